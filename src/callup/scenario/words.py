"""Numbers of a projection in words. In: ranges and men. Out: text of two digits. Misses: any reckoning."""

from callup.model.projection import Range


def interval(value: Range) -> str:
    """A range in a table cell's words.

    >>> interval(Range(low=1234.0, median=20456.0, high=98765.0))
    '20,000 (1,200 to 99,000)'
    """
    return f"{people(value.median)} ({people(value.low)} to {people(value.high)})"


def people(value: float) -> str:
    """Men to two digits, which is more than anybody knows.

    >>> people(143658.2), people(0.4), people(-1260)
    ('140,000', '0', '-1,300')
    """
    if abs(value) < 1:
        return "0"
    digits = max(len(str(int(abs(value)))) - 2, 0)
    return f"{round(value / 10**digits) * 10**digits:,.0f}"
