"""How an English reporting word stands to what it reports. In: the words of a cue. Out: a stance class.

Deliberately missing: whether there is an attribution at all (the tagger's business) and what the statement itself says
(``stance.py``). Word families are listed by stem; the longest phrase wins.
"""

import re
from functools import lru_cache

from callup.model import Stance

# One line a stance; '*' ends a stem. Phrases come before single words.
_CUES: dict[Stance, str] = {
    Stance.DENIES: (
        "den(?:y|ies|ied|ying) denials? dismiss\\w* reject(?:s|ed|ing)? refut\\w+ rebut\\w* debunk\\w* disput\\w+ "
        "rul(?:e|es|ed|ing) contradict\\w* disavow\\w* brush\\w*"
    ),
    Stance.DOUBTS: (
        "doubt\\w* question(?:s|ed|ing)? skeptical sceptical skepticism scepticism unsure uncertain wonder\\w* "
        "unconvinced cast\\w*"
    ),
    Stance.PREDICTS: (
        "predict\\w* forecast\\w* warn\\w* expect\\w* anticipat\\w+ fear(?:s|ed|ing)? foresee\\w* foresaw project(?:s|ed|ing)"
    ),
    Stance.PLANS: (
        "plan(?:s|ned|ning)? intend\\w* intention aim(?:s|ed|ing)? hop(?:e|es|ed|ing) propos\\w+ vow\\w* pledg\\w+ "
        "promis\\w+ consider(?:s|ed|ing)? weigh(?:s|ed|ing)? decid\\w+ prepar\\w+ want(?:s|ed|ing)?"
    ),
    Stance.DEMANDS: (
        "demand\\w* urg(?:e|es|ed|ing) instruct\\w* ask(?:s|ed|ing)? request\\w* appeal\\w* requir\\w+ call(?:s|ed|ing)?\\s(?:on|for|upon) "
        "command(?:s|ed|ing)? oblig\\w+ recommend\\w* advis\\w+ summon(?:s|ed|ing)?\\s(?:men|them)"
    ),
}
_PATTERNS = [
    (stance, re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE))
    for stance, words in _CUES.items()
]
_RULED_OUT = re.compile(r"\brul(?:e|es|ed|ing)\s+out\b", re.IGNORECASE)
_CAST_DOUBT = re.compile(r"\bcast\w*\s+doubt\b", re.IGNORECASE)
NOUNS = re.compile(
    r"\b(?:report|statement|claim|estimate|view|explanation|belief|opinion|study|survey|poll|data|words|warning|denial|rumou?r|promise|plan|"
    r"proposal|complaint|decision|order|demand|call|assessment|analysis|interview|post|article|letter|speech|according|per)s?\b",
    re.IGNORECASE,
)
ADVERBS = re.compile(
    r"^(?:reportedly|allegedly|apparently|supposedly|seemingly|purportedly|likely|possibly|appears?|seems?|seemed|appeared)$",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:say|says|said|saying|state[sd]?|stating|tell|tells|told|telling|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|not(?:e|es|ed|ing)|"
    r"add(?:s|ed|ing)?|writ(?:e|es|ing)|wrote|announc(?:e|es|ed|ing)|argu(?:e|es|ed|ing)|assess(?:es|ed|ing)?|estimat(?:e|es|ed|ing)|"
    r"confirm(?:s|ed|ing)?|remark(?:s|ed|ing)?|suggest(?:s|ed|ing)?|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|acknowledg(?:e|es|ed|ing)|"
    r"admit(?:s|ted|ting)?|alleg(?:e|es|ed|ing)|explain(?:s|ed|ing)?|stress(?:es|ed|ing)?|emphasi[sz](?:e|es|ed|ing)|insist(?:s|ed|ing)?|"
    r"declar(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|disclos(?:e|es|ed|ing)|observ(?:e|es|ed|ing)|calculat(?:e|es|ed|ing)|count(?:s|ed|ing)?|"
    r"identif(?:y|ies|ied)|found|finds?|show(?:s|ed)?|indicat(?:e|es|ed|ing)|conclud(?:e|es|ed|ing)|point(?:s|ed|ing)? out|hint(?:s|ed|ing)?|"
    r"respond(?:s|ed)?|repl(?:y|ies|ied)|cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|according to|warn(?:s|ed|ing)?|predict(?:s|ed|ing)?|"
    r"den(?:y|ies|ied|ying)|publish(?:es|ed)?|post(?:s|ed)?|document(?:s|ed)?|record(?:s|ed)?|recall(?:s|ed)?|maintain(?:s|ed)?|"
    r"assert(?:s|ed|ing)?|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|reiterat(?:e|es|ed|ing)|learn(?:s|ed|t)?|complain(?:s|ed|ing)?|assur(?:e|es|ed|ing)|"
    r"reckon(?:s|ed|ing)?|comment(?:s|ed|ing)?|lament(?:s|ed|ing)?|boast(?:s|ed|ing)?|brag(?:s|ged|ging)?|concede[sd]?|conceding|"
    r"recount(?:s|ed|ing)?|describ(?:e|es|ed|ing)|mention(?:s|ed|ing)?|clarif(?:y|ies|ied|ying)|specif(?:y|ies|ied|ying)|"
    r"elaborat(?:e|es|ed|ing)|contend(?:s|ed|ing)?|caution(?:s|ed|ing)?|testif(?:y|ies|ied)|guarantee[sd]?|rul(?:e|es|ed)|"
    r"joke[sd]?|complaint|fum(?:e|es|ed|ing)|criticiz?s?(?:e|es|ed|ing)|denounc(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|"
    r"summari[sz](?:e|es|ed)|outlin(?:e|es|ed)|put(?:s|ting)?|tweet(?:s|ed)?|repeat(?:s|ed|ing)?|agree[sd]?|answer(?:s|ed|ing)?|ask(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


def seems(cue: str) -> bool:
    """Whether a cue only says how sure something is ("reportedly", "appears")."""
    return ADVERBS.match(cue) is not None


@lru_cache(maxsize=20_000)
def is_saying(cue: str) -> bool:
    """Whether a cue word tells of saying, thinking or deciding, and not merely of doing or seeming.

    >>> is_saying("told reporters"), is_saying("continues to use"), is_saying("reportedly")
    (True, False, False)
    """
    if seems(cue):
        return False
    return bool(SAYING.search(cue) or cue_stance(cue) or NOUNS.search(cue)) or not re.search(
        r"\w", cue
    )


@lru_cache(maxsize=20_000)
def cue_stance(cue: str) -> Stance | None:
    """The stance a reporting word lends to what it reports; None for plain saying.

    >>> cue_stance("continues to deny"), cue_stance("said")
    (<Stance.DENIES: 'denies'>, None)
    """
    if _CAST_DOUBT.search(cue):
        return Stance.DOUBTS
    for stance, pattern in _PATTERNS:
        match = pattern.search(cue)
        if match is None:
            continue
        word = match[0].casefold()
        if word.startswith("rul") and not _RULED_OUT.search(cue):
            continue
        if word.startswith(("cast", "brush")):
            continue
        return stance
    return None
