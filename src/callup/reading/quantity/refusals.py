"""Figures that count nothing: dates, years, times, numbers of laws, pages, houses and formations, list marks.

In: tokens, an amount, its noun, a language's tables. Out: whether the figure is no quantity, and where to read on.
Deliberately missing: numbers in tables; every one of them looks like a quantity.
"""

from callup.language.figures import Refusals
from callup.language.listing import HYPHENS, listed
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.tokens import Stream

FIRST_YEAR, MODERN, LAST_YEAR = 1000, 1900, 2100
LONGEST_RUN = 9


def refused(
    stream: Stream,
    start: int,
    amount: Amount,
    noun: Noun,
    tables: Refusals,
    *,
    joined: bool = False,
) -> bool:
    """Whether the amount that starts at a token is no quantity.

    ``joined`` is for the second end of a range. Word numbers are only refused as parts of dates; figures have many more ways of counting nothing.
    """
    if _dated(stream, start, amount, noun, tables) or (
        not joined and _part_of_name(stream, start, amount, noun, tables)
    ):
        return True
    if not amount.figure:
        return False
    return (
        _written_as_code(stream, start, amount)
        or _named(stream, start, amount, noun, tables)
        or _year(stream, start, amount, noun, tables)
        or _clock(stream, start, amount, tables)
        or _glued_letters(stream, amount, noun, tables)
        or _list_mark(stream, start, amount)
    )


def _dated(stream: Stream, start: int, amount: Amount, noun: Noun, tables: Refusals) -> bool:
    """ "June 28", "28 June", «21 и 22 сентября», "21-25 September", "Sept. 21"."""
    before = start - 1 - (stream.low(start - 1) in tables.article | {"."})
    for _ in range(5):
        figure = (
            stream.at(before).kind == "figure" and stream.low(before + 1) in tables.between_days
        )
        joiner = stream.low(before) in tables.between_days and (
            stream.at(before - 1).kind == "figure" or stream.low(before - 1) == ","
        )
        before -= figure or joiner
    month = stream.low(before) in tables.months and (
        stream.low(before) not in tables.like_verbs or stream.capital(before)
    )
    if (
        month
        and (amount.value <= 31 or FIRST_YEAR <= amount.value <= LAST_YEAR)
        and amount.value == int(amount.value)
    ):
        modern = _year_like(stream, start, amount) and amount.value >= MODERN
        return modern or not tables.day_first or noun.unit is None
    if (
        _year_like(stream, start, amount)
        and stream.at(start - 1).kind == "figure"
        and stream.low(start - 2) in tables.months
    ):
        return True
    return amount.value <= 31 and _month_follows(stream, amount.end, tables)


def _month_follows(stream: Stream, at: int, tables: Refusals) -> bool:
    for _ in range(4):
        if stream.low(at) in tables.before_month and stream.low(at + 1) in tables.months:
            at += 1
        if stream.low(at) in HYPHENS and stream.low(at + 1) in tables.day_letters:
            at += 2
            continue
        if stream.low(at) in tables.months:
            return stream.low(at) not in tables.like_verbs or stream.capital(at)
        if stream.low(at) in tables.joins_dates and stream.at(at + 1).kind == "figure":
            at += 2
        else:
            return False
    return False


def _written_as_code(stream: Stream, start: int, amount: Amount) -> bool:
    """No separators in a long run, leading noughts, map coordinates, brackets of a footnote, scores."""
    written = stream.written(start)
    digits = written.isdigit()
    if (
        stream.glued(start)
        and stream.at(start - 1).kind == "word"
        and stream.low(start - 1) not in _CODES
    ):
        return True
    if digits and (len(written) > LONGEST_RUN or len(written) > 1 and written[0] == "0"):
        return True
    decimals = (
        written.replace(",", ".").rpartition(".")[2] if "." in written or "," in written else ""
    )
    if len(decimals) > 3 or stream.low(start - 1) == "[" and stream.low(amount.end) == "]":
        return True
    if (
        stream.low(start - 1) in {"№", "#", "/", "\\", ":", "_", "="}
        and stream.low(start - 1) != ":"
    ):
        return True
    return stream.low(amount.end) in {"/", "\\", "_", ":"} and stream.glued(amount.end) and stream.glued(amount.end + 1) \
        and stream.at(amount.end + 1).kind in {"figure", "other"} or _score(stream, start, amount)  # fmt: skip


_CODES = listed("usd us eur gbp rub rur uah cny jpy chf cad aud kzt inr rs rm myr")


def _score(stream: Stream, start: int, amount: Amount) -> bool:
    """ "2-0", "5-4": a range never falls, and never starts with nought."""
    for left, right in ((start, amount.end + 1), (start - 2, start)):
        hyphen = right - 1
        a, b = stream.at(left).number, stream.at(right).number
        if a is None or b is None or not stream.hyphen(hyphen):
            continue
        if (a >= b or a == 0) and a < 200 and stream.low(right + 1) != "%":
            return True
    return False


def _named(stream: Stream, start: int, amount: Amount, noun: Noun, tables: Refusals) -> bool:
    """ "Article 337", "No. 31", «статья 337», "Boeing 787": a number that names."""
    before = start - 1
    if stream.low(before) == "." and stream.low(before - 1) in tables.names_before:
        return True
    if (
        stream.low(before) in tables.names_before
        or (stream.low(before - 1), stream.low(before)) == tables.group_of
        and stream.capital(before - 1)
    ):
        return True
    if stream.hyphen(before) and stream.at(before - 1).kind == "word":
        return stream.low(before - 1) not in tables.ties
    if (
        stream.capital(before)
        and stream.at(before).end - stream.at(before).start == 1
        and stream.low(before) not in tables.lone_letters
    ):
        return True
    capital = (
        stream.capital(before)
        and not stream.opens_line(before)
        and stream.low(before - 1) not in {".", "!", "?", "“", '"'}
    )
    plain = amount.scale == 1 and amount.value < 10_000 and amount.value == int(amount.value)
    if noun.unit is None and plain and stream.written(start).isdigit():
        return (
            capital
            and stream.low(before) not in tables.article
            or stream.capital(amount.end)
            and not _sentence_end(stream, amount.end)
        )
    return False


def _sentence_end(stream: Stream, at: int) -> bool:
    return stream.at(at - 1).low in {".", "!", "?"}


def _part_of_name(stream: Stream, start: int, amount: Amount, noun: Noun, tables: Refusals) -> bool:
    """ "Four-door", "the Big Five", "the top three": number words inside names and ranks."""
    if amount.figure or amount.share:
        return False
    if stream.hyphen(start - 1) and stream.at(start - 2).kind == "word":
        return True
    if noun.unit is not None:
        return False
    return stream.low(start - 1) in tables.ranks or (
        stream.capital(start) and stream.capital(start - 1)
    )


def _year_like(stream: Stream, start: int, amount: Amount) -> bool:
    return (
        FIRST_YEAR <= amount.value <= LAST_YEAR
        and stream.written(start).isdigit()
        and len(stream.written(start)) == 4
    )


def _year(stream: Stream, start: int, amount: Amount, noun: Noun, tables: Refusals) -> bool:
    low = stream.low(amount.end)
    if low in tables.decade_after or low in {"s", "'s", "’s"} and stream.glued(amount.end):
        return True
    if (
        stream.low(amount.end) in HYPHENS
        and stream.glued(amount.end)
        and stream.low(amount.end + 2) in tables.decade_after
    ):
        return True
    if not _year_like(stream, start, amount) or amount.scale != 1:
        return False
    if low in tables.year_after or stream.low(start - 1) in tables.year_before:
        return True
    if stream.low(amount.end) in HYPHENS | {"/"} and stream.glued(amount.end):
        return True
    if amount.value < MODERN and stream.low(start - 1) not in tables.eras:
        return False
    return noun.unit not in STRONG or len((noun.counted or "").split()) > 1


STRONG = listed(
    "people summons unit ruble usd eur gbp uah cny percent region city office attack item crew place case day week month hour"
)


def _clock(stream: Stream, start: int, amount: Amount, tables: Refusals) -> bool:
    """ "11 a.m.", «в 9 утра», «в 18 часов», "o'clock"."""
    low = stream.low(amount.end)
    if low in tables.clock_after:
        return True
    return low in tables.hours and amount.value <= 24 and stream.low(start - 1) in tables.at


def _glued_letters(stream: Stream, amount: Amount, noun: Noun, tables: Refusals) -> bool:
    """ "76th", "5G", «647-ФЗ», «18-я»: letters that no unit explains."""
    end = amount.end
    ranked = {
        stream.low(end),
        stream.low(end + 1) if stream.low(end) in HYPHENS else "",
    } & tables.ordinal_ends
    if noun.end > end and noun.unit is not None and not ranked:
        return False
    if stream.glued(end) and stream.at(end).kind in {"word", "other"}:
        return True
    if not stream.hyphen(end) or stream.at(end + 1).kind != "word":
        return False
    low = stream.low(end + 1)
    if low in tables.ordinal_ends:
        return True
    return stream.written(end + 1).isupper() and noun.unit is None


def _list_mark(stream: Stream, start: int, amount: Amount) -> bool:
    """ "1." or "2)" where a line begins."""
    if (
        not stream.opens_line(start)
        or stream.low(amount.end) not in {".", ")"}
        or not stream.glued(amount.end)
    ):
        return False
    return amount.value < 100
