"""The model as a Vensim ``.mdl`` text, so that others can check it in their own tools. In: one draw, regions, a path. Out: text.

Every equation of the model in Vensim's words, per region and origin, with units and meanings: nothing of the kernel's
short way is in it. Euler's method with the same step gives the same numbers. Missing on purpose: sketches (the drawing of boxes
and arrows); more draws than one in a file.
"""

import re
from collections.abc import Iterable, Sequence

from callup.errors import BadRequest
from callup.scenario.draws import Draws
from callup.scenario.parameters import PARAMETERS
from callup.scenario.paths import (
    Callup,
    DayWindow,
    Drive,
    Path,
    RegionShares,
    RegularDraft,
    Stealth,
)
from callup.scenario.rates import DRILL_MONTHS, MONTHS, YEAR, stages_of
from callup.scenario.result import SERIES
from callup.scenario.task import WEEK, levels_of

HALF = "TIME STEP/2"
"""Days are compared half a step early, so that a rounding of Time never moves an event."""
DRILL = range(1, DRILL_MONTHS + 1)
SERVING = range(DRILL_MONTHS + 1, MONTHS + 1)


class _Sheet:
    """Equations, one after another."""

    def __init__(self) -> None:
        self.parts = ["{UTF-8}"]

    def add(self, name: str, expression: str, unit: str = "people", meaning: str = "") -> None:
        self.parts.append(f"{name} = {expression}\n\t~\t{unit}\n\t~\t{meaning}\n\t|")

    def stock(self, name: str, flow: str, start: str = "0", meaning: str = "") -> None:
        self.add(name, f"INTEG({flow}, {start})", "people", meaning)

    def group(self, name: str, members: Iterable[str]) -> None:
        self.parts.append(f"{name}: {', '.join(members)}\n\t~\n\t~\n\t|")

    def text(self) -> str:
        return "\n\n".join(self.parts) + "\n"


def vensim(draws: Draws, regions: RegionShares, path: Path, days: int, per_day: int = 1) -> str:
    """The model of one draw on one path over ``days`` days; BadRequest for more or fewer draws than one."""
    if len(draws) != 1:
        raise BadRequest(f"a .mdl file holds one draw; {len(draws)} were given")
    sheet = _Sheet()
    _groups(sheet, regions)
    _constants(sheet, draws, per_day)
    _decisions(sheet, path)
    _release(sheet, draws, days)
    _home(sheet)
    _conscripts(sheet)
    _training(sheet, [int(stages_of(draws, d, 1 / per_day)[0]) for d in ("fast_days", "slow_days")])
    _front(sheet)
    _totals(sheet)
    _clock(sheet, days, per_day)
    return sheet.text()


def variable(series: str) -> str:
    """The variable of the file that is a national series."""
    return f"national {series.replace('_', ' ')}"


def _number(value: float) -> str:
    return repr(float(value))


def _groups(sheet: _Sheet, regions: RegionShares) -> None:
    names = [re.sub(r"\W", "_", code) for code in regions.codes]
    sheet.group("Region", names)
    sheet.group("Origin", ("men", "called", "signed"))
    for name, shares in (
        ("men", regions.men),
        ("callup", regions.callup),
        ("contract", regions.contract),
    ):
        # One equation a region: PySD rounds the numbers of a list to eight digits.
        for region, share in zip(names, shares, strict=True):
            sheet.add(f"share {name}[{region}]", _number(share), "share", f"of {name}")


def _constants(sheet: _Sheet, draws: Draws, per_day: int) -> None:
    for parameter in PARAMETERS:
        value = _number(draws.of(parameter.name)[0])
        sheet.add(parameter.name.replace("_", " "), value, parameter.unit, parameter.meaning)
    for track in ("fast", "slow"):
        stages = stages_of(draws, f"{track}_days", 1 / per_day)[0]
        rate = f"MIN(1/TIME STEP, {stages:.0f}/{track} days)"
        sheet.add(f"{track} pace", rate, "per day", f"share of a {track} stage that moves on")
    sheet.add(
        "month pace", f"{MONTHS}/{YEAR}", "per day", "share of a month's conscripts who move on"
    )


def _from(start: int) -> str:
    return f"Time+{HALF} > {start}"


def _during(start: int, end: int | None) -> str:
    return _from(start) if end is None else f"{_from(start)} :AND: Time+{HALF} < {end}"


def _sum(terms: Iterable[str]) -> str:
    return " + ".join(terms) or "0"


def _even(event: Stealth | RegularDraft | Callup) -> str:
    size = f"{_number(event.times)}*{event.size.replace('_', ' ')}"
    during = _during(event.start, event.start + event.days)
    return f"IF THEN ELSE({during}, {size}/{event.days}, 0)"


def _called(call: Callup) -> str:
    if call.tau is None:
        return _even(call)
    tau = call.tau.replace("_", " ")
    size = f"{_number(call.times)}*{call.size.replace('_', ' ')}"
    part = (
        f"EXP(-MAX(Time-({call.start}), 0)/{tau})*(1-EXP(-TIME STEP/{tau}))"
        f"/(1-EXP(-{call.days}/{tau}))/TIME STEP"
    )
    return f"IF THEN ELSE({_during(call.start, call.start + call.days)}, {size}*{part}, 0)"


def _shocks(path: Path) -> list[tuple[int, float]]:
    told = [(c.start if c.announced is None else c.announced, c.shock) for c in path.callups]
    told += [(drive.start, drive.shock) for drive in path.drives]
    told += [(stealth.start, stealth.shock) for stealth in path.stealth]
    return [(day, shock) for day, shock in told if day >= 0 and shock]


def _opened(windows: Sequence[DayWindow]) -> str:
    return f"MIN(1, {_sum(f'IF THEN ELSE({_during(w.start, w.end)}, 1, 0)' for w in windows)})"


def _ramp(drives: Sequence[Drive]) -> str:
    ramp = "0"
    for drive in drives:
        one = f"MIN(1, (Time-({drive.start}))/drive days)"
        ramp = f"MAX({ramp}, IF THEN ELSE({_during(drive.start, drive.end)}, {one}, 0))"
    return ramp


def _decisions(sheet: _Sheet, path: Path) -> None:
    """What the path orders, in men a day."""
    sheet.add("ordered", _sum(map(_called, path.callups)), "people per day", "men ordered")
    age = "0"
    if path.register is not None:
        age = f"IF THEN ELSE({_from(path.register)}, MIN(1, (Time-({path.register}))/register days), 0)"
    sheet.add("register effect", age, "share", "how far the register works")
    reached = "register coverage*register reach*register compliance*register effect"
    sheet.add("called wanted", f"ordered*(1-evasion*(1-{reached}))", "people per day")
    sheet.add("drive effect", _ramp(path.drives), "share", "how far a contract drive works")
    opened = _opened(path.contracts)
    sheet.add(
        "signed wanted",
        f"{opened}*contract rate*(1+(drive factor-1)*drive effect)",
        "people per day",
    )
    sheet.add("draft wanted", _sum(map(_even, path.drafts)), "people per day")
    sheet.add("stealth wanted", _sum(map(_even, path.stealth)), "people per day")
    sheet.add("prisons open", _opened(path.prisons), "share")
    shocks = (
        f"IF THEN ELSE({_from(day)} :AND: Time-{HALF} < {day}, {_number(shock)}/TIME STEP, 0)"
        for day, shock in _shocks(path)
    )
    sheet.add("shock", _sum(shocks), "per day", "fear that news adds")


def _release(sheet: _Sheet, draws: Draws, days: int) -> None:
    """The decision to release, with this draw's weekly noise."""
    weeks = max(1, -(-days // WEEK))
    sheet.group("Week", (f"week {number}" for number in range(weeks)))
    for number, level in enumerate(levels_of(draws, weeks)[:, 0]):
        sheet.add(f"week start[week {number}]", str(number * WEEK), "day")
        sheet.add(f"week level[week {number}]", _number(level), "log", "noise of the release")
    now = f"Time+{HALF} > week start[Week] :AND: Time+{HALF} < week start[Week]+{WEEK}"
    sheet.add("this week[Week]", f"IF THEN ELSE({now}, 1, 0)", "1")
    sheet.add("release level", "SUM(week level[Week!]*this week[Week!])", "log")
    sheet.add(
        "releasing share",
        "MIN(1/TIME STEP, release rate*EXP(release noise*release level))",
        "per day",
        "share of the trained and held who are sent",
    )


def _home(sheet: _Sheet) -> None:
    """Fear, flight, exemption, and who is taken."""
    sheet.add("fading", "fear*LN(2)/fear half life", "per day")
    sheet.add("fear", "INTEG(shock-fading, 0)", "1", "1 is that right after a general decree")
    sheet.add("leaving share", "MIN(1/TIME STEP, leave share*fading)", "per day")
    sheet.add("gaining share", "MIN(1/TIME STEP-leaving share, exempt share*fading)", "per day")
    flows = {
        "leaving": "leaving share*reachable[Region]",
        "gaining": "gaining share*reachable[Region]",
        "returning": "back[Region]/return days",
        "ending": "exempt[Region]/exempt days",
        "ready": "reachable[Region]/TIME STEP-leaving[Region]-gaining[Region]",
        "calling": "MIN(share callup[Region]*called wanted, ready[Region])",
        "signing": "MIN(share contract[Region]*signed wanted, ready[Region]-calling[Region])",
        "recruiting": "prisons open*prison rate*prison[Region]",
    }
    for name, expression in flows.items():
        sheet.add(f"{name}[Region]", expression, "people per day")
    sheet.stock(
        "reachable[Region]",
        "returning[Region]+ending[Region]+discharging[Region]-leaving[Region]-gaining[Region]"
        "-calling[Region]-signing[Region]",
        "reachable start*share men[Region]",
    )
    stocks = {
        "exempt": ("gaining[Region]-ending[Region]", "exempt start*share men[Region]"),
        "back": (
            "return share*leaving[Region]-returning[Region]",
            "abroad start*share men[Region]",
        ),
        "gone": ("(1-return share)*leaving[Region]", "0"),
        "prison": ("-recruiting[Region]", "prison pool*share men[Region]"),
    }
    for name, (flow, start) in stocks.items():
        sheet.stock(f"{name}[Region]", flow, start)


def _conscripts(sheet: _Sheet) -> None:
    """The conveyor of twelve months."""
    sheet.add(
        "drafting[Region]",
        "MIN(share men[Region]*draft wanted, young[Region]/TIME STEP)",
        "people per day",
    )
    sheet.stock("young[Region]", "-drafting[Region]", "young start*share men[Region]")
    serving = _sum(f"SUM(month {month}[Region!])" for month in SERVING)
    sheet.add("serving", serving, "people", "conscripts who can be sent")
    sheet.add(
        "sending share",
        "MIN(1/TIME STEP-month pace, ZIDZ(stealth wanted, serving))",
        "per day",
    )
    sheet.add(
        "sending[Region]",
        f"sending share*({_sum(f'month {month}[Region]' for month in SERVING)})",
        "people per day",
    )
    sheet.add("discharging[Region]", f"month pace*month {MONTHS}[Region]", "people per day")
    start = f"conscripts start*share men[Region]/{MONTHS}"
    for month in range(1, MONTHS + 1):
        entering = f"month pace*month {month - 1}[Region]" if month > 1 else "drafting[Region]"
        sent = f"-sending share*month {month}[Region]" if month in SERVING else ""
        flow = f"{entering}-month pace*month {month}[Region]{sent}"
        sheet.stock(f"month {month}[Region]", flow, start)


def _by_origin(sheet: _Sheet, name: str, values: Sequence[str], unit: str) -> None:
    for origin, value in zip(("men", "called", "signed"), values, strict=True):
        sheet.add(f"{name}[Region,{origin}]", value, unit)


def _training(sheet: _Sheet, stages: Sequence[int]) -> None:
    """Waiting, both tracks, and the country's places."""
    both = "[Region,Origin]"
    _by_origin(sheet, "arriving", ("0", "calling[Region]", "signing[Region]"), "people per day")
    tracks = [
        f"SUM({track} {stage}[Region!,Origin!])"
        for track, count in zip(("fast", "slow"), stages, strict=True)
        for stage in range(1, count + 1)
    ]
    sheet.add("in training", _sum(tracks))
    drill = _sum(f"SUM(month {month}[Region!])" for month in DRILL)
    sheet.add("places drafted", f"conscript places*({drill})")
    sheet.add("places free", "MAX(0, places-in training-places drafted)")
    sheet.add("all waiting", "SUM(waiting[Region!,Origin!])")
    sheet.add(
        "admitted share",
        "MIN(1/admission days, XIDZ(places free/TIME STEP, all waiting, 1/admission days))",
        "per day",
    )
    sheet.add(f"admitting{both}", f"admitted share*waiting{both}", "people per day")
    sheet.stock(f"waiting{both}", f"arriving{both}-admitting{both}")
    entering = (f"fast share*admitting{both}", f"(1-fast share)*admitting{both}")
    for track, count, flow in zip(("fast", "slow"), stages, entering, strict=True):
        _track(sheet, track, count, flow)
    last = (f"{t} pace*{t} {n}{both}" for t, n in zip(("fast", "slow"), stages, strict=True))
    sheet.add(f"finishing{both}", _sum(last), "people per day")


def _track(sheet: _Sheet, track: str, stages: int, entering: str) -> None:
    both, flow = "[Region,Origin]", entering
    for stage in range(1, stages + 1):
        leaving = f"{track} pace*{track} {stage}{both}"
        sheet.stock(f"{track} {stage}{both}", f"{flow}-{leaving}")
        flow = leaving


def _front(sheet: _Sheet) -> None:
    """Held, in the zone, in combat, wounded, lost."""
    both = "[Region,Origin]"
    for name, source in (("held", "held"), ("rear", "zone"), ("combat", "combat")):
        start = f"{source} start*share men[Region]"
        _by_origin(sheet, f"{name} start by", (start, "0", "0"), "people")
    _by_origin(
        sheet, "newly held", ("sending[Region]+recruiting[Region]", "0", "0"), "people per day"
    )
    flows = {
        "releasing": f"releasing share*held{both}",
        "joining": f"combat rate*rear{both}",
        "hitting": f"loss rate*combat{both}",
        "resting": f"MIN(rotation rate, 1/TIME STEP-loss rate)*combat{both}",
        "recovering": f"wounded{both}/recovery days",
    }
    for name, expression in flows.items():
        sheet.add(f"{name}{both}", expression, "people per day")
    stocks = {
        "held": "+finishing+newly held-releasing",
        "rear": "+releasing+resting+recovering-joining",
        "combat": "+joining-hitting-resting",
    }
    for name, terms in stocks.items():
        flow = re.sub(r"([+-])([a-z ]+)", rf"\1\2{both}", terms).lstrip("+")
        sheet.stock(f"{name}{both}", flow, f"{name} start by{both}")
    sheet.stock(f"wounded{both}", f"recoverable share*hitting{both}-recovering{both}")
    sheet.stock(f"lost{both}", f"(1-recoverable share)*hitting{both}")


_REGION = {
    "young": "young",
    "prison_pool": "prison",
    "reachable": "reachable",
    "exempt": "exempt",
}
_BOTH = {
    "waiting": "waiting",
    "held": "held",
    "zone_rear": "rear",
    "in_combat": "combat",
    "wounded": "wounded",
    "lost": "lost",
}
_SINCE = {
    "called_up": "SUM(calling[Region!])",
    "signed": "SUM(signing[Region!])",
    "recruited_prisons": "SUM(recruiting[Region!])",
    "conscripts_sent": "SUM(sending[Region!])",
    "drafted": "SUM(drafting[Region!])",
    "trained": "SUM(finishing[Region!,Origin!])",
    "released": "SUM(releasing[Region!,Origin!])",
    "left": "SUM(leaving[Region!])",
    "returned": "SUM(returning[Region!])",
}


def _of(origin: str, *stocks: str) -> str:
    return _sum(f"SUM({stock}[Region!,{origin}])" for stock in stocks)


def _totals(sheet: _Sheet) -> None:
    """The national series, named as they are everywhere in Callup."""
    months = _sum(f"SUM(month {month}[Region!])" for month in range(1, MONTHS + 1))
    stages = {
        track: [name for name in _stage_names(sheet) if name.startswith(f"{track} ")]
        for track in ("fast", "slow")
    }
    expressions = {name: f"SUM({stock}[Region!])" for name, stock in _REGION.items()}
    expressions |= {name: f"SUM({stock}[Region!,Origin!])" for name, stock in _BOTH.items()}
    expressions |= {
        "conscripts": months,
        "abroad": "SUM(back[Region!])+SUM(gone[Region!])",
        "training_fast": _of("Origin!", *stages["fast"]),
        "training_slow": _of("Origin!", *stages["slow"]),
        "in_zone": _of("Origin!", "rear", "combat"),
        "trained_force": _of("Origin!", "held", "rear", "combat"),
        "in_training": "in training",
        "called_waiting": _of("called", "waiting"),
        "called_training": _of("called", *stages["fast"], *stages["slow"]),
        "called_held": _of("called", "held"),
        "called_in_zone": _of("called", "rear", "combat"),
        "called_in_combat": _of("called", "combat"),
        "called_lost": _of("called", "lost"),
        "signed_in_zone": _of("signed", "rear", "combat"),
        "places_drafted": "places drafted",
        "places_free": "places free",
        "fear": "fear",
    }
    for name, meaning in SERIES:
        if name in _SINCE:
            sheet.stock(variable(name), _SINCE[name], "0", meaning)
        else:
            sheet.add(variable(name), expressions[name], "people", meaning)


def _stage_names(sheet: _Sheet) -> list[str]:
    found = (re.match(r"((?:fast|slow) \d+)\[", part) for part in sheet.parts)
    return [match.group(1) for match in found if match]


def _clock(sheet: _Sheet, days: int, per_day: int) -> None:
    for name, value, meaning in (
        ("INITIAL TIME", "0", "day 0"),
        ("FINAL TIME", str(days), "the last day"),
        ("TIME STEP", _number(1 / per_day), "Euler's step"),
        ("SAVEPER", "1", "every day"),
    ):
        sheet.add(name, value, "day", meaning)


__all__ = ["variable", "vensim"]
