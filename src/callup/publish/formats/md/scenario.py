"""What each path could deliver, in Markdown. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.model.brief import Brief
from callup.publish.formats.md.words import plain


def scenario(brief: Brief) -> Iterator[str]:
    """The question, its lines, and the facts they name."""
    part = brief.scenario
    if part is None:
        return
    yield "\n## What each path could deliver\n"
    yield f"{plain(part.question)} Intervals are 80%. Facts in square brackets are the case's own and stand below.\n"
    yield from (f"- {plain(line)}" for line in part.lines)
    yield "\nFacts named:\n"
    yield from (f"- {plain(f'[{fact.key}] {fact.text}')} <{fact.url}>" for fact in part.facts)
