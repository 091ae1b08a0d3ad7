"""Questions that were really published, so that the main job runs on real titles; their bodies are marked 演示."""

import csv
from importlib import resources

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.model import Campaign
from toolkit.campaign.published import PublishedQuestion, published_questions
from toolkit.demo import corpus
from toolkit.demo.answers import Answer, FormAnswers, answers_for
from toolkit.demo.corpus import corpus_words

PATTERN = "科学内涵"
"""What the sentences of a body speak of where the question's own aspect is not known."""


def published_answers(campaign: Campaign, number: int) -> FormAnswers:
    """Return answers of a unit that recommends questions published in earlier years."""
    published = {question.title_zh: question for question in published_questions()}
    details = _details()
    questions = {
        row: _question(campaign, published[detail["title_zh"]], detail, number, row)
        for row, detail in enumerate(details, 1)
    }
    answers = answers_for(campaign, questions, number)
    for row, detail in enumerate(details, 1):
        answers.opinions[row] = corpus_words()["unit"]["published"].format_map(published[detail["title_zh"]]._asdict())
    return answers


def formerly_published_rows(campaign: Campaign) -> tuple[int, ...]:
    """Return the rows of those of these questions that were published before the year of the call."""
    years = {question.title_zh: question.year for question in published_questions()}
    return tuple(row for row, detail in enumerate(_details(), 1)
                 if years[detail["title_zh"]] < campaign.settings.year)


def _details() -> list[dict[str, str]]:
    """Return what was not published of some questions, chosen to fit."""
    table = (resources.files("toolkit.demo") / "data/published_details.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(table.splitlines()))


def _question(campaign: Campaign, known: PublishedQuestion, detail: dict[str, str], number: int, row: int) -> Answer:
    """Return one row of 推荐问题: category and both titles as published, discipline and keywords chosen to fit."""
    author = corpus.corpus_person(number, corpus.SEATS - 1 - row % 3)
    topic = disciplines().by_code[detail["disciplines"].split(" ")[0]]
    return {
        "category": known.category, "title_zh": known.title_zh, "title_en": known.title_en,
        **{name: detail[name] for name in ("disciplines", "keywords_zh", "keywords_en")},
        "research_field": campaign.research_field_names[detail["research_field"]],
        **corpus.body_sections(topic, PATTERN, number * corpus.SLOTS + row - 1),
        "author": author.name,
        "author_employer": author.employer,
    }
