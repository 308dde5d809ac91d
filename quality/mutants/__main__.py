"""Changes every named number tenfold and asks the tests. In: rooms. Out: a table of survivors; fails where there are too many.

    python -m quality.mutants [ROOM…] [--sample N] [--seed N] [--only TEXT] [--work DIR]

Works on a copy of the tree under DIR (default ``out/mutants``), never in place, and remembers there what it has tried: a run
that was broken off goes on. ``--again`` tries the survivors anew, after tests were written. Deliberately missing: whether the
test that noticed had a good reason to.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quality.mutants import trying
from quality.mutants.exempt import EXEMPT
from quality.mutants.finding import Mutant, mutants, numbers, uses

ROOT = Path(__file__).parents[2]
ROOMS = ("warning", "evidence", "ledger", "intake")
COPIED = (
    "src",
    "tests",
    "quality",
    "benchmarks",
    "examples",
    "docs",
    "pyproject.toml",
    "README.md",
    "Makefile",
)
# Survivors allowed: none where numbers decide what is said, a tenth in reading, whose accuracy the floors hold as well.
ALLOWED = {"reading": 0.1}
# No test is begun when those before it took this many seconds: what takes longer is not run at every change either.
PATIENCE = 30.0
# So many of the quickest tests are tried with nothing changed, to see that the copy holds what they need.
SOUND = 10

Covered = dict[str, dict[str, Any]]


def main() -> int:
    """Tries what the arguments name."""
    asked = _arguments()
    failed = [room for room in asked.rooms or ROOMS if not _room(room, asked)]
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.mutants")
    parser.add_argument("rooms", nargs="*", metavar="ROOM")
    parser.add_argument("--sample", type=int, help="as many mutants of a room, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only those whose name holds this")
    parser.add_argument("--again", action="store_true", help="try the survivors anew")
    parser.add_argument("--work", type=Path, default=ROOT / "out/mutants")
    return parser.parse_args()


def _room(room: str, asked: argparse.Namespace) -> bool:
    tree = copied(asked.work / room / "tree")
    covered = _covered(tree, room, asked)
    chosen = _chosen(tree, room, asked)
    book = Book(asked.work / room / "tried.json", again=asked.again)
    trying.prepare(tree, room)
    trying.sound(tree, _quickest(covered, list(covered))[:SOUND])
    for place, mutant in enumerate(chosen, 1):
        if mutant.key not in book.tried:
            tests = _tests(covered, uses(tree, mutant.number))
            book.note(mutant.key, trying.attempt(tree, mutant, tests))
            print(
                f"{room} {place}/{len(chosen)} {mutant.key}: {book.tried[mutant.key]}", flush=True
            )
    return _told(room, chosen, book)


def copied(tree: Path) -> Path:
    """A fresh copy of what the tests need."""
    tree.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.rmtree(tree / name, ignore_errors=True)
            shutil.copytree(ROOT / name, tree / name)
        else:
            shutil.copy2(ROOT / name, tree / name)
    return tree


def _covered(tree: Path, room: str, asked: argparse.Namespace) -> Covered:
    """What each test of the room calls; measured anew with --again, for tests may have been added."""
    file = asked.work.resolve() / room / "covered.json"
    if asked.again or not file.exists():
        told = {
            **os.environ,
            "CALLUP_COVERED": str(file),
            "PYTHONPATH": f"{tree.resolve()}/src:{tree.resolve()}",
        }
        tests = ["-p", "quality.mutants.covering", "-q", "-p", "no:cacheprovider", f"tests/{room}"]
        subprocess.run([sys.executable, "-m", "pytest", *tests], cwd=tree, env=told, check=False)
    known: Covered = json.loads(file.read_text(encoding="utf-8"))
    return known


def _chosen(tree: Path, room: str, asked: argparse.Namespace) -> list[Mutant]:
    found = [one for number in numbers(tree, room) for one in mutants(number)]
    found = [one for one in found if asked.only in one.key and one.key not in EXEMPT]
    if asked.sample and asked.sample < len(found):
        found = random.Random(asked.seed).sample(found, asked.sample)
    return found


def _tests(covered: Covered, used: Sequence[tuple[str, int, int]]) -> list[str]:
    """The tests that call what uses a number, quickest first, then the others of their files while patience lasts."""
    hit = [test for test, one in covered.items() if _calls(one["calls"], used)]
    files = {test.partition("::")[0] for test in hit}
    rest = [test for test in covered if test.partition("::")[0] in files and test not in hit]
    return list(_while_patient(covered, [*_quickest(covered, hit), *_quickest(covered, rest)]))


def _quickest(covered: Covered, tests: Sequence[str]) -> list[str]:
    return sorted(tests, key=lambda test: covered[test]["seconds"])


def _calls(calls: Sequence[str], used: Sequence[tuple[str, int, int]]) -> bool:
    places = [(path, int(line)) for path, _, line in (call.rpartition(":") for call in calls)]
    return any(
        path == at and low <= line <= high for path, line in places for at, low, high in used
    )


def _while_patient(covered: Covered, tests: Sequence[str]) -> Iterator[str]:
    spent = 0.0
    for test in tests:
        if spent < PATIENCE:
            yield test
        spent += covered[test]["seconds"]


class Book:
    """What was tried and what came of it, kept on disk."""

    def __init__(self, file: Path, *, again: bool) -> None:
        self.file = file
        told = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        self.tried: dict[str, str] = {
            key: end for key, end in told.items() if not (again and end in trying.SURVIVED)
        }

    def note(self, key: str, end: str) -> None:
        """Keep one end."""
        self.tried[key] = end
        self.file.write_text(json.dumps(self.tried, indent=1, ensure_ascii=False), encoding="utf-8")


def _told(room: str, chosen: Sequence[Mutant], book: Book) -> bool:
    alive = [one.key for one in chosen if book.tried[one.key] in trying.SURVIVED]
    exempt = sum(key.startswith(f"{room}/") for key in EXEMPT)
    print(
        f"\n## {room}: {len(chosen)} mutants, {len(chosen) - len(alive)} noticed, {len(alive)} survived"
    )
    print(f"({exempt} numbers exempt, with reasons, in quality/mutants/exempt.py)\n")
    for key in alive:
        print(f"- `{key}`: {book.tried[key]}")
    return len(alive) <= ALLOWED.get(room, 0.0) * len(chosen)


if __name__ == "__main__":
    sys.exit(main())
