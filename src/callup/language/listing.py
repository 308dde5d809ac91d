"""How tables are written. In: words with spaces between them. Out: sets, lists, dictionaries. Misses: any word itself."""

HYPHENS = frozenset("-‐‑–—−")


def listed(words: str) -> frozenset[str]:
    """A table of words, written with spaces between them."""
    return frozenset(words.split())


def in_order(words: str) -> list[str]:
    """A list of words, written with spaces between them, in that order."""
    return words.split()


def by_word(**meanings: str) -> dict[str, str]:
    """A table of words by what they mean, turned about.

    >>> by_word(day="day days", week="week")
    {'day': 'day', 'days': 'day', 'week': 'week'}
    """
    return {word: meaning for meaning, words in meanings.items() for word in words.split()}
