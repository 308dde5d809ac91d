"""People found by two words with capitals. In: a text, what such words are not. Out: names and where they stand.

Two capitalised words that are no office and no place's head. Deliberately missing: lone surnames, and who somebody is.
"""

from collections.abc import Callable

from callup.language.speakers import Pairs
from callup.model import Span


def people(
    text: str, span: Span, known: Callable[[str], bool], *, pairs: Pairs
) -> list[tuple[Span, str]]:
    """First names with surnames; neither an office nor an adjective opens one («Генштабу |Олег …», «Великої Британії»).

    >>> from callup.language.uk.speakers import TABLE
    >>> people("Повістку отримав Тарас Криниця.", Span(0, 31), bool, pairs=TABLE.pairs)
    [(Span(start=17, end=30), 'Тарас Криниця')]
    """
    found: list[tuple[Span, str]] = []
    at = span.start
    while (match := pairs.name.search(text, at, span.end)) is not None:
        if pairs.office.search(match["first"]) or pairs.adjective.fullmatch(match["first"]):
            at = match.end("first")
            continue
        found.append((Span(match.start(), match.end()), match[0]))
        at = match.end()
    return found
