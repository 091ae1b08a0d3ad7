"""Years are data: each preset, and one made up, issued, filled in, read, judged and reported by the same code."""

from datetime import date, datetime
from functools import cache
from io import BytesIO

import pytest
from python_calamine import load_workbook

from tests.support.drawn_answers import variant
from tests.support.filled_forms import filled_form
from tests.support.libreoffice import Office
from tests.support.rendered_documents import WordDocument
from toolkit.batch.unit_report.render import render_report
from toolkit.campaign.difference import differences, rules_in_force
from toolkit.campaign.extension import PresetFault
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset, parse_preset, preset_names, standard_preset
from toolkit.campaign.workbook import read_campaign
from toolkit.campaign.writer import write_campaign
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.forms.recommendation.reading import read_submission
from toolkit.model import Sheet, Source, Submission
from toolkit.rules import LIVE_CODES, SUBMISSION_LIVE_CODES, judge_submission

pytestmark = pytest.mark.long

YEARS = ("2019", "2020", "2021", "2022", "2023", "2024")

MADE_UP = """
extends = "2024"

[remove]
categories = ["frontier"]
form = ["orientation", "author_contact"]
lists = ["orientations"]
research_fields = ["F10"]

[settings]
code = "test-30"
name = "2030试验征集"
year = 2030
opens = "2030-01-01T00:00:00"
closes = "2030-02-01T12:00:00"
committee_minimum = 5
committee_rows = 12
question_rows = 12
title_style = "any"
body_minimum = 1500
sources = "编造的年度，仅供测试。"

[clauses]
committee_minimum = "第三条"
categories = "第二条"

[lists]
levels = ["国家级", "省部级"]

[form]
"推荐问题" = [
    { name = "title_zh", label = "问题名称" },
    { name = "level", after = "research_field", label = "项目级别", kind = "choice", required = true, list = "levels" },
    { name = "summary_en", label = "英文摘要", kind = "long", required = true, language = "en" },
]
"单位信息" = [
    { name = "collected", after = "unit_type" },
]

[rules]
"committee.too-small" = { clause = "第三条" }
"quota.too-many" = { severity = "warning", clause = "第二条" }

[[categories]]
code = "engineering"
minimum = 1
maximum = 2

[[categories]]
code = "industry"
minimum = 1
maximum = 2

[[categories]]
code = "policy"
name = "政策问题"
minimum = 1
maximum = 2
select = 4

[[categories]]
code = "youth"
name = "青年问题"
minimum = 1
maximum = 2
select = 3

[[stages]]
name = "复议"
method = "vote"
pool = "previous"
reviewers = 3
passing = "places"
passing_value = 2
quorum = 0.5
tie_chain = ["停止并再次投票"]
"""


@cache
def campaign_of(year: str) -> Campaign:
    return parse_preset(MADE_UP) if year == "made up" else load_preset(year)


every_year = pytest.mark.parametrize("year", [*YEARS, "made up"])


@cache
def submitted(year: str) -> Submission:
    """What is read of a year's form with its clean answers."""
    return read_back(year, answered(campaign_of(year)))


def read_back(year: str, answers: FormAnswers) -> Submission:
    campaign = campaign_of(year)
    data = filled(campaign, answers)
    source = Source("推荐表.xlsx", "0" * 64, len(data), campaign.settings.opens)
    reading = read_submission(data, source, campaign)
    assert reading.submission is not None
    assert reading.observed == ()
    return reading.submission


def filled(campaign: Campaign, answers: FormAnswers | None = None) -> bytes:
    return filled_form(answers or answered(campaign), campaign=campaign)


def answered(campaign: Campaign, number: int = 3) -> FormAnswers:
    """Clean answers; those of number 3 recommend with a foreign body, those of number 1 alone."""
    return clean_answers(campaign, campaign.unit_of["A-06"], number)


def findings(year: str, answers: FormAnswers) -> list[tuple[str, str, str, str]]:
    submission = read_back(year, answers)
    return [(f.code, f.severity.word, f.place.sheet, f.place.cell) for f in judge_submission(submission, campaign_of(year))]


# what the years say, by hand


def test_the_packaged_years():
    assert preset_names() == YEARS
    assert standard_preset() == "2023"


def test_2019_has_two_categories_and_titles_in_any_form():
    campaign = load_preset("2019")
    assert [(c.name, c.minimum, c.maximum, c.select) for c in campaign.categories] == [
        ("前沿科学问题", 3, 5, 10), ("工程技术难题", 3, 5, 10),
    ]
    assert (campaign.settings.title_style, campaign.clause("categories")) == ("any", "转述")
    assert (campaign.clause("closes"), campaign.clause("notice"), campaign.settings.notice) == ("未查到", "未查到", "")


def test_2022_has_its_number_its_deadline_at_second_hand_and_its_fields():
    campaign = load_preset("2022")
    assert campaign.settings.notice == "科协办函〔2022〕19号"
    assert campaign.settings.closes == datetime(2022, 3, 31, 23, 59, 59, tzinfo=CHINA_TIME)
    assert campaign.clause("closes") == campaign.rule["unit.late"].clause == "二手来源"
    assert {field.name for field in campaign.research_fields} == {
        "数理化基础科学", "地球科学", "生态环境", "制造科技", "信息科技", "先进材料", "资源能源", "农业科技", "生命健康", "空天科技",
    }
    assert [(c.name, c.select) for c in campaign.categories] == [("前沿科学问题", 10), ("工程技术难题", 10), ("产业技术问题", 10)]


def test_2024_asks_for_a_secrecy_review_and_lets_universities_recommend():
    campaign = load_preset("2024")
    settings = campaign.settings
    assert settings.notice == "科协办函创字〔2024〕13号"
    assert settings.opens == datetime(2024, 1, 25, tzinfo=CHINA_TIME)
    assert settings.closes == datetime(2024, 3, 20, 23, 59, 59, tzinfo=CHINA_TIME)
    assert settings.unit_types == ("全国学会", "委托管理", "学会联合体", "企业科协", "高校科协")
    labels = [field.label for field in campaign.on(Sheet.UNIT)]
    assert labels[18:22] == ["征集问题数量", "保密审查意见", "审定签字人", "审定日期"]
    assert campaign.fields["secrecy_review"].required
    assert campaign.fields["signer"].prompt == "推荐单位或专家推荐委员会负责人姓名。"
    assert [field.name for field in campaign.research_fields][10:] == ["其他前沿交叉领域"]
    assert [(s.name, s.method, s.reviewers) for s in campaign.stages] == [("初选", "score", 5), ("终选", "vote", 30)]


@pytest.mark.parametrize("year", ["2019", "2022", "2024"])
def test_what_is_not_known_of_a_year_stays_and_says_so(year: str):
    campaign = load_preset(year)
    assert campaign.settings.committee_minimum == 15
    assert campaign.clause("committee_minimum") == campaign.rule["committee.too-small"].clause == "沿用2023"
    assert campaign.clause("body_floor") == campaign.rule["committee.no-chair"].clause == "默认"
    assert campaign.settings.contact + campaign.settings.phone + campaign.settings.email == ""
    assert f"{year}年通知原文未查到" in campaign.settings.sources
    assert "“沿用2023”：未查到，沿用2023年的规定" in campaign.settings.sources
    in_force = {line.label: line for line in rules_in_force(campaign)}
    assert in_force["专家推荐委员会人数下限"].clause == "沿用2023"
    assert in_force["依据说明"].value == campaign.settings.sources


def test_the_years_selected_as_public_records_tell():
    stages = {year: [(s.name, s.method, s.reviewers) for s in load_preset(year).stages] for year in YEARS}
    assert stages == {
        "2019": [("初选", "score", 5), ("复选线上投票", "vote", 124), ("复选现场评议", "score", 52), ("终选", "vote", 27)],
        "2020": [("初选", "vote", 0), ("复审", "score", 9), ("终审", "vote", 36)],
        "2021": [("初选", "vote", 0), ("复选", "score", 9), ("终选预选", "vote", 31), ("终选", "vote", 31)],
        "2022": [("初选", "vote", 0), ("复选", "score", 9), ("终选预选", "vote", 31), ("终选", "vote", 31)],
        "2023": [("初选", "score", 5), ("复选", "score", 9), ("终选", "vote", 27)],
        "2024": [("初选", "score", 5), ("终选", "vote", 30)],
    }
    assert all(load_preset(year).stages[0].is_mass_vote for year in ("2020", "2021", "2022"))


@pytest.mark.parametrize("year", YEARS)
def test_campaign_xlsx_of_each_year_has_no_stage_at_odds_with_the_rest(year: str):
    campaign = load_preset(year)
    assert all(stage.passing_value <= 60 for stage in campaign.stages)
    assert {category.select for category in campaign.categories} == {campaign.stages[-1].passing_value}


@pytest.mark.parametrize(("year", "earlier"), [("2020", "2021"), ("2021", "2022")])
def test_what_is_taken_over_from_the_year_behind_says_so(year: str, earlier: str):
    campaign = load_preset(year)
    assert campaign.clause("committee_minimum") == campaign.rule["committee.too-small"].clause == f"沿用{earlier}"
    assert f"{year}年通知原文未查到" in campaign.settings.sources and f"“沿用{earlier}”" in campaign.settings.sources


@pytest.mark.parametrize("year", ["2019", "2022", "2024"])
def test_no_clause_of_another_year_s_notice_is_cited(year: str):
    campaign = load_preset(year)
    cited = {*campaign.clauses.values(), *(rule.clause for rule in campaign.rules)}
    assert cited <= {"沿用2023", "默认", "公开资料", "转述", "二手来源", "未查到"}


# the same code for each of them


@every_year
def test_a_year_s_form_filled_in_has_nothing_to_object_to(year: str):
    campaign, submission = campaign_of(year), submitted(year)
    assert {field.name for field in campaign.form} == {*submission.labels}
    assert [f"{finding.code} {finding.place}" for finding in judge_submission(submission, campaign)] == []
    assert judge_submission(submission, campaign).not_made == ()


@pytest.mark.parametrize("year", YEARS)
def test_campaign_xlsx_gives_each_year_back(year: str):
    assert read_campaign(write_campaign(load_preset(year), LIVE_CODES)) == load_preset(year)


@every_year
def test_a_year_s_report_says_what_its_form_asks(year: str):
    campaign, submission = campaign_of(year), submitted(year)
    said = "\n".join(WordDocument(render_report(campaign, submission, judge_submission(submission, campaign))).paragraphs)
    assert campaign.settings.name in said
    assert ("保密审查意见" in said) == (year in ("2024", "made up"))
    assert ("产业技术问题" in said) == (year not in ("2019", "2020"))
    assert ("英文摘要" in said) == ("青年问题" in said) == (year == "made up")


def test_a_year_s_live_sheet_has_nothing_to_object_to(office: Office):
    """With as many rows as are filled in: more take LibreOffice longer."""
    books = {year.replace(" ", "-"): filled(variant(campaign_of(year), question_rows=12, committee_rows=20)) for year in (*YEARS, "made up")}
    for name, data in office.calculated(books).items():
        rows = load_workbook(BytesIO(data)).get_sheet_by_name(Sheet.LIVE).to_python()
        assert rows[2][0] == "✓ 各项均已符合", name
        verdicts = [row[0] for row in rows[3:] if row[0] in ("✓", "✗")]
        assert set(verdicts) == {"✓"}, name
        assert len(verdicts) > len(SUBMISSION_LIVE_CODES)


def test_2024_returns_a_workbook_without_the_secrecy_review():
    answers = answered(load_preset("2024"))
    answers.unit["secrecy_review"] = ""
    assert findings("2024", answers) == [("unit.required", "error", "单位信息", "B24")]


@pytest.mark.parametrize(("year", "expected"), [
    ("2019", []), ("2022", [("question.title-style", "warning", "推荐问题", "C6")]),
])
def test_whether_a_title_must_be_a_question(year: str, expected: list):
    answers = answered(load_preset(year))
    answers.questions[2]["title_zh"] = "关于某类前沿问题的研究"
    assert findings(year, answers) == expected


def test_a_university_association_may_recommend_in_2024_only():
    for year, expected in (("2022", [("unit.type-not-allowed", "error", "单位信息", "B7")]), ("2024", [])):
        declared = load_preset(year).model_dump()
        declared["lists"]["unit_types_known"] = tuple(dict.fromkeys((*declared["lists"]["unit_types_known"], "高校科协")))
        declared["units"] = [unit | {"type": "高校科协"} if unit["code"] == "A-06" else unit for unit in units(year)]
        campaign = Campaign.model_validate(declared)
        unit = campaign.unit_of["A-06"]
        data = filled_form(clean_answers(campaign, unit, 3), campaign=campaign)
        submission = read_submission(data, Source("x.xlsx", "", 0, campaign.settings.opens), campaign).submission
        assert submission is not None
        assert [(f.code, f.severity.word, f.place.sheet, f.place.cell) for f in judge_submission(submission, campaign)] == expected


def units(year: str) -> list[dict]:
    return [{name: getattr(unit, name) for name in unit.__slots__} for unit in load_preset(year).units]


def test_made_up_limits_bind():
    answers = answered(campaign_of("made up"), 1)
    for row in list(answers.members)[4:]:
        answers.remove_member(row)
    first = answers.questions[1]["category"]
    for question in answers.questions.values():
        question["category"] = first
    rows = len(answers.questions)
    assert rows == 6
    assert findings("made up", answers) == [
        ("committee.too-small", "error", "专家委员会", "B4"),
        ("quota.too-few", "error", "推荐问题", "B4"),
        ("quota.too-few", "error", "推荐问题", "B4"),
        ("quota.too-few", "error", "推荐问题", "B4"),
        ("quota.too-many", "warning", "推荐问题", "B4"),
    ]


def test_made_up_fields_are_asked_for():
    answers = answered(campaign_of("made up"))
    answers.questions[2] |= {"level": "", "summary_en": " "}
    assert findings("made up", answers) == [
        ("question.required", "error", "推荐问题", "F6"), ("question.required", "error", "推荐问题", "R6"),
    ]


def test_differences_between_years_read_as_sentences():
    told = [(one.what, one.before, one.after) for one in differences(load_preset("2022"), load_preset("2024"))]
    assert ("可推荐的单位类型", "全国学会；委托管理；学会联合体；企业科协", "全国学会；委托管理；学会联合体；企业科协；高校科协") in told
    assert ("截止时间", "2022-03-31 23:59:59", "2024-03-20 23:59:59") in told
    assert ("其他前沿交叉领域", None, "代码 F11，名称 其他前沿交叉领域") in told
    (added,) = [after for what, before, after in told if what == "单位信息“保密审查意见”"]
    assert "必填 是" in added
    assert ("生命健康 · 名称", "生命健康", "生命健康（含医学）") in told


# a year laid over another


def test_rows_are_changed_added_put_in_place_and_removed():
    campaign, base = campaign_of("made up"), load_preset("2024")
    assert [(c.code, c.name, c.maximum, c.select) for c in campaign.categories] == [
        ("engineering", "工程技术难题", 2, 10), ("industry", "产业技术问题", 2, 10), ("policy", "政策问题", 2, 4),
        ("youth", "青年问题", 2, 3),
    ]
    assert [field.name for field in campaign.on(Sheet.UNIT)][2:5] == ["unit_type", "collected", "joint_mode"]
    questions = [field.name for field in campaign.on(Sheet.QUESTIONS)]
    assert questions[questions.index("research_field") + 1] == "level"
    assert questions[-1] == "summary_en"
    assert {*base.fields} - {*campaign.fields} == {"orientation", "author_contact"}
    assert campaign.fields["title_zh"] == base.fields["title_zh"].model_copy(update={"label": "问题名称"})
    assert [stage.name for stage in campaign.stages] == ["初选", "终选", "复议"]
    assert "orientations" not in campaign.lists
    assert (campaign.clause("committee_minimum"), campaign.clause("title_style")) == ("第三条", "沿用2024")
    assert campaign.rule["quota.too-few"].clause == "沿用2024"
    assert campaign.rule["quota.too-many"].severity.word == "warning"


@pytest.mark.parametrize("part", [
    'remove = { form = ["colour"] }',
    'remove = { colours = ["red"] }',
    'form = { "单位信息" = [{ name = "colour", after = "taste", label = "颜色", kind = "text" }] }',
])
def test_a_preset_that_names_what_is_not_there_is_refused(part: str):
    with pytest.raises(PresetFault):
        parse_preset(f'extends = "2023"\n{part}\n')


def test_a_preset_that_says_nothing_is_the_one_it_extends_with_other_clauses():
    same = parse_preset('extends = "2023"')
    assert same.settings == load_preset("2023").settings
    assert same.form == load_preset("2023").form
    assert {*same.clauses.values()} == {"沿用2023"}


def test_the_example_of_a_date_is_of_the_year():
    assert load_preset("2024").prompt(load_preset("2024").fields["signed_on"]) == "例如 2024-03-10。"
    assert all(date.fromisoformat(f"{year}-03-10") < load_preset(year).settings.closes.date() for year in YEARS)
