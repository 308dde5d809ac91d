"""Leave one house out: the reader trained without a house, scored on it. In: weights of folds, marks. Out: figures a house.

    python -m quality.houses --shared ../shared [--marks MARKS] FOLD_WEIGHTS=HOUSE[,HOUSE…] … [--json OUT]

``FOLD_WEIGHTS`` is a folder as ``training/export.py`` writes it, made of a run with ``--without HOUSE``. This is the figure
to quote: nothing of the house was seen, neither by the weights nor by a threshold. The folds' weights do not ship, so that
``make quality`` shows the figures last measured (``houses.json``). Deliberately missing: the training itself.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from callup.case import load_case
from callup.reading.load import load_reader
from quality import gold

# Whose texts each set of marks holds; sets of our own wording are told apart.
SETS: dict[str, tuple[str, ...]] = {
    "institute": ("isw-a", "isw-b", "isw-dev"),
    "press": ("en", "press-en", "press-en2"),
    "broadcaster": ("tv", "tv-dev"),
    "independent": ("meduza", "heads-ru", "heads-ru2"),
    "agency": ("tass", "heads-ru", "heads-ru2"),
    "ukrainian": ("web-uk",),
    "own-posts": ("own-tg",),
    "regional": ("web-ru",),
    "web-en": ("web-en",),
    # Not trained on, though of houses that were, but for the two articles ("seeds").
    "development": ("isw-dev", "tv-dev"),
    "articles": ("seeds",),
    "held": ("held",),
}
CORPUS = Path(__file__).parents[1] / "tests/corpus"
RATES = ("claims", "whole", "quantities", "pairs")
SHARES = ("signal", "stance2", "speaker", "via", "certainty", "measure", "bound", "period")


def sources(shared: Path, marks: Path | None, house: str) -> Iterator[tuple[Path, Path]]:
    """The gold files of a house and the folders of their texts."""
    for name in SETS[house]:
        for path, texts in (
            (shared / "gold/train" / f"{name}.jsonl", shared / "gold/train" / name),
            (shared / "gold" / f"{name}.jsonl", shared / "gold" / name),
            (shared / "gold" / f"{name}.jsonl", shared / name),
        ):
            if path.exists() and texts.exists():
                yield path, texts
        if (CORPUS / name / "gold.jsonl").exists():
            yield CORPUS / name / "gold.jsonl", CORPUS / name / "texts"
        if marks and (marks / name / "gold.jsonl").exists():
            yield marks / name / "gold.jsonl", marks / name / "texts"


def of_house(house: str, file: str) -> bool:
    """Whether a text of a mixed set is the house's: agency and independent headlines were marked together."""
    if house not in {"agency", "independent"}:
        return True
    return file.startswith("tass") == (house == "agency")


def measure(weights: Path, houses: list[str], shared: Path, marks: Path | None) -> dict[str, Any]:
    """The scorer's figures of each house under one fold's weights."""
    reader = load_reader(load_case("russia"), weights)
    scorer = gold.scorer_at(shared / "gold" / "score.py")
    found, core_only = {}, True
    for house in houses:
        marked, predicted = [], []
        for path, texts in sources(shared, marks, house):
            kept = [row for row in gold.rows(path) if of_house(house, row["file"])]
            names = {row["file"] for row in kept}
            marked += kept
            predicted += [p for p in gold.predict_folder(reader, path, texts) if p["file"] in names]
        found[house] = scorer.score(marked, predicted, core_only)["all"]
    return found


def line(figures: dict[str, Any]) -> dict[str, float]:
    """What is kept of the scorer's figures."""
    kept = {f"{name} F1": figures[name]["f1"] for name in RATES}
    kept["claims recall"] = figures["claims"]["recall"]
    return kept | {n: figures[n]["accuracy"] for n in SHARES if figures[n]["of"]}


def main() -> None:
    """Measure and print; write what was measured where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folds", nargs="+", help="WEIGHTS=HOUSE,HOUSE")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--marks", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    for fold in given.folds:
        weights, _, houses = fold.partition("=")
        measured = measure(Path(weights), houses.split(","), given.shared, given.marks)
        for house, figures in measured.items():
            found[house] = line(figures)
            print(house, json.dumps(found[house]), flush=True)
    names = sorted({name for figures in found.values() for name in figures})
    for name in names:
        values = [figures[name] for figures in found.values() if name in figures]
        print(f"mean {name}: {sum(values) / len(values):.3f} of {len(values)} houses")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
