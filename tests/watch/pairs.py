"""Pairs of one page, before and after, with what truly became of it: real edits, noise, outages, soft 404s, removals, moves.

Made from a seed; texts are our own words, in English and Russian. Every look has fresh noise: clocks, counters, banners, lists of
what is read most. ``play`` sends a pair through the very steps the watch takes and gives the events it would tell.
"""

import dataclasses
import datetime as dt
import random

from callup.intake import IntakeOptions
from callup.watch.changes import Look, WatchedPage, step
from callup.watch.client import Exchange, Visit
from callup.watch.handling import judged
from callup.watch.sources import Source
from callup.watch.verdicts import AnswerVerdict

KINDS = ("edit", "noise", "outage", "soft404", "removal", "move")
EXPECTED = {
    "edit": ["changed"],
    "noise": [],
    "outage": [],
    "soft404": [],
    "removal": ["vanished"],
    "move": ["moved"],
}
SOURCE = Source(name="a", kind="page", url="https://a.example/news/draft-7")
OPTIONS = IntakeOptions()

SUBJECTS = {
    "en": (
        "The committee",
        "The regional office",
        "A lawyer of the council",
        "The governor's press service",
        "The ministry",
        "An observer",
    ),
    "ru": (
        "Комитет",
        "Областное управление",
        "Юрист совета",
        "Пресс-служба губернатора",
        "Министерство",
        "Наблюдатель",
    ),
}
VERBS = {
    "en": (
        "said on {day} that",
        "told reporters that",
        "wrote in a letter that",
        "confirmed at the session that",
        "announced that",
    ),
    "ru": (
        "сообщило {day}, что",
        "рассказало журналистам, что",
        "написало в письме, что",
        "подтвердило на заседании, что",
        "объявило, что",
    ),
}
FACTS = {
    "en": (
        "{n} men were called to the offices in the northern districts",
        "the summonses of spring will be served by post",
        "the register opens in {n} regions at once",
        "no driver may leave the country while his papers are checked",
        "the units along the river lack {n} trucks",
        "the quota for the town was raised to {n} people",
        "volunteers are paid {n} thousand for a signature",
        "the reading of the bill was put off to the next week",
        "officers of the reserve are asked to bring their papers",
    ),
    "ru": (
        "{n} мужчин вызваны в пункты северных районов",
        "весенние повестки разнесёт почта",
        "реестр откроется сразу в {n} регионах",
        "ни один водитель не покинет страну, пока проверяют его бумаги",
        "частям у реки не хватает {n} грузовиков",
        "квоту для города подняли до {n} человек",
        "добровольцам платят {n} тысяч за подпись",
        "чтение проекта отложили на неделю",
        "офицеров запаса просят принести бумаги",
    ),
}
DAYS = {"en": ("Monday", "Tuesday", "Friday"), "ru": ("в понедельник", "во вторник", "в пятницу")}
ADS = (
    "Buy winter tyres at half the price today",
    "Тёплые окна за три дня",
    "Your new kitchen is waiting for you",
    "Кредит за час без справок",
    "Holiday by the lake from nine hundred",
    "Курсы английского для взрослых",
    "Shoes that last a lifetime",
)
OTHERS = (
    "Bridge over the river closed for repairs",
    "Школы переходят на зимнее расписание",
    "Honey fair draws crowds",
    "Трамвай номер пять меняет путь",
    "New library opens its doors",
    "В парке высадили липы",
    "Football: the town wins again",
    "Погода портится к выходным",
)


@dataclasses.dataclass
class Pair:
    """One pair: its true kind, and the paragraphs of both versions."""

    kind: str
    language: str
    title: str
    before: list[str]
    after: list[str]
    shape: dict
    seed: int


def sentence(chance: random.Random, language: str) -> str:
    fact = chance.choice(FACTS[language]).format(n=chance.randint(2, 900))
    verb = chance.choice(VERBS[language]).format(day=chance.choice(DAYS[language]))
    return f"{chance.choice(SUBJECTS[language])} {verb} {fact}."


def paragraphs(chance: random.Random, language: str) -> list[str]:
    return [
        " ".join(sentence(chance, language) for _ in range(chance.randint(1, 3)))
        for _ in range(chance.randint(3, 9))
    ]


def edited(chance: random.Random, language: str, text: list[str]) -> list[str]:
    """A real edit, some of them as small as one figure."""
    text = list(text)
    at = chance.randrange(len(text))
    how = chance.choice(("figure", "sentence", "added", "removed", "word", "whole"))
    digits = [i for i, p in enumerate(text) if any(c.isdigit() for c in p)]
    if how == "figure" and digits:
        at = chance.choice(digits)
        place = next(i for i, c in enumerate(text[at]) if c.isdigit())
        text[at] = text[at][:place] + str((int(text[at][place]) % 9) + 1) + text[at][place + 1 :]
    elif how == "removed" and len(text) > 3:
        del text[at]
    elif how == "word":
        text[at] = (
            text[at]
            .replace(" that ", " that perhaps ", 1)
            .replace(", что ", ", что, возможно, ", 1)
        )
    elif how == "whole":
        text = paragraphs(chance, language)
    else:
        text.insert(at, sentence(chance, language))
    return text


def pairs(count: int, seed: int) -> list[Pair]:
    """So many pairs, all kinds alike."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        kind, language = KINDS[number % len(KINDS)], chance.choice(("en", "ru"))
        before = paragraphs(chance, language)
        after = edited(chance, language, before) if kind == "edit" else before
        shape = {
            key: chance.random() < 0.6
            for key in (
                "clock",
                "views",
                "odd",
                "ads",
                "most",
                "updated",
                "rates",
                "plain_views",
                "online",
            )
        }
        made.append(
            Pair(
                kind,
                language,
                sentence(chance, language)[:60],
                before,
                after,
                shape,
                chance.randrange(2**31),
            )
        )
    return made


def page(pair: Pair, text: list[str], noise: random.Random, moment: dt.datetime) -> str:
    """The page at a moment, with its noise."""
    on, ru = pair.shape, pair.language == "ru"
    views = int(moment.timestamp() // 37) % 90_000 + noise.randint(0, 3)
    top, inner, below = [], [], []
    if on["clock"]:
        top.append(f"<div class=clock>{moment:%H:%M:%S}</div>")
    if on["rates"]:
        top.append(f"<p>USD {90 + noise.random():.2f} EUR {99 + noise.random():.2f}</p>")
    if on["views"]:
        inner.append(f"<p>{'Просмотров' if ru else 'Views'}: {views}</p>")
    if on["plain_views"]:
        inner.append(f"<span>{views}</span>")
    if on["updated"]:
        inner.append(f"<p>{'Обновлено' if ru else 'Last updated'} {moment:%d.%m.%Y %H:%M}</p>")
    if on["online"]:
        inner.append(
            f"<p>{noise.randint(20, 900)} {'человек читают это сейчас' if ru else 'people are reading this story with you'}</p>"
        )
    if on["odd"]:
        # A counter that no list of words knows.
        inner.append(
            f"<p>{'Эту заметку открывали уже' if ru else 'This note was opened'} {views} {'раз с утра' if ru else 'times since the morning'}</p>"
        )
    body = [f"<p>{p}</p>" for p in text]
    if on["ads"]:
        body.insert(len(body) // 2, f"<p>{noise.choice(ADS)}</p>")
        below.append(f"<p>{'Реклама' if ru else 'Advertisement'}: {noise.choice(ADS)}</p>")
    if on["most"]:
        chosen = noise.sample(OTHERS, 3)
        below.append(
            "<ul>"
            + "".join(f"<li><a href='/n/{noise.randint(1, 999)}'>{one}</a></li>" for one in chosen)
            + "</ul>"
        )
    return (
        f"<!doctype html><html lang={pair.language}><head><meta charset=utf-8><title>{pair.title}</title></head><body>{''.join(top)}"
        f"<main><article><h1>{pair.title}</h1>{''.join(inner)}{''.join(body)}</article>{''.join(below)}</main></body></html>"
    )


def notice(title: str, words: str) -> str:
    return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"


OUTAGES = (
    (
        503,
        notice(
            "503 Service Unavailable", "The server is temporarily unable to service your request."
        ),
    ),
    (500, notice("Ошибка", "Внутренняя ошибка сервера.")),
    (502, ""),
    (504, ""),
    (None, "no answer within the time limit"),
    (None, "no answer (ConnectError)"),
    (None, "its certificate is not valid"),
    (403, notice("Access denied", "You have been blocked.")),
    (403, notice("Доступ запрещён", "Ваш адрес заблокирован.")),
    (429, ""),
    (
        200,
        notice(
            "Just a moment...",
            "Checking your browser before accessing the site. Enable JavaScript and cookies to continue.",
        ),
    ),
    (200, notice("Проверка", "Подтвердите, что вы не робот. Введите символы с картинки.")),
    (
        200,
        notice(
            "a.example",
            "This domain is for sale. Buy this domain. Related searches: loans, tyres, kitchens.",
        ),
    ),
    (200, notice("Технические работы", "На сайте ведутся технические работы, загляните позже.")),
    (200, "<html><body></body></html>"),
    (451, ""),
    (404, "whole site"),
)
SOFT = (
    notice(
        "Page not found",
        "The page you requested could not be found. It may have been moved or deleted.",
    ),
    notice("Страница не найдена", "Такой страницы нет. Возможно, материал удалён или перенесён."),
    notice("Oops!", "Nothing was found at this address. Try the search."),
    notice("Сторінку не знайдено", "Сторінка не існує."),
    notice("a.example", "Материал не найден. Вернуться на главную."),
    "home",
    "home",
)


class Times:
    """The looks at one page, in the order and with the pauses the watch would take."""

    def __init__(self, pair: Pair) -> None:
        self.pair, self.noise = pair, random.Random(pair.seed)
        self.moment = dt.datetime(2024, 3, 5, 9, 12, tzinfo=dt.UTC) + dt.timedelta(
            minutes=self.noise.randrange(9_000)
        )
        self.page = WatchedPage(url=SOURCE.url, source="a")
        self.told: list[str] = []

    def look(
        self,
        status: int | None,
        body: str,
        url: str | None = None,
        *,
        moved: bool = False,
        site: bool = True,
    ) -> None:
        again = self._step(status, body, url, moved=moved, site=site)
        self.moment += dt.timedelta(seconds=again if again is not None else 3_600)

    def _step(
        self, status: int | None, body: str, url: str | None, *, moved: bool, site: bool
    ) -> float | None:
        at = self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        hop = Exchange(
            url=url or self.page.url,
            at=at,
            request=(("", "GET /"),),
            status=status or 0,
            reason="",
            headers=headers,
            body=body.encode(),
        )
        visit = Visit(
            asked=self.page.url, url=url or self.page.url, at=at, exchanges=(hop,) if status else (), body=body.encode() if status else b"",
            failure="" if status else body, moved=moved,
        )  # fmt: skip
        means, found = judged(self.page, visit, SOURCE, OPTIONS)
        if means is AnswerVerdict.GONE and not site:
            means = AnswerVerdict.TROUBLED
        outcome = step(
            self.page,
            Look(
                at=at,
                verdict=means,
                status=status or 0,
                url=visit.url,
                moved=moved,
                capture="k",
                lines=found.lines,
                title=found.title,
            ),
            SOURCE,
        )
        self.page = outcome.page
        self.told += [event.kind for event in outcome.events]
        return outcome.again

    def shown(self, text: list[str]) -> str:
        return page(self.pair, text, self.noise, self.moment)

    def before(self) -> None:
        for _ in range(2 + self.noise.randint(1, 3)):
            self.look(200, self.shown(self.pair.before))


def play(pair: Pair) -> list[str]:
    """The events a pair brings."""
    times = Times(pair)
    times.before()
    chance = random.Random(pair.seed + 1)
    if pair.kind in {"edit", "noise"}:
        for _ in range(6):
            times.look(200, times.shown(pair.after))
    elif pair.kind == "removal":
        status = chance.choice((404, 404, 410))
        for number in range(12):
            if number == 2 and chance.random() < 0.3:
                times.look(None, "no answer within the time limit")
            times.look(
                status,
                notice("404", "Not found")
                if status == 404
                else notice("Gone", "This page was removed."),
            )
    elif pair.kind == "move":
        for _ in range(3):
            times.look(
                200, times.shown(pair.after), "https://a.example/archive/2024/draft-7", moved=True
            )
    else:
        _trouble(times, pair, chance)
    return times.told


def _trouble(times: Times, pair: Pair, chance: random.Random) -> None:
    choice = chance.choice(OUTAGES) if pair.kind == "outage" else (200, chance.choice(SOFT))
    status, body = choice
    for _ in range(chance.randint(1, 14)):
        if body == "home":
            times.look(
                200,
                notice(
                    "The parliament",
                    "Welcome. Here are the drafts and the sessions of this week, and the news.",
                ),
                "https://a.example/",
            )
        elif body == "whole site":
            times.look(404, notice("404", "nginx"), site=False)
        else:
            times.look(status, body)
    if pair.kind == "outage":
        for _ in range(3):
            times.look(200, times.shown(pair.before))
