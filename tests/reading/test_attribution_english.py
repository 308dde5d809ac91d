"""Who says it, in English: sentences of our own about invented events."""

from collections.abc import Callable

from callup.model import Claim, SpeakerKind, Stance

ClaimsIn = Callable[..., list[Claim]]


def only(claims: list[Claim], signal: str) -> Claim:
    """The one claim that bears on a signal."""
    found = [claim for claim in claims if claim.signal == signal]
    assert len(found) == 1, [(c.signal, c.evidence.text) for c in claims]
    return found[0]


def test_a_lawyer_who_counts_is_the_speaker(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in(
            "Lawyer Anton Belov said on Monday that summonses are being handed out in 17 regions."
        ),
        "summons_served",
    )
    assert claim.speaker.name == "Anton Belov"
    assert "lawyer" in (claim.speaker.role or "").casefold()


def test_according_to_names_the_source(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in(
            "Two factories received draft notices this week, according to the Fontanka newspaper."
        ),
        "summons_served",
    )
    assert claim.speaker.actor == "fontanka"


def test_a_pronoun_leads_back_to_the_person_before(claims_in: ClaimsIn) -> None:
    text = (
        "Military analyst Oleg Sidorov told reporters that a second wave of mobilization is coming. "
        "He said that summonses would be sent to every district."
    )
    claims = claims_in(text)
    assert {claim.speaker.name for claim in claims} == {"Oleg Sidorov"}


def test_a_surname_finds_its_full_name(claims_in: ClaimsIn) -> None:
    text = (
        "Governor Ilya Morozov met enlistment officers in Tula. "
        "Morozov said that the region had fulfilled its mobilization quota."
    )
    assert only(claims_in(text), "quota_assigned").speaker.name == "Ilya Morozov"


def test_an_outlet_that_quotes_officials_is_the_carrier(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in(
            "CNN cited two European officials as saying that Moscow will mobilize 90,000 men."
        ),
        "mobilisation_order",
    )
    assert claim.speaker.kind is SpeakerKind.UNNAMED
    assert [carrier.name for carrier in claim.via] == ["CNN"]


def test_the_listener_of_told_is_a_carrier(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in(
            "A district clerk told Mediazona that the office had sent out summonses all week."
        ),
        "summons_served",
    )
    assert [carrier.actor for carrier in claim.via] == ["mediazona"]


def test_the_text_speaks_for_itself_where_nobody_is_named(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in("Someone set fire to a recruitment office in Perm at night."), "sabotage"
    )
    assert claim.speaker.kind is SpeakerKind.AUTHOR


def test_a_denial_keeps_the_signal_it_denies(claims_in: ClaimsIn) -> None:
    claim = only(
        claims_in("The Kremlin denied that a new wave of mobilization was being prepared."),
        "mobilisation_order",
    )
    assert claim.stance is Stance.DENIES
    assert claim.speaker.actor == "kremlin"


def test_a_dismissed_report_is_denied_though_it_is_not_named_again(claims_in: ClaimsIn) -> None:
    text = "Reports say a second mobilization will start in May, and the Kremlin dismissed the reports as lies."
    assert any(
        claim.stance is Stance.DENIES and claim.signal == "mobilisation_order"
        for claim in claims_in(text)
    )


def test_a_person_without_a_public_role_is_private(claims_in: ClaimsIn) -> None:
    text = "“They brought the summons to my mother,” said Ruslan, a driver from Tver."
    assert all(claim.speaker.private for claim in claims_in(text) if claim.speaker.name)


def test_names_of_private_people_are_withheld_and_offices_are_not(claims_in: ClaimsIn) -> None:
    text = "Governor Ilya Morozov said that mobilized soldier Artyom Lebedev was killed near the front."
    [claim] = claims_in(text)
    assert [text[span.start : span.end] for span in claim.withheld] == ["Artyom Lebedev"]


def test_every_evidence_is_a_slice_of_the_text(claims_in: ClaimsIn) -> None:
    text = "The mayor said: “No one is being mobilized.” Yet 40 men got summonses, local media reported."
    claims = claims_in(text)
    assert claims
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.sentence.start <= claim.evidence.start
