"""The gate, by cases: what is private never comes out of any command in any field, what is public does.

``tests/corpus/privacy.jsonl`` holds cases in our own words; those of ``../shared`` are read where they are there.
"""

import ast
import json
import re
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import callup
from callup.brief.english import in_latin
from callup.case import load_case
from callup.case.places import load_places
from callup.intake import IntakeOptions
from callup.intake.files import document_from_bytes
from callup.ledger import Ledger
from callup.model import Document, Span, Speaker, SpeakerKind, document_id
from callup.privacy import COVER, STAND_IN, Gate
from callup.record import guarded
from tests.privacy.everything import everything, telegram, write_case

ROOT = Path(__file__).parent.parent.parent
FILES = (ROOT / "tests/corpus/privacy.jsonl", ROOT.parent / "shared/cases/privacy.jsonl")
CASES = [
    json.loads(line)
    for path in FILES
    if path.is_file()
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def gate():
    return Gate.of(load_case("russia"), load_places("russia"))


def document(text, **head):
    return Document(id=document_id(text, head.get("url")), file=head.pop("file", "text.txt"), text=text,
                    body=Span(0, len(text)), language=head.pop("language", "en"), **head)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_document_names_its_public_people_and_nobody_else(gate, case):
    made = made_of(case)
    shown = gate.whole(made)
    parts = (shown.text, shown.title, shown.url, shown.publisher, shown.forwarded_from, shown.file)
    said = " ".join(filter(None, parts))
    seen = INVISIBLE.sub("", said)
    assert [name for name in case["private"] if name in said or name in seen] == []
    assert [name for name in case["public"] if name not in said] == []
    assert len(shown.text) == len(made.text)


INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def made_of(case) -> Document:
    """A case as a document: one of its own, or the post of an export."""
    if "telegram" in case:
        [post] = document_from_bytes(telegram(case).encode(), "messages.html", IntakeOptions())
        return post
    return document(
        case["text"], title=case.get("title") or None, url=case.get("url"),
        publisher=case.get("pub_name"), file=case.get("name", "text.txt"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """All that every command prints in every format, of all cases in one ledger."""
    tmp = tmp_path_factory.mktemp("everything")
    for number, case in enumerate(CASES):
        write_case(case, tmp / "documents", number)
    with pytest.MonkeyPatch.context() as patch:
        return everything(patch, tmp / "documents", tmp)


def test_no_command_prints_a_private_name_in_any_format(said):
    leaks = [
        (case["id"], name, command)
        for case in CASES
        for name in case["private"]
        if not is_borne_openly(name)
        for command, text in said.items()
        if name in text
    ]
    assert leaks == []


WORDS = [
    (f"{words} {' '.join(map(in_latin, words.split()))}".casefold(), case)
    for case in CASES
    for words in (" ".join(str(v) for k, v in case.items() if k not in {"id", "private"}),)
]


@cache
def is_borne_openly(name):
    """Whether another case says the name of somebody public or of a town: each is asked in its own text above."""
    small = name.casefold()
    return any(
        small in words
        and not any(small in p.casefold() or p.casefold() in small for p in case["private"])
        for words, case in WORDS
    )


def test_what_is_public_comes_out(said):
    """Of every sentence that stands as a claim, whichever those are, no public name is missing where it is shown."""
    claims = [json.loads(line) for line in said["claims --format jsonl"].splitlines()]
    asked = [
        (name, MARKS.sub("", said[f"show {claim['id']}"]), claim["file"])
        for claim in claims
        for name in CASES[int(Path(claim["file"]).parent.name)]["public"]
        if name in sentence_of(claim)
    ]
    assert len(asked) > len(claims) / 3
    assert [(name, file) for name, shown, file in asked if name not in shown] == []


MARKS = re.compile(r"[⟦⟧›]|‹[a-z ]+: ")
"""What ``show`` puts round the parts of a claim."""


def sentence_of(claim):
    """The sentence of a claim as its file has it."""
    start, end = claim["evidence"]["sentence"]
    return Path(claim["file"].partition("#")[0]).read_text(encoding="utf-8")[start:end]


def test_no_command_fails_on_the_cases(said):
    assert [command for command, text in said.items() if "Traceback" in text] == []
    assert [command for command, text in said.items() if COVER in text] == []


# --- any invented name, in any of many frames, in any script and spelling ---

FIRST = {"en": ["Marat", "Olga", "Jonathan", "Bulat", "Yekaterina"], "ru": ["Марат", "Ольга", "Тимофей", "Булат", "Зинаида"], "uk": ["Марко", "Олена", "Тимофій", "Остап", "Зінаїда"]}  # fmt: skip
HEADS = {"en": "Zhd Kuv Bel Lom Tor Vask Mirg Dolb Shev Krut".split(), "ru": "Жад Кув Бел Лом Тор Васк Мирг Долб Шев Крут".split(), "uk": "Жад Кув Біл Лом Тор Васк Мирг Долб Шев Крут".split()}  # fmt: skip
ENDS = {"en": ["anov", "enko", "ashin", "itsky", "ayev"], "ru": ["анов", "енко", "ашин", "ицкий", "аев"], "uk": ["анов", "енко", "ашин", "ицький", "ук"]}  # fmt: skip
FRAMES = {
    "en": ["{} said that summonses were served in Perm.", "A summons was handed to {} in Perm.", "The wife of {}, a welder, spoke of summonses in Perm.",
           "In Perm, {} (34) was mobilised.", "Perm: {}, Tula: nobody received a summons.", "“They took my son,” {} told us of the summons in Perm.", "{}'s summons came to Perm on Friday."],
    "ru": ["Житель Перми {} рассказал о повестке.", "Повестку в Перми получил {}, сварщик.", "По словам соседа, {} мобилизован в Перми.", "В Перми повестку выписали на имя: {}.",
           "«Сына забрали», — говорит {} из Перми о повестке.", "Мобилизованы в Перми: {}, ещё трое с повестками."],
    "uk": ["Мешканець Пермі {} розповів про повістку.", "Повістку в Пермі отримав {}, зварювальник.", "За словами сусіда, {} мобілізований у Пермі.", "«Сина забрали», — каже {} із Пермі про повістку."],
}  # fmt: skip
SPELLINGS = [lambda n: n, str.upper, lambda n: n.replace(" ", "\n", 1), lambda n: n[:2] + "\u200b" + n[2:], lambda n: n.replace(" ", "\u00a0"),
             lambda n: " ".join(reversed(n.split(" "))), lambda n: f"{n[0]}. {n.split(' ')[-1]}", lambda n: f"**{n}**", lambda n: n.replace(" ", "_")]  # fmt: skip


@st.composite
def invented(draw):
    """A text that names somebody who is nobody, and the name's stem."""
    language = draw(st.sampled_from(["en", "ru", "uk"]))
    surname = draw(st.sampled_from(HEADS[language])) + draw(st.sampled_from(ENDS[language]))
    name = f"{draw(st.sampled_from(FIRST[language]))} {surname}"
    spelt = draw(st.sampled_from(SPELLINGS))(name)
    frames = draw(st.lists(st.sampled_from(FRAMES[language]), min_size=1, max_size=3))
    again = draw(st.sampled_from(["", f" {surname}."]))
    return " ".join(frame.format(spelt) for frame in frames) + again, surname, language


@settings(max_examples=300, deadline=None, derandomize=True, phases=[Phase.generate])
@given(invented())
def test_an_invented_name_never_leaves_whatever_frame_it_stands_in(gate, made):
    text, surname, language = made
    shown = gate.whole(document(text, language=language)).text.replace(COVER, "")
    plain = shown.replace("\u200b", "").casefold()
    assert surname.casefold() not in plain, shown
    assert surname.casefold() not in gate.text(text).replace("\u200b", "").casefold()
    assert "Perm" in shown or "Перми" in shown or "Пермі" in shown


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(invented(), min_size=3, max_size=6))
def test_no_command_lets_an_invented_name_out(tmp_path_factory, made):
    tmp = tmp_path_factory.mktemp("invented")
    for number, (text, surname, _) in enumerate(made):
        case = {
            "text": text,
            "title": f"{surname}: summons",
            "url": f"https://news.example/{surname.casefold()}-summons",
        }
        write_case(case, tmp / "documents", number)
    with pytest.MonkeyPatch.context() as patch:
        said = everything(patch, tmp / "documents", tmp)
    for text, surname, language in made:
        if language == "en":
            assert [
                command
                for command, printed in said.items()
                if surname.casefold() in printed.casefold()
            ] == [], text


# --- claims that were kept without the gate, and the one way out ---


def test_claims_kept_before_the_gate_was_made_are_looked_at_anew(tmp_path):
    path = tmp_path / "old.db"
    from callup.pipeline import Road

    road = Road.of()
    text = "Governor Artur Vlasenkov denied it. Fedot Kuvalin, a welder, said summonses were served in Perm on Friday."
    made = document(text, published="2023-03-24")
    with Ledger.open(str(path)) as ledger:
        ledger.keep(made, road.reader.read(made), reader="old", at="2023-03-24T00:00:00Z")
        kept = list(guarded(ledger, "russia").claims())
        assert kept
        assert "Kuvalin" not in repr(kept)
        assert "Kuvalin" not in guarded(ledger, "russia").document(made.id).text


def test_only_one_module_of_the_commands_writes():
    """A new command cannot forget the gate: nothing but ``cli.console`` prints or opens a ledger."""
    folder = Path(callup.__file__).parent / "cli"
    for path in folder.glob("*.py"):
        if path.name == "console.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {
                    "print",
                    "typer.echo",
                    "click.echo",
                    "Console",
                    "Ledger.open",
                    "sys.stdout.write",
                    "sys.stderr.write",
                    "sys.stdout.writelines",
                }, f"{path.name}: {called}"


def test_a_call_sign_that_was_read_as_a_role_is_withheld(gate):
    from callup.pipeline import Road

    text = "A fighter with the call sign Veterok said that summonses were served in Perm on Friday."
    made = document(text)
    at = text.index("Veterok")
    said = [msgspec.structs.replace(claim, speaker=Speaker(name=None, kind=SpeakerKind.UNNAMED, role="Veterok", span=Span(at, at + 7)))
            for claim in Road.of().reader.read(made)]  # fmt: skip
    assert said
    shown = [gate.claim(claim) for claim in gate.noted(made, said)]
    assert "Veterok" not in repr(shown)
    assert all(claim.speaker.private for claim in shown)


def test_what_the_program_names_things_by_is_never_withheld(gate):
    made = [document_id(str(number), None) for number in range(300)]
    ids = [*made, *(f"c-{name[-16:]}" for name in made)]
    assert [gate.file(name) for name in ids] == ids
    assert gate.file("sha256:ivan-lopatin") != "sha256:ivan-lopatin"


def test_a_minister_is_public_in_every_case(gate):
    """Who a case has no source by is not withheld for that: offices are shared by all cases."""
    del gate
    text = "Defence Minister Oleksii Reznikov and Sergei Lavrov spoke of a call-up in Perm."
    for case in ("russia", "ukraine"):
        assert Gate.of(load_case(case), load_places(case)).text(text) == text


def test_the_head_of_a_page_is_no_trade_of_the_name_below(gate):
    """A paper may be called by a trade; who opens its text is no namesake of that trade."""
    opened = "PUBLISHER: Courier\n\nRamzan Kadyrov said volunteers would be sent."
    assert gate.text(opened) == opened
    assert "Ramzan" not in gate.text("The courier Ramzan Kadyrov got a summons.")


def test_links_inside_a_text_are_looked_at_as_addresses(gate):
    text = "DATE: 2023-03-24\nURL: https://n.example/2023/zhukova-husband-summons\n\nSee n.example/users/gleb.samokhin or https://n.example/2023/putin-signed-the-law."
    shown = gate.whole(document(text)).text
    assert "zhukova" not in shown
    assert "samokhin" not in shown
    assert "https://n.example/2023/putin-signed-the-law" in shown


def test_a_text_is_masked_with_a_stand_in(gate):
    assert gate.text("Ivan Lopatin left Tula.") == f"{STAND_IN} left Tula."
    assert gate.text("c-3f2a51c07d24e8b9") == "c-3f2a51c07d24e8b9"


def test_the_code_of_a_region_is_nobodys_name_in_a_message(gate):
    told = "did you mean RU-KAM (Kamchatka Krai), RU-IVA (Ivanovo Oblast)?"
    assert gate.message(told) == told
