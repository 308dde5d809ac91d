"""What German nouns count as, and the words about them. In: nothing. Out: one table.

Stems are matched from the start of the word; a noun that none knows counts as itself, for it has a capital.
Deliberately missing: compounds whose last part alone tells the unit ("Einberufungsbescheide" is listed, few others are).
"""

import re

from callup.language.listing import listed
from callup.language.nouns import BentNouns

_STEMS = {
    "people": "soldat mann(?:es|s)?$ männer mensch person(?!al) reservist rekrut wehrpflichtig freiwillig bürger einwohner bewohner "
    "frau kind(?:er|ern)?$ kämpfer söldner gefangen häftling verwundet gefallen verletzt tot(?:e|en|er)?$ mobilisiert einberufen "
    "eingezogen festgenommen getötet student arbeiter mitarbeiter zivilist russen$ ukrainer polizist beamt demonstrant deserteur "
    "vertragssoldat zeitsoldat flüchtling jährig",
    "region": "region(?:en)?$ gebiet(?:e|en)?$ oblast provinz republik",
    "city": "stadt$ städte",
    "summons": "einberufungsbescheid einberufungsbefehl vorladung musterungsbescheid",
    "unit": "bataillon brigade regiment division kompanie zug$ einheit verband",
    "place": "ort(?:e|en|s)?$ dorf dörfer ortschaft siedlung",
    "office": "wehramt wehrämter kreiswehrersatz einberufungsamt einberufungsämter rekrutierungsbüro büro",
    "attack": "angriff anschlag anschläge brandanschlag brandanschläge überfall",
    "item": "stück flasche helm weste",
    "ruble": "rubel",
    "usd": "dollar",
    "eur": "euro$",
    "uah": "hrywnja griwna hryvnia",
    "percent": "prozent",
    "day": "tag(?:e|en|s)?$",
    "week": "woche",
    "month": "monat",
    "year": "jahr(?:e|en|es|s)?$",
    "hour": "stunde",
    "minute": "minute",
    "case": "fall(?:s|es)?$ fälle",
}
NOUNS = BentNouns(
    stems=_STEMS,
    not_people=re.compile(
        r"(?:mannschaft|personen?kraft|bürgermeister|kinderg|frauenk|freiwilligkeit)"
    ),
    adjective=re.compile(r"(?:e|en|er|es|em)$"),
    shortest_adjective=4,
    capitals=True,
    measures={
        "km": "kilometre",
        "m": "metre",
        "kg": "kilogram",
        "t": "tonne",
        "std": "hour",
        "min": "minute",
    },
    never_apart=frozenset(),
    dotted_measures=listed("std min"),
    metre="m",
    dotted_money=frozenset(),
    stop=listed(
        "der die das den dem des und oder aber von vom zu zum zur in im aus an am auf bei mit nach vor für über um bis als wie "
        "ist sind war waren wird werden wurde wurden hat haben hatte hatten sich nicht noch sein ihre seine dass wenn ohne gegen"
    ),
    passed=listed("der aller dieser"),
    among=listed("der von"),
    past=(),
    collective=(),
    letters=frozenset(),
    like_adjectives=frozenset(),
    after_people=listed("people unit region city crew"),
    aged="jährig",
    aged_thing=("\0",),
    aged_by=("\0",),
    compounds={"tägig": "day", "wöchig": "week", "monatig": "month", "stündig": "hour"},
)
