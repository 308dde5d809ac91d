"""Calibration of the assessment in worlds made from the case's own model. In: a case, a seed. Out: figures.

A *world* is one draw of every ratio from its range, one hypothesis from the prior, and one month's evidence from that
hypothesis under those ratios. Evidence is drawn exactly: many months are made as they come under the reference hypothesis
(a sign with its usual chance, in a record of some fullness, in one or several strands of mixed quality and age), and one of
them is picked with the chance that the model's own likelihood gives it. Then the assessment, which knows neither ratios nor
hypothesis, is asked.

Measured: how often the 80% interval holds the probability that whoever knew the true ratios would give (all hypotheses; the
true one alone), and how far stated probabilities lie from how often the hypothesis was the true one. This shows that the
arithmetic keeps what it promises, not that the world keeps to the model.
"""

import datetime as dt

import numpy as np

from callup.case import Case, load_case
from callup.warning.amounts import Columns, amounts_on, ordinal, silences
from callup.warning.pool import pool, posterior
from callup.warning.ratios import Floats, Frame, Ratios, draw
from callup.warning.sightings import Sighting

DAY = "2023-03-24"
STRANDS = np.array([0.55, 0.25, 0.12, 0.08])
"""Chances of one, two, three, four strands of a sign that is reported at all. Assumption."""
QUALITY = np.array([1.0, 1.0, 0.7, 0.7, 0.6, 0.5, 0.35, 0.2])
"""Qualities of strands, as common as they stand here: the mix of the specimens, roughly."""
MONTH = 30
BINS = 10
MONTHS = 1200
WORLDS = 500
SEED = 20230324


def months(frame: Frame, count: int, chance: np.random.Generator) -> Floats:
    """The amounts of so many months as they come under the reference hypothesis."""
    return np.array([_month(frame, chance) for _ in range(count)])


def _month(frame: Frame, chance: np.random.Generator) -> Floats:
    full = float(chance.uniform(0.1, 0.9))
    found = [
        sighting
        for signal, usual in zip(frame.signals, frame.usual, strict=True)
        if chance.random() < 1 - (1 - usual) ** full
        for sighting in _reports(signal, chance)
    ]
    columns, day = Columns(found, frame), ordinal(DAY)
    amounts = amounts_on(columns, day)
    amounts[frame.silent :] = silences(frame, full, columns.presence(day, columns.live(day)))
    return amounts


def _reports(signal: str, chance: np.random.Generator) -> list[Sighting]:
    strands = 1 + int(chance.choice(len(STRANDS), p=STRANDS))
    return [
        _sighting(
            signal,
            f"{signal}-{number}",
            float(chance.choice(QUALITY)),
            ordinal(DAY) - int(chance.integers(MONTH)),
        )
        for number in range(strands)
    ]


def _sighting(signal: str, strand: str, quality: float, day: int) -> Sighting:
    date = dt.date.fromordinal(day).isoformat()
    return Sighting(
        strand=strand,
        origin=strand,
        signal=signal,
        denied=False,
        quality=quality,
        day=date,
        known=date,
    )


def worlds(
    frame: Frame, count: int, seed: int
) -> tuple[Floats, Ratios, np.ndarray[tuple[int], np.dtype[np.int64]], Floats]:
    """Evidence, ratios and true hypothesis of so many worlds, and the mean likelihood of each hypothesis's months."""
    chance = np.random.default_rng(seed)
    pool_of_months = months(frame, MONTHS, chance)
    truth = draw(frame, count, seed + 1)
    prior = np.exp(frame.log_prior)
    actual = chance.choice(len(prior), size=count, p=prior)
    evidence = np.zeros((count, len(frame.groups)))
    masses = np.zeros((count, len(prior)))
    for world in range(count):
        likelihood = _likelihood(pool_of_months, _one(truth, world), frame)
        masses[world] = likelihood.mean(axis=0)
        weight = likelihood[:, actual[world]]
        evidence[world] = pool_of_months[chance.choice(MONTHS, p=weight / weight.sum())]
    return evidence, truth, actual, masses


def _one(ratios: Ratios, world: int) -> Ratios:
    return Ratios(ratios.log[world : world + 1], ratios.most[world : world + 1])


def _likelihood(amounts: Floats, ratios: Ratios, frame: Frame) -> Floats:
    """The likelihood of each month under each hypothesis, beside the reference."""
    found = posterior(amounts, ratios, frame)[:, 0]
    odds = found / found[:, [frame.reference]]
    prior = np.exp(frame.log_prior)
    return odds / (prior / prior[frame.reference])


def calibration(
    case: Case, *, count: int = WORLDS, draws: int = 1000, seed: int = SEED
) -> dict[str, float]:
    """The figures."""
    frame = Frame(case)
    evidence, truth, actual, masses = worlds(frame, count, seed)
    pooled = pool(evidence, draw(frame, draws, 20220921), frame)
    knowing = np.array(
        [posterior(evidence[w][None], _one(truth, w), frame)[0, 0] for w in range(count)]
    )
    held = (pooled.low <= knowing) & (knowing <= pooled.high)
    at = np.arange(count)
    exact = knowing / masses
    exact /= exact.sum(axis=1, keepdims=True)
    happened = np.eye(len(frame.hypotheses))[actual]
    return {
        "mean likelihood of a month, least over hypotheses": float(masses.mean(axis=0).min()),
        "mean likelihood of a month, most over hypotheses": float(masses.mean(axis=0).max()),
        "80% intervals that hold the probability under the true ratios": float(held.mean()),
        "the same, of the true hypothesis alone": float(held[at, actual].mean()),
        "agreement of stated probabilities with how often they came true": 1
        - _distance(pooled.mean, happened),
        "Brier score": _brier(pooled.mean, happened),
        "Brier score of whoever knew ratios and model": _brier(exact, happened),
        "Brier score of the prior alone": _brier(
            np.broadcast_to(np.exp(frame.log_prior), happened.shape), happened
        ),
    }


def _brier(stated: Floats, happened: Floats) -> float:
    return float(((stated - happened) ** 2).sum(axis=1).mean())


def _distance(stated: Floats, happened: Floats) -> float:
    """The expected calibration error over ten bins, all hypotheses together."""
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    apart = [
        abs(stated[bins == b].mean() - happened[bins == b].mean()) * (bins == b).mean()
        for b in range(BINS)
        if (bins == b).any()
    ]
    return float(sum(apart))


def figures(case: str = "russia") -> dict[str, float]:
    """The figures of a case by name."""
    return calibration(load_case(case))
