"""Draws of the case's ranges. In: a case, how many, a seed. Out: Draws, one number a range and draw.

A range with a lowest value above nought is drawn over logarithms. Chance comes from the seed alone: every day of a series
uses the same draws, so that what differs between two days is the record. Deliberately missing: any record.
"""

from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from callup.case import Case
from callup.case.states import GivenRange, Onset, States, Telling, Telltale

Floats = npt.NDArray[np.float64]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How finely to draw."""

    draws: int = 400
    seed: int = 20220224


class SignDraws(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers by draw, and by path and sign where they depend on those; ``waves`` are what an announced wave multiplies,
    ``wave`` the most likely of them, by sign.

    ``noise`` are standard normal numbers by draw and path, ``counting`` by draw and sign: how far the answer may lie from
    what a fuller record would give. ``rate`` are uniform numbers for the rate of new waves.
    """

    prior: Floats
    multiples: Floats
    waves: Floats
    wave: Floats
    ahead: Floats
    misread: Floats
    noise: Floats
    counting: Floats
    rate: Floats
    single: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.prior)

    def first(self, count: int) -> "SignDraws":
        """The first so many draws."""
        parts = {
            name: getattr(self, name)[:count]
            for name in self.__struct_fields__
            if name not in {"wave", "single"}
        }
        single = {name: found[:count] for name, found in self.single.items()}
        return SignDraws(**parts, wave=self.wave, single=single)


def draws_of(case: Case, options: Options) -> SignDraws:
    """The draws of a case."""
    chance = np.random.default_rng(options.seed)
    table, count = case.states, options.draws
    prior = np.stack([drawn(_share(table, path), count, chance) for path in table.paths], axis=1)
    prior /= prior.sum(axis=1, keepdims=True)
    signs = list(table.signals.values())
    multiples = np.ones((count, len(table.paths), len(signs)))
    for number, sign in enumerate(signs):
        for place, path in enumerate(table.paths):
            if path in sign.under:
                multiples[:, place, number] = drawn(sign.under[path], count, chance)
    ahead = np.zeros((count, len(signs)))
    for number, sign in enumerate(signs):
        if sign.ahead is not None:
            ahead[:, number] = drawn(sign.ahead, count, chance)
    return SignDraws(
        prior=prior,
        multiples=multiples,
        waves=np.stack([_wave(table, sign, count, chance) for sign in signs], axis=1),
        wave=np.array([_wave_mode(table, sign) for sign in signs]),
        ahead=ahead,
        misread=np.stack([drawn(sign.misread, count, chance) for sign in signs], axis=1),
        noise=chance.standard_normal((count, len(table.paths))),
        counting=chance.standard_normal((count, len(signs))),
        rate=chance.random(count),
        single={name: drawn(one, count, chance) for name, one in _singles(table)},
    )  # fmt: skip


def drawn(one: GivenRange, count: int, chance: np.random.Generator) -> Floats:
    """So many numbers of a range."""
    if one.low == one.high:
        return np.full(count, float(one.mode))
    if one.low <= 0:
        return chance.triangular(one.low, one.mode, one.high, count)
    low, mode, high = np.log([one.low, one.mode, one.high])
    return np.asarray(np.exp(chance.triangular(low, mode, high, count)))


def _wave(table: States, sign: Telling, count: int, chance: np.random.Generator) -> Floats:
    one = sign.under.get(table.announced)
    return np.ones(count) if one is None else drawn(one, count, chance)


def _wave_mode(table: States, sign: Telling) -> float:
    one = sign.under.get(table.announced)
    return 1.0 if one is None else one.mode


def _share(table: States, path: str) -> GivenRange:
    share = table.states[path].share
    assert share is not None  # the case is checked
    return share


def _singles(table: States) -> Iterable[tuple[str, GivenRange]]:
    parts: list[tuple[str, States | Onset | Telltale]] = [
        ("", table),
        ("onset ", table.onset),
        ("telltale ", table.telltale),
    ]
    for prefix, part in parts:
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if isinstance(value, GivenRange):
                yield prefix + field, value
