"""Warning: which state the country is in and what lies ahead, and why. Pure: a record and a case in, an assessment out."""

from callup.warning.assess import assess
from callup.warning.compare import compare
from callup.warning.draws import Options
from callup.warning.forecasts import scored
from callup.warning.record import Held, Observed, Report, Tally, Volume, reports, supposed
from callup.warning.replay import days_between, replay
from callup.warning.words import words_for

__all__ = [
    "Held",
    "Observed",
    "Options",
    "Report",
    "Tally",
    "Volume",
    "assess",
    "compare",
    "days_between",
    "replay",
    "reports",
    "scored",
    "supposed",
    "words_for",
]
