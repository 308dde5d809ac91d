"""Public offices beside a name. In: tokens, where a name stands. Out: whether the words before or after give it an office.

Only closed lists of public offices count; a word that may be a trade makes nobody public, and neither does another's
office: whom a governor married, or who drives him. When in doubt: no office. Deliberately missing: names; see ``public``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from callup.privacy.lexicon import (
    ADJECTIVE,
    ANIMATE,
    FIRST,
    ORDINARY,
    PLACE,
    cases,
    fold,
    lemmas,
)
from callup.privacy.tables import words_of
from callup.privacy.tokens import WordToken

LONGEST_PHRASE = 5
FARTHEST = 10
"""An office stands at most so many words from the name it belongs to."""
BREAK = re.compile(r"[.!?;:\n]")


@lru_cache(maxsize=16)
def _listed(language: str, kind: str) -> frozenset[str]:
    """A list of phrases, each as the dictionary forms of its words."""
    phrases = getattr(words_of(language), kind)
    if language == "en":
        return frozenset(phrases)
    found = set()
    for phrase in phrases:
        parts = [lemmas(word, language) for word in re.findall(r"[^\s]+", phrase)]
        found |= {" ".join(choice) for choice in product(*(part[:4] for part in parts))}
    return frozenset(found)


@lru_cache(maxsize=32)
def _edges(language: str, kind: str, *, backward: bool) -> frozenset[str]:
    """The last (or first) words of the phrases of a list: most words of a text are none."""
    return frozenset(phrase.split()[-1 if backward else 0] for phrase in _listed(language, kind))


def phrase_at(made: Sequence[WordToken], at: int, kind: str, *, backward: bool) -> int:
    """How many words from ``at`` on (or up to it) are a phrase of a list; 0 for none."""
    language = made[at].language
    edges = _edges(language, kind, backward=backward)
    if not any(form in edges for form in lemmas(made[at].text, language)):
        return 0
    listed = _listed(language, kind)
    for length in range(LONGEST_PHRASE, 0, -1):
        low = at - length + 1 if backward else at
        held = made[max(low, 0) : low + length]
        if low < 0 or len(held) < length or any(BREAK.search(t.gap) for t in held[1:]):
            continue
        forms = [lemmas(token.text, token.language)[:4] for token in held]
        if any(" ".join(choice) in listed for choice in product(*forms)):
            return length
    return 0


def holds_office(made: Sequence[WordToken], start: int, end: int) -> bool:
    """Whether the words before or after a name (the tokens ``start`` to ``end``) give it a public office."""
    return _office_before(made, start) or _office_after(made, end)


def _office_before(made: Sequence[WordToken], start: int) -> bool:
    at, body = start - 1, False
    if at < 0 or BREAK.search(made[start].gap) or "(" in made[start].gap:
        return False
    while at >= 0 and start - at <= FARTHEST:
        if made[at].possessive or (at + 1 < start and BREAK.search(made[at + 1].gap)):
            return False
        alone = phrase_at(made, at, "offices", backward=True)
        head = phrase_at(made, at, "heads", backward=True)
        if (
            alone >= head
            and alone
            and (
                alone > phrase_at(made, at, "bodies", backward=True)
                or not _more_before(made, at - alone)
            )
        ):
            return _is_his(made, at - alone + 1, at)
        if head and body:
            return _is_his(made, at - head + 1, at)
        length = _body_at(made, at, backward=True)
        if length:
            at, body = at - length, True
        elif made[at].is_one_of(made[at].words.between) or _placed(made[at]):
            at -= 1
        else:
            return False
    return False


def _more_before(made: Sequence[WordToken], at: int) -> bool:
    """Whether another office governs the one found («заместитель министра»): it is then the one that counts."""
    return (
        at >= 0
        and not made[at + 1].gap.strip()
        and bool(phrase_at(made, at, "heads", backward=True))
    )


def _body_at(made: Sequence[WordToken], at: int, *, backward: bool) -> int:
    """How many words are a public body or a place."""
    length = phrase_at(made, at, "bodies", backward=backward)
    if length:
        return length
    token = made[at]
    placed = token.flags & PLACE and not (token.flags & FIRST and not token.explained)
    return int(
        bool(placed or (token.known and token.capital) or token.text in {"РФ", "US", "UK", "U"})
    )


def _placed(token: WordToken) -> bool:
    """Whether a word is an adjective of a place: it makes no office of a trade («московской группы»)."""
    return bool(token.flags & ADJECTIVE and re.search(r"[сц]ь?к", fold(token.text)))


def _is_his(made: Sequence[WordToken], first: int, last: int) -> bool:
    """Whether the office before a name is the named one's own, not that of whom he drives, married or would follow."""
    if made[last].possessive or made[first].possessive:
        return False
    before = made[max(0, first - 3) : first]
    near = [
        t
        for n, t in enumerate(before)
        if not any(BREAK.search(x.gap) or "," in x.gap for x in [*before[n + 1 :], made[first]])
    ]
    if any(token.possessive or token.is_one_of(token.words.unlike) for token in near):
        return False
    if not near:
        return True
    token = near[-1]
    if token.is_one_of(token.words.modifiers | token.words.between) or _body_at(
        made, first - 1, backward=True
    ):
        return True
    if token.language == "en":
        return made[first].capital or token.capital or not token.flags & ORDINARY
    return not token.flags & ANIMATE or bool(
        phrase_at(made, first - 1, "heads", backward=True)
        or phrase_at(made, first - 1, "offices", backward=True)
    )


def is_namesake(made: Sequence[WordToken], start: int, end: int) -> bool:
    """Whether the words round the full name of a public person say that another bears it."""
    if end - start > 1 and start and not re.search(r"\S|\n\s*\n", made[start].gap):
        # In the same paragraph: what ends the head of a page ("PUBLISHER: Courier") is nobody's trade.
        before = made[start - 1]
        if before.is_one_of(before.words.trades):
            return True
    for at in range(end, min(end + FARTHEST, len(made))):
        if re.search(r"[.!?\n]", made[at].gap):
            return False
        if phrase_at(made, at, "namesakes", backward=False):
            return True
    return False


APPOSED = re.compile(r"^\s*(?:,|\(|[—–-](?=\s)|, который\b)")


def _office_after(made: Sequence[WordToken], end: int) -> bool:
    if end >= len(made) or BREAK.search(made[end].gap):
        return False
    named = APPOSED.match(made[end].gap) is not None
    linked = made[end].text in {"is", "was"}
    if not (named or linked):
        return False
    at, body = end, False
    while at < len(made) and at - end < FARTHEST:
        if at > end and (BREAK.search(made[at].gap) or "," in made[at].gap or ")" in made[at].gap):
            return False
        alone = phrase_at(made, at, "offices", backward=False)
        head = phrase_at(made, at, "heads", backward=False)
        longest = max(alone, head)
        if longest and not made[at + longest - 1].possessive:
            own = _complement(made, at + longest)
            return own is not False and (bool(alone and alone >= head) or body or own is True)
        length = _body_at(made, at, backward=False)
        if length:
            if made[at + length - 1].possessive and made[at + length - 1].flags & ANIMATE:
                return False
            at, body = at + length, True
        elif made[at].is_one_of(made[at].words.modifiers | made[at].words.between) or _placed(
            made[at]
        ):
            at += 1
        else:
            return False
    return False


def _complement(made: Sequence[WordToken], at: int) -> bool | None:
    """Whether what follows an office is a public body or place (True), something else it belongs to (False), or nothing."""
    if at >= len(made) or re.search(r"[.!?;:,\n)—–]", made[at].gap):
        return None
    token = made[at]
    if token.language == "en":
        if token.text.casefold() not in {"of", "for", "in", "at", "to"}:
            return None if not token.is_one_of(token.words.people) else False
        at += 1
        while at < len(made) and _opens_a_body(made[at].text.casefold()):
            at += 1
        length = _body_at(made, at, backward=False) if at < len(made) else 0
        return bool(length) and not _goes_on(made, at, at + length)
    while at + 1 < len(made) and _placed(made[at]) and not made[at + 1].gap.strip():
        at += 1
        token = made[at]
    if _body_at(made, at, backward=False) and not token.is_one_of(token.words.prepositions):
        return True
    owned = {"gent"} & cases(token.text, token.language)
    return False if owned else None


def _opens_a_body(word: str) -> bool:
    """Whether a word only leads to the name of a body: an article, a country's adjective or possessive."""
    return word in {"the", "a", "an"} or word.endswith(("ian", "'s"))


def _goes_on(made: Sequence[WordToken], first: int, at: int) -> bool:
    """Whether a common noun for a body is only the beginning of what is meant: "president of the city chess club"."""
    if made[first].capital or at >= len(made) or made[at].gap.strip() or made[at].capital:
        return False
    token = made[at]
    return not token.is_one_of(token.words.says | token.words.between | token.words.prepositions)
