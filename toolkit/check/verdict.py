"""Verdicts on the files at a path: what `toolkit check` says of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset, standard_preset
from toolkit.check.facts import FormFacts
from toolkit.check.origin import FileOrigin
from toolkit.check.paths import PathReader, PathReading
from toolkit.check.reading import PathTask, ReadFile, ReadingWork
from toolkit.intake.scans import scan_without_workbook
from toolkit.looks import Look
from toolkit.model import Judgement, Observation, Source
from toolkit.pool import reading_pool
from toolkit.rules import judge_observations


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file and the verdict on it."""

    source: Source
    form: FormFacts | None
    """None when the file could not be read."""
    judgement: Judgement
    campaign: str
    """The code of the call by whose rules it was judged."""
    origin: FileOrigin


class PathVerdicts(NamedTuple):
    """The verdicts on a path's files, and the paths of files not judged."""

    files: tuple[FileVerdict, ...]
    others: tuple[str, ...] = ()
    """Scans in an archive or a folder that can be opened, and what a system left in an archive."""


def judge_path(
    path: Path, shown: str, campaign: Campaign | None, *, cross_check: bool = False, alone: bool = True
) -> PathVerdicts:
    """Return the verdicts on what is at a path, which people read as *shown*.

    Without a campaign each form is judged by the preset that it names. With *cross_check* a second program reads the
    forms too, and where the two differ is a finding. A file that is not *alone* came with the others of its folder, so
    a scan is none in place of a form. Never raises for what a file holds or for one that cannot be
    opened: that too is a verdict.
    """
    task = PathTask(path.absolute(), unlisted_source(shown))  # a process may have been started in another folder
    (reading,) = reading_pool().map(PathReader(ReadingWork(campaign, cross_check)), (task,))
    return _Verdicts(task, reading, campaign or load_preset(standard_preset()), alone).all()


def unlisted_source(shown: str) -> Source:
    """Return the source of an unlisted file: only its path is known."""
    return Source(shown, "", 0, datetime.min.replace(tzinfo=CHINA_TIME))


class _Verdicts(NamedTuple):
    """What makes verdicts of what one path brought."""

    task: PathTask
    reading: PathReading[ReadFile]
    campaign: Campaign
    alone: bool = True

    def all(self) -> PathVerdicts:
        """Return the verdicts; an archive without anything to be checked is itself refused."""
        files, skipped = self.reading.files, self.reading.listing.skipped
        if not self.reading.held:
            if not self.alone and files[0].scan and not files[0].observed:
                return PathVerdicts((), (files[0].source.path,))
            return PathVerdicts((self._alone(files[0]),))
        scans = tuple(file.source.path for file in files if file.scan and not file.observed)
        verdicts = [
            self._verdict(number, file, file.observed)
            for number, file in enumerate(files) if file.observed or not file.scan
        ]
        if all(file.scan for file in files):
            found = Observation("file.not-xlsx", look=Look.ARCHIVE_SCANS)
            verdicts.append(self._verdict(0, ReadFile(self.reading.source), (found,)))
        return PathVerdicts(tuple(verdicts), (*(path for path, _ in skipped), *scans))

    def _alone(self, file: ReadFile) -> FileVerdict:
        """Return the verdict on a file that came by itself: a scan in place of a form is a finding."""
        found = scan_without_workbook(file.scan, next(iter(file.observed), None)) if file.scan else None
        return self._verdict(0, file, (found,) if found else file.observed)

    def _verdict(self, number: int, file: ReadFile, observed: Iterable[Observation]) -> FileVerdict:
        """Return the verdict on a file; one that could not be read is judged by what was observed."""
        origin = FileOrigin(self.task.path, self.task.listed, number)
        if file.form:
            return FileVerdict(file.source, file.form, file.judgement, file.campaign, origin)
        judgement = judge_observations(file.source.path, self.campaign, observed)
        return FileVerdict(file.source, None, judgement, file.campaign or self.campaign.settings.code, origin)
