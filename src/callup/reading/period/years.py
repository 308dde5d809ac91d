"""Years, their parts and seasons. In: a match, its scene, a language's words. Out: what they mean. Misses: fiscal years."""

import datetime as dt
import re

from callup.language.times import Times
from callup.reading.period import calendar as cal
from callup.reading.period import words as said
from callup.reading.period.rules import WAITS, RuleMatch, Scene, day_of, span_of

FAR = 200
"""Days: "this winter", said in March, is the one just over."""


def one_year(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """A year, or its early, mid or late part."""
    return span_of(cal.year_range(int(match["year"]), said.part(match, words)))


def years(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "2022-2024", "2022-24", «с 2022 по 2024 год»."""
    first, last = match["y1"], match["y2"]
    end = int(first[: 4 - len(last)] + last)
    if end < int(first):
        return None
    return RuleMatch(start=dt.date(int(first), 1, 1), end=dt.date(end, 12, 31), relation="at")


def part_of_year(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "The second half of 2023", «первый квартал»."""
    named = said.year(match)
    if scene.anchor is None and not named:
        return WAITS
    year = named or (scene.anchor or dt.date.min).year
    which = said.begins(match["which"], words.ranks) or 1
    size = 3 if match["what"].casefold().startswith(words.quarter) else 6
    if which * size > 12:
        return None
    start = cal.month_range(year, (which - 1) * size + 1)[0]
    return span_of((start, cal.month_range(year, which * size)[1]), relative=not named)


def season(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Last spring", «этой осенью», "winter of 2022"."""
    name, named = said.season(match, words), said.year(match)
    if named:
        return span_of(cal.season_range(named, name))
    if scene.anchor is None:
        return WAITS
    year = scene.anchor.year
    days = cal.season_range(year, name)
    return span_of(cal.season_range(year + _turn(match, scene, words, days), name), relative=True)


def _turn(match: re.Match[str], scene: Scene, words: Times, days: cal.Range) -> int:
    """How many years off the season of the document's year lies the one that is meant."""
    anchor = scene.anchor or dt.date.min
    start, end = days
    which = said.shift(match, words)
    if which == -1:
        return -1 if end >= anchor else 0
    if which == 1:
        return 1 if start <= anchor else 0
    over = which == 0 and (start - anchor).days > FAR
    return -1 if over or (which is None and start > anchor and not scene.ahead) else 0


def season_of_year(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«весной прошлого года»."""
    if scene.anchor is None:
        return WAITS
    year = scene.anchor.year + (said.shift(match, words) or 0)
    return span_of(cal.season_range(year, said.season(match, words)), relative=True)


def season_edge(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """«к лету», «до весны», «с осени»: the one that comes next, or for "since" the one that came last."""
    name, named = said.season(match, words), said.year(match)
    if scene.anchor is None and not named:
        return WAITS
    anchor = scene.anchor or dt.date.min
    start, end = cal.season_range(named or anchor.year, name)
    since = words.prepositions.get(said.group(match, "prep").casefold()) == "since"
    if named is None and since and start > anchor and not scene.ahead:
        start, end = cal.season_range(anchor.year - 1, name)
    elif named is None and not since and start < anchor:
        start, end = cal.season_range(anchor.year + 1, name)
    return RuleMatch(start=start, end=end, relative=not named)


def part_of_near_year(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """ "Early next year", «в конце прошлого года»."""
    if scene.anchor is None:
        return WAITS
    year = scene.anchor.year + (said.shift(match, words) or 0)
    return span_of(cal.year_range(year, said.part(match, words)), relative=True)


def new_year(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """The first day of the next year."""
    if scene.anchor is None:
        return WAITS
    return day_of(dt.date(scene.anchor.year + 1, 1, 1), relative=True)


def feast(match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """A day of the calendar known by a name."""
    if scene.anchor is None:
        return WAITS
    found = said.begins(match[0], words.feasts)
    day = cal.nearest_day(scene.anchor, *found, ahead=scene.ahead) if found else None
    return day_of(day, relative=True) if day else None
