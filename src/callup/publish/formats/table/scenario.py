"""Parameters and projections for a terminal. In: Ranges, a Projected. Out: tables and wrapped lines."""

import textwrap
from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from callup.publish.nouns import Projected, Ranges
from callup.publish.setting import Setting
from callup.scenario.report import CITED, PARAMETERS, Section, report

PAGE = 110


def ranges(told: Ranges, at: Setting) -> Iterator[Table | Text]:
    """Every parameter with what it rests on, then the facts named."""
    grid = Table(title=f"Parameters of case {at.case.home} as of {told.as_of}", show_lines=True)
    for name in ("parameter", "low, likeliest, high", "allowed", "why"):
        grid.add_column(name, overflow="fold")
    for choice in told.found:
        belief, stated = choice.belief, choice.stated
        numbers = ", ".join(f"{end:,g}" for end in (stated.low, stated.mode, stated.high))
        why = stated.note + (f" [{', '.join(stated.because)}]" if stated.because else "")
        if choice.origin in {"fallback", "set"}:
            why = f"({choice.origin}) {why}"
        grid.add_row(
            Text(f"{belief.name}\n{belief.title}"),
            f"{numbers} {belief.unit}\n{stated.distribution}",
            f"{belief.range[0]:,g} to {belief.range[1]:,g}",
            Text(why),
        )
    yield grid
    for key in dict.fromkeys(key for choice in told.found for key in choice.stated.because):
        fact = told.facts[key]
        yield Text(f"[{key}] {fact.said_by}, known {fact.known}: {fact.what}. {fact.url}")


def projection(told: Projected, at: Setting) -> Iterator[Table | Text]:
    """The sections of the report; of the sources, those named on the page."""
    del at
    made = told.made
    paths = ", ".join(answer.path for answer in made.paths)
    head = f"What could they deliver: {paths} as of {made.as_of}, until {made.until}\n"
    yield Text(head, style="bold")
    sections = report(made, told.facts)
    *shown, sources = [section for section in sections if section.title != PARAMETERS]
    cited = set(CITED.findall("".join(line for s in shown for line in s.lines)))
    for section in (*shown, _cited(sources, cited)):
        yield Text(section.title, style="bold")
        if section.table:
            grid = Table(*section.table[0])
            for row in section.table[1:]:
                grid.add_row(*row)
            yield grid
        yield Text(_lines(section) + "\n")


def _cited(sources: Section, cited: set[str]) -> Section:
    """The sources named on the page; the rest are counted."""
    keys = [CITED.match(line) for line in sources.lines]
    named = tuple(
        line for line, key in zip(sources.lines, keys, strict=True) if key and key[1] in cited
    )
    more = len(sources.lines) - len(named)
    rest = f"{more} more facts that ranges and calibration rest on: --format html or json names them all."
    return Section(title=sources.title, lines=(*named, rest) if more else named)


def _lines(section: Section) -> str:
    """A section's lines, wrapped; links stay whole."""
    return "\n".join(
        textwrap.fill(
            line, PAGE, initial_indent="- ", subsequent_indent="  ",
            break_long_words=False, break_on_hyphens=False,
        )
        for line in section.lines
    )  # fmt: skip
