"""Claims as rows. In: Claims. Out: who says what, how, how many, where, when, in which words."""

from collections.abc import Iterator

from callup.brief.speakers import speaker_words
from callup.brief.wording import number_words
from callup.model import Period
from callup.publish.nouns import Claims
from callup.publish.setting import Setting

COLUMNS = ("id", "date", "speaker", "stance", "signal", "figure", "places", "when", "words")


def rows(told: Claims, at: Setting) -> Iterator[dict[str, object]]:
    """Claims as rows of plain words."""
    case = at.case
    for claim in told.claims:
        via = "".join(f", via {speaker_words(c, case)}" for c in claim.via)
        yield {
            "id": claim.id[:10],
            "date": told.published.get(claim.document) or "unknown",
            "speaker": speaker_words(claim.speaker, case) + via,
            "stance": claim.stance.value
            + ("" if claim.certainty.value == "plain" else f", {claim.certainty.value}"),
            "signal": claim.signal or "",
            "figure": number_words(claim.quantity) if claim.quantity else "",
            "places": " ".join(place.code for place in claim.places),
            "when": period_words(claim.period),
            "words": " ".join(claim.evidence.text.split()),
        }


def period_words(period: Period | None) -> str:
    """A period in words."""
    if period is None:
        return ""
    if not period.resolved:
        return "relative, date unknown"
    if period.start == period.end:
        return f"{period.start} ({period.kind.value})"
    return f"{period.start or '…'} – {period.end or '…'} ({period.kind.value})"
