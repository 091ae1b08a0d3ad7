"""The tables behind 汇总表: values as they are, each with the file and the cell it came from."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.support.received_files import NINE, TEN, arrival, questions_in, texts_in, told_of
from tests.support.submissions import member, question
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.tables import ResultTables, count_records, cross_tabulate, result_tables
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import settle_receipts, told_by_copy
from toolkit.worksheets import TableSheet


@pytest.fixture
def told(campaign):
    """Makes the tables of a batch of files that arrived."""

    def make(*files, call=campaign, before=told_by_copy) -> ResultTables:
        receipts = settle_receipts(files, call, told=before)
        collection = SettledInbox(call, receipts, (), len(files), questions_in(files), texts=texts_in(files))
        return ResultTables(*(replace(table, rows=tuple(table.rows)) for table in result_tables(collection, BatchAnswers())))

    return make


def headers(table: TableSheet) -> list[str]:
    return [column.header for column in table.columns]


def column(table: TableSheet, header: str) -> list:
    position = headers(table).index(header)
    return [row[position] for row in table.rows]


def test_words_that_stand_for_nothing_elsewhere_stay_words(campaign, from_unit, told):
    words = ["NA", "N/A", "null", "None", "nan", "1e5", "007", "TRUE", "2023-04-10"]
    rows = [question(campaign, n, research_field=word) for n, word in enumerate(words, 1)]
    made = told(arrival(from_unit("A-06", questions=rows), "a.xlsx"))
    assert column(made.accepted, "所属领域") == words


def test_without_a_ledger_questions_are_numbered_in_their_order_and_off_the_roster_as_such(from_unit, told):
    made = told(arrival(from_unit("A-06"), "a.xlsx"), arrival(from_unit("X-1"), "b.xlsx"))
    assert column(made.accepted, "问题编号") == [f"A-06-0{number}" for number in range(1, 10)]
    assert column(made.returned, "问题编号") == [f"名录外-0{number}" for number in range(1, 10)]


def test_the_mean_is_rounded_as_at_school_and_blank_without_scores(campaign, from_unit, told):
    given = {1.0: [80.0, 90.5, 85.0], 2.0: [85.0, 85.25], 3.0: [100.0, 100.0, 99.0], 4.0: ["回避", "回避"], 6.0: [0.0]}
    scores = {(q, float(m)): value for q, values in given.items() for m, value in enumerate(values, 1)}
    made = told(arrival(from_unit("A-06", scores=scores), "a.xlsx"))
    # 255.5/3 = 85.1666…; 170.25/2 = 85.125, half upwards; 299/3 = 99.6666…
    assert column(made.accepted, "委员会评分") == [85.17, 85.13, 99.67, None, None, 0.0, None, None, None]


def test_each_question_leads_back_to_its_cell(from_unit, told):
    made = told(arrival(from_unit("A-06"), "组 一/a.xlsx"))
    assert column(made.accepted, "来源文件") == ["组 一/a.xlsx"] * 9
    assert column(made.accepted, "来源单元格") == [f"推荐问题!C{row}" for row in range(5, 14)]


def test_questions_of_a_returned_file_are_listed_apart(from_unit, told):
    made = told(arrival(from_unit("A-06", unit={"signer": ""}), "a.xlsx"), arrival(from_unit("A-07"), "b.xlsx"))
    assert set(column(made.accepted, "来源文件")) == {"b.xlsx"}
    assert set(column(made.returned, "来源文件")) == {"a.xlsx"}


def test_superseded_and_unreadable_files_give_no_rows(from_unit, told):
    old, new = arrival(from_unit("A-06"), "a.xlsx"), arrival(from_unit("A-06"), "b.xlsx")
    made = told(old, new, arrival(None, "c.xlsx"))
    for table in (made.units, made.accepted, made.members):
        assert set(column(table, "来源文件")) == {"b.xlsx"}
    assert column(made.findings, "来源文件") == ["c.xlsx"]


def test_a_row_per_unit_tells_all_that_staff_ask(campaign, from_unit, told):
    rows = [question(campaign, n) for n in range(1, 9)]
    late = datetime(2023, 4, 21, 8, 5, 9, 123456, tzinfo=campaign.settings.closes.tzinfo)
    file = arrival(from_unit("A-06", unit={"presider_title": "秘书"}, questions=rows), "a.xlsx", late)
    assert list(told(file).units.rows) == [(
        "A-06", "中国化学会", "全国学会", "退回", 3, 3, 2, 8, 15, 1, 2, 0, None, None, None, None, "迟报", datetime(2023, 4, 21, 8, 5, 9), None, None, "a.xlsx",
    )]


def test_units_come_in_the_rosters_order_and_strangers_last(from_unit, told):
    codes = ("L-01", "X-1", "A-10", "A-09")
    made = told(*(arrival(from_unit(code), f"{n}.xlsx") for n, code in enumerate(codes)))
    assert column(made.units, "单位代码") == ["A-09", "A-10", "L-01", "X-1"]


def test_members_are_listed_without_personal_data(campaign, from_unit, told):
    made = told(arrival(from_unit("A-06", members=[member(n) for n in range(1, 16)]), "a.xlsx"))
    assert headers(made.members) == [
        "单位代码", "推荐单位", "状态", "姓名", "工作单位", "职称", "研究领域", "国别或地区", "是否院士", "委员会职务",
        "来源文件", "来源单元格",
    ]
    assert len(list(made.members.rows)) == 15
    assert made.members.rows[0] == (
        "A-06", "中国化学会", "受理", "钱委员1", "第1研究院", "教授", "先进材料；能源化学", "中国", "否", "主任",
        "a.xlsx", "专家委员会!B5",
    )
    assert not any("@" in str(value) for row in made.members.rows for value in row)


def test_a_finding_is_told_in_full_and_personal_values_are_not(from_unit, told):
    made = told(arrival(from_unit("A-06", unit={"signer": "", "contact_phone": "12"}), "a.xlsx"))
    assert list(made.findings.rows) == [
        ("a.xlsx", "A-06", "中国化学会", "退回修改", "", "单位信息", "B23", "",
         "审定签字人未填写，推荐材料须经审定签字（依据：四.4）。",
         "请由有权审定的负责人审定后，在 B23 填写审定签字人。", "四.4", "unit.not-signed"),
        ("a.xlsx", "A-06", "中国化学会", "提醒", "", "单位信息", "B16", "",
         "联系人电话不像电话号码：每个号码应为 7—15 位数字（依据：四.1）。",
         "请核对，例如 010-62131371；多个号码用“，”分隔。", "四.1", "unit.phone"),
    ]


def test_what_changed_since_a_unit_last_sent_is_told(from_unit, told):
    """审定签字人 was blank and is not; 主持人职务 is wrong still; the telephone is wrong now."""
    before = arrival(from_unit("A-06", unit={"signer": "", "presider_title": "秘书"}), "a.xlsx", NINE)
    after = arrival(from_unit("A-06", unit={"presider_title": "秘书", "contact_phone": "12"}), "b.xlsx", TEN)
    made = told(after, before=told_of(before))
    assert [column(made.units, word) for word in ("已改正", "仍存在", "新发现", "本次未检查")] == [[1], [1], [1], [0]]
    assert dict(zip(column(made.findings, "规则代码"), column(made.findings, "与上次相比"), strict=True)) == {
        "unit.presider": "仍存在", "unit.phone": "新发现",
    }


def test_a_check_that_was_not_made_is_listed_with_the_reason(from_unit, told):
    made = told(arrival(from_unit("A-06", without=frozenset({"member_role"})), "a.xlsx"))
    assert list(made.findings.rows) == [
        ("a.xlsx", "A-06", "中国化学会", "未检查", "", "", "", "", "未作此项校验，因为缺少：委员会职务。", "", "", "committee.no-chair"),
    ]


def test_who_must_recommend_stands_first_among_those_who_sent_nothing(campaign, from_unit, told):
    marked = {"L-02", "A-09"}
    units = tuple(replace(u, must_recommend=u.code in marked, contact=f"致{u.code}") for u in campaign.units)
    made = told(
        arrival(from_unit("A-01"), "a.xlsx"), arrival(None, "b.xlsx"), call=campaign.model_copy(update={"units": units})
    )
    listed = column(made.missing, "单位代码")
    assert listed[:4] == ["A-09", "L-02", "A-02", "A-03"]
    assert len(listed) == 209
    assert made.missing.rows[0] == ("A-09", "中国空间科学学会", "全国学会", "是", "致A-09", "未收到任何文件")


def test_bodies_that_may_not_recommend_are_not_missed(campaign, told):
    listed = set(column(told(arrival(None, "a.xlsx", NINE)).missing, "单位类型"))
    assert listed == {"全国学会", "委托管理", "学会联合体"}
    assert {unit.type for unit in campaign.units} - listed == {"国际组织"}


def test_another_years_categories_and_fields_need_no_code(campaign, from_unit, told):
    fewer = tuple(category for category in campaign.categories if category.code != "industry")
    renamed = (fewer[0].model_copy(update={"name": "基础问题"}), fewer[1])
    form = tuple(
        field.model_copy(update={"label": "专家姓名"}) if field.name == "member_name" else field for field in campaign.form
    )
    call = campaign.model_copy(update={"categories": renamed, "form": form})
    rows = [question(call, n) for n in range(1, 7)]
    made = told(arrival(from_unit("A-06", questions=rows), "a.xlsx", campaign=call), call=call)
    assert headers(made.units)[4:8] == ["基础问题", "工程技术难题", "问题合计", "专家人数"]
    assert column(made.units, "状态") == ["受理"]
    assert (column(made.units, "基础问题"), column(made.units, "工程技术难题")) == ([3], [3])
    assert "专家姓名" in headers(made.members)


def test_a_cross_table_counts_pairs_and_shows_zeros():
    pairs = [("甲", "x"), ("乙", "y"), ("甲", "x"), ("丙", "x")]
    assert cross_tabulate(pairs, ["乙", "甲", "丁"], ["x", "y"]) == (("乙", 0, 1), ("甲", 2, 0), ("丁", 0, 0))
    assert cross_tabulate([], ["甲"], ["x"]) == (("甲", 0),)


def test_a_tally_counts_records_and_files():
    assert count_records([("b", "1"), ("a", "1"), ("a", "1"), ("a", "2")]) == [("b", 1, 1), ("a", 3, 2)]
    assert count_records([]) == []
