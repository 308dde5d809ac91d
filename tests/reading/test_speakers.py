"""Who a source phrase names, in three languages: own-worded texts about invented people and the case's public ones.

In a text ``[kind|words]`` marks a source and what kind it was seen to be, ``!`` that it was seen to be private. The marks
speak in order; the last one is asked for. No weights are read.
"""

import re

import pytest

from callup.case import load_case
from callup.model import Document, Span, Speaker, SpeakerKind, document_id
from callup.reading.names.entities import entities
from callup.reading.segment import sentences_in
from callup.reading.sources import Speakers

MARK = re.compile(r"\[(?P<kind>\w+)(?P<private>!?)\|(?P<words>[^\]]+)\]")


@pytest.fixture(scope="module")
def speakers() -> Speakers:
    return Speakers(load_case("russia"), entities())


def document(text: str, language: str) -> Document:
    body = Span(0, len(text))
    return Document(
        id=document_id(text, None), file="a text", text=text, body=body, language=language
    )


def last_speaker(speakers: Speakers, marked: str, language: str) -> Speaker:
    text, marks = "", []
    end = 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        span = Span(len(text), len(text) + len(mark["words"]))
        marks.append((span, SpeakerKind(mark["kind"]), bool(mark["private"])))
        text += mark["words"]
        end = mark.end()
    text += marked[end:]
    made = speakers.of(document(text, language))
    homes = sentences_in(text, Span(0, len(text)), language)
    found = [
        made.speaker(text, at, next(h for h in homes if h.overlap(at)), kind, private=private)
        for at, kind, private in marks
    ]
    return found[-1]


ENGLISH = [
    # A name, and the role beside it.
    ("[person|Governor Lev Gudin] said so.", "Lev Gudin", "Governor", None, False),
    ("So said [person|human rights lawyer Lev Gudin].", "Lev Gudin", "human rights lawyer", None, False),
    ("[person|Lev Gudin], a defence researcher at Northgate College, said so.", "Lev Gudin", "defence researcher at Northgate College", None, False),
    ("The mayor of Verkhovye, [person|Lev Gudin], said so.", "Lev Gudin", "mayor of Verkhovye", None, False),
    ("A new call-up will come, said [person|Emily Hart of the Meridian Centre].", "Emily Hart", "of the Meridian Centre", None, False),
    ("The analyst Lev Gudin spoke. [person|Gudin] expects more.", "Lev Gudin", "analyst", None, False),
    ("[person|Maj. Gen. Lev Gudin] said so.", "Lev Gudin", "Maj Gen", None, False),
    ("[person|Lev Gudin] said so.", "Lev Gudin", None, None, True),
    ("[person|Lev Gudin, a 34-year-old barber], said so.", "Lev Gudin", "34-year-old barber", None, True),
    ("[person!|Editor Lev Gudin] said so.", "Lev Gudin", "Editor", None, True),
    ("[person|Guardian's Emily Hart] said so.", "Emily Hart", None, None, True),
    ("Whatever [person|Lev Gudin, Governor of Verkhovye, and Emily Hart] say.", "Lev Gudin", "Governor of Verkhovye", None, False),
    # Actors of the case win over the kind.
    ("[unnamed|Peskov] denied it.", "Dmitry Peskov", "Kremlin spokesman", "dmitry-peskov", False),
    ("[person!|Kremlin spokesman Dmitry Peskov] denied it.", "Dmitry Peskov", "Kremlin spokesman", "dmitry-peskov", False),
    ("[person|the Kremlin] denied it.", "Kremlin", None, "kremlin", False),
    ("[outlet|the Ministry of Defence (MoD)] denied it.", "Ministry of Defence (MoD)", None, "russian-defence-ministry", False),
    ("This comes from [organisation|The Insider].", "The Insider", None, "the-insider", False),
    ("[unnamed|Kremlin officials] denied it.", None, "Kremlin officials", None, False),
    ("[unnamed!|a captured Wagner soldier] said so.", None, "captured Wagner soldier", None, True),
    ("[unnamed|a source close to Putin] said so.", None, "source close to Putin", None, False),
    ("[office|Putin's office] said so.", "Putin's office", None, None, False),
    ("[person|Mykhailo Bulba, an adviser to Zelensky,] said so.", "Mykhailo Bulba", "adviser to Zelensky", None, False),
    ("[office|Estonia's Defence Ministry] said so.", "Estonia's Defence Ministry", None, None, False),
    ("[office|the Defence Ministry] of Finland said so.", "Defence Ministry", None, None, False),
    ("[office|the president] signed it.", "Vladimir Putin", "President of Russia", "vladimir-putin", False),
    ("Ukraine's [office|President] signed it.", "President", None, None, False),
    ("Belarusian President Lev Gudin came. [person|The president] signed it.", "Lev Gudin", "Belarusian President", None, False),
    # Namesakes of actors.
    ("[person|Boris Kadyrov], a student, said so.", "Boris Kadyrov", "student", None, True),
    ("Boris Kadyrov, a student, came home. [person|Kadyrov] said so.", "Boris Kadyrov", "student", None, True),
    ("[person|the barber Kadyrov] said so.", "Kadyrov", "barber", None, True),
    # Pronouns and what points back.
    ("[person|Governor Lev Gudin] spoke. [person|He] said so.", "Lev Gudin", "Governor", None, False),
    ("Lawyer Olga Gudina met Governor Lev Gudin. [person|She] said so.", "Olga Gudina", "Lawyer", None, False),
    ("[person|Governor Lev Gudin] spoke.\nA line.\nAnother.\n[person|He] said so.", None, "he", None, False),
    ("[person|Governor Lev Gudin] read what [office|the ministry of labour] sent. [office|It] is late.", "ministry of labour", "ministry of labour", None, False),
    ("[unnamed|Two officials] spoke. [unnamed|They] said so.", None, "Two officials", None, False),
    ("[office|The Defence Ministry] met. [person|Governor Lev Gudin] came. [office|The ministry] said so.", "Defence Ministry", None, "russian-defence-ministry", False),
    ("[outlet|The outlet Volga Lens] wrote. [outlet|The outlet] adds this.", "Volga Lens", None, None, False),
    ("[person|Pollster Lev Gudin] spoke. [person|The pollster] said so.", "Lev Gudin", "Pollster", None, False),
    # Bodies, papers and the unnamed keep the text's words.
    ("[outlet|the newspaper Volga Lens] writes so.", "Volga Lens", None, None, False),
    ("According to [organisation|a poll by the Meridian Centre], so it is.", "Meridian Centre", None, None, False),
    ("[office|two draft offices in Tomsk] said so.", "two draft offices in Tomsk", None, None, False),
    ("[unnamed!|two mothers, who asked not to be named,] said so.", None, "two mothers", None, True),
]  # fmt: skip

RUSSIAN = [
    ("[person|Губернатор Илья Морозов] сообщил об этом.", "Илья Морозов", "Губернатор", None, False),
    ("По словам [person|адвоката Анны Беловой], это так.", "Анна Белова", "адвокат", None, False),
    ("Сказал глава района [person|Илья Морозов].", "Илья Морозов", "глава района", None, False),
    ("По словам [person|пресс-секретаря губернатора Анны Вересковой], это так.", "Анна Верескова", "пресс-секретарь губернатора", None, False),
    ("Губернатор Илья Морозов приехал. Об этом [person|Морозову] доложили.", "Илья Морозов", "Губернатор", None, False),
    ("[person|Морозов]: это так.", "Морозов", None, None, True),
    ("[person|Мобилизованный Артём Лебедев] рассказал это.", "Артём Лебедев", "Мобилизованный", None, True),
    ("[person!|Юрист Артём Лебедев] рассказал это.", "Артём Лебедев", "Юрист", None, True),
    ("[person|Пресс-секретарь Путина Дмитрий Песков] сказал это.", "Dmitry Peskov", "Пресс-секретарь Путина", "dmitry-peskov", False),
    ("Так считает [person|адвокат Павел Чиков].", "Pavel Chikov", "human rights lawyer", "pavel-chikov", False),
    ("По словам [person|адвоката Павла Чикова], это так.", "Pavel Chikov", "human rights lawyer", "pavel-chikov", False),
    ("[office|Пресс-служба Кадырова] сообщила это.", "Пресс-служба Кадырова", None, None, False),
    ("В [office|Министерстве обороны] сообщили это.", "Министерство обороны", None, "russian-defence-ministry", False),
    ("[office|Минобороны Эстонии] сообщило это.", "Минобороны Эстонии", None, None, False),
    ("[person|президент] подписал указ.", "Vladimir Putin", "President of Russia", "vladimir-putin", False),
    ("[person|Президент] Украины подписал указ.", None, "Президент", None, False),
    ("[person|Президент фонда] подписал письмо.", None, "Президент фонда", None, False),
    ("Студент Борис Медведев приехал домой. [person|Медведев] рассказал это.", "Борис Медведев", "Студент", None, True),
    ("[unnamed|Источник в Минобороны] рассказал это.", None, "Источник в Минобороны", None, False),
    ("Рассказали [unnamed!|местным жителям].", None, "местные жители", None, True),
    ("[person|Губернатор Илья Морозов] приехал. [person|Он] сказал это.", "Илья Морозов", "Губернатор", None, False),
    ("Юрист Анна Белова и губернатор Илья Морозов спорили. [person|Она] сказала это.", "Анна Белова", "Юрист", None, False),
    ("[office|Минобороны] молчит. [person|Губернатор Илья Морозов] спросил. В [office|ведомстве] ответили.", "Минобороны", None, "russian-defence-ministry", False),
    ("Губернатор Омской области Семён Лодочкин приехал. [office|Глава региона] сказал это.", "Семён Лодочкин", "Губернатор Омской области", None, False),
    ("Министр обороны Иван Галкин приехал. [office|Министр финансов] сказал это.", "Министр финансов", None, None, False),
    ("Пишет [outlet|издание «Волжский дозор»].", "Волжский дозор", None, None, False),
    ("Пишет [outlet|«Волжская газета»].", "Волжская газета", None, None, False),
    ("Следует из [office|сообщения Следственного комитета].", "Следственный комитет", None, "investigative-committee", False),
]  # fmt: skip

UKRAINIAN = [
    ("Заявив [person|секретар ради Остап Гречко].", "Остап Гречко", "секретар ради", None, False),
    ("За словами [person|речника штабу Остапа Гриценка], це так.", "Остап Гриценко", "речник штабу", None, False),
    ("Секретар ради Остап Гречко приїхав. [person|Гречко] каже це.", "Остап Гречко", "Секретар ради", None, False),
    ("Так вважає [person|адвокат Павло Чиков].", "Pavel Chikov", "human rights lawyer", "pavel-chikov", False),
    ("[person|Тарас Криниця] каже це.", "Тарас Криниця", None, None, True),
    ("[office|Кремль] заперечує це.", "Кремль", None, "kremlin", False),
    ("[office|Генштаб] повідомив це.", "Генштаб", None, None, False),
    ("[office|Генштаб рф] повідомив це.", "Генштаб", None, "general-staff", False),
    ("[office|Президент] підписав указ.", "Президент", None, None, False),
    ("Кажуть [unnamed!|місцевих жителів].", None, "місцеві жителі", None, True),
    ("Радниця Ганна Гречко приїхала. [person|Вона] каже це.", "Ганна Гречко", "Радниця", None, False),
    ("Пише [outlet|видання «Астра»].", "Астра", None, "astra", False),
]  # fmt: skip

CASES = [
    (language, *case)
    for language, cases in (("en", ENGLISH), ("ru", RUSSIAN), ("uk", UKRAINIAN))
    for case in cases
]


@pytest.mark.parametrize(("language", "text", "name", "role", "actor", "private"), CASES)
def test_a_phrase_names_its_speaker(
    speakers: Speakers,
    language: str,
    text: str,
    name: str | None,
    role: str | None,
    actor: str | None,
    *,
    private: bool,
) -> None:
    found = last_speaker(speakers, text, language)
    assert (found.name, found.role, found.actor, found.private) == (name, role, actor, private)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "[outlet|Lev Ivanov] wrote.", SpeakerKind.PERSON),
        ("en", "[outlet|Volga Lens] wrote.", SpeakerKind.OUTLET),
        ("en", "[person|a friend of the family] wrote.", SpeakerKind.UNNAMED),
        ("ru", "[office|Илья Морозов] писал.", SpeakerKind.PERSON),
        ("ru", "[organisation|Госдума] приняла закон.", SpeakerKind.OFFICE),
        ("uk", "[organisation|Центр супротиву] пише.", SpeakerKind.ORGANISATION),
    ],
)
def test_the_kind_seen_is_believed_but_for_full_names_and_actors(
    speakers: Speakers, language: str, text: str, kind: SpeakerKind
) -> None:
    assert last_speaker(speakers, text, language).kind is kind


def test_readers_own_offices_are_the_case_s_where_it_is_their_country() -> None:
    speakers = Speakers(load_case("ukraine"), entities())
    assert last_speaker(speakers, "[office|Генштаб] повідомив.", "uk").actor == "general-staff"
    assert last_speaker(speakers, "[office|Генштаб рф] повідомив.", "uk").actor is None


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ivan Petrov met Governor Lev Gudin and Dmitry Peskov.", ["Ivan Petrov"]),
        ("en", "Boris Kadyrov, a student, left.", ["Boris Kadyrov"]),
        ("ru", "Артём Лебедев погиб, сообщил губернатор Илья Морозов.", ["Артём Лебедев"]),
        ("ru", "Губернатор Иван Галкин и рабочий Пётр Галкин.", ["Пётр Галкин"]),
        ("uk", "Тарас Криниця отримав повістку, каже секретар Остап Гречко.", ["Тарас Криниця"]),
    ],
)
def test_private_names_are_marked(
    speakers: Speakers, language: str, text: str, names: list[str]
) -> None:
    whole = Span(0, len(text))
    found = speakers.of(document(text, language)).private_names(text, whole)
    assert [text[at.start : at.end] for at in found] == names


CARRIED = [
    ("en", "Two officials told Meduza that [papers go out in May].", "officials", ["Meduza"]),
    ("en", "Papers go out in May, an official told the newspaper \"Northern Wire\": [500 men are wanted].", "official", ["Northern Wire"]),
    ("en", "[Papers go out in May], a mother told the BBC.", "mother", ["BBC"]),
    ("ru", "Чиновник рассказал газете «Северный труд», что [повестки вручат в мае].", "чиновник", ["Северный труд"]),
    ("ru", "Как рассказал «Медузе» источник, [повестки вручат в мае].", "источник", ["Медуз"]),
    ("ru", "[Повестки вручат в мае], сообщил ТАСС военком.", "военком", ["ТАСС"]),
    ("uk", "Чиновник розповів каналу «Північний шлях», що [повістки вручать у травні].", "чиновник", ["Північний шлях"]),
    ("en", "Two officials said that [papers go out in May].", "officials", []),
    ("ru", "Военком сообщил, что [в редакции «Медузы» вручили повестки].", "военком", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "role", "names"), CARRIED)
def test_an_outlet_beside_another_speaker_carried_the_words(
    speakers, language, marked, role, names
):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    body = Span(0, len(text))
    speaker = Speaker(name=None, kind=SpeakerKind.UNNAMED, role=role)
    made = speakers.of(document(text, language))
    found = made.carriers(text, body, Span(start, end), speaker)
    assert len(found) == len(names)
    assert all(one.name.startswith(name) for one, name in zip(found, names, strict=True))


def test_an_outlet_that_speaks_itself_carries_nobody(speakers):
    text = "Meduza reports that papers go out in May."
    made = speakers.of(document(text, "en"))
    outlet = Speaker(name="Meduza", kind=SpeakerKind.OUTLET)
    assert made.carriers(text, Span(0, len(text)), Span(20, 40), outlet) == ()
