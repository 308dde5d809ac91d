"""Full text search of claims on both stores. In: forms of words, a query. Out: rows to index, conditions to add.

SQLite: the FTS5 table ``claim_words`` by claim number. PostgreSQL: a ``tsvector`` with the words of the sentence under
weight A, their other dictionary forms under D. Deliberately missing: ranking; claims come in order of their dates.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.errors import BadRequest
from callup.ledger.schema import CLAIMS
from callup.ledger.words import Term, WordForms, parse_query

MOST_POSITIONS = 16_000
"""A tsvector counts positions up to 16,383."""
LONGEST_WORD = 250
"""Characters of a word that is indexed; a tsvector refuses more than 2,046 bytes."""

TO_SQLITE = sa.text("INSERT INTO claim_words (rowid, forms, also) VALUES (:claim, :forms, :also)")
TO_POSTGRESQL = sa.text(
    "INSERT INTO claim_words (claim, words) VALUES (:claim, CAST(:words AS tsvector))"
)


def index(db: Connection, rows: list[tuple[int, WordForms]]) -> None:
    """Index the words of some claims, given by number."""
    if not rows:
        return
    if db.dialect.name == "sqlite":
        db.execute(
            TO_SQLITE,
            [{"claim": n, "forms": " ".join(f.first), "also": " ".join(f.also)} for n, f in rows],
        )
    else:
        db.execute(TO_POSTGRESQL, [{"claim": n, "words": _vector(f)} for n, f in rows])


def conditions(text: str, dialect: str) -> Iterator[sa.ColumnElement[bool]]:
    """What a claim has to fulfil to fit a query; BadRequest when the query holds no word."""
    wanted, barred = parse_query(text)
    if not wanted and not barred:
        raise BadRequest(f'no word to look for in {text!r}: write words, "a phrase", or -word')
    match = _fts5 if dialect == "sqlite" else _tsquery
    yield from (match(term) for term in wanted)
    yield from (sa.not_(match(term)) for term in barred)


def _fts5(term: Term) -> sa.ColumnElement[bool]:
    if term.phrase:
        asked = f'forms : "{" ".join(term.words)}"'
    else:
        asked = " OR ".join(f'"{word}"' for word in term.words)
    found = sa.text("SELECT rowid FROM claim_words WHERE claim_words MATCH :asked")
    return CLAIMS.c.number.in_(_named(found, asked))


def _tsquery(term: Term) -> sa.ColumnElement[bool]:
    if term.phrase:
        asked = " <-> ".join(f"'{word[:LONGEST_WORD]}':A" for word in term.words)
    else:
        asked = " | ".join(f"'{word[:LONGEST_WORD]}'" for word in term.words)
    found = sa.text("SELECT claim FROM claim_words WHERE words @@ CAST(:asked AS tsquery)")
    return CLAIMS.c.number.in_(_named(found, asked))


def _named(ask: sa.TextClause, asked: str) -> sa.TextualSelect:
    """A query with its parameter under a name of its own, so that several stand side by side."""
    return ask.bindparams(sa.bindparam("asked", asked, unique=True)).columns(
        sa.column("number", sa.Integer)
    )


def _vector(forms: WordForms) -> str:
    # Words are letters and digits only, so nothing needs quoting within the quotes.
    placed: dict[str, list[str]] = {}
    for position, word in enumerate(forms.first[:MOST_POSITIONS], 1):
        placed.setdefault(word[:LONGEST_WORD], []).append(f"{position}A")
    for word in forms.also:
        placed.setdefault(word[:LONGEST_WORD], []).append("1D")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in placed.items())
