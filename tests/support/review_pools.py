"""Frozen pools for the tests of the review: questions that say what is given, by units and people that can be told."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Criterion, Reviewer
from toolkit.check.facts import public_question_fields
from toolkit.review.model import AssignedPair, PersonNamed, Pool, PoolQuestion

CATEGORIES = {"frontier": "前沿科学问题", "engineering": "工程技术难题", "industry": "产业技术问题"}
BODY = ("description", "background", "progress", "significance")


def pool_question(number: str, category: str = "frontier", shown: str = "", **said: str) -> PoolQuestion:
    """A question of a unit: each of its texts says its own name and the number that is shown, but for what is *said*."""
    names = public_question_fields(load_preset("2023"))
    texts = {name: f"{shown or number} {name}" for name in names} | {"category": CATEGORIES[category], "scenario": "", "orientation": ""}
    texts |= {"title_zh": f"{shown or number}的机理是什么？", "disciplines": "1501010 有机化学", "author": f"{number}撰写人",
              "author_employer": f"{number}撰写单位"}
    return PoolQuestion(
        number, category, "先进材料", number.rpartition("-")[0], f"{number}推荐学会", texts | said, {}, f"{number}联合学会",
        (PersonNamed(f"{number}委员", f"{number}委员单位", "专家委员会!B5"),), file=f"{number}.xlsx", digest=number,
        anonymous=shown,
    )


def pool_of(stage: str, questions: Iterable[PoolQuestion], revision: int = 1) -> Pool:
    """A pool of a stage."""
    return Pool(stage, revision, tuple(sorted(questions, key=lambda each: each.number)))


def review_campaign(
    reviewers: Iterable[Reviewer], criteria: Iterable[Criterion] = (), stages: Mapping[str, Mapping[str, object]] | None = None
) -> Campaign:
    """The call of 2023 with some reviewers, criteria of its own and some changes to its stages by name."""
    campaign, changed = load_preset("2023"), stages or {}
    update: dict[str, object] = {
        "reviewers": tuple(reviewers),
        "stages": tuple(stage.model_copy(update=changed.get(stage.name, {})) for stage in campaign.stages),
    }
    return campaign.model_copy(update=update | ({"criteria": tuple(criteria)} if criteria else {}))


def given_to(reviewer: str, *numbers: str) -> list[AssignedPair]:
    """Questions given to a reviewer."""
    return [AssignedPair(number, reviewer, Decimal("0.8"), "方向相近") for number in numbers]
