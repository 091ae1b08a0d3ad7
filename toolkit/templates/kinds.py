"""All templates that there are: of every kind of document, and of the forms that are written without tags."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.batch.compilation.render import COMPILATION_KIND
from toolkit.batch.letters.render import LETTER_KIND
from toolkit.batch.unit_report.render import report_kind
from toolkit.campaign.model import Campaign
from toolkit.documents.model import DocumentKind
from toolkit.forms.blank import TEMPLATE as STYLES
from toolkit.manuscripts.form import TEMPLATE as WORD_FORM
from toolkit.publication.book.render import BOOK_KIND
from toolkit.publication.lists.bilingual import BILINGUAL_KIND
from toolkit.publication.lists.render import LIST_KIND
from toolkit.publication.notices.render import NOTICE_KIND
from toolkit.publication.packs.render import PACK_KIND
from toolkit.publication.tracking.report.render import TRACKING_KIND
from toolkit.review.minutes.render import MINUTES_KIND
from toolkit.review.sheets.materials import MATERIALS_KIND

FORMS = (STYLES, WORD_FORM)
"""Templates that give a look and have no tags."""


class DocumentTemplate(NamedTuple):
    """A kind of document, and what is to be known of it to make one of sample data."""

    kind: DocumentKind
    texts: tuple[str, ...] = ()
    """The values in whose place running texts stand; none where tags say all."""
    heading: str = ""
    """The path of the headings of which none may stand twice."""

    @property
    def name(self) -> str:
        """Return the file name of the template."""
        return self.kind.template


def document_templates(campaign: Campaign) -> tuple[DocumentTemplate, ...]:
    """Return every kind of document of a campaign, in the order in which they are needed."""
    return (
        DocumentTemplate(report_kind(campaign), heading="groups[].questions[].heading"),
        DocumentTemplate(LETTER_KIND),
        DocumentTemplate(COMPILATION_KIND, texts=("questions",)),
        DocumentTemplate(MATERIALS_KIND, texts=("questions",)),
        DocumentTemplate(MINUTES_KIND),
        DocumentTemplate(NOTICE_KIND),
        DocumentTemplate(LIST_KIND),
        DocumentTemplate(BILINGUAL_KIND),
        DocumentTemplate(BOOK_KIND, texts=("questions", "indexes")),
        DocumentTemplate(PACK_KIND),
        DocumentTemplate(TRACKING_KIND),
    )


def template_names(campaign: Campaign) -> tuple[str, ...]:
    """Return the file names of all templates."""
    return (*(template.name for template in document_templates(campaign)), *FORMS)


def template_stems(campaign: Campaign) -> Iterator[str]:
    """Yield the names of all templates as people say them, without the ends of file names."""
    return (name.rpartition(".")[0] for name in template_names(campaign))
