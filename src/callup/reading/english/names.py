"""People named in English text, so that private ones can be withheld. In: a text. Out: names and where they stand.

A name is taken for a person's when it opens with a first name common in the region this case and its neighbours live in.
Deliberately missing: any judgement of who somebody is. Whoever holds no public role in the text or the case is private.
"""

import re
from collections.abc import Callable

from callup.model import Span

FIRST_NAMES = frozenset(
    """aleksandr alexander aleksander alexandr aleksandra alexandra alexei aleksei aleksey alexey alyona alina alisa alla albert anastasia anastasiya anatoly
    anatoliy andrei andrey angelina anna anton antonina anzhela arkady arkadiy arman arsen arseny artem artyom artur arthur aslan akhmed ahmed azamat
    bator bair bogdan boris bulat daniil danil daniel daria darya david denis diana dilshod dinara dmitri dmitry dmitriy eduard egor ekaterina elena eldar
    elina elvira emil evgeny evgeniy evgenia fedor fyodor galina gennady gennadiy georgy georgiy gleb grigory grigoriy gulnara ibragim igor ildar ilnar ilya
    ilyas inna ivan irina islam ismail kamil karina kirill konstantin kristina ksenia kseniya larisa leonid lev lidia lidiya lyubov lyudmila ludmila
    magomed maksim maxim marat margarita maria mariya marina mark marat matvei mikhail mikhael mila murat nadezhda nail natalia natalya nikita nikolai nikolay
    nina oksana oleg olesya olga pavel petr pyotr polina rail ramil ramis rasul rashid raisa renat rinat robert rodion roman ruslan rustam salavat sergei sergey
    semyon semen shamil sofia sofya stanislav stepan svetlana taras tamara tatiana tatyana timofei timur tatiana ulyana vadim valentin valentina valeria valeriya
    valery valeriy vasily vasiliy vera veronika victor viktor viktoria viktoriya vitaly vitaliy vladimir vladislav vlad vyacheslav yakov yana yaroslav yegor yekaterina
    yelena yevgeny yevgeniya yulia yuliya yuri yuriy yury zakhar zaur zinaida zoya oleksandr oleksii oleksiy volodymyr serhii serhiy mykola dmytro andriy
    mykhailo kateryna olena iryna yurii petro vasyl bohdan""".split()
)
NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-zà-ÿ’'-]+){0,2}")
POSSESSIVE = re.compile(r"[’']s?$")


def people(text: str, span: Span, known: Callable[[str], bool]) -> list[tuple[Span, str]]:
    """Names of persons, known to the document or not.

    >>> people("The son of Ivan Petrov left Penza.", Span(0, 34), bool)
    [(Span(start=11, end=22), 'Ivan Petrov')]
    """
    found = []
    for match in NAME.finditer(text, span.start, span.end):
        words = match[0].split()
        first = next(
            (
                i
                for i, word in enumerate(words)
                if POSSESSIVE.sub("", word).casefold() in FIRST_NAMES
            ),
            None,
        )
        if first is None or (first == len(words) - 1 and len(words) > 1):
            continue
        name = POSSESSIVE.sub("", " ".join(words[first:]))
        at = text.index(words[first], match.start())
        found.append((Span(at, at + len(name)), name))
    return found
