"""Score place names on factRuEval, token by token, beside slovnet alone.

In: a file of one document a line (`text`, `spans`, `objects`). Out: precision, recall and F1 of
words inside place names, for slovnet alone, for the place finder alone, and for both together.
Places that are also states (LocOrg) count as places. Deliberately missing: persons; and places the
case has no code for, which the finder alone cannot find.

    python quality/factrueval_places.py FILE [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from razdel import tokenize

from callup.case.places import load_places
from callup.model import Span
from callup.reading.place import PlaceFinder
from callup.reading.segment import paragraphs, sentences

Stretch = tuple[int, int]
Marker = Callable[[str], list[Stretch]]
PLACES = {"Location", "LocOrg"}
BY_NAME = "country by name"


def gold_places(document: dict[str, Any]) -> list[Stretch]:
    """The names of places: spans of type loc_name that belong to an object that is a place."""
    spans = {span["id"]: span for span in document["spans"]}
    wanted = [i for o in document["objects"] if o["type"] in PLACES for i in o["spans"]]
    names = [spans[i] for i in wanted if i in spans and spans[i]["type"] == "loc_name"]
    return [(name["start"], name["end"]) for name in names]


def words_in(text: str, stretches: Iterable[Stretch]) -> set[int]:
    """The numbers of the words that a stretch touches."""
    found = list(stretches)
    return {
        number
        for number, word in enumerate(tokenize(text))
        if any(start < word.stop and word.start < end for start, end in found)
    }


def finder_marker() -> Marker:
    """Mark places by the case's own finder, countries included."""
    finder = PlaceFinder(load_places("russia"))

    def mark(text: str) -> list[Stretch]:
        spans = [
            sentence
            for paragraph in paragraphs(text, Span(0, len(text)))
            for sentence in sentences(text, paragraph, "ru")
        ]
        mentions = [m for span in spans for m in finder.find(text, span, "ru")]
        named = [m for m in mentions if m.kind in {"region", "town"} or m.rule == BY_NAME]
        return [(m.place.span.start, m.place.span.end) for m in named if m.place.span]

    return mark


def slovnet_marker() -> Marker | None:
    """Mark places by slovnet, with the weights natasha brings; None where they are absent."""
    package = find_spec("natasha")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "data"
    from navec import Navec
    from slovnet import NER

    ner = NER.load(str(folder / "model" / "slovnet_ner_news_v1.tar"))
    ner.navec(Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")))

    def mark(text: str) -> list[Stretch]:
        return [(span.start, span.stop) for span in ner(text).spans if span.type == "LOC"]

    return mark


def score(documents: list[dict[str, Any]], mark: Marker) -> dict[str, float]:
    """Compare the words marked with the words that names of places hold."""
    right = said = true = 0
    for document in documents:
        text = document["text"]
        wanted, given = words_in(text, gold_places(document)), words_in(text, mark(text))
        right, said, true = right + len(wanted & given), said + len(given), true + len(wanted)
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def measure(path: Path) -> dict[str, Any]:
    """Score every marker on the documents of a file."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    finder, slovnet = finder_marker(), slovnet_marker()
    result: dict[str, Any] = {"place finder": score(documents, finder)}
    if slovnet is not None:
        result["slovnet"] = score(documents, slovnet)
        result["both"] = score(documents, lambda text: [*finder(text), *slovnet(text)])
    return result | {"documents": len(documents)}


def table(result: dict[str, Any]) -> str:
    """Write the figures for people."""
    rows = [(name, own) for name, own in result.items() if isinstance(own, dict)]
    lines = ["places by         P      R     F1"]
    lines += [
        f"{name:14}{own['precision']:6.3f} {own['recall']:6.3f} {own['f1']:6.3f}"
        for name, own in rows
    ]
    missing = [] if "slovnet" in result else ["slovnet: weights not installed, not shown"]
    return "\n".join([*lines, *missing, f"{result['documents']} documents"])


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description="Score place names on factRuEval.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    result = measure(options.file)
    text = json.dumps(result, indent=1, ensure_ascii=False) if options.json else table(result)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
