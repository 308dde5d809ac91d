"""Words for search that know inflection. In: text. Out: its words in dictionary form.

Russian forms fall together by pymorphy3, English ones by their commonest endings. Deliberately missing: synonyms.
"""

import re
from functools import lru_cache

import pymorphy3

WORD = re.compile(r"[^\W_]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
LONGEST = 4_000


@lru_cache(maxsize=1)
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=100_000)
def search_form(word: str) -> str:
    """One word in the form it is searched by.

    >>> search_form("мобилизации"), search_form("summonses"), search_form("Offices")
    ('мобилизация', 'summons', 'office')
    """
    lower = word.casefold().replace("ё", "е")
    if CYRILLIC.search(lower):
        return str(_analyser().parse(lower)[0].normal_form).replace("ё", "е")
    if lower.endswith("sses") or lower.endswith("nses"):
        return lower[:-2]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ns")) and len(lower) > 3:
        return lower[:-1]
    return lower


def search_words(text: str) -> str:
    """A text's words in search form, parted by spaces, with one before and behind."""
    return f" {' '.join(search_form(word) for word in WORD.findall(text[:LONGEST]))} "


def parse_query(query: str) -> tuple[list[str], list[str]]:
    """The phrases a query asks for and those it bars: words, "quoted phrases", -words.

    >>> parse_query('повестками -"осенний призыв"')
    ([' повестка '], [' осенний призыв '])
    """
    wanted: list[str] = []
    barred: list[str] = []
    for match in re.finditer(r'(-?)(?:"([^"]*)"?|(\S+))', query):
        phrase = search_words(match[2] if match[2] is not None else match[3])
        if phrase.strip():
            (barred if match[1] else wanted).append(phrase)
    return wanted, barred
