"""Names of people in a text, public and private alike. In: tokens. Out: mentions: which words name a person.

By the parts of a name (first name, surname, patronymic, initials, endings) and by what stands beside it (a trade, a title,
"according to", a verb of saying). When in doubt it is a name. Deliberately missing: who the named are; see ``people``.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

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
    numbers,
)  # fmt: skip
from callup.privacy.offices import phrase_at
from callup.privacy.tokens import CLOSING, OPENING, Token, fitting

JOINED = re.compile(r"[\s\u00a0_*~`]{0,4}")
AFTER_INITIAL = re.compile(r"\.[\s\u00a0\n]{0,2}")
LONGEST_NAME = 6
MOST_INITIALS = 3
SHORTEST = 3
"""A surname of fewer letters is not looked for again by itself."""
COLLECTIVE = frozenset(
    """сотрудник журналист корреспондент представитель гендиректор работник редактор подписчик читатель
    співробітник журналіст кореспондент представник працівник читач житель жительница мешканець мешканка
    клиент пользователь гость""".split()
)
"""Nouns for people after which the name of an organisation follows as often as a person's."""


class Mention(msgspec.Struct):
    """Words ``first`` to ``last`` (not included) of the text's tokens name a person."""

    first: int
    last: int
    full: bool


def mentions(made: Sequence[Token]) -> Iterator[Mention]:
    """Everybody the words name, call signs and nicknames first."""
    yield from _called(made)
    yield from _mentions(made)


def _called(made: Sequence[Token]) -> Iterator[Mention]:
    """Call signs and nicknames: what stands after the word for one."""
    for at in range(len(made)):
        length = phrase_at(made, at, "call_signs", backward=False)
        begin = at + length
        if not length or begin >= len(made) or re.search(r"[.!?;\n]", made[begin].gap):
            continue
        if made[begin].text.casefold() in {
            "of",
            "was",
            "is",
            "the",
            "у",
            "с",
            "з",
            "был",
            "as",
        } and begin + 1 < len(made):
            begin += 1
        quoted = (
            made[begin].gap.strip(" ,:—–-")[-1:] in OPENING
            and made[begin].gap.strip(" ,:—–-") != ""
        )
        if not (quoted or made[begin].capital):
            continue
        end = begin + 1
        while end < len(made) and end - begin < LONGEST_NAME:
            if quoted and CLOSING & set(made[end].gap):
                break
            if not quoted and not (made[end].capital and not made[end].gap.strip()):
                break
            end += 1
        yield Mention(begin, end, full=False)


def _mentions(made: Sequence[Token]) -> Iterator[Mention]:
    at = 0
    while at < len(made):
        end = _run(made, at)
        if end > at and (mention := _person(made, at, end)) is not None:
            yield _with_surname_before(made, mention)
            at = mention.last
        else:
            low = _lower_name(made, at)
            if low:
                yield Mention(at, at + low, full=True)
            at += max(1, low)


def _with_surname_before(made: Sequence[Token], mention: Mention) -> Mention:
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


def _is_likely_first(made: Sequence[Token], at: int) -> bool:
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


def _joined(token: Token, before: Token) -> bool:
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


def _run(made: Sequence[Token], at: int) -> int:
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


def _begins_with_initial(made: Sequence[Token], at: int) -> bool:
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


def _step(made: Sequence[Token], first: int, at: int) -> int:
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


def _nickname(made: Sequence[Token], at: int) -> int:
    """A nickname in quotation marks or brackets between first name and surname."""
    if at + 1 >= len(made) or not made[at - 1].flags & FIRST or not made[at + 1].capital:
        return 0
    opens, closes = made[at].gap.strip(), made[at + 1].gap.strip()
    fits = len(opens) == 1 and len(closes) == 1 and opens in OPENING and closes in CLOSING
    return 2 if fits and fitting(made[at + 1]) else 0


def _person(made: Sequence[Token], first: int, last: int) -> Mention | None:
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


def _trimmed(made: Sequence[Token], first: int, last: int) -> Mention | None:
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


def _quoted_thing(made: Sequence[Token], first: int, last: int) -> bool:
    """Whether quotation marks hold just this run, after the word for a shop, a ship, a paper."""
    if first == 0 or not OPENING & set(made[first].gap):
        return False
    before = made[first - 1]
    return before.is_one_of(before.words.thing_before | before.words.geo_before)


def _lone(made: Sequence[Token], at: int) -> bool:
    """Whether a single word that may be a name is one here."""
    token = made[at]
    kinds = token.flags
    beside = _beside(made, at)
    if token.quoted and not beside:
        return False
    if kinds & PLACE:
        return _named_before(made, at) and bool(kinds & NAME) and not after_preposition(made, at)
    if token.language == "en" and kinds & ORDINARY and not kinds & FIRST:
        return beside
    if token.bare and kinds & ORDINARY:
        return beside and bool(kinds & NAME)
    if kinds & NAME:
        if token.caseless and not kinds & (FIRST | SURNAME):
            return False
        return not (
            kinds & ADJECTIVE and token.language != "en" and _governs(made, at) and not beside
        )
    if kinds & LIKE:
        return (
            beside
            or not after_preposition(made, at)
            and not (_governs(made, at) and token.language != "en")
        )
    return beside


BENT = re.compile(r".+(?:ий|ая|ое|ой|ого|ому|им|ом|ую|ые|их|ими|ій|а|ої)")


def _governs(made: Sequence[Token], at: int) -> bool:
    """Whether a small word follows at once that an adjective could belong to: «Верхнеуслонский район»."""
    after = made[at + 1] if at + 1 < len(made) else None
    if after is None or after.gap.strip() or after.capital or not after.flags & ORDINARY:
        return False
    bends = made[at].flags & ADJECTIVE or re.search(r"[сц]ь?к", made[at].text)
    return bool(bends and BENT.fullmatch(made[at].text)) and not after.is_one_of(after.words.says)


def after_preposition(made: Sequence[Token], at: int) -> bool:
    """Whether a word follows a preposition that places take."""
    return (
        at > 0
        and not made[at].gap.strip()
        and made[at - 1].text.casefold() in made[at - 1].words.prepositions
    )


def _beside(made: Sequence[Token], at: int) -> bool:
    """Whether the words beside a word say that it names a person."""
    if _named_before(made, at):
        return True
    token = made[at]
    after = (
        made[at + 1]
        if at + 1 < len(made) and not re.search(r"[.!?;:\n]", made[at + 1].gap)
        else None
    )
    if after is None:
        return False
    if token.possessive and after.flags & ORDINARY and not after.capital and token.language == "en":
        return after.is_one_of(after.words.people)
    return not after.gap.strip() and after.is_one_of(after.words.says) and _one_says(after)


def _one_says(verb: Token) -> bool:
    """Whether a verb is said of one: «Люди говорят» names nobody."""
    return verb.language == "en" or "plur" not in numbers(verb.text, verb.language)


def _named_before(made: Sequence[Token], at: int) -> bool:
    """Whether the word before says that a person is named: a title, a trade, kin, "according to"."""
    token = made[at]
    before = made[at - 1] if at and not re.search(r"[.!?;:,\n(]", made[at].gap) else None
    if at and made[at].gap in {". ", "."} and made[at - 1].is_one_of(made[at - 1].words.titles):
        return True
    if before is not None:
        if before.is_one_of(before.words.titles) or phrase_at(made, at - 1, "given", backward=True):
            return True
        if (
            not made[at].gap.strip()
            and before.is_one_of(before.words.reporting)
            and (before.language == "en" or _one_says(before))
        ):
            return True
        if before.language == "en" and before.is_one_of(before.words.people):
            return True
        if before.language != "en" and _trade(before, token):
            return True
    return bool(
        at and made[at].gap.strip() == "," and made[at - 1].is_one_of(made[at - 1].words.people)
    )


def _trade(before: Token, token: Token) -> bool:
    """Whether the word before is a noun for one person, so that a name may follow («слесарь Шумков»)."""
    if not before.flags & ANIMATE or before.flags & ADJECTIVE or before.is_one_of(COLLECTIVE):
        return False
    return not before.is_one_of(before.words.heads) or bool(token.flags & (NAME | LIKE))


def _lower_name(made: Sequence[Token], at: int) -> int:
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
