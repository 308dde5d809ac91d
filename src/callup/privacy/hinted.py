"""Names that are ordinary words, known by nothing but what stands round them. In: tokens. Out: mentions.

Call signs and nicknames, ranks before a word with a capital ("ефрейтор Заяц"), adjectives that are surnames («показал
Булыжный»). Deliberately missing: names that their letters give away; see ``naming``.
"""

import re
from collections.abc import Iterator, Sequence

from callup.privacy.beside import after_preposition, is_trade, one_says
from callup.privacy.lexicon import (
    ADJECTIVE,
    ANIMATE,
    ORDINARY,
    PLACE,
    THING,
    cases,
    is_verb,
    numbers,
)
from callup.privacy.offices import phrase_at
from callup.privacy.tokens import CLOSING, OPENING, Mention, WordToken

LONGEST_CALL = 6
"""The words of a call sign."""
FARTHEST_CALLER = 6
"""In «Гюрза», как его всегда зовут товарищи, the verb is so many words away at most."""
ENDS = re.compile(r"[.!?;\n]")


def called(made: Sequence[WordToken]) -> Iterator[Mention]:
    """Call signs and nicknames: what stands after the word for one, or in marks before "as his comrades call him"."""
    for at in range(len(made)):
        if _is_called_so(made, at):
            yield Mention(_opening(made, at), at + 1, full=False)
        length = phrase_at(made, at, "call_signs", backward=False)
        begin = at + length
        if not length or begin >= len(made) or ENDS.search(made[begin].gap):
            continue
        if made[begin].text.casefold() in made[begin].words.call_links and begin + 1 < len(made):
            begin += 1
        end = _end_of_call(made, begin)
        if end > begin:
            yield Mention(begin, end, full=False)


def _end_of_call(made: Sequence[WordToken], begin: int) -> int:
    """Where a call sign that begins here ends; where it begins when it is none."""
    gap = made[begin].gap.strip(" ,:—–-")
    quoted = gap[-1:] in OPENING and gap != ""
    told = re.search(r"[:—–]", made[begin].gap) is not None
    if not (quoted or told or made[begin].capital):
        return begin
    end = begin + 1
    while end < len(made) and end - begin < LONGEST_CALL:
        if quoted and CLOSING & set(made[end].gap):
            break
        if not quoted and not (made[end].capital and not made[end].gap.strip()):
            break
        end += 1
    return end


def _is_called_so(made: Sequence[WordToken], at: int) -> bool:
    """Whether marks close behind a word, and "as they call him" follows."""
    if at + 2 >= len(made) or not CLOSING & set(made[at + 1].gap):
        return False
    if not made[at + 1].is_one_of(made[at + 1].words.as_words):
        return False
    if numbers(made[at].text, made[at].language) == {"plur"}:
        return False
    seen = False
    for token in made[at + 2 : at + 2 + FARTHEST_CALLER]:
        if ENDS.search(token.gap) or token.is_one_of(token.words.not_one):
            return False
        seen = seen or token.is_one_of(token.words.callers)
    return seen


def _opening(made: Sequence[WordToken], at: int) -> int:
    """Where the marks that close behind a word open."""
    for first in range(at, max(-1, at - LONGEST_CALL), -1):
        if OPENING & set(made[first].gap) or (first == 0 and at - first < 2):
            return first
    return at


def is_hinted(made: Sequence[WordToken], at: int) -> bool:
    """Whether an ordinary word with a capital inside a sentence is a name by what stands before it."""
    token = made[at]
    if at == 0 or not token.capital or token.explained or token.caseless:
        return False
    if token.quoted:
        return _is_quoted_call(made, at)
    if token.opens:
        return False
    if not token.flags & ORDINARY or token.flags & (PLACE | THING) or token.gap.strip():
        return False
    if len(token.text) < 3 or token.text.isupper():
        return False
    return _is_ranked_latin(made, at) if token.language == "en" else _is_ranked(made, at)


def _is_quoted_call(made: Sequence[WordToken], at: int) -> bool:
    """Whether one word in marks is what a man before it is called: "his deputy “Doc”", «командир взвода «Лось»»."""
    token, before = made[at], made[at - 1]
    marked = token.gap.strip() in OPENING - {"("}
    if not marked or token.flags & (PLACE | THING) or before.possessive:
        return False
    if token.language == "en":
        return before.is_person or before.is_one_of(before.words.titles | before.words.commanders)
    agrees = cases(token.text, token.language) & cases(before.text, before.language)
    return bool(agrees) and before.is_one_of(before.words.titles | before.words.commanders)


def _is_ranked_latin(made: Sequence[WordToken], at: int) -> bool:
    before, after = made[at - 1], made[at + 1] if at + 1 < len(made) else None
    ended = after is None or bool(after.gap.strip()) or after.is_one_of(after.words.says)
    if before.is_one_of(before.words.titles) and (before.capital or not before.opens):
        return ended or (after is not None and not after.capital and before.capital)
    return not before.capital and before.is_person and ended


def _is_ranked(made: Sequence[WordToken], at: int) -> bool:
    token, before = made[at], made[at - 1]
    if token.flags & ADJECTIVE and not _stands_alone(made, at):
        return False
    agrees = cases(token.text, token.language) & cases(before.text, before.language)
    if agrees and before.is_one_of(before.words.titles):
        return True
    if not token.flags & (ANIMATE | ADJECTIVE):
        return False
    if (agrees and is_trade(before, token)) or before.is_one_of(before.words.callers):
        return True
    said = is_verb(before.text, before.language) and "nomn" in cases(token.text, token.language)
    if not said or not one_says(before) or after_preposition(made, at):
        return False
    return bool(token.flags & ADJECTIVE) or before.is_one_of(before.words.reporting)


def _stands_alone(made: Sequence[WordToken], at: int) -> bool:
    """Whether no noun follows that an adjective could belong to."""
    after = made[at + 1] if at + 1 < len(made) else None
    return after is None or bool(after.gap.strip(" \u00a0")) or is_verb(after.text, after.language)
