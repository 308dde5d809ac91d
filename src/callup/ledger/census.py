"""A Census from the counts kept beside the claims. In: a day. Out: how much is said by it, pages replaced by it left out.

Deliberately missing: how the counts are kept; see ``tallies``.
"""

from collections import defaultdict
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger import schema as t
from callup.ledger.rows import plain
from callup.ledger.tallies import ALL, COUNTED, MONTH, Counted, month_of, replaced_rows
from callup.model import Census, Count


def census_of(db: Connection, as_of: str | None, *, replacing: bool) -> Census:
    """What is known by a day, counted; ``replacing`` says whether any page was ever replaced."""
    census = _tallied_census(db, as_of)
    return _without(db, census, as_of) if replacing else census


def _without(db: Connection, census: Census, as_of: str | None) -> Census:
    """The census without pages that were replaced by the day."""
    signals, regions = dict(census.signals), dict(census.regions)
    days = {day: dict(counts) for day, counts in census.days.items()}
    claims = documents = 0
    for row in replaced_rows(db, as_of):
        if row.signal == ALL:
            claims, documents = claims + row.claims, documents + row.documents
        elif row.code != ALL:
            _less(regions, (row.signal, row.code), row)
        else:
            _less(signals, row.signal, row)
            if row.dated:
                days[row.day][row.signal] -= row.claims
    return msgspec.structs.replace(
        census,
        claims=census.claims - claims,
        documents=census.documents - documents,
        signals=signals,
        regions=regions,
        days={
            day: kept
            for day, counts in days.items()
            if (kept := {signal: n for signal, n in counts.items() if n})
        },
    )


def _less(counts: dict[Any, Count], key: object, gone: Counted) -> None:
    count = counts[key]
    if count.claims == gone.claims:
        del counts[key]
        return
    counts[key] = msgspec.structs.replace(
        count,
        claims=count.claims - gone.claims,
        denied=count.denied - gone.denied,
        sources=count.sources - gone.documents,
    )


def _tallied_census(db: Connection, as_of: str | None) -> Census:
    """What is known by a day, replaced pages too."""
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
    whole = sa.and_(day >= MONTH, day < month_of(end))
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
