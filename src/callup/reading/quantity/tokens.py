"""Words, figures and signs of a stretch of text.

In: a text's piece and a folding of its letters. Out: tokens with offsets in the piece. Times of day, dates written in
figures, telephone numbers, addresses and model names are set aside as ``other``: no figure is read from them.
Deliberately missing: sentence limits; a line break is a token, because no noun is counted across it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from callup.language.listing import HYPHENS

LONGEST_FIGURE = 15

# Every repetition is bounded, so a line of a hundred thousand digits or dots costs no more than its length.
_TOKEN = r"""
    (?P<break> \n )
  | (?P<other>
        https?://\S{1,300} | www\.\S{1,300} | t\.me/\S{1,100} | [@\#][^\W\d]\w{0,60}
      | [\w.+-]{1,40}@[\w-]{1,40}\.\w{2,10}
      | (?<!\d)[78][\ -]?\(\d{3,5}\)[\ -]?\d{1,3}(?:[\ -]?\d{2}){2}(?!\d)
      | \+\d[\d\ ()\u00a0-]{8,18}\d
      | \d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?!\d)
      | \d{1,4}(?:[-/]\d{1,4}){2,6}(?!\d)
      | \d{1,4}\.\d{1,2}\.\d{2,4}(?!\d)
      | \d{1,3}(?:\.\d{1,3}){3}(?!\d)
      | \b(?!(?:USD|US|EUR|GBP|RUB|RUR|UAH|CNY|JPY|CHF|CAD|AUD|KZT|INR|Rs|RM|MYR)\d)(?!(?:TIED)[-‐‑])[^\W\d_]{1,12}[-\u2010\u2011]?\d[\w.\-/]{0,20}(?<![.\-/])
    )
  | (?P<figure>
        \d{1,3}(?:,\d{3})+(?:\.\d{1,6})?(?![\d])
      | \d{1,3}(?:[\ \u00a0\u2009\u202f\u2007]\d{3})+(?:[.,]\d{1,6})?(?!\d)
      | \d{1,3}(?:\.\d{3}){2,}(?!\d)
      | \d+(?:[.,]\d+)? | (?<![\w.,])\.\d+
    )
  | (?P<word> (?!US\$) (?:[A-Za-z]\.){2,6} | [^\W\d_]+(?:['’ʼ][^\W\d_]+)* )
  | (?P<sign> US\$ | \S )
    """
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_STOPPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SPACES = re.compile(r"\s")


class Token(NamedTuple):
    """One token: what it is, its folded letters, its place in the piece, and the number a figure stands for."""

    kind: str
    low: str
    start: int
    end: int
    number: int | float | None


END = Token("break", "", 0, 0, None)


@cache
def _token(tied: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a token; ``tied`` words before a hyphen and a figure are no model's name."""
    words = "|".join(sorted(map(re.escape, tied))) or "(?!)"
    return re.compile(_TOKEN.replace("TIED", words), re.VERBOSE)


def tokenise(
    piece: str,
    fold: Callable[[str], str] = str.lower,
    tied: frozenset[str] = frozenset(),
    *,
    stops: bool = False,
) -> list[Token]:
    """Cut a piece into tokens.

    >>> [t.low for t in tokenise("about 1,200 men at 10:30")]
    ['about', '1,200', 'men', 'at', '10:30']
    """
    tokens = []
    for match in _token(tied).finditer(piece):
        kind = match.lastgroup or "sign"
        written = match.group()
        number = figure_value(written, stops=stops) if kind == "figure" else None
        if kind == "figure" and number is None:
            kind = "other"
        low = fold(written) if kind in {"word", "other"} else written
        tokens.append(Token(kind, low, match.start(), match.end(), number))
    return tokens


def figure_value(written: str, *, stops: bool = False) -> int | float | None:
    """The number a figure stands for, or None for a run of digits too long to count anything; ``stops`` may part thousands.

    >>> figure_value("1 200"), figure_value("1,5"), figure_value("400,000")
    (1200, 1.5, 400000)
    """
    plain = _SPACES.sub("", written) if len(written) <= 60 else written
    if len(plain) > 2 * LONGEST_FIGURE:
        return None
    if stops and _STOPPED.fullmatch(plain):
        plain = plain.replace(".", "")
    elif _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "") if "," in plain else plain.replace(".", "")
    plain = plain.replace(",", ".")
    if len(plain.split(".")[0]) > LONGEST_FIGURE:
        return None
    return float(plain) if "." in plain else int(plain)


def tidy(number: float) -> int | float:
    """A whole number as int, else rounded past the noise of binary fractions."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


class Stream:
    """Tokens with safe looking about: before the first and after the last stands a break."""

    __slots__ = ("piece", "tokens")

    def __init__(self, piece: str, tokens: list[Token]) -> None:
        self.piece = piece
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int) -> Token:
        """The token at an index, or a break."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def low(self, index: int) -> str:
        """The folded letters of the token at an index."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def written(self, index: int) -> str:
        """The token as it stands in the text."""
        token = self.at(index)
        return self.piece[token.start : token.end]

    def glued(self, index: int) -> bool:
        """Whether no space parts the token from the one before it."""
        return (
            0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end
        )

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        token = self.at(index)
        return token.kind == "word" and self.piece[token.start].isupper()

    def hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen with no space on either side."""
        return self.low(index) in HYPHENS and self.glued(index) and self.glued(index + 1)

    def opens_line(self, index: int) -> bool:
        """Whether nothing stands before the token on its line."""
        return self.at(index - 1).kind == "break"

    def slice(self, start: int, end: int) -> str:
        """The text from one token up to, not with, another."""
        return (
            self.piece[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""
        )
