"""The noun an English figure counts.

In: tokens and where the figure ends. Out: unit, the words as written, where they end. Without a parser: the head is the
first plural before a word that ends noun phrases. Deliberately missing: heads after a relative clause.
"""

from typing import NamedTuple

from callup.reading.quantity.amounts import Amount
from callup.reading.quantity.tokens import HYPHENS, Stream, listed
from callup.reading.quantity.units_en import (
    MEASURES,
    MONEY,
    NOUNS,
    SIGNS,
    is_plural,
    singular,
    unit_of,
)


class Noun(NamedTuple):
    """What is counted: its unit, the words as written, and the token after them."""

    unit: str | None
    counted: str | None
    end: int


_STOP = listed(
    "a an the this that these those and or but nor so yet if when while because since as than to of in on at by for from "
    "with without into onto over under about around after before during through between among against across along near "
    "off out up down per via within upon toward towards amid despite except is are was were be been being am has have had "
    "do does did will would can could may might must shall should not no it its he she they them his her their our your my "
    "we you i who whom whose which what where why how there here also already then now ago each every all both either "
    "neither said says say told according however meanwhile yesterday today tomorrow only just still even "
    "yet later earlier until till like including were't because though although whether once again too very"
)
# Verbs that follow a bare figure and would otherwise be read as part of its noun phrase.
_VERBS = listed(
    "went came got took made left joined signed refused returned arrived fled died remained became began ended reported "
    "announced claimed stated noted added confirmed received needed wanted used tried failed moved sent called"
)
STATES = listed(
    "killed wounded dead injured missing captured detained arrested mobilized mobilised conscripted drafted unemployed "
    "hospitalized evacuated enlisted recruited deployed called-up summoned trained fled died refused signed volunteered"
)
_SOLDIERLY = listed(
    "volunteer rifle tank assault infantry mobilized mobilised reserve sniper military airborne penal motorized motorised "
    "mechanized engineering artillery reconnaissance naval marine combat separate storm additional-volunteer"
)
_PAPERS = frozenset({"paper", "order", "letter", "card"})
_PAPER_KINDS = frozenset(
    {"call-up", "callup", "draft", "mobilization", "mobilisation", "conscription", "summons"}
)
_WITHIN_OF = frozenset(
    {
        "the",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "all",
        "such",
        "s",
        "a",
        "my",
        "your",
    }
)
_LONGEST = 7


def noun_after(stream: Stream, amount: Amount, *, any_single: bool = False) -> Noun:
    """What the amount counts, read from the words after it.

    ``any_single`` takes a singular noun after "one" that no table knows.
    """
    at = amount.end
    return (
        _percent(stream, at)
        or _money(stream, at)
        or _compound(stream, at)
        or _measure(stream, at, amount)
        or _people_who(stream, at)
        or _phrase(stream, _past_of(stream, at, amount), amount, any_single=any_single)
        or Noun(None, None, at)
    )


def _percent(stream: Stream, at: int) -> Noun | None:
    at += stream.hyphen(at)
    low = stream.low(at)
    if low in {"%", "percent", "pct", "percentage"}:
        points = low != "%" and stream.low(at + 1) in {"point", "points"}
        return Noun("percent", stream.slice(at, at + 1 + points), at + 1 + points)
    if low == "per" and stream.low(at + 1) == "cent":
        return Noun("percent", stream.slice(at, at + 2), at + 2)
    return None


def _money(stream: Stream, at: int) -> Noun | None:
    """A currency sign or code after the figure, or "Australian dollars"."""
    low = stream.low(at).lower()
    if (
        low in SIGNS
        and low not in {"us", "rm", "rs"}
        and (low != "rub" or stream.at(at).kind == "word")
    ):
        return Noun(SIGNS[low], stream.written(at), at + 1)
    for ahead in (0, 1, 2):
        word = stream.low(at + ahead)
        unit = NOUNS.get(singular(word))
        if unit in MONEY and (ahead == 0 or stream.capital(at)):
            return Noun(unit, stream.slice(at, at + ahead + 1), at + ahead + 1)
        if stream.at(at + ahead).kind != "word":
            return None
    return None


def _compound(stream: Stream, at: int) -> Noun | None:
    """ "38-year-old", "six-month", "300-strong", and "18 years old"."""
    hyphen = stream.low(at) in HYPHENS and stream.glued(at) and stream.glued(at + 1)
    head = at + hyphen
    low = stream.low(head)
    if singular(low) == "year" or low in {"y", "yo"}:
        old = head + 1 + (stream.low(head + 1) in HYPHENS)
        if stream.low(old) in {"old", "olds", "o"}:
            return Noun("age", stream.slice(head, old + 1), old + 1)
        if stream.low(head + 1) == "of" and stream.low(head + 2) == "age":
            return Noun("age", stream.slice(head, head + 3), head + 3)
    if not hyphen or stream.at(head).kind != "word":
        return None
    if low in {"strong", "man", "person", "member"}:
        return Noun("people", stream.written(head), head + 1)
    if low in {"plus", "odd", "some", "ish", "or"}:
        return None
    if low in MEASURES or low in NOUNS or stream.written(head).islower() and len(low) > 2:
        unit = MEASURES.get(low) or NOUNS.get(low) or singular(low)
        return Noun(unit, stream.written(head), head + 1)
    return None


def _measure(stream: Stream, at: int, amount: Amount) -> Noun | None:
    low = stream.low(at).lower()
    if low not in MEASURES or amount.share or not amount.figure:
        return None
    if low in {"p", "c", "m", "v"} and not stream.glued(at):
        return None
    if stream.low(at + 1) == "/" and stream.glued(at + 1) and stream.glued(at + 2):
        return Noun(f"{MEASURES[low]} per {stream.low(at + 2)}", stream.slice(at, at + 3), at + 3)
    return Noun(MEASURES[low], stream.written(at), at + 1)


def _people_who(stream: Stream, at: int) -> Noun | None:
    """ "95,800 who have no job"."""
    return Noun("people", None, at) if stream.low(at) in {"who", "whom"} else None


def _past_of(stream: Stream, at: int, amount: Amount) -> int:
    """Past "of the", "of Russia's", "of the 170": the noun stands behind them."""
    at += stream.low(at) == "+"
    if stream.low(at) in {"more", "additional", "other"} and stream.low(at + 1) == "of":
        at += 1
    if stream.low(at) != "of":
        return at + (amount.share and stream.low(at) in _WITHIN_OF)
    at += 1
    for _ in range(5):
        low, token = stream.low(at), stream.at(at)
        counted = stream.at(at + 1).kind == "figure" and token.kind == "word"
        if (
            counted
            or low in _WITHIN_OF
            or token.kind == "figure"
            or low in {"more", "than"}
            or low.endswith(("'s", "’s"))
        ):
            at += 1
        else:
            break
    return at


def _words(stream: Stream, at: int) -> list[tuple[str, int, int]]:
    """The words a noun phrase may consist of, hyphenated ones joined, with their token ranges."""
    words: list[tuple[str, int, int]] = []
    for _ in range(2 * _LONGEST):
        token = stream.at(at)
        if token.kind == "sign" and token.low in {'"', "“", "”", "«", "»"} and words:
            at += 1
            continue
        if token.kind == "other" and token.low[:1].isalpha() and "/" not in token.low:
            # A model name describes what follows it: "16 Shahed-136 drones".
            words.append((token.low, at, at + 1))
            at += 1
            continue
        if (
            token.kind != "word"
            or token.low in _STOP
            or (token.low in _VERBS and token.low not in STATES)
        ):
            break
        end, low = at + 1, token.low
        while stream.hyphen(end) and stream.at(end + 1).kind == "word":
            low, end = f"{low}-{stream.low(end + 1)}", end + 2
        words.append((low, at, end))
        if len(words) == _LONGEST:
            break
        at = end
    return words


def _phrase(stream: Stream, at: int, amount: Amount, *, any_single: bool) -> Noun | None:
    words = _words(stream, at)
    if not words:
        return None
    if len(words) > 1 and words[0][0] == "most":
        words = words[1:]
    of = at > amount.end
    head = (
        _head(words, amount, any_single=any_single, of=of)
        if amount.value == 1
        else _attributive(words, amount)
    )
    head = _head(words, amount, any_single=any_single, of=of) if head is None else head
    if head is None:
        return None
    word = words[head][0].rsplit("-", 1)[-1] if words[head][0] not in NOUNS else words[head][0]
    before = {w for w, _, _ in words[:head]}
    if amount.majority and head > 2:
        return None
    end = words[head][2]
    return Noun(_unit(word, before), stream.slice(words[0][1], end), end)


_ATTRIBUTES = listed(
    "yard page litre liter metre meter mile inch foot degree course ton tonne acre kilometer kilometre gallon round minute hour "
    "day week month year door story storey seat gram kilogram ounce pound cent"
)


def _attributive(words: list[tuple[str, int, int]], amount: Amount) -> int | None:
    """ "40 yard line", "six month contract": a measure in the singular right behind the figure."""
    return 0 if words[0][0] in _ATTRIBUTES and not amount.share else None


def _head(
    words: list[tuple[str, int, int]], amount: Amount, *, any_single: bool, of: bool
) -> int | None:
    """Which word is counted: the first plural, unless a known noun follows it ("armed forces personnel")."""
    one = amount.value == 1 and not amount.share and not amount.vague and not of
    if one and any_single:
        plural = next(
            (k for k, (word, _, _) in enumerate(words[:4]) if is_plural(word)), min(len(words), 3)
        )
        return plural - 1 if plural else None
    for k, (word, _, _) in enumerate(words):
        last = word.rsplit("-", 1)[-1]
        if is_plural(last) and not (one and k == 0 and last not in {"people"}):
            follows = words[k + 1][0] if k + 1 < len(words) else ""
            known = (
                follows
                and is_plural(follows)
                and unit_of(follows)
                and follows not in {"attacks", "needs"}
            )
            return k + 1 if known and follows not in STATES else k
    for k, (word, _, _) in enumerate(words[:4]):
        if one and unit_of(word) and word not in STATES:
            return k
        if word in STATES and k <= 1:
            return k
    return None


def _unit(word: str, before: set[str]) -> str:
    base = singular(word)
    if word in STATES:
        return "people"
    if base == "company":
        return "unit" if before & _SOLDIERLY else "company"
    if base == "group":
        return "unit" if before & {"tactical", "battalion", "battle"} else "group"
    if base in _PAPERS:
        return "summons" if before & _PAPER_KINDS else base
    if base in {"center", "centre"}:
        return (
            "office"
            if before & {"recruitment", "recruiting", "enlistment", "mobilization", "draft"}
            else "center"
        )
    if base == "strike":
        return "attack" if before & {"arson", "drone", "missile"} else "strike"
    if base == "tanker" or base == "general":
        return NOUNS[base]
    if base == "subject" and not before & {"federal", "russian"}:
        return "subject"
    return unit_of(word) or base
