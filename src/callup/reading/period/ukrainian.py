"""Ukrainian times, told in Russian word by word, so that one set of rules reads both. In: a stretch. Out: it, with places.

Deliberately missing: words that have nothing to do with time; they stay as they are.
"""

import re
from collections.abc import Iterator

from callup.model import Span

_MONTHS = {
    "січ": "январе", "берез": "марте", "квіт": "апреле", "трав": "мае", "черв": "июне", "лип": "июле", "серп": "августе",
    "верес": "сентябре", "жовт": "октябре", "груд": "декабре",
}  # fmt: skip
WORDS = {rf"{stem}(?:ень|н[яіюе]м?)": month for stem, month in _MONTHS.items()} | {
    "лют(?:ий|ого|ому|им)": "феврале", "листопад[аіу]?": "ноябре",
    "понеділок": "понедельник", "понеділк[ау]": "понедельника", "вівторок": "вторник", "вівторк[ау]": "вторника",
    "серед[аиуі]": "среду", "четвер": "четверг", "четверг[ау]": "четверга", "п['’ʼ]ятниц[яюіею]": "пятницу",
    "субот[аиуі]": "субботу", "неділ[юіі]": "воскресенье",
    "навесні": "весной", "весни": "весны", "влітку|улітку": "летом", "літа": "лета", "восени": "осенью", "осені": "осени",
    "осінь": "осень", "взимку|узимку": "зимой", "зими": "зимы",
    "від|з|із|зі": "с", "у": "в", "після": "после", "не пізніше": "не позднее",
    "(?:в |у )?минулому місяці|минулого місяця": "в прошлом месяце", "цього місяця": "в этом месяце",
    "наступного місяця": "в следующем месяце", "(?:в |у )?минулому році|торік|торішн\\w+": "в прошлом году",
    "(?:в |у )?цьому році|цьогоріч": "в этом году", "минулого тижня": "на прошлой неделе", "цього тижня": "на этой неделе",
    "наступного тижня": "на следующей неделе", "минулого року": "прошлого года", "цього року": "этого года",
    "наступного року": "следующего года", "минул(?:ого|ої|ому|ий)": "прошлого",
    "нового року": "нового года", "новим роком": "новым годом",
    "на початку": "в начале", "початк[уом]+": "начала", "початок": "начало", "середин[іу]": "середине",
    "наприкінці": "в конце", "кінця": "конца", "кінець": "конец", "кінці": "конце",
    "доб[ауи]": "сутки", "тиждень": "неделю", "тижн[яі]": "недели", "тижнів": "недель", "місяць": "месяц",
    "місяц[яі]": "месяца", "місяців": "месяцев", "рік": "год", "року|роки": "года", "році": "году", "років": "лет",
    "дні": "дня", "днів": "дней", "пів ?року": "полгода", "тому": "назад",
    "дві": "две", "двох": "двух", "чотири": "четыре", "п['’ʼ]ять": "пять", "кілька|декілька": "несколько",
    "[ув]чора": "вчера", "сьогодні": "сегодня", "післязавтра": "послезавтра", "напередодні": "накануне",
    "останн(?:ій|ю|і|ього|іх)": "последние", "протягом": "в течение", "найближч\\w+": "ближайшие",
    "буд(?:е|уть)": "будет", "(?:роз)?почн\\w+": "начнется", "планує\\w*": "планирует", "очіку\\w+": "ожидают",
    "відбуд\\w+": "пройдет", "набере чинності": "вступит в силу", "обіця\\w+": "намерен",
}  # fmt: skip
MEANT = tuple(WORDS.values())
PATTERN = re.compile(
    "|".join(
        rf"(?P<w{number}>(?<!\w)(?:{words})(?!\w))"
        for number, words in sorted(enumerate(WORDS), key=lambda item: -item[1].count(" "))
    ),
    re.IGNORECASE,
)
# "Of last year" is a year said alone where nothing before it names its part.
ALONE = {"прошлого года": "в прошлом году", "этого года": "в этом году", "следующего года": "в следующем году"}  # fmt: skip
PART = re.compile(r"(?:[рлтанц]е|ой|ом|ью|[лц]а|ны|та|ни)\s+$")


def _parts(piece: str) -> Iterator[tuple[str, Span, bool]]:
    """The stretches of a piece as they read in Russian, and whether they were retold."""
    at = 0
    for match in PATTERN.finditer(piece):
        yield piece[at : match.start()], Span(at, match.start()), False
        yield MEANT[int((match.lastgroup or "w")[1:])], Span(match.start(), match.end()), True
        at = match.end()
    yield piece[at:], Span(at, len(piece)), False


class Retold:
    """A stretch of Ukrainian with its words for times in Russian.

    >>> Retold("до кінця вересня", Span(0, 16)).text
    'до конца сентябре'
    """

    def __init__(self, text: str, span: Span) -> None:
        self.text = ""
        self._from: list[int] = []
        self._to: list[int] = []
        for words, place, retold in _parts(text[span.start : span.end]):
            start, end = span.start + place.start, span.start + place.end
            if words in ALONE and not PART.search(self.text):
                words = ALONE[words]
            self.text += words
            self._from += [start] * len(words) if retold else range(start, end)
            self._to += [end] * len(words) if retold else range(start + 1, end + 1)

    def back(self, place: Span) -> Span:
        """Where a stretch of the retold words stands in the text they were made of."""
        return Span(self._from[place.start], self._to[place.end - 1])
