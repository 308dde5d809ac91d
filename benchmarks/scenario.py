"""The scenario engine: the compiled kernel beside plain NumPy (the oracle) and beside PySD on the exported model.

One process and one thread; processor seconds, the best of three rounds, all in one run. Compiling (once per machine, then
kept) is not in the times but is a row. Slow engines run fewer draws or days and are scaled, which the row says.
"""

import contextlib
import io
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path as FilePath

import numpy as np

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.publish.formats.mdl.vensim import vensim
from callup.scenario import Draws, Path, RegionShares, RunOptions, run, sample
from callup.scenario.beliefs import Usable, choose, prior_of
from callup.scenario.decisions import path_of, regions_of
from callup.scenario.parameters import INDEX
from quality.oracle import oracle

TITLE = "Scenario engine"
AS_OF, YEAR, DRAWS, ROUNDS = "2023-02-06", 365, 10_000, 3
FEW, SOME, PYSD_DAYS, ALL_REGIONS = 40, 200, 20, 84
FAN = ("trained_force", "in_zone", "in_combat")
Row = tuple[str, str, str]
COMPILE = """
import time, numba, callup.scenario.compile as c
c.kernel = lambda f: numba.njit(error_model="numpy")(f)
from benchmarks.scenario import material
from callup.scenario import run
draws, regions, path = material(2)
begun = time.process_time()
run(draws, regions, path, [10])
print(time.process_time() - begun)
"""


def material(count: int) -> tuple[Draws, RegionShares, Path]:
    """The case's own priors, paths and regions; a last region without men makes them 84."""
    case = load_scenario("russia", load_places("russia"))
    known = case.known(AS_OF)
    chosen = choose(case, Usable(known=known))
    priors = {n: prior_of(choice.stated) for n, choice in chosen.items() if n in INDEX}
    path = path_of(case, case.paths["general"].name, known, AS_OF)
    found = regions_of(case, known)
    empty = ALL_REGIONS - len(found.codes)
    codes = (*found.codes, *(f"rest-{number}" for number in range(empty)))
    shares = (np.append(s, np.zeros(empty)) for s in (found.men, found.callup, found.contract))
    return sample(priors, count, seed=1), RegionShares(codes, *shares), path


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def by_pysd(text: str, days: int) -> float:
    """Processor seconds a day of one draw in PySD, its loading not counted."""
    import pysd

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = FilePath(folder) / "model.mdl"
        source.write_text(text, encoding="utf-8")
        with contextlib.redirect_stderr(io.StringIO()):
            model = pysd.read_vensim(str(source))
        wanted = {"return_columns": ["national trained force"], "return_timestamps": [days]}
        model.run(final_time=1, return_columns=["national trained force"])
        return best(lambda: model.run(final_time=days, **wanted), 1) / days


def compiling() -> float:
    """Processor seconds of a first run on a machine, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", COMPILE], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def rows(shared: FilePath) -> list[Row]:
    """Measure."""
    del shared
    draws, regions, path = material(DRAWS)
    few = draws.take(slice(0, FEW))
    weeks, days = range(0, YEAR + 1, 7), range(YEAR + 1)
    run(few, regions, path, [1])
    run(few, regions, path, [1], RunOptions(by_region=True))
    fan = best(lambda: run(draws, regions, path, days, RunOptions(keep=FAN)))
    last = best(lambda: run(draws, regions, path, [YEAR], RunOptions(keep=FAN)))
    everything = best(lambda: run(draws, regions, path, weeks))
    finals = best(lambda: run(draws, regions, path, [YEAR], RunOptions(keep=FAN, finals=True)))
    some = draws.take(slice(0, SOME))
    regional = RunOptions(keep=FAN, by_region=True)
    long_way = best(lambda: run(some, regions, path, [YEAR], regional)) / SOME
    plain = best(lambda: oracle(few, regions, path, [YEAR], RunOptions(keep=FAN)), 1) / FEW
    one = draws.take(slice(0, 1))
    pysd_day = by_pysd(vensim(one, regions, path, PYSD_DAYS), PYSD_DAYS)
    ours, theirs = (f(few, regions, path, weeks, RunOptions(finals=True)) for f in (run, oracle))
    apart = np.max(np.abs(ours.series - theirs.series) / (1 + np.abs(theirs.series)))
    scale, stages = (
        f"{DRAWS:,} draws × {ALL_REGIONS} regions × {YEAR} days",
        statistics.mean(draws.of("stages")),
    )
    return [
        (
            f"{scale}, three series on the last day",
            f"{last:.2f} s",
            f"Erlang stages {stages:.1f} on average",
        ),
        (f"{scale}, three series every day", f"{fan:.2f} s", "the fan chart's run"),
        (f"{scale}, all series every week", f"{everything:.2f} s", "36 series"),
        (
            f"{scale}, and every region's stocks",
            f"{finals:.2f} s",
            f"{DRAWS * ALL_REGIONS * 18:,} numbers",
        ),
        (
            "the same without the short way, region by region",
            f"{long_way * DRAWS:.1f} s",
            f"scaled from {SOME} draws",
        ),
        (
            "plain NumPy (the oracle), a draw",
            f"{plain * 1e3:.0f} ms",
            f"{plain * DRAWS / last:,.0f} × the kernel; {plain / long_way:.0f} × the kernel region by region",
        ),
        (
            "PySD on the exported model, a draw",
            f"{pysd_day * YEAR:.1f} s",
            f"{pysd_day * YEAR * DRAWS / last:,.0f} × the kernel; {pysd_day * YEAR / long_way:,.0f} × region by region; "
            f"scaled from {PYSD_DAYS} days",
        ),
        ("kernel and oracle apart by", f"{apart:.0e}", "relative, all series, weekly, and regions"),
        (
            "compiling, once per machine",
            f"{compiling():.0f} s",
            "then kept; not in the times above",
        ),
    ]
