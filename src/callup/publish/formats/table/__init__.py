"""What a terminal shows: tables and sentences for the console of ``cli``. In: a record. Out: pieces, printed one by one.

A writer here yields what ``rich`` can print; the console passes every word through ``plain`` and takes none of it as markup.
"""

from callup.publish.formats.table.claims import claims
from callup.publish.formats.table.figures import figures
from callup.publish.formats.table.law import law
from callup.publish.formats.table.predictions import predictions
from callup.publish.formats.table.regions import regions
from callup.publish.formats.table.scenario import projection, ranges
from callup.publish.formats.table.strands import strands
from callup.publish.formats.table.trail import events, rereadings
from callup.publish.formats.table.warning import assessment, change

WRITES = {
    "assessment": assessment,
    "change": change,
    "claims": claims,
    "events": events,
    "figures": figures,
    "law": law,
    "predictions": predictions,
    "projection": projection,
    "ranges": ranges,
    "reading": claims,
    "regions": regions,
    "rereadings": rereadings,
    "strands": strands,
}
