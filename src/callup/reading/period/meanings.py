"""What a time rule may mean, by name. In: nothing. Out: the functions that a language's rules name. Misses: any word."""

import re
from collections.abc import Callable

from callup.language.times import Times
from callup.reading.period import days, near, years
from callup.reading.period.rules import RuleMatch, Scene

Meaning = Callable[[re.Match[str], Scene, Times], RuleMatch | None]
MEANINGS: dict[str, Meaning] = {
    one.__name__: one
    for one in (
        days.dated, days.short_date, days.day_in_month, days.day_to_day, days.since_day, days.month_alone,
        days.month_to_month, days.month_half, years.one_year, years.years, years.part_of_year, years.season,
        years.season_of_year, years.season_edge, years.part_of_near_year, years.new_year, years.feast, near.named_day,
        near.weekday, near.weekend, near.ago, near.half_year_ago, near.beside_unit, near.recent, near.recent_if_not_ahead,
        near.coming, near.within,
        near.after, near.after_if_ahead, near.edge, near.earlier_later, near.since_last_week,
    )
}  # fmt: skip
