"""Pictures of probabilities, as SVG. In: assessments and replays. Out: drawings that need no script and no style of others.

Deliberately missing: colour as the only carrier of meaning; every panel and bar is named.
"""

import datetime as dt
from collections.abc import Sequence
from html import escape

from callup.model import AheadAt, AheadEstimate, Replay, StateAt, StateEstimate
from callup.publish.drawings.svg import svg
from callup.publish.palette import BAND, INK, LINE, PAPER, RULE

WIDTH, LEFT, RIGHT = 760, 210, 60
BAR = 34
ABOVE, LONGEST_BESIDE = 18, 28
"""Titles of more letters than have room beside their bar stand above it."""
PANEL, GAP = 92, 26


def bars(estimates: Sequence[StateEstimate | AheadEstimate]) -> str:
    """Each state or question: its interval as a bar, its probability as a stroke, what it was given before as a dot."""
    above = any(len(e.title) > LONGEST_BESIDE for e in estimates)
    step = BAR + ABOVE * above
    height = step * len(estimates) + 26
    parts = []
    for tick in range(0, 101, 20):
        x = _x(tick / 100)
        parts.append(_line(x, 0, x, height - 22, RULE))
        parts.append(_text(x, height - 6, f"{tick}%", anchor="middle", size=12))
    for row, e in enumerate(estimates):
        y = row * step + ABOVE * above + BAR / 2
        if above:
            parts.append(_text(LEFT, y - 14, e.title, size=14))
        else:
            parts.append(_text(LEFT - 12, y + 5, e.title, anchor="end", size=14))
        width = max(1.0, _x(e.high) - _x(e.low))
        parts.append(
            f'<rect x="{_x(e.low):.1f}" y="{y - 8:.1f}" width="{width:.1f}" height="16" fill="{BAND}">'
            f"<title>{escape(e.title)}: {e.probability:.0%}, 80% interval {e.low:.0%} to {e.high:.0%}</title></rect>"
        )
        parts.append(_line(_x(e.probability), y - 11, _x(e.probability), y + 11, LINE, 3))
        parts.append(
            f'<circle cx="{_x(e.prior):.1f}" cy="{y:.1f}" r="3.5" fill="none" stroke="{INK}"/>'
        )
    return _picture("Probabilities with 80% intervals", height, parts)


def course(replay: Replay) -> str:
    """One panel a state, and one a question of new waves: its probability over time in the band of its 80% interval."""
    lines = lines_of(replay)
    height = (PANEL + GAP) * len(lines) + 30
    parts = []
    for row, (title, found) in enumerate(lines):
        top = row * (PANEL + GAP) + 18
        parts.append(_text(0, top + 14, title, size=14))
        for tick in (0.0, 0.5, 1.0):
            y = _y(top, tick)
            parts.append(_line(LEFT, y, WIDTH - RIGHT, y, RULE))
            parts.append(_text(WIDTH - RIGHT + 6, y + 4, f"{tick:.0%}", size=11))
        parts += _panel(replay, found, top)
    parts += _days(replay, height)
    return _picture(f"Probabilities from {replay.start} to {replay.end}", height, parts)


def lines_of(replay: Replay) -> list[tuple[str, list[StateAt | AheadAt]]]:
    """What a series shows, each with its title: every state, and new waves by days."""
    found: list[tuple[str, list[StateAt | AheadAt]]] = [
        (title, [moment.states[place] for moment in replay.moments])
        for place, title in enumerate(replay.titles)
    ]
    announced = {one.question for one in replay.moments[0].ahead if one.days != _furthest(replay)}
    for place, one in enumerate(replay.moments[0].ahead):
        if one.question in announced:
            title = f"New wave within {one.days} days"
            found.append((title, [moment.ahead[place] for moment in replay.moments]))
    return found


def _furthest(replay: Replay) -> int:
    return max(one.days for one in replay.moments[0].ahead)


def _panel(replay: Replay, found: Sequence[StateAt | AheadAt], top: float) -> list[str]:
    count = len(found)
    xs = [
        LEFT + (WIDTH - RIGHT - LEFT) * (n / (count - 1) if count > 1 else 0.5)
        for n in range(count)
    ]
    upper = [f"{x:.1f},{_y(top, one.high):.1f}" for x, one in zip(xs, found, strict=True)]
    lower = [f"{x:.1f},{_y(top, one.low):.1f}" for x, one in zip(xs, found, strict=True)]
    middle = [f"{x:.1f},{_y(top, one.probability):.1f}" for x, one in zip(xs, found, strict=True)]
    last = found[-1].probability
    return [
        f'<polygon points="{" ".join(upper + lower[::-1])}" fill="{BAND}" fill-opacity="0.7"/>',
        f'<polyline points="{" ".join(middle)}" fill="none" stroke="{LINE}" stroke-width="2"/>',
        _text(0, top + 34, f"{last:.0%} on {replay.end}", size=12),
    ]


def _days(replay: Replay, height: float) -> list[str]:
    """The first of each month, or of every so many months."""
    first, last = dt.date.fromisoformat(replay.start), dt.date.fromisoformat(replay.end)
    whole = max(1, (last - first).days)
    months = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= dt.date(year, month, 1) <= last
    ]
    step = max(1, -(-len(months) // 9))
    marks = months[::step] or [first]
    return [
        _text(
            LEFT + (WIDTH - RIGHT - LEFT) * (day - first).days / whole,
            height - 8,
            f"{day:%b %Y}",
            anchor="middle",
            size=11,
        )
        for day in marks
    ]


def _picture(title: str, height: float, parts: Sequence[str]) -> str:
    paper = f'<rect width="{WIDTH}" height="{height:.0f}" fill="{PAPER}"/>'
    return svg(title, (WIDTH, height), "\n".join([paper, *parts]))


def _x(share: float) -> float:
    return LEFT + (WIDTH - RIGHT - LEFT) * share


def _y(top: float, share: float) -> float:
    return top + PANEL * (1 - share)


def _line(x1: float, y1: float, x2: float, y2: float, ink: str, width: float = 1) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ink}" '
        f'stroke-width="{width}"/>'
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: int = 13) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{INK}">'
        f"{escape(words)}</text>"
    )
