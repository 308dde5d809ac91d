"""How much a text reads like a language. In: a decoded text. Out: a number, 1 for running text, 0 or less for salad.

It tells a right reading of single bytes from a wrong one by pairs of letters, so that a post of one line is enough.
Deliberately missing: which language it is (see ``language``), and alphabets other than Latin and Cyrillic.
"""

import re

# Per first letter, the second letters that make up nine tenths of the letter pairs of running Russian.
_FOLLOWS = (
    "анлтрвскмяздцебйхюипчгшж боеыаулрищ воаеиылрснут гоариел деаоинувсрл енрлтсдмйвкгзежчп женида заинвоед "
    "итнялсеикймрздвхчоцюаг йс коаиртусле лиьеаояуюл миеаоуынп наиоеынтсдуцякьг овсрдлнмтгбйпкезжчоия проеаиул "
    "раоеиунытгсмвяк сткоесиляапувьмн тоаеирьвсуны удрстжкплчюбгн феио хоа цие чеатин шеаи щеи ыйхемлв ьнс этк "
    "ют ятвн івнсдт їх єт"
).split()
COMMON = frozenset(first[0] + second for first in _FOLLOWS for second in first[1:])
CYRILLIC_RUN = re.compile(r"[\u0400-\u045f\u0490\u0491]{2,}")
SALAD = re.compile(r"[а-яё][А-ЯЁ]|[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
ODD = re.compile(r"[\u0080-\u009f\u2500-\u25ff\ufffd¤¦¬±µ¶·ЂЃѓЉЊЌЋЏђљњќћџ‡†‰‹›]")
ACCENTED = re.compile(r"(?<![À-ɏ])[À-ɏ](?![À-ɏ])")


def likeness(text: str) -> float:
    """The share of common letter pairs, less what no running text holds.

    >>> likeness("Повестки приходят в Туле") > 0.8 > 0.5 > likeness("ОНБЕЯРЙХ ОПХУНДЪР Б рСКЕ")
    True
    """
    foreign = sum(not c.isascii() for c in text)
    if not foreign:
        return 0.5
    pairs = common = 0
    for run in CYRILLIC_RUN.finditer(text):
        word = run[0].lower().replace("ё", "е")
        pairs += len(word) - 1
        common += sum(word[at : at + 2] in COMMON for at in range(len(word) - 1))
    odd = len(ODD.findall(text)) + len(SALAD.findall(text))
    if not pairs:
        return (0.8 * len(ACCENTED.findall(text)) - odd) / foreign
    return common / pairs - odd / foreign
