"""Brief → a short text for a terminal: the bottom line and its sources. In: a Brief. Out: lines, written to a stream."""

import textwrap
from typing import TextIO

from callup.brief.wording import basis
from callup.model.brief import Brief

COLUMNS = 100


def write_short(brief: Brief, stream: TextIO) -> None:
    """Write the bottom line and its sources for a terminal."""
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
