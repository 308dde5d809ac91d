"""Three ways to calibrate, measured on the same problem. In: a case, a seed. Out: a section of the hindcast's page.

Importance sampling from the ranges; sequential Monte Carlo on a distance (ABC), which sees no likelihood; and the tempered
sequential Monte Carlo that ``callup`` uses.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from callup.case.scenario_tables import ScenarioCase
from callup.scenario.beliefs import Ensemble
from callup.scenario.calibration import Problem, calibrate
from callup.scenario.cloud import Cloud, cloud, ensemble_of
from callup.scenario.measurement import covariance, lean
from callup.scenario.scoring import effective
from quality.hindcasting import judge, problem_at, to_judge

Floats = NDArray[np.float64]
SIDES = frozenset({"official"})
DRAWS = 20_000
POINTS = 1000
ROUNDS, MOVES = 12, 6
WHY = (
    "By score the two that move their draws do equally well, and importance sampling is left with a handful. The tempered one is "
    "in use because its draws are exact in the likelihood: a figure can be taken out of them again by reweighing, which "
    "says what an answer hangs on; a distance leaves a tolerance that nobody can say the meaning of."
)


def importance(problem: Problem, seed: int) -> tuple[Ensemble, float, int]:
    """Draws weighed by the likelihood and resampled; the effective number of draws, and of runs."""
    points = cloud(problem.beliefs, DRAWS, seed)
    logs = problem.log_likelihood(points)
    weights = np.exp(logs - logs.max())
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(3,))))
    chosen = chance.choice(DRAWS, POINTS, p=weights / weights.sum())
    return ensemble_of(problem.beliefs, points.take(chosen)), effective(weights), DRAWS


def by_distance(problem: Problem, seed: int) -> tuple[Ensemble, float, int]:
    """ABC: claims are simulated, and points kept whose simulated claims lie ever nearer to what was said."""
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(4,))))
    points = cloud(problem.beliefs, POINTS, seed)
    away = _distance(problem, points, chance)
    length, runs = 0.5, POINTS
    for _ in range(ROUNDS):
        near = float(np.quantile(away, 0.6))
        inside = np.flatnonzero(away <= near)
        chosen = inside[chance.integers(0, len(inside), POINTS)]
        points, away = points.take(chosen), away[chosen]
        for _ in range(MOVES):
            tried = Cloud(
                _moved(points.normals, length, chance), _moved(points.release, length, chance)
            )
            then = _distance(problem, tried, chance)
            moved = then <= near
            points, away = points.where(moved, tried), np.where(moved, then, away)
            length = float(np.clip(length * np.exp(moved.mean() - 0.25), 0.03, 0.95))
            runs += POINTS
    return ensemble_of(problem.beliefs, points), float(len(np.unique(away))), runs


def _moved(old: Floats, length: float, chance: np.random.Generator) -> Floats:
    return np.asarray(np.sqrt(1 - length**2) * old + length * chance.standard_normal(old.shape))


def _distance(problem: Problem, points: Cloud, chance: np.random.Generator) -> Floats:
    """Root mean square of simulated less said, in logs."""
    off = []
    for seen in problem.seen(ensemble_of(problem.beliefs, points), problem.read):
        root = np.linalg.cholesky(covariance(seen))
        noise = chance.standard_normal(seen.modelled.shape) @ root.T
        off.append(seen.modelled + lean(seen) + noise - seen.said)
    return np.asarray(np.sqrt(np.mean(np.concatenate(off, axis=1) ** 2, axis=1)))


def tempered(problem: Problem, seed: int) -> tuple[Ensemble, float, int]:
    """What ``callup`` uses."""
    done = calibrate(problem, POINTS, seed)
    return done.ensemble, float(len(np.unique(done.points.normals[:, 0]))), done.runs


METHODS: dict[str, Callable[[Problem, int], tuple[Ensemble, float, int]]] = {
    f"importance sampling, {DRAWS:,} draws": importance,
    "sequential Monte Carlo on a distance (ABC)": by_distance,
    "tempered sequential Monte Carlo (in use)": tempered,
}


def section(case: ScenarioCase, seed: int) -> list[str]:
    """The table: what is left of the draws, coverage and CRPS over the cut-offs with something to read."""
    lines = [
        "All on official figures, from the cut-offs on which there was something to read. CRPS is the geometric mean against the",
        "better baseline; below 1 is better. Distinct draws are what is left at the last cut-off.",
        "",
        "| method | runs a cut-off | distinct or effective draws left | in the 80% interval | CRPS against the better baseline |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, method in METHODS.items():
        judged, left, runs = [], 0.0, []
        for day in case.hindcast.cut_offs:
            problem = problem_at(case, day, SIDES)
            if problem.read:
                ensemble, left, used = method(problem, seed)
                judged += judge(problem, ensemble, to_judge(case, day, SIDES), day, seed)
                runs.append(used)
        inside = np.mean([one.covered for one in judged])
        ratio = np.exp(np.mean([np.log(one.crps / one.best) for one in judged]))
        lines.append(
            f"| {name} | {np.mean(runs):,.0f} | {left:,.1f} | {inside:.0%} | × {ratio:.2f} |"
        )
    return [*lines, "", WHY]
