"""A case: what is watched. In: the name of a case. Out: its checked tables. Misses: everything about language."""

from callup.case.load import Case, case_names, load_case
from callup.case.tables import Actor, Cue, Measure, Signal, parse_cue

__all__ = [
    "Actor",
    "Case",
    "Cue",
    "Measure",
    "Signal",
    "case_names",
    "load_case",
    "parse_cue",
]
