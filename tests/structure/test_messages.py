"""The catalogues: nothing said in one language only, nothing promised that is not delivered."""

import pkgutil
import re
from importlib import import_module
from itertools import product
from string import Formatter

import pytest

from toolkit import messages
from toolkit.campaign.preset import preset, presets
from toolkit.messages.findings import FINDINGS
from toolkit.messages.interface import INTERFACE
from toolkit.messages.looks import LOOKS
from toolkit.model import Finding, Place, Severity
from toolkit.rules import CODES

TEXTS = {
    **INTERFACE,
    **{f"{code}.{part}": text for code, message in FINDINGS.items() for part, text in message._asdict().items()},
}

KEYED_OTHERWISE = {"interface", "findings", "demands"}
"""The catalogue of catalogues, and those whose keys are rule codes."""

WHERE = {"sheet", "cell", "label", "row", "found", "clause"}
"""What every sentence about a finding may name."""

APART = ("interface", "findings", "demands", "looks", "speech")
"""Catalogues that are found by the code of a rule, or that gather the others."""

CHINESE_WORDS = {"language", "category"}
"""Details that are themselves Chinese words, which English may say otherwise."""


def names(sentence: str) -> set[str]:
    """Return the names that a sentence wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_everything_is_said_in_both_languages():
    assert [key for key, text in TEXTS.items() if not text.zh.strip() or not text.en.strip()] == []


def test_both_languages_name_the_same():
    wrong = [
        key
        for key, text in TEXTS.items()
        if names(text.en) - names(text.zh) - WHERE or names(text.zh) - names(text.en) - WHERE - CHINESE_WORDS
    ]
    assert wrong == []


def test_no_key_stands_in_two_catalogues():
    """A later one would silently take the place of an earlier."""
    names = [name for _, name, _ in pkgutil.iter_modules(messages.__path__) if name not in APART]
    modules = [import_module(f"toolkit.messages.{name}") for name in names]
    catalogues = [
        catalogue
        for module, name in zip(modules, names, strict=True)
        if (catalogue := getattr(module, name.upper(), None))
    ]
    keys = [key for catalogue in catalogues for key in catalogue]
    assert len(catalogues) == len(names) - 1  # catalogue.py is the shape of an entry
    assert sorted(keys) == sorted(set(keys))


def test_every_code_has_its_message_and_every_message_its_code():
    assert list(FINDINGS) == list(CODES)


@pytest.mark.parametrize("name", presets())
def test_every_code_is_in_the_preset_and_no_other(name):
    assert list(preset(name).rule) == list(CODES)


def test_a_latin_word_stands_apart_from_a_chinese_one():
    for code, look in product((code for code in CODES if code.startswith("file.")), LOOKS):
        details = dict.fromkeys((*names(LOOKS[look].like.zh), *names(LOOKS[look].todo.zh), "ours", "theirs"), "甲") | {"looks": look}
        said = messages.finding_sentence(Finding(code, Severity.ERROR, Place("a.xlsx"), "", "默认", details))
        assert re.findall(r"[\u4e00-\u9fff][A-Za-z]", said) == [], said


@pytest.mark.parametrize(("language", "staff"), [("zh", "（工作人员可用 toolkit import 导入）"), ("en", " (staff: with toolkit import)")])
def test_a_sender_is_not_told_what_is_for_staff(language, staff):
    found = Finding("file.not-xlsx", Severity.ERROR, Place("a.docx"), "", "默认", {"looks": "docx-question"})
    told, sent = messages.finding_remedy(found, language), messages.finding_remedy(found, language, to_sender=True)
    assert told.count(staff) == 1
    assert sent == told.replace(staff, "")


def test_a_list_is_written_as_the_language_of_its_sentence_does():
    text = messages.BilingualText("缺少{items}", "{items} missing")
    assert text.fill("zh", items=("甲", "乙")) == "缺少甲、乙"
    assert text.fill("en", items=("甲", "乙")) == "甲, 乙 missing"
    assert text.fill("en", items=("甲",)) == "甲 missing"
