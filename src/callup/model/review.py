"""A person's word on what the program found: Decision. Frozen; JSON in and out; append-only like everything kept.

A later decision on the same subject takes the place of an earlier one, for every question asked as of its day or later.
"""

import enum
from collections.abc import Iterable
from typing import Any

import msgspec


class Subject(enum.StrEnum):
    """What is decided about."""

    CLAIM = "claim"
    STRAND = "strand"
    PREDICTION = "prediction"


class Verdict(enum.StrEnum):
    """What is decided. Claims: accept, reject, correct. Strands: split, join. Predictions: resolve, reopen. Any: withdraw."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SPLIT = "split"
    JOIN = "join"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: by whom, when, why.

    ``subject`` is the id of a claim, strand or prediction. ``value`` holds what the verdict needs: a correction's fields,
    the claims split off, a resolution's state. ``anchor`` finds a claim again after the document was read anew: its
    document, the span and words of its evidence, its signal and its figure's span. ``at`` is an ISO time in UTC.
    """

    id: str
    at: str
    by: str
    reason: str
    kind: Subject
    subject: str
    verdict: Verdict
    value: dict[str, Any] = {}
    anchor: dict[str, Any] = {}


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions in force, earliest first: not withdrawn, and of a claim or prediction only the latest.

    Several splits and joins of one strand stand beside each other. A withdrawal names the decision it takes back in
    ``value["decision"]``; without that it takes back all on its subject.
    """
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    taken_back: set[str] = set()
    for place, decision in enumerate(ordered):
        if decision.verdict is Verdict.WITHDRAW:
            one = decision.value.get("decision")
            taken_back.add(decision.id)
            taken_back.update(
                [one] if one else (d.id for d in ordered[:place] if d.subject == decision.subject)
            )
    kept: dict[str, Decision] = {}
    for decision in ordered:
        if decision.id not in taken_back:
            single = decision.kind is not Subject.STRAND
            name = decision.subject if single else decision.id
            kept.pop(name, None)
            kept[name] = decision
    return list(kept.values())
