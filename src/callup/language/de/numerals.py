"""German number words: "zweiundvierzig", "dreihunderttausend", "zwei Drittel", "mehrere Hundert". In: nothing. Out: tables.

Numbers are written as one word, so all below a thousand stand in the table, and all whole thousands below a million.
Deliberately missing: a thousand and what follows it in one word ("zweitausenddreihundert").
"""

from callup.language.listing import in_order, listed
from callup.language.numerals import ArticledNumerals, Kind, NumberWord, NumberWords

_SMALL = in_order(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
_TENS = in_order("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_UNITS = ["ein", *_SMALL[2:10]]


def _below_hundred() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_SMALL)}
    for ten, name in enumerate(_TENS, 2):
        words[name] = ten * 10
        words |= {f"{unit}und{name}": ten * 10 + n for n, unit in enumerate(_UNITS, 1)}
    return words


def _below_thousand() -> dict[str, int]:
    words = _below_hundred()
    hundreds = {f"{unit}hundert": 100 * n for n, unit in enumerate(_UNITS, 1)} | {"hundert": 100}
    for name, number in hundreds.items():
        words |= {name + word: number + n for word, n in _below_hundred().items() if n} | {
            name: number
        }
    return words


_THOUSANDS = {
    f"{word}tausend": 1000 * number
    for word, number in (_below_thousand() | {"ein": 1}).items()
    if number and word != "eins"
} | {"zwo": 2}
SCALES = {
    "tausend": 10**3, "tsd": 10**3, "million": 10**6, "millionen": 10**6, "mio": 10**6,
    "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "dutzend": 12,
}  # fmt: skip
_WORDS = {
    word: NumberWord(Kind.SMALL, number)
    for word, number in (_below_thousand() | _THOUSANDS).items()
} | {word: NumberWord(Kind.SCALE, size) for word, size in SCALES.items()}
_PLURALS = {
    "dutzende": 12, "dutzenden": 12, "hunderte": 100, "hunderten": 100, "tausende": 10**3, "tausenden": 10**3,
    "zehntausende": 10**4, "zehntausenden": 10**4, "hunderttausende": 10**5, "hunderttausenden": 10**5,
}  # fmt: skip
_ARTICLES = listed("ein eine einem einen einer eines")
_HALF = listed("halb halbe halben halbes halber")
_BOOK = NumberWords(
    words=_WORDS,
    dotted=listed("mio mrd tsd"),
    lone=listed("tausend dutzend"),
)
NUMERALS = ArticledNumerals(
    book=_BOOK,
    articled=NumberWords(words=_WORDS | {word: NumberWord(Kind.SMALL, 1) for word in _ARTICLES}),
    triggers=frozenset(_WORDS)
    | frozenset(_PLURALS)
    | _HALF
    | listed(
        "mehrere mehreren einige einigen drittel viertel hälfte mehrheit großteil paar zehntel fünftel"
    ),
    articles=_ARTICLES,
    every=listed("jeder jede jedem jeden"),
    scales=SCALES,
    plurals=_PLURALS,
    vague=listed("mehrere mehreren einige einigen"),
    vague_after=frozenset(),
    not_vague=listed("vor in seit nach"),
    sizes=(
        (listed("dutzend dutzende"), 12),
        (listed("hundert hunderte"), 100),
        (listed("tausend tausende zehntausend hunderttausend"), 1000),
        (listed("million millionen"), 10**6),
    ),
    twice=listed("tausend millionen"),
    tens=frozenset(),
    again=listed("und"),
    of=listed("von der"),
    one=listed("ein einem einen"),
    most=frozenset(),
    majority=listed("mehrheit großteil"),
    half=listed("hälfte"),
    parts={"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10},
    many_parts=listed("drittel viertel fünftel zehntel"),
    part_after=listed("der des aller davon weniger mehr"),
    part_before=listed("um als über fast rund etwa knapp gut"),
    part_time=listed("mal"),
    not_most=frozenset(),
    joins_superlative=frozenset(),
    superlative="\0",
    most_likely=frozenset(),
    possessives=("\0",),
    that=listed("der die das"),
    most_of_time=frozenset(),
    not_half=listed("erste ersten zweite zweiten"),
    half_scales=frozenset(),
    pair=listed("paar"),
    not_pair=listed("die das den"),
    one_before=listed("million milliarde dutzend"),
    out_of=("\0", "\0"),
    within=listed("von"),
    within_time=frozenset(),
)
