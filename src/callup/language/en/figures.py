"""English figures: what turns one into a name or a date, what joins two, what tells a bare one. In: tables. Out: one table.

Deliberately missing: dialects of counting.
"""

from callup.language.en.bounds import BOOK
from callup.language.en.nouns import NOUNS
from callup.language.en.numerals import NUMERALS, ORDINALS
from callup.language.figures import Clues, Figures, RangeWords, Refusals
from callup.language.listing import HYPHENS, listed

_MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
REFUSALS = Refusals(
    months=_MONTHS,
    names_before=listed(
        "no nos № number article articles section sections part page pages paragraph chapter clause annex appendix table figure "
        "fig game row room route highway channel flight order decree law resolution directive group gate building apartment "
        "step stage phase level grade version volume vol issue episode season lot block line track tier class type mark model "
        "protocol bill art pt ch pp sec school hospital colony prison ik penal studio world formula covid windows iphone galaxy "
        "fortune nasdaq russell euro day"
    ),
    clock_after=listed("am pm a.m p.m a.m. p.m. o'clock o’clock gmt utc est edt bst msk"),
    hours=frozenset({"hours"}),
    at=frozenset({"at"}),
    year_after=frozenset({"year"}),
    year_before=listed(
        "in since by until from of during before after for early mid late year spring summer autumn fall winter and through "
        "till to between this next last"
    )
    - {"of", "for", "from", "and", "by", "to", "between", "after", "before", "until"},
    decade_after=frozenset({"s"}),
    ordinal_ends=ORDINALS.endings,
    eras=frozenset(
        {
            "in",
            "since",
            "by",
            "between",
            "and",
            "from",
            "until",
            "before",
            "after",
            "a.d.",
            "ad",
            "circa",
            "year",
        }
    ),
    ranks=frozenset({"top", "bottom", "last", "first", "big", "final"}),
    between_days=HYPHENS | {",", "and", "to"},
    before_month=listed("of -"),
    joins_dates=HYPHENS | {",", "and", "or", "to", "until"},
    article=listed("the"),
    like_verbs=listed("may march"),
    lone_letters=listed("a i"),
    ties=listed("to"),
    group_of=("group", "of"),
)
TABLE = Figures(
    not_first=listed("first second"),
    numerals=NUMERALS,
    nouns=NOUNS,
    ordinals=ORDINALS,
    bounds=BOOK,
    refusals=REFUSALS,
    ranges=RangeWords(
        between=frozenset({"between"}),
        opens=frozenset({"from", "ranging", "ages", "aged", "age", "anywhere", "somewhere"}),
        joins=HYPHENS | {"to", "through"},
        ands=frozenset({"and"}),
        ors=frozenset({"or"}),
        change=(
            "increas", "rais", "ris", "rose", "grow", "grew", "expand", "drop", "fell", "fall", "declin", "decreas", "reduc", "cut", "lower",
            "jump", "climb", "doubl", "shrank", "shrink", "went", "go", "up", "down", "boost", "chang", "extend", "shift", "swell", "swelled",
        ),
        to=frozenset({"to"}),
        needs_opening=False,
        by=listed("by"),
        up=listed("up"),
        if_not=("if", "not"),
        skipped=listed("up as many to ~ more than"),
    ),
    clues=Clues(
        people=(
            "mobiliz", "mobilis", "call", "kill", "detain", "recruit", "conscript", "draft", "arrest", "wound", "train", "deploy", "enlist",
            "captur", "injur", "evacuat", "summon", "exchang", "sent", "send", "move", "moving", "transfer", "signed", "signing", "hospitali", "lost", "employ", "hire", "hiring",
            "releas", "imprison", "sentenc", "return", "fled", "flee", "refus", "surrender", "desert", "buried", "died", "dying", "death", "dead",
        ),
        forces=("force", "army", "armies", "militar", "troop", "personnel", "strength", "manpower", "headcount", "men", "soldier", "reservist", "casualt", "recruits", "conscripts", "conscription", "volunteers"),
        money=("salar", "sum", "earn", "bonus", "pay", "wage", "bonus", "fine", "compensation", "cost", "price"),
        age=("age", "ages", "aged"),
        not_age=("sentence", "prison", "jail", "term", "imprison", "service", "contract"),
        men=listed("men women people citizens males those anyone reservists recruits soldiers volunteers conscripts everyone persons man males adults youths fighters officers"),
        aged=listed("aged ages age"),
        older=listed("older younger"),
        compared=listed("from versus against with to"),
        shared=listed("them those another additional others more which"),
    ),
    ones=frozenset({"one"}),
    per=listed("per"),
    money_scales={"m": 10**6, "b": 10**9},
    tied=listed("to up or and"),
)  # fmt: skip
