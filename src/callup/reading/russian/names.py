"""People named in Russian text. In: a text. Out: names of persons with their spans, in the nominative.

Deliberately missing: any judgement of who somebody is; see ``english/names.py``.
"""

import re

from callup.reading.russian.words import name_part, nominative

NAME = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.)?(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}"
)


def person_names(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Names of persons as (start, end, name in the nominative).

    >>> person_names("Сын Ивана Петрова уехал.", 0, 24)
    [(4, 17, 'Иван Петров')]
    """
    found = []
    for match in NAME.finditer(text, start, end):
        words = match[0].split()
        kinds = [name_part(word) for word in words]
        if "Name" not in kinds or len(words) - kinds.index("Name") < 2:
            continue
        first = kinds.index("Name")
        at = text.index(words[first], match.start())
        found.append((at, match.end(), " ".join(nominative(word) for word in words[first:])))
    return found
