"""English ordinals. In: tokens or a text. Out: the rank; an amount where the rank counts attacks ("the 18th attack").

Deliberately missing: ranks that count nothing, such as the second wave, the 80th anniversary, the 1st Army.
"""

from callup.reading.quantity.amounts import Amount, Kind, read_number
from callup.reading.quantity.numerals_en import ARTICLE_BOOK, BOOK, WORDS
from callup.reading.quantity.tokens import HYPHENS, Stream, listed
from callup.reading.quantity.units_en import singular, unit_of

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


FORMS = _forms()
_RUN_TOGETHER = {
    tens + unit: WORDS[tens].value + FORMS[unit]
    for tens in WORDS
    if WORDS[tens].kind is Kind.SMALL and WORDS[tens].value >= 20
    for unit in FORMS
    if FORMS[unit] < 10
}
ENDINGS = frozenset({"st", "nd", "rd", "th"})
_COUNTED = listed(
    "attack arson fire raid assault case incident strike bombing explosion exchange swap shooting protest shelling attempt "
    "convoy drone ambush"
)
_BETWEEN = listed(
    "such reported known documented confirmed recorded similar arson drone incendiary separate alleged registered successful "
    "molotov prisoner firebomb suspected new straight consecutive terrorist missile"
)


def rank(stream: Stream, index: int) -> tuple[int, int] | None:
    """The rank that begins at a token, and the token after it."""
    token = stream.at(index)
    if token.kind == "figure":
        ending = stream.low(index + 1) in ENDINGS and stream.glued(index + 1)
        return (int(token.number), index + 2) if ending and token.number is not None else None
    if token.low in FORMS:
        return FORMS[token.low], index + 1
    if token.low in _RUN_TOGETHER:
        return int(_RUN_TOGETHER[token.low]), index + 1
    number = read_number(stream, index, ARTICLE_BOOK if token.low == "a" else BOOK)
    if number is None or number.figure or number.value != int(number.value):
        return None
    at = number.end + (stream.low(number.end) in HYPHENS | {"and"})
    last = FORMS.get(stream.low(at))
    if last is None:
        return None
    if last >= 100:
        return int(number.value) * last, at + 1
    fits = number.value % 100 == 0 or (
        number.value % 10 == 0 and last < 10 and number.value % 100 >= 20
    )
    return (int(number.value) + last, at + 1) if fits else None


def counting_ordinal(stream: Stream, index: int) -> Amount | None:
    """The amount of an ordinal that counts: "the eighteenth such reported attack" is 18 attacks."""
    low = stream.low(index)
    if (
        stream.at(index).kind != "figure"
        and low not in FORMS
        and low not in _RUN_TOGETHER
        and low not in WORDS
    ):
        return None
    found = rank(stream, index)
    if found is None:
        return None
    number, at = found
    between = at
    while stream.low(between) in _BETWEEN and between < at + 4:
        between += 1
    noun = singular(stream.low(between))
    if (
        noun not in _COUNTED
        or number < 2
        or number == 2
        and "such" not in {stream.low(k) for k in range(at, between)}
    ):
        if between == at or not set(_COUNTED) & {stream.low(between - 1)} or number < 3:
            return None
        between -= 1
        noun = singular(stream.low(between))
    unit = unit_of(noun) or noun
    unit = (
        "attack"
        if noun in {"strike", "fire", "drone"}
        and "arson" in {stream.low(k) for k in range(at, between)}
        else unit
    )
    return Amount(
        value=number,
        end=between + 1,
        ordinal=True,
        unit=unit,
        counted=stream.slice(at, between + 1),
    )
