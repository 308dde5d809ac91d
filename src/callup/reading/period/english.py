"""English times: "March 15", "last fall", "in the next several weeks". In: nothing. Out: rules in order of trust.

Deliberately missing: times of day; "spring offensive" and the like, where the season only names a thing.
"""

import datetime as dt
import re

from callup.reading.period import calendar as cal
from callup.reading.period.rules import WAITS, Found, Rule, Scene, day_of, span_of

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
MONTHS = {name.casefold(): n for n, name in enumerate(_MONTHS, 1)}
MONTHS |= {name[:3].casefold(): n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9}
DAYS = {
    name: n
    for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
NUMBERS |= {
    "a": 1,
    "an": 1,
    "couple": 2,
    "several": 3,
    "few": 3,
    "thirty": 30,
    "forty": 40,
    "half": 0,
}
M = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
M2 = M.replace("month", "month2")
D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
D2 = D.replace("day", "day2")
Y = r"(?P<year>(?:19|20)\d\d)"
N = r"(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|several|(?:a )?few|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>day|week|month|year)s?"
PART = r"(?P<part>early|mid|late|the beginning of|the start of|the end of|the middle of)"
PART_NAMES = {
    "the beginning of": "early",
    "the start of": "early",
    "the end of": "late",
    "the middle of": "mid",
}


BEFORE_YEAR = "|".join(
    rf"(?<=\b{word} )"
    for word in "in In since Since by By until Until from From after After before Before of during During through to and than or for mid early late spring summer autumn fall winter".split()
)
COUNTED = "men|people|women|soldiers|troops|recruits|conscripts|reservists|volunteers|summonses|cases|vehicles|tanks|rubles|dollars|percent|residents|students|employees|others|places|families|prisoners|personnel|more|of"
FAR = 200  # days: "this winter", said in March, is the one just over
BEFORE_MONTH = "|".join(
    rf"(?<=\b{word} )"
    for word in "in In by By since Since until Until from From after After before Before as starting Starting beginning through during of past for this".split()
)


def _month(match: re.Match[str], group: str = "month") -> int:
    return MONTHS[match[group].rstrip(".").casefold()]


def _count(word: str) -> int:
    word = word.casefold().removeprefix("a ").removesuffix(" of")
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)


def _part(match: re.Match[str]) -> str | None:
    word = (match["part"] or "").casefold() if "part" in match.groupdict() else ""
    return PART_NAMES.get(word, word) or None


def _month_day(match: re.Match[str], scene: Scene) -> Found | None:
    first = _one_day(match, scene, "month", "day")
    if isinstance(first, Found) or first is None:
        return first
    groups = match.groupdict()
    if not groups.get("day2"):
        return day_of(first, relative=not groups.get("year"))
    month = _month(match, "month2") if groups.get("month2") else first.month
    last = cal.real_day(first.year + (month < first.month), month, int(match["day2"]))
    if last is None or last < first:
        return day_of(first)
    return Found(start=first, end=last, relative=not groups.get("year"), relation="at")


def _one_day(match: re.Match[str], scene: Scene, month: str, day: str) -> dt.date | Found | None:
    number = int(match[day])
    if not 1 <= number <= 31:
        return None
    if match.groupdict().get("year"):
        return cal.real_day(int(match["year"]), _month(match, month), number)
    if scene.anchor is None:
        return WAITS
    return cal.nearest_day(
        scene.anchor, _month(match, month), number, ahead=scene.ahead and not scene.deadline
    )


def _iso(match: re.Match[str], scene: Scene) -> Found | None:
    day = cal.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_of(day) if day else None


def _dotted(match: re.Match[str], scene: Scene) -> Found | None:
    day = cal.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_of(day) if day else None


def _month_alone(match: re.Match[str], scene: Scene) -> Found | None:
    month = _month(match)
    groups = match.groupdict()
    which = (groups.get("which") or "").casefold()
    if groups.get("lastyear") and scene.anchor:
        shift = {"last": -1, "this": 0, "next": 1}[match["lastyear"].split()[0].casefold()]
        return span_of(
            cal.month_range(scene.anchor.year + shift, month, _part(match)), relative=True
        )
    ahead = scene.ahead or which in {"next", "coming"}
    if which == "last":
        ahead = False
    if scene.deadline and scene.anchor and (scene.anchor.month - month) % 12 <= cal.SOON:
        ahead = False  # "recruited by late January", said in February
    year = (
        int(match["year"])
        if groups.get("year")
        else (cal.month_year(scene.anchor, month, ahead=ahead) if scene.anchor else None)
    )
    if which == "last" and scene.anchor:
        year = scene.anchor.year - (month >= scene.anchor.month)
    if year is None:
        return WAITS
    return span_of(cal.month_range(year, month, _part(match)), relative=not groups.get("year"))


def _year(match: re.Match[str], scene: Scene) -> Found | None:
    return span_of(cal.year_range(int(match["year"]), _part(match)))


def _half(match: re.Match[str], scene: Scene) -> Found | None:
    year = int(match["year"]) if match["year"] else (scene.anchor.year if scene.anchor else None)
    if year is None:
        return WAITS
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4}[match["which"].casefold()]
    size = 6 if match["what"].casefold() == "half" else 3
    return span_of(
        cal.month_range(year, (which - 1) * size + 1)[:1]
        + (cal.month_range(year, min(12, which * size))[1],)
    )


def _season(match: re.Match[str], scene: Scene) -> Found | None:
    season = {"fall": "autumn"}.get(match["season"].casefold(), match["season"].casefold())
    if match["year"]:
        return span_of(cal.season_range(int(match["year"]), season))
    if scene.anchor is None:
        return WAITS
    which = (match["which"] or "").casefold()
    year = scene.anchor.year
    start, end = cal.season_range(year, season)
    if which == "last" and end >= scene.anchor:
        start, end = cal.season_range(year - 1, season)
    elif which == "next" and start <= scene.anchor:
        start, end = cal.season_range(year + 1, season)
    elif (
        which == "this"
        and (start - scene.anchor).days > FAR
        or (
            which not in {"this", "next", "last", "coming"}
            and start > scene.anchor
            and not scene.ahead
        )
    ):
        start, end = cal.season_range(year - 1, season)
    return span_of((start, end), relative=True)


def _named_day(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    shift = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return day_of(scene.anchor + dt.timedelta(days=shift[match[0].casefold()]), relative=True)


def _weekday(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    number = DAYS[match["weekday"].casefold()]
    which = (match["which"] or "").casefold()
    day = cal.weekday_near(scene.anchor, number, ahead=which in {"next", "coming"} or scene.due)
    if which == "last" and day == scene.anchor:
        day -= dt.timedelta(days=7)
    return day_of(day, relative=True)


def _ago(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    unit = match["unit"].casefold()
    count = _count(match["n"]) if match["n"] else 3
    day = cal.shifted(scene.anchor, unit, -count)
    if unit == "month":
        return span_of(cal.month_range(day.year, day.month), relative=True)
    if unit == "year":
        return span_of(cal.year_range(day.year), relative=True)
    if unit == "week":
        return span_of(cal.week_range(day), relative=True)
    return day_of(day, relative=True)


def _beside_unit(match: re.Match[str], scene: Scene) -> Found | None:
    """ "last week", "next month", "this year"."""
    if scene.anchor is None:
        return WAITS
    shift = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
    }[match["which"].casefold()]
    unit = match["unit"].casefold()
    day = cal.shifted(scene.anchor, unit, shift)
    if unit == "week":
        return (
            day_of(day, relative=True)
            if shift == -1
            else span_of(cal.week_range(day), relative=True)
        )
    if unit == "month":
        return span_of(cal.month_range(day.year, day.month), relative=True)
    if unit == "year":
        return span_of(cal.year_range(day.year), relative=True)
    return day_of(day, relative=True)


def _recent(match: re.Match[str], scene: Scene) -> Found | None:
    """ "over the past two weeks"."""
    if scene.anchor is None:
        return WAITS
    count = _count(match["n"]) if match["n"] else 1
    start = cal.shifted(scene.anchor, match["unit"].casefold(), -count)
    return Found(start=start, end=scene.anchor, relative=True)


def _coming(match: re.Match[str], scene: Scene) -> Found | None:
    """ "in the next several weeks": from now on, with no sure end; "within two weeks" ends."""
    if scene.anchor is None:
        return WAITS
    if match[0].casefold().startswith("within"):
        end = cal.shifted(scene.anchor, match["unit"].casefold(), _count(match["n"] or "1"))
        return Found(start=scene.anchor, end=end, relative=True)
    number = (match["n"] or "several").casefold()
    if number.isdigit() or number in {"two", "three", "four", "five", "six"}:
        return Found(
            start=scene.anchor,
            end=cal.shifted(scene.anchor, match["unit"].casefold(), _count(number)),
            relative=True,
        )
    return Found(start=scene.anchor, end=None, relative=True)


def _edge(match: re.Match[str], scene: Scene) -> Found | None:
    """ "the end of the year", "the start of next month"."""
    if scene.anchor is None:
        return WAITS
    shift = {"last": -1, "next": 1}.get((match["which"] or "").casefold(), 0)
    unit = match["unit"].casefold()
    day = cal.shifted(scene.anchor, unit, shift)
    part = {"end": "late", "start": "early", "beginning": "early", "middle": "mid"}[
        match["edge"].casefold()
    ]
    days = (
        cal.year_range(day.year, part)
        if unit == "year"
        else cal.month_range(day.year, day.month, part)
    )
    return span_of(days, relative=True)


def _since_start(match: re.Match[str], scene: Scene) -> Found | None:
    """ "in the two weeks since September 21": a stretch that ends with the document's day."""
    day = _one_day(match, scene, "month", "day")
    if not isinstance(day, dt.date):
        return day
    return Found(start=day, end=scene.anchor, relative=True, relation="at")


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", flags)


RULES = (
    Rule("ISO date", _compiled(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})"), _iso),
    Rule("dotted date", _compiled(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)"), _dotted),
    Rule("stretch since a day", _compiled(rf"in the {N} {UNIT} since {M} {D}(?:,? {Y})?"), _since_start),
    Rule("month and days", _compiled(rf"{M} {D}(?:, \d{{1,2}})*,?\s?(?:[-–—]|to|and|through|until)\s?(?:{M2} )?{D2}(?:,? {Y})?"), _month_day),
    Rule("days and month", _compiled(rf"{D}\s?(?:[-–—]|to|and|through)\s?{D2} {M}(?:,? {Y})?"), _month_day),
    Rule("month and day", _compiled(rf"{M} {D}(?:,? {Y})?"), _month_day),
    Rule("day and month", _compiled(rf"{D}(?: of)? {M}(?:,? {Y})?"), _month_day),
    Rule("half or quarter", _compiled(rf"(?:the )?(?P<which>first|second|third|fourth) (?P<what>half|quarter)(?: of (?:{Y}|the year))?", re.IGNORECASE), _half),
    Rule("month of a near year", _compiled(rf"(?:(?i:{PART})[ -])?{M}(?: of)? (?P<lastyear>last year|this year|next year)"), _month_alone),
    Rule("month", _compiled(rf"(?:(?i:{PART})[ -])?{M},? (?:of )?{Y}"), _month_alone),
    Rule("part of a month", _compiled(rf"(?i:{PART})[ -]{M}"), _month_alone),
    Rule("month by name", re.compile(rf"(?:{BEFORE_MONTH}){M}(?![\w-])"), _month_alone),
    Rule("which month", _compiled(rf"(?P<which>last|next|this|coming|[Ll]ast|[Tt]his|[Nn]ext) {M}"), _month_alone),
    Rule("season", _compiled(rf"(?:(?P<which>last|this|next|coming) |in (?:the )?|(?:since|by|until|before) (?:the )?|during the |the )(?P<season>spring|summer|autumn|fall|winter)(?: of| in)?(?: {Y})?(?! (?:(?:19|20)\d\d|offensive|draft|draught|conscription|campaign|call-?up))", re.IGNORECASE), _season),
    Rule("season and year", _compiled(rf"(?P<which>)(?P<season>spring|summer|autumn|fall|winter)(?: of)? {Y}", re.IGNORECASE), _season),
    Rule("edge of a year or month", _compiled(r"(?:the |its )?(?P<edge>end|start|beginning|middle) of (?:the |this )?(?:(?P<which>last|next) )?(?P<unit>year|month)", re.IGNORECASE), _edge),
    Rule("year", re.compile(rf"(?<![\w-])(?:(?P<part>early|mid|late|the end of|the beginning of|the start of)[ -]|{BEFORE_YEAR}|(?<=\()|(?<=the )(?!\d+ \w+s\b)){Y}(?![\w-]|[,.]\d| (?:{COUNTED})\b)"), _year),
    Rule("named day", _compiled(r"the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow", re.IGNORECASE), _named_day),
    Rule("weekday", _compiled(r"(?:(?P<which>last|next|this|coming|past) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!,? (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]|[A-Z][a-z]+\.? \d{1,2}(?:\D|$)))"), _weekday),
    Rule("ago", _compiled(rf"(?:(?:about|some|nearly|almost|just|over|more than) )?(?:{N} )?{UNIT} ago", re.IGNORECASE), _ago),
    Rule("recent stretch", _compiled(rf"(?:over|in|during|for|within) the (?:last|past|previous) (?:{N} )?{UNIT}", re.IGNORECASE), _recent),
    Rule("coming stretch", _compiled(rf"(?:in|over|during|within) the (?:next|coming|following) (?:{N} )?{UNIT}", re.IGNORECASE), _coming),
    Rule("within", _compiled(rf"within {N} {UNIT}", re.IGNORECASE), _coming),
    Rule("near week, month or year", _compiled(r"(?P<which>last|past|previous|this|current|next|coming|following) (?P<unit>week|month|year)", re.IGNORECASE), _beside_unit),
)  # fmt: skip
TRIGGER = re.compile(
    r"\d|January|February|March|April|May|June|July|August|September|October|November|December|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|"
    r"(?i:day|week|month|year|spring|summer|autumn|fall|winter|yesterday|today|tomorrow|tonight|half|quarter|weekend|christmas)|\b(?i:new year|early|mid|late)\b"
)
RELATIONS = (
    (
        "by",
        re.compile(r"\b(?:by|no later than|not later than|prior to)\s+(?:the\s+)?$", re.IGNORECASE),
    ),
    ("until", re.compile(r"\bthrough\s+(?:the\s+)?$", re.IGNORECASE)),
    (
        "before",
        re.compile(
            r"\b(?:before|ahead of|until|till|up to)\s+(?:the\s+)?(?:start of\s+|beginning of\s+)?$|\bbefore the start of [^.;,]{0,60}\bin\s+$",
            re.IGNORECASE,
        ),
    ),
    (
        "since",
        re.compile(
            r"\b(?:since|from|effective(?: from)?|starting(?: in| from| on)?|beginning(?: in| from| on)?|as of|after|past|as early as|"
            r"(?:take|takes|took|taking) effect(?: on| in)?|(?:come|comes|came|enter|enters|entered) into (?:force|effect)(?: on| in)?)\s+(?:the\s+)?$",
            re.IGNORECASE,
        ),
    ),
)
Relations = tuple[tuple[str, re.Pattern[str]], ...]
PAST = re.compile(
    r"\b(?:was|were|had|said|told|began|took|held|made|went|came|sent|[a-z]+ed)\b", re.IGNORECASE
)
AHEAD = re.compile(
    # A plan that somebody made tells no tense; that somebody plans does.
    r"\b(?:will|(?<!\ba )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\btheir )(?<!\bof )plans?|planned|planning|set to|going to|expected to|expects?|intends?|due to (?:begin|start)|scheduled|propos\w+|upcoming|"
    r"could take place|to begin|hopes?|aims?|to be (?:held|drafted|introduced))\b",
    re.IGNORECASE,
)
