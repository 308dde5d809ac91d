"""Shared by several rooms' tests: little texts of our own wording that are read whole."""

from pathlib import Path

import pytest

COUNTS = (
    "DATE: 2023-03-16\nPUBLISHER: Northern Post\n\n"
    "Residents of 35 Russian regions have received summonses, "
    "human rights lawyer Pavel Chikov said.\n",
    "DATE: 2023-03-16\nPUBLISHER: Southern Post\n\n"
    "Men in 33 Russian regions have received summonses to military enlistment offices, "
    "the Telegram channel Astra reported.\n",
)
FORECAST = (
    "DATE: 2022-12-30\nPUBLISHER: Northern Post\n\n"
    "Ukrainian Defense Minister Oleksii Reznikov predicted that Russia would declare "
    "a new mobilization in early January.\n"
)


@pytest.fixture(scope="session")
def counts_and_forecast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two counts of one day, a document each, and a prediction whose day is past."""
    folder = tmp_path_factory.mktemp("counts-and-forecast")
    for number, text in enumerate(COUNTS):
        (folder / f"counts-{number}.txt").write_text(text)
    (folder / "forecast.txt").write_text(FORECAST)
    return folder
