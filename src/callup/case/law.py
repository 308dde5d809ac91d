"""Rules of the case: decrees, bills, ages, exemptions, deferrals, and the words by which their status is told. Checked tables.

In: decoded TOML. Out: frozen tables. Deliberately missing: the status itself; claims tell it.
"""

from collections.abc import Iterable

import msgspec

from callup.case.tables import Cue, parse_cue
from callup.errors import BadCase

KINDS = ("decree", "law", "bill", "age", "ban", "exemption", "deferral")
STATUSES = ("proposed", "adopted", "in_force", "withdrawn")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule: what it is and by which words a statement is about it.

    ``cues`` are sought in the sentence; ``signals``, where given, limit the statements looked at. ``statuses`` are the
    rule's own words for a status, before the common ones; ``default`` is what a statement that merely says the rule as
    it is stands for ("men of 18 to 27 are drafted").
    """

    name: str
    kind: str
    title: str
    definition: str
    signals: tuple[str, ...] = ()
    cues: dict[str, tuple[str, ...]]
    statuses: dict[str, dict[str, tuple[str, ...]]] = {}
    default: str | None = None


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of a case and the common words for a status: status → language → cues, the first status that fits wins."""

    statuses: dict[str, dict[str, tuple[str, ...]]] = {}
    rules: dict[str, Rule] = {}


def check_law(law: Law, signals: Iterable[str]) -> None:
    """Raise BadCase for unknown kinds, statuses and signals, and for cues that are none."""
    known = set(signals)
    _statuses(law.statuses, "law.toml")
    for rule in law.rules.values():
        where = f"law {rule.name}"
        if rule.kind not in KINDS:
            raise BadCase(f"{where}: kind {rule.kind!r} is none of {', '.join(KINDS)}")
        if rule.default is not None and rule.default not in STATUSES:
            raise BadCase(f"{where}: default {rule.default!r} is none of {', '.join(STATUSES)}")
        if set(rule.signals) - known:
            raise BadCase(f"{where}: unknown signals {', '.join(set(rule.signals) - known)}")
        compiled(rule.cues, where)
        _statuses(rule.statuses, where)


def _statuses(table: dict[str, dict[str, tuple[str, ...]]], where: str) -> None:
    for status, cues in table.items():
        if status not in STATUSES:
            raise BadCase(f"{where}: status {status!r} is none of {', '.join(STATUSES)}")
        compiled(cues, f"{where}, {status}")


def compiled(table: dict[str, tuple[str, ...]], where: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a table by language."""
    return {
        language: tuple(parse_cue(line, f"{where}, {language}") for line in lines)
        for language, lines in table.items()
    }
