"""The words around a name. In: folded text and a hit. Out: yes or no to plain questions about
its neighbours.

Each language has one table of patterns; the alphabet of the name and the language of the text choose.
Deliberately missing: which places need which answers; that is for the finder.
"""

import re

import msgspec

from callup.language.places import Grammar
from callup.reading.place.fold import FoldedName
from callup.reading.place.grammars import Grammars
from callup.reading.place.hits import Hit

BEFORE, AFTER = 48, 40


NEXT_CAPITAL = re.compile(r"\s+[A-ZА-ЯЁІЇЄ]")
LABEL_BEFORE = re.compile(r"(?:^|[\n:;•▪️✅❗📍—–*#]|\d[.)])\s*$")
LABEL_AFTER = re.compile(r"\s*(?:$|[\n:;.,)])")
HYPHEN_BEFORE = re.compile(r"\w[-‑]$")
HYPHENED = re.compile(r"[-‑][a-zа-я]")
OPENING, CLOSING = "\"“„«'‘", "\"”“»'’"


class Around(msgspec.Struct, frozen=True):
    """One hit among its neighbours."""

    grammar: Grammar
    before: str
    after: str
    shown_before: str
    shown_after: str
    hit: Hit

    def is_quoted(self) -> bool:
        """Whether the name alone stands in quotation marks: a battalion, a ship, a hotel."""
        return bool(
            self.shown_before
            and self.shown_after
            and self.shown_before[-1] in OPENING
            and self.shown_after[0] in CLOSING
            and not self.shown_after.startswith(("'s", "’s"))
            and not (self.hit.initials and self.hit.names and self.hit.names[0].kind == "region")
        )

    def is_hyphened(self, kind: str, doubt: int) -> bool:
        """Whether a lower-case word hangs on it ("Moscow-based") or it is part of a longer
        name («Вейк-ан-Зее»).
        """
        tail = (
            kind in {"town", "abroad", "demonym"}
            and HYPHEN_BEFORE.search(self.shown_before) is not None
        )
        tail |= doubt > 0 and self.after[:1] == "-" and self.after[1:2].isalpha()
        return tail or HYPHENED.match(self.shown_after) is not None

    def is_within(self) -> bool:
        """Whether "in" or "from" stands right before it: what nobody says of a person."""
        return self.grammar.within.search(self.before) is not None

    def is_dateline(self) -> bool:
        """Whether it opens a line as the place of writing: "KAZAN, Russia (AP) —", «МОСКВА, 5
        октября».
        """
        opens = not self.shown_before.rpartition("\n")[2].strip()
        whole = len(self.shown_before) < BEFORE or "\n" in self.shown_before
        return (
            opens
            and whole
            and self.hit.upper
            and self.grammar.dateline.match(self.after) is not None
        )

    def is_landmark(self) -> bool:
        """Whether it only says where another place lies: "south of Moscow"."""
        return self.grammar.landmark.search(self.before) is not None

    def is_namesake(self) -> bool:
        """Whether it is the name of a street, a ship, a hotel."""
        return self.grammar.namesake.search(self.before) is not None

    def at_outskirts(self) -> bool:
        """Whether the country round it is meant: "outside Moscow", «под Москвой»."""
        return self.grammar.outskirts.search(self.before) is not None

    def is_all(self) -> bool:
        """Whether the whole of it is meant: "across Russia", «по всей России»."""
        return self.grammar.whole.search(self.before) is not None

    def is_excepted(self) -> bool:
        """Whether it is what a statement does not hold for: "except Moscow", «кроме Чечни»."""
        return self.grammar.excepted.search(self.before) is not None

    def is_label(self) -> bool:
        """Whether it stands as a heading or an item of a list: «Москва:», «— Москва;»."""
        return bool(LABEL_BEFORE.search(self.before) and LABEL_AFTER.match(self.after))

    def has_kind(self) -> bool:
        """Whether it is called a town: "the town of", «посёлок»."""
        return bool(
            self.grammar.kind.search(self.before) or self.grammar.kind_after.match(self.after)
        )

    def has_place(self) -> bool:
        """Whether a word of place stands by it: "in", "residents of", «из», «военкомат»."""
        grammar = self.grammar
        if grammar.ruled_from.search(self.before):
            return False
        return bool(
            grammar.locative.search(self.before)
            or grammar.people.search(self.before)
            or grammar.people_after.match(self.after)
            or self.has_kind()
        )

    def in_person_name(self) -> bool:
        """Whether a capitalised word touches it so that both may name a person."""
        if self.follows_capital():
            return True
        return NEXT_CAPITAL.match(
            self.shown_after
        ) is not None and not self.grammar.office_next.match(self.after)

    def agrees_with_next(self) -> bool:
        """Whether an adjective-like Russian name goes with the noun after it: «в Мирном районе»."""
        after = self.after
        if self.hit.latin or not after[:2].strip() or not after[:1].isspace():
            return False
        plain_next = after.lstrip()[:1].isalpha() and not NEXT_CAPITAL.match(self.shown_after)
        grammar = self.grammar
        return (
            plain_next and not grammar.function.match(after) and not grammar.verb_like.match(after)
        )

    def is_small_thing(self) -> bool:
        """Whether a street, station or market bears the adjective."""
        return self.grammar.small_thing.match(self.after) is not None

    def is_wanderer(self) -> bool:
        """Whether a works or a town district follows."""
        return self.grammar.wanderer.match(self.after) is not None

    def follows_capital(self) -> bool:
        """Whether a capitalised word stands right before: a first name, when an adjective is
        a surname.
        """
        first = self.grammar.first_name.search(self.shown_before)
        return first is not None and not self.grammar.no_name.search(self.shown_before)


def around(folded: FoldedName, hit: Hit, grammars: Grammars) -> Around:
    """Gather the neighbours of a hit."""
    left, right = max(0, hit.start - BEFORE), hit.end + AFTER
    return Around(
        grammars.of(hit),
        folded.lower[left : hit.start],
        folded.lower[hit.end : right],
        folded.shown[left : hit.start],
        folded.shown[hit.end : right],
        hit,
    )
