"""A document is a flat sequence of events, each with all that can be said without what stands before it."""

from tests.support.word_documents import CAMPAIGN, Item, document_from_xml, document_of, heading, paragraph_xml
from toolkit.manuscripts.document import read_document
from toolkit.manuscripts.events import CellRow, DocumentTraits, Event, Line, TableEnd, TableStart, read_events
from toolkit.manuscripts.form import question_form
from toolkit.manuscripts.labels import LabelDictionary, LabelMeaning


def events_of(data: bytes) -> tuple[DocumentTraits, list[Event]]:
    return read_events(read_document(data), CAMPAIGN, LabelDictionary(CAMPAIGN))


def lines(*items: Item) -> list[Line]:
    return [event for event in events_of(document_of(*items))[1] if isinstance(event, Line)]


def test_lines_and_rows_follow_one_another():
    _, events = events_of(document_of("一。", [["甲", "乙"], ["丙", ""]], "二。"))
    assert [type(event) for event in events] == [Line, TableStart, CellRow, CellRow, TableEnd, Line]
    rows = [[cell.shown for cell in event.cells] for event in events if isinstance(event, CellRow)]
    assert rows == [["甲", "乙"], ["丙", ""]]


def test_a_paragraph_with_several_labels_is_several_lines():
    found = lines("撰写人：张三    单位：某大学")
    assert [(line.text, line.label) for line in found] == [
        ("撰写人：张三", LabelMeaning("author", "张三")), ("单位：某大学", LabelMeaning("author_employer", "某大学")),
    ]  # fmt: skip
    assert found[0].spot == found[1].spot


def test_a_short_word_is_a_label_only_where_no_running_text_is_open():
    (plain, marked) = lines("背景：材料", heading("背景"))
    assert (plain.label, plain.short_label) == (None, LabelMeaning("background", "材料"))
    assert marked.label == marked.short_label == LabelMeaning("background")


def test_a_line_knows_the_number_of_the_next_label_and_the_category_it_names():
    found = lines("一、题目：甲？", "一、工程技术难题", "二、问题描述")
    assert [line.next_number for line in found] == [2, 2, 0]
    assert [line.category for line in found] == ["", "工程技术难题", ""]


def test_a_label_broken_over_the_lines_of_a_cell_is_one():
    (row,) = [event for event in events_of(document_of([["关键\n词", "电池"]]))[1] if isinstance(event, CellRow)]
    label, answer = row.cells
    assert (label.text, label.label(short=False), answer.label(short=True)) == ("关键\n词", LabelMeaning("keywords"), None)


def test_a_short_word_is_a_label_where_it_is_alone_in_its_cell():
    cells = f"<w:tc>{paragraph_xml('背景')}</w:tc><w:tc>{paragraph_xml('背景')}{paragraph_xml('见下。')}</w:tc>"
    (row,) = [event for event in events_of(document_from_xml(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))[1] if isinstance(event, CellRow)]
    assert [cell.label(short=False) for cell in row.cells] == [LabelMeaning("background"), None]
    assert [cell.label(short=False, alone=False) for cell in row.cells] == [None, None]
    assert [cell.label(short=True) for cell in row.cells] == [LabelMeaning("background")] * 2


def test_what_holds_for_all_of_a_document():
    assert events_of(document_of("如何突破？", "题目：甲？"))[0] == DocumentTraits(own_form=False, titles_have_labels=True, asks_before_labels=True)
    assert events_of(document_of("问题描述", "如何突破？"))[0] == DocumentTraits(own_form=False, titles_have_labels=False, asks_before_labels=False)
    assert events_of(question_form(CAMPAIGN))[0].own_form
