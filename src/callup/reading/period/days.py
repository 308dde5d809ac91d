"""Days and months by name. In: a match, its scene, a language's words. Out: what they mean. Misses: times told from today."""

import datetime as dt
import re

from callup.language.times import Times
from callup.reading.period import calendar as cal
from callup.reading.period import words as said
from callup.reading.period.rules import WAITS, RuleMatch, Scene, day_of, span_of

HALF = 15
"""The last day of a month's first half."""


def dated(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """A date in figures with its year."""
    day = cal.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_of(day) if day else None


def short_date(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """A date in figures without a year: «до 15.10»."""
    found = resolved(int(match["d"]), int(match["m"]), None, scene)
    return day_of(found, relative=True) if isinstance(found, dt.date) else found


def resolved(day: int, month: int, year: int | None, scene: Scene) -> dt.date | RuleMatch | None:
    """A day of a month, its year told by the scene where none is named."""
    if not 1 <= day <= 31:
        return None
    if year:
        return cal.real_day(year, month, day)
    if scene.anchor is None:
        return WAITS
    return cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead and not scene.deadline)


def day_in_month(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "March 15", "15 to 20 March", «двадцать первого сентября»."""
    year = said.year(match)
    first = resolved(said.day_number(match, words), said.month(match, words), year, scene)
    if first is None or isinstance(first, RuleMatch):
        return first
    if not said.group(match, "day2"):
        return day_of(first, relative=not year)
    month = said.month(match, words, "month2") if said.group(match, "month2") else first.month
    last = cal.real_day(first.year + (month < first.month), month, int(match["day2"]))
    if last is None or last < first:
        return day_of(first)
    return RuleMatch(start=first, end=last, relative=not year, relation="at")


def day_to_day(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "1 April - 15 July", «с 1 по 15 октября»: the last day tells the year."""
    year = said.year(match)
    month2 = said.month(match, words, "month2")
    last = resolved(int(match["day2"]), month2, year, scene)
    if last is None or isinstance(last, RuleMatch):
        return last
    month = said.month(match, words) if said.group(match, "month") else month2
    first = cal.real_day(last.year - (month > last.month), month, int(match["day"]))
    if first is None or first > last:
        return day_of(last)
    return RuleMatch(start=first, end=last, relation="at", relative=not year)


def since_day(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "In the two weeks since September 21": a stretch that ends with the document's day."""
    day = resolved(int(match["day"]), said.month(match, words), said.year(match), scene)
    if not isinstance(day, dt.date):
        return day
    return RuleMatch(start=day, end=scene.anchor, relative=True, relation="at")


def month_alone(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """A month, with a year, of a near year, or alone."""
    month, part, year = said.month(match, words), said.part(match, words), said.year(match)
    near = said.shift(match, words, "whose")
    if year:
        return span_of(cal.month_range(year, month, part))
    if scene.anchor is None:
        return WAITS
    if near is not None:
        return span_of(cal.month_range(scene.anchor.year + near, month, part), relative=True)
    which = said.shift(match, words)
    if which == -1:
        year = scene.anchor.year - (month >= scene.anchor.month)
    else:
        # "Recruited by late January", said in February, looks back.
        just_over = scene.deadline and (scene.anchor.month - month) % 12 <= cal.SOON
        ahead = (scene.ahead or which == 1) and not just_over
        year = cal.month_year(scene.anchor, month, ahead=ahead)
    return span_of(cal.month_range(year, month, part), relative=True)


def month_to_month(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "From March to May", "mid-March to mid-April"."""
    named = said.year(match)
    if scene.anchor is None and not named:
        return WAITS
    first, last = said.month(match, words), said.month(match, words, "month2")
    year = named or cal.months_year(scene.anchor or dt.date.min, first, last)
    start = cal.month_range(year - (first > last), first, said.part(match, words, "p1"))[0]
    end = cal.month_range(year, last, said.part(match, words, "p2"))[1]
    return RuleMatch(start=start, end=end, relation="at", relative=not named)


def month_half(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "The first half of March"."""
    month, named = said.month(match, words), said.year(match)
    if scene.anchor is None and not named:
        return WAITS
    year = named or cal.month_year(scene.anchor or dt.date.min, month, ahead=scene.ahead)
    start, end = cal.month_range(year, month)
    middle = start.replace(day=HALF)
    if said.begins(match["which"], words.ranks) == 1:
        return span_of((start, middle))
    return span_of((middle + dt.timedelta(days=1), end))
