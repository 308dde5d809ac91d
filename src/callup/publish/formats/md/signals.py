"""By signal, as Markdown: what is said last, and where. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.wording import more, plural
from callup.model.brief import Brief, SignalPart
from callup.publish.formats.md.words import dated, marks, plain


def signals(brief: Brief) -> Iterator[str]:
    """Every signal."""
    if brief.signals:
        yield "\n## By signal"
    for part in brief.signals:
        yield from _signal(part)
        if left := more(brief, f"regions:{part.signal}"):
            yield f"\n{left}"


def _signal(part: SignalPart) -> Iterator[str]:
    said = plural(part.claims, "statement", "statements")
    sources = plural(part.strands, "source", "sources")
    yield f"\n### {plain(part.title)} ({said} in {sources})\n"
    yield from (f"- {dated(item)}" for item in part.lines)
    if part.regions:
        yield "\n| Region | Statements | Sources | Denials |\n| --- | ---: | ---: | ---: |"
        for r in part.regions:
            yield f"| {plain(r.name)}{marks(r.notes)} | {r.claims} | {r.strands} | {r.denials} |"
