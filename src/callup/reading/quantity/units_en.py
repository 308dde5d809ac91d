"""What English nouns count as. In: a word. Out: its unit, its singular, whether it is a plural.

Deliberately missing: senses; "companies" is a unit only beside a soldierly adjective, which ``nouns_en`` looks at.
"""

import re
from functools import lru_cache

from callup.reading.quantity.tokens import listed


def _table(**units: str) -> dict[str, str]:
    return {word: unit for unit, words in units.items() for word in words.split()}


# Nouns in the singular; plurals come through ``singular``.
NOUNS = _table(
    people="man person people soldier troop reservist personnel serviceman servicewoman servicemember recruit conscript "
    "draftee inductee fighter volunteer officer casualty fatality death body individual citizen resident inhabitant "
    "woman child civilian prisoner inmate convict detainee protester protestor demonstrator worker employee staff "
    "student mercenary contractor evader deserter refugee migrant member adult youth male female boy girl patient "
    "manpower infantry infantryman marine paratrooper sailor pilot tanker militant combatant veteran police policeman "
    "guard guardsman soul victim survivor hostage pow participant applicant candidate respondent reserve force "
    "specialist driver doctor teacher father mother parent son husband wife friend relative refuser objector enlistee "
    "trainee cadet instructor gunner operator commander general colonel sergeant lieutenant captain graduate "
    "programmer engineer builder lawyer official deputy lawmaker journalist activist suspect attacker arsonist "
    "saboteur wounded dead killed injured missing captured serviceperson firefighter medic nurse guardsmen life "
    "mobilized mobilised called-up mobik manned signatory employer farmer miner teenager pensioner settler traveler "
    "traveller passenger visitor tourist human bachelor warrior rebel insurgent colonist compatriot countryman "
    "townsman villager newcomer arrival returnee representative entrepreneur businessman businesswoman professional expert cossack specialist absentee dodger contract-soldier national immigrant emigrant expat",
    region="region oblast province republic krai subject okrug",
    city="city town",
    summons="summons summonse subpoena notice agenda",
    unit="battalion brigade regiment division platoon squad detachment formation unit btg battlegroup squadron battery corps "
    "flotilla batallion subunit contingent garrison",
    place="place location site settlement village venue",
    office="office commissariat bureau",
    attack="attack arson assault raid bombing airstrike ambush",
    crew="crew",
    item="item bottle piece kit set helmet vest cocktail rifle uniform boot backpack",
    ruble="ruble rouble rub rubles",
    usd="dollar usd buck",
    eur="euro eur",
    gbp="pound gbp sterling",
    uah="hryvnia hryvna uah",
    cny="yuan cny renminbi",
    inr="rupee",
    kzt="tenge",
    jpy="yen",
    pln="zloty",
    gel="lari",
    ils="shekel",
    percent="percent pct",
    day="day",
    week="week",
    month="month",
    year="year",
    hour="hour hr",
    minute="minute min",
    case="case instance incident episode occasion",
)
MONEY = frozenset(
    {"ruble", "usd", "eur", "gbp", "uah", "cny", "inr", "kzt", "jpy", "pln", "gel", "ils"}
)
TIMES = frozenset({"day", "week", "month", "year", "hour", "minute", "second", "decade"})
SIGNS = {
    "$": "usd", "us$": "usd", "US$": "usd", "usd": "usd", "€": "eur", "eur": "eur", "£": "gbp", "gbp": "gbp", "₽": "ruble", "rub": "ruble",
    "rur": "ruble", "₴": "uah", "uah": "uah", "cny": "cny", "¥": "jpy", "jpy": "jpy", "₹": "inr", "inr": "inr", "rs": "inr",
    "chf": "chf", "cad": "cad", "aud": "aud", "kzt": "kzt", "us": "usd", "rm": "myr", "myr": "myr",
}  # fmt: skip
# Symbols of measure that stand glued to or right after a figure.
MEASURES = {
    "km": "kilometre", "km/h": "kilometre per hour", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "g": "gram", "mg": "milligram", "lb": "pound", "lbs": "pound", "oz": "ounce", "mph": "mile per hour", "mi": "mile",
    "ft": "foot", "hp": "horsepower", "bhp": "brake horsepower", "gb": "gigabyte", "tb": "terabyte", "mb": "megabyte", "kw": "kilowatt",
    "kwh": "kilowatt hour", "mw": "megawatt", "gw": "gigawatt", "rpm": "rpm", "l": "litre", "ml": "millilitre", "ha": "hectare",
    "yrs": "year", "yr": "year", "hrs": "hour", "mins": "minute", "secs": "second", "sec": "second", "p": "pence", "c": "cent",
    "bps": "basis point", "ghz": "gigahertz", "mhz": "megahertz", "hz": "hertz", "v": "volt", "kph": "kilometre per hour",
    "kmh": "kilometre per hour", "yo": "age", "celsius": "degree", "fahrenheit": "degree",
}  # fmt: skip
_IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "wives": "wife",
    "lives": "life", "personnel": "personnel", "police": "police", "staff": "staff", "aircraft": "aircraft", "crises": "crisis", "buses": "bus",
    "summons": "summons", "summonses": "summons", "corps": "corps", "data": "data", "media": "media", "knives": "knife", "halves": "half",
    "viruses": "virus", "troops": "troop", "infantry": "infantry", "manpower": "manpower", "pow": "pow", "dead": "dead", "wounded": "wounded",
    "cattle": "cattle", "dice": "die", "lieutenants": "lieutenant", "gas": "gas", "bases": "base", "cases": "case", "axes": "axe", "headquarters": "headquarters",
    "series": "series", "means": "means", "species": "species", "leaves": "leaf", "loaves": "loaf", "shoes": "shoe", "horsepower": "horsepower",
    "potatoes": "potato", "heroes": "hero", "tomatoes": "tomato", "movies": "movie", "cookies": "cookie", "selfies": "selfie", "losses": "loss", "rookies": "rookie",
}  # fmt: skip
_NOT_PLURAL = listed(
    "this his its is was has does us bus gas plus yes as always perhaps besides sometimes towards afterwards less unless "
    "across thus versus vs says seems remains becomes includes means goes comes needs wants takes makes gives gets "
    "plans shows appears continues starts begins ends hers ours yours theirs whereas news texas paris whose tells "
    "others previous various numerous serious overseas indeed physics politics ukraine's contains represents indicates "
    "suggests leads provides requires exists happens equals joins refuses claims notes adds gains hopes"
)
_PERSON_ENDINGS = ("men", "women", "ians", "ists", "ees", "ants", "ers", "ors", "eers", "ites")
_NOT_PERSONS = listed(
    "number letter paper newspaper order helicopter quarter headquarter trailer bunker computer chapter center centre "
    "counter tower power poster matter border offer transfer meter metre kilometer kilometre liter litre shelter cover "
    "server tanker bomber bulldozer launcher container carrier checker answer corner chamber folder cruiser destroyer "
    "fiber summer winter corridor cluster disaster flower layer river sector factor motor tractor reactor error "
    "indicator minor mirror door floor color colour doctor's effort trial fee tree degree committee knee guarantee "
    "restaurant plant grant variant warrant amendment element crater theater theatre filter register ledger "
    "parameter semester acre fire hour barrier frontier rubber timber lumber feeder charter banner dinner "
    "letter monitor sensor generator vector editor's anchor minister-days tremor terror mortar spur holder's "
    "interceptor projector detector excavator simulator howitzer freighter speaker beer year fighter-bomber "
    "career engineer's pier tier referer sticker marker sneaker bumper drawer chapter cylinder shoulder blister finger "
    "hammer ladder lever locker newsletter offer picker's pointer printer rudder scooter router ruler scanner timer "
    "transformer toner user-days water whisper wonder adapter after altar trigger breaker encounter parlor harbor "
    "harbour favor honour transport satellite site website suite invite opposite composite list-days exist resist"
)
_DEMONYMS = listed(
    "russian ukrainian american briton german pole kazakh georgian chechen buryat tatar belarusian muscovite iranian "
    "serb turk finn swede european estonian latvian lithuanian uzbek tajik kyrgyz cossack dagestani tuvan bashkir "
    "yakut kalmyk siberian korean israeli armenian azerbaijani moldovan wagnerite syrian chinese czech slovak balt"
)
_ES = re.compile(r"(?:s|x|z|ch|sh)es$")


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The singular of an English noun in small letters.

    >>> singular("companies"), singular("summonses"), singular("servicemen")
    ('company', 'summons', 'serviceman')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4 and word not in {"specimen", "regimen"}:
        return word[:-2] + "an"
    if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _ES.search(word) and not word.endswith(
        ("ases", "uses", "oses", "ises", "nses", "rses", "izes", "azes", "aches")
    ):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    if word in _NOT_PLURAL or len(word) < 3 or "'" in word or "’" in word:
        return False
    if word.endswith("men"):
        return len(word) > 4
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


@lru_cache(maxsize=20_000)
def unit_of(word: str) -> str | None:
    """The unit a noun counts as, or None where its singular has to serve."""
    base = singular(word)
    if base in NOUNS:
        return NOUNS[base]
    if base in _NOT_PERSONS:
        return None
    if base in _DEMONYMS:
        return "people"
    return "people" if len(word) > 5 and word.endswith(_PERSON_ENDINGS) else None
