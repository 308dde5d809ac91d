"""Russian and Ukrainian, as ``find`` needs them. In: nothing. Out: the record. Deliberately missing: Ukrainian ordinals."""

from callup.reading.quantity.bounds_ru import BOOK as BOUNDS
from callup.reading.quantity.nouns_ru import noun_after
from callup.reading.quantity.numerals_ru import SCALES, TRIGGERS, read_amount
from callup.reading.quantity.ordinals_ru import ENDINGS, FORMS, counting_ordinal
from callup.reading.quantity.refusals import Refusals
from callup.reading.quantity.tokens import HYPHENS, listed
from callup.reading.quantity.tongue import Clues, Ranges, Tongue
from callup.reading.quantity.units_ru import unit_of


def fold(word: str) -> str:
    """Small letters, ё as е: what the tables are written in."""
    return word.lower().replace("ё", "е")


_MONTHS = listed(
    "январь января январе январю январем февраль февраля феврале февралю март марта марте марту апрель апреля апреле апрелю май мая мае маю "
    "июнь июня июне июню июль июля июле июлю август августа августе августу сентябрь сентября сентябре сентябрю октябрь октября октябре "
    "октябрю ноябрь ноября ноябре ноябрю декабрь декабря декабре декабрю "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня янв фев февр апр авг сен сент окт ноя нояб дек"
)
REFUSALS = Refusals(
    months=_MONTHS,
    names_before=listed(
        "№ n индекс номер номером статья статьи статье статью статьей статей статьям ст пункт пункта пункте пунктом п пп часть части частью ч глава главы страница страницы стр "
        "указ указа закон закона законом приказ приказа постановление постановления школа школы школе дом д кв квартира корпус корп строение стр "
        "рейс рейса маршрут канал канала в/ч вч ик ик- сизо кодекс абзац абз приложение приложения таблица рис рисунок улица ул проспект "
        "тел телефон телефону форма категория группа группы снт мкр микрорайон россия москва стаття статті частина закону ковид россии день"
    )
    - {"группы", "россии", "день"},
    clock_after=listed("утра вечера ночи мск ранку"),
    hours=frozenset({"часов", "часа", "час", "часам", "ч", "годин", "години", "год"}),
    at=frozenset({"в", "к", "с", "до", "около", "о"}),
    year_after=listed("год года году годом годы годов гг г год-го рік року році"),
    year_before=frozenset(),
    decade_after=frozenset({"е", "годах", "годов", "годы"}),
    ordinal_ends=ENDINGS - {"х", "ми", "м", "ю"},
    eras=frozenset({"в", "с", "до", "от"}),
    ranks=frozenset(),
    day_first=True,
)
TONGUE = Tongue(
    fold=fold,
    triggers=TRIGGERS | frozenset(FORMS) - {"первый", "первая", "первого", "второй", "первой", "первые"},
    amount=read_amount,
    ordinal=counting_ordinal,
    noun=noun_after,
    bounds=BOUNDS,
    refusals=REFUSALS,
    ranges=Ranges(
        between=frozenset({"между", "між"}),
        opens=frozenset({"от", "с", "со", "від", "з"}),
        joins=HYPHENS | {"до"},
        ands=frozenset({"и", "та", "і"}),
        ors=frozenset({"или", "либо", "або"}),
        change=(
            "увелич", "вырос", "возрос", "повы", "сниз", "сократ", "поднял", "поднят", "подня", "подорож", "расшир", "уменьш", "упал", "рост",
            "довест", "довед", "довел", "прод", "измен", "перен", "збільш", "зрост",
        ),
        to=frozenset({"до"}),
        needs_opening=True,
    ),
    clues=Clues(
        people=(
            "мобилиз", "призва", "призов", "убит", "убил", "погиб", "ранен", "ранил", "задерж", "арест", "завербов", "набра", "набер", "отправ", "обуч", "подготов",
            "осужд", "осуд", "освобод", "пленн", "обменя", "эвакуир", "госпитализ", "подписа", "скончал", "умер", "пострада", "вызва", "состо", "записал", "загин", "принят", "оштраф", "отпуст", "вернул", "выех", "уех", "бежал", "отказал", "сдал", "служ",
        ),
        forces=("арми", "численн", "штат", "личн", "контингент", "группировк", "войск", "вооруженн", "контрактник", "доброволь", "резервист", "мобилизованн", "потер"),
        money=("выплат", "платят", "доплат", "зарплат", "оклад", "доход", "сумм", "компенсаци", "преми", "пособи", "довольств", "штраф"),
        age=("возраст",),
        not_age=("срок", "лишен", "колони", "тюрьм", "грозит", "стаж", "пригов", "осужд", "контракт", "служ", "заключ", "наказ"),
        men=listed("мужчин мужчины мужчинам граждан граждане гражданам россиян россияне юношей юноши людей призывников призывники военнообязанных запасников добровольцев лиц жителей парней чоловіків мужчинами гражданами всех тех офицеров солдат женщин"),
    ),
    scales=SCALES,
    ones=listed("один одна одно одного одной одному одним одном одну"),
    unit_of=unit_of,
    home_currency="ruble",
    estimate_order=True,
)  # fmt: skip
