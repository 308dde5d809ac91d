"""Denials beside what they deny. In: the denials of the evidence. Out: pairs; no verdict."""

from collections.abc import Iterator

from callup.brief.context import Context
from callup.model.brief import DenialPart


def denial_parts(context: Context) -> Iterator[DenialPart]:
    """Every denial with the claims it answers."""
    for pair in context.material.evidence.denials:
        yield DenialPart(
            denial=context.line("denial", pair.denial),
            denied=tuple(context.line("quote", claim) for claim in pair.denied),
        )
