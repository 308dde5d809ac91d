"""Brief → Markdown with footnotes. In: a Brief. Out: lines, written to a stream; one file a section.

A section is a function that takes the brief and yields its lines, none when its part is empty; ``SECTIONS`` is the order.
"""

from collections.abc import Callable, Iterator
from typing import TextIO

from callup.brief.markdown.assessment import assessment
from callup.brief.markdown.denials import denials
from callup.brief.markdown.ending import limits, notes, sources
from callup.brief.markdown.figures import figures
from callup.brief.markdown.law import law
from callup.brief.markdown.opening import bottom_line, heading, new
from callup.brief.markdown.predictions import predictions
from callup.brief.markdown.scenario import scenario
from callup.brief.markdown.signals import signals
from callup.brief.wording import more
from callup.model.brief import Brief

SECTIONS: tuple[Callable[[Brief], Iterator[str]], ...] = (
    heading,
    bottom_line,
    assessment,
    new,
    figures,
    law,
    denials,
    predictions,
    scenario,
    signals,
    sources,
    limits,
    notes,
)


def write_markdown(brief: Brief, stream: TextIO) -> None:
    """Write the whole brief."""
    for section in SECTIONS:
        for line in section(brief):
            stream.write(line + "\n")
        if left := more(brief, section.__name__):
            stream.write(f"\n{left}\n")
