"""A running text says what was typed, also where that reads like the tags in whose place it stands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.support.rendered_documents import WordDocument, paragraph_text
from tests.support.small_documents import word_template
from toolkit.documents.model import DocumentContent, DocumentKind, TemplateField
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.running_text import render_running_texts
from toolkit.documents.sections import NamedSection
from toolkit.messages.catalogue import BilingualText

KIND = DocumentKind("退回通知.docx", "letter.noun", tuple(
    TemplateField(path, BilingualText(f"内容 {path}", f"value {path}")) for path in ("title", "section", "text", "index")))  # fmt: skip
CONTENT = DocumentContent("纪要", "征集", datetime(2023, 1, 29, tzinfo=UTC), {"title": "会议"})
OWN = word_template("{{ title }}", "{{ text }}", "{{ index }}", header="{{ section }}")


def made(title: str, name: str, *lines: str) -> WordDocument:
    """A document of one section, and an index of one word."""
    texts = {"text": [NamedSection(name, [StyledParagraph("Normal", line) for line in lines])], "index": [NamedSection("", [StyledParagraph("Normal", "词条")])]}
    return WordDocument(render_running_texts(KIND, replace(CONTENT, values={"title": title}), texts, OWN))


def headers(document: WordDocument) -> list[str]:
    """What the headers of a document say that say anything, in order."""
    names = [name for name in document.zip.namelist() if name.startswith("word/header")]
    return sorted(filter(None, ("".join(map(paragraph_text, document.find("//w:p", name))) for name in names)))


@pytest.mark.parametrize("typed", ["{{ index }}", "{{ text }}", "{{ section }}", "{{ index_ }}", "{{ text }}{{ text_ }}{{ text__ }}"])
def test_what_reads_like_the_tag_of_a_text_stays_where_it_was_typed(typed: str):
    document = made(typed, typed, "首段", typed, "末段")
    assert document.paragraphs == [typed, "首段", typed, "末段", "词条"]
    assert headers(document) == [typed]


def test_what_reads_like_it_only_without_characters_that_are_left_out_stays_too():
    document = made("{{ te\x01xt }}", "{{ sec\x02tion }}", "{{ in\x0bdex }}")
    assert (document.paragraphs, headers(document)) == (["{{ text }}", "{{ index }}", "词条"], ["{{ section }}"])


def test_tabs_and_line_breaks_are_those_of_word():
    document = made("会议", "甲\t章\n名", "一\t二\r\n三\r四")
    assert document.paragraphs == ["会议", "一\t二\n三\n四", "词条"]
    assert headers(document) == ["甲\t章\n名"]
    assert [text for text in document.find("//w:t/text()") if {"\t", "\r", "\n"} & set(text)] == []
