"""Calibrate the heads on houses left out. In: weights of folds, marks. Out: ``record.json`` for ``export.py --record``.

    python training/calibrate.py --shared ../shared [--marks MARKS] --out record.json FOLD_WEIGHTS=HOUSE,HOUSE …

For each question about a claim a temperature by which its scores are divided (least cross-entropy over marked claims of the
held-out houses); for claims themselves the weights of the two scores that speak for one (logistic regression over proposals
against marks). Prints the expected calibration error before and after. Deliberately missing: anything seen in training.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mentions
import numpy as np
import sources as marked
from examples import alike, same
from sklearn.linear_model import LogisticRegression

from callup.case import load_case
from callup.case.places import load_places
from callup.model import Document, Span, document_id
from callup.reading.candidates import Finder
from callup.reading.labels import ABOUTS, CERTAINTIES, KINDS, STANCES
from callup.reading.load import load_reader
from callup.reading.page import Page
from callup.reading.place import PlaceFinder
from callup.reading.proposals import proposals
from quality.houses import of_house, sources

BINS = 10
TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(4.0), 60))
WITHIN = 0.5
Case = tuple[np.ndarray, set[int]]


class Gathered:
    """What was asked of the heads, and what would have been right."""

    def __init__(self) -> None:
        self.heads: dict[str, list[Case]] = defaultdict(list)
        self.links: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        self.claims: list[tuple[float, float, bool]] = []


def pages(reader: Any, text: marked.Text) -> list[Page]:
    """The windows of a text, triage apart."""
    document = Document(
        id=document_id(text.text, None), file=text.file, text=text.text, body=Span(text.body, len(text.text)),
        language=text.language, published=text.date,
    )  # fmt: skip
    return reader.pages(document, spare=False)


def gather(weights: Path, houses: list[str], shared: Path, marks: Path | None, into: Gathered) -> None:
    """Ask one fold's weights about the houses it never saw."""
    reader = load_reader(load_case("russia"), weights)
    finder = Finder(PlaceFinder(load_places("russia")))
    record = reader.record
    for house in houses:
        for path, folder in sources(shared, marks, house):
            for text in marked.gold(path, folder, {}):
                if of_house(house, text.file):
                    _read(reader, finder, record, text, into)


def _read(reader: Any, finder: Finder, record: Any, text: marked.Text, into: Gathered) -> None:
    found = finder.find(text.text, Span(text.body, len(text.text)), text.language, text.date)
    for page in pages(reader, text):
        own = page.window.own - page.window.first
        for proposal in proposals(page.claim, own, page.breaks):
            answers, _ = page.ask(proposal.span)
            words = page.chars(proposal.span)
            into.claims.append((_logit(proposal.score), _logit(float(answers["real"][0])), _is_marked(words, text.marks)))
        for mark in text.marks:
            pieces = page.pieces(Span(mark["start"], mark["end"]))
            if pieces is None or pieces.start < own or not mark.get("signal") or mark.get("ignore"):
                continue
            answers, links = page.ask(pieces)
            _note(answers, mark, record, into)
            _note_links(page, links, found, mark, text, into)


def _is_marked(words: Span, marks: list[dict[str, Any]]) -> bool:
    spans = [Span(m["start"], m["end"]) for m in marks if m.get("signal")]
    return any(words.overlap(s) >= WITHIN * min(len(s), len(words)) for s in spans)


def _note(answers: dict[str, np.ndarray], mark: dict[str, Any], record: Any, into: Gathered) -> None:
    signals = {record.signals.index(s or "none") for s in [mark["signal"], *(mark.get("signal_alt") or [])]}
    stances = {STANCES.index(s) for s in [mark["stance"], *(mark.get("stance_alt") or [])]}
    into.heads["signal"].append((answers["signal"], signals))
    into.heads["stance"].append((answers["stance"], stances))
    into.heads["certainty"].append((answers["certainty"], {CERTAINTIES.index(mark["certainty"])}))
    into.heads["kind"].append((answers["kind"], {KINDS.index(mark["speaker"]["kind"])}))
    if mark.get("quantity") and mark.get("measure") in record.measures:
        into.heads["measure"].append((answers["measure"], {record.measures.index(mark["measure"])}))
    if mark["about"] != "?":
        about = mark["about"]
        name = about if about in ABOUTS else "none" if about is None else "other"
        into.heads["about"].append((answers["about"], {ABOUTS.index(name)}))
    if mark["about"] in {"RU", "?"}:
        p = float(answers["core"][0])
        into.heads["core"].append((np.array([1 - p, p]), {int(bool(mark.get("core")))}))


def _note_links(page: Page, links: dict[str, np.ndarray], found: Any, mark: dict[str, Any], text: marked.Text, into: Gathered) -> None:
    wanted, excused = set(mark.get("places") or []), set(mark.get("places_opt") or [])
    for where in found.places:
        if where.code not in excused and page.pieces(where.span):
            into.links["place"].append((page.mean(links["place"], where.span), where.code in wanted))
    quantity, period = mark.get("quantity"), mark.get("period")
    for figure in found.figures:
        if page.pieces(figure.span):
            right = bool(quantity) and same(quantity, figure)
            into.links["quantity"].append((page.mean(links["quantity"], figure.span), right))
    for time in found.times:
        if page.pieces(time.span):
            for kind in ("said", "event", "deadline", "validity"):
                right = bool(period) and period["kind"] == kind and alike(period, time.start, time.end)
                into.links[kind].append((page.mean(links[kind], time.span), right))
    spot = mentions.of_speaker(text.text, mark) if mark["speaker"]["kind"] != "author" else None
    if spot:
        best = int(links["speaker"].argmax())
        at = page.pieces(Span(*spot))
        into.links["speaker"].append((float(links["speaker"].max()), at is not None and at.start <= best < at.end))


def temperature(cases: list[Case]) -> float:
    """The temperature of least cross-entropy; any accepted answer is right."""
    def cost(t: float) -> float:
        total = 0.0
        for shares, right in cases:
            score = np.log(np.maximum(shares, 1e-9)) / t
            score -= np.logaddexp.reduce(score)
            total -= np.logaddexp.reduce(score[list(right)])
        return total

    return float(min(TEMPERATURES, key=cost))


def warm(cases: list[Case], t: float) -> list[tuple[float, bool]]:
    """How sure each likeliest answer is under a temperature, and whether it is right."""
    found = []
    for shares, right in cases:
        score = np.log(np.maximum(shares, 1e-9)) / t
        score -= np.logaddexp.reduce(score)
        found.append((float(np.exp(score.max())), int(score.argmax()) in right))
    return found


def error(pairs: list[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins of equal count."""
    pairs = sorted(pairs)
    parts = np.array_split(np.array(pairs, dtype=float), BINS)
    return float(sum(len(p) * abs(p[:, 0].mean() - p[:, 1].mean()) for p in parts if len(p)) / max(1, len(pairs)))


def binary(pairs: list[tuple[float, bool]]) -> list[Case]:
    """Yes-or-no questions as cases."""
    return [(np.array([1 - p, p]), {int(right)}) for p, right in pairs]


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return float(np.log(p / (1 - p)))


def folds(given: list[str]) -> Iterator[tuple[Path, list[str]]]:
    """Weights and their houses."""
    for fold in given:
        weights, _, houses = fold.partition("=")
        yield Path(weights), houses.split(",")


def main() -> None:
    """Gather, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds", nargs="+")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--marks", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    into = Gathered()
    for weights, houses in folds(given.folds):
        gather(weights, houses, given.shared, given.marks, into)
    record: dict[str, Any] = {"temperatures": {}, "calibration": {}}
    cases = dict(into.heads) | {name: binary(pairs) for name, pairs in into.links.items() if name != "speaker"}
    for name, asked in sorted(cases.items()):
        t = temperature(asked)
        before, after = error(warm(asked, 1.0)), error(warm(asked, t))
        print(f"{name}: {len(asked)} cases, right {np.mean([r for _, r in warm(asked, t)]):.3f}, temperature {t:.2f}, error {before:.3f} to {after:.3f}")
        record["temperatures"][name] = round(t, 3)
        record["calibration"][name] = round(after, 4)
    table = np.array(into.claims, dtype=float)
    model = LogisticRegression(C=10).fit(table[:, :2], table[:, 2])
    record["claim"] = [round(float(x), 4) for x in (*model.coef_[0], model.intercept_[0])]
    sure = model.predict_proba(table[:, :2])[:, 1]
    record["calibration"]["claim"] = round(error(list(zip(sure.tolist(), (table[:, 2] > 0).tolist(), strict=True))), 4)
    print(f"claim: {len(table)} proposals, {table[:, 2].mean():.3f} marked, weights {record['claim']}, error {record['calibration']['claim']}")
    given.out.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
