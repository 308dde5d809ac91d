"""schema.org Claim and ClaimReview as JSON-LD, for search engines and archives of fact checks. In: a Handover. Out: a graph.

A claim is a ``Claim`` with its author, words and appearance. Where its stance denies or doubts, it is also a ``ClaimReview`` whose
rating says only that: Callup itself judges nobody, the reviewer is whoever speaks. Deliberately missing: a verdict of Callup's own.
"""

from collections.abc import Iterator

import msgspec

from callup.model import Claim, Document, SpeakerKind, Stance
from callup.publish.nouns import Handover
from callup.publish.setting import Setting

CONTEXT = "https://schema.org"
RATINGS = {Stance.DENIES: ("1", "denied"), Stance.DOUBTS: ("2", "doubted")}
Node = dict[str, object]


def record(made: Handover, at: Setting) -> str:
    """One graph of all claims."""
    del at
    held = {document.id: document for document in made.documents}
    graph = [node for claim in made.claims for node in _nodes(claim, held[claim.document])]
    body = {"@context": CONTEXT, "@graph": graph}
    return msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n"


def _nodes(claim: Claim, document: Document) -> Iterator[Node]:
    words = " ".join(claim.evidence.text.split())
    said: Node = {
        "@type": "Claim",
        "@id": f"urn:callup:claim:{claim.id}",
        "text": words,
        "inLanguage": claim.language,
        "author": _author(claim, document),
        "appearance": _page(document),
    }
    yield said
    if claim.stance in RATINGS:
        value, name = RATINGS[claim.stance]
        yield {
            "@type": "ClaimReview",
            "@id": f"urn:callup:review:{claim.id}",
            "claimReviewed": words,
            "itemReviewed": {"@id": said["@id"]},
            "author": said["author"],
            **({"datePublished": document.published} if document.published else {}),
            **({"url": document.url} if _web(document.url) else {}),
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": value,
                "bestRating": "5",
                "worstRating": "1",
                "alternateName": name,
            },
        }


def _author(claim: Claim, document: Document) -> Node:
    speaker = claim.speaker
    person = speaker.kind is SpeakerKind.PERSON
    name = speaker.name or speaker.role or document.publisher or "unnamed"
    return {"@type": "Person" if person else "Organization", "name": name}


def _page(document: Document) -> Node:
    parts = {
        "headline": document.title,
        "url": document.url if _web(document.url) else None,
        "datePublished": document.published,
        "inLanguage": document.language,
    }
    publisher: Node = (
        {"publisher": {"@type": "Organization", "name": document.publisher}}
        if document.publisher
        else {}
    )
    return {
        "@type": "CreativeWork",
        "identifier": document.id,
        **{k: v for k, v in parts.items() if v},
        **publisher,
    }


def _web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))


WRITES = {"record": record}
