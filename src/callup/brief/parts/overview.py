"""The numbers behind the map and the timeline. In: the census. Out: counts by region and by day."""

from collections import Counter
from collections.abc import Iterator

from callup.brief.context import Context
from callup.case.sides import raised_in
from callup.model.brief import DayCount


def region_counts(context: Context) -> dict[str, int]:
    """Statements by region in which men are raised; what is only denied there does not count as reported."""
    counts: Counter[str] = Counter()
    for (signal, code), count in context.census.regions.items():
        if count.claims > count.denied and raised_in(signal, code, context.case):
            counts[code] += count.claims - count.denied
    return dict(sorted(counts.items()))


def timeline(context: Context) -> Iterator[DayCount]:
    """Statements by day of publication and signal."""
    for day, counts in context.census.days.items():
        yield DayCount(day=day, counts=counts)
