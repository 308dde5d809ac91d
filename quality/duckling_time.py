"""Score times and lengths of time on Duckling's expressions.

In: the folder of `*_time.jsonl` and `*_duration.jsonl`, one expression a line (`text`, `gold`). Out: the share resolved
right, by file: the same interval and the same grain, seen from 12 February 2013, 4:30 at two hours behind Greenwich.
Deliberately missing: the names of feasts; only their days count.

    python -m quality.duckling_time FOLDER [--json] [--misses]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Any

from callup.reading.period.spoken import Moment, parse_duration, parse_time

ZONE = dt.timezone(dt.timedelta(hours=-2))
REFERENCE = dt.datetime(2013, 2, 12, 4, 30, tzinfo=ZONE)
POINT = r"\((-?\d+(?:, \d+){2,5})\)"
ONE = re.compile(rf"datetime(?:Holiday)? {POINT} (\w+)")
TWO = re.compile(rf"datetimeInterval(?:Holiday)? \({POINT}, {POINT}\) (\w+)")
OPEN = re.compile(rf"datetimeOpenInterval (After|Before) {POINT} (\w+)")
LENGTH = re.compile(r"DurationData (\d+) (\w+)")


def point(words: str) -> tuple[int, ...]:
    """A gold time as year, month, day, hour, minute, second; month and day 0 are the first."""
    numbers = [int(n) for n in words.split(", ")] + [0] * 6
    return (numbers[0], max(1, numbers[1]), max(1, numbers[2]), *numbers[3:6])


def fits(found: Moment | None, gold: str) -> bool:
    """Whether a stretch is the one that a line's gold names."""
    if found is None:
        return False
    start, end = found.start.timetuple()[:6], found.end.timetuple()[:6]
    if match := OPEN.match(gold):
        return (found.side, start, found.grain) == (
            match[1].lower(),
            point(match[2]),
            match[3].lower(),
        )
    if match := TWO.match(gold):
        return not found.side and (start, end, found.grain) == (
            point(match[1]),
            point(match[2]),
            match[3].lower(),
        )
    match = ONE.match(gold)
    return (
        match is not None
        and not found.side
        and (start, found.grain) == (point(match[1]), match[2].lower())
    )


def resolved(item: dict[str, Any]) -> bool:
    """Whether the text of one line resolves to its gold."""
    if item["dim"] == "Duration":
        match = LENGTH.match(item["gold"])
        found = parse_duration(item["text"], item["lang"])
        return match is not None and found == (int(match[1]), match[2].lower())
    return fits(parse_time(item["text"], item["lang"], REFERENCE), item["gold"])


def measure(path: Path) -> dict[str, Any]:
    """Score every file of a folder."""
    result: dict[str, Any] = {}
    for name in ("en_time", "ru_time", "en_duration", "ru_duration"):
        lines = (Path(path) / f"{name}.jsonl").read_text("utf8").splitlines()
        items = [json.loads(line) for line in lines]
        misses = [item["text"] for item in items if not resolved(item)]
        share = round((len(items) - len(misses)) / len(items), 4)
        result[name] = {"right": share, "of": len(items), "misses": misses}
    return result


def main() -> None:
    """Print the shares of one folder."""
    parser = argparse.ArgumentParser(description="Score times on Duckling's expressions.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--misses", action="store_true", help="list what was not resolved")
    options = parser.parse_args()
    result = measure(options.folder)
    if options.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
        return
    for name, own in result.items():
        sys.stdout.write(f"{name:14}{own['right']:8.3f}  of {own['of']}\n")
        if options.misses and own["misses"]:
            sys.stdout.write("    " + " | ".join(own["misses"]) + "\n")


if __name__ == "__main__":
    main()
