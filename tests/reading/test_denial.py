"""What a sentence says is not so, by the words around a claim; own-worded."""

import pytest

from callup.language.load import language
from callup.model import Span
from callup.reading.denial import denied

YES = {
    "en": [
        "The ministry denied reports that [400,000 more men are to be called up].",
        "Lev Gudin dismissed rumours of [a second wave].",
        "The governor ruled out [a call-up of students].",
        "The video in which [recruits are led off a train] is a fake.",
        "Reports that [the border is closed to men] are false, the office said.",
        "There is no truth to claims that [students get papers].",
        "The office denied [sending men letters] in May.",
        "A [second wave] is off the table, he said.",
    ],
    "ru": [
        "Гудин опроверг, что [в регионе вручают повестки].",
        "Ведомство опровергло сообщения о том, что [призовут студентов].",
        "Глава региона назвал фейком слухи о [второй волне].",
        "Сообщения о том, что [границу закрыли], не соответствуют действительности.",
        "Видео, на котором [мужчин снимают с поезда], — фейк.",
        "Министр исключил [отправку срочников].",
        "Приказ о [закрытии выезда] оказался подделкой.",
    ],
    "uk": [
        "Гудін спростував, що [в області вручають повістки].",
        "Відомство заперечує, що [призиватимуть студентів].",
        "Голова області назвав фейком чутки про [другу хвилю].",
        "Повідомлення про те, що [кордон закрито], не відповідають дійсності.",
        "Відео, де [чоловіків знімають з потяга], — фейк.",
    ],
}
NO = {
    "en": [
        "He did not deny that [a second wave is near].",
        "The office denied sending letters after a paper wrote that [men received calls].",
        "The governor denied the rumour, but [papers are handed out].",
        "Guards [deny exit to residents] of the town.",
        "Neither of them ruled out that [conscripts will be sent].",
    ],
    "ru": [
        "Гудин не опроверг, что [в регионе вручают повестки].",
        "Военкомат опроверг сообщения об облавах: [мужчин звали уточнить данные].",
        "Он отрицает давление, однако [повестки вручают всем].",
        "Камеры он отрицает, а [явку назвал рекордной].",
        "[Повестки вручают] в трёх районах.",
    ],
    "uk": [
        "Гудін не спростував, що [в області вручають повістки].",
        "Відомство заперечує тиск, але [повістки вручають усім].",
        "Він спростував чутки: [чоловіків кликали уточнити дані].",
        "[Повістки вручають] у трьох районах.",
        "Він відкинув план, проте [набір триває].",
    ],
}


def is_denied(marked, code):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return denied(text, Span(start, end), Span(0, len(text)), language(code).denials)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in YES.items() for t in texts])
def test_it_is_denied(code, text):
    assert is_denied(text, code)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in NO.items() for t in texts])
def test_it_is_not_denied(code, text):
    assert not is_denied(text, code)
