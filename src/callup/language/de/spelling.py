"""How German writes names from Cyrillic, and the places it has names of its own for. In: nothing. Out: one table.

Deliberately missing: old German names that are no longer in use.
"""

from callup.language.spelling import Spelling

TABLE = Spelling(
    letters={
        "а": "a", "б": "b", "в": "w", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "jo", "є": "je", "ж": "sch", "з": "s",
        "и": "i", "і": "i", "ї": "ji", "й": "i", "ий": "i", "ый": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "",
        "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "кс": "x", "'": "", "ʼ": "", "’": "",
    },
    names={
        "Москва": ("Moskau",),
        "Санкт-Петербург": ("Sankt Petersburg", "St. Petersburg", "Petersburg"),
        "Київ": ("Kiew", "Kyjiw"),
        "Киев": ("Kiew",),
        "Крым": ("Krim",),
        "Ростов-на-Дону": ("Rostow am Don",),
        "Татарстан": ("Tatarstan",),
        "Чечня": ("Tschetschenien",),
        "Дагестан": ("Dagestan",),
        "Бурятия": ("Burjatien",),
        "Башкирия": ("Baschkirien", "Baschkortostan"),
    },
    endings=("", "s"),
)  # fmt: skip
