"""Loads a case. In: a case's name. Out: its checked tables. Misses: places, which ``case.places`` loads by themselves."""

import tomllib
from collections.abc import Collection, Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from callup.case.law import Law, Rule, check_law
from callup.case.outcomes import Outcome
from callup.case.states import States, check_states
from callup.case.tables import Actor, CaseHead, Measure, Signal, parse_cue
from callup.errors import BadCase, BadRequest

T = TypeVar("T")
SIDES = frozenset({"official", "opposing", "independent", "foreign"})


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is true of what is watched, and of nothing else."""

    head: CaseHead
    signals: dict[str, Signal]
    measures: dict[str, Measure]
    actors: dict[str, Actor]
    states: States
    outcomes: dict[str, Outcome] = {}
    law: Law = Law()

    @property
    def name(self) -> str:
        """The case's short name, which is also its folder."""
        return self.head.name

    def signal_title(self, name: str | None) -> str:
        """The signal's name for readers; the plain word for a claim that bears on none."""
        return self.signals[name].title if name in self.signals else "Other"

    def measure_title(self, name: str | None) -> str:
        """The measure's name for readers."""
        return self.measures[name].title if name in self.measures else "Other figures"


def case_names() -> list[str]:
    """The cases this installation holds."""
    folder = files("callup.case").joinpath("cases")
    return sorted(entry.name for entry in folder.iterdir() if entry.joinpath("case.toml").is_file())


def load_case(name: str) -> Case:
    """Load and check one case; raises BadRequest for an unknown name and BadCase for faulty tables."""
    if name not in case_names():
        raise BadRequest(f"no case {name!r}: this installation has {', '.join(case_names())}")
    folder = files("callup.case").joinpath("cases", name)
    actors = _table(folder, "actors.toml") | {
        key: {**entry, "kind": "outlet"} for key, entry in _table(folder, "outlets.toml").items()
    }
    case = Case(
        head=_convert(_table(folder, "case.toml"), CaseHead, f"{name}/case.toml"),
        signals=_named(_table(folder, "signals.toml"), Signal, f"{name}/signals.toml"),
        measures=_named(_table(folder, "measures.toml"), Measure, f"{name}/measures.toml"),
        actors={
            key: _convert(entry, Actor, f"{name}/actors.toml [{key}]")
            for key, entry in actors.items()
        },
        states=_states(_table(folder, "states.toml"), f"{name}/states.toml"),
        outcomes=_named(_optional(folder, "outcomes.toml"), Outcome, f"{name}/outcomes.toml"),
        law=_law(_optional(folder, "law.toml"), f"{name}/law.toml"),
    )
    _check(case)
    check_states(case.states, case.signals, case.law.rules)
    return case


def _table(folder: Traversable, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadCase(f"{folder.name}/{file}: {error}") from error


def _law(table: dict[str, Any], where: str) -> Law:
    rules = _named(table.get("rules", {}), Rule, where)
    common = _convert({"statuses": table.get("statuses", {})}, Law, where)
    return msgspec.structs.replace(common, rules=rules)


def _states(table: dict[str, Any], where: str) -> States:
    for part in ("states", "acts"):
        named = table.get(part, {})
        table = {**table, part: {key: {"name": key, **entry} for key, entry in named.items()}}
    return _convert(table, States, where)


def _optional(folder: Traversable, file: str) -> dict[str, Any]:
    """A table a case need not have."""
    return _table(folder, file) if folder.joinpath(file).is_file() else {}


def _named(table: dict[str, Any], kind: type[T], where: str) -> dict[str, T]:
    return {
        key: _convert({"name": key, **entry}, kind, f"{where} [{key}]")
        for key, entry in table.items()
    }


def _convert(value: dict[str, Any], kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise BadCase(f"{where}: {error}") from error


def _check(case: Case) -> None:
    for signal in case.signals.values():
        _check_cues(signal.cues, f"signal {signal.name}")
    for measure in case.measures.values():
        _check_cues(measure.cues, f"measure {measure.name}")
        _known(measure.signals, {*case.signals, "*"}, f"measure {measure.name}: unknown signals")
        _known(measure.settled_by, case.measures, f"measure {measure.name}: settled by unknown")
    check_law(case.law, case.signals)
    for act in case.states.acts.values():
        _check_cues(act.cues, f"act {act.name}")
    for outcome in case.outcomes.values():
        _known(outcome.signals, case.signals, f"outcome {outcome.name}: unknown signals")
        for table in (outcome.forecast, outcome.named, outcome.happened, outcome.failed):
            _check_cues(table, f"outcome {outcome.name}")
    for key, actor in case.actors.items():
        if actor.side is not None and actor.side not in SIDES:
            raise BadCase(f"actor {key}: side {actor.side!r} is none of {', '.join(sorted(SIDES))}")


def _known(names: Iterable[str], table: Collection[str], complaint: str) -> None:
    unknown = set(names) - set(table)
    if unknown:
        raise BadCase(f"{complaint} {', '.join(sorted(unknown))}")


def _check_cues(cues: dict[str, tuple[str, ...]], where: str) -> None:
    lines: Iterable[tuple[str, str]] = ((lang, cue) for lang in cues for cue in cues[lang])
    for language, line in lines:
        parse_cue(line, f"{where}, {language}")
