"""Strands: what goes back to one origin on one signal. In: claims, documents, decisions. Out: strands, earliest first.

A claim's own document tells its origin (see ``origins``). Then: a copy's claims take the origin of the same sentence in
the text it copies; an outlet that is cited is the outlet's own text on that signal, where the ledger holds one of the
thirty days before; a person's word splits and joins. Nothing here depends on the order of claims or documents, and what
is known later never changes to which strand an earlier claim belongs, unless a person decides so.
Deliberately missing: stories retold without a citation, translations.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec

from callup.evidence.copies import copy_groups
from callup.evidence.links import Hosts, link_origin
from callup.evidence.origins import WORD, Aliases, folded, origin_of, publisher_key
from callup.model import (
    Claim,
    Decision,
    Document,
    Join,
    JoinReason,
    Origin,
    OriginKind,
    Strand,
    Verdict,
    standing,
)

FRESH = dt.timedelta(days=30)
"""How old an outlet's own text may be to be what a page cites. Assumption: news cites news."""
UNDATED = "9999"
REASONS = {
    OriginKind.SPEAKER: JoinReason.SAME_SPEAKER,
    OriginKind.OUTLET: JoinReason.CITES,
    OriginKind.FORWARD: JoinReason.FORWARDS,
    OriginKind.TEXT: JoinReason.SAME_TEXT,
}
Key = tuple[str | None, str]
"""A signal and an origin on it."""


class Trace(msgspec.Struct, kw_only=True):
    """A claim on its way to its strand."""

    claim: Claim
    document: Document
    root: str
    origin: Origin
    reason: JoinReason
    key: str = ""
    detail: str = ""

    @property
    def when(self) -> tuple[str, bool, str, str, int, str]:
        """The order in which claims became known; of one day, a text before its copies."""
        return (
            self.document.published or UNDATED,
            self.root != self.document.id,
            self.document.file,
            self.document.id,
            self.claim.evidence.start,
            self.claim.id,
        )


def strands(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    decisions: Iterable[Decision] = (),
    aliases: Aliases | None = None,
) -> list[Strand]:
    """The strands of some claims. ``documents`` hold at least the claims' own; ``aliases`` are the case's outlets by name.

    Of the decisions, splits and joins of strands count here; claims come in as reviewed.
    """
    held = {document.id: document for document in documents}
    known = aliases or {}
    roots = {
        name: group.first
        for group in copy_groups(list(held.values()))
        for name in (group.first, *group.copies)
    }
    hosts = Hosts.of(held.values(), known)
    texts = {name: held[root] for name, root in roots.items()}
    traces = sorted(
        (_trace(claim, held[claim.document], texts, hosts) for claim in claims),
        key=lambda trace: trace.when,
    )
    _follow_copies(traces)
    own = _own_texts(traces, known)
    for trace in traces:
        _name(trace, own, held)
    _name_people(traces)
    _decide(traces, list(decisions))
    return _strands(traces)


def aliases_of(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Outlets' names to their keys, folded. In: each key with its names; stems, which end in "*", are left out."""
    return {
        folded(name): key
        for key, given in names.items()
        for name in given
        if not name.endswith("*")
    }


def _trace(claim: Claim, document: Document, texts: Mapping[str, Document], hosts: Hosts) -> Trace:
    # A copy passes on what the text it copies took from others.
    text = texts[document.id]
    origin = origin_of(claim, text, hosts.aliases)
    reason = REASONS[origin.kind]
    if origin.key and origin.key == publisher_key(text, hosts.aliases):
        # An outlet that speaks of itself by name cites nobody.
        origin = msgspec.structs.replace(origin, kind=OriginKind.TEXT, key="")
    elif origin.kind is OriginKind.TEXT and not origin.inside:
        linked = link_origin(_sentence_of(claim, document), text, hosts)
        if linked is not None:
            origin, reason = linked, JoinReason.LINKS
            page = texts.get(origin.key.removeprefix("text:"))
            if page is not None:
                origin = msgspec.structs.replace(origin, key=f"text:{page.id}")
    return Trace(claim=claim, document=document, root=text.id, origin=origin, reason=reason)


def _sentence_of(claim: Claim, document: Document) -> str:
    span = claim.evidence.sentence
    return document.text[span.start : span.end]


def _follow_copies(traces: Sequence[Trace]) -> None:
    """Give a copy's claims the origin of the same sentence in the text it copies: reading may see less of a shortened one."""
    first: dict[tuple[str, str | None, str], list[Trace]] = defaultdict(list)
    for trace in traces:
        if trace.document.id == trace.root:
            first[trace.root, trace.claim.signal, _sentence(trace)].append(trace)
    for trace in traces:
        if trace.document.id == trace.root:
            continue
        trace.detail = "carries the text again"
        same = first.get((trace.root, trace.claim.signal, _sentence(trace)), [])
        if same and not any(trace.origin == other.origin for other in same):
            trace.origin = same[0].origin


def _sentence(trace: Trace) -> str:
    return " ".join(WORD.findall(_sentence_of(trace.claim, trace.document).casefold()))


Own = dict[tuple[str | None, str], list[tuple[str, str]]]
"""By signal and outlet: the days and roots of the outlet's own texts, oldest first."""


def _own_texts(traces: Sequence[Trace], aliases: Aliases) -> Own:
    own: Own = defaultdict(list)
    for trace in traces:
        outlet = publisher_key(trace.document, aliases)
        if trace.origin.kind is OriginKind.TEXT and outlet and trace.root == trace.document.id:
            own[trace.claim.signal, outlet].append(
                (trace.document.published or UNDATED, trace.root)
            )
    return own


def _name(trace: Trace, own: Own, held: Mapping[str, Document]) -> None:
    origin = trace.origin
    key = origin.key or f"text:{trace.root}"
    if origin.kind in {OriginKind.OUTLET, OriginKind.FORWARD}:
        text = _cited(own.get((trace.claim.signal, key), ()), trace.document.published)
        key = f"text:{text}" if text else key
    page = held.get(key.removeprefix("text:"))
    if page is not None:
        name = page.publisher or page.file
        trace.origin = origin = msgspec.structs.replace(origin, name=name)
    trace.key = f"{key}#{origin.inside}" if origin.inside else key


def _cited(texts: Sequence[tuple[str, str]], day: str | None) -> str | None:
    """The newest of an outlet's own texts that a page of that day can have meant."""
    if day is None:
        return None
    oldest = (dt.date.fromisoformat(day) - FRESH).isoformat()
    meant = [text for when, text in texts if oldest <= when <= day]
    return meant[-1] if meant else None


def _name_people(traces: Sequence[Trace]) -> None:
    """Number the private people of each text: a key that leaves holds nothing made of a name."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for trace in traces:
        if trace.origin.private:
            base, _, mark = trace.key.rpartition("#")
            number = numbers[base].setdefault(mark, len(numbers[base]) + 1)
            trace.key = f"{base}#person-{number}"


def _decide(traces: Sequence[Trace], decisions: Sequence[Decision]) -> None:
    by_claim = {trace.claim.id: trace for trace in traces}
    for decision in standing(decisions):
        if decision.verdict not in {Verdict.SPLIT, Verdict.JOIN}:
            continue
        named = [by_claim[name] for name in decision.value.get("claims", ()) if name in by_claim]
        moved = named
        target = f"hand:{decision.id}"
        if decision.verdict is Verdict.JOIN and named:
            keys = {(trace.claim.signal, trace.key) for trace in named}
            target = min(named, key=lambda trace: trace.when).key
            moved = [t for t in traces if (t.claim.signal, t.key) in keys and t.key != target]
        for trace in moved:
            trace.key = target
            trace.reason = JoinReason.BY_HAND
            verb = "split off" if decision.verdict is Verdict.SPLIT else "joined"
            trace.detail = f"{verb} by {decision.by} on {decision.at[:10]}: {decision.reason}"


def _strands(traces: Sequence[Trace]) -> list[Strand]:
    groups: dict[Key, list[Trace]] = defaultdict(list)
    for trace in traces:
        groups[trace.claim.signal, trace.key].append(trace)
    return [_strand(key, group) for key, group in groups.items()]


def _strand(key: Key, group: Sequence[Trace]) -> Strand:
    first = group[0]
    held = {trace.document.id for trace in group}
    outlet = key[1].startswith("outlet:")
    return Strand(
        id=strand_id(*key),
        signal=key[0],
        key=key[1],
        origin=_origin_words(first.origin, first.claim),
        actor=first.origin.actor,
        in_ledger=not outlet,
        joins=tuple(_join(trace, first, held) for trace in group),
    )


def strand_id(signal: str | None, key: str) -> str:
    """Name a strand by its signal and origin."""
    return "s-" + sha256(f"{signal}|{key}".encode()).hexdigest()[:12]


def _origin_words(origin: Origin, claim: Claim) -> str:
    if origin.private:
        return f"a private person, in {origin.name}"
    if origin.inside:
        return f"{claim.speaker.name}, in {origin.name}"
    return origin.name


def _join(trace: Trace, first: Trace, held: set[str]) -> Join:
    reason, detail = trace.reason, trace.detail
    if trace is first and reason is not JoinReason.BY_HAND:
        reason, detail = JoinReason.FIRST, ""
    elif reason is not JoinReason.BY_HAND:
        reason, detail = _why(trace, held)
    return Join(
        claim=trace.claim.id,
        document=trace.document.id,
        date=trace.document.published,
        reason=reason,
        detail=detail,
    )


def _why(trace: Trace, held: set[str]) -> tuple[JoinReason, str]:
    name = trace.origin.name
    if trace.root != trace.document.id and trace.root in held:
        return JoinReason.SAME_TEXT, "carries the same text again"
    words = {
        JoinReason.SAME_TEXT: "the same text",
        JoinReason.SAME_SPEAKER: f"goes back to {name}",
        JoinReason.CITES: f"takes it from {name}",
        JoinReason.LINKS: f"links to {name}",
        JoinReason.FORWARDS: f"was forwarded from {name}",
    }
    if trace.origin.inside and trace.reason is JoinReason.SAME_TEXT:
        return trace.reason, "the same speaker in the same text"
    return trace.reason, words.get(trace.reason, "")
