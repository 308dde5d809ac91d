"""One document never stops the rest: its errors, its time and its memory are its own."""

import re
import time

import pytest

from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.model import Refusal
from callup.pipeline import Road
from callup.pipeline.barrier import Barrier

GOOD = "Summonses were served in Perm on Friday, officials said."


@pytest.fixture(scope="module")
def road():
    return Road.of()


def _folder(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"DATE: 2023-03-24\n\n{text}\n", encoding="utf-8")
    return tmp_path


def _failing(monkeypatch, road, what):
    honest = road.reader.read
    monkeypatch.setattr(road.reader, "read", lambda d: what() if "Tula" in d.text else honest(d))


def _spin():
    while True:
        pass


def _explode():
    return re.match(r"(a|aa)+$", "a" * 60 + "b")


def _fill():
    return [b"x" * 2**24 for _ in range(2**10)]


def _break():
    raise ValueError("words of the document, which must not be told")


@pytest.mark.parametrize(
    ("what", "said"),
    [(_spin, "took longer than 1 s"), (_explode, "took longer than 1 s"), (_fill, "more than 512 MiB"), (_break, "an error of Callup itself, ValueError in ")],
)  # fmt: skip
def test_a_document_that_fails_is_refused_and_the_rest_is_kept(
    tmp_path, monkeypatch, road, what, said
):
    _failing(monkeypatch, road, what)
    folder = _folder(
        tmp_path, a=GOOD, b="Summonses were served in Tula.", c=GOOD.replace("Friday", "Monday")
    )
    begun = time.perf_counter()
    with Ledger.open(":memory:") as ledger:
        done = road.ingest(
            [folder],
            ledger,
            IntakeOptions(max_seconds=30 if what is _fill else 1),
            at="2023-03-24T00:00:00Z",
        )
        refusals = [refusal for _, refusal in ledger.refusals()]
    assert (done.kept, done.refused) == (2, 1)
    assert said in refusals[0].reason
    assert refusals[0].stage == "reading"
    assert "words of the document" not in refusals[0].reason
    assert time.perf_counter() - begun < 40


def test_a_reader_of_a_format_that_fails_ends_its_own_file_only():
    def stream():
        yield 1
        raise KeyError("x")

    found = list(Barrier(IntakeOptions()).each(stream(), "a.zip", "intake"))
    assert found[0] == 1
    assert isinstance(found[1], Refusal)
    assert len(found) == 2


def test_refusals_of_a_stream_do_not_end_it():
    refusal = Refusal(file="a", stage="intake", reason="no")
    assert list(Barrier(IntakeOptions()).each(iter([refusal, 2]), "a", "intake")) == [refusal, 2]


def test_two_languages_in_turn_with_a_title_and_a_colon(tmp_path, road):
    """The dictionary loaded last once took the grammemes from the other; every later document was lost."""
    folder = _folder(
        tmp_path,
        a="В Перми вручают повестки, сообщили в военкомате.",
        b="У Пермі вручають повістки, повідомили у військкоматі.",
        c="Военный комиссар Тулы: повестки вручают на заводе.",
    )
    with Ledger.open(":memory:") as ledger:
        done = road.ingest([folder], ledger, IntakeOptions(), at="2023-03-24T00:00:00Z")
    assert (done.kept, done.refused) == (3, 0)
