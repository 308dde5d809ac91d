"""The assessment of a day. In: an Observed, a case, the day. Out: both questions answered, with every share that moves them.

Pure and seeded: the same record in any order gives the same numbers. Deliberately missing: anything known after the day.
"""

from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.model import AheadAt, AheadEstimate, Assessment, StateAt, StateEstimate
from callup.warning.confidence import confidence, exposure_of, lacking
from callup.warning.draws import Options
from callup.warning.record import Observed, iso, ordinal
from callup.warning.regions import regions
from callup.warning.signs import in_window, signs
from callup.warning.telling import ahead_title, next_sentence, now_sentence
from callup.warning.weighing import Weighing
from callup.warning.words import words_for

BEFORE = 30
"""Days before with which what lies ahead is compared."""


def assess(
    observed: Observed,
    case: Case,
    as_of: str,
    options: Options | None = None,
    *,
    supposed: Sequence[str] = (),
) -> Assessment:
    """What the record amounts to on a day; ``supposed`` names what the caller added or left out."""
    return assessed(weighed(observed, case, as_of, options), as_of, supposed)


def weighed(observed: Observed, case: Case, as_of: str, options: Options | None = None) -> Weighing:
    """The weighing of a day, and of the day with which it is compared."""
    before = iso(ordinal(as_of) - BEFORE)
    return Weighing(observed, case, as_of, options or Options(), (before, as_of))


def assessed(weighing: Weighing, as_of: str, supposed: Sequence[str] = ()) -> Assessment:
    """The same, of a weighing that is at hand."""
    at, case = weighing.at(as_of), weighing.case
    before = Weighing(Observed(), case, as_of, weighing.options)
    acts = tuple(act for act in weighing.wave.acts if act.day <= as_of)
    states = _states(weighing, at, before.states(0), case)
    ahead = _ahead(weighing, at, before.ahead(0), case)
    shares = signs(weighing, as_of)
    heard = in_window(weighing, as_of)
    exposure = exposure_of(weighing, at)
    carried = weighing.carried(at)
    return Assessment(
        case=case.name,
        question=case.head.question,
        as_of=as_of,
        now=now_sentence(states, acts, case),
        next=next_sentence(ahead, case),
        states=states,
        ahead=ahead,
        acts=acts,
        signs=tuple(shares),
        carried={
            name: round(float(value), 4)
            for name, value in zip(case.states.paths, carried, strict=True)
        },
        regions=tuple(regions(weighing, as_of)),
        exposure=exposure,
        confidence=confidence(weighing, as_of, states),
        lacks=tuple(lacking(weighing, as_of, exposure)),
        strands=len({report.origin for report in heard}),
        claims=len({report.claim for report in heard if report.claim}),
        draws=weighing.options.draws,
        seed=weighing.options.seed,
        supposed=tuple(supposed),
    )


def _states(
    weighing: Weighing, at: int, priors: Sequence[StateAt], case: Case
) -> tuple[StateEstimate, ...]:
    earlier = weighing.states(at - BEFORE) if at >= BEFORE else ()
    was = {one.name: one.probability for one in earlier}
    return tuple(
        StateEstimate(
            **msgspec.structs.asdict(one),
            title=case.states.states[one.name].title,
            words=words_for(one.probability),
            prior=prior.probability,
            before=was.get(one.name),
        )
        for one, prior in zip(weighing.states(at), priors, strict=True)
    )


def _ahead(
    weighing: Weighing, at: int, priors: Sequence[AheadAt], case: Case
) -> tuple[AheadEstimate, ...]:
    earlier = weighing.ahead(at - BEFORE) if at >= BEFORE else ()
    was = {(one.question, one.days): one.probability for one in earlier}
    return tuple(
        AheadEstimate(
            **msgspec.structs.asdict(one),
            title=ahead_title(one, case),
            words=words_for(one.probability),
            prior=prior.probability,
            before=was.get((one.question, one.days)),
        )
        for one, prior in zip(weighing.ahead(at), priors, strict=True)
    )
