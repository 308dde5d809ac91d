"""How German names its speakers. In: nothing. Out: a table. Deliberately missing: cases; names stand as they are written."""

import re

from callup.language.speakers import Pairs, SpeakerWords, words

_PART = r"[A-ZÄÖÜ][a-zäöüßé’'-]+"
TABLE = SpeakerWords(
    names_by="pairs",
    pairs=Pairs(
        name=re.compile(rf"(?<!\w)(?={_PART}\s+{_PART})(?P<first>{_PART})\s+(?P<last>{_PART})"),
        # A German noun has a capital too: what is an article's or a preposition's neighbour is no first name.
        office=re.compile(
            r"(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|In|Im|Am|An|Aus|Nach|Vor|Seit|Bis|Von|Bei|Für|Laut|Nur|Auch|Alle|Mehr|Rund|Etwa|"
            r"\w*(?:minister|präsident|sprecher|chef|gouverneur|general|ministerium|duma|region|gebiet|oblast|armee|stab|amt|rat))",
            re.IGNORECASE,
        ),
        adjective=re.compile(r"\w+(?:ische|ischen|ischer|isches|ung|heit|keit|schaft|tion)"),
    ),
    woman_endings=("a", "e"),
    men=frozenset("ilja nikita danila kusma luka sascha".split()),
    women=words(
        "sprecherin* mutter ehefrau* tochter schwester freundin* witwe frau ministerin* präsidentin* anwältin*"
    ),
    posts=(
        words("vize* stellvertretende*"),
        words("gouverneur* regionalchef*"),
        words("bürgermeister*"),
        words("abgeordnete* senator* parlamentarier*"),
        words("wehrkommissar* militärkommissar*"),
        words("minister* außenminister* verteidigungsminister* innenminister*"),
        words("präsident* staatschef* staatsoberhaupt*"),
        words("sprecher* regierungssprecher* kremlsprecher* pressesprecher*"),
        words("general* oberst* kommandeur* befehlshaber* admiral* offizier*"),
        words("experte* expertin* analyst* politologe* soziologe* ökonom*"),
        words("anwalt anwältin* jurist* menschenrechtler*"),
        words("ombudsmann* menschenrechtsbeauftragte*"),
        words("vorsitzende* leiter* chef* direktor*"),
    ),
    roles=words(
        "journalist* korrespondent* aktivist* blogger* politiker* botschafter* sekretär* berater* kanzler* premier* mitglied*"
    ),
    private=words(
        "einwohner* bewohner* mutter vater frau mann sohn tochter bruder schwester verwandte* student* lehrer* soldat* rekrut* "
        "wehrpflichtige* reservist* fahrer* arbeiter* nachbar* bekannte*"
    ),
    people=words(
        "quelle* einwohner* bewohner* anwohner* verwandte* zeugen* experten* analysten* beamte* soldaten mütter frauen menschen männer "
        "aktivisten leser* journalisten blogger"
    ),
    bodies=words(
        "verteidigungsministerium* innenministerium* außenministerium* ministerium* generalstab* geheimdienst* regierung* behörde* verwaltung* parlament* duma staatsduma polizei staatsanwaltschaft* "
        "wehramt* kommission* institut* agentur* zeitung* sender* stiftung* bewegung* gericht* pressestelle*"
    ),
    carriers=words(
        "zeitung* sender* agentur* nachrichtenagentur* portal* kanal* magazin* telegram-kanal*"
    ),
    papers=words(
        "bericht* erklärung* mitteilung* dokument* dekret* erlass* umfrage* studie* gesetz*"
    ),
    anaphors=words(
        "behörde* ministerium* zeitung* agentur* sender* portal* organisation* institut* verwaltung*"
    ),
    definite=words("der die das dem den des dieser diese dieses"),
    leads=words("laut nach zufolge gemäß wie von unter_berufung_auf angaben_von"),
    joins=words("in im am an aus von vom bei mit für über die der das welche welcher"),
    links=words("und"),
    of=words("von des der vom"),
    stops=words(
        "dass der die das und aber weil wenn sagte sagten erklärte erklärten berichtet berichtete teilte mitteilte schreibt"
    ),
    no_names=words(
        "der die das ein eine er sie es wir ich in im am an aus nach vor seit bis von bei für laut und aber auch nur januar februar märz "
        "april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag "
        "gebiet* region* republik* oblast stadt neue neuer"
    ),
    common=words("region* gebiet* republik* staat* behörde* stadt bezirk* komitee* verwaltung*"),
    nations=words(
        "deutsch* amerikanisch* us-* britisch* polnisch* französisch* finnisch* litauisch* lettisch* estnisch* chinesisch* nato"
    ),
    home="DE",
    readers_own=words("bundeswehr bundesregierung* bundestag* bundeskanzler*"),
    pronouns={
        "er": "m",
        "ihm": "m",
        "sie": "f",
        "ihr": "f",
        "es": "n",
        "dort": "n",
        "wir": "",
        "ich": "",
    },
)
