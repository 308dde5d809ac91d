"""Score numbers, ranks, quantities and amounts of money on Duckling's expressions.

In: the folder of `*_numeral.jsonl`, `*_ordinal.jsonl`, `*_quantity.jsonl`,
`*_amountofmoney.jsonl`, one expression a line (`text`, `gold`, and `value` for numbers and
ranks). Out: the share resolved right, by file. A number or rank is right when the whole text
resolves to the value. A quantity or an amount of money is right when exactly one figure is found
whose ends (one number, two, or an open side) are the gold's and whose unit is the gold's in our
naming; grams, ounces and the like are compared by name with milli- and kilograms turned into
grams. Deliberately missing: products ("of sugar").

    python -m quality.duckling_numbers FOLDER [--json] [--misses]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from callup.model import Quantity, Span
from callup.reading.quantity import find_quantities
from quality.numbers_alone import parse_number, parse_ordinal

UNITS = {
    "Dollar": "usd",
    "USD": "usd",
    "EUR": "eur",
    "GBP": "gbp",
    "Pound": "gbp",
    "RUB": "ruble",
    "UAH": "uah",
    "CNY": "cny",
    "Cent": "cent",
}
NAMES: dict[str, set[str | None]] = {
    "Unnamed": {None, "usd", "buck"},
    "Pound": {"gbp", "pound", "фунт"},
    "Ounce": {"ounce", "унция"},
    "Cup": {"cup"},
    "Gram": {"gram"},
    "Cent": {"cent", "цент"},
}
GRAMS = {
    "kilogram": 1000,
    "килограмм": 1000,
    "milligram": 0.001,
    "миллиграмм": 0.001,
    "gram": 1,
    "грамм": 1,
}
GOLD = re.compile(r"(simple|between|under|above) (\w+) \(?([\d.e]+)(?:, ?([\d.e]+)\))?")


def same(one: float | None, other: float | None) -> bool:
    """Whether two ends are the same number."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-5 * max(1.0, abs(other))


def resolved(item: dict[str, Any]) -> bool:
    """Whether the text of one line resolves to its gold."""
    text, language = item["text"], item["lang"]
    if "value" in item:
        parse = parse_ordinal if item["dim"] == "Ordinal" else parse_number
        found = parse(text, language)
        return found is not None and same(found, item["value"])
    text = re.sub(r"\\x([0-9a-f]{2,4})", lambda match: chr(int(match[1], 16)), text)
    figures = find_quantities(text, Span(0, len(text)), language)
    return len(figures) == 1 and fits(figures[0], item["gold"])


def fits(found: Quantity, gold: str) -> bool:
    """Whether a quantity is the one that a line's gold names."""
    match = GOLD.match(gold)
    if match is None:
        return False
    kind, unit, first, second = match.groups()
    factor = GRAMS.get(found.unit or "", 1) if unit == "Gram" else 1
    name = "gram" if unit == "Gram" and found.unit in GRAMS else found.unit
    accepted: set[str | None] = NAMES.get(unit) or {UNITS.get(unit, unit.lower())}
    if name not in accepted and name != UNITS.get(unit, unit.lower()):
        return False
    ends = (found.low, found.high) if kind == "between" else (found.value, found.value)
    wanted = (float(first), float(second or first))
    sides = {"under": found.low is None, "above": found.high is None}.get(kind, True)
    return sides and all(
        end is not None and same(end * factor, want) for end, want in zip(ends, wanted, strict=True)
    )


def measure(path: Path) -> dict[str, Any]:
    """Score every file of a folder."""
    result: dict[str, Any] = {}
    for dimension in ("numeral", "ordinal", "quantity", "amountofmoney"):
        for language in ("en", "ru"):
            file = Path(path) / f"{language}_{dimension}.jsonl"
            items = [json.loads(line) for line in file.read_text("utf8").splitlines()]
            misses = [item["text"] for item in items if not resolved(item)]
            share = round((len(items) - len(misses)) / len(items), 4)
            result[file.stem] = {"right": share, "of": len(items), "misses": misses}
    return result


def main() -> None:
    """Print the shares of one folder."""
    parser = argparse.ArgumentParser(description="Score numbers on Duckling's expressions.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--misses", action="store_true", help="list what was not resolved")
    options = parser.parse_args()
    result = measure(options.folder)
    if options.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
        return
    for name, own in result.items():
        sys.stdout.write(f"{name:18}{own['right']:8.3f}  of {own['of']}\n")
        if options.misses and own["misses"]:
            sys.stdout.write("    " + " | ".join(own["misses"]) + "\n")


if __name__ == "__main__":
    main()
