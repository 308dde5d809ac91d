"""What each head earns: the development texts read without it. In: a head's name. Out: what its own figure falls to.

    python -m quality.ablation ../shared

A head is silenced by giving, for every claim, the answer one would give without it: the commonest, or what rules alone find
(cues for signs, every figure, place and time of the window for links). Deliberately missing: weights trained without a head.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from callup.case import load_case
from callup.model import Span
from callup.reading.encoder import Floats
from callup.reading.heads import Heads
from callup.reading.labels import ABOUTS, CERTAINTIES, KINDS, STANCES, TIMES
from callup.reading.load import WeightParts, load_reader, packaged
from callup.reading.reader import Reader
from quality import gold

FILES = ("seeds.jsonl", "isw-dev.jsonl", "tv-dev.jsonl")
YES, NO = np.float32(0.999), np.float32(0.001)
Answers = dict[str, Floats]
Score = dict[str, Any]


def one_of(names: tuple[str, ...], name: str) -> Floats:
    """An answer that is always the same."""
    found = np.full(len(names), NO, dtype=np.float32)
    found[names.index(name)] = YES
    return found


class Silenced(Heads):
    """Heads of which some give the same answers to everything."""

    answers: Answers = {}
    linked: Mapping[str, np.float32] = {}

    def ask(self, vector: Floats) -> Answers:
        """The answers to every question, some without looking."""
        return super().ask(vector) | self.answers

    def links(self, keys: Floats, vector: Floats, span: Span) -> Answers:
        """The links of a claim, some without looking."""
        found = super().links(keys, vector, span)
        return found | {n: np.full_like(found[n], sure) for n, sure in self.linked.items()}


def silenced(name: str) -> Heads:
    """The packaged heads without one of them."""
    heads = Silenced.read(packaged())
    signals, measures = heads.record.signals, heads.record.measures
    answers: dict[str, Answers] = {
        "signal": {"signal": np.full(len(signals), 1 / len(signals), dtype=np.float32)},
        "stance": {"stance": one_of(STANCES, "reports")},
        "certainty": {"certainty": one_of(CERTAINTIES, "plain")},
        "kind": {"kind": one_of(KINDS, "author")},
        "measure": {"measure": one_of(measures, "none")},
        "about": {"about": one_of(ABOUTS, "RU")},
        "core": {"core": np.array([YES])},
        "real": {"real": np.array([0.5], dtype=np.float32)},
    }
    links: dict[str, Mapping[str, np.float32]] = {
        "link of speakers": {"speaker": NO},
        "link of carriers": {"via": NO},
        "link of figures": {"quantity": YES},
        "link of places": {"place": YES},
        "link of times": dict.fromkeys(TIMES, YES),
    }
    heads.answers, heads.linked = answers.get(name, {}), links.get(name, {})
    return heads


def accuracy(name: str) -> Callable[[Score], float]:
    """Picks a share of matched claims."""
    return lambda score: float(score[name]["accuracy"] or 0.0)


def f1(name: str) -> Callable[[Score], float]:
    """Picks an F1."""
    return lambda score: float(score[name]["f1"])


HEADS: dict[str, tuple[str, Callable[[Score], float]]] = {
    "real": ("claims F1", f1("claims")),
    "core": ("claims F1", f1("claims")),
    "about": ("claims F1", f1("claims")),
    "signal": ("signal", accuracy("signal")),
    "stance": ("stance2", accuracy("stance2")),
    "certainty": ("certainty", accuracy("certainty")),
    "kind": ("speaker", accuracy("speaker")),
    "measure": ("measure", accuracy("measure")),
    "link of speakers": ("speaker", accuracy("speaker")),
    "link of carriers": ("via", accuracy("via")),
    "link of figures": ("quantities F1", f1("quantities")),
    "link of places": ("pairs F1", f1("pairs")),
    "link of times": ("no_period", accuracy("no_period")),
}


def measure(shared: Path) -> dict[str, float]:
    """For each head its figure with all heads, and without it."""
    case, parts = load_case("russia"), WeightParts.read(packaged())
    whole = _score(shared, load_reader(case, parts))
    found: dict[str, float] = {}
    for name, (figure, pick) in HEADS.items():
        score = _score(shared, load_reader(case, parts._replace(heads=silenced(name))))
        found[f"{figure}, all heads"] = pick(whole)
        found[f"{figure}, without {name}"] = pick(score)
    return found


def _score(shared: Path, reader: Reader) -> Score:
    folder = shared / "gold"
    paths = [folder / file for file in FILES]
    scored = gold.measure(paths, folder / "documents.jsonl", folder / "score.py", reader=reader)
    core: Score = scored["all"]
    return core


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
