"""The report as a Word document: all that was sent, in order, as typed, in the shape the format asks."""

import re
from datetime import datetime
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rendered_documents import NAMES, W, WordDocument, paragraph_text, table_rows
from tests.support.submissions import member, question, section, submission
from toolkit.batch.unit_report.render import render_report
from toolkit.campaign.preset import load_preset
from toolkit.files import printable_text
from toolkit.looks import Look
from toolkit.model import Finding, Judgement, NotMade, Place, Severity
from toolkit.rules import judge_submission
from toolkit.text import without_blanks

CHAPTERS = ["一、工作概况", "二、征集情况", "三、专家推荐委员会", "四、遴选过程与评分", "五、推荐问题", "六、校验情况", "七、审定与签字"]


def test_the_navigation_pane_shows_chapters_categories_and_questions(joint):
    assert [heading for heading in joint.headings if heading[0] < 4] == [
        (1, "一、工作概况"),
        (2, "组织领导"),
        (2, "推荐原则"),
        (2, "推荐标准"),
        (2, "推荐流程"),
        (1, "二、征集情况"),
        (2, "征集渠道"),
        (2, "征集与推荐数量"),
        (1, "三、专家推荐委员会"),
        (1, "四、遴选过程与评分"),
        (2, "委员会意见"),
        (1, "五、推荐问题"),
        (2, "推荐问题一览"),
        (2, "前沿科学问题"),
        (3, "1．乙题？"),
        (3, "2．甲题？"),
        (3, "3．丙题？"),
        (2, "工程技术难题"),
        (3, "4．丁题？"),
        (1, "六、校验情况"),
        (1, "七、审定与签字"),
        (1, "附件　校验意见（供工作人员办理）"),
    ]


def test_the_table_of_contents_names_chapters_categories_and_questions(joint):
    entries = ["".join(link.xpath(".//w:t/text()", namespaces=NAMES)) for link in joint.find("//w:hyperlink")]
    assert entries == [text for level, text in joint.headings if level < 4]
    assert [style for style in ("TOC1", "TOC2", "TOC3") if joint.in_style(style)] == ["TOC1", "TOC2", "TOC3"]


def test_headings_are_words_own_styles(joint):
    styles = {node.get(f"{W}styleId"): node.find("w:name", NAMES) for node in joint.find("//w:style", "word/styles.xml")}
    assert [styles[f"Heading{level}"].get(f"{W}val") for level in (1, 2, 3, 4)] == [
        "heading 1", "heading 2", "heading 3", "heading 4",
    ]  # fmt: skip


def test_the_cover_says_whose_report_it_is(joint):
    assert joint.paragraphs[:2] == ["2023重大科学问题、工程技术难题和产业技术问题征集", "遴选推荐报告"]
    assert table_rows(joint.tables[0]) == [
        ["推荐单位名称", "中国化学会"],
        ["单位代码", "A-06"],
        ["单位类型", "全国学会"],
        ["推荐方式", "联合推荐"],
        ["联合推荐单位", "中国化工学会"],
        ["联合国外科技组织", "Royal Society of Chemistry"],
        ["审定日期", "2023年4月10日"],
    ]


def test_numbers_collected_and_recommended(joint):
    assert "共征集问题难题 42 个，经遴选推荐 4 个。各类别、各领域的推荐数量如下。" in joint.paragraphs
    assert joint.table("各类别推荐数量") == [
        ["问题类别", "每单位限额", "推荐数量"],
        ["前沿科学问题", "3—5", "3"],
        ["工程技术难题", "3—5", "1"],
        ["产业技术问题", "3—5", "0"],
        ["合计", "", "4"],
    ]
    assert joint.table("各领域推荐数量") == [
        ["所属领域", "其中", "推荐数量"],
        ["数理化基础科学", "工程技术难题 1", "1"],
        ["先进材料", "前沿科学问题 2", "2"],
        ["交叉学科", "前沿科学问题 1", "1"],
        ["合计", "", "4"],
    ]


@pytest.mark.parametrize(("chart", "table"), [("图-类别", "各类别推荐数量"), ("图-领域", "各领域推荐数量")])
def test_each_chart_shows_and_holds_the_figures_of_its_table(joint, chart, table):
    expected = [(row[0], int(row[-1])) for row in joint.table(table)[1:-1]]
    drawn = joint.chart(chart)
    assert drawn.drawn == expected
    assert drawn.embedded == expected
    assert drawn.counted == [len(expected), len(expected)]
    last = len(expected) + 1
    assert drawn.formulas == ["Sheet1!$B$1", f"Sheet1!$A$2:$A${last}", f"Sheet1!$B$2:$B${last}"]


def test_the_numbers_of_the_charts_are_those_written_by_hand(joint):
    assert joint.chart("图-类别").embedded == [("前沿科学问题", 3), ("工程技术难题", 1), ("产业技术问题", 0)]
    assert joint.chart("图-领域").drawn == [("数理化基础科学", 1), ("先进材料", 2), ("交叉学科", 1)]


def test_the_committee_is_listed_and_counted(joint):
    assert "专家推荐委员会由 3 位专家组成，其中国外专家 1 位（本次征集要求不少于 15 位专家）。" in joint.paragraphs
    table = joint.table("专家推荐委员会名单")
    assert table[0] == ["序号", "姓名", "工作单位", "职称", "研究领域", "国别或地区", "是否院士", "委员会职务"]
    assert table[3] == ["3", "Keller", "第3研究院", "教授", "先进材料；能源化学", "瑞士", "否", "委员"]
    assert len(table) == 4


def test_merged_scores_stand_by_category_and_rank(joint):
    assert joint.table("前沿科学问题评分汇总") == [
        ["名次", "题目（中文）", "平均分", "中位数", "标准差", "有效评分", "回避"],
        ["1", "1．乙题？", "89.63", "89.63", "2.12", "2", "1"],
        ["2（并列）", "2．甲题？", "85.00", "85.00", "5.00", "3", "0"],
        ["2（并列）", "3．丙题？", "85.00", "85.00", "—", "1", "0"],
    ]
    assert joint.table("工程技术难题评分汇总")[1:] == [["—", "4．丁题？", "—", "—", "—", "0", "1"]]


def test_scores_are_those_of_the_question_when_the_sheet_was_sorted_after_scoring(campaign, reported):
    """Rows 3, 1, 2 on 推荐问题 against rows 1, 2, 3 on 委员会评分."""
    name = campaign.categories[0].name
    given = submission(
        campaign,
        members=[member(1), member(2)],
        questions=[question(campaign, n, category=name, title_zh=f"第{n}题？") for n in (3, 1, 2)],
        score_rows=[1.0, 2.0, 3.0],
        scores={(1.0, 1.0): 60.0, (1.0, 2.0): 70.0, (2.0, 1.0): 100.0, (3.0, 1.0): 90.0, (3.0, 2.0): "回避"},
    )
    report = reported(given)
    assert report.table("前沿科学问题评分汇总")[1:] == [
        ["1", "1．第2题？", "100.00", "100.00", "—", "1", "0"],
        ["2", "2．第3题？", "90.00", "90.00", "—", "1", "1"],
        ["3", "3．第1题？", "65.00", "65.00", "7.07", "2", "0"],
    ]


def test_every_question_stands_in_full(joint):
    chapter = joint.paragraphs[joint.paragraphs.index("推荐问题一览") :]
    at = chapter.index("How can bottleneck 4 of this technology be overcome?")
    body = [line for name in ("描述", "背景", "进展", "意义") for line in section(name, 4).split("\n")]
    running = [line for line in chapter[at:] if line in body]
    assert chapter[at - 1] == "4．丁题？"
    assert running == body
    assert chapter.index("深海观测。") < chapter.index("极地科考。")
    assert joint.in_style("Heading4")[-5:] == ["问题描述", "问题背景", "最新进展", "重要意义", "应用领域和场景"]


def test_body_lines_are_paragraphs_of_their_own_in_the_indented_style(joint):
    in_body = joint.in_style("Body")
    for line in section("描述", 1).split("\n"):
        assert line in in_body
    (indent,) = joint.find("//w:style[@w:styleId='Body']/w:pPr/w:ind/@w:firstLineChars", "word/styles.xml")
    assert indent == "200"


def test_the_summary_names_rank_and_field(joint):
    (table,) = [table_rows(table) for table in joint.tables if table_rows(table)[0][:2] == ["问题类别", "名次"]]
    assert table == [
        ["问题类别", "名次", "题目（中文）", "所属领域"],
        ["前沿科学问题", "1", "1．乙题？", "先进材料"],
        ["前沿科学问题", "2（并列）", "2．甲题？", "先进材料"],
        ["前沿科学问题", "2（并列）", "3．丙题？", "交叉学科"],
        ["工程技术难题", "—", "4．丁题？", "数理化基础科学"],
    ]


def test_a_clean_report_says_that_there_is_nothing_to_mend(clean):
    assert "推荐材料校验无误，没有待处理的校验意见。" in clean.paragraphs
    assert not [text for text in clean.paragraphs if "尚有意见" in text or "未能进行" in text or "附件" in text]


def test_open_findings_and_checks_not_made_are_listed(campaign, reported):
    at = Place("a.xlsx", "推荐问题", "B4")
    details = {"category": "产业技术问题", "minimum": 3, "maximum": 5}
    judgement = Judgement(
        (
            Finding("quota.too-many", Severity.ERROR, at, "6", "三", details),
            Finding("unit.unknown", Severity.WARNING, Place("a.xlsx", "单位信息", "B5"), "Z-9", "三", {"label": "单位代码"}),
        ),
        (NotMade("committee.no-chair", ("委员会职务",)),),
    )
    report = reported(submission(campaign), judgement)
    table = report.table("未处理的校验意见")
    assert table[0] == ["级别", "位置", "意见", "处理办法", "依据"]
    assert [(row[0], row[1], row[4]) for row in table[1:]] == [
        ("退回修改", "推荐问题!B4", "三"),
        ("提醒", "单位信息!B5", "三"),
    ]
    assert "产业技术问题" in table[1][2]
    assert "Z-9" in table[2][2]
    assert "推荐材料经校验，尚有意见 2 条：退回修改 1 条，提醒 1 条，详见附件。" in report.paragraphs
    assert [text for level, text in report.headings if level == 1][-3:] == [
        "七、审定与签字", "附件　校验意见（供工作人员办理）", "附件　未能进行的检查（供工作人员办理）",
    ]  # fmt: skip
    assert ["缺主任", "委员会职务"] in [row for table in report.tables for row in table_rows(table)]


def test_the_report_names_the_file_it_rests_on(clean):
    assert "本报告依据推荐材料“A-06 中国化学会.xlsx”生成。" in clean.paragraphs


def test_a_director_meets_no_checksum_and_no_cell_before_the_signature(campaign, reported):
    given = submission(campaign)
    at = Place("a.xlsx", "推荐问题", "B4")
    found = Finding("quota.too-many", Severity.ERROR, at, "6", "三", {"category": "产业技术问题", "minimum": 3, "maximum": 5})
    for report in (reported(given), reported(given, Judgement((found,)))):
        before = "\n".join(report.paragraphs[: report.paragraphs.index("推荐单位公章")])
        assert "0123456789abcdef" not in "".join(report.paragraphs)
        assert re.findall(r"(?<![A-Za-z0-9-])[A-Z]{1,2}[1-9]\d{0,2}(?![0-9A-Za-z])", before) == []


APPROVED = "推荐的 12 个问题难题经专家推荐委员会研讨筛选、把关审定，并由审定签字人最终审定。"


@pytest.mark.parametrize(("unit", "code", "mark", "sentence"), [
    ({}, "", None, APPROVED),
    ({}, "unit.required", "未受理（退回修改）", "推荐的 12 个问题难题已由审定签字人审定；推荐材料的受理情况：未受理（退回修改）。"),
    ({"signer": ""}, "unit.not-signed", "未受理（未审定签字）",
     "推荐材料尚未审定签字。推荐的 12 个问题难题，待审定签字人审定签字后方可受理。"),
])  # fmt: skip
def test_what_is_said_of_the_approval_is_so(campaign, reported, unit, code, mark, sentence):
    given = submission(campaign, unit=unit)
    details = {"label": "审定签字人"}
    found = (Finding(code, Severity.ERROR, Place("a.xlsx", "单位信息", "B24"), "", "四", details, Look.BLANK if unit else None),)
    report = reported(given, Judgement(found if code else ()))
    sentence = sentence.replace("12", str(len(given.questions)))
    chapter = report.paragraphs[report.paragraphs.index("推荐单位公章") - 20 :]
    assert sentence in chapter
    assert report.in_style("CoverMark") == ([mark] if mark else [])
    assert ("最终审定" in "".join(report.paragraphs)) is (mark is None)


def test_a_report_without_scores_and_members_does_not_tell_of_any(campaign, empty_submission, reported):
    said = reported(empty_submission, judge_submission(empty_submission, campaign)).paragraphs
    assert "推荐材料中没有专家推荐委员会的有效评分（0—100 分）。" in said
    assert "推荐材料中没有填写专家推荐委员会名单（本次征集要求不少于 15 位专家）。" in said
    assert not [text for text in said if "逐题评分" in text or "位专家组成" in text]


def test_the_signature_block_leaves_room_to_sign(clean):
    assert table_rows(clean.tables[-1]) == [
        ["推荐单位名称", "中国化学会"],
        ["审定签字人", "周明远"],
        ["审定签字人职务", "理事长"],
        ["审定日期", "2023年4月10日"],
        ["审定签字", ""],
        ["推荐单位公章", ""],
    ]


def test_an_empty_submission_still_makes_a_sound_document(campaign, empty_submission, reported, audited):
    judgement = judge_submission(empty_submission, campaign)
    report = reported(empty_submission, judgement)
    assert [text for level, text in report.headings if level == 1][:7] == CHAPTERS
    assert "推荐材料中没有填写推荐问题。" in report.paragraphs
    assert len(report.table("未处理的校验意见")) == 1 + len(judgement.findings)
    audited(render_report(campaign, empty_submission, judgement))


HOSTILE = [
    "A&B <x> {{ y }}",
    "{% for x in y %}{{ x }}{% endfor %} {# 注 #}",
    "{_{ a }_} {_% b %_}",
    "</w:t></w:r></w:p> ]]> <!-- & -->",
    "&amp; &#65; &lt;b&gt;",
    "=1+1 '引' \"用\" “引”‘用’—…",
    "一\t二",
    "{{ cycler.__init__.__globals__.os.getcwd() }}",
    "𠮷 👩‍🔬 é \u202e逆",
    "%s %(x)d ${x} \\1 \\g<0>",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_stands_as_typed_wherever_it_is_shown(campaign, reported, typed):
    given = submission(
        campaign,
        unit={"unit_name": typed, "principles": f"{typed}\n第二条", "signer": typed},
        members=[member(1, member_name=typed, member_expertise=typed)],
        questions=[
            question(campaign, 1, title_zh=typed, title_en=typed, keywords_zh=typed, description=f"{typed}\n尾段"),
            question(campaign, 2, category=typed, research_field=typed),
        ],
        opinions={1: typed},
    )
    report = reported(given)
    assert f"1．{typed}" in report.in_style("Heading3")
    assert typed in report.in_style("Heading2")
    assert report.in_style("EnglishTitle")[0] == typed
    assert report.in_style("Body").count(typed) == 2
    assert ["推荐单位名称", typed] in table_rows(report.tables[0])
    assert report.table("专家推荐委员会名单")[1][1] == typed
    assert (typed, 1) in report.chart("图-领域").embedded
    assert (typed, 1) in report.chart("图-类别").drawn
    assert [paragraph_text(paragraph) for paragraph in report.xml("word/header1.xml")] == [f"{typed}\t遴选推荐报告"]


def test_what_xml_cannot_hold_is_left_out_and_nothing_else(campaign, reported):
    given = submission(
        campaign, questions=[question(campaign, 1, title_zh="制\x07表\x00符\ufffe号？", progress="前\x08后\x1b。")]
    )
    report = reported(given)
    assert "1．制表符号？" in report.paragraphs
    assert "前后。" in report.paragraphs


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_found_again(typed):
    campaign = load_preset("2023")
    given = submission(campaign, questions=[question(campaign, 1, background=f"始{typed}终")], scores={})
    report = WordDocument(render_report(campaign, given, Judgement(())))
    assert without_blanks(printable_text(f"始{typed}终")) in without_blanks("".join(report.paragraphs))


@pytest.fixture(params=["clean", "joint"])
def shape(request) -> WordDocument:
    return request.getfixturevalue(request.param)


def test_every_table_is_as_wide_as_its_columns(shape):
    for table in shape.tables:
        grid = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NAMES)]
        assert table.xpath("w:tblPr/w:tblW/@w:w", namespaces=NAMES) == [str(sum(grid))]
        assert table.xpath("w:tblPr/w:tblLayout/@w:type", namespaces=NAMES) == ["fixed"]
        for row in table.iterfind(f"{W}tr"):
            assert [int(width) for width in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NAMES)] == grid


def test_header_rows_repeat_and_short_rows_do_not_split(shape):
    captioned = shape.body.xpath("//w:tbl[w:tr/w:tc//w:pStyle/@w:val='TableHead']", namespaces=NAMES)
    assert len(captioned) >= 7
    for table in captioned:
        first, *others = table.iterfind(f"{W}tr")
        assert first.xpath("w:trPr/w:tblHeader", namespaces=NAMES)
        assert not [row for row in others if row.xpath("w:trPr/w:tblHeader", namespaces=NAMES)]
        assert all(row.xpath("w:trPr/w:cantSplit", namespaces=NAMES) for row in (first, *others))


def test_pages_are_numbered(clean):
    codes = [code.strip() for code in clean.find("//w:instrText/text()", "word/footer1.xml")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert clean.find("//w:sectPr/w:footerReference[@w:type='default']")


def test_chinese_text_has_a_chinese_font(clean):
    fonts = {
        style.get(f"{W}styleId"): style.xpath("string(w:rPr/w:rFonts/@w:eastAsia)", namespaces=NAMES)
        for style in clean.find("//w:style[@w:type='paragraph']", "word/styles.xml")
    }
    assert fonts["Normal"] == "宋体"
    assert {fonts[f"Heading{level}"] for level in (1, 2, 3, 4)} == {"黑体"}
    assert clean.find("//w:rPrDefault//w:rFonts/@w:eastAsia", "word/styles.xml") == ["宋体"]
    assert clean.find("//w:rPrDefault//w:rFonts/@w:ascii", "word/styles.xml") == ["Times New Roman"]
    assert clean.find("//w:rPrDefault//w:lang/@w:eastAsia", "word/styles.xml") == ["zh-CN"]


def test_punctuation_shared_by_both_scripts_takes_the_chinese_font(clean):
    """“” and … are in both fonts; Word picks by the hint."""
    for run in clean.body.xpath("//w:p[w:pPr/w:pStyle/@w:val='Body']/w:r", namespaces=NAMES):
        assert run.xpath("w:rPr/w:rFonts/@w:hint", namespaces=NAMES) == ["eastAsia"]


def test_properties_say_what_it_is_and_name_nobody(clean):
    assert clean.core["title"] == "中国化学会 遴选推荐报告"
    assert clean.core["subject"] == "2023重大科学问题、工程技术难题和产业技术问题征集"
    assert (clean.core["creator"], clean.core["lastModifiedBy"]) == ("", "")
    assert clean.core["created"] == clean.core["modified"] == "2023-01-28T16:00:00Z"  # the call opens at 0:00 in China


def test_properties_are_escaped_once(campaign, reported):
    assert reported(submission(campaign, unit={"unit_name": "A&B <x>"})).core["title"] == "A&B <x> 遴选推荐报告"


def test_equal_inputs_give_equal_bytes_without_a_clock(campaign):
    given = submission(campaign)
    package = render_report(campaign, given, judge_submission(given, campaign))
    assert package == render_report(campaign, submission(campaign), judge_submission(given, campaign))
    report = WordDocument(package)
    assert {entry.date_time for entry in report.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert report.chart("图-领域").book.properties.created == datetime(2023, 1, 28, 16)


def test_the_order_of_unequal_questions_in_the_sheet_does_not_change_the_report(campaign, reported):
    questions = [question(campaign, n, category=campaign.categories[0].name) for n in (1, 2, 3)]
    scores = {(float(n), 1.0): 70.0 + n for n in (1, 2, 3)}
    ways = [
        reported(submission(campaign, questions=order, members=[member(1)], scores=scores)).in_style("Heading3")
        for order in (questions, questions[::-1])
    ]
    assert ways[0] == ways[1] == [f"{n}．{questions[3 - n]['title_zh']}" for n in (1, 2, 3)]


def test_python_docx_opens_it(joint_submission, campaign):
    opened = docx.Document(BytesIO(render_report(campaign, joint_submission, Judgement(()))))
    assert [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"] == CHAPTERS


def test_each_shape_is_correct_by_the_schema(campaign, joint_submission, audited):
    given = submission(campaign)
    audited(render_report(campaign, given, judge_submission(given, campaign)))
    audited(render_report(campaign, joint_submission, judge_submission(joint_submission, campaign)))


def test_labels_and_limits_are_the_campaigns(campaign, reported):
    form = tuple(
        field.model_copy(update={"label": "问题名称"}) if field.name == "title_zh" else field for field in campaign.form
    )
    settings = campaign.settings.model_copy(update={"committee_minimum": 9, "score_maximum": 10.0, "notice": ""})
    other = campaign.model_copy(update={"form": form, "settings": settings})
    for kept in ("fields", "by_sheet"):
        vars(other).pop(kept, None)
    given = submission(other)
    report = WordDocument(render_report(other, given, judge_submission(given, other)))
    assert report.table("前沿科学问题评分汇总")[0][1] == "问题名称"
    assert any("不少于 9 位专家" in text for text in report.paragraphs)
    assert any("（0—10 分）" in text for text in report.paragraphs)
    assert not any(text.startswith("根据") for text in report.paragraphs)
