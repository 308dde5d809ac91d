"""Strands: what goes back to one origin on one signal. In: claims, documents, decisions. Out: strands, earliest first.

Nothing here depends on the order of claims or documents, and what is known later never changes to which strand an
earlier claim belongs, unless a person decides so. The rules stand in ``origins`` and ``weave``.
Deliberately missing: stories retold without a citation, translations.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec
import numpy as np

from callup.evidence.origins import Aliases
from callup.evidence.tracing import traces_of
from callup.evidence.weave import REASONS, Woven, weave
from callup.model import (
    Claim,
    Decision,
    Document,
    Join,
    JoinReason,
    Likeness,
    Strand,
    Verdict,
    standing,
)
from callup.model.trace import NOTHING, PRIVATE, UNDATED, Column, Traces

BY_HAND = frozenset({Verdict.SPLIT, Verdict.JOIN})


class Moved(msgspec.Struct, frozen=True):
    """Where a person put a claim: the number of its strand, and the decision's words."""

    strand: int
    detail: str
    key: str | None = None


class Fabric(msgspec.Struct, frozen=True, kw_only=True):
    """Claims woven into strands, a million at a time; ``strand`` numbers each claim's strand, by decisions too.

    ``claims`` names the claims by row; a Strand is made of a number only when asked for.
    """

    traces: Traces
    woven: Woven
    strand: Column
    moved: dict[int, Moved]
    people: dict[int, int]

    def made(self, rows: Column, ids: Sequence[str]) -> Strand:
        """The Strand of some rows, all of one strand and in order, whose claims have these ids."""
        first = int(rows[0])
        signal, key = self.signal(first), self.key(first)
        return Strand(
            id=strand_id(signal, key),
            signal=signal,
            key=key,
            origin=self.origin(first),
            actor=_actor(self._name(self.woven.key[first])),
            in_ledger=not key.startswith("outlet:"),
            joins=tuple(
                self._join(int(row), first, name) for row, name in zip(rows, ids, strict=True)
            ),
        )

    def signal(self, row: int) -> str | None:
        """The signal of a claim."""
        return self._name(self.traces.rows["signal"][row])

    def key(self, row: int) -> str:
        """The key of a claim's strand, as it may leave."""
        moved = self.moved.get(row)
        if moved is not None and moved.key is not None:
            return moved.key
        key = self._name(self.woven.key[row]) or f"text:{self._text(row)}"
        inside = int(self.woven.inside[row])
        if not inside:
            return key
        return f"{key}#person-{self.people[row]}" if row in self.people else f"{key}#{inside:016x}"

    def origin(self, row: int) -> str:
        """The origin of a claim in words."""
        texts = self.traces.texts
        place = texts.titles[int(self.woven.place[row])]
        label = self._name(self.woven.label[row])
        key = self._name(self.woven.key[row])
        if row in self.people:
            return f"a private person, in {place if key is None else label or key}"
        if self.woven.inside[row]:
            return f"{label}, in {place}" if label else place
        if key is None:
            return place
        return label or key.partition(":")[2].removeprefix("~")

    def _name(self, number: int) -> str | None:
        return None if number == NOTHING else self.traces.names[int(number)]

    def _text(self, row: int) -> str:
        return self.traces.texts.ids[int(self.woven.place[row])]

    def _join(self, row: int, first: int, claim: str) -> Join:
        texts, own = self.traces.texts, int(self.traces.text[row])
        reason, detail = self._why(row, first)
        day = int(texts.days[own])
        return Join(
            claim=claim,
            document=texts.ids[own],
            date=None if day >= UNDATED else _iso(day),
            reason=reason,
            detail=detail,
        )

    def _why(self, row: int, first: int) -> tuple[JoinReason, str]:
        if row in self.moved:
            return JoinReason.BY_HAND, self.moved[row].detail
        if row == first:
            return JoinReason.FIRST, ""
        own, root = int(self.traces.text[row]), int(self.traces.texts.root[self.traces.text[row]])
        if own != root and root == int(self.traces.texts.root[self.traces.text[first]]):
            return JoinReason.SAME_TEXT, f"the text of {self.traces.texts.titles[root]} again"
        reason, name = REASONS[self.woven.reason[row]], self.origin(row)
        if reason is JoinReason.SAME_TEXT and self.woven.inside[row]:
            return reason, "the same speaker in the same text"
        return reason, DETAILS[reason].format(name)


DETAILS = {
    JoinReason.SAME_TEXT: "the same text",
    JoinReason.SAME_SPEAKER: "goes back to {}",
    JoinReason.CITES: "takes it from {}",
    JoinReason.LINKS: "links to {}",
    JoinReason.FORWARDS: "was forwarded from {}",
}


def strands(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    decisions: Iterable[Decision] = (),
    aliases: Aliases | None = None,
    found: Iterable[Likeness] | None = None,
) -> list[Strand]:
    """The strands of some claims. ``documents`` hold at least the claims' own; ``aliases`` are the case's outlets by name.

    Of the decisions, splits and joins of strands count here; claims come in as reviewed. ``found`` are the likenesses of
    the documents, where they are known already.
    """
    traces, ordered = traces_of(claims, documents, aliases or {}, found)
    rows = {claim.id: row for row, claim in enumerate(ordered)}
    fabric = fabric_of(traces, decisions, rows)
    return [
        fabric.made(group, [ordered[row].id for row in group]) for group in by_strand(fabric.strand)
    ]


def by_strand(strand: Column) -> list[Column]:
    """The rows of each strand, strands by their first row."""
    if not len(strand):
        return []
    order = np.argsort(strand, kind="stable")
    edges = np.flatnonzero(np.diff(strand[order])) + 1
    return sorted(np.split(order, edges), key=lambda rows: int(rows[0]))


def fabric_of(traces: Traces, decisions: Iterable[Decision], rows: dict[str, int]) -> Fabric:
    """Weave, then let people's decisions move claims. ``rows`` gives the row of each claim that decisions name."""
    woven = weave(traces)
    strand = woven.strand.copy()
    moved: dict[int, Moved] = {}
    for decision in standing(decisions):
        if decision.verdict in BY_HAND:
            named = sorted(rows[name] for name in decision.value.get("claims", ()) if name in rows)
            if decision.verdict is Verdict.SPLIT:
                _split(traces, strand, moved, named, decision)
            else:
                _joined(traces, strand, moved, named, decision)
    return Fabric(
        traces=traces, woven=woven, strand=strand, moved=moved, people=_people(traces, woven)
    )


def _split(
    traces: Traces,
    strand: Column,
    moved: dict[int, Moved],
    named: Sequence[int],
    decision: Decision,
) -> None:
    """The named claims become a strand of their own, one on each signal."""
    detail = f"split off by {decision.by} on {decision.at[:10]}: {decision.reason}"
    by_signal: dict[int, list[int]] = defaultdict(list)
    for row in named:
        by_signal[int(traces.rows["signal"][row])].append(row)
    for own in by_signal.values():
        number = int(strand.max()) + 1
        for row in own:
            strand[row] = number
            moved[row] = Moved(number, detail, f"hand:{decision.id}")


def _joined(
    traces: Traces,
    strand: Column,
    moved: dict[int, Moved],
    named: Sequence[int],
    decision: Decision,
) -> None:
    """The strands of the named claims become one, that of the earliest; strands of different signals stay apart."""
    detail = f"joined by {decision.by} on {decision.at[:10]}: {decision.reason}"
    signals = traces.rows["signal"]
    for signal in dict.fromkeys(signals[row] for row in named):
        together = {int(strand[row]) for row in named if signals[row] == signal}
        members = np.flatnonzero(np.isin(strand, list(together)))
        target = int(strand[members[0]])
        key = moved[int(members[0])].key if int(members[0]) in moved else None
        for row in members[strand[members] != target].tolist():
            strand[row] = target
            moved[row] = Moved(target, detail, key)


def _people(traces: Traces, woven: Woven) -> dict[int, int]:
    """The private people of each origin by number, in the order in which they speak: row to number."""
    private = np.flatnonzero(traces.rows["flags"] & PRIVATE)
    numbers: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    found = {}
    for row in private.tolist():
        known = numbers[int(woven.key[row]), int(woven.place[row]) * (woven.key[row] == NOTHING)]
        found[row] = known.setdefault(int(woven.inside[row]), len(known) + 1)
    return found


def strand_id(signal: str | None, key: str) -> str:
    """Name a strand by its signal and origin."""
    return "s-" + sha256(f"{signal}|{key}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _actor(key: str | None) -> str | None:
    kind, _, name = (key or "").partition(":")
    return name if kind in {"actor", "outlet"} and not name.startswith("~") else None


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()
