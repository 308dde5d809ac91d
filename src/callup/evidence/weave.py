"""Joins claims by origin, a million at a time. In: Traces. Out: for each claim its strand, and why it belongs there.

The rules, in their order: a claim in a copy takes the origin of the same sentence in the text it was copied from; a text
that was forwarded, or is short and links to one place, passes on what stands there; an outlet that is cited is the
outlet's own newest text on that signal of the thirty days before, where one is held.
Deliberately missing: what people decided; see ``strands``.
"""

from collections import defaultdict

import msgspec
import numpy as np

from callup.model import JoinReason, OriginKind
from callup.model.trace import NOTHING, UNDATED, Column, Traces

FRESH = 30
"""Days for which an outlet's own text is what others cite. Assumption: news cites news."""
KINDS = tuple(OriginKind)
REASONS = tuple(JoinReason)
SPEAKER, OUTLET, FORWARD, TEXT = (
    KINDS.index(kind)
    for kind in (OriginKind.SPEAKER, OriginKind.OUTLET, OriginKind.FORWARD, OriginKind.TEXT)
)
BY_KIND = np.zeros(len(KINDS), np.uint8)
for _kind, _reason in (
    (SPEAKER, JoinReason.SAME_SPEAKER),
    (OUTLET, JoinReason.CITES),
    (FORWARD, JoinReason.FORWARDS),
    (TEXT, JoinReason.SAME_TEXT),
):
    BY_KIND[_kind] = REASONS.index(_reason)
LINKS = REASONS.index(JoinReason.LINKS)


class Woven(msgspec.Struct, frozen=True, kw_only=True):
    """Each claim's origin: the name ``key``, or the text ``place`` where ``key`` is NOTHING, and who in it (``inside``).

    ``reason`` is a place in REASONS, ``strand`` the number of the strand, ``label`` the origin's name for readers.
    """

    key: Column
    place: Column
    inside: Column
    label: Column
    reason: Column
    strand: Column


def weave(traces: Traces) -> Woven:
    """The strands of some claims."""
    rows, texts = traces.rows, traces.texts
    key, kind = rows["key"].astype(np.int64), rows["kind"].copy()
    label, inside = rows["label"].copy(), rows["inside"].copy()
    source = _sources(traces)
    for column in (key, kind, label, inside):
        column[:] = column[source]
    place = texts.root[traces.text[source]]
    own = (key != NOTHING) & (key == texts.outlet[place])
    key[own], kind[own] = NOTHING, TEXT
    reason = BY_KIND[kind]
    _pass_on(traces, key, kind, place, reason, inside)
    cited = _cited(traces, key, kind, place)
    place = np.where(cited == NOTHING, place, cited)
    key = np.where(cited == NOTHING, key, NOTHING)
    strand = _numbered(rows["signal"], key, place, inside)
    return Woven(key=key, place=place, inside=inside, label=label, reason=reason, strand=strand)


def _sources(traces: Traces) -> Column:
    """For each claim of a copy the claim it was copied from; for every other, itself."""
    rows, texts, text = traces.rows, traces.texts, traces.text
    source = np.arange(len(rows))
    count = len(texts.ids)
    copied = np.flatnonzero(texts.root != np.arange(count))
    later = sorted({*copied.tolist(), *texts.parts})
    if not later:
        return source
    begins = np.searchsorted(text, np.arange(count + 1))
    fields = [rows[name].tolist() for name in ("signal", "sentence", "kind", "key", "inside")]
    heard: dict[int, dict[tuple[int, int], list[int]]] = {}
    for one in later:
        parents = dict.fromkeys((int(texts.root[one]), *texts.parts.get(one, ())))
        for row in range(begins[one], begins[one + 1]):
            found = _same_sentence(row, one, list(parents), (heard, fields, begins))
            if found is not None:
                source[row] = source[found]
    return source


def _same_sentence(
    row: int,
    one: int,
    parents: list[int],
    known: tuple[dict[int, dict[tuple[int, int], list[int]]], list[list[int]], Column],
) -> int | None:
    heard, (signal, sentence, *origin), begins = known
    for parent in parents:
        if parent == one:
            continue
        if parent not in heard:
            heard[parent] = defaultdict(list)
            for other in range(begins[parent], begins[parent + 1]):
                heard[parent][signal[other], sentence[other]].append(other)
        same = heard[parent].get((signal[row], sentence[row]))
        if same:
            mine = [column[row] for column in origin]
            alike = [other for other in same if [column[other] for column in origin] == mine]
            return (alike or same)[0]
    return None


def _pass_on(
    traces: Traces, key: Column, kind: Column, place: Column, reason: Column, inside: Column
) -> None:
    """Give what a text says itself to whom it was forwarded from or links to."""
    texts = traces.texts
    forwarded = (kind == TEXT) & (texts.carrier[place] != NOTHING)
    key[forwarded] = texts.carrier[place[forwarded]]
    kind[forwarded] = FORWARD
    reason[forwarded] = BY_KIND[FORWARD]
    # A link says where a text's own statement comes from, not where somebody it quotes spoke.
    plain = (kind == TEXT) & (inside == 0)
    paged = plain & (texts.page[place] != NOTHING)
    linked = plain & ~paged & (texts.link[place] != NOTHING)
    key[linked] = texts.link[place[linked]]
    kind[linked] = OUTLET
    place[paged] = texts.root[texts.page[place[paged]]]
    reason[paged | linked] = LINKS


def _cited(traces: Traces, key: Column, kind: Column, place: Column) -> Column:
    """For each claim that cites an outlet the root of the text it means, NOTHING where none is held."""
    texts = traces.texts
    _, signal = np.unique(traces.rows["signal"], return_inverse=True)
    own = (kind == TEXT) & (place == traces.text) & (texts.outlet[place] != NOTHING)
    found = np.full(len(key), NOTHING, np.int64)
    cites = ((kind == OUTLET) | (kind == FORWARD)) & (texts.days[place] < UNDATED)
    if not own.any() or not cites.any():
        return found
    # One number to search by: outlet, signal, day; 2^23 days, 2^16 signals, 2^24 outlets.
    outlets, codes = np.unique(texts.outlet[place[own]], return_inverse=True)
    head = (codes.astype(np.int64) << 16) | signal[own]
    held = (head << 23) | texts.days[place[own]]
    order = np.lexsort((place[own], held))
    held, roots = held[order], place[own][order]
    rows = np.flatnonzero(cites & np.isin(key, outlets))
    asked = (np.searchsorted(outlets, key[rows]).astype(np.int64) << 16) | signal[rows]
    days = texts.days[place[rows]]
    newest = np.searchsorted(held, (asked << 23) | days, side="right") - 1
    fits = (newest >= 0) & (held[newest] >= (asked << 23) | np.maximum(days - FRESH, 0))
    found[rows[fits]] = roots[newest[fits]]
    return found


def _numbered(signal: Column, key: Column, place: Column, inside: Column) -> Column:
    """Strands numbered by their first claim."""
    where = np.where(key == NOTHING, place, key)
    origin = (where.astype(np.uint64) << np.uint64(1)) | (key == NOTHING).astype(np.uint64)
    with np.errstate(over="ignore"):
        mixed = origin * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
        mixed += (signal.astype(np.int64) + 2).astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0x165667B19E3779F9)
        mixed ^= inside
        mixed *= np.uint64(0xD6E8FEB86659FD93)
    _, first, number = np.unique(mixed, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    return rank[number]
