"""Predictions and plans with a date, as a Markdown table. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.markdown.words import cited
from callup.model.brief import Brief


def predictions(brief: Brief) -> Iterator[str]:
    """Each with its day and its state."""
    if brief.predictions:
        yield "\n## Predictions and plans with a date\n\n| By | What | State |\n| --- | --- | --- |"
    for item in brief.predictions:
        yield f"| {item.due} | {cited(item.line)} | {item.state} |"
