"""Counts kept beside the claims, so that a million of them need not be read to be counted. In: claims. Out: a Census.

One row a day, signal and region: how many core claims, how many deny, how many documents, and the claim kept last. The
region "" stands for all, the signal "" for every claim, core or not; the day "m2023-03" stands for a whole month, so that
regions are counted from few rows. A derived table: what it holds follows from the claims, and it is brought along in the
transaction that adds them. It counts pages that were replaced as well; who asks gets the counts without those replaced by
the day. Deliberately missing: copies; documents are counted.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger import schema as t
from callup.ledger.rows import Generation, Row, plain
from callup.ledger.selects import LAST, is_current, is_replaced
from callup.model import Claim, Stance

ALL = ""
MONTH = "m"
"""Begins the key of a month; sorts behind every day."""
COUNTED = ("claims", "denied", "documents")
Key = tuple[str, str, str, bool]
"""Day, signal, region, whether the day is the day of publication."""


class Counted(NamedTuple):
    """One row of counts, without the claim kept last."""

    day: str
    signal: str
    code: str
    dated: bool
    claims: int
    denied: int
    documents: int


class Tallying:
    """Counts the claims of new documents, batch by batch."""

    def __init__(self) -> None:
        self._rows: dict[Key, Row] = {}

    def add(self, reading: Generation, numbered: Iterable[tuple[Claim, int]]) -> None:
        """Count one reading of a document that was not counted before."""
        day, dated = reading.known_since, reading.kept.document.published is not None
        touched: set[Key] = set()
        self._count((day, ALL, ALL, dated), touched, 0, denies=False, claims=0)
        for claim, number in numbered:
            denies = claim.stance is Stance.DENIES
            keys = [(ALL, ALL)]
            if claim.core and claim.signal:
                codes = {plain(place.code) for place in claim.places if "-" in place.code}
                keys += [(claim.signal, code) for code in (ALL, *codes)]
            for signal, code in keys:
                for when in (day,) if code == ALL else (day, month_of(day)):
                    self._count((when, signal, code, dated), touched, number, denies=denies)

    def _count(
        self, key: Key, touched: set[Key], number: int, *, denies: bool, claims: int = 1
    ) -> None:
        row = self._rows.setdefault(
            key, {**_named(key), "claims": 0, "denied": 0, "documents": 0, "latest": 0}
        )
        row["claims"] += claims
        row["denied"] += denies
        row["documents"] += key not in touched
        row["latest"] = max(row["latest"], number)
        touched.add(key)

    def keep(self, db: Connection) -> None:
        """Add what was counted to what is counted already."""
        if not self._rows:
            return
        c = t.TALLIES.c
        make = _insert_of(db)(t.TALLIES)
        new = make.excluded
        sums = {name: c[name] + new[name] for name in COUNTED}
        newest = sa.case((new.latest > c.latest, new.latest), else_=c.latest)
        upsert = make.on_conflict_do_update(
            index_elements=[c.day, c.signal, c.code, c.dated], set_={**sums, "latest": newest}
        )
        db.execute(upsert, list(self._rows.values()))


def month_of(day: str) -> str:
    """The key of a day's month."""
    return MONTH + day[:7]


def _named(key: Key) -> Row:
    return dict(zip(("day", "signal", "code", "dated"), key, strict=True))


def _insert_of(db: Connection) -> Any:  # noqa: ANN401 - the two dialects' inserts share no base
    if db.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as postgresql

        return postgresql
    from sqlalchemy.dialects.sqlite import insert as sqlite

    return sqlite


def recount(db: Connection, day: str | None = None) -> None:
    """Count the current claims anew: of one day by which documents are known, or of all days."""
    c = t.TALLIES.c
    remove = sa.delete(t.TALLIES)
    db.execute(remove if day is None else remove.where(c.day.in_([day, month_of(day)])))
    for ask in _asked():
        _insert(db, ask if day is None else ask.where(t.CLAIMS.c.known_since == day))
    whole = _documents_asked()
    _insert(db, whole if day is None else whole.where(t.DOCUMENTS.c.known_since == day))
    letter: sa.ColumnElement[str] = sa.literal_column(f"'{MONTH}'")
    month = letter.concat(sa.func.substr(c.day, sa.literal_column("1"), sa.literal_column("7")))
    sums = (sa.func.sum(c[name]) for name in COUNTED)
    months = sa.select(month, c.signal, c.code, c.dated, *sums, sa.func.max(c.latest)).where(
        c.code != ALL
    )
    if day is not None:
        months = months.where(c.day >= day[:7], c.day < day[:7] + LAST)
    _insert(db, months.group_by(month, c.signal, c.code, c.dated))


def _insert(db: Connection, rows: sa.Select[Any]) -> None:
    db.execute(sa.insert(t.TALLIES).from_select([column.name for column in t.TALLIES.c], rows))


def _asked() -> Iterable[sa.Select[Any]]:
    c, p = t.CLAIMS.c, t.PLACES.c
    denied = sa.func.sum(sa.case((c.stance == Stance.DENIES.value, 1), else_=0))
    documents = sa.func.count(sa.distinct(c.document))
    counts = (sa.func.count(), denied, documents, sa.func.max(c.number))
    dated = c.published.is_not(None)
    core = (is_current(), c.core, c.signal.is_not(None))
    named: sa.ColumnElement[str] = sa.literal_column("''")
    yield (
        sa.select(c.known_since, c.signal, named, dated, *counts)
        .where(*core)
        .group_by(c.signal, c.known_since, dated)
    )
    yield (
        sa.select(c.known_since, c.signal, p.code, dated, *counts)
        .join(t.PLACES, p.claim == c.number)
        .where(*core, p.code.contains("-"))
        .group_by(c.signal, p.code, c.known_since, dated)
    )


def _documents_asked() -> sa.Select[Any]:
    """The rows of every claim: documents without a claim count as documents too."""
    d, r = t.DOCUMENTS.c, t.READINGS.c
    newer = t.READINGS.alias("newer")
    current = ~sa.exists().where(newer.c.document == r.document, newer.c.generation > r.generation)
    empty: sa.ColumnElement[str] = sa.literal_column("''")
    none: sa.ColumnElement[int] = sa.literal_column("0")
    dated = d.published.is_not(None)
    return (
        sa.select(
            d.known_since,
            empty,
            empty,
            dated,
            sa.func.sum(r.claim_count),
            none,
            sa.func.count(),
            none,
        )
        .join(t.READINGS, r.document == d.id)
        .where(current)
        .group_by(d.known_since, dated)
    )


def replaced_rows(db: Connection, as_of: str | None) -> list[Counted]:
    """What pages that were replaced by a day would add to the counts: rows as those of the table, without months."""
    d, c = t.DOCUMENTS.c, t.CLAIMS.c
    asks = [ask.where(is_replaced(as_of)) for ask in _asked()]
    asks.append(_documents_asked().where(is_replaced(as_of, d.id)))
    days = (c.known_since, c.known_since, d.known_since)
    known = (day <= (plain(as_of) if as_of else LAST) for day in days)
    found = (db.execute(ask.where(by)) for ask, by in zip(asks, known, strict=True))
    return [Counted(*row[:-1]) for rows in found for row in rows]
