"""People named in a text. In: a stretch of text. Out: capitalised words that may be a name, in the nominative.

A name is a run of capitalised words from which the table's roles, bodies, countries and openers of sentences are cut,
and what the dictionary knows for something else. Deliberately missing: who somebody is; one word alone may name anything.
"""

import re
from collections.abc import Callable

import msgspec

from callup.language.speakers import SpeakerWords
from callup.model import Span
from callup.reading.forms import Forms

UPPER, LOWER = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ", "a-zß-öø-ÿа-яёіїєґ"
WORD = rf"(?:al-|el-)?[{UPPER}][\w’'-]*[{LOWER}](?:[’']s?)?(?!\w)|[{UPPER}]\.(?:\s?[{UPPER}]\.)?"
GAP = r"[^\S\n]"
RUN = re.compile(rf"(?<![\w’'-])(?:{WORD})(?:{GAP}(?:(?:van|von|de|bin|der){GAP})?(?:{WORD}))*")
TAIL = re.compile(r"[’']s?$")
OPENING = re.compile(r"(?:^|[.!?…:\n])[\s\"“«]*\Z")
LED = 4  # Characters before a run that may stand between it and the sentence before.
MOST = 4  # Words of a name; a longer run is a headline.


class PersonName(msgspec.Struct, frozen=True):
    """A person's name: where it stands, as it reads in the nominative, whether its first name is known for one."""

    span: Span
    name: str
    sure: bool

    @property
    def alone(self) -> bool:
        """Whether it is one word only."""
        return " " not in self.name


class People:
    """Finds names by one language's words and forms; what else is known to be no person's name is asked for."""

    def __init__(self, table: SpeakerWords, forms: Forms, is_other: Callable[[str], bool]) -> None:
        self._table = table
        self._forms = forms
        self._is_other = is_other

    def find(self, text: str, span: Span, *, lenient: bool = False) -> list[PersonName]:
        """The names of a stretch, in order; ``lenient`` trusts the capitals more than the dictionary."""
        found: list[PersonName] = []
        for run in RUN.finditer(text, span.start, span.end):
            words = list(re.finditer(r"\S+", run[0]))
            kept: list[re.Match[str]] = []
            for word in [*words, None]:
                if word is not None and self._may_name(word[0], lenient=lenient):
                    kept.append(word)
                    if TAIL.search(word[0]) is None:
                        continue
                    word = None  # whose something is, is the end of a name
                if kept and not (word is not None and self._table.bodies.fullmatch(word[0])):
                    found += self._named(run, kept)
                kept = []
        return found

    def _may_name(self, word: str, *, lenient: bool) -> bool:
        plain = TAIL.sub("", word)
        table = self._table
        lists = (
            table.roles,
            table.private,
            table.people,
            table.bodies,
            table.nations,
            table.no_names,
        )
        if any(pattern.fullmatch(plain) for pattern in (*lists, *table.posts)):
            return False
        if self._is_other(plain):
            return False
        return lenient or word.endswith(".") or self._forms.may_name(plain)

    def _named(self, run: re.Match[str], words: list[re.Match[str]]) -> list[PersonName]:
        parts = [TAIL.sub("", word[0]) for word in words]
        first = next((i for i, p in enumerate(parts) if self._forms.part(p) == "Name"), None)
        opens = OPENING.search(run.string, max(0, run.start() - LED), run.start()) is not None
        if first and (self._forms.bends or opens) and first < len(parts) - 1:
            # A place or a sentence's opener ran into the name.
            words, parts = words[first:], parts[first:]
        if len(parts) > MOST:
            return []
        start = run.start() + words[0].start()
        end = run.start() + words[-1].start() + len(parts[-1])
        sure = len(parts) > 1 and (first is not None or parts[0].endswith("."))
        return [PersonName(Span(start, end), self._forms.name(" ".join(parts)), sure)]
