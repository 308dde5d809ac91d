"""Marked texts into one file of examples. In: the folders of marks and texts. Out: ``examples.pkl.gz`` and ``labels.json``.

    python training/prepare.py --shared ../shared --marks MARKS --base BASE --out DATA

``MARKS`` holds further sets, a folder each: ``texts/``, ``gold.jsonl`` and ``marks.jsonl`` as ``resolve.py`` leaves them;
``ABOUTS`` (optional) says whose call-up the older marks off the matter are about. Deliberately missing: any fetching.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import sources
import store
from sources import Text

from callup.case import load_case
from callup.case.places import load_places
from callup.reading.candidates import Finder
from callup.reading.pieces import Cutter
from callup.reading.place import PlaceFinder
from examples import Examples

CASE = "russia"
BACKGROUND = Path("backtest/background.jsonl.gz")
TRAIN_SETS = ("isw-a", "isw-b", "en", "meduza", "tass", "tv", "own-en", "own-ru", "own-uk")
BACKGROUND_HELD = range(6000, 8000)  # Never trained on: silence off the matter is measured here.


def marked(shared: Path, marks: Path | None, abouts: dict[str, str | None]) -> Iterator[Text]:
    """Every marked text, development sets included; they are named as such and left out of what ships."""
    gold = shared / "gold"
    for name in TRAIN_SETS:
        yield from sources.gold(gold / "train" / f"{name}.jsonl", gold / "train" / name, abouts)
    for name in ("isw-dev", "tv-dev"):
        yield from sources.gold(gold / f"{name}.jsonl", gold / name, abouts)
    yield from sources.gold(gold / "seeds.jsonl", shared / "seeds", abouts)
    for path in sorted(marks.glob("*/gold.jsonl")) if marks else []:
        if (path.parent / "texts").exists():
            yield from sources.gold(path, path.parent / "texts", abouts)
        else:
            print(f"{path.parent.name}: texts are not here, see its addresses.tsv; left out")


def unmarked(shared: Path, seen: set[str]) -> Iterator[Text]:
    """Texts off the matter, and attributions."""
    yield from sources.background(shared / BACKGROUND, seen, range(BACKGROUND_HELD.start))
    yield from sources.polnear(shared / "bench" / "polnear" / "train.jsonl.gz")
    # The other half stays unseen: silence is measured on it.
    yield from sources.factrueval(shared / "bench" / "factrueval" / "devset.jsonl", 2)


def read_abouts(path: Path | None) -> dict[str, str | None]:
    """Whose call-up older marks are about, by the mark's id."""
    if path is None or not path.exists():
        return {}
    lines = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return {line["id"]: line["about"] for line in lines}


def set_aside(text: Text, late: set[str]) -> str | None:
    """The name of the set a text is held in, where it is not trained on."""
    title = text.text[text.body :].strip().split("\n")[0].strip()
    return "held-near" if text.set == "near-en" and title in late else None


def late_titles(path: Path) -> set[str]:
    """The titles of the background that silence is measured on."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    return {items[number]["title"].strip() for number in BACKGROUND_HELD}


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--marks", type=Path)
    parser.add_argument("--abouts", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def prepare(given: argparse.Namespace, labels: store.Labels) -> Iterator[store.Example]:
    """The examples of all texts, each with the set it belongs to or is held in."""
    finder = Finder(PlaceFinder(load_places(CASE)))
    maker = Examples(Cutter.read(given.base), finder, labels["signals"], labels["measures"])
    chance = random.Random(given.seed)
    late = late_titles(given.shared / BACKGROUND)
    texts = list(marked(given.shared, given.marks, read_abouts(given.abouts)))
    titles = {line.strip() for text in texts for line in text.text.split("\n")[:3]}
    for text in [*texts, *unmarked(given.shared, titles)]:
        aside = set_aside(text, late)
        for example in maker.of(text, chance):
            yield example | {"set": aside or text.set}


def main() -> None:
    """Write the examples."""
    given = options()
    listed = (given.shared / "gold" / "measures.txt").read_text().split()
    signals = ("none", *load_case(CASE).signals)
    labels: store.Labels = {"signals": signals, "measures": ("none", *listed, "other")}
    found = list(prepare(given, labels))
    store.write(given.out, found, labels)
    print(Counter(example["set"] for example in found))
    print(len(found), "windows", sum(len(example["ids"]) for example in found), "pieces")


if __name__ == "__main__":
    main()
