"""Which language's words to look for around a name. In: the language of a text. Out: a grammar for a name of either alphabet.

A Russian text may name a place in Latin letters: its neighbours are then read as those of the language that leads the
alphabet. Deliberately missing: the words; they stand with the languages.
"""

from functools import cache

import msgspec

from callup.language import of_script
from callup.language.places import Grammar
from callup.reading.place.hits import Hit


class Grammars(msgspec.Struct, frozen=True):
    """The grammars of one text."""

    latin: Grammar
    cyrillic: Grammar

    def of(self, hit: Hit) -> Grammar:
        """The grammar of the words around a hit."""
        return self.latin if hit.latin else self.cyrillic

    def may_except(self, lower: str) -> bool:
        """Whether anything in a stretch may take a place back: a word that excepts, or a bracket."""
        patterns = (self.latin.excepting, self.cyrillic.excepting)
        return "(" in lower or any(pattern.search(lower) for pattern in patterns)


@cache
def grammars_of(code: str) -> Grammars:
    """The grammars for a text in a language."""
    latin, cyrillic = (of_script(script, code).places for script in ("latin", "cyrillic"))
    if latin is None or cyrillic is None:
        raise LookupError(f"a language that leads its script has no places.py (asked for {code!r})")
    return Grammars(latin, cyrillic)
