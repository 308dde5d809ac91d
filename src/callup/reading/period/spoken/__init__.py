"""Times said alone, as to an assistant, down to the second: "tomorrow at 5pm", «через неделю»; and lengths of time."""

from callup.reading.period.spoken.duration import parse_duration
from callup.reading.period.spoken.moment import Moment
from callup.reading.period.spoken.parse import parse_time

__all__ = ["Moment", "parse_duration", "parse_time"]
