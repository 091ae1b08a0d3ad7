"""问题汇编: every accepted question in full, once, where an expert looks for it."""

from datetime import UTC
from io import BytesIO

import docx
import pytest

from tests.support.received_files import arrival, questions_in, texts_in
from tests.support.submissions import question
from toolkit.batch.compilation.content import CompiledQuestion, compilation_paragraphs
from toolkit.batch.compilation.produce import accepted_questions
from toolkit.batch.compilation.render import render_compilation
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.check.facts import public_question_fields
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template


@pytest.fixture
def asked(campaign):
    """Makes a question of the compilation: each field says its label, but for what is given."""

    def make(number: str, **texts) -> CompiledQuestion:
        usual = {name: campaign.fields[name].label for name in public_question_fields(campaign)}
        own = {"category": "前沿科学问题", "research_field": "先进材料"}
        return CompiledQuestion(number, "中国化学会", usual | own | texts)

    return make


def lines(campaign, *questions) -> list[tuple[str, str]]:
    """The paragraphs of a compilation: style and text."""
    return [(one.style, one.label + one.text) for one in compilation_paragraphs(campaign, questions)]


def test_a_question_is_told_in_full_in_the_order_of_the_form(campaign, asked):
    told = asked("A-06-01", title_zh="如何制备？", title_en="How?", description="第一段。\n\n 第二段。", scenario="", orientation="")
    assert lines(campaign, told) == [
        ("Heading 1", "前沿科学问题（1 题）"), ("Heading 2", "先进材料（1 题）"),
        ("Heading 3", "A-06-01　如何制备？"), ("英文题目", "How?"),
        ("问题信息", "推荐单位：中国化学会"), ("问题信息", "所属领域：先进材料"), ("问题信息", "所属学科：所属学科"),
        ("问题信息", "关键词（中文）：关键词（中文）"), ("问题信息", "关键词（英文）：关键词（英文）"),
        ("Heading 4", "问题描述"), ("报告正文", "第一段。"), ("报告正文", "第二段。"),
        ("Heading 4", "问题背景"), ("报告正文", "问题背景"), ("Heading 4", "最新进展"), ("报告正文", "最新进展"),
        ("Heading 4", "重要意义"), ("报告正文", "重要意义"),
        ("问题信息", "撰写人：撰写人"), ("问题信息", "撰写人单位：撰写人单位"),
    ]


def test_what_is_required_and_blank_is_said_to_be(campaign, asked):
    told = lines(campaign, asked("A-06-01", progress="", author="", title_zh=""))
    assert ("Heading 3", "A-06-01　（未填写）") in told
    assert told[told.index(("Heading 4", "最新进展")) + 1] == ("报告正文", "（未填写）")
    assert ("问题信息", "撰写人：（未填写）") in told


def test_questions_stand_by_category_and_field_in_the_calls_order(campaign, asked):
    told = lines(
        campaign, asked("1", category="产业技术问题"), asked("2", research_field="考古"), asked("3", research_field="生命健康(含医学)"),
        asked("4", category="别的"), asked("5"), asked("6", category=" 产业技术问题", research_field="先进材料 "),
    )
    assert [text for style, text in told if style in ("Heading 1", "Heading 2", "Heading 3")] == [
        "前沿科学问题（3 题）", "生命健康（含医学）（1 题）", "3　题目（中文）", "先进材料（1 题）", "5　题目（中文）", "其他领域（1 题）", "2　题目（中文）",
        "产业技术问题（2 题）", "先进材料（2 题）", "1　题目（中文）", "6　题目（中文）", "其他类别（1 题）", "先进材料（1 题）", "4　题目（中文）",
    ]


@pytest.mark.parametrize("text", ["{{ total }}", "{%p endif %}", "<w:p/>", "甲\x01乙", "=1+1", "（各题全文）"])
def test_what_was_typed_stays_text(campaign, asked, text):
    compilation = docx.Document(BytesIO(render_compilation(campaign, [asked("A-06-01", background=text)])))
    texts = [paragraph.text for paragraph in compilation.paragraphs]
    assert texts[texts.index("问题背景", 20) + 1] == text.replace("\x01", "")


def test_the_compilation_has_its_cover_its_contents_and_its_page_header(campaign, asked, audited):
    data = render_compilation(campaign, [asked("A-06-01", title_zh="如何制备？"), asked("A-06-02", category="工程技术难题")])
    audited(data)
    compilation = docx.Document(BytesIO(data))
    texts = [paragraph.text for paragraph in compilation.paragraphs]
    assert texts[:4] == [campaign.settings.name, "问题汇编", "受理的问题 2 个", "目　录"]
    entries = [p.text.strip() for p in compilation.paragraphs if p.style.name.startswith("toc") and p.text.strip()]
    assert entries == ["前沿科学问题（1 题）", "先进材料（1 题）", "A-06-01　如何制备？", "工程技术难题（1 题）", "先进材料（1 题）", "A-06-02　题目（中文）"]
    assert compilation.sections[0].header.paragraphs[0].text == f"{campaign.settings.name}\t问题汇编"
    made = campaign.settings.opens.astimezone(UTC).replace(tzinfo=None)
    assert compilation.core_properties.created.replace(tzinfo=None) == made
    assert (compilation.core_properties.author, compilation.core_properties.title) == ("", "问题汇编")


def test_equal_questions_are_equal_bytes(campaign, asked):
    assert render_compilation(campaign, [asked("A-06-01")]) == render_compilation(campaign, [asked("A-06-01")])


def test_a_compilation_of_nothing_says_so_on_its_cover(campaign):
    assert "受理的问题 0 个" in [p.text for p in docx.Document(BytesIO(render_compilation(campaign, []))).paragraphs]


def test_a_template_without_a_paragraph_for_the_questions_is_refused(campaign, asked):
    template = docx.Document(BytesIO(packaged_template("问题汇编.docx")))
    (place,) = [paragraph for paragraph in template.paragraphs if paragraph.text == "{{ questions }}"]
    place.text = "问题：{{ questions }}"
    saved = BytesIO()
    template.save(saved)
    with pytest.raises(DocumentFault) as fault:
        render_compilation(campaign, [asked("A-06-01")], saved.getvalue())
    assert "各题全文（单独成段）" in fault.value.render()


def test_only_accepted_questions_are_in_it_with_their_numbers_and_all_they_say(campaign, from_unit):
    rows = [question(campaign, n, background=f"背景{n}") for n in range(1, 10)]
    files = [arrival(from_unit("A-07", questions=rows), "b.xlsx"), arrival(from_unit("A-06", questions=rows), "a.xlsx"),
             arrival(from_unit("A-08", unit={"signer": ""}), "c.xlsx")]
    collection = SettledInbox(campaign, settle_receipts(files, campaign), (), 3, questions_in(files), texts=texts_in(files))
    told = [*accepted_questions(collection)]
    assert [one.number for one in told] == [f"{code}-{n:02d}" for code in ("A-06", "A-07") for n in range(1, 10)]
    assert (told[0].unit, told[1].texts["background"]) == ("中国化学会", "背景2")
    assert "author_contact" not in told[0].texts
