"""Places in Russian and Ukrainian: cases, adjectives, peoples, long lists, and names that are no place."""

import pytest

from callup.case.places import load_places
from callup.model import Span
from callup.reading.place import PlaceFinder


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_places("russia"))


def codes(finder: PlaceFinder, text: str, language: str = "ru") -> list[str]:
    mentions = finder.find(text, Span(0, len(text)), language)
    return [mention.place.code for mention in mentions if mention.kind != "country"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Повестки приносят в Воронеже.", "RU-VOR"),
        ("Призывники из Набережных Челнов уехали.", "RU-TA"),
        ("Военкомат Ростова-на-Дону закрыт.", "RU-ROS"),
        ("Сборы пройдут в Республике Саха (Якутия).", "RU-SA"),
        ("В Ханты-Мансийском автономном округе ищут контрактников.", "RU-KHM"),
        ("В ХМАО ищут контрактников.", "RU-KHM"),
        ("Жители ЕАО получили письма.", "RU-YEV"),
        ("Ненецкий автономный округ молчит.", "RU-NEN"),
        ("В Московской области проверяют данные.", "RU-MOS"),
        ("Под Москвой строят лагерь.", "RU-MOS"),
        ("В Подмосковье строят лагерь.", "RU-MOS"),
        ("В Москве строят пункт.", "RU-MOW"),
        ("Мэр Москвы промолчал.", "RU-MOW"),
        ("москвичи стоят в очереди", "RU-MOW"),
        ("Туляков отправили на полигон.", "RU-TUL"),
        ("подмосковный губернатор возразил", "RU-MOS"),
        ("воронежский военкомат возразил", "RU-VOR"),
        ("На Кубани собирают отряд.", "RU-KDA"),
        ("В Алтайском крае собирают отряд.", "RU-ALT"),
        ("В Республике Алтай собирают отряд.", "RU-AL"),
        ("В Горно-Алтайске собирают отряд.", "RU-AL"),
        ("В Грозном прошли проводы.", "RU-CE"),
        ("В Орле прошли проводы.", "RU-ORL"),
        ("Военкомат ищут во Владимире.", "RU-VLA"),
        ("ПОВЕСТКИ В ВОРОНЕЖЕ", "RU-VOR"),
        ("Новости дня #воронеж", "RU-VOR"),
        ("Отряд из ЛНР пополнен.", "UA-09"),
        ("В Крыму закрыт выезд.", "UA-43"),
    ],
)
def test_a_region_is_found_in_every_dress(finder, text, code):
    assert set(codes(finder, text)) == {code}


def test_a_list_of_adjectives_shares_its_noun(finder):
    text = "Письма приходят в Московской, Тверской и Ленинградской областях, Пермском и Алтайском краях."
    assert codes(finder, text) == ["RU-MOS", "RU-TVE", "RU-LEN", "RU-PER", "RU-ALT"]


def test_thirty_regions_in_the_genitive_are_thirty_regions(finder):
    text = (
        "Сообщения есть из Адыгеи, Башкортостана, Бурятии, Дагестана, Ингушетии, Кабардино-Балкарии, Калмыкии, "
        "Карачаево-Черкесии, Карелии, Коми, Марий Эл, Мордовии, Якутии, Северной Осетии, Татарстана, Тувы, Удмуртии, "
        "Хакасии, Чечни, Чувашии, Забайкалья, Приморья, а также Брянской, Курской, Липецкой, Омской, Псковской, "
        "Рязанской, Самарской и Томской областей."
    )
    found = codes(finder, text)
    assert len(found) == len(set(found)) == 30


@pytest.mark.parametrize(
    "text",
    [
        "Москва заявила, что планов нет.",
        "Переговоры с Москвой зашли в тупик.",
        "МОСКВА, 5 окт — агентство. Министр промолчал.",
        "Владимир Путин промолчал.",
        "Иван Грозный не при чём.",
        "Сообщил Максим Калужский.",
        "Поздравили Александра Белова.",
        "«Московский комсомолец» написал об этом.",
        "Поезд пришёл на Курский вокзал.",
        "Пункт открыт на Ленинградском проспекте.",
        "Пункт открыт на улице Кирова.",
        "На Кировском заводе митинг.",
        "Штаб Московского военного округа переехал.",
        "Штаб Уральского федерального округа переехал.",
        "Крейсер «Москва» утонул.",
        "Отель «Казань» переполнен.",
        "В Сибири и на Донбассе холодно.",
        "Орёл летит высоко.",
    ],
)
def test_a_name_that_means_no_place_gives_none(finder, text):
    assert codes(finder, text) == []


def test_a_name_is_seen_through_foreign_letters_and_hidden_marks(finder):
    text = "Повестки в В\u043eр\u006fн\u200bеже и в Ли\u0301пецке"
    mentions = finder.find(text, Span(0, len(text)), "ru")
    assert [m.place.code for m in mentions] == ["RU-VOR", "RU-LIP"]
    assert [text[m.place.span.start : m.place.span.end] for m in mentions] == [
        "В\u043eр\u006fн\u200bеже",
        "Ли\u0301пецке",
    ]


def test_decomposed_letters_and_no_break_spaces_do_not_hide_a_name(finder):
    assert codes(finder, "в Нижнем\u00a0Новгороде и Горно-Алтаи\u0306ске") == ["RU-NIZ", "RU-AL"]


def test_the_parent_region_of_an_okrug_in_brackets_is_not_meant(finder):
    assert codes(finder, "Ненецкий автономный округ (Архангельская область)") == ["RU-NEN"]


def test_what_a_statement_excepts_is_not_its_place(finder):
    assert codes(finder, "В Бурятии письма получили все, кроме Тувы и Хакасии их не ждут.") == [
        "RU-BU"
    ]


def test_the_whole_country_has_its_own_kind(finder):
    text = "По всей стране и в российских регионах идут сборы."
    assert {(m.place.code, m.kind) for m in finder.find(text, Span(0, len(text)), "ru")} == {
        ("RU", "country")
    }


def test_ukrainian_names_and_lists_are_read(finder):
    text = (
        "Повістки у Воронезькій та Курській областях, у Криму й на Луганщині, в Івано-Франківську."
    )
    assert codes(finder, text, "uk") == ["RU-VOR", "RU-KRS", "UA-43", "UA-09", "UA-26"]


def test_a_bare_list_of_feminine_adjectives_names_oblasts(finder):
    text = "В перечне: Москва, Тульская, Московская, Ленинградская, Пермский и Алтайский края, Дагестан"
    assert codes(finder, text) == [
        "RU-MOW",
        "RU-TUL",
        "RU-MOS",
        "RU-LEN",
        "RU-PER",
        "RU-ALT",
        "RU-DA",
    ]


def test_a_town_of_another_region_gives_way_to_the_region_named_after_it(finder):
    assert codes(finder, "Сборы идут в посёлке Угличе Хабаровского края.") == ["RU-KHA"]


def test_short_abbreviations_want_a_word_of_place(finder):
    assert codes(finder, "Военкоматы в РТ и РБ работают без выходных.") == ["RU-TA", "RU-BA"]
    assert codes(finder, "Показатель РД вырос.") == []
