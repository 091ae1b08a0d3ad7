"""What a selected question says: its short fields with their labels, its text part by part."""

from collections.abc import Iterator

from toolkit.campaign.disciplines import Discipline, discipline_line
from toolkit.campaign.model import Campaign, FieldSpec
from toolkit.documents.values import BLANK, single_line, text_lines
from toolkit.messages import Speaker
from toolkit.publication.packs.model import PackFact, PackSection
from toolkit.publication.packs.related import named_disciplines
from toolkit.review.model import PoolQuestion
from toolkit.review.sheets.texts import shown_fields

_TITLES = ("title_zh", "title_en")


def question_facts(
    question: PoolQuestion, campaign: Campaign, speaker: Speaker, *, authors: bool
) -> Iterator[PackFact]:
    """Yield the short fields of a question, its number and who recommends it first; *authors* only where asked for."""
    yield PackFact(speaker.say("pack.fact.number"), single_line(question.number))
    yield PackFact(speaker.say("pack.fact.unit"), single_line(question.unit_name))
    if partners := single_line(question.joint_units, ""):
        yield PackFact(speaker.say("pack.fact.partners"), partners)
    for field in shown_fields(campaign, anonymous=not authors):
        if field.kind != "long" and field.name not in _TITLES:
            value = _value(question, field, speaker)
            if value or field.required:
                yield PackFact(single_line(field.label), value or BLANK)


def question_sections(question: PoolQuestion, campaign: Campaign, *, authors: bool) -> Iterator[PackSection]:
    """Yield the running text of a question part by part, each of its lines a paragraph."""
    for field in shown_fields(campaign, anonymous=not authors):
        if field.kind == "long":
            lines = text_lines(question.texts.get(field.name, ""))
            if lines or field.required:
                yield PackSection(single_line(field.label), lines or (BLANK,))


def _value(question: PoolQuestion, field: FieldSpec, speaker: Speaker) -> str:
    """Return what a short field says; a discipline with those above it."""
    written = question.texts.get(field.name, "")
    if field.kind != "disciplines":
        return single_line(written, "")
    named = named_disciplines(written)
    return "\n".join(_discipline_path(single_line(entry), found, speaker) for entry, found in named.items())


def _discipline_path(written: str, discipline: Discipline | None, speaker: Speaker) -> str:
    """Return a discipline of GB/T 13745 below those above it; as it is written where there is none such."""
    if discipline is None:
        return speaker.say("pack.discipline.unknown", name=written)
    return speaker.say("pack.discipline.above").join(map(str, discipline_line(discipline)))
