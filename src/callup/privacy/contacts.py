"""What leads to a person without naming him. In: a folded text. Out: stretches of phone numbers, addresses, documents, handles.

Every repetition is bounded, so that time grows with the text alone. Deliberately missing: addresses of houses without a flat
where nobody is said to live there: enlistment offices stand in such houses.
"""

import re
from collections.abc import Iterator

DIGIT = r"[\s\-‑–().]{0,3}\d"
DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[^\W\d_]{3,9},?\s\d{4}|(?-i:[A-Z])[a-z]{2,8}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})"
STREET = r"(?:ул\.?|улиц[а-яё]{1,2}|вул\.?|вулиц[а-яіїє]{1,2}|пр-?т\.?|проспект[а-яуе]{0,2}|просп\.|пер\.|переул[а-яё]{2,4}|провул[а-яі]{2,4}|бульвар[а-яе]{0,2}|б-р|шоссе|наб\.?|набережн[а-яё]{2}|ulitsa|ul\.)"
HOUSE = r"(?:д\.?|дом[а-яеу]{0,2}|буд\.?|будин[а-яі]{2,4})"
FLAT = r"(?:кв\.?|кварт[а-яіи]{2,5}|flat|apt\.?|apartment|kv\.|kvartira)"
LIVES = r"(?:жив[её]т\w{0,2}|прожива\w{2,6}|зарегистрирован\w{0,2}|прописан\w{0,2}|живе|мешка\w{2,4}|по\s+адресу|за\s+адресою|lives?|living|lived|resid(?:es|ing)|registered|at\s+home|address)"
NUMBER = r"(?:№|No\.?|N|#|номер\w{0,2}|number)?"
SOCIAL = r"(?:vk\.com|vkontakte\.ru|ok\.ru|t\.me|telegram\.me|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|tiktok\.com|wa\.me|youtube\.com/@|linkedin\.com/in|threads\.net|vk\.me|my\.mail\.ru|livejournal\.com|odnoklassniki\.ru)"
IN_A_FLAT = ("кв", "flat", "apt", "apartment", "kv")
LIVING = tuple(
    "жив прожива зарегистр прописан мешка адрес live living resid register home address".split()
)
LONG = ("\0long",)
PLATE = ("\0plate",)
"""Marks of what a text must hold for a pattern to be tried: a run of six digits, three digits beside capitals."""
PATTERNS = [
    (needs, re.compile(pattern, re.IGNORECASE))
    for needs, pattern in (
        (LONG, rf"(?<![\w+])(?<!\d[.,])\+\d{{1,3}}(?:{DIGIT}){{7,12}}(?!\d)"),
        (LONG, rf"(?<!\w)(?<!\d[.,])[78][\s\-(]{{1,3}}(?!800)\d{{3}}(?:{DIGIT}){{7}}(?!\d)"),
        (LONG, r"(?<!\w)(?<!\d[.,])[78]\d{10}(?!\d)"),
        (LONG, r"(?<!\w)(?<!\d[.,])0\d{2}[\s\-)]{0,2}\d{3}[\s\-]?\d{2}[\s\-]?\d{2}(?!\d)"),
        (LONG, r"(?<!\w)(?<!\d[.,])(?!800)\(?\d{3,5}\)?[\s\-]\d{2,3}-\d{2}-\d{2}(?!\d)"),
        (LONG, r"(?<![\w-])(?<!\d[.,])\d{2,3}-\d{2}-\d{2}(?![\d-])"),
        (
            ("тел", "моб", "phone", "tel", "call", "whatsapp", "viber", "звон", "дзвон"),
            rf"(?:тел(?:ефон\w{{0,2}})?|моб(?:ильн\w{{2}})?|phone|tel|call|whatsapp|viber|звон\w{{2,4}}|дзвон\w{{2,4}})\b[\s.:№]{{0,4}}(?:\w{{1,12}}\s){{0,3}}?(?!8.?800)\(?\d(?:{DIGIT}){{4,12}}",
        ),
        (
            ("@", "[at]", "(at)", "собака"),
            r"[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\)|\(собака\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
        ),
        (("@",), r"(?<![\w/@.])@[A-Za-z_][\w.]{2,40}"),
        (("/",), rf"(?:https?://)?(?:www\.|m\.)?{SOCIAL}/[^\s<>«»\"“”]{{1,200}}"),
        (("livejournal",), r"(?:\w{1,30}\.livejournal\.com)[^\s<>«»\"“”]{0,100}"),
        (("id",), r"(?<![\w.])id\d{5,12}(?!\w)"),
        (
            (":", "=", "-", "—", "–"),
            r"(?:skype|скайп|insta(?:gram)?|инстаграм\w{0,2}|telegram|телеграм\w{0,2}|тг|tg|вк|vk|nick(?:name)?|login|логин)\s?[:—–=-]\s?@?[A-Za-z0-9_.]{3,40}",
        ),
        (
            ("паспорт", "passport", "удостоверени", "билет", "military", "серии", "series"),
            rf"(?:паспорт\w{{0,3}}|passport|удостоверени\w{{1,2}}|военн\w{{2,3}}\s+билет\w{{0,2}}|military\s+id|серии|series)[\s,:]{{0,3}}(?:серии|series|серия|серією|number|no\.?|№)?[\s:]{{0,2}}{NUMBER}\s?[A-ZА-Я]{{0,2}}\s?\d{{2}}\s?\d{{2,8}}(?:[\s,]{{0,2}}{NUMBER}\s?\d{{5,7}})?",
        ),
        (LONG, r"(?<![\d\w])\d{2}\s?\d{2}\s{0,2}(?:№|No\.?|N|номер)?\s?\d{6}(?!\d)"),
        (LONG, r"(?-i:(?<![A-ZА-Я])[A-ZА-Я]{2}\s?№?\s?\d{6,7}(?!\d))"),
        (LONG, r"(?<!\d)\d{3}-\d{3}-\d{3}[\s-]\d{2}(?!\d)"),
        (
            (
                "инн",
                "снилс",
                "іпн",
                "рнокпп",
                "омс",
                "snils",
                "inn",
                "tax",
                "insurance",
                "налогоплат",
                "платник",
            ),
            rf"(?:ИНН|СНИЛС|ІПН|РНОКПП|ОМС|SNILS|INN|tax(?:payer(?:['’]s)?)?\s+(?:identification\s+)?(?:id|number|no)\b|налогоплательщик\w{{0,2}}|платник\w{{0,2}}\s+податк\w{{1,2}}|insurance\s+number)\W{{0,3}}{NUMBER}\s?\d[\d\s-]{{7,16}}\d",
        ),
        (LONG, r"(?<!\d)(?:\d{4}[\s-]){3}\d{3,4}(?!\d)"),
        (LONG, r"(?<!\d)[2-6]\d{15}(?!\d)"),
        # A run so long is no count of anything, unless it ends in zeros: a taxpayer, an account, an order, a SIM card.
        (LONG, r"(?<![\w.,/=:-])(?!\d*0000\b)\d{10,22}(?![\w/]|[.,]\d)"),
        (LONG, r"(?-i:(?<!\w)[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){3,7}[A-Z0-9]{0,3}(?!\w))"),
        (
            ("born", "birth", "родил", "рождени", "народ", "р.", "dob", "d.o.b"),
            rf"(?:\bborn|date\s+of\s+birth|d\.?o\.?b\.?|birth(?:day|date)|родил[а-яё]{{2,3}}|народи[а-яів]{{2,5}}|дат[аы]\s+рождени[яю]|дата\s+народження|[гр]\.\s?р\.)\W{{1,3}}(?:on|in|в|у)?\s?{DAY}(?:\s?(?:года|года\sрождения|р\.|року))?",
        ),
        (
            ("р", "н."),
            rf"{DAY}\s?(?:г\.?\s?р\.?|года?\s+рожд\w{{1,6}}|р\.\s?н\.|року\s+народження|г\.рожд\w{{0,5}})",
        ),
        (
            ("р", "н."),
            r"(?<!\w)\d{1,2}\s[а-яіїє]{3,9}\s\d{4}\s?(?:г\.?\s?р\.?|года?\s+рожд\w{1,6}|року\s+народження)",
        ),
        (
            IN_A_FLAT,
            rf"(?:{STREET}\s?[^\d\n;]{{2,40}}?[\s,]{{0,2}})?(?:{HOUSE}\s{{0,2}}№?\s?)?\d{{1,4}}\s?[а-яa-z]?(?:/\d{{1,3}})?[\s,]{{1,3}}(?:(?:корп|стр|к)\.?\s?\d{{1,3}}[\s,]{{1,3}})?{FLAT}\s{{0,2}}№?\s?\d{{1,4}}",
        ),
        (
            IN_A_FLAT,
            rf"\d{{1,4}}[a-z]?\s+(?:(?-i:[A-Z])[\w’'-]{{1,20}}\s){{1,3}}(?:street|st\.?|avenue|ave\.?|road|lane|boulevard|prospekt),?\s{{0,2}}{FLAT}\s?\d{{1,4}}",
        ),
        (IN_A_FLAT, rf"(?<!\w){FLAT}\s{{0,2}}№?\s?\d{{1,4}}(?!\d)"),
        (
            LIVING,
            rf"{LIVES}[\s:,]{{1,3}}(?:[^.!?\n]{{0,60}}?[\s,])?{STREET}\s?[^\d\n;]{{2,40}}?[\s,]{{0,2}}(?:{HOUSE}\s{{0,2}}№?\s?)?\d{{1,4}}",
        ),
        (
            LIVING,
            rf"{LIVES}\s(?:[^.!?\n\d]{{0,40}}?\s)?\d{{1,4}}[a-z]?\s+(?:(?-i:[A-Z])[\w’'-]{{1,20}}\s){{1,3}}(?:street|st\b|avenue|ave\b|road|lane|boulevard|prospekt)",
        ),
        (
            PLATE,
            r"(?-i:(?<!\w)[АВЕКМНОРСТУХABEKMHOPCTYX]\s?\d{3}\s?[АВЕКМНОРСТУХABEKMHOPCTYX]{2}\s?\d{2,3}(?!\w))",
        ),
        (PLATE, r"(?-i:(?<!\w)[АВЕІКМНОРСТХ]{2}\s?\d{4}\s?[АВЕІКМНОРСТХ]{2}(?!\w))"),
        (LONG, r"(?<![\d.])\d{2}\.\d{4,8}[°,\s]{1,3}\d{2,3}\.\d{4,8}(?!\d)"),
        (
            ("личн", "жетон", "tag", "personal", "service"),
            rf"(?:личн\w{{2}}\s+(?:номер|знак)\w{{0,2}}|жетон\w{{0,2}}|dog\s?tag|personal\s+number|service\s+number)\W{{1,3}}{NUMBER}\s?[А-ЯA-Z]{{0,3}}[-\s]?\d{{4,8}}",
        ),
    )
]
HINT = re.compile(r"\d|@|\.(?:com|ru|me|net)|собака|\[at\]|\(at\)")


LONG_RUN = re.compile(r"\d(?:[\s().,№‑–-]{0,4}\d){5}")
NEAR_CAPITALS = re.compile(r"\d{3}\s?[A-ZА-ЯІЇЄ]{2}|[A-ZА-ЯІЇЄ]{2}\s?\d{4}")


def contacts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that lead to a person."""
    if not HINT.search(text):
        return
    held = text.casefold()
    held += LONG[0] if LONG_RUN.search(text) else ""
    held += PLATE[0] if NEAR_CAPITALS.search(text) else ""
    for needs, pattern in PATTERNS:
        if any(need in held for need in needs):
            for match in pattern.finditer(text):
                yield match.span()
