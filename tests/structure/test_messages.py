"""The catalogues: nothing said in one language only, nothing promised that is not delivered."""

import ast
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from string import Formatter

import pytest

from toolkit import messages
from toolkit.campaign.preset import load_preset, preset_names
from toolkit.looks import SCAN_ALONE, Look
from toolkit.messages.catalogue import BilingualText, RuleEntry
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.messages.speech import INTERFACE, without_clause
from toolkit.model import Finding, Place, Severity, SystemReason
from toolkit.rules import ALL_CODES


def entry_texts(entry: RuleEntry) -> Iterator[tuple[str, BilingualText]]:
    """Yield each text of a rule's entry, with the name of its part."""
    for part in ("title", "kept", "demand", "sentence", "remedy"):
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

APART = ("rules", "file_looks", "template_examples", "speech", "catalogue")
"""Modules whose texts are found by the code of a rule, that gather the others, or that hold the shape of an entry."""

CHINESE_WORDS = {"language", "category", "measure"}
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
    assert list(RULE_ENTRIES) == [*ALL_CODES]


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
    assert len(seen) > 60
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


@pytest.mark.parametrize("name", preset_names())
def test_every_code_is_in_the_preset_and_no_other(name):
    assert list(load_preset(name).rule) == [*ALL_CODES]


def test_a_latin_word_stands_apart_from_a_chinese_one():
    for code, entry in RULE_ENTRIES.items():
        for look, said_of in entry.looks.items() if code.startswith("file.") else ():
            details = dict.fromkeys(names(said_of.like.zh), "甲")
            said = messages.finding_sentence(Finding(code, Severity.ERROR, Place("a.xlsx"), "", "默认", details, look))
            assert re.findall(r"[\u4e00-\u9fff][A-Za-z]", said) == [], said


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


def test_a_speaker_says_everything_in_its_language():
    found = Finding("unit.not-signed", Severity.ERROR, Place("a.xlsx", "单位信息", "B24"), "", "四.3", {"label": "审定签字人"}, Look.BLANK)
    chinese, english = messages.Speaker(), messages.Speaker("en")
    assert chinese.sentence(found) == "审定签字人未填写，推荐材料须经审定签字（依据：四.3）。"
    assert english.sentence(found) == "审定签字人 is blank; the material must be approved and signed (clause 四.3)."
    assert english.remedy(found) == "After approval by the person in charge, fill in 审定签字人 at B24."
    assert (chinese.title(found.code), english.title(found.code)) == ("未审定签字", "Not signed")
    assert (chinese.severity(found.severity), english.severity(found.severity)) == ("退回修改", "error")
    assert (chinese.say("cli.check.ok"), english.say("cli.check.ok")) == ("无校验意见", "no findings")
    assert (chinese.join(("甲", "乙")), english.join(("甲", "乙"))) == ("甲、乙", "甲, 乙")
    assert (chinese.place(found), english.place(found)) == ("单位信息!B24", "单位信息!B24")


@pytest.mark.parametrize(("reason", "zh", "en"), [
    (SystemReason("EIO", "Input/output error"), "磁盘或网络读写出错", "the disk or the network failed"),
    (SystemReason("", "Something odd"), "Something odd", "Something odd"),
])
def test_the_reason_of_the_system_is_said_in_words_we_have_for_it(reason, zh, en):
    found = Finding("file.unreadable", Severity.ERROR, Place("a.xlsx"), "", "默认", {"reason": reason}, Look.UNOPENED)
    assert messages.say("cli.fault.disk", path="甲", why=reason) == f"读写失败：甲（{zh}）。"
    assert messages.say("cli.fault.disk", "en", path="甲", why=reason) == f"Reading or writing failed: 甲 ({en})."
    assert messages.finding_sentence(found) == f"文件无法读取：文件打不开（{zh}）。"
    assert messages.finding_sentence(found, "en") == f"The file cannot be read: it cannot be opened ({en})."


@pytest.mark.parametrize(("registered", "sentence"), [
    ("国际组织", "单位类型“全国学会”（名录：国际组织）不在本次可推荐的类型之内：全国学会、企业科协（依据：一）。"),
    ("", "单位类型“全国学会”不在本次可推荐的类型之内：全国学会、企业科协（依据：一）。"),
])
def test_an_aside_is_left_out_where_there_is_nothing_to_say(registered, sentence):
    details = {"allowed": ("全国学会", "企业科协"), "registered": registered}
    found = Finding("unit.type-not-allowed", Severity.ERROR, Place("a.xlsx", "单位信息", "B6"), "全国学会", "一", details)
    assert messages.finding_sentence(found) == sentence


def test_what_was_perhaps_meant_is_asked_for_before_the_remedy():
    found = Finding("question.category", Severity.ERROR, Place("a.xlsx", "推荐问题", "B5"), "前沿", "三", {"allowed": ("甲", "乙")},
                    meant=("前沿科学问题", "产业技术问题"))
    assert messages.finding_remedy(found) == "是否为“前沿科学问题”、“产业技术问题”？请从下拉列表选择：甲、乙。"
    assert messages.finding_remedy(found, "en") == "Perhaps “前沿科学问题”, “产业技术问题”? Choose from the list: 甲, 乙."
    assert messages.finding_remedy(replace(found, meant=())) == "请从下拉列表选择：甲、乙。"


def test_a_scan_that_came_alone_is_said_the_same_and_asks_for_the_workbook_too():
    """And every look of a scan has one for where it came alone."""
    said = {look: text for entry in RULE_ENTRIES.values() for look, text in entry.looks.items()}
    assert {*SCAN_ALONE} == {look for look in Look if look.startswith("scan-")}
    for look, alone in SCAN_ALONE.items():
        assert said[alone].like == said[look].like
        assert said[alone].remedy.zh == said[look].remedy.zh + "另请报送填好的推荐表（.xlsx）。"


def test_a_sentence_on_a_finding_can_be_said_without_its_clause():
    """A letter names the clause once, in the title of its points."""
    for code, entry in RULE_ENTRIES.items():
        for cited, plain in zip(entry.sentence, without_clause(entry.sentence), strict=True):
            assert names(plain) == names(cited) - {"clause"}, code
            assert "依据" not in plain, code
            assert not re.search(r"clause|（）|\(\)|；）|（；|  ", plain), code


def test_a_clause_is_left_out_with_its_brackets_or_its_half_of_them():
    ways = {
        "甲（依据：{clause}）。": "甲。", "甲（乙；依据：{clause}）。": "甲（乙）。", "甲（依据：{clause}；乙）。": "甲（乙）。",
        "A (clause {clause}).": "A.", "A (b; clause {clause}).": "A (b).", "A (clause {clause}; b).": "A (b).",
    }
    assert {said: without_clause(BilingualText(said, said)).zh for said in ways} == ways
