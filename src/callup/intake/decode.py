"""Bytes → text. In: bytes of any encoding. Out: the text, its encoding, and a note of what was mended; or BadInput.

Order: byte order mark, UTF-16 without a mark, UTF-8, a declared charset, then the single-byte encodings, chosen by how
the letters read. Text that was decoded wrongly before it was saved (mojibake) is mended where that can be undone.
Deliberately missing: encodings of East Asia, unless the page declares them.
"""

import codecs
import re

import msgspec

from callup.errors import BadInput
from callup.intake.likeness import likeness

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
# Only these may be named by a page: Python knows "encodings" that are programs in disguise.
ALLOWED = re.compile(
    r"utf-?8|utf-?16(le|be)?|(windows-|cp)(125\d|866)|ibm866|koi8-[ru]|iso-?8859-\d+|latin-?1|us-ascii|x?-?mac-cyrillic"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr)",
    re.IGNORECASE,
)
SINGLE_BYTE = ("cp1252", "cp1251", "koi8-u", "cp866")
WRONG = ("cp1251", "cp1252", "koi8-u", "cp866", "latin-1")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
SURROGATE = re.compile("[\ud800-\udfff]")
SAMPLE = 20_000
ODD_SHARE = 0.02
# Running Russian scores about 0.8 and more, a wrong reading of it mostly below 0.45 (tried on posts of one line).
READS_WELL, READS_BADLY = 0.6, 0.5


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it came in, and what had to be mended in it ("" where nothing)."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, name: str) -> str:
    """The text of some bytes; raises BadInput for binary data and for mojibake that cannot be mended."""
    return decoded(data, name).text


def decoded(data: bytes, name: str, *, whole: bool = True) -> Decoded:
    """The text of some bytes, with the encoding; ``whole`` is false where the bytes were cut off at a limit."""
    if not data.strip(b"\x00 \t\r\n"):
        raise BadInput(f"{name}: the file is empty: nothing to read")
    steps = (_with_mark, _utf16, _utf8, _declared, _single_byte)
    found = next((result for step in steps if (result := step(data, whole)) is not None), None)
    if found is None or _is_binary(found.text):
        raise BadInput(
            f"{name}: not a text in any encoding known here: convert it to UTF-8, or leave it out"
        )
    return _clean(mended(found, name))


def _with_mark(data: bytes, whole: bool) -> Decoded | None:  # noqa: FBT001
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _tried(data, encoding, whole) or _patched(data, encoding)
    return None


def _utf8(data: bytes, whole: bool) -> Decoded | None:  # noqa: FBT001
    """UTF-8; a few broken characters among many good ones are damage, not another encoding."""
    found = _tried(data, "utf-8", whole)
    if found is not None:
        return found
    patched = _patched(data, "utf-8")
    good = sum(not c.isascii() for c in patched.text[:SAMPLE])
    return patched if patched.text[:SAMPLE].count("\ufffd") * 20 < good else None


def _declared(data: bytes, whole: bool) -> Decoded | None:  # noqa: FBT001
    match = DECLARED.search(data[:2048])
    encoding = (match[1] or match[2]).decode("ascii") if match else ""
    if ALLOWED.fullmatch(encoding) is None:
        return None
    found = _tried(data, encoding, whole)
    if found is None or likeness(found.text[:SAMPLE]) >= READS_WELL:
        return found
    other = _single_byte(data, whole)
    return other if other and likeness(other.text[:SAMPLE]) >= READS_WELL else found


def _utf16(data: bytes, whole: bool) -> Decoded | None:  # noqa: FBT001
    """UTF-16 without a mark: every other byte of the start is zero or a Cyrillic page number."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start::2], sample[1 - start :: 2]
        if sum(byte in (0, 4) for byte in high) > 0.8 * len(high) and low.count(0) * 10 < len(low):
            return _tried(data, encoding, whole) or _patched(data, encoding)
    return None


def _single_byte(data: bytes, _: bool) -> Decoded | None:  # noqa: FBT001
    readings = [(likeness(data[:SAMPLE].decode(e, "replace")), e) for e in SINGLE_BYTE]
    best = max(readings, key=lambda reading: reading[0])
    return _patched(data, best[1]) if best[0] >= 0 else None


def _tried(data: bytes, encoding: str, whole: bool) -> Decoded | None:  # noqa: FBT001
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(data, whole)
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, encoding)


def _patched(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, f"{lost:,} characters could not be decoded" if lost else "")


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    return odd > ODD_SHARE * len(sample)


def mended(found: Decoded, name: str) -> Decoded:
    """Undo a wrong decoding that happened before the text was saved."""
    sample = found.text[:SAMPLE]
    if likeness(sample) >= READS_BADLY or sum(not c.isascii() for c in sample) < 4:
        return found
    best = max(
        (
            (likeness(_recoded(sample, wrong, right)), wrong, right)
            for wrong in WRONG
            for right in ("utf-8", *SINGLE_BYTE[1:])
            if wrong != right
        ),
    )
    if best[0] < max(READS_WELL, likeness(sample) + 0.2):
        return _unless_spoiled(found, name)
    _, wrong, right = best
    text = _recoded(found.text, wrong, right)
    lost = text.count("\ufffd")
    note = f"the text was saved garbled ({right} read as {wrong}) and was mended"
    return Decoded(text, found.encoding, note + (f"; {lost:,} characters are lost" if lost else ""))


def _recoded(text: str, wrong: str, right: str) -> str:
    """The bytes a wrong reading came from, read rightly; what the wrong encoding cannot hold becomes U+FFFD."""
    held = bytearray()
    strange = 0
    for character in text:
        try:
            held += character.encode(wrong)
        except UnicodeEncodeError:
            strange += character != "\ufffd"
            held += bytes([ord(character)]) if ord(character) < 256 else b"?"
    if strange * 20 > len(text):
        return ""
    return held.decode(right, "replace")


SPOILED = re.compile(r"(?:[РС][\u0080-\u00bfЂ-џ‚-™]){4,}|(?:[ÐÑ][\u0080-\u00bf‚-™]){4,}")


def _unless_spoiled(found: Decoded, name: str) -> Decoded:
    sample = found.text[:SAMPLE]
    spoiled = sum(len(match[0]) for match in SPOILED.finditer(sample))
    if spoiled * 2 > sum(not c.isascii() for c in sample):
        raise BadInput(
            f"{name}: the text was decoded wrongly before it was saved (mojibake): save the page again as UTF-8"
        )
    return found


def _clean(found: Decoded) -> Decoded:
    """No database holds NUL or half a surrogate pair: each becomes U+FFFD, in place, so that offsets stay."""
    text, changed = SURROGATE.subn("\ufffd", found.text.replace("\x00", "\ufffd"))
    changed += found.text.count("\x00")
    if not changed:
        return found
    notes = [found.note] if found.note else []
    return Decoded(
        text, found.encoding, "; ".join([*notes, f"{changed:,} NUL characters were replaced"])
    )
