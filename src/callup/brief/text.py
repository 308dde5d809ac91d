"""Brief → Markdown, and the short text for a terminal. In: a Brief. Out: lines, written to a stream."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from callup.brief.html import basis
from callup.brief.wording import plural
from callup.model.brief import Brief, FigurePart, Line, Note

COLUMNS = 100
ESCAPED = str.maketrans(
    {"*": r"\*", "_": r"\_", "|": r"\|", "<": "&lt;", "`": r"\`", "[": r"\[", "]": r"\]"}
)


def write_markdown(brief: Brief, stream: TextIO) -> None:
    """Write the whole brief as Markdown with footnotes."""
    for line in _markdown(brief):
        stream.write(line + "\n")


def _markdown(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}{f', as of {brief.as_of}' if brief.as_of else ''}"
    yield f"\n*{_plain(brief.question)}*\n\n{basis(brief)}\n\n## Bottom line\n"
    yield from (f"- {_line(item)}" for item in brief.bottom_line)
    if brief.new:
        yield f"\n## New since {brief.since}\n"
        yield from (f"- {_line(item)}" for item in brief.new)
    yield from _figures(brief.figures)
    if brief.denials:
        yield "\n## Denials beside what they deny\n"
        for pair in brief.denials:
            yield f"- **{_line(pair.denial)}**"
            yield from (f"  - {_line(item)}" for item in pair.denied)
    if brief.predictions:
        yield "\n## Predictions and plans with a date\n\n| By | What | State |\n| --- | --- | --- |"
        yield from (
            f"| {item.due} | {_line(item.line)} | {item.state} |" for item in brief.predictions
        )
    if brief.signals:
        yield "\n## By signal"
    for part in brief.signals:
        said, sources = (
            plural(part.claims, "statement", "statements"),
            plural(part.strands, "source", "sources"),
        )
        yield f"\n### {part.title} ({said} in {sources})\n"
        yield from (f"- {_line(item)}" for item in part.lines)
        if part.regions:
            yield "\n| Region | Statements | Sources | Denials |\n| --- | ---: | ---: | ---: |"
            yield from (
                f"| {r.name}{_refs(r.notes)} | {r.claims} | {r.strands} | {r.denials} |"
                for r in part.regions
            )
    yield from _ending(brief)


def _figures(figures: Iterable[FigurePart]) -> Iterator[str]:
    for number, figure in enumerate(figures):
        if not number:
            yield "\n## Figures side by side"
        place = f", {figure.place}" if figure.place else ""
        conflict = " — sources conflict" if figure.conflict else ""
        yield f"\n### {figure.title}{place}{conflict}\n\n{figure.definition}\n"
        yield "| Said | By | Published | How |\n| --- | --- | --- | --- |"
        for row in figure.rows:
            state = ", superseded" if row.superseded else ""
            yield f"| {row.said}{_refs(row.notes)} | {_plain(row.speaker)} | {row.date or 'date unknown'} | {row.stance}{state} |"


def _ending(brief: Brief) -> Iterator[str]:
    yield "\n## Sources\n"
    for source in brief.sources:
        copy = f" — a copy of source {source.copy_of}" if source.copy_of else ""
        address = (
            f" <{source.url}>"
            if source.url and source.url.startswith(("http://", "https://"))
            else ""
        )
        publisher = f", {_plain(source.publisher)}" if source.publisher else ""
        yield f"{source.number}. {_plain(source.title)}{publisher}, {source.date or 'date unknown'}{address}{copy}"
    if brief.refused:
        yield "\n### Not read\n"
        yield from (f"- {_plain(item.file)}: {_plain(item.reason)}" for item in brief.refused)
    yield "\n## Limits\n"
    yield from (f"- {limit}" for limit in brief.limits)
    yield ""
    yield from (_footnote(note) for note in brief.notes)


def _footnote(note: Note) -> str:
    sentence = f"{_flat(note.before)}**{_flat(note.evidence)}**{_flat(note.after)}"
    return f"[^{note.number}]: {sentence} ({_plain(note.speaker)}; {note.stance}; source {note.source}; {note.claim})"


def _flat(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + _plain(" ".join(text.split())) + tail


def _line(item: Line) -> str:
    return _plain(item.text) + _refs(item.notes)


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(ESCAPED)


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
