"""How a Ukrainian statement is meant, and how firmly. In: its words, its cue, its speaker's standing. Out: stance, certainty.

Deliberately missing: irony, and negation that reaches over a clause's end.
"""

import re

from callup.model import Certainty, SpeakerKind, Stance
from callup.reading.grammar import Said
from callup.reading.ukrainian.words import is_finite, is_future

_CUES = [
    (Stance.DENIES, r"спросту\w+|запереч\w+|назва\w+ фейк\w*"),
    (Stance.PREDICTS, r"попередж\w+|попередив|прогнозу\w+|очіку\w+"),
    (Stance.PLANS, r"обіця\w+|пообіця\w+|планує|планують|наказа\w+|доручи\w+"),
    (Stance.DEMANDS, r"вимага\w+|заклик\w+|просить|просять"),
]
CUES = [
    (stance, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for stance, words in _CUES
]
NOT = re.compile(
    r"(?<!\w)не\s+(?:поки\s+|ще\s+|буде\s+|будуть\s+)?(?P<verb>[а-яіїєґ'’]+)", re.IGNORECASE
)
DENIED = re.compile(
    r"(?<!\w)(?:немає|нема|жодн\w+|ніяк\w+|фейк\w*|припинен\w+|припинили)(?!\w)", re.IGNORECASE
)
NO_DENIAL = re.compile(
    r"не (?:менш\w*|більш\w*|лише|тільки|виключ\w+|вистача\w+|плат\w+|отрим\w+|вида\w+)",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"(?<!\w)(?:навряд|сумнівно|малоймовірно|невідомо|незрозуміло)(?!\w)", re.IGNORECASE
)
DEMAND = re.compile(
    r"(?<!\w)(?:повинні|повинен|зобов.язан\w+|необхідно з.явитися|просимо)(?!\w)", re.IGNORECASE
)
PLAN = re.compile(
    r"(?<!\w)(?:плану\w+|заплан\w+|готу(?:є|ють)(?:ся)?|хоч(?:е|уть)|збира(?:ється|ються)|має намір|мають намір|законопро[єе]кт\w*|пропону\w+)(?!\w)",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"(?<!\w)(?:може|можуть|можливо|ймовірно|нібито|начебто|мабуть|схоже)(?!\w)", re.IGNORECASE
)
CONDITIONAL = re.compile(r"(?<!\w)(?:якщо|якби|би|за умови|у разі)(?!\w)", re.IGNORECASE)
WORD = re.compile(r"[а-яіїєґ'’]{4,}")
OBSERVER = frozenset(
    {SpeakerKind.OUTLET, SpeakerKind.ORGANISATION, SpeakerKind.AUTHOR, SpeakerKind.UNNAMED}
)


def cue_stance(cue: str) -> Stance | None:
    """The stance a reporting word lends to what it reports; None for plain saying.

    >>> cue_stance("спростували"), cue_stance("повідомив")
    (<Stance.DENIES: 'denies'>, None)
    """
    return next((stance for stance, pattern in CUES if pattern.search(cue)), None)


def stance_of(said: Said) -> tuple[Stance, str]:
    """The stance and the rule that found it."""
    by_cue = said.cue_stance or cue_stance(said.cue)
    if by_cue is Stance.DENIES:
        return by_cue, f"cue «{said.cue}»"
    bare = NO_DENIAL.sub(" ", said.words)
    denied = DENIED.search(bare) or next(
        (m for m in NOT.finditer(bare) if is_finite(m["verb"])), None
    )
    if denied:
        return Stance.DENIES, f"negation «{denied[0]}»"
    if by_cue is not None:
        return by_cue, f"cue «{said.cue}»"
    for stance, pattern in ((Stance.DOUBTS, DOUBT), (Stance.DEMANDS, DEMAND), (Stance.PLANS, PLAN)):
        match = pattern.search(said.words)
        if match:
            return stance, f"word «{match[0]}»"
    future = next((word for word in WORD.findall(said.words) if is_future(word)), None)
    if future:
        return (Stance.PLANS if said.in_charge else Stance.PREDICTS), f"future «{future}»"
    return (Stance.REPORTS if said.kind in OBSERVER else Stance.ASSERTS), "plain statement"


def certainty_of(words: str, cue: str) -> Certainty:
    """How firmly a statement is put."""
    if CONDITIONAL.search(words):
        return Certainty.CONDITIONAL
    return Certainty.HEDGED if HEDGE.search(words) or HEDGE.search(cue) else Certainty.PLAIN
