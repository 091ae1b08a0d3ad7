"""A notice per unit, as .docx and as plain text, into `output/notices/`: ready to send; nothing is sent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.check import require_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import own_template
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder
from toolkit.messages import Language, Speaker
from toolkit.pool import map_in_processes, processes_for
from toolkit.publication.notices.content import FILE_NAME, NoticeWriter
from toolkit.publication.notices.model import Notice
from toolkit.publication.notices.plain_text import plain_notice
from toolkit.publication.notices.render import NOTICE_KIND, TEMPLATE, render_notice
from toolkit.publication.outcome import RecommendedQuestion, question_outcomes
from toolkit.review.decided import StageDecision
from toolkit.review.wording import decided_at
from toolkit.system_files import reason_to_skip

PLAIN, WORD = ".txt", ".docx"


@dataclass(frozen=True, slots=True)
class WrittenNotice:
    """A notice that was written, or why it stands there as plain text alone."""

    name: str
    """The name of its files, without suffix."""
    fault: ToolkitError | None = None


def produce_notices(
    folder: CampaignFolder, decisions: Sequence[StageDecision], recommended: Iterable[RecommendedQuestion],
    target: OutputFolder, language: Language = "zh", jobs: int | None = None,
) -> Iterator[WrittenNotice]:
    """Yield each notice after it stands in *target*; those of units that get none any more are then removed.

    *decisions* are those in force, a stage each, in the order of the stages, at least one. Raises TemplateFaults and
    DocumentFault for a template that cannot be filled in, before anything is written.
    """
    own = own_template(folder, TEMPLATE)
    require_template(NOTICE_KIND, own)
    outcomes = question_outcomes(folder.campaign, decisions, recommended)
    notices = [*NoticeWriter(folder.campaign, decisions, outcomes, Speaker(language)).notices()]
    made = max(decided_at(decision.origin) for decision in decisions).astimezone(UTC)
    make = partial(_make, own, made, language)
    documents = map_in_processes(make, notices, processes_for(len(notices), jobs))
    for notice, document in zip(notices, documents, strict=True):
        yield _write(notice, document, target, language)
    _tidy(target, {notice.name for notice in notices})


def _make(own: bytes | None, made: datetime, language: Language, notice: Notice) -> bytes | DocumentFault:
    """Return a notice as .docx, or why it could not be made: that stops no other."""
    try:
        return render_notice(notice, made, own, language)
    except DocumentFault as fault:
        return fault


def _write(
    notice: Notice, document: bytes | DocumentFault, target: OutputFolder, language: Language
) -> WrittenNotice:
    """Return a notice after it stands there, as plain text alone where the document could not be made."""
    target.write(notice.name + PLAIN, plain_notice(notice, language))
    if isinstance(document, bytes):
        target.write(notice.name + WORD, document)
        return WrittenNotice(notice.name)
    target.remove(notice.name + WORD)  # of an earlier run: it says something else
    return WrittenNotice(notice.name, document)


def _tidy(folder: OutputFolder, names: set[str]) -> None:
    """Remove notices that an earlier run left; what staff put there under names of their own stays."""
    ours = re.compile(rf".* {re.escape(FILE_NAME)}( \(\d+\))?")
    for path in (*folder.path.glob(f"*{WORD}"), *folder.path.glob(f"*{PLAIN}")):
        if path.stem not in names and ours.fullmatch(path.stem) and not reason_to_skip(path.name):
            folder.remove(path.name)
