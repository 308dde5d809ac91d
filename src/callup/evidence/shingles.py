"""Runs of words as numbers. In: texts. Out: their hashed runs of four words, a sample of them, and their figures.

Figures stand outside the runs, in one spelling: "300,000", "300 000" and "300 thousand" are the same in copies of one
text, while two bulletins of one wording with other figures are no copies. The sample keeps a run by its own hash, so that
a piece of a text keeps the same runs as the whole: containment survives, which the minima of MinHash do not promise. The
hashes are the same in every process: a ledger keeps them.
Deliberately missing: word order beyond four words, inflection, translation.
"""

import re
from array import array
from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice

import msgspec
import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Words = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]

TOKEN = re.compile(r"[^\W\d_]+|\d{1,3}(?:[.,\s]\d{3}(?!\d))+|\d+")
WIDTH = 4
"""Words in a run: three words meet by chance in any two news texts, five are lost with every changed word."""
LEVELS = ((30, 1), (60, 2), (120, 4), (250, 8))
"""Up to so many words, one run of so many is kept in the sample: ten to thirty of a text, and nested in each other."""
SPARSEST = 16
CHUNK = 20_000
"""Texts read at once."""
FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)
"""Odd constants of well-known mixers; any would do."""
FIGURE = 0x80000000
"""Marks a token as a figure."""
DROPPED = 0
"""The token of words that only scale a figure."""
SCALES = re.compile(r"thousands?|millions?|hundreds?|тыс(?:яч\w*)?|млн|миллион\w*|hundred")
SPELLED = {
    word: digits
    for digits, words in {
        "2": "two два две двух двум двумя",
        "3": "three три трех трём тремя",
        "4": "four четыре четырех четырьмя",
        "5": "five пять пяти пятью",
        "6": "six шесть шести",
        "7": "seven семь семи",
        "8": "eight восемь восьми",
        "9": "nine девять девяти",
        "10": "ten десять десяти",
        "11": "eleven одиннадцать одиннадцати",
        "12": "twelve двенадцать двенадцати",
        "20": "twenty двадцать двадцати",
        "30": "thirty тридцать тридцати",
        "40": "forty сорок сорока",
        "50": "fifty пятьдесят пятидесяти",
    }.items()
    for word in words.split()
}
"""Numerals that editors spell either way; "one" is left out, which is rarely a figure."""


class Text(msgspec.Struct, frozen=True):
    """What of a text is compared: its runs and its figures, each once, sorted."""

    runs: Hashes
    figures: Words


class TextRuns(msgspec.Struct, frozen=True):
    """The words and figures of many texts one behind the other, and where each text begins; a last start closes them."""

    words: Words
    starts: Numbers
    figures: Words
    figure_starts: Numbers

    def of(self, text: int) -> Text:
        """One text."""
        words = self.words[self.starts[text] : self.starts[text + 1]]
        figures = self.figures[self.figure_starts[text] : self.figure_starts[text + 1]]
        return Text(runs_of(words), np.unique(figures))


class WordNumbers(dict[str, int]):
    """Words to 32-bit numbers, made from the words alone and remembered."""

    def __missing__(self, token: str) -> int:
        number = self[token] = _number(token)
        return number

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's words and figures."""
        return list(map(self.__getitem__, TOKEN.findall(text.casefold())))


def _number(token: str) -> int:
    """A token's number.

    >>> _number("300,000") == _number("300") and _number("ten") == _number("10") > FIGURE
    True
    """
    if SCALES.fullmatch(token):
        return DROPPED
    figure = SPELLED.get(token.replace("ё", "е"), token if token[0].isdigit() else "")
    if figure:
        digits = re.sub(r"\D", "", figure)
        while len(digits) > 3 and digits.endswith("000"):
            digits = digits[:-3]
        return _hash(digits) | FIGURE
    return _hash(token) & ~FIGURE or 1


def _hash(token: str) -> int:
    digest = blake2b(token.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little")


def read_runs(texts: Iterable[str]) -> TextRuns:
    """The words and figures of some texts, which are looked at once, in their order."""
    vocabulary, source = WordNumbers(), iter(texts)
    words, figures = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    counts, figure_counts = [np.zeros(1, np.int64)], [np.zeros(1, np.int64)]
    while True:
        tokens, ends = array("I"), array("q")
        for text in islice(source, CHUNK):
            tokens.extend(vocabulary.numbers(text))
            ends.append(len(tokens))
        if not ends:
            break
        all_of = np.frombuffer(tokens, np.uint32) if tokens else np.empty(0, np.uint32)
        edges = np.concatenate([[0], np.frombuffer(ends, np.int64)])
        for kept, parts, sizes in (
            ((all_of < FIGURE) & (all_of != DROPPED), words, counts),
            (all_of >= FIGURE, figures, figure_counts),
        ):
            parts.append(all_of[kept])
            total = np.concatenate([[0], np.cumsum(kept)])
            sizes.append(np.diff(total[edges]))
    return TextRuns(
        np.concatenate(words),
        np.cumsum(np.concatenate(counts)),
        np.concatenate(figures),
        np.cumsum(np.concatenate(figure_counts)),
    )


def runs_of(words: Words) -> Hashes:
    """The runs of one text's words, each once, sorted; a text shorter than a run is one run.

    >>> len(runs_of(np.arange(10, dtype=np.uint32))), len(runs_of(np.arange(2, dtype=np.uint32)))
    (7, 1)
    """
    if len(words) < WIDTH:
        words = np.concatenate([words, np.zeros(WIDTH - len(words), dtype=np.uint32)])
    runs: Hashes = np.unique(_hashed(words))
    return runs


def sparseness(words: int) -> int:
    """One run of how many is kept of a text of so many words."""
    return next((step for most, step in LEVELS if words <= most), SPARSEST)


def samples(runs: TextRuns, first: int, last: int) -> tuple[Hashes, Numbers]:
    """The sampled runs of the texts from ``first`` to before ``last``, and the text each belongs to; some stand twice.

    A text's least run is always among them, so that equal texts meet, however short; and the least run mixed with the
    figures, so that of a hundred bulletins of one form those with the same figures meet.
    """
    starts = runs.starts[first : last + 1]
    words = runs.words[starts[0] : starts[-1]]
    lengths = np.diff(starts)
    whole = np.flatnonzero(lengths >= WIDTH)
    if not len(whole):
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashed = _hashed(words)
    owner = np.repeat(np.arange(first, last), lengths)
    begins = owner[: len(hashed)]
    # A run that reaches into the next text is nobody's.
    inside = begins == owner[WIDTH - 1 :]
    steps = np.array([sparseness(int(n)) for n in lengths], dtype=np.uint64)
    kept = inside & (hashed % steps[begins - first] == 0)
    least = np.minimum.reduceat(
        np.where(inside, hashed, np.uint64(2**64 - 1)), (starts[:-1] - starts[0])[whole]
    )
    with_figures = least ^ _figure_sums(runs, first, last)[whole]
    return (
        np.concatenate([hashed[kept], least, with_figures]),
        np.concatenate([begins[kept], whole + first, whole + first]),
    )


def _figure_sums(runs: TextRuns, first: int, last: int) -> Hashes:
    """One number for all the figures of a text, whatever their order."""
    starts = runs.figure_starts[first : last + 1]
    figures = runs.figures[starts[0] : starts[-1]].astype(np.uint64)
    with np.errstate(over="ignore"):
        mixed = (figures + FACTORS[1]) * FACTORS[0]
        mixed = (mixed ^ (mixed >> np.uint64(31))) * FACTORS[2]
        total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)])
        sums: Hashes = total[starts[1:] - starts[0]] - total[starts[:-1] - starts[0]]
    return sums


def _hashed(words: Words) -> Hashes:
    wide = words.astype(np.uint64)
    count = len(wide) - WIDTH + 1
    with np.errstate(over="ignore"):
        total: Hashes = wide[:count] * FACTORS[0]
        for place in range(1, WIDTH):
            total += wide[place : place + count] * FACTORS[place]
            total ^= total >> np.uint64(29)
        total *= FACTORS[0]
        total ^= total >> np.uint64(32)
    return total
