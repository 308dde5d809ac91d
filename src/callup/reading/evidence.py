"""The words that are quoted for a claim. In: the fewest words that carry it, and its sentence. Out: a clause to quote.

Quoted alone, the fewest words can turn a meaning round ("not …", "according to the decree"): they are widened to the
next mark of punctuation on both sides. Deliberately missing: grammar; the whole sentence stands with every claim.
"""

import re

from callup.model import Span

LONGEST = 240
MARK = re.compile(r"[!?…;:—–()«»“”\"\[\]|]+|,")
BARE = " \t\n\r,;:.—–-"


def widened(text: str, words: Span, sentence: Span, others: list[Span]) -> Span:
    """A claim's words, out to the punctuation on both sides, but not into another claim's words."""
    low = max([sentence.start, *(o.end for o in others if o.end <= words.start)])
    high = min([sentence.end, *(o.start for o in others if o.start >= words.end)])
    marks = list(MARK.finditer(text, low, words.start))
    start = marks[-1].end() if marks else low
    after = MARK.search(text, words.end, high)
    end = after.start() if after else high
    while start < words.start and text[start] in BARE:
        start += 1
    while end > words.end and text[end - 1] in BARE:
        end -= 1
    found = Span(min(start, words.start), max(end, words.end))
    return found if len(found) <= LONGEST else words
