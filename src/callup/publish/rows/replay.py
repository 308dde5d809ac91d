"""A series of assessments as rows. In: a Replay. Out: a row a day: each state and question with its interval."""

from collections.abc import Iterator

from callup.model import AheadAt, Moment, Replay, StateAt
from callup.publish.setting import Setting

PARTS = ("probability", "low", "high")


def columns(made: Replay) -> list[str]:
    """The day, its origins, then three numbers for each state and question."""
    names = [name for name, _ in _told(made.moments[0])]
    return ["as_of", "origins", *(f"{name}_{part}" for name in names for part in PARTS)]


def rows(made: Replay, at: Setting) -> Iterator[dict[str, object]]:
    """A row a day."""
    del at
    for moment in made.moments:
        numbers = {
            f"{name}_{part}": f"{getattr(one, part):.5f}"
            for name, one in _told(moment)
            for part in PARTS
        }
        yield {"as_of": moment.as_of, "origins": moment.strands, **numbers}


def _told(moment: Moment) -> Iterator[tuple[str, StateAt | AheadAt]]:
    yield from ((one.name, one) for one in moment.states)
    yield from ((f"{one.question}_within_{one.days}_days", one) for one in moment.ahead)
