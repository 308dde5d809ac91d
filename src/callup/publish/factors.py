"""What each sign moved, as factors in words. In: log ratios. Out: text for pages and terminals alike."""

import math

from callup.model import Assessment

SHOWN = 0.05
"""Log ratios that change odds by a twentieth are shown."""


def factors(moved: dict[str, float], ahead: float, titles: dict[str, str]) -> str:
    """Log ratios as factors in words, those that move odds by a twentieth.

    >>> factors({"a": 0.0, "b": 0.5}, 0.2, {"b": "Drive"})
    'Drive ×1.65; rate of new waves ×1.22'
    """
    found = [
        f"{titles[name]} ×{math.exp(value):.2f}"
        for name, value in sorted(moved.items(), key=lambda item: -abs(item[1]))
        if abs(value) >= SHOWN
    ]
    if abs(ahead) >= SHOWN:
        found.append(f"rate of new waves ×{math.exp(ahead):.2f}")
    return "; ".join(found)


def titles_of(made: Assessment) -> dict[str, str]:
    """The states' names for readers."""
    return {state.name: state.title for state in made.states}
