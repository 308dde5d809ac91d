"""STIX 2.1: a report with its notes, opinions, locations and marking, for other platforms. In: a Handover. Out: a bundle.

A claim is a ``note`` on the report, its words the content; a denial or doubt an ``opinion`` that disagrees; a region a
``location``; the program an ``identity``. ``confidence`` is the reader's score on STIX's scale of 0 to 100. Ids follow from
Callup's own, so that the same ledger gives the same bundle. The library ``stix2`` reads it in the tests; writing needs none.
Deliberately missing: observed data; a claim is what somebody says, not what somebody observed.
"""

import uuid
from collections.abc import Iterator, Sequence

import msgspec

from callup.model import Assessment, Claim, Document, Stance
from callup.publish.nouns import Handover
from callup.publish.setting import Setting

SPACE = uuid.UUID("5b9a64f0-6d3c-5a0e-9a37-3f4f0c6f1c11")
"""The name space of ids: any, once and for all."""
CLEAR = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"
"""TLP:CLEAR of STIX 2.1: what is in it was public before."""
DOUBTFUL = {Stance.DENIES: "strongly-disagree", Stance.DOUBTS: "disagree"}
Object = dict[str, object]


def record(made: Handover, at: Setting) -> str:
    """The bundle: who made it, where, what is said, and the report that holds it together."""
    author = _object(
        "identity", "callup", made, name="Callup", identity_class="system"
    )  # who made it
    by = str(author["id"])
    named = {code for claim in made.claims for code in (p.code for p in claim.places)}
    places = [_location(code, made, by) for code in sorted(named)]
    held = {document.id: document for document in made.documents}
    where = {str(place["name_code"]): str(place["id"]) for place in places}
    report_id = _id("report", f"{at.case.home}|{made.as_of}")
    notes = [
        _note(claim, held[claim.document], made, (by, report_id, where)) for claim in made.claims
    ]
    report = _object(
        "report", f"{at.case.home}|{made.as_of}", made, by,
        name=f"{at.case.head.title}, as of {made.as_of}",
        description=_told(made.assessments) or at.case.head.question,
        report_types=["threat-report"], published=made.written,
        object_refs=[str(item["id"]) for item in (*places, *notes)] or [by],
    )  # fmt: skip
    for place in places:
        place.pop("name_code")
    objects = [author, *places, *notes, report]
    bundle = {
        "type": "bundle",
        "id": _id("bundle", f"{report['id']}|{made.written}"),
        "objects": objects,
    }
    return msgspec.json.format(msgspec.json.encode(bundle), indent=1).decode() + "\n"


def _told(made: Sequence[Assessment]) -> str:
    return " ".join(sentence for one in made for sentence in (one.now, one.next))


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, f'{kind}|{key}')}"


def _object(kind: str, key: str, made: Handover, by: str | None = None, **parts: object) -> Object:
    """What all objects share; ``key`` gives the id."""
    common: Object = {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created": made.written,
        "modified": made.written,
        "object_marking_refs": [CLEAR],
    }
    return {**common, **({"created_by_ref": by} if by else {}), **parts}


def _location(code: str, made: Handover, by: str) -> Object:
    """A region with its country, or a country."""
    area = {"administrative_area": code} if "-" in code else {}
    name = made.names.get(code, code)
    return _object("location", code, made, by, name=name, country=code[:2], **area, name_code=code)


def _note(
    claim: Claim, document: Document, made: Handover, refs: tuple[str, str, dict[str, str]]
) -> Object:
    """A claim in its own words, or, where it denies or doubts, an opinion on the report."""
    by, report, where = refs
    about = [report, *dict.fromkeys(where[place.code] for place in claim.places)]
    common: Object = {
        "authors": [
            claim.speaker.name or claim.speaker.role or document.publisher or "the document itself"
        ],
        "object_refs": about,
        "confidence": round(100 * claim.method.score),
        "labels": [f"{claim.stance.value}", *_labels(claim)],
        "external_references": list(_sources(claim, document)),
    }
    words = " ".join(claim.evidence.text.split()) or "[no words]"
    if claim.stance in DOUBTFUL:
        opinion = DOUBTFUL[claim.stance]
        return _object("opinion", claim.id, made, by, opinion=opinion, explanation=words, **common)
    return _object("note", claim.id, made, by, content=words, **common)


def _labels(claim: Claim) -> Iterator[str]:
    yield from (
        f"{kind}:{name}"
        for kind, name in (("signal", claim.signal), ("measure", claim.measure))
        if name
    )


def _sources(claim: Claim, document: Document) -> Iterator[Object]:
    yield {"source_name": "callup", "external_id": claim.id}
    source: Object = {"source_name": document.publisher or "document", "external_id": document.id}
    if document.url and document.url.startswith(("http://", "https://")):
        source["url"] = document.url
    if document.published:
        source["description"] = f"published {document.published}"
    yield source


WRITES = {"record": record}
