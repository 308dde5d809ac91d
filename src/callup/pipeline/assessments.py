"""From a record to an assessment, a series, a comparison. In: a ledger or a record, a day. Out: records of ``model``.

Deliberately missing: arithmetic; that is ``warning``'s. What was known by a day is ``record``'s answer.
"""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from callup.case import Case
from callup.errors import BadRequest
from callup.ledger import Ledger
from callup.model import Assessment, Change, Replay
from callup.pipeline.quotes import quoted
from callup.pipeline.what_if import changed_by
from callup.privacy import leaving
from callup.record import Record, known
from callup.warning import Options, assess, compare, days_between, replay, scored


def assessment(
    ledger: Ledger,
    case: Case,
    as_of: str,
    *,
    what_if: Sequence[str] = (),
    options: Options | None = None,
) -> Assessment:
    """Both questions as of a day; ``what_if`` leaves out (``-s-3f2a``) or adds (``+mobilisation_order:3``)."""
    return assessment_of(known(ledger, case, as_of), as_of, what_if=what_if, options=options)


def assessment_of(
    record: Record, as_of: str, *, what_if: Sequence[str] = (), options: Options | None = None
) -> Assessment:
    """The same, of a record in hand."""
    changed = changed_by(record.observed, what_if, record.case, as_of)
    found = assess(changed, record.case, as_of, options, supposed=tuple(what_if))
    return leaving(quoted(found, record))


def comparison(ledger: Ledger, case: Case, days: tuple[str, str]) -> Change:
    """Why the assessments of two days differ."""
    first, second = days
    if second < first:
        raise BadRequest(f"{second} lies before {first}: give the earlier day first")
    now = known(ledger, case, second)
    earlier = assess(known(ledger, case, first).observed, case, first)
    return leaving(quoted(compare(now.observed, case, days, earlier=earlier), now))


def series(
    ledger: Ledger, case: Case, days: tuple[str, str, int], options: Options | None = None
) -> Replay:
    """Both questions for every so many days: ``days`` is first, last, step.

    The record is read once. Where a person decided something in between, or a page was replaced, the days before and after
    that are answered from different reports; otherwise what was known later is left out day by day.
    """
    asked = days_between(*days)
    record = known(ledger, case, asked[-1])
    turns = record.turns
    parts = [
        replay(record.before(group[-1]).observed, case, group, options)
        for group in (
            list(found) for _, found in groupby(asked, lambda day: sum(t <= day for t in turns))
        )
    ]
    moments = tuple(moment for part in parts for moment in part.moments)
    whole = msgspec.structs.replace(
        parts[0],
        moments=moments,
        end=asked[-1],
        step_days=days[2],
        acts=parts[-1].acts,
        scores=scored(moments, parts[-1].acts, case),
    )
    return leaving(whole)
