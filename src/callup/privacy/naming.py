"""Names of people in a text, public and private alike. In: tokens. Out: mentions: which words name a person.

By the parts of a name (first name, surname, patronymic, initials, endings) and by what stands beside it (a trade, a title,
"according to", a verb of saying). When in doubt it is a name. Deliberately missing: who the named are; see ``people``.
"""

import re
from collections.abc import Iterator, Sequence

from callup.privacy.beside import after_preposition, governs, is_beside_a_hint, named_before
from callup.privacy.hinted import called, is_hinted
from callup.privacy.lexicon import (
    ADJECTIVE,
    ANIMATE,
    FIRST,
    LIKE,
    LIKE_CYRILLIC,
    LIKE_LATIN,
    NAME,
    ORDINARY,
    PATRONYMIC,
    PLACE,
    SURNAME,
    THING,
    fold,
    is_verb,
)  # fmt: skip
from callup.privacy.offices import phrase_at
from callup.privacy.tokens import CLOSING, OPENING, Mention, WordToken, fitting

JOINED = re.compile(r"[\s\u00a0_*~`]{0,4}")
AFTER_INITIAL = re.compile(r"\.[\s\u00a0\n]{0,2}")
LONGEST_NAME = 6
MOST_INITIALS = 3
SHORTEST = 3
"""A surname of fewer letters is not looked for again by itself."""


def mentions(made: Sequence[WordToken]) -> Iterator[Mention]:
    """Everybody the words name, call signs and nicknames first."""
    yield from called(made)
    yield from _mentions(made)


def _mentions(made: Sequence[WordToken]) -> Iterator[Mention]:
    at = 0
    while at < len(made):
        end = _run(made, at)
        if end > at and (mention := _person(made, at, end)) is not None:
            yield _with_surname_before(made, mention)
            at = mention.last
        else:
            low = _lower_name(made, at)
            if low or is_hinted(made, at):
                yield Mention(at, at + max(1, low), full=low > 1)
            at += max(1, low)


def _with_surname_before(made: Sequence[WordToken], mention: Mention) -> Mention:
    """The mention with the word before its first name, where that ends like a surname («Белицкий Тимофей»)."""
    first = mention.first
    if first == 0 or mention.full and made[first - 1].opens:
        return mention
    before = made[first - 1]
    if _is_likely_first(made, first):
        return Mention(first - 1, mention.last, full=True)
    if not made[first].flags & FIRST:
        return mention
    surname = LIKE_LATIN if before.language == "en" else LIKE_CYRILLIC
    if (
        before.capital
        and not before.known
        and _joined(made[first], before)
        and surname.fullmatch(fold(before.text))
    ):
        return Mention(first - 1, mention.last, full=True)
    return mention


def _is_likely_first(made: Sequence[WordToken], at: int) -> bool:
    """Whether the word before a surname is its first name, though an English word too ("Nail Zaripov")."""
    before, token = made[at - 1], made[at]
    if (
        before.language != "en"
        or not before.capital
        or before.bare
        or before.explained
        or before.initial
    ):
        return False
    if (
        not token.flags & (SURNAME | LIKE)
        or before.flags & (ANIMATE | PLACE | THING)
        or not _joined(token, before)
    ):
        return False
    listed = ("offices", "heads", "bodies")
    return (
        not any(phrase_at(made, at - 1, kind, backward=True) for kind in listed)
        and len(before.text) >= SHORTEST
    )


def _joined(token: WordToken, before: WordToken) -> bool:
    """Whether two words may be parts of one name."""
    if before.initial:
        return (
            AFTER_INITIAL.fullmatch(token.gap) is not None
            or JOINED.fullmatch(token.gap) is not None
        )
    return (
        JOINED.fullmatch(token.gap) is not None
        and "." not in token.gap
        and not before.possessive
        and "\n\n" not in token.gap
    )


def _run(made: Sequence[WordToken], at: int) -> int:
    """Where a run of words that may be one name, beginning here, ends; where it begins when there is none."""
    if not (fitting(made[at]) or _begins_with_initial(made, at)):
        return at
    end = at + 1
    while end < len(made) and end - at < LONGEST_NAME:
        step = _step(made, at, end)
        if not step:
            break
        end += step
    return end


def _begins_with_initial(made: Sequence[WordToken], at: int) -> bool:
    token = made[at]
    if not token.initial or at + 1 >= len(made) or not AFTER_INITIAL.fullmatch(made[at + 1].gap):
        return False
    last = at + 1
    while (
        last - at < MOST_INITIALS
        and last < len(made)
        and made[last].initial
        and AFTER_INITIAL.fullmatch(made[last].gap)
    ):
        last += 1
    if last >= len(made) or not AFTER_INITIAL.fullmatch(made[last].gap):
        return False
    initials = "".join(t.text for t in made[at:last]).casefold()
    surname = made[last]
    if (
        initials in token.words.nations
        or not surname.capital
        or surname.explained
        or surname.flags & THING
    ):
        return False
    ending = LIKE_LATIN if surname.language == "en" else LIKE_CYRILLIC
    sure = (
        surname.flags & (NAME | LIKE)
        or not surname.flags & (ORDINARY | PLACE)
        or ending.fullmatch(fold(surname.text))
    )
    return bool(sure or (last - at > 1 and not surname.flags & PLACE))


def _step(made: Sequence[WordToken], first: int, at: int) -> int:
    """By how many words a name that begins at ``first`` goes on at ``at``; 0 where it ends."""
    token, before = made[at], made[at - 1]
    if token.initial and _joined(token, before):
        return int(at + 1 >= len(made) or made[at + 1].gap.startswith("."))
    nick = _nickname(made, at)
    if nick:
        return nick
    if not _joined(token, before):
        return 0
    if token.text.casefold() in token.words.particles and at + 1 < len(made):
        goes_on = made[at + 1].capital or made[at + 1].text.casefold() in token.words.particles
        return int(goes_on and not made[at + 1].gap.strip())
    if token.language != made[first].language and not made[first].initial:
        return 0
    if fitting(token):
        return 1
    named = (
        before.flags & (FIRST | PATRONYMIC)
        and (not before.bare or not before.flags & ORDINARY)
        or before.initial
    )
    surname = (
        token.capital
        and not token.explained
        and not token.flags & THING
        and not (token.caseless and token.flags & ORDINARY)
    )
    if named and surname:
        return 1
    return int(
        bool(token.capital and before.text.casefold() in token.words.particles and at - first > 1)
    )


def _nickname(made: Sequence[WordToken], at: int) -> int:
    """A nickname in quotation marks or brackets between first name and surname."""
    if at + 1 >= len(made) or not made[at - 1].flags & FIRST or not made[at + 1].capital:
        return 0
    opens, closes = made[at].gap.strip(), made[at + 1].gap.strip()
    fits = len(opens) == 1 and len(closes) == 1 and opens in OPENING and closes in CLOSING
    return 2 if fits and fitting(made[at + 1]) else 0


def _person(made: Sequence[WordToken], first: int, last: int) -> Mention | None:
    run = [token for token in made[first:last] if not token.initial]
    if not run:
        return None
    if any(token.initial for token in made[first:last]):
        return Mention(first, last, full=True)
    kinds = [token.flags for token in run]
    sure = [
        bool(k & NAME) and not (t.bare and k & ORDINARY) for k, t in zip(kinds, run, strict=True)
    ]
    if len(run) == 1:
        return Mention(first, last, full=False) if _lone(made, first) else None
    if all(k & PLACE and not k & FIRST for k in kinds) or _quoted_thing(made, first, last):
        return None
    if any(sure) or sum(bool(k & LIKE) for k in kinds) or any(k & FIRST for k in kinds):
        return _trimmed(made, first, last)
    if run[0].caseless:
        return None
    return Mention(first, last, full=True)


def _trimmed(made: Sequence[WordToken], first: int, last: int) -> Mention | None:
    """A run without ordinary words before the name, where it opens a sentence or stands in a headline."""
    while (
        first < last
        and made[first].bare
        and made[first].flags & ORDINARY
        and not made[first].flags & FIRST
    ):
        first += 1
    if last - first == 1:
        return Mention(first, last, full=False) if _lone(made, first) else None
    return Mention(first, last, full=True) if first < last else None


def _quoted_thing(made: Sequence[WordToken], first: int, last: int) -> bool:
    """Whether quotation marks hold just this run, after the word for a shop, a ship, a paper."""
    if first == 0 or not OPENING & set(made[first].gap):
        return False
    before = made[first - 1]
    return before.is_one_of(before.words.thing_before | before.words.geo_before)


def _lone(made: Sequence[WordToken], at: int) -> bool:
    """Whether a single word that may be a name is one here."""
    token = made[at]
    kinds = token.flags
    beside = is_beside_a_hint(made, at)
    if token.quoted and not beside:
        return False
    if kinds & PLACE:
        return named_before(made, at) and bool(kinds & NAME) and not after_preposition(made, at)
    if token.language == "en" and kinds & ORDINARY and not kinds & FIRST:
        return beside
    if token.bare and kinds & ORDINARY:
        return beside and bool(kinds & (NAME | LIKE))
    if kinds & ORDINARY and kinds & LIKE and not kinds & NAME:
        return beside or not _is_of_something(made, at)
    if kinds & NAME:
        if token.caseless and not kinds & (FIRST | SURNAME):
            return False
        return not (
            kinds & ADJECTIVE and token.language != "en" and governs(made, at) and not beside
        )
    if kinds & LIKE:
        return (
            beside
            or not after_preposition(made, at)
            and not (governs(made, at) and token.language != "en")
        )
    return beside


def _is_of_something(made: Sequence[WordToken], at: int) -> bool:
    """Whether a word follows another at once that it may belong to: «Союз Десантников»."""
    before = made[at - 1] if at else None
    return (
        before is not None
        and not made[at].gap.strip()
        and not is_verb(before.text, before.language)
    )


def _lower_name(made: Sequence[WordToken], at: int) -> int:
    """How many words written small are a full name («ивану морозову»): first name with surname or patronymic."""
    if at + 1 >= len(made):
        return 0
    one, two = made[at], made[at + 1]
    if one.capital and two.capital or not _joined(two, one) or one.explained or two.explained:
        return 0
    if (one.capital and one.opens is False) or len(one.text) < SHORTEST or len(two.text) < SHORTEST:
        return 0
    if (
        (one.flags | two.flags) & (ORDINARY | THING)
        or not one.flags & (NAME | LIKE)
        or not two.flags & (NAME | LIKE)
    ):
        return 0
    return (
        2
        if (one.flags | two.flags) & FIRST and not (one.flags & PLACE and two.flags & PLACE)
        else 0
    )
