"""A document that leaves something out, says an item twice or keeps a tag is refused."""

from collections.abc import Mapping

import pytest

from tests.support.small_documents import MINUTES, MINUTES_TEMPLATE, SMALL_KIND, small_content, word_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import PlainValue
from toolkit.documents.render import render_document


def fault_of(*template: str, required: Mapping[str, PlainValue] = MINUTES, headings: tuple[str, ...] = ()) -> DocumentFault:
    """The fault that a template of some paragraphs leads to."""
    with pytest.raises(DocumentFault) as raised:
        render_document(SMALL_KIND, small_content(required, headings), word_template(*template))
    return raised.value


def test_a_value_that_the_template_leaves_out_is_named():
    fault = fault_of(*(line for line in MINUTES_TEMPLATE if line != "{{ line }}"))
    assert (fault.key, fault.details) == ("document.value-missing", {"name": "items[1].lines[1]", "value": "通过。"})


def test_a_number_that_the_template_leaves_out_is_named():
    fault = fault_of("{{ panel.name }}", required={"panel": {"name": "数理化", "count": 7}})
    assert fault.details == {"name": "panel.count", "value": "7"}


@pytest.mark.parametrize(("heading", "number"), [("# {{ item.heading }} ", 0), ("{{ item.heading }}", 0)])
def test_a_heading_that_does_not_stand_as_such_is_refused(heading: str, number: int):
    lines = (heading if line == "# {{ item.heading }}" else line for line in MINUTES_TEMPLATE)
    fault = fault_of(*lines, headings=("1．甲题？", "2．乙题？"))
    assert (fault.key, fault.details) == ("document.heading-count", {"title": "1．甲题？", "number": number})


def test_a_heading_that_stands_twice_is_refused():
    fault = fault_of(*MINUTES_TEMPLATE, "# 2．乙题？", headings=("1．甲题？", "2．乙题？"))
    assert (fault.key, fault.details) == ("document.heading-count", {"title": "2．乙题？", "number": 2})


def test_a_tag_that_is_left_is_refused():
    fault = fault_of("{{ title }}", "七、{{ '{{ signer }}' }}", required={"title": "纪要"})
    assert (fault.key, fault.details) == ("document.tag-left", {"text": "七、{{ signer }}"})


def test_a_tag_that_a_value_holds_excuses_no_other():
    fault = fault_of("{{ title }} {{ '{{ z }}' }}", required={"title": "{{ y }}"})
    assert fault.details == {"text": "{{ y }} {{ z }}"}


def test_a_fault_says_what_people_call_the_document():
    fault = fault_of("略", required={"title": "纪要"})
    assert fault.render("zh") == "函件中没有找到应有的内容 title：“纪要”。请核对模板是否还有对应的标签；函件未写出。"
    assert fault.render("en") == (
        "The letter does not say title: “纪要”. See whether the template still has its tag; the letter was not written."
    )
