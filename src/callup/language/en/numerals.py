"""English number words: "forty-two", "two-thirds", "several hundred thousand", "one in five". In: nothing. Out: tables.

Deliberately missing: years read in pairs ("nineteen eighty-four"), and "second" the unit of time.
"""

from callup.language.listing import HYPHENS, in_order, listed
from callup.language.numerals import (
    ArticledNumerals,
    ArticledOrdinals,
    Kind,
    NumberWord,
    NumberWords,
)

_UNITS = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "trn": 10**12, "tn": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "dozen": 12, "dozens": 12,
}  # fmt: skip
WORDS = (
    {word: NumberWord(Kind.SMALL, value) for value, word in enumerate(_UNITS)}
    | {word: NumberWord(Kind.SMALL, 20 + 10 * k) for k, word in enumerate(_TENS)}
    | {
        "fourty": NumberWord(Kind.SMALL, 40),
        "hundred": NumberWord(Kind.HUNDRED, 100),
        "hundreds": NumberWord(Kind.HUNDRED, 100),
    }
    | {word: NumberWord(Kind.SCALE, value) for word, value in SCALES.items()}
)
BOOK = NumberWords(
    words=WORDS,
    joiners=frozenset({"and"}),
    dotted=frozenset({"mln", "bn", "mn", "mio"}),
    half=(("and", "a", "half"), ("and", "one", "half")),
    lone=frozenset({"dozen"}),
    glued={"k": 10**3, "K": 10**3, "M": 10**6, "mil": 10**6, "B": 10**9, "T": 10**12},
)
PLURALS = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
NUMERALS = ArticledNumerals(
    book=BOOK,
    # "A" is one before hundred, thousand and dozen, and nowhere else.
    articled=NumberWords(
        words=WORDS | {"a": NumberWord(Kind.SMALL, 1), "an": NumberWord(Kind.SMALL, 1)},
        joiners=BOOK.joiners,
        half=BOOK.half,
    ),
    triggers=frozenset(WORDS)
    | frozenset(PLURALS)
    | {"several", "few", "half", "third", "quarter", "couple", "majority", "most", "tens"},
    articles=listed("a an"),
    every=listed("every each"),
    scales=SCALES,
    plurals=PLURALS,
    score=listed("scores"),
    vague=listed("several few"),
    vague_after=listed("few handful"),
    not_vague=listed("the last past next first"),
    sizes=tuple(
        (frozenset({size, size + "s"}), 100 if size == "hundred" else SCALES[size])
        for size in ("dozen", "hundred", "thousand", "million", "billion")
    ),
    twice=listed("thousand thousands million"),
    tens=listed("tens"),
    again=listed("upon and on"),
    of=listed("of"),
    one=listed("a one"),
    most=listed("most"),
    majority=listed("majority"),
    half=listed("half"),
    parts=PARTS,
    many_parts=frozenset(part for part in PARTS if part.endswith("s")),
    part_after=listed("of the as less more fewer"),
    part_before=listed("by than about over nearly almost around"),
    part_time=listed("time"),
    not_most=listed("the at his her its their is are was were s"),
    joins_superlative=listed("and"),
    superlative="est",
    most_likely=listed("likely"),
    possessives=("'s", "’s"),
    that=listed("the this that"),
    most_of_time=listed("way time day part year night"),
    not_half=listed("second first latter other former back"),
    half_scales=listed("million billion thousand dozen hundred trillion"),
    pair=listed("couple pair"),
    not_pair=listed("the a this that"),
    one_before=listed("hundred thousand million billion trillion dozen"),
    out_of=("out", "of"),
    within=listed("in"),
    within_time=listed(
        "day days week weeks month months year years hour hours minutes seconds region regions cities "
        "places districts oblasts january february march april may june july august september october november december"
    ),
)
_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}


def _forms() -> dict[str, int]:
    forms = dict(_ODD)
    for word, entry in WORDS.items():
        if entry.kind is not Kind.SMALL:
            continue
        value = int(entry.value)
        stem = word[:-1] + "ie" if word.endswith("y") else word
        if value not in set(_ODD.values()):
            forms[stem + "th"] = value
    return forms | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}


_FORMS = _forms()
ORDINALS = ArticledOrdinals(
    forms=_FORMS,
    joined={
        tens + unit: int(WORDS[tens].value) + _FORMS[unit]
        for tens in WORDS
        if WORDS[tens].kind is Kind.SMALL and WORDS[tens].value >= 20
        for unit in _FORMS
        if _FORMS[unit] < 10
    },
    endings=listed("st nd rd th"),
    counted=listed(
        "attack arson fire raid assault case incident strike bombing explosion exchange swap shooting protest shelling attempt "
        "convoy drone ambush"
    ),
    between=listed(
        "such reported known documented confirmed recorded similar arson drone incendiary separate alleged registered successful "
        "molotov prisoner firebomb suspected new straight consecutive terrorist missile"
    ),
    such="such",
    joiners=HYPHENS | {"and"},
    article="a",
    made_attacks=listed("strike fire drone"),
    attack_by="arson",
)
