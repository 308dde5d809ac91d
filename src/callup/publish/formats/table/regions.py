"""The table of regions for a terminal. In: Regions. Out: one table with its total."""

from collections.abc import Iterator

from rich.table import Table

from callup.publish.formats.table.columns import columns
from callup.publish.nouns import Regions
from callup.publish.rows.regions import missing, rows
from callup.publish.setting import Setting

COUNTS = ("claims", "strands", "outlets", "denials")
WIDE = {"region": 3, "first": None, "latest": None, **dict.fromkeys(COUNTS), "who": 3, "words": 6}


def regions(told: Regions, at: Setting) -> Iterator[Table]:
    """The table, with the total and what is missing below it."""
    lines, absent = rows(told, at), missing(told.reports, at.places)
    reported = sum(line["claims"] > 0 for line in lines)
    total = f"{reported} of {len(at.places.subjects())} regions reported; nothing from {len(absent)}: {', '.join(absent)}"
    shown = Table(expand=True, caption=total, caption_justify="left")
    columns(shown, WIDE)
    for line in lines:
        days = (line["first"] or "–", line["latest"] or "–")
        counts = (str(line[name]) for name in COUNTS)
        shown.add_row(line["region"], *days, *counts, line["speaker"], line["sentence"])
    yield shown
