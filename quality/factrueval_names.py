"""Score names on factRuEval, token by token, beside slovnet alone.

In: a file of one document a line (`text`, `spans`, `objects`). Out: precision, recall and F1 of words inside the names
of places and of persons, for slovnet alone, for the reader's names (``reading.russian.entities``), and of places for the
case's place finder alone. Places that are also states (LocOrg) count as places. Deliberately missing: organisations.

    python -m quality.factrueval_names FILE [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from razdel import tokenize

from callup.case.places import load_places
from callup.model import Span
from callup.reading.names.entities import Entities, load_tagger
from callup.reading.place import PlaceFinder
from callup.reading.segment import sentences_in

Stretch = tuple[int, int]
Marker = Callable[[str], list[Stretch]]
WANTED = {
    "places": ({"Location", "LocOrg"}, {"loc_name"}),
    "persons": ({"Person"}, {"name", "surname", "patronymic", "nickname"}),
}
LABELS = {"places": ("LOC", "place"), "persons": ("PER", "person")}
BY_NAME = "country by name"


def gold_names(document: dict[str, Any], what: str) -> list[Stretch]:
    """The stretches that name an object of the kind asked for."""
    objects, names = WANTED[what]
    spans = {span["id"]: span for span in document["spans"]}
    wanted = [i for o in document["objects"] if o["type"] in objects for i in o["spans"]]
    found = [spans[i] for i in wanted if i in spans and spans[i]["type"] in names]
    return [(name["start"], name["end"]) for name in found]


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
        spans = sentences_in(text, Span(0, len(text)), "ru")
        mentions = [m for span in spans for m in finder.find(text, span, "ru")]
        named = [m for m in mentions if m.kind in {"region", "town"} or m.rule == BY_NAME]
        return [(m.place.span.start, m.place.span.end) for m in named if m.place.span]

    return mark


def score(documents: list[dict[str, Any]], what: str, mark: Marker) -> dict[str, float]:
    """Compare the words marked with the words that names hold."""
    right = said = true = 0
    for document in documents:
        text = document["text"]
        wanted, given = words_in(text, gold_names(document, what)), words_in(text, mark(text))
        right, said, true = right + len(wanted & given), said + len(given), true + len(wanted)
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 4)}


def measure(path: Path) -> dict[str, Any]:
    """Score every marker on the documents of a file."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    slovnet = load_tagger()
    names = Entities(lambda: slovnet)
    result: dict[str, Any] = {
        "places, place finder alone": score(documents, "places", finder_marker())
    }
    for what, (label, kind) in LABELS.items():
        result[f"{what}, slovnet alone"] = score(
            documents, what, lambda text, label=label: _labelled(slovnet(text), label)
        )
        result[what] = score(documents, what, lambda text, kind=kind: _of_kind(names, text, kind))
    return result | {"documents": len(documents)}


def _labelled(marked: Iterable[tuple[int, int, str]], label: str) -> list[Stretch]:
    return [(start, end) for start, end, kind in marked if kind == label]


def _of_kind(names: Entities, text: str, kind: str) -> list[Stretch]:
    found = names.find(text, Span(0, len(text)))
    return [(item.span.start, item.span.end) for item in found if item.kind == kind]


def table(result: dict[str, Any]) -> str:
    """Write the figures for people."""
    rows = [(name, own) for name, own in result.items() if isinstance(own, dict)]
    lines = [f"{'names':28}     P      R     F1"]
    lines += [
        f"{name:28}{own['precision']:6.3f} {own['recall']:6.3f} {own['f1']:6.3f}"
        for name, own in rows
    ]
    return "\n".join([*lines, f"{result['documents']} documents"])


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description="Score names on factRuEval.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args()
    result = measure(options.file)
    text = json.dumps(result, indent=1, ensure_ascii=False) if options.json else table(result)
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
