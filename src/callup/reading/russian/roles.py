"""Who stands behind a role. In: words round a name, or a role alone. Out: the role beside a name; whether it is private.

Deliberately missing: roles held before or after the text.
"""

import re

PRIVATE = re.compile(
    r"(?<!\w)(?:жител|мать|матер|отец|отца|жена|жён|жены|муж|сын|родственни|мобилизованн|солдат|призывник|контрактник|студент|учител|водител|рабоч|сотрудни(?:к|ца) завод|"
    r"пенсионер|дочь|дочер|сестра|брат|задержанн|осужд|заключ|боец|срочник|\d+-летн|школьни|сосед|знаком|подруг|предпринимател|программист|врач|уроженец|уроженк|женщин|мужчин|пользовател|подсудим|обвиняем)",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"^(?:источник|собеседни|земляк|сослужив|знаком|эксперт|аналитик|очевид|военкор|блогер|жител|родственник|читател|подписчи|чиновни|юрист|правозащитни|"
    r"мобилизованн|солдат|мать|матер|жена|жён|жены|люд|мужчин|женщин|росси(?:яне|янин)|сотрудни|работни|контрактни|призывни|срочни|наблюдател|активист|волонт|"
    r"осведомл[её]нн|друзья|друг$|бойц|боец|студент|родител|сотрудниц|пользовател|местны[ех]\s+жител|рабочи|врач|социолог|политолог|адвокат|исследовател|журналист|инсайдер|"
    r"военны[ейхм]{1,2}(?!\s+(?:комисс|прокур|суд|следств|полиц|развед|ведомств)))",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?<!\w)(?:(?:военн|официальн|бывш|главн|исполняющ|перв|действующ|верховн)[а-яё]+\s+)?(?:[а-яё]+-)?(?:вице-)?(?:губернатор|комиссар|глав[аыеу](?!н)|мэр|президент|премьер|министр|председател|депутат|сенатор|военком|спикер|пресс-секретар|представител|замминистр|заместител|замглав|секретар|"
    r"генерал|полковник|адмирал|контр-адмирал|подполковник|майор|директор|адвокат|юрист|правозащитни|социолог|аналитик|эксперт|политолог|руководител|командующ|командир|главком|начальник|уполномоченн|омбудсмен|журналист|"
    r"основател|координатор|прокурор|советни|лидер|редактор|экономист|историк|блогер|военкор|корреспондент|замначальни|врио|депутатк|общественни|ректор|посол|госсекретар|экс-|член|учредител|сопредседател|куратор)[а-яё]*",
    re.IGNORECASE,
)
EDGE = re.compile(r"[.:;!?«»()\n\"]|—|–|\s-\s")
CLAUSE = re.compile(r",\s+(?:а|но|и|что|котор\w+|где|как)\s")
AFTER = re.compile(r"\s*[,(]\s*(?P<role>[^,.;:()—–]{4,80})")
SAME_POST = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"governor|head of|губернатор|глав\w{1,2}\s+(?:регион|субъект|област|республик|края|крае|администраци\w+\s+(?:регион|област)|[А-ЯЁ]\w+(?:и|ии|ы)$)|руководител\w+\s+(?:регион|област|субъект)|врио",
        r"mayor|мэр|градоначальник|глав\w{1,2}\s+(?:город|муниципалитет|района|администрац)",
        r"deputy|duma|депутат|парламентар|политик|законодател|глав\w{1,2}\s+комитета|председател\w+\s+комитета|сенатор",
        r"военком|военн\w+\s+комиссар",
        r"minister|министр|глав\w{1,2}\s+(?:мин\w+|ведомств|военного\s+ведомств)",
        r"president of|президент|глав\w{1,2}\s+государств|российск\w+\s+лидер",
        r"spokes|пресс-секретар|представител\w+\s+(?:ведомств|мин)",
        r"генерал|адмирал|полковник|военачальник|офицер|командир",
        r"analyst|expert|sociologist|эксперт|аналитик|социолог|политолог|экономист|военный\s+аналитик|исследовател|специалист",
        r"lawyer|адвокат|юрист|правозащитни",
        r"омбудсмен|уполномоченн",
        r"чиновни|заместител|вице-губернатор",
    )
]
MOST_WORDS = 4
COMMON = (
    "регион",
    "субъек",
    "област",
    "респуб",
    "края",
    "край",
    "госуда",
    "ведомс",
    "город",
    "район",
    "военно",
    "комите",
    "админи",
    "росси",
    "рф",
)
DEFENCE = re.compile(r"defence|оборон", re.IGNORECASE)


def same_holder(phrase: str, role: str) -> bool:
    """Whether the rest of a phrase agrees with a role: «министр финансов» is not the minister of defence.

    >>> same_holder("глава региона", "губернатор Омской области")
    True
    >>> same_holder("министр финансов", "министр обороны")
    False
    """
    rest = [word.casefold() for word in phrase.split()[1:]]
    telling = [word[:5] for word in rest if not word.startswith(COMMON)]
    if not telling:
        return True
    if any(stem.startswith("оборо") for stem in telling) and DEFENCE.search(role):
        return True
    return any(stem in role.casefold() for stem in telling)


def role_before(before: str) -> str | None:
    """The role that ends right at a name: «губернатор Омской области |Виталий …».

    >>> role_before("Об этом сказал председатель комитета Госдумы по обороне ")
    'председатель комитета Госдумы по обороне'
    >>> role_before("Он задал губернатору вопрос: «")
    """
    cut = max(
        (match.end() for match in (*EDGE.finditer(before), *CLAUSE.finditer(before))), default=0
    )
    tail = before[cut:]
    joined = tail.rfind(" и ")
    if joined >= 0 and ROLE.search(tail, joined):
        tail = tail[joined + 3 :]
    comma = tail.rfind(",")
    found = ROLE.search(tail, comma + 1 if comma >= 0 else 0) or ROLE.search(tail)
    return (tail[found.start() :].strip(" ,") or None) if found else None


def role_after(after: str) -> str | None:
    """The role put after a name: «|…, глава района, …»."""
    match = AFTER.match(after)
    if match is None or ROLE.match(match["role"]) is None:
        return None
    return match["role"].strip()


def is_private(role: str | None) -> bool:
    """Whether a role, or the want of one, makes somebody a private person."""
    return role is None or PRIVATE.search(role) is not None


def same_post(phrase: str) -> re.Pattern[str] | None:
    """What roles a short phrase without a name may stand for; None when it names no post."""
    if len(phrase.split()) > MOST_WORDS:
        return None
    return next((pattern for pattern in SAME_POST if pattern.match(phrase)), None)


def is_unnamed(phrase: str) -> bool:
    """Whether a phrase names people by what they are only: its first words, adjectives aside."""
    words = phrase.split()
    return any(
        UNNAMED.match(" ".join(words[at:]))
        for at in range(min(3, len(words)))
        if at == 0 or _is_adjective(words[at - 1])
    )


def _is_adjective(word: str) -> bool:
    return word.casefold().endswith(
        (
            "ый",
            "ий",
            "ой",
            "ые",
            "ие",
            "ая",
            "ых",
            "их",
            "ого",
            "один",
            "одна",
            "из",
            "ними",
            "ним",
            "ом",
        )
    )
