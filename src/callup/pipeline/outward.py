"""Claims on their way out, one by one. In: a gated claim. Out: the claim as it is printed. Misses: gating; see ``record``."""

import msgspec

from callup.brief.masking import masked_speaker
from callup.model import Claim
from callup.privacy import leaving


def outward(claim: Claim) -> Claim:
    """A gated claim as it is printed: its covered words in stand-ins, private people without marks."""
    speaker, via = masked_speaker(claim.speaker), tuple(map(masked_speaker, claim.via))
    return leaving(msgspec.structs.replace(claim, speaker=speaker, via=via))
