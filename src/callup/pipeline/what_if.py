"""What if some of it were not so? In: what counts, changes in words. Out: what would count then.

Deliberately missing: any change of the record; a supposition ends with its question.
"""

from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.case.places import load_places
from callup.errors import BadRequest
from callup.warning import Observed, supposed

MOST_SUPPOSED = 80
"""As many sources may be supposed as there are regions, roughly."""


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
