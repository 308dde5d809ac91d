"""Ukrainian word forms. In: a word. Out: whether it is a finite verb, speaks of the future; its nominative.

By pymorphy3's Ukrainian dictionary. Deliberately missing: disambiguation in context.
"""

from functools import lru_cache

from callup.morphology import analyser

_PREDICATES = frozenset(
    {"немає", "треба", "можна", "не можна", "повинні", "повинен", "мають", "має"}
)


@lru_cache(maxsize=50_000)
def is_finite(word: str) -> bool:
    """Whether a word is a finite verb or serves as one.

    >>> is_finite("вручають"), is_finite("повістки"), is_finite("заборонено")
    (True, False, True)
    """
    lower = word.casefold()
    return lower in _PREDICATES or analyser("uk").parse(lower)[0].tag.POS in {"VERB", "PRTS"}


@lru_cache(maxsize=50_000)
def is_future(word: str) -> bool:
    """Whether a word is a verb in the future.

    >>> is_future("призвуть"), is_future("вручають")
    (True, False)
    """
    tags = [parse.tag for parse in analyser("uk").parse(word.casefold())]
    return tags[0].POS == "VERB" and all(t.tense == "futr" for t in tags if t.POS == "VERB")


@lru_cache(maxsize=20_000)
def nominative(phrase: str) -> str:
    """A phrase with its leading adjectives and first noun in the nominative, as far as the dictionary goes.

    >>> nominative("місцевих жителів"), nominative("Дмитро Усов")
    ('місцеві жителі', 'Дмитро Усов')
    """
    words = phrase.split()
    turned: list[str] = []
    for number, word in enumerate(words[:3]):
        parses = analyser("uk").parse(word)
        if any(parse.tag.case == "nomn" for parse in parses):
            return phrase if not number else " ".join([*turned, *words[number:]])
        parse = parses[0]
        bent = parse.inflect({"nomn"})
        if bent is None:
            return phrase
        turned.append(bent.word.capitalize() if word[:1].isupper() else bent.word)
        if parse.tag.POS == "NOUN":
            break
    return " ".join([*turned, *words[len(turned) :]])
