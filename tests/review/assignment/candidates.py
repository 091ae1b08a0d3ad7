"""Questions and experts as the tests of recusal and 匹配度 need them."""

from typing import NamedTuple

from toolkit.campaign.review_model import Reviewer
from toolkit.review.assignment.reviewed import AssignableQuestion, Cited, CommitteeSeat, Expert, Party


class Row(NamedTuple):
    """A row of the sheet 机构."""

    name: str
    aliases: tuple[str, ...] = ()
    with_subordinates: bool = False


def expert(name: str = "钱七", employer: str = "", recusals: str = "", fields: str = "", keywords: str = "") -> Expert:
    """Return an expert; what there are several of is parted by ；."""
    parts = {"recusals": recusals, "fields": fields, "keywords": keywords}
    reviewer = Reviewer(id="E07", name=name, employer=employer, **{key: tuple(filter(None, part.split("；"))) for key, part in parts.items()})
    return Expert(reviewer, "评审专家!C8", "评审专家!G8")


def question(author: str = "张三", employer: str = "甲大学", partners: str = "", committee: str = "", **other: object) -> AssignableQuestion:
    """Return a question of 中国化学会; its committee is written as 赵六/乙大学, partners are parted by ；."""
    members = [entry.split("/") for entry in committee.split("；") if entry]
    known = {"number": "A-06-03", "field": "先进材料", "disciplines": (), "keywords": (), "title": "", "body": ""}
    return AssignableQuestion(
        **(known | other), unit=Party(("中国化学会", "中国化工学会筹备处", "A-06"), "单位信息!B3"),
        author=Cited(author, "推荐问题!O5"), employer=Cited(employer, "推荐问题!P5"),
        partners=tuple(Party((name,), "单位信息!B7") for name in partners.split("；") if name),
        committee=tuple(CommitteeSeat(*member, f"专家委员会!B{row}") for row, member in enumerate(members, 5)),
    )
