"""Which spans to believe, when every sequence of labels has its likelihood.

In: scores of each label at each word of several runs. Out: for each run the spans that are likely
enough as a whole, both ends included; none touches another. The single best sequence of labels
guesses at more ends than it knows: on PolNeAR's validation half, choosing by span gives contents
two points of exact F1 more. Deliberately missing: spans inside spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from callup.reading.labelpath import Grammar, Scores, best_paths, label_spans

Numbers = npt.NDArray[np.float64]
FAINT = 0.05  # A span less likely than this is never looked at.
REACH = 512  # Words; bounds the work for each start in an endless paragraph.


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A span of words in one role, and how likely it is, ends and all."""

    role: str
    first: int
    after: int
    likelihood: float


@dataclass(frozen=True, slots=True)
class _Lattice:
    """One run's scores, and the logarithms of what precedes and follows each label at each word."""

    scores: Numbers
    before: Numbers  # Everything up to and with the word.
    beyond: Numbers  # Everything after the word.
    total: float


def choose(
    runs: Sequence[Scores], grammar: Grammar, least: float, *, fill: bool
) -> list[list[Choice]]:
    """Choose each run's spans, the likeliest first, and return them in order.

    With fill, spans of the single best sequence join them wherever they touch none: places where
    something is said, but its ends are doubtful.
    """
    paths = best_paths(runs, [False] * len(runs), grammar) if fill else []
    chosen = []
    for k, lattice in enumerate(_lattices(runs, grammar)):
        likely = {
            (c.role, c.first, c.after): c
            for role in ("source", "cue", "content")
            for c in _candidates(lattice, grammar, role)
        }
        offered = sorted(likely.values(), key=lambda c: (-c.likelihood, c.first, c.after))
        queue = [c for c in offered if c.likelihood >= least]
        if fill:
            guessed = label_spans([grammar.labels[i] for i in paths[k]])
            queue += [likely.get(span) or _doubtful(*span) for span in guessed]
        chosen.append(_untouching(queue, len(runs[k])))
    return chosen


def _doubtful(role: str, first: int, after: int) -> Choice:
    """Make a span of the best sequence that is faint as a whole."""
    return Choice(role=role, first=first, after=after, likelihood=FAINT)


def _untouching(queue: Sequence[Choice], count: int) -> list[Choice]:
    """Take spans in turn unless their words are taken; return them in order."""
    taken, kept = np.zeros(count, dtype=bool), []
    for choice in queue:
        stretch = taken[choice.first : choice.after]
        if not stretch.any():
            stretch[:] = True
            kept.append(choice)
    return sorted(kept, key=lambda c: c.first)


def _lattices(runs: Sequence[Scores], grammar: Grammar) -> Iterator[_Lattice]:
    """Run forwards and backwards over all runs at once."""
    if not runs:
        return
    lengths = np.array([len(run) for run in runs])
    scores = np.zeros((lengths.max(), len(runs), len(grammar.labels)))
    for k, run in enumerate(runs):
        scores[: len(run), k] = run
    before, beyond = _forwards(scores, grammar), _backwards(scores, lengths, grammar)
    for k, n in enumerate(lengths):
        total = float(np.logaddexp.reduce(before[n - 1, k] + grammar.end))
        yield _Lattice(scores[:n, k], before[:n, k], beyond[:n, k], total)


def _forwards(scores: Numbers, grammar: Grammar) -> Numbers:
    """Sum what may precede, word by word; rows are kept near one and their size in a logarithm."""
    follow = np.exp(grammar.follow.astype(float))
    peaks = scores.max(axis=2)
    weight = np.exp(scores - peaks[:, :, None])
    rows, logs = np.empty_like(scores), np.empty_like(peaks)
    row, size = np.exp(grammar.start.astype(float)) * weight[0], peaks[0]
    for t in range(len(scores)):
        if t:
            row, size = (row @ follow) * weight[t], size + peaks[t]
        whole = row.sum(axis=1)
        row, size = row / whole[:, None], size + np.log(whole)
        rows[t], logs[t] = row, size
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(rows) + logs[:, :, None])


def _backwards(scores: Numbers, lengths: npt.NDArray[np.intp], grammar: Grammar) -> Numbers:
    """Sum what may come after each word, in the same manner."""
    back, end = np.exp(grammar.follow.astype(float)).T, np.exp(grammar.end.astype(float))
    peaks = scores.max(axis=2)
    weight = np.exp(scores - peaks[:, :, None])
    rows, logs = np.empty_like(scores), np.empty_like(peaks)
    row, size = np.tile(end, (len(lengths), 1)), np.zeros(len(lengths))
    for t in range(len(scores) - 1, -1, -1):
        if t < len(scores) - 1:
            last = lengths - 1 <= t
            row = np.where(last[:, None], end, (row * weight[t + 1]) @ back)
            size = np.where(last, 0.0, size + peaks[t + 1])
        whole = row.sum(axis=1)
        row, size = row / whole[:, None], size + np.log(whole)
        rows[t], logs[t] = row, size
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(rows) + logs[:, :, None])


def _candidates(lattice: _Lattice, grammar: Grammar, role: str) -> Iterator[Choice]:
    """Yield the spans of a role that are not faint."""
    opening, inside = grammar.labels.index(f"B-{role}"), grammar.labels.index(f"I-{role}")
    begin = lattice.before[:, opening] - lattice.total
    firsts = np.flatnonzero(begin + lattice.beyond[:, opening] > np.log(FAINT))
    if not len(firsts):
        return
    count = len(lattice.scores)
    stay = lattice.scores[:, inside] + grammar.follow[inside, inside]
    run_up = np.cumsum(stay)
    leave_opening = _leaving(lattice, grammar, opening, inside)
    leave_inside = _leaving(lattice, grammar, inside, inside)
    entry = float(grammar.follow[opening, inside] - grammar.follow[inside, inside])
    for first in map(int, firsts):
        stop = min(count, first + REACH)
        logs = np.empty(stop - first)
        logs[0] = leave_opening[first]
        logs[1:] = entry + run_up[first + 1 : stop] - run_up[first] + leave_inside[first + 1 : stop]
        logs += begin[first]
        for more in map(int, np.flatnonzero(logs > np.log(FAINT))):
            yield Choice(
                role=role,
                first=first,
                after=first + more + 1,
                likelihood=min(1.0, float(np.exp(logs[more]))),
            )


def _leaving(lattice: _Lattice, grammar: Grammar, label: int, inside: int) -> Numbers:
    """Score, for each word as a span's last with this label, all that may come after it."""
    leave = np.full(len(lattice.scores), float(grammar.end[label]))
    others = [y for y in range(len(grammar.labels)) if y != inside]
    onward = lattice.scores[1:, others] + lattice.beyond[1:, others]
    leave[:-1] = np.logaddexp.reduce(onward + grammar.follow[label, others], axis=1)
    return leave
