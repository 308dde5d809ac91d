"""Pictures of figures as SVG text: all values of a measure on one scale, and their course in time. In: a FigurePart. Out: SVG.

Colours tell sides, an arrow an open bound, the grey band what the current values span. Nothing is smoothed or joined
that one source did not say. Deliberately missing: scripts and fonts from elsewhere; the pictures stand alone and print.
"""

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from html import escape

import msgspec

from callup.brief.wording import digits
from callup.model.brief import FigurePart, FigureRow
from callup.publish.drawings.svg import svg
from callup.publish.palette import GREY, SHADE, SIDES

WIDTH = 720
ROW = 26
LEFT = 240
RIGHT = 190
TOP = 16
LONGEST_NAME = 23
LOG_FROM = 50
"""Values further apart than this many times are drawn on a logarithmic scale."""
OPEN_ABOVE = frozenset({"at_least", "more_than"})
OPEN_BELOW = frozenset({"up_to", "less_than"})
COURSE_HEIGHT = 190
VIEW = re.compile(r'viewBox="0 0 \d+ (\d+)"')
TITLE = re.compile(r"<title>(.*?)</title>")


class LineScale(msgspec.Struct, frozen=True):
    """From numbers to places on a line of ``room`` that begins at ``start``."""

    low: float
    high: float
    start: float
    room: float
    logarithmic: bool

    def at(self, number: float) -> float:
        """Where a number lies."""
        if self.logarithmic:
            low = math.log(self.low)
            return self.start + self.room * (math.log(max(number, self.low)) - low) / (
                math.log(self.high) - low
            )
        return self.start + self.room * (number - self.low) / ((self.high - self.low) or 1)


def scale_of(rows: Sequence[FigureRow], start: float, room: float) -> LineScale | None:
    """A scale that holds every end of some values; from 0 where none is negative."""
    ends = [end for row in rows for end in _ends(row)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    if low > 0 and high / low > LOG_FROM:
        return LineScale(low, high, start, room, logarithmic=True)
    return LineScale(min(0.0, low), high, start, room, logarithmic=False)


def intervals(figure: FigurePart, *, alone: bool = False) -> str:
    """All values of a measure as dots and bars on one scale, oldest on top; an open bound ends in an arrow.

    A single value is drawn only where the picture stands ``alone``.
    """
    scale = scale_of(figure.rows, LEFT, WIDTH - LEFT - RIGHT)
    if len(figure.rows) < 2 - alone or scale is None:
        return ""
    height = TOP + 14 + ROW * len(figure.rows)
    rows = "".join(
        _interval(row, TOP + 14 + ROW * number, scale) for number, row in enumerate(figure.rows)
    )
    sides = _legend({row.side for row in figure.rows}, height + 12)
    return svg(
        _title(figure, scale), (WIDTH, height + 24), _band(figure, scale, height) + rows + sides
    )


def course(figure: FigurePart) -> str:
    """The values of a measure over time: bars from low to high at their day, one source's values joined by a thin line."""
    dated = [(day, row) for row in figure.rows if (day := _day(row.date)) is not None]
    scale = scale_of([row for _, row in dated], COURSE_HEIGHT - 30, 46 - COURSE_HEIGHT)
    if len({day for day, _ in dated}) < 2 or scale is None:
        return ""
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    reach = (last - first).days

    def across(day: dt.date) -> float:
        return 70 + (day - first).days / reach * (WIDTH - 160)

    body = "".join(
        [
            *_frame(first, last, scale),
            *_joined(dated, across, scale),
            *(_point(row, across(day), scale) for day, row in dated),
        ]
    )
    legend = _legend({row.side for _, row in dated}, COURSE_HEIGHT + 14)
    return svg(_title(figure, scale), (WIDTH, COURSE_HEIGHT + 26), body + legend)


def sheet(pictures: Sequence[str]) -> str:
    """Several pictures below each other as one SVG, each under its title."""
    parts, y = [], 0.0
    for picture in pictures:
        height = float(VIEW.search(picture)[1])  # type: ignore[index]
        title = TITLE.search(picture)
        heading = title[1] if title is not None else ""
        parts.append(
            f'<text x="12" y="{y + 18:.0f}" font-size="14" font-weight="bold">{heading}</text>'
        )
        parts.append(
            picture.replace(
                "<svg ", f'<svg x="0" y="{y + 22:.0f}" width="{WIDTH}" height="{height:.0f}" ', 1
            )
        )
        y += height + 34
    return svg("Figures", (WIDTH, max(y, 1.0)), "".join(parts))


def _title(figure: FigurePart, scale: LineScale) -> str:
    parts = [
        figure.title,
        figure.place or "",
        figure.basis,
        figure.mode if figure.mode != "reported" else "",
    ]
    return ", ".join(part for part in parts if part) + (
        " (logarithmic scale)" if scale.logarithmic else ""
    )


def _ends(row: FigureRow) -> list[float]:
    return [end for end in (row.value, row.low, row.high) if end is not None]


def _band(figure: FigurePart, scale: LineScale, height: float) -> str:
    """What the current values span, behind them; an open end runs to the edge."""
    left = scale.at(figure.low) if figure.low is not None else LEFT
    right = scale.at(figure.high) if figure.high is not None else WIDTH - RIGHT + 30
    wide, tall = max(1.0, right - left), height - TOP
    return f'<rect x="{left:.1f}" y="{TOP}" width="{wide:.1f}" height="{tall:.0f}" fill="{SHADE}"/>'


def _interval(row: FigureRow, y: float, scale: LineScale) -> str:
    left, right = scale.at(min(_ends(row))), scale.at(max(_ends(row)))
    colour = SIDES[row.side]
    faded = ' opacity="0.45"' if row.superseded else ""
    plain = row.speaker.split(" (")[0].split(",")[0]
    name = plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + "…"
    shape = f'<circle cx="{left:.1f}" cy="{y}" r="4.5" fill="{colour}"/>'
    if right > left:
        shape = f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="6"/>'
    if row.bound in OPEN_ABOVE:
        shape += f'<path d="M{left + 6:.1f} {y}h34m-7 -5l7 5l-7 5" class="arrow" fill="none" stroke="{colour}"/>'
    elif row.bound in OPEN_BELOW:
        shape += f'<path d="M{right - 6:.1f} {y}h-34m7 -5l-7 5l7 5" class="arrow" fill="none" stroke="{colour}"/>'
    date = f" · {row.date}" if row.date else ""
    beside = right + (46 if row.bound in OPEN_ABOVE else 10)
    return (
        f'<g{faded}><text x="{LEFT - 12}" y="{y + 4}" text-anchor="end" class="small" font-size="12">'
        f"{escape(name)}{date}</text>{shape}"
        f'<text x="{min(beside, WIDTH - 6):.1f}" y="{y + 4}" class="small" font-size="12">{escape(_short(row))}</text></g>'
    )


def _short(row: FigureRow) -> str:
    if row.bound == "between":
        return f"{digits(row.low)}–{digits(row.high)}"
    return row.said


def _legend(sides: set[str | None], y: float) -> str:
    """The colours of the sides shown, when there is more than one."""
    if len(sides) < 2:
        return ""
    pieces = []
    for number, side in enumerate(s for s in SIDES if s in sides):
        x = 30 + 125 * number
        pieces.append(
            f'<rect x="{x}" y="{y - 9:.0f}" width="10" height="10" fill="{SIDES[side]}"/>'
            f'<text x="{x + 15}" y="{y:.0f}" class="small" font-size="12">{side or "side not known"}</text>'
        )
    return "".join(pieces)


def _frame(first: dt.date, last: dt.date, scale: LineScale) -> Iterator[str]:
    base = COURSE_HEIGHT - 30
    yield f'<line x1="60" y1="{base}" x2="{WIDTH - 80}" y2="{base}" class="axis" stroke="{GREY}"/>'
    for day, x, anchor in ((first, 70, "start"), (last, WIDTH - 90, "end")):
        yield f'<text x="{x}" y="{base + 17}" text-anchor="{anchor}" class="small" font-size="12">{day.isoformat()}</text>'
    for number in (scale.low, scale.high):
        yield f'<text x="56" y="{scale.at(number) + 4:.1f}" text-anchor="end" class="small" font-size="12">{digits(number)}</text>'


def _joined(
    dated: Sequence[tuple[dt.date, FigureRow]], across: Callable[[dt.date], float], scale: LineScale
) -> Iterator[str]:
    """A thin line through the values of one source, in the order it gave them."""
    by_source: dict[str, list[tuple[float, float, str | None]]] = defaultdict(list)
    for day, row in sorted(dated, key=lambda pair: pair[0]):
        middle = sum(_ends(row)) / len(_ends(row))
        by_source[row.speaker].append((across(day), scale.at(middle), row.side))
    for points in by_source.values():
        if len(points) > 1:
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
            yield f'<path d="M{path}" fill="none" stroke="{SIDES[points[0][2]]}" stroke-width="1" opacity="0.5"/>'


def _point(row: FigureRow, x: float, scale: LineScale) -> str:
    colour, ends = SIDES[row.side], _ends(row)
    low, high = scale.at(min(ends)), scale.at(max(ends))
    told = escape(f"{row.date}: {row.said}, {row.speaker}")
    shape = f'<circle cx="{x:.1f}" cy="{low:.1f}" r="4" fill="{colour}"/>'
    if high < low:
        shape = f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}" stroke="{colour}" stroke-width="5"/>'
    if row.bound in OPEN_ABOVE:
        shape += (
            f'<path d="M{x:.1f} {low - 5:.1f}v-16m-4 5l4 -5l4 5" fill="none" stroke="{colour}"/>'
        )
    elif row.bound in OPEN_BELOW:
        shape += (
            f'<path d="M{x:.1f} {high + 5:.1f}v16m-4 -5l4 5l4 -5" fill="none" stroke="{colour}"/>'
        )
    return f"<g>{shape}<title>{told}</title></g>"


def _day(date: str | None) -> dt.date | None:
    if not date:
        return None
    return dt.date.fromisoformat(date if len(date) > 7 else f"{date}-01")
