"""Both questions of the warning, as Markdown tables with what says so. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.wording import percent
from callup.model.brief import Brief, ChanceRow
from callup.publish.formats.md.words import dated, plain

HEAD = "| {} | Probability | 80% interval | In words | Without a record | 30 days ago |\n| --- | --- | --- | --- | --- | --- |"


def assessment(brief: Brief) -> Iterator[str]:
    """Numbers and words, acts and signs, the confidence and its reasons."""
    part = brief.assessment
    if part is None:
        return
    yield "\n## Where the country stands, and what lies ahead\n"
    yield HEAD.format("Now the main way of raising men")
    yield from map(_row, part.states)
    yield ""
    yield HEAD.format("Ahead")
    yield from map(_row, part.ahead)
    yield f"\nConfidence: {plain(part.confidence)}. {plain('; '.join(part.reasons))}.\n"
    if part.acts:
        yield "Acts that changed it:\n"
        yield from (f"- {dated(item)}" for item in part.acts)
    if part.signs:
        yield "\nWhat signs say today (× is a factor on the odds beside records work only, or on the rate of new waves):\n"
        yield from (f"- {dated(item)}" for item in part.signs)


def _row(row: ChanceRow) -> str:
    interval = f"{percent(row.low)} to {percent(row.high)}"
    before = percent(row.before) if row.before is not None else ""
    told = f"{percent(row.probability)} | {interval} | {plain(row.words)} | {percent(row.prior)}"
    return f"| {plain(row.title)} | {told} | {before} |"
