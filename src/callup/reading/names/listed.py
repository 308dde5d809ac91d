"""People found by a list of first names. In: a text, the list. Out: names and where they stand.

A name is taken for a person's when it opens with a first name common in the region this case and its neighbours live in.
Deliberately missing: any judgement of who somebody is. Whoever holds no public role in the text or the case is private.
"""

import re
from collections.abc import Callable

from callup.model import Span

NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-zà-ÿ’'-]+){0,2}")
POSSESSIVE = re.compile(r"[’']s?$")


def people(
    text: str, span: Span, known: Callable[[str], bool], *, first_names: frozenset[str]
) -> list[tuple[Span, str]]:
    """Names of persons, known to the document or not.

    >>> people("The son of Ivan Petrov left Penza.", Span(0, 34), bool, first_names=frozenset({"ivan"}))
    [(Span(start=11, end=22), 'Ivan Petrov')]
    """
    found = []
    for match in NAME.finditer(text, span.start, span.end):
        words = match[0].split()
        first = next(
            (
                i
                for i, word in enumerate(words)
                if POSSESSIVE.sub("", word).casefold() in first_names
            ),
            None,
        )
        if first is None or (first == len(words) - 1 and len(words) > 1):
            continue
        name = POSSESSIVE.sub("", " ".join(words[first:]))
        at = text.index(words[first], match.start())
        found.append((Span(at, at + len(name)), name))
    return found
