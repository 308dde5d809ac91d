"""Denials beside what they deny, as Markdown. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.model.brief import Brief
from callup.publish.formats.md.words import dated


def denials(brief: Brief) -> Iterator[str]:
    """Each denial, what it denies below it."""
    if brief.denials:
        yield "\n## Denials beside what they deny\n"
    for pair in brief.denials:
        yield f"- **{dated(pair.denial)}**"
        yield from (f"  - {dated(item)}" for item in pair.denied)
