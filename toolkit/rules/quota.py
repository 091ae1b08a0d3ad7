"""Rules on the number of questions a unit recommends in each category (notice, 三)."""

from collections.abc import Callable, Iterator

from toolkit.campaign.model import Category
from toolkit.model import Details, Observation
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule
from toolkit.rules.submission_formulas import SubmissionFormulas


def _outside(facts: Facts, code: str, breaks: Callable[[Category, int], bool]) -> Iterator[Observation]:
    """Yield a finding of *code* for each category whose number breaks its quota."""
    for category in facts.campaign.categories:
        number = facts.counts[category.code]
        if breaks(category, number):
            details: Details = {"category": category.name, "minimum": category.minimum, "maximum": category.maximum}
            yield Observation(code, facts.label("category"), str(number), details)


def too_few(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each category with fewer questions than its minimum."""
    return _outside(facts, "quota.too-few", lambda category, number: number < category.minimum)


def too_many(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each category with more questions than its maximum."""
    return _outside(facts, "quota.too-many", lambda category, number: number > category.maximum)


def count_live(live: SubmissionFormulas, category: Category) -> str:
    """Return the formula that counts the questions of a category."""
    return f'SUMPRODUCT(--({live.texts("category")}="{category.name}"))'


def too_few_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the categories below their minimum."""
    few = (f"({count_live(live, category)}<{category.minimum})" for category in live.campaign.categories)
    yield live.at_label("category", "+".join(few))


def too_many_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the categories above their maximum."""
    many = (f"({count_live(live, category)}>{category.maximum})" for category in live.campaign.categories)
    yield live.at_label("category", "+".join(many))


RULES: tuple[SubmissionRule, ...] = (
    Rule("quota.too-few", too_few, ("category",), too_few_live),
    Rule("quota.too-many", too_many, ("category",), too_many_live),
)
