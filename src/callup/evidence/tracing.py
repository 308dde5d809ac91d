"""Claims to compact columns. In: documents, claims, likenesses. Out: Traces, ready to be woven; masks nothing by itself.

Names of private people become digests here; nothing made of them leaves in readable form.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec
import numpy as np

from callup.evidence.copies import Parents, families, in_order, likenesses
from callup.evidence.links import address, host, passed_on
from callup.evidence.origins import WORD, Aliases, folded, origin_of, outlet_key, publisher_key
from callup.evidence.weave import KINDS
from callup.model import Claim, Document, Likeness
from callup.model.trace import (
    CERTAINTIES,
    CORE,
    NOTHING,
    PLACE,
    PRIVATE,
    STANCES,
    TRACE,
    UNDATED,
    Column,
    Texts,
    Traces,
)


class TextMark(msgspec.Struct, frozen=True, kw_only=True):
    """What a document itself says of its origin, before anything else is known: what a ledger keeps of it.

    ``outlet`` and ``carrier`` are keys of outlets, ``address`` and ``host`` where it stands, ``link`` where it leads.
    """

    document: str
    published: str | None
    title: str
    outlet: str | None = None
    carrier: str | None = None
    address: str | None = None
    host: str | None = None
    link: str | None = None


class Names:
    """Strings by number."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def of(self, name: str | None) -> int:
        """The number of a name, NOTHING for none."""
        if not name:
            return NOTHING
        return self.known.setdefault(name, len(self.known))


def mark(document: Document, aliases: Aliases) -> TextMark:
    """What a document says of its origin."""
    forwarded = document.forwarded_from
    return TextMark(
        document=document.id,
        published=document.published,
        title=document.publisher or document.file,
        outlet=publisher_key(document, aliases),
        carrier=outlet_key(forwarded, None, aliases) if forwarded else None,
        address=address(document.url) if document.url else None,
        host=host(document.url) if document.url else None,
        link=passed_on(document),
    )


def trace_rows(
    document: Document, claims: Sequence[Claim], aliases: Aliases, names: Names
) -> tuple[Column, Column]:
    """The rows of one document's claims, in the order of their evidence, and their regions by row."""
    rows = np.zeros(len(claims), TRACE)
    places = []
    for at, claim in enumerate(claims):
        origin = origin_of(claim, aliases)
        span = claim.evidence.sentence
        rows[at] = (
            at,
            names.of(claim.signal),
            names.of(origin.key),
            names.of(
                origin.name
                if origin.key
                else claim.speaker.name
                if origin.inside and not origin.private
                else None
            ),
            int(origin.inside or "0", 16),
            _sentence_hash(document.text[span.start : span.end]),
            KINDS.index(origin.kind),
            STANCES.index(claim.stance),
            CERTAINTIES.index(claim.certainty),
            CORE * claim.core | PRIVATE * origin.private,
        )
        codes = dict.fromkeys(place.code for place in claim.places if "-" in place.code)
        places += [(at, names.of(code)) for code in codes]
    return rows, np.array(places, PLACE)


def _sentence_hash(sentence: str) -> int:
    words = " ".join(WORD.findall(sentence.casefold()))
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def aliases_of(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Outlets' names to their keys, folded. In: each key with its names; stems, which end in "*", are left out."""
    return {
        folded(name): key
        for key, given in names.items()
        for name in given
        if not name.endswith("*")
    }


def texts_of(
    marks: Sequence[TextMark], parents: Mapping[str, Parents], names: Names, aliases: Aliases
) -> Texts:
    """The columns of some documents, given in the order in which they became known."""
    ids = [one.document for one in marks]
    at = {name: place for place, name in enumerate(ids)}
    linked = _linked(marks, aliases)
    return Texts(
        ids=ids,
        days=np.array([day_number(one.published) for one in marks], np.int64),
        titles=[one.title for one in marks],
        outlet=np.array([names.of(one.outlet) for one in marks], np.int64),
        carrier=np.array([names.of(one.carrier) for one in marks], np.int64),
        link=np.array([names.of(key) for key, _ in linked], np.int64),
        page=np.array([page for _, page in linked], np.int64),
        root=np.array([at[parents[name].root] for name in ids], np.int64),
        parts={
            at[name]: tuple(at[part] for part in parents[name].parts)
            for name in ids
            if parents[name].parts
        },
    )


def _linked(marks: Sequence[TextMark], aliases: Aliases) -> list[tuple[str | None, int]]:
    """For each document the outlet it links to and the earlier page held at that address."""
    pages: dict[str, int] = {}
    outlets: dict[str, str] = {}
    for place, one in reversed(list(enumerate(marks))):
        if one.address:
            pages[one.address] = place
        if one.host and one.outlet:
            outlets[one.host] = one.outlet
    found: list[tuple[str | None, int]] = []
    for place, one in enumerate(marks):
        if one.link is None:
            found.append((None, NOTHING))
            continue
        there = host(one.link)
        outlet = outlets.get(there) or outlet_key(there, aliases.get(folded(there)), aliases)
        page = pages.get(address(one.link), NOTHING)
        itself = outlet == one.outlet
        found.append((None if itself else outlet, page if page < place and not itself else NOTHING))
    return found


def day_number(published: str | None) -> int:
    """A day as a number: days since the year 1; UNDATED for none."""
    return dt.date.fromisoformat(published).toordinal() if published else UNDATED


def traces_of(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    aliases: Aliases,
    found: Iterable[Likeness] | None = None,
) -> tuple[Traces, list[Claim]]:
    """The traces of some claims and the claims in the same order. ``number`` is a claim's place in that list.

    ``found`` are the likenesses of the documents, where they are known already.
    """
    held = in_order(documents)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    names = Names()
    parents = families([d.id for d in held], likenesses(held) if found is None else found)
    texts = texts_of([mark(d, aliases) for d in held], parents, names, aliases)
    ordered: list[Claim] = []
    parts, places, owners = [np.zeros(0, TRACE)], [np.zeros(0, PLACE)], []
    for place, document in enumerate(held):
        own = sorted(by_document[document.id], key=lambda c: (c.evidence.start, c.id))
        rows, where = trace_rows(document, own, aliases, names)
        rows["number"] += len(ordered)
        where["row"] += len(ordered)
        parts.append(rows)
        places.append(where)
        owners += [place] * len(own)
        ordered += own
    traces = Traces(
        names=list(names.known),
        texts=texts,
        rows=np.concatenate(parts),
        text=np.array(owners, np.int64),
        places=np.concatenate(places),
    )
    return traces, ordered
