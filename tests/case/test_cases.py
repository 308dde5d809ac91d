"""Cases: a mistyped key never loads in silence, a country is a folder, and the smallest one is ten lines."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from callup.case import case_names, load_case
from callup.case.check import checked
from callup.case.folder import COMMON, shared
from callup.case.page import Faults
from callup.case.places import load_places
from callup.case.scenario import has_scenario
from callup.case.sides import side_of
from callup.cli.app import app
from callup.errors import BadCase, BadRequest
from callup.intake import IntakeOptions
from callup.model import Speaker, SpeakerKind
from callup.pipeline import Road
from callup.pipeline.road import Read

CASES = files("callup.case").joinpath("cases")

TOY = """\
name = "freedonia"
title = "Freedonia: a call-up"
question = "Is a call-up coming in Freedonia?"
country = "FD"
"""
TOY_PLACES = """\
[regions.FD-01]
name = "Sylvan Province"
base = ["Sylvan"]
"""
TOY_COUNTRIES = """\
[countries.FD]
name = "Freedonia"
en = ["Freedonia"]
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A country of ten lines."""
    folder = tmp_path / "freedonia"
    folder.mkdir()
    (folder / "case.toml").write_text(TOY)
    (folder / "places.toml").write_text(TOY_PLACES)
    (folder / "places_countries.toml").write_text(TOY_COUNTRIES)
    assert len((TOY + TOY_PLACES + TOY_COUNTRIES).splitlines()) == 10
    return folder


def read(case: str, text: str, at: Path, date: str = "2024-05-01") -> list[Read]:
    page = at / "page.txt"
    page.write_text(text, encoding="utf-8")
    found = Road.of(case).read([page], IntakeOptions(date=date))
    return [item for item in found if isinstance(item, Read)]


def test_a_toy_country_of_ten_lines_loads_and_reads(toy: Path) -> None:
    assert checked(str(toy)).faults == ()
    [page] = read(str(toy), "In Sylvan Province 300 summonses were handed out.", toy.parent)
    [claim] = page.claims
    assert claim.signal == "summons_served"
    assert [place.code for place in claim.places] == ["FD-01"]
    assert claim.quantity is not None
    assert claim.quantity.value == 300


def test_a_toy_country_has_the_signals_measures_and_countries_of_every_case(toy: Path) -> None:
    held = load_case(str(toy))
    assert set(held.signals) == set(load_case("russia").signals)
    assert set(held.measures) == set(load_case("russia").measures)
    assert load_places(str(toy)).name_of("GE") == "Georgia"


def test_a_case_that_weighs_nothing_says_so_and_still_writes_a_brief(toy: Path) -> None:
    page = toy.parent / "page.txt"
    page.write_text("In Sylvan Province 300 summonses were handed out.")
    given = [str(page), "--case", str(toy), "--date", "2024-05-01"]
    run = CliRunner().invoke(app, ["brief", *given, "--out", str(toy.parent / "out")])
    assert run.exit_code == 0, run.output
    assert "Sylvan" in (toy.parent / "out" / "brief.md").read_text()
    with pytest.raises(BadRequest, match=r"no states.toml"):
        _ = load_case(str(toy)).states


MISTYPED = [
    ("signals.toml", "[quota_assigned]\ndecidedd = true", "[quota_assigned]: unknown key `decidedd`; did you mean `decided`?"),
    ("signals.toml", "[quota_asigned]\ndecided = true", "unknown signal [quota_asigned]; did you mean `quota_assigned`?"),
    ("signals.toml", "[losses]\nexamples.ua = ['x']", "[losses.examples]: unknown language `ua`; did you mean `uk`?"),
    ("case.toml", TOY + "[scope]\nadversery.ru = ['x']", "[scope]: unknown key `adversery`; did you mean `adversary`?"),
    ("case.toml", TOY + "[scope]\nheldd = ['FD-01']", "[scope]: unknown key `heldd`; did you mean `held`?"),
    ("case.toml", TOY + "[scope]\nheld = ['FD-09']", "[scope]: `held`: unknown places FD-09"),
    ("actors.toml", "[a]\nname = 'A'\nkind = 'ofice'", "[a]: `kind`: unknown word `ofice`; did you mean `office`?"),
    ("actors.toml", "[a]\nname = 'A'\nkind = 'office'\nplaces = ['FD-77']", "[a]: unknown places FD-77"),
    ("officials.toml", "[a]\noffice = 'mayors'\nnames = ['A B']\nalon = true", "[a]: unknown key `alon`; did you mean `alone`?"),
    ("outlets.toml", "[a]\nside = 'official'", "[a]: `name` is missing"),
    ("outlets.toml", "[a]\nname = 'A'\nnames = 'A'", "[a]: `names`: Expected `array`, got `str`"),
    ("law.toml", "[rules.x]\nkind = 'law'\ntitle = 'X'\ndefinition = 'X.'\ncues.en = ['nonsense']", "[rules.x], en: a cue reads"),
    ("law.toml", "[statuses.in_forse]\nen = ['1: x']", "[statuses]: unknown key `in_forse`; did you mean `in_force`?"),
    ("places.toml", "[regions.FD-01]\nname = 'A'\ntyle = [0, 0]", "[regions.FD-01]: unknown key `tyle`; did you mean `tile`?"),
    ("places.toml", "[region.FD-01]\nname = 'A'", "unknown section [region]; did you mean `regions`?"),
    ("measures.toml", "[killed]\nsignals = ['loses']", "[killed]: unknown signals loses"),
    ("signal.toml", "", "unknown page; did you mean `signals.toml`?"),
    ("places.toml", "regions = [", "freedonia/places.toml: "),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text", "words"), MISTYPED)
def test_a_mistake_is_told_with_page_entry_and_key(
    toy: Path, page: str, text: str, words: str
) -> None:
    (toy / page).write_text(text, encoding="utf-8")
    [fault] = checked(str(toy)).faults
    assert fault.startswith(f"freedonia/{page}")
    assert words in fault


def test_every_mistake_is_told_at_once_and_loading_refuses_them_all(toy: Path) -> None:
    (toy / "case.toml").write_text(TOY + "horizon = 3\n[scope]\nheldd = ['FD-01']\n")
    (toy / "actors.toml").write_text("[a]\nname = 'A'\nkind = 'ofice'\n[b]\nnam = 'B'\n")
    told = checked(str(toy)).faults
    assert len(told) == 6
    with pytest.raises(BadCase) as refused:
        load_case(str(toy))
    assert tuple(str(refused.value).splitlines()) == told


def test_check_prints_every_fault_and_leaves_with_one(toy: Path) -> None:
    (toy / "outlets.toml").write_text("[a]\nname = 'A'\nsid = 'official'\n[b]\n")
    run = CliRunner().invoke(app, ["case", "check", str(toy)])
    assert run.exit_code == 1
    assert "[a]: unknown key `sid`; did you mean `side`?" in run.stdout
    assert "[b]: `name` is missing" in run.stdout
    sound = CliRunner().invoke(app, ["case", "check", "russia"])
    assert sound.exit_code == 0
    assert "83 regions" in sound.stdout


@pytest.mark.parametrize("country", ["FD", "DE"])
def test_a_new_case_is_sound_and_reads_at_once(tmp_path: Path, country: str) -> None:
    folder = tmp_path / "freedonia"
    made = CliRunner().invoke(app, ["case", "new", str(folder), "--country", country])
    assert made.exit_code == 0
    assert CliRunner().invoke(app, ["case", "check", str(folder)]).exit_code == 0
    page = tmp_path / "a.txt"
    page.write_text("300 men received draft summonses across the country.")
    given = ["read", str(page), "--case", str(folder), "--format", "jsonl"]
    run = CliRunner().invoke(app, given)
    assert run.exit_code == 0, run.output
    assert f'"code":"{country}"' in run.stdout


@pytest.mark.parametrize(
    "page", sorted(p.name for p in files("callup.case").joinpath("skeleton").iterdir())
)
def test_what_a_new_case_comments_out_would_load_too(tmp_path: Path, page: str) -> None:
    folder = tmp_path / "freedonia"
    CliRunner().invoke(app, ["case", "new", str(folder), "--country", "FD"])
    lines = (folder / page).read_text(encoding="utf-8").splitlines()
    shown = [line.removeprefix("# ") if _is_example(line) else line for line in lines]
    assert shown != lines or not any(line.startswith("# [") for line in lines)
    (folder / page).write_text("\n".join(shown), encoding="utf-8")
    told = [fault for fault in checked(str(folder)).faults if "unknown places YY" not in fault]
    assert told == []


def _is_example(line: str) -> bool:
    words = line.removeprefix("# ")
    return line.startswith("# ") and (words.startswith("[") or " = " in words)


def test_a_new_case_never_overwrites_a_folder(toy: Path) -> None:
    run = CliRunner().invoke(app, ["case", "new", str(toy)])
    assert isinstance(run.exception, BadRequest)
    assert "there already" in str(run.exception)
    assert (toy / "case.toml").read_text() == TOY


def test_a_copy_of_a_case_elsewhere_is_the_same_case(tmp_path: Path) -> None:
    shutil.copytree(str(CASES.joinpath("russia")), tmp_path / "russia")
    copy, own = load_case(str(tmp_path / "russia")), load_case("russia")
    assert (copy.head, copy.signals, copy.actors, copy.law) == (
        own.head, own.signals, own.actors, own.law,
    )  # fmt: skip
    assert has_scenario(str(tmp_path / "russia"))


def test_a_folder_without_a_case_is_told_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="callup case new"):
        load_case(str(tmp_path))
    with pytest.raises(BadRequest, match="no case 'atlantis'"):
        load_case("atlantis")


@pytest.mark.parametrize("name", case_names())
def test_every_case_of_the_installation_is_sound_and_bears_its_folders_name(name: str) -> None:
    found = checked(name)
    assert found.faults == ()
    assert found.case.name == name


def test_what_cases_share_names_no_single_country_as_watched() -> None:
    assert COMMON not in case_names()
    assert "country" not in shared("case.toml", Faults())


def official(role: str) -> Speaker:
    return Speaker(name=None, kind=SpeakerKind.OFFICE, role=role)


SIDES = [
    ("Russian deputy minister", "official"),
    ("заместитель министра обороны РФ", "official"),
    ("український міністр оборони", "opposing"),
    ("украинский министр", "opposing"),
    ("колишній міністр України", None),
    ("former Ukrainian minister", None),
    ("прессекретар міністерства, Київ", "opposing"),
    ("British government", "foreign"),
]


@pytest.mark.parametrize(("role", "side"), SIDES)
def test_an_office_is_told_by_its_words_in_any_language(role: str, side: str | None) -> None:
    assert side_of(official(role), load_case("russia")) == side
