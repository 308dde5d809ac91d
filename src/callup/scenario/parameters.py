"""The kernel's parameters: name, unit, allowed range, meaning. In: nothing. Out: ``PARAMETERS``, in the kernel's order.

Every parameter has one value a draw; what differs between regions is in ``Regions`` (shares) only. The values
and their reasons are a case's own; nothing here knows a country. Missing on purpose: default values.
"""

import msgspec


class Parameter(msgspec.Struct, frozen=True):
    """One number the model runs on. ``low`` and ``high`` bound every value a draw may take; ``whole`` ones are counts."""

    name: str
    unit: str
    low: float
    high: float
    meaning: str
    whole: bool = False


def _share(name: str, meaning: str) -> Parameter:
    return Parameter(name, "share", 0.0, 1.0, meaning)


def _people(name: str, meaning: str, high: float = 100_000_000.0) -> Parameter:
    return Parameter(name, "people", 0.0, high, meaning)


def _rate(name: str, meaning: str) -> Parameter:
    return Parameter(name, "per day", 0.0, 1.0, meaning)


def _days(name: str, meaning: str, low: float = 1.0, high: float = 10_000.0) -> Parameter:
    return Parameter(name, "day", low, high, meaning)


PARAMETERS: tuple[Parameter, ...] = (
    # Stocks on day 0. Men in the force on day 0 are spread over regions by their share of men of age.
    _people("reachable_start", "men who can be called up or sign, at home, on day 0"),
    _people("exempt_start", "men exempt on day 0"),
    _people("abroad_start", "men abroad on day 0 who will come back"),
    _people("held_start", "trained men held behind the front on day 0"),
    _people("zone_start", "men in the zone, outside combat units, on day 0"),
    _people("combat_start", "men in combat units on day 0"),
    _people("conscripts_start", "conscripts serving on day 0, spread evenly over twelve months"),
    _people("young_start", "young men of draft age not yet drafted on day 0"),
    _people("prison_pool", "prisoners who could be recruited from day 0 on, all told"),
    # Call-up. Sizes are of what is ordered; who evades stays reachable.
    _people("callup_size", "men a general call-up orders"),
    _people("past_size", "men an earlier call-up, already decided, orders"),
    _people("rolling_size", "men each small call-up orders"),
    _people("stealth_size", "serving conscripts a stealth path sends, all told"),
    _days(
        "callup_tau",
        "e-folding time of a call-up's daily intake: small is all at once, large is even",
        0.5,
    ),
    _share("evasion", "share of the ordered men a paper summons does not bring in"),
    _share("register_coverage", "share of men whom an electronic register holds"),
    _share("register_reach", "share of those whom an electronic summons reaches"),
    _share("register_compliance", "share of those who would have evaded and now come"),
    _days("register_days", "days from a register's start to its full effect, linear"),
    # Fear, flight and exemption.
    _share(
        "leave_share", "share of reachable men who leave the country for a shock of 1, all told"
    ),
    _days("fear_half_life", "days in which fear halves"),
    _share("return_share", "share of leavers who come back at all"),
    _days("return_days", "mean days abroad of those who come back"),
    _share("exempt_share", "share of reachable men who gain exemption for a shock of 1, all told"),
    _days("exempt_days", "mean days an exemption lasts", 1.0, 100_000.0),
    # Training.
    _days("admission_days", "days from mustering to a course when places are free"),
    Parameter("places", "people", 0.0, 10_000_000.0, "training places of the country, all tracks"),
    _share("fast_share", "share of recruits on the fast track"),
    _days("fast_days", "mean days of the fast track", 1.0, 1000.0),
    _days("slow_days", "mean days of the slow track", 1.0, 1000.0),
    Parameter(
        "stages",
        "stage",
        1,
        20,
        "Erlang k of both tracks: 1 is memoryless, 20 nearly fixed; at most one stage a step",
        whole=True,
    ),
    _share("conscript_places", "share of conscripts in their first four months who take a place"),
    # The front.
    _rate("release_rate", "share of the trained and held sent to the zone a day, at its median"),
    Parameter(
        "release_noise", "log", 0.0, 3.0, "standard deviation of the weekly log of the release rate"
    ),
    Parameter(
        "release_memory", "share", 0.0, 0.99, "correlation of that log from one week to the next"
    ),
    _rate("combat_rate", "share of those in the zone who join combat units a day"),
    _rate("rotation_rate", "share of those in combat units who go back to the zone's rear a day"),
    _rate("loss_rate", "share of those in combat units killed, captured or wounded a day"),
    _share("recoverable_share", "share of those losses who recover"),
    _days("recovery_days", "mean days of recovery, after which men are in the zone again"),
    # Contracts and prisons.
    Parameter(
        "contract_rate", "people per day", 0.0, 100_000.0, "men who sign a day without a drive"
    ),
    Parameter(
        "drive_factor", "times", 0.0, 20.0, "what a contract drive multiplies that by, at its full"
    ),
    _days("drive_days", "days from a drive's start to its full effect, linear"),
    _rate(
        "prison_rate", "share of the remaining prison pool recruited a day while recruiting is open"
    ),
    # The regular draft.
    _people("draft_spring", "conscripts a spring draft takes"),
    _people("draft_autumn", "conscripts an autumn draft takes"),
)
NAMES: tuple[str, ...] = tuple(parameter.name for parameter in PARAMETERS)
INDEX: dict[str, int] = {name: number for number, name in enumerate(NAMES)}


def parameter(name: str) -> Parameter:
    """A parameter by its name; KeyError where there is none."""
    return PARAMETERS[INDEX[name]]
