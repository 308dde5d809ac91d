"""What the rest of a sentence says about a name. In: guesses made from each name's own
neighbours.

Out: the same guesses, settled: towns beside their region, namesakes, lists, exceptions.
Deliberately missing: the words right around a name, which the finder has asked already.
"""

from collections.abc import Callable, Sequence

import msgspec

from callup.reading.place.around import around
from callup.reading.place.fold import FoldedName
from callup.reading.place.grammars import Grammars
from callup.reading.place.heads import joined
from callup.reading.place.hits import Hit
from callup.reading.place.index import Name

CLEARLY_LARGER = 5
NEARBY = 4
KINDS = {"abroad": "town", "countrymen": "country", "whole": "country"}
Regions = Callable[[], frozenset[str]]


class Guess(msgspec.Struct):
    """What a hit turned out to name; ``code`` empty as long as nothing is believed."""

    hit: Hit
    code: str = ""
    kind: str = ""
    rule: str = ""
    end: int = 0
    waiting: Name | None = None
    shared_open: bool = False


def believe(guess: Guess, name: Name, rule: str) -> None:
    """Take a name for what it says, and note why."""
    kind = KINDS.get(name.kind, name.kind)
    guess.code, guess.kind, guess.rule = name.code, kind, rule


def settle(
    folded: FoldedName, guesses: Sequence[Guess], elsewhere: Regions, grammars: Grammars
) -> None:
    """Settle names still open by the sentence, then by ``elsewhere``: the regions the text
    names.
    """
    for number, guess in enumerate(guesses):
        if guess.hit.shared and not guess.code:
            if guess.shared_open:
                _settle_shared(guess, guesses, elsewhere)
        elif (
            len(guess.hit.names) > 1
            and guess.kind in {"", "town"}
            and guess.rule != "the whole text"
        ):
            _settle_namesakes(guess, guesses, elsewhere)
        elif guess.waiting is not None and not guess.code:
            _settle_waiting(guess, guesses, number)
    _drop_misplaced(folded, guesses)
    for number, guess in enumerate(guesses):
        if (
            guess.waiting is not None
            and not guess.code
            and _in_company(folded, guesses, number, grammars)
        ):
            believe(guess, guess.waiting, "in a list of places")


def _settle_shared(guess: Guess, guesses: Sequence[Guess], elsewhere: Regions) -> None:
    for named in (regions_named(guesses), elsewhere()):
        fitting = [code for code in guess.hit.shared if code in named]
        if len(fitting) == 1:
            believe(guess, Name(fitting[0], "region"), "the one of two that the text names in full")
            return


def _settle_namesakes(guess: Guess, guesses: Sequence[Guess], elsewhere: Regions) -> None:
    """Of towns with one name: the one whose region is named, else the one that is clearly
    the largest.
    """
    if not guess.hit.upper or (guess.waiting is None and not guess.code):
        return
    readings = guess.hit.names
    named = regions_named(guesses)
    fitting = [name for name in readings if name.code in named]
    if fitting:
        believe(guess, fitting[0], "the namesake whose region is named")
        return
    largest, second = readings[0], readings[1]
    clear = largest.size >= CLEARLY_LARGER * second.size or second.doubt > largest.doubt + 1
    if guess.code and not clear:
        fitting = [name for name in readings if name.code in elsewhere()]
        guess.code = ""
        if len(fitting) == 1:
            believe(guess, fitting[0], "the namesake whose region the text names")


def _settle_waiting(guess: Guess, guesses: Sequence[Guess], number: int) -> None:
    """A doubtful town is believed beside its own region: "X, Bryansk Oblast", «X Брянской
    области».
    """
    for other in guesses[max(0, number - 1) : number + 2]:
        if other is guess or other.code != (guess.waiting and guess.waiting.code):
            continue
        gap = max(other.hit.start - guess.hit.end, guess.hit.start - other.end)
        if other.kind in {"region", "adjective"} and gap <= NEARBY and guess.waiting:
            believe(guess, guess.waiting, "beside its region")


def regions_named(guesses: Sequence[Guess]) -> frozenset[str]:
    """Regions named as such: under a head noun, or by a name no town bears."""
    return frozenset(
        guess.code for guess in guesses if guess.kind in {"region", "adjective"} and guess.code
    )


def drop_excepted(folded: FoldedName, guesses: Sequence[Guess], grammars: Grammars) -> None:
    """Unsay what a statement excepts, whole lists of it, and the region that only says where
    an okrug belongs.
    """
    if not grammars.may_except(folded.lower):
        return
    excepted = False
    for number, guess in enumerate(guesses):
        before = guesses[number - 1] if number else None
        listed = before is not None and (
            joined(folded.lower, before.hit, guess.hit, grammars, before.end)
            or folded.lower[before.end : guess.hit.start].strip() in {"-", "–", "—"}
        )
        excepted = around(folded, guess.hit, grammars).is_excepted() or (excepted and listed)
        parent = (
            before is not None
            and {before.kind, guess.kind} == {"region"}
            and folded.lower[before.end : guess.hit.start] == " ("
            and folded.lower[guess.end : guess.end + 1] == ")"
        )
        if excepted or parent:
            guess.code = ""


def _in_company(
    folded: FoldedName, guesses: Sequence[Guess], number: int, grammars: Grammars
) -> bool:
    """Whether the neighbour in a list is a place beyond doubt and no country."""
    pairs = [(number - 1, number), (number, number + 1)]
    for left, right in pairs:
        if left < 0 or right >= len(guesses):
            continue
        other = guesses[left] if right == number else guesses[right]
        sure = other.code and other.kind in {"town", "region"}
        if sure and joined(folded.lower, guesses[left].hit, guesses[right].hit, grammars):
            return True
    return False


def _drop_misplaced(folded: FoldedName, guesses: Sequence[Guess]) -> None:
    """Unsay a town where another region follows it: what is called
    «Елань Свердловской области» is not the town near Volgograd.
    """
    for guess, other in zip(guesses, guesses[1:], strict=False):
        names = guess.hit.names
        town = bool(names) and names[0].kind == "town" and guess.kind in {"", "town"}
        if not town or other.kind != "region" or guess.code == other.code:
            continue
        between = folded.lower[guess.end : other.hit.start]
        if (between == " " and not guess.hit.latin) or (names[0].doubt and between in {", ", " ("}):
            guess.code, guess.waiting = "", None
