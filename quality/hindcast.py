"""Forecasts from five past days, judged by what was said later: writes ``docs/hindcast.md``.

    python -m quality.hindcast [--points N] [--seed N] [--out FILE]

In: the case's facts and ranges only; no shared data. Out: the page; the same seed and points give the same page.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.case.scenario_tables import ScenarioCase
from quality import hindcast_methods
from quality.hindcasting import HindcastCut, Judged, hindcast

ROOT = Path(__file__).parents[1]
GROUPS = (
    ("Official figures", frozenset({"official"})),
    (
        "Independent, foreign and opposing figures",
        frozenset({"independent", "foreign", "opposing"}),
    ),
)
POINTS, SEED = 2500, 1
CHANCE = 1.02
"""A score within 2% counts as no worse: so much the scores of ranges that nothing was said about differ by chance."""


def cuts(case: ScenarioCase, points: int, seed: int) -> dict[str, list[HindcastCut]]:
    """Every cut-off for every group of figures."""
    return {
        title: [hindcast(case, day, sides, points, seed) for day in case.hindcast.cut_offs]
        for title, sides in GROUPS
    }


def coverage(judged: Iterable[Judged]) -> float:
    """Share of figures in their 80% interval."""
    return float(np.mean([one.covered for one in judged]))


def no_worse(judged: Iterable[Judged], beside: str = "best") -> float:
    """Share of figures foretold no worse than a baseline."""
    pairs = [(one.crps, getattr(one, beside)) for one in judged]
    return float(np.mean([own <= other * CHANCE for own, other in pairs if other is not None]))


def ratio(judged: Iterable[Judged], beside: str = "best") -> float:
    """Geometric mean of score over the baseline's; below 1 is better."""
    pairs = [(one.crps, getattr(one, beside)) for one in judged]
    return float(np.exp(np.mean([np.log(own / other) for own, other in pairs if other])))


def summary(found: dict[str, list[HindcastCut]]) -> list[str]:
    """One line a cut-off and group, and one for all."""
    lines = [
        "| from | figures | read | judged | in the 80% interval | CRPS no worse than either | against prior | against last rate |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for title, made in found.items():
        lines += [_line(cut.as_of, title, len(cut.read), cut.judged) for cut in made]
    every = [one for made in found.values() for cut in made for one in cut.judged]
    lines.append(_line("**all**", "all", None, every))
    return lines


def _line(day: str, title: str, read: int | None, judged: Sequence[Judged]) -> str:
    rated = [one for one in judged if one.naive is not None]
    against = f"× {ratio(rated, 'naive'):.2f} ({len(rated)})" if rated else "none to continue"
    return (
        f"| {day} | {title} | {'' if read is None else read} | {len(judged)} | {coverage(judged):.0%} | "
        f"{no_worse(judged):.0%} | × {ratio(judged, 'prior'):.2f} | {against} |"
    )


def table(cut: HindcastCut, case: ScenarioCase) -> list[str]:
    """Every figure judged from one day."""
    lines = [
        "| day | what | figure | said by | 10% | median | 90% | in | CRPS | prior | last rate |",
        "| --- | --- | ---: | --- | ---: | ---: | ---: | :-: | ---: | ---: | ---: |",
    ]
    for one in cut.judged:
        fact = case.facts[one.fact]
        mark = "yes" if one.covered else "**no**"
        worse = "" if one.crps <= one.best * CHANCE else " (worse)"
        lines.append(
            f"| {one.date} | {case.measured[one.series].title} | {_n(one.figure)} | "
            f"[{fact.said_by}]({fact.url}) `{one.fact}` | {_n(one.low)} | {_n(one.median)} | {_n(one.high)} | {mark} | "
            f"{_n(one.crps)}{worse} | {_n(one.prior)} | {'–' if one.naive is None else _n(one.naive)} |"
        )
    return lines


def _n(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


INTRO = """# Hindcast: forecasts from five past days

Written by `python -m quality.hindcast` from the case's facts and ranges; the same seed gives the same page.

**What is judged.** From each of five days the model forecasts every figure that was said later, up to {horizon} days ahead, of
call-up, training, front, contracts, drafts, prisons, losses, leavers and mood. The days were fixed before anything was
fitted. It is calibrated on official figures to foretell official figures, and on independent, foreign and opposing ones to
foretell theirs: neither sees the other's. That a decree came on 21 September 2022 is taken as given, its size is not.

**Beside it** stand the stated ranges without any fit ("prior") and "the last rate continues": the line through the side's
last two figures, or its last figure where there is no rate. CRPS is in the figure's own unit, smaller is better; for a
single number it is the absolute error. "No worse" allows 2%, by which scores differ by chance at this many draws.

**What this is no evidence of.** Ranges and facts are dated, and no forecast uses a fact younger than its day. But the
assumptions, the model's form and the claims' noise were written in 2026 by people who knew how 2022 and 2023 went, and some
of them after a look at this very table: that half of a deployed force is outside combat units, how far leavers' counts lie
apart, poll levels from before the decree, how nearly a plan is met. Many figures are repeats by one speaker, so that they do
not count as so many trials. The page shows that the intervals are about as wide as they say, not that anybody could have known.

**What misses teach.** From 20 September hardly anybody would have believed how fast men were trained and sent to the front:
all misses of that day are of that kind. From 14 October the model thought the sending would go on as fast, when half
of the men were held back instead. From 31 March the plan for contracts was taken at about its word, and the official count
outran it by a fifth. Foreign counts of losses grew less in 2023 than any line drawn through the winter.
"""


def page(found: dict[str, list[HindcastCut]], case: ScenarioCase, points: int, seed: int) -> str:
    """The page as Markdown."""
    lines = [
        INTRO.format(horizon=case.hindcast.horizon),
        "## All cut-offs",
        "",
        *summary(found),
        "",
    ]
    lines += ["## Why this method", "", *hindcast_methods.section(case, seed), ""]
    for title, made in found.items():
        for cut in made:
            done = cut.calibrated
            lines += [
                f"## {title}, from {cut.as_of}",
                "",
                f"Read: {len(cut.read)} figures ({', '.join(f'`{key}`' for key in cut.read) or 'none'}). "
                f"{points:,} points, {done.powers} powers of the likelihood, {done.runs:,} runs; importance sampling alone "
                f"would have left {done.plain:.1f} effective draws.",
                "",
                *table(cut, case),
                "",
            ]
    return "\n".join(lines)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--points", type=int, default=POINTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "hindcast.md")
    given = parser.parse_args()
    case = load_scenario("russia", load_places("russia"))
    found = cuts(case, given.points, given.seed)
    given.out.write_text(page(found, case, given.points, given.seed), encoding="utf-8")
    sys.stdout.write("\n".join(summary(found)) + "\n")


if __name__ == "__main__":
    main()
