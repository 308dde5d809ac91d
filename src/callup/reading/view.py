"""A text as the reader sees it: paragraphs of words, whatever its form. In: a text and a stretch. Out: words with offsets.

Line breaks of a fixed width, quotation marks of e-mail, white space of every kind, invisible characters, look-alike
letters and lines in capitals make no difference: the same words come out, each with its own place in the text.
Deliberately missing: spaces put inside words («м о б и л и з а ц и я»); ``garble`` tells such texts.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from callup.model import Span

# A mailer or a terminal breaks lines at 60 to 120 columns; longer lines are paragraphs of their own.
WIDEST_WRAP = 120
NARROWEST_WRAP = 40
# A heading in capitals has at least this many words of letters, most of them capital.
LEAST_CAPITALS = 3
SHARE_CAPITALS = 0.8
QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
WORD = re.compile(r"\S+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
ITEM = re.compile(r"\s*(?:[-•*–—▪●◦·‣✅❗‼⚡🔹🔸📍]|\d{1,3}[.)]\s|[a-zа-я]\)\s|\|)")
INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
LATIN, CYRILLIC = "ABCEHIKMOPTXYaceiopxyABEKMHOPCTX", "АВСЕНІКМОРТХУасеіорхуАВЕКМНОРСТХ"
TO_CYRILLIC = str.maketrans(LATIN[:21], CYRILLIC[:21])
TO_LATIN = str.maketrans(CYRILLIC[:21], LATIN[:21])
IS_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
IS_LATIN = re.compile(r"[A-Za-z]")
# Letters that no Latin letter looks like: a word that holds one was written in Cyrillic.
ONLY_CYRILLIC = re.compile(r"[бвгджзийлнптфцчшщъыьэюяёїєґБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯЁЇЄҐ]")


class Word(msgspec.Struct, frozen=True):
    """A word as it is read, and where it stands; its length may differ from its place's."""

    start: int
    end: int
    form: str


Paragraph = list[Word]


def paragraphs(text: str, body: Span) -> list[Span]:
    """The paragraphs of a stretch: its lines, where lines broken at a fixed width are joined again.

    >>> text = "The office in Tula has so far handed out three\\nhundred summonses since Monday morning, as he\\nsaid."
    >>> len(paragraphs(text, Span(0, len(text))))
    1
    """
    lines = _lines(text, body)
    found: list[Span] = []
    for block in _blocks(text, lines):
        width = _wrap_width(text, block)
        open_line: Span | None = None
        for line in block:
            if open_line is not None and width and _goes_on(text, open_line, line, width):
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(line)
            open_line = line
    return found


def words(text: str, paragraph: Span) -> Paragraph:
    """The words of one paragraph, in the one form in which they are read."""
    found = [
        Word(match.start(), match.end(), _form(match[0]))
        for line in LINE.finditer(text, paragraph.start, paragraph.end)
        for match in WORD.finditer(text, _content_start(text, line), line.end())
    ]
    return _quiet([word for word in found if word.form])


def _lines(text: str, body: Span) -> list[Span]:
    """The lines of a stretch that hold anything, without white space at their ends."""
    found = []
    for match in LINE.finditer(text, body.start, body.end):
        start = _content_start(text, match)
        line = text[start : match.end()]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            found.append(Span(start + lead, start + len(line.rstrip())))
    return found


def _content_start(text: str, line: re.Match[str]) -> int:
    quoted = QUOTED.match(text, line.start(), line.end())
    return quoted.end() if quoted else line.start()


def _blocks(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of lines with no empty line between them."""
    block: list[Span] = []
    for line in lines:
        if block and text.count("\n", block[-1].end, line.start) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _wrap_width(text: str, block: Sequence[Span]) -> int:
    """The width at which a block was broken, or 0: every broken line had no room for the next one's first word."""
    width = max(len(line) for line in block)
    if len(block) < 2 or not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    full = sum(
        len(line) + 1 + _first_word(text, after) > width and not ITEM.match(text, after.start)
        for line, after in zip(block, block[1:], strict=False)
    )
    # Two lines in three at the least: paragraphs of a few lines each may follow one another without an empty line.
    return width if full * 3 >= (len(block) - 1) * 2 else 0


def _goes_on(text: str, line: Span, after: Span, width: int) -> bool:
    if ITEM.match(text, after.start) and not _cut(text, line, after):
        return False
    return len(line) + 1 + _first_word(text, after) > width


def _cut(text: str, line: Span, after: Span) -> bool:
    """Whether a number at a line's beginning belongs to a sentence that the line before leaves open ("on October / 10.")."""
    return text[after.start].isdigit() and text[line.end - 1].isalpha()


def _first_word(text: str, line: Span) -> int:
    match = WORD.match(text, line.start, line.end)
    return len(match[0]) if match else 0


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    """A word without invisible characters and with the letters of one alphabet."""
    if word.isascii():
        return word
    word = INVISIBLE.sub("", unicodedata.normalize("NFC", word))
    if not (IS_CYRILLIC.search(word) and IS_LATIN.search(word)):
        return word
    if ONLY_CYRILLIC.search(word):
        return word.translate(TO_CYRILLIC)
    latin, cyrillic = len(IS_LATIN.findall(word)), len(IS_CYRILLIC.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)


def _quiet(found: Paragraph) -> Paragraph:
    """A paragraph in capitals in small letters, its first word apart."""
    plain = [word for word in found if LETTERS.search(word.form)]
    capital = sum(word.form.isupper() for word in plain)
    if len(plain) < LEAST_CAPITALS or capital < SHARE_CAPITALS * len(plain):
        return found
    first = plain[0]
    return [
        Word(w.start, w.end, w.form.capitalize() if w is first else w.form.lower()) for w in found
    ]
