"""What is denied by the words around it. In: a claim's words in their sentence. Out: whether they are said not to be so.

A denial reaches as far as its clause goes: "denied reports that 400,000 …", "the video in which … is a fake". Deliberately
missing: a "not" among the claim's own words; the weights read that.
"""

from callup.language.denials import Denials
from callup.model import Span

# Characters between a word of denial and what it denies; beyond that the sentence has gone on to something else.
REACH = 120


def denied(text: str, words: Span, home: Span, table: Denials) -> bool:
    """Whether the sentence denies what a claim's words say."""
    start = max(home.start, words.start - REACH)
    for match in table.before.finditer(text, start, words.end):
        if match.start() < words.start or match.start() - words.start < len(words) // 2:
            return table.breaks.search(text, match.end(), max(match.end(), words.start)) is None
    for match in table.after.finditer(text, words.start, min(home.end, words.end + REACH)):
        if table.breaks.search(text, words.end, max(words.end, match.start())) is None:
            return True
    return False
