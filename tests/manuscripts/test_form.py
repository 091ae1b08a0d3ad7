"""The Word form: what it says, its shape, and that reading it gives the question back exactly."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.support.filled_forms import filled_cleanly
from tests.support.readings import submitted
from tests.support.rendered_documents import altered_package
from tests.support.submissions import question, submission
from tests.support.word_documents import CAMPAIGN
from toolkit.campaign.model import Campaign
from toolkit.manuscripts import wording
from toolkit.manuscripts.exchange import question_forms, read_manuscript
from toolkit.manuscripts.form import question_form
from toolkit.model import Sheet
from toolkit.text import INVISIBLE

LABELS = [
    "问题类别", "题目（中文）", "题目（英文）", "所属领域", "所属学科", "关键词（中文）", "关键词（英文）", "问题描述", "问题背景", "最新进展",
    "重要意义", "应用领域和场景", "撰写人", "撰写人单位", "撰写人联系方式", "面向",
]  # fmt: skip
NAMES = [
    "category", "title_zh", "title_en", "research_field", "disciplines", "keywords_zh", "keywords_en", "description", "background",
    "progress", "significance", "scenario", "author", "author_employer", "author_contact", "orientation",
]  # fmt: skip

PIECES = st.sampled_from(["问题背景", "题目：", "一、", "关键词", "\n", "\n\n", "  ", "\t", "&<>\"'", "{{ x }}{% if %}", "☑□", "_x000D_", "😀", "=1+1"])
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")), max_size=8).map("".join)
QUESTIONS = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, TEXTS.map(lambda text: text.strip(INVISIBLE)))).map(
    lambda values: {name: value for name, value in values.items() if value}
)


def read_back(values: dict[str, str]) -> dict[str, str]:
    found = read_manuscript(question_form(CAMPAIGN, values), CAMPAIGN)
    assert found.unplaced == ()
    (draft,) = found.drafts
    return dict(draft.values)


@given(QUESTIONS, TEXTS.map(lambda text: text.strip(INVISIBLE)).filter(bool))
def test_import_gives_an_exported_question_back(values, title):
    """A question without a title and without running text is none; every other comes back to the letter."""
    values = {**values, "title_zh": title}
    assert read_back(values) == values


@given(QUESTIONS)
def test_every_form_is_what_the_schema_allows(openxml_validator: OpenXmlValidator, tmp_path_factory, values):
    path = tmp_path_factory.getbasetemp() / "form.docx"
    path.write_bytes(question_form(CAMPAIGN, values))
    assert [error.description for error in openxml_validator.validate(path).errors] == []


def test_the_questions_of_a_filled_workbook_come_back():
    submission = submitted(filled_cleanly())
    made = question_forms(submission, CAMPAIGN)
    typed = [{name: question.text(name) for name in NAMES if question.text(name)} for question in submission.questions]
    assert [dict(read_manuscript(data, CAMPAIGN).drafts[0].values) for data in made.values()] == typed
    assert next(iter(made)) == f"A-06 01 {typed[0]['title_zh'].rstrip('？')}.docx"
    assert len(made) == 12


def test_only_the_questions_asked_for():
    made = question_forms(submitted(filled_cleanly()), CAMPAIGN, [3, 5])
    assert [name.split()[1] for name in made] == ["03", "05"]


def test_names_of_files_stand_in_the_order_of_the_questions():
    """As a folder shows them, and as an import takes them."""
    for wanted, digits in ((range(1, 13), 2), (range(95, 107), 3)):
        given = submission(CAMPAIGN, questions=[question(CAMPAIGN, serial, title_zh=f"题{200 - serial}？") for serial in wanted])
        names = [*question_forms(given, CAMPAIGN)]
        assert sorted(names) == names
        assert [name.split()[1] for name in names] == [f"{serial:0{digits}}" for serial in wanted]


def test_a_form_sent_out_before_is_still_read_without_its_instruction():
    filled = question_form(CAMPAIGN, {"title_zh": "甲如何？", "description": "描述。"})
    former = altered_package(filled, (wording.HANDING_IN, wording.FORMER_HANDING_IN[0]))
    assert read_manuscript(former, CAMPAIGN).unplaced == read_manuscript(filled, CAMPAIGN).unplaced == ()


def test_a_form_asks_nothing_that_a_unit_with_only_excel_cannot_do():
    assert "导入" not in wording.instruction(CAMPAIGN)
    assert "填入推荐表（Excel）" in wording.instruction(CAMPAIGN)


def test_it_asks_for_each_field_in_the_order_of_the_form():
    document = docx.Document(BytesIO(question_form(CAMPAIGN)))
    facts = [row.cells[0].text for table in document.tables for row in table.rows]
    sections = [line.text for line in document.paragraphs if line.style.name == "征集栏目"]
    asked = [label.removesuffix(" *") for label in (*facts[:7], *sections, *facts[7:])]
    assert asked == LABELS
    required = {field.label for field in CAMPAIGN.on(Sheet.QUESTIONS) if field.required}
    assert {label[:-2] for label in (*facts, *sections) if label.endswith(" *")} == required


def test_a_blank_form_says_how_to_fill_it_in():
    document = docx.Document(BytesIO(question_form(CAMPAIGN)))
    said = "\n".join([*(line.text for line in document.paragraphs), *(cell.text for row in document.tables[0].rows for cell in row.cells)])
    for hint in ("四部分正文合计 2000 字左右（1600—2400 字）。", "以问题的形式提出，以问号结尾。", "3—8 个，用“；”分隔。"):
        assert said.count(hint) == 1
    assert "Alt+Enter" not in said


def test_a_blank_form_holds_no_question():
    found = read_manuscript(question_form(CAMPAIGN), CAMPAIGN)
    assert (found.drafts, found.unplaced) == ((), ())


def test_a_blank_form_filled_in_by_a_scientist():
    document = docx.Document(BytesIO(question_form(CAMPAIGN)))
    facts = document.tables[0].rows
    facts[1].cells[1].paragraphs[0].text = "如何突破固态电池界面的瓶颈？"
    facts[2].cells[1].paragraphs[1].text = "Typed over the hint?"
    description = next(line for line in document.paragraphs if line.text == "问题描述 *")
    following = document.paragraphs[[line._p for line in document.paragraphs].index(description._p) + 2]
    following.text = "描述。"
    following.insert_paragraph_before("题目：正文里的字样").style = "征集填写"
    document.paragraphs[0].insert_paragraph_before("请王老师看一下")
    saved = BytesIO()
    document.save(saved)
    found = read_manuscript(saved.getvalue(), CAMPAIGN)
    assert dict(found.drafts[0].values) == {
        "title_zh": "如何突破固态电池界面的瓶颈？", "title_en": "Typed over the hint?", "description": "题目：正文里的字样\n描述。",
    }  # fmt: skip
    assert [(one.reason, one.spot.paragraph, one.text) for one in found.unplaced] == [("before", 1, "请王老师看一下")]


def test_a_label_that_somebody_has_changed():
    document = docx.Document(BytesIO(question_form(CAMPAIGN, {"title_zh": "甲？", "description": "描述。", "background": "背景。"})))
    for old, new in (("问题描述 *", "一、问题简述（500字）"), ("问题背景 *", "经费预算")):
        next(line for line in document.paragraphs if line.text == old).text = new
    saved = BytesIO()
    document.save(saved)
    found = read_manuscript(saved.getvalue(), CAMPAIGN)
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "描述。"}
    assert [(one.reason, one.text) for one in found.unplaced] == [("unknown", "经费预算"), ("unknown", "背景。")]


def test_a_label_changed_into_one_of_both_languages():
    document = docx.Document(BytesIO(question_form(CAMPAIGN, {"title_zh": "甲？", "description": "描述。"})))
    rows = {row.cells[0].text: row.cells for row in document.tables[0].rows}
    rows["题目（中文） *"][0].paragraphs[0].runs[0].text = "题目"
    rows["题目（中文） *"][1].paragraphs[0].text = "如何利用AI？How can AI be used?"
    saved = BytesIO()
    document.save(saved)
    found = read_manuscript(saved.getvalue(), CAMPAIGN)
    assert dict(found.drafts[0].values) == {"title_zh": "如何利用AI？", "title_en": "How can AI be used?", "description": "描述。"}


def test_several_forms_in_one_document():
    first = docx.Document(BytesIO(question_form(CAMPAIGN, {"category": "前沿科学问题", "title_zh": "甲？", "description": "甲一。"})))
    second = docx.Document(BytesIO(question_form(CAMPAIGN, {"category": "产业技术问题", "title_zh": "乙？", "description": "乙一。"})))
    for element in list(second.element.body)[:-1]:
        first.element.body.insert(len(first.element.body) - 1, element)
    saved = BytesIO()
    first.save(saved)
    found = read_manuscript(saved.getvalue(), CAMPAIGN)
    assert [dict(draft.values) for draft in found.drafts] == [
        {"category": "前沿科学问题", "title_zh": "甲？", "description": "甲一。"},
        {"category": "产业技术问题", "title_zh": "乙？", "description": "乙一。"},
    ]
    assert found.unplaced == ()


def test_lists_are_offered_where_the_answer_is_one_of_them():
    document = docx.Document(BytesIO(question_form(CAMPAIGN, {"category": "前沿科学问题", "research_field": "深海\n探测"})))
    boxes = [[item.get(docx.oxml.ns.qn("w:value")) for item in box] for box in document.element.iter(docx.oxml.ns.qn("w:comboBox"))]
    assert boxes == [
        ["前沿科学问题", "工程技术难题", "产业技术问题"], ["世界科技前沿", "经济主战场", "国家重大需求", "人民生命健康"],
    ]  # fmt: skip


def test_east_asian_fonts_are_named_in_every_style_of_ours():
    document = docx.Document(BytesIO(question_form(CAMPAIGN)))
    ours = [style for style in document.styles if style.name.startswith("征集") and style.type.name == "PARAGRAPH"]
    fonts = {style.name: style.element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) for style in ours}
    assert fonts == {"征集栏目": "黑体", "征集表格栏目": "黑体", "征集填写": "宋体", "征集表格填写": "宋体", "征集提示": "楷体"}


def test_equal_questions_give_equal_bytes_and_name_no_person():
    one, other = (question_form(CAMPAIGN, {"title_zh": "甲？"}) for _ in range(2))
    properties = docx.Document(BytesIO(one)).core_properties
    assert one == other
    assert (properties.title, properties.author, properties.created.year) == ("甲？", "", 2023)


def test_another_years_fields_are_asked_for():
    fields = tuple(field for field in CAMPAIGN.form if field.name not in ("title_en", "keywords_en", "scenario"))
    other: Campaign = CAMPAIGN.model_copy(update={"form": fields})
    found = read_manuscript(question_form(other, {"title_zh": "甲？", "keywords_zh": "一；二"}), other)
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "keywords_zh": "一；二"}


@pytest.mark.parametrize("name", ["撰写格式.docx"])
def test_the_template_is_sound(openxml_validator: OpenXmlValidator, name):
    template = Path(__file__).parents[2] / "workbook_templates" / name
    assert openxml_validator.validate(template).errors == []
