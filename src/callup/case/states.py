"""States the watched country can be in, how they follow each other, and what each sign tells of them. In: ``states.toml``.

Out: frozen, checked tables. A *range* is lowest, most likely and highest value with the reason; a draw takes the number
from the triangle over their logarithms, or over the numbers where nought is among them. Deliberately missing: any
reckoning; that is ``warning``'s.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args

import msgspec

from callup.case.keys import Words
from callup.case.tables import Signal, Table
from callup.errors import BadCase

MOST_MULTIPLE = 50.0
"""No state makes a sign more than fifty times as frequent: more is an error of the table."""
Kind = Literal["begins", "ends"]
KINDS: frozenset[str] = frozenset(get_args(Kind))


class GivenRange(msgspec.Struct, frozen=True, array_like=True):
    """Lowest, most likely and highest value, and why: ``[1.2, 1.8, 3.0, "because …"]``."""

    low: float
    mode: float
    high: float
    because: str


class Number(msgspec.Struct, frozen=True, array_like=True):
    """A number and why: ``[28, "because …"]``."""

    value: float
    because: str


class State(Table, frozen=True, kw_only=True):
    """One way of raising men as the main one. ``share``: of the time without an announced wave, before any record is read.

    ``becomes`` is how readers are told that it becomes the main way. The announced state has no share: acts bring it about.
    """

    name: str
    title: str
    definition: str
    becomes: str
    share: GivenRange | None = None


class Onset(Table, frozen=True, kw_only=True):
    """How often a wave is announced, and how it ends, before this record is read.

    ``per_year`` is how many announced waves a year at war brings, known as well as ``years`` years of watching would;
    ``peace`` is what a year without war has of that. ``war_since`` is the day from which the country is at war, if
    it is. ``again`` is what remains of the rate while a wave is under way, ``lasts`` its length in days without a
    word of its end, ``most`` how far signs may raise the rate altogether, ``fades`` the days after which a rise has
    halved, ``window`` the days over which a rise is measured.
    """

    per_year: GivenRange
    years: Number
    peace: Number
    war_since: str | None
    again: GivenRange
    lasts: GivenRange
    most: GivenRange
    fades: GivenRange
    window: Number


class Telling(Table, frozen=True, kw_only=True):
    """What one sign tells. ``under``: how many times as often as under the reference state it is reported, by state.

    ``ahead`` is the power with which its rise against its own past moves the rate of new waves: 1 doubles the rate
    when reports double. ``misread`` is how many reports of it a thousand documents off the matter yield. ``denied`` is
    what a denial counts beside a report, where it is not the case's general rule.
    """

    under: dict[str, GivenRange] = {}
    ahead: GivenRange | None = None
    misread: GivenRange
    denied: Number | None = None


class Act(Table, frozen=True, kw_only=True):
    """A public act that changes the state: ``begins`` or ``ends`` the announced one, of which rule, by whose word.

    A sentence reports it when one of its cues holds (as in signals.toml); ``by`` are the actors who may perform it.
    """

    name: str
    title: str
    short: str
    kind: Kind
    rule: str
    by: tuple[str, ...]
    cues: Words


class Telltale(Table, frozen=True, kw_only=True):
    """How reports of an act come. ``pages``: the share of a house's pages on the matter that tell of it on its day.

    ``stray`` is how many false alarms a day brings, ``echo`` how many houses take one up beside those that would tell of
    an act; ``own_word`` and ``stray_word`` the chance that a report of an act, and of a false alarm, quotes the body that
    may perform it; ``memory`` the half-life in days over which false alarms are learned.
    """

    pages: GivenRange
    echo: GivenRange
    own_word: GivenRange
    stray: GivenRange
    stray_word: GivenRange
    memory: Number


class States(Table, frozen=True, kw_only=True):
    """Everything the warning assumes of a case.

    ``window`` days are "now", ``memory`` the half-life of an outlet's own past; ``lasts`` how long a way of raising men
    stays the main one; ``clumps`` the shape of weekly counts; ``attention`` the shape of how much is written at all, in
    records that hold what outlets publish besides (``exposed``) and in those that do not (``chosen``); ``apart`` what a
    sign counts beside others of the same window, ``collected`` what a rise counts in a record without exposure, ``denied``
    what a denial of a sign counts beside a report of it.
    """

    reference: str
    announced: str
    ahead_days: tuple[int, ...]
    window: Number
    memory: Number
    lasts: GivenRange
    clumps: GivenRange
    exposed: GivenRange
    chosen: GivenRange
    apart: GivenRange
    collected: GivenRange
    denied: Number
    onset: Onset
    telltale: Telltale
    states: dict[str, State]
    acts: dict[str, Act]
    signals: dict[str, Telling]

    def worth_denied(self, signal: str) -> float:
        """What a denial of a sign counts beside a report of it."""
        own = self.signals[signal].denied
        return (own or self.denied).value

    @property
    def paths(self) -> list[str]:
        """The states that no act announces, the reference first."""
        others = [name for name in self.states if name not in {self.reference, self.announced}]
        return [self.reference, *others]


def check_states(
    table: States, signals: Mapping[str, Signal], rules: Iterable[str], page: str = "states.toml"
) -> None:
    """Raise BadCase of all in which a table contradicts itself or the case."""
    complaints = [
        *_wrong_states(table),
        *_wrong_signals(table, signals),
        *_wrong_acts(table, set(rules)),
        *_wrong_ranges(table),
    ]
    if complaints:
        raise BadCase("\n".join(f"{page}: {complaint}" for complaint in complaints))


def _wrong_states(table: States) -> Iterator[str]:
    for name in (table.reference, table.announced):
        if name not in table.states:
            yield f"{name!r} is none of {', '.join(table.states)}"
    for state in table.states.values():
        if (state.share is None) != (state.name == table.announced):
            yield f"{state.name}: every state but the announced one needs a share"


def _wrong_signals(table: States, signals: Mapping[str, Signal]) -> Iterator[str]:
    wrong = ", ".join(sorted(set(table.signals) ^ set(signals)))
    if wrong:
        yield f"signals without a table, or tables without a signal: {wrong}"
    allowed = set(table.states) - {table.reference}
    for name, telling in table.signals.items():
        if unknown := ", ".join(sorted(set(telling.under) - allowed)):
            yield f"signal {name}: no multiple may be given for {unknown}"


def _wrong_acts(table: States, rules: set[str]) -> Iterator[str]:
    for act in table.acts.values():
        if act.rule not in rules:
            yield f"act {act.name}: rule {act.rule!r} is none of law.toml"
    if {act.kind for act in table.acts.values()} != KINDS:
        yield "acts: needs acts that begin and acts that end the announced state"


def _wrong_ranges(table: States) -> Iterator[str]:
    for where, one in _ranges(table):
        if not 0 <= one.low <= one.mode <= one.high:
            yield f"{where}: needs 0 <= low <= mode <= high"
        if where.partition(" under ")[1] and not 0 < one.low <= one.high <= MOST_MULTIPLE:
            yield f"{where}: a multiple lies above 0 and is {MOST_MULTIPLE:g} at most"
        if not one.because.strip():
            yield f"{where}: a range needs its reason"


def _ranges(table: States) -> Iterator[tuple[str, GivenRange]]:
    for part in (table, table.onset, table.telltale):
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if isinstance(value, GivenRange):
                yield field, value
    for state in table.states.values():
        if state.share is not None:
            yield f"{state.name} share", state.share
    for name, telling in table.signals.items():
        yield f"{name} misread", telling.misread
        if telling.ahead is not None:
            yield f"{name} ahead", telling.ahead
        for state_name, one in telling.under.items():
            yield f"{name} under {state_name}", one
