"""English source phrases: "human rights lawyer Pavel Chikov", "two officials", "she". In: the words. Out: a Speaker.

Deliberately missing: who somebody is beyond this document; only the case's public actors carry over.
"""

import re

import msgspec

from callup.model import Span, Speaker, SpeakerKind
from callup.reading.actors import ActorIndex, ActorMatch
from callup.reading.book import BODIES, PERSONS, Known, SpeakerBook
from callup.reading.english.names import FIRST_NAMES

TITLES = frozenset(
    """president premier minister secretary chancellor governor mayor senator deputy head chief chairman chairwoman chair
    director commander general colonel major captain lieutenant admiral marshal spokesman spokeswoman spokesperson speaker
    ombudsman commissioner commissar representative ambassador professor dr mr mrs ms sir lawyer analyst expert sociologist
    journalist researcher activist blogger milblogger pollster economist historian politician lawmaker mp legislator
    prosecutor judge leader founder editor recruiter attorney advocate demographer scientist envoy adviser advisor aide
    official officer sergeant prime vice acting former ex-president ex-minister oblast krai republic okrug region""".split()
)
INSTITUTIONS = frozenset(
    """intelligence ministry committee council group institute center centre university agency service party parliament duma staff office corporation
    department administration government foundation project team movement organisation organization union think-tank security defence defense""".split()
)
PUBLIC = TITLES - frozenset(
    "oblast krai republic okrug region dr mr mrs ms sir former acting vice prime".split()
)
BODY_WORDS = re.compile(
    r"\b(?:Ministry|Department|Committee|Cent(?:er|re)|Institute|Team|Post|Times|University|Council|Directorate|Staff|"
    r"Corporation|Group|Party|Agency|Service|Foundation|Bank|Union|Court|Office|News|Channel|Command|Duma|Parliament|"
    r"Government|Administration|Telegram|Movement|Society|Association|Project|Press|Journal|Gazette|Daily|Radio|TV|Media|"
    r"Commission|Assembly|Senate|Congress|House|Military|Forces|Army|Guard|Police|Embassy|Network|Coalition|Initiative|"
    r"Gazeta|Europe|Realii|Liberty|Svoboda|Committees|Lab|Fund|Board|School|Academy|Company|Inc|Ltd|Federation|Kremlin|Pentagon|Intelligence|Defen[cs]e)\b"
)
STATE_WORDS = re.compile(
    r"\b(?:Ministry|Department|Directorate|Duma|Parliament|Government|Administration|Senate|Court|Kremlin|Assembly|Commissariat|"
    r"Guard|Police|Embassy|Staff|Command)\b"
)
OUTLET_WORDS = re.compile(
    r"\b(?:Post|Times|News|Channel|Press|Journal|Gazette|Daily|Radio|TV|Media|Telegraph|Tribune|Herald|newspaper|outlet|"
    r"news (?:site|agency|outlet|website)|website|magazine|broadcaster|publication)\b"
)
OFFICE_HEADS = frozenset(
    """ministry government governor administration parliament office offices commissariat commissariats center centers centre
    centres authorities command court police council department committee agency service mayor duma embassy officials
    military state institutions head president minister commissar recruiters bill law legislation draft""".split()
)
NATIONAL = re.compile(
    r"^(?:Russian|Ukrainian|Western|U\.?S\.?|American|British|European|Chinese|Belarusian|Soviet|Finnish|Georgian|Kazakh|"
    r"Polish|German|French|Estonian|Latvian|Lithuanian|Turkish|Baltic|NATO|EU|UK|The|A|An|In|On|At|But|And|One|Two|Three|"
    r"Some|Many|Most|Several|Other|Others|Both|As|If|When|While|After|Before|Since|For|From|With|By|It|He|She|They|We|I|"
    r"This|That|These|Those|There|Meanwhile|However|Earlier|Later|Also|According|Local|Independent|Senior|Former|No|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Russia|Ukraine|Moscow|Kyiv|Kremlin|North|South|East|West|Northern|Southern|Eastern|"
    r"Western|Central|Far|Great|New|United|World|War|Ministry|State|Human|Rights|Head|Chief|Deputy|Open|Conflict)$"
)
CAPITALISED = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z](?=\.)\.?")
NAME_RUN = re.compile(
    r"(?:[A-Z][a-zà-ÿ’'-]+[\w’'-]*|[A-Z]\.)(?:\s+(?:[A-Z][a-zà-ÿ’'-]+[\w’'-]*|[A-Z]\.|al-[A-Z]\w+|(?:van|von|de|bin)\s[A-Z]\w+))*"
)
POSSESSIVE = re.compile(r"[’']s$")
PRONOUN = re.compile(r"^(?:he|she|they|it|him|her|them|his|their|who|we|i)$", re.IGNORECASE)
# "a poll by the Levada Centre", "the summary of the ministry": whose paper it is speaks.
PAPER_OF = re.compile(
    r"(?:an?\s+|the\s+|its\s+|yesterday[’']s\s+|today[’']s\s+)?(?:[\w-]+\s+){0,3}?(?:poll|survey|study|report|information|data|figures|statement|summary|update|assessment|bulletin|"
    r"testimony|calculations?|estimates?|briefing)\s+(?:[\w\s]{0,40}?\s)?(?:by|of|from)\s+(?P<who>(?:the\s+)?[A-Z].{2,})$"
)
DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|another|one|unnamed|anonymous)\s+",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*\[[^\]]*\]|\s*\([^)]*\)")
ORGANISED = frozenset(
    "project group organisation organization foundation centre center institute movement union fund network initiative company".split()
)
TEXTS = frozenset(
    "summary report update statement article study document survey publication intelligence".split()
)
ABBREVIATED = re.compile(r"[’']?s?\s*\([A-Z]{2,8}\)")
DEFINITE = re.compile(r"^(?:the|this|that|these|those|its|their)\s+", re.IGNORECASE)
APPOSITION = re.compile(
    r"\s*,\s*(?:who is\s+)?((?:an?|the|of the|of)?\s?[^,;:.!?\"“”]{3,90})(?=[,;:.]|$)"
)
PRIVATE_ROLE = re.compile(
    r"\b(?:resident|mother|father|wife|husband|son|daughter|brother|sister|relative|girlfriend|boyfriend|student|teacher|"
    r"hairdresser|driver|engineer|programmer|worker|employee|pensioner|barber|waiter|entrepreneur|businessman|soldier|conscript|"
    r"reservist|recruit|inmate|convict|man|woman|farmer|nurse|clerk|designer|musician|manager|freelancer|neighbou?r|friend|"
    r"\d+-year-old|aged \d+|who (?:fled|left|was mobili[sz]ed|received))\b",
    re.IGNORECASE,
)


class Phrase(msgspec.Struct, frozen=True):
    """A source phrase in its text: the document, the phrase's span and the end of its sentence."""

    text: str
    span: Span
    sentence: Span

    @property
    def words(self) -> str:
        """The phrase as written, without quotation marks and stray punctuation at its ends."""
        words = self.text[self.span.start : self.span.end].strip(" ,.;:\"“”'’—–-")
        return POSSESSIVE.sub("", words)


class EnglishSources:
    """Turns source phrases into speakers, with the memory of one document."""

    def __init__(self, actors: ActorIndex, publisher: str | None) -> None:
        self._actors = actors
        self._publisher = publisher
        self.book = SpeakerBook()

    def survey(self, text: str, body: Span) -> None:
        """Read the full names of the document once, so that a surname finds its owner."""
        for run in NAME_RUN.finditer(text, body.start, body.end):
            name, title = _person_name(run[0])
            if name and " " in name:
                after = _apposition(text, run.end(), min(body.end, run.end() + 120))
                role = title or after or _role_before(text, run.start(), body.start)
                self.book.introduce(Known(name, role, run.start()))

    def is_public(self, name: str) -> bool:
        """Whether a name belongs to somebody in public office or public life, by the case or by this text."""
        if any(match.actor.kind == "person" for match in self._actors.find(name)):
            return True
        known = self.book.full_name(name.split()[-1])
        return known is not None and known.role is not None and is_public_role(known.role)

    def speaker(self, phrase: Phrase) -> Speaker:
        """The speaker a phrase names; a pronoun or bare role is looked up among those who spoke before."""
        found = self._speaker(phrase)
        self.book.spoke(found)
        return found

    def _speaker(self, phrase: Phrase) -> Speaker:
        words = phrase.words
        if PRONOUN.match(words):
            return self._pronoun(words.casefold(), phrase.span)
        inside = PAPER_OF.match(words)
        if inside is not None:
            words = inside["who"]
        matches = [m for m in self._actors.find(words) if not _is_anothers(words, m)]
        person = self._person(words, matches, phrase)
        if person is not None:
            return person
        if matches and _is_bare_actor(words, matches[-1]):
            return self._actor(matches[-1], phrase.span, words=words)
        return self._unnamed(words, matches, phrase)

    def _pronoun(self, word: str, span: Span) -> Speaker:
        if word in {"he", "she", "him", "her", "his"}:
            she = word in {"she", "her"}
            before = self.book.last(
                lambda s: s.kind in PERSONS and is_woman(s) in {she, None}
            ) or self.book.last(lambda s: s.kind is SpeakerKind.UNNAMED or bool(s.role))
        elif word in {"it"}:
            before = self.book.last(lambda s: s.kind in BODIES)
        elif word in {"they", "them", "their", "who"}:
            before = self.book.last()
        else:
            before = None
        if before is None:
            return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=word, span=span)
        return msgspec.structs.replace(before, span=span)

    def _person(self, words: str, matches: list[ActorMatch], phrase: Phrase) -> Speaker | None:
        for match in reversed(matches):
            if match.actor.kind == "person" and words[: match.start].rstrip().endswith(
                (" of", " to", " for")
            ):
                return Speaker(name=words, kind=SpeakerKind.OFFICE, role=words, span=phrase.span)
            if match.actor.kind == "person":
                return self._actor(match, phrase.span, _role_beside(words, match))
        if _head_noun(words).strip("’'\"”") in CARRIER_HEADS:
            return None
        best = self._best_name(words, matches, phrase)
        return self._named(*best, phrase) if best is not None else None

    def _best_name(
        self, words: str, matches: list[ActorMatch], phrase: Phrase
    ) -> tuple[str, str | None] | None:
        """The last full name before an apposition, with the role beside it; a lone surname where it can be one."""
        best: tuple[str, str | None] | None = None
        for run in NAME_RUN.finditer(words):
            if best is not None and " " in best[0] and "," in words[: run.start()]:
                break
            if any(m.start <= run.start() < m.end for m in matches) or (
                run.start() and AFFILIATION.search(words[: run.start()])
            ):
                continue
            name, title = _person_name(run[0])
            if name is None or not self._can_be(name, words, run, phrase):
                continue
            if best is None or " " in name:
                best = (name, title or _role_around(words, run))
        return best

    def _can_be(self, name: str, words: str, run: re.Match[str], phrase: Phrase) -> bool:
        """Whether a capitalised run is a name: of two words, known from elsewhere, or standing where only a name does."""
        known = self.book.full_name(name) is not None
        return " " in name or known or _stands_alone(words, run, phrase)

    def _named(self, name: str, role: str | None, phrase: Phrase) -> Speaker:
        known = self.book.full_name(name.split()[-1]) or self.book.full_name(name)
        if known is not None and (known.name.endswith(name) or known.name.startswith(name)):
            name, role = known.name, role or known.role
        match = self._actors.find(name)
        if match and match[0].actor.kind == "person":
            return self._actor(match[0], phrase.span)
        role = role or _apposition(phrase.text, phrase.span.end, phrase.sentence.end)
        private = " " not in name or role is None or not is_public_role(role)
        return Speaker(
            name=name, kind=SpeakerKind.PERSON, role=role, private=private, span=phrase.span
        )

    def _actor(
        self, match: ActorMatch, span: Span, role: str | None = None, words: str | None = None
    ) -> Speaker:
        """A known actor; a body keeps the name the text gives it, a person the full name."""
        written = None
        if words is not None:
            short = ABBREVIATED.match(words, match.end)
            written = words[match.start : short.end() if short else match.end]
        return Speaker(
            name=written or match.actor.name,
            kind=SpeakerKind(match.actor.kind),
            actor=match.key,
            role=role or match.actor.role,
            span=span,
        )

    def _unnamed(self, words: str, matches: list[ActorMatch], phrase: Phrase) -> Speaker:
        bare = DETERMINER.sub("", words)
        head = _head_noun(bare)
        before = self._meant(words, bare, head)
        if before is not None:
            return msgspec.structs.replace(before, span=phrase.span)
        core = len(_core(words))
        if matches and matches[0].start < core and head not in PEOPLE_HEADS:
            return self._actor(matches[0], phrase.span, words=words)
        bare = BRACKETED.sub(" ", bare).replace("  ", " ").strip()
        kind = _body_kind(bare, head)
        if kind is not None:
            role = bare if kind is SpeakerKind.OFFICE and head in OFFICE_HEADS else None
            return Speaker(name=bare, kind=kind, role=role, span=phrase.span)
        plain = bare.split(", who")[0].split(", which")[0]
        return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=plain or words, span=phrase.span)

    def _meant(self, words: str, bare: str, head: str) -> Speaker | None:
        """Who spoke before and is meant by "the ministry", "the newspaper", "the summary"."""
        if not DEFINITE.match(words):
            return None
        if len(bare.split()) <= 2 and (bare.islower() or head in TEXTS):
            before = self._outlet_before(head) or self.book.by_role(head)
            if before is not None:
                return before
        return self.book.last(lambda s: s.kind in BODIES) if head in TEXTS else None

    def _outlet_before(self, head: str) -> Speaker | None:
        if head not in {
            "outlet",
            "newspaper",
            "agency",
            "publication",
            "channel",
            "site",
            "website",
            "paper",
            "magazine",
        }:
            return None
        return self.book.last(lambda s: s.kind is SpeakerKind.OUTLET)


def _body_kind(bare: str, head: str) -> SpeakerKind | None:
    """Which kind of body a phrase names, if it names one."""
    if OUTLET_WORDS.search(bare) and any(w[0].isupper() for w in bare.split()):
        return SpeakerKind.OUTLET
    if BODY_WORDS.search(bare) and not bare.islower() and head not in {"officials", "sources"}:
        return SpeakerKind.OFFICE if STATE_WORDS.search(bare) else SpeakerKind.ORGANISATION
    if _is_organised(bare, head):
        return SpeakerKind.ORGANISATION
    if head in OFFICE_HEADS and head != "officials":
        return SpeakerKind.OFFICE
    return SpeakerKind.OFFICE if bare and bare[0].isupper() and " " not in bare else None


def _is_organised(bare: str, head: str) -> bool:
    """Whether a phrase is the name of a group: "the Mediazona project", not "a Russian group"."""
    named = re.search(r"(?<!^)\b[A-Z]|^[A-Z]\w+\s", bare) is not None
    return head in ORGANISED and named and NATIONAL.match(bare.split()[0]) is None


def is_woman(speaker: Speaker) -> bool | None:
    """Whether a speaker is a woman, by the role or a Slavic first name; None where neither tells."""
    if speaker.role and re.search(r"woman\b|\bmother|\bwife", speaker.role):
        return True
    first = (speaker.name or "").split()[0].casefold() if speaker.name else ""
    if first not in FIRST_NAMES:
        return None
    return first.endswith(("a", "ya")) and first not in {
        "ilya",
        "nikita",
        "danila",
        "kuzma",
        "luka",
        "foma",
        "mykola",
    }


def is_public_role(role: str) -> bool:
    """Whether a role is one of public life: an office, a post, a profession that speaks in public."""
    words = {word.casefold() for word in re.findall(r"[\w-]+", role)}
    return bool(words & PUBLIC or words & INSTITUTIONS) and not PRIVATE_ROLE.search(role)


def _person_name(run: str) -> tuple[str | None, str | None]:
    """Split a run of capitalised words into a person's name and the title before it.

    >>> _person_name("Rostov Oblast Governor Vasiliy Golubev")
    ('Vasiliy Golubev', 'Rostov Oblast Governor')
    >>> _person_name("Ministry of Defence")
    (None, None)
    """
    words = run.split()
    cut = max((i + 1 for i, word in enumerate(words) if word.casefold() in TITLES), default=0)
    title, name = words[:cut], words[cut:]
    while name and NATIONAL.match(name[0].removesuffix("’s").removesuffix("'s")):
        title.append(name.pop(0))
    if not name or len(name) > 4 or BODY_WORDS.search(" ".join(name)):
        return None, None
    if any(NATIONAL.match(word) for word in name):
        return None, None
    last = re.sub(r"[’']s?$", "", name[-1])
    clean = " ".join([*name[:-1], last])
    return (clean or None), (" ".join(title) or None)


def _role_beside(words: str, match: ActorMatch) -> str | None:
    """The role a text gives a known person, when it gives one that is more than a title or two."""
    before = DETERMINER.sub("", words[: match.start].strip(" ,"))
    return before if " " in before and not NAME_RUN.fullmatch(before.split()[-1]) else None


def _stands_alone(words: str, run: re.Match[str], phrase: Phrase) -> bool:
    """Whether a single capitalised word is all of a phrase and a name: a common noun is capital only where a sentence opens."""
    if run.start() or not (run.end() >= len(words) - 2 or words[run.end()] == ","):
        return False
    if phrase.span.start - phrase.sentence.start > 3 or run[0].casefold() in FIRST_NAMES:
        return True
    inside = rf"[a-z,;]\s+{re.escape(run[0])}(?!\w)"
    return re.search(inside, phrase.text) is not None


def _role_around(words: str, run: re.Match[str]) -> str | None:
    """The lower-case words before the name, or the apposition after it, inside the phrase itself."""
    before = DETERMINER.sub("", words[: run.start()].strip(" ,"))
    if len(before) > 3:
        return before
    after = words[run.end() :].strip(" ,")
    return after if len(after) > 3 else None


def _role_before(text: str, start: int, floor: int) -> str | None:
    """The noun phrase that runs into a name: "human rights lawyer Pavel …"."""
    before = text[max(floor, start - 60) : start]
    match = re.search(r"(?<!\w)((?:[a-z][\w-]*\s+){1,5})$", before)
    if match is None:
        return None
    words = match[1].split()
    titled = [i for i, word in enumerate(words) if word in TITLES]
    return " ".join(words[max(0, titled[-1] - 3) :]) if titled else None


def _apposition(text: str, start: int, stop: int) -> str | None:
    match = APPOSITION.match(text, start, stop)
    if match is None:
        return None
    role = re.sub(r"^(?:an?|the|of the|of)\s", "", match[1].strip())
    first = role.split()[0].casefold() if role.split() else ""
    if first in {
        "said",
        "says",
        "told",
        "who",
        "which",
        "and",
        "but",
        "while",
        "as",
        "in",
        "on",
        "at",
        "with",
        "added",
    }:
        return None
    return role or None


FOREIGN = re.compile(
    r"(?:\b(?:British|UK|U\.K\.|US|U\.S\.|American|Ukrainian|Belarusian|Kazakh|Finnish|German|French|Estonian|Latvian|Lithuanian|Polish|Turkish|Georgian|Czech|Dutch|"
    r"Chinese|Serbian)|\b(?!Russia)[A-Z]\w+[’'](?:s)?)\s+$"
)
OF_ANOTHER = re.compile(
    r"\s+of\s+(?:the\s+)?(?:United Kingdom|UK|Great Britain|Britain|Ukraine|Belarus|Kazakhstan|Finland|Estonia|Latvia|Poland|Georgia|Germany|France|United States|US)\b"
)


def _is_anothers(words: str, match: ActorMatch) -> bool:
    """Whether a bare office name belongs to another country: "Estonia's Defence Ministry"."""
    if match.actor.kind != "office" or match.actor.side != "official":
        return False
    before, after = words[: match.start], words[match.end :]
    return FOREIGN.search(before) is not None or OF_ANOTHER.match(after) is not None


def _is_bare_actor(words: str, match: ActorMatch) -> bool:
    rest = words[: match.start] + words[match.end :]
    return (
        len(re.sub(r"\W|\b(?:the|newspaper|outlet|agency|channel|news|site|of|and)\b", "", rest))
        < 24
    )


CARRIER_HEADS = frozenset(
    "channel newspaper outlet agency site website magazine broadcaster publication daily weekly portal blog".split()
)
# A name after one of these is where somebody belongs, not who speaks.
AFFILIATION = re.compile(r"\b(?:at|of|in|from|near|for|with|represents|heads|leads)\s+(?:the\s+)?$")
PEOPLE_HEADS = frozenset(
    """officials official sources source chief members member fighters soldiers analysts experts insider insiders
    representatives employees recruiters prisoner prisoners commissar deputies deputy lawmakers""".split()
)
PREPOSITION = re.compile(
    r"\s+(?:of|in|from|at|on|who|with|for|to|near|close|by|that|which|shared)\s+|,"
)


def _core(phrase: str) -> str:
    """A noun phrase up to its first preposition or comma."""
    return PREPOSITION.split(phrase, maxsplit=1)[0]


def _head_noun(phrase: str) -> str:
    """The head of a plain noun phrase: its last word before "of", "in", "from", "who" …

    >>> _head_noun("senior officials in two regions")
    'officials'
    """
    core = _core(phrase).split(" and ")[0]
    return core.split()[-1].casefold() if core.split() else ""
