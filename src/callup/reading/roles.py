"""What somebody is by the words beside the name. In: a text and where a name stands in it. Out: the role; whose it is.

Deliberately missing: roles held before or after the text.
"""

import re

from callup.language.speakers import SpeakerWords
from callup.model import Span
from callup.reading.forms import Forms

AROUND = 110
EDGE = re.compile(r"[.:;!?«»()\n\"“”]\s|[:;!?«»()\n\"“”]|—|–|\s-\s")
AFTER = re.compile(r"\s*[,(]\s*(?P<role>(?:[^,.;:()—–\n\"“”«]|\.(?=[^\W_])){3,90})")
LAST_WORD = re.compile(r"(?<!\S)(?P<word>[^\W\d_][\w’'-]*)\s+$")
POSSESSIVE = re.compile(r"[’']s$")
NEAR = 6  # Words of an apposition among which its role must stand.
MOST_WORDS = 5  # A longer phrase is not a post alone.
STEM = 5


class Roles:
    """Reads roles by one language's words."""

    def __init__(self, table: SpeakerWords, forms: Forms) -> None:
        self._table = table
        self._forms = forms
        self._patterns = (*table.posts, table.roles, table.private)

    def beside(self, text: str, name: Span, within: Span) -> str | None:
        """The role right before a name or set off after it."""
        before = text[max(within.start, name.start - AROUND) : name.start]
        after = text[name.end : min(within.end, name.end + AROUND)]
        if before.endswith(", ") and after.startswith((",", ".")):
            before = f"{before[:-2]} "  # "the mayor of Melitopol, |X|, said"
        word = text[name.start : name.end].split()[0]
        return self.before(before, word) or self.after(after)

    def before(self, before: str, name: str, *, whole: bool = False) -> str | None:
        """The role that ends right at a name whose first word is given; ``whole`` when nothing but the role stands there.

        >>> from callup.language.ru.speakers import TABLE
        >>> roles = Roles(TABLE, Forms(TABLE))
        >>> roles.before("Об этом сказал председатель комитета по обороне ", "Иван")
        'председатель комитета по обороне'
        """
        before = self._table.short.sub(lambda match: match[0][:-1], before)
        edges = [match.end() for match in EDGE.finditer(before)]
        tail = before[max(edges, default=0) :]
        tail = tail if whole else tail[tail.rfind(",") + 1 :]
        marks = sorted(
            {match.span() for p in self._patterns for match in p.finditer(tail)},
            key=lambda s: (s[0], -s[1]),
        )
        for start, end in marks if whole and self._forms.bends else reversed(marks):
            if self._fits(tail[start:end], tail[end:], name):
                role = tail[self._widened(tail, start) :].strip(" ,")
                return self._forms.phrase(POSSESSIVE.sub("", role)) or None
        return None

    def _fits(self, role: str, between: str, name: str) -> bool:
        """Whether a role may be that of the name after it; where nothing bends a private one must stand right before it."""
        if not self._forms.bends and between.strip() and self._table.private.fullmatch(role):
            return False
        return self._forms.agree(role.split()[0], name) and not self._table.stops.search(between)

    def after(self, after: str) -> str | None:
        """The role set off by a comma or bracket after a name."""
        match = AFTER.match(after)
        if match is None:
            return None
        role = self.bare(match["role"].strip())
        near = " ".join(role.split()[:NEAR])
        if self._table.stops.match(role) or not self.is_role(near):
            return None
        return self._forms.phrase(role)

    def bare(self, words: str) -> str:
        """Words without the determiners and prepositions before them."""
        while (lead := self._table.leads.match(words)) is not None and lead.end() < len(words):
            words = words[lead.end() :].lstrip(" ,")
        return words

    def is_role(self, words: str) -> bool:
        """Whether words hold a role, a private one or the name of a body somebody belongs to."""
        return any(p.search(words) for p in (*self._patterns, self._table.bodies))

    def is_private(self, role: str | None) -> bool:
        """Whether a role, or the want of one, makes somebody a private person."""
        return (
            role is None or not self.is_role(role) or self._table.private.search(role) is not None
        )

    def owns(self, before: str, name: str) -> bool:
        """Whether the noun that words begin with owns the name after them: a body or people do, a role by its case."""
        table = self._table
        patterns = (*self._patterns, table.bodies, table.people)
        found = [(m.start(), -m.end(), m[0]) for p in patterns if (m := p.search(before))]
        if not found or not self._forms.bends:
            return False
        noun = min(found)[2]
        if any(p.match(noun) for p in (table.bodies, table.people)) and not table.private.match(
            noun
        ):
            return True
        return not self._forms.agree(noun.split()[0], name.split()[0])

    def is_post(self, phrase: str) -> bool:
        """Whether a short phrase is a post and nothing more."""
        return len(phrase.split()) <= MOST_WORDS and self._post(phrase) is not None

    def same_post(self, phrase: str, role: str | None) -> bool:
        """Whether somebody's role is the post a short phrase names: the same post, and no other matter.

        >>> from callup.language.ru.speakers import TABLE
        >>> roles = Roles(TABLE, Forms(TABLE))
        >>> [roles.same_post(p, "министр обороны") for p in ("министр", "министр финансов", "губернатор")]
        [True, False, False]
        """
        post = self._post(phrase)
        if role is None or post is None or post != self._post(role):
            return False
        rest = self._table.common.sub(" ", self._table.posts[post].sub(" ", phrase))
        stems = [word.casefold()[:STEM] for word in re.findall(r"\w+", rest)]
        held = role.casefold()
        return all(stem in held for stem in stems)

    def _post(self, words: str) -> int | None:
        """Which post words name: the first of them, for a deputy minister is no minister."""
        found = [(m.start(), n) for n, p in enumerate(self._table.posts) if (m := p.search(words))]
        return min(found)[1] if found else None

    def _widened(self, tail: str, start: int) -> int:
        """Where a role begins, with the words that qualify it: «бывший заместитель |министра», "human rights |lawyer"."""
        left = self._table.modifiers
        while (before := LAST_WORD.search(tail[:start])) is not None:
            word = before["word"]
            part = any(p.fullmatch(word) for p in self._patterns) or self._forms.is_adjective(word)
            if not part and (left == 0 or self._ends(word)):
                break
            left -= not part
            start = before.start("word")
        return start

    def _ends(self, word: str) -> bool:
        table = self._table
        return any(p.fullmatch(word) for p in (table.stops, table.joins, table.links, table.leads))
