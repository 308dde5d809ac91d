"""What happens on the web: sources polled politely, answers kept as they came, changes told, alerts sent.

Knows intake and the nouns; neither the ledger nor the reader: ``pipeline.watching`` joins them.
"""

from callup.watch.archive import Archive
from callup.watch.changes import Look, Miss, Outcome, Page, step
from callup.watch.client import Client, Visit
from callup.watch.courtesy import Hosts
from callup.watch.poller import Answer, Keeper, Poller
from callup.watch.sources import Deliver, Rule, Settings, Source, Sources, read_sources

__all__ = [
    "Answer",
    "Archive",
    "Client",
    "Deliver",
    "Hosts",
    "Keeper",
    "Look",
    "Miss",
    "Outcome",
    "Page",
    "Poller",
    "Rule",
    "Settings",
    "Source",
    "Sources",
    "Visit",
    "read_sources",
    "step",
]
