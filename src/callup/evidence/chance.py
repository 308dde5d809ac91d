"""The probability a forecast gives. In: its sentence. Out: a number from 0 to 1, or None where none is given in figures.

Deliberately missing: words of estimation ("likely"): what number they stand for differs from speaker to speaker.
"""

import re

NUMBER = r"(?P<n>\d{1,3}(?:[.,]\d+)?)"
PERCENT = r"\s?(?:%|per ?cent|percent|процент\w*|відсотк\w*)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{NUMBER}{PERCENT}[- ](?:chance|probability|likelihood|likely|certain)",
        rf"(?:chances?|probability|likelihood|odds)\b[^.;\d]{{0,60}}?{NUMBER}{PERCENT}",
        rf"вероятност\w*[^.;\d]{{0,80}}?{NUMBER}{PERCENT}",
        rf"{NUMBER}{PERCENT}(?:-?ная|-?ной)? вероятност\w*",
        rf"шанс\w*[^.;\d]{{0,60}}?{NUMBER}{PERCENT}",
        rf"ймовірн\w*[^.;\d]{{0,80}}?{NUMBER}{PERCENT}",
    )
)
EVEN = re.compile(r"\b(?:50[-–/ ]50|fifty-fifty|50 на 50|пятьдесят на пятьдесят)\b", re.IGNORECASE)


def chance_in(sentence: str) -> float | None:
    """The probability stated.

    >>> chance_in("He puts the chance of a second wave this spring at 70 percent.")
    0.7
    """
    for pattern in PATTERNS:
        found = pattern.search(sentence)
        if found is not None:
            percent = float(found["n"].replace(",", "."))
            return percent / 100 if percent <= 100 else None
    return 0.5 if EVEN.search(sentence) else None
