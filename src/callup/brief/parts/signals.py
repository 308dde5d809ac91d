"""By signal. In: the claims on the matter. Out: one part a signal: what is said of it last, and where."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from callup.brief.context import Context, unlike
from callup.model import Claim, SpeakerKind
from callup.model.brief import RegionLine, SignalPart
from callup.record.census import MOST_REGIONS, most_reported

LINES_A_SIGNAL = 8
NOTES_A_REGION = 3


def signal_parts(context: Context) -> Iterator[SignalPart]:
    """Signals, the one in most independent documents first."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.core:
        grouped[claim.signal or ""].append(claim)
    signals, order = context.census.signals, list(context.case.signals)
    for name in sorted(signals, key=lambda n: (-signals[n].sources, order.index(n))):
        claims = grouped[name]
        yield SignalPart(
            signal=name,
            title=context.case.signal_title(name),
            definition=context.case.signals[name].definition,
            claims=signals[name].claims,
            strands=signals[name].sources,
            lines=tuple(context.line("quote", claim) for claim in telling(claims)),
            regions=tuple(_regions(name, claims, context)),
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


def _regions(signal: str, claims: Sequence[Claim], context: Context) -> Iterator[RegionLine]:
    by_code: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for code in {place.code for place in claim.places if "-" in place.code}:
            by_code[code].append(claim)
    counts = {code: c for (of, code), c in context.census.regions.items() if of == signal}
    most = MOST_REGIONS if context.read_in_part else len(counts)
    ranked = most_reported(counts.items(), len(counts))
    for code, count in context.cut(f"regions:{signal}", ranked, most):
        yield RegionLine(
            code=code,
            name=context.places.name_of(code),
            claims=count.claims,
            strands=count.sources,
            denials=count.denied,
            notes=_notes(by_code[code], context),
        )


def _notes(claims: Sequence[Claim], context: Context) -> tuple[int, ...]:
    """The newest claims, up to three; of a large ledger the newest alone."""
    shown = claims[-NOTES_A_REGION:] if not context.read_in_part else claims[-1:]
    return tuple(sorted({context.note(claim) for claim in shown}))
