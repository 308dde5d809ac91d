"""Whether a text reads as words at all. In: a text, and what a dictionary knows. Out: words that say so, or "".

It catches what no decoding can mend: spaces inside words, letters of two alphabets in one word, a PDF whose letters have
no map. Pure. Deliberately missing: mending; the text stays as it came. Names, which no dictionary holds, are not counted.
"""

import itertools
import re
from collections.abc import Callable

SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
ALONE = frozenset("a i o в и к о с у я а є і й з б ж".split())
"""Words of one letter; any other letter that stands alone is a piece of a word."""
FEWEST = 5
"""Words below which nobody can tell: a post of three names is no garble."""
ODD_SHARE = 0.34
"""Of 598 news texts and posts none has more than 0.25 of such words, articles at most 0.18; copies with spaces or foreign
letters put into their words have 0.39 and more."""
SHORT, ODD_SHARE_OF_SHORT = 3.2, 0.15
"""Letters of an average word. No text measured has less than 3.4, and those with less than 4.2 have odd words up to 0.05;
of words cut in pieces many are words by chance."""

Known = Callable[[str], bool]


def odd_share(text: str, known: Known, script: re.Pattern[str]) -> float:
    """The share of a text's words in its script that are in no dictionary; 0 where there are too few words to tell.

    >>> round(odd_share("Во е нкомат Т уль ской о бласти", {"о"}.__contains__, CYRILLIC), 2)
    0.86
    """
    # Words of another script are names and quotations: "IT", "Reuters".
    words = [word for word in WORD.findall(text[:SAMPLE]) if script.search(word) and _counts(word)]
    if len(words) < FEWEST:
        return 0.0
    odd = sum(_is_odd(word, known) for word in words)
    # Letter after letter: "п о в е с т к а" is no row of prepositions.
    odd += sum(
        len(one) == len(two) == 1 and not _is_odd(two, known)
        for one, two in itertools.pairwise(words)
    )
    return odd / len(words)


def garble(share: float, text: str) -> str:
    """The words for a text with a share of odd words; "" where it is what a text may have.

    >>> garble(0.62, "Во е нкомат Т уль ской о бласти р азослал")
    'the text looks garbled: 62% of its words are in no dictionary'
    """
    words = WORD.findall(text[:SAMPLE])
    in_pieces = sum(map(len, words)) < SHORT * len(words) and share >= ODD_SHARE_OF_SHORT
    if share < ODD_SHARE and not in_pieces:
        return ""
    return f"the text looks garbled: {share:.0%} of its words are in no dictionary"


def _counts(word: str) -> bool:
    """A name or an abbreviation says nothing, unless two alphabets stand in it."""
    return not word[0].isupper() or len(word) == 1 or _is_mixed(word)


def _is_odd(word: str, known: Known) -> bool:
    if _is_mixed(word):
        return True
    lower = word.casefold()
    if len(lower) == 1:
        return lower not in ALONE
    return not known(lower)


def _is_mixed(word: str) -> bool:
    return LATIN.search(word) is not None and CYRILLIC.search(word) is not None
