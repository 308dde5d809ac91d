"""A time's parts gathered one by one: "fri, jul 18, 2014 07:00 pm". In: normal words. Out: parts, and the stretch they name.

Deliberately missing: nesting ("the first Monday of next month"), which ``templates`` unfolds first.
"""

import datetime as dt
import re
from collections.abc import Callable

import msgspec

from callup.reading.period.spoken.moment import Moment, day_at, floor, shift, stretch, unit

MONTHS = {
    name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
DAYS = {name: n for n, name in enumerate("mon tue wed thu fri sat sun".split())}
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
NOON = 12
FULL_DAY = 24
PARTS = {"morning": (0, 12), "early morning": (0, 9), "lunch": (12, 14), "afternoon": (12, 19), "evening": (18, 24), "late evening": (21, 24)}  # fmt: skip
YEARS_AHEAD = 30


class Fields(msgspec.Struct):
    """What has been said of a time so far."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    half: str | None = None
    sure: bool = False
    part: str | None = None
    base: Moment | None = None
    shifted: int | None = None

    def dated(self) -> bool:
        """Whether any day is said."""
        return any(
            v is not None for v in (self.year, self.month, self.day, self.weekday, self.base)
        )

    def timed(self) -> bool:
        """Whether an hour is said."""
        return self.hour is not None


Match = re.Match[str]
Setter = Callable[[Fields, Match], bool]


def _put(fields: Fields, **values: object) -> bool:
    """Set parts that are not set yet."""
    if any(
        getattr(fields, name) is not None for name, value in values.items() if value is not None
    ):
        return False
    for name, value in values.items():
        if value is not None:
            setattr(fields, name, value)
    return True


def _year(word: str) -> int:
    value = int(word)
    return value if len(word) > 2 else value + (1900 if value > 50 else 2000)


def _ymd(fields: Fields, m: Match) -> bool:
    return _put(fields, year=_year(m["y"]), month=int(m["m"]), day=int(m["d"]))


def _named_ymd(fields: Fields, m: Match) -> bool:
    return _put(fields, year=_year(m["y"]), month=MONTHS[m["m"][:3]], day=int(m["d"]))


def _month_day(fields: Fields, m: Match) -> bool:
    return _put(fields, month=MONTHS[m["m"][:3]], day=int(m["d"]))


def _month(fields: Fields, m: Match) -> bool:
    return _put(fields, month=MONTHS[m[0][:3]])


def _weekday(fields: Fields, m: Match) -> bool:
    return _put(fields, weekday=DAYS[m[0][:3]])


def _day(fields: Fields, m: Match) -> bool:
    return 1 <= int(m["d"]) <= 31 and _put(fields, day=int(m["d"]))


def _clock(fields: Fields, m: Match) -> bool:
    groups = m.groupdict()
    hour, minute = int(m["h"]), int(groups.get("mi") or 0)
    if hour > FULL_DAY or minute > 59:
        return False
    said = groups.get("mi") is not None or groups.get("sure") is not None
    second = int(groups["s"]) if groups.get("s") else None
    fields.sure = (
        fields.sure
        or groups.get("sure") is not None
        or hour > NOON
        or m["h"].startswith("0")
        or hour == 0
    )
    half = groups.get("half")
    if half:
        half = "am" if half.startswith("a") else "pm"
    return _put(fields, hour=hour, minute=minute if said else None, second=second, half=half)


def _compact(fields: Fields, m: Match) -> bool:
    hour, minute = divmod(int(m["n"]), 100)
    if not 0 < hour < FULL_DAY or minute > 59:
        return False
    half = m.groupdict().get("half")
    return _put(fields, hour=hour, minute=minute, half=half and half[0] + "m")


def _half(fields: Fields, m: Match) -> bool:
    if fields.number is not None and fields.hour is None:
        fields.hour, fields.number = fields.number, None
    return _put(fields, half=m["half"][0] + "m")


def _number(fields: Fields, m: Match) -> bool:
    return _put(fields, number=int(m[0]))


def _full_year(fields: Fields, m: Match) -> bool:
    return _put(fields, year=_year(m["y"]))


def _part(fields: Fields, m: Match) -> bool:
    name = re.sub(r"\s+", " ", m["part"])
    if "early" in m[0]:
        name = "early morning"
    if name.startswith("night"):
        name = "evening"
    if m[0].startswith("late"):
        name = "late evening"
    return _put(fields, part=name)


def _named_hour(fields: Fields, m: Match) -> bool:
    fields.sure = True
    return _put(fields, hour=0 if m[0] == "midnight" else NOON)


H = r"(?P<half>a\.? ?m\b\.?|p\.? ?m\b\.?|a\b\.?|p\b\.?)"
ATOMS: tuple[tuple[re.Pattern[str], Setter], ...] = tuple(
    (re.compile(pattern), setter)
    for pattern, setter in (
        (r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)", _ymd),
        (r"(?P<y>\d{4})[-/](?P<m>\d{1,2})(?![\d:])", lambda f, m: _put(f, year=int(m["y"]), month=int(m["m"]))),
        (rf"(?P<d>\d{{1,2}})[/-](?P<m>{MONTH})[/-](?P<y>\d{{4}}|\d\d)(?!\d)", _named_ymd),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {MONTH.replace('(?:', '(?P<m>', 1)} (?P<y>\d\d)(?![\d:h]| ?[ap]\.?m)", _named_ymd),
        (rf"(?P<m>{MONTH}) ?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:h]|(?:st|nd|rd|th)\w| ?[ap]\.?m\b)", _month_day),
        (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: day)? ?(?:of |in )?(?P<m>{MONTH})(?![a-z])", _month_day),
        (rf"{MONTH}(?![a-z])", _month),
        (rf"{WEEKDAY}(?:\.|s)?(?![a-z])", _weekday),
        (rf"(?P<h>\d{{1,2}}):(?P<mi>\d\d)(?::(?P<s>\d\d))?(?:ish)? ?(?:{H})?(?![\d])", _clock),
        (r"(?P<h>\d{1,2})(?P<sure>h)(?P<mi>\d\d)?(?!\w)", _clock),
        (rf"(?P<h>\d{{1,2}})(?: (?P<mi>\d\d))? ?(?:ish )?{H}(?![a-z])", _clock),
        (r"(?P<h>\d{1,2})[ -](?:0|o|oh|ou)[ -](?P<mi>\d)(?!\d)", _clock),
        (rf"(?P<h>\d{{1,2}}) ?(?:o'?clock|oclock)(?: {H})?", _clock),
        (r"(?P<h>\d{1,2}) (?P<mi>[1-5]\d)(?![\d:])", _clock),
        (rf"(?P<n>\d{{3}})(?!\d)(?:ish)?(?: ?{H})?", _compact),
        (rf"(?P<n>(?:0\d|1[0-2])[0-5]\d) ?{H}", _compact),
        (r"(?<=at )(?P<n>(?:0\d|1\d|2[0-3])[0-5]\d)(?!\d)", _compact),
        (r"(?P<y>\d{1,4}) ?a\.? ?d(?!\w)\.?", lambda f, m: _put(f, year=int(m["y"]))),
        (r"(?P<y>(?:1[3-9]|2[0-2])\d\d)(?!\d)", _full_year),
        (r"(?P<n>1[0-2][0-5]\d)(?!\d)", _compact),
        (r"(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)(?!\w)", _day),
        (r"the (?P<d>\d{1,2})(?![\w:])", _day),
        (r"\d{1,2}(?![\d/-]|\.\d)", _number),
        (rf"{H}(?![a-z])", _half),
        (r"noon|midnight|midday|mid day", _named_hour),
        (r"(?:early )?(?:in the )?(?:early hours of the )?(?P<part>morning)|(?:late )?(?P<part2>night)", lambda f, m: _morning(f, m)),
        (r"(?P<part>lunch|afternoon|evening)(?:ish)?", _part),
        (r"\(?shifted(?P<minutes>-?\d+)\)?", lambda f, m: _put(f, shifted=int(m["minutes"]))),
    )
)  # fmt: skip
SKIP = re.compile(
    r"(?:[\s,@.]|\b(?:at|on|of|in the|in|the|for|about|around|approximately|ish|o'?clock|oclock|to)\b)+"
)


def _morning(fields: Fields, m: Match) -> bool:
    name = m["part"] or "evening"
    if m["part"] and "early" in m[0]:
        name = "early morning"
    elif m[0].startswith("late"):
        name = "late evening"
    return _put(fields, part=name)


def scan(text: str, fields: Fields | None = None) -> Fields | None:
    """The parts said in a text, or None where some word is no part of a time."""
    fields = fields or Fields()
    at = 0
    while at < len(text):
        skipped = SKIP.match(text, at)
        if skipped and not text.startswith(("the ", "in the early"), at):
            at = skipped.end()
            continue
        found = next(
            (
                m.end()
                for pattern, put in ATOMS
                if (m := pattern.match(text, at)) and put(fields, m)
            ),
            None,
        )
        if found is None:
            if skipped is None:
                return None
            found = skipped.end()
        at = found
    return fields


def settle(fields: Fields) -> Fields:
    """A bare number made a day beside a month, else an hour."""
    if fields.number is None:
        return fields
    number, fields.number = fields.number, None
    if (fields.month is not None or _monthly(fields.base)) and fields.day is None:
        fields.day = number
    elif fields.hour is None:
        fields.hour = number
    return fields


def _monthly(base: Moment | None) -> bool:
    return base is not None and base.grain == "month"


def resolve(fields: Fields, ref: dt.datetime, *, after: dt.datetime | None = None) -> Moment | None:
    """The stretch that the parts name, next after the reference (or after another time)."""
    fields = settle(fields)
    day = _day_of(fields, ref)
    if fields.dated() and day is None:
        return None
    if fields.hour is not None:
        return _at_hour(fields, day, ref, after)
    if fields.part is not None:
        start = floor(day.start if day else ref, "day")
        low, high = PARTS[fields.part]
        return stretch(shift(start, "hour", low), shift(start, "hour", high), "hour")
    return day


def _day_of(fields: Fields, ref: dt.datetime) -> Moment | None:
    today = floor(ref, "day")
    if fields.base is not None:
        return _inside(fields, fields.base)
    if fields.month is not None and fields.day is not None:
        return _on_date(fields, today)
    if fields.month is not None:
        year = fields.year or (ref.year if fields.month >= ref.month else ref.year + 1)
        first = day_at(year, fields.month, 1) if 1 <= fields.month <= NOON else None
        return unit(first, "month") if first else None
    if fields.year is not None:
        first = day_at(fields.year, 1, 1)
        return unit(first, "year") if first else None
    if fields.day is not None:
        return _next_day_number(fields, today)
    if fields.weekday is not None:
        ahead = (fields.weekday - today.weekday()) % 7 or 7
        return unit(shift(today, "day", ahead), "day")
    return None


def _inside(fields: Fields, base: Moment) -> Moment | None:
    """A day of a stretch already known."""
    if fields.day is not None:
        start = day_at(base.start.year, base.start.month, fields.day)
        return unit(start, "day") if start else None
    if fields.weekday is not None:
        ahead = (fields.weekday - base.start.weekday()) % 7
        return unit(shift(base.start, "day", ahead), "day")
    return base


def _on_date(fields: Fields, today: dt.datetime) -> Moment | None:
    if fields.month is None or fields.day is None:
        return None
    if fields.year is not None:
        found = day_at(fields.year, fields.month, fields.day)
        return unit(found, "day") if found else None
    days = [
        d
        for y in range(today.year, min(today.year + YEARS_AHEAD, 9998))
        if (d := day_at(y, fields.month, fields.day))
    ]
    if fields.weekday is not None:
        days = [d for d in days if d.weekday() == fields.weekday]
    else:
        days = [d for d in days if d >= today]
    return unit(days[0], "day") if days else None


def _next_day_number(fields: Fields, today: dt.datetime) -> Moment | None:
    for months in range(YEARS_AHEAD * 12):
        first = shift(floor(today, "month"), "month", months)
        day = day_at(first.year, first.month, fields.day or 0)
        if day and day >= today and fields.weekday in {None, day.weekday()}:
            return unit(day, "day")
    return None


def _at_hour(
    fields: Fields, day: Moment | None, ref: dt.datetime, after: dt.datetime | None
) -> Moment | None:
    hour = fields.hour or 0
    grain = "hour" if fields.minute is None else "minute" if fields.second is None else "second"
    clock = [h for h in _hours(fields, hour) if h <= FULL_DAY]
    start = floor(day.start, "day") if day else floor(ref, "day")
    times = [
        start + dt.timedelta(hours=h, minutes=fields.minute or 0, seconds=fields.second or 0)
        for h in clock
    ]
    if fields.shifted is not None:
        times, grain = [t + dt.timedelta(minutes=fields.shifted) for t in times], "minute"
    if day is None:
        floor_time = after or ref
        times += [t + dt.timedelta(days=1) for t in times]
        times = sorted(t for t in times if t > floor_time) or times
    return unit(times[0], grain) if times else None


def _hours(fields: Fields, hour: int) -> list[int]:
    """The hours of the day that a said hour may mean."""
    if fields.half == "am":
        return [hour % NOON]
    if fields.half == "pm" or fields.part in {"afternoon", "evening", "late evening"}:
        return [hour % NOON + NOON if hour <= NOON else hour]
    if fields.sure or fields.part is not None or fields.dated() or hour >= NOON:
        return [hour]
    return [hour, hour + NOON]


def based(fields: Fields, base: Moment) -> Fields:
    """The parts with a known day as their base."""
    settle(fields)
    fields.base = base
    return fields
