"""Rules looked at, alerts kept and sent. In: rules, a ledger, a case, the hour. Out: what was sent, what could not be.

An alert stands in the ledger before it is sent, and what came of each try stands behind it: none is lost, none goes twice. What
was so before a rule was made is known to it and not told. Deliberately missing: any number of its own.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from callup.case import Case
from callup.case.places import load_places
from callup.ledger import AlertRow, ClaimQuery, Delivery, WatchLedger
from callup.model import AheadEstimate, Assessment, Claim, StateEstimate
from callup.pipeline.assessments import assessment
from callup.pipeline.outward import outward
from callup.pipeline.road import stamp
from callup.record import Guarded, known
from callup.watch.alerts import (
    MOST_SENTENCES,
    Alert,
    Sentence,
    alert_id,
    may_go,
    may_retry,
    of_event,
)
from callup.watch.delivering import DeliveryError, Outlets, deliver
from callup.watch.sources import AlertRule, SourcesFile

KNOWN = "was so before the rule was made"


class Sent(msgspec.Struct, frozen=True):
    """What a round of sending did: how many went, and the tries that failed."""

    sent: int
    failed: tuple[Delivery, ...]


class Alerting:
    """The alerts of one watch."""

    def __init__(self, sources: SourcesFile, ledger: Guarded, case: Case, outlets: Outlets) -> None:
        self._sources, self._ledger, self._case, self._outlets = sources, ledger, case, outlets
        self._kept = WatchLedger(ledger)
        self._names = load_places(case.home)

    def look(self, now: dt.datetime, *, weigh: bool = True) -> list[Alert]:
        """Keep the alerts the rules give now; those that are new. ``weigh`` also asks what takes an assessment."""
        made: list[Alert] = []
        for rule in self._sources.rules:
            if rule.on in {"probability", "act"} and not weigh:
                continue
            found = list(self._found(rule, now))
            if self._was_looked_at(rule):
                made += found
            else:
                self._keep_as_known(rule, found, now)
        fresh = {row.id for row in self._kept.alert(map(_row, made))}
        return [alert for alert in made if alert.id in fresh]

    def send(self, now: dt.datetime) -> Sent:
        """Send what waits and may go; alerts of one way and moment go together where it gathers them."""
        ways = {way.name: way for way in self._sources.deliver}
        waiting = self._kept.waiting((rule.name, rule.to) for rule in self._sources.rules)
        sent, failed = 0, []
        for name, way in ways.items():
            rows = [row for row, to in waiting if to == name]
            ready = [row for row in rows if self._may_try(row, name, now)]
            if not any(may_go(way, row.at, now) for row in ready):
                continue
            if way.digest:
                parts = [ready]
            else:
                parts = [[row] for row in ready if may_go(way, row.at, now)]
            for part in parts:
                tries = self._try(part, name, now)
                sent += sum(one.done for one in tries)
                failed += [one for one in tries if not one.done]
        return Sent(sent, tuple(failed))

    def _try(self, rows: Sequence[AlertRow], name: str, now: dt.datetime) -> list[Delivery]:
        way = next(way for way in self._sources.deliver if way.name == name)
        reason = ""
        try:
            deliver(
                [msgspec.json.decode(row.record, type=Alert) for row in rows], way, self._outlets
            )
        except DeliveryError as error:
            reason = str(error)
        tries = [Delivery(row.id, name, stamp(now), not reason, reason) for row in rows]
        self._kept.delivered(tries)
        return tries

    def _may_try(self, row: AlertRow, way: str, now: dt.datetime) -> bool:
        tries = self._kept.tries(row.id, way)
        return not tries or may_retry(len(tries), tries[-1].at, now)

    # ------------------------------------------------------------------ what the rules ask

    def _found(self, rule: AlertRule, now: dt.datetime) -> Iterator[Alert]:
        if rule.on == "page":
            of_pages = (of_event(rule, event) for event in self._kept.events())
            yield from (self._gated(alert) for alert in of_pages if alert is not None)
            return
        at = stamp(now)
        if rule.on == "region":
            yield from self._regions(rule, at)
        elif rule.on == "strands":
            yield from self._strands(rule, at)
        else:
            made = assessment(self._ledger, self._case, at[:10])
            found = self._probability if rule.on == "probability" else self._acts
            yield from found(rule, made, at)

    def _regions(self, rule: AlertRule, at: str) -> Iterator[Alert]:
        of: dict[str, list[Claim]] = {}
        for claim in self._ledger.claims(ClaimQuery(signal=rule.signal, core=True)):
            for place in claim.places:
                if "-" in place.code:
                    of.setdefault(place.code, []).append(claim)
        for code, claims in of.items():
            title = f"{self._case.signal_title(rule.signal)}: {self._names.name_of(code)}"
            reason = f"the first reports of {rule.signal} in {code}"
            yield from self._alert(rule, code, at, (title, reason), claims)

    def _strands(self, rule: AlertRule, at: str) -> Iterator[Alert]:
        strands = [
            one for one in known(self._ledger, self._case).strands if one.signal == rule.signal
        ]
        if len(strands) > rule.more_than:
            title = f"{self._case.signal_title(rule.signal)}: {len(strands)} independent origins"
            reason = f"more than {rule.more_than} origins tell of {rule.signal}"
            claims = list(self._ledger.named_claims(strand.claims[0] for strand in strands))
            yield from self._alert(rule, f">{rule.more_than}", at, (title, reason), claims)

    def _probability(self, rule: AlertRule, made: Assessment, at: str) -> Iterator[Alert]:
        states: dict[str, StateEstimate | AheadEstimate] = {one.name: one for one in made.states}
        ahead = {f"{one.question}/{one.days}": one for one in made.ahead}
        found = (states | ahead).get(rule.question)
        if found is None:
            return
        signs = [name for sign in made.signs[:3] for name in sign.claims[:2]]
        claims = list(self._ledger.named_claims(signs))
        title = f"{found.title}: {found.probability:.1%}"
        if rule.beyond is not None and found.probability > rule.beyond:
            yield from self._alert(
                rule,
                f">{rule.beyond}",
                at,
                (title, f"beyond {rule.beyond:.0%}"),
                claims,
                found.probability,
            )
        before = self._last_value(rule)
        if rule.changed_by is not None and (
            before is None or abs(found.probability - before) >= rule.changed_by
        ):
            reason = "first looked at" if before is None else f"was {before:.1%} when last told"
            about = f"{found.probability:.4f}@{at[:10]}"
            yield from self._alert(rule, about, at, (title, reason), claims, found.probability)

    def _acts(self, rule: AlertRule, made: Assessment, at: str) -> Iterator[Alert]:
        for act in made.acts:
            claims = list(self._ledger.named_claims(act.claims[:MOST_SENTENCES]))
            about, told = (
                f"{act.act}:{act.day}",
                f"told by {act.origins} origins in {act.houses} houses",
            )
            yield from self._alert(rule, about, at, (f"{act.title}, {act.day}", told), claims)

    def _alert(
        self, rule: AlertRule, about: str, at: str, words: tuple[str, str], claims: Sequence[Claim], value: float | None = None
    ) -> Iterator[Alert]:  # fmt: skip
        """An alert with its sentences; none where there is no sentence to show."""
        shown = list(claims)[:MOST_SENTENCES]
        documents = {d.id: d for d in self._ledger.named_documents({c.document for c in shown})}
        sentences = tuple(
            Sentence(
                f"“{outward(claim).evidence.text}”", documents[claim.document].url or claim.file
            )
            for claim in shown
        )
        if sentences:
            title, reason = words
            yield self._gated(
                Alert(
                    id=alert_id(rule.name, about), rule=rule.name, at=at, title=title, reason=reason,
                    sentences=sentences, value=value,
                )
            )  # fmt: skip

    def _gated(self, alert: Alert) -> Alert:
        """The alert as it may leave the house."""
        gate = self._ledger.gate
        sentences = tuple(
            Sentence(gate.message(s.words), gate.file(s.where)) for s in alert.sentences
        )
        return msgspec.structs.replace(
            alert,
            title=gate.message(alert.title),
            reason=gate.message(alert.reason),
            sentences=sentences,
        )

    # ------------------------------------------------------------------ what was so before

    def _mark(self, rule: AlertRule) -> str:
        return alert_id(rule.name, "looked at")

    def _was_looked_at(self, rule: AlertRule) -> bool:
        return bool(self._kept.tries(self._mark(rule), ""))

    def _keep_as_known(self, rule: AlertRule, found: Iterable[Alert], now: dt.datetime) -> None:
        """Keep what a new rule finds as known already."""
        mark = Alert(
            id=self._mark(rule), rule=rule.name, at=stamp(now), title="rule made", reason=KNOWN,
            captures=("-",),
        )  # fmt: skip
        rows = [_row(mark), *map(_row, found)]
        self._kept.alert(rows)
        self._kept.delivered(
            Delivery(row.id, way, stamp(now), done=True, reason=KNOWN)
            for row in rows
            for way in ("", *rule.to)
        )

    def _last_value(self, rule: AlertRule) -> float | None:
        values = [
            made.value
            for row in self._kept.alerts()
            if row.rule == rule.name
            and (made := msgspec.json.decode(row.record, type=Alert)).value is not None
        ]
        return values[-1] if values else None


def _row(alert: Alert) -> AlertRow:
    return AlertRow(alert.id, alert.rule, alert.at, msgspec.json.encode(alert).decode())


def titled(kept: WatchLedger) -> Iterator[tuple[AlertRow, str]]:
    """The alerts that were told or are to be, each with its title."""
    for row in kept.alerts():
        made = msgspec.json.decode(row.record, type=Alert)
        if made.reason != KNOWN and all(one.reason != KNOWN for one in kept.tries(row.id, "")):
            yield row, made.title
