"""Rules of the case: decrees, bills, ages, exemptions, deferrals, and the words by which their status is told. Checked tables.

In: decoded TOML. Out: frozen tables. Deliberately missing: the status itself; claims tell it.
"""

from collections.abc import Iterable
from typing import Literal, get_args

from callup.case.keys import Words
from callup.case.page import Faults
from callup.case.tables import Cue, Table, parse_cue

Kind = Literal["decree", "law", "bill", "age", "ban", "exemption", "deferral"]
Status = Literal["proposed", "adopted", "in_force", "withdrawn"]
KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)


class Rule(Table, frozen=True, kw_only=True):
    """One rule: what it is and by which words a statement is about it.

    ``cues`` are sought in the sentence; ``signals``, where given, limit the statements looked at. ``statuses`` are the
    rule's own words for a status, before the common ones; ``default`` is what a statement that merely says the rule as
    it is stands for ("men of 18 to 27 are drafted"); ``url`` is where the rule, or a report of it, can be read.
    """

    name: str
    kind: Kind
    title: str
    definition: str
    signals: tuple[str, ...] = ()
    cues: Words
    statuses: dict[Status, Words] = {}
    default: Status | None = None
    url: str | None = None


class Law(Table, frozen=True, kw_only=True):
    """The rules of a case and the common words for a status: status → language → cues, the first status that fits wins."""

    statuses: dict[Status, Words] = {}
    rules: dict[str, Rule] = {}


def check_law(law: Law, signals: Iterable[str], page: str = "law.toml") -> None:
    """Raise BadCase of all unknown kinds, statuses and signals, and of cues that are none."""
    known, faults = set(signals), Faults()
    _statuses(law.statuses, f"{page} [statuses]", faults)
    for rule in law.rules.values():
        where = f"{page} [rules.{rule.name}]"
        if rule.kind not in KINDS:
            faults.add(f"{where}: kind {rule.kind!r} is none of {', '.join(KINDS)}")
        if rule.default is not None and rule.default not in STATUSES:
            faults.add(f"{where}: default {rule.default!r} is none of {', '.join(STATUSES)}")
        if set(rule.signals) - known:
            faults.add(f"{where}: unknown signals {', '.join(sorted(set(rule.signals) - known))}")
        with faults.noting():
            compiled(rule.cues, where)
        _statuses(rule.statuses, where, faults)
    faults.settle()


def _statuses(table: dict[Status, Words], where: str, faults: Faults) -> None:
    for status, cues in table.items():
        if status not in STATUSES:
            faults.add(f"{where}: status {status!r} is none of {', '.join(STATUSES)}")
        with faults.noting():
            compiled(cues, f"{where}, {status}")


def compiled(table: Words, where: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a table by language."""
    return {
        language: tuple(parse_cue(line, f"{where}, {language}") for line in lines)
        for language, lines in table.items()
    }
