"""kill -9 at random moments of a running watch: nothing that was captured is lost, nothing is told or kept twice."""

import random
import signal
import subprocess
import sys
import time

from callup.ledger import Ledger, WatchLedger
from callup.watch.archive import Archive
from callup.watch.reading_back import groups
from callup.watch.verifying import damaged
from tests.watch.conftest import article

KILLS = 5
PAGES = 12
RUN = """
import asyncio, sys, time
sys.path.insert(0, ".")
from pathlib import Path
from tests.watch.conftest import HandRead
from callup.ledger import Ledger
from callup.pipeline.watch_run import Run, watch
from callup.watch import read_sources
folder = Path(sys.argv[1])
# A clock that runs a thousand times as fast: pages are due all the time.
clock = lambda: 1.7e9 + (time.time() % 1e5) * 1000
with Ledger.open(str(folder / "w.db")) as store:
    how = Run(captures=folder / "captures", clock=clock, chance=lambda: 0.5, allow_loopback=True, pause=0.0, timeout_s=5)
    print("begins", flush=True)
    asyncio.run(watch(read_sources(folder / "sources.toml"), store, HandRead(), how, asyncio.Event()))
"""


def start(folder) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder)], stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    return process


def check(folder) -> int:
    """All rows stand in the files, all whole groups of the files are rows or come out as left over; how many captures."""
    with Ledger.open(str(folder / "w.db")) as ledger:
        kept = WatchLedger(ledger)
        rows = list(kept.captures())
        assert all(found is None for found in damaged(rows, folder / "captures"))
        listed = {row.id for row in rows}
        there = set()
        for path in Archive(folder / "captures").files():
            with path.open("rb") as stream:
                there |= {group.id for group in groups(stream, 0) if group.source is not None}
        assert listed <= there
        events = list(kept.events())
        assert len({event.id for event in events}) == len(events)
        # Every real edit is told at most once, as what it was and what it is.
        told = [(event.url, event.lines) for event in events]
        assert len(set(told)) == len(told)
        return len(rows)


def killed(folder, site, kills: int, seed: int) -> list[int]:
    """Kill a watch so many times; how many captures there were each time."""
    started = time.monotonic()
    for number in range(PAGES):
        site.pages[f"/{number}"] = lambda handler: article(
            f"Page of {handler.path}", "The draft law forbids men to leave the country by car.", f"Version {int((time.monotonic() - started) / 3)} of this page is in force today."
        )  # fmt: skip
    entry = '[[source]]\nname = "p{0}"\nkind = "page"\nurl = "{1}/{0}"\n'
    (folder / "sources.toml").write_text("".join(entry.format(n, site.url) for n in range(PAGES)))
    chance, seen = random.Random(seed), []
    for _ in range(kills):
        process = start(folder)
        time.sleep(chance.uniform(0.5, 5.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        seen.append(check(folder))
    return seen


def test_nothing_captured_is_lost_and_nothing_is_told_twice(site, tmp_path):
    seen = killed(tmp_path, site, KILLS, 5)
    assert seen == sorted(seen)
    assert seen[-1] > PAGES
    process = start(tmp_path)
    time.sleep(1.0)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Ledger.open(str(tmp_path / "w.db")) as ledger:
        left = list(
            Archive(tmp_path / "captures").unlisted(
                WatchLedger(ledger).ends(), WatchLedger(ledger).original
            )
        )
        # At most the one that was under way when the last kill came.
        assert len(left) <= 1


def test_sigterm_ends_the_command_cleanly(site, tmp_path):
    site.pages["/draft"] = article(
        "Draft", "The draft law forbids men to leave the country by car."
    )
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nname = "a"\nkind = "page"\nurl = "{site.url}/none"\n'
    )
    command = [
        sys.executable, "-c", "from callup.cli.app import main; main()", "watch", "run", "--sources", str(tmp_path / "sources.toml"),
        "--ledger", str(tmp_path / "w.db"), "--allow-loopback",
    ]  # fmt: skip
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while "/none" not in site.paths() and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=40)
    assert process.returncode == 0
    assert "everything that was captured is kept" in said
