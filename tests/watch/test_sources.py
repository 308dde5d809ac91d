"""A sources file is checked whole: every fault with its entry, and what was probably meant."""

from pathlib import Path

import pytest

from callup.errors import BadRequest
from callup.watch.adding import written
from callup.watch.sources import Source, as_toml, read_sources, sources_of

GOOD = """
[watch]
contact = "mailto:desk@example.org"
[[source]]
name = "duma"
kind = "page"
url = "https://duma.example/draft"
select = "main article"
ignore = ["^Views"]
[[source]]
name = "channel"
kind = "telegram"
folder = "exports"
[[deliver]]
name = "desk"
kind = "file"
path = "alerts.txt"
[[alert]]
name = "gone"
on = "page"
to = ["desk"]
source = "duma"
"""


def faults(text: str) -> str:
    with pytest.raises(BadRequest) as caught:
        sources_of(text, Path("s.toml"))
    return str(caught.value)


def test_a_good_file_is_read():
    found = sources_of(GOOD, Path("here/s.toml"))
    assert [source.name for source in found.sources] == ["duma", "channel"]
    assert found.path("exports") == Path("here/exports")
    assert found.rules[0].happenings == ("vanished",)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('select = "main', 'selct = "main'), "did you mean `select`?"),
        (("[watch]", "[wach]"), "unknown key `wach`; did you mean `watch`?"),
        (('"main article"', '"main >"'), "no CSS selector"),
        (('["^Views"]', '["("]'), "no pattern"),
        (('kind = "page"', 'kind = "page"\nevery = "5s"'), "impossible"),
        (('kind = "page"', 'kind = "page"\nevery = "hourly"'), "no span of time"),
        (('kind = "page"', 'kind = "pge"'), "did you mean `page`?"),
        (("https://duma.example", "duma.example"), "no web address"),
        (('to = ["desk"]', 'to = ["dsk"]'), "did you mean `desk`?"),
        (('source = "duma"', 'source = "dima"'), "did you mean `duma`?"),
        (('path = "alerts.txt"', ""), "`path` is missing"),
        (('name = "channel"', 'name = "duma"'), "named twice"),
        (('kind = "page"', 'kind = "page"\ngone_answers = 0'), "outside 1 to 100"),
        (('kind = "page"', 'kind = "page"\nlanguage = "ua"'), "did you mean `uk`?"),
    ],
)
def test_each_fault_is_told_with_its_entry(change, words):
    assert words in faults(GOOD.replace(*change, 1))


def test_faults_do_not_hide_each_other():
    told = faults(GOOD.replace("main article", "main >").replace('["^Views"]', '["("]'))
    assert len(told.splitlines()) == 2


def test_what_is_added_is_read_again_as_it_was(tmp_path):
    path = tmp_path / "sources.toml"
    made = Source(name="a", kind="feed", url="https://a.example/rss", outlet='The "A"', every="15m")
    written(path, made)
    written(path, Source(name="b", kind="page", url="https://b.example/"))
    assert read_sources(path).sources[0] == made
    assert "recheck" not in as_toml(made)
