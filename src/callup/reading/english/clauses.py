"""English clauses. In: a stretch of a sentence. Out: the spans of its statements, in order.

A cut is made at a joining word when both sides hold a finite verb, and at strong punctuation; a relative clause is cut
off after a comma only, since without one it says which thing is meant. Deliberately missing: a parse. Finite verbs are
told by a list of forms and by endings; what is wrongly left whole stays one statement.
"""

import re

from callup.model import Span
from callup.reading.segment import trimmed

_AUXILIARIES = (
    "is are was were am be been has have had do does did will would can could may might must shall should 's 're 've 'll "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't"
)
_IRREGULAR = (
    "said says told made came went took gave got began became saw knew found left kept held brought sent put led met ran "
    "lost won rose fell drew grew showed wrote spoke threw shot fled sold sought taught thought understood stood told paid "
    "set cut hit let read spread broke chose drove ate flew forgot hid rode sang sank stole swam wore bought built caught "
    "felt fought heard laid lay meant sat slept spent struck swept swore woke withdrew underwent overthrew undertook "
    "remains says means needs wants goes comes takes makes gives shows plans aims hopes seeks appears seems believes thinks "
    "claims states notes suggests faces continues begins starts includes lacks wants works serves requires allows expects "
    "denies reports warns adds estimates doubts questions argues counts offers pays receives remain need want plan hope "
    "believe think expect fear feel say deny warn insist face appear seem lack claim continue refuse plans send offer try call recruit serve"
)
FINITE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, (_AUXILIARIES + ' ' + _IRREGULAR).split()))}|[a-z]{{3,}}ed)(?![\w-])"
    r"|[a-z](?:’s|’re|’ve|’ll|’d|n’t)\b",
    re.IGNORECASE,
)
# A form that can be nothing but a finite verb; "annexed" and "exiled" may stand before a noun.
SURELY_FINITE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, (_AUXILIARIES + ' ' + _IRREGULAR).split()))})(?![\w-])",
    re.IGNORECASE,
)
HARD = re.compile(r"\s*(?:;|\s[—–]\s|—|:\s|\(|\)|\.{3}|…)\s*")
SOFT = re.compile(
    r"(?P<comma>,\s+(?:and|but|or|so|yet|while|whereas|although|though|as|because|since|after|before|which|who|whom|whose|where|"
    r"when|whether|if|including|suggesting|noting|adding|citing|saying|claiming|warning|with|despite|amid|due|given|thus|"
    r"not|only|prompting|leading|causing|decrying|bringing|according|instead|in|on|for|to|from|it|he|she|they|there|the|a|an)\b)"
    r"|(?P<bare>\s+(?:and|but|while|whereas|although|though|because|despite|due\s+to|in\s+response\s+to|as\s+well\s+as|"
    r"alongside|after|before|since|where|whether|if|as|when|until|unless|without)\b)",
    re.IGNORECASE,
)
BETWEEN_NUMBERS = re.compile(
    r"(?:\d[\d,. ]*|\b(?:hundred|thousand|million|billion)s?)(?:\s*%)?\s+(?:and|or)\s*[\d$€]$",
    re.IGNORECASE,
)
AND = re.compile(r"\s+and\b", re.IGNORECASE)
# After a bare "and" a new statement opens with a verb, a pronoun, an article or a name; a plain noun only goes on.
OPENS = re.compile(
    rf"\s+(?:{'|'.join(map(re.escape, (_AUXILIARIES + ' ' + _IRREGULAR).split()))}|[a-z]{{3,}}ed(?=\s+(?:the|a|an|that|to|on|in|at|by|his|her|its|their|more|\d|[A-Z]))|"
    r"(?:also|then|now|later|already|not)\b|he|she|it|they|we|there|that|the|a|an|some|many|most|several|no|one|two|officials|men|[A-Z“\"‘]|\d)(?![a-z])",
)
VERBLESS = frozenset({"despite", "due", "alongside", "amid", "including", "decrying"})
MIN_WORDS = 3


def clauses(text: str, span: Span) -> list[Span]:
    """Cut a stretch of English text into statements.

    >>> t = "Offices deny it, but couriers are carrying papers to plants."
    >>> [t[s.start:s.end] for s in clauses(t, Span(0, len(t)))]
    ['Offices deny it,', 'but couriers are carrying papers to plants.']
    """
    cuts = [span.start]
    for joint in HARD.finditer(text, span.start, span.end):
        cuts.append(joint.end())
    pieces = [Span(a, b) for a, b in zip(cuts, [*cuts[1:], span.end], strict=True) if b > a]
    found = [clause for piece in pieces for clause in _soft(text, piece)]
    return found or [span]


def _soft(text: str, piece: Span) -> list[Span]:
    spans: list[Span] = []
    start = piece.start
    for joint in SOFT.finditer(text, piece.start, piece.end):
        at = joint.start() + (1 if joint["comma"] else 0)
        if BETWEEN_NUMBERS.search(text[max(start, at - 40) : joint.end() + 2]):
            continue
        if joint["bare"] and AND.match(joint[0]) and not OPENS.match(text, joint.end()):
            continue
        word = joint[0].strip(" ,\t\n").split()[0].casefold()
        if _stands(text, start, at) and _stands(
            text, joint.end(), _next(text, joint.end(), piece.end), word
        ):
            _append(spans, text, start, at)
            start = at
    _append(spans, text, start, piece.end)
    return spans


def _next(text: str, start: int, stop: int) -> int:
    """Where the clause that begins here may end at the earliest: at the next joint with a comma, or at the stop."""
    joint = re.compile(r",\s").search(text, start, stop)
    if joint is None or not FINITE.search(text, start, joint.start()):
        return stop
    return joint.start()


def _stands(text: str, start: int, end: int, joint: str = "") -> bool:
    """Whether a stretch can be a statement of its own."""
    if len(text[start:end].split()) < MIN_WORDS:
        return False
    return joint in VERBLESS or FINITE.search(text, start, end) is not None


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        spans.append(span)
