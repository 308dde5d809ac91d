"""The tables. In: nothing. Out: SQLAlchemy Core tables for SQLite and PostgreSQL alike.

Append-only in meaning: rows are added, never changed. A second reading of a document adds a row to ``readings`` and a
new generation of claims; what is current is the highest generation. Deliberately missing: how words are indexed
(``search``) and how an older store gets there (``versions``).
"""

import sqlalchemy as sa

META = sa.MetaData()

# Compared byte by byte on both stores: ids begin with a prefix, dates sort by their digits, whatever the locale.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

SCHEMA = sa.Table("schema_version", META, sa.Column("version", sa.Integer, primary_key=True))

DOCUMENTS = sa.Table(
    "documents",
    META,
    sa.Column("id", KEY, primary_key=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("published", KEY),
    sa.Column("language", sa.Text, nullable=False),
    # The day of publication or, where nobody knows it, of the first capture: what "as of" goes by.
    sa.Column("known_since", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("documents_by_day", "known_since", "id"),
    sa.Index("documents_by_url", "url"),
)

READINGS = sa.Table(
    "readings",
    META,
    sa.Column("document", KEY, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("generation", sa.Integer, primary_key=True),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("read_at", KEY, nullable=False),
    sa.Column("claim_count", sa.Integer, nullable=False),
)

CLAIMS = sa.Table(
    "claims",
    META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", KEY, nullable=False),
    sa.Column("document", KEY, nullable=False),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("published", KEY),
    sa.Column("known_since", KEY, nullable=False),
    sa.Column("signal", KEY),
    sa.Column("measure", KEY),
    sa.Column("stance", KEY, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("core", sa.Boolean, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("read_at", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.ForeignKeyConstraint(
        ["document", "generation"], ["readings.document", "readings.generation"]
    ),
    sa.UniqueConstraint("id", "generation", name="one_claim_a_generation"),
    # Each ends in the day by which claims are given out: only the claims of one day are left to be sorted.
    sa.Index("claims_by_day", "known_since"),
    sa.Index("claims_by_signal", "signal", "known_since"),
    sa.Index("claims_by_measure", "measure", "known_since"),
    sa.Index("claims_by_stance", "stance", "known_since"),
    sa.Index("claims_by_document", "document"),
)

PLACES = sa.Table(
    "claim_places",
    META,
    sa.Column(
        "claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True, autoincrement=False
    ),
    sa.Column("code", KEY, primary_key=True),
    sa.Index("claim_places_by_code", "code", "claim"),
)

CAPTURES = sa.Table(
    "captures",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document", KEY, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.UniqueConstraint("document", "file", name="one_capture_a_file"),
)

REFUSALS = sa.Table(
    "refusals",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    # A name made of the refusal's own words: the same refusal twice is one row.
    sa.Column("id", KEY, nullable=False, unique=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

EVENTS = sa.Table(
    "events",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", KEY, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("subject", KEY, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("reader", sa.Text),
    sa.Index("events_by_subject", "subject", "number"),
)

# What people decided about claims, strands and predictions. A later row takes the place of an earlier one by rule
# (``model.review``), never in the table.
DECISIONS = sa.Table(
    "decisions",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", KEY, nullable=False, unique=True),
    sa.Column("at", KEY, nullable=False),
    sa.Column("kind", KEY, nullable=False),
    sa.Column("subject", KEY, nullable=False),
    sa.Column("verdict", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("decisions_by_subject", "subject", "number"),
    sa.Index("decisions_by_time", "at", "number"),
)

# Counts of the current claims by signal, region and day; see ``tallies``. The one table that follows from others and is
# changed with them.
TALLIES = sa.Table(
    "tallies",
    META,
    sa.Column("day", KEY, primary_key=True),
    sa.Column("signal", KEY, primary_key=True),
    sa.Column("code", KEY, primary_key=True),
    sa.Column("dated", sa.Boolean, primary_key=True),
    sa.Column("claims", sa.Integer, nullable=False),
    sa.Column("denied", sa.Integer, nullable=False),
    sa.Column("documents", sa.Integer, nullable=False),
    sa.Column("latest", sa.Integer, nullable=False),
    sa.Index("tallies_by_code", "code", "day"),
    sqlite_with_rowid=False,
)

# What the watch fetched, as it lies in WARC files; see ``watching``.
PAGE_CAPTURES = sa.Table(
    "page_captures",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", KEY, nullable=False, unique=True),
    sa.Column("url", KEY, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.Column("status", sa.Integer, nullable=False),
    sa.Column("kind", KEY, nullable=False),
    sa.Column("mime", sa.Text, nullable=False),
    sa.Column("sha256", KEY, nullable=False),
    sa.Column("file", KEY, nullable=False),
    sa.Column("offset", sa.BigInteger, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("record_sha256", KEY, nullable=False),
    sa.Column("source", KEY, nullable=False),
    sa.Column("refers", KEY),
    sa.Column("truncated", sa.Text, nullable=False),
    sa.Index("page_captures_by_digest", "sha256"),
    sa.Index("page_captures_by_url", "url", "number"),
    sa.Index("page_captures_by_file", "file", "offset"),
)

# What became of pages and posts: a row an event, never changed.
CHANGES = sa.Table(
    "page_changes",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", KEY, nullable=False, unique=True),
    sa.Column("kind", KEY, nullable=False),
    sa.Column("url", KEY, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("page_changes_by_url", "url", "number"),
)

# How a page stands now. Follows from captures and is changed with them, in one transaction.
WATCHED = sa.Table(
    "watched_pages",
    META,
    sa.Column("url", KEY, primary_key=True),
    sa.Column("source", KEY, nullable=False),
    sa.Column("due", sa.Float, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("watched_pages_by_due", "due"),
)

# Documents an outlet published, by its feeds and sitemaps, read or not: what it might have reported in.
PUBLISHED = sa.Table(
    "published",
    META,
    sa.Column("url", KEY, primary_key=True),
    sa.Column("publisher", sa.Text),
    sa.Column("day", KEY, nullable=False),
    sa.Index("published_by_day", "day"),
)

ALERTS = sa.Table(
    "alerts",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", KEY, nullable=False, unique=True),
    sa.Column("rule", KEY, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

# Every try to deliver an alert, and what came of it.
DELIVERIES = sa.Table(
    "deliveries",
    META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("alert", KEY, sa.ForeignKey("alerts.id"), nullable=False),
    sa.Column("way", KEY, nullable=False),
    sa.Column("at", KEY, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index("deliveries_by_alert", "alert", "way"),
)
