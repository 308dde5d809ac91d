"""What each path could deliver. In: paths, a day, needs. Out: a Projection."""

from collections.abc import Iterable

from callup.api.clock import Day, iso, iso_or_today
from callup.model.projection import Projection
from callup.pipeline import CASE
from callup.pipeline.projection import Asked
from callup.pipeline.projection import project as projected


def project(
    *paths: str,
    case: str = CASE,
    as_of: Day = None,
    until: Day = None,
    needs: Iterable[str] = (),
    draws: int = 1000,
) -> Projection:
    """What paths could deliver by when, what binds and what it hangs on; ``needs`` as ``"300000@2023-04-01"``."""
    asked = Asked(
        paths=tuple(dict.fromkeys(paths)),
        as_of=iso_or_today(as_of, "as_of"),
        until=iso(until, "until"),
        needs=tuple(needs),
        draws=draws,
    )
    return projected(case, asked)
