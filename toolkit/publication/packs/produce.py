"""A pack per selected question, as .docx, into `素材/` of a folder of outputs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from toolkit.batch.receiving.published import read_published
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.published import PublishedQuestion
from toolkit.documents.check import require_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import own_template
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import open_ledger
from toolkit.messages import Language, Speaker
from toolkit.pool import map_in_processes, processes_for
from toolkit.publication.outcome import PublishedOutcome, final_decision
from toolkit.publication.packs.content import FILE_NAME, PackWriter
from toolkit.publication.packs.model import PackDraft
from toolkit.publication.packs.render import PACK_KIND, TEMPLATE, render_pack
from toolkit.review.decided import StageDecision
from toolkit.review.model import PoolQuestion
from toolkit.review.pool import pool_revision
from toolkit.review.wording import decided_at
from toolkit.system_files import reason_to_skip

FOLDER = "素材"
"""Name of the folder of packs, below that of the book."""

SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack that was written, or why it was not."""

    name: str
    """The name of its file, without suffix."""
    fault: ToolkitError | None = None


def produce_packs(
    folder: CampaignFolder, decisions: Sequence[StageDecision], outcomes: Sequence[PublishedOutcome],
    target: OutputFolder, language: Language = "zh", jobs: int | None = None,
) -> Iterator[WrittenPack]:
    """Yield each pack after it stands in 素材/ of *target*; those of questions not selected any more are then removed.

    *decisions* are those in force, a stage each, in the order of the stages; while the last stage is not decided there
    is no pack. Raises TemplateFaults and DocumentFault for a template that cannot be filled in, BrokenLists for a list
    of published questions, before anything is written; and sqlite3.Error.
    """
    if final := final_decision(folder.campaign, decisions):
        own = own_template(folder, TEMPLATE)
        require_template(PACK_KIND, own)
        writer = PackWriter(
            folder.campaign, decisions, outcomes, reviewed_questions(folder, decisions), former_questions(folder),
            Speaker(language), folder.campaign.settings.book_authors,
        )  # fmt: skip
        make = partial(_make, own, decided_at(final.origin).astimezone(UTC), language)
        yield from _write_packs([*writer.packs()], make, target.within(FOLDER), jobs)


def reviewed_questions(folder: CampaignFolder, decisions: Iterable[StageDecision]) -> dict[str, PoolQuestion]:
    """Return every question that entered a decided stage, by number, as it was frozen last; raises sqlite3.Error."""
    found: dict[str, PoolQuestion] = {}
    with open_ledger(folder.ledger) as ledger:
        for record in (decision.record for decision in decisions):
            found |= pool_revision(ledger, record.stage, record.revision).by_number
    return found


def former_questions(folder: CampaignFolder) -> list[PublishedQuestion]:
    """Return the questions that were published before the year of the call; raises BrokenLists and OSError."""
    return [known for known in read_published(folder) if known.year < folder.campaign.settings.year]


def _write_packs(
    drafts: Sequence[PackDraft], make: Callable[[PackDraft], bytes | DocumentFault], target: OutputFolder,
    jobs: int | None,
) -> Iterator[WrittenPack]:
    """Yield each pack after it was made, in several processes, and written."""
    documents = map_in_processes(make, drafts, processes_for(len(drafts), jobs))
    for draft, document in zip(drafts, documents, strict=True):
        yield _write(draft.pack.name, document, target)
    _tidy(target, {draft.pack.name for draft in drafts})


def _make(own: bytes | None, made: datetime, language: Language, draft: PackDraft) -> bytes | DocumentFault:
    """Return a pack as .docx, or why it could not be made: that stops no other."""
    try:
        return render_pack(draft, made, own, language)
    except DocumentFault as fault:
        return fault


def _write(name: str, document: bytes | DocumentFault, target: OutputFolder) -> WrittenPack:
    """Return a pack after it stands there; one that could not be made does not stand there as it once was."""
    if isinstance(document, bytes):
        target.write(name + SUFFIX, document)
        return WrittenPack(name)
    target.remove(name + SUFFIX)
    return WrittenPack(name, document)


def _tidy(target: OutputFolder, names: set[str]) -> None:
    """Remove packs that an earlier run left; what staff put there under names of their own stays."""
    ours = re.compile(rf"\S+-\d{{2,}}( .*)? {FILE_NAME}( \(\d+\))?")
    for path in target.path.glob(f"*{SUFFIX}"):
        if path.stem not in names and ours.fullmatch(path.stem) and not reason_to_skip(path.name):
            target.remove(path.name)
