"""What would settle a forecast. In: a claim about the future. Out: a Criterion: an event of the case, or a threshold.

Words that speak of reaching or passing a number make a threshold; else the first outcome of the case whose words fit;
else the figure, where there is one. A forecast that fits neither can be kept but not judged. Deliberately missing: compound
forecasts; "a call-up of 500,000 in January" is judged by whether a call-up came, its number stands among the figures.
"""

from callup.case.outcomes import Outcome, OutcomeWords
from callup.evidence.bounds import closed, limits
from callup.evidence.figures import key_of
from callup.evidence.statements import Statements
from callup.model import Bound, Claim, Criterion, Stance

SET_BY_RULE = frozenset({"age", "year", "month", "day"})
"""Ages and terms are set by a rule: no number reported later settles what was foretold of one."""
REFUSED = frozenset({Stance.DENIES, Stance.DOUBTS})


def criteria_of(claim: Claim, record: Statements, words: OutcomeWords) -> list[Criterion]:
    """What would settle a claim about the future; several where it foretells several events of the case."""
    outcomes = list(record.case.outcomes.values())
    first = next((outcome for outcome in outcomes if _fits(claim, outcome, words)), None)
    figured = _threshold(claim, record)
    if figured is not None and (
        first is None or record.case.phrase("reached").search(claim.evidence.text)
    ):
        return [figured]
    if first is None:
        return [figured or Criterion(words="The case names no event or figure that would tell.")]
    text, language = claim.evidence.text, claim.language
    others = [o for o in outcomes if o is not first and words.found(o, "named", language, text)]
    negated = claim.stance in REFUSED or bool(record.case.phrase("not").search(text))
    return [_event(outcome, negated=negated) for outcome in (first, *others)]


def _event(outcome: Outcome, *, negated: bool) -> Criterion:
    told = f"{outcome.title}{': not by that day' if negated else ''}"
    return Criterion(words=told, outcome=outcome.name, negated=negated)


def _fits(claim: Claim, outcome: Outcome, words: OutcomeWords) -> bool:
    if claim.signal not in outcome.signals:
        return False
    return not outcome.forecast or words.found(
        outcome, "forecast", claim.language, claim.evidence.text
    )


def _threshold(claim: Claim, record: Statements) -> Criterion | None:
    key, quantity = key_of(claim, record), claim.quantity
    if key is None or quantity is None:
        return None
    measure = record.case.measures.get(key.measure)
    if measure is None or not measure.compared or quantity.unit in SET_BY_RULE:
        return None
    measures = measure.settled_by or (key.measure,)
    allowed = limits(quantity)
    most = quantity.bound in {Bound.UP_TO, Bound.LESS_THAN} or bool(
        record.case.phrase("at_most").search(claim.evidence.text)
    )
    negated = claim.stance in REFUSED or bool(record.case.phrase("not").search(claim.evidence.text))
    number = allowed.high if most else allowed.low
    titles = " or ".join(record.case.measure_title(name) for name in measures)
    sense = f"{'at most' if most else 'at least'} {number:,.0f}"
    return Criterion(
        words=f"{titles}: {'not ' if negated else ''}{sense}",
        measures=measures,
        place=key.place,
        unit=key.unit,
        low=None if most else closed(number),
        high=closed(number) if most else None,
        negated=negated,
    )
