"""The hypotheses, as a Markdown table with what weighs most. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.markdown.words import dated, plain
from callup.brief.wording import percent
from callup.model.brief import Brief, HypothesisRow


def hypotheses(brief: Brief) -> Iterator[str]:
    """Numbers and words, the confidence and its reasons, the strands that moved the estimate most."""
    part = brief.hypotheses
    if part is None:
        return
    yield "\n## Hypotheses\n"
    yield f"Which is the main way of raising men, on the day asked for and the {part.horizon_days} days after it?\n"
    yield "| Hypothesis | Probability | 80% interval | In words | Before evidence |\n| --- | --- | --- | --- | --- |"
    yield from map(_row, part.rows)
    yield f"\nConfidence: {part.confidence}. {plain('; '.join(part.reasons))}.\n"
    yield "What weighs most:\n"
    yield from (f"- {dated(item)}" for item in part.movers)


def _row(row: HypothesisRow) -> str:
    interval = f"{percent(row.low)} to {percent(row.high)}"
    return f"| {row.title} | {percent(row.probability)} | {interval} | {row.words} | {percent(row.prior)} |"
