"""The book, the bilingual list and a pack per question, into `output/book/` (`toolkit book`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.template import own_template
from toolkit.files import OutputFolder, path_inside
from toolkit.messages import Language
from toolkit.publication.book.gather import gather_book
from toolkit.publication.book.model import Book, BookGap, book_gaps
from toolkit.publication.book.render import TEMPLATE, render_book
from toolkit.publication.lists.produce import produce_bilingual_lists
from toolkit.publication.packs.produce import WrittenPack, produce_packs


@dataclass(frozen=True)
class PublishedBook:
    """What was written."""

    book: Book
    path: Path
    """Of the book."""
    lists: Sequence[Path]
    """Of the bilingual list, in each of its formats."""
    packs: Sequence[WrittenPack]
    """A pack per question, for staff."""
    gaps: Sequence[BookGap]
    """What the book lacks."""
    failed: Sequence[OSError]
    """Why a file could not be written."""


def publish_book(folder: CampaignFolder, language: Language = "zh") -> PublishedBook:
    """Return what was written into `output/book/`.

    Raises LastStageOpen, TemplateFaults, DocumentFault and BrokenLists before anything is written, LedgerBusy and
    OSError.
    """
    book, target = gather_book(folder), OutputFolder(folder.book)
    document = render_book(book, own_template(folder, TEMPLATE), language)
    lists = produce_bilingual_lists(folder, book.decisions[-1], book.outcomes, book.partners, target)
    target.write(TEMPLATE, document)
    packs = tuple(produce_packs(folder, book.decisions, book.outcomes, target, language))
    return PublishedBook(book, path_inside(target.path, TEMPLATE), lists, packs, book_gaps(book), target.failed)
