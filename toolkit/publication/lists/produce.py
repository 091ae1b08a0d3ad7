"""The lists for publication: of the selected questions and the units, and the bilingual one beside the book."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import own_template
from toolkit.files import OutputFolder, path_inside
from toolkit.messages import Language
from toolkit.publication.lists.bilingual import NAME, bilingual_list, render_bilingual
from toolkit.publication.lists.bilingual import TEMPLATE as BILINGUAL
from toolkit.publication.lists.bilingual_formats import bilingual_markdown, bilingual_workbook
from toolkit.publication.lists.render import TEMPLATE, render_list
from toolkit.publication.lists.units import FILE, units_workbook
from toolkit.publication.outcome import PublishedOutcome, RecommendedQuestion, final_decision, question_outcomes
from toolkit.publication.partners import Partners
from toolkit.review.decided import StageDecision
from toolkit.review.wording import decided_at


def produce_lists(
    folder: CampaignFolder, decisions: Sequence[StageDecision], recommended: Iterable[RecommendedQuestion],
    partners: Partners, target: OutputFolder, language: Language = "zh",
) -> tuple[Path, ...]:
    """Return the paths of 入选名单.docx and 推荐单位统计.xlsx after they were written; *target* notes faults.

    *decisions* are those in force, a stage each, in the order of the stages. While the last stage is not decided there
    is nothing to publish, and no path. Raises TemplateFaults and DocumentFault before anything is written.
    """
    campaign, final = folder.campaign, final_decision(folder.campaign, decisions)
    if final is None:
        return ()
    outcomes = question_outcomes(campaign, decisions, recommended)
    listed = render_list(campaign, final, outcomes, partners, own_template(folder, TEMPLATE), language)
    made = decided_at(final.origin).astimezone(UTC).replace(tzinfo=None)
    target.write(TEMPLATE, listed)
    target.write(FILE, units_workbook(campaign, outcomes, made, language))
    return path_inside(target.path, TEMPLATE), path_inside(target.path, FILE)


def produce_bilingual_lists(
    folder: CampaignFolder, final: StageDecision, outcomes: Sequence[PublishedOutcome], partners: Partners,
    target: OutputFolder,
) -> tuple[Path, ...]:
    """Return the paths of 入选名单（中英文） as .docx, .xlsx and .md after they were written; *target* notes faults.

    *final* is the decision of the last stage. Raises TemplateFaults and DocumentFault before anything is written.
    """
    listed, made = bilingual_list(folder.campaign, final, outcomes, partners), decided_at(final.origin)
    document = render_bilingual(listed, made, own_template(folder, BILINGUAL))
    book = bilingual_workbook(listed, made.astimezone(UTC).replace(tzinfo=None))
    formats = {".docx": document, ".xlsx": book, ".md": bilingual_markdown(listed)}
    for suffix, data in formats.items():
        target.write(NAME + suffix, data)
    return tuple(path_inside(target.path, NAME + suffix) for suffix in formats)
