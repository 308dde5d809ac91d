"""Score quantities on news sentences (the CQE evaluation set).

In: a file of one sentence a line (`text`, `quantities` with `value`, `unit`, `normalized_unit`).
Out: precision, recall and F1 of values, of values with the unit string, and of values with the
head noun of the unit.

A value is right within 1e-5; a range is right when both ends are; a share that the gold writes as
a fraction ("0.25 % of") equals our percent. Each gold figure is matched once, in favour of the
pair whose unit agrees too. A unit string is right when our unit, or the counted words as written,
equals the gold's `unit` or `normalized_unit`, small letters, singular or plural, with the
currency and percent names of the gold (usd = dollar = $, percent = percentage = %). No unit ("-")
is right where we name none. A head is right when the last word of both, in the singular, is the
same. Deliberately missing: the direction of change and the concepts a figure refers to, which a
claim does not carry.

    python quality/newsquant.py FILE [--json] [--misses]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from callup.language.en.nouns import NOUNS
from callup.model import Quantity, Span
from callup.reading.quantity import QuantityRules, find_quantities
from callup.reading.quantity.articled.units import ArticledUnits

RULES = QuantityRules(vague=False)
SINGULAR = ArticledUnits(NOUNS).singular
SYNONYMS = {
    "usd": {"dollar", "$", "us$"}, "eur": {"euro"}, "gbp": {"pound"},
    "percent": {"percentage", "%"}, "age": {"year of age", "year-old"},
    "degree": {"celsius", "degrees celsius", "fahrenheit"}, "metre": {"m"},
}  # fmt: skip
NAMES = ("value", "value_unit", "value_head")


def ends(found: Quantity) -> tuple[float | None, float | None]:
    """Both ends of a figure as one pair."""
    if found.value is not None:
        return (found.value, found.value)
    return (found.low, found.high if found.high is not None else found.low)


def gold_ends(item: dict[str, Any]) -> tuple[float, float]:
    """Both ends of a gold figure."""
    first, _, second = str(item["value"]).partition("-")
    return (float(first), float(second or first))


def same_value(found: Quantity, item: dict[str, Any]) -> bool:
    """Whether a figure is the gold's number or range."""
    low, high = gold_ends(item)
    share = 100 if "%" in item["normalized_unit"] and found.unit == "percent" else 1
    slack = 1e-5 if share == 1 else 1e-3
    pairs = zip(ends(found), (low * share, high * share), strict=True)
    return all(
        ours is not None and abs(ours - gold) <= slack * max(1.0, abs(gold)) for ours, gold in pairs
    )


def spellings(written: str) -> set[str]:
    """A unit in small letters, as it stands and with its last word in the singular."""
    low = " ".join(written.lower().replace("per cent", "percent").split())
    first, _, last = low.rpartition(" ")
    return {low, f"{first} {SINGULAR(last)}".strip()} - {""}


def same_unit(found: Quantity, item: dict[str, Any], *, head: bool = False) -> bool:
    """Whether a figure's unit is the gold's."""
    gold = spellings(item["unit"]) | spellings(item["normalized_unit"])
    if gold == {"-"}:
        return found.unit is None
    if found.unit == "age" and "year of age" in gold:
        return True
    ours = (
        spellings(found.unit or "")
        | spellings(found.counted or "")
        | SYNONYMS.get(found.unit or "", set())
    )
    if found.unit == "percent" and any(unit.startswith("%") for unit in gold):
        return True
    if gold & ours or not head:
        return bool(gold & ours)
    return bool({unit.split()[-1] for unit in gold} & {unit.split()[-1] for unit in ours})


def pair_up(
    figures: list[Quantity], items: list[dict[str, Any]]
) -> list[tuple[Quantity, dict[str, Any]]]:
    """Match figures with gold figures of the same value, those with the same unit first."""
    pairs: list[tuple[Quantity, dict[str, Any]]] = []
    left = list(items)
    for wants_unit in (True, False):
        for figure in [f for f in figures if all(f is not p for p, _ in pairs)]:
            fitting = [
                g
                for g in left
                if same_value(figure, g) and (not wants_unit or same_unit(figure, g))
            ]
            if fitting:
                pairs.append((figure, fitting[0]))
                left.remove(fitting[0])
    return pairs


def rates(right: int, said: int, true: int) -> dict[str, float]:
    """Precision, recall and F1."""
    precision, recall = right / max(1, said), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def measure(path: Path) -> dict[str, Any]:
    """Score one file."""
    right = dict.fromkeys(NAMES, 0)
    said = true = 0
    misses = []
    for line in Path(path).read_text("utf8").splitlines():
        sentence = json.loads(line)
        figures = find_quantities(sentence["text"], Span(0, len(sentence["text"])), "en", RULES)
        pairs = pair_up(figures, sentence["quantities"])
        said, true = said + len(figures), true + len(sentence["quantities"])
        right["value"] += len(pairs)
        right["value_unit"] += sum(same_unit(f, g) for f, g in pairs)
        right["value_head"] += sum(same_unit(f, g, head=True) for f, g in pairs)
        whole = len(pairs) == len(figures) == len(sentence["quantities"]) and all(
            same_unit(f, g) for f, g in pairs
        )
        if not whole:
            misses.append(
                {"text": sentence["text"], "gold": sentence["quantities"], "found": figures}
            )
    return {name: rates(right[name], said, true) for name in NAMES} | {
        "said": said,
        "gold": true,
        "misses": misses,
    }


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description="Score quantities on news sentences.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument(
        "--misses", action="store_true", help="list the sentences that were not read right"
    )
    options = parser.parse_args()
    result = measure(options.file)
    misses = result.pop("misses")
    if options.json:
        sys.stdout.write(json.dumps(result, indent=1) + "\n")
        return
    for name in NAMES:
        own = result[name]
        sys.stdout.write(
            f"{name:12}P {own['precision']:.3f}  R {own['recall']:.3f}  F1 {own['f1']:.3f}\n"
        )
    for miss in misses if options.misses else []:
        gold = "; ".join(f"{g['value']} {g['unit']}" for g in miss["gold"])
        found = "; ".join(
            f"{f.value or (f.low, f.high)} {f.unit}|{f.counted}" for f in miss["found"]
        )
        sys.stdout.write(f"\n{miss['text']}\n    gold:  {gold}\n    found: {found}\n")


if __name__ == "__main__":
    main()
