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
    paragraphs: list[list[str]] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        if fresh or not paragraphs:
            paragraphs.append([line])
        elif HYPHEN.search(paragraphs[-1][-1][-2:]) and line[0].islower():
            paragraphs[-1][-1] = HYPHEN.sub("", paragraphs[-1][-1])
            paragraphs[-1].append(line)
        else:
            paragraphs[-1] += [" ", line]
        fresh = len(line) < SHORT * width and STOP.search(line[-1:]) is not None
    return "\n".join("".join(parts) for parts in paragraphs)
