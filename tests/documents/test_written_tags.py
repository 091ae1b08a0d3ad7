"""Tags as they are written: where one ends, what was meant for one, which signs do not belong into it."""

import pytest

from toolkit.documents.written_tags import almost_tags, single_words, stray_end, template_tags, wide_marks, without_tags


@pytest.mark.parametrize(("text", "tags"), [
    ("甲{{ a.b }}乙", [("{", "", " a.b ", True, 1)]),
    ("{%p for x in y %}", [("%", "p", " for x in y ", True, 0)]),
    ("{%tr endfor %}{%tc if a %}", [("%", "tr", " endfor ", True, 0), ("%", "tc", " if a ", True, 14)]),
    ("{{row.name}}", [("{", "", "row.name", True, 0)]),
    ("{{r title }}", [("{", "r", " title ", True, 0)]),
    ("{# {{ a }} #}{{ b }}", [("#", "", "", True, 0), ("{", "", " b ", True, 13)]),
    ("{{ '}}' }} {{ “}}” }}", [("{", "", " '}}' ", True, 0), ("{", "", " “}}” ", True, 11)]),
    ("{{ {'a': 1}['a'] }}", [("{", "", " {'a': 1}['a'] ", True, 0)]),
    ("{{ a", [("{", "", " a", False, 0)]),
    ("{{ a } 与 {{ b }}", [("{", "", " a ", False, 0), ("{", "", " b ", True, 9)]),
    ("{{ a {{ b }}", [("{", "", " a ", False, 0), ("{", "", " b ", True, 5)]),
    ("{{ a %}", [("{", "", " a ", False, 0)]),
    ("{% if a }}", [("%", "", " if a ", False, 0)]),
    ("集合 {a, b}，100%", []),
])  # fmt: skip
def test_the_tags_of_a_text(text: str, tags: list[tuple[str, str, str, bool, int]]):
    assert [(tag.kind, tag.hold, tag.said, tag.whole, tag.start) for tag in template_tags(text)] == tags


def test_a_tag_knows_where_it_ends():
    text = "甲{{ a }}乙{%p if b %}丙"
    assert [text[tag.start : tag.end] for tag in template_tags(text)] == ["{{ a }}", "{%p if b %}"]
    assert without_tags(text) == "甲乙丙"


@pytest.mark.parametrize("text", [
    "｛｛ a ｝｝", "｛% if a %｝", "{ { a } }", "{ % if a % }", "{a.b}", "｛a.b｝", "{a．b}", "{for x in y}", "{endfor}", "{else}", "{% if a %｝",
])  # fmt: skip
def test_what_was_meant_for_a_tag(text: str):
    assert [*almost_tags(f"甲 {text} 乙")] == [text] or not next(template_tags(text)).whole


@pytest.mark.parametrize("text", ["{a, b}", "{1.5}", "{{ a.b }}", "{ 甲.乙", "a.b}", "{formula}", "{elsewhere}"])
def test_what_was_not(text: str):
    assert [*almost_tags(text)] == []


def test_one_word_between_braces_may_be_a_tag_or_a_set():
    assert [*single_words("{title} {{ a }} { b } {a, b} {{c}}")] == [("{title}", "title"), ("{ b }", "b")]


@pytest.mark.parametrize(("text", "end"), [
    ("name }} 题", "name }}"), ("共 { name }} 题", "{ name }}"), ("endfor %}", "endfor %}"), ("{{ a }} 与 b }}", "b }}"), ("{{ a }}", ""),
    ("｛｛ a ｝｝", ""), ("题目 }}", "}}"), ("100%}", "100%}"),
])  # fmt: skip
def test_an_end_without_a_beginning(text: str, end: str):
    assert stray_end(text) == end


@pytest.mark.parametrize(("text", "marks"), [
    ("{{ a．b }}", ("．",)), ("{%p　for x in y %}", ("U+3000",)), ("{{ a | default（‘，’） }}", ("（", "）")), ("{{ a\u200b.b }}", ("U+200B",)),
    ("{{ ａ.b }}", ("ａ",)), ("{{ 题目 }}", ()), ("{{ '，' ~ “。” }}", ()), ("{{ a\u00a0+ b }}", ()), ("{{ a – b }}", ("–",)),
])  # fmt: skip
def test_signs_that_mean_nothing_in_a_tag(text: str, marks: tuple[str, ...]):
    (tag,) = template_tags(text)
    assert wide_marks(tag) == marks
