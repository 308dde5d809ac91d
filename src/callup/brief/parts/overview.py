"""The numbers behind the map and the timeline. In: the claims on the matter. Out: counts by region and by day."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from callup.brief.context import Context
from callup.model import Stance
from callup.model.brief import DayCount


def region_counts(context: Context) -> dict[str, int]:
    """Statements by region; what is only denied there does not count as reported."""
    counts: Counter[str] = Counter()
    for claim in context.core:
        if claim.stance is not Stance.DENIES:
            counts.update({place.code for place in claim.places if "-" in place.code})
    return dict(sorted(counts.items()))


def timeline(context: Context) -> Iterator[DayCount]:
    """Statements by day of publication and signal."""
    days: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in context.core:
        day = context.document_of(claim).published
        if day and claim.signal:
            days[day][claim.signal] += 1
    for day in sorted(days):
        yield DayCount(day=day, counts=dict(days[day].most_common()))
