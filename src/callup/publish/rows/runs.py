"""Runs of paths for other tools: an xarray Dataset and flat rows. In: results by path, day 0's date. Out: those.

Dataset: every draw, for those who compute on. Rows: quantiles by path, series and day, for those who read.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from callup.errors import BadRequest
from callup.scenario.draws import Draws
from callup.scenario.paths import Path, RegionShares
from callup.scenario.result import FINALS, SERIES, Result, fan

if TYPE_CHECKING:
    import xarray

LEVELS = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
COLUMNS = ("path", "date", "series", *(f"q{round(100 * level):02}" for level in LEVELS), "unit")
"""The columns of ``rows``."""


class Runs(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Paths with their calibrated draws, and a way to run them: ``results(finals=True)`` keeps the regions' last day."""

    paths: Sequence[Path]
    draws: Draws
    regions: RegionShares
    start: dt.date
    last: int
    run: Callable[[bool], Mapping[str, Result]]

    def results(self, *, finals: bool) -> Mapping[str, Result]:
        """Every path's run, by its name."""
        return self.run(finals)


def dataset(results: Mapping[str, Result], start: dt.date) -> "xarray.Dataset":
    """All draws of all series: a variable a series with dimensions (path, draw, day), and regional stocks of the last day.

    ``results`` have the same days, draws and series; BadRequest where they differ or xarray is not installed.
    """
    try:
        import xarray
    except ImportError as error:
        raise BadRequest(
            "NetCDF needs xarray, which is not installed: pip install 'callup[scenario]'"
        ) from error
    first = alike(results)
    found = list(results.values())
    meanings = dict(SERIES)
    series = {
        name: (
            ("path", "draw", "day"),
            np.stack([result.of(name) for result in found]),
            {"units": unit(name), "long_name": meanings[name]},
        )
        for name in first.names
    }
    coordinates: dict[str, object] = {
        "path": list(results),
        "day": np.array(dates(first, start), dtype="datetime64[ns]"),
    }
    if first.finals is not None:
        coordinates["region"] = list(first.codes)
        series |= {
            f"regional_{name}": (
                ("path", "draw", "region"),
                np.stack([result.final(name) for result in found]),
                {"units": unit(name), "long_name": f"{meanings[name]}, by region on the last day"},
            )
            for name in FINALS
        }
    title = {"title": "Callup: what each path could deliver", "day_0": start.isoformat()}
    return xarray.Dataset(series, coordinates, title)


def rows(results: Mapping[str, Result], start: dt.date) -> Iterator[tuple[str | float, ...]]:
    """Quantiles of every series on every recorded day, in the order of ``COLUMNS``."""
    for path, result in results.items():
        days = [day.isoformat() for day in dates(result, start)]
        for name in result.names:
            levels = fan(result, name, LEVELS).values
            for number, day in enumerate(days):
                yield (path, day, name, *(float(value) for value in levels[:, number]), unit(name))


def unit(series: str) -> str:
    """The unit of a series: people, but for fear."""
    return "1" if series == "fear" else "people"


def dates(result: Result, start: dt.date) -> list[dt.date]:
    """The recorded days as dates."""
    return [start + dt.timedelta(days=int(day)) for day in result.days]


def alike(results: Mapping[str, Result]) -> Result:
    """The first of results that share days, draws and series."""
    if not results:
        raise BadRequest("no path was run: name at least one")
    first = next(iter(results.values()))
    for name, result in results.items():
        if result.names != first.names or result.series.shape != first.series.shape:
            raise BadRequest(f"path '{name}' was not run on the same days, draws and series")
    return first
