"""Wrapped lines → paragraphs. In: text broken at the width of a page. Out: a line a paragraph.

Deliberately missing: columns and tables; and the hyphen of a compound that stood at a line's end is lost with the break.
"""

import re

HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
STOP = re.compile(r"[.!?:;…»”\"]$")
SHORT = 0.75


def joined(text: str) -> str:
    """Join the lines of each paragraph; a short line that ends a sentence ends its paragraph.

    >>> joined("Повестки при-\\nходят в Туле.\\n\\nДалее.")
    'Повестки приходят в Туле.\\nДалее.'
    """
    lines = [line.strip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    paragraphs = [""]
    fresh = True
    for line in lines:
        if not line:
            fresh = True
        elif fresh or not paragraphs[-1]:
            paragraphs.append(line)
            fresh = False
        elif HYPHEN.search(paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = HYPHEN.sub("", paragraphs[-1]) + line
        else:
            paragraphs[-1] += " " + line
        fresh = fresh or (len(line) < SHORT * width and STOP.search(line) is not None)
    return "\n".join(filter(None, paragraphs))
