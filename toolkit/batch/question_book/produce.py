"""The book of what the inbox holds, written to `output/reports/`."""

from collections.abc import Iterator
from pathlib import Path

from toolkit import files
from toolkit.batch.master.tables import numbered_questions
from toolkit.batch.question_book.content import BookQuestion
from toolkit.batch.question_book.render import TEMPLATE, render_book
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import ReceiptStatus
from toolkit.campaign.folder import CampaignFolder
from toolkit.check.facts import public_question_fields
from toolkit.documents.template import own_template


def write_book(folder: CampaignFolder, collection: SettledInbox) -> Path:
    """Return the path of the book after it was written.

    Raises TemplateFaults or DocumentFault for a template that cannot be filled in, and OSError.
    """
    book = render_book(folder.campaign, [*accepted_questions(collection)], own_template(folder, TEMPLATE))
    return files.write_file(files.path_inside(folder.reports, TEMPLATE), book)


def accepted_questions(collection: SettledInbox) -> Iterator[BookQuestion]:
    """Yield all accepted questions in full, in the roster's order of their units."""
    names = public_question_fields(collection.campaign)
    for receipt in collection.counting:
        if receipt.status is ReceiptStatus.ACCEPTED and receipt.form:
            for listed, texts in zip(numbered_questions(receipt), receipt.form.question_texts, strict=True):
                yield BookQuestion(listed.number, receipt.unit_name, dict(zip(names, texts, strict=True)))
