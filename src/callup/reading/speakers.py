"""Who a source phrase names. In: the phrase, the kind of source it was seen to be, its document. Out: a Speaker.

One algorithm for every language; a table lends it the words. The kind is believed but for what the words say plainly: an
actor of the case, a person's full name, a pronoun. Deliberately missing: who somebody is beyond this document; only the
case's actors carry over.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from callup.model import AUTHOR, Span, Speaker, SpeakerKind
from callup.reading.actors import ActorMatch
from callup.reading.book import BODIES, PersonKnown, SpeakerBook
from callup.reading.people import TAIL, PersonName
from callup.reading.phrase import EDGES, Phrase
from callup.reading.tongue import Tongue

PERSON, OFFICE, UNNAMED = SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.UNNAMED
ABBREVIATED = re.compile(r"[’']?s?\s*\([^\W\d_]{2,8}\)")
QUOTED = re.compile(r"\s+[«“\"„](?P<name>[A-ZА-ЯЁІЇЄҐ][^»”\"“\n]{1,40})[»”\"“]")
STEM = 6  # Letters by which "ministry" and «министерства» find the body they stand for.


class DocumentSpeakers:
    """The speakers of one document."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue, self._table, self._forms = tongue, tongue.table, tongue.forms
        self._roles, self._cast = tongue.roles, tongue.cast
        self._book = SpeakerBook()

    def survey(self, text: str, body: Span) -> None:
        """Note the full names a document uses, and private namesakes of the case's actors."""
        for named in self._tongue.people.find(text, body):
            if not named.alone or self._cast.person(named.name):
                role = self._roles.beside(text, named.span, body)
                if not named.alone or (role is not None and self._roles.is_private(role)):
                    self._book.introduce(PersonKnown(named.name, role, named.span.start))

    def speaker(
        self, text: str, source: Span, sentence: Span, kind: SpeakerKind, *, private: bool
    ) -> Speaker:
        """The speaker a phrase names, in the text's own words; remembers who spoke."""
        if kind is SpeakerKind.AUTHOR:
            return AUTHOR
        phrase = Phrase(text, source, sentence, self._table).inner()
        found = (
            self._pronoun(phrase)
            or self._paper(phrase)
            or self._person(phrase, kind)
            or self._body(phrase, kind)
            or self._meant(phrase, kind)
            or self._plain(phrase, kind)
        )
        doubtful = found.actor is None and found.kind in {PERSON, UNNAMED}
        hidden = found.private or (private and doubtful)
        found = msgspec.structs.replace(found, private=hidden, span=source)
        self._book.spoke(found)
        return found

    def carriers(self, text: str, home: Span, words: Span, speaker: Speaker) -> tuple[Speaker, ...]:
        """The outlets of a claim's sentence that carried another's words: "a source told |Meduza|", «сообщил газете |«Труд»|»."""
        if speaker.kind in {SpeakerKind.OUTLET, SpeakerKind.AUTHOR}:
            return ()
        said = (speaker.name or speaker.role or "").casefold()
        found = {
            at.start: outlet
            for at, outlet in (*self._outlets(text, home), *self._called_outlets(text, home))
            if not at.overlap(words) and (outlet.name or "").casefold() not in said
        }
        return tuple(found[at] for at in sorted(found))

    def _outlets(self, text: str, home: Span) -> Iterator[tuple[Span, Speaker]]:
        """The case's outlets a sentence names."""
        piece = text[home.start : home.end]
        for match in self._cast.bodies(piece, ("", "")):
            if SpeakerKind(match.actor.kind) is SpeakerKind.OUTLET:
                at = Span(home.start + match.start, home.start + match.end)
                yield at, _actor(match, piece[match.start : match.end].strip(EDGES), None)

    def _called_outlets(self, text: str, home: Span) -> Iterator[tuple[Span, Speaker]]:
        """What a sentence calls an outlet: a name in quotation marks right behind the word for one."""
        for word in self._table.carriers.finditer(text, home.start, home.end):
            named = QUOTED.match(text, word.end(), home.end)
            if named is not None and not self._cast.bodies(named["name"], ("", "")):
                yield (
                    Span(*named.span("name")),
                    Speaker(name=named["name"], kind=SpeakerKind.OUTLET),
                )

    def private_names(self, text: str, span: Span) -> tuple[Span, ...]:
        """The stretches of a span that name people without a public role."""
        met = self._tongue.named(text, span, lambda word: self._known(word, span.end) is not None)
        for at, name in met:
            if " " in name:
                role = self._roles.beside(text, at, Span(0, len(text)))
                self._book.introduce(PersonKnown(name, role, at.start))
        return tuple(at for at, name in sorted(met) if not self._is_public(name, at.end))

    def of_home(self, text: str, span: Span) -> bool:
        """Whether a stretch names the case's own country, or one of those who speak for it."""
        return self._cast.of_home(text[span.start : span.end])

    def _is_public(self, name: str, before: int) -> bool:
        if self._cast.person(name) is not None or self._cast.is_other(name):
            return True
        known = self._known(name, before)
        return known is not None and not self._roles.is_private(known.role)

    def _pronoun(self, phrase: Phrase) -> Speaker | None:
        """Who a pronoun means: who spoke or was named last, in this paragraph or the one before."""
        word = phrase.words.casefold()
        whom = self._table.pronouns.get(word)
        if whom is None:
            return None
        near = phrase.near()
        named = reversed(self._named_in(phrase.text, near))
        return (
            self._book.last(lambda s: self._fits(s, whom), near.start)
            or next((s for s in named if self._fits(s, whom)), None)
            or Speaker(name=None, kind=UNNAMED, role=word)
        )

    def _fits(self, speaker: Speaker, whom: str) -> bool:
        """Whether a pronoun of some genders and numbers may mean a speaker."""
        if speaker.kind in BODIES:
            return "n" in whom or "p" in whom
        if speaker.kind is UNNAMED and "p" in whom:
            return True
        woman = bool(speaker.role and self._table.women.search(speaker.role)) or (
            self._forms.is_woman(speaker.name) if speaker.name else None
        )
        return ("m" in whom and woman is not True) or ("f" in whom and woman is not False)

    def _named_in(self, text: str, span: Span) -> list[Speaker]:
        """The people and bodies a stretch names, in order."""
        found = [
            (named.span.start, self._as_person(named, self._roles.beside(text, named.span, span)))
            for named in self._tongue.people.find(text, span)
            if not named.alone or self._known(named.name, span.end) or self._cast.person(named.name)
        ]
        piece = text[span.start : span.end]
        for match in self._cast.bodies(piece, ("", "")):
            said = piece[match.start : match.end]
            found.append((span.start + match.start, _actor(match, said, None)))
        return [speaker for _, speaker in sorted(found, key=lambda pair: pair[0])]

    def _paper(self, phrase: Phrase) -> Speaker | None:
        """Who spoke last, for a paper that nobody is said to have written («в документе», "the statement")."""
        paper = self._table.papers.fullmatch(phrase.words)
        return self._book.last(lambda _: True) if paper is not None else None

    def _person(self, phrase: Phrase, kind: SpeakerKind) -> Speaker | None:
        """The person a phrase names: the last of it, but the first of several joined by a comma or "and"."""
        chosen: PersonName | None = None
        for named in self._candidates(phrase, kind):
            if self._is_governed(phrase, named):
                continue
            between = phrase.text[chosen.span.end : named.span.start] if chosen is not None else ""
            if "," in between or self._table.links.search(between):
                break
            chosen = named
        if chosen is None:
            return None
        return self._as_person(chosen, self._role(phrase, chosen))

    def _candidates(self, phrase: Phrase, kind: SpeakerKind) -> list[PersonName]:
        """The names in a phrase that may be its speaker's; where its edge cuts one, the whole."""
        at, find = phrase.at, self._tongue.people.find
        runs = find(phrase.text, at)
        if any(named.alone for named in runs):
            whole = [n for n in find(phrase.text, phrase.around) if n.sure and n.span.overlap(at)]
            runs = [n for n in runs if not any(n.span.overlap(w.span) for w in whole)] + whole
        found = [n for n in runs if self._is_strong(n, at, kind)]
        for match in self._cast.persons(phrase.words):
            span = Span(at.start + match.start, at.start + match.end)
            if not any(span.overlap(named.span) for named in found):
                found.append(PersonName(span, match.actor.name, sure=True))
        if not found and kind is PERSON:
            found = [n for n in find(phrase.text, at, lenient=True) if not n.alone or n.span == at]
        return sorted(found, key=lambda named: named.span)

    def _is_strong(self, named: PersonName, at: Span, kind: SpeakerKind) -> bool:
        """Whether a capitalised run is a person: by its first name, by the document, or since a person speaks."""
        known = self._known(named.name, at.start)
        if not named.alone:
            return named.sure or kind is PERSON or bool(known and known.role)
        if self._cast.person(named.name) is not None:
            return True
        last = named.span.end >= at.end
        if kind is PERSON:
            return last or known is not None
        return bool(last and known and known.role)

    def _is_governed(self, phrase: Phrase, named: PersonName) -> bool:
        """Whether a name only says whose, or of what, the speaker is: "an adviser to X", "X's office", «пресс-служба X»."""
        text, at, end = phrase.text, phrase.at, named.span.end
        before = text[at.start : named.span.start].rstrip(' «"“')
        if any(m.end() == len(before) for m in self._table.joins.finditer(before)):
            return True
        if end + 2 < at.end and TAIL.match(text[end : end + 2]) and text[end] in "’'":
            return True
        return self._roles.owns(before, text[named.span.start : end])

    def _role(self, phrase: Phrase, named: PersonName) -> str | None:
        """The role a text gives somebody: in the phrase before or after the name, else beside it."""
        text, at, span = phrase.text, phrase.at, named.span
        first = text[span.start : span.end].split()[0]
        inside = self._roles.before(text[at.start : span.start], first, whole=True)
        after = text[span.end : at.end].strip(EDGES).split(",")[0]
        if inside is None and self._roles.is_role(after):
            inside = self._roles.bare(after)
        return inside or self._roles.beside(text, span, phrase.sentence)

    def _as_person(self, named: PersonName, role: str | None) -> Speaker:
        """Somebody named in the text, in full where the document does so anywhere; a private role beside a surname is its own."""
        own = named.alone and role is not None and self._table.private.search(role) is not None
        known = self._known(named.name, named.span.start) if not own else None
        if known is None or not (named.alone or known.name.endswith(named.name)):
            return self._made(named.name, role)
        return self._made(known.name, role or known.role)

    def _made(self, name: str, role: str | None) -> Speaker:
        """Somebody by name and role; who bears an actor's surname and a private role is not the actor."""
        namesake = " " not in name and role is not None and self._table.private.search(role)
        actor = self._cast.person(name) if not namesake else None
        if actor is not None:
            return _actor(actor, None, role)
        return Speaker(name=name, kind=PERSON, role=role, private=self._roles.is_private(role))

    def _known(self, name: str, before: int) -> PersonKnown | None:
        """The person of the document a name stands for, in any of the forms its surname may have."""
        words = name.split()
        for form in self._forms.spellings(words[-1]):
            known = self._book.person(form, before)
            if known is not None and (len(words) == 1 or _same_first(words[0], known.name)):
                return known
        return None

    def _body(self, phrase: Phrase, kind: SpeakerKind) -> Speaker | None:
        """The body of the case a phrase names, as the text calls it; not people who belong to one."""
        words, core = phrase.words, phrase.core
        matches = self._cast.bodies(words, phrase.beside)
        if not matches:
            words = core = phrase.full  # "The Insider" keeps its article
            matches = self._cast.bodies(words, phrase.beside)
        if not matches or matches[0].start >= len(core):
            return None
        match = matches[0]
        rest = self._table.carriers.sub("", core[: match.start] + core[match.end :]).strip(EDGES)
        if rest and (kind is UNNAMED or self._table.people.search(core)):
            return None
        if rest and kind is PERSON and not self._roles.is_role(rest):
            return None
        short = ABBREVIATED.match(words, match.end)
        named = words[match.start : short.end() if short else match.end].strip(EDGES)
        bent = phrase.oblique and match.start == 0
        return _actor(match, self._forms.phrase(named, oblique=bent), None)

    def _meant(self, phrase: Phrase, kind: SpeakerKind) -> Speaker | None:
        """Who is meant by a post or a kind of body alone: "the governor", «ведомство», "the newspaper"."""
        if kind is UNNAMED or not phrase.definite:
            return None
        bare = self._forms.phrase(phrase.plain, oblique=phrase.oblique)
        if self._roles.is_post(bare):
            return self._holder(bare, phrase)
        table = self._table
        if any(p.fullmatch(bare) for p in (table.anaphors, table.carriers, table.bodies)):
            return self._body_before(bare, phrase)
        return None

    def _holder(self, post: str, phrase: Phrase) -> Speaker | None:
        """Who holds a post: who spoke or was named with it, else the actor whose post it is in the case's country."""
        same = self._roles.same_post
        spoke = self._book.last(lambda s: s.kind is PERSON and same(post, s.role))
        known = self._book.holder(lambda role: same(post, role), phrase.at.start)
        if spoke is not None or known is not None:
            return spoke or (self._made(known.name, known.role) if known else None)
        held = self._cast.holder(post, phrase.beside)
        return _actor(held, None, None) if held is not None else None

    def _body_before(self, head: str, phrase: Phrase) -> Speaker | None:
        """The body meant by its kind: the last whose name or role holds the word; for a plain word, the last of all."""
        stem = re.compile(rf"(?<!\w){re.escape(head[:STEM])}", re.IGNORECASE)
        named = self._named_in(phrase.text, phrase.near())
        wanted: list[Callable[[Speaker], bool]] = [
            lambda s: stem.search(f"{s.name} {s.role}") is not None
        ]
        if self._table.carriers.fullmatch(head):
            wanted.append(lambda s: s.kind is SpeakerKind.OUTLET)
        if self._table.anaphors.fullmatch(head):
            wanted.append(lambda _: True)
        for fits in wanted:
            spoke = self._book.last(partial(_is_body, fits))
            found = spoke or next((s for s in reversed(named) if _is_body(fits, s)), None)
            if found is not None:
                return found
        return None

    def _plain(self, phrase: Phrase, kind: SpeakerKind) -> Speaker:
        """A source by its words alone; a person nobody names is unnamed."""
        words = self._forms.phrase(phrase.plain, oblique=phrase.oblique)
        if kind not in BODIES:
            return Speaker(name=None, kind=UNNAMED, role=words)
        if phrase.capital:
            return Speaker(name=phrase.without_carrier(words), kind=kind)
        return Speaker(name=words, kind=kind, role=words if kind is OFFICE else None)


def _actor(match: ActorMatch, named: str | None, role: str | None) -> Speaker:
    """A known actor; a body keeps the name the text gives it, a person has the case's."""
    actor = match.actor
    return Speaker(
        name=named or actor.name,
        kind=SpeakerKind(actor.kind),
        actor=match.key,
        role=role if role and " " in role else actor.role or role,
    )


def _same_first(first: str, name: str) -> bool:
    """Whether a first name or initial may be the one a full name begins with."""
    return name[0] == first[0] if first.endswith(".") else name[:3] == first[:3]


def _is_body(fits: Callable[[Speaker], bool], speaker: Speaker) -> bool:
    return speaker.kind in BODIES and fits(speaker)
