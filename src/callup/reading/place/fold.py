"""Words as an eye reads them. In: a stretch of text. Out: the same in one alphabet a word,
without what cannot be seen.

Look-alike letters of the other alphabet, direction marks, soft hyphens, zero-width signs and stress
marks would hide a place name from a table. Offsets are kept: every sign of the result knows where
it came from. Deliberately missing: look-alikes beyond Latin and Cyrillic, and words written wholly
in the wrong alphabet.
"""

import re
import unicodedata

import msgspec

CYRILLIC = "аесорхукмтнвіАВЕКМНОРСТУХІ"
LATIN = "aecopxykmthbiABEKMHOPCTYXI"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
MARKS = re.compile("[\u0300-\u036f]")
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile("[Ѐ-ӿ]")


class FoldedName(msgspec.Struct, frozen=True):
    """``shown`` keeps the case, ``lower`` is for look-ups; both have the same length.
    ``origin`` maps back.
    """

    shown: str
    lower: str
    start: int
    origin: tuple[int, ...] | None

    def place(self, at: int) -> int:
        """The offset in the whole text of a sign of ``shown``; its end is the place of the
        last sign plus one.
        """
        return self.start + (at if self.origin is None else self.origin[at])


def fold(text: str, start: int, end: int) -> FoldedName:
    """Fold one stretch of a text.

    >>> fold("в В\u200bорoнеже", 0, 11).lower
    'в воронеже'
    """
    piece = text[start:end]
    if piece.isascii():
        return FoldedName(piece, piece.lower(), start, None)
    origin: tuple[int, ...] | None = None
    if HIDDEN.search(piece) or MARKS.search(piece):
        piece, origin = _seen(piece)
    if MIXED.search(piece):
        piece = WORD.sub(_one_alphabet, piece)
    lower = piece.replace("İ", "I").lower().replace("ё", "е")
    return FoldedName(piece, lower, start, origin)


def _seen(piece: str) -> tuple[str, tuple[int, ...]]:
    """Drop what is invisible; join a letter with its breve, drop every other mark."""
    signs: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(piece):
        if HIDDEN.match(sign):
            continue
        if MARKS.match(sign):
            joined = unicodedata.normalize("NFC", signs[-1] + sign) if signs else ""
            if joined in {"й", "Й", "ї", "Ї"}:
                signs[-1] = joined
            continue
        signs.append(sign)
        origin.append(at)
    origin.append(len(piece))
    return "".join(signs), tuple(origin)


def _one_alphabet(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic = len(LETTER.findall(word))
    if cyrillic in {0, len(word)}:
        return word
    strange = sum(sign in LATIN for sign in word if not LETTER.match(sign))
    if strange == len(word) - cyrillic and cyrillic * 2 >= len(word):
        return word.translate(TO_CYRILLIC)
    return word.translate(TO_LATIN)
