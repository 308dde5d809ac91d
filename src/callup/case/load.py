"""Loads a case. In: a case's name or folder. Out: its checked tables. Misses: places and scenario, which load by themselves.

Only ``case.toml`` has to be there: signals, measures and countries come from what all cases share, and a page that is
missing loads as empty.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from callup.case.folder import HEAD, PAGES, Folder, folder_of, shared
from callup.case.keys import Words, hint
from callup.case.law import Law, Rule, check_law
from callup.case.outcomes import Outcome
from callup.case.page import Faults, Page
from callup.case.phrases import pattern_of
from callup.case.states import Act, States, check_states
from callup.case.tables import Actor, CaseHead, Measure, Officials, Signal, Vocabulary, parse_cue
from callup.errors import BadRequest
from callup.language import kin

SIGNALS = "signals.toml"
STATES = "states.toml"
EVERY_SIGNAL = "*"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is true of what is watched, and of nothing else. ``home`` is what to ask for it by."""

    home: str
    head: CaseHead
    signals: dict[str, Signal]
    measures: dict[str, Measure]
    actors: dict[str, Actor]
    officials: dict[str, Officials] = {}
    state_table: States | None = None
    outcomes: dict[str, Outcome] = {}
    law: Law = Law()
    words: Vocabulary = Vocabulary()

    @property
    def name(self) -> str:
        """The case's short name."""
        return self.head.name

    @property
    def states(self) -> States:
        """What the signs tell of the country's state; raises BadRequest where the case does not say."""
        if self.state_table is None:
            raise BadRequest(
                f"the case {self.name!r} has no {STATES}: it says what to read, not what a sign tells. "
                "Its claims, figures, regions and law can be asked for"
            )
        return self.state_table

    @property
    def acts(self) -> dict[str, Act]:
        """The public acts that change the state; none where the case has no states."""
        return {} if self.state_table is None else self.state_table.acts

    def phrase(self, name: str) -> re.Pattern[str]:
        """The pattern of a phrase of the common words, in every language."""
        return pattern_of(self.words.phrases.get(name, {}))

    def signal_title(self, name: str | None) -> str:
        """The signal's name for readers; the plain word for a claim that bears on none."""
        return self.signals[name].title if name in self.signals else "Other"

    def measure_title(self, name: str | None) -> str:
        """The measure's name for readers."""
        return self.measures[name].title if name in self.measures else "Other figures"


def load_case(case: str) -> Case:
    """Load and check one case by name or path; raises BadRequest for an unknown one and BadCase with every fault of its tables."""
    faults = Faults()
    loaded = read_case(folder_of(case), faults)
    faults.settle()
    return loaded


def read_case(folder: Folder, faults: Faults) -> Case:
    """The case in a folder. Whatever is wrong is noted and left out; it serves only where nothing is."""
    page = folder.page(HEAD, faults)
    head = page.noun(page.table, CaseHead)
    words = folder.page("words.toml", faults)
    vocabulary = words.noun(words.table, Vocabulary) or Vocabulary()
    for file in folder.strangers():
        faults.add(f"{folder.name}/{file}: unknown page{hint(file, PAGES)}")
    signals, measures = folder.page(SIGNALS, faults), folder.page("measures.toml", faults)
    _refuse_new(signals, faults)
    case = Case(
        home=folder.home,
        head=head or CaseHead(name=folder.name, title="", question="", country=""),
        signals=signals.entries(signals.table, Signal),
        measures=measures.entries(measures.table, Measure),
        actors=_actors(folder, faults),
        officials=_officials(folder, faults),
        state_table=_states(folder, faults),
        outcomes=_outcomes(folder, faults),
        law=_law(folder, faults),
        words=vocabulary,
    )
    _check(case, folder.name, {*signals.table}, {*measures.table}, faults)
    if case.state_table is not None:
        with faults.noting():
            check_states(case.state_table, case.signals, case.law.rules, f"{folder.name}/{STATES}")
    return case


def _refuse_new(signals: Page, faults: Faults) -> None:
    """Note signals that no other case has: readers and models know the shared ones, a new one would never be found."""
    known = shared(SIGNALS, Faults())
    for key in [key for key in signals.table if key not in known]:
        faults.add(f"{signals.name}: unknown signal [{key}]{hint(key, known)}")
        del signals.table[key]


def _actors(folder: Folder, faults: Faults) -> dict[str, Actor]:
    offices, outlets = folder.page("actors.toml", faults), folder.page("outlets.toml", faults)
    named = {
        key: {**entry, "kind": "outlet"} if isinstance(entry, dict) else entry
        for key, entry in outlets.table.items()
    }
    return offices.entries(offices.table, Actor, named=False) | outlets.entries(
        named, Actor, named=False
    )


def _officials(folder: Folder, faults: Faults) -> dict[str, Officials]:
    page = folder.page("officials.toml", faults)
    return page.entries(page.table, Officials, named=False)


def _states(folder: Folder, faults: Faults) -> States | None:
    if not folder.has(STATES):
        return None
    page = folder.page(STATES, faults)
    table = page.table
    for part in ("states", "acts"):
        entries = _tables(table.get(part)).items()
        named = {k: {"name": k, **entry} for k, entry in entries if isinstance(entry, dict)}
        table = {**table, part: named}
    return page.noun(_with_kin(table), States)


def _outcomes(folder: Folder, faults: Faults) -> dict[str, Outcome]:
    page = folder.page("outcomes.toml", faults)
    return page.entries(_with_kin(page.table), Outcome)


def _law(folder: Folder, faults: Faults) -> Law:
    page = folder.page("law.toml", faults)
    table = _with_kin(page.table)
    rules = _tables(table.get("rules"))
    strangers = {key: value for key, value in table.items() if key != "rules"}
    common = page.noun(strangers, Law) or Law()
    return msgspec.structs.replace(common, rules=page.entries(rules, Rule, "rules"))


def _tables(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _with_kin(table: dict[str, Any]) -> dict[str, Any]:
    """A table of patterns by language in which a language without any gets those of its kin."""
    inner = {
        key: _with_kin(value) if isinstance(value, dict) else value for key, value in table.items()
    }
    near = {
        code: inner[other]
        for code, other in kin().items()
        if code not in inner and isinstance(inner.get(other), list)
    }
    return inner | near


def _check(case: Case, name: str, signals: set[str], measures: set[str], faults: Faults) -> None:
    """What the pages say of each other. ``signals`` and ``measures`` are all that are named, the faulty too."""
    for signal in case.signals.values():
        _check_cues(signal.cues, f"{name}/signals.toml [{signal.name}]", faults)
    for measure in case.measures.values():
        where = f"{name}/measures.toml [{measure.name}]"
        _known(measure.signals, {*signals, EVERY_SIGNAL}, f"{where}: unknown signals", faults)
        _known(measure.settled_by, measures, f"{where}: settled by unknown", faults)
    with faults.noting():
        check_law(case.law, signals, f"{name}/law.toml")
    for outcome in case.outcomes.values():
        where = f"{name}/outcomes.toml [{outcome.name}]"
        _known(outcome.signals, signals, f"{where}: unknown signals", faults)
        for table in (outcome.forecast, outcome.named, outcome.happened, outcome.failed):
            _check_cues(table, where, faults)
    for act in case.acts.values():
        where = f"{name}/{STATES} [acts.{act.name}]"
        _known(act.by, case.actors, f"{where} `by`: unknown sources", faults)
        _check_cues(act.cues, where, faults)
    scope = case.head.scope
    for key in ("assigning", "home_signals", "crossing"):
        _known(
            getattr(scope, key), signals, f"{name}/{HEAD} [scope] `{key}`: unknown signals", faults
        )


def _known(names: Iterable[str], table: Collection[str], complaint: str, faults: Faults) -> None:
    unknown = set(names) - set(table)
    if unknown:
        faults.add(f"{complaint} {', '.join(sorted(unknown))}")


def _check_cues(cues: Words, where: str, faults: Faults) -> None:
    for language, lines in cues.items():
        for line in lines:
            with faults.noting():
                parse_cue(line, f"{where}, {language}")
