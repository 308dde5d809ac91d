"""What stands round a word and says that it names a person. In: tokens, a place among them. Out: yes or no.

A title, a trade, kin, "according to", a verb of saying. Deliberately missing: the word's own letters; see ``naming``.
"""

import re
from collections.abc import Sequence

from callup.privacy.lexicon import ADJECTIVE, ANIMATE, LIKE, NAME, ORDINARY, numbers
from callup.privacy.offices import phrase_at
from callup.privacy.tokens import WordToken

COLLECTIVE = frozenset(
    """сотрудник журналист корреспондент представитель гендиректор работник редактор подписчик читатель
    співробітник журналіст кореспондент представник працівник читач житель жительница мешканець мешканка
    клиент пользователь гость""".split()
)
"""Nouns for people after which the name of an organisation follows as often as a person's."""
BENT = re.compile(r".+(?:ий|ая|ое|ой|ого|ому|им|ом|ую|ые|их|ими|ій|а|ої)")


def governs(made: Sequence[WordToken], at: int) -> bool:
    """Whether a small word follows at once that an adjective could belong to: «Верхнеуслонский район»."""
    after = made[at + 1] if at + 1 < len(made) else None
    if after is None or after.gap.strip() or after.capital or not after.flags & ORDINARY:
        return False
    bends = made[at].flags & ADJECTIVE or re.search(r"[сц]ь?к", made[at].text)
    return bool(bends and BENT.fullmatch(made[at].text)) and not after.is_one_of(after.words.says)


def after_preposition(made: Sequence[WordToken], at: int) -> bool:
    """Whether a word follows a preposition that places take."""
    return (
        at > 0
        and not made[at].gap.strip()
        and made[at - 1].text.casefold() in made[at - 1].words.prepositions
    )


def is_beside_a_hint(made: Sequence[WordToken], at: int) -> bool:
    """Whether the words beside a word say that it names a person."""
    if named_before(made, at):
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
        return after.is_person
    return not after.gap.strip() and after.is_one_of(after.words.says) and one_says(after)


def one_says(verb: WordToken) -> bool:
    """Whether a verb is said of one: «Люди говорят» names nobody."""
    return verb.language == "en" or "plur" not in numbers(verb.text, verb.language)


def named_before(made: Sequence[WordToken], at: int) -> bool:
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
            and (before.language == "en" or one_says(before))
        ):
            return True
        if before.language == "en" and before.is_person:
            return True
        if before.language != "en" and is_trade(before, token):
            return True
    return bool(at and made[at].gap.strip() == "," and made[at - 1].is_person)


def is_trade(before: WordToken, token: WordToken) -> bool:
    """Whether the word before is a noun for one person, so that a name may follow («слесарь Шумков»)."""
    if not before.flags & ANIMATE or before.flags & ADJECTIVE or before.is_one_of(COLLECTIVE):
        return False
    return not before.is_one_of(before.words.heads) or bool(token.flags & (NAME | LIKE))
