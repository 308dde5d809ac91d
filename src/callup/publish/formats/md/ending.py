"""The ending of the Markdown: sources, limits, the sentences. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.model.brief import Brief, Note, SourcePart
from callup.publish.formats.md.words import flat, plain


def sources(brief: Brief) -> Iterator[str]:
    """The documents the brief rests on, and what was not read."""
    yield "\n## Sources\n"
    yield from map(_source, brief.sources)
    if brief.refused:
        yield "\n### Not read, or read with a note\n"
        yield from (f"- {plain(item.file)}: {plain(item.reason)}" for item in brief.refused)


def _source(source: SourcePart) -> str:
    copy = f" — a copy of source {source.copy_of}" if source.copy_of else ""
    web = bool(source.url) and str(source.url).startswith(("http://", "https://"))
    address = f" <{source.url}>" if web else ""
    publisher = f", {plain(source.publisher)}" if source.publisher else ""
    date = source.date or "date unknown"
    return f"{source.number}. {plain(source.title)}{publisher}, {date}{address}{copy}"


def limits(brief: Brief) -> Iterator[str]:
    """What a reader should bear in mind."""
    yield "\n## Limits\n"
    yield from (f"- {plain(limit)}" for limit in brief.limits)


def notes(brief: Brief) -> Iterator[str]:
    """The sentences, as footnotes."""
    yield ""
    yield from map(_footnote, brief.notes)


def _footnote(note: Note) -> str:
    sentence = f"{flat(note.before)}**{flat(note.evidence)}**{flat(note.after)}"
    return f"[^{note.number}]: {sentence} ({plain(note.speaker)}; {note.stance}; source {note.source}; {note.claim})"
