"""The reader on the project's own corpora, which it was never trained on. In: texts with marks. Out: shares and F1.

    python -m quality.corpus

``tests/corpus/{english,russian,ukrainian}`` and ``held`` stand in every checkout, so that accuracy is gated in each. A claim
matches a mark when its evidence covers half of the marked words; one to one, the widest cover first. ``whole`` asks sign,
stance (reports = asserts), the speaker's surname or kind, and the figure. Deliberately missing: places and periods.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from callup.case import load_case
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from quality import gold, marked

CORPUS = Path(__file__).parents[1] / "tests/corpus"
OWN = ("english/passages.txt", "russian/posts.txt", "ukrainian/posts.txt")
HALF = 0.5
STEM = 4
Row = dict[str, Any]


def score(wanted: Iterable[Row], found: Iterable[Row]) -> dict[str, float]:
    """Claims F1, whole F1, and of the matched ones the share whose sign, stance and speaker are right."""
    marks = [row for row in wanted if row.get("core") and not row.get("ignore")]
    spare = [row for row in wanted if "phrase" in row and not row.get("core")]
    claims = [row for row in found if row["core"]]
    pairs = list(_matched(marks, claims))
    taken = {id(claim) for _, claim in pairs}
    excused = sum(id(c) not in taken and any(_cover(m, c) >= HALF for m in spare) for c in claims)
    said = len(claims) - excused
    right = {
        "signal": sum(_signal(m, c) for m, c in pairs),
        "stance": sum(_stance(m, c) for m, c in pairs),
        "speaker": sum(_speaker(m, c) for m, c in pairs),
    }
    whole = sum(
        _signal(m, c) and _stance(m, c) and _speaker(m, c) and _figure(m, c) for m, c in pairs
    )
    shares = {name: count / max(1, len(pairs)) for name, count in right.items()}
    return {
        "claims F1": 2 * len(pairs) / max(1, said + len(marks)),
        "whole F1": 2 * whole / max(1, said + len(marks)),
        **shares,
    }


def _matched(marks: list[Row], claims: list[Row]) -> Iterator[tuple[Row, Row]]:
    offers = sorted(
        (
            (_cover(m, c), _signal(m, c), _figure(m, c), i, j)
            for i, m in enumerate(marks)
            for j, c in enumerate(claims)
            if m["file"] == c["file"] and _cover(m, c) >= HALF
        ),
        reverse=True,
    )
    used_marks: set[int] = set()
    used_claims: set[int] = set()
    for *_, i, j in offers:
        if i not in used_marks and j not in used_claims:
            used_marks.add(i)
            used_claims.add(j)
            yield marks[i], claims[j]


def _cover(mark: Row, claim: Row) -> float:
    if mark["file"] != claim["file"]:
        return 0.0
    evidence = claim["evidence"]
    shared = min(mark["end"], evidence["end"]) - max(mark["start"], evidence["start"])
    return max(0, shared) / (mark["end"] - mark["start"])


def _signal(mark: Row, claim: Row) -> bool:
    return claim["signal"] in [mark["signal"], *(mark.get("signal_alt") or [])]


def _stance(mark: Row, claim: Row) -> bool:
    return _two(claim["stance"]) in {
        _two(s) for s in [mark["stance"], *(mark.get("stance_alt") or [])]
    }


def _two(stance: str) -> str:
    return "asserts" if stance == "reports" else stance


def _speaker(mark: Row, claim: Row) -> bool:
    wanted, given = mark["speaker"], claim["speaker"]
    names = [
        wanted.get("name"),
        *(wanted.get("aka") or []),
        None if wanted.get("name") else wanted.get("role"),
    ]
    if wanted["kind"] == "author" and given["kind"] == "author":
        return True
    said = f"{given.get('name') or ''} {given.get('role') or ''}".casefold()
    return any(_stem(name) in said for name in names if name) or (
        bool(wanted.get("private")) and given.get("private", False)
    )


def _stem(name: str) -> str:
    last = name.casefold().split()[-1]
    return last[: max(STEM, len(last) - 2)]


def _figure(mark: Row, claim: Row) -> bool:
    wanted, given = mark.get("quantity"), claim.get("quantity")
    if not wanted:
        return True
    keys = ("value", "low", "high")
    return bool(given) and all(
        wanted.get(k) is None or given.get(k) is None or wanted[k] == given[k] for k in keys
    )


def held(reader: Reader) -> dict[str, float]:
    """Posts and pages in the manner of channels, regional press and features."""
    path = CORPUS / "held" / "gold.jsonl"
    return score(gold.rows(path), gold.predict_folder(reader, path, CORPUS / "held" / "texts"))


def own(reader: Reader, source: str) -> dict[str, float]:
    """Passages or posts of one language."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        marked.main(CORPUS / source, out)
        wanted = gold.rows(out / "gold.jsonl")
        files = {row["file"] for row in wanted}
        return score(wanted, gold.predict(reader, out / "documents.jsonl", files))


def measure() -> dict[str, float]:
    """Every corpus' figures."""
    reader = load_reader(load_case("russia"))
    found = {f"held: {name}": value for name, value in held(reader).items()}
    for source in OWN:
        language = source.split("/")[0]
        found |= {f"{language}: {name}": value for name, value in own(reader, source).items()}
    return found


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
