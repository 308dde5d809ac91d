"""Words for probabilities. In: a number in 0..1. Out: the term of ICD 203. Misses: confidence, which is another matter.

The bands are those of Intelligence Community Directive 203 (2015), annex D.2.e.2.a: 1-5, 5-20, 20-45, 45-55, 55-80, 80-95
and 95-99 per cent. A number on a border takes the word nearer to even. Below 1 and above 99 the outermost words stand.
"""

BANDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)
HIGHEST = "almost certain"


def words_for(probability: float) -> str:
    """The estimative term of a probability.

    >>> words_for(0.07), words_for(0.5), words_for(0.98)
    ('very unlikely', 'roughly even chance', 'almost certain')
    """
    for border, words in BANDS:
        if probability < border or (probability == border and border > 0.5):
            return words
    return HIGHEST
