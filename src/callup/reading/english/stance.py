"""How an English statement is meant: denied, foretold, planned, demanded, doubted; plain, hedged or conditional.

In: the words of a statement, of its cue, and whether its speaker is in charge. Out: stance and certainty.
Deliberately missing: irony, and negation that reaches over a clause's end.
"""

import re

from callup.model import Certainty, SpeakerKind, Stance
from callup.reading.english.cues import cue_stance
from callup.reading.grammar import Said

HEDGE = re.compile(
    r"\b(?:may|might|could|can be|reportedly|likely|unlikely|possibl[ey]|perhaps|probabl[ey]|appears?|appeared|seems?|seemed|seemingly|"
    r"apparently|allegedly|suggest(?:s|ed|ing)?|potential(?:ly)?|purported(?:ly)?|believed to|thought to|presumably|rumou?r(?:s|ed)?|"
    r"it is possible|supposedly|hint(?:s|ed)|some ?believe|indicat(?:es?|ing))\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"\b(?:if|would|wouldn['’]t|should|unless|were to|[a-z]+['’]d (?:need|have|be|go|like))\b",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|no one|nothing|neither|nor|cannot|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|"
    r"don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|denie[sd]|deny(?:ing)?)\b",
    re.IGNORECASE,
)
NOT_A_DENIAL = re.compile(
    r"\bNo\.\s?\d+|\bno to\b|\bnot (?:be |been |yet )*(?:let|allowed|permitted)\b|\bnot (?:only|just|yet|enough|sufficient\w*|clear|known|specif\w+|say|publish\w*|respond\w*|comment\w*|possible to|less|more|least)\b|\bno (?:less|fewer|more) than\b|\bno longer an option\b|"
    r"\bwithout (?:\w+ )?(?:\w+ing|equipment|food|pay\w*|comment\w*|proper|adequate|trial)\b|\bnot counting\b|\bwhether or not\b|\bno (?:doubt|matter|such)\b",
    re.IGNORECASE,
)
SIDE_CLAUSE = re.compile(
    r"(?:,?\s(?:who|which|whose|because|unless|even if|even though|despite|although|so that)|"
    r"\s(?:assumption|impression|idea|hope|fears?|law|bill|decree|rule|amendment|people|men|those|anyone|everyone)(?P<that> that))\s.*?(?=,|$)",
    re.IGNORECASE,
)
LEAST_MAIN = 2
ORDERED = re.compile(r"\border(?:s|ed|ing)?\b", re.IGNORECASE)
IN_FORCE = re.compile(r"\b(?:adopt|pass|approv|sign|enact|ratif)(?:s|es|ed|ied)\b", re.IGNORECASE)
BILL = re.compile(r"\b(?:draft )?(?:law|bill|decree)s?\b", re.IGNORECASE)
SHARE = re.compile(r"\d\s?(?:%|percent|per cent)|\brespondents\b", re.IGNORECASE)
DOUBT = re.compile(
    r"\b(?:unlikely|doubtful|unclear|uncertain|hardly|remains to be seen|whether|not clear|did not (?:specify|say)|not known|improbable|"
    r"will not (?:reach|meet|achieve)|won['’]t (?:reach|meet))\b",
    re.IGNORECASE,
)
WHETHER_ONLY = re.compile(
    r"\bno (?:\w+ )?decisions?\b|\b(?:verify|check|decid\w+|regardless of|establish\w*|see) whether\b|\bwhether or not\b",
    re.IGNORECASE,
)
DEMAND = re.compile(
    r"\b(?:should(?! (?:start|begin|end|take place|be (?:held|completed|finished|ready)|last|come))|ought to|must|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|instruct(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)? (?:\w+ ){1,3}to|requir(?:e|es|ed|ing) (?:men|employees|students|them|people|all)|"
    r"(?:told|ordered|obliged) to)\b",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\b(?:plan(?:s|ned|ning)?(?! of attack)|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing) to|propos(?:e|es|ed|ing|al)|goal|target is|"
    r"wants? to|wanted to|consider(?:s|ed|ing)|prepar(?:e|es|ed|ing) (?:to|for|a)|pledg\w+|vow\w*|promis(?:e|es|ed|ing)|"
    r"draft (?:law|bill|decree)|bill|under review|(?:was|were|been|is|are) (?:given|assigned|set|allocated) (?:\w+ ){0,3}(?:quota|target|task|goal)s?|seek(?:s|ing)? to|decid(?:e|es|ed|ing) to|scheduled)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:should (?:start|begin|take place|be (?:held|completed|finished))|will|won['’]t|'ll|’ll|going to|about to|set to|due to (?:begin|start|launch)|expected to|bound to|to begin|to be (?:drafted|mobili[sz]ed|called up)|"
    r"is near|is close|around the corner|in the offing|(?:is|are|was|looks|seems|appears)\s(?:\w+\s)?(?:imminent|looming|inevitable|unavoidable)|(?:would|['’]d) (?:need|have to)|would(?! rather| prefer| like))\b",
    re.IGNORECASE,
)
MODAL_FUTURE = re.compile(r"\b(?:may|might|could)\b(?! (?:have|only)\b)", re.IGNORECASE)
DONE = re.compile(
    r"\b(?:complet(?:e|ed|ion)|finished|concluded|ended|(?:is|are|was|were|been) over|fulfilled|stopped|suspended|halted|"
    r"(?:has|have|had) (?:already |been |now )*[a-z]+(?:ed|en))\b",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"\b(?:announc|order|declar|decree|sign)", re.IGNORECASE)
PAST_PLAN = re.compile(r"\b(?:as|than) planned\b|\bunplanned\b", re.IGNORECASE)
OBSERVER = frozenset(
    {SpeakerKind.OUTLET, SpeakerKind.ORGANISATION, SpeakerKind.AUTHOR, SpeakerKind.UNNAMED}
)


def stance_of(said: Said) -> tuple[Stance, str]:
    """The stance and the rule that found it; the cue's own stance goes first, then the statement's words."""
    by_cue = said.cue_stance or cue_stance(said.cue)
    denied = _denied(said.words)
    if by_cue is Stance.DENIES:
        return Stance.DENIES, f"cue “{said.cue}”"
    if by_cue is Stance.DOUBTS:
        return Stance.DOUBTS, f"cue “{said.cue}”"
    if DOUBT.search(said.words) and not WHETHER_ONLY.search(said.words):
        return Stance.DOUBTS, "words of doubt"
    if denied:
        return Stance.DENIES, f"negation “{denied}”"
    if by_cue is not None:
        return by_cue, f"cue “{said.cue}”"
    if ORDERED.search(said.cue):
        return (Stance.PLANS if said.in_charge else Stance.DEMANDS), f"cue “{said.cue}”"
    if said.decided and ANNOUNCED.search(said.cue) and not DONE.search(said.words):
        return Stance.PLANS, f"announced: “{said.cue}”"
    return _by_words(said)


def _by_words(said: Said) -> tuple[Stance, str]:
    words = PAST_PLAN.sub(" ", _main(said.words))
    if IN_FORCE.search(words):
        words = BILL.sub(" ", words)
    plan = PLAN.search(words)
    if plan:
        return Stance.PLANS, f"word “{plan[0]}”"
    demand = DEMAND.search(words)
    if demand:
        return Stance.DEMANDS, f"word “{demand[0]}”"
    future = FUTURE.search(words) or MODAL_FUTURE.search(words)
    if future:
        decided = said.in_charge and FUTURE.search(words) and future[0].casefold() != "would"
        stance = Stance.PLANS if decided else Stance.PREDICTS
        return stance, f"future “{future[0]}”"
    return (Stance.REPORTS if said.kind in OBSERVER else Stance.ASSERTS), "plain statement"


def _denied(words: str) -> str | None:
    if SHARE.search(words):
        return None  # "31 percent do not expect it" is an answer counted, not a denial.
    clean = NOT_A_DENIAL.sub(" ", _main(words))
    match = NEGATION.search(clean)
    return match[0] if match else None


def _main(words: str) -> str:
    """The words before a clause that only says which thing, why, or in spite of what: its "not" denies nothing.

    >>> _main("Parliament passed a law that does not let reservists leave")
    'Parliament passed a law'
    """
    side = SIDE_CLAUSE.search(words)
    if side is None:
        return words
    start = max(side.start(), side.start("that"))
    if len(words[:start].split()) < LEAST_MAIN:
        return words
    return words[:start] + words[side.end() :].partition(",")[2]


def certainty_of(words: str, cue: str) -> Certainty:
    """How firmly a statement is put; a cue that hedges ("suggests") hedges what it carries."""
    if CONDITIONAL.search(words):
        return Certainty.CONDITIONAL
    if HEDGE.search(words) or HEDGE.search(cue):
        return Certainty.HEDGED
    return Certainty.PLAIN
