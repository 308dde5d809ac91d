"""Counts kept beside the claims, so that a million of them need not be read to be counted. In: claims. Out: a Census.

One row a day, signal and region: how many core claims, how many deny, how many documents, and the claim kept last. The
region "" stands for all, the signal "" for every claim, core or not; the day "m2023-03" stands for a whole month, so that
regions are counted from few rows. A derived table: what it holds follows from the claims, and it is brought along in the
transaction that adds them. Deliberately missing: copies; documents are counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger import schema as t
from callup.ledger.asking import LAST, is_current
from callup.ledger.rows import Generation, Row, plain
from callup.model import Census, Claim, Count, Stance

ALL = ""
MONTH = "m"
"""Begins the key of a month; sorts behind every day."""
COUNTED = ("claims", "denied", "documents")
Key = tuple[str, str, str, bool]
"""Day, signal, region, whether the day is the day of publication."""


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
                for when in (day,) if code == ALL else (day, _month(day)):
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


def _month(day: str) -> str:
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
    db.execute(remove if day is None else remove.where(c.day.in_([day, _month(day)])))
    for ask in _asked():
        _insert(db, ask if day is None else ask.where(t.CLAIMS.c.known_since == day))
    _recount_documents(db, day)
    letter: sa.ColumnElement[str] = sa.literal_column(f"'{MONTH}'")
    month = letter.concat(sa.func.substr(c.day, sa.literal_column("1"), sa.literal_column("7")))
    sums = (sa.func.sum(c[name]) for name in COUNTED)
    whole = sa.select(month, c.signal, c.code, c.dated, *sums, sa.func.max(c.latest)).where(
        c.code != ALL
    )
    if day is not None:
        whole = whole.where(c.day >= day[:7], c.day < day[:7] + LAST)
    _insert(db, whole.group_by(month, c.signal, c.code, c.dated))


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


def _recount_documents(db: Connection, day: str | None) -> None:
    """The rows of every claim: documents without a claim count as documents too."""
    d, r = t.DOCUMENTS.c, t.READINGS.c
    newer = t.READINGS.alias("newer")
    current = ~sa.exists().where(newer.c.document == r.document, newer.c.generation > r.generation)
    empty: sa.ColumnElement[str] = sa.literal_column("''")
    none: sa.ColumnElement[int] = sa.literal_column("0")
    dated = d.published.is_not(None)
    ask = (
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
    _insert(db, ask if day is None else ask.where(d.known_since == day))


def census_of(db: Connection, as_of: str | None) -> Census:
    """What is known by a day, counted."""
    c = t.TALLIES.c
    known = c.day < MONTH if as_of is None else c.day <= plain(as_of)
    sums = (sa.func.sum(c.claims), sa.func.sum(c.documents))
    ends = (sa.func.min(_dated(c.day)), sa.func.max(_dated(c.day)))
    whole = db.execute(sa.select(*sums, *ends).where(c.code == ALL, c.signal == ALL, known)).one()
    of_signals = _counts(db, sa.and_(c.code == ALL, c.signal != ALL, known))
    return Census(
        claims=whole[0] or 0,
        documents=whole[1] or 0,
        first=whole[2],
        last=whole[3],
        signals={signal: count for (signal, _), count in of_signals.items()},
        regions=_counts(db, sa.and_(c.code != ALL, _months(as_of))),
        days=_days(db, known),
    )


def _months(as_of: str | None) -> sa.ColumnElement[bool]:
    """Whole months before a day's own, and the days of its own month up to it; all months where there is no day."""
    day = t.TALLIES.c.day
    if as_of is None:
        return day >= MONTH
    end = plain(as_of)
    whole = sa.and_(day >= MONTH, day < _month(end))
    return sa.or_(whole, sa.and_(day >= end[:7], day <= end))


def _counts(db: Connection, which: sa.ColumnElement[bool]) -> dict[tuple[str, str], Count]:
    c = t.TALLIES.c
    sums = [sa.func.sum(c[name]) for name in COUNTED]
    ask = sa.select(c.signal, c.code, *sums, sa.func.max(c.latest)).where(which)
    found = [tuple(row) for row in db.execute(ask.group_by(c.signal, c.code)) if row[2] > 0]
    names = _claim_ids(db, [row[5] for row in found])
    return {
        (signal, code): Count(claims=n, denied=denied, sources=documents, latest=names.get(latest))
        for signal, code, n, denied, documents, latest in found
    }


def _dated(day: sa.Column[str]) -> sa.ColumnElement[str]:
    return sa.case((t.TALLIES.c.dated, day))


def _days(db: Connection, known: sa.ColumnElement[bool]) -> dict[str, dict[str, int]]:
    c = t.TALLIES.c
    ask = sa.select(c.day, c.signal, c.claims).where(
        c.signal != ALL, c.code == ALL, c.dated, c.claims > 0, known
    )
    days: dict[str, dict[str, int]] = defaultdict(dict)
    for day, signal, claims in db.execute(ask.order_by(c.day, c.claims.desc(), c.signal)):
        days[day][signal] = claims
    return dict(days)


def _claim_ids(db: Connection, numbers: list[int]) -> dict[int, str]:
    c = t.CLAIMS.c
    found: dict[int, str] = {}
    for start in range(0, len(numbers), 500):
        ask = sa.select(c.number, c.id).where(c.number.in_(numbers[start : start + 500]))
        found.update({row.number: row.id for row in db.execute(ask)})
    return found
