"""The colours of both maps and their legend. In: values. Out: classes, colours, SVG.

Dark means more; the steps differ in lightness, so that they hold in grey print and for the
colour-blind. Zero is hollow, no report is grey. Deliberately missing: signed values; what the maps
show are counts.
"""

from collections.abc import Iterable

import msgspec

from callup.publish.palette import MAP_INK, MISSING, STEPS, WHITE, ZERO

Number = int | float


def number_text(value: Number | None) -> str:
    """A value as a reader sees it; nothing reported is said in words.

    >>> number_text(12500), number_text(None), number_text(0)
    ('12,500', 'no report', '0')
    """
    if value is None:
        return "no report"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


class Scale(msgspec.Struct, frozen=True):
    """Classes of positive values: each runs from its lower bound to the next one's, the last
    is open.
    """

    bounds: tuple[Number, ...]
    highest: Number
    has_zero: bool
    has_missing: bool

    @classmethod
    def of(cls, values: Iterable[Number | None]) -> "Scale":
        """Make at most five classes, of about as many different values each."""
        known = list(values)
        positive = sorted(value for value in known if value)
        distinct = sorted(set(positive))
        if len(distinct) > len(STEPS):
            distinct = [distinct[len(distinct) * step // len(STEPS)] for step in range(len(STEPS))]
        return cls(tuple(distinct), positive[-1] if positive else 0, 0 in known, None in known)

    def colour(self, value: Number | None) -> tuple[str, bool]:
        """The colour of a value and whether it is drawn hollow."""
        if value is None:
            return MISSING, False
        if not value:
            return ZERO, True
        reached = sum(bound <= value for bound in self.bounds)
        return self._steps()[max(0, reached - 1)], False

    def _steps(self) -> tuple[str, ...]:
        """As many steps as there are classes, spread over the whole range of lightness."""
        count = len(self.bounds)
        if count == 1:
            return (STEPS[2],)
        return tuple(STEPS[round(n * (len(STEPS) - 1) / (count - 1))] for n in range(count))

    def entries(self) -> list[tuple[str, str, bool]]:
        """The legend's colours, labels and whether they are hollow, from nothing to most."""
        rows: list[tuple[str, str, bool]] = []
        if self.has_missing:
            rows.append((MISSING, number_text(None), False))
        if self.has_zero:
            rows.append((ZERO, "0", True))
        for number, low in enumerate(self.bounds):
            following = self.bounds[number + 1] if number + 1 < len(self.bounds) else None
            rows.append((self._steps()[number], self._label(low, following), False))
        return rows

    def _label(self, low: Number, following: Number | None) -> str:
        whole = all(isinstance(bound, int) for bound in (*self.bounds, self.highest))
        high = self.highest if following is None else following - 1 if whole else following
        if high <= low:
            return number_text(low)
        return (
            f"{number_text(low)}–{number_text(high)}"
            if whole or following is None
            else f"{number_text(low)} to <{number_text(high)}"
        )


def legend(scale: Scale, x: float, y: float) -> str:
    """The legend as a row of swatches."""
    parts = []
    for colour, label, hollow in scale.entries():
        fill = WHITE if hollow else colour
        parts.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="14" height="14" rx="3" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{x + 21:.0f}" y="{y + 11.5:.0f}" font-size="13" fill="{MAP_INK}">{label.replace("<", "&lt;")}</text>\n'
        )
        x += 40 + 7.4 * len(label)
    return "".join(parts)
