"""Denials beside what they deny. In: the denials of the evidence. Out: pairs; no verdict."""

from collections.abc import Iterator

from callup.brief.context import Context
from callup.model import Denial
from callup.model.brief import DenialPart

MOST = 30


def denial_parts(context: Context) -> Iterator[DenialPart]:
    """Every denial with the claims it answers, newest first."""
    for pair in context.cut("denials", unlike_denials(context), MOST):
        yield DenialPart(
            denial=context.line("denial", pair.denial),
            denied=tuple(context.line("quote", claim) for claim in pair.denied),
        )


def unlike_denials(context: Context) -> list[Denial]:
    """Denials without those that carry the words of another again; the first to carry them stays."""
    first: dict[tuple[str | None, str], Denial] = {}
    for pair in context.material.evidence.denials:
        key = (pair.denial.signal, pair.denial.evidence.text.casefold())
        other = first.get(key)
        if (
            other is None
            or context.source[pair.denial.document] < context.source[other.denial.document]
        ):
            first[key] = pair
    kept = {id(pair) for pair in first.values()}
    return [pair for pair in context.material.evidence.denials if id(pair) in kept]
