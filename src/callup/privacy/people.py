"""Private people named in a text. In: a text, the names that are no secret. Out: stretches to withhold, surnames remembered.

A name is found by its parts (first name, surname, patronymic, initials, endings), by what stands beside it (a trade, a title,
"according to", a verb of saying), and again by the surname alone once it was given in full. When in doubt it is a name, and
private. Deliberately missing: anything about who somebody is beyond public office.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.privacy.contacts import contacts
from callup.privacy.folding import folded
from callup.privacy.lexicon import (
    ADJECTIVE,
    ANIMATE,
    FIRST,
    LIKE,
    NAME,
    ORDINARY,
    PATRONYMIC,
    PLACE,
    SURNAME,
    THING,
    numbers,
    stem,
)  # fmt: skip
from callup.privacy.public import KnownNames, holds_office, phrase_at
from callup.privacy.tokens import CLOSING, OPENING, Token, fitting, tokens

JOINED = re.compile(r"[\s\u00a0_*~`]{0,4}")
AFTER_INITIAL = re.compile(r"\.[\s\u00a0\n]{0,2}")
LONGEST_NAME = 6
SHORTEST = 3
"""A surname of fewer letters is not looked for again by itself."""
COLLECTIVE = frozenset("сотрудник журналист корреспондент представитель гендиректор работник редактор подписчик читатель "
    "співробітник журналіст кореспондент представник працівник читач житель жительница мешканець мешканка клиент пользователь гость".split())  # fmt: skip


class Found(msgspec.Struct, frozen=True):
    """What is to be withheld from a text, and what was learned of the people in it."""

    stretches: tuple[tuple[int, int], ...]
    private: frozenset[str]
    public: frozenset[str]
    """Stems of surnames of private people and of people in public office."""


class Mention(msgspec.Struct):
    """Words ``first`` to ``last`` (not included) of the text's tokens name a person."""

    first: int
    last: int
    full: bool


NOBODY: Mapping[str, bool] = {}


def people(
    text: str, known: KnownNames, language: str | None = None, told: Mapping[str, bool] = NOBODY
) -> Found:
    """The private people of a text; ``told`` says of surnames' stems whether they are private where the text lies in a larger one."""
    seen = folded(text)
    made = tokens(seen.text, known, language)
    named = [*_called(made), *_mentions(made)]
    private, public = _parted(made, named, known, told)
    spans = [(made[m.first].start, made[m.last - 1].end) for m in private]
    secret = _stems(made, private)
    open_ = _stems(made, public)
    secret_all = secret | {name for name, hidden in told.items() if hidden and name not in open_}
    taken = {at for m in (*private, *public) for at in range(m.first, m.last)}
    spans += _again(made, taken, secret_all, open_)
    spans += contacts(seen.text)
    stretches = tuple(seen.original(*span) for span in _merged(spans))
    return Found(stretches, frozenset(secret), frozenset(open_ - secret))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


# --- who is named ----------------------------------------------------------------------------------------------------


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
            yield mention
            at = mention.last
        else:
            low = _lower_name(made, at)
            if low:
                yield Mention(at, at + low, full=True)
            at += max(1, low)


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
    while last < len(made) and made[last].initial and AFTER_INITIAL.fullmatch(made[last].gap):
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
    sure = surname.flags & (NAME | LIKE) or not surname.flags & (ORDINARY | PLACE)
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
        return _named_before(made, at) and bool(kinds & NAME) and not _after_preposition(made, at)
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
            or not _after_preposition(made, at)
            and not (_governs(made, at) and token.language != "en")
        )
    return beside


def _governs(made: Sequence[Token], at: int) -> bool:
    """Whether a small word follows at once that an adjective could belong to: «Верхнеуслонский район»."""
    after = made[at + 1] if at + 1 < len(made) else None
    return after is not None and not after.gap.strip() and not after.capital and bool(after.flags & ORDINARY) and made[at].text.endswith(
        ("ий", "ая", "ое", "ой", "ого", "ому", "им", "ом", "ую", "ые", "их", "ими", "ій", "а", "ої")) and not after.is_one_of(after.words.says) and bool(made[at].flags & ADJECTIVE or re.search(r"[сц]ь?к", made[at].text))  # fmt: skip


def _after_preposition(made: Sequence[Token], at: int) -> bool:
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


# --- who of them is private ------------------------------------------------------------------------------------------


def _parted(
    made: Sequence[Token], named: Sequence[Mention], known: KnownNames, told: Mapping[str, bool]
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of private people, and of public ones; a surname alone goes by those who bear it in full."""
    public = [m for m in named if m.full and (_public(made, m, known) or _told_open(made, m, told))]
    names = {_name(made, m) for m in public}
    private = [m for m in named if m.full and m not in public and _name(made, m) not in names]
    public += [m for m in named if m.full and m not in public and m not in private]
    secret, open_ = _stems(made, private), _stems(made, public)
    for mention in (m for m in named if not m.full):
        stems = _stems(made, [mention])
        if stems & secret:
            private.append(mention)
        elif stems & open_ or (
            not any(told.get(name, False) for name in stems)
            and _alone_public(made, mention, known, told)
        ):
            public.append(mention)
        else:
            private.append(mention)
    return private, public


def _told_open(made: Sequence[Token], mention: Mention, told: Mapping[str, bool]) -> bool:
    """Whether the larger text put the one named in public office, and nobody private of that name stands in it."""
    held = [told[name] for name in _stems(made, [mention]) if name in told]
    return bool(held) and not any(held)


def _alone_public(
    made: Sequence[Token], mention: Mention, known: KnownNames, told: Mapping[str, bool]
) -> bool:
    stems = _stems(made, [mention])
    return _public(made, mention, known) or any(told.get(name) is False for name in stems)


def _public(made: Sequence[Token], mention: Mention, known: KnownNames) -> bool:
    return known.is_actor(made[mention.first : mention.last]) or holds_office(
        made, mention.first, mention.last
    )


def _name(made: Sequence[Token], mention: Mention) -> tuple[str, ...]:
    return tuple(
        sorted(
            stem(token.text)[:1] if token.initial else stem(token.text)
            for token in made[mention.first : mention.last]
        )
    )


def _stems(made: Sequence[Token], named: Iterable[Mention]) -> set[str]:
    """By what a person is named again: the surname, or a lone name."""
    found = set()
    for mention in named:
        held = [
            t
            for t in made[mention.first : mention.last]
            if len(t.text) >= SHORTEST and t.text.casefold() not in t.words.particles
        ]
        surnames = [
            t for t in held if t.flags & (SURNAME | LIKE) and not t.flags & (FIRST | PATRONYMIC)
        ]
        others = [t for t in held if not t.flags & (FIRST | PATRONYMIC)]
        found |= {
            stem(t.text) for t in (surnames or others or (held if len(held) == 1 else held[-1:]))
        }
    return found


def _again(
    made: Sequence[Token], taken: set[int], secret: set[str], open_: set[str]
) -> Iterator[tuple[int, int]]:
    """Surnames of private people where they stand alone."""
    if not secret:
        return
    for at, token in enumerate(made):
        if at in taken or token.explained or len(token.text) < SHORTEST:
            continue
        name = stem(token.text)
        if name not in secret or name in open_:
            continue
        if token.capital or not token.flags & (ORDINARY | PLACE):
            if not (token.flags & PLACE and _after_preposition(made, at)):
                yield token.start, token.end
