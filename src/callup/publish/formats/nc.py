"""NetCDF: every draw of every path, for those who compute on. In: Runs. Out: a file."""

from pathlib import Path

from callup.publish.rows.runs import Runs, dataset
from callup.publish.setting import Setting


def runs(made: Runs, at: Setting, to: Path) -> None:
    """All series, and the regions' stocks of the last day."""
    del at
    dataset(made.results(finals=True), made.start).to_netcdf(to)


SAVES = {"runs": runs}
