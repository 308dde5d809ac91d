"""English as a ``Grammar``. In: paragraphs and the tagger's spans. Out: attributions, clauses, stances, speakers."""

import re
from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.model import Certainty, Document, Span, Speaker, Stance
from callup.reading.actors import ActorIndex
from callup.reading.attribution import QUOTES, Attribution, Tagged, link
from callup.reading.english import mending, saying
from callup.reading.english.acts import credit, credited, performed
from callup.reading.english.clauses import FINITE, clauses
from callup.reading.english.cues import is_saying, seems
from callup.reading.english.names import FIRST_NAMES, person_names
from callup.reading.english.sources import TITLES, EnglishSources, Phrase
from callup.reading.english.stance import certainty_of, stance_of
from callup.reading.grammar import Said
from callup.reading.segment import trimmed

REPORTING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|report\w*|wr(?:ite|ites|ote)|claim\w*|not(?:e|es|ed)|stat(?:e|es|ed)|cite[sd]|estimat\w+|assess\w*|confirm\w*|"
    r"reveal\w*|publish\w*|learn\w*|add(?:s|ed))\b"
)
RELEASES = re.compile(
    r"\b(?:releas(?:e|es|ed)|present(?:s|ed)|issu(?:e|es|ed)|unveil(?:s|ed))\b", re.IGNORECASE
)
PAPER = re.compile(
    r"(?:an?|the|its|their|his|her|new|fresh)?\s*(?:\w+\s+)?(?:study|report|survey|poll|data|figures|analysis|investigation|statement|estimates?|"
    r"assessment|list|results)\b",
    re.IGNORECASE,
)
# A clause without a subject of its own, or one that tells more of what was just said, goes on with it.
GOES_ON = re.compile(
    r"\s*,?\s*(?:(?:and|or|but)\s+(?:also\s+|then\s+|even\s+|still\s+)?(?:might|may|could|would|will|must|should|can|cannot|is|are|was|were|has|have|had|"
    r"does|do|did)\b|which\s)",
    re.IGNORECASE,
)
# An event may point at something; it vouches for nothing.
POINTS = re.compile(
    r"\b(?:indicat|suggest|show|mean|impl[iy]|signal|point|reveal|demonstrat|underlin|underscor|highlight|illustrat)\w*",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"(?<![\w-])[a-z]*(?:tion|sion|ment|ance|ence|ing|event|decision|move|measure|law|decree|step|shift|change|attack|losses|use|lack|rise|drop|fact)s?$"
)
LONGEST_THING = 8
RELATIVE = re.compile(r"who|which|that", re.IGNORECASE)
CARRIES = re.compile(r"(?:that|whether|how|why)\b", re.IGNORECASE)
OPENING = re.compile(
    r",?\s*(?:in|across|at|over|from|among|throughout)\s[^.;:]{3,70},", re.IGNORECASE
)
REFERS_BACK = re.compile(
    r"\b(?:similar|same|such|identical) (?:process|practice|thing|picture|situation|campaign|report|notice|event|measure|case|order|letter|scheme)s?\b",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"^[“\"']?(?:and |but |while )?(?:(?:of|among) (?:those|these|them|whom|which)|another|the (?:number|figure|total|toll|share|level|rest|same|task|target|goal)|"
    r"this (?:number|figure|share)|that (?:number|figure|share)|those|these|they|it|he|she|most|more|some|many|a further|in (?:all|total)|only|just|on average|the average)\b",
    re.IGNORECASE,
)
SETS_SCENE = re.compile(
    r"^(?:and |but |or )?(?:when|while|if|as|after|before|once|until|because|although|though)\b(?!.*\b(?:rumou?rs?|reports?)\b)",
    re.IGNORECASE,
)


class English:
    """The habits of English reporting."""

    language = "en"

    def __init__(self, case: Case) -> None:
        self._actors = ActorIndex(case)

    def sources(self, document: Document) -> "DocumentSources":
        """A fresh memory of speakers for one document."""
        return DocumentSources(EnglishSources(self._actors, document.publisher))

    def clauses(self, text: str, span: Span) -> list[Span]:
        """Cut a stretch of a sentence into statements."""
        return clauses(text, span)

    def attributions(
        self, text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]
    ) -> list[Attribution]:
        """The tagger's attributions, completed by rule: sentences it left bare, carriers, inner sources."""
        joined = mending.mended(
            text, link(text, _named(text, tagged, sentences), sentences), sentences
        )
        linked = [item for item in joined if _is_attribution(text, item)]
        cues = [item.cue for item in linked if item.cue is not None]
        opened = [item for sentence in sentences if (item := saying.headed(text, sentence))]
        heads = [item for item in opened if not _says(item, cues)]
        linked = [item for item in linked if not any(_overlap(head, item) for head in heads)]
        for sentence in sentences:
            if not any(_touches(item, sentence) for item in (*linked, *heads)):
                found = saying.by_rule(text, sentence)
                if found is not None and _is_attribution(text, found):
                    linked.append(found)
        linked = sorted([*linked, *heads], key=_first)
        said = [part for item in linked for part in self._completed(text, item, sentences)]
        acts = [item for s in sentences if (item := performed(text, s)) is not None]
        said += [act for act in acts if not any(_overlap(act, other) for other in said)]
        said += credited(text, sentences, said)
        said = [_whole(text, _continued(text, item, said, sentences)) for item in said]
        chiming = [item for s in sentences if (item := saying.chiming(text, s)) is not None]
        said += [_whole(text, _stanced(text, item)) for item in chiming if not _voiced(item, said)]
        return sorted(said, key=_first)

    def credit(self, text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
        """The source of the paragraph before, where a paragraph only names it ("This is reported by …")."""
        return credit(text, paragraph)

    def stance(self, said: Said) -> tuple[Stance, str]:
        """How a statement is meant, and the rule that told."""
        return stance_of(said)

    def certainty(self, words: str, cue: str) -> Certainty:
        """How firmly it is put."""
        return certainty_of(words, cue)

    def refers_back(self, words: str) -> bool:
        """Whether a statement only points at what was said before."""
        return REFERS_BACK.search(words) is not None

    def goes_on(self, words: str) -> bool:
        """Whether a statement opens by pointing at the one before."""
        return POINTS_BACK.search(words) is not None

    def is_aside(self, words: str) -> bool:
        """Whether words of the text's own voice state nothing: no verb, or a clause that only sets the scene."""
        return FINITE.search(words) is None or SETS_SCENE.match(words) is not None

    def _completed(
        self, text: str, item: Attribution, sentences: Sequence[Span]
    ) -> list[Attribution]:
        home = _home(item, sentences)
        item = _with_opening(text, item)
        item = self._with_listener(text, saying.unfolded(text, item))
        if home is not None:
            item = self._with_carrier(text, saying.sourced(text, item, home), home)
        if len(item.contents) == 1:
            item = saying.inner(text, item.contents[0], item) or item
        return [_stanced(text, item)] if _is_attribution(text, item) else []

    def _with_listener(self, text: str, item: Attribution) -> Attribution:
        """Add whom it was confirmed "to", where that can be an outlet; nobody else carries."""
        heard = saying.listener_after(text, item)
        added = heard.via[len(item.via) :]
        if added and not all(self._may_carry(text[v.start : v.end]) for v in added):
            return item
        return heard

    def _with_carrier(self, text: str, item: Attribution, home: Span) -> Attribution:
        """Add the carriers a sentence names beside the source: the outlet that was told, who is cited."""
        cue = text[item.cue.start : item.cue.end] if item.cue is not None else ""
        listener = saying.told(text, home) if re.search(r"\btold\b", cue) else None
        if listener is not None and self._may_carry(text[listener.start : listener.end]):
            return msgspec.structs.replace(item, via=(listener,))
        origin = saying.cited(text, home, item.head) if REPORTING.search(cue) else None
        if origin is not None and item.source is not None and not item.source.overlap(origin):
            return msgspec.structs.replace(item, source=origin, via=(item.source,))
        return item

    def _may_carry(self, name: str) -> bool:
        """Whether a listener can be an outlet: nobody the case knows as something else, no title, no person's name."""
        matches = self._actors.find(name)
        if matches:
            return matches[0].actor.kind == "outlet"
        first = name.split()[0].casefold()
        return first not in TITLES and first not in FIRST_NAMES


class DocumentSources:
    """The speakers of one English document."""

    def __init__(self, sources: EnglishSources) -> None:
        self._sources = sources

    def survey(self, text: str, body: Span) -> None:
        """Learn the full names a document uses."""
        self._sources.survey(text, body)

    def speaker(self, text: str, source: Span, sentence: Span) -> Speaker:
        """The speaker a source phrase names."""
        return self._sources.speaker(Phrase(text, source, sentence))

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._sources.book.last()

    def private_names(self, text: str, span: Span) -> tuple[Span, ...]:
        """The stretches of a span that name people without a public role."""
        return tuple(
            Span(start, end)
            for start, end, name in person_names(text, span.start, span.end)
            if not self._sources.is_public(name)
        )


def _named(text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]) -> list[Tagged]:
    """The tagged spans without a relative pronoun as source where its sentence names one besides."""
    sources = [item for item in tagged if item.role == "source"]
    names = [
        item.span
        for item in sources
        if not RELATIVE.fullmatch(text, item.span.start, item.span.end)
    ]
    homes = [s for s in sentences if any(s.covers(span) for span in names)]
    return [
        item
        for item in tagged
        if item.role != "source"
        or item.span in names
        or not any(home.covers(item.span) for home in homes)
    ]


def _continued(
    text: str, item: Attribution, said: Sequence[Attribution], sentences: Sequence[Span]
) -> Attribution:
    """Stretch a content to the end of its sentence when what follows has no subject of its own and no other source."""
    last = item.contents[-1]
    home = next((s for s in sentences if s.covers(last)), None)
    after = max(last.end, item.head.end if item.head is not None else 0)
    joint = GOES_ON.match(text, after, home.end) if home is not None and after < home.end else None
    if home is None or joint is None:
        return item
    if text[last.start] in QUOTES and "which" not in joint[0]:
        return item
    rest = Span(after, home.end)
    spans = [s for other in said for s in (other.head, *other.contents) if s is not None]
    if any(span.overlap(rest) for span in spans):
        return item
    if after > last.end:
        return msgspec.structs.replace(item, contents=(*item.contents, rest))
    return msgspec.structs.replace(item, contents=(*item.contents[:-1], Span(last.start, rest.end)))


def _whole(text: str, item: Attribution) -> Attribution:
    """Let a thing denied or announced keep its verb and subject: "the Kremlin denying | this practice"."""
    content, head = item.contents[0], item.head
    if head is None or item.cue is None or len(item.contents) > 1 or text[content.start] in QUOTES:
        return item
    words = text[content.start : content.end]
    if (
        len(words.split()) > LONGEST_THING
        or FINITE.search(words)
        or text[content.start - 1] in QUOTES
    ):
        return item
    if not 0 <= content.start - item.cue.end <= 1 or head.end > content.start:
        return item
    return msgspec.structs.replace(item, contents=(Span(head.start, content.end),))


def _stanced(text: str, item: Attribution) -> Attribution:
    return msgspec.structs.replace(item, stance=saying.stance_hint(text, item.cue))


def _with_opening(text: str, item: Attribution) -> Attribution:
    """Give a content the adverbial it opens with: "As X says, | in 43 regions, | men are called in"."""
    if item.head is None or not item.contents or item.contents[0].start <= item.head.end:
        return item
    opening = trimmed(text, item.head.end, item.contents[0].start)
    words = text[opening.start : opening.end] if opening is not None else ""
    if opening is None or not OPENING.fullmatch(words) or FINITE.search(words):
        return item
    first = Span(opening.start + len(words) - len(words.lstrip(" ,")), item.contents[0].end)
    return msgspec.structs.replace(item, contents=(first, *item.contents[1:]))


def _overlap(one: Attribution, other: Attribution) -> bool:
    """Whether what one says touches what the other says or its head."""
    spans = [*other.contents, *([other.head] if other.head is not None else [])]
    return any(content.overlap(span) for content in one.contents for span in spans)


def _says(item: Attribution, cues: Sequence[Span]) -> bool:
    """Whether the words before a colon hold a cue of their own ("the lawyer explains: …")."""
    return item.source is not None and any(item.source.covers(cue) for cue in cues)


def _voiced(item: Attribution, said: Sequence[Attribution]) -> bool:
    """Whether a source is known to speak already."""
    source = item.source
    return source is not None and any(
        other.source is not None and other.source.overlap(source) for other in said
    )


def _first(item: Attribution) -> int:
    return min(span.start for span in (item.head, *item.contents) if span is not None)


def _is_attribution(text: str, item: Attribution) -> bool:
    """Saying, thinking and deciding count; doing and seeming do not, unless the words stand in quotation marks."""
    if not item.contents:
        return False
    content = item.contents[0]
    if text[content.start] in QUOTES:
        return True
    if item.cue is None:
        return False
    if item.source is not None:
        words = text[item.source.start : item.source.end].casefold().replace(",", " ").split()
        if not words or words[-1] in saying.NO_SOURCE or words[0][0].isdigit():
            return False
    cue = text[item.cue.start : item.cue.end]
    if item.source is not None and POINTS.search(cue):
        head = re.split(
            r"\s(?:of|in|by|for|to|on|from|that)\s",
            text[item.source.start : item.source.end],
            maxsplit=1,
        )[0]
        if EVENT.search(head.strip(" ,").split(",")[0]):
            return False
    if RELEASES.search(cue):
        return PAPER.match(text, content.start) is not None
    return is_saying(cue) or (CARRIES.match(text, content.start) is not None and not seems(cue))


def _touches(item: Attribution, sentence: Span) -> bool:
    spans = [*item.contents, *(s for s in (item.source, item.cue) if s is not None)]
    return any(span.overlap(sentence) for span in spans)


def _home(item: Attribution, sentences: Sequence[Span]) -> Span | None:
    at = item.head or (item.contents[0] if item.contents else None)
    if at is None:
        return None
    return next((s for s in sentences if s.start <= at.start < s.end), None)
