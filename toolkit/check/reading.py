"""The files at a path, each read, judged and cut down to its facts: work for a process that may die of it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset, preset_names, standard_preset
from toolkit.check.delivery import DeliveredFile, PathDelivery, keep_content, open_delivery
from toolkit.check.facts import FormFacts, form_facts, pack_texts
from toolkit.files import ContentFolder
from toolkit.forms.recommendation.reading import SubmissionReading, read_submission
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.stamp import read_stamp
from toolkit.intake.scans import ScanKind, inspect_scan, reworded_for_scan
from toolkit.looks import Look
from toolkit.model import Judgement, Observation, Source
from toolkit.rules import judge_facts
from toolkit.rules.base import Facts
from toolkit.task_process import READING_MEMORY

_NO_FINDINGS = Judgement(())


@dataclass(frozen=True)
class ReadingWork:
    """The work of a reading process: yields each file of a path, judged."""

    campaign: Campaign | None
    """The call whose rules hold; None for the preset that each form names."""
    cross_check: bool = False
    """Whether a second program reads each form too, and where the two differ is a finding."""
    prior: bool = False
    """Whether what a copy of ours says of earlier findings is looked for."""
    contents: ContentFolder | None = None
    """Where what stands at each path is kept; None where it is not. The main process sees what is missing there, and
    makes it last."""
    texts: bool = False
    """Whether the full texts of questions are wanted."""

    def __call__(self, task: "PathTask") -> "Iterator[PathListing | ReadFile]":
        """Yield what is at a path, then each file from the one wanted first."""
        delivery = open_safely(task, partial(_try_to_keep, self.contents) if self.contents else None)
        yield path_listing(delivery)
        for file in delivery.files[task.first :]:
            yield read_file(file, self)

    def unread(self, source: Source, scan: ScanKind | None, why: Observation) -> "ReadFile":
        """Return a file that could not be read."""
        return unread_file(source, scan, why)


class PathTask(NamedTuple):
    """A path to be read."""

    path: Path
    listed: Source
    """What is known of the file before it is opened, its path the one that people will read."""
    first: int = 0
    """The number of the first file wanted: what comes before is known already."""


class PathListing(NamedTuple):
    """What is at a path, before any file of it was looked into."""

    source: Source
    files: tuple[tuple[Source, ScanKind | None], ...]
    """The files: what each is, and its kind where it is a scan."""
    skipped: tuple[tuple[str, str], ...]
    """What is no submission in an archive: the path of each, and the reason."""
    listed: int
    """How many files it is or holds, counted before any was read."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was looked into, without its bytes and its texts."""

    source: Source
    scan: ScanKind | None = None
    pages: int | None = None
    """The pages of a scan that can be opened."""
    observed: tuple[Observation, ...] = ()
    """Why it could not be read; none for what could."""
    form: FormFacts | None = None
    """None for a scan, and for what could not be read."""
    judgement: Judgement = _NO_FINDINGS
    """What `check` has to say of a form."""
    campaign: str = ""
    """The code of the call by whose rules it was judged."""
    texts: bytes = field(default=b"", repr=False)
    """What the questions of a form say in full (:func:`toolkit.check.facts.pack_texts`), where that is asked for."""

    def under(self, folder: str) -> "ReadFile":
        """Return it as if it lay in a folder."""
        source = in_folder(folder, self.source)
        findings = (replace(found, place=found.place._replace(file=source.path)) for found in self.judgement)
        return replace(self, source=source, judgement=replace(self.judgement, findings=tuple(findings)))


def in_folder(folder: str, source: Source) -> Source:
    """Return a file as if it lay in a folder."""
    return replace(source, path=f"{folder}/{source.path}")


def _try_to_keep(contents: ContentFolder, source: Source, data: bytes) -> None:
    """Keep the bytes of a file where that is possible; the main process tries again, and says why it is not."""
    with suppress(OSError):
        keep_content(contents, source, data)


def open_safely(task: PathTask, keep: Callable[[Source, bytes], object] | None = None) -> PathDelivery:
    """Return what is at a path; where the toolkit itself fails at it, one file that says so."""
    try:
        return open_delivery(task.path, task.listed, keep)
    except Exception as error:  # one path never ends a batch
        return PathDelivery(task.listed, (DeliveredFile(task.listed, refusal=failed_observation(error)),))


def path_listing(delivery: PathDelivery) -> PathListing:
    """Return what is at a path, without the bytes."""
    files = tuple((file.source, file.scan) for file in delivery.files)
    return PathListing(delivery.source, files, delivery.skipped, delivery.listed)


def read_file(file: DeliveredFile, work: ReadingWork) -> ReadFile:
    """Return a file looked into; whatever goes wrong with it is its own observation."""
    if file.refusal:
        return unread_file(file.source, file.scan, file.refusal)
    try:
        return _read_scan(file, file.scan) if file.scan else _read_form(file, work)
    except Exception as error:  # a fault met in one file, ours too, is that file's line in the record
        return unread_file(file.source, file.scan, failed_observation(error))


def unread_file(source: Source, scan: ScanKind | None, why: Observation) -> ReadFile:
    """Return a file that could not be read, and why in the words for what it is."""
    return ReadFile(source, scan, observed=(reworded_for_scan(why) if scan else why,))


def failed_observation(error: Exception) -> Observation:
    """Return the observation on a file at which the toolkit itself failed, or for which memory did not suffice."""
    if isinstance(error, MemoryError):
        return Observation("file.too-large", details={"limit": READING_MEMORY >> 20}, look=Look.MEMORY)
    return Observation("file.unreadable", look=Look.FAILED)


def _read_scan(file: DeliveredFile, kind: ScanKind) -> ReadFile:
    """Return a scan looked through."""
    found = inspect_scan(file.data, kind)
    if isinstance(found, Observation):
        return unread_file(file.source, kind, found)
    return ReadFile(file.source, kind, found.pages)


def _read_form(file: DeliveredFile, work: ReadingWork) -> ReadFile:
    """Return a file read as the form, and judged."""
    campaign = work.campaign or named_preset(file.data)
    code = campaign.settings.code
    reading = read_submission(file.data, file.source, campaign)
    if reading.submission is None:
        return ReadFile(file.source, observed=reading.observed, campaign=code)
    facts = Facts(reading.submission, campaign)
    judgement = _cross_checked(file.data, reading, facts) if work.cross_check else judge_facts(facts, reading.observed)
    prior = prior_findings(reading.package or file.data) if work.prior else None
    form = form_facts(facts, prior)
    texts = pack_texts(facts.submission, campaign) if work.texts else b""
    return ReadFile(file.source, form=form, judgement=judgement, campaign=code, texts=texts)


def _cross_checked(data: bytes, reading: SubmissionReading, facts: Facts) -> Judgement:
    """Return the judgement with what a second program reads differently."""
    from toolkit.check.cross_check import second_reading  # with openpyxl, which is slow to load and seldom needed

    second = second_reading(data, facts.submission)
    judgement = judge_facts(facts, (*reading.observed, *second.differences))
    return replace(judgement, remarks=(*judgement.remarks, *second.remarks))


def named_preset(data: bytes) -> Campaign:
    """Return the preset that a form's `_meta` names, or the standard one when it names none that is packaged."""
    stamp = read_stamp(data)
    return load_preset(stamp.campaign if stamp and stamp.campaign in preset_names() else standard_preset())
