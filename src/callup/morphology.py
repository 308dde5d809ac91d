"""Dictionaries of Russian and Ukrainian words, safe beside each other. In: a language's code. Out: its analyser, made once.

pymorphy3 keeps the grammemes it knows on the tag class itself, so the dictionary loaded last takes them from all others:
a question for a Russian place then ends in an error. Here each language gets a tag class of its own. Nothing else of
Callup makes an analyser (a test looks). Deliberately missing: any question to ask of a word.
"""

from collections import defaultdict
from functools import cache
from threading import Lock

import pymorphy3
from pymorphy3 import tagset

_MAKING = Lock()


@cache
def analyser(language: str) -> pymorphy3.MorphAnalyzer:
    """The analyser of a language ("ru", "uk"); all who ask share it.

    >>> _ = analyser("ru"), analyser("uk")
    >>> "Geox" in analyser("ru").parse("Тула")[0].tag
    True
    """
    common = tagset.OpencorporaTag
    with _MAKING:
        tagset.registry[common.FORMAT] = _own_class(common)
        try:
            return pymorphy3.MorphAnalyzer(lang=language)
        finally:
            tagset.registry[common.FORMAT] = common


def _own_class(common: type) -> type:
    """A tag class with fresh places for all that loading a dictionary writes on the class."""
    state = {
        "__slots__": (),
        "KNOWN_GRAMMEMES": set(),
        "_LAT2CYR": {},
        "_CYR2LAT": {},
        "_GRAMMEME_INDICES": defaultdict(int),
        "_GRAMMEME_INCOMPATIBLE": defaultdict(set),
        "_EXTRA_INCOMPATIBLE": {"plur": {"GNdr"}},
    }
    return type(common.__name__, (common,), state)
