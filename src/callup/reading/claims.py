"""Claims: proposals weighed. In: a window's proposals with what rules found beside them. Out: claims, in the text's order.

Deliberately missing: proposals that are no claims, or bear on no signal. They stay in the document.
"""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec
import numpy as np

from callup.case import Case
from callup.case.load import EVERY_SIGNAL
from callup.case.tables import Measure
from callup.language.load import language
from callup.model import (
    AUTHOR,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Period,
    Place,
    Quantity,
    Span,
    Stance,
    claim_id,
)
from callup.reading import scene
from callup.reading.about import NONE, OTHER
from callup.reading.about import about as about_of
from callup.reading.abroad import elsewhere, is_only_where
from callup.reading.candidates import Candidates
from callup.reading.denial import denied
from callup.reading.encoder import Floats
from callup.reading.evidence import widened
from callup.reading.figures import figures
from callup.reading.heads import HeadNotes
from callup.reading.labels import CERTAINTIES, STANCES
from callup.reading.odds import TINY, chance, logit
from callup.reading.page import EncodedPage
from callup.reading.proposals import Proposal, joined, proposals
from callup.reading.signal import SignalFinder
from callup.reading.speaking import Sources
from callup.reading.voices import Voice, voice

# A claim is kept when it is this likely one: where, on houses left out of training, as many are missed as are kept wrongly.
KEPT = 0.6
# It bears on no sign, or is not the case's, when that is likelier than not.
NOTHING = 0.5
CORE = 0.5
# What a unit of a cue's weight adds to a sign's log-odds, and the weight beyond which a cue adds no more. Fitted on houses
# left out of training; texts that the cues were written on would have it higher.
CUE = 1.0
CLEAREST = 4.0
# How sure a plain denial is: of 49 marked statements that one is found beside, all are denied or doubted.
PLAINLY = 0.95
# Of 66 marked statements whose sentence names an outlet of the case beside another speaker, it carried 63.
CARRIED = 0.95
# A figure counts nothing known where that is likelier by this much than the likeliest measure of its unit.
UNMEASURED = 0.2
# A unit that no more measures than this count tells its figure apart.
FEW = 3


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal that is a claim, with what the heads say of it."""

    words: Span
    sure: float
    answers: dict[str, Floats]
    links: dict[str, Floats]


class SharedParts(msgspec.Struct, frozen=True, kw_only=True):
    """What all the claims of one proposal share, its figures apart; ``scores`` holds the probability of each part."""

    evidence: Evidence
    signal: str
    stance: Stance
    voice: Voice
    places: tuple[Place, ...]
    period: Period | None
    about: str | None
    scores: dict[str, float]


class ClaimMaker:
    """Makes the claims of one document, window by window, in order."""

    def __init__(
        self,
        document: Document,
        case: Case,
        record: HeadNotes,
        sources: Sources,
        cues: SignalFinder,
        reader: str,
    ) -> None:
        self._document = document
        self._case = case
        self._cues = cues
        self._record = record
        self._sources = sources
        self._reader = reader
        spoken = language(document.language)
        self._denials = spoken.denials if spoken else None
        self._places = spoken.places if spoken else None

    def found(self, page: EncodedPage) -> list[Accepted]:
        """The claims of a window, before anything but their words is known."""
        own = page.window.own - page.window.first
        kept = []
        for proposal in self._whole(page, proposals(page.claim, own, page.breaks)):
            answers, links = page.ask(proposal.span)
            sure = self._sure(proposal, answers)
            if sure > KEPT:
                words = page.chars(page.whole(proposal.span))
                kept.append(Accepted(words=words, sure=sure, answers=answers, links=links))
        return kept

    def _whole(self, page: EncodedPage, parts: list[Proposal]) -> list[Proposal]:
        """Proposals of which two halves of one statement are one: "Summonses | are being served"."""
        return joined(parts, lambda span: self._same(page, span))

    def _same(self, page: EncodedPage, spans: tuple[Span, Span]) -> bool:
        """Whether nothing but a space stands between two stretches, and both bear on the same sign."""
        first, second = spans
        between = page.text[page.chars(first).end : page.chars(second).start]
        if between.strip() or "\n" in between:
            return False
        one, other = (int(page.ask(span)[0]["signal"].argmax()) for span in spans)
        return one == other != self._record.signals.index(NONE)

    def claims(self, page: EncodedPage, items: list[Accepted], beside: Candidates) -> list[Claim]:
        """The claims made of them; each figure of one makes a claim of its own."""
        taken = [item.words for item in items]
        return [
            claim
            for number, item in enumerate(items)
            for claim in self._claims(page, item, beside, taken[:number] + taken[number + 1 :])
        ]

    def _sure(self, proposal: Proposal, answers: dict[str, Floats]) -> float:
        """How likely a proposal is a claim: its pieces' say and its own, weighed as measured on held-out houses."""
        a, b, c = self._record.claim
        real = float(answers["real"][0])
        return chance(a * logit(proposal.score) + b * logit(real) + c)

    def _claims(
        self, page: EncodedPage, item: Accepted, beside: Candidates, others: list[Span]
    ) -> list[Claim]:
        told = self._told(page, item, beside, others)
        if told is None:
            return []
        home = told.evidence.sentence
        withheld = self._sources.private_names(page.text, home)
        return [
            self._claim(item, told, figure, withheld)
            for figure in figures(page, item.links, beside, item.words, home)
        ]

    def _told(
        self, page: EncodedPage, item: Accepted, beside: Candidates, others: list[Span]
    ) -> SharedParts | None:
        """What a proposal tells, figures apart; None where it bears on no sign."""
        answers, text = item.answers, page.text
        home = home_of(beside.sentences, item.words)
        words = widened(text, item.words, home, others)
        signal, signal_sure = self._signal(answers["signal"], text, words)
        if signal is None:
            return None
        said = self._carried(
            voice(page, self._sources, answers, item.links, home), text, home, words
        )
        if self._places is not None and is_only_where(
            text, said.speaker.span, words, beside.places, self._places.inside
        ):
            said = msgspec.structs.replace(said, speaker=AUTHOR)
        where, where_sure = scene.places(page, item.links, beside, home)
        when, when_sure = scene.period(page, item.links, beside, home)
        other = elsewhere(home, words, beside.places, said.speaker.span, self._case)
        if other is not None and self._sources.of_home(text, home):
            other = None
        about, about_sure = about_of(answers["about"], where, where_sure, signal, self._case, other)
        stance, stance_sure = self._stance(answers["stance"], text, item.words, home)
        return SharedParts(
            evidence=Evidence(
                start=words.start, end=words.end, text=text[words.start : words.end], sentence=home
            ),
            signal=signal, stance=stance, voice=said, places=where, period=when, about=about,
            scores={
                "claim": item.sure, "signal": signal_sure, "stance": stance_sure,
                "certainty": float(answers["certainty"].max()), "speaker": said.score, "via": said.via_score,
                "about": about_sure, "core": self._core(about, about_sure, answers),
                "places": where_sure, "period": when_sure,
            },
        )  # fmt: skip

    def _signal(self, shares: Floats, text: str, words: Span) -> tuple[str | None, float]:
        """The likeliest sign, cues of the case among its words counted in; None where "none" is likelier than not."""
        names = self._record.signals
        none = names.index(NONE)
        if shares[none] > NOTHING:
            return None, float(shares[none])
        score = np.log(np.maximum(shares, TINY))
        for cue in self._cues.score(text, words):
            score[names.index(cue.signal)] += CUE * min(cue.score, CLEAREST)
        score[none] = -np.inf
        odds = np.exp(score - score.max())
        return names[int(odds.argmax())], float(odds.max() / odds.sum())

    def _carried(self, said: Voice, text: str, home: Span, words: Span) -> Voice:
        """A voice with the outlets its sentence names beside it, where the links missed them."""
        known = {one.actor or one.name for one in said.via}
        more = self._sources.carriers(text, home, words, said.speaker)
        new = tuple(one for one in more if (one.actor or one.name) not in known)
        if not new:
            return said
        return msgspec.structs.replace(said, via=(*said.via, *new), via_score=CARRIED)

    def _stance(self, shares: Floats, text: str, words: Span, home: Span) -> tuple[Stance, float]:
        """How it is said; what the sentence denies in so many words is denied, unless it is doubted."""
        best = Stance(STANCES[int(shares.argmax())])
        plainly = self._denials is not None and denied(text, words, home, self._denials)
        if plainly and best not in {Stance.DENIES, Stance.DOUBTS}:
            return Stance.DENIES, PLAINLY
        return best, float(shares.max())

    def _claim(
        self,
        item: Accepted,
        told: SharedParts,
        figure: tuple[Quantity | None, float],
        withheld: tuple[Span, ...],
    ) -> Claim:
        answers = item.answers
        quantity, quantity_sure = figure
        measure, scores = None, told.scores | {"quantity": quantity_sure}
        if quantity is not None:
            measure, scores["measure"] = self._measure(answers["measure"], told.signal, quantity)
            quantity = self._with_unit(quantity, measure)
        return Claim(
            id=claim_id(self._document.id, told.evidence, told.signal, quantity),
            document=self._document.id,
            file=self._document.file,
            language=self._document.language,
            evidence=told.evidence,
            speaker=told.voice.speaker,
            via=told.voice.via,
            stance=told.stance,
            certainty=Certainty(CERTAINTIES[int(answers["certainty"].argmax())]),
            signal=told.signal,
            measure=measure,
            quantity=quantity,
            places=told.places,
            period=told.period,
            about=told.about,
            core=scores["core"] > CORE,
            scores={name: round(score, 3) for name, score in scores.items()},
            withheld=withheld,
            method=Method(reader=self._reader, score=round(item.sure, 3)),
        )

    def _measure(self, shares: Floats, signal: str, quantity: Quantity) -> tuple[str | None, float]:
        """The likeliest measure whose unit is the figure's; None where nothing fits or "none" outweighs it.

        What few measures count, as regions, and of this sign, is counted by one of them.
        """
        fits = self._fitting(quantity.unit)
        weighed = {name: share for name, share in self._shares(shares) if name in fits}
        own = [n for n in weighed if signal in fits[n].signals or EVERY_SIGNAL in fits[n].signals]
        telling = bool(own) and len(fits) <= FEW
        none = sum(share for name, share in self._shares(shares) if name in {NONE, OTHER})
        best = max(own if telling else weighed, key=lambda n: weighed[n], default=None)
        if best is None or (not telling and weighed[best] < UNMEASURED * none):
            return None, none / (none + sum(weighed.values()))
        whole = sum(weighed.values()) + (0.0 if telling else none)
        return best, weighed[best] / whole

    def _shares(self, shares: Floats) -> Iterator[tuple[str, float]]:
        return zip(self._record.measures, map(float, shares), strict=True)

    def _fitting(self, unit: str | None) -> dict[str, Measure]:
        """The measures that count a unit; all of them where no measure is said to count it."""
        fits = {n: m for n, m in self._case.measures.items() if unit in m.units}
        return fits or dict(self._case.measures)

    def _with_unit(self, quantity: Quantity, measure: str | None) -> Quantity:
        """A figure whose words name no unit has that of its measure, where the measure has but one."""
        units = self._case.measures[measure].units if measure in self._case.measures else ()
        if quantity.unit is not None or len(units) != 1:
            return quantity
        return msgspec.structs.replace(quantity, unit=units[0])

    def _core(self, about: str | None, sure: float, answers: dict[str, Floats]) -> float:
        """How likely a claim is on the case's matter: about its country, and on how men are raised, kept, moved or lost.

        The weights were shown what is beside the matter for one country; for others, what is a claim at all must do.
        """
        if about != self._case.head.country:
            return 0.0
        head = "core" if about == self._record.judged else "real"
        return sure * float(answers[head][0])


def home_of(sentences: tuple[Span, ...], words: Span) -> Span:
    """The sentence that holds a claim's first word; the words themselves where they lie outside all."""
    at = bisect_right([sentence.start for sentence in sentences], words.start) - 1
    if at < 0 or sentences[at].end <= words.start:
        return words
    return Span(sentences[at].start, max(sentences[at].end, words.end))
