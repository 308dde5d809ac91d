"""Russian number words in every case and gender, with the Ukrainian ones that differ.

In: tokens with ё folded to е. Out: amounts: «двумстам сорока», «полторы тысячи», «две трети», «тысяч пятьсот»,
«несколько десятков», «каждый пятый». Deliberately missing: compound adjectives («трёхсоттысячный»).
"""

from callup.reading.quantity.amounts import Amount, Kind, NumberWords, Word, read_number
from callup.reading.quantity.tokens import Stream, listed

_FORMS: dict[int | float, str] = {
    0: "ноль нуль нуля нулю нулем нуле",
    1: "один одна одно одного одной одному одним одном одну один одна одне одного однієї одному одну",
    2: "два две двух двум двумя двое двоих двоим двоими дві двох двом двома",
    3: "три трех трем тремя трое троих троим троими трьох трьом трьома троє",
    4: "четыре четырех четырем четырьмя четверо четверых четверым чотири чотирьох чотирьом чотирма",
    5: "пять пяти пятью пятеро пятерых пятерым п'ять п'яти п'ятьох п’ять п’яти",
    6: "шесть шести шестью шестеро шестерых шестерым шість шести",
    7: "семь семи семеро семерых семерым сім семи",
    8: "восемь восьми восемью восьмью восьмеро восьмерых вісім восьми",
    9: "девять девяти девятью девятеро девятерых дев'ять дев'яти дев’ять дев’яти",
    10: "десять десяти десятью десятеро десятерых",
    11: "одиннадцать одиннадцати одиннадцатью одинадцять одинадцяти",
    12: "двенадцать двенадцати двенадцатью дванадцять дванадцяти",
    13: "тринадцать тринадцати тринадцатью тринадцять",
    14: "четырнадцать четырнадцати четырнадцатью чотирнадцять",
    15: "пятнадцать пятнадцати пятнадцатью п'ятнадцять п’ятнадцять",
    16: "шестнадцать шестнадцати шестнадцатью шістнадцять",
    17: "семнадцать семнадцати семнадцатью сімнадцять",
    18: "восемнадцать восемнадцати восемнадцатью вісімнадцять",
    19: "девятнадцать девятнадцати девятнадцатью дев'ятнадцять дев’ятнадцять",
    20: "двадцать двадцати двадцатью двадцять",
    30: "тридцать тридцати тридцатью тридцять",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью пятидесятью п'ятдесят п’ятдесят",
    60: "шестьдесят шестидесяти шестьюдесятью шестидесятью шістдесят",
    70: "семьдесят семидесяти семьюдесятью семидесятью сімдесят",
    80: "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью вісімдесят",
    90: "девяносто девяноста дев'яносто дев’яносто",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах двісті двохсот",
    300: "триста трехсот тремстам тремястами трехстах трьохсот",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах чотириста чотирьохсот",
    500: "пятьсот пятисот пятистам пятьюстами пятистах п'ятсот п’ятсот",
    600: "шестьсот шестисот шестистам шестьюстами шестистах шістсот",
    700: "семьсот семисот семистам семьюстами семистах сімсот",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах вісімсот",
    900: "девятьсот девятисот девятистам девятьюстами девятистах дев'ятсот дев’ятсот",
    1.5: "полтора полторы полутора півтора півтори",
    150: "полтораста полутораста",
}
_SCALE_FORMS = {
    10: "десяток десятка десятку десятком десятке десятки десятков десяткам десятками десятках десятків",
    12: "дюжина дюжины дюжину дюжиной дюжин",
    100: "сотня сотни сотню сотней сотне сотен сотням сотнями сотнях сотень",
    10
    ** 3: "тысяча тысячи тысячу тысячей тысяче тысяч тысячам тысячами тысячах тыс тыща тыщи тыщ тысячью тысячею тысяча "
    "тисяча тисячі тисяч тисячу тис тисячам тисячами",
    10
    ** 6: "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах млн лям лямов "
    "мільйон мільйона мільйони мільйонів",
    10
    ** 9: "миллиард миллиарда миллиарду миллиардом миллиарды миллиардов миллиардам миллиардами млрд "
    "мільярд мільярда мільярди мільярдів",
    10**12: "триллион триллиона триллионы триллионов трлн",
}
SCALES = {form: size for size, forms in _SCALE_FORMS.items() for form in forms.split()}
WORDS = {
    form: Word(Kind.SMALL, value) for value, forms in _FORMS.items() for form in forms.split()
} | {form: Word(Kind.SCALE, size) for form, size in SCALES.items()}
WHOLES = {"полмиллиона": 500_000, "полумиллиона": 500_000, "полтысячи": 500, "пол-тысячи": 500, "полмиллиарда": 5 * 10**8,
          "полсотни": 50, "полусотни": 50, "полдюжины": 6, "полдесятка": 5}  # fmt: skip
_ONE_OF_SCALE = listed(
    "десяток десятком дюжина дюжину сотня сотню сотней тысяча тысячу тысячей тысячью миллион миллиону миллионом "
    "миллиард миллиардом тыс тисяча тисячу мільйон мільярд"
)
_SINGULAR_GENITIVE = listed("десятка дюжины сотни тысячи миллиона миллиарда мільйона тисячі")
_MANY = listed(
    "десятки десяткам десятками десятках сотни сотням сотнями сотнях тысячи тысячам тысячами тысячах "
    "миллионы миллионам миллионами миллионах миллиарды тисячі тисячам тисячами мільйони сотні"
)
_GENITIVE_MANY = listed("десятков сотен тысяч миллионов миллиардов миллиона тисяч десятків сотень")
SCALES["сотні"] = 100
WORDS["сотні"] = Word(Kind.SCALE, 100)
# After these a scale in the genitive is one of its kind: «более тысячи» is a thousand, «тысячи» alone are two.
GOVERNS_GENITIVE = listed(
    "более больше менее меньше свыше около порядка до от выше ниже почти не из против близько понад більше менше "
    "примерно приблизительно для чем с"
)
BOOK = NumberWords(
    words=WORDS,
    dotted=frozenset({"тыс", "млн", "млрд", "трлн", "тис"}),
    decimal_thousands=True,
    half=(("с", "половиной"), ("з", "половиною")),
    lone=_ONE_OF_SCALE,
    glued={"к": 10**3, "К": 10**3, "k": 10**3, "K": 10**3, "М": 10**6, "M": 10**6},
)
GENITIVE_BOOK = NumberWords(
    words=WORDS, dotted=BOOK.dotted, half=BOOK.half, lone=_ONE_OF_SCALE | _SINGULAR_GENITIVE
)
_SEVERAL = listed("несколько нескольких нескольким несколькими кілька кількох декілька декількох")
_PAIR = listed("пара пару пары парой паре")
_PARTS = {
    "треть": 33.3, "трети": 33.3, "третью": 33.3, "третей": 33.3, "четверть": 25, "четверти": 25, "четвертью": 25,
    "половина": 50, "половины": 50, "половину": 50, "половиной": 50, "половине": 50, "полвины": 50, "третина": 33.3,
    "третини": 33.3, "чверть": 25, "половини": 50, "четвертей": 25, "третях": 33.3, "третями": 33.3, "третям": 33.3,
}  # fmt: skip
_TENTHS = {"пятых": 5, "шестых": 6, "седьмых": 7, "восьмых": 8, "девятых": 9, "десятых": 10, "сотых": 100, "пятая": 5,
           "десятая": 10, "сотая": 100, "пятую": 5, "десятую": 10, "десятой": 10, "пятой": 5, "шестая": 6, "шестую": 6}  # fmt: skip
_MOST = listed("большинство большинства большинству большинством большинстве більшість більшості")
_EVERY = listed(
    "каждый каждая каждое каждого каждой каждому каждым каждом каждую кожен кожна кожного кожного"
)
_ORDINAL_STEMS = {"втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
                  "десят": 10, "двадцат": 20, "сот": 100, "друг": 2, "п'ят": 5, "п’ят": 5}  # fmt: skip
TRIGGERS = (
    frozenset(WORDS) | frozenset(WHOLES) | _SEVERAL | _PAIR | frozenset(_PARTS) | _MOST | _EVERY
)


def read_amount(stream: Stream, index: int) -> Amount | None:
    """The amount in words or figures that begins at a token."""
    token = stream.at(index)
    if token.kind == "figure":
        return _lettered(stream, index) or _with_part(stream, read_number(stream, index, BOOK))
    if token.kind != "word" or token.low not in TRIGGERS:
        return None
    return (
        _vague(stream, index)
        or _share(stream, index)
        or _inverted(stream, index)
        or _whole(stream, index)
        or _with_part(stream, read_number(stream, index, _book_after(stream, index)))
    )


def _lettered(stream: Stream, index: int) -> Amount | None:
    """«5-ти тысяч»: the ending of the spoken number written after the figure."""
    number, scale = stream.at(index).number, SCALES.get(stream.low(index + 3))
    if (
        number is None
        or not scale
        or not stream.hyphen(index + 1)
        or stream.low(index + 2) not in {"ти", "х", "ми", "и"}
    ):
        return None
    return Amount(value=number * scale, end=index + 4, scale=scale, figure=True)


def _book_after(stream: Stream, index: int) -> NumberWords:
    return GENITIVE_BOOK if stream.low(index - 1) in GOVERNS_GENITIVE else BOOK


def _vague(stream: Stream, index: int) -> Amount | None:
    """Words whose size is a convention: «тысячи» 2,000, «несколько десятков» 30, «сотни тысяч» 200,000, at least."""
    low = stream.low(index)
    if low in _SEVERAL or low in _PAIR:
        return _several(stream, index, 3 if low in _SEVERAL else 2)
    one = low in _SINGULAR_GENITIVE and stream.low(index - 1) in GOVERNS_GENITIVE
    if low not in _MANY or one:
        return _genitive_of_many(stream, index)
    if stream.low(index + 1) in _GENITIVE_MANY or stream.low(index + 1) == "и":
        return _many(stream, index)
    return Amount(value=2 * SCALES[low], end=index + 1, vague=True)


def _genitive_of_many(stream: Stream, index: int) -> Amount | None:
    """«около сотен тысяч», «десятков тысяч мужчин»: the plural in an oblique case."""
    low, follows = stream.low(index), stream.low(index + 1)
    if low in {"десятков", "сотен", "десятків", "сотень"} and follows in _GENITIVE_MANY:
        return _many(stream, index)
    if (
        low in {"десятков", "сотен"}
        and stream.at(index + 1).kind == "word"
        and follows not in WORDS
    ):
        return Amount(value=2 * SCALES[low], end=index + 1, vague=True)
    return None


def _many(stream: Stream, index: int) -> Amount:
    """Multiply out «десятки тысяч», «сотни и сотни»."""
    value, end = 2 * SCALES[stream.low(index)], index + 1
    if stream.low(end) == "и" and stream.low(end + 1) == stream.low(index):
        end += 2
    while stream.low(end) in _GENITIVE_MANY and value < 10**12:
        value, end = value * SCALES[stream.low(end)], end + 1
    return Amount(value=value, end=end, vague=True)


def _several(stream: Stream, index: int, least: int) -> Amount:
    value, end, scale = least, index + 1, 1
    while stream.low(end) in SCALES and value < 10**12:
        scale = SCALES[stream.low(end)]
        value, end = value * scale, end + 1
        end += stream.low(end) == "." and stream.low(end - 1) in BOOK.dotted
    pair = least == 2 and scale == 1
    return Amount(value=value, end=end, vague=not pair, scale=scale, counts_noun=scale == 1)


def _share(stream: Stream, index: int) -> Amount | None:
    """Parts of a whole in words: «треть», «половина», «большинство», «каждый пятый»."""
    low = stream.low(index)
    if low in _MOST:
        return Amount(value=50, end=index + 1, vague=True, share=True, majority=True)
    if low in _PARTS:
        numbered = stream.low(index - 1).endswith(("ой", "ою", "ую", "ая", "ий"))
        century = stream.low(index + 1) in {
            "века",
            "часа",
            "года",
            "столетия",
            "финала",
            "дня",
            "первого",
            "сентября",
        }
        return None if numbered or century else Amount(value=_PARTS[low], end=index + 1, share=True)
    if low in _EVERY:
        return _every(stream, index)
    return None


def _every(stream: Stream, index: int) -> Amount | None:
    low = stream.low(index + 1)
    for stem, size in _ORDINAL_STEMS.items():
        if low.startswith(stem) and len(low) <= len(stem) + 4:
            return Amount(value=round(100 / size, 1), end=index + 2, share=True)
    return None


def _inverted(stream: Stream, index: int) -> Amount | None:
    """«тысяч пятьсот», «миллиона полтора», «тысяч на двести»: the scale before the number makes it an estimate."""
    low = stream.low(index)
    if (
        low not in _GENITIVE_MANY
        or stream.low(index - 1) in WORDS
        or stream.at(index - 1).kind == "figure"
    ):
        return None
    number = read_number(stream, index + 1, BOOK)
    if number is None or number.value >= 1000 or number.figure or number.scale != 1:
        return None
    return Amount(
        value=number.value * SCALES[low], end=number.end, scale=SCALES[low], inverted=True
    )


def _whole(stream: Stream, index: int) -> Amount | None:
    whole = WHOLES.get(stream.low(index))
    return Amount(value=whole, end=index + 1) if whole else None


def _with_part(stream: Stream, amount: Amount | None) -> Amount | None:
    """The number with the part of a whole that may follow it: «две трети», «три четверти», «2/3», «девять из десяти»."""
    if amount is None:
        return None
    low = stream.low(amount.end)
    if low in _PARTS and 0 < amount.value < 4 and amount.value == int(amount.value):
        exact = {33.3: 100 / 3}.get(_PARTS[low], _PARTS[low])
        return Amount(value=round(amount.value * exact, 1), end=amount.end + 1, share=True)
    if low in _TENTHS and 0 < amount.value < _TENTHS[low] and not amount.figure:
        return Amount(
            value=round(100 * amount.value / _TENTHS[low], 1), end=amount.end + 1, share=True
        )
    return _slashed(stream, amount) or _out_of(stream, amount) or amount


def _slashed(stream: Stream, amount: Amount) -> Amount | None:
    at, below = amount.end, stream.at(amount.end + 1).number
    if (
        stream.low(at) != "/"
        or not stream.glued(at)
        or below not in {2, 3, 4, 5, 10}
        or not stream.glued(at + 1)
    ):
        return None
    if not 0 < amount.value < below or stream.low(at + 2) == "/":
        return None
    return Amount(value=round(100 * amount.value / below, 1), end=at + 2, share=True)


def _out_of(stream: Stream, amount: Amount) -> Amount | None:
    """«девять из десяти»: a share only when the whole is ten or a hundred."""
    if stream.low(amount.end) != "из" or not 0 < amount.value < 100:
        return None
    whole = read_number(stream, amount.end + 1, BOOK)
    if whole is None or whole.value not in {10, 100} or amount.value >= whole.value:
        return None
    return Amount(value=round(100 * amount.value / whole.value, 1), end=whole.end, share=True)
