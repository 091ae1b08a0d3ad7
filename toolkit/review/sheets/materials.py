"""评审材料.docx: what a reviewer reads, for the screen and for paper; each question begins a page."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue, declared_fields
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.running_text import render_running_text
from toolkit.documents.values import BLANK, single_line, text_lines
from toolkit.review.model import PoolQuestion
from toolkit.review.sheets.texts import ShownText, shown_texts

MATERIALS = "评审材料.docx"
"""How the file names end, and the name of the template, in `workbook_templates` as in a campaign folder's own."""

MATERIALS_KIND = DocumentKind(MATERIALS, "materials.noun", tuple(declared_fields("materials", ())))

_HEADING, _ENGLISH, _FACT, _SECTION, _TEXT = "Heading 1", "英文题目", "问题信息", "Heading 2", "报告正文"


def render_materials(
    campaign: Campaign, stage: Stage, questions: Sequence[PoolQuestion], own: bytes | None = None
) -> bytes:
    """Return the texts of questions as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the questions.
    """
    name = single_line(campaign.settings.name)
    values: dict[str, PlainValue] = {
        "campaign": {"name": name}, "stage": {"name": single_line(stage.name)}, "total": len(questions)}
    content = DocumentContent(f"{stage.name}评审材料", name, campaign.settings.opens.astimezone(UTC), values)
    paragraphs = (each for question in questions for each in _paragraphs(question, campaign, stage))
    return render_running_text(MATERIALS_KIND, content, "questions", paragraphs, own)


def _paragraphs(question: PoolQuestion, campaign: Campaign, stage: Stage) -> Iterator[StyledParagraph]:
    """Yield the paragraphs of a question."""
    yield StyledParagraph(_HEADING, f"{question.shown_number}　{' '.join(text_lines(question.title)) or BLANK}")
    for shown in shown_texts(question, campaign, stage):
        if shown.is_long:
            yield from _section(shown)
        else:
            style, label = (_ENGLISH, "") if shown.is_english_title else (_FACT, f"{shown.label}：")
            yield StyledParagraph(style, " ".join(text_lines(shown.text)) or BLANK, label)


def _section(shown: ShownText) -> Iterator[StyledParagraph]:
    """Yield a running text under its label, each of its lines a paragraph."""
    yield StyledParagraph(_SECTION, shown.label)
    yield from (StyledParagraph(_TEXT, line) for line in text_lines(shown.text) or (BLANK,))
