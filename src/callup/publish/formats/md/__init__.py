"""Brief → Markdown with footnotes. In: a Brief. Out: lines, written to a stream; one file a section.

A section is a function that takes the brief and yields its lines, none when its part is empty; ``brief.order`` is the order.
"""

from collections.abc import Callable, Iterator

from callup.brief.order import SECTIONS
from callup.brief.wording import more
from callup.model.brief import Brief
from callup.publish.formats.md.assessment import assessment
from callup.publish.formats.md.denials import denials
from callup.publish.formats.md.ending import limits, notes, sources
from callup.publish.formats.md.figures import figures
from callup.publish.formats.md.law import law
from callup.publish.formats.md.opening import bottom_line, heading, new
from callup.publish.formats.md.predictions import predictions
from callup.publish.formats.md.scenario import scenario
from callup.publish.formats.md.signals import signals
from callup.publish.setting import Setting

WRITTEN: dict[str, Callable[[Brief], Iterator[str]]] = {
    section.__name__: section
    for section in (
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
}
"""The sections that can be written; pictures cannot."""


def brief(made: Brief, at: Setting) -> str:
    """The whole brief, in its own order."""
    del at
    lines = list(heading(made))
    for name in SECTIONS:
        if name in WRITTEN:
            lines += WRITTEN[name](made)
            if left := more(made, name):
                lines.append(f"\n{left}")
    return "\n".join(lines) + "\n"


WRITES = {"brief": brief}
