"""Numbers and nouns of languages that bend both. In: tokens. Out: amounts, nouns. Misses: words; a table has them."""
