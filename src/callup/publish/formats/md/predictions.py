"""Predictions, plans and track records, as Markdown tables. In: a Brief. Out: lines."""

from collections.abc import Iterator, Sequence

from callup.model.brief import Brief, PredictionPart
from callup.publish.formats.md.words import cited, marks, plain


def predictions(brief: Brief) -> Iterator[str]:
    """What was foretold for a day and what became of it; plans and track records after it."""
    yield from _table("Predictions", [item for item in brief.predictions if not item.plan])
    yield from _table("Plans with a day", [item for item in brief.predictions if item.plan])
    if brief.track_records:
        yield "\n### Whose predictions held\n"
        yield "| Who | Made | Held, of those settled | Disputed | No way to tell | Open |"
        yield "| --- | ---: | --- | ---: | ---: | ---: |"
    for record in brief.track_records:
        who = f"{plain(record.name)}{' (what it printed)' if record.outlet else ''}"
        counts = f"{record.disputed} | {record.void} | {record.open}"
        yield f"| {who} | {record.made} | {plain(record.share)} | {counts} |"


def _table(title: str, items: Sequence[PredictionPart]) -> Iterator[str]:
    if items:
        yield f"\n## {title}\n\n| By | What | State | Why |\n| --- | --- | --- | --- |"
    for item in items:
        against = f" Against: {marks(item.against)}" if item.against else ""
        why = f"{plain(item.rule)}{marks(item.notes)}{against}"
        yield f"| {item.due} | {cited(item.line)} | {plain(item.state)} | {why} |"
