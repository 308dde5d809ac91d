"""What English nouns count as, and the words about them. In: nothing. Out: tables.

Deliberately missing: senses; "companies" is a unit only beside a soldierly adjective.
"""

from callup.language.listing import by_word, listed
from callup.language.nouns import PluralNouns

# Nouns in the singular; plurals come through ``singular``.
_UNITS = by_word(
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
    "others previous various numerous serious overseas indeed physics politics contains represents indicates "
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
_STATES = listed(
    "killed wounded dead injured missing captured detained arrested mobilized mobilised conscripted drafted unemployed "
    "hospitalized evacuated enlisted recruited deployed called-up summoned trained fled died refused signed volunteered"
)
NOUNS = PluralNouns(
    units=_UNITS,
    irregular=_IRREGULAR,
    not_plural=_NOT_PLURAL,
    persons=_PERSON_ENDINGS,
    not_persons=_NOT_PERSONS,
    demonyms=_DEMONYMS,
    measures=MEASURES,
    short_measures=listed("p c m v"),
    stop=listed(
        "a an the this that these those and or but nor so yet if when while because since as than to of in on at by for from "
        "with without into onto over under about around after before during through between among against across along near "
        "off out up down per via within upon toward towards amid despite except is are was were be been being am has have had "
        "do does did will would can could may might must shall should not no it its he she they them his her their our your my "
        "we you i who whom whose which what where why how there here also already then now ago each every all both either "
        "neither said says say told according however meanwhile yesterday today tomorrow only just still even "
        "yet later earlier until till like including were't because though although whether once again too very"
    ),
    # Verbs that follow a bare figure and would otherwise be read as part of its noun phrase.
    verbs=listed(
        "went came got took made left joined signed refused returned arrived fled died remained became began ended reported "
        "announced claimed stated noted added confirmed received needed wanted used tried failed moved sent called"
    ),
    states=_STATES,
    within=listed("the these those his her its their our all such s a my your"),
    attributes=listed(
        "yard page litre liter metre meter mile inch foot degree course ton tonne acre kilometer kilometre gallon round minute hour "
        "day week month year door story storey seat gram kilogram ounce pound cent"
    ),
    by_company={
        "company": (
            listed(
                "volunteer rifle tank assault infantry mobilized mobilised reserve sniper military airborne penal motorized motorised "
                "mechanized engineering artillery reconnaissance naval marine combat separate storm additional-volunteer"
            ),
            "unit",
            None,
        ),
        "group": (listed("tactical battalion battle"), "unit", None),
        "subject": (listed("federal"), "region", None),
        "strike": (listed("arson drone missile"), "attack", None),
    }
    | {
        paper: (
            listed("call-up callup draft mobilization mobilisation conscription summons"),
            "summons",
            None,
        )
        for paper in ("paper", "order", "letter", "card")
    }
    | {
        centre: (listed("recruitment recruiting enlistment mobilization draft"), "office", "center")
        for centre in ("center", "centre")
    },
    as_listed=listed("tanker general"),
    percent=listed("percent pct percentage"),
    points=listed("point points"),
    per="per",
    cent="cent",
    of="of",
    years=listed("year y yo"),
    old=listed("old olds o"),
    age="age",
    people_compounds=listed("strong man person member"),
    no_compounds=listed("plus odd some ish or"),
    who=listed("who whom"),
    more=listed("more additional other"),
    more_than=listed("more than"),
    possessives=("'s", "’s"),
    most="most",
    people="people",
    no_heads=listed("attacks needs"),
)
