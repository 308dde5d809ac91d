"""The phrase that names a source. In: the words before or after a verb of saying. Out: the bare phrase, or that it is none.

Deliberately missing: who the phrase names; see ``sources``.
"""

import re
from collections.abc import Callable

from callup.model import Span
from callup.reading.russian.reporting import WITH_REFERENCE
from callup.reading.russian.words import can_be_nominative, is_finite, is_place_name
from callup.reading.segment import trimmed

SUBJECT_BEFORE = re.compile(r"(?:^|[,;:—–]\s*|»\s*[,—–]\s*)(?P<source>[^,;:—–]{2,140}?)\s*$")
RELATIVE = re.compile(
    r"^(?:и\s+|а\s+|но\s+|о\s+|в\s+)?(?:котор\w+|что(?:бы)?|кто|где|куда|когда|если|хотя|поскольку|чей|как|сколько|почему|то|из-за|после|из\s+них|это|этот|эти|все)(?!\w)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"^(?:в\s+|во\s+|из\s+)?(?:уже\s+|всего\s+|ещё\s+|более\s+(?:чем\s+)?|не\s+менее\s+|около\s+)*(?:\d[\d\s]*|несколько|десятки|сотни|тысячи|большинство|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|половина|треть|многие)(?!\w|-летн)(?!\s+источник|\s+собеседник|\s+чиновник|\s+жител|\s+очевид|\s+мобилизованн|\s+росси)",
    re.IGNORECASE,
)
OFFICE_WORDS = re.compile(
    r"кабмин|област|республик|край|крае|округ|город|президент|министр|министерств|минобороны|мин[а-я]{3,}|губернатор|правительств|депутат|глав[аы]|власт|дум[аы]|совет|сенат|комитет|прокуратур|фсб|мвд|"
    r"генштаб|военком|администрац|парламент|суд|полици|следстви|мэр|росгварди|ведомств|росси(?:я|и)|региональн|госсовет|заксобрани|минтруд|минцифры|вуз|университет|завод|предприяти|чвк|вагнер|командовани|армия",
    re.IGNORECASE,
)
SPEAKING_HEAD = re.compile(
    r"опрос|служб|ведомств|министерств|мвд|фсб|прокуратур|погран|комитет|управлени|канал|издани|газет|агентств|портал|источник|собеседник|эксперт|аналитик|военкомат|минобороны|губернатор|глава|мэр|"
    r"депутат|правозащитник|адвокат|юрист|жители|родственник|сми|исследовани|социолог|политолог|генштаб|кремль|разведк|пресс-служб|власти|чиновник|военком|жена|мать|ж[её]ны|матери|"
    r"^[А-ЯЁ][а-яё]+(?:ов|ев|ин|ын|ский|цкий|ко|ук|юк|ян|ова|ева|ина|ская)$",
    re.IGNORECASE,
)
NAMED = re.compile(r"[А-ЯЁ][а-яё]{2,}\s+[А-ЯЁ][а-яё]{2,}|[«\"]")
NO_SPEAKER = re.compile(
    r"^(?:адрес|телефон|справк\w+|контакт\w*|фото|видео|источник фото|фото и видео|дата|время|тема|итог\w*|главное|вопрос|ответ|важно|внимание|список\b.*|напомним|кстати|перевод|читайте\b.*|подробн\w+|повестк\w+|мобилизац\w+|\d+)$",
    re.IGNORECASE,
)
STOP_WORD = re.compile(
    r"\s+(?:в\s+(?:сво[её]м|официальном|личном|собственном)|в\s+(?:[Тт]елеграм|[Tt]elegram|соцсет|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|эфире|интервью|ходе|рамках|комментари|беседе|разговоре|пятниц)\w*|"
    r"во\s+(?:вторник|время)|у\s+себя|что|чтобы|о том|об этом|об?|со\s+ссылкой|ссылаясь|на|журналист\w*|агентству|сегодня|вчера|накануне|ранее|также|уже|тоже|официально|лично|снова|теперь|\d{1,2}\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\w*)(?=\s|$)",
)
ADVERB = re.compile(
    r"^(?:\d{1,2}\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\w*(?:\s+\d{4}\s+года)?|"
    r"в\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|минувш\w+\s+\w+)|во\s+вторник|"
    r"в\s+(?:сво[её]м|официальном)\s+\S*(?:[Тт]елеграм|[Tt]elegram)\S*(?:\s+канале)?|"
    r"в\s+(?:конце|начале|середине|ходе)\s+\S+(?:\s+\d{4}\s+года)?|также|тоже|ранее|до\s+этого|уже|накануне|сегодня|вчера|недавно|позже|затем|тогда|однако|при этом|а|но|и|в свою очередь|между тем|тем временем|кроме того|вместе с тем|в то же время|по\s+итогам\s+\S+|"
    r"в\s+(?:рамках|ходе|эфире|интервью)\s+(?:\S+\s+){1,3}?(?=[А-ЯЁ][а-яё]+\s+[А-ЯЁ]|губернатор|глава|министр|президент|депутат)|"
    r"эту\s+информацию|эти\s+данные|это|официально|[^\w«\"]+)\s+",
    re.IGNORECASE,
)
WORD = re.compile(r"(?<![А-Яа-яЁё-])[а-яё-]+")
ADDRESSEE = re.compile(
    r"^(?:«[^»]+»|[\w-]+\.\w+|[А-ЯЁA-Z]{2,}|журналист(?:ам|у|ом|ке)|изданию(?:\s+«[^»]+»)?|журналистам|корреспонденту\s+\S+|агентству(?:\s+«[^»]+»)?)\s+(?=(?:в|на|во)\s|источник|собеседник|представител|глав|губернатор|адвокат|юрист|депутат|родственни|[А-ЯЁ][а-яё]+\s+[А-ЯЁ])"
)
POSSESSED = re.compile(
    r"^(?:\w+\s+)?(?:источник|собеседни)\w*\s+(?P<via>«[^»]+»|\"[^\"]+\"|[A-ZА-ЯЁ]{2,}\w*)",
    re.IGNORECASE,
)
OUTLET_LIKE = re.compile(r"«|\.\w|[A-ZА-ЯЁ]{2}")
MESSAGE = re.compile(
    r"^(?:сообщени|заявлени|письм|пост|публикаци|материал|релиз|пресс-релиз|ответ|отч[её]т|доклад|телеграм-канал|telegram-канал|сайт|объявлени|расследовани|исследовани|обращени|опрос|документ)\w*\s+(?=[а-яёА-ЯЁ«])",
    re.IGNORECASE,
)
HOUSED = re.compile(r"^(?:в|во|на|из)\s", re.IGNORECASE)
PLACED = re.compile(r"^(?:в|во|на|из|с|со|по|для|до|после|при|к|за|от|у)\s", re.IGNORECASE)
BODY_WITHIN = re.compile(
    r"^(?:в|во|на)\s+(?:\S+\s+){0,2}?(?:гос)?(?:дум(?!у)|совет|минобороны|кремл|мин[а-я]{3,}|правительств|администрац|фсб|мвд|генштаб|прокуратур|комитет|военкомат|мэри|парламент|пресс-служб|ведомств|росгварди|суд|полици|вуз|университет|заксобрани)",
    re.IGNORECASE,
)
MOST_COLON_WORDS = 8
Known = Callable[[str], bool]
"""Whether words name a public source of the case."""


def subject(text: str, before: Span) -> Span | None:
    """The last piece of what stands before a verb, from the comma or the start; an apposition keeps its name.

    «Иван Гусев, глава района, сообщил»: both pieces are the subject.
    """
    opening = SUBJECT_BEFORE.search(text[before.start : before.end])
    if opening is None:
        return None
    start, end = opening.span("source")
    return trimmed(text, before.start + start, before.start + end)


def cleaned(text: str, source: Span) -> Span:
    """A source without the adverbs before it and the circumstances after it."""
    start, end = source.start, source.end
    adverb = ADVERB.match(text[start:end])
    while adverb is not None and adverb.end():
        start += adverb.end()
        adverb = ADVERB.match(text[start:end])
    for lead in (ADDRESSEE, MESSAGE):
        match = lead.match(text[start:end])
        start += match.end() if match is not None else 0
    stop = STOP_WORD.search(text, start, end)
    if stop is not None and stop.start() >= start + 2:
        end = stop.start()
    return trimmed(text, start, end) or source


def referred(text: str, source: Span, sentence_end: int) -> tuple[Span, tuple[Span, ...]]:
    """ "The paper with reference to the ministry": the ministry speaks, the paper carries."""
    told = ADDRESSEE.match(text[source.start : source.end])
    if told is not None:
        addressee = trimmed(text, source.start, source.start + told.end())
        if addressee is not None and OUTLET_LIKE.search(told[0]):
            return cleaned(text, source), (addressee,)
        return cleaned(text, source), ()
    possessed = POSSESSED.match(text[source.start : source.end])
    if possessed is not None:
        owner = trimmed(
            text, source.start + possessed.start("via"), source.start + possessed.end("via")
        )
        return cleaned(text, source), (owner,) if owner is not None else ()
    match = WITH_REFERENCE.search(text, source.start, min(source.end + 120, sentence_end))
    if match is None:
        return cleaned(text, source), ()
    origin = trimmed(text, *match.span("source"))
    carrier = trimmed(text, source.start, min(source.end, match.start()))
    if origin is None or carrier is None:
        return cleaned(text, source), ()
    return cleaned(text, origin), (cleaned(text, carrier),)


def can_speak(text: str, source: Span) -> bool:
    """Whether a phrase may name a source at all: no clause, no count, no relative word."""
    bare = cleaned(text, source)
    words = text[bare.start : bare.end]
    if RELATIVE.match(words) or COUNTED.match(words):
        return False
    return not any(is_finite(word) for word in WORD.findall(words) if len(word) > 3)


def can_act(words: str) -> bool:
    """Whether a phrase may be the subject of an act: in the nominative, or a body's own house («в Госдуме»)."""
    if PLACED.match(words):
        return BODY_WITHIN.match(words) is not None
    first = words.split()[0].strip('«»"')
    return can_be_nominative(first)


def can_tell(words: str) -> bool:
    """Whether a phrase may be the subject of saying: in the nominative, or in some house («в мэрии», «из штаба»)."""
    if PLACED.match(words):
        return HOUSED.match(words) is not None
    return can_be_nominative(words.split()[0].strip('«»"'))


def is_named(words: str) -> bool:
    """Whether a phrase names an office, a person or a title in quotation marks."""
    return bool(OFFICE_WORDS.search(words) or NAMED.search(words))


def is_office(words: str, known: Known) -> bool:
    """Whether a phrase names somebody whose acts are statements: an office, its holder, a body."""
    return bool(OFFICE_WORDS.search(words) or SPEAKING_HEAD.search(words)) or known(words)


def leads_colon(words: str, known: Known) -> bool:
    """Whether what stands before a colon is a source and no label, place or heading."""
    count = len(words.split())
    if count > MOST_COLON_WORDS or NO_SPEAKER.match(words.strip()):
        return False
    if any(is_finite(word) for word in WORD.findall(words) if len(word) > 3):
        return False
    if SPEAKING_HEAD.search(words) or known(words):
        return True
    return (words.istitle() or words.isupper()) and count <= 3 and not is_place_name(words)
