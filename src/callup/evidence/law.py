"""Law in force: where each rule of the case stands as of the record's day. In: the record. Out: items with their statements.

A statement is about a rule when the rule's cues hold in its sentence; what it makes of the rule is told by the rule's own
words for a status, then the common ones, then by how it is said: what is demanded, conditional, or merely expected is proposed
at most. Of one origin the latest word counts. A status stands since officials, or two origins, tell of it. A withdrawal ends what
was said before it; whoever says later that the rule holds makes it unclear, and both sides stay. Deliberately missing: the law
itself; only what is said of it is known here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from callup.case import Case
from callup.case.law import Rule, compiled
from callup.case.tables import Cue
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import Certainty, Claim, LawItem, LawSaid, LawStatus, Stance

SAYS = frozenset({Stance.REPORTS, Stance.ASSERTS})
LIVE = (LawStatus.IN_FORCE, LawStatus.ADOPTED)
RANK = {LawStatus.PROPOSED: 0, LawStatus.ADOPTED: 1, LawStatus.IN_FORCE: 2}
BEGINS = "begins"
"""Acts that begin a wave issue the rule they name: their words are its words for being adopted."""
OFFICIAL, OPPOSING = "official", "opposing"
DAY = len("2022-09-21")
TOGETHER = dt.timedelta(days=7)
"""Origins that tell of a rule within a week tell of the same act."""
OTHER = "other_"
"""A rule whose name begins so takes what no other rule of its kinds took."""
WORDS = {
    LawStatus.PROPOSED: "proposed",
    LawStatus.ADOPTED: "adopted",
    LawStatus.IN_FORCE: "in force",
    LawStatus.WITHDRAWN: "withdrawn",
}


def law(record: Statements) -> list[LawItem]:
    """Every rule of the case that somebody speaks of, in the case's order."""
    words = LawWords(record.case)
    said: dict[str, list[LawSaid]] = defaultdict(list)
    for claim in record.claims:
        if claim.core:
            for name, statement in _statements(claim, record, words):
                said[name].append(statement)
    rules = record.case.law.rules
    return [_item(rules[name], said[name]) for name in rules if name in said]


class LawWords:
    """The cues of a case's rules, compiled once; each reads the language it is written for."""

    def __init__(self, case: Case) -> None:
        self.rules = list(case.law.rules.values())
        self._found: dict[tuple[str, str | None, str], list[Rule]] = {}
        """What a sentence is about, once for all its claims and copies."""
        self._about = {rule.name: compiled(rule.cues, rule.name) for rule in self.rules}
        common = {status: compiled(table, status) for status, table in case.law.statuses.items()}
        issued = {act.rule: act.cues for act in case.acts.values() if act.kind == BEGINS}
        self._status = {
            rule.name: [
                *((s, compiled(table, rule.name)) for s, table in rule.statuses.items()),
                (LawStatus.ADOPTED.value, compiled(issued.get(rule.name, {}), rule.name)),
                *(
                    (status, table)
                    for status, table in common.items()
                    if status != LawStatus.ADOPTED.value or rule.name not in issued
                ),
            ]
            for rule in self.rules
        }

    def about(self, claim: Claim, sentence: str) -> list[Rule]:
        """The rules a sentence speaks of; a catch-all only where no other rule does."""
        language = claim.language
        key = (language, claim.signal, sentence)
        if key not in self._found:
            self._found[key] = self._spoken_of(claim, sentence, language)
        return self._found[key]

    def _spoken_of(self, claim: Claim, sentence: str, language: str) -> list[Rule]:
        found = [
            rule
            for rule in self.rules
            if (not rule.signals or claim.signal in rule.signals)
            and _holds(self._about[rule.name].get(language, ()), sentence)
        ]
        named = [rule for rule in found if not rule.name.startswith(OTHER)]
        kinds = {rule.kind for rule in named}
        return named if kinds & {"exemption", "deferral"} else found

    def status(self, rule: Rule, claim: Claim, sentence: str) -> LawStatus | None:
        """What the words make of a rule: those of the statement itself before those of its sentence."""
        language = claim.language
        for text in (claim.evidence.text, sentence):
            for status, table in self._status[rule.name]:
                if _holds(table.get(language, ()), text):
                    return LawStatus(status)
        return None


def _holds(cues: Iterable[Cue], text: str) -> bool:
    return any(cue.found_in(text) for cue in cues)


def _statements(claim: Claim, record: Statements, words: LawWords) -> Iterable[tuple[str, LawSaid]]:
    sentence = record.sentence(claim)
    for rule in words.about(claim, sentence):
        status = words.status(rule, claim, sentence)
        denies = claim.stance is Stance.DENIES and status is not LawStatus.IN_FORCE
        status = None if denies else _tempered(status, claim, rule)
        if record.side(claim) == OPPOSING and status in LIVE:
            status = None  # the other side's decrees are its own
        if status is not None or denies:
            yield (
                rule.name,
                LawSaid(
                    claim=claim,
                    date=record.said_on(claim),
                    origin=record.origin(claim),
                    side=record.side(claim),
                    status=status,
                    denies=denies,
                ),
            )


def _tempered(status: LawStatus | None, claim: Claim, rule: Rule) -> LawStatus | None:
    """A status no firmer than the way it is said: a doubt gives none, a wish or a condition a proposal at most."""
    if claim.stance is Stance.DOUBTS:
        return None
    if status is None:
        if claim.stance not in SAYS or claim.certainty is not Certainty.PLAIN:
            return LawStatus.PROPOSED
        return LawStatus(rule.default) if rule.default else None
    wished = claim.certainty is Certainty.CONDITIONAL or claim.stance is Stance.DEMANDS
    return LawStatus.PROPOSED if wished and status is not LawStatus.WITHDRAWN else status


def _item(rule: Rule, said: Sequence[LawSaid]) -> LawItem:
    statements = _latest(_merged(said), said)
    status, since, told, sides = _status(statements)
    return LawItem(
        name=rule.name,
        kind=rule.kind,
        title=rule.title,
        definition=rule.definition,
        status=status,
        since=since,
        rule=told,
        said=tuple(statements),
        for_status=sides[0],
        against=sides[1],
    )


def _merged(said: Sequence[LawSaid]) -> list[LawSaid]:
    """One statement for what an origin says again of a rule, its carriers beside it; earliest first."""
    by_word: dict[tuple[str, LawStatus | None, bool], list[LawSaid]] = defaultdict(list)
    for one in said:
        by_word[one.origin, one.status, one.denies].append(one)
    merged = []
    for group in by_word.values():
        first, *again = sorted(group, key=_when)
        merged.append(msgspec.structs.replace(first, repeated=tuple(o.claim.id for o in again)))
    return sorted(merged, key=_when)


def _when(said: LawSaid) -> tuple[str, str]:
    return said.date or UNKNOWN_DAY, said.claim.id


def _latest(statements: Sequence[LawSaid], said: Sequence[LawSaid]) -> list[LawSaid]:
    """Statements marked as superseded where their origin says something else on a later day."""
    last = {one.origin: one for one in sorted(said, key=_when)}
    return [
        msgspec.structs.replace(one, superseded=True)
        if (one.status, one.denies) != (last[one.origin].status, last[one.origin].denies)
        and one.date != last[one.origin].date
        else one
        for one in statements
    ]


Status = tuple[LawStatus, str | None, str, tuple[tuple[str, ...], tuple[str, ...]]]


def _status(statements: Sequence[LawSaid]) -> Status:
    """The status, since when, by which rule, and the claims on either side."""
    current = [said for said in statements if not said.superseded]
    ended = [said for said in current if said.status is LawStatus.WITHDRAWN]
    live = [said for said in current if said.status in LIVE]
    if ended:
        gone = _when(ended[-1])[0]
        holding = [said for said in live if _when(said)[0] >= _when(ended[0])[0]]
        if holding:
            told = f"Said to be withdrawn ({ended[0].date or 'date unknown'}) and to hold ({holding[-1].date or 'date unknown'})."
            return LawStatus.UNCLEAR, None, told, (_ids(holding), _ids(ended))
        return (
            LawStatus.WITHDRAWN,
            gone,
            "The latest word on it is that it was withdrawn.",
            (_ids(ended), ()),
        )
    standing = [said for said in current if said.status is not None]
    denied = [said for said in current if said.denies]
    if not live and denied:
        told = (
            "Some propose or expect it, others deny it."
            if standing
            else "Denied, and nobody here says that it is so."
        )
        return LawStatus.UNCLEAR, None, told, (_ids(standing), _ids(denied))
    if not standing:
        return LawStatus.UNCLEAR, None, "No statement that stands says where it is.", ((), ())
    best = max(
        (s for s in standing if s.status), key=lambda s: RANK[s.status or LawStatus.PROPOSED]
    )
    holding = [said for said in standing if said.status is best.status]
    told = f"The furthest that is said of it: {WORDS[best.status or LawStatus.PROPOSED]}; nobody says that it was withdrawn."
    since = _since(holding)
    return best.status or LawStatus.UNCLEAR, since, told, (_ids(holding), _ids(denied))


def _since(holding: Sequence[LawSaid]) -> str | None:
    """From when a status is told: by the country's own officials, or by two origins within a week; else by the first.

    One outlet's early word may be of another country's decree, or misread.
    """
    whole = [one for one in holding if len(one.date or "") == DAY]
    for one in whole:
        if one.side == OFFICIAL:
            return one.date
        near = [o for o in whole if o.origin != one.origin and _within(one.date, o.date)]
        if near:
            return one.date
    return (whole or holding)[0].date


def _within(first: str | None, second: str | None) -> bool:
    if first is None or second is None or len(first) != DAY or len(second) != DAY:
        return False
    apart = dt.date.fromisoformat(second) - dt.date.fromisoformat(first)
    return dt.timedelta() <= apart <= TOGETHER


def _ids(said: Iterable[LawSaid]) -> tuple[str, ...]:
    return tuple(one.claim.id for one in said)
