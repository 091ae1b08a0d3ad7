"""Questions as scientists write them: each variation of the notice's format, and what is listed as not placed."""

import pytest

from tests.support.word_documents import (
    CAMPAIGN,
    bold,
    bold_start,
    document_from_xml,
    document_of,
    heading,
    manuscript_of,
    only_question,
    paragraph_xml,
    unplaced,
)
from toolkit.manuscripts.draft import DocumentSpot
from toolkit.manuscripts.exchange import read_manuscript

TITLE = "如何突破固态电池界面的瓶颈？"
ENGLISH = "How can the interface of solid-state batteries be mastered?"
WHOLE = {
    "title_zh": TITLE,
    "title_en": ENGLISH,
    "disciplines": "电化学",
    "keywords_zh": "电池；界面；材料",
    "keywords_en": "battery; interface; material",
    "description": "描述一。\n描述二。",
    "background": "背景。",
    "progress": "进展。",
    "significance": "意义。",
}


def test_headings_by_style():
    found = manuscript_of(
        heading("题目（中文）"), TITLE, heading("题目（英文）"), ENGLISH, heading("所属学科"), "电化学",
        heading("关键词（中文）"), "电池；界面；材料", heading("关键词（英文）"), "battery; interface; material",
        heading("问题描述"), "描述一。", "描述二。", heading("问题背景"), "背景。", heading("最新进展"), "进展。",
        heading("重要意义"), "意义。",
    )  # fmt: skip
    assert only_question(found) == WHOLE


def test_bold_lines_and_labels_on_the_line():
    found = manuscript_of(
        "题目：" + TITLE, "英文题目: " + ENGLISH, bold_start("学科", "  电化学"), bold_start("关键词：", "电池；界面；材料"),
        "Keywords：battery; interface; material", bold("问题描述"), "描述一。", "描述二。", bold("背景"), "背景。",
        bold("研究现状"), "进展。", bold("【意义】"), "意义。",
    )  # fmt: skip
    assert only_question(found) == WHOLE


@pytest.mark.parametrize(
    "numbers",
    [
        ("一、", "二、", "三、", "四、", "五、"), ("（一）", "（二）", "（三）", "（四）", "（五）"), ("1.", "2.", "3.", "4.", "5."),
        ("1．", "2．", "3．", "4．", "5．"), ("1)", "2)", "3)", "4)", "5)"), ("①", "②", "③", "④", "⑤"), ("● ",) * 5,
        ("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", "第五部分 "), ("1.1 ", "1.2 ", "1.3 ", "1.4 ", "1.5 "),
    ],
)  # fmt: skip
def test_numbered_headings(numbers):
    first, second, third, fourth, fifth = numbers
    found = manuscript_of(
        f"{first}题目", TITLE, ENGLISH, f"{second}问题描述", "描述一。", "描述二。", f"{third}问题背景", "背景。",
        f"{fourth}最新进展：", "进展。", f"{fifth}重要意义", "意义。",
    )  # fmt: skip
    assert only_question(found) == {name: WHOLE[name] for name in WHOLE if name[:4] not in ("disc", "keyw")}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("问题题目", "title_zh"), ("中文题目", "title_zh"), ("題目（中文）", "title_zh"), ("题目(中文)", "title_zh"), ("题　　目", "title_zh"),
        ("题目（中文） *", "title_zh"), ("题目（限30字）", "title_zh"), ("标题", "title_zh"), ("问题名称", "title_zh"),
        ("Title", "title_en"), ("ENGLISH TITLE", "title_en"), ("英文标题", "title_en"),
        ("关健词", "keywords_zh"), ("關鍵詞", "keywords_zh"), ("关 键 词", "keywords_zh"), ("Key Words", "keywords_en"), ("ＫＥＹＷＯＲＤＳ", "keywords_en"),
        ("学科", "disciplines"), ("所属学科（三级学科）", "disciplines"), ("类别", "category"), ("领域", "research_field"),
        ("应用场景", "scenario"), ("撰稿人", "author"), ("工作单位", "author_employer"), ("联系方式", "author_contact"),
    ],
)  # fmt: skip
def test_near_labels_before_a_colon(label, field):
    value = "value" if field.endswith("_en") else "内容"
    (draft,) = manuscript_of("问题描述", "描述。", f"{label}：{value}").drafts
    assert draft.values == {field: value, "description": "描述。"}


@pytest.mark.parametrize("label", ["问题面述", "问题描素", "《问题描述》", "[问题描述]", "问题描述（500字左右）", "問題描述", "难题描述"])
def test_near_labels_of_running_text(label):
    (draft,) = manuscript_of("题目：甲？", heading(label), "描述。").drafts
    assert draft.values["description"] == "描述。"


def test_a_table_of_labels_and_values():
    found = manuscript_of([
        ["题目", "中文", TITLE],
        ["", "英文", ENGLISH],
        ["所属学科", "电化学", ""],
        ["关键词（中文）", "电池；界面；材料", ""],
        ["关键词（英文）", "battery; interface; material", ""],
        ["问题描述", "描述一。\n描述二。", ""],
        ["问题背景", "背景。", ""],
        ["最新进展", "进展。", ""],
        ["重要意义", "意义。", ""],
    ])
    assert only_question(found) == WHOLE


def test_a_table_with_two_labels_a_row_and_text_below_its_label():
    found = manuscript_of([["问题类别", "前沿科学问题", "所属领域", "先进材料"], ["题目（中文）", TITLE, "", ""], ["问题描述：\n描述一。\n描述二。", "", "", ""], ["问题背景", "", "", ""], ["背景。", "", "", ""]])
    assert only_question(found) == {
        "category": "前沿科学问题", "title_zh": TITLE, "research_field": "先进材料", "description": "描述一。\n描述二。", "background": "背景。",
    }  # fmt: skip


def test_a_list_of_questions():
    found = manuscript_of([["题目（中文）", "题目（英文）", "所属学科"], ["甲？", "A?", "电化学"], ["乙？", "B?", "力学"], ["", "", ""]])
    assert [dict(draft.values) for draft in found.drafts] == [
        {"title_zh": "甲？", "title_en": "A?", "disciplines": "电化学"},
        {"title_zh": "乙？", "title_en": "B?", "disciplines": "力学"},
    ]
    assert found.unplaced == ()


def test_boxes_to_tick():
    found = manuscript_of([["题目", TITLE], ["问题类别", "☑前沿科学问题 □工程技术难题 □产业技术问题"], ["所属领域", "□先进材料 □生态环境"]])
    (draft,) = found.drafts
    assert draft.values == {"category": "前沿科学问题", "title_zh": TITLE}
    assert unplaced(found) == [("unchecked", 1, "所属领域：□先进材料 □生态环境")]


def test_a_container_heading_has_no_text_of_its_own():
    found = manuscript_of("题目：" + TITLE, bold("问题正文"), bold("问题描述"), "描述。")
    assert only_question(found) == {"title_zh": TITLE, "description": "描述。"}
    assert unplaced(manuscript_of("题目：" + TITLE, bold("问题正文"), "无主。")) == [("between", 3, "无主。")]


def test_a_title_without_a_label():
    found = manuscript_of(heading(TITLE, 0), ENGLISH, heading("问题描述"), "描述。", heading("问题背景"), "背景。")
    assert only_question(found) == {"title_zh": TITLE, "title_en": ENGLISH, "description": "描述。", "background": "背景。"}
    assert only_question(manuscript_of(TITLE, "一、问题描述", "描述。")) == {"title_zh": TITLE, "description": "描述。"}


def test_a_title_broken_to_fit_its_line():
    assert only_question(manuscript_of("题目：如何突破固态电池\n界面的瓶颈？", "问题描述：描述。"))["title_zh"] == TITLE


def test_several_questions_by_their_titles():
    found = manuscript_of(
        "题目：甲？", "问题描述", "甲一。", "问题背景", "甲二。", "题目：乙？", "问题描述", "乙一。", "问题背景", "乙二。",
    )  # fmt: skip
    assert [(draft.spot, dict(draft.values)) for draft in found.drafts] == [
        (DocumentSpot(1), {"title_zh": "甲？", "description": "甲一。", "background": "甲二。"}),
        (DocumentSpot(6), {"title_zh": "乙？", "description": "乙一。", "background": "乙二。"}),
    ]
    assert found.unplaced == ()


def test_several_questions_in_categories_without_title_labels():
    found = manuscript_of(
        heading("一、前沿科学问题"), heading("1. 甲？", 2), heading("问题描述", 3), "甲一。", heading("问题背景", 3), "甲二。",
        heading("二、产业技术问题"), heading("1. 乙？", 2), "Question B?", heading("问题描述", 3), "乙一。", heading("问题背景", 3), "乙二。",
    )  # fmt: skip
    assert [dict(draft.values) for draft in found.drafts] == [
        {"category": "前沿科学问题", "title_zh": "甲？", "description": "甲一。", "background": "甲二。"},
        {"category": "产业技术问题", "title_zh": "乙？", "title_en": "Question B?", "description": "乙一。", "background": "乙二。"},
    ]
    assert found.unplaced == ()


def test_several_questions_that_begin_with_their_category():
    found = manuscript_of(*(line for title in "甲乙" for line in ("问题类别：前沿科学问题", f"题目：{title}？", "问题描述", f"{title}一。")))
    assert [(draft.values["category"], draft.title, draft.values["description"]) for draft in found.drafts] == [
        ("前沿科学问题", "甲？", "甲一。"), ("前沿科学问题", "乙？", "乙一。"),
    ]  # fmt: skip


def test_sub_headings_and_numbered_points_stay_in_their_section():
    found = manuscript_of(
        heading("题目"), "甲？", heading("问题描述"), heading("界面机理", 2), "一、机理不清；", "二、方法不足。", bold("小结"), "待解。",
        heading("问题背景"), "背景。",
    )  # fmt: skip
    assert only_question(found)["description"] == "界面机理\n一、机理不清；\n二、方法不足。\n小结\n待解。"


def test_running_text_that_begins_like_a_label():
    found = manuscript_of("题目：甲？", "问题描述：", "背景信号很强。", "进展：到此为止的研究不足以说明。", "意义重大。", "学科交叉多。")
    assert only_question(found)["description"] == "背景信号很强。\n进展：到此为止的研究不足以说明。\n意义重大。\n学科交叉多。"


def test_what_fits_nowhere_is_listed():
    found = manuscript_of(
        "前沿科学问题征集", "某某学会：现将问题报上。", heading("题目"), "甲？", heading("问题描述"), "描述。", [["年份", "数值"], ["2020", "3.5"]],
        "描述续。", heading("参考文献"), "[1] 某某. 某文. 2020.", heading("经费预算"), "十万元。",
    )  # fmt: skip
    (draft,) = found.drafts
    assert draft.values == {"title_zh": "甲？", "description": "描述。\n描述续。"}
    assert unplaced(found) == [
        ("before", 1, "前沿科学问题征集"), ("before", 2, "某某学会：现将问题报上。"), ("table", 0, "年份 | 数值"), ("table", 0, "2020 | 3.5"),
        ("unknown", 12, "参考文献"), ("unknown", 13, "[1] 某某. 某文. 2020."), ("unknown", 14, "经费预算"), ("unknown", 15, "十万元。"),
    ]  # fmt: skip
    assert [one.spot for one in found.unplaced[2:4]] == [DocumentSpot(0, 1, 1), DocumentSpot(0, 1, 2)]


def test_an_unknown_row_of_a_form_is_listed():
    found = manuscript_of([["题目", "甲？"], ["推荐理由", "很好。"], ["问题描述", "描述。"]])
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "描述。"}
    assert [(one.reason, one.spot, one.text) for one in found.unplaced] == [("unknown", DocumentSpot(0, 1, 2), "推荐理由 | 很好。")]


def test_the_next_number_makes_a_heading_of_the_same_rank():
    found = manuscript_of("一、题目", "甲？", "二、问题描述", "一、机理不清", "二、方法不足", "三、推荐单位意见", "同意。", "四、问题背景", "背景。")
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "一、机理不清\n二、方法不足", "background": "背景。"}
    assert unplaced(found) == [("unknown", 6, "三、推荐单位意见"), ("unknown", 7, "同意。")]


def test_a_heading_given_twice_is_listed():
    found = manuscript_of("题目：甲？", heading("问题描述"), "一。", heading("问题背景"), "二。", heading("问题描述"), "三。")
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "一。", "background": "二。"}
    assert unplaced(found) == [("repeated", 6, "问题描述"), ("repeated", 7, "三。")]


def test_control_characters_are_taken_out_and_told():
    found = manuscript_of("题目：甲\x85乙？")
    assert (dict(found.drafts[0].values), unplaced(found)) == ({"title_zh": "甲乙？"}, [("control", 1, "题目（中文）")])


@pytest.mark.parametrize("lines", [(), ("",), ("各位专家：", "请查收。"), ("联系方式：13800000000",)])
def test_a_document_without_a_question(lines):
    assert read_manuscript(document_of(*lines), CAMPAIGN).drafts == ()


def test_nothing_of_a_document_without_a_question_is_lost():
    assert unplaced(manuscript_of("您好：", "撰写人：张三", "请查收。")) == [("before", 1, "您好："), ("unknown", 2, "张三\n请查收。")]


def values(data: bytes) -> dict[str, str]:
    return only_question(read_manuscript(data, CAMPAIGN))


def table(*rows: tuple[str, ...]) -> str:
    """A table in XML, its cells given as paragraphs."""
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else paragraph_xml(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_labels_broken_over_lines_of_a_narrow_column():
    found = manuscript_of([
        ["题目\n（中文）", TITLE], ["题目\n（英文）", ENGLISH], ["学科\n（三级学科）", "电化学"], ["关键\n词", "电池；界面；材料\nbattery; interface; material"],
        ["问\n题\n描\n述", "描述一。\n描述二。"], ["问题\n背景", "背景。"], ["最新\n进展：", "进展。"], ["重要意义\n（300字左右）", "意义。"],
    ])  # fmt: skip
    assert only_question(found) == WHOLE


def test_labels_of_two_paragraphs_in_a_cell():
    rows = (paragraph_xml("题目") + paragraph_xml("（中文）"), TITLE), (paragraph_xml("题目") + paragraph_xml("（英文）"), ENGLISH), (paragraph_xml("问题") + paragraph_xml("") + paragraph_xml("描述"), paragraph_xml("描述一。") + paragraph_xml("描述二。"))
    assert values(document_from_xml(table(*rows))) == {name: WHOLE[name] for name in ("title_zh", "title_en", "description")}


def test_short_words_as_labels_in_a_table_of_one_column():
    rows = [[paragraph_xml(word) + paragraph_xml(written)] for word, written in (("题目", "甲？"), ("描述", "描述。"), ("背景", "背景。"), ("意义", "意义。"))]
    assert values(document_from_xml(table(*rows))) == {"title_zh": "甲？", "description": "描述。", "background": "背景。", "significance": "意义。"}


def test_a_title_without_a_label_where_no_english_title_is_asked_for():
    other = CAMPAIGN.model_copy(update={"form": tuple(field for field in CAMPAIGN.form if field.name != "title_en")})
    found = read_manuscript(document_of(TITLE, "一、问题描述", "描述。"), other)
    assert only_question(found) == {"title_zh": TITLE, "description": "描述。"}


def test_text_behind_a_line_break_is_no_part_of_the_label():
    assert only_question(manuscript_of(f"题目\n{TITLE}", "关键词\n电池；界面；材料", "问题描述\n描述一。\n描述二。")) == {
        "title_zh": TITLE, "keywords_zh": "电池；界面；材料", "description": "描述一。\n描述二。",
    }  # fmt: skip
    assert only_question(manuscript_of("题目：甲？", "问题描述\n无", "问题背景\n（5G）"))["description"] == "无"


def test_the_indent_of_a_line_is_kept():
    assert only_question(manuscript_of("题目：甲？", "问题描述", "一。", "\t二。"))["description"] == "一。\n\t二。"


def test_a_whole_form_in_one_paragraph():
    assert only_question(manuscript_of("题目：甲？\n关键词：电池；界面\n问题描述：描述一。\n描述二。\n问题背景：背景。")) == {
        "title_zh": "甲？", "keywords_zh": "电池；界面", "description": "描述一。\n描述二。", "background": "背景。",
    }  # fmt: skip


def test_labels_in_brackets_with_the_text_behind_them():
    found = manuscript_of(
        f"【题目】{TITLE}", f"【英文题目】{ENGLISH}", "【学科】电化学", "【关键词】电池；界面；材料", "【Keywords】battery; interface; material",
        "【描述】描述一。", "描述二。", "【背景】背景。", "【进展】：进展。", "【意义】", "意义。",
    )  # fmt: skip
    assert only_question(found) == WHOLE


def test_the_notices_own_short_words_before_a_colon_or_alone():
    words = ["题目", "学科", "关键词", "描述", "背景", "最新进展", "重要意义"]
    texts = [TITLE, "电化学", "电池；界面；材料", "描述一。\n描述二。", "背景。", "进展。", "意义。"]
    expected = {name: value for name, value in WHOLE.items() if not name.endswith("_en")}
    assert only_question(manuscript_of(*(f"{word}：{written}" for word, written in zip(words, texts, strict=True)))) == expected
    assert only_question(manuscript_of(*(line for pair in zip(words, texts, strict=True) for line in pair))) == expected


UNKNOWN = [
    (("【题目】", "甲？", "【问题背景】", "背景。"), "【预期成果】"),
    (("【题目】甲？", "【问题背景】背景。"), "【预期成果】论文。"),
    ((bold("题目"), "甲？", bold("问题背景"), "背景。"), bold("预期成果")),
    ((bold_start("题目：", "甲？"), bold_start("问题背景：", "背景。")), bold_start("预期成果：", "论文。")),
    ((bold("一、题目"), "甲？", bold("二、问题背景"), "背景。"), bold("三、预期成果")),
    (("题目：甲？", "问题背景：背景。"), "备注：另有材料。"),
    (("题目：甲？", "问题背景：背景。"), "推荐单位（盖章）：某学会"),
    ((heading("题目"), "甲？", heading("问题背景"), "背景。"), bold("附件1：")),
]


@pytest.mark.parametrize(("form", "strange"), UNKNOWN)
def test_an_unknown_heading_closes_the_section_before_it(form, strange):
    found = manuscript_of(*form, strange, "其下。")
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "background": "背景。"}
    said = strange if isinstance(strange, str) else "".join(strange[1:])
    assert [(reason, listed) for reason, _, listed in unplaced(found)] == [("unknown", said), ("unknown", "其下。")]


SUB_HEADINGS = [
    (("【题目】", "甲？", "【问题背景】"), ("（一）国内现状", "1.材料", "《国外现状》")),
    ((bold("一、题目"), "甲？", bold("二、问题背景")), (bold("国内现状"), bold("（二）国外现状"), bold("一、小结"))),
    (("题目：甲？", "问题背景"), (bold("国内现状"), "方法：如下", "3 种方法并存")),
    ((heading("题目"), "甲？", heading("问题背景")), (bold_start("国内现状：", "国内。"), heading("国外现状", 2), bold("小结"))),
    ((bold("题目"), bold("甲？"), bold("问题背景"), bold("全文加粗。")), (bold("国内现状"),)),
]


@pytest.mark.parametrize(("form", "lines"), SUB_HEADINGS)
def test_sub_headings_of_another_look_stay_in_their_section(form, lines):
    written = ["".join(line[1:]) if isinstance(line, tuple) else line for line in (*form[3:], *lines)]
    assert only_question(manuscript_of(*form, *lines))["background"] == "\n".join(written)


def test_headings_are_told_by_font_and_size():
    def line(said: str, font: str, size: int) -> str:
        return paragraph_xml(f'<w:r><w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr><w:t>{said}</w:t></w:r>')

    lines = ("题目", "甲？", "问题背景", "背景。", "国内现状", "国内。", "预期成果", "论文。")
    looks = [("黑体", 32), ("仿宋", 28), ("黑体", 32), ("仿宋", 28), ("楷体", 28), ("仿宋", 28), ("黑体", 32), ("仿宋", 28)]
    found = read_manuscript(document_from_xml("".join(line(said, *look) for said, look in zip(lines, looks, strict=True))), CAMPAIGN)
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "background": "背景。\n国内现状\n国内。"}
    assert unplaced(found) == [("unknown", 7, "预期成果"), ("unknown", 8, "论文。")]


def test_a_numbered_list_that_meets_the_next_heading_number():
    found = manuscript_of("1. 题目：甲？", "2. 问题描述：", "1. 机理是什么", "2. 方法是什么", "3. 怎样验证", "3. 问题背景：", "背景。")
    assert only_question(found) == {"title_zh": "甲？", "description": "1. 机理是什么\n2. 方法是什么\n3. 怎样验证", "background": "背景。"}


def test_what_follows_a_short_answer():
    found = manuscript_of("题目：甲？", bold("项目来源"), "基金。", "问题描述：描述。", "撰写人：张三", "职称：教授", "电话：010-1", "邮箱：a@b", "2023年3月1日")
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "描述。", "author": "张三", "author_contact": "010-1\na@b"}
    assert [one.text for one in found.unplaced] == ["项目来源", "基金。", "职称：教授", "2023年3月1日"]


def test_a_numbered_answer_goes_on_below():
    assert only_question(manuscript_of("题目：甲？", "学科：（1）电化学", "（2）力学", "问题描述：描述。"))["disciplines"] == "（1）电化学\n（2）力学"


def test_short_answers_side_by_side():
    found = manuscript_of("题目：甲？", "撰写人：张三    单位：某大学 电话：010-1", [["撰写人", "李四", "性别", "男"], ["职称", "教授", "单位", "某院"]])
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "author": "张三", "author_employer": "某大学", "author_contact": "010-1"}
    assert [one.text for one in found.unplaced] == ["撰写人", "李四", "性别", "男", "职称 | 教授", "单位", "某院"]


def test_two_languages_in_one_line():
    found = manuscript_of(f"题目：{TITLE}（{ENGLISH}）", "关键词：电池；界面；材料 / battery; interface; material", "问题描述：描述。")
    assert only_question(found) == {name: WHOLE[name] for name in WHOLE if "title" in name or "keywords" in name} | {"description": "描述。"}
    found = manuscript_of(f"题目：（中文）{TITLE}", f"（英文）{ENGLISH}", "关键词：中文：电池；界面；材料 英文：battery; interface; material", "问题描述：描述。")
    assert only_question(found) == {name: WHOLE[name] for name in WHOLE if "title" in name or "keywords" in name} | {"description": "描述。"}


def test_an_english_line_below_a_chinese_label():
    assert only_question(manuscript_of(f"题目（中文）：{TITLE}", ENGLISH, "问题描述：描述。"))["title_en"] == ENGLISH


def test_text_in_parentheses_behind_a_label_is_kept_unless_it_is_a_hint():
    found = manuscript_of("题目（请用问句）：甲？", "关键词（极限强度、疲劳）", "问题背景（Background）", "背景。")
    assert only_question(found) == {"title_zh": "甲？", "keywords_zh": "极限强度、疲劳", "background": "背景。"}


@pytest.mark.parametrize(
    "boxes",
    ["前沿科学问题☑ 工程技术难题□ 产业技术问题□", "前沿科学问题（√）、工程技术难题（ ）、产业技术问题（　）", "☑前沿科学问题 □工程技术难题 □其他"],
)
def test_other_ways_of_ticking(boxes):
    assert only_question(manuscript_of("题目：甲？", f"问题类别：{boxes}"))["category"] == "前沿科学问题"


@pytest.mark.parametrize("marked", [
    "√前沿科学问题 工程技术难题 产业技术问题", "前沿科学问题 ✓ 工程技术难题　产业技术问题", "前沿科学问题、√工程技术难题、产业技术问题",
    "前沿科学问题/工程技术难题/☑产业技术问题",
])
def test_a_tick_before_one_of_several_options_is_that_option(marked):
    ticked = marked[max(map(marked.find, "√✓☑")) + 1 :].lstrip()[:6]
    assert only_question(manuscript_of("题目：甲？", f"问题类别：{marked}"))["category"] == ticked


@pytest.mark.parametrize("unclear", [
    "√前沿科学问题 √工程技术难题 产业技术问题", "√前沿科学问题 工程技术难题 别的", "前沿科学问题 工程技术难题", "√前沿科学问题 前沿科学问题",
])
def test_of_several_options_none_is_chosen_where_not_just_one_carries_a_tick(unclear):
    assert only_question(manuscript_of("题目：甲？", f"问题类别：{unclear}"))["category"] == unclear


def test_a_list_with_columns_of_its_own():
    found = manuscript_of([["序号", "题目", "学科", "关键词", "备注"], ["1", "甲？", "电化学", "电池", ""], ["2", "乙？", "力学", "桥", "新"]])
    assert [dict(draft.values) for draft in found.drafts] == [
        {"title_zh": "甲？", "disciplines": "电化学", "keywords_zh": "电池"}, {"title_zh": "乙？", "disciplines": "力学", "keywords_zh": "桥"},
    ]  # fmt: skip
    assert [one.text for one in found.unplaced] == ["备注", "新"]


def test_a_heading_of_the_document_is_no_title_where_a_question_follows():
    found = manuscript_of(heading("重大科学问题推荐材料", 0), bold("甲？"), bold("一、问题描述"), "描述。", bold("二、问题背景"), "背景。", bold("参考文献："), "[1] 某书")
    assert dict(found.drafts[0].values) == {"title_zh": "甲？", "description": "描述。", "background": "背景。"}
    assert [one.text for one in found.unplaced] == ["重大科学问题推荐材料", "参考文献：", "[1] 某书"]
