"""Russian times: «с 1 по 15 октября», «на прошлой неделе», «до конца года». In: nothing. Out: rules in order of trust.

Deliberately missing: times of day.
"""

import datetime as dt
import re

from callup.reading.period import calendar as cal
from callup.reading.period.rules import WAITS, Found, Rule, Scene, day_of, span_of

_STEMS = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
MONTH_STEMS = {stem: n for n, stem in enumerate(_STEMS, 1)}
M = (
    r"(?P<month>январ[яьею]\w?|феврал[яьею]\w?|март[аеу]?|апрел[яьею]\w?|ма[яйею]|июн[яьею]\w?|июл[яьею]\w?|август[аеу]?|сентябр[яьею]\w?|октябр[яьею]\w?|ноябр[яьею]\w?|декабр[яьею]\w?|"
    r"(?:янв|фев|мар|апр|авг|сент|окт|нояб|дек)\.)"
)
M2 = M.replace("month", "month2")
D = r"(?P<day>\d{1,2})(?:-?(?:го|е|му))?"
D2 = D.replace("day", "day2")
Y = r"(?P<year>(?:19|20)\d\d)(?:\s*(?:года?|году|гг?\.))?"
ORDINALS = {
    word: n
    for n, word in enumerate(
        "нулевого первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого "
        "тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого".split()
    )
}
NUMBERS = {
    "один": 1, "одну": 1, "одного": 1, "одна": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5,
    "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "девять": 9, "десять": 10, "десяти": 10, "полтора": 1, "пару": 2, "несколько": 3, "нескольких": 3,
}  # fmt: skip
N = r"(?P<n>\d+|один|одну|одного|два|две|двух|три|тр[её]х|четыре|четыр[её]х|пять|пяти|шесть|шести|семь|семи|восемь|девять|десять|десяти|полтора|пару|несколько|нескольких)"
UNIT = r"(?P<unit>день|дня|дней|сутки|суток|недел[яюиье]|недель|неделе|месяц\w{0,3}|год[ауы]?|лет)"
WEEKDAYS = {
    "понедельник": 0,
    "вторник": 1,
    "сред": 2,
    "четверг": 3,
    "пятниц": 4,
    "суббот": 5,
    "воскресен": 6,
}
SEASONS = {"весн": "spring", "лет": "summer", "осен": "autumn", "зим": "winter"}
PARTS = {"начал": "early", "середин": "mid", "кон": "late", "перв": "early", "последн": "late"}


def _month(word: str) -> int:
    lower = word.casefold()
    found = [(len(stem), number) for stem, number in MONTH_STEMS.items() if lower.startswith(stem)]
    return max(found)[1]


def _unit(word: str) -> str:
    lower = word.casefold()
    if lower.startswith(("д", "сут")):
        return "day"
    if lower.startswith("нед"):
        return "week"
    return "month" if lower.startswith("мес") else "year"


def _count(word: str | None) -> int:
    lower = (word or "один").casefold().replace("ё", "е")
    return int(lower) if lower.isdigit() else NUMBERS.get(lower, 1)


def _day_month(match: re.Match[str], scene: Scene) -> Found | None:
    groups = match.groupdict()
    word = groups.get("word")
    day = ORDINALS.get(word.casefold().replace("ё", "е"), 0) if word else int(match["day"])
    first = _resolve(day, _month(match["month"]), groups.get("year"), scene)
    if first is None or isinstance(first, Found):
        return first
    if not groups.get("day2"):
        return day_of(first, relative=not groups.get("year"))
    last = _resolve(
        int(match["day2"]),
        _month(groups.get("month2") or match["month"]),
        groups.get("year"),
        scene,
    )
    if isinstance(last, dt.date) and last >= first:
        return Found(start=first, end=last, relative=not groups.get("year"), relation="at")
    return day_of(first)


def _resolve(day: int, month: int, year: str | None, scene: Scene) -> dt.date | Found | None:
    if not 1 <= day <= 31:
        return None
    if year:
        return cal.real_day(int(year), month, day)
    if scene.anchor is None:
        return WAITS
    return cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead and not scene.deadline)


def _dotted(match: re.Match[str], scene: Scene) -> Found | None:
    day = cal.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_of(day) if day else None


def _month_alone(match: re.Match[str], scene: Scene) -> Found | None:
    month = _month(match["month"])
    groups = match.groupdict()
    part = next(
        (
            name
            for stem, name in PARTS.items()
            if (groups.get("part") or "").casefold().startswith(stem)
        ),
        None,
    )
    if groups.get("year"):
        return span_of(cal.month_range(int(match["year"]), month, part))
    if scene.anchor is None:
        return WAITS
    which = (groups.get("which") or "").casefold()
    year = cal.month_year(scene.anchor, month, ahead=scene.ahead and not which.startswith("прошл"))
    if which.startswith("прошлого"):
        year = scene.anchor.year - 1
    elif which.startswith(("следующ", "будущ")):
        year = scene.anchor.year + 1
    elif which.startswith(("этого", "текущ", "нынешн")):
        year = scene.anchor.year
    return span_of(cal.month_range(year, month, part), relative=True)


def _year(match: re.Match[str], scene: Scene) -> Found | None:
    part = next(
        (name for stem, name in PARTS.items() if (match["part"] or "").casefold().startswith(stem)),
        None,
    )
    return span_of(cal.year_range(int(match["year"]), part))


def _season(match: re.Match[str], scene: Scene) -> Found | None:
    season = next(
        name for stem, name in SEASONS.items() if match["season"].casefold().startswith(stem)
    )
    if match["year"]:
        return span_of(cal.season_range(int(match["year"]), season))
    if scene.anchor is None:
        return WAITS
    which = (match["which"] or "").casefold()
    start, end = cal.season_range(scene.anchor.year, season)
    if which.startswith(("прошл", "минувш")) and end >= scene.anchor:
        start, end = cal.season_range(scene.anchor.year - 1, season)
    elif which.startswith(("будущ", "следующ")) and start <= scene.anchor:
        start, end = cal.season_range(scene.anchor.year + 1, season)
    elif not which and start > scene.anchor and not scene.ahead:
        start, end = cal.season_range(scene.anchor.year - 1, season)
    return span_of((start, end), relative=True)


def _named_day(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    shifts = {
        "сегодня": 0,
        "сегодняшн": 0,
        "вчера": -1,
        "накануне": -1,
        "позавчера": -2,
        "завтра": 1,
        "послезавтра": 2,
    }
    shift = next(
        n
        for word, n in sorted(shifts.items(), key=lambda item: -len(item[0]))
        if match[0].casefold().startswith(word)
    )
    return day_of(scene.anchor + dt.timedelta(days=shift), relative=True)


def _weekday(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    number = next(n for stem, n in WEEKDAYS.items() if match["weekday"].casefold().startswith(stem))
    which = (match["which"] or "").casefold()
    return day_of(
        cal.weekday_near(
            scene.anchor, number, ahead=which.startswith(("следующ", "будущ", "ближайш"))
        ),
        relative=True,
    )


def _ago(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    unit = _unit(match["unit"])
    day = cal.shifted(scene.anchor, unit, -_count(match["n"]))
    if unit == "month":
        return span_of(cal.month_range(day.year, day.month), relative=True)
    if unit == "year":
        return span_of(cal.year_range(day.year), relative=True)
    return day_of(day, relative=True)


def _half_year_ago(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    day = cal.shifted(scene.anchor, "month", -6)
    return span_of(cal.month_range(day.year, day.month), relative=True)


def _through(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    return day_of(
        cal.shifted(scene.anchor, _unit(match["unit"]), _count(match["n"])), relative=True
    )


def _coming(match: re.Match[str], scene: Scene) -> Found | None:
    return WAITS if scene.anchor is None else Found(start=scene.anchor, end=None, relative=True)


def _recent(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    return Found(
        start=cal.shifted(scene.anchor, _unit(match["unit"]), -_count(match["n"])),
        end=scene.anchor,
        relative=True,
    )


def _within_past(match: re.Match[str], scene: Scene) -> Found | None:
    """«за неделю», «за два года»: the stretch that ends now, unless the words look ahead."""
    return None if scene.ahead else _recent(match, scene)


def _beside_unit(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    which = match["which"].casefold()
    shift = (
        -1
        if which.startswith(("прошл", "минувш"))
        else 1
        if which.startswith(("следующ", "будущ", "ближайш"))
        else 0
    )
    unit = _unit(match["unit"])
    day = cal.shifted(scene.anchor, unit, shift)
    if unit == "week":
        return (
            day_of(day, relative=True)
            if shift == -1
            else span_of(cal.week_range(day), relative=True)
        )
    return span_of(
        cal.month_range(day.year, day.month) if unit == "month" else cal.year_range(day.year),
        relative=True,
    )


def _new_year(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    return day_of(dt.date(scene.anchor.year + 1, 1, 1), relative=True)


def _edge(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    part = next(name for stem, name in PARTS.items() if match["part"].casefold().startswith(stem))
    unit = _unit(match["unit"])
    if unit == "week":
        return span_of(cal.week_range(scene.anchor), relative=True)
    days = (
        cal.year_range(scene.anchor.year, part)
        if unit == "year"
        else cal.month_range(scene.anchor.year, scene.anchor.month, part)
    )
    return span_of(days, relative=True)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


RULES = (
    Rule("дата цифрами", _compiled(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)"), _dotted),
    Rule("с числа по число", _compiled(rf"с\s+{D}(?:\s+{M2})?\s+(?:по|до)\s+{D2}\s+{M}(?:\s+{Y})?".replace("month2", "monthA").replace("<month>", "<month2>").replace("monthA", "month")), lambda match, scene: _from_to(match, scene)),
    Rule("числа месяца", _compiled(rf"{D}(?:\s?[-–—]\s?|\s+и\s+){D2}\s+{M}(?:\s+{Y})?"), _day_month),
    Rule("число месяца", _compiled(rf"{D}\s+{M}(?:\s+{Y})?"), _day_month),
    Rule("число словом", _compiled(rf"(?P<word>{'|'.join(ORDINALS)})\s+{M}(?:\s+{Y})?"), _day_month),
    Rule("часть месяца", _compiled(rf"(?P<part>начал[аеу]|середин[аеыу]|кон(?:ец|ца|це|цу)|перв\w+ числ\w+|последн\w+ числ\w+)\s+{M}(?:\s+(?:{Y}|(?P<which>прошлого|этого|текущего|следующего)\s+года))?"), _month_alone),
    Rule("месяц", _compiled(rf"(?:(?:в|с|до|к|по|со|за|от)\s+){M}(?:\s+(?:{Y}|(?P<which>прошлого|этого|текущего|следующего|нынешнего)\s+года))?"), _month_alone),
    Rule("месяц и год", _compiled(rf"{M}\s+{Y}"), _month_alone),
    Rule("время года", _compiled(rf"(?:(?P<which>прошл\w+|минувш\w+|эт\w+|будущ\w+|следующ\w+|нынешн\w+)\s+)?(?P<season>весной|весны|весну|осенью|осени|осень|летом|зимой|зимы|зиму)(?:\s+{Y})?(?!\s+призыв)"), _season),
    Rule("новый год", _compiled(r"нов(?:ого|ым|ому|ый) год(?:а|ом|у)?"), _new_year),
    Rule("конец срока", _compiled(r"(?P<part>кон(?:ец|ца|це|цу)|начал[аеу]|середин[аеыу])\s+(?:этого\s+|текущего\s+)?(?P<unit>года|месяца|недели)"), _edge),
    Rule("год", _compiled(r"(?:(?P<part>начал[аеу]|кон(?:ец|ца|це|цу)|середин[аеыу])\s+)?(?P<year>(?:19|20)\d\d)\s*(?:год[ауе]?|годом|гг?\.)"), _year),
    Rule("назван день", _compiled(r"позавчера|послезавтра|сегодняшн\w+|сегодня|вчера|накануне|завтра"), _named_day),
    Rule("день недели", _compiled(r"в(?:о)?\s+(?:(?P<which>прошл\w+|минувш\w+|следующ\w+|ближайш\w+|эт\w+)\s+)?(?P<weekday>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)(?!,?\s+\d{1,2}\s+[а-я])"), _weekday),
    Rule("назад", _compiled(rf"(?:{N}\s+)?{UNIT}\s+назад"), _ago),
    Rule("полгода назад", _compiled(r"полгода назад"), _half_year_ago),
    Rule("через", _compiled(rf"через\s+(?:{N}\s+)?{UNIT}"), _through),
    Rule("ближайшее время", _compiled(r"в\s+ближайши\w+\s+(?:дни|недели|месяцы|время)|в\s+ближайшее\s+время"), _coming),
    Rule("за последнее время", _compiled(rf"за\s+последни\w+\s+(?:{N}\s+)?{UNIT}"), _recent),
    Rule("за срок", _compiled(rf"за\s+(?:{N}\s+)?{UNIT}(?!\s+до)"), _within_past),
    Rule("сроком раньше", _compiled(r"(?P<n>)(?P<unit>дн[её]м|неделей|месяцем|годом)\s+(?:раньше|ранее)"), _ago),
    Rule("неделя рядом", _compiled(r"(?:на|в)\s+(?P<which>прошл\w+|минувш\w+|эт\w+|следующ\w+|будущ\w+|текущ\w+)\s+(?P<unit>неделе|месяце|году)"), _beside_unit),
)  # fmt: skip
TRIGGER = re.compile(
    r"\d|январ|феврал|март|апрел|ма[яйею]|июн|июл|август|сентябр|октябр|ноябр|декабр|(?i:сегодня|вчера|завтра|накануне|недел|месяц|год|весн|осен|лет|зим|назад|через|ближайш|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|сутк|выходн|квартал|полугоди|половин|побед)"
)
RELATIONS = (
    ("before", re.compile(r"(?<!\w)(?:до|не позднее|не позже)\s+$", re.IGNORECASE)),
    ("until", re.compile(r"(?<!\w)по\s+$", re.IGNORECASE)),
    ("by", re.compile(r"(?<!\w)ко?\s+$", re.IGNORECASE)),
    (
        "since",
        re.compile(
            r"(?<!\w)(?:с|со|после|начиная с|не ранее|не раньше|вступ\w+ в силу(?: только)?)\s+$",
            re.IGNORECASE,
        ),
    ),
)
PAST = re.compile(
    r"(?<!\w)[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)(?!\w)|был\w?\s", re.IGNORECASE
)
AHEAD = re.compile(
    r"(?<!\w)(?:будет|будут|начн\w+|планир\w+|намерен\w*|собира\w+|предлож\w+|предлага\w+|ожида\w+|пройд[её]т|пройдут|вступ\w+|заработа\w+|призовут|"
    r"станет|станут|следующ\w+|появится|объявят|проведут)(?!\w)",
    re.IGNORECASE,
)


def _from_to(match: re.Match[str], scene: Scene) -> Found | None:
    groups = match.groupdict()
    last = _resolve(int(match["day2"]), _month(match["month2"]), groups.get("year"), scene)
    if last is None or isinstance(last, Found):
        return last
    month = _month(groups.get("month") or match["month2"])
    first = cal.real_day(last.year - (month > last.month), month, int(match["day"]))
    return (
        Found(start=first, end=last, relation="at")
        if first is not None and first <= last
        else day_of(last)
    )
