"""Keeps private people's names in: one gate through which every text goes out. Pure; what it knows of languages is data.

``folding`` reads a text as its reader sees it, ``lexicon`` says what a word may be, ``people`` who is named, ``public`` who of
them holds public office, ``contacts`` and ``addresses`` find what leads to a person, ``gate`` puts it together, and
``leaving`` is the last step of every text.
"""

from callup.privacy.gate import Gate, covered
from callup.privacy.leaving import COVER, STAND_IN, cell, leaving, plain, released

__all__ = ["COVER", "STAND_IN", "Gate", "cell", "covered", "leaving", "plain", "released"]
