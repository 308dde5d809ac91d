"""Places in English sentences: names, lists that share a head noun, and names that are no place."""

import pytest

from callup.case.places import load_places
from callup.model import Span
from callup.reading.place import PlaceFinder


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_places("russia"))


def codes(finder: PlaceFinder, text: str) -> list[str]:
    mentions = finder.find(text, Span(0, len(text)), "en")
    for mention in mentions:
        assert text[mention.place.span.start : mention.place.span.end].strip()
    return [mention.place.code for mention in mentions if mention.kind != "country"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Voronezh", "RU-VOR"),
        ("Voronezh Oblast", "RU-VOR"),
        ("the Penza region", "RU-PNZ"),
        ("Udmurtia", "RU-UD"),
        ("the Udmurt Republic", "RU-UD"),
        ("Chita", "RU-ZAB"),
        ("Zabaykalsky Krai", "RU-ZAB"),
        ("Transbaikal Territory", "RU-ZAB"),
        ("Yakutia", "RU-SA"),
        ("the Sakha Republic", "RU-SA"),
        ("St Petersburg", "RU-SPE"),
        ("St. Petersburg", "RU-SPE"),
        ("Saint Petersburg", "RU-SPE"),
        ("Leningrad Oblast", "RU-LEN"),
        ("Krasnodar Territory", "RU-KDA"),
        ("Bashkiria", "RU-BA"),
        ("the Republic of Bashkortostan", "RU-BA"),
        ("the Khanty-Mansi Autonomous Okrug", "RU-KHM"),
        ("the Yamal-Nenets Autonomous District", "RU-YAN"),
        ("Moscow Oblast", "RU-MOS"),
        ("the Moscow region", "RU-MOS"),
        ("Moscow", "RU-MOW"),
        ("the Altai Republic", "RU-AL"),
        ("the Republic of Altai", "RU-AL"),
        ("Altai Krai", "RU-ALT"),
        ("the Jewish Autonomous Oblast", "RU-YEV"),
        ("Nizhny Novgorod", "RU-NIZ"),
        ("Veliky Novgorod", "RU-NGR"),
        ("Oryol", "RU-ORL"),
        ("Rostov-on-Don", "RU-ROS"),
        ("Sverdlovsk region", "RU-SVE"),
        ("Kabardino-Balkaria", "RU-KB"),
        ("Sevastopol", "UA-40"),
        ("the Luhansk People's Republic", "UA-09"),
        ("Zaporizhia Oblast", "UA-23"),
    ],
)
def test_a_region_is_found_under_each_of_its_names(finder, name, code):
    assert set(codes(finder, f"Draft notices were handed out in {name} this week.")) == {code}


def test_a_list_shares_the_head_noun_at_its_end(finder):
    assert codes(finder, "Units were formed in Tula, Bryansk and Kaluga oblasts.") == [
        "RU-TUL",
        "RU-BRY",
        "RU-KLU",
    ]


def test_moscow_under_a_shared_head_noun_is_the_oblast(finder):
    assert codes(finder, "Men in Moscow and Tver regions were called up.") == ["RU-MOS", "RU-TVE"]


def test_a_republic_under_a_shared_head_noun_keeps_its_ukrainian_code(finder):
    text = "Conscripts from the Donetsk and Luhansk People's Republics were sent on."
    assert codes(finder, text) == ["UA-14", "UA-09"]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it had no plans for another wave.",
        "Analysts doubt that Moscow's war aims have changed.",
        "The statement, loyal to Moscow, drew protests.",
        "MOSCOW — The ministry would not comment.",
        "KAZAN, Russia (AP) — The ministry would not comment.",
        "The Moscow-based centre asked people by telephone.",
        "The Moscow Times was blocked.",
        "The Washington Post counted the dead.",
        "Vladimir Putin met the ministers.",
        "Sergei Kirov was murdered long ago.",
        "Chekhov wrote about it.",
        "The “Altai” battalion was praised.",
        "The hotel “Kazan” was full.",
        "The submarine Kazan left port.",
        "The Leningrad Military District was set up again.",
        "The village lies 30 km south of Belgorod.",
        "Fighting went on across the Donbas and in Siberia.",
    ],
)
def test_a_name_that_means_no_place_gives_none(finder, text):
    assert codes(finder, text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He is back in Moscow.", "RU-MOW"),
        ("Moscow residents were stopped in the metro.", "RU-MOW"),
        ("Men from Moscow were luckier.", "RU-MOW"),
        ("Offices outside Moscow stayed open at night.", "RU-MOS"),
        ("Recruiters waited in Vladimir.", "RU-VLA"),
        ("A training ground near the town of Pushkin was shown.", "RU-SPE"),
        ("Muscovites hardly noticed.", "RU-MOW"),
        ("Dagestanis blocked the road.", "RU-DA"),
        ("The Penza regional governor denied it.", "RU-PNZ"),
    ],
)
def test_the_words_around_make_a_place(finder, text, code):
    assert code in codes(finder, text)


def test_moscow_in_a_list_of_towns_is_a_town(finder):
    assert codes(finder, "Moscow and Tula lost the fewest men.") == ["RU-MOW", "RU-TUL"]


def test_altai_alone_waits_for_a_text_that_names_one_of_the_two(finder):
    assert codes(finder, "Men in Altai got letters.") == []
    text = "Altai Krai formed a unit. Men in Altai got letters."
    sentence = Span(26, len(text))
    assert [m.place.code for m in finder.find(text, sentence, "en")] == ["RU-ALT"]


def test_of_two_towns_with_one_name_the_region_beside_decides(finder):
    assert codes(finder, "Men in Zheleznogorsk got letters.") == []
    assert set(codes(finder, "Men in Zheleznogorsk, Kursk Oblast, got letters.")) == {"RU-KRS"}


def test_what_a_statement_excepts_is_not_its_place(finder):
    assert codes(
        finder, "Notices went out in Tatarstan and everywhere except Chechnya and Tuva."
    ) == ["RU-TA"]


def test_the_whole_country_is_a_mention_of_its_own_kind(finder):
    text = "Summonses arrive across Russia."
    [mention] = finder.find(text, Span(0, len(text)), "en")
    assert (mention.place.code, mention.kind, mention.rule) == ("RU", "country", "whole country")


def test_only_the_span_is_searched_though_its_neighbours_are_heard(finder):
    text = "The town of Serov and Penza."
    assert [m.place.code for m in finder.find(text, Span(12, 17), "en")] == ["RU-SVE"]


def test_a_list_in_brackets_shares_its_head_noun_with_republics_and_cities(finder):
    text = "Eight heads (Crimea, Sevastopol, the Krasnodar, Bryansk and Kursk regions) may now recruit."
    assert codes(finder, text) == ["UA-43", "UA-40", "RU-KDA", "RU-BRY", "RU-KRS"]


def test_self_styled_republics_in_quotation_marks_are_still_places(finder):
    assert codes(finder, 'Units from the "DPR" and "LPR" arrived.') == ["UA-14", "UA-09"]
