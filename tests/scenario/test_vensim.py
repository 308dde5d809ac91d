"""The exported model, run by an engine of others, gives the kernel's numbers."""

import warnings

import numpy as np
import pytest

from callup.errors import BadRequest
from callup.publish.formats.mdl.vensim import variable, vensim
from callup.scenario import (
    NAMES,
    Callup,
    DayWindow,
    Drive,
    Path,
    RegularDraft,
    RunOptions,
    Stealth,
    run,
)
from callup.scenario.result import NAMES as SERIES_NAMES
from tests.scenario.samples import GENERAL, draws, regions


def by_pysd(text, folder, days):
    """All national series by day, run in PySD."""
    pysd = pytest.importorskip("pysd", reason="PySD is not installed: pip install callup[scenario]")
    source = folder / "model.mdl"
    source.write_text(text, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = pysd.read_vensim(str(source))
        found = model.run(
            return_columns=[variable(name) for name in SERIES_NAMES], return_timestamps=days
        )
    return np.stack([found[variable(name)].to_numpy(dtype=float) for name in SERIES_NAMES], axis=1)


EARLY = Path(
    name="early",
    callups=(Callup(start=-5, days=20), Callup(start=3, days=4, size="rolling_size", tau=None)),
    drives=(Drive(start=2, end=12, shock=0.1),),
    stealth=(Stealth(start=4, days=9, shock=0.05),),
    drafts=(RegularDraft(start=1, days=15, size="draft_spring"),),
    contracts=(DayWindow(0, 14), DayWindow(16)),
    prisons=(DayWindow(5, 9),),
    register=6,
)
CASES = [(GENERAL, 0, 1, 40), (EARLY, 1, 1, 20), (EARLY, 2, 2, 12)]


@pytest.mark.parametrize(("path", "number", "per_day", "last"), CASES)
def test_pysd_gives_the_same_numbers(path, number, per_day, last, tmp_path):
    one = draws(10).take(slice(number, number + 1))
    days = [0, 1, last // 2, last]
    ours = run(one, regions(2), path, days, RunOptions(per_day=per_day)).series[0]
    theirs = by_pysd(vensim(one, regions(2), path, last, per_day), tmp_path, days)
    assert np.max(np.abs(ours - theirs) / (1 + np.abs(ours))) < 1e-6


def test_the_file_explains_every_parameter():
    text = vensim(draws(1), regions(2), GENERAL, 30)
    for name in NAMES:
        assert f"\n{name.replace('_', ' ')} = " in text
    assert "XX_00, XX_01" in text


def test_a_file_holds_one_draw():
    with pytest.raises(BadRequest, match="one draw; 2 were given"):
        vensim(draws(2), regions(2), GENERAL, 30)
