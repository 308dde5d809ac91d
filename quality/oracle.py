"""The same model in plain NumPy, all draws and regions at once, every stock by region and origin. In, out: as ``run``.

It is the kernel's check, written apart from it: no shared columns, no short way, nothing compiled but the small ``rates``.
Slow and large on purpose: use it to compare, not to work.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from callup.scenario.draws import Draws
from callup.scenario.paths import Path, RegionShares
from callup.scenario.plan import Plan, plan_of
from callup.scenario.rates import DRILL_MONTHS, MONTHS, rates_of
from callup.scenario.result import FINALS, NAMES, Result
from callup.scenario.run import DEFAULT, RunOptions, check_values, kept, recorded_days

Floats = NDArray[np.float64]
CALLED, SIGNED = 1, 2
"""Places of two origins on the pipeline's last axis; 0 is the force of day 0, conscripts and prisoners."""
Stocks = dict[str, Floats]
"""Stocks by name, each (draws, regions); of the pipeline (draws, regions, 2 or 3 origins); of tracks one axis more, stages."""


def oracle(
    draws: Draws,
    regions: RegionShares,
    path: Path,
    days: Sequence[int],
    options: RunOptions = DEFAULT,
) -> Result:
    """Run a path, as ``run`` does."""
    recorded = recorded_days(days)
    check_values(draws)
    model = _Model(draws, regions, plan_of(path, draws, int(recorded[-1]), options.per_day))
    wanted = {int(day) * options.per_day: number for number, day in enumerate(recorded)}
    series = np.empty((len(draws), recorded.size, len(options.keep)))
    chosen = kept(options.keep)
    for step in range(model.plan.steps + 1):
        if step in wanted:
            series[:, wanted[step]] = model.national()[:, chosen]
        if step < model.plan.steps:
            model.advance(step)
    return Result(
        path=path.name,
        days=recorded,
        names=options.keep,
        series=series,
        codes=regions.codes,
        finals=model.finals() if options.finals else None,
        first_bound=model.first_bound,
        days_bound=-(-model.steps_bound // options.per_day),
    )


class _Model:
    """All stocks of all draws, and how they change in a step."""

    def __init__(self, draws: Draws, regions: RegionShares, plan: Plan) -> None:
        self.plan, self.noise = plan, draws.release
        self.rates = rates_of(draws, plan.per_day)._asdict()
        self.men, self.quota, self.contract = regions.men, regions.callup, regions.contract
        self.level = np.zeros(len(draws))
        self.release = np.zeros(len(draws))
        self.first_bound = np.full(len(draws), -1, dtype=np.int64)
        self.steps_bound = np.zeros(len(draws), dtype=np.int64)
        self.totals = {
            name: np.zeros(len(draws))
            for name in ("recruited_prisons", "conscripts_sent", "drafted", "trained", "released")
        }
        self.stocks = self._start(draws)

    def _start(self, draws: Draws) -> Stocks:
        shape = (len(draws), self.men.size)

        def spread(name: str) -> Floats:
            return np.outer(draws.of(name), self.men)

        stocks: Stocks = {
            name: np.zeros(shape) for name in ("gone", "left", "returned", "called_up", "signed")
        }
        stocks |= {
            "young": spread("young_start"),
            "prison": spread("prison_pool"),
            "reachable": spread("reachable_start"),
            "exempt": spread("exempt_start"),
            "back": spread("abroad_start"),
            "fear": np.zeros((len(draws), 1)),
        }
        stocks["conscripts"] = np.repeat(
            spread("conscripts_start")[..., None] / MONTHS, MONTHS, axis=2
        )
        for name, source in (
            ("held", "held_start"),
            ("rear", "zone_start"),
            ("combat", "combat_start"),
        ):
            stocks[name] = np.zeros((*shape, 3))
            stocks[name][..., 0] = spread(source)
        stocks["wounded"], stocks["lost"] = np.zeros((*shape, 3)), np.zeros((*shape, 3))
        stocks["waiting"] = np.zeros((*shape, 3))
        for track in ("fast", "slow"):
            longest = int(self.rates[f"{track}_stages"].max())
            stocks[track] = np.zeros((*shape, 3, longest))
        return stocks

    def _rate(self, name: str, axes: int = 1) -> Floats:
        return np.asarray(self.rates[name].reshape(-1, *([1] * axes)))

    def advance(self, step: int) -> None:
        """One step; every flow is of the stocks as they were."""
        if step % (7 * self.plan.per_day) == 0:
            self._decide(step // (7 * self.plan.per_day))
        old = {name: values.copy() for name, values in self.stocks.items()}
        sent, discharged = self._conscripts(old, step)
        recruited = self._rate("prison") * old["prison"] * self.plan.prisons[step]
        self.stocks["prison"] -= recruited
        self.totals["recruited_prisons"] += recruited.sum(axis=1)
        arrived = self._home(old, step, discharged)
        finished = self._training(old, arrived, step)
        self._front(old, finished, sent + recruited)

    def _decide(self, week: int) -> None:
        memory, normal = self.rates["memory"], self.noise[:, week]
        fresh = np.sqrt(1 - memory**2) * normal
        self.level = normal.copy() if week == 0 else memory * self.level + fresh
        self.release = np.minimum(
            1.0, self.rates["release"] * np.exp(self.rates["noise"] * self.level)
        )

    def _conscripts(self, old: Stocks, step: int) -> tuple[Floats, Floats]:
        """Conscripts sent and men discharged, by region."""
        month = self._rate("month")
        wanted = np.outer(self.plan.draft_size @ self.plan.draft_share[:, step], self.men)
        entered = np.minimum(wanted, old["young"])
        serving = old["conscripts"][..., DRILL_MONTHS:].sum(axis=(1, 2))
        stealth = self.plan.stealth_size @ self.plan.stealth_share[:, step]
        share = np.divide(stealth, serving, out=np.zeros_like(stealth), where=serving > 0)
        taken = np.minimum(1 - self.rates["month"], share).reshape(-1, 1, 1)
        new = old["conscripts"] * (1 - month[..., None])
        new[..., 1:] += month[..., None] * old["conscripts"][..., :-1]
        new[..., 0] += entered
        sent = taken * old["conscripts"][..., DRILL_MONTHS:]
        new[..., DRILL_MONTHS:] -= sent
        self.stocks["conscripts"], self.stocks["young"] = new, old["young"] - entered
        self.totals["drafted"] += entered.sum(axis=1)
        self.totals["conscripts_sent"] += sent.sum(axis=(1, 2))
        return sent.sum(axis=2), month * old["conscripts"][..., -1]

    def _home(self, old: Stocks, step: int, discharged: Floats) -> Floats:
        """Flight, exemption, call-ups, contracts; returns arrivals by region and origin."""
        now, rates, fear = self.stocks, self.rates, old["fear"]
        decay = self._rate("fear")
        now["fear"] = fear - decay * fear + self.plan.shock[step]
        leave = np.minimum(1.0, self._rate("leave_share") * decay * fear)
        exempt = np.minimum(1.0 - leave, self._rate("exempt_share") * decay * fear)
        gone, gained = leave * old["reachable"], exempt * old["reachable"]
        returned = self._rate("back") * old["back"]
        ended = self._rate("exempt_end") * old["exempt"]
        ready = old["reachable"] - gone - gained
        called = np.minimum(np.outer(self._called(step), self.quota), ready)
        signed = np.minimum(np.outer(self._signing(step), self.contract), ready - called)
        now["reachable"] = ready - called - signed + returned + ended + discharged
        now["exempt"] = old["exempt"] + gained - ended
        now["back"] = old["back"] + self._rate("return_share") * gone - returned
        now["gone"] = old["gone"] + (1 - rates["return_share"])[:, None] * gone
        for name, flow in (
            ("left", gone),
            ("returned", returned),
            ("called_up", called),
            ("signed", signed),
        ):
            now[name] = old[name] + flow
        return np.stack([np.zeros_like(called), called, signed], axis=2)

    def _called(self, step: int) -> Floats:
        plan, rates = self.plan, self.rates
        now, after = step / plan.per_day, (step + 1) / plan.per_day
        ordered = np.zeros(len(self.level))
        for event, (start, days) in enumerate(plan.callup_days):
            tau = plan.callup_tau[:, event]
            begun, ended = (np.clip(time - start, 0, days) for time in (now, after))
            part = (np.exp(-begun / tau) * -np.expm1(-(ended - begun) / tau)) / -np.expm1(
                -days / tau
            )
            ordered += plan.callup_size[:, event] * part
        age = plan.register_age[step]
        reached = rates["register"] * (
            np.minimum(1.0, age / rates["register_days"]) if age >= 0 else 0.0
        )
        return np.asarray(ordered * (1 - rates["evasion"] * (1 - reached)))

    def _signing(self, step: int) -> Floats:
        age, rates = self.plan.drive_age[step], self.rates
        ramp = np.minimum(1.0, age / rates["drive_days"]) if age >= 0 else 0.0
        return np.asarray(
            self.plan.contracts[step] * rates["contract"] * (1 + rates["drive"] * ramp)
        )

    def _training(self, old: Stocks, arrived: Floats, step: int) -> Floats:
        """Admission and both tracks; returns those who finish, by region and origin."""
        rates, now = self.rates, self.stocks
        drill = old["conscripts"][..., :DRILL_MONTHS].sum(axis=(1, 2)) * rates["conscript_places"]
        taken = old["fast"].sum(axis=(1, 2, 3)) + old["slow"].sum(axis=(1, 2, 3)) + drill
        free = np.maximum(0.0, rates["places"] - taken)
        waiting = old["waiting"].sum(axis=(1, 2))
        wanted = rates["admission"] * waiting
        short = wanted > free
        fraction = np.where(short, free / np.where(waiting > 0, waiting, 1.0), rates["admission"])
        self._mark(wanted > free + 1.0, step)
        admitted = fraction[:, None, None] * old["waiting"]
        now["waiting"] = old["waiting"] - admitted + arrived
        share = self._rate("fast_share", 2)
        finished = self._track(old["fast"], "fast", share * admitted)
        finished = finished + self._track(old["slow"], "slow", (1 - share) * admitted)
        self.totals["trained"] += finished.sum(axis=(1, 2))
        return finished

    def _mark(self, bound: NDArray[np.bool_], step: int) -> None:
        self.first_bound[bound & (self.steps_bound == 0)] = step // self.plan.per_day
        self.steps_bound += bound

    def _track(self, old: Floats, name: str, entering: Floats) -> Floats:
        """Move a track on; a draw with fewer stages than the array holds finishes earlier, its last ones stay empty."""
        out = self._rate(name, 3) * old
        last = (np.arange(old.shape[3]) == self._rate(f"{name}_stages", 3) - 1) * out
        new = old - out
        new[..., 1:] += (out - last)[..., :-1]
        new[..., 0] += entering
        self.stocks[name] = new
        return np.asarray(last.sum(axis=3))

    def _front(self, old: Stocks, finished: Floats, held: Floats) -> None:
        now = self.stocks
        released = self.release[:, None, None] * old["held"]
        joined = self._rate("combat", 2) * old["rear"]
        hit = self._rate("loss", 2) * old["combat"]
        rested = self._rate("rotation", 2) * old["combat"]
        recovered = self._rate("recovery", 2) * old["wounded"]
        recoverable = self._rate("recoverable", 2)
        now["held"] = old["held"] - released + finished
        now["held"][..., 0] += held
        now["rear"] = old["rear"] + released + rested + recovered - joined
        now["combat"] = old["combat"] + joined - hit - rested
        now["wounded"] = old["wounded"] + recoverable * hit - recovered
        now["lost"] = old["lost"] + (1 - recoverable) * hit
        self.totals["released"] += released.sum(axis=(1, 2))

    def by_region(self) -> Stocks:
        """Stocks and totals known of every region, each (draws, regions)."""
        s = self.stocks
        return {
            "young": s["young"],
            "prison_pool": s["prison"],
            "conscripts": s["conscripts"].sum(axis=2),
            "reachable": s["reachable"],
            "exempt": s["exempt"],
            "abroad": s["back"] + s["gone"],
            "waiting": s["waiting"].sum(axis=2),
            "training_fast": s["fast"].sum(axis=(2, 3)),
            "training_slow": s["slow"].sum(axis=(2, 3)),
            "held": s["held"].sum(axis=2),
            "zone_rear": s["rear"].sum(axis=2),
            "in_combat": s["combat"].sum(axis=2),
            "wounded": s["wounded"].sum(axis=2),
            "lost": s["lost"].sum(axis=2),
            **{name: s[name] for name in ("called_up", "signed", "left", "returned")},
        }

    def finals(self) -> Floats:
        """Regional stocks in the order of FINALS."""
        known = self.by_region()
        return np.stack([known[name] for name in FINALS], axis=2)

    def national(self) -> Floats:
        """All series of today, (draws, series), in the order of NAMES."""
        row = {name: values.sum(axis=1) for name, values in self.by_region().items()}
        row |= self.totals | {"fear": self.stocks["fear"][:, 0]} | self._called_up()
        drill = self.stocks["conscripts"][..., :DRILL_MONTHS].sum(axis=(1, 2))
        row["in_zone"] = row["zone_rear"] + row["in_combat"]
        row["trained_force"] = row["held"] + row["in_zone"]
        row["in_training"] = row["training_fast"] + row["training_slow"]
        row["signed_in_zone"] = self._of(SIGNED, "rear") + self._of(SIGNED, "combat")
        row["places_drafted"] = self.rates["conscript_places"] * drill
        taken = row["in_training"] + row["places_drafted"]
        row["places_free"] = np.maximum(0.0, self.rates["places"] - taken)
        return np.stack([row[name] for name in NAMES], axis=1)

    def _called_up(self) -> Stocks:
        in_combat = self._of(CALLED, "combat")
        return {
            "called_waiting": self._of(CALLED, "waiting"),
            "called_training": self._of(CALLED, "fast") + self._of(CALLED, "slow"),
            "called_held": self._of(CALLED, "held"),
            "called_in_zone": self._of(CALLED, "rear") + in_combat,
            "called_in_combat": in_combat,
            "called_lost": self._of(CALLED, "lost"),
        }

    def _of(self, origin: int, name: str) -> Floats:
        """One origin's men in a stock, of all regions (and stages)."""
        found = self.stocks[name][:, :, origin]
        return np.asarray(found.reshape(len(found), -1).sum(axis=1))
