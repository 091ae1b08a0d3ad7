"""Books of selected questions made without a ledger: of a few typed by hand, or of as many as a benchmark wants."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.support.stage_records import decided, decision, vote_record
from toolkit.campaign.model import Campaign
from toolkit.demo.corpus import compose_title, corpus_person
from toolkit.publication.book.gather import arrange_book
from toolkit.publication.book.model import Book
from toolkit.publication.outcome import question_outcomes
from toolkit.publication.partners import selected_partners
from toolkit.review.decided import DecidedQuestion
from toolkit.review.model import PoolQuestion, StageResult

TEXTS: Mapping[str, str] = {
    "title_zh": "如何常温固氮？", "title_en": "How to fix nitrogen at room temperature?", "disciplines": "1503020 催化化学",
    "keywords_zh": "固氮；催化", "keywords_en": "nitrogen fixation; catalysis", "description": "第一段。\n第二段。",
    "background": "背景。", "progress": "进展。", "significance": "意义。", "author": "张三", "author_employer": "某研究所",
    "author_contact": "13912345678",
}  # fmt: skip
"""What a question says, but for what is said otherwise; the last must never be printed."""


def selected(number: str, rank: int = 1, category: str = "frontier", research_field: str = "先进材料", unit_name: str = "", **texts: str) -> tuple[DecidedQuestion, PoolQuestion]:
    """A selected question as it was decided and as it was frozen; *joint_units* among the texts is the unit's."""
    said, joint = {**TEXTS, **texts}, texts.get("joint_units", "")
    said.pop("joint_units", None)
    named = {"unit_name": unit_name} if unit_name else {}
    told = decided(number, StageResult.PASSED, rank, 10.0 - rank, category=category, research_field=research_field,
                   title_zh=said["title_zh"], title_en=said["title_en"], **named)
    frozen = PoolQuestion(number, category, research_field, told.unit_code, told.unit_name, said, {}, joint_units=joint)
    return told, frozen


def book_of(campaign: Campaign, questions: Sequence[tuple[DecidedQuestion, PoolQuestion]], joined: Mapping[str, Sequence[str]] | None = None) -> Book:
    """The book of some questions, which a last stage selected; one that is frozen as None has no text."""
    categories = tuple(replace(vote_record().categories[0], code=one.code, name=one.name, passed=()) for one in campaign.categories)
    record = replace(vote_record(), stage=campaign.stages[-1].name, questions=tuple(told for told, _ in questions), categories=categories, votes=())
    final = decision(record)
    pool = {frozen.number: frozen for _, frozen in questions if frozen}
    outcomes = question_outcomes(campaign, [final], ())
    return arrange_book(campaign, [final], outcomes, pool, selected_partners(campaign, outcomes, pool, joined or {}))


def composed_book(campaign: Campaign, count: int) -> Book:
    """A book of so many questions of the demo's, each of about 2,000 字, of units with twelve each."""
    return book_of(campaign, [_composed(campaign, running) for running in range(count)])


def _composed(campaign: Campaign, running: int) -> tuple[DecidedQuestion, PoolQuestion]:
    """A question of the demo's."""
    unit = campaign.recommending_units[running // 12 % len(campaign.recommending_units)]
    category = campaign.categories[running % len(campaign.categories)].code
    text = compose_title("ABCD"[running % 4], running // 12, category, running % 12)
    field, author = campaign.research_field_names[text.field], corpus_person(running // 12, running % 12)
    return selected(
        f"{unit.code}-{running % 12 + 1:02}", running + 1, category, field, unit.name, title_zh=text.title_zh,
        title_en=text.title_en, disciplines=text.disciplines, keywords_zh=text.keywords_zh, keywords_en=text.keywords_en,
        scenario=text.scenario, author=author.name, author_employer=author.employer, **text.sections,
    )
