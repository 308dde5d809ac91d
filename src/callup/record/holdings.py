"""What a ledger held by a day, read once and not yet looked at by people. In: a ledger, a case, a day, limits. Out: Holdings.

Everything known by the day counts: documents published by it (captured, where no date is known) and pages replaced by it left
out. Of a large ledger the newest claims are read and the rest is counted. Deliberately missing: decisions; see ``record``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.case import Case
from callup.case.law import compiled
from callup.ledger import ClaimQuery, Ledger, Published
from callup.model import Census, Claim, Count, Decision, Document
from callup.record.census import most_reported
from callup.record.guarded import Guarded
from callup.record.limits import Limits
from callup.record.reviewed import review_of
from callup.warning import Tally

LAST = "9999-12-31"
"""Stands for no day: everything is known by it."""


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """Claims as they were read, their documents, what was published, and every decision made by the day.

    ``replaced`` gives, of pages that were kept again with other words, the day from which they no longer speak. ``beside`` names
    the claims that were read only because a person decided on them. ``census`` and ``tallies`` count what was not read.
    """

    case: Case
    as_of: str | None
    claims: Sequence[Claim]
    documents: Mapping[str, Document]
    days: Mapping[str, str]
    volumes: Sequence[Published]
    decisions: Sequence[Decision]
    undated: int
    replaced: Mapping[str, str] = {}
    beside: frozenset[str] = frozenset()
    census: Census | None = None
    tallies: Sequence[Tally] = ()


def holdings(ledger: Ledger, case: Case, as_of: str | None, limits: Limits) -> Holdings:
    """What the ledger held by a day: all of it, or of a large one the newest."""
    large = ledger.holds_more_than(limits.whole, as_of=as_of)
    found = _newest(ledger, case, as_of, limits) if large else _whole(ledger, case, as_of)
    undated = [d.id for d in found.documents.values() if d.published is None]
    days = {d.id: d.published for d in found.documents.values() if d.published is not None}
    return msgspec.structs.replace(
        found,
        days=days | ledger.known_since(undated),
        volumes=ledger.volumes(as_of=as_of or LAST),
        decisions=ledger.decisions(as_of),
        undated=ledger.undated(after=as_of or LAST),
    )


def _made(
    case: Case, as_of: str | None, claims: Iterable[Claim], documents: Iterable[Document]
) -> Holdings:
    return Holdings(
        case=case,
        as_of=as_of,
        claims=list(claims),
        documents={document.id: document for document in documents},
        days={},
        volumes=(),
        decisions=(),
        undated=0,
    )


def _whole(ledger: Ledger, case: Case, as_of: str | None) -> Holdings:
    claims = ledger.claims(ClaimQuery(as_of=as_of, replaced=True))
    found = _made(case, as_of, claims, ledger.documents(as_of=as_of))
    return msgspec.structs.replace(found, replaced=ledger.replacements(as_of))


def _newest(ledger: Ledger, case: Case, as_of: str | None, limits: Limits) -> Holdings:
    census, gone = ledger.census(as_of=as_of), ledger.replaced(as_of)
    # Several queries find the same claims: each is gated once, when all are together.
    plain = ledger.unguarded() if isinstance(ledger, Guarded) else ledger
    found = _chosen(plain, case, as_of, (census, limits))
    chosen = {claim.id: claim for claim in found if claim.document not in gone}
    more = {c.id: c for c in _decided(plain, as_of, gone) if c.id not in chosen}
    together = iter([*chosen.values(), *more.values()])
    claims = list(ledger.covered(together) if isinstance(ledger, Guarded) else together)
    documents = ledger.named_documents({claim.document for claim in claims})
    tallied = ledger.tallied(as_of=as_of or LAST)
    return msgspec.structs.replace(
        _made(case, as_of, claims, documents),
        beside=frozenset(more),
        census=census,
        tallies=[Tally(day=day, signal=signal, documents=n) for day, signal, n in tallied],
    )


def _decided(ledger: Ledger, as_of: str | None, gone: set[str]) -> Iterator[Claim]:
    """The claims of documents in which people decided on some: a correction may bring in what the queries leave out."""
    review = review_of(ledger, as_of)
    named = (claim.document for claim in ledger.named_claims(review.in_force))
    for name in sorted({*review.documents, *named} - gone):
        yield from ledger.claims(ClaimQuery(document=name, as_of=as_of))


def _chosen(
    ledger: Ledger, case: Case, as_of: str | None, counted: tuple[Census, Limits]
) -> Iterator[Claim]:
    census, limits = counted
    for query in _queries(case, census, limits):
        yield from ledger.claims(
            msgspec.structs.replace(query, core=True, as_of=as_of, newest=True)
        )
    yield from _about_acts(ledger, case, as_of, limits)
    yield from ledger.named_claims(_of_regions(census))


def _queries(case: Case, census: Census, limits: Limits) -> Iterator[ClaimQuery]:
    for signal in (name for name in case.signals if name in census.signals):
        yield ClaimQuery(signal=signal, limit=limits.of_signal)
        for stance, number in limits.of_signal_saying:
            yield ClaimQuery(signal=signal, stance=stance.value, limit=number)
    for measure in case.measures:
        yield ClaimQuery(measure=measure, limit=limits.of_measure)
    for stance, number in limits.saying:
        yield ClaimQuery(stance=stance.value, limit=number)


def _of_regions(census: Census) -> Iterator[str]:
    """One claim of each region that is listed under a signal."""
    by_signal: dict[str, list[tuple[str, Count]]] = defaultdict(list)
    for (signal, code), count in census.regions.items():
        by_signal[signal].append((code, count))
    for regions in by_signal.values():
        for _, count in most_reported(regions):
            if count.latest is not None:
                yield count.latest


def _about_acts(ledger: Ledger, case: Case, as_of: str | None, limits: Limits) -> Iterator[Claim]:
    """What tells of acts: the words of those who may perform them, and what was said on those days."""
    by = {case.actors[name].name for act in case.acts.values() for name in act.by}
    own = [
        claim
        for name in sorted(by)
        for claim in ledger.claims(
            ClaimQuery(speaker=name, core=True, as_of=as_of, newest=True, limit=limits.own_words)
        )
    ]
    yield from own
    for day, _ in _days_of_acts(ledger, case, own).most_common(limits.act_days):
        query = ClaimQuery(since=day, until=day, core=True, as_of=as_of, limit=limits.a_day)
        yield from ledger.claims(query)


def _days_of_acts(ledger: Ledger, case: Case, own: Sequence[Claim]) -> Counter[str]:
    """How many claims of each day sound like an act."""
    cues = [compiled(act.cues, act.name) for act in case.acts.values()]
    told = [
        claim
        for claim in own
        if any(
            cue.found_in(claim.evidence.text)
            for table in cues
            for cue in table.get(claim.language, ())
        )
    ]
    documents = ledger.named_documents({claim.document for claim in told})
    published = {document.id: document.published for document in documents}
    days = (published[claim.document] for claim in told)
    return Counter(day for day in days if day)
