"""Form does not matter: how many claims are kept when a text is laid out otherwise. In: marked texts. Out: shares kept.

    python -m quality.form ../shared

A claim is kept when the changed text gives one of the same sign on the same words (white space apart). Deliberately missing:
changes that alter a word.
"""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from callup.case import load_case
from callup.intake.head import read_head
from callup.model import Claim
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from quality.texts import document

Change = Callable[[str], str]


def wrapped(text: str) -> str:
    """Lines broken at 70 columns, an empty line between paragraphs."""
    return "\n\n".join(
        textwrap.fill(line, 70, break_long_words=False) for line in text.split("\n") if line.strip()
    )


CHANGES: dict[str, Change] = {
    "hard wrap at 70": wrapped,
    "double spaces": lambda text: text.replace(" ", "  "),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "quoted mail": lambda text: "\n".join("> " + line for line in wrapped(text).split("\n")),
}


def read(
    reader: Reader, text: str, language: str, date: str | None
) -> Counter[tuple[str | None, str]]:
    """The claims of a text by sign and words."""
    return Counter(_key(claim) for claim in reader.read(document(text, language, date)))


def _key(claim: Claim) -> tuple[str | None, str]:
    return claim.signal, "".join(claim.evidence.text.replace(">", " ").split())


def measure(shared: Path) -> dict[str, float]:
    """The share of claims kept under each change, over the development texts."""
    reader = load_reader(load_case("russia"))
    folder = shared / "gold"
    kept: Counter[str] = Counter()
    count = 0
    for name, language in (("isw-dev", "en"), ("tv-dev", "ru"), ("train/own-uk", "uk")):
        for path in sorted((folder / name).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            head = read_head(text)
            body = text[head.end :]
            plain = read(reader, body, language, head.date)
            count += plain.total()
            for change, apply in CHANGES.items():
                kept[change] += (plain & read(reader, apply(body), language, head.date)).total()
    return {change: kept[change] / max(1, count) for change in CHANGES}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
