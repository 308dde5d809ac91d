"""Figures: what counts alike stands together, what counts otherwise stays apart, and nothing is averaged."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Page, RecordOf

from callup.case import load_case
from callup.evidence import Statements, figures
from callup.evidence.bounds import limits
from callup.evidence.comparing import interval
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Figure,
    Method,
    Mode,
    Pace,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

CASE = load_case("russia")


def of(record: Statements, measure: str, **wanted: object) -> list[Figure]:
    return [
        f
        for f in figures(record)
        if f.measure == measure and all(getattr(f, k) == v for k, v in wanted.items())
    ]


def ends(figure: Figure) -> list[tuple[float | None, float | None]]:
    return [(value.low, value.high) for value in figure.values]


# ---------------------------------------------------------------- read texts


def test_two_counts_of_regions_stand_side_by_side_and_conflict(record_of: RecordOf) -> None:
    record = record_of(
        Page("2023-03-24", "Lawyer Pavel Chikov said at least 42 regions are issuing summonses."),
        Page(
            "2023-03-22", "Sociologist Nikolai Mitrokhin counted 31 regions that serve summonses."
        ),
    )
    [figure] = of(record, "regions_issuing_summons")
    assert [(v.origin, v.date) for v in figure.values] == [
        ("nikolai-mitrokhin", "2023-03-22"),
        ("pavel-chikov", "2023-03-24"),
    ]
    assert ends(figure) == [(31, 31), (42, None)]
    assert figure.conflict
    assert figure.summary is not None
    assert (figure.summary.low, figure.summary.high, figure.summary.agree) == (31, None, False)


def test_killed_wounded_and_both_together_never_mix(record_of: RecordOf) -> None:
    record = record_of(
        Page("2022-03-25", "The ministry said 1,351 soldiers were killed and 3,825 were wounded."),
        Page("2022-08-08", "Russian forces have suffered 70,000 to 80,000 casualties, killed or wounded, a Pentagon official said."),
        Page("2022-07-20", "William Burns of the CIA estimated that about 15,000 Russian soldiers had been killed and perhaps three times that number wounded."),
        Page("2022-12-21", "По данным украинского Генштаба, потери России превысили 100 000 человек убитыми и ранеными.", language="ru"),
        Page("2022-09-21", "С начала операции погибли 5937 российских военнослужащих, заявил Шойгу.", language="ru"),
    )  # fmt: skip
    [killed] = of(record, "killed")
    [wounded] = of(record, "wounded")
    [both] = of(record, "killed_and_wounded")
    assert ends(killed) == [(1351, 1351), (13500, 16500), (5937, 5937)]
    assert ends(wounded) == [(3825, 3825)]
    assert ends(both) == [(70000, 80000), (100000, None)]


@pytest.mark.parametrize(
    ("text", "language", "pace"),
    [
        ("Recruiters sign up 1,400 men a day for contracts, Dmitry Medvedev said.", "en", Pace.A_DAY),
        ("About 30,000 men sign contracts every month, the ministry said.", "en", Pace.A_MONTH),
        ("Some 7,000 recruits signed contracts last week, the ministry said.", "en", Pace.WITHIN),
        ("В месяц контракты подписывают около 30 тысяч человек, заявил Медведев.", "ru", Pace.A_MONTH),
        ("За сутки контракты подписали 1600 человек, сообщил Медведев.", "ru", Pace.A_DAY),
        ("С начала года контракты подписали 134 тысячи человек, сообщил Медведев.", "ru", Pace.SINCE),
        ("A total of 134,000 people have signed contracts, Dmitry Medvedev said.", "en", Pace.SO_FAR),
        ("A month later 134,000 people had signed contracts, Dmitry Medvedev said.", "en", Pace.SO_FAR),
    ],
)  # fmt: skip
def test_rates_stretches_and_running_counts_are_told_apart(
    record_of: RecordOf, text: str, language: str, pace: Pace
) -> None:
    [figure] = of(record_of(Page("2023-06-14", text, language=language)), "volunteers_recruited")
    assert figure.basis.pace is pace


def test_a_monthly_figure_is_never_compared_with_a_running_one(record_of: RecordOf) -> None:
    record = record_of(
        Page("2023-06-01", "С начала года контракты подписали 134 тысячи человек, сообщил Медведев.", language="ru"),
        Page("2023-06-02", "About 20,000 men sign contracts every month, a Duma deputy said."),
    )  # fmt: skip
    found = of(record, "volunteers_recruited")
    assert len(found) == 2
    assert not any(figure.conflict for figure in found)


def test_a_part_of_a_figure_does_not_compete_with_it(record_of: RecordOf) -> None:
    text = "Sergei Shoigu said more than 335,000 people had signed contracts with the army this year, 50,000 of them in September."
    found = of(record_of(Page("2023-10-03", text)), "volunteers_recruited")
    assert {f.basis.pace for f in found} == {Pace.SINCE, Pace.PART}


def test_planned_figures_stay_apart_from_reported_and_denied_ones(record_of: RecordOf) -> None:
    record = record_of(
        Page("2023-03-14", "Officials plan to sign up 400,000 contract soldiers, Radio Liberty reported."),
        Page("2023-12-29", "Some 490,000 people signed contracts, Sergei Shoigu said."),
    )  # fmt: skip
    page, doubt = doubted("It is highly unlikely that 400,000 genuine volunteers will be attracted")
    record = Statements([*record.claims, doubt], {**record.documents, page.id: page}, CASE)
    modes = {f.mode: f.measure for f in figures(record) if f.core}
    assert modes[Mode.AHEAD] == "recruits_targeted"
    assert modes[Mode.REPORTED] == "volunteers_recruited"
    assert modes[Mode.DENIED] == "volunteers_recruited"


def test_official_and_independent_values_have_ranges_of_their_own(record_of: RecordOf) -> None:
    record = record_of(
        Page("2022-10-14", "Путин заявил, что мобилизованы уже 222 тысячи человек.", language="ru"),
        Page(
            "2022-10-24",
            "Mediazona estimated that at least 492,000 men had been mobilised in Russia.",
        ),
    )
    [figure] = of(record, "people_mobilised")
    assert {side: (s.low, s.high) for side, s in figure.sides.items()} == {
        "official": (222000, 222000),
        "independent": (492000, None),
    }


def test_arrivals_next_door_are_not_those_who_left(record_of: RecordOf) -> None:
    record = record_of(
        Page("2022-09-27", "Some 98,000 Russians have entered Kazakhstan since mobilization was announced, the Kazakh interior ministry said."),
        Page("2022-09-25", "At least 260,000 men have left Russia since the decree, Novaya Gazeta Europe reported."),
    )  # fmt: skip
    assert ends(of(record, "people_entering")[0]) == [(88200, 107800)]
    assert ends(of(record, "people_leaving")[0]) == [(260000, None)]


def test_a_copy_and_a_relay_are_one_value_with_its_carriers(record_of: RecordOf) -> None:
    story = (
        "Human rights lawyer Pavel Chikov said on Wednesday that 35 regions are issuing summonses. "
        "He counts by what readers of his channel write to him, and keeps the list open for everybody to see."
    )
    record = record_of(
        Page("2023-03-15", story, "First"),
        Page("2023-03-16", story, "Second"),
        Page(
            "2023-03-17",
            "Lawyer Pavel Chikov says 35 regions are issuing summonses.",
            "Third",
        ),
    )
    [figure] = of(record, "regions_issuing_summons")
    [value] = figure.values
    assert [c.outlet for c in value.carriers] == ["Second", "Third"]


def test_a_growing_count_may_have_grown_but_not_shrunk(record_of: RecordOf) -> None:
    low = Page("2022-10-04", "Dmitry Peskov said 200,000 people had already been mobilised.")
    high = Page("2022-11-04", "Putin said 318,000 people had already been mobilised.")
    early = Page("2022-09-20", "Putin said 318,000 people had already been mobilised.")
    assert not of(record_of(low, high), "people_mobilised")[0].conflict
    assert of(record_of(low, early), "people_mobilised")[0].conflict


# ---------------------------------------------------------------- made claims

BOUNDS = [Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.UP_TO]


def made(number: int, bound: Bound, speaker: str, day: str, name: str) -> tuple[Document, Claim]:
    text = f"{number} regions serve summonses"
    document = Document(
        id=f"sha256:{name}", file=name, text=text, body=Span(0, len(text)), language="en", published=day
    )  # fmt: skip
    quantity = Quantity(
        value=number,
        low=number if bound in {Bound.EXACT, Bound.AT_LEAST} else None,
        high=number if bound in {Bound.EXACT, Bound.UP_TO} else None,
        bound=bound,
        unit="region",
        span=Span(0, len(str(number))),
    )
    claim = Claim(
        id=f"c-{name}",
        document=document.id,
        file=name,
        language="en",
        evidence=Evidence(start=0, end=len(text), text=text, sentence=Span(0, len(text))),
        speaker=Speaker(name=speaker, kind=SpeakerKind.PERSON),
        stance=Stance.REPORTS,
        certainty=Certainty.PLAIN,
        signal="summons_served",
        measure="regions_issuing_summons",
        quantity=quantity,
        core=True,
        method=Method(reader="en-1", score=0.9),
    )
    return document, claim


def doubted(text: str) -> tuple[Document, Claim]:
    """A claim that doubts 400,000 recruits will be found, in the words of the UK's ministry."""
    document, claim = made(400000, Bound.EXACT, "UK Ministry of Defence", "2023-03-30", "doubt")
    start = text.index("400,000")
    return (
        msgspec.structs.replace(document, text=text, body=Span(0, len(text))),
        msgspec.structs.replace(
            claim,
            evidence=Evidence(start=0, end=len(text), text=text, sentence=Span(0, len(text))),
            stance=Stance.DOUBTS,
            signal="volunteer_drive",
            measure="volunteers_recruited",
            quantity=Quantity(
                value=400000,
                low=400000,
                high=400000,
                bound=Bound.EXACT,
                unit="people",
                span=Span(start, start + len("400,000")),
            ),
        ),
    )


VALUES = st.lists(
    st.tuples(
        st.integers(1, 80),
        st.sampled_from(BOUNDS),
        st.sampled_from(["A", "B", "C", "D"]),
        st.integers(1, 28).map(lambda d: f"2023-03-{d:02d}"),
    ),
    min_size=1,
    max_size=8,
)


def record_from(
    pairs: list[tuple[Document, Claim]], original: dict[str, str] | None = None
) -> Statements:
    return Statements([c for _, c in pairs], {d.id: d for d, _ in pairs}, CASE, original=original)


def pairs_of(values: list[tuple[int, Bound, str, str]]) -> list[tuple[Document, Claim]]:
    return [made(*value, name=f"{n:02d}") for n, value in enumerate(values)]


@given(VALUES, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_changes_nothing(
    values: list[tuple[int, Bound, str, str]], seed: int
) -> None:
    pairs = pairs_of(values)
    mixed = list(pairs)
    random.Random(seed).shuffle(mixed)
    assert figures(record_from(pairs)) == figures(record_from(mixed))


@given(VALUES, st.data())
@settings(max_examples=60, deadline=None)
def test_a_copy_adds_no_value(
    values: list[tuple[int, Bound, str, str]], data: st.DataObject
) -> None:
    pairs = pairs_of(values)
    [before] = figures(record_from(pairs))
    number = data.draw(st.integers(0, len(values) - 1))
    copied = made(*values[number][:3], "2023-03-29", name="copy")
    [after] = figures(record_from([*pairs, copied], {copied[0].id: pairs[number][0].id}))
    assert len(after.values) == len(before.values)
    assert after.summary == before.summary


@given(VALUES)
@settings(max_examples=80, deadline=None)
def test_the_range_holds_every_current_value_and_nothing_is_dropped(
    values: list[tuple[int, Bound, str, str]],
) -> None:
    [figure] = figures(record_from(pairs_of(values)))
    said = {c.claim for v in figure.values for c in v.carriers} | {
        v.claim.id for v in figure.values
    }
    assert said == {f"c-{n:02d}" for n in range(len(values))}
    assert figure.summary is not None
    low = float("-inf") if figure.summary.low is None else figure.summary.low
    high = float("inf") if figure.summary.high is None else figure.summary.high
    for value in figure.values:
        if value.superseded_by is None:
            assert low <= interval(value).low <= interval(value).high <= high


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_conflict_is_mutual_and_only_between_values_no_number_reconciles(
    values: list[tuple[int, Bound, str, str]],
) -> None:
    [figure] = figures(record_from(pairs_of(values)))
    by_claim = {value.claim.id: value for value in figure.values}
    for value in figure.values:
        for other in value.conflicts:
            assert value.claim.id in by_claim[other].conflicts
            assert not interval(value).meets(interval(by_claim[other]))
            assert value.origin != by_claim[other].origin


def test_bounds_leave_the_open_end_open() -> None:
    at_least = Quantity(
        value=42, low=42, high=None, bound=Bound.AT_LEAST, unit="region", span=Span(0, 2)
    )
    assert limits(at_least).high == float("inf")
