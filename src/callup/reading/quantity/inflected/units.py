"""What nouns count as, in a language that bends them. In: its table. Out: units, dictionary forms; remembered.

Stems are matched from the start of the word. Dictionary forms of nouns that no stem knows come from pymorphy3.
Deliberately missing: homonyms, which only a parser could part.
"""

import re
from functools import lru_cache

from callup.language.nouns import BentNouns
from callup.morphology import analyser

REMEMBERED = 50_000
"""Words whose answer is kept."""
READINGS = 3
"""Readings of a word that are looked at for a noun; rarer ones mislead."""
_OTHERS = (
    "VERB", "INFN", "ADVB", "PREP", "CONJ", "GRND", "PRTS", "PRED", "PRCL", "NPRO", "NUMR"
)  # fmt: skip


class InflectedUnits:
    """The nouns of one language."""

    def __init__(self, words: BentNouns) -> None:
        self.words = words
        self._patterns = tuple(
            (unit, re.compile(rf"(?:{'|'.join(stems.split())})"))
            for unit, stems in words.stems.items()
        )
        self.unit_of = lru_cache(REMEMBERED)(self._unit_of)
        self.noun_lemma = lru_cache(REMEMBERED)(self._noun_lemma)

    def _unit_of(self, word: str) -> str | None:
        """The unit that the noun counts as, or None where its dictionary form has to serve."""
        found = [unit for unit, pattern in self._patterns if pattern.match(word)]
        if "people" in found and self.words.not_people.match(word):
            found.remove("people")
        return found[0] if found else None

    def _noun_lemma(self, word: str) -> str | None:
        """The dictionary form if the word can be a noun in a form that figures govern, else None."""
        if self.words.dictionary is None:
            return None
        for parse in analyser(self.words.dictionary).parse(word)[:READINGS]:
            tag = str(parse.tag)
            if tag.startswith("NOUN") and "Surn" not in tag and "Name" not in tag:
                return str(parse.normal_form)
            if tag.startswith(_OTHERS):
                return None
        return None
