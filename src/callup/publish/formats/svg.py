"""SVG: pictures that stand alone and print. In: figures, a series. Out: one SVG text."""

from callup.model import Replay
from callup.model.brief import Parts
from callup.publish.drawings.figures import course, intervals, sheet
from callup.publish.drawings.probabilities import course as probabilities
from callup.publish.setting import Setting


def figures(found: Parts, at: Setting) -> str:
    """Every measure on one scale, then over time; with the detail ``alone`` a single value is drawn too."""
    drawn = [intervals(part, alone="alone" in at.details) for part in found.figures]
    drawn += [course(part) for part in found.figures]
    return sheet([picture for picture in drawn if picture]) + "\n"


def replay(made: Replay, at: Setting) -> str:
    """One panel a state, and one a question of new waves."""
    del at
    return probabilities(made) + "\n"


WRITES = {"figures": figures, "replay": replay}
