"""What nouns count as, in a language whose plurals end in -s. In: its table. Out: units and singulars, remembered.

Deliberately missing: senses; a noun that needs its neighbours is left to ``nouns``.
"""

import re
from functools import lru_cache

from callup.language.nouns import PluralNouns

REMEMBERED = 20_000
"""Words whose answer is kept."""
LONG = 5
"""An ending tells a person in longer words alone: "visitors", not "errors"."""
_ES = re.compile(r"(?:s|x|z|ch|sh)es$")
_SES = ("ases", "uses", "oses", "ises", "nses", "rses", "izes", "azes", "aches")
_NO_MEN = frozenset({"specimen", "regimen"})


class ArticledUnits:
    """The nouns of one language."""

    def __init__(self, words: PluralNouns) -> None:
        self.words = words
        self.units = words.units
        self.singular = lru_cache(REMEMBERED)(self._singular)
        self.is_plural = lru_cache(REMEMBERED)(self._is_plural)
        self.unit_of = lru_cache(REMEMBERED)(self._unit_of)

    def _singular(self, word: str) -> str:
        """The singular of a noun in small letters."""
        if word in self.words.irregular:
            return self.words.irregular[word]
        if word.endswith("men") and len(word) > 4 and word not in _NO_MEN:
            return word[:-2] + "an"
        if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "us", "is")):
            return word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        return word[:-2] if _ES.search(word) and not word.endswith(_SES) else word[:-1]

    def _is_plural(self, word: str) -> bool:
        """Whether a word in small letters looks like a plural noun."""
        if word in self.words.irregular:
            return True
        if word in self.words.not_plural or len(word) < 3 or "'" in word or "’" in word:
            return False
        if word.endswith("men"):
            return len(word) > 4
        return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))

    def _unit_of(self, word: str) -> str | None:
        """The unit a noun counts as, or None where its singular has to serve."""
        base = self.singular(word)
        if base in self.units:
            return self.units[base]
        if base in self.words.not_persons:
            return None
        if base in self.words.demonyms:
            return "people"
        return "people" if len(word) > LONG and word.endswith(self.words.persons) else None
