"""The Python API: all the commands do, as functions that give the model's records. In: values. Out: records and tables.

It is an edge as ``cli`` is: the clock is read here and handed inwards, and nobody private is named in what comes out.
"""

from callup.api.ledger import Ledger
from callup.api.projecting import project
from callup.api.reading import read
from callup.api.table import Table
from callup.api.writing import formats, write

__all__ = ["Ledger", "Table", "formats", "project", "read", "write"]
