"""The catalogues: nothing said in one language only, nothing promised that is not delivered."""

import ast
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import pytest

from toolkit import messages
from toolkit.campaign.preset import preset, presets
from toolkit.looks import Look
from toolkit.messages.catalogue import BilingualText, RuleEntry
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.messages.speech import INTERFACE
from toolkit.model import Finding, Place, Severity
from toolkit.rules import CODES


def entry_texts(entry: RuleEntry) -> Iterator[tuple[str, BilingualText]]:
    """Yield each text of a rule's entry, with the name of its part."""
    for part in ("title", "demand", "sentence", "remedy"):
        if text := getattr(entry, part):
            yield part, text
    for look, said in entry.looks.items():
        yield from ((f"{look}.{part}", text) for part, text in said._asdict().items() if text)
    yield from entry.asides.items()


TEXTS = INTERFACE | {
    f"{code}.{part}": text for code, entry in RULE_ENTRIES.items() for part, text in entry_texts(entry)
}

WHERE = {"sheet", "cell", "label", "row", "found", "clause"}
"""What every sentence about a finding may name."""

APART = ("rules", "file_looks", "speech", "catalogue")
"""Modules whose texts are found by the code of a rule, that gather the others, or that hold the shape of an entry."""

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


def test_no_key_stands_twice(modules):
    """Neither in two catalogues nor in two parts of one: a later one would silently take the place of an earlier."""
    said = [module for module in modules if module.name.startswith("toolkit.messages.")]
    keys = Counter(
        key.value
        for module in said
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and "." in key.value and isinstance(value, ast.Call)
    )
    assert [key for key, number in keys.items() if number > 1] == []
    assert keys.keys() >= {*RULE_ENTRIES}


def test_every_catalogue_is_gathered():
    names = [name for _, name, _ in pkgutil.iter_modules(messages.__path__) if name not in APART]
    gathered = [getattr(import_module(f"toolkit.messages.{name}"), name.upper()) for name in names]
    assert sum(map(len, gathered)) == len(INTERFACE)


def test_every_code_has_its_entry_and_every_entry_its_code():
    assert list(RULE_ENTRIES) == list(CODES)


def test_a_remedy_stands_once_for_the_rule_or_with_each_of_its_looks():
    assert [code for code, entry in RULE_ENTRIES.items() if (entry.remedy is None) is not bool(entry.looks)] == []


def test_every_look_is_one_rules():
    looks = [look for entry in RULE_ENTRIES.values() for look in entry.looks]
    assert sorted(looks) == sorted(Look)


REFUSALS = {"unreadable": "file.unreadable", "another_kind": "file.not-xlsx", "encrypted": "file.encrypted",
            "too_large": "file.too-large", "not_the_form": "file.not-the-form"}
"""The rule that each way to refuse a file tells of."""


def test_every_look_that_is_seen_is_one_of_its_rule(modules):
    seen = [
        (f"{module.name}:{node.lineno}", code, look.attr)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        if (code := told_code(node))
        for look in ast.walk(node)
        if isinstance(look, ast.Attribute) and ast.unparse(look.value) == "Look"
    ]
    assert seen
    assert [(at, look) for at, code, look in seen if Look[look] not in RULE_ENTRIES[code].looks] == []


def test_a_rule_of_several_faces_is_never_told_without_its_look(modules):
    blind = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Observation" and told_code(node)
        if RULE_ENTRIES[told_code(node)].looks and "look" not in {word.arg for word in node.keywords}
    ]
    assert blind == []


def told_code(call: ast.Call) -> str:
    """Return the code that a call makes an observation of; empty where it makes none, or names none itself."""
    first = call.args[0] if call.args else None
    if ast.unparse(call.func) == "Observation":
        return first.value if isinstance(first, ast.Constant) else ""
    return REFUSALS.get(ast.unparse(call.func), "")


@pytest.mark.parametrize("name", presets())
def test_every_code_is_in_the_preset_and_no_other(name):
    assert list(preset(name).rule) == list(CODES)


@pytest.mark.parametrize(("code", "look"), [
    (code, look) for code, entry in RULE_ENTRIES.items() if code.startswith("file.") for look in entry.looks
])
def test_a_latin_word_stands_apart_from_a_chinese_one(code, look):
    details = dict.fromkeys(names(RULE_ENTRIES[code].looks[look].like.zh), "甲")
    said = messages.finding_sentence(Finding(code, Severity.ERROR, Place("a.xlsx"), "", "默认", details, look))
    assert re.findall(r"[\u4e00-\u9fff][A-Za-z]", said) == []


@pytest.mark.parametrize(("language", "staff"), [("zh", "（工作人员可用 toolkit import 导入）"), ("en", " (staff: with toolkit import)")])
def test_a_sender_is_not_told_what_is_for_staff(language, staff):
    found = Finding("file.not-xlsx", Severity.ERROR, Place("a.docx"), "", "默认", look=Look.DOCX_QUESTION)
    told, sent = messages.finding_remedy(found, language), messages.finding_remedy(found, language, to_sender=True)
    assert told.count(staff) == 1
    assert sent == told.replace(staff, "")


def test_a_list_is_written_as_the_language_of_its_sentence_does():
    text = messages.BilingualText("缺少{items}", "{items} missing")
    assert text.fill("zh", items=("甲", "乙")) == "缺少甲、乙"
    assert text.fill("en", items=("甲", "乙")) == "甲, 乙 missing"
    assert text.fill("en", items=("甲",)) == "甲 missing"
