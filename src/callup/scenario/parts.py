"""A run in parts, here or on many machines. In: draws or a seed, a path, somebody who maps. Out: the Result of a whole run.

``mapper`` is Python's ``map`` or anything that calls a function on each of many parts and keeps their order, such as a
cluster's. Every draw stands alone and every chunk of draws has its own seed, so that parts never change the answer.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import numpy as np

from callup.errors import BadRequest
from callup.scenario.draws import CHUNK, Draws, Priors, check_priors, sample_chunk
from callup.scenario.paths import Path, RegionShares
from callup.scenario.result import Result
from callup.scenario.run import DEFAULT, RunOptions, run

Mapper = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
"""(function, parts) → the function's values, in the order of the parts."""


class Job(msgspec.Struct, frozen=True, eq=False):
    """What is done with each part of the draws."""

    regions: RegionShares
    path: Path
    days: tuple[int, ...]
    options: RunOptions = DEFAULT

    def __call__(self, draws: Draws) -> Result:
        """Run one part."""
        return run(draws, self.regions, self.path, self.days, self.options)


class SeededJob(msgspec.Struct, frozen=True, eq=False):
    """A job that makes its own draws: only a seed travels, not the draws."""

    job: Job
    priors: Priors
    seed: int
    count: int

    def __call__(self, number: int) -> Result:
        """Sample one chunk and run it; the last chunk is cut to the count."""
        draws = sample_chunk(self.priors, number, self.seed)
        return self.job(draws.take(slice(0, self.count - number * CHUNK)))


def run_parts(draws: Draws, job: Job, mapper: Mapper = map) -> Result:
    """Run given draws in parts of a chunk each."""
    cuts = range(0, len(draws), CHUNK)
    return joined(mapper(job, [draws.take(slice(cut, cut + CHUNK)) for cut in cuts]))


def run_seeded(priors: Priors, count: int, seed: int, job: Job, mapper: Mapper = map) -> Result:
    """Sample ``count`` draws of a seed and run them; the same as ``run`` of what ``sample`` gives."""
    if count < 1:
        raise BadRequest(f"{count} draws asked for: ask for at least 1")
    check_priors(priors)
    seeded = SeededJob(job, dict(priors), seed, count)
    return joined(mapper(seeded, range(math.ceil(count / CHUNK))))


def joined(parts: Iterable[Result]) -> Result:
    """The results of parts as one, in their order."""
    found = list(parts)
    finals = [part.finals for part in found if part.finals is not None]
    return msgspec.structs.replace(
        found[0],
        series=np.concatenate([part.series for part in found]),
        finals=np.concatenate(finals) if finals else None,
        first_bound=np.concatenate([part.first_bound for part in found]),
        days_bound=np.concatenate([part.days_bound for part in found]),
    )
