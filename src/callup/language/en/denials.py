"""How English says that something is not so. In: nothing. Out: a table."""

from callup.language.denials import Denials, said

_TOLD = r"(?:(?:the |all |these |those |media |recent |earlier )*(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|speculation|information|news|stories)(?: (?:of|that|about))?|that)"
TABLE = Denials(
    before=said(
        r"(?<!not )(?<!n't )(?<!n’t )(?<!neither confirmed nor )(?<!nor )(?:deny|denies|denied|denying)(?! (?:them|him|her|entry|access|leave|exit|treatment|service|visas?|bail))"
        rf"|(?:dismiss|reject|refut|rebuff|debunk)(?:es|s|ed|ing)? (?:as \w+ )?{_TOLD}"
        r"|(?<!neither of them )(?<!not )(?<!n't )(?<!n’t )(?:rul(?:es?|ed|ing)|rubbish(?:ed|es)) out"
        rf"|(?:call(?:s|ed|ing)?|brand(?:s|ed)|label(?:s|l?ed)) {_TOLD}[^.;]{{0,60}}? (?:fakes?|false|untrue|a lie|lies|nonsense)"
        r"|(?:there (?:is|are|was|were) no truth (?:in|to)|it is (?:not true|untrue|false) that)"
    ),
    after=said(
        r"(?:is|are|was|were|turned out to be|proved(?: to be)?) (?:a |an )?(?:fakes?|false|fabricated|fabrications?|hoax|doctored|staged|untrue|forger(?:y|ies)|forged|not true|a lie)"
        r"|has no basis|have no basis|(?:off the table|out of the question)|(?:does|do|did) not correspond to reality"
    ),
    breaks=said(r"but|while|after|although|though|because|since|whereas|however|despite|instead|he called|reported that|saying|adding|[;:]"),
)  # fmt: skip
