"""One mutant against its tests. In: a copy of the tree, a mutant, tests. Out: what came of it, in a word.

The libraries are loaded once; each mutant gets a process forked from that, which loads Callup's own code anew from the copy.
The file is put back as it was, its date too. Deliberately missing: several at once; two runs have two work folders.
"""

import contextlib
import importlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from quality.mutants.finding import Mutant, written

# Heavy libraries the tests load: loaded before forking, they cost once.
HEAVY = (
    "numpy",
    "sqlalchemy",
    "msgspec",
    "hypothesis",
    "scipy.stats",
    "lxml.html",
    "trafilatura",
    "onnxruntime",
    "typer",
)
# Rooms and nouns that know nothing of each other (the import rule): those beside the room tried are loaded before forking too.
BESIDE = (
    "callup.morphology",
    "callup.language",
    "callup.case",
    "callup.reading.load",
    "callup.ledger",
    "callup.intake",
    "callup.evidence",
    "callup.warning",
)
NOTICED, ALIVE, UNTESTED = "noticed", "survived", "survived: no test calls what uses it"
SURVIVED = (ALIVE, UNTESTED)
# pytest's own ends: all passed, one failed, a module could not be loaded. Any other is a fault of this script, and stops it.
ENDS = {0: ALIVE, 1: NOTICED, 2: NOTICED}
LOADED = "ignore::pytest.PytestAssertRewriteWarning"
# A mutant that runs so long has been noticed by whoever waits for it.
LONGEST_SECONDS = 240
PAUSE = 0.05


def prepare(tree: Path, room: str) -> None:
    """Load what cannot know of the room, from the copy, so that it is loaded once."""
    sys.path[:0] = [str(tree.resolve() / "src"), str(tree.resolve())]
    above = f"callup.{room}"
    for name in (*HEAVY, *(name for name in BESIDE if not name.startswith(above))):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if loaded := [name for name in sys.modules if name.startswith(above)]:
        raise RuntimeError(f"{loaded[0]} is loaded already: its mutants would not be seen")


def sound(tree: Path, tests: Sequence[str]) -> None:
    """Refuse to begin where the tests fail with nothing changed: they would seem to notice everything."""
    if _asked(tree, tests, writes=True) != ALIVE:
        raise RuntimeError(
            f"the tests fail in {tree} with nothing changed; mend them, then begin again"
        )


def attempt(tree: Path, mutant: Mutant, tests: Sequence[str]) -> str:
    """Whether a test notices."""
    if not tests:
        return UNTESTED
    file = tree / mutant.number.path
    kept = file.with_suffix(".kept")
    shutil.copy2(file, kept)
    try:
        file.write_text(written(kept.read_text(encoding="utf-8"), mutant), encoding="utf-8")
        return _asked(tree, tests)
    finally:
        shutil.copy2(kept, file)
        kept.unlink()


def _asked(tree: Path, tests: Sequence[str], *, writes: bool = False) -> str:
    child = os.fork()
    if not child:
        _run(tree, tests, writes=writes)
    till = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < till:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return ENDS[os.waitstatus_to_exitcode(status)]
        time.sleep(PAUSE)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return NOTICED


def _run(tree: Path, tests: Sequence[str], *, writes: bool) -> None:
    """The tests, in the forked process, which ends here; it keeps compiled code only where nothing is changed."""
    with contextlib.suppress(BaseException):
        os.chdir(tree)
        os.environ["PYTHONPATH"] = f"{tree.resolve()}/src:{tree.resolve()}"
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.dont_write_bytecode = not writes
        importlib.invalidate_caches()
        code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-W", LOADED, *tests])
        os._exit(int(code))
    os._exit(99)
