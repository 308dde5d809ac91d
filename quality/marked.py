"""Marked texts of our own → bare texts and gold lines. In: a file below ``tests/corpus/<language>/``. Out: both.

The marking is explained beside the texts. Deliberately missing: periods and certainty, which these marks do not carry.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

BLOCK = re.compile(r"^## (\d{4}-\d{2}-\d{2})\n", re.MULTILINE)
MARK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
RANGE = re.compile(r"^(\d+)-(\d+)$")


def blocks(source: str) -> list[tuple[str, str]]:
    """The dated blocks of a file of marked texts."""
    parts = BLOCK.split(source)
    return [(parts[i], parts[i + 1].strip() + "\n") for i in range(1, len(parts), 2)]


def unmark(name: str, marked: str, language: str) -> tuple[str, list[dict[str, Any]]]:
    """The bare text of a block and its gold lines.

    >>> unmark("a", "В Туле [вручают повестки](summons_served|author|reports||RU-TUL).", "ru")[0]
    'В Туле вручают повестки.'
    """
    text, lines, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        start = len(text)
        text += mark[1]
        lines.append(_line(name, len(lines), mark, start, language))
        at = mark.end()
    return text + marked[at:], lines


def _line(name: str, number: int, mark: re.Match[str], start: int, language: str) -> dict[str, Any]:
    signal, speaker, stance, figure, places, via = (mark[2].split("|") + [""] * 6)[:6]
    kind, _, who = speaker.partition(":")
    named = kind in {"person", "office", "org", "outlet"}
    return {
        "file": name,
        "lang": language,
        "id": f"{name}-{number}",
        "start": start,
        "end": start + len(mark[1]),
        "phrase": mark[1],
        "speaker": {
            "name": who if named else None,
            "kind": {"org": "organisation"}.get(kind, kind),
            "role": None if named else (who or None),
            "private": False,
        },
        "via": [item for item in via.split(",") if item],
        "stance": stance,
        "certainty": "plain",
        "signal": signal,
        "measure": None,
        "quantity": _quantity(figure),
        "places": [] if places == "-" else places.split(),
        "period": None,
        "core": True,
    }


def _quantity(figure: str) -> dict[str, Any] | None:
    if not figure:
        return None
    number, unit, bound, *vague = figure.split()
    span = RANGE.match(number)
    if span:
        return {
            "value": None,
            "low": int(span[1]),
            "high": int(span[2]),
            "bound": bound,
            "unit": unit,
        }
    value = float(number)
    return {
        "value": None if vague else value,
        "low": value if bound in {"exact", "at_least", "more_than"} or vague else None,
        "high": value if bound in {"exact", "up_to", "less_than"} and not vague else None,
        "bound": bound,
        "unit": unit,
        **({"vague": True} if vague else {}),
    }


def main(source: Path, out: Path) -> None:
    """Write the bare texts, the gold lines and the list of documents into a folder; the source's own folder names the language."""
    language = {"russian": "ru", "english": "en", "ukrainian": "uk"}[source.parent.name]
    out.mkdir(parents=True, exist_ok=True)
    gold, documents = [], []
    for number, (date, marked) in enumerate(blocks(source.read_text(encoding="utf-8"))):
        name = f"{source.stem}-{number:03d}.txt"
        text, lines = unmark(name, marked, language)
        (out / name).write_text(text, encoding="utf-8")
        documents.append({"file": name, "lang": language, "date": date, "path": name})
        gold += lines or [{"file": name, "lang": language, "no_claims": True}]
    for file, rows in (("gold.jsonl", gold), ("documents.jsonl", documents)):
        body = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (out / file).write_text(body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
