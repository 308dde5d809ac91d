"""Silence off the matter. In: texts that hold nothing on the matter. Out: how many core claims are found all the same.

    python -m quality.silence ../shared

Random news never trained on (the last 2,000 items of ``background.jsonl.gz``; about one in a thousand is on the matter, and
is counted like the rest), PolNeAR's development articles (not trained on), factRuEval's documents. Deliberately missing: leniency.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from callup.case import load_case
from callup.model import Claim
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from quality.texts import document

HELD = range(6000, 8000)
Item = tuple[str, str, str | None]


def background(shared: Path) -> Iterator[Item]:
    """Text, language, date of news items held out of training."""
    with gzip.open(shared / "backtest/background.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number in HELD:
                item = json.loads(line)
                yield (
                    f"{item['title'].strip()}\n{item['text'].strip()}\n",
                    item["lang"],
                    item["date"],
                )


def polnear(shared: Path) -> Iterator[Item]:
    """American articles of 2015 and 2016."""
    with gzip.open(shared / "bench/polnear/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield item["text"], "en", item.get("date")


def factrueval(shared: Path) -> Iterator[Item]:
    """Russian news of 2010 to 2016: the half that the triage was not fitted to."""
    source = shared / "bench/factrueval/devset.jsonl"
    for line in source.read_text(encoding="utf-8").splitlines()[1::2]:
        yield json.loads(line)["text"], "ru", None


def core_claims(reader: Reader, items: Iterable[Item]) -> tuple[int, list[Claim]]:
    """How many texts there are, and their core claims."""
    count, found = 0, []
    for text, language, date in items:
        count += 1
        made = document(text, language, date, file=str(count))
        found += [claim for claim in reader.read(made) if claim.core]
    return count, found


def measure(shared: Path, *, show: bool = False) -> dict[str, float]:
    """Core claims in 1,000 random items, in PolNeAR's articles, in factRuEval's documents."""
    reader = load_reader(load_case("russia"))
    found = {}
    for name, items in (
        ("in 1,000 random items", background(shared)),
        ("in PolNeAR's development articles", polnear(shared)),
        ("in 122 documents of factRuEval, by its unseen half", factrueval(shared)),
    ):
        count, claims = core_claims(reader, items)
        if show:
            for claim in claims:
                print(name, claim.file, claim.signal, claim.scores["core"], claim.evidence.text)
        asked = next((size for size in (1_000, 122) if f"{size:,}" in name), count)
        found[name] = len(claims) * asked / count
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), show=True), indent=1))
