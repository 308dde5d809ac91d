"""Bytes → text. In: bytes of any encoding. Out: the decoded text and the encoding's name, or BadInput.

Order: byte order mark, UTF-16 without a mark, UTF-8, a declared HTML charset, then the single-byte encodings, chosen by
how the letters would read. Deliberately missing: repair of text that was decoded wrongly before it came here; such
mojibake is refused with advice.
"""

import codecs
import re

from callup.errors import BadInput

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)|encoding\s*=\s*["']([A-Za-z0-9_-]+)"""
)
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "cp1252")
# The commonest letters of running Russian text; a wrong single-byte reading turns them into rare or odd ones.
COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбч")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
SAMPLE = 20_000
ODD_SHARE = 0.02
LEAD_LETTERS = (frozenset("РС"), frozenset("ÐÑ"))
LEAD_SHARE = 0.35
LEAST_LETTERS = 12


def decode(data: bytes, name: str) -> str:
    """The text of some bytes; raises BadInput for binary data and for mojibake."""
    if not data.strip(b"\x00 \t\r\n"):
        raise BadInput(f"{name}: the file is empty: nothing to read")
    text = _with_mark(data) or _utf16(data) or _utf8(data) or _declared(data) or _single_byte(data)
    if text is None or _is_binary(text):
        raise BadInput(
            f"{name}: not a text in any encoding known here: convert it to UTF-8, or leave it out"
        )
    if _is_mojibake(text[:SAMPLE]):
        raise BadInput(
            f"{name}: the text was decoded wrongly before it was saved (mojibake): save the page again as UTF-8"
        )
    return text


def _with_mark(data: bytes) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _tried(data, encoding)
    return None


def _utf8(data: bytes) -> str | None:
    return _tried(data, "utf-8")


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:2048])
    if match is None:
        return None
    return _tried(data, (match[1] or match[2]).decode("ascii"))


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the start is zero or a Cyrillic page number."""
    sample = data[:2000]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if high and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return _tried(data, encoding)
    return None


def _single_byte(data: bytes) -> str | None:
    best, found = 0.0, None
    for encoding in SINGLE_BYTE:
        text = _tried(data[:SAMPLE], encoding, errors="replace")
        if text is None:
            continue
        score = _likeness(text)
        if score > best:
            best, found = score, encoding
    return _tried(data, found, errors="replace") if found else None


def _likeness(text: str) -> float:
    """How much a reading looks like Russian or Western prose: common small letters, few odd signs, no case salad."""
    letters = [c for c in text if not c.isascii()]
    if not letters:
        return 0.5
    common = sum(c in COMMON for c in letters)
    latin = sum("\u00c0" <= c <= "\u024f" for c in letters)
    salad = len(re.findall(r"[а-яё][А-ЯЁ]", text))
    return (common + 0.4 * latin - 2 * salad) / len(letters)


def _tried(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    return odd > ODD_SHARE * len(sample)


def _is_mojibake(sample: str) -> bool:
    """UTF-8 read as a Cyrillic or Western code page: every other letter is one of the two lead bytes' letters."""
    letters = [c for c in sample if not c.isascii() and not c.isspace()]
    if len(letters) < LEAST_LETTERS:
        return False
    return any(
        sum(c in leads for c in letters) > LEAD_SHARE * len(letters) for leads in LEAD_LETTERS
    )
