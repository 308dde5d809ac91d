"""What an answer means for a page. In: a visit, what it shows, what was there before. Out: a Verdict.

Only a definite answer can count against a page: 404 and 410 from a site that is otherwise there. A time-out, an error of the
server, a block page, a captcha, a parked domain, a page that says "not found" with a friendly 200 are told apart and prove
nothing. Deliberately missing: counting answers; see ``changes``.
"""

import enum
from urllib.parse import urlsplit

from callup.watch.client import Visit
from callup.watch.lines import SeenLine, folded
from callup.watch.words import pattern

SHORT = 120
"""Words up to which a page may be a notice: an article that speaks of captchas or removed pages is longer. Assumption."""
TINY = 40
ALIKE = 0.5
"""Share of words two versions of one page have in common at least; measured on made pairs, see docs/watch.md."""


class AnswerVerdict(enum.StrEnum):
    """What an answer means."""

    PAGE = "page"
    SAME = "same"
    GONE = "gone"
    NOT_FOUND = "a page that says it is not there, with a friendly answer"
    BLOCKED = "blocked"
    CAPTCHA = "a captcha"
    PARKED = "a parked domain"
    ELSEWHERE = "led to another page"
    FAILING = "no usable answer"
    TROUBLED = "an error of the server"
    CLOSED = "closed by robots.txt"


def verdict(visit: Visit, found: SeenLine, before: tuple[str, ...]) -> AnswerVerdict:
    """What a visit means; ``before`` are the lines known of the page, none for a new one."""
    status = visit.status
    if visit.failure or status is None:
        return AnswerVerdict.FAILING
    if status == 304:
        return AnswerVerdict.SAME
    notice = _notice(found)
    if status in {404, 410}:
        return (
            notice
            if notice in {AnswerVerdict.CAPTCHA, AnswerVerdict.BLOCKED, AnswerVerdict.PARKED}
            else AnswerVerdict.GONE
        )
    if status >= 500:
        return AnswerVerdict.TROUBLED
    if status in {401, 403, 407, 423, 429, 451}:
        return AnswerVerdict.BLOCKED
    if not 200 <= status < 300:
        return AnswerVerdict.FAILING
    if notice is not None:
        return notice
    if before and not found.lines:
        return AnswerVerdict.BLOCKED
    if before and led_elsewhere(visit, found, before):
        return AnswerVerdict.ELSEWHERE
    return AnswerVerdict.PAGE


def _notice(found: SeenLine) -> AnswerVerdict | None:
    """Whether a page is a notice and no article: short, and it says so in its title or its words."""
    words = len(found.visible.split())
    if words > SHORT:
        return None
    text = f"{found.title}\n{found.visible}"
    for name, means in (
        ("captcha", AnswerVerdict.CAPTCHA),
        ("parked", AnswerVerdict.PARKED),
        ("blocked", AnswerVerdict.BLOCKED),
        ("not_found", AnswerVerdict.NOT_FOUND),
    ):
        # In a page of some length only its title tells; a sentence may speak of such things.
        if pattern(name).search(text if words <= TINY else found.title):
            return means
    return None


def led_elsewhere(visit: Visit, found: SeenLine, before: tuple[str, ...]) -> bool:
    """Whether a redirect led to something else than the page, as sites do with pages they lack."""
    if visit.url == visit.asked:
        return False
    here, there = urlsplit(visit.asked), urlsplit(visit.url)
    if (here.netloc, here.path.rstrip("/")) == (there.netloc, there.path.rstrip("/")):
        return False
    return likeness(before, found.lines) < ALIKE


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of words that two texts have in common, of the shorter one's; 0 where one is empty.

    >>> likeness(("a b c d",), ("a b c e",))
    0.75
    """
    a, b = ({word for line in lines for word in folded(line).split()} for lines in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
