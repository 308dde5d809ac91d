"""The tables. In: nothing. Out: SQLAlchemy Core tables for SQLite and PostgreSQL alike.

Append-only in meaning: rows are added, never changed. A second reading of a document adds a new generation of claims.
"""

import sqlalchemy as sa

VERSION = 1
META = sa.MetaData()

SCHEMA = sa.Table("schema_version", META, sa.Column("version", sa.Integer, primary_key=True))

DOCUMENTS = sa.Table(
    "documents",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("published", sa.Text, index=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("known_since", sa.Text, nullable=False),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("claim_count", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

CLAIMS = sa.Table(
    "claims",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("generation", sa.Integer, primary_key=True),
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("published", sa.Text),
    sa.Column("signal", sa.Text),
    sa.Column("measure", sa.Text),
    sa.Column("stance", sa.Text, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("core", sa.Boolean, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("claims_by_signal", "signal", "published"),
    sa.Index("claims_by_measure", "measure", "published"),
    sa.Index("claims_by_date", "published", "document", "start"),
)

PLACES = sa.Table(
    "claim_places",
    META,
    sa.Column("claim", sa.Text, primary_key=True),
    sa.Column("generation", sa.Integer, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Index("claim_places_by_code", "code", "claim"),
)

CAPTURES = sa.Table(
    "captures",
    META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.UniqueConstraint("document", "file", name="one_capture_a_file"),
)

REFUSALS = sa.Table(
    "refusals",
    META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("bytes_sha256", sa.Text),
    sa.Column("at", sa.Text, nullable=False),
    sa.UniqueConstraint("file", "stage", "reason", name="one_refusal_a_reason"),
)

EVENTS = sa.Table(
    "events",
    META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.Text, nullable=False, index=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
)
