"""Each limit of each rule, on both sides; submissions made by hand, expectations written by hand.

That a whole workbook with one fault yields exactly one code is shown in test_should_fail.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import pytest

from tests.support.drawn_answers import variant
from tests.support.readings import judged_in_batch
from tests.support.submissions import member, question, serials, submission
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.looks import Look
from toolkit.messages import finding_sentence
from toolkit.model import Observation, Severity, Value
from toolkit.rules import judge_submission


def found(campaign: Campaign, family: str, **changes: object) -> list[tuple[str, str]]:
    """Return (code, cell) of the findings of one family, for a clean submission changed as said."""
    judgement = judge_submission(submission(campaign, **changes), campaign)
    return [(finding.code, finding.place.cell) for finding in judgement if finding.code.startswith(family)]


def codes(campaign: Campaign, family: str, **changes: object) -> list[str]:
    return [code for code, _ in found(campaign, family, **changes)]


def with_question(campaign: Campaign, **overrides: Value) -> Sequence[Mapping[str, Value]]:
    """Return nine clean questions, the first changed."""
    return [question(campaign, 1, **overrides), *(question(campaign, n) for n in serials(2, 8))]


def members(count: int, **overrides: Value) -> Sequence[Mapping[str, Value]]:
    return [member(n, **overrides) for n in serials(1, count)]


def test_a_clean_submission_has_no_finding_of_any_severity(campaign: Campaign):
    assert judge_submission(submission(campaign), campaign).findings == ()


# 单位信息


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"unit_name": "中国化学会", "unit_code": "A-06"}, []),
        ({"unit_name": "中国炼金学会"}, [("unit.unknown", "B4")]),
        ({"unit_code": "Z-99"}, [("unit.unknown", "B5")]),
        ({"unit_code": "A-01"}, [("unit.unknown", "B5")]),
        ({"unit_name": "中国炼金学会", "unit_code": "Z-99"}, [("unit.unknown", "B4")]),
    ],
)
def test_a_unit_is_known_by_name_and_code_that_agree(campaign: Campaign, unit: dict, expected: list):
    assert found(campaign, "unit", unit=unit) == expected


def test_a_blank_name_is_required_not_unknown(campaign: Campaign):
    assert found(campaign, "unit", unit={"unit_name": " \u3000"}) == [("unit.required", "B4")]


def test_every_required_field_of_the_unit_but_the_signature_is_asked_for(campaign: Campaign):
    optional = {"joint_units", "foreign_partners", "signer_title"}
    blank = {field.name: "" for field in campaign.form if field.sheet == "单位信息"}
    assert codes(campaign, "unit", unit=blank) == ["unit.required"] * (22 - len(optional) - 2) + ["unit.not-signed"] * 2


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"unit_type": "学会联合体"}, []),
        ({"unit_type": "国际组织"}, [("unit.type-not-allowed", "B6")]),
        ({"unit_name": "国际动物学会", "unit_code": "A-46G", "unit_type": "全国学会"}, [("unit.type-not-allowed", "B6")]),
    ],
)
def test_a_type_must_be_allowed_as_typed_and_by_the_roster(campaign: Campaign, unit: dict, expected: list):
    assert found(campaign, "unit", unit=unit) == expected


@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("1234567", True), ("123456", False), ("123456789012345", True), ("1234567890123456", False),
        ("+86 (010) 6213-1371", True), ("010-62131371转801", True), ("010-62131371，13800138000", True),
        ("13800138000；12", False), (13800138000.0, True), ("六二一三一三七一", False), ("tel 62131371", False),
    ],
)  # fmt: skip
def test_a_telephone_number_has_seven_to_fifteen_digits(campaign: Campaign, number: Value, fine: bool):
    assert found(campaign, "unit", unit={"contact_phone": number}) == ([] if fine else [("unit.phone", "B16")])


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("a@b.cn", True), ("a@b.cn；c@d.org", True), ("a.b", False), ("a@b", False), ("a b@c.cn", False),
        ("a@b@c.cn", False), ("@b.cn", False), ("a@b.", False), ("a@b.cn。", False), ("mailto:a@b.cn", False),
        ("a@b..cn", False), ("<a@b.cn>", False), ("张三a@b.cn", False), ("a..b@c.cn", False), ("a@b.c", False),
        ("first.last+tag@mail-1.b.cn", True), ("a@演示.中国", True),
    ],
)  # fmt: skip
def test_a_mail_address_has_a_name_and_a_domain(campaign: Campaign, address: str, fine: bool):
    assert found(campaign, "unit", unit={"contact_email": address}) == ([] if fine else [("unit.email", "B17")])


@pytest.mark.parametrize(
    ("number", "look"),
    [
        (1062131000.0, Look.ZERO_LOST), ("1062131000", Look.ZERO_LOST), ("10-62131000", Look.ZERO_LOST), ("2162131000", Look.ZERO_LOST),
        (57187951000.0, Look.ZERO_LOST), ("571-87951000", Look.ZERO_LOST), ("(571)87951000", Look.ZERO_LOST), ("4311234567", Look.ZERO_LOST),
        ("1380013800", Look.MOBILE_LENGTH), ("138001380001", Look.MOBILE_LENGTH), ("+86 1380013800", Look.MOBILE_LENGTH),
        ("138 0013 800", Look.MOBILE_LENGTH), ("1380013800O", Look.PHONE_SIGNS), ("010-555", Look.PHONE_LENGTH), ("手机", Look.PHONE_SIGNS),
        ("010–62131371", None), ("010—62131371", None), ("010－62131371", None), ("010.62131371", None), ("0086-10-62131371", None),
        ("+86-10-62131371", None), ("8613800138000", None), ("0086 138 0013 8000", None), ("010-62131371 ext. 8801", None), ("010-62131371转8801", None),
        ("010-62131371（分机 8801）", None), ("0086-10-62131371转88012", None), ("010-62131371-801", None), ("4008101234", None), ("400-810-1234", None),
        ("'13800138000", None), ("13800138000 13900139000", None), ("62131371", None), ("0571-87951000", None), ("+1 617 555 1234", None),
        ("212-555-1234", None), ("+49 89 1234560", None), ("0044 20 7946 0958", None), ("13800138000 张三", Look.PHONE_SIGNS),
    ],
)  # fmt: skip
def test_what_a_telephone_number_lacks_is_told(campaign: Campaign, number: Value, look: Look | None):
    judgement = judge_submission(submission(campaign, unit={"contact_phone": number}), campaign)
    assert [(finding.code, finding.look, finding.found) for finding in judgement] == ([("unit.phone", look, "")] if look else [])


@pytest.mark.parametrize(
    ("address", "look"),
    [
        ("'a@b.cn", Look.MAIL_EDGES), ("mailto:a@b.cn", Look.MAIL_EDGES), ("a@b.cn.", Look.MAIL_EDGES), ("a@b.cn。", Look.MAIL_EDGES),
        ("<a@b.cn>", Look.MAIL_EDGES), ("张三 <a@b.cn>", Look.MAIL_EDGES), ("“a@b.cn”", Look.MAIL_EDGES), ("邮箱：a@b.cn", Look.MAIL_EDGES),
        ("a@b", Look.MAIL_FORM), ("a@b@c.cn", Look.MAIL_FORM), ("xxx@xxx.com", Look.MAIL_FORM), ("a.b.cn", Look.MAIL_FORM), ("a@b..cn", Look.MAIL_FORM),
        ("a@b.cn,", None), ("a@b.cn c@d.org", None), ("a@b.cn / c@d.org", None), ("o'neill@b.cn", None), ("x@b.cn", None), ("xx@b.cn", None),
    ],
)  # fmt: skip
def test_what_stands_around_a_mail_address_is_told(campaign: Campaign, address: str, look: Look | None):
    judgement = judge_submission(submission(campaign, unit={"contact_email": address}), campaign)
    assert [(finding.code, finding.look, finding.found) for finding in judgement] == ([("unit.email", look, "")] if look else [])


def test_a_lost_zero_is_told_in_a_sentence(campaign: Campaign):
    (finding,) = judge_submission(submission(campaign, unit={"contact_phone": 1062131000.0}), campaign)
    assert finding_sentence(finding) == "联系人电话的区号前似缺“0”（按数字存储的单元格会丢掉开头的 0）（依据：四.1）。"


def test_personal_values_are_never_quoted(campaign: Campaign):
    judgement = judge_submission(submission(campaign, unit={"contact_phone": "137-CANARY", "contact_email": "canary"}), campaign)
    assert [(finding.code, finding.found) for finding in judgement] == [("unit.phone", ""), ("unit.email", "")]
    assert "CANARY" not in repr(judgement).upper()


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"joint_mode": "联合推荐"}, [("unit.joint-partner", "B8")]),
        ({"joint_mode": "联合推荐", "joint_units": "中国物理学会"}, []),
        ({"joint_mode": "联合推荐", "foreign_partners": "ACS"}, []),
        ({"joint_mode": "单独推荐"}, []), ({"joint_mode": "非联合推荐"}, []), ({"joint_mode": "单独推荐（不联合）"}, []),
        ({"joint_mode": "联合"}, [("unit.joint-partner", "B8")]), ({"joint_mode": "聯合推薦。"}, [("unit.joint-partner", "B8")]),
        ({"joint_mode": "（联合推荐）"}, [("unit.joint-partner", "B8")]),
    ],
)
def test_a_joint_recommendation_names_a_partner(campaign: Campaign, unit: dict, expected: list):
    assert found(campaign, "unit", unit=unit) == expected


@pytest.mark.parametrize(
    ("written", "fine"),
    [
        (date(2023, 4, 10), True), (datetime(2023, 4, 10, 9, 30), True), ("2023-04-10", True), ("2023.4.10", True),
        ("2023/4/10", True), ("2023年4月10日", True), ("2023 年 4 月 10 日", True), ("2023年4月5号上午", True), ("20230410", True),
        (20230410.0, True), ("2023-04-10 09:30", True), ("2023年4月", True), ("２０２３．４．１０", True), ("二〇二三年四月十日", True),
        ("2024-02-29", True), ("1990-01-01", True), ("2099.12.31", True),
        ("昨天", False), ("2023-02-30", False), ("2023-13-01", False), ("20231301", False), ("2023年", False), ("4月10日", False),
        ("1989-12-31", False), ("2100-01-01", False), (0.0, False), (True, False), ("已签", False), ("二", False),
        (date(1900, 1, 5), False),
    ],
)  # fmt: skip
def test_the_date_of_signing_is_a_day_however_it_is_written(campaign: Campaign, written: Value, fine: bool):
    assert found(campaign, "unit", unit={"signed_on": written}) == ([] if fine else [("unit.not-signed", "B24")])


@pytest.mark.parametrize(
    ("post", "fine"),
    [("理事长", True), ("常务副理事长", False), ("副理事长", False), ("名誉理事长", False), ("原理事长", False), ("理事长助理", False),
     ("理事长（法定代表人）", True), ("副理事长、主席", True), ("党委书记、理事长", True), ("副主席", False), ("主席", True), ("负责人", True), ("秘书长", False), ("主任", False)],
)
def test_the_presider_holds_a_post_the_notice_names(campaign: Campaign, post: str, fine: bool):
    assert found(campaign, "unit", unit={"presider_title": post}) == ([] if fine else [("unit.presider", "B11")])


@pytest.mark.parametrize(
    ("collected", "fine"), [(9.0, True), (8.0, False), ("9", True), ("约 120 项", True), ("很多", False), (0.0, False),
     ("1,236项", True), ("1，236", True), ("1 236", True), ("约1200项", True), ("8,9", False), ("一百二十", False)],
)
def test_no_fewer_are_collected_than_recommended(campaign: Campaign, collected: Value, fine: bool):
    assert found(campaign, "unit", unit={"collected": collected}) == ([] if fine else [("unit.collected-fewer", "B22")])


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, False), (1, True)])
def test_a_file_changed_after_the_close_is_late_in_a_batch_only(campaign: Campaign, seconds: int, late: bool):
    modified = datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME) + timedelta(seconds=seconds)
    sent = submission(campaign, modified=modified)
    assert judge_submission(sent, campaign).clean
    assert [f.code for f in judged_in_batch(sent, campaign)] == (["unit.late"] if late else [])


# 专家委员会


@pytest.mark.parametrize(("count", "fine"), [(14, False), (15, True), (16, True)])
def test_the_committee_has_fifteen_distinct_members(campaign: Campaign, count: int, fine: bool):
    expected = [] if fine else [("committee.too-small", "B4")]
    assert found(campaign, "committee", members=members(count)) == expected


def test_a_repeated_member_counts_once(campaign: Campaign):
    again = [*members(14), member(15, member_name=" 钱委员 1", member_employer="第1研究院")]
    assert found(campaign, "committee", members=again) == [("committee.too-small", "B4"), ("committee.duplicate", "B19")]


def test_a_row_that_lacks_a_name_or_employer_counts_as_a_person(campaign: Campaign):
    rows = [*members(13), member(14, member_employer=""), member(15, member_name="")]
    assert found(campaign, "committee", members=rows) == [("committee.required", "C18"), ("committee.required", "B19")]


@pytest.mark.parametrize(
    ("country", "fine"),
    [
        ("瑞士", True), ("中国", False), ("中国香港", False), ("台湾", False), ("澳门特别行政区", False),
        ("P.R. China", False), ("CHINA", False), ("Germany", True), ("Hong Kong", False), ("PR China", False),
        ("中國", False), ("國内", False), ("国内", False), ("中国大陆", False), ("大陸", False), ("港澳台", False), ("臺灣", False),
        ("本国", False), ("我国", False), ("CN", False), ("P.R.C.", False), ("日本国", True), ("Cyprus", True),
    ],
)  # fmt: skip
def test_a_foreign_partner_asks_for_a_foreign_member(campaign: Campaign, country: str, fine: bool):
    rows = [*members(14), member(15, member_country=country)]
    joint = {"joint_mode": "联合推荐", "foreign_partners": "ACS"}
    expected = [] if fine else [("committee.no-foreign-member", "B9")]
    assert found(campaign, "committee", members=rows, unit=joint) == expected


def test_without_a_foreign_partner_no_foreign_member_is_asked(campaign: Campaign):
    assert found(campaign, "committee", members=members(15)) == []


@pytest.mark.parametrize(("role", "fine"), [("主任", True), ("主任委员", True), ("副主任", False), ("", False)])
def test_somebody_presides_over_the_committee(campaign: Campaign, role: str, fine: bool):
    rows = [member(1, member_role=role), *(member(n) for n in serials(2, 14))]
    assert found(campaign, "committee", members=rows) == ([] if fine else [("committee.no-chair", "H4")])


def test_an_empty_committee_is_too_small_and_nothing_else(campaign: Campaign):
    joint = {"joint_mode": "联合推荐", "foreign_partners": "ACS"}
    assert found(campaign, "", members=(), unit=joint, scores={}) == [("committee.too-small", "B4")]


def test_a_member_of_two_committees_is_named_in_a_batch(campaign: Campaign):
    committees = {"钱委员1|第1研究院": frozenset({"中国化学会", "中国物理学会"}), "孙委员2|第2研究院": frozenset({"中国化学会"})}
    judgement = judged_in_batch(submission(campaign), campaign, committees)
    assert [(f.code, f.place.cell, f.details["units"]) for f in judgement] == [
        ("committee.in-two-units", "B5", ("中国物理学会",))
    ]


# 推荐问题


@pytest.mark.parametrize(("number", "code"), [(2, "too-few"), (3, ""), (5, ""), (6, "too-many")])
def test_each_category_has_three_to_five_questions(campaign: Campaign, number: int, code: str):
    others = [question(campaign, n) for n in serials(4, 6)]
    rows = [*(question(campaign, 10 + n, category="前沿科学问题") for n in range(number)), *others]
    expected = [(f"quota.{code}", "B4")] if code else []
    assert found(campaign, "", questions=rows) == expected


def test_a_unit_that_recommends_nothing_falls_short_in_every_category(campaign: Campaign):
    assert codes(campaign, "", questions=(), scores={}) == ["quota.too-few"] * 3


def test_a_question_of_no_known_category_is_counted_in_none(campaign: Campaign):
    rows = with_question(campaign, category="重大科学问题")
    assert found(campaign, "", questions=rows) == [("quota.too-few", "B4"), ("question.category", "B5")]


@pytest.mark.parametrize(
    ("field", "fine"),
    [("先进材料", True), ("生命健康（含医学）", True), ("生命健康", True), ("农业科技(含食品)", True), ("前沿交叉", False)],
)
def test_a_field_is_one_of_the_notices(campaign: Campaign, field: str, fine: bool):
    rows = with_question(campaign, research_field=field)
    assert found(campaign, "question", questions=rows) == ([] if fine else [("question.field", "E5")])


@pytest.mark.parametrize(("written", "named"), [
    ("生命健康（含医学）", "生命健康（含医学）"), (" 生命健康 (含医学) ", "生命健康（含医学）"), ("生命健康", "生命健康（含医学）"),
    ("先进材料", "先进材料"), ("前沿交叉", None), ("生命健康（含药学）", None), ("", None),
])  # fmt: skip
def test_a_field_is_named_with_or_without_its_remark(campaign: Campaign, written: str, named: str | None):
    assert campaign.research_field_named(written) == named


@pytest.mark.parametrize(
    ("named", "codes_expected"),
    [
        ("1101410", []), ("演绎逻辑学", []), ("1101410 演绎逻辑学", []), ("1101410；证明论", []),
        ("1101410 证明论", ["question.discipline-unknown"]), ("炼金术", ["question.discipline-unknown"]),
        ("1101410\u3000演绎逻辑学；1101420\u00a0证明论", []), ("110.14.10", []), ("数学、物理学", ["question.discipline-unknown"]),
        (110.141, ["question.discipline-unknown"]), ("9999999", ["question.discipline-unknown"]), ("110 数学", ["question.discipline-coarse"]),
        ("11014", ["question.discipline-coarse"]), ("11011 数学史", []),
        ("1101410演绎逻辑学", []), ("演绎逻辑学1101410", []), ("演绎逻辑学（1101410）", []), ("1101410-演绎逻辑学", []), ("1101410 (演绎逻辑学)", []),
        ("１１０１４１０演绎逻辑学", []), ("110.1410演绎逻辑学；1101420：证明论", []), ("1101410证明论", ["question.discipline-unknown"]),
        ("110数学", ["question.discipline-coarse"]), ("演绎逻辑学证明论", ["question.discipline-unknown"]),
        ("1101410；1101420；1101430", []), ("1101410；1101420；1101430；1101440", ["question.discipline-unknown"]),
    ],
)  # fmt: skip
def test_a_discipline_is_known_and_fine_grained(campaign: Campaign, named: str, codes_expected: list[str]):
    assert codes(campaign, "question", questions=with_question(campaign, disciplines=named)) == codes_expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("如何？", []), ("如何?", []), ("如何？ \u3000", []), ("如何。", ["question.title-style"]),
        ("如何？！", ["question.title-style"]), ("How?", ["question.title-language"]),
    ],
)  # fmt: skip
def test_a_chinese_title_is_a_question_in_chinese(campaign: Campaign, title: str, expected: list[str]):
    assert codes(campaign, "question", questions=with_question(campaign, title_zh=title)) == expected


@pytest.mark.parametrize(("title", "fine"), [("How?", True), ("How 如何?", False), ("12?", False), ("é?", True), ("Ｗｈａｔ？", True)])
def test_an_english_title_has_letters_and_no_chinese(campaign: Campaign, title: str, fine: bool):
    rows = with_question(campaign, title_en=title)
    assert found(campaign, "question", questions=rows) == ([] if fine else [("question.title-language", "D5")])


@pytest.mark.parametrize(("number", "fine"), [(2, False), (3, True), (8, True), (9, False)])
def test_there_are_three_to_eight_keywords(campaign: Campaign, number: int, fine: bool):
    words = {"keywords_zh": "；".join("词" * (n + 1) for n in range(number)), "keywords_en": ";".join("w" * (n + 1) for n in range(number))}
    expected = [] if fine else [("question.keywords-count", "G5")]
    assert found(campaign, "question", questions=with_question(campaign, **words)) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("a; b; c", []), ("a; b", ["question.keywords-pairs"]), ("a; b; c; d", ["question.keywords-pairs"]),
        ("a; b; 三", ["question.keywords-language"]), ("a / b / c", ["question.keywords-pairs"]),
    ],
)  # fmt: skip
def test_english_keywords_pair_with_the_chinese(campaign: Campaign, english: str, expected: list[str]):
    assert codes(campaign, "question", questions=with_question(campaign, keywords_en=english)) == expected


@pytest.mark.parametrize("chinese", ["甲 乙 丙", "甲/乙/丙", "1.甲 2.乙 3.丙", "甲；乙", "甲；乙；丙；丁；戊；己；庚；辛；壬"])
def test_keywords_pair_only_where_the_chinese_ones_are_as_many_as_asked(campaign: Campaign, chinese: str):
    """One fault, one code."""
    rows = with_question(campaign, keywords_zh=chinese, keywords_en="a; b; c")
    assert found(campaign, "question", questions=rows) == [("question.keywords-count", "G5")]


@pytest.mark.parametrize(("chinese", "fine"), [("DNA；5G；芯片", True), ("DNA；5G；AI", False)])
def test_latin_keywords_are_fine_among_chinese_ones(campaign: Campaign, chinese: str, fine: bool):
    rows = with_question(campaign, keywords_zh=chinese)
    assert found(campaign, "question", questions=rows) == ([] if fine else [("question.keywords-language", "G5")])


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        (999, Severity.ERROR), (1000, Severity.WARNING), (1599, Severity.WARNING), (1600, None),
        (2400, None), (2401, Severity.WARNING), (3000, Severity.WARNING), (3001, Severity.ERROR),
    ],
)  # fmt: skip
def test_the_body_stays_within_its_bands(campaign: Campaign, words: int, severity: Severity | None):
    body = {"description": "字" * (words - 3), "background": "字", "progress": "字", "significance": "字"}
    judgement = judge_submission(submission(campaign, questions=with_question(campaign, **body)), campaign)
    expected = [("question.body-length", severity, "I5", str(words))] if severity else []
    assert [(f.code, f.severity, f.place.cell, f.found) for f in judgement] == expected


def test_a_body_with_a_blank_section_is_incomplete_and_not_too_short(campaign: Campaign):
    rows = with_question(campaign, background="")
    assert found(campaign, "question", questions=rows) == [("question.required", "J5")]


@pytest.mark.parametrize(("chinese", "fine"), [(450, True), (449, False)])
def test_at_least_half_of_a_section_is_chinese(campaign: Campaign, chinese: int, fine: bool):
    written = "字" * chinese + " word" * (900 - chinese)
    rows = with_question(campaign, progress=written)
    assert found(campaign, "question.body-lang", questions=rows) == ([] if fine else [("question.body-language", "K5")])


LONG_TEXT = "这一部分的内容与另一部分完全相同，显然是粘贴时弄错了的结果。"
"""30 字."""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"description": LONG_TEXT, "progress": LONG_TEXT}, [("question.sections-alike", "K5")]),
        ({"background": f" {LONG_TEXT}\n", "significance": LONG_TEXT.replace("，", ",")}, [("question.sections-alike", "L5")]),
        (dict.fromkeys(("description", "background", "progress", "significance"), LONG_TEXT), [("question.sections-alike", "J5")]),
        ({"description": LONG_TEXT, "progress": LONG_TEXT.replace("粘贴", "抄写")}, []),
        ({"description": LONG_TEXT[:19], "progress": LONG_TEXT[:19]}, []),
        ({"description": LONG_TEXT[:20], "progress": LONG_TEXT[:20]}, [("question.sections-alike", "K5")]),
        ({"description": "", "progress": ""}, []),
    ],
)  # fmt: skip
def test_a_section_that_repeats_another_is_found_at_the_later_one(campaign: Campaign, changes: dict, expected: list):
    assert found(campaign, "question.sections", questions=with_question(campaign, **changes)) == expected


def test_a_body_that_another_question_has_is_found_at_the_later_one(campaign: Campaign):
    body = {name: question(campaign, 1)[name] for name in ("description", "background", "progress", "significance")}
    rows = [question(campaign, n) for n in serials(1, 9)]
    rows[4] |= body
    judgement = judge_submission(submission(campaign, questions=rows), campaign)
    assert [(f.code, f.place.cell, f.found) for f in judgement] == [("question.sections-alike", "I9", "")]
    assert finding_sentence(judgement.findings[0]) == "第 9 行问题的正文与 I5 起的另一问题完全相同，题目却不同（依据：四.4）。"
    rows[4] |= {"significance": LONG_TEXT}
    assert found(campaign, "question.sections", questions=rows) == []


def test_a_question_that_stands_twice_is_one_fault(campaign: Campaign):
    rows = [question(campaign, n) for n in serials(1, 9)]
    rows[2] = rows[0] | {"question_serial": 3.0}
    assert found(campaign, "question", questions=rows) == [("question.duplicate", "C7")]


def test_a_title_that_stood_before_is_found_at_the_later_row(campaign: Campaign):
    rows = [question(campaign, n) for n in serials(1, 9)]
    rows[6] = rows[6] | {"title_zh": f" {rows[1]['title_zh']} ".replace("？", "?")}
    judgement = judge_submission(submission(campaign, questions=rows), campaign)
    assert [(f.code, f.place.cell, f.details["first"]) for f in judgement] == [("question.duplicate", "C11", "C6")]


@pytest.mark.parametrize(
    ("named", "scenario", "fine"),
    [("1101410；1401510", "", False), ("1101410；1401510", "高铁", True), ("1101410；1101420", "", True)],
)
def test_a_question_across_disciplines_may_name_its_scene(campaign: Campaign, named: str, scenario: str, fine: bool):
    rows = with_question(campaign, disciplines=named, scenario=scenario)
    assert found(campaign, "question", questions=rows) == ([] if fine else [("question.scenario", "N5")])


# 委员会评分


def scores(value: Value, **changes: Value) -> dict[tuple[Value, Value], Value]:
    """Return a full matrix of varied scores, with one cell (question 1, member 1) set to *value*."""
    given: dict[tuple[Value, Value], Value] = {
        (float(q), float(m)): float(60 + q + m) for q in range(1, 10) for m in range(1, 16)
    }
    return given | {(1.0, 1.0): value}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, []), (100.0, []), ("回避", []), (" 回 避 ", []), (-0.5, ["score.out-of-range"]),
        (100.5, ["score.out-of-range"]), ("85", ["score.not-a-number"]), ("优", ["score.not-a-number"]),
        (True, ["score.not-a-number"]), ("", []),
    ],
)  # fmt: skip
def test_a_score_is_a_number_within_the_band_or_a_recusal(campaign: Campaign, value: Value, expected: list[str]):
    assert found(campaign, "score", scores=scores(value)) == [(code, "D5") for code in expected]


@pytest.mark.parametrize(
    ("given", "fine"),
    [
        ((0.79, 0.85, 0.9), False), ((0.79, 1, 0), False), ((0.79,), False), ((0.5, 0.5, "回避"), False),
        ((1,), True), ((0, 1, 1), True), ((0.79, 85), True), ((1.5, 0.9), True),
    ],
)  # fmt: skip
def test_a_member_whose_scores_all_look_like_percentages_is_found(campaign: Campaign, given: Sequence[Value], fine: bool):
    others = {key: value for key, value in scores(61.0).items() if key[1] != 2.0}
    own = {(float(serial), 2.0): value for serial, value in enumerate(given, 1)}
    assert found(campaign, "score.out", scores=others | own) == ([] if fine else [("score.out-of-range", "E4")])


def test_fractions_are_scores_in_a_call_of_small_numbers(campaign: Campaign):
    small = variant(campaign, score_maximum=5)
    given = {(float(q), float(m)): (q + m) / 25 for q in range(1, 10) for m in range(1, 16)}
    assert found(small, "score", scores=given) == []


@pytest.mark.parametrize(("given", "fine"), [(10, True), (9, False)])
def test_two_thirds_of_the_committee_score_each_question(campaign: Campaign, given: int, fine: bool):
    kept = {key: value for key, value in scores(61.0).items() if key[0] != 1.0 or key[1] <= given}
    assert found(campaign, "score", scores=kept) == ([] if fine else [("score.too-few", "A5")])


def test_a_sheet_without_any_score_is_not_asked_for_more(campaign: Campaign):
    assert found(campaign, "score", scores={}) == []


@pytest.mark.parametrize(("value", "fine"), [("回避", True), (90.0, False)])
def test_a_member_does_not_score_their_own_question(campaign: Campaign, value: Value, fine: bool):
    rows = with_question(campaign, author="甲；钱委员1")
    expected = [] if fine else [("score.recused", "D5")]
    assert found(campaign, "score", questions=rows, scores=scores(value)) == expected


@pytest.mark.parametrize(
    ("author", "member_name", "own"),
    [
        ("李某 钱书凯", "钱书凯", True), ("李某/钱书凯", "钱书凯", True), ("李某／钱书凯", "钱书凯", True),
        ("李某，钱书凯；王某", "钱书凯", True), ("钱书凯（演示大学）", "钱书凯", True), ("李某(甲大学)、钱书凯(乙大学)", "钱书凯", True),
        ("钱 凯", "钱凯", True), ("李某\u3000钱书凯", "钱书凯", True), ("钱书凯（甲、乙大学）", "钱书凯", True),
        ("Maria Keller", "Maria Keller", True), ("maria  keller / 李某", "Maria Keller", True), ("Maria Keller", "Maria", False),
        ("钱书凯（甲大学）", "钱书凯（乙大学）", False), ("钱书凯（甲大学）", "钱书凯(甲大学)", True), ("钱书凯文", "钱书凯", False),
    ],
)  # fmt: skip
def test_who_wrote_a_question_is_known_however_the_names_are_parted(campaign: Campaign, author: str, member_name: str, own: bool):
    rows, people = with_question(campaign, author=author), [member(1, member_name=member_name), *(member(n) for n in serials(2, 14))]
    expected = [("score.recused", "D5")] if own else []
    assert found(campaign, "score", questions=rows, members=people, scores=scores(90.0)) == expected


def test_scores_at_a_serial_without_question_or_member_are_named_once(campaign: Campaign):
    heads: dict[str, Sequence[Value]] = {
        "score_rows": [*map(float, range(1, 10)), 27.0], "score_columns": [*map(float, range(1, 16)), 44.0]
    }  # fmt: skip
    stray = scores(61.0) | {(27.0, 1.0): 80.0, (27.0, 2.0): 81.0, (1.0, 44.0): 82.0, (2.0, 44.0): 83.0}
    assert found(campaign, "score", scores=stray, **heads) == [
        ("score.unknown-reviewer", "S4"),
        ("score.unknown-question", "A14"),
    ]


@pytest.mark.parametrize(("count", "fine"), [(4, True), (5, False)])
def test_one_value_for_five_questions_or_more_is_noticed(campaign: Campaign, count: int, fine: bool):
    rows = [question(campaign, n) for n in serials(1, count)]
    given = {(q, m): 80.0 if m == 1.0 else 60 + q + m for q, m in scores(0.0) if q <= count}
    expected = [] if fine else [("score.identical", "D4")]
    assert found(campaign, "score", questions=rows, scores=given) == expected


OTHERS = {(float(q), float(m)): 68.0 + (q * 7 + m * 5) % 23 for q in range(1, 10) for m in range(1, 16)}
"""Scores between 68 and 90."""


@pytest.mark.parametrize(
    ("own", "fine"),
    [
        ((8.5, 7, 9, 8, 6.5, 9, 7.5, 8, 9.5), False), ((4, 5, 3, 4, 4, 5, 2, 3, 4), False), ((8, 9), False), ((0.5, 1, 2, 1.5), False),
        ((10,) * 4 + (9,), False), ((8, 9, 8, 7, 80, 85, 78, 90), False),
        ((35, 42, 30, 28, 40, 33, 20, 25, 31), True), ((20,) * 4, True), ((11, 12, 15, 14), True), ((8,), True), ((8, 78, 85, 90), True),
        ((9, 8, 75, 80, 85), True), ((0, 0, 0, 0), True), ((100, 99, 98, 100), True), ((68, 68, 69, 70), True), ((0.79, 0.85), True), ((), True),
        (("回避", 8, 9), False),
    ],
)  # fmt: skip
def test_a_member_on_another_scale_is_told_and_a_severe_one_is_not(campaign: Campaign, own: Sequence[Value], fine: bool):
    given = {key: value for key, value in OTHERS.items() if key[1] != 2.0} | {(float(n), 2.0): value for n, value in enumerate(own, 1)}
    assert found(campaign, "score.other", scores=given) == ([] if fine else [("score.other-scale", "E4")])


def test_one_on_a_hundred_among_others_on_ten_is_told(campaign: Campaign):
    given = {key: value if key[1] == 2.0 else value / 10 for key, value in OTHERS.items()}
    assert found(campaign, "score.other", scores=given) == [("score.other-scale", "E4")]


def test_a_committee_that_agrees_on_low_scores_is_not_told(campaign: Campaign):
    assert found(campaign, "score.other", scores={key: value / 10 for key, value in OTHERS.items()}) == []
    poor = {key: value / 10 if key[0] < 5 else value for key, value in OTHERS.items()}
    assert found(campaign, "score.other", scores=poor) == []


def test_a_small_committee_does_not_tell_what_is_usual(campaign: Campaign):
    few = {key: value / 10 if key[1] == 2.0 else value for key, value in OTHERS.items() if key[1] < 5}
    assert found(campaign, "score.other", scores=few) == []


def test_a_scale_of_ten_is_the_scale_of_a_call_that_asks_for_it(campaign: Campaign):
    ten = variant(campaign, score_maximum=5)
    given = {key: value / 20 if key[1] != 2.0 else 0.4 for key, value in OTHERS.items()}
    assert found(ten, "score.other", scores=given) == []


def test_another_scale_is_told_with_what_is_usual(campaign: Campaign):
    given = OTHERS | {(float(n), 2.0): 8.5 for n in range(1, 4)} | {(float(n), 2.0): "" for n in range(4, 10)}
    (finding,) = judge_submission(submission(campaign, scores=given), campaign)
    said = finding_sentence(finding)
    assert said == (f"序号 2 的委员给出的评分（8.5 分）与其他委员对同样问题的评分（{finding.details['others']} 分左右）相差悬殊，"
                    "像是用了另一种分制，例如十分制。")


@pytest.mark.parametrize(
    ("changes", "cell"),
    [("question", "A6"), ("member", "A6"), ("row", "A6"), ("column", "E4")],
)
def test_a_serial_that_stands_twice_is_found_at_the_later_place(campaign: Campaign, changes: str, cell: str):
    rows, people = [question(campaign, n) for n in serials(1, 9)], [member(n) for n in serials(1, 15)]
    heads: dict[str, list[Value]] = {
        "score_rows": [float(n) for n in range(1, 10)], "score_columns": [float(n) for n in range(1, 16)]
    }  # fmt: skip
    match changes:
        case "question":
            rows[1] = rows[1] | {"question_serial": 1.0}
        case "member":
            people[1] = people[1] | {"member_serial": 1.0}
        case "row":
            heads["score_rows"][1] = 1.0
        case "column":
            heads["score_columns"][1] = 1.0
    assert ("score.twice", cell) in found(campaign, "score", questions=rows, members=people, scores={(3.0, 3.0): 80.0}, **heads)


# Judgement


def test_a_check_whose_field_is_missing_is_reported_as_not_made(campaign: Campaign):
    judgement = judge_submission(submission(campaign, without=frozenset({"title_zh"})), campaign)
    missing = {check.code: check.missing for check in judgement.not_made}
    assert missing["question.title-style"] == ("题目（中文）",)
    assert set(missing) == {"question.title-style", "question.title-language", "question.duplicate", "score.too-few"}
    assert judgement.findings == ()


def test_findings_come_gravest_first_then_by_place(campaign: Campaign):
    rows = with_question(campaign, title_zh="如何。", title_en="", scenario="", disciplines="1101410；1401510")
    assert found(campaign, "", questions=rows, unit={"presider_title": "秘书长", "signer": ""}) == [
        ("unit.not-signed", "B23"),
        ("question.required", "D5"),
        ("unit.presider", "B11"),
        ("question.title-style", "C5"),
        ("question.scenario", "N5"),
    ]


def test_a_rule_the_campaign_does_not_list_is_not_in_force(campaign: Campaign):
    lenient = campaign.model_copy(update={"rules": tuple(s for s in campaign.rules if s.code != "question.title-style")})
    assert judge_submission(submission(lenient, questions=with_question(lenient, title_zh="如何。")), lenient).clean


def test_staff_decide_how_grave_a_rule_is(campaign: Campaign):
    graver = [s.model_copy(update={"severity": Severity.ERROR}) if s.code == "question.title-style" else s for s in campaign.rules]
    strict = campaign.model_copy(update={"rules": tuple(graver)})
    judgement = judge_submission(submission(strict, questions=with_question(strict, title_zh="如何。")), strict)
    assert [f.severity for f in judgement] == [Severity.ERROR]


def test_what_the_reader_saw_is_judged_with_the_rest(campaign: Campaign):
    seen = Observation("form.sheet-missing", sheet="委员会评分", details={"missing": "委员会评分"})
    judgement = judge_submission(submission(campaign), campaign, [seen])
    assert [(f.code, f.severity, str(f.place)) for f in judgement] == [("form.sheet-missing", Severity.ERROR, "委员会评分")]


def test_a_long_value_is_quoted_in_part(campaign: Campaign):
    judgement = judge_submission(submission(campaign, questions=with_question(campaign, title_zh="长" * 100)), campaign)
    assert [f.found for f in judgement] == ["长" * 59 + "…"]
