"""A case: what is watched. In: the name of a case, or its folder. Out: its checked tables. Misses: everything about language."""

from callup.case.folder import Folder, case_names, default_case, folder_of
from callup.case.load import Case, load_case
from callup.case.tables import Actor, Cue, Measure, Signal, parse_cue

__all__ = [
    "Actor",
    "Case",
    "Cue",
    "Folder",
    "Measure",
    "Signal",
    "case_names",
    "default_case",
    "folder_of",
    "load_case",
    "parse_cue",
]
