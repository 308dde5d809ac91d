"""Feast days by rule. In: a name and a year. Out: its first day and how many days. Misses: feasts set by sight or decree."""

import datetime as dt
import re
from collections.abc import Callable

from callup.reading.period.spoken.moment import Moment, shift, stretch

Day = dt.date
Rule = Callable[[int], tuple[Day, int]]


def easter(year: int) -> Day:
    """Western Easter Sunday (Gauss, in Butcher's form)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    left = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, day = divmod(h + left - 7 * m + 114, 31)
    return Day(year, month, day + 1)


def orthodox_easter(year: int) -> Day:
    """Orthodox Easter Sunday, in the civil calendar (right from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return Day(year, month, day + 1) + dt.timedelta(days=13)


def hebrew_eve(year: int, month: int, day: int) -> Day:
    """The evening on which a Hebrew day begins; months count from Tishri, Nisan being the seventh (Adar the sixth)."""
    first = _hebrew_new_year(year)
    if month >= REGULAR:
        # From Adar on the months are regular: count back from the next new year.
        back = sum((29, 30, 29, 30, 29, 30, 29)[month - REGULAR :])
        return _hebrew_new_year(year + 1) + dt.timedelta(days=day - 2 - back)
    size = (_hebrew_new_year(year + 1) - first).days % 10
    lengths = (30, 30 if size == FULL else 29, 29 if size == SHORT else 30, 29)
    return first + dt.timedelta(days=sum(lengths[: month - 1]) + day - 2)


REGULAR, FULL, SHORT = 6, 5, 3


def _hebrew_new_year(year: int) -> Day:
    """The first of Tishri, by the molad and its postponements."""
    before, own, after = (_molad_days(y) for y in (year - 1, year, year + 1))
    late = {356: 2}.get(after - own, 1 if own - before == TOO_SHORT else 0)
    return Day.fromordinal(own + late - HEBREW_EPOCH)


TOO_SHORT, HEBREW_EPOCH = 382, 1373427


def _molad_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = months * 29 + (12084 + 13753 * months) // 25920
    return days + (1 if (3 * (days + 1)) % 7 < SHORT else 0)


def islamic(year: int, month: int, day: int) -> list[Day]:
    """The civil days in a year that bear a day of the tabular Islamic calendar."""
    around = round((year - 622) * 33 / 32)
    found = [_islamic_day(y, month, day) for y in range(around - 1, around + 3)]
    return [d for d in found if d.year == year]


def _islamic_day(year: int, month: int, day: int) -> Day:
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return Day.fromordinal(227014 + days)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day:
    """The nth such weekday of a month."""
    first = Day(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _fixed(month: int, day: int) -> Rule:
    return lambda year: (Day(year, month, day), 1)


def _after_easter(days: int, size: int = 1) -> Rule:
    return lambda year: (easter(year) + dt.timedelta(days=days), size)


def _after_orthodox(days: int, size: int = 1) -> Rule:
    return lambda year: (orthodox_easter(year) + dt.timedelta(days=days), size)


def _nth(month: int, weekday: int, nth: int, plus: int = 0) -> Rule:
    return lambda year: (nth_weekday(year, month, weekday, nth) + dt.timedelta(days=plus), 1)


def _islamic(month: int, day: int, size: int = 1) -> Rule:
    return lambda year: ((islamic(year, month, day) or [Day(year, 1, 1)])[0], size)


def _hebrew(month: int, day: int, size: int = 1) -> Rule:
    before = 3760 + (1 if month <= AUTUMN else 0)
    return lambda year: (hebrew_eve(year + before, month, day), size)


AUTUMN = 3


def _boss(year: int) -> tuple[Day, int]:
    day = Day(year, 10, 16)
    return day + dt.timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0)), 1


def _king(year: int) -> tuple[Day, int]:
    return Day(year, 4, 27 if Day(year, 4, 27).weekday() != 6 else 26), 1


HOLIDAYS: tuple[tuple[str, Rule], ...] = (
    (r"orthodox christmas", _fixed(1, 7)),
    (r"xmas eve|christmas eve", _fixed(12, 24)),
    (r"(?:xmas|christmas)(?: day)?", _fixed(12, 25)),
    (r"new year'?s eve", _fixed(12, 31)),
    (r"islamic new year|amun jadid", _islamic(1, 1)),
    (r"new year(?:'?s day)?", _fixed(1, 1)),
    (r"valentine'?s? day", _fixed(2, 14)),
    (r"international women'?s day|women'?s day", _fixed(3, 8)),
    (r"defenders? of the fatherland day", _fixed(2, 23)),
    (r"victory day", _fixed(5, 9)),
    (r"russia day", _fixed(6, 12)),
    (r"unity day", _fixed(11, 4)),
    (r"hallowe'?en(?: day)?", _fixed(10, 31)),
    (r"(?:st\.?|saint) (?:patrick|paddy)'?s day", _fixed(3, 17)),
    (r"independence day", _fixed(7, 4)),
    (r"world vegan day", _fixed(11, 1)),
    (r"boss'?s?(?: day)?", _boss),
    (r"black friday", _nth(11, 3, 4, 1)),
    (r"thanks ?giving(?: day)?", _nth(11, 3, 4)),
    (r"mlk(?: jr\.?)? day|martin luther kings?(?:'s)? day|civil rights day", _nth(1, 0, 3)),
    (r"labor day", _nth(9, 0, 1)),
    (r"mother'?s day", _nth(5, 6, 2)),
    (r"father'?s day", _nth(6, 6, 3)),
    (r"king'?s day|koningsdag", _king),
    (r"orthodox easter(?: sunday)?", _after_orthodox(0)),
    (r"orthodox (?:good|great) friday", _after_orthodox(-2)),
    (r"clean monday|orthodox shrove monday", _after_orthodox(-48)),
    (r"lazarus saturday", _after_orthodox(-8)),
    (r"great (?:fast|lent)", _after_orthodox(-48, 40)),
    (r"easter mon(?:day)?", _after_easter(1)),
    (r"easter(?: sunday)?", _after_easter(0)),
    (r"good friday", _after_easter(-2)),
    (r"(?:maundy|covenant) (?:thursday|thu)|thu(?:rsday)? of mysteries", _after_easter(-3)),
    (r"palm sunday|branch sunday", _after_easter(-7)),
    (r"pentecost|white sunday", _after_easter(49)),
    (r"whit monday|monday of the holy spirit", _after_easter(50)),
    (r"trinity sunday", _after_easter(56)),
    (r"pancake day|mardi gras|shrove tuesday", _after_easter(-47)),
    (r"ash wednesday", _after_easter(-46)),
    (r"lent", _after_easter(-46, 46)),
    (r"eid al-fitr", _islamic(10, 1)),
    (r"eid al-adha|id ul-adha|sacrifice feast|bakr id", _islamic(12, 9)),
    (r"ramadan", _islamic(9, 1, 30)),
    (r"(?:day of )?ashura", _islamic(1, 9)),
    (r"laylat al-?[ -]?[qk]adr|night of (?:power|measures)", _islamic(9, 27)),
    (r"mawlid(?: al-nabawi)?", _islamic(3, 11)),
    (r"isra and mi'raj|the prophet's ascension|prophet's ascension|the night journey|night journey|ascension to heaven", _islamic(7, 27)),
    (r"yom kippur", _hebrew(1, 10)),
    (r"rosh hashann?ah?", _hebrew(1, 1, 3)),
    (r"shemini atzeret", _hebrew(1, 22)),
    (r"simchat torah", _hebrew(1, 23)),
    (r"sukkot|succos|feast of the ingathering", _hebrew(1, 15, 9)),
    (r"c?hann?uk?kah|hannukkah|chanukah|hanukah", _hebrew(3, 25, 8)),
    (r"tu bishvat", _hebrew(5, 15)),
    (r"shushan purim", _hebrew(6, 15)),
    (r"purim", _hebrew(6, 14)),
    (r"passover", _hebrew(7, 15, 9)),
    (r"lag b'?a?omer", _hebrew(8, 18)),
    (r"shavuot", _hebrew(9, 6, 3)),
    (r"tisha b'av", _hebrew(11, 9)),
)  # fmt: skip
NAMES = tuple((re.compile(pattern), rule) for pattern, rule in HOLIDAYS)


def feast(name: str, ref: dt.datetime, year: int | None, *, back: bool = False) -> Moment | None:
    """The feast of a year; without one, the next, or the last when looking back."""
    rule = next((rule for pattern, rule in NAMES if pattern.fullmatch(name)), None)
    if rule is None:
        return None
    years = [year] if year is not None else range(ref.year - 1, ref.year + 3)
    found = [_days_of(rule(y)) for y in years if 1583 <= y <= 2900]
    if year is None and back:
        return max((f for f in found if f.end <= ref), key=lambda f: f.start, default=None)
    if year is None:
        return min((f for f in found if f.end > ref), key=lambda f: f.start, default=None)
    return found[0] if found else None


def _days_of(days: tuple[dt.date, int]) -> Moment:
    start = dt.datetime.combine(days[0], dt.time())
    return stretch(start, shift(start, "day", days[1]), "day")
