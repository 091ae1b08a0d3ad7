"""A document says all that its template prints, no item twice, and keeps no tag; what a template leaves out is not asked for."""

from collections.abc import Callable, Mapping
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.support.docxtpl_constructs import CONSTRUCTS, VALUES
from tests.support.filled_documents import filled_document
from tests.support.rendered_documents import WordDocument
from tests.support.small_documents import MINUTES, MINUTES_TEMPLATE, SMALL_KIND, small_content, word_template
from toolkit.documents.compiled import compiled_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import PlainValue
from toolkit.documents.render import render_document
from toolkit.documents.verify import verify_document

HEADINGS = ("1．甲题？", "2．乙题？")


def paragraphs_of(*template: str, given: Mapping[str, PlainValue] = MINUTES) -> list[str]:
    """The paragraphs of the document made of a template of some paragraphs."""
    return WordDocument(render_document(SMALL_KIND, small_content(given, HEADINGS), word_template(*template))).paragraphs


def fault_of(*template: str, given: Mapping[str, PlainValue] = MINUTES, headings: tuple[str, ...] = ()) -> DocumentFault:
    """The fault that a template of some paragraphs leads to."""
    with pytest.raises(DocumentFault) as raised:
        render_document(SMALL_KIND, small_content(given, headings), word_template(*template))
    return raised.value


def lost(*said: str) -> DocumentFault:
    """The fault of a document of some paragraphs that should say the minutes, but for what its template leaves out."""
    document = docx.Document()
    for text in said:
        document.add_paragraph(text)
    saved = BytesIO()
    document.save(saved)
    with pytest.raises(DocumentFault) as raised:
        verify_document(filled_document(saved.getvalue(), SMALL_KIND), small_content(), SMALL_KIND, {"title", "items[].lines[]"})
    return raised.value


def test_a_value_that_is_lost_is_named_by_what_it_means():
    fault = lost("评审组会议纪要", "通过。", "待定。")
    assert fault.key == "document.value-missing"
    assert fault.render("zh") == "函件中没有找到应有的内容 内容 items[].lines[]：“须补充指标。”。请核对模板中对应的标签；函件未写出。"
    assert fault.render("en").startswith("The letter does not say value items[].lines[]: “须补充指标。”.")


def test_what_a_template_leaves_out_is_not_asked_for():
    assert paragraphs_of(*(line for line in MINUTES_TEMPLATE if line != "{{ line }}")) == [
        "评审组会议纪要", "数理化组，共 2 题", "1．甲题？", "2．乙题？",
    ]  # fmt: skip


def test_what_only_some_items_say_is_not_asked_of_all():
    template = ("{%p for item in items if item.heading.startswith('2') %}", "# {{ item.heading }}", "{%p endfor %}", "{{ items[0].heading }}")
    assert paragraphs_of(*template) == ["2．乙题？", "1．甲题？"]


@pytest.mark.parametrize("heading", ["{{ item.heading }}", "题 {{ item.heading }}", "# {{ loop.index }}) {{ item.heading }}"])
def test_a_heading_may_have_any_style_and_number(heading: str):
    lines = tuple(heading if line == "# {{ item.heading }}" else line for line in MINUTES_TEMPLATE)
    assert any("1．甲题？" in text for text in paragraphs_of(*lines))


def test_a_heading_that_stands_twice_is_refused():
    fault = fault_of(*MINUTES_TEMPLATE, "# 2．乙题？", headings=HEADINGS)
    assert (fault.key, fault.details) == ("document.heading-count", {"title": "2．乙题？", "number": 2})


def test_a_tag_that_is_left_is_refused():
    fault = fault_of("{{ title }}", "七、{{ '{{ signer }}' }}", given={"title": "纪要"})
    assert (fault.key, fault.details) == ("document.tag-left", {"text": "七、{{ signer }}"})


def test_a_tag_that_a_value_holds_excuses_no_other():
    fault = fault_of("{{ title }} {{ '{{ z }}' }}", given={"title": "{{ y }}"})
    assert fault.details == {"text": "{{ y }} {{ z }}"}


def test_an_item_without_its_heading_is_refused_where_others_have_one():
    """As where the heading of a question stands under a condition of another paragraph."""
    template = ("{%p for item in items %}", "{{ item.heading }}", "{%p if loop.first %}", "# {{ item.heading }}", "{%p endif %}", "{%p endfor %}")
    fault = fault_of(*template, headings=HEADINGS)
    assert (fault.key, fault.details) == ("document.heading-count", {"title": "2．乙题？", "number": 0})
    assert "出现 0 次，应恰好一次" in fault.render()


def test_a_heading_that_is_part_of_another_is_told_apart():
    given = {"title": "纪要", "items": ({"heading": "1．甲题？", "lines": ()}, {"heading": "11．甲题？", "lines": ()})}
    for line in ("# {{ item.heading }}", "# 题 {{ item.heading }}。"):
        document = render_document(SMALL_KIND, small_content(given, ("1．甲题？", "11．甲题？")), word_template("{%p for item in items %}", line, "{%p endfor %}"))
        assert len(WordDocument(document).headings) == 2


def test_two_items_of_the_same_heading_have_two():
    given = {"items": ({"heading": "甲题？", "lines": ()}, {"heading": "甲题？", "lines": ()})}
    document = render_document(SMALL_KIND, small_content(given, ("甲题？", "甲题？")), word_template("{%p for item in items %}", "# {{ item.heading }}", "{%p endfor %}"))
    assert WordDocument(document).headings == [(1, "甲题？")] * 2


def changed(change: Callable[[etree._Element], None]) -> DocumentFault:
    """The fault of a document whose text was changed after its tags were replaced."""
    filled = compiled_template(SMALL_KIND, word_template(*MINUTES_TEMPLATE)).fill(MINUTES)
    change(filled.document.element)
    with pytest.raises(DocumentFault) as raised:
        verify_document(filled, small_content({}), SMALL_KIND, ())
    return raised.value


def test_a_paragraph_that_is_lost_is_missed():
    fault = changed(lambda text: text[0].remove(text[0][0]))
    assert fault.render() == "函件中丢失了 1 段文字。请核对模板中跨段落、跨单元格的标签；函件未写出。"


def test_a_reference_that_leads_nowhere_is_found():
    fault = changed(lambda text: etree.SubElement(text[0], qn("w:hyperlink")).set(qn("r:id"), "rId99"))
    assert (fault.key, fault.details) == ("document.part-missing", {"part": "word/document.xml rId99"})


def test_what_stands_in_a_text_box_counts_as_said_and_its_tags_as_left():
    document = compiled_template(SMALL_KIND, CONSTRUCTS["a text box"].template).fill({**VALUES, "title": "{{ 框中 }}"})
    content = small_content({"title": "{{ 框中 }}", "count": "3"})
    verify_document(document, content, SMALL_KIND, {"title"})
    with pytest.raises(DocumentFault) as raised:
        verify_document(document, small_content({"title": "框中"}), SMALL_KIND, ())
    assert raised.value.details == {"text": "框中 {{ 框中 }}"}


def test_a_value_is_looked_for_as_a_document_can_say_it():
    given = {"title": "甲\x00乙\r\n丙\r丁\ud800\ufffe"}
    assert paragraphs_of("{{ title }}", given=given) == ["甲乙\n丙\n丁"]
