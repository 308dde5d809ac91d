"""Where the texts and marks of training lie. In: the folders given on the command line. Out: marked texts, house by house.

A *house* is whoever wrote the texts: what is held out when the honest figure is asked for.
Deliberately missing: the texts themselves. They belong to their publishers and stay outside the repository.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Mark = dict[str, Any]

# Sets of ../shared/gold/train and the house each belongs to.
HOUSES = {
    "isw-a": "institute",
    "isw-b": "institute",
    "isw-dev": "institute",
    "seeds": "seeds",
    "en": "press",
    "press-en": "press",
    "press-en2": "press",
    "near-en": "press",
    "web-en": "web-en",
    "tv": "broadcaster",
    "tv-dev": "broadcaster",
    "meduza": "independent",
    "tass": "agency",
    "heads-ru": "agency+independent",
    "heads-ru2": "agency+independent",
    "web-ru": "regional",
    "web-uk": "ukrainian",
    "own-en": "own",
    "own-ru": "own",
    "own-uk": "own",
    "own-tg": "own-posts",
    "kinds2": "own-kinds",
    "held": "own-posts",
}


@dataclass
class Text:
    """One marked text: where it comes from, its words, its marks; ``complete`` texts hold no claim beside the marks."""

    set: str
    file: str
    language: str
    date: str | None
    text: str
    body: int
    marks: list[Mark] = field(default_factory=list)
    attributions: list[Mark] = field(default_factory=list)
    house: str = ""


def gold(path: Path, folder: Path, abouts: dict[str, str | None]) -> Iterator[Text]:
    """The texts of one gold file; ``folder`` holds them."""
    by_file: dict[str, list[Mark]] = defaultdict(list)
    languages: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        name = Path(mark["file"]).name
        languages[name] = mark.get("lang", "en")
        by_file[name].extend([mark] if "phrase" in mark else [])
    for name, marks in by_file.items():
        text = (folder / name).read_bytes().decode("utf-8")
        for mark in marks:
            mark["about"] = _about(mark, abouts)
        date, body = head(text)
        house = HOUSES[path.stem if path.stem != "gold" else path.parent.name]
        if "+" in house:
            house = "agency" if name.startswith("tass") else "independent"
        set_name = path.stem if path.stem != "gold" else path.parent.name
        yield Text(set_name, name, languages[name], date, text, body, marks, house=house)


def _about(mark: Mark, abouts: dict[str, str | None]) -> str | None:
    """Whose call-up a mark is about: "?" where nobody said."""
    if mark.get("core"):
        return "RU"
    if "about" in mark:
        return mark["about"]
    return abouts.get(mark["id"], "?")


def head(text: str) -> tuple[str | None, int]:
    """The date of a leading DATE line and where the text after it begins."""
    if text.startswith("DATE:"):
        line, _, _ = text.partition("\n")
        return line[5:].strip() or None, len(line) + 1
    return None, 0


def background(path: Path, skip: set[str], numbers: range) -> Iterator[Text]:
    """Random items of a feed: nearly all of them off the matter. Titles in ``skip`` were marked and are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            item = json.loads(line)
            if number in numbers and item["title"].strip() not in skip:
                text = item["title"].strip() + "\n" + item["text"].strip() + "\n"
                yield Text(
                    "background",
                    f"bg-{number}",
                    item["lang"],
                    item["date"],
                    text,
                    0,
                    house="background",
                )


def polnear(path: Path) -> Iterator[Text]:
    """News articles with every attribution marked, none of them on the matter."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield Text(
                "polnear",
                item["id"],
                "en",
                item.get("date"),
                item["text"],
                0,
                attributions=item["attributions"],
                house="polnear",
            )


def factrueval(path: Path, share: int) -> Iterator[Text]:
    """Russian news off the matter: every ``share``-th document."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if number % share == 0:
            item = json.loads(line)
            yield Text(
                "factrueval", f"fr-{number}", "ru", None, item["text"], 0, house="factrueval"
            )
