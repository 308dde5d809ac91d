"""In which order a brief is told. In: nothing. Out: names of sections; a format writes those it can."""

SECTIONS = (
    "bottom_line",
    "assessment",
    "new",
    "where",
    "figures",
    "law",
    "denials",
    "predictions",
    "scenario",
    "signals",
    "timeline",
    "sources",
    "limits",
    "notes",
)
"""``where`` and ``timeline`` are pictures; the footnotes come last."""
