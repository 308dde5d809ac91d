"""Russian ordinals in every form. In: tokens. Out: the rank; an amount where the rank counts attacks («18-я атака»).

Deliberately missing: ranks that count nothing: «вторая волна», «80-я годовщина», «1-я армия».
"""

from callup.reading.quantity.amounts import Amount, Kind, read_number
from callup.reading.quantity.numerals_ru import BOOK, WORDS
from callup.reading.quantity.tokens import HYPHENS, Stream, listed
from callup.reading.quantity.units_ru import ADJECTIVE, unit_of

_STEMS = {
    "перв": 1, "втор": 2, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сороков": 40,
    "пятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90, "сот": 100,
    "двухсот": 200, "трехсот": 300, "четырехсот": 400, "пятисот": 500, "тысячн": 1000,
}  # fmt: skip
_HARD = listed("ый ой ая ое ого ому ым ом ую ые ых ыми")
FORMS = {stem + ending: value for stem, value in _STEMS.items() for ending in _HARD} | {
    "трет" + ending: 3 for ending in listed("ий ья ье ьего ьей ьему ьим ьем ью ьи ьих ьими")
}
ENDINGS = listed(
    "й я е го м му ю ый ий ой ая ья ое ье ого его ому ему ым им ом ем ую ью ые ьи ых их ыми ими ей ьей ый"
)
# «-ми», «-ти», «-х» close cardinals («12-ти», «20-ти», «5-х»), so they are no ordinal endings in running text.
_COUNTED = (
    "атак",
    "нападен",
    "поджог",
    "диверс",
    "теракт",
    "обстрел",
    "взрыв",
    "налет",
    "случа",
    "пожар",
    "инцидент",
    "обмен",
    "покушен",
    "акци",
)
_LONGEST = 4


def rank(stream: Stream, index: int) -> tuple[int, int] | None:
    """The rank that begins at a token, and the token after it."""
    token = stream.at(index)
    if token.kind == "figure" and token.number is not None:
        at = index + 1 + (stream.low(index + 1) in HYPHENS)
        glued = stream.glued(index + 1) and stream.glued(at)
        return (int(token.number), at + 1) if glued and stream.low(at) in ENDINGS else None
    if token.low in FORMS:
        return FORMS[token.low], index + 1
    if token.low not in WORDS or WORDS[token.low].kind is not Kind.SMALL:
        return None
    number = read_number(stream, index, BOOK)
    last = FORMS.get(stream.low(number.end)) if number else None
    if number is None or last is None or number.value != int(number.value):
        return None
    fits = number.value % 100 == 0 or (number.value % 10 == 0 and last < 10)
    return (int(number.value) + last, number.end + 1) if fits else None


def counting_ordinal(stream: Stream, index: int) -> Amount | None:
    """The amount of an ordinal that counts: «восемнадцатая такая атака» is 18 attacks."""
    low = stream.low(index)
    if stream.at(index).kind != "figure" and low not in FORMS and low not in WORDS:
        return None
    found = rank(stream, index)
    if found is None or found[0] < 3:
        return None
    number, at = found
    noun = at
    while noun < at + _LONGEST and ADJECTIVE.search(stream.low(noun)):
        noun += 1
    if not stream.low(noun).startswith(_COUNTED):
        return None
    unit = unit_of(stream.low(noun)) or stream.low(noun)
    return Amount(
        value=number, end=noun + 1, ordinal=True, unit=unit, counted=stream.slice(at, noun + 1)
    )
