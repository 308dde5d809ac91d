"""Score the place finder on the names of the federal subjects and of Russian towns, in every
case.

In: a folder with `regions.json` and `cities.jsonl` (names with their case forms). Out: the share
found with the right code and no other, alone and in a sentence, by kind; and the confusions between
Moscow and its oblast and between the two Altais. Deliberately missing: names that mean no place;
the tests hold those.

python quality/regions.py FOLDER [--json] [--show N]

"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from callup.case.places import load_places
from callup.model import Span
from callup.reading.place import PlaceFinder

# A carrier sentence for each case: the words before and after the name.
CARRIERS = {
    "title_ru": ("Повестки: ", "."),
    "title_ru_gent": ("Повестки получают жители ", "."),
    "title_ru_datv": ("Вопросы задали военкомату по ", " утром."),
    "title_ru_accs": ("Мобилизованных отправили в ", "."),
    "title_ru_ablt": ("За ", " следят правозащитники."),
    "title_ru_loct": ("Повестки приходят в ", "."),
    "title": ("Summonses were handed out in ", " on Monday."),
}
# Codes that the reference lists under RU though ISO 3166-2 has them under UA.
ISO = {"RU-CR": "UA-43", "RU-SEV": "UA-40"}
PAIRS = ({"RU-MOW", "RU-MOS"}, {"RU-AL", "RU-ALT"})


def names_of(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name of a reference entry with the case it stands in."""
    for case in CARRIERS:
        if entry.get(case):
            yield case, entry[case]
    for name in entry.get("title_ru_alt") or ():
        yield "title_ru", name


def codes_in(finder: PlaceFinder, text: str, language: str) -> set[str]:
    """The regional codes found in a text."""
    mentions = finder.find(text, Span(0, len(text)), language)
    return {mention.place.code for mention in mentions if mention.kind != "country"}


def score(
    finder: PlaceFinder, entries: list[dict[str, Any]], key: str, *, carried: bool
) -> dict[str, Any]:
    """Look every name up, alone or in its carrier sentence."""
    total = right = confused = 0
    wrong: list[str] = []
    for entry in entries:
        code = ISO.get(entry[key], entry[key])
        for case, name in names_of(entry):
            before, after = CARRIERS[case] if carried else ("", "")
            found = codes_in(finder, f"{before}{name}{after}", "en" if case == "title" else "ru")
            total += 1
            if found == {code}:
                right += 1
                continue
            confused += any(code in pair and found & (pair - {code}) for pair in PAIRS)
            wrong.append(f"{name} ({case}): {code}, found {', '.join(sorted(found)) or 'nothing'}")
    share = round(right / max(1, total), 4)
    return {"right": share, "names": total, "confused": confused, "wrong": wrong}


def measure(path: Path) -> dict[str, Any]:
    """Score the finder on the reference tables in a folder."""
    begun = time.perf_counter()
    finder = PlaceFinder(load_places("russia"))
    ready = time.perf_counter() - begun
    regions = json.loads((path / "regions.json").read_text(encoding="utf-8"))
    cities = [
        json.loads(line)
        for line in (path / "cities.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    large = [city for city in cities if (city.get("population") or 0) >= 15_000]
    return {
        "regions alone": score(finder, regions, "iso", carried=False),
        "regions in a sentence": score(finder, regions, "iso", carried=True),
        "towns in a sentence": score(finder, cities, "region", carried=True),
        "towns over 15,000 in a sentence": score(finder, large, "region", carried=True),
        "seconds_to_ready": round(ready, 2),
    }


def table(result: dict[str, Any], show: int) -> str:
    """Write the figures for people, with the first mistakes of each set."""
    lines = ["names                              right   names  confused"]
    for kind, own in result.items():
        if isinstance(own, dict):
            lines.append(f"{kind:33}{own['right']:7.4f}{own['names']:8}{own['confused']:10}")
            lines += [f"    {line}" for line in own["wrong"][:show]]
    return "\n".join([*lines, f"finder ready in {result['seconds_to_ready']} s"])


def main() -> None:
    """Print the figures of one folder."""
    parser = argparse.ArgumentParser(description="Score the place finder on names in every case.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--show", type=int, default=0, help="mistakes to print for each set")
    options = parser.parse_args()
    result = measure(options.folder)
    text = (
        json.dumps(result, indent=1, ensure_ascii=False)
        if options.json
        else table(result, options.show)
    )
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
