"""Kinds of error, in own-worded texts: what must be found and what no claim may be. In: cases, a reader. Out: shares right.

    python -m quality.kinds [--show]

A case is right when every wanted claim is found and no claim is what it must not be. The cases were written by somebody who
had not seen the program; no weight was trained on them. Deliberately missing: credit for half a case.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from callup.case import load_case
from callup.model import Claim
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from quality.texts import document

CASES = Path(__file__).parents[1] / "tests/corpus/kinds/kinds.jsonl"
Case = dict[str, Any]


def cases(path: Path = CASES) -> list[Case]:
    """The cases, in their order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(reader: Reader, case: Case) -> list[Claim]:
    """The claims of a case's text."""
    return reader.read(document(case["text"], case["lang"], case["date"], file=case["id"]))


def faults(case: Case, claims: Sequence[Claim], text: str) -> list[str]:
    """What is wrong with the claims of a case, in words."""
    missing = [
        f"missing {want}" for want in case["want"] if not any(fits(c, want, text) for c in claims)
    ]
    wrong = [f"must not be {bar}" for bar in case["not"] if any(fits(c, bar, text) for c in claims)]
    return missing + wrong


def fits(claim: Claim, wanted: Case, text: str) -> bool:
    """Whether a claim has everything that is asked."""
    return all(_has(claim, key, value, text) for key, value in wanted.items())


def _has(claim: Claim, key: str, value: object, text: str) -> bool:
    if key == "has":
        sentence = claim.evidence.sentence
        return str(value).casefold() in text[sentence.start : sentence.end].casefold()
    if key == "speaker":
        return any(_speaks(claim, one) for one in _many(value))
    if key == "via":
        names = " ".join(one.name or "" for one in claim.via).casefold()
        return any(one.casefold() in names for one in _many(value))
    if key == "places":
        return set(_many(value)) <= {place.code for place in claim.places}
    if key in {"value", "low", "high"}:
        return claim.quantity is not None and getattr(claim.quantity, key) == value
    if key == "bound":
        return claim.quantity is not None and claim.quantity.bound in _many(value)
    return getattr(claim, key) in _many(value)


def _speaks(claim: Claim, wanted: str) -> bool:
    speaker = claim.speaker
    if wanted == "author":
        return speaker.kind == "author"
    return wanted.casefold() in f"{speaker.name or ''} {speaker.role or ''}".casefold()


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def measure(reader: Reader | None = None) -> dict[str, float]:
    """The share of cases wholly right, by kind and over all."""
    reader = reader or load_reader(load_case("russia"))
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for case in cases():
        fine = not faults(case, read(reader, case), case["text"])
        for kind in (case["kind"], "all"):
            right[kind] += fine
            count[kind] += 1
    return {kind: right[kind] / count[kind] for kind in sorted(count)}


def main() -> None:
    """Print the shares; with ``--show`` what is wrong with each case."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    reader = load_reader(load_case("russia"))
    if given.show:
        for case in cases():
            claims = read(reader, case)
            for fault in faults(case, claims, case["text"]):
                print(case["id"], fault)
    print(json.dumps(measure(reader), indent=1))


if __name__ == "__main__":
    main()
