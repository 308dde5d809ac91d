"""Words of times as plain English with digits. In: a text in English or Russian. Out: lower case, digits, known words.

Russian and English say the same times with the same parts, so Russian words are turned into their English ones and one
grammar reads both. Deliberately missing: running text; a word that is no part of a time stays and fails the parse.
"""

import re

SMALL = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty".split(), 2)}
RANKS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}  # fmt: skip
_ONES = "|".join(list(SMALL)[1:10])
_TENS = "|".join(TENS)
COMPOUND = re.compile(rf"\b({_TENS})[ -]({_ONES})\b")
HIGH_RANK = re.compile(rf"\b({_TENS})[ -]({'|'.join(list(RANKS)[:9])})\b")
WORD = re.compile(rf"\b(?:{'|'.join([*SMALL, *TENS])})\b")
RANK = re.compile(rf"(?<!\d )(?<!in a )\b({'|'.join(RANKS)})\b(?! seconds?\b)")
THOUSAND = re.compile(r"\b(\d) thousand (\d{1,2})\b")

RU_MONTHS = "янв фев мар апр ма[йяею] июн июл авг сен окт ноя дек".split()
EN_MONTHS = (
    "january february march april may june july august september october november december".split()
)
RU_DAYS = r"понедельник\w*|пн вторник\w*|вт сред[аеуы]|ср четверг\w*|чт пятниц\w*|пт суббот\w*|сб воскресень\w*|вс".split()
EN_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_RU_SMALL = r"ноль оди?н\w{0,3} дв[ае]|двух тр[ие]|тр[её]х четыр\w+ пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцат[ьи] двенадцат[ьи] тринадцат[ьи] четырнадцат[ьи] пятнадцат[ьи] шестнадцат[ьи] семнадцат[ьи] восемнадцат[ьи] девятнадцат[ьи]".split()  # fmt: skip
_RU_RANKS = "перв втор трет четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат".split()  # fmt: skip
RU_WORDS: tuple[tuple[str, str], ...] = (
    (r"поза-?позавчера", "3 days before today"),
    (r"позавчера", "2 days before today"),
    (r"вчера", "yesterday"),
    (r"после-?послезавтра", "3 days from today"),
    (r"послезавтра", "2 days from today"),
    (r"завтра", "tomorrow"),
    (r"сегодня", "today"),
    (r"через", "in"),
    (r"(?:тому )?назад", "ago"),
    (r"в течени[ея]", "within"),
    (r"позапрошл\w+", "last last"),
    (r"след(?:ующ\w+)?|будущ\w+|ближайш\w+", "next"),
    (r"прошл\w+|последн\w+", "last"),
    (r"эт[аиоу]|этот|этой", "this"),
    (r"на этой", "this"),
    (r"до конца", "before end of"),
    (r"секунд\w*|сек", "second"),
    (r"минут\w*|мин", "minute"),
    (r"дня", "RUDAY"),
    (r"день|дней", "day"),
    (r"недел\w+", "week"),
    (r"месяц\w*", "month"),
    (r"квартал\w*", "quarter"),
    (r"год(?:а|у|ов)?|лет(?= |$)", "year"),
    (r"выходны\w+", "weekend"),
    (r"утра|утром", "in the morning"),
    (r"вечера|вечером", "evening"),
    (r"ночи|ночью", "am"),
    (r"дн[её]м", "afternoon"),
    (r"пополудни|после полудня", "pm"),
    (r"в обед", "lunch"),
    (r"в полночь|полночь", "midnight"),
    (r"в полдень|полдень", "noon"),
    (r"лет[оа]|летом", "rusummer"),
    (r"весн\w+", "ruspring"),
    (r"осень|осени|осенью", "ruautumn"),
    (r"зим\w+", "ruwinter"),
    (r"рождеств\w+(?: христов\w+)?", "orthodox christmas"),
    (r"день победы", "victory day"),
    (r"по", "to"),
    (r"до", "before"),
    (r"после", "after"),
    (r"со?", "from"),
    (r"во?|к|на", "at"),
)


DOTTED = re.compile(
    r"(?<![\d.:])(\d{1,2})\.(0?[1-9]|1[0-2])(?!\d)(?:\.(\d{4}|\d\d(?!\d)))?\.?(?![\d:])"
)
LONE_UNIT = re.compile(r"(?:(?<=in )|^)(second|minute|hour|day|week|month|year)(?=$| ago$)")
EARLY = re.compile(r"(?:at )?[\d:]+(?: oclock)? in the morning")


def _dotted(match: re.Match[str]) -> str:
    year = match[3] or ""
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    return f"{match[1]} {EN_MONTHS[int(match[2]) - 1]} {year} "


def _either(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_RU_TABLE = (
    [(_either(stem + (r"\w*\.?" if len(stem) < 5 else "")), name) for stem, name in zip(RU_MONTHS, EN_MONTHS, strict=True)]
    + [(_either(stem), name) for stem, name in zip(RU_DAYS, EN_DAYS, strict=True)]
    + [(_either(rf"{stem}(?:ое|ого|ому|ый|ая|ей|ой|ом|ьего|ье|ьему|ий|ем|ьем)"), f"{n}th") for n, stem in enumerate(_RU_RANKS, 1)]
    + [(_either(r"тридцат(?:ое|ого|ому)"), "30th")]
)  # fmt: skip
_RU_COMPOUND = re.compile(
    rf"\b(двадцать|тридцать)\s+({'|'.join(_RU_RANKS[:9])})(?:ое|ого|ому|ьего|ье|ьему)\b"
)
_RU_NUMBERS = [(_either(words), str(n)) for n, words in enumerate(_RU_SMALL)] + [
    (_either(word), str(n)) for word, n in (("двадцать", 20), ("тридцать", 30), ("сорок", 40), ("пятьдесят", 50))
]  # fmt: skip
_RU_PHRASES = [(_either(pattern), words) for pattern, words in RU_WORDS]
_NEW_YEAR = _either(r"новый год|нового года|новому году")
_HOURS = re.compile(r"(\d{1,2})(?: ?:? ?(\d\d))? ?(?:час(?:а|ов)?|ч)(?!\w)")
_RU_MINUTES = re.compile(r"(\d{1,2})ч(\d\d)")
_RU_RANK_TAIL = re.compile(r"(\d)-?(?:его|ого|го|е|ое|му|ая|й)(?!\w)")


def english(text: str) -> str:
    """English words of time with digits for number words.

    >>> english("Twenty-third of May, ten thirty")
    '23th of may, 10 30'
    """
    lower = " ".join(text.lower().replace("’", "'").replace("–", "-").split())
    lower = re.sub(
        r"\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=\d)",
        r"\1 ",
        lower,
    )
    lower = HIGH_RANK.sub(lambda m: f"{TENS[m[1]] + RANKS[m[2]]}th", lower)
    lower = COMPOUND.sub(lambda m: str(TENS[m[1]] + SMALL[m[2]]), lower)
    lower = WORD.sub(lambda m: str(SMALL.get(m[0], TENS.get(m[0]))), lower)
    lower = (
        re.sub(r"\b(\d{1,2})-(\d\d)(?=$| (?:am|pm))", r"\1 \2", lower)
        if re.search("[a-z]-[a-z]", text.lower())
        else lower
    )
    lower = THOUSAND.sub(lambda m: str(int(m[1]) * 1000 + int(m[2])), lower)
    return RANK.sub(lambda m: f"{RANKS[m[1]]}th", lower)


def russian_numbers(text: str) -> str:
    """Lower case with digits for Russian cardinal numbers."""
    lower = " ".join(text.lower().replace("–", "-").replace("—", "-").split())
    for pattern, words in _RU_NUMBERS:
        lower = pattern.sub(words, lower)
    return lower


def russian(text: str) -> str:
    """Russian words of time as English ones, with digits for number words.

    >>> russian("во вторник, третьего марта")
    'at tuesday, 3th march'
    """
    lower = " ".join(text.lower().replace("–", "-").replace("—", "-").split())
    lower = _NEW_YEAR.sub("new year", lower)
    lower = re.sub(r"эта неделя|эту неделю", "all week", lower)
    lower = DOTTED.sub(_dotted, lower.replace("./", ". - "))
    lower = _RU_COMPOUND.sub(lambda m: f"{(20 if m[1][0] == 'д' else 30) + _rank(m[2])}th", lower)
    for pattern, words in _RU_TABLE + _RU_NUMBERS:
        lower = pattern.sub(words, lower)
    lower = _RU_RANK_TAIL.sub(r"\1th", lower)
    lower = _hours(lower)
    for pattern, words in _RU_PHRASES:
        lower = pattern.sub(words, lower)
    lower = re.sub(r"oclock RUDAY|(?<=:\d\d) RUDAY", "pm", lower).replace("RUDAY", "day")
    lower = re.sub(rf"\bnext (?={'|'.join(EN_DAYS)})", "", lower)
    lower = LONE_UNIT.sub(r"1 \1", lower)
    return " ".join(lower.split()) + (" today" if EARLY.fullmatch(lower) else "")


def _rank(stem: str) -> int:
    return next(n for n, known in enumerate(_RU_RANKS, 1) if re.fullmatch(known, stem))


def _hours(lower: str) -> str:
    """Hours as clock times, unless a word beside says that a length is meant."""
    lower = _RU_MINUTES.sub(r"\1:\2", lower)
    lower = re.sub(r"(\d\d:\d\d)ч", r"\1", lower)
    if re.search(r"через|назад|следующ|последн", lower):
        return re.sub(r"(?<!\w)(?:час(?:а|ов)?)(?!\w)", "hour", lower)
    return re.sub(r"(?<=\d) ?(?:час(?:а|ов)?|ч)(?!\w)", " oclock", lower)
