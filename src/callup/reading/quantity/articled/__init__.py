"""Numbers and nouns of languages with articles and a plural in -s. In: tokens, tables. Out: amounts, nouns. Misses: words."""
