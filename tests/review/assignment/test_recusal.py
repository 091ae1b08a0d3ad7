"""Whoever has to do with a question does not review it; nobody else is kept from it."""

import pytest

from tests.review.assignment.candidates import Row, expert, question
from toolkit.messages import say
from toolkit.review.assignment.institutions import Institutions
from toolkit.review.assignment.recusal import Recusal, RecusalCause, find_recusals
from toolkit.review.assignment.reviewed import AssignableQuestion, Expert

INSTITUTIONS = Institutions([Row("北京大学", ("北大",), True), Row("中国科学院", ("中科院",), False), Row("清华大学", (), True)])


def cause(asked: AssignableQuestion, who: Expert) -> tuple[str, str] | None:
    """Return why an expert is recused and by which cell; None where he is not."""
    found = find_recusals(asked, [who], INSTITUTIONS)
    return (found[0].cause.value, found[0].source) if found else None


@pytest.mark.parametrize(("asked", "who", "expected"), [
    (question("张三", "甲大学"), expert("张三", "甲大学"), ("author", "推荐问题!O5")),
    (question("李四、张 三", "乙大学；甲大学"), expert("张三", "甲大学"), ("author", "推荐问题!O5")),
    (question("李四 张三", "甲大学"), expert("张三", "甲大学"), ("author", "推荐问题!O5")),
    (question("张三", "北京大学第一医院"), expert("张三", "北大"), ("author", "推荐问题!O5")),
    (question("张三", "北方大学化学系"), expert("张三", "北方大学"), ("author", "推荐问题!O5")),
    (question("张三", ""), expert("张三", "甲大学"), ("author", "推荐问题!O5")),
    (question(committee="赵六/乙大学；钱七/丙大学"), expert("钱七", "丙大学"), ("committee", "专家委员会!B6")),
    (question(), expert(employer="中国化学会"), ("own-unit", "评审专家!C8")),
    (question(), expert(employer="中国化工学会筹备处"), ("own-unit", "评审专家!C8")),
    (question(partners="丙学会；清华大学"), expert(employer="清华大学深圳国际研究生院"), ("partner", "单位信息!B7")),
    (question(partners="中国中车集团有限公司科学技术协会"), expert(employer="中国中车集团有限公司"), ("partner", "单位信息!B7")),
    (question("张三", "甲大学"), expert(employer="甲 大学"), ("author-employer", "推荐问题!P5")),
    (question("张三", "北京大学第一医院"), expert(employer="北京大学（医学部）"), ("author-employer", "推荐问题!P5")),
    (question("张三", "中科院化学所"), expert(employer="中国科学院化学研究所"), ("author-employer", "推荐问题!P5")),
    (question("张三", "甲大学、乙研究院"), expert(employer="乙研究院"), ("author-employer", "推荐问题!P5")),
    (question(), expert(recusals="丙学会；中国化学会"), ("declared-unit", "评审专家!G8")),
    (question(), expert(recusals="中国化工学会筹备处"), ("declared-unit", "评审专家!G8")),
    (question(), expert(recusals="A-06"), ("declared-unit", "评审专家!G8")),
    (question(), expert(recusals="中国化学会（a-06）"), ("declared-unit", "评审专家!G8")),
    (question(partners="丙学会"), expert(recusals="丙学会"), ("declared-unit", "评审专家!G8")),
    (question(), expert(recusals="张三"), ("declared-person", "评审专家!G8")),
    (question(), expert(recusals="张三（甲大学）"), ("declared-person", "评审专家!G8")),
    (question(), expert(recusals="甲大学 张三"), ("declared-person", "评审专家!G8")),
    (question(), expert(recusals="张三，甲大学"), ("declared-person", "评审专家!G8")),
    (question("张三", "北京大学"), expert(recusals="北京大学张三"), ("declared-person", "评审专家!G8")),
    (question("张三", "清华大学"), expert(recusals="清华大学"), ("declared-institution", "评审专家!G8")),
    (question("张三", "清华大学深圳国际研究生院"), expert(recusals="清华大学"), ("declared-institution", "评审专家!G8")),
    (question("张三", "乙大学"), expert(recusals="甲大学、乙大学"), ("declared-institution", "评审专家!G8")),
])
def test_who_has_to_do_with_a_question_is_recused(asked, who, expected):
    assert cause(asked, who) == expected


@pytest.mark.parametrize(("asked", "who"), [
    (question("张三", "甲大学"), expert("李四", "乙大学")),
    (question("张三", "甲大学"), expert("张三", "乙大学")),
    (question("张三", "甲大学"), expert("张三丰", "")),
    (question(committee="钱七/乙大学"), expert("钱七", "丙大学")),
    (question("张三", "中国科学院化学研究所"), expert(employer="中国科学院物理研究所")),
    (question("张三", "中国科学院化学研究所"), expert(employer="中国科学院")),
    (question("张三", "中国科学院大学"), expert(recusals="中国科学院")),
    (question("张三", "甲大学"), expert(recusals="张三（乙大学）")),
    (question("张三", "清华大学"), expert(recusals="清华大学 李四")),
    (question("张三", "清华大学"), expert(recusals="李四，清华大学")),
    (question("张三", "清华大学"), expert(recusals="李四（清华大学）；清华大学李四")),
    (question("张三", "丰田研究院"), expert(recusals="张三丰")),
    (question("张三", ""), expert(recusals="张三丰；")),
    (question("", ""), expert("钱七", "", recusals="甲")),
    (question(partners="中国化工学会"), expert(employer="中国化工学会石油化工专业委员会")),
    (question(), expert(employer="中国化学纤维工业协会", recusals="中国化")),
    (question(committee="赵六/乙大学"), expert("钱七", "乙大学")),
])
def test_who_has_nothing_to_do_with_it_is_not(asked, who):
    assert cause(asked, who) is None


def test_of_several_causes_the_first_is_told_and_each_expert_once():
    panel = [expert("张三", "甲大学", recusals="中国化学会；张三"), expert("李四", "丙大学"), expert("王五", "甲大学")]
    assert find_recusals(question(), panel, INSTITUTIONS) == (
        Recusal("A-06-03", "E07", RecusalCause.AUTHOR, "推荐问题!O5", "张三"),
        Recusal("A-06-03", "E07", RecusalCause.AUTHOR_EMPLOYER, "推荐问题!P5", "甲大学"),
    )


def test_every_cause_has_its_words():
    assert [say(f"recusal.{one}", named="甲") for one in RecusalCause if "甲" not in say(f"recusal.{one}", named="甲")] == []
    assert say("recusal.author-employer", named="甲大学") == "与撰写人同一单位（甲大学）"
