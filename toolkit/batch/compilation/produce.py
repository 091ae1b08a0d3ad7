"""The compilation of the questions that the ledger holds, written to `output/reports/`."""

from collections.abc import Iterator
from pathlib import Path

from toolkit import files
from toolkit.batch.compilation.content import CompiledQuestion
from toolkit.batch.compilation.render import TEMPLATE, render_compilation
from toolkit.batch.receiving.collect import QuestionState, SettledInbox, collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.check.facts import public_question_fields
from toolkit.documents.template import own_template
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import consult_ledger


def write_compilation(folder: CampaignFolder) -> Path:
    """Return the path of the compilation after it was written.

    Raises TemplateFaults or DocumentFault for a template that cannot be filled in, and OSError.
    """
    with consult_ledger(folder.ledger) as ledger:
        questions = [*accepted_questions(collect_received(ledger, folder, latest_batch(ledger)))]
    compilation = render_compilation(folder.campaign, questions, own_template(folder, TEMPLATE))
    return files.write_file(files.path_inside(folder.reports, TEMPLATE), compilation)


def accepted_questions(collection: SettledInbox) -> Iterator[CompiledQuestion]:
    """Yield all accepted questions in full, in the roster's order of their units."""
    names = public_question_fields(collection.campaign)
    for found in collection.full_questions(QuestionState.ACCEPTED):
        texts = dict(zip(names, found.texts, strict=True))
        yield CompiledQuestion(found.listed.number, found.listed.receipt.unit_name, texts)
