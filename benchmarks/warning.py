"""Warning: assessing and replaying ledgers of 100,000 and 1,000,000 claims, the reckoning alone, memory.

The ledgers are made by chance (``_synthetic``) under ``build/`` once and used again. Commands run in a process of their
own, start and imports included; what follows is the median of three.
"""

import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._synthetic import made
from callup.case import load_case
from callup.ledger import Ledger
from callup.pipeline.assessments import series
from callup.record import Limits, known
from callup.warning import assess, days_between, replay

TITLE = "Warning"
ROOT = Path(__file__).parents[1]
ROUNDS = 3
LAST = "2023-09-30"
YEAR = ("2022-10-01", LAST, 1)
RUN = "from callup.cli.app import main; main()"


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a piece of work."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def command(*given: str, rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Median wall and processor seconds of a command, and its peak memory in MiB."""
    walls, works, peak = [], [], 0.0
    for _ in range(rounds):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", RUN, *given],
            check=True,
            capture_output=True,
            env=dict(os.environ),
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - start)
        works.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        peak = max(peak, after.ru_maxrss / 1024)
    return statistics.median(walls), statistics.median(works), peak


def rows(shared: Path) -> list[tuple[str, str, str]]:
    """Each figure: what, measured, beside."""
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    large = made(folder / "synthetic-1m.db", 1_000_000)
    small = made(folder / "synthetic-100k.db", 100_000)
    return [*_large(large), *_small(small), *_reckoning(small)]


def _large(path: Path) -> list[tuple[str, str, str]]:
    help_wall, help_work, _ = command("assess", "--help")
    wall, work, peak = command("assess", "--as-of", LAST, "--ledger", str(path), "--format", "json")
    with tempfile.TemporaryDirectory() as out:
        brief = command("brief", "--as-of", LAST, "--ledger", str(path), "--out", out, rounds=1)
    return [
        (
            "`callup assess`, ledger of 1,000,000 claims",
            f"{wall:.1f} s ({work:.1f} s of processor), peak {peak:,.0f} MiB",
            f"of that start and imports {help_wall:.1f} s ({help_work:.1f} s)",
        ),
        (
            "`callup brief`, the same ledger, assessment included",
            f"{brief[0]:.1f} s ({brief[1]:.1f} s of processor), peak {brief[2]:,.0f} MiB",
            f"assess and brief together {wall + brief[0]:.1f} s; floor 10 s, aim 2 s",
        ),
    ]


def _small(path: Path) -> list[tuple[str, str, str]]:
    case = load_case("russia")
    with Ledger.open(str(path), create=False) as ledger:
        whole = seconds(lambda: series(ledger, case, YEAR), rounds=1)
    return [
        (
            "replay of one year, daily, ledger of 100,000 claims, from the ledger on",
            f"{whole:.1f} s",
            "floor 60 s, aim 10 s",
        )
    ]


def _reckoning(path: Path) -> list[tuple[str, str, str]]:
    case = load_case("russia")
    with Ledger.open(str(path), create=False) as ledger:
        found = known(ledger, case, LAST, Limits(whole=200_000)).observed
    size = len(pickle.dumps(found)) / 2**20
    days = days_between(*YEAR)
    one = seconds(lambda: assess(found, case, LAST))
    year = seconds(lambda: replay(found, case, days), rounds=1)
    return [
        (
            f"the reckoning alone: one day of {len(found.reports):,} reports ({size:.0f} MiB)",
            f"{one:.2f} s",
            "1.0x",
        ),
        (
            "the reckoning alone: 365 days of the same",
            f"{year:.2f} s",
            f"{365 * one / year:,.0f}x faster a day",
        ),
    ]
