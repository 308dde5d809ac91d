"""Lineage: which documents carry the same text. In: documents. Out: groups, each the earliest text and its near copies.

Two texts are alike when one holds a good part of the other's runs of four words, figures left out: shortened, re-led
and renumbered copies are found, and so is each of two stories joined on one page. The earlier text is the origin.
Deliberately missing: translations, and stories retold in other words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from callup.evidence.shingles import CHUNK, Text, TextRuns, Words, read_runs, samples
from callup.model import CopyGroup, Document, Likeness

ALIKE = 0.35
"""Share of the shorter text's runs that two texts must have in common. Tuned on the planted set of ``quality/lineage``."""
FEWEST = 6
"""Runs two texts must share: less is a quotation or a turn of phrase."""
FIGURES = 0.5
"""Share of the fewer figures that two texts must have in common."""
SAME_WORDING = 0.7
"""Two texts that share so many runs and differ in their figures are bulletins of one form, or an update."""
COPY = 0.5
"""Share of a text's runs that an earlier text must hold to be its origin; with less, only the same sentences are."""
REMEMBERED = 4_096
"""Texts whose runs are kept at hand while pairs are compared."""
HOLDERS = 3
"""Earliest texts of a run with which every other text of it is compared."""


class Parents(msgspec.Struct, frozen=True):
    """What a document takes from earlier ones: the text it is a copy of, if it is, and those it shares parts with."""

    root: str
    parts: tuple[str, ...] = ()


def copy_groups(
    documents: Sequence[Document], found: Iterable[Likeness] | None = None
) -> list[CopyGroup]:
    """The groups of some documents, earliest first; a document without a copy is a group of its own.

    A page that joins two stories stands among the copies of both and begins no group of its own. ``found`` are the
    likenesses of the documents, where they are known already.
    """
    ordered = in_order(documents)
    parents = families([d.id for d in ordered], likenesses(ordered) if found is None else found)
    copies: dict[str, list[str]] = defaultdict(list)
    for document in ordered:
        for parent in dict.fromkeys((parents[document.id].root, *parents[document.id].parts)):
            if parent != document.id:
                copies[parent].append(document.id)
    return [
        CopyGroup(first=d.id, copies=tuple(copies[d.id]))
        for d in ordered
        if parents[d.id].root == d.id and (copies[d.id] or not parents[d.id].parts)
    ]


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents as they became known; undated ones last."""
    return sorted(documents, key=lambda d: (d.published or "9999", d.file, d.id))


def likenesses(documents: Sequence[Document]) -> list[Likeness]:
    """The likenesses between documents, each pair once, the earlier by place in the sequence first."""
    names = [document.id for document in documents]
    runs = read_runs(d.text[d.body.start : d.body.end] for d in documents)
    found = []
    for one, other, shares in compared(runs, candidates(runs)):
        found.append(
            Likeness(one=names[one], other=names[other], of_one=shares[0], of_other=shares[1])
        )
    return found


def candidates(runs: TextRuns) -> npt.NDArray[np.int64]:
    """Pairs of texts worth comparing, as rows of two places: those that share sampled runs."""
    texts = len(runs.starts) - 1
    parts = [samples(runs, at, min(at + CHUNK, texts)) for at in range(0, texts, CHUNK)]
    if not parts:
        return np.empty((0, 2), np.int64)
    hashes = np.concatenate([part[0] for part in parts])
    owners = np.concatenate([part[1] for part in parts])
    del parts
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    new = np.ones(len(hashes), bool)
    new[1:] = hashes[1:] != hashes[:-1]
    begin = np.maximum.accumulate(np.where(new, np.arange(len(hashes)), 0))
    pairs = []
    for holder in range(HOLDERS):
        place = np.flatnonzero(np.arange(len(hashes)) > begin + holder)
        pairs.append(owners[begin[place] + holder] * np.int64(texts) + owners[place])
    keys = np.unique(np.concatenate(pairs))
    found: npt.NDArray[np.int64] = np.stack([keys // texts, keys % texts], axis=1)
    apart: npt.NDArray[np.int64] = found[found[:, 0] != found[:, 1]]
    return apart


def compared(
    runs: TextRuns, pairs: npt.NDArray[np.int64]
) -> Iterable[tuple[int, int, tuple[float, float]]]:
    """Of some pairs of texts those that are alike, with the share of each that the other holds."""
    held: dict[int, Text] = {}
    for one, other in pairs.tolist():
        if len(held) > REMEMBERED:
            held.clear()
        for text in (one, other):
            if text not in held:
                held[text] = runs.of(text)
        shares = alike(held[one], held[other])
        if shares is not None:
            yield one, other, shares


def alike(mine: Text, theirs: Text) -> tuple[float, float] | None:
    """The share of each text's runs that the other holds; None for texts that are not alike."""
    common = _common(mine.runs, theirs.runs)
    fewer = min(len(mine.runs), len(theirs.runs))
    same = common == len(mine.runs) == len(theirs.runs)
    if common < ALIKE * fewer or (common < FEWEST and not same):
        return None
    shares = common / len(mine.runs), common / len(theirs.runs)
    return None if _other_figures(mine.figures, theirs.figures, min(shares)) else shares


def _other_figures(mine: Words, theirs: Words, share: float) -> bool:
    """Whether the figures say that two texts of one wording are two: this week's bulletin and last week's."""
    fewer = min(len(mine), len(theirs))
    return share >= SAME_WORDING and _common(mine, theirs) < FIGURES * fewer


def _common(mine: npt.NDArray[Any], theirs: npt.NDArray[Any]) -> int:
    """How many values two sorted arrays without repetitions share."""
    fewer, more = sorted((mine, theirs), key=len)
    if not len(fewer):
        return 0
    place = np.searchsorted(more, fewer)
    place[place == len(more)] = 0
    return int(np.count_nonzero(more[place] == fewer))


def families(ordered: Sequence[str], found: Iterable[Likeness]) -> dict[str, Parents]:
    """What each document takes from which earlier one. ``ordered`` names the documents, earliest first.

    A copy of a copy goes back to the first. Only likenesses between the named documents count.
    """
    place = {name: number for number, name in enumerate(ordered)}
    earlier: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for like in found:
        if like.one not in place or like.other not in place:
            continue
        if place[like.one] < place[like.other]:
            earlier[like.other].append((like.one, like.of_other))
        else:
            earlier[like.one].append((like.other, like.of_one))
    parents: dict[str, Parents] = {}
    for name in ordered:
        parents[name] = _parents(name, earlier.get(name, ()), parents, place)
    return parents


def _parents(
    name: str,
    earlier: Sequence[tuple[str, float]],
    parents: Mapping[str, Parents],
    place: Mapping[str, int],
) -> Parents:
    direct = dict(earlier)
    share: dict[str, float] = {}
    for neighbour, of_mine in earlier:
        beyond = (parents[neighbour].root, *parents[neighbour].parts)
        # Through a page that joins stories only those that are met directly, too, are reached.
        for root in [name for name in beyond if name in direct] or beyond[:1]:
            share[root] = max(share.get(root, 0.0), direct.get(root, of_mine))
    # A page that joins stories gives nothing that the stories themselves do not give.
    share = {r: s for r, s in share.items() if not share.keys() & set(parents[r].parts)}
    if not share:
        return Parents(root=name)
    best = max(share, key=lambda root: (share[root], -place[root]))
    others = sorted(share, key=lambda root: place[root])
    if share[best] < COPY:
        return Parents(root=name, parts=tuple(others))
    return Parents(root=best, parts=tuple(root for root in others if root != best))
