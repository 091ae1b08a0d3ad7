"""Forms with small limits, and answers drawn around every limit that a live rule watches."""

import os
from collections.abc import Sequence
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import FormAnswers
from toolkit.formspec.recommendation import BODY
from toolkit.model import Sheet, Value

DRAWN = int(os.environ.get("DRAWN", "16"))
"""How many cases are drawn where a test draws any; `make fuzz` draws more."""

BLANK = ("", " ", "　", "\u200b", "\n", "\ufeff\t", "\u00a0\u2060")
"""What shows nothing."""

NO_ANSWER = ("无", " 同 上 ", "/", "—", "N/A", "暂无\u200b", "NA", "\"", "请\u3000选择", "……",
             "待 补充", "XXX", "***", "？？", "张某某", "李 某", "（签字）", "见 扫描件", "XX大学", "专家 15", "TBD")
"""What says that there is nothing to say; blank like nothing at all, but in a cell of a score."""

MEMBERS, MOST, BODY_LIMITS = 3, 2, (6, 8, 12, 14)
"""The small form's limits: members at least, questions of a category at most, floor to ceiling of a body."""


def variant(campaign: Campaign, **settings: Value) -> Campaign:
    """A campaign with other settings."""
    declared = campaign.model_dump(mode="json")
    return Campaign.model_validate(declared | {"settings": declared["settings"] | settings})


def small(campaign: Campaign) -> Campaign:
    """A campaign with limits that short answers reach."""
    floor, minimum, maximum, ceiling = BODY_LIMITS
    declared = variant(
        campaign, question_rows=10, committee_rows=8, committee_minimum=MEMBERS,
        body_floor=floor, body_minimum=minimum, body_about=minimum, body_maximum=maximum, body_ceiling=ceiling,
    ).model_dump(mode="json")
    categories = [category | {"minimum": 1, "maximum": MOST} for category in declared["categories"]]
    return Campaign.model_validate(declared | {"categories": categories})


def shown(*words: str) -> st.SearchStrategy[str]:
    """One of some words, perhaps with invisible characters around and within."""
    padding = st.sampled_from(("", "", "", *BLANK))
    return st.builds(lambda before, word, after: before + word + after, padding, st.sampled_from(words), padding) | (
        st.sampled_from(words).map(lambda word: word[:1] + "　" + word[1:])
    )


def mostly(strategy: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    """What a strategy gives, or, less often, nothing that shows or that says anything."""
    return st.one_of(strategy, strategy, strategy, strategy, st.sampled_from((*BLANK, *NO_ANSWER)))


def nearly_always(strategy: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    """What a strategy gives, or, seldom, what says that there is nothing to say."""
    drawn = st.tuples(st.integers(0, 15), strategy, st.sampled_from(NO_ANSWER))
    return drawn.map(lambda which: which[2] if which[0] == 9 else which[1])


DATES: tuple[Value, ...] = (
    date(2023, 4, 10), "2023年4月", "2023.4.10", "2023 年 4 月 10 日", "20230410", 20230410, 45026, "2023-04-10 09:30",
    "２０２３／４／１０", "二〇二三年四月十日", "2024-02-29", "2099-12-31", "1990.1.1", "2023年4月5日上午",
)
"""What is a date, and as the next ones none."""

NO_DATES: tuple[Value, ...] = ("昨天", "2023-02-30", "2023.13.1", "20230230", "2023", "4月10日", "1989-12-31", "2100.1.1", 0, 2023, "二")

TOKENS = st.sampled_from(("汉", "字", "，", "“", " word ", " 3.14 ", " e-mail", "　", "\n", "·", "😀", "𠮷"))
"""Pieces of a section, of one 字 or of none."""

SECTIONS = st.lists(TOKENS, max_size=5).map("".join)
KEYWORDS = st.lists(shown("甲", "乙词", "two words", "5G"), max_size=9).flatmap(
    lambda words: st.sampled_from(("；", ";", "，", ",", "、", "\n", "； ；")).map(lambda mark: mark.join(words)))

TITLES = ("如何做到A？", "如何做到a?", "何谓“涌现”?", "它是什么", "它是什么。", "（一）何为B：C？", "(一)何为b:c?", "真的*吗？", "真的吗吗？")


def question(campaign: Campaign, category: str) -> st.SearchStrategy[dict[str, Value]]:
    """What is typed into a row of 推荐问题."""
    texts: dict[str, st.SearchStrategy[Value]] = {
        field.name: mostly(shown("某内容")) for field in campaign.on(Sheet.QUESTIONS) if field.required}
    return st.fixed_dictionaries(texts | {
        "category": nearly_always(shown(category)),
        "title_zh": mostly(shown(*TITLES)),
        "keywords_zh": mostly(KEYWORDS),
        "keywords_en": mostly(KEYWORDS),
        **dict.fromkeys(BODY, nearly_always(SECTIONS)),
    }, optional={"scenario": mostly(st.just("某场景")), "orientation": mostly(st.just("国家重大需求"))})


def questions(campaign: Campaign) -> st.SearchStrategy[dict[int, dict[str, Value]]]:
    """Rows of 推荐问题, with gaps between them: some of each category, and of none."""
    names = [category.name for category in campaign.categories]
    numbers = st.tuples(*(st.integers(0, MOST + 1) for _ in names), st.integers(0, 1))
    categories = numbers.map(lambda each: [name for name, number in zip((*names, "其他"), each, strict=True)
                                           for _ in range(number)])
    places = st.permutations(range(1, campaign.settings.question_rows + 1))
    return st.tuples(categories, places).flatmap(lambda drawn: st.fixed_dictionaries(
        {row: question(campaign, category) for category, row in zip(*drawn, strict=False)}))


def member(campaign: Campaign) -> st.SearchStrategy[dict[str, Value]]:
    """What is typed into a row of 专家委员会."""
    return st.fixed_dictionaries({
        "member_name": mostly(shown("王一", "李二", "Anna Lee", "anna lee", "欧阳（三）", "欧阳(三)", "某国强", "Max")),
        "member_employer": mostly(shown("甲大学", "乙研究院", "丙所（北京）", "丙所(北京)")),
        "member_title": mostly(shown("教授")),
        "member_country": mostly(shown("中国", "中国香港", "美国", "China", "HONG KONG", "德国", "臺灣", "日本国", "本國",
                                       "北京", "欧洲", "U.S.A.", "UK（华裔）", "内蒙古", "Chinese", "86", "中国/美国", "us")),
        "member_role": mostly(shown("主任", "主任委员", "副主任", "委员")),
    })


def unit(campaign: Campaign) -> st.SearchStrategy[dict[str, Value]]:
    """What is typed into 单位信息; name, code and type stand there already."""
    given = {"unit_name", "unit_code", "unit_type"}
    texts: dict[str, st.SearchStrategy[Value]] = {
        field.name: mostly(shown("某内容")) for field in campaign.on(Sheet.UNIT) if field.name not in given}
    return st.fixed_dictionaries(texts | {
        "joint_mode": mostly(shown("单独推荐", "联合推荐", "联合推荐")),
        "joint_units": st.sampled_from((*BLANK, "无", "某学会")),
        "foreign_partners": st.sampled_from(("\u200b", "无", "某国际联合会", "IUPAC", "某组织", "WHO")),
        "collected": st.sampled_from((0, 12.0, "", "约十个")),
        "signed_on": st.sampled_from((*DATES, "")),
    })


SCORES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from((-1, -0.01, 0, 60, 85.5, 100, 100.01, 1000)),
    st.sampled_from(("85", "回避", "　回 避", "缺席", "-")),
    st.sampled_from(BLANK),
)


def answers(campaign: Campaign) -> st.SearchStrategy[FormAnswers]:
    """A filled form."""
    settings = campaign.settings
    cells = st.tuples(st.integers(1, settings.question_rows), st.integers(1, settings.committee_rows))
    return st.builds(
        FormAnswers,
        unit=unit(campaign),
        members=st.dictionaries(st.integers(1, settings.committee_rows), member(campaign), max_size=MEMBERS + 2),
        questions=questions(campaign),
        scores=st.dictionaries(cells, SCORES, max_size=12),
    )


ALIKE = 3
"""How many cases hypothesis draws in a row that are much alike."""


def drawn(campaign: Campaign) -> Sequence[FormAnswers]:
    """Filled forms unlike each other, the same ones whenever it is asked."""
    found: list[FormAnswers] = []

    @settings(max_examples=DRAWN * ALIKE, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(answers(campaign))
    def collect(case: FormAnswers) -> None:
        found.append(case)

    collect()
    return found[::ALIKE]
