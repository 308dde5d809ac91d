"""How long a brief takes from a ledger of a million claims, hypotheses included, and how long it gets.

The ledger is made by chance and a seed (``_synthetic``) and kept under /tmp; making it takes some minutes once.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks._synthetic import made
from callup.brief import Request
from callup.ledger import Ledger
from callup.pipeline import Road
from callup.publish import write

TITLE = "Brief"
SIZES = (20_000, 1_000_000)
AS_OF = "2023-09-30"


def rows(shared: Path) -> list[tuple[str, str, str]]:
    """Seconds and lengths, small ledger and large side by side; each in a process of its own."""
    found = []
    for size in SIZES:
        where = made(Path(f"/tmp/callup-brief-{size}.db"), size)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.brief", str(where)],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        found.append((f"assess + brief, ledger of {size:,} claims", *told.split(" | ")))
    return found


def measured(where: str) -> str:
    """One brief of a ledger: seconds of wall clock and of processor, statements read, length, memory."""
    wall, used = time.perf_counter(), time.process_time()
    road = Road.of()
    with Ledger.open(where, create=False) as ledger:
        brief = road.brief(ledger, Request(written=AS_OF, as_of=AS_OF))
    took, worked = time.perf_counter() - wall, time.process_time() - used
    page = write("brief", "html", brief, road.setting)
    write("brief", "json", brief, road.setting)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    read = brief.known.read or brief.known.statements
    return (
        f"{took:.1f} s ({worked:.1f} s of processor) | {read:,} statements read, {len(brief.notes):,} footnotes, "
        f"page {len(page) / 1e6:.1f} MB, peak memory {peak} MiB"
    )


if __name__ == "__main__":
    print(measured(sys.argv[1]))
