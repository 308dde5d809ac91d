"""A text as its reader sees it. In: a text. Out: the same without what hides in it, and where each letter stood.

Zero-width signs, stress marks and soft hyphens fall; letters of another script that look alike, digits inside words and
letters set apart by spaces are read as the word they show. Deliberately missing: words wholly in look-alike letters.
"""

import re
import unicodedata

import msgspec

HIDDEN = re.compile(
    "[\u0300-\u036f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\uff00-\uffef\U0001d400-\U0001d7ff\U000e0000-\U000e007f]"
)
SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?!\w)")
WORD = re.compile(r"[^\W_]+")
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
ALIKE = dict(zip("aeopcxyikmhtbABEKMHOPCTXYIjsgn3", "аеорсхуікмнтвАВЕКМНОРСТХУІјѕгпз", strict=True))
BACK = {cyrillic: latin for latin, cyrillic in ALIKE.items() if latin.isalpha()}
DIGITS = {"0": "о", "3": "з", "6": "б"}
GREEK = str.maketrans("οαερχυικνΟΑΕΡΧΥΙΚΝΜΤΗΒ", "oaepxyikvOAEPXYIKNMTHB")


class Folded(msgspec.Struct, frozen=True):
    """What is seen, and the place of each of its letters in the text; ``at`` is None where nothing fell."""

    text: str
    at: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text it was made of."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end] if end < len(self.at) - 1 else self.at[-1]


def folded(text: str) -> Folded:
    """A text as it is seen.

    >>> folded("Iv\\u200ban Moro\\u0301zov").text, folded("И в а н у").text, folded("Мoрозов").text
    ('Ivan Morozov', 'Ивану', 'Морозов')
    """
    if text.isascii():
        seen, at = text, None
    else:
        seen, at = _without_hidden(text) if HIDDEN.search(text) else (text, None)
        seen = WORD.sub(lambda m: _one_script(m[0]), seen)
    if SPACED.search(seen):
        seen, at = _joined(seen, at)
    return Folded(seen, at)


def _without_hidden(text: str) -> tuple[str, list[int]]:
    """The text without signs nobody sees; a mark that makes a letter of its own («й») joins it."""
    seen: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(text):
        if not HIDDEN.match(sign):
            seen.append(sign)
            at.append(place)
        elif unicodedata.combining(sign) and seen:
            whole = unicodedata.normalize("NFC", seen[-1] + sign)
            seen[-1] = whole if len(whole) == 1 else seen[-1]
        elif len(plain := unicodedata.normalize("NFKC", sign)) == 1 and plain.isalnum():
            seen.append(plain)
            at.append(place)
    return "".join(seen), [*at, len(text)]


def _joined(seen: str, at: list[int] | None) -> tuple[str, list[int]]:
    """Words whose letters stand apart, made whole."""
    places = at or [*range(len(seen) + 1)]
    gone = {
        place
        for match in SPACED.finditer(seen)
        for place in range(match.start() + 1, match.end(), 2)
    }
    kept = [place for place in range(len(seen)) if place not in gone]
    return "".join(seen[place] for place in kept), [*(places[place] for place in kept), places[-1]]


def one_script(text: str) -> str:
    """A title or a name whose words are each in one script, so that none only looks like another."""
    return text if text.isascii() else WORD.sub(lambda m: _one_script(m[0]), text)


def _one_script(word: str) -> str:
    """A word of two scripts in the one that its letters allow; other words as they are."""
    if word.isascii():
        return word
    word = (
        word.translate(GREEK) if re.search("[\u0370-\u03ff]", word) and LATIN.search(word) else word
    )
    if any(c.isdigit() for c in word) and not word.isdigit() and CYRILLIC.search(word):
        word = _without_digits(word)
    if not (LATIN.search(word) and CYRILLIC.search(word)):
        return word
    cyrillic = "".join(ALIKE.get(c, c) for c in word)
    if not LATIN.search(cyrillic):
        return cyrillic
    latin = "".join(BACK.get(c, c) for c in word)
    return word if CYRILLIC.search(latin) else latin


def _without_digits(word: str) -> str:
    """Digits inside a word of letters as the letters they stand for; "А123ВС" stays."""
    letters = sum(c.isalpha() for c in word)
    if 2 * (len(word) - letters) >= letters or not word[0].isalpha():
        return word
    return "".join(DIGITS.get(c, c) for c in word)
