"""Calibrate the heads on houses left out. In: weights of folds, marks. Out: ``record.json`` for ``export.py --record``.

    PYTHONPATH=. python training/calibrate.py --shared ../shared [--marks MARKS] --out record.json FOLD_WEIGHTS=HOUSE,HOUSE …

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

import mentions
import numpy as np
import sources as marked
from links import alike, same
from sklearn.linear_model import LogisticRegression
from sources import Mark

from callup.case import load_case
from callup.case.places import load_places
from callup.model import Span
from callup.reading.candidates import Candidates, Finder
from callup.reading.claims import home_of
from callup.reading.encoder import Floats
from callup.reading.heads import HeadNotes
from callup.reading.labels import ABOUTS, CERTAINTIES, KINDS, STANCES, TIMES
from callup.reading.load import load_reader
from callup.reading.odds import logit
from callup.reading.page import EncodedPage
from callup.reading.place import PlaceFinder
from callup.reading.proposals import proposals
from callup.reading.reader import Reader
from quality.houses import of_house, sources
from quality.texts import document

CASE = "russia"
BINS = 10  # Of equal count.
TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(4.0), 60))
WITHIN = 0.5  # Of the shorter of a proposal and a mark, the share both have.
Case = tuple[np.ndarray, set[int]]


class Gathered:
    """What was asked of the heads, and what would have been right."""

    def __init__(self) -> None:
        self.heads: dict[str, list[Case]] = defaultdict(list)
        self.links: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        self.near: dict[str, list[tuple[float, bool, bool]]] = defaultdict(list)
        self.claims: list[tuple[float, float, bool]] = []


def gather(
    weights: Path, houses: list[str], shared: Path, marks: Path | None, into: Gathered
) -> None:
    """Ask one fold's weights about the houses it never saw."""
    reader = load_reader(load_case(CASE), weights)
    finder = Finder(PlaceFinder(load_places(CASE)))
    for house in houses:
        for path, folder in sources(shared, marks, house):
            for text in marked.gold(path, folder, {}):
                if of_house(house, text.file):
                    _read(reader, finder, text, into)


def pages(reader: Reader, text: marked.Text) -> list[EncodedPage]:
    """The windows of a text, triage apart."""
    made = document(text.text, text.language, text.date, file=text.file, start=text.body)
    return reader.pages(made, spare=False)


def _read(reader: Reader, finder: Finder, text: marked.Text, into: Gathered) -> None:
    found = finder.find(text.text, Span(text.body, len(text.text)), text.language, text.date)
    for page in pages(reader, text):
        own = page.window.own - page.window.first
        into.claims += _proposed(page, own, text.marks)
        for mark in text.marks:
            pieces = page.pieces(Span(mark["start"], mark["end"]))
            if pieces is None or pieces.start < own or not mark.get("signal") or mark.get("ignore"):
                continue
            answers, links = page.ask(pieces)
            for name, right in _right(mark, reader.record):
                into.heads[name].append((_shares(name, answers), right))
            home = home_of(found.sentences, Span(mark["start"], mark["end"]))
            for name, sure, linked, at in (
                *_linked(page, links, found, mark),
                *_named(page, links, mark, text.text),
            ):
                into.links[name].append((sure, linked))
                into.near[name].append((sure, home.covers(at), linked))


def _proposed(
    page: EncodedPage, own: int, marks: list[Mark]
) -> Iterator[tuple[float, float, bool]]:
    """The two scores of each proposal, and whether a claim was marked there."""
    spans = [Span(m["start"], m["end"]) for m in marks if m.get("signal")]
    for proposal in proposals(page.claim, own, page.breaks):
        answers, _ = page.ask(proposal.span)
        words = page.chars(proposal.span)
        is_marked = any(words.overlap(s) >= WITHIN * min(len(s), len(words)) for s in spans)
        yield logit(proposal.score), logit(float(answers["real"][0])), is_marked


def _shares(name: str, answers: dict[str, Floats]) -> Floats:
    """How likely each answer is; of a question with yes or no the answer holds one number."""
    if name != "core":
        return answers[name]
    yes = float(answers[name][0])
    return np.array([1 - yes, yes])


def _right(mark: Mark, record: HeadNotes) -> Iterator[tuple[str, set[int]]]:
    """Questions that a mark answers, each with the answers that are right."""
    signals = [mark["signal"], *(mark.get("signal_alt") or [])]
    yield "signal", {record.signals.index(s or "none") for s in signals}
    stances = [mark["stance"], *(mark.get("stance_alt") or [])]
    yield "stance", {STANCES.index(s) for s in stances}
    yield "certainty", {CERTAINTIES.index(mark["certainty"])}
    yield "kind", {KINDS.index(mark["speaker"]["kind"])}
    if mark.get("quantity") and mark.get("measure") in record.measures:
        yield "measure", {record.measures.index(mark["measure"])}
    about = mark["about"]
    if about != "?":
        name = about if about in ABOUTS else "none" if about is None else "other"
        yield "about", {ABOUTS.index(name)}
    if about in {"RU", "?"}:
        yield "core", {int(bool(mark.get("core")))}


def _linked(
    page: EncodedPage, links: dict[str, Floats], found: Candidates, mark: Mark
) -> Iterator[tuple[str, float, bool, Span]]:
    """Each candidate of the window: relation, how likely it is linked, whether it is."""
    wanted, excused = set(mark.get("places") or []), set(mark.get("places_opt") or [])
    quantity, period = mark.get("quantity"), mark.get("period")
    for where in found.places:
        if where.code not in excused and page.pieces(where.span):
            kind = "region" if "-" in where.code else "country"
            yield kind, page.mean(links["place"], where.span), where.code in wanted, where.span
    for figure in found.figures:
        if page.pieces(figure.span):
            right = bool(quantity) and same(quantity, figure)
            yield "quantity", page.mean(links["quantity"], figure.span), right, figure.span
    for time in found.times:
        if page.pieces(time.span):
            right = bool(period) and alike(period, time.start, time.end)
            for kind in TIMES:
                linked = right and period["kind"] == kind
                yield kind, page.mean(links[kind], time.span), linked, time.span


def _named(
    page: EncodedPage, links: dict[str, Floats], mark: Mark, text: str
) -> Iterator[tuple[str, float, bool, Span]]:
    """Whether the likeliest piece belongs to the speaker's name, where one is named."""
    spot = mentions.of_speaker(text, mark) if mark["speaker"]["kind"] != "author" else None
    if spot:
        best = int(links["speaker"].argmax())
        at = page.pieces(Span(*spot))
        right = at is not None and at.start <= best < at.end
        yield "speaker", float(links["speaker"].max()), right, Span(*spot)


def _warmed(shares: np.ndarray, t: float) -> np.ndarray:
    """Logarithms of shares under a temperature."""
    score = np.log(np.maximum(shares, 1e-9)) / t
    score -= np.logaddexp.reduce(score)
    return score


def temperature(cases: list[Case]) -> float:
    """The temperature of least cross-entropy; any accepted answer is right."""

    def cost(t: float) -> float:
        total = 0.0
        for shares, right in cases:
            total -= np.logaddexp.reduce(_warmed(shares, t)[list(right)])
        return total

    return float(min(TEMPERATURES, key=cost))


def warm(cases: list[Case], t: float) -> list[tuple[float, bool]]:
    """How sure each likeliest answer is under a temperature, and whether it is right."""
    found = []
    for shares, right in cases:
        score = _warmed(shares, t)
        found.append((float(np.exp(score.max())), int(score.argmax()) in right))
    return found


def error(pairs: list[tuple[float, bool]]) -> float:
    """Expected calibration error over ten bins."""
    pairs = sorted(pairs)
    parts = np.array_split(np.array(pairs, dtype=float), BINS)
    return float(
        sum(len(p) * abs(p[:, 0].mean() - p[:, 1].mean()) for p in parts if len(p))
        / max(1, len(pairs))
    )


def binary(pairs: list[tuple[float, bool]]) -> list[Case]:
    """Yes-or-no questions as cases."""
    return [(np.array([1 - p, p]), {int(right)}) for p, right in pairs]


def folds(given: list[str]) -> Iterator[tuple[Path, list[str]]]:
    """Weights and their houses."""
    for fold in given:
        weights, _, houses = fold.partition("=")
        yield Path(weights), houses.split(",")


def fit_heads(into: Gathered) -> tuple[dict[str, float], dict[str, float]]:
    """The temperature of each question, and the error it leaves."""
    cases = {**into.heads, **{n: binary(p) for n, p in into.links.items() if n != "speaker"}}
    temperatures, errors = {}, {}
    for name, asked in sorted(cases.items()):
        t = temperature(asked)
        before, warmed = error(warm(asked, 1.0)), warm(asked, t)
        after = error(warmed)
        right = np.mean([r for _, r in warmed])
        print(f"{name}: {len(asked)} cases, right {right:.3f}, temperature {t:.2f}", end="")
        print(f", error {before:.3f} to {after:.3f}")
        temperatures[name], errors[name] = round(t, 3), round(after, 4)
    return temperatures, errors


def fit_claims(claims: list[tuple[float, float, bool]]) -> tuple[list[float], float]:
    """The weights of a claim's score, and the error they leave."""
    table = np.array(claims, dtype=float)
    scores, right = table[:, :2], table[:, 2]
    model = LogisticRegression(C=10).fit(scores, right)
    weights = [round(float(x), 4) for x in (*model.coef_[0], model.intercept_[0])]
    sure = model.predict_proba(scores)[:, 1]
    left = round(error(list(zip(sure.tolist(), (right > 0).tolist(), strict=True))), 4)
    print(f"claim: {len(table)} proposals, {right.mean():.3f} marked", end="")
    print(f", weights {weights}, error {left}")
    return weights, left


def fit_near(
    near: dict[str, list[tuple[float, bool, bool]]], errors: dict[str, float]
) -> dict[str, list[float]]:
    """For each relation the weights of a link's score and of standing in the claim's sentence; prints and notes the error."""
    found = {}
    for name, cases in sorted(near.items()):
        if name in {"speaker", "quantity"}:
            continue
        table = np.array([(logit(sure), home, linked) for sure, home, linked in cases], float)
        if not 0 < table[:, 2].sum() < len(table):
            continue
        model = LogisticRegression(C=1.0).fit(table[:, :2], table[:, 2])
        found[name] = [round(float(x), 4) for x in (*model.coef_[0], model.intercept_[0])]
        sure = model.predict_proba(table[:, :2])[:, 1]
        errors[name] = round(
            error([*zip(sure.tolist(), (table[:, 2] > 0).tolist(), strict=True)]), 4
        )
        right = ((sure > WITHIN) == (table[:, 2] > 0)).mean()
        print(
            f"near {name}: {len(table)} cases, right {right:.3f}, weights {found[name]}, error {errors[name]}"
        )
    return found


def main() -> None:
    """Gather, fit, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folds", nargs="+")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--marks", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    into = Gathered()
    for weights, houses in folds(given.folds):
        gather(weights, houses, given.shared, given.marks, into)
    temperatures, errors = fit_heads(into)
    weights, errors["claim"] = fit_claims(into.claims)
    record = {
        "temperatures": temperatures,
        "calibration": errors,
        "claim": weights,
        "near": fit_near(into.near, errors),
    }
    given.out.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
