"""Corrections in words. In: ``field=value`` pairs, the claim, the case. Out: a decision's checked value.

Deliberately missing: the evidence and its words. What a document says stands in the document; a wrong stretch is rejected.
A speaker can only be corrected to a public actor of the case: nobody else is named by hand.
"""

from collections.abc import Callable, Iterable
from typing import Any

from callup.case import Case
from callup.case.places import PlaceTable
from callup.errors import BadRequest
from callup.model import Bound, Certainty, Claim, SpeakerKind, Stance

NONE = "none"
NUMBERS = ("value", "low", "high")
FIELDS = (
    "signal", "measure", "stance", "certainty", "core", "places", "speaker", "figure", *NUMBERS, "bound",
)  # fmt: skip
Value = dict[str, Any]


def checked(pairs: Iterable[str], claim: Claim, case: Case, places: PlaceTable) -> Value:
    """What corrections amount to; BadRequest says which of them makes no sense and what would."""
    said = dict(_parted(pair) for pair in pairs)
    if not said:
        raise BadRequest(f"a correction names what is wrong: FIELD=VALUE, of {', '.join(FIELDS)}")
    value: Value = {}
    if "signal" in said:
        value["signal"] = _of(said["signal"], case.signals, "signal")
    if "measure" in said:
        value["measure"] = _of(said["measure"], case.measures, "measure")
    if "stance" in said:
        value["stance"] = _must(said["stance"], [s.value for s in Stance], "stance")
    if "certainty" in said:
        value["certainty"] = _must(said["certainty"], [c.value for c in Certainty], "certainty")
    if "core" in said:
        value["core"] = _must(said["core"], ["yes", "no"], "core") == "yes"
    if "places" in said:
        value["places"] = _places(said["places"], places)
    if "speaker" in said:
        value["speaker"] = _speaker(said["speaker"], case)
    if {"figure", *NUMBERS, "bound"} & set(said):
        value["quantity"] = _figure(said, claim)
    return value


def _parted(pair: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals or name.strip() not in FIELDS:
        raise BadRequest(f"{pair!r} corrects nothing: write FIELD=VALUE, of {', '.join(FIELDS)}")
    return name.strip(), value.strip()


def _of(value: str, table: Iterable[str], name: str) -> str | None:
    return None if value == NONE else _must(value, [*table, NONE], name)


def _must(value: str, choices: list[str], name: str) -> str:
    if value not in choices:
        raise BadRequest(f"no {name} {value!r}: choose from {', '.join(choices)}")
    return value


def _places(value: str, places: PlaceTable) -> list[list[str]]:
    codes = [] if value == NONE else value.replace(",", " ").upper().split()
    unknown = [code for code in codes if places.name_of(code) == code]
    if unknown:
        raise BadRequest(f"no place {', '.join(unknown)}: write ISO 3166-2 codes, e.g. RU-VOR")
    return [[code, places.name_of(code)] for code in codes]


def _speaker(key: str, case: Case) -> Value:
    if key == "author":
        return {"name": None, "kind": SpeakerKind.AUTHOR.value, "actor": None}
    if key not in case.actors:
        raise BadRequest(
            f"no actor {key!r}: a speaker is an actor of the case by its key, or 'author'"
        )
    actor = case.actors[key]
    return {"name": actor.name, "kind": actor.kind, "actor": key, "role": actor.role}


def _figure(said: dict[str, str], claim: Claim) -> Value | None:
    if said.get("figure", "") == NONE:
        return None
    if "figure" in said:
        raise BadRequest(
            "figure=none takes the figure off; numbers are set by value, low, high and bound"
        )
    if claim.quantity is None:
        raise BadRequest(f"{claim.id} has no figure that could be corrected")
    value: Value = {name: _number(said[name], name) for name in NUMBERS if name in said}
    if "bound" in said:
        value["bound"] = _must(said["bound"], [b.value for b in Bound], "bound")
    low, high = (value.get(name, getattr(claim.quantity, name)) for name in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise BadRequest(f"low {low} lies above high {high}: correct both")
    return value


def _number(text: str, name: str) -> float | int | None:
    if text == NONE:
        return None
    convert: tuple[Callable[[str], float | int], ...] = (int, float)
    for kind in convert:
        try:
            number = kind(text.replace(",", "").replace(" ", ""))
        except ValueError:
            continue
        if number == number and abs(number) != float("inf"):
            return number
    raise BadRequest(f"{name}={text!r} is no number: write digits, or none")
