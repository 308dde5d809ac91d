"""How a language says that something is not so. In: patterns. Out: a record that a language's folder fills.

Deliberately missing: plain "not"; the weights read it. These are words whose object is denied, however long it is.
"""

import re

import msgspec


class Denials(msgspec.Struct, frozen=True, kw_only=True):
    """``before`` stands ahead of what is denied, ``after`` behind it; ``breaks`` end what a word of denial reaches."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    breaks: re.Pattern[str]


def said(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words, whatever their case; signs need no edge."""
    return re.compile(rf"(?:(?<!\w)|(?=[,;:]))(?:{pattern})(?:(?!\w)|(?<=[,;:]))", re.IGNORECASE)
