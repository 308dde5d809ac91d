"""The best sequence of labels, given a score for each label at each word.

In: scores of several word runs, and what following one label by another is worth. Out: the
label numbers of the best path of each run.
Deliberately missed: nothing is learned here; the numbers come with the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores: TypeAlias = npt.NDArray[np.float32]
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What may follow what: a linear-chain conditional random field without its emissions."""

    labels: tuple[str, ...]
    start: Scores  # [label]
    follow: Scores  # [label, next label]
    end: Scores  # [label]


def may_follow(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Say which label may follow which: an inside label needs its own role before it."""
    allowed = np.ones((len(labels), len(labels)), dtype=bool)
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            for i, before in enumerate(labels):
                allowed[i, j] = before[1:] == after[1:] and before != "O"
    return allowed


def best_paths(
    emissions: Sequence[Scores], free_start: Sequence[bool], grammar: Grammar
) -> list[npt.NDArray[np.intp]]:
    """Find the best path of every run; a run with a free start may open inside a span."""
    if not emissions:
        return []
    size = len(grammar.labels)
    longest = max(len(run) for run in emissions)
    padded = np.zeros((longest, len(emissions), size), dtype=np.float32)
    for k, run in enumerate(emissions):
        padded[: len(run), k] = run
    lengths = np.array([len(run) for run in emissions])
    opening = np.where(np.array(free_start)[:, None], np.float32(0), grammar.start[None])
    score = opening + padded[0]
    origin = np.zeros((longest, len(emissions), size), dtype=np.intp)
    for t in range(1, longest):
        options = score[:, :, None] + grammar.follow[None]
        origin[t] = options.argmax(axis=1)
        going = (t < lengths)[:, None]
        score = np.where(going, options.max(axis=1) + padded[t], score)
    last = (score + grammar.end[None]).argmax(axis=1)
    return [_walk_back(origin[:n, k], last[k]) for k, n in enumerate(lengths)]


def _walk_back(origin: npt.NDArray[np.intp], last: np.intp) -> npt.NDArray[np.intp]:
    """Follow a run's origins from its last label to its first."""
    path = np.empty(len(origin), dtype=np.intp)
    path[-1] = last
    for t in range(len(origin) - 1, 0, -1):
        path[t - 1] = origin[t, path[t]]
    return path


def label_spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Turn one label a word into roles with their first word and the one after the last.

    >>> list(label_spans(["B-source", "I-source", "B-cue", "O"]))
    [('source', 0, 2), ('cue', 2, 3)]
    """
    role, first = "", 0
    for i, label in enumerate([*labels, "O"]):
        if role and label != "I-" + role:
            yield role, first, i
            role = ""
        if label.startswith("B-"):
            role, first = label[2:], i
