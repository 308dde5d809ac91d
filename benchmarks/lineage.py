"""Lineage: near copies among many short documents, beside datasketch's MinHash LSH at equal recall.

The documents are sixty words each, drawn with the frequencies of news; every sixth is a copy of an earlier one, cut to
two thirds, with another lead, or whole. Every document is looked at once and forgotten, as they come from a disk.
"""

import gzip
import json
import multiprocessing
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH

from callup.evidence.copies import candidates, compared, families
from callup.evidence.shingles import WIDTH, read_runs
from callup.evidence.weave import TEXT, weave
from callup.model import Likeness
from callup.model.trace import NOTHING, PLACE, TRACE, Texts, Traces

TITLE = "Lineage"
MANY = 1_000_000
FEW = 20_000
WORDS = 60
COPIED = 6
SEED = 7
Pairs = set[tuple[int, int]]


def vocabulary(shared: Path) -> list[str]:
    """Words of news, each as often as it stands there, two hundred thousand of them."""
    path = shared / "bench/polnear/train.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    words = re.findall(r"[^\W\d_]+", " ".join(texts))
    return words[:200_000]


def documents(count: int, words: list[str]) -> Iterator[tuple[str, int]]:
    """Texts, and for each the place of the text it copies, -1 for none."""
    chance = np.random.default_rng(SEED)
    kept: dict[int, list[str]] = {}
    for number in range(count):
        fresh = [words[i] for i in chance.integers(len(words), size=WORDS)]
        of = -1
        if number % COPIED == COPIED - 1 and kept:
            # The original stands at most five thousand places back.
            newest = number // COPIED
            of = int(chance.integers(max(0, newest - 800), newest + 1)) * COPIED
            whole = kept[of]
            lead = int(chance.integers(3))
            fresh = (whole[: WORDS * 2 // 3], fresh[:15] + whole[15:], whole)[lead]
        elif number % COPIED == 0:
            kept[number] = fresh
            kept.pop(number - 6_000, None)
        yield " ".join(fresh), of


def joined(count: int, words: list[str]) -> tuple[Pairs, int]:
    """The copies found among so many documents, and the number of strands of one claim in each."""
    runs = read_runs(text for text, _ in documents(count, words))
    names = [f"d{number}" for number in range(count)]
    pairs = candidates(runs)
    found = [
        Likeness(one=names[a], other=names[b], of_one=x, of_other=y)
        for a, b, (x, y) in compared(runs, pairs)
    ]
    parents = families(names, found)
    place = {name: number for number, name in enumerate(names)}
    root = np.array([place[parents[name].root] for name in names])
    return (
        {(int(r), n) for n, r in enumerate(root) if r != n},
        int(weave(_one_claim_each(names, root)).strand.max()) + 1,
    )


def _one_claim_each(names: list[str], root: np.ndarray) -> Traces:
    count = len(names)
    nothing = np.full(count, NOTHING, np.int64)
    rows = np.zeros(count, TRACE)
    rows["number"], rows["key"], rows["label"], rows["kind"] = np.arange(count), -1, -1, TEXT
    rows["sentence"] = np.arange(count)
    texts = Texts(
        ids=names, days=np.zeros(count, np.int64), titles=names, outlet=nothing, carrier=nothing,
        link=nothing, page=nothing, root=root, parts={},
    )  # fmt: skip
    return Traces(
        names=["signal"], texts=texts, rows=rows, text=np.arange(count), places=np.zeros(0, PLACE)
    )


def by_minhash(count: int, words: list[str], threshold: float, permutations: int) -> Pairs:
    """The pairs that datasketch's index proposes, earlier text first."""
    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    found: Pairs = set()
    for number, (text, _) in enumerate(documents(count, words)):
        tokens = text.casefold().split()
        runs = {" ".join(tokens[i : i + WIDTH]).encode() for i in range(len(tokens) - WIDTH + 1)}
        sketch = MinHash(num_perm=permutations)
        sketch.update_batch(list(runs))
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


def _timed(work: Callable[[], object], pipe: object) -> None:
    began = time.process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pipe.send((time.process_time() - began, peak, result))  # type: ignore[attr-defined]


def alone(work: Callable[[], object]) -> tuple[float, float, object]:
    """Seconds of CPU, peak MiB and result of some work in a process of its own."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_timed, args=(work, there))
    process.start()
    answer = here.recv()
    process.join()
    return answer


def rows(shared: Path) -> list[tuple[str, str, str]]:
    """The table."""
    words = vocabulary(shared)
    true = {(of, n) for n, (_, of) in enumerate(documents(FEW, words)) if of >= 0}
    made, _, _ = alone(lambda: sum(len(text) for text, _ in documents(FEW, words)))
    ours, _, (pairs, _) = alone(lambda: joined(FEW, words))
    recall = len(pairs & true) / len(true)
    table = []
    for threshold, permutations in ((0.5, 128), (0.4, 128), (0.3, 128), (0.2, 128)):
        theirs, _, other = alone(lambda t=threshold, p=permutations: by_minhash(FEW, words, t, p))
        reached = len(other & true) / len(true)
        if reached >= recall - 0.002:
            break
    times = (theirs - made) / (ours - made)
    table.append(
        (
            f"{FEW:,} documents of {WORDS} words, copies joined, recall {recall:.3f}",
            f"{ours - made:.1f} s of CPU",
            f"datasketch {theirs - made:.1f} s (threshold {threshold}, recall {reached:.3f}): "
            f"{times:.0f} times as long",
        )
    )
    copies = sum(of >= 0 for _, of in documents(MANY, words))
    made, _, _ = alone(lambda: sum(len(text) for text, _ in documents(MANY, words)))
    seconds, peak, (pairs, strands) = alone(lambda: joined(MANY, words))
    table.append(
        (
            f"{MANY:,} short documents joined into {strands:,} strands "
            f"({copies:,} copies planted, {len(pairs):,} found)",
            f"{seconds - made:.0f} s of CPU, {peak / 1024:.1f} GiB at most",
            f"making the documents took {made:.0f} s more",
        )
    )
    return table
