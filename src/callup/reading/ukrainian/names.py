"""People named in Ukrainian text, so that private ones can be withheld. In: a text. Out: names and where they stand.

Two capitalised words that are no office and no place's head. Deliberately missing: lone surnames, and who somebody is.
"""

import re
from collections.abc import Callable

from callup.model import Span

_PART = r"[А-ЯІЇЄҐ][а-яіїєґ'’]+(?:-[А-ЯІЇЄҐ][а-яіїєґ'’]+)?"
NAME = re.compile(rf"(?<!\w)(?={_PART}\s+{_PART})(?P<first>{_PART})\s+(?P<last>{_PART})")
OFFICE = re.compile(
    r"област|район|республік|міністер|генштаб|розвідк|штаб|центр|рад|уряд|кремл|військкомат|комісаріат|адміністрац|служб|поліц|прокуратур|край|округ|федерац|держав",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"\w+(?:ої|ого|ому|ою|ий|ній|ська|ське|ські|ській|цькій)")


def people(text: str, span: Span, known: Callable[[str], bool]) -> list[tuple[Span, str]]:
    """First names with surnames; neither an office nor an adjective opens one («Генштабу |Олег …», «Великої Британії»).

    >>> people("Повістку отримав Тарас Криниця.", Span(0, 31), bool)
    [(Span(start=17, end=30), 'Тарас Криниця')]
    """
    found: list[tuple[Span, str]] = []
    at = span.start
    while (match := NAME.search(text, at, span.end)) is not None:
        if OFFICE.search(match["first"]) or ADJECTIVE.fullmatch(match["first"]):
            at = match.end("first")
            continue
        found.append((Span(match.start(), match.end()), match[0]))
        at = match.end()
    return found
