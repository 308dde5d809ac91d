"""Two dictionaries in one process: neither forgets its grammemes."""

from pathlib import Path

import callup
from callup.morphology import analyser


def test_each_dictionary_keeps_its_grammemes_whichever_came_last():
    russian, ukrainian = analyser("ru"), analyser("uk")
    assert "Geox" in russian.parse("Тула")[0].tag
    assert "Name" in ukrainian.parse("Марина")[1].tag
    assert russian.parse("повестки")[0].inflect({"gent", "plur"}).word == "повесток"
    assert russian.TagClass is not ukrainian.TagClass


def test_no_other_module_makes_an_analyser():
    source = Path(callup.__file__).parent
    makers = [
        p.name for p in source.rglob("*.py") if "MorphAnalyzer(" in p.read_text(encoding="utf-8")
    ]
    assert makers == ["morphology.py"]
