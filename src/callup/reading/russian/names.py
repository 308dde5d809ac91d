"""People's names in Russian text. In: a text, or a run of capitalised words. Out: names, in the nominative.

By the dictionary and the endings alone; ``entities`` has the tagger. Deliberately missing: any judgement of who somebody is.
"""

import re

from callup.reading.russian.words import lemma, name_part, nominative, surname_nominative

NAME_RUN = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.)?(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){0,2}"
)
UNBENT = re.compile(r".+(?:[оеё]в|[иы]н|[сц]кий|[сц]кая|ко)")
MANLY = frozenset(
    {"илья", "никита", "савва", "фома", "лука", "кузьма", "данила", "миша", "саша", "паша", "ваня"}
)
PLACELIKE = frozenset({"ой", "ая", "ом", "ий"})


def person_names(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Names of persons as (start, end, name in the nominative).

    >>> person_names("Сын Ивана Петрова уехал.", 0, 24)
    [(4, 17, 'Иван Петров')]
    """
    found = []
    for run in NAME_RUN.finditer(text, start, end):
        person = person_of(run[0])
        if person is not None and " " in person[1]:
            found.append((run.start() + person[0], run.end(), person[1]))
    return found


def person_of(run: str) -> tuple[int, str] | None:
    """Where in a run of words a person's name begins, and the name in the nominative; None when it is no name.

    >>> person_of("Камчатки Дмитрием Песковым"), person_of("Курской")
    ((9, 'Дмитрий Песков'), None)
    """
    words = run.split()
    kinds = [name_part(word) for word in words]
    first = next((i for i, kind in enumerate(kinds) if kind == "Name"), None)
    if first is None:
        lone = len(words) == 1 and kinds[0] == "Surn" and words[0][-2:] not in PLACELIKE
        return (0, nominative(words[0])) if lone else None
    if first and kinds[first - 1] == "Surn" and first == len(words) - 1:
        first -= 1  # «Петров Иван»
    return run.index(words[first]), full_name(" ".join(words[first : first + 3]))


def full_name(words: str) -> str:
    """A person's name in the nominative, as far as endings and dictionary go.

    >>> full_name("Радием Хабировым"), full_name("Ольге Васильевне Ким")
    ('Радий Хабиров', 'Ольга Васильевна Ким')
    """
    parts = words.split()
    if len(parts) == 1:
        return parts[0] if UNBENT.fullmatch(parts[0]) else nominative(parts[0])
    gender = (
        "femn" if any(is_female(part) for part in parts if name_part(part) == "Name") else "masc"
    )
    return " ".join(_part(part, gender) for part in parts)


def is_female(first: str) -> bool:
    """Whether a first name is a woman's."""
    return lemma(first).endswith(("а", "я")) and lemma(first) not in MANLY


def _part(word: str, gender: str) -> str:
    if name_part(word) in {"Name", "Patr"}:
        return nominative(word, gender)
    return surname_nominative(word, gender)
