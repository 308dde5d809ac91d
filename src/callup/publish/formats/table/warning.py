"""Assessments and comparisons for a terminal. In: an Assessment, a Change. Out: sentences and tables.

With the details ``why`` and ``matrix`` it lists all signs with their words, and every sign against every state.
"""

import math
from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from callup.model import (
    AheadEstimate,
    Assessment,
    Change,
    ShareMoved,
    SignShare,
    StateEstimate,
    StrandSeen,
)
from callup.publish.factors import factors, titles_of
from callup.publish.setting import Setting

BEST = 5
LISTED = 20
Piece = Table | Text


def assessment(made: Assessment, at: Setting) -> Iterator[Piece]:
    """Both questions, what is sure, acts and signs."""
    why = "why" in at.details
    yield from _opening(made)
    if "matrix" in at.details:
        yield _matrix(made)
    for act in made.acts:
        told = f"told by {act.origins} origins in {act.houses} houses"
        ids = " ".join(act.claims[:BEST])
        yield Text(f"\n{act.day}: {act.title}, {act.short}; {told} ({ids})")
    yield Text("\nWhat signs say today (factors on the odds beside records work only):")
    yield from _signs(made.signs if why else made.signs[:BEST], words=why)


def _opening(made: Assessment) -> Iterator[Piece]:
    yield Text(f"{made.question} As of {made.as_of}.")
    if made.supposed:
        yield Text(f"Supposed: {', '.join(made.supposed)}")
    for sentence in (made.now, made.next, *made.lacks):
        yield Text(sentence)
    yield _table("now the main way of raising men", made.states)
    yield _table("ahead", made.ahead)
    sure, held = made.confidence, made.exposure
    yield Text(f"Confidence {sure.level}: {'; '.join(sure.reasons)}.")
    yield Text(
        f"Rests on {made.claims} statements of {made.strands} independent origins since {held.window_from or made.as_of}; "
        f"{held.documents} documents read, {held.off_matter} of them off the matter."
    )


def _table(title: str, found: Sequence[StateEstimate | AheadEstimate]) -> Table:
    grid = Table()
    for name in (title, "probability", "80% interval", "in words", "without a record"):
        grid.add_column(
            name, justify="right" if name in {"probability", "without a record"} else "left"
        )
    for e in found:
        interval = f"{e.low:.1%} to {e.high:.1%}"
        grid.add_row(e.title, f"{e.probability:.1%}", interval, e.words, f"{e.prior:.0%}")
    return grid


def _signs(signs: Sequence[SignShare], *, words: bool) -> Iterator[Text]:
    for place, sign in enumerate(signs, 1):
        yield Text(f"{place:>3}. {sign.sentence}")
        for strand in sign.strands[: LISTED if words else 1]:
            yield _strand(strand)
            if words:
                yield Text(f"     {' '.join((strand.id, *strand.claims[:4]))}", style="dim")


def _strand(strand: StrandSeen, how: str = "") -> Text:
    quote = f" “{strand.quote}”" if strand.quote else ""
    return Text.assemble((how, "dim"), f"     {strand.day} {strand.origin}{quote}")


def _matrix(made: Assessment) -> Table:
    grid = Table(title="Signs against states: factors on the odds beside the reference state")
    titles = titles_of(made)
    for name in ("sign", "seen", "expected"):
        grid.add_column(name, justify="left" if name == "sign" else "right")
    for name in (*(titles[state] for state in made.carried), "new wave"):
        grid.add_column(name, justify="right")
    carried = [f"{math.exp(value):.2f}" for value in made.carried.values()]
    grid.add_row("Carried into the window", "", "", *carried, "")
    for sign in made.signs:
        shares = [f"{math.exp(sign.shares[name]):.2f}" for name in made.carried]
        seen, expected = f"{sign.seen:.3g}", f"{sign.expected:.1f}"
        grid.add_row(sign.title, seen, expected, *shares, f"{math.exp(sign.ahead):.2f}")
    return grid


def change(made: Change, at: Setting) -> Iterator[Piece]:
    """Both days side by side, and what moved the probabilities."""
    del at
    grid = Table(title=f"{made.earlier.as_of} to {made.later.as_of}")
    for name in ("state", made.earlier.as_of, made.later.as_of, "points"):
        grid.add_column(name, justify="left" if name == "state" else "right")
    for was, now in zip(made.earlier.states, made.later.states, strict=True):
        points = f"{100 * made.differences[now.name]:+.1f}"
        grid.add_row(now.title, f"{was.probability:.1%}", f"{now.probability:.1%}", points)
    yield from (Text(made.later.now), Text(made.later.next), grid)
    yield Text("What moved (factors on the odds, the later day's over the earlier's):")
    for place, part in enumerate(made.parts[:LISTED], 1):
        yield from _part(place, part, titles_of(made.later))


def _part(place: int, part: ShareMoved, titles: dict[str, str]) -> Iterator[Text]:
    moved = factors(part.moved, part.ahead, titles)
    yield Text(f"{place:>3}. {part.sentence}{': ' + moved if moved else ''}")
    for how, strands in (("came", part.came), ("left", part.left)):
        yield from (_strand(strand, f"     {how}: ") for strand in strands[:BEST])
