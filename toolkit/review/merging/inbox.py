"""What lies in a stage's inbox: sheets, ballots of mass votes, and files that cannot be opened. Nothing is changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.batch.receiving.inbox import ListedFile, SkippedFile, list_inbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.review_model import Stage
from toolkit.check.delivery import reopen_file
from toolkit.check.origin import FileOrigin
from toolkit.looks import Look
from toolkit.model import Observation, Source
from toolkit.review.merging.merged import BallotFile, UnopenedFile
from toolkit.review.model import ReturnedSheet
from toolkit.review.sheets.reading import SheetReading, StagePath, read_stage_inbox

BALLOT_SUFFIX = ".csv"
"""How the name of a mass vote ends."""


@dataclass(frozen=True)
class StageInbox:
    """What came back to a stage."""

    sheets: tuple[ReturnedSheet, ...]
    ballots: tuple[BallotFile, ...]
    unopened: tuple[UnopenedFile, ...]
    skipped: tuple[SkippedFile, ...]
    origins: Mapping[str, tuple[FileOrigin, Source]]
    """Where the bytes of each file can be read again, by its path below the inbox."""

    def bytes_of(self, path: str) -> bytes:
        """Return the bytes of a file; raises OSError where it is not there any more as it was read."""
        return reopen_file(*self.origins[path]).data


def read_inbox(folder: CampaignFolder, stage: Stage, jobs: int | None = None) -> StageInbox:
    """Return what lies in the inbox of a stage; one that is not there holds nothing. Raises OSError."""
    place = folder.review_inbox(stage.name)
    if not place.is_dir():
        return StageInbox((), (), (), (), {})
    listing = list_inbox(place)
    paths = [*read_stage_inbox(listing.entries, folder.campaign, stage, jobs)]
    origins = dict(_origins(listing.entries, paths))
    files = [file for path in paths for file in path.files]
    ballots = [file for file in files if _is_ballot(file)]
    unread = [file for file in files if file.sheet is None and not _is_ballot(file)]
    return StageInbox(
        tuple(file.sheet for file in files if file.sheet),
        tuple(_ballot(file.source, origins[file.source.path][0]) for file in ballots),
        tuple(UnopenedFile(file.source.path, file.source.sha256, _as_told(file.refusal)) for file in unread
              if file.refusal),
        listing.skipped,
        origins,
    )


def _origins(
    entries: tuple[ListedFile, ...], paths: list[StagePath]
) -> Iterator[tuple[str, tuple[FileOrigin, Source]]]:
    """Yield where the bytes of each file are, by its path."""
    for entry, path in zip(entries, paths, strict=True):
        for number, file in enumerate(path.files):
            yield file.source.path, (FileOrigin(entry.path, entry.listed, number), file.source)


def _as_told(refusal: Observation) -> Observation:
    """Return why a file cannot be taken; of another workbook it is said that it is no sheet of the review."""
    if refusal.code == "file.not-the-form":
        return Observation("review.unknown-sheet", value="", look=Look.NOT_A_SHEET)
    return refusal


def _is_ballot(file: SheetReading) -> bool:
    """Return whether a file is to be read as the ballots of a mass vote."""
    return file.sheet is None and PurePosixPath(file.source.path).suffix.lower() == BALLOT_SUFFIX


def _ballot(source: Source, origin: FileOrigin) -> BallotFile:
    """Return the ballots of a file, not read yet; bounded, as all that is delivered."""
    return BallotFile(source.path, source.sha256, source.modified, reopen_file(origin, source).data)
