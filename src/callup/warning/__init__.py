"""Warning: how likely each hypothesis is, and why. Pure: strands and a case in, an assessment out."""

from callup.warning.assess import assess
from callup.warning.compare import compare
from callup.warning.replay import days_between, first_of_month, replay
from callup.warning.sightings import Known, Records, Sighting, heeding, sightings, supposed
from callup.warning.weighing import Options
from callup.warning.words import words_for

__all__ = [
    "Known",
    "Options",
    "Records",
    "Sighting",
    "assess",
    "compare",
    "days_between",
    "first_of_month",
    "heeding",
    "replay",
    "sightings",
    "supposed",
    "words_for",
]
