"""Word forms as far as telling who speaks needs them. In: words of one language. Out: nominatives, cases, genders.

By the dictionary the language's table names; a language without one bends nothing. Deliberately missing: meaning in
context; the dictionary's likeliest reading is taken.
"""

import re
from functools import cache, lru_cache
from typing import Any

from callup.errors import CallupError
from callup.language import language
from callup.language.speakers import SpeakerWords
from callup.morphology import analyser

NAME_PARTS = ("Name", "Surn", "Patr")
BENT = frozenset({"gent", "loct", "ablt", "datv"})
LIKELY = 3  # Readings of a word that are looked at for a part of a name; rarer ones mislead.
LONGEST = 4  # Words of a phrase among which its first noun is looked for.


@lru_cache(maxsize=100_000)
def _parses(dictionary: str | None, word: str) -> tuple[Any, ...]:
    return tuple(analyser(dictionary).parse(word)) if dictionary else ()


@lru_cache(maxsize=100_000)
def _is_known(dictionary: str, word: str) -> bool:
    return bool(analyser(dictionary).word_is_known(word))


class Forms:
    """The forms of one language."""

    def __init__(self, table: SpeakerWords) -> None:
        self._table = table
        self._surnames = {
            gender: [(re.compile(pattern), ending) for pattern, ending in rows]
            for gender, rows in table.surnames.items()
        }
        self._unbent = re.compile(table.unbent)

    @property
    def bends(self) -> bool:
        """Whether the language has cases that can be told."""
        return self._table.dictionary is not None

    def part(self, word: str) -> str | None:
        """``Name``, ``Surn`` or ``Patr`` where a word is known as a part of a person's name."""
        if word.casefold() in self._table.first_names:
            return "Name"
        parses = _parses(self._table.dictionary, word)[:LIKELY]
        return next((kind for p in parses for kind in NAME_PARTS if kind in p.tag), None)

    def may_name(self, word: str) -> bool:
        """Whether a capitalised word may be a part of a name: known as one, or known as nothing."""
        dictionary = self._table.dictionary
        return not dictionary or not _is_known(dictionary, word) or self.part(word) is not None

    def cases(self, word: str) -> frozenset[str]:
        """The cases a word may stand in, as a name where it can be one; empty where nobody can tell."""
        dictionary = self._table.dictionary
        if not dictionary or not _is_known(dictionary, word):
            return frozenset()
        parses = _parses(dictionary, word)
        named = [p for p in parses if any(kind in p.tag for kind in NAME_PARTS)]
        cases = {p.tag.case for p in (named if word[:1].isupper() and named else parses)}
        return frozenset() if None in cases else frozenset(map(str, cases))

    def agree(self, one: str, other: str) -> bool:
        """Whether two words may stand in the same case, as a role and the name after it do."""
        a, b = self.cases(one), self.cases(other)
        return not a or not b or bool(a & b)

    def is_adjective(self, word: str) -> bool:
        """Whether a word is an adjective or participle, as far as the dictionary tells."""
        parses = _parses(self._table.dictionary, word)
        return bool(parses) and parses[0].tag.POS in {"ADJF", "PRTF"}

    def is_woman(self, name: str) -> bool | None:
        """Whether a first name is a woman's; None where it is unknown."""
        first = name.split()[0]
        parses = [p for p in _parses(self._table.dictionary, first)[:LIKELY] if "Name" in p.tag]
        parses.sort(key=lambda p: p.tag.case != "nomn")
        if not parses and first.casefold() not in self._table.first_names:
            return None
        plain = str(parses[0].normal_form) if parses else first.casefold()
        return plain.endswith(self._table.woman_endings) and plain not in self._table.men

    def name(self, words: str) -> str:
        """A person's name in the nominative, as far as endings and dictionary go.

        >>> forms_of("ru").name("Радием Хабировым"), forms_of("ru").name("Ольге Васильевне Ким")
        ('Радий Хабиров', 'Ольга Васильевна Ким')
        """
        parts = words.split()
        if not self.bends:
            return words
        if len(parts) == 1:
            return words if self._unbent.fullmatch(words) else self._nominative(words, "")
        woman = any(self.is_woman(part) for part in parts)
        gender = "femn" if woman else "masc"
        return " ".join(
            self._nominative(part, gender) if self._is_given(part) else self.surname(part, gender)
            for part in parts
        )

    def _is_given(self, word: str) -> bool:
        """Whether a word is a first name or a patronymic of one person: «Чиков», of many, is a surname."""
        if self.part(word) not in {"Name", "Patr"}:
            return False
        named = [
            p for p in _parses(self._table.dictionary, word) if "Name" in p.tag or "Patr" in p.tag
        ]
        return not named or any(p.tag.number != "plur" for p in named)

    def spellings(self, word: str) -> dict[str, None]:
        """A surname as written and in the nominatives it may have, in that order."""
        both = (self.surname(word, gender) for gender in self._surnames)
        return dict.fromkeys((word, *both))

    def phrase(self, words: str, *, oblique: bool = False) -> str:
        """A phrase with its first noun, and the adjectives before it, in the nominative; ``oblique`` when it cannot be there yet.

        >>> forms_of("ru").phrase("Следственном комитете"), forms_of("uk").phrase("місцевих жителів")
        ('Следственный комитет', 'місцеві жителі')
        """
        parts = words.split()
        read = [self._reading(part, oblique=oblique) for part in parts[:LONGEST]]
        noun = next((n for n, p in enumerate(read) if p is not None and p.tag.POS == "NOUN"), None)
        if noun is None or any(p is None or p.tag.POS not in {"ADJF", "PRTF"} for p in read[:noun]):
            return words
        cases = {p.tag.case for p in _parses(self._table.dictionary, parts[0])}
        if not oblique and cases & {None, "nomn"}:
            return words
        tag = read[noun].tag
        number = {str(tag.number)} if tag.number else set()
        gender = {str(tag.gender)} if tag.gender and tag.number != "plur" else set()
        turned = [
            _as_written(parts[n], read[n].inflect({"nomn"} | number | (gender if n < noun else set())))
            for n in range(noun + 1)
        ]  # fmt: skip
        return " ".join([*turned, *parts[noun + 1 :]])

    def _reading(self, word: str, *, oblique: bool) -> Any:  # noqa: ANN401 (the dictionary's own type)
        parses = _parses(self._table.dictionary, word)
        bent = (p for p in parses if p.tag.case in BENT)
        return next(bent, parses[0] if parses else None) if oblique else (parses or (None,))[0]

    def surname(self, word: str, gender: str) -> str:
        """A surname in the nominative by its ending, where it has one of the common endings; else by the dictionary."""
        for pattern, ending in self._surnames[gender]:
            match = pattern.fullmatch(word)
            if match is not None:
                return str(match[1]) + ending
        return self._nominative(word, gender)

    def _nominative(self, word: str, gender: str) -> str:
        parses = _parses(self._table.dictionary, word)
        named = [p for p in parses if any(kind in p.tag for kind in NAME_PARTS)]
        right = [p for p in named if not gender or gender in p.tag]
        if any(p.tag.case == "nomn" and p.tag.number != "plur" for p in right):
            return word
        return _as_written(word, right[0].inflect({"nomn"}), every=True) if right else word


@cache
def forms_of(code: str) -> Forms:
    """The forms of a language that has a folder with speakers."""
    known = language(code)
    table = known.speakers if known else None
    if table is None:
        raise CallupError(f"callup/language/{code} has no speakers.py: nothing bends its names")
    return Forms(table)


def _as_written(word: str, parse: Any, *, every: bool = False) -> str:  # noqa: ANN401 (the dictionary's own type)
    """A form with the capitals of the word it stands for; abbreviations stay as they are."""
    if parse is None or not (every or word[1:].islower()):
        return word
    turned = str(parse.word)
    return "-".join(p.capitalize() for p in turned.split("-")) if word[:1].isupper() else turned
