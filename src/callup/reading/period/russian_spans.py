"""Russian stretches: «с апреля по июль», «в течение двух недель», «к лету», «на выходных». In: nothing. Out: rules tried first.

Deliberately missing: «на днях», which looks both ways.
"""

import datetime as dt
import re

from callup.reading.period import calendar as cal
from callup.reading.period import russian as ru
from callup.reading.period.rules import WAITS, Found, Rule, Scene, day_of, span_of

WORDS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4}
WEEKDAYS = (
    "понед",
    "вторник",
    "сред",
    "четверг",
    "пятниц",
    "суббот",
    "воскрес",
)
FEASTS = {"дн": (5, 9), "рожд": (1, 7)}
WHOSE = r"(?P<whose>прошлого|минувшего|этого|нынешнего|текущего|следующего|будущего)"
TENS = {"двадцать": 20, "тридцать": 30}
DATED = r"(?!,?\s+\d{1,2}\s+[а-я])"


def _stem(word: str, table: dict[str, int]) -> int:
    return next((n for stem, n in table.items() if word.casefold().startswith(stem)), 1)


def _years(match: re.Match[str], scene: Scene) -> Found | None:
    first, last = int(match["y1"]), int(match["y2"])
    return (
        Found(start=dt.date(first, 1, 1), end=dt.date(last, 12, 31), relation="at")
        if first <= last
        else None
    )


def _one_year(match: re.Match[str], scene: Scene) -> Found | None:
    return span_of(cal.year_range(int(match["year"])))


def _short_date(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    month, day = int(match["m"]), int(match["d"])
    found = (
        cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead and not scene.deadline)
        if 1 <= day <= 31
        else None
    )
    return day_of(found, relative=True) if found else None


def _compound_day(match: re.Match[str], scene: Scene) -> Found | None:
    day = TENS[match["ten"].casefold()] + ru.ORDINALS[match["word"].casefold()]
    month = ru._month(match["month"])
    if match["year"]:
        found = cal.real_day(int(match["year"]), month, day)
    elif scene.anchor is None:
        return WAITS
    else:
        found = cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead and not scene.deadline)
    return day_of(found, relative=not match["year"]) if found else None


def _month_to_month(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None and not match["year"]:
        return WAITS
    first, last = ru._month(match["month"]), ru._month(match["month2"])
    year = (
        int(match["year"])
        if match["year"]
        else cal.months_year(scene.anchor or dt.date.min, first, last)
    )
    start, end = cal.month_range(year - (first > last), first)[0], cal.month_range(year, last)[1]
    return Found(start=start, end=end, relation="at", relative=not match["year"])


def _within(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    unit, count = ru._unit(match["unit"]), ru._count(match["n"])
    if scene.ahead or match["near"]:
        return span_of((scene.anchor, cal.shifted(scene.anchor, unit, count)), relative=True)
    return None


def _part_of_year(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None and not match["year"]:
        return WAITS
    year = int(match["year"] or (scene.anchor or dt.date.min).year)
    which = _stem(match["which"], WORDS)
    size = 3 if match["what"].casefold().startswith("кв") else 6
    if which * size > 12:
        return None
    start = cal.month_range(year, (which - 1) * size + 1)[0]
    return span_of((start, cal.month_range(year, which * size)[1]), relative=not match["year"])


def _weekend(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    which = (match["which"] or "").casefold()
    saturday = cal.week_range(scene.anchor)[0] + dt.timedelta(days=5)
    coming = which.startswith(("эт", "ближ", "следующ", "предсто")) or (not which and scene.ahead)
    if not coming and saturday > scene.anchor:
        saturday -= dt.timedelta(days=7)
    return span_of((saturday, saturday + dt.timedelta(days=1)), relative=True)


def _season_edge(match: re.Match[str], scene: Scene) -> Found | None:
    """«к лету», «до весны», «с осени»: the one that comes next, or for «с» the one that came last."""
    season = next(
        name for stem, name in ru.SEASONS.items() if match["season"].casefold().startswith(stem)
    )
    since = match["prep"].casefold() == "с"
    if match["year"]:
        start, end = cal.season_range(int(match["year"]), season)
    elif scene.anchor is None:
        return WAITS
    else:
        start, end = cal.season_range(scene.anchor.year, season)
        if since and start > scene.anchor and not scene.ahead:
            start, end = cal.season_range(scene.anchor.year - 1, season)
        elif not since and start < scene.anchor:
            start, end = cal.season_range(scene.anchor.year + 1, season)
    return Found(start=start, end=end, relative=not match["year"])


def _weekday(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    number = next(
        n for n, stem in enumerate(WEEKDAYS) if re.match(stem, match["weekday"].casefold())
    )
    ahead = match["prep"].casefold() in {"до", "к", "ко"} or (
        scene.ahead and match["prep"].casefold() in {"с", "со"}
    )
    return day_of(cal.weekday_near(scene.anchor, number, ahead=ahead), relative=True)


def _feast(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    month, day = FEASTS["рожд" if match[0].casefold().startswith("рожд") else "дн"]
    found = cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead)
    return day_of(found, relative=True) if found else None


def _shift_of(word: str) -> int:
    lower = word.casefold()
    return (
        -1 if lower.startswith(("прошл", "минувш")) else 1 if lower.startswith(("сл", "буд")) else 0
    )


def _season_of(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    season = next(
        name for stem, name in ru.SEASONS.items() if match["season"].casefold().startswith(stem)
    )
    year = scene.anchor.year + _shift_of(match["whose"])
    return span_of(cal.season_range(year, season), relative=True)


def _edge_of_year(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    part = next(n for stem, n in ru.PARTS.items() if match["part"].casefold().startswith(stem))
    year = scene.anchor.year + _shift_of(match["whose"])
    return span_of(cal.year_range(year, part), relative=True)


def _last_week_on(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    return Found(start=cal.shifted(scene.anchor, "week", -1), relation="since", relative=True)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{pattern})(?!\w)", re.IGNORECASE)


Y = ru.Y
RULES = (
    Rule("годы", _compiled(r"(?P<y1>(?:19|20)\d\d)\s?[-–—]\s?(?P<y2>(?:19|20)\d\d)(?:\s*(?:год\w*|гг?\.|рок\w+))?"), _years),
    Rule("с года по год", _compiled(r"с\s+(?P<y1>(?:19|20)\d\d)\s+(?:по|до)\s+(?P<y2>(?:19|20)\d\d)(?:\s*год\w*)?"), _years),
    Rule("месяц-месяц", _compiled(rf"{ru.M}\s?[-–—]\s?{ru.M2}(?:\s+{Y})?"), _month_to_month),
    Rule("пора такого-то года", _compiled(rf"(?P<season>весн(?:ой|ы|у)|лет(?:ом|а)|осен(?:ью|и|ь)|зим(?:ой|ы|у))\s+{WHOSE}\s+года"), _season_of),
    Rule("край года", _compiled(rf"(?P<part>начал[аеу]|середин[аеыу]|кон(?:ец|ца|це|цу))\s+{WHOSE}\s+года"), _edge_of_year),
    Rule("год числом", _compiled(r"(?<=в )(?P<year>(?:19|20)\d\d)-м"), _one_year),
    Rule("короткая дата", _compiled(r"(?<=\b(?:до|от|на|по) )(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])(?![.,]?\d|\s*%|\s+(?:млн|млрд|тыс|проц|руб|балл))".replace("(?<=\\b(?:до|от|на|по) )", "(?<=до |от |на |по )")), _short_date),
    Rule("число словами", _compiled(rf"(?P<ten>двадцать|тридцать)\s+(?P<word>{'|'.join(list(ru.ORDINALS)[1:10])})\s+{ru.M}(?:\s+{Y})?"), _compound_day),
    Rule("с месяца по месяц", _compiled(rf"с\s+{ru.M}\s+(?:по|до)\s+{ru.M2}(?:\s+{Y})?"), _month_to_month),
    Rule("в течение", _compiled(rf"(?:в течение|на протяжении)\s+(?P<near>ближайш\w+\s+|следующ\w+\s+)?(?:{ru.N}\s+)?{ru.UNIT}"), _within),
    Rule("квартал или половина", _compiled(rf"(?P<which>перв\w+|втор\w+|треть\w+|четв[её]рт\w+)\s+(?P<what>квартал\w*|полугоди\w+|половин\w+(?=\s+(?:20|год)))(?:\s+(?:{Y}|года))?"), _part_of_year),
    Rule("выходные", _compiled(r"(?:в|на)\s+(?:(?P<which>прошл\w+|минувш\w+|эт\w+|ближайш\w+|следующ\w+|предстоящ\w+)\s+)?выходны[еих]"), _weekend),
    Rule("к времени года", _compiled(rf"(?P<prep>к|до|с)\s+(?P<season>весн[еы]|лет[уа]|осени|зим[еы])(?:\s+{Y})?(?<!\d лета)"), _season_edge),
    Rule("лето такого-то года", _compiled(rf"(?P<prep>)(?P<season>весн[аеыу]|лето|осень|зим[аеыу])\s+{Y}"), _season_edge),
    Rule("от дня недели", _compiled(rf"(?P<prep>со|с|до|ко|к)\s+(?P<weekday>понедельник[ау]|вторник[ау]|сред[ыеу]|четверг[ау]|пятниц[ыеу]|суббот[ыеу]|воскресенья|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье){DATED}"), _weekday),
    Rule("праздник", _compiled(r"Д(?:ень|ня|ню|нём) Победы|Рождеств[аоу]"), _feast),
    Rule("с прошлой недели", _compiled(r"с прошлой недели"), _last_week_on),
)  # fmt: skip
