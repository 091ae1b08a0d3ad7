"""Each heuristic decides alone, by a line and the open question; the first that holds says what is done."""

import pytest

from tests.support.word_documents import CAMPAIGN
from toolkit.manuscripts import heuristics
from toolkit.manuscripts.draft import DocumentSpot
from toolkit.manuscripts.events import DocumentTraits, Line
from toolkit.manuscripts.heading import HeadingShape
from toolkit.manuscripts.heuristics import Treatment, treatment_of
from toolkit.manuscripts.labels import LabelDictionary
from toolkit.manuscripts.open_question import CollectedQuestion, OpenQuestion

LONG = LabelDictionary(CAMPAIGN).long_fields
LABELLED = DocumentTraits(own_form=False, titles_have_labels=True, asks_before_labels=False)
UNTITLED = LABELLED._replace(titles_have_labels=False)
OWN_FORM = LABELLED._replace(own_form=True)
BRACKETED, BOLD = HeadingShape(bracket="【"), HeadingShape(bold=True)


def line(text: str, **looks: object) -> Line:
    """A line that is no label."""
    return Line(text, DocumentSpot(9), **looks)


def before_any_question(traits: DocumentTraits = LABELLED) -> OpenQuestion:
    """What is known at the top of a document."""
    return OpenQuestion(LONG, traits)


def open_field(field: str, *lines: str, traits: DocumentTraits = LABELLED, **state: object) -> OpenQuestion:
    """What is known below the label of a field, after some lines."""
    written = {field: [*lines]}
    question = CollectedQuestion(DocumentSpot(1), field, "", written)
    return OpenQuestion(LONG, traits, question, field=field, lines=written[field], **state)


def two_sections(traits: DocumentTraits = UNTITLED, **state: object) -> OpenQuestion:
    """What is known in the second section of a question."""
    opened = open_field("background", "背景。", traits=traits, **state)
    opened.question.lines["description"] = ["描述。"]
    return opened


CASES = [
    (heuristics.names_language, line("（英文）How?"), open_field("title"), line("How?"), Treatment.ANSWER),
    (heuristics.is_blank, line("　"), open_field("background", "背景。"), line("。"), Treatment.TEXT),
    (heuristics.is_not_asked_for, line("五、参考文献："), open_field("background", "背景。"), line("参考前人。"), Treatment.CLOSE),
    (heuristics.follows_empty_section, line("【预期成果】"), open_field("background", label_shape=BRACKETED), line("（预期成果）"), Treatment.CLOSE),
    (heuristics.is_first_text, line("二、工程技术难题"), open_field("background"), None, Treatment.TEXT),
    (heuristics.names_category, line("二、产业技术问题", category="产业技术问题"), two_sections(), line("产业"), Treatment.BETWEEN),
    (heuristics.separates_questions, line("问题二", bold=True), two_sections(), line("问题二。", bold=True), Treatment.BETWEEN),
    (heuristics.is_first_title, line("如何突破？"), before_any_question(UNTITLED), line("How?"), Treatment.TITLE),
    (heuristics.is_further_title, line("2. 如何突破？"), two_sections(), line("如何突破？"), Treatment.TITLE),
    (heuristics.ends_short_answer, line("职称：教授"), open_field("author", "张三"), line("李四"), Treatment.CLOSE),
    (heuristics.ends_section, line("预期成果", bold=True), open_field("background", "背景。", label_shape=BOLD, text_shape=HeadingShape()), line("预期成果"), Treatment.CLOSE),
    (heuristics.is_label_like, line("经费", style="征集栏目"), open_field("background", traits=OWN_FORM), line("经费"), Treatment.CLOSE),
    (heuristics.is_printed, line("提示。", is_printed=True), before_any_question(OWN_FORM), line("提示。"), Treatment.PRINTED),
]  # fmt: skip


@pytest.mark.parametrize(("holds", "decided", "opened", "other", "treatment"), CASES, ids=[case[0].__name__ for case in CASES])
def test_a_heuristic_decides_what_it_is_named_for(holds, decided, opened, other, treatment):
    assert holds(decided, opened)
    assert treatment_of(decided, opened) is treatment
    assert other is None or not holds(other, opened)


def test_every_heuristic_has_a_case():
    listed = [heuristic for heuristic, _ in (*heuristics.HEURISTICS, *heuristics.OWN_FORM_HEURISTICS)]
    assert [case[0] for case in CASES] == listed


def test_what_no_heuristic_decides_is_text():
    assert treatment_of(line("正文。"), open_field("background", "背景。")) is Treatment.TEXT


def test_a_title_without_a_label_begins_nothing_where_titles_have_labels():
    assert treatment_of(line("如何突破？"), before_any_question(LABELLED)) is Treatment.TEXT


def test_a_question_in_running_text_is_no_further_title_before_two_sections_have_text():
    assert treatment_of(line("2. 如何突破？"), open_field("background", "背景。", traits=UNTITLED)) is Treatment.TEXT
