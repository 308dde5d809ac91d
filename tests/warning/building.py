"""Builds small records for tests of warning: strands by hand, each with one claim. In: words. Out: sightings, claims."""

from callup.case import Case, load_case
from callup.model import (
    Certainty,
    Claim,
    Evidence,
    Join,
    JoinReason,
    Method,
    Period,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Strand,
)
from callup.warning import Known, Sighting, sightings

CASE: Case = load_case("russia")
DAY = "2023-03-24"


def sighting(
    signal: str = "summons_served", strand: str = "s-1", day: str = DAY, **more: object
) -> Sighting:
    """One fresh statement of full worth."""
    fields = {
        "strand": strand, "origin": f"o-{strand}", "name": f"source {strand}", "signal": signal,
        "denied": False, "quality": 1.0, "day": day, "known": day, "claim": f"c-{strand}",
    } | more  # fmt: skip
    return Sighting(**fields)  # type: ignore[arg-type]


def claim(
    name: str = "c-1",
    document: str = "d-1",
    words: str = "summonses are going out",
    *,
    speaker: Speaker | None = None,
    stance: Stance = Stance.REPORTS,
    certainty: Certainty = Certainty.PLAIN,
    signal: str = "summons_served",
    measure: str | None = None,
    quantity: Quantity | None = None,
    places: tuple[str, ...] = (),
    period: Period | None = None,
    core: bool = True,
) -> Claim:
    """A claim with an invented text."""
    return Claim(
        id=name,
        document=document,
        file=document,
        language="en",
        evidence=Evidence(start=0, end=len(words), text=words, sentence=Span(0, len(words))),
        speaker=speaker or Speaker(name="Monitor", kind=SpeakerKind.ORGANISATION),
        stance=stance,
        certainty=certainty,
        signal=signal,
        measure=measure,
        quantity=quantity,
        places=tuple(Place(code=code, name=code) for code in places),
        period=period,
        core=core,
        method=Method(reader="hand", score=1.0),
    )


def strand(*claims: Claim, reasons: tuple[JoinReason, ...] = (), name: str = "s-1") -> Strand:
    """One strand of some claims: the first begins it, the others join for the reasons given."""
    given = (JoinReason.FIRST, *reasons)
    return Strand(
        id=name,
        signal=claims[0].signal,
        key=f"key-{name}",
        origin="Monitor",
        actor=claims[0].speaker.actor,
        joins=tuple(
            Join(claim=c.id, document=c.document, date=None, reason=r)
            for c, r in zip(claims, given, strict=True)
        ),
    )


def seen(
    *strands: Strand, claims: tuple[Claim, ...], days: dict[str, str], **more: object
) -> list[Sighting]:
    """The sightings of some strands."""
    known = Known(claims={c.id: c for c in claims}, days=days, **more)  # type: ignore[arg-type]
    return sightings(strands, known, CASE)
