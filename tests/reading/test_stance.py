"""How it is meant, in English and Russian, rule by rule."""

import pytest

from callup.model import Certainty, SpeakerKind, Stance
from callup.reading.english.stance import certainty_of, stance_of
from callup.reading.grammar import Said
from callup.reading.russian import stance as russian


def said(words: str, cue: str = "", **known: bool) -> Said:
    """A statement by an official, as words."""
    return Said(
        words=words,
        cue=cue,
        kind=SpeakerKind.OFFICE,
        in_charge=known.get("in_charge", True),
        decided=known.get("decided", False),
    )


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [
        ("no summonses are going out", "said", Stance.DENIES),
        ("a second wave", "ruled out", Stance.DENIES),
        ("the office will send 300 men", "said", Stance.PLANS),
        ("the army hopes to sign up 500 recruits", "", Stance.PLANS),
        ("employees should bring their papers", "said", Stance.DEMANDS),
        ("it is unclear whether the order is still in force", "said", Stance.DOUBTS),
        ("the region trained 900 men", "said", Stance.ASSERTS),
        ("the training was not only short", "said", Stance.ASSERTS),
    ],
)
def test_english_stance(words: str, cue: str, stance: Stance) -> None:
    assert stance_of(said(words, cue))[0] is stance


def test_what_an_observer_expects_is_a_prediction_not_a_plan() -> None:
    assert stance_of(said("a second wave will come", in_charge=False))[0] is Stance.PREDICTS


def test_announcing_what_one_decides_is_a_plan() -> None:
    assert stance_of(said("a partial mobilization", "announced", decided=True))[0] is Stance.PLANS
    assert (
        stance_of(said("the mobilization is complete", "announced", decided=True))[0]
        is Stance.ASSERTS
    )


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("the office may call them in", Certainty.HEDGED),
        ("they would go if asked", Certainty.CONDITIONAL),
        ("about 300 men left", Certainty.PLAIN),
    ],
)
def test_english_certainty(words: str, certainty: Certainty) -> None:
    assert certainty_of(words, "") is certainty


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [
        ("повестки больше не вручают", "сообщили", Stance.DENIES),
        ("вторая волна", "опровергли", Stance.DENIES),
        ("вряд ли наберут столько людей", "", Stance.DOUBTS),
        ("сборы начнутся в мае", "сообщил", Stance.PLANS),
        ("мужчины обязаны уточнить данные", "", Stance.DEMANDS),
        ("обучили девятьсот человек", "сообщил", Stance.ASSERTS),
        ("вручили не менее сорока повесток", "сообщил", Stance.ASSERTS),
    ],
)
def test_russian_stance(words: str, cue: str, stance: Stance) -> None:
    assert russian.stance_of(said(words, cue))[0] is stance
