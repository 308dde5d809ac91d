"""The whole road, and the only place where stages meet. Read ``road`` first: one page from bytes to brief.

Each file joins the stages for one thing a user asks; the commands import from here.
"""

from callup.pipeline.batches import Ingested
from callup.pipeline.outward import outward
from callup.pipeline.road import (
    CASE,
    Progress,
    Read,
    Road,
    regions,
    stamp,
)

__all__ = [
    "CASE",
    "Ingested",
    "Progress",
    "Read",
    "Road",
    "outward",
    "regions",
    "stamp",
]
