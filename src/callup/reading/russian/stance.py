"""How a Russian statement is meant, and how firmly. In: its words, its cue, its speaker's standing. Out: stance, certainty.

Deliberately missing: irony; negation that reaches over a clause's end.
"""

import re
from functools import lru_cache

from callup.model import Certainty, SpeakerKind, Stance
from callup.reading.grammar import Said
from callup.reading.russian.words import can_be_denied, is_future

_CUES = [
    (
        Stance.DENIES,
        r"опровер\w+|отрица\w+|отверг\w+|назва\w+ (?:фейк\w*|слух\w*|вброс\w*|ложью|недостоверн\w+)|дезавуир\w+|назвал\w*\s+(?:фейк|слух|лож|вброс|недостоверн)\w*",
    ),
    (
        Stance.DOUBTS,
        r"усомн\w+|не\s+ответил\w*|не\s+ста\w+\s+(?:отвечать|комментировать|уточнять)|отказал\w*с[ья]\s+\w+|сомнева\w+|постав\w+ под сомнение",
    ),
    (Stance.PREDICTS, r"предупре\w+|предсказ\w+|прогнозир\w+|ожида\w+|спрогнозир\w+|опаса\w+"),
    (
        Stance.PLANS,
        r"пообеща\w+|обеща\w+|планиру\w+|намерен\w*|собира\w+|предлож\w+|предлага\w+|хочет|хотят|поруч\w+|приказа\w+|распоряд\w+",
    ),
    (
        Stance.DEMANDS,
        r"потребова\w+|требу\w+|призва(?:л|ла|ли|ло|ет)|призыва(?:ет|ют|л|ли)|попрос\w+|прос(?:ит|ят|или|ил)|обяза\w+|рекоменду\w+|порекоменд\w+|велел\w*",
    ),
]
CUES = [
    (stance, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for stance, pattern in _CUES
]
HEDGE = re.compile(
    r"(?<!\w)(?:может|могут|мог|могла|могли|возможно|вероятно|видимо|по-видимому|якобы|предположительно|похоже|кажется|скорее всего|"
    r"наверное|не исключ\w+|по слухам|будто)(?!\w)",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(r"(?<!\w)(?:если|бы|в случае|при условии)(?!\w)", re.IGNORECASE)
NEGATION = re.compile(
    r"(?<!\w)(?:нет|никак(?:ой|их|ого|ие|им)|никого|никто|ни одн\w+|нельзя|отсутству\w+|прекра(?:тил|щен)\w*|больше не)(?!\w)|не соответству\w+ действительности|фейк\w*",
    re.IGNORECASE,
)
NOT = re.compile(
    r"(?<!\w)не\s+(?:(?:пока|ещ[её]|уже|просто|так|очень|никак|совсем|будет|будут)\s+)?(?P<verb>[а-яё]+)",
    re.IGNORECASE,
)
NOT_A_DENIAL = re.compile(
    r"не (?:только|менее|более|меньше|больше|позднее|позже|ранее|ниже|выше|раз|исключ\w+|хвата\w+|явк\w+|менее чем|уточня\w+|явил\w+|явят\w+|нужно|надо|требуется|обязательно|боят\w+|поддержив\w+|одобря\w+|вер(?:ят|ит)|хотят|хочет|выпусти\w+|пусти\w+|отпуска\w+|отпусти\w+|выда\w+|обеспеч\w+|дожд\w+|верн\w+|выпла\w+|получ\w+(?=[^.]{0,40}(?:выплат|ден[её]г|деньги|зарплат|форм|экипир|снаряж|довольств))|плат\w+|пуска\w+|выпуска\w+|служи\w+|име\w+)|далеко не|можно не|"
    r"не(?=\s+\w+ (?:отсрочк\w+|опыт\w*))",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"(?<!\w)(?:вряд ли|едва ли|сомнительно|маловероятно|неизвестно|неясно|непонятно|под вопросом)(?!\w)",
    re.IGNORECASE,
)
DEMAND = re.compile(
    r"(?<!\w)(?<!мы )(?:должны|должен|следует(?! из)|необходимо(?= \w+ть(?:ся)?\b)|нужно (?:явиться|прийти|принести|пройти)|обязаны|обязан|обязали|предписано|предписали|приказано|велено|надлежит|просьба|просим|требуется (?:явиться|пройти))(?!\w)",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"(?<!\w)(?:планир\w+|в планах|намерен\w*|собира[ею]тся|мы должны|готовит(?:ся)?|готовятся|(?:предлага\w+|предлож\w+)(?! (?:\w+ )?контракт)|законопроект\w*|внес(?:ли|ен|ла|ут)?|внёс|хотят|хочет|решил\w*(?! (?:поджечь|уехать|сбежать|отказаться|бежать|вернуться))|поруч\w+|пообеща\w+|обеща\w+)(?!\w)",
    re.IGNORECASE,
)
WORD = re.compile(r"[а-яё]{4,}")
AHEAD = frozenset({"предстоит", "предстоят"})
ORDERED = re.compile(
    r"(?:призовут|мобилизуют|отправят|набер[уё]т|вручат|разошлют|введут|поднимут|повысят|увеличат|запретят|доплатят|выплатят|объявят|заберут|продлят|освободят|обучат|направят|сформируют|создадут|откроют|пришлют|передадут|привлекут)$"
)
WHO_ORDERS = re.compile(
    r"(?<!\w)(?:власти|военкомат\w?|министерство|правительство|губернатор|президент|минобороны|генштаб|администрация|депутаты|парламент|мэрия)(?!\w)",
    re.IGNORECASE,
)
GUESSING = frozenset({SpeakerKind.PERSON, SpeakerKind.UNNAMED})
ANNOUNCED = re.compile(r"объяв\w+|распоряд\w+|приказ\w+", re.IGNORECASE)
OBSERVER = frozenset(
    {SpeakerKind.OUTLET, SpeakerKind.ORGANISATION, SpeakerKind.AUTHOR, SpeakerKind.UNNAMED}
)


@lru_cache(maxsize=20_000)
def cue_stance(cue: str) -> Stance | None:
    """The stance a reporting word lends to what it reports; None for plain saying.

    >>> cue_stance("опровергли"), cue_stance("сообщил")
    (<Stance.DENIES: 'denies'>, None)
    """
    return next((stance for stance, pattern in CUES if pattern.search(cue)), None)


def stance_of(said: Said) -> tuple[Stance, str]:
    """The stance and the rule that found it."""
    by_cue = said.cue_stance or cue_stance(said.cue)
    if by_cue in {Stance.DENIES, Stance.DOUBTS}:
        return by_cue, f"cue «{said.cue}»"
    doubt = DOUBT.search(said.words)
    if doubt:
        return Stance.DOUBTS, f"word «{doubt[0]}»"
    denied = _negation(NOT_A_DENIAL.sub(" ", said.words))
    if denied:
        return Stance.DENIES, f"negation «{denied[0]}»"
    if by_cue is not None:
        return by_cue, f"cue «{said.cue}»"
    if said.decided and ANNOUNCED.search(said.cue):
        return Stance.PLANS, f"announced: «{said.cue}»"
    return _by_words(said)


def _negation(words: str) -> re.Match[str] | None:
    """What denies a statement: a word of denial, or "not" before a verb; «не пребывающих в запасе» denies nothing."""
    return NEGATION.search(words) or next(
        (match for match in NOT.finditer(words) if can_be_denied(match["verb"])), None
    )


def _by_words(said: Said) -> tuple[Stance, str]:
    demand = DEMAND.search(said.words)
    if demand:
        return Stance.DEMANDS, f"word «{demand[0]}»"
    plan = PLAN.search(said.words)
    if plan:
        return Stance.PLANS, f"word «{plan[0]}»"
    future = next((w for w in WORD.findall(said.words) if w in AHEAD or is_future(w)), None)
    if future:
        ordered = said.kind not in GUESSING and (
            ORDERED.match(future) or WHO_ORDERS.search(said.words)
        )
        stance = Stance.PLANS if said.in_charge or ordered else Stance.PREDICTS
        return stance, f"future «{future}»"
    return (Stance.REPORTS if said.kind in OBSERVER else Stance.ASSERTS), "plain statement"


def certainty_of(words: str, cue: str) -> Certainty:
    """How firmly a statement is put."""
    if CONDITIONAL.search(words):
        return Certainty.CONDITIONAL
    if HEDGE.search(words) or HEDGE.search(cue):
        return Certainty.HEDGED
    return Certainty.PLAIN
