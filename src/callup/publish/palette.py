"""All colours of what Callup writes. In: nothing. Out: names of colours, for pictures and for the one stylesheet.

Sides, paths and signals take theirs from one row that differs in grey print and for the colour-blind. Deliberately missing:
colours chosen by a writer; who draws something new takes one from here.
"""

INK, SOFT, RULE, PAPER, WHITE = "#1d2126", "#5b6570", "#d9dde2", "#fcfcfa", "#fff"
"""Text, lesser text, hairlines, the page by day, and what is left open in a picture."""
LINE, BAND = "#14507d", "#a9c7de"
"""A probability and the interval round it."""
SERIES = ("#1b6ca8", "#c2571a", "#3c7d3c", "#8a4f9e", "#7a6a1f", "#5b6770")
"""Signals and paths, in the order of their weight; the last stands for all others."""
SIDES = {
    "official": "#b5482a",
    "opposing": SERIES[3],
    "independent": SERIES[0],
    "foreign": SERIES[2],
    None: SERIES[5],
}
"""Whose figure it is."""
STEPS = ("#f5c451", "#ec8b33", "#cf4f2d", "#93284b", "#44123f")
"""Classes of counts on a map, from few to many: each darker than the one before."""
DARK = frozenset(STEPS[2:])
"""Steps on which words stand in white."""
MISSING, ZERO, MAP_INK = "#cbcfd3", "#6f757b", "#1a1a1a"
"""No report, none reported, and words on a map."""
FAINT, GREY, SHADE = "#43484e", "#888", "#8881"
"""Words on a missing region, an axis, what a range spans."""
LABEL = "#4a4a4a"
"""What a map's values count, below its title."""

DAY = {
    "ink": INK, "soft": SOFT, "line": RULE, "paper": PAPER, "tint": "#f1f3f4",
    "accent": LINE, "mark": "#ffe9a8", "flag": "#9a3412",
}  # fmt: skip
NIGHT = {
    "ink": "#e6e8ea", "soft": "#a0a9b2", "line": "#3a4149", "paper": "#15181b", "tint": "#1f2428",
    "accent": "#8cc3ee", "mark": "#5c4a12", "flag": "#f0a27c",
}  # fmt: skip
"""The page's own colours, by day and by night; the stylesheet calls them by these names."""


def variables(colours: dict[str, str]) -> str:
    """The page's colours as the stylesheet declares them.

    >>> variables({"ink": "#000", "paper": "#fff"})
    '--ink:#000;--paper:#fff'
    """
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())
