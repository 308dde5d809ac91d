"""A projection as rows: everything by day, need and region. In: a Projection. Out: rows of five percentiles and a chance."""

from collections.abc import Iterator

from callup.model.projection import PathAnswer, Range
from callup.publish.nouns import Projected
from callup.publish.setting import Setting

COLUMNS = ("path", "answer", "key", "p10", "p25", "p50", "p75", "p90", "chance")
"""``key`` is a date, a need or a region."""
Row = dict[str, object]


def rows(told: Projected, at: Setting) -> Iterator[Row]:
    """All rows, path by path."""
    del at
    for answer in told.made.paths:
        for cells in _cells(answer):
            yield dict(zip(COLUMNS, (answer.path, *cells), strict=True))


def _cells(answer: PathAnswer) -> Iterator[tuple[str, ...]]:
    for name, days in answer.fans.items():
        for day in days:
            yield (name, day.date, *(f"{x:.0f}" for x in day.levels), "")
    for need in answer.needs:
        key = f"{need.need.men:.0f}@{need.need.by}"
        yield ("need", key, *_three(need.delivered), f"{need.chance:.4f}")
    for part in answer.regions:
        yield ("men called up and signed", part.code, *_three(part.men), "")


def _three(value: Range) -> tuple[str, ...]:
    return (f"{value.low:.0f}", "", f"{value.median:.0f}", "", f"{value.high:.0f}")
