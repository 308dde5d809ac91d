"""From the ledger to an assessment, a series, a comparison. In: a ledger, a case, a day. Out: records of ``model``.

Deliberately missing: arithmetic; that is ``warning``'s. What counts is gathered by ``observing``.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from callup.brief.quoting import quoted as quoted_words
from callup.case import Case
from callup.case.places import load_places
from callup.errors import BadRequest
from callup.evidence import Record
from callup.ledger import Ledger
from callup.model import (
    Assessment,
    Change,
    Claim,
    Decision,
    Replay,
    ShareMoved,
    SignShare,
    StrandSeen,
)
from callup.pipeline.guarded import guarded
from callup.pipeline.observing import (
    WHOLE,
    Seen,
    made,
    read_newest,
    read_whole,
)
from callup.privacy import leaving
from callup.warning import (
    Observed,
    Options,
    assess,
    compare,
    days_between,
    replay,
    scored,
    supposed,
)

QUOTED = 40
"""So many sources carry the words behind them; the rest name their claims."""
LONGEST_QUOTE = 240
MOST_SUPPOSED = 80
"""As many sources may be supposed as there are regions, roughly."""
Told = TypeVar("Told", Assessment, Change)


def seen_by(ledger: Ledger, case: Case, as_of: str) -> Seen:
    """Everything known by a day that counts."""
    large = ledger.holds_more_than(WHOLE, as_of=as_of)
    reading = read_newest(ledger, case, as_of) if large else read_whole(ledger, case, as_of)
    return reading.seen(ledger.decisions(as_of))


def assessment(
    ledger: Ledger,
    case: Case,
    as_of: str,
    *,
    what_if: Sequence[str] = (),
    options: Options | None = None,
) -> Assessment:
    """Both questions as of a day; ``what_if`` leaves out (``-s-3f2a``) or adds (``+mobilisation_order:3``)."""
    ledger = guarded(ledger, case)
    seen = seen_by(ledger, case, as_of)
    changed = changed_by(seen.observed, what_if, case, as_of)
    found = assess(changed, case, as_of, options, supposed=tuple(what_if))
    return leaving(quoted(found, seen.claims, ledger))


def assessment_held(ledger: Ledger, record: Record, as_of: str) -> Assessment:
    """The same, of a record that was taken from the ledger as of the day already."""
    ledger = guarded(ledger, record.case)
    if ledger.holds_more_than(WHOLE, as_of=as_of):
        return assessment(ledger, record.case, as_of)
    reading = made(ledger, record.case, as_of, record.claims, record.documents)
    # The record's claims come as reviewed, and its strands as decided.
    return assess(reading.seen((), record.strands).observed, record.case, as_of)


def comparison(ledger: Ledger, case: Case, days: tuple[str, str]) -> Change:
    """Why the assessments of two days differ."""
    ledger = guarded(ledger, case)
    first, second = days
    if second < first:
        raise BadRequest(f"{second} lies before {first}: give the earlier day first")
    now = seen_by(ledger, case, second)
    earlier = assess(seen_by(ledger, case, first).observed, case, first)
    change = compare(now.observed, case, days, earlier=earlier)
    return leaving(quoted(change, now.claims, ledger))


def series(
    ledger: Ledger, case: Case, days: tuple[str, str, int], options: Options | None = None
) -> Replay:
    """Both questions for every so many days: ``days`` is first, last, step.

    The record is read once. Where a person decided something in between, the days before and after that are answered from
    different reports; otherwise what was known later is left out day by day.
    """
    ledger = guarded(ledger, case)
    asked = days_between(*days)
    large = ledger.holds_more_than(WHOLE, as_of=asked[-1])
    reading = (read_newest if large else read_whole)(ledger, case, asked[-1])
    decisions = ledger.decisions(asked[-1])
    parts = [
        replay(reading.seen(decisions[:number]).observed, case, list(group), options)
        for number, group in itertools.groupby(asked, lambda day: _made_by(decisions, day))
    ]
    moments = tuple(moment for part in parts for moment in part.moments)
    acts = parts[-1].acts
    whole = msgspec.structs.replace(
        parts[0],
        moments=moments,
        end=asked[-1],
        step_days=days[2],
        acts=acts,
        scores=scored(moments, acts, case),
    )
    return leaving(whole)


def _made_by(decisions: Sequence[Decision], day: str) -> int:
    return sum(decision.at[:10] <= day for decision in decisions)


# ---------------------------------------------------------------------- what if


def changed_by(observed: Observed, what_if: Sequence[str], case: Case, as_of: str) -> Observed:
    """The record with some of it left out and some supposed; BadRequest says what a change should look like."""
    for change in what_if:
        if change.startswith("-"):
            observed = _without(observed, change[1:])
        elif change.startswith("+"):
            observed = _with(observed, change[1:], case, as_of)
        else:
            raise BadRequest(
                f"--what-if {change!r}: write -s-3f2a to leave a strand out, -c-3f2a a claim, -source:tass all that a "
                "source tells or carries, +summons_served:10 to have ten more sources tell of a sign, each in another region"
            )
    return observed


def _without(observed: Observed, name: str) -> Observed:
    if name.startswith("source:"):
        return _distrusting(observed, name.removeprefix("source:").casefold())
    by_strand = not name.startswith("c-")
    hit = {r.strand if by_strand else r.claim for r in observed.reports}
    if not by_strand:
        hit |= {act.claim for act in observed.acts}
    named = sorted(key for key in hit if key.startswith(name))
    if len(named) != 1 or not name:
        many = f"{len(named)} begin" if named else "none begins"
        what = "strands" if by_strand else "claims"
        raise BadRequest(
            f"--what-if -{name}: of the {what} that count, {many} so; --why lists them"
        )
    claims = {r.claim for r in observed.reports if (r.strand if by_strand else r.claim) == named[0]}
    return _keeping(observed, claims | set(named))


def _distrusting(observed: Observed, name: str) -> Observed:
    """The record without what a source says itself and what its house carries."""
    claims = {
        r.claim
        for r in observed.reports
        if name in (_plain(r.origin), _plain(r.house), r.name.casefold())
    }
    claims |= {a.claim for a in observed.acts if name in (_plain(a.origin), _plain(a.house))}
    if not claims:
        raise BadRequest(
            f"--what-if -source:{name}: no source that counts goes by this name; --why lists them"
        )
    return _keeping(observed, claims)


def _plain(key: str) -> str:
    return key.partition(":")[2].removeprefix("~").casefold()


def _keeping(observed: Observed, dropped: set[str]) -> Observed:
    return msgspec.structs.replace(
        observed,
        reports=[r for r in observed.reports if r.claim not in dropped],
        acts=[a for a in observed.acts if a.claim not in dropped],
    )


def _with(observed: Observed, text: str, case: Case, as_of: str) -> Observed:
    signal, _, count = text.partition(":")
    if signal not in case.states.signals:
        names = ", ".join(case.states.signals)
        raise BadRequest(f"--what-if +{text}: no signal {signal!r}; choose from {names}")
    if not (count or "1").isdigit() or not 1 <= int(count or 1) <= MOST_SUPPOSED:
        raise BadRequest(
            f"--what-if +{text}: the number behind the colon must be from 1 to {MOST_SUPPOSED}"
        )
    regions = sorted(load_places(case.home).regions)
    home = [code for code in regions if code.startswith(f"{case.head.country}-")]
    more = supposed(signal, int(count or 1), as_of, regions=home)
    return msgspec.structs.replace(observed, reports=[*observed.reports, *more])


# ---------------------------------------------------------------------- the words behind


def quoted(told: Told, claims: Mapping[str, Claim], ledger: Ledger) -> Told:
    """The same with the words of its weightiest sources, private names withheld."""
    words = _Words(claims, ledger)
    if isinstance(told, Change):
        parts = tuple(_moved(part, words) for part in told.parts)
        later = quoted(told.later, claims, ledger)
        return msgspec.structs.replace(told, parts=parts, later=later)
    return msgspec.structs.replace(told, signs=tuple(_sign(sign, words) for sign in told.signs))


class _Words:
    """Quotes sources until enough are quoted."""

    def __init__(self, claims: Mapping[str, Claim], ledger: Ledger) -> None:
        self._claims = claims
        self._ledger = ledger
        self._left = QUOTED

    def of(self, strands: Iterable[StrandSeen]) -> tuple[StrandSeen, ...]:
        return tuple(self._one(strand) for strand in strands)

    def _one(self, strand: StrandSeen) -> StrandSeen:
        claim = self._claims.get(strand.claims[0]) if strand.claims and self._left else None
        if claim is None:
            return strand
        self._left -= 1
        words = quoted_words(claim, self._ledger.document(claim.document))
        if len(words) > LONGEST_QUOTE:
            words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        return msgspec.structs.replace(strand, quote=words)


def _sign(sign: SignShare, words: _Words) -> SignShare:
    return msgspec.structs.replace(sign, strands=words.of(sign.strands))


def _moved(part: ShareMoved, words: _Words) -> ShareMoved:
    return msgspec.structs.replace(part, came=words.of(part.came), left=words.of(part.left))
