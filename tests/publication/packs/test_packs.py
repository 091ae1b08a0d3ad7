"""A pack tells all of its own question, of others no more than what is asked, and of reviewers nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.published_lists import HEADER, listed
from tests.support.rendered_documents import NAMES, W, WordDocument, altered_package, table_rows
from tests.support.stage_records import CRITERIA, decision, edited, pool_question, score_record, vote_record
from toolkit.campaign.errors import BrokenLists
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Criterion
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.template import packaged_template
from toolkit.publication.packs.render import CRITERIA_CHART, PACK_KIND, TEMPLATE
from toolkit.review.decided import DecidedCategory
from toolkit.review.model import StageResult

NAME = "A-06-01 如何常温固氮 素材"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Where the packs stand."""
    return tmp_path / "output/book/素材"


@pytest.fixture
def pack(campaign, produced, packs):
    """Writes the packs and returns the one of A-06-01, opened."""

    def written(of: Campaign = campaign, **other: object) -> WordDocument:
        assert [(one.name, one.fault) for one in produced(of, **other)] == [(NAME, None)]
        return WordDocument((packs / f"{NAME}.docx").read_bytes())

    return written


def both_selected():
    """Both decisions, with both questions of 终选 selected."""
    final = vote_record()
    passed = DecidedCategory("frontier", "前沿科学问题", 2, ("A-06-01", "A-02-01"), 1.0)
    final = replace(edited(final, "A-02-01", result=StageResult.PASSED), categories=(passed, *final.categories[1:]))
    return [decision(score_record()), decision(final, at="2023-07-01T15:00:00+08:00")]


def test_each_selected_question_has_a_pack_that_is_marked_internal(pack, audited, packs):
    document = pack()
    audited((packs / f"{NAME}.docx").read_bytes())
    assert document.paragraphs[0] == "内部工作材料"
    assert "尚未公开，请勿对外提供、引用或转发" in document.paragraphs[1]
    assert document.in_style("Title") == ["如何常温固氮？"]
    assert document.in_style("EnglishTitle") == ["How to fix nitrogen at room temperature?"]
    assert document.find("string(.)", "word/header1.xml").endswith("内部工作材料")
    assert (document.core["title"], document.core["created"]) == ("A-06-01 如何常温固氮？", "2023-07-01T07:00:00Z")
    assert "依据台账中终选的结果（2023年7月1日）编制。" in document.paragraphs


def test_its_fields_stand_with_their_labels_and_disciplines_below_those_above(pack):
    assert table_rows(pack().tables[0]) == [
        ["问题编号", "A-06-01"], ["推荐单位", "中国化学会"], ["问题类别", "前沿科学问题"], ["所属领域", "先进材料"],
        ["所属学科", "150 化学 → 15030 物理化学 → 1503035 催化化学\n氮化学（未在 GB/T 13745 中找到）"],
        ["关键词（中文）", "常温固氮；单原子催化剂；氨"], ["关键词（英文）", "nitrogen fixation；catalyst；NH3"],
        ["撰写人", "郑撰写"], ["撰写人单位", "云山大学"], ["面向", "国家重大需求"]]


def test_authors_are_named_only_where_that_is_allowed(campaign, pack):
    document = pack(with_settings(campaign, book_authors=False))
    assert "面向" in document.paragraphs
    assert not any("撰写" in one or "云山大学" in one for one in document.paragraphs if "编写" not in one)


def test_partners_are_named(pack, questions):
    joint = [replace(one, joint_units="中国物理学会；IUPAC") for one in questions]
    assert ["联合推荐单位", "中国物理学会；IUPAC"] in table_rows(pack(pool=joint).tables[0])


def test_its_text_stands_in_full_each_line_a_paragraph(pack):
    document = pack()
    sections = ["问题描述", "问题背景", "最新进展", "重要意义"]
    assert [text for level, text in document.headings if level == 2][:4] == sections
    assert document.in_style("Body")[:5] == ["氮气怎样活化？", "三键很强。", "哈伯法耗能。", "已有苗头。", "可以节能。"]
    assert [text for level, text in document.headings if level == 1] == ["一、问题全文", "二、遴选经过", "三、相关问题"]


def test_its_way_through_the_review_is_told_stage_by_stage(pack):
    document = pack()
    _, stages, figures, *_ = document.tables
    assert table_rows(stages) == [
        ["环节", "类内名次", "依据分", "结果", "表决", "规则"],
        ["初选", "1 / 3", "87.00", "通过", "—", "按加权平均取本类前 2 名"],
        ["终选", "1 / 2", "3", "通过", "同意 3，反对 1，弃权 0", "按同意票取本类前 1 名"]]
    assert table_rows(figures) == [
        ["环节", "加权平均", "中位数", "标准差", "有效份数"], ["初选", "87.00", "87.00", "2.83", "2（应评 2，回避 0，缺评 0）"]]


def test_the_means_of_the_criteria_are_drawn_in_a_chart_that_can_be_edited(pack):
    chart = pack().chart(CRITERIA_CHART)
    assert chart.drawn == chart.embedded == [("前沿性", 89.0), ("引领性", 86.0), ("创新性", 88.5), ("战略性", 84.5)]
    assert chart.root.xpath("string(//c:title//c:v)", namespaces=NAMES) == "初选各指标平均分"


def test_criteria_of_several_scales_are_drawn_with_their_highest_marks(campaign, pack):
    scales = zip(CRITERIA, (100, 100, 100, 90), strict=True)
    uneven = campaign.model_copy(update={"criteria": tuple(Criterion(name=name, weight=0.25, maximum=most) for name, most in scales)})
    assert [name for name, _ in pack(uneven).chart(CRITERIA_CHART).drawn] == [
        "前沿性（满分 100）", "引领性（满分 100）", "创新性（满分 100）", "战略性（满分 90）"]


def test_without_a_score_stage_there_are_no_figures_and_no_chart(pack, decisions):
    document = pack(decisions=decisions[1:])
    assert "评分情况" not in [text for _, text in document.headings]
    assert document.find(f"//wp:docPr[@name='{CRITERIA_CHART}']") == []


def test_related_questions_of_the_call_are_told_with_unit_result_and_reason(pack):
    document = pack()
    assert table_rows(document.tables[3]) == [
        ["编号", "题目", "推荐单位", "结果", "相关之处"],
        ["A-06-02", "怎样回收贵金属催化剂？", "中国化学会", "初选未通过", "共同用语：单原子催化剂；同属二级学科“物理化学”；同一推荐单位"]]
    assert "在本年度参加遴选的其他 3 题中找到相关问题 1 题，以下列出最相关的 1 题。是否相关由程序按题目、正文、用语和学科判断，请核对。" in document.paragraphs


def test_published_questions_of_former_years_are_told_too(pack, tmp_path):
    """2019-03 单原子催化剂的催化反应机理 ships with the toolkit; a list of staff adds one; one of this year is none."""
    rows = [(2021, "前沿科学问题", "常温固氮何以可能？", "", "中国化工学会", ""), (2023, "", "常温固氮与光？", "", "", "")]
    (tmp_path / "往年问题").mkdir()
    (tmp_path / "往年问题/名单.xlsx").write_bytes(listed([HEADER, *rows]))
    assert table_rows(pack().tables[-1]) == [
        ["年份", "题目", "推荐单位", "相关之处"],
        ["2021", "常温固氮何以可能？", "中国化工学会", "题目相近；共同用语：常温固氮"],
        ["2019", "单原子催化剂的催化反应机理", "—", "共同用语：单原子催化剂"]]


def test_where_nothing_is_related_it_says_so(pack, questions):
    alone = [replace(one, texts={**one.texts, **dict.fromkeys(("keywords_zh", "keywords_en", "disciplines"), "")}) for one in questions]
    document = pack(pool=alone)
    assert "在本年度参加遴选的其他 3 题中没有找到相关问题。" in document.paragraphs
    assert any(one.startswith("在往年发布的 97 题中没有找到相关问题") for one in document.paragraphs)
    assert len(document.tables) == 3


def test_eight_related_questions_are_shown_at_most(pack, questions, decisions):
    numbers = [f"A-02-{place:02d}" for place in range(2, 14)]
    scored = score_record()
    more = replace(scored, questions=(*scored.questions, *(replace(scored.by_number["A-06-02"], number=one) for one in numbers)))
    pool = [*questions, *(pool_question(one, disciplines="1503050 电化学") for one in numbers)]
    document = pack(pool=pool, decisions=[decision(more), decisions[1]])
    assert [row[0] for row in table_rows(document.tables[3])[1:]] == ["A-06-02", *(f"A-02-{place:02d}" for place in range(2, 9))]
    assert any("找到相关问题 13 题，以下列出最相关的 8 题" in one for one in document.paragraphs)
    assert "其中 12 题只与本题同属一个学科，排在其他相关问题之后。" in document.paragraphs


def test_nothing_personal_of_other_units_stands_in_a_pack(pack, recommended, questions, decisions):
    """Their authors, their texts, and a telephone that one of them typed into its title."""
    title = "贵金属催化剂怎样回收？电话 13912345678"
    named = [decision(edited(score_record(), "A-06-02", title_zh=title)), decisions[1]]
    text = "".join(pack(decisions=named).paragraphs)
    assert "贵金属催化剂怎样回收？电话 ＊＊＊" in text
    for secret in ("钱其人", "他人研究所", "他题的正文", "他题的意义", "13912345678"):
        assert secret not in text


def test_comments_are_told_only_where_the_campaign_allows_it_and_without_names(campaign, pack):
    silent = pack().paragraphs
    assert any(one.startswith("按“活动”表的设置（遴选结果通知附评审意见：否）") for one in silent)
    assert not any("选题前沿" in one for one in silent)
    told = pack(with_settings(campaign, notice_comments=True))
    assert [one for one in told.in_style("Body") if "：" in one] == [
        "初选：可与 ＊＊＊ 合并，电话 ＊＊＊。", "初选：选题前沿，建议入选。", "终选：同意公布。"]


def test_no_reviewer_stands_in_a_pack(campaign, pack):
    text = "".join(pack(with_settings(campaign, notice_comments=True)).paragraphs)
    assert not any(name in text for name in ("张三", "李四", "赵六", "评委", "E01", "E02", "V1"))


def test_a_second_vote_is_told(pack, decisions):
    again = replace(vote_record(), second_votes=tuple(replace(one, vote="同意") for one in vote_record().votes if one.question == "A-06-01"))
    (row,) = [row for row in table_rows(pack(decisions=[decisions[0], decision(again)]).tables[1]) if row[0] == "终选"]
    assert row[4] == "同意 3，反对 1，弃权 0；再次投票：同意 4，反对 0，弃权 0"


def test_english_says_the_same(pack):
    document = pack(language="en")
    assert document.paragraphs[0] == "Internal working material"
    assert [text for level, text in document.headings if level == 1] == [
        "1. The question in full", "2. The way through the review", "3. Related questions"]
    assert table_rows(document.tables[3])[1][3:] == [
        "初选: not passed", "terms in common: 单原子催化剂; both of 物理化学 (second level); same unit"]


@pytest.mark.parametrize("typed", [
    "{{ heading }}", "{%p endfor %}", "=1+1", "甲\x01乙", "<w:p/>&", "长" * 3000, "一行\n二行", "..\\..\\con", "/etc/passwd", "CON", "", "甲\u202e反",
])  # fmt: skip
def test_what_was_typed_stays_text_and_within_the_folder(campaign, produced, packs, audited, questions, typed):
    fields = ("title_zh", "title_en", "keywords_zh", "disciplines", "description", "author")
    odd = [replace(one, texts={**one.texts, **dict.fromkeys(fields, typed)}, joint_units=typed) for one in questions]
    assert [one.fault for one in produced(campaign, pool=odd)] == [None]
    (path,) = packs.rglob("*.*")
    assert path.parent == packs and path.stem.startswith("A-06-01") and path.stem.endswith(" 素材") and len(path.stem) < 70
    audited(path.read_bytes())
    shown = "\n".join(WordDocument(path.read_bytes()).paragraphs)
    assert all(line in shown for line in typed.replace("\x01", "").splitlines())


def test_packs_made_again_are_the_same_bytes_in_any_number_of_processes(campaign, produced, packs):
    produced(campaign, decisions=both_selected())
    first = {path.name: path.read_bytes() for path in packs.iterdir()}
    assert [*sorted(first)] == ["A-02-01 如何精确测量引力常数 素材.docx", f"{NAME}.docx"]
    produced(campaign, decisions=both_selected(), jobs=2)
    assert {path.name: path.read_bytes() for path in packs.iterdir()} == first


def test_packs_of_questions_not_selected_any_more_go_and_what_staff_put_there_stays(campaign, produced, packs):
    produced(campaign, decisions=both_selected())
    for name in ("A-06-01 建议报告 初稿.docx", "背景 素材.docx", "A-06-01 报告素材.docx", "A-06-09 旧题 素材.txt"):
        (packs / name).write_bytes(b"of staff")
    (packs / "名录外-03 旧题 素材 (2).docx").write_bytes(b"old")
    produced(campaign)
    assert sorted(path.name for path in packs.iterdir()) == [
        "A-06-01 如何常温固氮 素材.docx", "A-06-01 建议报告 初稿.docx", "A-06-01 报告素材.docx", "A-06-09 旧题 素材.txt", "背景 素材.docx"]


def test_one_that_cannot_be_made_stops_no_other_and_does_not_stand_there_as_it_was(campaign, produced, packs, tmp_path):
    """The template divides by what is nought for the title of one of them alone."""
    produced(campaign, decisions=both_selected())
    divided = altered_package(packaged_template(TEMPLATE), ("{{ title_en }}", "{{ title_en }}{{ 1 // (title|length - 7) }}"))
    (tmp_path / TEMPLATE).write_bytes(divided)
    made = {one.name: one.fault for one in produced(campaign, decisions=both_selected())}
    assert made.pop("A-02-01 如何精确测量引力常数 素材") is None
    assert "算式无法计算" in made.pop(NAME).render()
    assert [path.name for path in packs.iterdir()] == ["A-02-01 如何精确测量引力常数 素材.docx"]


def test_a_template_that_cannot_be_filled_in_writes_nothing(campaign, produced, packs, tmp_path):
    (tmp_path / TEMPLATE).write_bytes(altered_package(packaged_template(TEMPLATE), ("{{ title_en }}", "{{ titel_en }}")))
    with pytest.raises(TemplateFaults):
        produced(campaign)
    assert not packs.exists()


def test_a_list_of_former_years_that_cannot_be_read_writes_nothing(campaign, produced, packs, tmp_path):
    (tmp_path / "往年问题").mkdir()
    (tmp_path / "往年问题/名单.xlsx").write_bytes(b"no workbook")
    with pytest.raises(BrokenLists):
        produced(campaign)
    assert not packs.exists()


def test_while_the_last_stage_is_not_decided_there_is_no_pack(campaign, produced, packs, decisions):
    assert produced(campaign, decisions=decisions[:1]) == []
    assert not packs.exists()


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(PACK_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


def test_every_table_is_as_wide_as_its_columns(pack):
    for table in pack().tables:
        grid = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NAMES)]
        assert table.xpath("w:tblPr/w:tblW/@w:w", namespaces=NAMES) == [str(sum(grid))]
        for row in table.iterfind(f"{W}tr"):
            assert [int(width) for width in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NAMES)] == grid
