"""The words around a name. In: folded text and a hit. Out: yes or no to plain questions about
its neighbours.

English and Russian (with Ukrainian) each have one table of patterns; the alphabet of the name
chooses. Deliberately missing: which places need which answers; that is for the finder.
"""

import re

import msgspec

from callup.reading.place.fold import Folded
from callup.reading.place.hits import Hit

BEFORE, AFTER = 48, 40


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns for what stands before a name (ending at it) and after it (beginning at it)."""

    locative: re.Pattern[str]
    kind: re.Pattern[str]
    kind_after: re.Pattern[str]
    people: re.Pattern[str]
    people_after: re.Pattern[str]
    outskirts: re.Pattern[str]
    landmark: re.Pattern[str]
    ruled_from: re.Pattern[str]
    namesake: re.Pattern[str]
    dateline: re.Pattern[str]
    whole: re.Pattern[str]
    excepted: re.Pattern[str]


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})$")


EN_PEOPLE = (
    r"residents?|citizens?|men|man|women|woman|people|mayor|governor|authorities|officials|police|courts?|streets?|suburbs?|"
    r"outskirts|cent(?:re|er)|parts|districts?|conscripts?|reservists?|natives?|students|city|town|garrison|metro|subway|"
    r"hospitals?|schools?|airports?|military (?:commissariat|commissar|recruitment|registration|enlistment)|recruitment|"
    r"enlistment|draft|mobilization|mobilisation|businessm[ae]n|cafe|restaurants?|apartments?|university|universities|"
    r"prosecutors?|prisons?|station|hotel|volunteers?|soldiers|teachers?|lawyers?|activists?|families|training|resident"
)
ENGLISH = Grammar(
    locative=_before(
        r"(?:in|at|near|around|outside|inside|across|throughout|within|through|via|into|occupied|liberated|captured|leaving|left|reached|"
        r"(?<!orders )(?<!order )(?<!control )(?<!support )(?<!pressure )(?<!aid )(?<!independence )(?<!instructions )"
        r"(?<!directives )(?<!signals )(?<!funding )(?<!response )from|"
        r"(?:travel\w*|go|going|went|return\w*|fl[ey]w?|flights?|trains?|moved|moving|drove|c[ao]me|back|sent|brought|transported|"
        r"arriv\w+|way|trip|deported) to)\s+(?:the\s+)?(?:central|downtown|greater|nearby|western|eastern|northern|southern)?\s*"
    ),
    kind=_before(r"(?:city|town|village|settlement|port|suburb|municipality|capital)(?:\s+of)?\s+"),
    kind_after=re.compile(
        r"\s+(?:city|town|village|settlement|municipality|district|raion|rayon)(?!\w)"
    ),
    people=_before(rf"(?:{EN_PEOPLE})\s+(?:of|from|in)\s+"),
    people_after=re.compile(
        rf"(?:['’]s\s+\w+\s+(?:district|neighbou?rhood|court|street|university|hospital|station)|(?:['’]s)?\s+(?:{EN_PEOPLE}))(?!\w)"
    ),
    outskirts=_before(r"(?:near|outside)\s+"),
    landmark=_before(r"(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?\s+of\s+"),
    ruled_from=_before(r"(?!)"),
    namesake=_before(
        r"(?:named after|st\.?|street|avenue|prospekt|cruiser|frigate|submarine|corvette|ship|hotel)\s+[\"“«]?"
    ),
    dateline=re.compile(r"(?:,\s*[a-z. ]{2,24})?\s*(?:\([^)\n]{2,40}\)\s*)?[—–-]{1,2}\s"),
    whole=_before(r"(?:across|throughout|all over|all of|everywhere in|over all)\s+"),
    excepted=_before(r"(?:except|except for|excluding|apart from|other than)\s+(?:in\s+|the\s+)*"),
)
RU_PEOPLE = (
    r"жител\w+|військкомат\w*|военкомат\w*|комиссариат\w*|власт\w+|мэр\w*|администраци\w+|окрестност\w+|аэропорт\w*|центр\w*|"
    r"студент\w+|мобилизованн\w+|призывник\w*|добровол\w+|урожен\w+|мужчин\w*|активист\w*|военком\w*|прокуратур\w+|"
    r"больниц\w+|школ\w+|вуз\w*|горожан\w*|предприяти\w+|полици\w+|район\w*|пригород\w*|окраин\w*|глав\w{1,3}|суд(?:а|у|ом|е)?|парн\w+|горсовет\w*|"
    r"резервист\w*|контрактник\w*|отделени\w+|гарнизон\w*|мешкан\w+|житель|населени\w+|территори\w+|правительств\w+"
)
RUSSIAN = Grammar(
    locative=_before(
        r"(?:в|во|из|изо|из-под|за|под|до|около|возле|близ|через|вокруг|по|у|із|з|зі|біля)\s+(?:самом|самой|сам)?\s*"
    ),
    kind=_before(
        r"(?:город\w*|г\.?|гор\.|пос\.|п\.|пгт\.?|сел[аоеу]м?|с\.|деревн\w+|станиц\w+|хутор\w*|аул\w*|пос[её]л\w+|міст\w+|райцентр\w*|"
        r"наукоград\w*|зато|моногород\w*)\s*[«\"]?"
    ),
    kind_after=re.compile(r"(?!)"),
    people=_before(rf"(?:{RU_PEOPLE})\s+(?:города\s+|г\.\s*)?"),
    people_after=re.compile(r"(?!)"),
    outskirts=_before(r"(?:под|возле|около|близ|під|біля)\s+"),
    landmark=_before(r"(?:север|юг|запад|восток)\w*\s+от\s+"),
    ruled_from=_before(
        r"(?:сигнал\w*|приказ\w*|указани\w+|давлени\w+|команд\w+|распоряжени\w+|директив\w+|требовани\w+)\s+(?:из|от)\s+"
    ),
    namesake=_before(
        r"(?:имени|им\.|улиц\w+|ул\.|проспект\w*|пр\.|пр-т|площад\w+|памятник\w*|бульвар\w*|крейсер\w*|корабл\w+|гостиниц\w+|отел\w+|"
        r"стади\w+|метро|станци\w+|жк)\s+[«\"]?"
    ),
    dateline=re.compile(
        r"(?:[,.]\s*\d{1,2}\s+[а-я]{3,9}\.?|\s*/[а-я -]{3,20}/|\s*[—–]\s|\.\s*интерфакс|\s*\([^)\n]{2,30}\)\s*[—–-])"
    ),
    whole=_before(r"(?:по всей|во всей|всей|вся|по)\s+"),
    excepted=_before(r"(?:кроме|за исключением|окрім|крім)\s+(?:как\s+)?(?:в\s+)?"),
)
VERB_LIKE = re.compile(
    r"\s+\w+(?:ла|ло|ли|л|лся|лась|лось|лись|ет|ут|ют|ит|ат|ят|ется|утся|ются|ится|ятся)(?!\w)"
)
FUNCTION = re.compile(
    r"\s+(?:и|или|на|по|с|со|в|во|за|к|о|об|у|не|уже|ещё|еще|для|от|до|из|при|под|а|но|что|где|когда|также|тоже|сейчас|вчера|"
    r"сегодня|через|после|перед|был\w*|будет|будут|нет|есть|та|і|й)(?!\w)"
)
SMALL_THING = re.compile(
    r"\s+(?:улиц|проспект|шоссе|вокзал|площад|бульвар|переул|набережн|мост|кольц|ворот|собор|станци|метро|тракт|мечет|икон|парк|"
    r"рынк|рынок|театр|универмаг|бирж|магистрал|трасс|городск\w+ округ)"
)
WANDERER = re.compile(
    r"\s+(?:район|завод|районн|суд(?!\w)|суда|суде|универмаг|пляж|рынок|батальон|бригад)"
)
FIRST_LATIN = re.compile(r"(?:^|[^.!?\n\"“«:]\s|[\"“«])(?:[A-Z]\.\s?|(?:[A-Z][a-z’'-]+)\s)$")
FIRST_CYRILLIC = re.compile(r"(?:[А-ЯЁІЇЄ]\.\s?|[А-ЯЁІЇЄ][а-яёіїє’'-]+\s)$")
NO_NAME = re.compile(
    r"(?<!\w)(?:in|from|near|at|to|of|outside|around|the|and|or|for|across|through|when|while|after|as|\w+-(?:occupied|held|controlled)|occupied|both|with|mr|governor|mayor|"
    r"в|во|из|под|до|по|к|с|у|за|на|и|а|около|для|через|при|от|город\w*|губернатор\w*|мэр\w*|глав\w*|жител\w*|военкомат\w*|г|з|із|та|і)"
    r"[\s.]+$",
    re.IGNORECASE,
)
NEXT_CAPITAL = re.compile(r"\s+[A-ZА-ЯЁІЇЄ]")
LABEL_BEFORE = re.compile(r"(?:^|[\n:;•▪️✅❗📍—–*#]|\d[.)])\s*$")
LABEL_AFTER = re.compile(r"\s*(?:$|[\n:;.,)])")
OFFICE_NEXT = re.compile(
    r"\s+(?:governor|mayor|residents|authorities|military|men|city|city's)(?!\w)"
)
HYPHEN_BEFORE = re.compile(r"\w[-‑]$")
WITHIN = re.compile(
    r"(?<!\w)(?:в|во|из|із|жител\w+|мешкан\w+|горожан\w*|окрестност\w+|военкомат\w*|горсовет\w*|призывник\w*|резервист\w*|урожен\w+)\s+$"
)
HYPHENED = re.compile(r"[-‑][a-zа-я]")
OPENING, CLOSING = "\"“„«'‘", "\"”“»'’"


class Around(msgspec.Struct, frozen=True):
    """One hit among its neighbours."""

    grammar: Grammar
    before: str
    after: str
    shown_before: str
    shown_after: str
    hit: Hit

    def is_quoted(self) -> bool:
        """Whether the name alone stands in quotation marks: a battalion, a ship, a hotel."""
        return bool(
            self.shown_before
            and self.shown_after
            and self.shown_before[-1] in OPENING
            and self.shown_after[0] in CLOSING
            and not self.shown_after.startswith(("'s", "’s"))
            and not (self.hit.initials and self.hit.names and self.hit.names[0].kind == "region")
        )

    def is_hyphened(self, kind: str, doubt: int) -> bool:
        """Whether a lower-case word hangs on it ("Moscow-based") or it is part of a longer
        name («Вейк-ан-Зее»).
        """
        tail = (
            kind in {"town", "abroad", "demonym"}
            and HYPHEN_BEFORE.search(self.shown_before) is not None
        )
        tail |= doubt > 0 and self.after[:1] == "-" and self.after[1:2].isalpha()
        return tail or HYPHENED.match(self.shown_after) is not None

    def is_within(self) -> bool:
        """Whether "in" or "from" stands right before it: what nobody says of a person."""
        return WITHIN.search(self.before) is not None

    def is_dateline(self) -> bool:
        """Whether it opens a line as the place of writing: "KAZAN, Russia (AP) —", «МОСКВА, 5
        октября».
        """
        opens = not self.shown_before.rpartition("\n")[2].strip()
        whole = len(self.shown_before) < BEFORE or "\n" in self.shown_before
        return (
            opens
            and whole
            and self.hit.upper
            and self.grammar.dateline.match(self.after) is not None
        )

    def is_landmark(self) -> bool:
        """Whether it only says where another place lies: "south of Moscow"."""
        return self.grammar.landmark.search(self.before) is not None

    def is_namesake(self) -> bool:
        """Whether it is the name of a street, a ship, a hotel."""
        return self.grammar.namesake.search(self.before) is not None

    def at_outskirts(self) -> bool:
        """Whether the country round it is meant: "outside Moscow", «под Москвой»."""
        return self.grammar.outskirts.search(self.before) is not None

    def is_all(self) -> bool:
        """Whether the whole of it is meant: "across Russia", «по всей России»."""
        return self.grammar.whole.search(self.before) is not None

    def is_excepted(self) -> bool:
        """Whether it is what a statement does not hold for: "except Moscow", «кроме Чечни»."""
        return self.grammar.excepted.search(self.before) is not None

    def is_label(self) -> bool:
        """Whether it stands as a heading or an item of a list: «Москва:», «— Москва;»."""
        return bool(LABEL_BEFORE.search(self.before) and LABEL_AFTER.match(self.after))

    def has_kind(self) -> bool:
        """Whether it is called a town: "the town of", «посёлок»."""
        return bool(
            self.grammar.kind.search(self.before) or self.grammar.kind_after.match(self.after)
        )

    def has_place(self) -> bool:
        """Whether a word of place stands by it: "in", "residents of", «из», «военкомат»."""
        grammar = self.grammar
        if grammar.ruled_from.search(self.before):
            return False
        return bool(
            grammar.locative.search(self.before)
            or grammar.people.search(self.before)
            or grammar.people_after.match(self.after)
            or self.has_kind()
        )

    def in_person_name(self) -> bool:
        """Whether a capitalised word touches it so that both may name a person."""
        first = FIRST_LATIN if self.hit.latin else FIRST_CYRILLIC
        if first.search(self.shown_before) and not NO_NAME.search(self.shown_before):
            return True
        return NEXT_CAPITAL.match(self.shown_after) is not None and not OFFICE_NEXT.match(
            self.after
        )

    def agrees_with_next(self) -> bool:
        """Whether an adjective-like Russian name goes with the noun after it: «в Мирном районе»."""
        after = self.after
        if self.hit.latin or not after[:2].strip() or not after[:1].isspace():
            return False
        plain_next = after.lstrip()[:1].isalpha() and not NEXT_CAPITAL.match(self.shown_after)
        return plain_next and not FUNCTION.match(after) and not VERB_LIKE.match(after)

    def is_small_thing(self) -> bool:
        """Whether a street, station or market bears the adjective."""
        return SMALL_THING.match(self.after) is not None

    def is_wanderer(self) -> bool:
        """Whether a works or a town district follows."""
        return WANDERER.match(self.after) is not None

    def follows_capital(self) -> bool:
        """Whether a capitalised word stands right before: a first name, when an adjective is
        a surname.
        """
        match = FIRST_CYRILLIC.search(self.shown_before)
        return match is not None and not NO_NAME.search(self.shown_before)


def around(folded: Folded, hit: Hit) -> Around:
    """Gather the neighbours of a hit."""
    left, right = max(0, hit.start - BEFORE), hit.end + AFTER
    return Around(
        ENGLISH if hit.latin else RUSSIAN,
        folded.lower[left : hit.start],
        folded.lower[hit.end : right],
        folded.shown[left : hit.start],
        folded.shown[hit.end : right],
        hit,
    )
