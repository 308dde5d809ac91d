"""Russian as a ``Grammar``. In: paragraphs. Out: attributions, clauses, stances, speakers. All by rule: no tagger."""

import re
from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.model import Certainty, Document, Span, Stance
from callup.reading.actors import ActorIndex
from callup.reading.attribution import Attribution, Tagged
from callup.reading.grammar import Said
from callup.reading.russian import saying
from callup.reading.russian.clauses import clauses
from callup.reading.russian.entities import Entities
from callup.reading.russian.quoting import told_by
from callup.reading.russian.sources import RussianSources
from callup.reading.russian.stance import certainty_of, cue_stance, stance_of

REFERS_BACK = re.compile(
    r"(?<!\w)(?:аналогичн\w+|то же самое|так(?:ая|ие|ой) же|похож\w+)(?!\w)|"
    r"^(?:однако\s+|а\s+|в\s+силу\s+)*(?:этот\s+|сам\s+|новый\s+)?(?:закон|документ|указ|постановление|решение)\s+(?:\S+\s+){0,2}(?:вступ\w+|подписан\w*|опубликован\w*|одобрен\w*|заработ\w+|начн[её]т)|"
    r"^(?:ещ[её]\s+одну\s+)?(?:\S+\s+)?инициативу.{0,40}\s(?:одобрил|поддержал|принял)\w*|"
    r"^(?:все\s+)?(?:они|эти\s+(?:люди|подразделения|бойцы))\s+(?:\S+\s+){0,2}(?:будут|отправ\w+|пройдут|проходят|прошли|примут|прибы\w+|участвуют|займутся)(?!\w)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^(?:а |и |но )?(?:ещё|еще|всего|из них|из этого числа|среди них|их|они|он|она|это|эта|этот|число|количество|общее)(?!\w)",
    re.IGNORECASE,
)
SENTENCE_ENDS = frozenset(".!?…»)")
SETS_SCENE = re.compile(
    r"^(?:и |а |но )?(?:когда|если|пока|после того как|хотя|так как|поскольку)(?!\w)", re.IGNORECASE
)


class Russian:
    """The habits of Russian reporting."""

    language = "ru"

    def __init__(self, case: Case, names: Entities) -> None:
        self._actors = ActorIndex(case)
        self._names = names

    def sources(self, document: Document) -> RussianSources:
        """A fresh memory of speakers for one document."""
        return RussianSources(self._actors, self._names)

    def clauses(self, text: str, span: Span) -> list[Span]:
        """Cut a stretch of a sentence into statements."""
        return clauses(text, span)

    def attributions(
        self, text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]
    ) -> list[Attribution]:
        """The acts of saying in one paragraph; a tagger's spans are not used yet."""
        return [
            msgspec.structs.replace(
                item, stance=cue_stance(text[item.cue.start : item.cue.end]) if item.cue else None
            )
            for item in saying.attributions(text, sentences, self._is_known)
        ]

    def _is_known(self, words: str) -> bool:
        return bool(self._actors.find(words))

    def credit(self, text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
        """«Об этом сообщает «Астра».» on a line of its own; under a headline, which has no full stop, it credits nothing."""
        before = text[: paragraph.start].rstrip()
        return told_by(text, paragraph) if before[-1:] in SENTENCE_ENDS else None

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
        return GOES_ON.search(words) is not None

    def is_aside(self, words: str) -> bool:
        """Posts and headings state much without a verb, so only clauses that set the scene are asides."""
        return SETS_SCENE.match(words) is not None
