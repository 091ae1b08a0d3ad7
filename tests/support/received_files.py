"""Files of an inbox made by hand: as they were read, or as real workbooks in a folder."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.support.plain_workbooks import by_xlsxwriter, cells_of
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter
from toolkit.batch.receiving.collect import QuestionTexts
from toolkit.batch.receiving.receipts import Receipt, ReceivedFile, ToldFindings, settle_receipts
from toolkit.batch.run import Batch
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset
from toolkit.check.facts import form_facts, pack_texts, unpack_texts
from toolkit.check.origin import FileOrigin
from toolkit.check.reading import PathListing, PathTask, ReadFile, ReadingWork
from toolkit.forms.compare import told_findings
from toolkit.looks import Look
from toolkit.messages import Language
from toolkit.model import Observation, Source, Submission
from toolkit.rules import judge_submission
from toolkit.rules.base import Facts

CAMPAIGN = load_preset("2023")

NINE = datetime(2023, 4, 12, 9, 0, tzinfo=CHINA_TIME)
TEN = datetime(2023, 4, 12, 10, 0, tzinfo=CHINA_TIME)
TOO_LATE = datetime(2023, 4, 21, 0, 0, 1, tzinfo=CHINA_TIME)

BROKEN = Observation("file.unreadable", look=Look.FAILED)


def arrival(
    content: Submission | None, path: str, at: datetime = NINE, campaign: Campaign = CAMPAIGN, observed: Iterable[Observation] = ()
) -> ReceivedFile:
    """A file as read, which lies nowhere; no submission makes it unreadable."""
    source = Source(path, sha256(path.encode()).hexdigest(), 57_000, at)
    origin = FileOrigin(Path(path), source, 0)
    if content is None:
        return ReceivedFile(origin, ReadFile(source, observed=(BROKEN,)))
    read = replace(content, source=source)
    form, judgement = form_facts(Facts(read, campaign)), judge_submission(read, campaign, observed)
    read_file = ReadFile(source, form=form, judgement=judgement, campaign=campaign.settings.code, texts=pack_texts(read, campaign))
    return ReceivedFile(origin, read_file)


def told_of(*files: ReceivedFile, campaign: Campaign = CAMPAIGN) -> ToldFindings:
    """What senders were told of these files in a batch before."""
    told = {receipt.sender: told_findings(receipt.judgement) for receipt in settle_receipts(files, campaign) if receipt.counts}
    return lambda sender, file: told.get(sender)


def texts_in(files: Iterable[ReceivedFile]) -> QuestionTexts:
    """What the questions of files say in full."""
    return partial(_texts_of, {file.source.path: file.file.texts for file in files if file.form})


def _texts_of(packed: Mapping[str, bytes], receipt: Receipt) -> list[list[str]]:
    return unpack_texts(packed[receipt.source.path])


def questions_in(files: Iterable[ReceivedFile]) -> int:
    """How many questions all files hold."""
    return sum(len(file.form.questions) for file in files if file.form)


def workbook_of(filled: Submission) -> bytes:
    """A plain workbook with every label and value of a submission at its address."""
    return by_xlsxwriter(cells_of(filled))


def put_file(folder: Path, name: str, content: Submission | bytes, at: datetime = NINE) -> Path:
    """The path of a file, after it stands in a folder with its time of receipt."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook_of(content) if isinstance(content, Submission) else content)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def filed(folder: Path, name: str, content: Submission | bytes, at: datetime = NINE, campaign: Campaign = CAMPAIGN) -> ReceivedFile:
    """A file of a folder, read as the batch reads it, but in this process."""
    path = put_file(folder, name, content, at)
    listed = Source(name, "", path.stat().st_size, at)
    listing, file = ReadingWork(campaign, prior=True)(PathTask(path, listed))
    assert isinstance(listing, PathListing)
    assert isinstance(file, ReadFile)
    return ReceivedFile(FileOrigin(path, listed, 0), file)


def letters_of(batch: Batch, language: Language = "zh") -> Iterator[Letter]:
    """What the letters of a batch say."""
    writer = LetterWriter(batch.collection, batch.name, batch.dated, batch.copies, language)
    return (letter for _, letter in writer.letters())
