"""Measures accuracy and writes ``docs/quality.md``. In: the folder of shared data (default ``../shared``). Out: the page.

    python -m quality [--shared DIR] [--only NAME…] [--out FILE]

A figure whose data are absent is said to be skipped; nothing is invented. The floors stand in ``floors.json``.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.reading.heads import Heads
from callup.reading.load import packaged
from quality import (
    ablation,
    backtest,
    corpus,
    duckling_numbers,
    factrueval_names,
    form,
    gold,
    hindcast,
    kinds,
    lineage,
    newsquant,
    polnear,
    regions,
    silence,
)

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "quality" / "floors.json"
HOUSES = ROOT / "quality" / "houses.json"
Figures = dict[str, float]


def english_gold(shared: Path) -> Figures:
    """The reader on the English development sets, core claims."""
    return _gold(shared, ("seeds.jsonl", "isw-dev.jsonl"))


def russian_gold(shared: Path) -> Figures:
    """The reader on the Russian development set, core claims."""
    return _gold(shared, ("tv-dev.jsonl",))


def _gold(shared: Path, files: tuple[str, ...]) -> Figures:
    folder = shared / "gold"
    paths = [folder / file for file in files]
    return _picked(gold.measure(paths, folder / "documents.jsonl", folder / "score.py"))


def _picked(result: dict[str, Any]) -> Figures:
    whole = result["all"]
    found = {f"{name} F1": whole[name]["f1"] for name in ("claims", "whole", "quantities", "pairs")}
    for name in ("speaker", "via", "stance2", "certainty", "signal", "bound", "period", "measure"):
        if whole[name]["of"]:
            found[name] = whole[name]["accuracy"]
    return found


def unseen(_shared: Path) -> Figures:
    """The mean over houses that were not trained on, as last measured by ``quality/houses.py``."""
    found = json.loads(HOUSES.read_text(encoding="utf-8"))
    names = sorted({name for figures in found.values() for name in figures})
    means = {}
    for name in names:
        values = [figures[name] for figures in found.values() if name in figures]
        means[f"{name}, mean of {len(values)} houses"] = sum(values) / len(values)
    return means


def attribution(shared: Path) -> Figures:
    """The attribution head on the validation half, exact spans; on Russian sentences, tokens."""
    exact = polnear.measure(shared / "bench/polnear/cofenet_valid.jsonl.gz")
    tokens = polnear.measure_tokens(shared / "bench/adaq-ru/dev.jsonl")
    return {f"{role} exact F1": exact[role]["f1"] for role in polnear.ROLES} | {
        f"{role} token F1, Russian": tokens[role]["f1"] for role in polnear.ROLES
    }


def news_quantities(shared: Path) -> Figures:
    """Quantities in news sentences."""
    result = newsquant.measure(shared / "bench/newsquant/dev.jsonl")
    return {"value F1": result["value"]["f1"], "value and unit F1": result["value_unit"]["f1"]}


def numbers(shared: Path) -> Figures:
    """Numerals and ordinals."""
    result = duckling_numbers.measure(shared / "bench/duckling")
    return {
        name: result[name]["right"]
        for name in ("en_numeral", "ru_numeral", "en_ordinal", "ru_ordinal")
    }


def region_names(shared: Path) -> Figures:
    """Names of the federal subjects and of towns, in every case."""
    result = regions.measure(shared / "reference")
    parts = {name: part for name, part in result.items() if isinstance(part, dict)}
    confused = sum(part["confused"] for part in parts.values())
    return {name: part["right"] for name, part in parts.items()} | {"confusions": float(confused)}


def russian_names(shared: Path) -> Figures:
    """Places and persons in Russian news, token F1, beside slovnet alone on the same texts."""
    result = factrueval_names.measure(shared / "bench/factrueval/devset.jsonl")
    figures = {name: part["f1"] for name, part in result.items() if isinstance(part, dict)}
    for what in ("places", "persons"):
        figures[f"{what}, ahead of slovnet by"] = figures[what] - figures[f"{what}, slovnet alone"]
    return figures


def near_copies(shared: Path) -> Figures:
    """Pairs of documents that share a story, on copies made of news articles."""
    return lineage.measure(shared / "bench/polnear/train.jsonl.gz")


def hindcasts(_shared: Path) -> Figures:
    """Forecasts from past days: coverage of 80% intervals, and how often CRPS is no worse than either baseline."""
    case = load_scenario("russia", load_places("russia"))
    found = hindcast.cuts(case, points=500, seed=1)
    judged = [one for made in found.values() for cut in made for one in cut.judged]
    return {
        "in the 80% interval": hindcast.coverage(judged),
        "CRPS no worse than either baseline": hindcast.no_worse(judged),
        "CRPS over the better baseline": hindcast.ratio(judged),
    }


MEASURES: dict[str, tuple[str, str, Callable[[Path], Figures]]] = {
    "unseen": (
        "Claims, houses not trained on (the figure to quote)",
        "",
        unseen,
    ),
    "calibration": (
        "Honest doubt: expected calibration error of each probability, development texts",
        "",
        lambda _: Heads.read(packaged()).record.calibration,
    ),
    "ablation": (
        "What each head earns: development texts read without it",
        "gold",
        ablation.measure,
    ),
    "kinds": (
        "Kinds of error: share of own-worded cases wholly right",
        "",
        lambda _: kinds.measure(),
    ),
    "silence": ("Silence off the matter: core claims found", "bench/polnear", silence.measure),
    "form": ("Form: share of claims kept when a text is laid out otherwise", "gold", form.measure),
    "attribution": (
        "Attribution head: PolNeAR development half, adaq-ru",
        "bench/polnear",
        attribution,
    ),
    "english": (
        "Claims, English development sets (core; not trained on, but of trained houses)",
        "gold",
        english_gold,
    ),
    "russian": (
        "Claims, Russian development set (core; 19 headlines with leads, not trained on, but of a trained house)",
        "gold",
        russian_gold,
    ),
    "corpus": (
        "Claims, corpora of our own wording in every checkout (core; not trained on, another hand than the builders')",
        "",
        lambda _: corpus.measure(),
    ),
    "newsquant": ("Quantities, NewsQuant development half", "bench/newsquant", news_quantities),
    "numbers": (
        "Numerals and ordinals, Duckling's examples (share right)",
        "bench/duckling",
        numbers,
    ),
    "regions": ("Region and town names in every case (share right)", "reference", region_names),
    "lineage": (
        "Near copies: pairs of 1,600 documents made of news articles, planted by a fixed seed",
        "bench/polnear",
        near_copies,
    ),
    "names": (
        "Names in Russian news, factRuEval development half (token F1)",
        "bench/factrueval",
        russian_names,
    ),
    "backtest": (
        "Warning beside a dated record of 2022-2023; the curves are in backtest.md",
        "backtest",
        backtest.figures,
    ),
    "hindcast": (
        "Forecasts from five past days (scenario); every figure is in hindcast.md",
        "",
        hindcasts,
    ),
}


def run(shared: Path, only: set[str]) -> Iterator[tuple[str, Figures | None]]:
    """Each measure with its figures, or None where its data are absent."""
    for name, (title, folder, measure) in MEASURES.items():
        if only and name not in only:
            continue
        print(f"{title} …", file=sys.stderr)
        yield name, measure(shared) if not folder or (shared / folder).exists() else None


def page(found: dict[str, Figures | None], floors: dict[str, dict[str, list[float]]]) -> str:
    """The page as Markdown."""
    lines = [
        "# Accuracy",
        "",
        "Written by `make quality`. Quote the first table: it is measured on houses that the reader was not trained on.",
        "Development sets are of houses it was trained on (other texts), so expect less on unseen ones.",
        "A floor is two points under what was measured, so that a loss shows; the aim is what the project asks of itself.",
        "The reader is under what was asked on unseen texts (claims F1 .80, whole .58, signal .87, speaker .92): its weights",
        "were trained for little more than an hour on one processor core, with the lower half of the encoder left as it came.",
        "Silence off the matter is what it was asked to be.",
    ]
    for name, figures in found.items():
        lines += ["", f"## {MEASURES[name][0]}", ""]
        if figures is None:
            lines.append("Skipped: the data are not here.")
            continue
        lines += ["| figure | measured | floor | aim |", "| --- | ---: | ---: | ---: |"]
        for figure, value in figures.items():
            floor, aim = (floors.get(name, {}).get(figure) or [None, None])[:2]
            flag = " (under its floor)" if floor is not None and value < floor else ""
            lines.append(
                f"| {figure} | {_number(value)}{flag} | {_number(floor)} | {_number(aim)} |"
            )
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if value > 1.5 else f"{value:.3f}"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", nargs="*", default=[], choices=list(MEASURES))
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md")
    given = parser.parse_args()
    if not given.shared.exists():
        print(f"skipped: {given.shared} is not here", file=sys.stderr)
        return
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = dict(run(given.shared, set(given.only)))
    text = page(found, floors)
    if not given.only:
        given.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
