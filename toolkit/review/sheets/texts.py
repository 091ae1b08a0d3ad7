"""What reviewers read of a question, field by field; in an anonymous stage nothing that tells whose it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.campaign.model import Campaign, FieldSpec
from toolkit.campaign.review_model import Stage
from toolkit.check.facts import public_question_fields
from toolkit.formspec.recommendation import BODY
from toolkit.review.model import PoolQuestion

NAMELESS = ("category", "title_zh", "title_en", "research_field", "disciplines", "keywords_zh", "keywords_en", *BODY,
            "scenario", "orientation")
"""The fields that an anonymous stage shows; all others, those that a later call may ask for too, it does not."""

UNIT, PARTNERS = "推荐单位", "联合推荐单位"
_ENGLISH_TITLE = "title_en"


class ShownText(NamedTuple):
    """A field of a question as reviewers read it."""

    label: str
    text: str
    is_long: bool = False
    is_english_title: bool = False


def shown_fields(campaign: Campaign, anonymous: bool) -> tuple[FieldSpec, ...]:
    """Return the fields that reviewers read, in the order of the form."""
    names = public_question_fields(campaign)
    return tuple(campaign.fields[name] for name in names if not anonymous or name in NAMELESS)


def shown_texts(question: PoolQuestion, campaign: Campaign, stage: Stage) -> Iterator[ShownText]:
    """Yield what reviewers read of a question below its title; who recommends it, where that may be told.

    The English title comes first. A field that may be blank and is, is left out.
    """
    fields = [field for field in shown_fields(campaign, stage.anonymous) if field.name != "title_zh"]
    for field in sorted(fields, key=lambda field: field.name != _ENGLISH_TITLE):
        text = question.texts.get(field.name, "")
        if text or field.required:
            yield ShownText(field.label, text, field.kind == "long", field.name == _ENGLISH_TITLE)
        if field.name == _ENGLISH_TITLE and not stage.anonymous:
            yield from _senders(question)


def _senders(question: PoolQuestion) -> Iterator[ShownText]:
    """Yield who recommends a question."""
    yield ShownText(UNIT, question.unit_name)
    if question.joint_units:
        yield ShownText(PARTNERS, question.joint_units)


def category_name(question: PoolQuestion, campaign: Campaign) -> str:
    """Return the name of a question's category; as typed where the call names none such."""
    return campaign.category_names.get(question.category) or question.texts.get("category", "")


def in_reading_order(questions: Iterable[PoolQuestion], campaign: Campaign) -> Sequence[PoolQuestion]:
    """Return questions by category, in the order of the call, then by the number that reviewers see."""
    places = {category.code: place for place, category in enumerate(campaign.categories)}
    return sorted(questions, key=lambda each: (places.get(each.category, len(places)), each.shown_number))
