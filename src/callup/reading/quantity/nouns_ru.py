"""The noun a Russian or Ukrainian figure counts.

In: tokens and where the figure ends. Out: unit, the words as written, where they end. Adjectives are passed by their
endings; a participle with nothing behind it is the head («двадцать мобилизованных»).
Deliberately missing: nouns that stand before the figure, except in the order of estimate, which ``find`` reads.
"""

from callup.reading.quantity.amounts import Amount
from callup.reading.quantity.nouns_en import Noun
from callup.reading.quantity.tokens import HYPHENS, Stream, listed
from callup.reading.quantity.units_en import SIGNS
from callup.reading.quantity.units_ru import ADJECTIVE, MEASURES, MONEY, noun_lemma, unit_of

_STOP = listed(
    "в во на с со из за до от у к ко о об по под при про над для без через между и или но а что чтобы как если когда где "
    "который которые которых это этот эти этих был была были было будет будут есть не ни же ли бы уже еще только также "
    "он она они его ее их им ей нам нас вас мы вы я ты там здесь тут сейчас сегодня вчера завтра всего около более менее "
    "свыше после перед против вместо около тогда потом так то того той лишь даже та й і з із від про у"
)
_PASSED = listed("из от числа всех этих тех своих наших его их таких самых них общего количества")
_LEAST_STEM = 3
_LONGEST = 5
_PAST = ("ли", "ла", "ло", "лись", "лась")
_COLLECTIVE = (
    "двое",
    "двои",
    "трое",
    "трои",
    "четверо",
    "пятеро",
    "шестеро",
    "семеро",
    "восьмеро",
    "девятеро",
    "десятеро",
)
_LETTERS = {"ти", "х", "ми", "м", "мя", "ю", "и"}


def noun_after(stream: Stream, amount: Amount, *, any_single: bool = False) -> Noun:
    """What the amount counts, read from the words after it."""
    at = amount.end
    if (
        stream.low(at) in HYPHENS
        and stream.glued(at)
        and stream.glued(at + 1)
        and stream.low(at + 1) in _LETTERS
    ):
        at += 2
    at += stream.low(at) == "+"
    return (
        _percent(stream, at)
        or _money(stream, at)
        or _compound(stream, at)
        or _measure(stream, at, amount)
        or _phrase(stream, at, amount, any_single=any_single)
        or Noun("people" if stream.low(amount.end - 1).startswith(_COLLECTIVE) else None, None, at)
    )


def _percent(stream: Stream, at: int) -> Noun | None:
    hyphen = stream.low(at) in HYPHENS and stream.glued(at)
    low = stream.low(at + hyphen)
    if low == "%" or unit_of(low) == "percent":
        end = at + hyphen + 1
        if stream.hyphen(end) and stream.at(end + 1).kind == "word":
            end += 2
        return Noun("percent", stream.slice(at + hyphen, end), end)
    return None


def _money(stream: Stream, at: int) -> Noun | None:
    low = stream.low(at).lower()
    if low in SIGNS and low not in {"us", "rm", "rs"}:
        return Noun(SIGNS[low], stream.written(at), at + 1)
    if low in {"руб", "р", "долл", "грн"} and stream.low(at + 1) == ".":
        return Noun(unit_of(low), stream.slice(at, at + 2), at + 2)
    for ahead in (0, 1):
        if unit_of(stream.low(at + ahead)) in MONEY:
            return Noun(
                unit_of(stream.low(at + ahead)), stream.slice(at, at + ahead + 1), at + ahead + 1
            )
        if not ADJECTIVE.search(stream.low(at)):
            break
    return None


def _compound(stream: Stream, at: int) -> Noun | None:
    """«30-летний», «18-месячный», «20-тысячный» is no noun of ours."""
    if stream.low(at) not in HYPHENS or not stream.glued(at) or not stream.glued(at + 1):
        return None
    low = stream.low(at + 1)
    if low.startswith("летн"):
        thing = low.startswith(("летне", "летни")) and stream.low(at + 2).startswith(
            ("юбил", "истор", "годовщ", "контракт", "срок")
        )
        return Noun("year" if thing else "age", stream.written(at + 1), at + 2)
    for stem, unit in (
        ("месячн", "month"),
        ("дневн", "day"),
        ("недельн", "week"),
        ("часов", "hour"),
        ("годич", "year"),
    ):
        if low.startswith(stem):
            return Noun(unit, stream.written(at + 1), at + 2)
    return None


def _measure(stream: Stream, at: int, amount: Amount) -> Noun | None:
    low = stream.low(at).lower()
    if low not in MEASURES or not amount.figure:
        return None
    if low in {"г", "ч", "м", "р", "т", "л", "ц"} and not stream.glued(at) and low != "т":
        if low in {"г", "ч"}:
            return None
        if low == "м" and stream.low(at + 1) == ".":
            return None
    end = at + 1 + (stream.low(at + 1) == "." and low in {"чел", "шт", "руб", "мин", "сек"})
    return Noun(MEASURES[low], stream.slice(at, end), end)


def _phrase(stream: Stream, at: int, amount: Amount, *, any_single: bool) -> Noun | None:
    while (
        amount.share
        and stream.low(at) in _PASSED
        or amount.vague
        and stream.low(at) in {"из", "числа"}
    ):
        at += 1
    first, fallback = at, None
    while at < first + _LONGEST and stream.at(at).kind == "word" and stream.low(at) not in _STOP:
        low, end = _joined(stream, at)
        unit = unit_of(low)
        if fallback and low.endswith(_PAST):
            break
        if ADJECTIVE.search(low) and len(low) > 4 and not (unit and low in _NOUNS_LIKE_ADJECTIVES):
            fallback = Noun(unit, stream.slice(first, end), end) if unit else fallback
            at = end
            continue
        unit = unit or _lemma(low, stream, at)
        if unit is None or len(low) < _LEAST_STEM and unit not in {"year", "people"}:
            break
        if fallback and fallback.unit == "people" and unit not in _HEADS_AFTER_PEOPLE:
            break
        if amount.value == 1 and unit_of(low) is None and not any_single:
            break
        return Noun(unit, stream.slice(first, end), end)
    return fallback


_NOUNS_LIKE_ADJECTIVES = listed(
    "людей детей дней рублей областей частей семей юношей жителей водителей учителей людям"
)
_HEADS_AFTER_PEOPLE = frozenset({"people", "unit", "region", "city", "crew", "семья"})


def _joined(stream: Stream, at: int) -> tuple[str, int]:
    """A word with what hyphens tie to it; the last part bears the ending."""
    low, end = stream.low(at), at + 1
    while stream.hyphen(end) and stream.at(end + 1).kind == "word":
        low, end = stream.low(end + 1), end + 2
    return low, end


def _lemma(low: str, stream: Stream, at: int) -> str | None:
    """The dictionary form of an unknown noun; a capital inside a sentence is a name and counts nothing."""
    if len(low) < _LEAST_STEM or stream.capital(at) and not stream.written(at).isupper():
        return None
    return noun_lemma(low)
