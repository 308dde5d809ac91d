"""HTML: a page that stands alone. In: a record. Out: the page, inside the one shell. One file a kind of record."""

from callup.publish.formats.html.brief import brief
from callup.publish.formats.html.projection import projection
from callup.publish.formats.html.warning import assessment, change, replay

WRITES = {
    "brief": brief,
    "assessment": assessment,
    "change": change,
    "replay": replay,
    "projection": projection,
}
