"""Whose call-up a claim speaks of. In: what the head says, the claim's places and sign. Out: a country or nobody, how sure.

Where men are called up tells for whom: a region says it plainly, unless another country holds it. Deliberately missing:
the place of a battle, a training ground or a flight; it says nothing of whose men they are.
"""

from callup.case import Case
from callup.model import Place
from callup.reading.encoder import Floats
from callup.reading.labels import ABOUTS

NONE, OTHER = "none", "other"
# How sure it is that a sentence which names one other country alone speaks of that country's men. Of 36 such marked statements
# (third countries, nothing done across a border) 33 do.
PLAINLY = 0.9


def about(
    shares: Floats,
    where: tuple[Place, ...],
    placed: float,
    signal: str,
    case: Case,
    other: str | None = None,
) -> tuple[str | None, float]:
    """The country of a claim's regions, else one the weights know, else that of a place, else the case's own.

    ``placed`` is how likely its places are its own; ``other`` the one other country its sentence names, and it alone.
    """
    country, sure = _weighed(shares, where, placed, signal, case)
    scope = case.head.scope
    inland = signal in scope.home_signals and signal not in scope.crossing
    regions = any("-" in place.code for place in where)
    if other is not None and inland and country == case.head.country and not regions:
        return other, PLAINLY
    return country, sure


def _weighed(
    shares: Floats, where: tuple[Place, ...], placed: float, signal: str, case: Case
) -> tuple[str | None, float]:
    best = int(shares.argmax())
    name, sure = ABOUTS[best], float(shares[best])
    own = case.head.country
    if own not in ABOUTS and own in {place.code[:2] for place in where}:
        return own, 1.0
    home = _home(where, signal, case)
    if home is not None:
        said = float(shares[ABOUTS.index(home)]) if home in ABOUTS else 0.0
        return home, 1 - (1 - said) * (1 - placed)
    if name != OTHER:
        return (None if name == NONE else name), sure
    named = [place.code[:2] for place in where if place.code[:2] not in ABOUTS]
    return (named[0] if named else None if own in ABOUTS else own), sure


def _home(where: tuple[Place, ...], signal: str, case: Case) -> str | None:
    """The one country whose regions a claim names, none of them held by another, if the sign is of men where they live."""
    scope = case.head.scope
    regions = {place.code for place in where if "-" in place.code}
    countries = {code[:2] for code in regions}
    if len(countries) != 1 or signal not in scope.home_signals:
        return None
    return None if regions & {*scope.held, *scope.lost} else countries.pop()
