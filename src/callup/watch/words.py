"""The patterns of ``words.toml``, made ready. In: the package's table. Out: compiled patterns. Misses: judging (``verdicts``)."""

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    text = resources.files("callup.watch").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One table as one pattern, of all languages: a site's error pages are often not in the language of its articles."""
    found = [one for words in _tables()[name].values() for one in words]
    return re.compile("|".join(f"(?:{one})" for one in found), re.IGNORECASE)
