"""From the case's ranges and facts to a projection: what each path could deliver. In: a question. Out: Projection.

Ranges and facts as of a day → calibration on what was said by it → every path's run → answers. Deliberately missing: claims
of a ledger; the case's dated facts are what the calibration reads.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.places import PlaceTable, load_places
from callup.case.scenario import has_scenario, load_scenario
from callup.case.scenario_tables import ScenarioCase
from callup.errors import BadRequest
from callup.model import Chosen, Need, StatedRange
from callup.model.brief import FactLine, ScenarioPart
from callup.model.projection import Driver, Hinge, NeedAnswer, PathAnswer, Projection, Used
from callup.publish.drawings.paths import comparison
from callup.scenario import answering, report
from callup.scenario.answering import KEPT, Frame, delivered
from callup.scenario.beliefs import Ensemble, Usable, choose, setting
from callup.scenario.calibration import Problem, calibrate, once, readable
from callup.scenario.conditions import bearing, box, explore, spread
from callup.scenario.decisions import check_day, date_of, day_of, decided, path_of, regions_of
from callup.scenario.draws import WEEKS
from callup.scenario.hinges import HingeBasis, hinges
from callup.scenario.parameters import INDEX
from callup.scenario.parts import Job, Mapper, run_parts
from callup.scenario.paths import Path, RegionShares
from callup.scenario.run import RunOptions, run
from callup.scenario.sensitivity import sobol

Floats = NDArray[np.float64]
AHEAD, BEYOND = 180, 30
"""Days a projection reaches when no end is asked for, and beyond the last need."""
BRIEFLY = 500
"""Draws of a brief's half page."""
DRIVERS = 6
MAIN = "new_trained"
UNFOUNDED = ("assumption", "fallback")
LEAST_TOTAL = 0.03
UNKNOWN_TOTAL = 0.1
"""An assumption is named as unknown when so much of an answer's variance hangs on it."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question: paths, days, draws, what the user sets and sets aside."""

    paths: tuple[str, ...]
    as_of: str
    until: str | None = None
    draws: int = 1000
    seed: int = 1
    settings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    sensitivity: bool = True
    step: int = 7


class Stage(msgspec.Struct, frozen=True, eq=False):
    """What all paths of a question share."""

    case: ScenarioCase
    places: PlaceTable
    asked: Asked
    basis: HingeBasis
    regions: RegionShares
    needs: tuple[Need, ...]
    today: int
    last: int
    mapper: Mapper = map

    def day(self, date: str) -> int:
        """A date as a day of the run."""
        return day_of(date, self.case.history.origin)

    @property
    def asked_day(self) -> int:
        """The first need's day, else the last day: the one answers are explained for."""
        return self.day(self.needs[0].by) if self.needs else self.last


def stage_of(case: str, asked: Asked) -> Stage:
    """Ranges, calibrated draws and regions of a question; raises BadRequest and BadCase as ``project`` does."""
    places = load_places(case)
    return _stage(load_scenario(case, places), places, asked)


def project(case: str, asked: Asked, mapper: Mapper = map) -> Projection:
    """Answer a question; raises BadRequest for what makes no sense, BadCase for a faulty case.

    ``mapper`` runs the parts of every path's ensemble: here, or on a cluster (``pipeline.cluster``).
    """
    stage = msgspec.structs.replace(stage_of(case, asked), mapper=mapper)
    calibrated = stage.basis.calibrated
    anyway = _frame(stage, decided_on(stage), calibrated.ensemble)
    answers = tuple(_answer(stage, name, anyway) for name in asked.paths)
    return Projection(
        case=case,
        as_of=asked.as_of,
        until=date_of(stage.last, stage.case.history.origin),
        draws=asked.draws,
        seed=asked.seed,
        aside=tuple(sorted(stage.basis.usable.aside)),
        read=tuple(fact.id for fact in stage.basis.problem.read),
        plain_draws=calibrated.plain,
        paths=answers,
        parameters=tuple(used(stage.basis.problem.beliefs, calibrated.ensemble)),
        unknown=(*_unknown(stage, answers), *stage.case.gaps),
    )


@lru_cache(maxsize=16)
def half_page(case: str, as_of: str) -> ScenarioPart | None:
    """For a brief: what every path could deliver of the needs the record names by a day and that lie ahead; None without any."""
    loaded = load_scenario(case, load_places(case)) if has_scenario(case) else None
    if loaded is None or not _within(loaded, as_of):
        return None
    known = loaded.known(as_of)
    needs = [n for n in loaded.needs if set(n.because) <= known and n.by > as_of]
    if not needs:
        return None
    asked = Asked(
        paths=tuple(name for name, path in loaded.paths.items() if path.finds_men),
        as_of=as_of,
        needs=tuple(f"{need.men:.0f}@{need.by}" for need in needs),
        draws=BRIEFLY,
        sensitivity=False,
    )
    made = project(case, asked)
    lines = tuple(report.half_page(made, loaded.facts))
    named = dict.fromkeys(
        [*(key for n in needs for key in n.because), *report.CITED.findall("".join(lines))]
    )
    ask = "; ".join(f"{n.men:,.0f} by {n.by} [{', '.join(n.because)}]" for n in needs)
    return ScenarioPart(
        question=f"Men newly trained, as the record says are needed: {ask}. Draws: {BRIEFLY}, from what was known on {as_of}.",
        lines=lines,
        facts=tuple(
            FactLine(key=key, text=report.source_line(loaded.facts[key]), url=loaded.facts[key].url)
            for key in named
        ),
        picture=comparison(
            made.paths,
            MAIN,
            "Newly trained men: medians with 50% bands",
            [need.need for need in made.paths[0].needs],
        ),
    )


def _within(case: ScenarioCase, as_of: str) -> bool:
    return 0 <= day_of(as_of, case.history.origin) < 7 * WEEKS - AHEAD


def used(beliefs: dict[str, Chosen], ensemble: Ensemble) -> list[Used]:
    """Every parameter as it was used."""
    return [
        Used(
            name=name,
            title=choice.belief.title,
            unit=choice.belief.unit,
            low=choice.stated.low,
            mode=choice.stated.mode,
            high=choice.stated.high,
            distribution=choice.stated.distribution,
            origin=choice.origin,
            because=choice.stated.because,
            read=choice.read,
            note=choice.stated.note,
            fitted=spread(ensemble.of(name)),
        )
        for name, choice in beliefs.items()
    ]


def ranges(case: ScenarioCase, asked: Asked) -> dict[str, Chosen]:
    """Every parameter's range in force on the day, with the user's settings, as ``callup scenario show`` prints them."""
    usable = Usable(known=case.known(asked.as_of), aside=set_aside(case, asked.aside))
    return choose(case, usable, _settings(case, asked.settings))


def set_aside(case: ScenarioCase, names: Sequence[str]) -> frozenset[str]:
    """The facts to do without; BadRequest for one the case does not know."""
    for name in names:
        if name not in case.facts:
            raise BadRequest(
                f"--knock-out {name!r}: no such fact in case {case.case!r}: 'callup scenario show' lists them"
            )
    return frozenset(names)


def need_of(text: str, as_of: str) -> Need:
    """A user's ``N@DATE``; BadRequest where it is none, or where the day is not after the day asked for.

    >>> need_of("300000@2023-04-01", "2023-02-06").men
    300000.0
    """
    number, at, by = text.partition("@")
    try:
        men = float(number.replace(",", "").replace("_", ""))
        day_of(by, as_of)
    except ValueError as error:
        raise BadRequest(f"--need {text!r}: write it as 300000@2023-04-01") from error
    if not at or not 0 < men < math.inf:
        raise BadRequest(f"--need {text!r}: a need is a number of men above 0, by a day")
    if by <= as_of:
        raise BadRequest(f"--need {text!r}: {by} is not after {as_of}, the day asked for")
    return Need(men=men, by=by)


def _settings(case: ScenarioCase, texts: Sequence[str]) -> dict[str, StatedRange]:
    return dict(setting(case, text) for text in texts)


def _stage(case: ScenarioCase, places: PlaceTable, asked: Asked) -> Stage:
    if not 2 <= asked.draws <= 100_000:
        raise BadRequest(f"--draws {asked.draws}: allowed are 2 to 100000")
    for name in asked.paths:
        case.mixed(name)
    today = check_day(asked.as_of, case.history, "--as-of")
    needs = tuple(need_of(text, asked.as_of) for text in asked.needs)
    last = _last(case, asked, needs, today)
    usable = Usable(
        known=case.known(asked.as_of),
        aside=set_aside(case, asked.aside),
        read=once(case, case.facts),
    )
    problem = Problem(
        case=case,
        beliefs=choose(case, usable, _settings(case, asked.settings)),
        path=decided(case.history, usable.known),
        read=tuple(f for f in readable(case, asked.as_of) if f.id not in usable.aside),
    )
    return Stage(
        case=case,
        places=places,
        asked=asked,
        basis=HingeBasis(problem, calibrate(problem, asked.draws, asked.seed), usable),
        regions=regions_of(case, usable.known - usable.aside),
        needs=needs,
        today=today,
        last=last,
    )


def _last(case: ScenarioCase, asked: Asked, needs: Sequence[Need], today: int) -> int:
    """The last day: the one asked for, else half a year on and beyond the last need."""
    due = [check_day(need.by, case.history, "--need") for need in needs]
    if asked.until is None:
        return min(max([today + AHEAD, *(day + BEYOND for day in due)]), 7 * WEEKS)
    last = check_day(asked.until, case.history, "--until")
    if last <= today:
        raise BadRequest(f"--until {asked.until} is not after {asked.as_of}, the day asked for")
    if due and max(due) > last:
        raise BadRequest(f"--until {asked.until} is before the last need: ask for a later day")
    return last


def decided_on(stage: Stage) -> Path:
    """What goes on anyway."""
    return decided(stage.case.history, stage.basis.usable.known)


def _answer(stage: Stage, name: str, anyway: Frame) -> PathAnswer:
    mixed = stage.case.mixed(name)
    usable = stage.basis.usable
    path = path_of(stage.case, name, usable.known, stage.asked.as_of)
    frame = _frame(stage, path, stage.basis.calibrated.ensemble)
    names = {code: stage.places.name_of(code) for code in stage.regions.codes}
    drivers = _drivers(stage, path) if stage.asked.sensitivity else ()
    return PathAnswer(
        path=name,
        title=" with ".join(part.title for part in mixed),
        says=" ".join(part.says for part in mixed),
        fans=answering.fans(frame, stage.asked.step),
        needs=tuple(_need(stage, need, (frame, anyway), path, drivers) for need in stage.needs),
        binding=answering.binding(frame, stage.asked_day),
        cost=answering.cost(frame, anyway),
        regions=answering.region_parts(frame, stage.regions, names, usable.known - usable.aside),
        drivers=drivers,
        hinges=_hinges(stage, path),
    )


def _need(
    stage: Stage, need: Need, frames: tuple[Frame, Frame], path: Path, drivers: Sequence[Driver]
) -> NeedAnswer:
    """A need's answer, with the conditions under which it would be met; what is past is no condition."""
    frame, anyway = frames
    delivers = _delivers(stage, path, stage.day(need.by))
    beliefs = stage.basis.problem.beliefs
    calibrated = stage.basis.calibrated.ensemble
    past = {call.size for call in stage.case.history.callups}
    ahead = [n for n in beliefs if n in INDEX and n not in past and not n.endswith("_start")]
    names = [d.parameter for d in drivers if d.answer == MAIN and d.parameter in ahead]
    if not names:
        names = bearing(calibrated, delivers(calibrated), ahead)
    explored = explore(calibrated, beliefs, names, delivers, stage.asked.seed)
    return answering.need_answer(frame, anyway, need, box(explored, calibrated, need.men, beliefs))


def _frame(stage: Stage, path: Path, ensemble: Ensemble) -> Frame:
    days = tuple(range(stage.today, stage.last + 1))
    job = Job(stage.regions, path, days, RunOptions(keep=KEPT))
    result = run_parts(ensemble.draws, job, stage.mapper)
    return Frame(stage.case, result, ensemble, stage.today, stage.last)


def _delivers(stage: Stage, path: Path, day: int) -> Callable[[Ensemble], Floats]:
    """New trained men by a day, for any draws."""
    keep = ("trained", "conscripts_sent", "recruited_prisons")
    whole = RegionShares.whole(stage.case.case)

    def by_the_day(ensemble: Ensemble) -> Floats:
        result = run(ensemble.draws, whole, path, (stage.today, day), RunOptions(keep=keep))
        return np.asarray(delivered(Frame(stage.case, result, ensemble, stage.today, day))[:, -1])

    return by_the_day


def _hinges(stage: Stage, path: Path) -> tuple[Hinge, ...]:
    men = stage.needs[0].men if stage.needs else None
    return hinges(stage.basis, _delivers(stage, path, stage.asked_day), men)


def _drivers(stage: Stage, path: Path) -> tuple[Driver, ...]:
    """What the spread of three answers comes from."""
    day, whole = stage.asked_day, RegionShares.whole(stage.case.case)
    keep = ("trained", "conscripts_sent", "recruited_prisons", "in_zone", "left")

    def answers(ensemble: Ensemble) -> dict[str, Floats]:
        days = (stage.today, day, stage.last) if day < stage.last else (stage.today, stage.last)
        result = run(ensemble.draws, whole, path, days, RunOptions(keep=keep))
        frame = Frame(stage.case, result, ensemble, stage.today, stage.last)
        return {
            MAIN: delivered(frame)[:, 1],
            "in_zone": result.of("in_zone")[:, -1],
            "left": frame.since("left")[:, -1],
        }

    beliefs = stage.basis.problem.beliefs
    names = [name for name in beliefs if name in INDEX]
    parts = sobol(stage.basis.calibrated.ensemble, names, answers, stage.asked.seed)
    return tuple(
        Driver(
            answer=answer,
            parameter=part.parameter,
            title=beliefs[part.parameter].belief.title,
            alone=part.alone,
            total=part.total,
            origin=beliefs[part.parameter].origin,
        )
        for answer, own in parts.items()
        for part in own[:DRIVERS]
        if part.total >= LEAST_TOTAL
    )


def _unknown(stage: Stage, answers: Sequence[PathAnswer]) -> list[str]:
    """The assumptions that most of an answer's spread hangs on."""
    beliefs = stage.basis.problem.beliefs
    worst: dict[str, tuple[float, str]] = {}
    for answer in answers:
        for driver in answer.drivers:
            least = max(UNKNOWN_TOTAL, worst.get(driver.parameter, (0.0, ""))[0])
            if driver.answer == MAIN and driver.origin in UNFOUNDED and driver.total > least:
                worst[driver.parameter] = (driver.total, answer.title)
    return [
        f"{beliefs[name].belief.title}: no fact known on this day bears on it; {total:.0%} of the spread of what "
        f"“{title}” delivers comes from it."
        for name, (total, title) in sorted(worst.items(), key=lambda item: -item[1][0])
    ]
