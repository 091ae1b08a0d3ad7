"""Who serves in a stage, and which questions each of them may be given (review.md 2 and 3)."""

from collections.abc import Mapping, Sequence

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.review.model import PoolQuestion


def serving_reviewers(campaign: Campaign, stage: Stage) -> tuple[Reviewer, ...]:
    """Return the experts of a stage: those whose 评审组 names it; where none does, those whose 评审组 is blank."""
    named = tuple(reviewer for reviewer in campaign.reviewers if stage.name in reviewer.panels)
    return named or tuple(reviewer for reviewer in campaign.reviewers if not reviewer.panels)


def panel_of(campaign: Campaign, stage: Stage, question: PoolQuestion) -> tuple[Reviewer, ...]:
    """Return the experts of the stage who may be given a question, recusals aside."""
    serving = serving_reviewers(campaign, stage)
    if stage.grouping == "none":
        return serving
    field = campaign.research_field_named(question.research_field)
    return tuple(reviewer for reviewer in serving if field and field in _fields_of(campaign, reviewer))


def panels(
    campaign: Campaign, stage: Stage, questions: Sequence[PoolQuestion]
) -> Mapping[str, tuple[Reviewer, ...]]:
    """Return the panel of each question by its number."""
    by_field = {question.research_field: panel_of(campaign, stage, question) for question in questions}
    return {question.number: by_field[question.research_field] for question in questions}


def is_of_other_field(campaign: Campaign, stage: Stage, question: PoolQuestion) -> bool:
    """Return whether a question is of a field that no panel is for: people give it to reviewers by hand."""
    return stage.grouping == "field" and campaign.research_field_named(question.research_field) is None


def _fields_of(campaign: Campaign, reviewer: Reviewer) -> frozenset[str]:
    """Return the fields of an expert as the campaign calls them."""
    named = (campaign.research_field_named(field) for field in reviewer.fields)
    return frozenset(field for field in named if field)
