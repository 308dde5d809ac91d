"""Scores the reader against marked claims. In: gold files, their texts, their scorer. Out: the scorer's figures.

    python -m quality.gold GOLD.jsonl… --texts DOCUMENTS.jsonl [--scorer score.py] [--all]

``DOCUMENTS.jsonl`` lists every text: file, lang, date, path (looked up beside the list, or beside the folder that holds
it). The scorer is the one that came with the gold; it is loaded from its path and never copied. Core claims are asked
for, unless ``--all``.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from callup.case import load_case
from callup.intake.head import read_head
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from quality.texts import document


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def predict(reader: Reader, listing: Path, wanted: set[str]) -> list[dict[str, Any]]:
    """The claims of the listed texts, as JSON objects with a ``file``."""
    found: list[dict[str, Any]] = []
    for entry in rows(listing):
        if entry["file"] not in wanted:
            continue
        text = find_text(listing, entry).read_bytes().decode("utf-8")
        made = document(
            text, entry["lang"], entry["date"], file=entry["file"], start=read_head(text).end
        )
        found += [json.loads(msgspec.json.encode(claim)) for claim in reader.read(made)]
    return found


def predict_folder(reader: Reader, gold: Path, texts: Path) -> list[dict[str, Any]]:
    """The claims of the texts that a gold file speaks of; the DATE line of each dates it."""
    languages = {row["file"]: row["lang"] for row in rows(gold)}
    found: list[dict[str, Any]] = []
    for name, language in languages.items():
        text = (texts / Path(name).name).read_bytes().decode("utf-8")
        head = read_head(text)
        made = document(text, language, head.date, file=name, start=head.end)
        found += [json.loads(msgspec.json.encode(claim)) for claim in reader.read(made)]
    return found


def find_text(listing: Path, entry: dict[str, Any]) -> Path:
    """Where a listed text lies: beside the list, or below a folder above it."""
    path = Path(entry.get("path") or entry["file"])
    tried = [
        listing.parent / path,
        *(parent / path for parent in listing.resolve().parents),
        listing.parent / entry["file"],
    ]
    return next(p for p in tried if p.exists())


def scorer_at(path: Path) -> ModuleType:
    """The gold's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(
    gold: Iterable[Path],
    listing: Path,
    scorer: Path,
    *,
    core: bool = True,
    reader: Reader | None = None,
) -> dict[str, Any]:
    """The scorer's figures for some gold files."""
    marked = [row for path in gold for row in rows(path)]
    reader = reader or load_reader(load_case("russia"))
    predicted = predict(reader, listing, {row["file"] for row in marked})
    result: dict[str, Any] = scorer_at(scorer).score(marked, predicted, core)
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--texts", type=Path, required=True, help="the list of texts, documents.jsonl"
    )
    parser.add_argument("--scorer", type=Path, help="score.py; default: beside the list")
    parser.add_argument("--all", action="store_true", help="ask for all claims, not only core ones")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    scorer = given.scorer or given.texts.parent / "score.py"
    result = measure(given.gold, given.texts, scorer, core=not given.all)
    if given.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        scorer_at(scorer).show(result)


if __name__ == "__main__":
    main()
