"""Times told from the document's day. In: a match, its scene, a language's words. Out: what they mean.

Deliberately missing: lengths of time ("for three weeks") and the narrative's own clock ("two months later").
"""

import datetime as dt
import re

from callup.language.times import Times
from callup.reading.period import calendar as cal
from callup.reading.period import words as said
from callup.reading.period.rules import WAITS, RuleMatch, Scene, day_of, span_of

HALF_YEAR = 6
FARTHEST = 500
"""Units after which "in … days" tells no day."""


def named_day(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Yesterday", «послезавтра»."""
    shift = said.begins(match[0], words.named_days)
    if scene.anchor is None or shift is None:
        return WAITS
    return day_of(scene.anchor + dt.timedelta(days=shift), relative=True)


def weekday(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "On Monday", "last Friday", «ко вторнику»."""
    number = said.begins(match["weekday"], words.weekdays)
    if scene.anchor is None or number is None:
        return WAITS
    which = said.shift(match, words)
    relation = words.prepositions.get(said.group(match, "prep").casefold())
    due = relation in {"before", "by"} or (relation == "since" and scene.ahead)
    day = cal.weekday_near(scene.anchor, number, ahead=which == 1 or scene.due or due)
    if which == -1 and day == scene.anchor:
        day -= dt.timedelta(days=7)
    return day_of(day, relative=True)


def weekend(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Over the weekend", «на прошлых выходных»."""
    if scene.anchor is None:
        return WAITS
    which = said.shift(match, words)
    saturday = cal.week_range(scene.anchor)[0] + dt.timedelta(days=5)
    past = which == -1 or (which is None and not scene.ahead)
    if past and saturday > scene.anchor:
        saturday -= dt.timedelta(days=7)
    elif said.group(match, "which").casefold().startswith(words.skips or ("\0",)):
        saturday += dt.timedelta(days=7)
    return span_of((saturday, saturday + dt.timedelta(days=1)), relative=True)


def ago(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Two weeks ago", «месяц назад»."""
    if scene.anchor is None:
        return WAITS
    unit = said.unit(match, words)
    day = cal.shifted(scene.anchor, unit, -said.count(match, words, words.unsaid))
    return span_of(_around(day, unit if unit in words.whole_ago else "day"), relative=True)


def _around(day: dt.date, unit: str) -> cal.Range:
    """The week, month or year a day lies in; the day itself."""
    if unit == "week":
        return cal.week_range(day)
    if unit == "month":
        return cal.month_range(day.year, day.month)
    return cal.year_range(day.year) if unit == "year" else (day, day)


def half_year_ago(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Half a year ago"."""
    if scene.anchor is None:
        return WAITS
    day = cal.shifted(scene.anchor, "month", -HALF_YEAR)
    return span_of(cal.month_range(day.year, day.month), relative=True)


def beside_unit(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Last week", "next month", "this year"; "last week" is a week back, on or about it."""
    if scene.anchor is None:
        return WAITS
    shift, unit = said.shift(match, words) or 0, said.unit(match, words)
    day = cal.shifted(scene.anchor, unit, shift)
    return span_of(_around(day, "day" if unit == "week" and shift == -1 else unit), relative=True)


def recent(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Over the past two weeks"."""
    if scene.anchor is None:
        return WAITS
    start = cal.shifted(scene.anchor, said.unit(match, words), -said.count(match, words))
    return RuleMatch(start=start, end=scene.anchor, relative=True)


def recent_if_not_ahead(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«за неделю», «за два года»: the stretch that ends now, unless the words look ahead."""
    return None if scene.ahead else recent(match, scene, words)


def coming(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "In the next several weeks": from now on, with no sure end; an exact number ends, and so does "within"."""
    if scene.anchor is None:
        return WAITS
    number = said.group(match, "n").casefold()
    ends = said.group(match, "within") or number.isdigit() or number in words.exact
    if not ends:
        return RuleMatch(start=scene.anchor, end=None, relative=True)
    end = cal.shifted(scene.anchor, said.unit(match, words), said.count(match, words))
    return RuleMatch(start=scene.anchor, end=end, relative=True)


def within(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«в течение двух недель» of what is to come; told of the past the same words are a length of time."""
    if scene.anchor is None:
        return WAITS
    if not (scene.ahead or said.group(match, "near")):
        return None
    end = cal.shifted(scene.anchor, said.unit(match, words), said.count(match, words))
    return span_of((scene.anchor, end), relative=True)


def after(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«через две недели»."""
    if scene.anchor is None:
        return WAITS
    count = said.count(match, words)
    if count > FARTHEST:
        return None
    return day_of(cal.shifted(scene.anchor, said.unit(match, words), count), relative=True)


def after_if_ahead(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Will open in ten days"; told of the past the same words are a length of time."""
    return after(match, scene, words) if scene.ahead else None


def edge(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "The end of the year", "the start of next month", «до конца недели»."""
    if scene.anchor is None:
        return WAITS
    unit, part = said.unit(match, words), said.part(match, words)
    day = cal.shifted(scene.anchor, unit, said.shift(match, words) or 0)
    if unit == "week":
        return span_of(cal.week_range(day), relative=True)
    days = cal.year_range(day.year, part) if unit == "year" else None
    return span_of(days or cal.month_range(day.year, day.month, part), relative=True)


def earlier_later(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Earlier this month" ends today, "later this year" begins today."""
    if scene.anchor is None:
        return WAITS
    start, end = _around(scene.anchor, said.unit(match, words))
    earlier = match["side"].casefold().startswith(words.earlier)
    return span_of((start, scene.anchor) if earlier else (scene.anchor, end), relative=True)


def since_last_week(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«с прошлой недели»."""
    if scene.anchor is None:
        return WAITS
    return RuleMatch(start=cal.shifted(scene.anchor, "week", -1), relation="since", relative=True)
