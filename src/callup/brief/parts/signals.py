"""By signal. In: the claims on the matter. Out: one part a signal: what is said of it last, and where."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from callup.brief.context import Context, unlike
from callup.model import Claim, SpeakerKind, Stance
from callup.model.brief import RegionLine, SignalPart

LINES_A_SIGNAL = 8
NOTES_A_REGION = 3


def signal_parts(context: Context) -> Iterator[SignalPart]:
    """Signals, the one in most independent documents first."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.core:
        grouped[claim.signal or ""].append(claim)
    order = list(context.case.signals)
    for name in sorted(grouped, key=lambda n: (-context.strands_of(grouped[n]), order.index(n))):
        claims = grouped[name]
        yield SignalPart(
            signal=name,
            title=context.case.signal_title(name),
            definition=context.case.signals[name].definition,
            claims=len(claims),
            strands=context.strands_of(claims),
            lines=tuple(context.line("quote", claim) for claim in unlike(claims)[-LINES_A_SIGNAL:]),
            regions=tuple(_regions(claims, context)),
        )


def telling(claims: Sequence[Claim]) -> list[Claim]:
    """The claims to show of many, oldest first: the latest of each source before a source's second, named before own voice."""
    turn: Counter[str] = Counter()
    ranked = []
    for age, claim in enumerate(reversed(unlike(claims))):
        speaker = claim.speaker
        who = speaker.actor or speaker.name or speaker.role or claim.document
        turn[who] += 1
        own = speaker.kind is SpeakerKind.AUTHOR
        ranked.append((own + min(turn[who] - 1, 2), age, claim))
    chosen = sorted(ranked, key=lambda item: item[:2])[:LINES_A_SIGNAL]
    return [claim for *_, claim in sorted(chosen, key=lambda item: -item[1])]


def _regions(claims: Sequence[Claim], context: Context) -> Iterator[RegionLine]:
    by_code: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for code in {place.code for place in claim.places if "-" in place.code}:
            by_code[code].append(claim)
    for code, here in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        yield RegionLine(
            code=code,
            name=context.places.name_of(code),
            claims=len(here),
            strands=context.strands_of(here),
            denials=sum(claim.stance is Stance.DENIES for claim in here),
            notes=tuple(sorted({context.note(claim) for claim in here})[:NOTES_A_REGION]),
        )
