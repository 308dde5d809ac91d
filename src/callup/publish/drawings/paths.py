"""Pictures of a projection as SVG: fans, a comparison of paths, a tornado. In: a Projection's parts. Out: SVG text.

Missing on purpose: scripts, and fonts or colours from elsewhere; the pictures stand alone and print.
"""

import datetime as dt
import math
from collections.abc import Sequence
from html import escape

from callup.model import Need
from callup.model.projection import Driver, FanDay, PathAnswer
from callup.publish.drawings.svg import svg
from callup.publish.palette import SERIES

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 62, 16, 24, 34


def fan(
    days: Sequence[FanDay], title: str, needs: Sequence[Need] = (), colour: str = SERIES[0]
) -> str:
    """The 80% and 50% bands with the median; needs as marks."""
    plot = _Plot(days, max([day.levels[4] for day in days] + [need.men for need in needs]))
    body = [
        plot.band(days, 0, 4, colour, 0.2),
        plot.band(days, 1, 3, colour, 0.35),
        plot.line(days, 2, colour),
        *(plot.mark(need) for need in needs),
    ]
    return _svg(title, HEIGHT, plot.frame() + "".join(body))


def comparison(
    answers: Sequence[PathAnswer], series: str, title: str, needs: Sequence[Need] = ()
) -> str:
    """Every path's median with its 50% band in one picture."""
    fans = [answer.fans[series] for answer in answers]
    top = max([day.levels[3] for one in fans for day in one] + [need.men for need in needs])
    plot = _Plot(fans[0], top)
    body, legend = [], []
    for number, (answer, days) in enumerate(zip(answers, fans, strict=True)):
        colour = SERIES[number % len(SERIES)]
        body += [plot.band(days, 1, 3, colour, 0.18), plot.line(days, 2, colour)]
        x, y = LEFT + 8 + (number % 2) * 330, HEIGHT + 12 + 18 * (number // 2)
        legend.append(
            f'<rect x="{x}" y="{y - 9}" width="12" height="12" fill="{colour}"/>'
            f'<text x="{x + 18}" y="{y + 1}">{escape(answer.title)}</text>'
        )
    body += [plot.mark(need) for need in needs]
    height = HEIGHT + 24 + 18 * ((len(answers) - 1) // 2)
    return _svg(title, height, plot.frame() + "".join(body + legend))


def tornado(drivers: Sequence[Driver], title: str) -> str:
    """Bars of each parameter's total share in the variance; the darker part is its own, without interactions."""
    rows = []
    for number, driver in enumerate(drivers):
        y, reach = 26 + 24 * number, WIDTH - 400
        whole, own = (
            min(driver.total, 1.0) * reach,
            max(0.0, min(driver.alone, driver.total, 1.0)) * reach,
        )
        rows.append(
            f'<text x="330" y="{y + 12}" text-anchor="end">{escape(_short(driver.title))}</text>'
            f'<rect x="338" y="{y}" width="{whole:.1f}" height="15" fill="{SERIES[0]}" opacity="0.35"/>'
            f'<rect x="338" y="{y}" width="{own:.1f}" height="15" fill="{SERIES[0]}"/>'
            f'<text x="{344 + whole:.1f}" y="{y + 12}">{driver.total:.0%}</text>'
        )
    return _svg(title, 34 + 24 * len(drivers), "".join(rows))


def _short(text: str, longest: int = 48) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class _Plot:
    """A frame with dates along and men upward."""

    def __init__(self, days: Sequence[FanDay], top: float) -> None:
        self._first = dt.date.fromisoformat(days[0].date)
        self._reach = max((dt.date.fromisoformat(days[-1].date) - self._first).days, 1)
        self._top = max(top, 1.0) * 1.05

    def _x(self, date: str) -> float:
        gone = (dt.date.fromisoformat(date) - self._first).days
        return LEFT + (WIDTH - LEFT - RIGHT) * gone / self._reach

    def _y(self, men: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - men / self._top)

    def band(self, days: Sequence[FanDay], low: int, high: int, colour: str, shade: float) -> str:
        above = [f"{self._x(d.date):.1f},{self._y(d.levels[high]):.1f}" for d in days]
        below = [f"{self._x(d.date):.1f},{self._y(d.levels[low]):.1f}" for d in reversed(days)]
        return f'<polygon points="{" ".join(above + below)}" fill="{colour}" opacity="{shade}"/>'

    def line(self, days: Sequence[FanDay], level: int, colour: str) -> str:
        points = " ".join(f"{self._x(d.date):.1f},{self._y(d.levels[level]):.1f}" for d in days)
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'

    def mark(self, need: Need) -> str:
        x, y = self._x(need.by), self._y(need.men)
        side = ("start", 8) if x < WIDTH * 0.6 else ("end", -8)
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="none" stroke="currentColor" stroke-width="2"/>'
            f'<text x="{x + side[1]:.1f}" y="{y + 4:.1f}" text-anchor="{side[0]}">{need.men:,.0f} by {need.by}</text>'
        )

    def frame(self) -> str:
        """Axes with ticks."""
        parts = []
        step = _step(self._top)
        for number in range(int(self._top / step) + 1):
            men = step * number
            y = self._y(men)
            parts.append(
                f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="currentColor" opacity="0.18"/>'
                f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{men:,.0f}</text>'
            )
        day = self._first
        while (day - self._first).days <= self._reach:
            if day.day == 1 or day == self._first:
                x = self._x(day.isoformat())
                anchor = "start" if day == self._first else "middle"
                if day == self._first or LEFT + 110 < x < WIDTH - RIGHT - 25:
                    parts.append(
                        f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="{anchor}">{day.isoformat()}</text>'
                    )
            day += dt.timedelta(days=1)
        return "".join(parts)


def _step(top: float) -> float:
    """A round step that gives three to seven marks up to a top.

    >>> _step(440_000.0), _step(1.05)
    (100000.0, 0.2)
    """
    size = 10.0 ** math.floor(math.log10(top / 3))
    return float(next(m * size for m in (5, 2, 1) if top / (m * size) >= 3))


def _svg(title: str, height: int, body: str) -> str:
    head = f'<text x="{LEFT}" y="14" font-weight="bold">{escape(title)}</text>'
    plain = f'width="{WIDTH}" height="{height}" font-size="12" fill="currentColor"'
    return svg(title, (WIDTH, height), head + body, attributes=plain)
