"""A document of a kind that the engine does not know is made from its template and its content alone."""

from io import BytesIO

import docx
import pytest

from tests.support.rendered_documents import WordDocument
from tests.support.small_documents import MINUTES, MINUTES_TEMPLATE, SMALL_KIND, small_content, word_template
from toolkit.documents.model import DocumentKind, TemplateField
from toolkit.documents.render import render_document
from toolkit.messages.catalogue import BilingualText

HEADINGS = ("1．甲题？", "2．乙题？")


def test_a_document_says_its_content_in_the_order_of_its_template():
    document = WordDocument(render_document(SMALL_KIND, small_content(MINUTES, HEADINGS), word_template(*MINUTES_TEMPLATE)))
    assert document.paragraphs == [
        "评审组会议纪要", "数理化组，共 2 题", "1．甲题？", "通过。", "须补充指标。", "2．乙题？", "待定。",
    ]  # fmt: skip
    assert document.headings == [(1, "1．甲题？"), (1, "2．乙题？")]


def test_a_header_is_filled_in_and_counts_as_said():
    document = WordDocument(render_document(SMALL_KIND, small_content({"title": "纪要"}), word_template("正文", header="{{ title }}")))
    assert document.paragraphs == ["正文"]
    (header,) = [name for name in document.zip.namelist() if name.startswith("word/header")]
    assert "".join(document.find("//w:t/text()", header)) == "纪要"


def test_an_optional_value_may_be_printed_or_left_out():
    content = small_content({"title": "纪要"}, label="题目")
    for line, printed in (("{{ title }}", "纪要"), ("{{ label }}：{{ title }}", "题目：纪要")):
        assert WordDocument(render_document(SMALL_KIND, content, word_template(line))).paragraphs == [printed]


@pytest.mark.parametrize("typed", ["<w:t>&amp;", "{{ title }}", "{% if x %}", "{_{ a }_}", "一\t二\n三", "=1+1"])
def test_what_was_typed_stands_as_typed(typed: str):
    document = WordDocument(render_document(SMALL_KIND, small_content({"title": typed}), word_template("{{ title }}")))
    assert document.paragraphs == [typed]


@pytest.mark.parametrize("name", ["values", "items", "keys", "get"])
def test_a_value_comes_before_a_method_of_its_name(name: str):
    kind = DocumentKind("退回通知.docx", "letter.noun", (TemplateField(f"drawn.{name}", BilingualText("数字", "figures"), required=False),))
    own = word_template(f"{{%p if drawn.{name} %}}", f"有：{{{{ drawn.{name} }}}}", "{%p endif %}", "完")
    told = {said: WordDocument(render_document(kind, small_content({"drawn": {name: said}}), own)).paragraphs for said in ("是", "")}
    assert told == {"是": ["有：是", "完"], "": ["完"]}


def test_equal_content_gives_equal_bytes():
    template = word_template(*MINUTES_TEMPLATE)
    first = render_document(SMALL_KIND, small_content(), template)
    assert first == render_document(SMALL_KIND, small_content(), template)
    assert {entry.date_time for entry in WordDocument(first).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_opens_it():
    package = render_document(SMALL_KIND, small_content(), word_template(*MINUTES_TEMPLATE))
    assert docx.Document(BytesIO(package)).paragraphs[0].text == "评审组会议纪要"
