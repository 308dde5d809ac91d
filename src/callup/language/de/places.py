"""The words around the names of places in German. In: nothing. Out: one table. Misses: the names; the case has them."""

import re

from callup.language.places import Grammar, before

_PEOPLE = (
    r"bewohner\w*|einwohner\w*|bürger\w*|männer\w*|frauen|menschen|bürgermeister\w*|gouverneur\w*|behörden|polizei|gericht\w*|"
    r"straßen|vororte?n?|zentrum|bezirke?n?|wehrämter\w*|wehramt\w*|stadt|garnison|krankenhäuser\w*|schulen|flughafen|bahnhof"
)
_NEVER = re.compile(r"(?!)")
TABLE = Grammar(
    inside=before(r"in\s+"),
    locative=before(
        r"(?:in|aus|nach|bei|um|durch|über|nahe|unweit|von|vor)\s+(?:der\s+|den\s+|dem\s+)?(?:stadt|gebiet|region|oblast|republik)?\s*"
    ),
    kind=before(
        r"(?:stadt|dorf|siedlung|ort|hauptstadt|hafenstadt|großstadt|gebiet|region|oblast)\s+"
    ),
    kind_after=_NEVER,
    people=before(rf"(?:{_PEOPLE})\s+(?:von|in|aus)\s+"),
    people_after=_NEVER,
    outskirts=before(r"(?:bei|nahe|außerhalb von)\s+"),
    landmark=before(r"(?:nördlich|südlich|östlich|westlich)\s+(?:von\s+)?"),
    ruled_from=before(r"(?:befehl\w*|druck|anweisung\w*|signal\w*|order)\s+(?:aus|von)\s+"),
    namesake=before(r"(?:straße|platz|kreuzer|schiff|hotel|metro)\s+[\"„]?"),
    dateline=re.compile(r"(?:,\s*\d{1,2}\.\s[a-zä]{3,9})?\s*(?:\([^)\n]{2,30}\)\s*)?[—–-]{1,2}\s"),
    whole=before(r"(?:in ganz|ganz|überall in)\s+"),
    excepted=before(r"(?:außer|ausgenommen|mit ausnahme von)\s+(?:in\s+)?"),
    excepting=re.compile(r"außer|ausgenommen|ausnahme"),
    within=before(r"(?:in|aus)\s+"),
    first_name=re.compile(r"(?:^|[^.!?\n\"„:]\s|[\"„])(?:[A-ZÄÖÜ]\.\s?)$"),
    no_name=_NEVER,
    office_next=_NEVER,
    verb_like=_NEVER,
    function=_NEVER,
    small_thing=_NEVER,
    wanderer=_NEVER,
    head=_NEVER,
    head_before=_NEVER,
    joiner=re.compile(r"\s*(?:[,;/]|\s(?:und|oder|sowie)\s)\s*(?:(?:in|aus|der|die|von)\s+)*"),
)
