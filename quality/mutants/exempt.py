"""Numbers no test need notice, each with its reason. In: nothing. Out: the table.

A number is exempt only where it bounds memory, time or the size of a step, and any other value gives the same answer. A
number that changes an answer is never exempt: it gets a test, or goes.
"""

STEP = "the size of a step: the answer is the same in smaller or larger ones"
MEMORY = "how much is remembered to save time; what is forgotten is worked out anew"
NAME = "a name in the form of a number: it only has to differ from the others"

EXEMPT: dict[str, str] = {
    "warning/acts.py MOST = 500.0": "beyond certainty it guards against overflow alone; a tenth of it is tried, and noticed",
    "warning/filtering.py CHUNK": STEP,
    "evidence/copies.py HOLDERS": "bounds the pairs compared: a copy shares other runs, by which it is found as well",
    "evidence/copies.py REMEMBERED": MEMORY,
    "evidence/denials.py REMEMBERED": MEMORY,
    "evidence/denials.py LOOKED_AT = 3000": "bounds the time a denial costs; a tenth of it is tried",
    "evidence/shingles.py CHUNK": STEP,
    "ledger/entries.py CHUNK": STEP,
    "ledger/words.py MEMO": MEMORY,
    "ledger/opening.py CACHE_KIB": MEMORY,
    "ledger/opening.py TURN": NAME,
    "ledger/watching.py CHUNK": STEP,
    "ledger/watching.py TURN_TO_WATCH": NAME,
    "intake/zipped.py SMALL": "below it a member is unpacked in memory, above it on disk; the bytes are the same",
    "intake/unpacked.py BLOCK": STEP,
    "intake/unpacked.py LARGEST_DICTIONARY": "guards memory alone: the largest table a compressor may ask for",
    "intake/unpacked.py LARGEST_WINDOW": "guards memory alone: the largest window a compressor may ask for",
    "intake/tongues.py REMEMBERED": MEMORY,
    "record/guarded.py CHUNK": STEP,
}
