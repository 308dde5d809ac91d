"""What happens on the web: sources polled politely, answers kept as they came, changes told, alerts sent.

Knows intake and the nouns; neither the ledger nor the reader: ``pipeline.watching`` joins them.
"""

from callup.watch.archive import Archive
from callup.watch.changes import Look, Miss, StepOutcome, WatchedPage, step
from callup.watch.client import Client, Visit
from callup.watch.courtesy import Hosts
from callup.watch.poller import Answer, Keeper, Poller
from callup.watch.sources import AlertRule, Deliver, Settings, Source, SourcesFile, read_sources

__all__ = [
    "Answer",
    "Archive",
    "Client",
    "Deliver",
    "Hosts",
    "Keeper",
    "Look",
    "Miss",
    "StepOutcome",
    "WatchedPage",
    "Poller",
    "AlertRule",
    "Settings",
    "Source",
    "SourcesFile",
    "Visit",
    "read_sources",
    "step",
]
