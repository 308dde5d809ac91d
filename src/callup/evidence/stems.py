"""Words by which two statements are held to speak of one thing. In: text. Out: stems; the same in English and Russian.

Deliberately missing: grammar; two words that begin with the same five letters are held for one, an accepted coarseness.
"""

import re

STEM = 5
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset(
    """there been that this with have will would from they were their about which also what when than some into being
    есть быть было были будет будут этого этом чтобы также того если когда""".split()
)


def stems(text: str) -> set[str]:
    """The stems of the longer words of a text.

    >>> sorted(stems("Borders will be closed to men"))
    ['borde', 'close']
    """
    return {word[:STEM] for word in WORD.findall(text.casefold()) if word not in COMMON}
