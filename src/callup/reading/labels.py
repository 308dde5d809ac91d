"""The closed lists that the reader chooses from and the order in which its heads name them.

In: nothing. Out: tuples. Signals and measures are the case's and stand with the weights. Deliberately missing: meaning.
"""

from callup.model import Certainty, SpeakerKind, Stance

STANCES = tuple(stance.value for stance in Stance)
CERTAINTIES = tuple(certainty.value for certainty in Certainty)
KINDS = tuple(kind.value for kind in SpeakerKind)
# What a claim may be linked to in its text. The last four are times, by what they mean for the claim.
TIMES = ("said", "event", "deadline", "validity")
RELATIONS = ("speaker", "via", "quantity", "place", *TIMES)
SAID = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CLAIM = ("O", "B", "I")
# Whose call-up: the countries the weights were shown enough of; any other is found by the place a text names.
ABOUTS = ("none", "RU", "UA", "other")
