"""Signs and codes of money, the same in every language. In: nothing. Out: which unit each means. Misses: rates."""

MONEY = frozenset(
    {"ruble", "usd", "eur", "gbp", "uah", "cny", "inr", "kzt", "jpy", "pln", "gel", "ils"}
)
SIGNS = {
    "$": "usd", "us$": "usd", "US$": "usd", "usd": "usd", "€": "eur", "eur": "eur", "£": "gbp", "gbp": "gbp", "₽": "ruble", "rub": "ruble",
    "rur": "ruble", "₴": "uah", "uah": "uah", "cny": "cny", "¥": "jpy", "jpy": "jpy", "₹": "inr", "inr": "inr", "rs": "inr",
    "chf": "chf", "cad": "cad", "aud": "aud", "kzt": "kzt", "us": "usd", "rm": "myr", "myr": "myr",
}  # fmt: skip
WORDY = frozenset({"us", "rm", "rs"})
"""Codes that are words or initials as well: no money after a figure."""
