"""Who speaks in English where the words stand crooked: credits after the fact, acts of office, colons, chains."""

from tests.reading.conftest import ClaimsIn


def test_a_paragraph_that_only_names_a_source_credits_the_one_before(claims_in: ClaimsIn) -> None:
    [claim] = claims_in(
        "In Tver, subpoenas are handed out at factory gates.\n\nThis is reported by the outlet Volga Lens."
    )
    assert claim.speaker.name == "Volga Lens"


def test_who_passes_a_law_vouches_for_it(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("The State Duma adopted a bill raising the draft age to 30.")
    assert claim.speaker.actor == "state-duma"


def test_a_name_before_a_colon_speaks(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Peskov: a second wave of mobilisation is not being discussed")
    assert claim.speaker.actor == "dmitry-peskov"
    assert claim.stance.value == "denies"


def test_the_origin_speaks_and_the_outlet_carries(claims_in: ClaimsIn) -> None:
    [claim] = claims_in(
        "The outlet Volga Lens reports, citing inmates, that recruiters took sixty convicts to the front."
    )
    assert claim.speaker.role == "inmates"
    assert [carrier.name for carrier in claim.via] == ["Volga Lens"]


def test_who_is_told_to_come_says_nothing(claims_in: ClaimsIn) -> None:
    [claim] = claims_in(
        "Nurses in Tomsk were told to attend a military muster in May, a doctor said."
    )
    assert claim.speaker.role == "doctor"


def test_a_law_that_does_not_let_men_out_denies_nothing(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Parliament passed a law that does not allow reservists to leave Russia.")
    assert claim.signal == "border_restriction"
    assert claim.stance.value == "asserts"


def test_boarding_trains_is_no_training(claims_in: ClaimsIn) -> None:
    claims = claims_in("Mobilised men were boarding trains while their wives wept.")
    assert all(claim.signal != "reservist_training" for claim in claims)


def test_thousands_written_once_count_for_both_ends(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Some 70-80,000 Russian soldiers have been killed, officials say.")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (70_000, 80_000)


def test_a_region_named_in_passing_is_not_the_scene_of_a_short_text(claims_in: ClaimsIn) -> None:
    text = (
        "The army will be enlarged, the minister said on Monday at a meeting that went on for three hours behind closed doors. "
        "He spoke of new divisions, of barracks, of roads and of a railway for which no money has been found so far. "
        "One base may be built in Karelia.\nA second wave of mobilisation is near, deputies say."
    )
    assert [place.code for place in claims_in(text)[-1].places] == []


def test_a_quotation_after_a_colon_is_its_sentences_subjects(claims_in: ClaimsIn) -> None:
    [claim] = claims_in(
        "The analyst Lev Gudin offered a view of his own: “A second mobilisation will come in spring.”"
    )
    assert claim.speaker.name == "Lev Gudin"


def test_a_label_is_no_source(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Details: More than 200,000 Russians fled mobilisation to Kazakhstan.")
    assert claim.speaker.kind.value == "author"


def test_a_figure_of_battle_news_takes_no_sign_from_the_sentence_before(
    claims_in: ClaimsIn,
) -> None:
    claims = claims_in(
        "Mobilised men were sent to the front. Russian forces struck Kharkiv with 12 missiles, killing three people."
    )
    assert [claim.quantity for claim in claims] == [None]


def test_whose_mother_and_out_of_how_many_are_no_figures(claims_in: ClaimsIn) -> None:
    claims = claims_in("One conscript's mother spent 64,000 roubles on boots and body armour.")
    assert [claim.quantity.value for claim in claims if claim.quantity] == [64_000]


def test_last_september_said_in_july_is_last_years(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Mobilisation was announced last September.", date="2023-07-05")
    assert claim.period is not None
    assert claim.period.start == "2022-09-01"


def test_a_relative_clause_after_the_source_is_still_the_sources(claims_in: ClaimsIn) -> None:
    claims = claims_in(
        "The plan would give 150,000 more men, said Lev Gudin, which would be insufficient to hold the front.",
    )
    assert {claim.speaker.name for claim in claims} == {"Lev Gudin"}


def test_where_losses_were_suffered_is_not_where_men_are_called_up(claims_in: ClaimsIn) -> None:
    [claim] = claims_in(
        "Russia may announce a second mobilisation in light of losses around Bakhmut."
    )
    assert [place.code for place in claim.places] == ["RU"]


def test_who_in_between_does_not_take_the_words_of_the_one_before(claims_in: ClaimsIn) -> None:
    claims = claims_in(
        "Governor Lev Gudin, who had spoken on Monday, said today that nine hundred reservists were mobilised."
    )
    assert {claim.speaker.name for claim in claims} == {"Lev Gudin"}


def test_offices_in_which_cases_were_reported_did_not_report_them(claims_in: ClaimsIn) -> None:
    claims = claims_in(
        "Cases of wrongful mobilisation have been reported in two draft offices in Tomsk."
    )
    assert {claim.speaker.kind.value for claim in claims} == {"author"}
