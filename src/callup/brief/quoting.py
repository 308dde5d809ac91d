"""How words of a document are quoted. In: a claim and its document. Out: words fit to stand between quotation marks.

A stretch too short to be understood is quoted with its sentence; one that lacks its beginning says so by an ellipsis.
Deliberately missing: any word that the document does not hold.
"""

import re

from callup.brief.masking import masked
from callup.model import Claim, Document, SpeakerKind, Stance

SHORT = 5
SHORT_FIGURE = 7
LONGEST_SENTENCE = 240
LONGEST_QUOTE = 420
ELLIPSIS = "…"
LEADING = re.compile(
    r"^(?:that|and|but|or|which|while|as|though|whether|что|и|а|но|или|который|которая|которые)\s+(?=\S)",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"[\s,;:–—-]+(?:and|or|but|where|with|which|who|that|whether|as|и|а|но|или|где|что|который)$",
    re.IGNORECASE,
)
HEADLESS = re.compile(
    r"^(?:to|had|has|have|having|was|were|is|are|be|been|would|will|could|can|may|might|should|must|alongside|including|with|by)\s",
)
PAIRS = {"“": "”", "«": "»", "„": "“"}
OWN_VOICES = frozenset({SpeakerKind.AUTHOR, SpeakerKind.OUTLET})


def quoted(claim: Claim, document: Document) -> str:
    """The words that carry a claim."""
    evidence = claim.evidence
    start, end = evidence.start, evidence.end
    if _too_short(claim):
        start, end = evidence.sentence.start, evidence.sentence.end
    raw = masked(document.text, start, end, claim.withheld)
    return shortened(tidy(raw))


def _too_short(claim: Claim) -> bool:
    """Whether only the whole sentence tells what is said: a word or two, a bare count, half of the text's own sentence."""
    evidence, sentence = claim.evidence, claim.evidence.sentence
    if sentence.end - sentence.start > LONGEST_SENTENCE or evidence.end <= evidence.start:
        return False
    count = len(evidence.text.split())
    spoken = claim.speaker.span
    names_itself = spoken is not None and sentence.start <= spoken.start < sentence.end
    if claim.stance is Stance.DENIES and names_itself:
        return False
    if claim.quantity is not None and count < SHORT_FIGURE:
        return True
    if claim.speaker.kind in OWN_VOICES and not names_itself:
        return count < 2 * SHORT
    return count < SHORT and not (names_itself and count >= SHORT - 1)


def tidy(text: str) -> str:
    """Words without the joints that bound them to their sentence, their inner quotation marks paired and single.

    >>> tidy('that the "second wave" has begun, and')
    'the ‘second wave’ has begun'
    >>> tidy("had nothing to do with it.")
    '… had nothing to do with it'
    """
    words = LEADING.sub("", " ".join(text.split()).strip(" ,;:–—"))
    words = TRAILING.sub("", words.strip(" ,;:–—")).strip(" ,;:")
    words = single_quotes(words).strip(" ,;:")
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    return f"{ELLIPSIS} {words}" if HEADLESS.match(words) else words


def single_quotes(text: str) -> str:
    """Text with its paired double quotation marks made single; marks without their other half, and a pair round it all, fall.

    >>> single_quotes('discussions of a "second wave')
    'discussions of a second wave'
    >>> single_quotes("«Повестка» — это «приглашение»")
    '‘Повестка’ — это ‘приглашение’'
    """
    opens: list[tuple[int, str]] = []
    pairs: dict[int, str] = {}
    for at, mark in enumerate(text):
        if mark in "“«„" and not (mark == "“" and opens and opens[-1][1] == "„"):
            opens.append((at, mark))
        elif mark in "”»“" or mark == '"':
            if opens and (PAIRS.get(opens[-1][1]) == mark or opens[-1][1] == mark):
                pairs |= {opens.pop()[0]: "‘", at: "’"}
            elif mark == '"':
                opens.append((at, mark))
    if pairs.get(0) and pairs.get(len(text) - 1) and len(pairs) == 2:
        pairs = {}
    return "".join(pairs.get(at, "" if c in '“”«»„"' else c) for at, c in enumerate(text))


def shortened(words: str) -> str:
    """Words of a readable length, cut between two of them."""
    if len(words) <= LONGEST_QUOTE:
        return words
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + ELLIPSIS
