"""Why a question is related to another one, in one phrase."""

from collections.abc import Iterator

from toolkit.messages import Speaker
from toolkit.publication.packs.related import QuestionRelation
from toolkit.text import first_of

MOST_TERMS = 3
"""Terms in common that are named."""


def relation_phrase(relation: QuestionRelation, speaker: Speaker, *, same_unit: bool = False) -> str:
    """Return why two questions are related, what tells most first; *same_unit* where one unit recommends both."""
    said = [*_reasons(relation, speaker), *([speaker.say("pack.reason.unit")] if same_unit else [])]
    return speaker.say("pack.reason.between").join(said)


def _reasons(relation: QuestionRelation, speaker: Speaker) -> Iterator[str]:
    """Yield each reason."""
    if kin := relation.kin:
        yield speaker.say(f"pack.reason.{kin.kin}", percent=round(100 * kin.degree))
    if relation.terms:
        yield speaker.say("pack.reason.terms", terms=first_of([term.written for term in relation.terms], MOST_TERMS))
    if discipline := relation.discipline:
        only = "only-" if relation.only_discipline else ""
        yield speaker.say(f"pack.reason.{only}discipline.{discipline.level}", name=discipline.name)
