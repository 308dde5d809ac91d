"""How a language writes names that come from another alphabet. In: letters and exceptions. Out: a record a folder fills.

Deliberately missing: names that a case lists for a language itself.
"""

import re

import msgspec


class Spelling(msgspec.Struct, frozen=True, kw_only=True):
    """``letters`` are what letters and their groups become, in small letters, the longest that fit.

    ``names`` are places the language has its own names for, by a name they have at home. A name may end in each of
    ``endings``.
    """

    letters: dict[str, str]
    names: dict[str, tuple[str, ...]] = {}
    endings: tuple[str, ...] = ("",)

    def of(self, name: str) -> set[str]:
        """The spellings of a name.

        >>> sorted(Spelling(letters={"п": "p", "е": "e", "н": "n", "з": "s", "а": "a"}, endings=("", "s")).of("Пенза"))
        ['pensa', 'pensas']
        """
        groups = sorted(self.letters, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, groups)))
        written = pattern.sub(lambda match: self.letters[match[0]], name.lower())
        known = {written, *(own.lower() for own in self.names.get(name, ()))}
        return {one + ending for one in known for ending in self.endings}
