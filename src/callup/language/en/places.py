"""The words around the names of places in English. In: nothing. Out: one table. Misses: the names; the case has them."""

import re

from callup.language.places import Grammar, before

_PEOPLE = (
    r"residents?|citizens?|men|man|women|woman|people|mayor|governor|authorities|officials|police|courts?|streets?|suburbs?|"
    r"outskirts|cent(?:re|er)|parts|districts?|conscripts?|reservists?|natives?|students|city|town|garrison|metro|subway|"
    r"hospitals?|schools?|airports?|military (?:commissariat|commissar|recruitment|registration|enlistment)|recruitment|"
    r"enlistment|draft|mobilization|mobilisation|businessm[ae]n|cafe|restaurants?|apartments?|university|universities|"
    r"prosecutors?|prisons?|station|hotel|volunteers?|soldiers|teachers?|lawyers?|activists?|families|training|resident"
)
TABLE = Grammar(
    inside=before(r"(?:in|at)\s+"),
    locative=before(
        r"(?:in|at|near|around|outside|inside|across|throughout|within|through|via|into|occupied|liberated|captured|leaving|left|reached|"
        r"(?<!orders )(?<!order )(?<!control )(?<!support )(?<!pressure )(?<!aid )(?<!independence )(?<!instructions )"
        r"(?<!directives )(?<!signals )(?<!funding )(?<!response )from|"
        r"(?:travel\w*|go|going|went|return\w*|fl[ey]w?|flights?|trains?|moved|moving|drove|c[ao]me|back|sent|brought|transported|"
        r"arriv\w+|way|trip|deported) to)\s+(?:the\s+)?(?:central|downtown|greater|nearby|western|eastern|northern|southern)?\s*"
    ),
    kind=before(r"(?:city|town|village|settlement|port|suburb|municipality|capital)(?:\s+of)?\s+"),
    kind_after=re.compile(
        r"\s+(?:city|town|village|settlement|municipality|district|raion|rayon)(?!\w)"
    ),
    people=before(rf"(?:{_PEOPLE})\s+(?:of|from|in)\s+"),
    people_after=re.compile(
        rf"(?:['’]s\s+\w+\s+(?:district|neighbou?rhood|court|street|university|hospital|station)|(?:['’]s)?\s+(?:{_PEOPLE}))(?!\w)"
    ),
    outskirts=before(r"(?:near|outside)\s+"),
    landmark=before(r"(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?\s+of\s+"),
    ruled_from=before(r"(?!)"),
    namesake=before(
        r"(?:named after|st\.?|street|avenue|prospekt|cruiser|frigate|submarine|corvette|ship|hotel)\s+[\"“«]?"
    ),
    dateline=re.compile(r"(?:,\s*[a-z. ]{2,24})?\s*(?:\([^)\n]{2,40}\)\s*)?[—–-]{1,2}\s"),
    whole=before(r"(?:across|throughout|all over|all of|everywhere in|over all)\s+"),
    excepted=before(r"(?:except|except for|excluding|apart from|other than)\s+(?:in\s+|the\s+)*"),
    within=re.compile(r"(?!)"),
    first_name=re.compile(r"(?:^|[^.!?\n\"“«:]\s|[\"“«])(?:[A-Z]\.\s?|(?:[A-Z][a-z’'-]+)\s)$"),
    no_name=re.compile(
        r"(?<!\w)(?:in|from|near|at|to|of|outside|around|the|and|or|for|across|through|when|while|after|as|\w+-(?:occupied|held|controlled)|occupied|both|with|mr|governor|mayor)"
        r"[\s.]+$",
        re.IGNORECASE,
    ),
    office_next=re.compile(
        r"\s+(?:governor|mayor|residents|authorities|military|men|city|city's)(?!\w)"
    ),
    verb_like=re.compile(r"(?!)"),
    function=re.compile(r"(?!)"),
    small_thing=re.compile(r"(?!)"),
    wanderer=re.compile(r"(?!)"),
    excepting=re.compile(r"except|excluding|apart from|other than"),
    head=re.compile(
        r"[\s\-]+(?:(?P<people>people['’ʼ]?s\s+)?(?P<republic>republics?)"
        r"|(?:autonomous\s+)?(?:(?P<oblast>oblast['’s]{0,2})|(?P<krai>kra[iy]s?|territor(?:y|ies))|(?P<okrug>okrugs?))"
        r"|autonomous\s+(?P<area>districts?|areas?|regions?)"
        r"|(?P<any>regions?|provinces?|regional))(?!\w)"
    ),
    plural_head="s",
    head_before=re.compile(r"(?!)"),
    joiner=re.compile(
        r"\s*(?:[,;/]|\s(?:and|or|&)\s|,\s*(?:and|or)\s)\s*(?:(?:in|from|the|of)\s+)*"
    ),
)
