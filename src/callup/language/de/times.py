"""German times: "am 15. März", "Ende vergangenen Jahres", "in den letzten zwei Wochen". In: nothing. Out: words and rules.

Deliberately missing: times of day, feasts, and lengths of time ("drei Wochen lang").
"""

import re

from callup.language.listing import in_order
from callup.language.times import TimeRule, Times

_MONTHS = in_order("jan feb mär apr mai jun jul aug sep okt nov dez")
_M = (
    r"(?P<month>Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"(?:Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez)\.)s?"
)
_M2 = _M.replace("month", "month2")
_D = r"(?P<day>\d{1,2})\."
_D2 = _D.replace("day", "day2")
_Y = r"(?P<year>(?:19|20)\d\d)"
_N = (
    r"(?P<n>\d+|einem|einer|ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|"
    r"einigen|einige|mehreren|mehrere)"
)
_UNIT = r"(?P<unit>Tage?n?s?|Wochen?|Monate?n?s?|Jahre?n?s?)"
_WHICH = (
    r"(?P<which>(?:[Ll]etzt|[Vv]ergangen|[Vv]orig|[Dd]ies|[Ll]aufend|[Nn]ächst|[Kk]ommend)\w{0,3})"
)
_PART = r"(?P<part>Anfang|Mitte|Ende)"
_SEASON = r"(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter)s?"


def _whole(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{pattern})(?![\w-])", flags)


_RULES = (
    TimeRule("Datum in Ziffern", _whole(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)"), "dated"),
    TimeRule("ISO-Datum", _whole(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})"), "dated"),
    TimeRule("Jahre", _whole(r"(?P<y1>(?:19|20)\d\d)\s?(?:[-–]|bis)\s?(?P<y2>(?:19|20)\d\d)"), "years"),
    TimeRule("von Tag bis Tag", _whole(rf"{_D}\s?(?:{_M}\s?)?(?:[-–]|bis(?: zum)?)\s?{_D2}\s?{_M2}(?:\s{_Y})?"), "day_to_day"),
    TimeRule("Tag im Monat", _whole(rf"{_D}\s?{_M}(?:\s{_Y})?"), "day_in_month"),
    TimeRule("Monat bis Monat", _whole(rf"{_M}\s?(?:[-–]|bis|(?<=\w )und)\s?{_M2}(?:\s{_Y})?"), "month_to_month"),
    TimeRule("Monat eines nahen Jahres", _whole(rf"(?:{_PART} )?{_M} (?P<whose>(?:letzt|vergangen|vorig|dies|nächst|kommend)\w{{1,2}}) Jahre?s"), "month_alone"),
    TimeRule("Monat", _whole(rf"(?:{_PART} )?{_M} {_Y}"), "month_alone"),
    TimeRule("Teil eines Monats", _whole(rf"{_PART} {_M}"), "month_alone"),
    TimeRule("Monat allein", _whole(rf"(?:(?<=im )|(?<=Im )|(?<=seit )|(?<=Seit )|(?<=bis )|(?<=bis zum )|(?<=ab )|(?<=Ab )){_M}"), "month_alone"),
    TimeRule("Teil eines nahen Jahres", _whole(rf"{_PART} (?:des )?{_WHICH} Jahre?s"), "part_of_near_year"),
    TimeRule("Rand einer Zeit", _whole(r"(?P<part>Anfang|Mitte|Ende) (?:des |der )(?P<unit>Jahre?s|Monats|Woche)"), "edge"),
    TimeRule("Hälfte oder Quartal", _whole(rf"(?P<which>erste|zweite|dritte|vierte)[nr]? (?P<what>Quartal|Jahreshälfte|Halbjahr)s?(?: {_Y})?"), "part_of_year"),
    TimeRule("Jahreszeit", _whole(rf"(?:{_WHICH} )?{_SEASON}(?: {_Y})?(?! \d)"), "season"),
    TimeRule("Jahr", _whole(rf"(?:(?:{_PART} )|(?:im |Im |des )Jahre?s? |(?<=seit )|(?<=Seit )|(?<=bis )|(?<=ab ))(?:des Jahres )?{_Y}"), "one_year"),
    TimeRule("genannter Tag", _whole(r"vorgestern|gestern|heute|übermorgen|morgen(?! (?:früh)?\w*stunden)", re.IGNORECASE), "named_day"),
    TimeRule("Wochenende", _whole(rf"(?:am|Am|an diesem|übers) (?:{_WHICH} )?Wochenende"), "weekend"),
    TimeRule("Wochentag", _whole(rf"(?:{_WHICH} )?(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?!, (?:dem|den) \d)"), "weekday"),
    TimeRule("vor einem halben Jahr", _whole(r"[Vv]or einem halben Jahr"), "half_year_ago"),
    TimeRule("vor so langem", _whole(rf"[Vv]or {_N} {_UNIT}"), "ago"),
    TimeRule("in so langem", _whole(rf"[Ii]n {_N} {_UNIT}"), "after_if_ahead"),
    TimeRule("letzte Zeit", _whole(rf"(?:in|In|während) den (?:letzten|vergangenen) (?:{_N} )?{_UNIT}"), "recent"),
    TimeRule("kommende Zeit", _whole(rf"(?:in|In) den (?:nächsten|kommenden) (?:{_N} )?{_UNIT}"), "coming"),
    TimeRule("nahe Woche", _whole(rf"{_WHICH} (?P<unit>Woche|Monats?|Jahre?s?)"), "beside_unit"),
)  # fmt: skip
TABLE = Times(
    months={stem: n for n, stem in enumerate(_MONTHS, 1)} | {"jän": 1},
    weekdays={
        "montag": 0,
        "dienstag": 1,
        "mittwoch": 2,
        "donnerstag": 3,
        "freitag": 4,
        "samstag": 5,
        "sonnabend": 5,
        "sonntag": 6,
    },
    numbers={
        "ein": 1,
        "eine": 1,
        "einem": 1,
        "einer": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "zwölf": 12,
        "einige": 3,
        "einigen": 3,
        "mehrere": 3,
        "mehreren": 3,
    },
    ranks={"erst": 1, "zweit": 2, "dritt": 3, "viert": 4},
    units={"tag": "day", "woche": "week", "monat": "month", "jahr": "year"},
    seasons={"früh": "spring", "sommer": "summer", "herbst": "autumn", "winter": "winter"},
    parts={"anfang": "early", "mitte": "mid", "ende": "late"},
    shifts={
        "letzt": -1,
        "vergangen": -1,
        "vorig": -1,
        "dies": 0,
        "laufend": 0,
        "nächst": 1,
        "kommend": 1,
    },
    named_days={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    quarter=("quartal",),
    skips=("nächst",),
    whole_ago=frozenset({"week", "month", "year"}),
    exact=frozenset({"zwei", "drei", "vier", "fünf", "sechs"}),
    prepositions={},
    relations=(
        ("before", re.compile(r"\bvor (?:dem )?$", re.IGNORECASE)),
        ("until", re.compile(r"\bbis(?: zum| zur| spätestens)?\s+$", re.IGNORECASE)),
        ("since", re.compile(r"\b(?:seit|ab|seit dem|ab dem|nach dem)\s+$", re.IGNORECASE)),
    ),
    trigger=re.compile(
        r"\d|(?i:januar|jänner|februar|märz|april|\bmai\b|juni|juli|august|september|oktober|november|dezember|tag|woche|monat|jahr|"
        r"sommer|herbst|winter|frühling|gestern|heute|morgen|mittwoch|sonnabend|quartal|hälfte)"
    ),
    past=re.compile(
        r"\b(?:hat|haben|hatte|hatten|war|waren|wurde|wurden|ge\w{3,}(?:t|en)|sagte|teilte|kam|kamen)\b",
        re.IGNORECASE,
    ),
    ahead=re.compile(
        r"\b(?:will|wollen|soll|sollen|plant|planen|(?:werden|wird)(?= (?:\w+ ){0,8}\w+en\b)|künftig)\b",
        re.IGNORECASE,
    ),
    rules=_RULES,
)
