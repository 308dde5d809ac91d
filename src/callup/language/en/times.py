"""English times: "March 15", "last fall", "in the next several weeks". In: nothing. Out: words and rules, in order of trust.

Deliberately missing: times of day; "spring offensive" and the like, where the season only names a thing.
"""

import re

from callup.language.listing import in_order, listed
from callup.language.times import TimeRule, Times

_MONTHS = in_order("jan feb mar apr may jun jul aug sep oct nov dec")
_NUMBERS = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_M = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_M2 = _M.replace("month", "month2")
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_D2 = _D.replace("day", "day2")
_Y = r"(?P<year>(?:19|20)\d\d)"
_N = r"(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|several|(?:a )?few|(?:a )?couple(?: of)?)"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_PART = r"(?P<part>early|mid|late|the beginning of|the start of|the end of|the middle of)"
_P = r"(?:early|mid|late)"
_BEFORE_YEAR = "|".join(
    rf"(?<=\b{word} )"
    for word in "in In since Since by By until Until from From after After before Before of during During through to and than or for mid early late spring summer autumn fall winter".split()
)
_COUNTED = "men|people|women|soldiers|troops|recruits|conscripts|reservists|volunteers|summonses|cases|vehicles|tanks|rubles|dollars|percent|residents|students|employees|others|places|families|prisoners|personnel|more|of"
_BEFORE_MONTH = "|".join(
    rf"(?<=\b{word} )"
    for word in "in In by By since Since until Until from From after After before Before as starting Starting beginning through during of past for this".split()
)
_FEASTS = {
    "victory day": (5, 9),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "the new year": (1, 1),
    "new year": (1, 1),
    "defender of the fatherland day": (2, 23),
}


def _whole(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", flags)


def _stretch(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])", flags)


_RULES = (
    TimeRule("American date", _stretch(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)"), "dated"),
    TimeRule("years", _stretch(r"(?:[Ff]rom )?(?P<y1>(?:19|20)\d\d)(?:\s?[-–—/]\s?|(?<=rom \d\d\d\d) to )(?P<y2>(?:19|20)\d\d|\d\d(?!\d|-))"), "years"),
    TimeRule("between years", _stretch(r"[Bb]etween (?P<y1>(?:19|20)\d\d) and (?P<y2>(?:19|20)\d\d)"), "years"),
    TimeRule("in so long", _stretch(rf"in {_N} {_UNIT}", re.IGNORECASE), "after_if_ahead"),
    TimeRule("day to day", _stretch(rf"(?:[Ff]rom )?{_D}(?: of)? {_M}\s?(?:[-–—]|to|until|through)\s?{_D2}(?: of)? {_M2}(?:,? {_Y})?"), "day_to_day"),
    TimeRule("month to month", _stretch(rf"(?:[Ff]rom |[Bb]etween )?(?:(?P<p1>{_P})[ -])?{_M}\s?(?:[-–—]|to|until|through|(?<=\w )and)\s?(?:(?P<p2>{_P})[ -])?{_M2}(?! \d{{1,2}}(?!\d))(?:,? {_Y})?"), "month_to_month"),
    TimeRule("half of a month", _stretch(rf"(?:the )?(?P<which>first|second|latter) half of {_M}(?: {_Y})?"), "month_half"),
    TimeRule("weekend", _stretch(r"(?:(?:over|on|at|during) )?(?P<which>the|last|past|this|next|coming) weekend", re.IGNORECASE), "weekend"),
    TimeRule("feast", _stretch(rf"(?P<feast>{'|'.join(_FEASTS)})(?! \d)".replace("'", "['’]"), re.IGNORECASE), "feast"),
    TimeRule("part of a near year", _stretch(r"(?P<part>early|mid|late)[ -](?P<which>last|this|next) year", re.IGNORECASE), "part_of_near_year"),
    TimeRule("earlier or later", _stretch(r"(?P<side>earlier|later) this (?P<unit>week|month|year)", re.IGNORECASE), "earlier_later"),
    TimeRule("half a year ago", _stretch(r"half a year ago|six months ago", re.IGNORECASE), "half_year_ago"),
    TimeRule("ISO date", _whole(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})"), "dated"),
    TimeRule("dotted date", _whole(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)"), "dated"),
    TimeRule("stretch since a day", _whole(rf"in the {_N} {_UNIT} since {_M} {_D}(?:,? {_Y})?"), "since_day"),
    TimeRule("month and days", _whole(rf"{_M} {_D}(?:, \d{{1,2}})*,?\s?(?:[-–—]|to|and|through|until)\s?(?:{_M2} )?{_D2}(?:,? {_Y})?"), "day_in_month"),
    TimeRule("days and month", _whole(rf"{_D}\s?(?:[-–—]|to|and|through)\s?{_D2} {_M}(?:,? {_Y})?"), "day_in_month"),
    TimeRule("month and day", _whole(rf"{_M} {_D}(?:,? {_Y})?"), "day_in_month"),
    TimeRule("day and month", _whole(rf"{_D}(?: of)? {_M}(?:,? {_Y})?"), "day_in_month"),
    TimeRule("half or quarter", _whole(rf"(?:the )?(?P<which>first|second|third|fourth) (?P<what>half|quarter)(?: of (?:{_Y}|the year))?", re.IGNORECASE), "part_of_year"),
    TimeRule("month of a near year", _whole(rf"(?:(?i:{_PART})[ -])?{_M}(?: of)? (?P<whose>last year|this year|next year)"), "month_alone"),
    TimeRule("month", _whole(rf"(?:(?i:{_PART})[ -])?{_M},? (?:of )?{_Y}"), "month_alone"),
    TimeRule("part of a month", _whole(rf"(?i:{_PART})[ -]{_M}"), "month_alone"),
    TimeRule("month by name", re.compile(rf"(?:{_BEFORE_MONTH}){_M}(?![\w-])"), "month_alone"),
    TimeRule("which month", _whole(rf"(?P<which>last|next|this|coming|[Ll]ast|[Tt]his|[Nn]ext) {_M}"), "month_alone"),
    TimeRule("season", _whole(rf"(?:(?P<which>last|this|next|coming) |in (?:the )?|(?:since|by|until|before) (?:the )?|during the |the )(?P<season>spring|summer|autumn|fall|winter)(?: of| in)?(?: {_Y})?(?! (?:(?:19|20)\d\d|offensive|draft|draught|conscription|campaign|call-?up))", re.IGNORECASE), "season"),
    TimeRule("season and year", _whole(rf"(?P<which>)(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_Y}", re.IGNORECASE), "season"),
    TimeRule("edge of a year or month", _whole(r"(?:the |its )?(?P<part>end|start|beginning|middle) of (?:the |this )?(?:(?P<which>last|next) )?(?P<unit>year|month)", re.IGNORECASE), "edge"),
    TimeRule("year", re.compile(rf"(?<![\w-])(?:(?P<part>early|mid|late|the end of|the beginning of|the start of)[ -]|{_BEFORE_YEAR}|(?<=\()|(?<=the )(?!\d+ \w+s\b)){_Y}(?![\w-]|[,.]\d| (?:{_COUNTED})\b)"), "one_year"),
    TimeRule("named day", _whole(r"the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow", re.IGNORECASE), "named_day"),
    TimeRule("weekday", _whole(r"(?:(?P<which>last|next|this|coming|past) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!,? (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]|[A-Z][a-z]+\.? \d{1,2}(?:\D|$)))"), "weekday"),
    TimeRule("ago", _whole(rf"(?:(?:about|some|nearly|almost|just|over|more than) )?(?:{_N} )?{_UNIT} ago", re.IGNORECASE), "ago"),
    TimeRule("recent stretch", _whole(rf"(?:over|in|during|for|within) the (?:last|past|previous) (?:{_N} )?{_UNIT}", re.IGNORECASE), "recent"),
    TimeRule("coming stretch", _whole(rf"(?:in|over|during|(?P<within>within)) the (?:next|coming|following) (?:{_N} )?{_UNIT}", re.IGNORECASE), "coming"),
    TimeRule("within", _whole(rf"(?P<within>within) {_N} {_UNIT}", re.IGNORECASE), "coming"),
    TimeRule("near week, month or year", _whole(r"(?P<which>last|past|previous|this|current|next|coming|following) (?P<unit>week|month|year)", re.IGNORECASE), "beside_unit"),
)  # fmt: skip
_TRIGGER = re.compile(
    r"\d|January|February|March|April|May|June|July|August|September|October|November|December|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|"
    r"(?i:day|week|month|year|spring|summer|autumn|fall|winter|yesterday|today|tomorrow|tonight|half|quarter|weekend|christmas)|\b(?i:new year|early|mid|late)\b"
)
_RELATIONS = (
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
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|began|took|held|made|went|came|sent|[a-z]+ed)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    # A plan that somebody made tells no tense; that somebody plans does.
    r"\b(?:will|(?<!\ba )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\btheir )(?<!\bof )plans?|planned|planning|set to|going to|expected to|expects?|intends?|due to (?:begin|start)|scheduled|propos\w+|upcoming|"
    r"could take place|to begin|hopes?|aims?|to be (?:held|drafted|introduced))\b",
    re.IGNORECASE,
)
TABLE = Times(
    months={name: number for number, name in enumerate(_MONTHS, 1)},
    weekdays={day: n for n, day in enumerate(in_order("mon tue wed thu fri sat sun"))},
    numbers={word: n for n, word in enumerate(_NUMBERS)}
    | {"thirty": 30, "forty": 40, "several": 3, "few": 3, "a few": 3}
    | dict.fromkeys(("couple", "a couple", "couple of", "a couple of"), 2),
    ranks={"first": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4},
    units={unit: unit for unit in ("day", "week", "month", "year")},
    seasons={
        "spring": "spring",
        "summer": "summer",
        "autumn": "autumn",
        "fall": "autumn",
        "winter": "winter",
    },
    parts={
        "early": "early",
        "the beginning": "early",
        "beginning": "early",
        "the start": "early",
        "start": "early",
        "mid": "mid",
        "the middle": "mid",
        "late": "late",
        "the end": "late",
        "end": "late",
    },
    shifts={
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
    },
    named_days={
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    },
    feasts=_FEASTS,
    quarter=("quarter",),
    earlier=("earlier",),
    skips=("next",),
    unsaid=3,
    whole_ago=listed("week month year"),
    exact=listed("two three four five six"),
    prepositions={"by": "by", "before": "before", "until": "before", "since": "since"},
    relations=_RELATIONS,
    trigger=_TRIGGER,
    past=_PAST,
    ahead=_AHEAD,
    rules=_RULES,
)
