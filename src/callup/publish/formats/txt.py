"""Brief → a short text for a terminal or a mail: the bottom line and its sources. In: a Brief. Out: lines."""

import io
import textwrap

from callup.brief.wording import basis
from callup.model.brief import Brief
from callup.publish.setting import Setting

COLUMNS = 100


def short(brief: Brief, at: Setting) -> str:
    """The bottom line and its sources."""
    del at
    stream = io.StringIO()
    heading = f"{brief.title}{f', as of {brief.as_of}' if brief.as_of else ''}"
    stream.write(f"{heading}\n{basis(brief)}\n\n")
    used: list[int] = []
    for item in brief.bottom_line:
        refs = "".join(f" [{number}]" for number in item.notes)
        used += [number for number in item.notes if number not in used]
        stream.write(
            textwrap.fill(
                item.text + refs, COLUMNS, initial_indent="  • ", subsequent_indent="    "
            )
            + "\n"
        )
    notes = {note.number: note for note in brief.notes}
    sources = {source.number: source for source in brief.sources}
    stream.write("\n")
    for number in used:
        source = sources[notes[number].source]
        where = ", ".join(part for part in (source.publisher, source.date) if part) or source.file
        words = textwrap.shorten(" ".join(notes[number].evidence.split()), 62, placeholder="…")
        stream.write(f"  [{number}] {where}: “{words}”\n")
    return stream.getvalue()


WRITES = {"brief": short}
