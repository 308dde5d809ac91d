"""When: times named in a text, resolved against the document's date where they are relative."""

from callup.reading.period.find import find_times
from callup.reading.period.mention import TimeMention, to_period

__all__ = ["TimeMention", "find_times", "to_period"]
