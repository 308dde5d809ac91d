"""German figures: bounds, what turns one into a name or a date, what tells a bare one. In: tables. Out: one table.

Deliberately missing: ranks that count ("der achtzehnte Angriff").
"""

from callup.language.bounds import BoundBook, lines
from callup.language.de.nouns import NOUNS
from callup.language.de.numerals import NUMERALS
from callup.language.figures import Clues, Figures, RangeWords, Refusals
from callup.language.listing import HYPHENS, listed
from callup.model import Bound

_MONTHS = listed(
    "januar februar märz april mai juni juli august september oktober november dezember jan feb apr aug sept okt nov dez jänner"
)
_BOUNDS = BoundBook(
    before=lines(
        Bound.ABOUT,
        "etwa|rund|ungefähr|circa|ca|ca .|zirka|schätzungsweise|fast|beinahe|nahezu|an die|um die|im schnitt|durchschnittlich|~|gut",
    )
    | lines(Bound.MORE_THAN, "über|mehr als|>")
    | lines(Bound.AT_LEAST, "mindestens|wenigstens|zumindest|nicht weniger als|ab|≥")
    | lines(Bound.UP_TO, "bis zu|höchstens|maximal|nicht mehr als|≤")
    | lines(Bound.LESS_THAN, "unter|weniger als|knapp|<"),
    after=lines(Bound.AT_LEAST, "oder mehr|und mehr|und älter|+")
    | lines(Bound.UP_TO, "oder weniger|und jünger|oder jünger"),
    fillers=listed("weitere weiteren insgesamt noch bereits schon den der die $ € ₽"),
)
TABLE = Figures(
    stops_part_thousands=True,
    numerals=NUMERALS,
    nouns=NOUNS,
    bounds=_BOUNDS,
    refusals=Refusals(
        months=_MONTHS,
        names_before=listed(
            "nr nummer artikel art paragraf paragraph § absatz abs seite kapitel punkt schule haus raum zimmer linie strecke flug "
            "route erlass gesetz dekret befehl verordnung typ modell gruppe klasse stufe phase"
        ),
        clock_after=listed("uhr"),
        hours=frozenset(),
        at=frozenset(),
        year_after=frozenset(),
        year_before=listed(
            "jahr jahre jahres im in seit bis ende anfang mitte herbst sommer winter frühjahr frühling"
        ),
        decade_after=listed("er"),
        ordinal_ends=listed("te ten ter tes"),
        eras=listed("im in seit bis"),
        ranks=frozenset(),
        between_days=HYPHENS | {",", "und", "bis", "."},
        before_month=listed(". -"),
        joins_dates=HYPHENS | {",", "und", "oder", "bis", "."},
        lone_letters=frozenset(),
        ties=listed("bis"),
        day_first=True,
    ),
    ranges=RangeWords(
        between=listed("zwischen"),
        opens=listed("von"),
        joins=HYPHENS | {"bis"},
        ands=listed("und"),
        ors=listed("oder"),
        change=(
            "stieg",
            "steig",
            "erhöh",
            "gestiegen",
            "wuchs",
            "wachs",
            "sank",
            "sink",
            "gesunken",
            "fiel",
            "senk",
            "anheb",
            "angehoben",
        ),
        to=listed("auf"),
        needs_opening=False,
        by=listed("um"),
        skipped=listed("bis zu ~ mehr als"),
    ),
    clues=Clues(
        people=(
            "mobilis",
            "einberuf",
            "einzieh",
            "eingezogen",
            "getötet",
            "gefallen",
            "verletzt",
            "verwundet",
            "festgenommen",
            "rekrut",
            "verhaftet",
            "entlassen",
            "geflohen",
            "gestorben",
            "ausgebildet",
        ),
        forces=("armee", "truppe", "streitkräft", "personal", "soldat", "reservist", "verlust"),
        money=("sold", "gehalt", "prämie", "lohn", "strafe", "zahlung", "summe"),
        age=("alter", "alt"),
        not_age=("haft", "gefängnis", "lager", "dienst", "vertrag", "verurteilt"),
        men=listed(
            "männer bürger reservisten wehrpflichtige rekruten soldaten freiwillige personen alle diejenigen"
        ),
        older=listed("älter jünger"),
        age_from=listed("von ab"),
        compared=listed("gegenüber statt"),
        shared=listed("davon weitere weiteren darunter"),
    ),
    ones=frozenset(),
    per=listed("pro je"),
    tied=listed("bis oder und"),
)
