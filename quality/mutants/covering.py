"""Which test runs which function. In: a pytest run. Out: a file of each test's seconds and functions.

    python -m pytest -p quality.mutants.covering tests/ROOM    (with CALLUP_COVERED naming the file)

Calls are counted, not lines: a test that never calls the function that uses a number cannot notice it. What a shared fixture
runs counts for the test it was made for; the others of that file are tried after it. Deliberately missing: functions compiled
to machine code, which make no calls that Python sees.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path.cwd()
OWN = str(ROOT / "src/callup")
found: dict[str, dict[str, Any]] = {}
failed: set[str] = set()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watch the calls of one test, its fixtures with it."""
    called: set[CodeType] = set()

    def watch(frame: FrameType, _event: str, _arg: object) -> None:
        called.add(frame.f_code)

    begun = time.perf_counter()
    sys.settrace(watch)
    yield
    sys.settrace(None)
    own = {c for c in called if c.co_filename.startswith(OWN)}
    found[item.nodeid] = {
        "seconds": round(time.perf_counter() - begun, 3),
        "calls": sorted(
            {f"{Path(c.co_filename).relative_to(ROOT)}:{c.co_firstlineno}" for c in own}
        ),
    }


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A test that fails before anything is changed cannot notice a change."""
    if report.failed:
        failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Write what was seen."""
    sound = {test: one for test, one in found.items() if test not in failed}
    Path(os.environ["CALLUP_COVERED"]).write_text(json.dumps(sound), encoding="utf-8")
