"""评审情况报告 says all that a stage came to, once each, and names no reviewer."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.rendered_documents import WordDocument, altered_package, table_rows
from tests.support.stage_records import decided, decision, edited, score_record, vote_record
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.template import packaged_template
from toolkit.files import OutputFolder
from toolkit.review.decided import DecidedReviewer, MergeAccount, StageRecord
from toolkit.review.minutes.charts import MARGIN_CHART, SEVERITY_CHART, minutes_charts
from toolkit.review.minutes.content import MinutesWriter
from toolkit.review.minutes.produce import produce_minutes
from toolkit.review.minutes.render import MINUTES_KIND, TEMPLATE, render_minutes
from toolkit.review.model import StageResult


@pytest.fixture(scope="module")
def minutes(campaign) -> WordDocument:
    return WordDocument(render_minutes(campaign, [decision(score_record(), "补交评分表")]))


def content(campaign, *records: StageRecord):
    return MinutesWriter(campaign, [decision(record) for record in records]).content()


def test_the_minutes_have_their_parts_in_order(minutes):
    assert [text for level, text in minutes.headings if level == 1] == [
        "一、环节与规则", "二、评审过程", "三、评审结果", "四、并列、限额与法定人数", "五、边界、敏感性与分歧", "六、评审专家宽严"]
    assert [text for level, text in minutes.headings if level == 2] == [
        "前沿科学问题", "产业技术问题", "得分分布", "并列", "限额", "法定人数", "通过线附近的问题", "换用其他办法的结果", "分歧较大的问题", "校准分对照"]


def test_they_say_who_decided_when_and_why_and_by_which_rules(minutes):
    said = minutes.paragraphs
    assert said[1] == "初选评审情况报告"
    assert said[3].startswith("本环节为“初选”，采用评分方式。题目范围为第 1 次冻结，共 4 题，校验码 0123456789abcdef；")
    assert said[4] == "2023年6月12日 10:30，由 王五 定出结果，理由：补交评分表。"
    assert minutes.table("现行规则") == [["规则", "内容"], ["方式", "评分"], ["每题评审人数", "2"], ["并列规则", "中位数；一并通过"]]


def test_every_question_stands_once_among_the_results(campaign, minutes):
    rows = [row for table in content(campaign, score_record()).categories for row in table.results]
    assert [row.number for row in rows] == ["A-06-01", "A-02-01", "A-06-02", "A-06-03"]
    printed = [row for table in map(table_rows, minutes.tables) if table[0][:2] == ["名次", "编号"] for row in table[1:]]
    assert printed == [[row.rank, row.number, row.title, row.unit, row.value, row.result, row.note] for row in rows]
    first, second = rows[1], rows[3]
    assert (first.rank, first.title, first.unit, first.value, first.result) == ("2", "如何精确测量引力常数？", "中国物理学会", "80.00", "通过")
    assert first.note == "与另外 1 题依据分相同，按“中位数”比较"
    assert (second.rank, second.value, second.result) == ("—", "—", "待定")


def test_what_was_given_is_what_counts_and_what_does_not(minutes):
    assert "收到评分 32 项 ＝ 计入 20 项 ＋ 未计入 12 项，未计入的原因见下表。" in minutes.paragraphs
    assert "4 题分给 3 位专家，应评 8 份：有效 5 份，回避 1 份，缺评 2 份。一份评审的各项指标齐全才计入。" in minutes.paragraphs
    table = minutes.table("计入情况（项）")
    assert table[1] == ["计入", "20"] and table[-1] == ["收到合计", "32"]
    assert table[2] == ["未计入：同一专家后来又交了一份", "8"]
    assert sum(int(number) for _, number in table[1:-1]) == 32


def test_an_account_that_does_not_add_up_is_told(campaign):
    lost = replace(score_record(), account=MergeAccount(33, 20, {"superseded": 8}))
    assert "三个数对不上" in content(campaign, lost).process[1]


def test_who_owes_reviews_is_told_by_id(minutes):
    assert minutes.table("缺评的专家") == [["专家编号", "应评", "已评", "回避", "缺评"], ["E03", "2", "0", "0", "2"]]


def test_ties_limits_and_quorum_are_told(minutes):
    said = "\n".join(minutes.paragraphs)
    assert minutes.table("因限额未通过的问题")[1] == ["A-06-02", "怎样回收贵金属催化剂？", "未通过", "每单位上限"]
    assert minutes.table("有效份数不足法定人数的问题")[1] == ["A-06-03", "膜分离何以节能？", "待定", "应评（不含回避）2 份，有效 0 份"]
    assert "A-02-01、A-06-02\n中位数" in said


def test_what_stands_at_the_line_is_told(minutes):
    assert minutes.table("边界问题")[1] == ["A-02-01", "如何精确测量引力常数？", "通过", "不计 E02 的评分"]
    assert "换用其他办法逐一试算：稳定通过 1 题、视情况而定 1 题。" in minutes.paragraphs
    assert minutes.table("换用其他办法结果会不同的问题")[1][3] == "不计 E02、E03 的评分；改按中位数排序"
    assert minutes.table("建议复议的问题")[1][3] == "标准差 4.24，加权平均 80.00"


def test_calibration_stands_beside_the_raw_scores_with_what_it_is_worth(campaign, minutes):
    assert minutes.table("原始分与校准分（入选与否不确定的问题）") == [
        ["编号", "题目", "加权平均", "校准分", "校准误差", "入选概率"],
        ["A-02-01", "如何精确测量引力常数？", "80.00", "79.10", "1.60", "0.55"],
        ["A-06-02", "怎样回收贵金属催化剂？", "80.00", "80.20", "2.00", "0.45"]]
    worth, warning = content(campaign, score_record()).calibration
    assert "提高 0.04—0.05，校准只提高约 0.01" in worth and warning == "E03 的评分过少。"
    assert content(campaign, vote_record()).calibration == ()


def test_no_reviewer_is_named(minutes):
    parts = [minutes.zip.read(name) for name in minutes.zip.namelist()]
    record = score_record()
    assert "李四" in record.borderline["A-02-01"] and "赵六" in record.warnings[0], "what could leak"
    assert any(b"E01" in part for part in parts)
    assert [name for name in ("张三", "李四", "赵六") if any(name.encode() in part for part in parts)] == []


def test_of_two_reviewers_of_one_name_both_ids_stand(campaign):
    record = score_record()
    twins = tuple(replace(one, name="李四") for one in record.reviewers)
    assert content(campaign, replace(record, reviewers=twins)).borderline[0].remark == "不计 E01/E02/E03 的评分"


def test_the_charts_show_the_figures_and_hold_them(minutes):
    shown = {name: minutes.chart(name) for name in ("图-类别", "图-领域", "图-宽严", "图-通过线")}
    assert {name: chart.drawn for name, chart in shown.items()} == {name: chart.embedded for name, chart in shown.items()} == {
        "图-类别": [("前沿科学问题", 82.33)],
        "图-领域": [("数理化基础科学", 80), ("先进材料", 83.5)],
        "图-宽严": [("E02", 1.25), ("E01", -1.25)],
        "图-通过线": [("A-06-01 前沿科学问题", 7), ("A-02-01 前沿科学问题", 0), ("A-06-02 前沿科学问题", 0)],
    }
    assert [shown["图-宽严"].root.findtext(".//{*}numCache/{*}formatCode")] == ["0.00"]


def test_of_many_reviewers_the_chart_shows_the_most_extreme(campaign):
    many = tuple(DecidedReviewer(f"E{n:02d}", "", 1, 1, 0, 80.0, float(n - 20), 1.0) for n in range(1, 41))
    figures = minutes_charts(replace(score_record(), reviewers=many), campaign)[SEVERITY_CHART].figures
    assert [figures[0], figures[-1]] == [("E40", 20.0), ("E01", -19.0)]
    assert len(figures) == 30 and not {"E20", "E21"} & {figure.name for figure in figures}


def test_four_questions_on_each_side_of_a_line_are_drawn(campaign):
    questions = tuple(decided(f"A-02-{n:02d}", StageResult.PASSED if n <= 6 else StageResult.FAILED, n, 90.0 - n) for n in range(1, 13))
    record = replace(score_record(), questions=questions, categories=(replace(score_record().categories[0], passed=()),))
    figures = minutes_charts(record, campaign)[MARGIN_CHART].figures
    assert [(one.name[:7], one.number) for one in figures] == [(f"A-02-{n:02d}", 6 - n) for n in range(3, 11)]


def test_a_vote_is_told_by_its_ballots(campaign):
    told = content(campaign, vote_record())
    assert told.process == ("2 题由 4 位评委投票，应投 8 票：有效 8 票，回避 0 票，缺 0 票。", "收到表决 8 项 ＝ 计入 8 项 ＋ 未计入 0 项，未计入的原因见下表。")
    first = told.categories[0].results[0]
    assert (told.value_name, first.value, first.note) == ("同意票", "3", "同意 3，反对 1，弃权 0")
    document = WordDocument(render_minutes(campaign, [decision(vote_record())]))
    assert "本环节没有可以比较宽严的评分。" in document.paragraphs
    assert "图-宽严" not in document.find("//wp:docPr/@name")


def test_a_mass_vote_has_no_reviewers(campaign):
    told = content(campaign, replace(vote_record(), reviewers=(), votes=()))
    assert told.process[0] == "2 题由大范围投票产生，各题有效票合计 8 张。"


def test_a_stage_that_was_decided_again_tells_of_both(campaign):
    decisions = [decision(score_record(), at="2023-06-10T09:00:00+08:00"), decision(score_record(), "补交评分表")]
    _, before, now = MinutesWriter(campaign, decisions).content().opening
    assert before == "此前第 1 次定出结果：2023年6月10日 09:00，王五；已被后一次取代。"
    assert now == "2023年6月12日 10:30，由 王五 定出结果，理由：补交评分表。"


HOSTILE = ("{{ campaign }}", "{%tr endfor %}", "=1+1", "甲\x01\x0b乙", "<w:p/>&", "长" * 3000)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_stays_text(campaign, audited, typed):
    record = edited(score_record(), "A-02-01", title_zh=typed, note=typed, unit_name=typed)
    package = render_minutes(campaign, [decision(replace(record, warnings=(typed,), borderline={"A-02-01": typed}), typed)])
    audited(package)
    assert WordDocument(package).paragraphs.count(typed.replace("\x01", "").replace("\x0b", "\n")) >= 4


@pytest.mark.parametrize("record", [score_record(), vote_record(), StageRecord("初选", 1, "0", "score", {}, (), ())], ids=["score", "vote", "nothing"])
def test_each_shape_is_what_the_format_allows(campaign, audited, record):
    audited(render_minutes(campaign, [decision(record)]))


def test_equal_records_are_equal_bytes_and_the_time_is_that_of_the_decision(campaign):
    first, second = (render_minutes(campaign, [decision(score_record())]) for _ in range(2))
    assert first == second
    assert WordDocument(first).core["created"] == "2023-06-12T02:30:00Z"


def test_the_packaged_template_prints_all_that_there_is(campaign):
    review = review_template(MINUTES_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


def test_a_restyled_template_takes_its_place_and_a_broken_one_writes_nothing(tmp_path: Path, campaign):
    folder, target = CampaignFolder(tmp_path, campaign), OutputFolder(tmp_path / "output/review/初选")
    own = tmp_path / TEMPLATE
    own.write_bytes(altered_package(packaged_template(TEMPLATE), ("一、环节与规则", "一、本环节")))
    path = produce_minutes(folder, [decision(score_record())], target)
    assert path == target.path / "评审情况报告.docx"
    assert WordDocument(path.read_bytes()).headings[0] == (1, "一、本环节")
    own.write_bytes(altered_package(packaged_template(TEMPLATE), ("{{ signed }}", "{{ singed }}")))
    path.unlink()
    with pytest.raises(TemplateFaults):
        produce_minutes(folder, [decision(score_record())], target)
    assert not path.exists()


def test_a_template_saved_by_libreoffice_is_still_one(tmp_path: Path, campaign):
    sent = tmp_path / TEMPLATE
    sent.write_bytes(packaged_template(TEMPLATE))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "saved", sent]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    document = WordDocument(render_minutes(campaign, [decision(score_record())], (tmp_path / "saved" / TEMPLATE).read_bytes()))
    assert document.paragraphs.count("怎样回收贵金属催化剂？") == WordDocument(
        render_minutes(campaign, [decision(score_record())])).paragraphs.count("怎样回收贵金属催化剂？")  # fmt: skip
