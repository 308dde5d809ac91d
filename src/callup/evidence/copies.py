"""Lineage: which documents carry the same text. In: documents. Out: groups, each the earliest text and its near copies.

Two texts are one group when they share most of their five-word runs, whichever is longer: a shortened or re-led copy
still counts as a copy. Deliberately missing: translations, and stories retold in other words.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from callup.model import CopyGroup, Document

WORD = re.compile(r"[^\W_]+")
RUN = 5
SAME = 0.6
COMMONEST = 50


def copy_groups(documents: Sequence[Document]) -> list[CopyGroup]:
    """The groups of some documents, earliest first; a document without a copy is a group of its own."""
    ordered = sorted(documents, key=lambda d: (d.published or "9999", d.file, d.id))
    runs = {document.id: _runs(document) for document in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    parent: dict[str, str] = {}
    for document in ordered:
        parent[document.id] = _earlier_copy(runs[document.id], runs, holders) or document.id
        if parent[document.id] == document.id:
            for run in runs[document.id]:
                if len(holders[run]) < COMMONEST:
                    holders[run].append(document.id)
    copies: dict[str, list[str]] = defaultdict(list)
    for document in ordered:
        if parent[document.id] != document.id:
            copies[parent[document.id]].append(document.id)
    return [
        CopyGroup(first=document.id, copies=tuple(copies[document.id]))
        for document in ordered
        if parent[document.id] == document.id
    ]


def _earlier_copy(
    mine: set[int], runs: dict[str, set[int]], holders: dict[int, list[str]]
) -> str | None:
    shared: dict[str, int] = defaultdict(int)
    for run in mine:
        for other in holders.get(run, ()):
            shared[other] += 1
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= SAME * min(len(mine), len(runs[other])):
            return other
    return None


def _runs(document: Document) -> set[int]:
    words = WORD.findall(document.text[document.body.start : document.body.end].casefold())
    if len(words) < RUN:
        words = [*words, document.id]
    return {
        int.from_bytes(
            blake2b(" ".join(words[i : i + RUN]).encode(), digest_size=8).digest(), "big"
        )
        for i in range(max(1, len(words) - RUN + 1))
    }
