"""Submissions made by hand, without a workbook: a clean one, and as much else as a test says."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.model import (
    INPUT_SHEETS,
    Cell,
    Member,
    Question,
    Record,
    Score,
    ScoreSheet,
    Sheet,
    Source,
    Submission,
    Value,
)

HEADER = 3
"""Zero-based row of the labels: row 4, as in the form."""

UNIT: Mapping[str, Value] = {
    "unit_name": "中国化学会",
    "unit_code": "A-06",
    "unit_type": "全国学会",
    "joint_mode": "单独推荐",
    "presider": "周明远",
    "presider_title": "理事长",
    "secretary": "林书文",
    "secretary_phone": "010-62131371",
    "secretary_email": "secretary@example.org",
    "contact": "何清",
    "contact_phone": "010-62106811",
    "contact_email": "contact@example.org",
    "principles": "坚持需求导向，聚焦原创性、引领性问题。\n坚持公平公正，专家意见与学会审定相结合。",
    "standards": "问题具有前沿性、引领性、创新性和战略性，表述准确、颗粒度适当。",
    "procedure": "一、广泛征集；\n二、专家推荐委员会研讨并评分；\n三、理事长审定签字。",
    "channels": "面向分支机构、地方学会、全体会员及企业科技工作者征集。\n定向邀请历年入选作者和推荐专家提出问题。",
    "collected": 42.0,
    "signer": "周明远",
    "signed_on": date(2023, 4, 10),
    "signer_title": "理事长",
}

FOREIGN_MEMBER: Mapping[str, Value] = {
    "member_name": "Maria Keller",
    "member_employer": "ETH Zürich",
    "member_country": "瑞士",
}

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩"
TOPICS = (
    "固态电池界面", "水资源循环利用", "可控核聚变材料", "量子精密测量", "深海探测装备",
    "合成生物制造", "低碳冶金流程", "碳基芯片集成", "智能育种设计",
)
FIELDS_USED = ("先进材料", "生态环境", "资源能源")
SENTENCE = "这一问题关系到相关学科的基础理论和重大工程的长远发展，目前仍缺少系统的认识和有效的方法。"


def serials(first: int, count: int) -> range:
    return range(first, first + count)


def member(serial: int, **overrides: Value) -> dict[str, Value]:
    """One committee member's cells by field name; the first presides."""
    values: dict[str, Value] = {
        "member_serial": float(serial),
        "member_name": f"{SURNAMES[serial % len(SURNAMES)]}委员{serial}",
        "member_employer": f"第{serial}研究院",
        "member_title": "教授",
        "member_expertise": "先进材料；能源化学",
        "member_country": "中国",
        "member_academician": "否",
        "member_role": "主任" if serial == 1 else "委员",
        "member_email": f"member{serial}@example.org",
    }
    return values | overrides


def question(campaign: Campaign, serial: int, **overrides: Value) -> dict[str, Value]:
    """One question's cells by field name; three of each category in the campaign's order."""
    topic = TOPICS[(serial - 1) % len(TOPICS)]
    values: dict[str, Value] = {
        "question_serial": float(serial),
        "category": campaign.categories[(serial - 1) // 3 % len(campaign.categories)].name,
        "title_zh": f"如何突破{topic}的第{serial}个关键瓶颈？",
        "title_en": f"How can bottleneck {serial} of this technology be overcome?",
        "research_field": FIELDS_USED[(serial - 1) % len(FIELDS_USED)],
        "disciplines": "1101410 演绎逻辑学",
        "keywords_zh": "电池；界面；材料",
        "keywords_en": "battery; interface; material",
        **{name: section(label, serial) for name, label in SECTIONS.items()},
        "author": f"作者{serial}",
        "author_employer": "某大学化学学院",
        "author_contact": "13800000000",
    }
    return values | overrides


SECTIONS = {"description": "描述", "background": "背景", "progress": "进展", "significance": "意义"}


def section(name: str, serial: int) -> str:
    """A section of two paragraphs, about 500 字; what questions of different 序号 say has nothing in common."""
    said = "".join(chr(ord(sign) + serial - 1) if "一" <= sign <= "鿿" else sign for sign in SENTENCE)
    return f"第{serial}题的{name}第一段。{said * 6}\n第{serial}题的{name}第二段。{said * 5}"


def submission(
    campaign: Campaign,
    *,
    unit: Mapping[str, Value] | None = None,
    members: Sequence[Mapping[str, Value]] | None = None,
    questions: Sequence[Mapping[str, Value]] | None = None,
    scores: Mapping[tuple[Value, Value], Value] | None = None,
    score_rows: Sequence[Value] | None = None,
    score_columns: Sequence[Value] | None = None,
    opinions: Mapping[int, str] | None = None,
    without: frozenset[str] = frozenset(),
    path: str = "A-06 中国化学会.xlsx",
    modified: datetime = datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME),
) -> Submission:
    """A clean full submission (3 × 3 questions, 15 members, one from abroad, all scored) but for what is given.

    *unit* is laid over :data:`UNIT`; *members*, *questions* and *scores* replace the clean ones whole.
    *scores* is keyed by (question 序号, member 序号); *score_rows* and *score_columns* are the heads, where they differ
    from the numbers in the tables. *without* names fields whose label is missing from the form.
    """
    if members is None:
        members = [member(n) for n in serials(1, 14)] + [member(15, **FOREIGN_MEMBER)]
    if questions is None:
        questions = [question(campaign, n) for n in serials(1, 9)]
    rows = [row["question_serial"] for row in questions] if score_rows is None else score_rows
    columns = [row["member_serial"] for row in members] if score_columns is None else score_columns
    if scores is None:
        scores = {(q, m): 70.0 + (i * 7 + k * 3) % 25 for i, q in enumerate(rows) for k, m in enumerate(columns)}
    labels = _labels(campaign, without)
    return Submission(
        source=Source(path, "0123456789abcdef" * 4, 57_000, modified),
        stamp=None,
        sheets=frozenset(INPUT_SHEETS),
        labels=labels,
        records={
            Sheet.UNIT: (_unit(campaign, {**UNIT, **(unit or {})}, labels),),
            Sheet.COMMITTEE: tuple(Member(_row(campaign, Sheet.COMMITTEE, n, row, labels)) for n, row in enumerate(members)),
            Sheet.QUESTIONS: tuple(Question(_row(campaign, Sheet.QUESTIONS, n, row, labels)) for n, row in enumerate(questions)),
        },
        grids={Sheet.SCORES: _score_sheet(rows, columns, scores, opinions or {})},
    )


def _labels(campaign: Campaign, without: frozenset[str]) -> dict[str, Cell]:
    labels = {}
    for sheet in INPUT_SHEETS:
        for n, field in enumerate(campaign.on(sheet)):
            row, column = (HEADER + n, 0) if sheet is Sheet.UNIT else (HEADER, n)
            labels[field.name] = Cell(field.label, sheet, row, column, field.name)
    return {name: cell for name, cell in labels.items() if name not in without}


def _unit(campaign: Campaign, values: Mapping[str, Value], labels: Mapping[str, Cell]) -> Record:
    return Record({
        field.name: Cell(values.get(field.name, ""), Sheet.UNIT, labels[field.name].row, 1, field.name)
        for field in campaign.on(Sheet.UNIT)
        if field.name in labels
    })


def _row(
    campaign: Campaign, sheet: Sheet, number: int, values: Mapping[str, Value], labels: Mapping[str, Cell]
) -> dict[str, Cell]:
    return {
        field.name: Cell(values.get(field.name, ""), sheet, HEADER + 1 + number, labels[field.name].column, field.name)
        for field in campaign.on(sheet)
        if field.name in labels
    }


def _score_sheet(
    rows: Sequence[Value],
    columns: Sequence[Value],
    scores: Mapping[tuple[Value, Value], Value],
    opinions: Mapping[int, str],
) -> ScoreSheet:
    heads = [Cell(value, Sheet.SCORES, HEADER + 1 + n, 0, "score_serial") for n, value in enumerate(rows)]
    tops = [Cell(value, Sheet.SCORES, HEADER, 3 + n, "score") for n, value in enumerate(columns)]
    cells = (
        Score(head, top, Cell(scores[head.value, top.value], Sheet.SCORES, head.row, top.column, "score"))
        for head in heads
        for top in tops
        if scores.get((head.value, top.value), "") != ""
    )
    said = {
        serial: Cell(text, Sheet.SCORES, head.row, 2, "score_opinion")
        for serial, text in opinions.items()
        for head in heads
        if head.value == serial
    }
    return ScoreSheet(tuple(heads), tuple(tops), tuple(cells), said)
