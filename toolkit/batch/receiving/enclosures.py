"""What comes beside a workbook and is nobody's form: a letter of recommendation, a note, another workbook."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from toolkit.batch.receiving.attachments import AttachedScan, ScanMatch
from toolkit.batch.receiving.receipts import Receipt, ReceivedFile
from toolkit.intake.scans import WORKBOOK_SUFFIXES
from toolkit.looks import Look
from toolkit.model import Finding, Observation

_ARCHIVE_SUFFIXES = frozenset((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"))

_DOCUMENT_SUFFIXES = frozenset((
    ".doc", ".docx", ".docm", ".dot", ".dotx", ".dotm", ".wps", ".wpt", ".rtf", ".odt", ".pages", ".pdf", ".ofd",
    ".ppt", ".pptx", ".dps", ".odp", ".txt", ".md", ".htm", ".html", ".mht", ".jpg", ".jpeg", ".png", ".gif", ".bmp",
    ".tif", ".tiff", ".heic", ".webp", ".svg", ".dat", ".url", ".lnk", ".vcf", ".ics",
))
"""Suffixes by which nobody means the recommendation workbook, whatever is wrong with the content."""

_DOCUMENTS = frozenset((
    Look.TEXT, Look.HTML, Look.PDF, Look.RTF, Look.IMAGE, Look.DOC, Look.DOCX_QUESTION, Look.DOCX_REPORT,
    Look.DOCX_LETTER, Look.DOCX, Look.DOCX_DAMAGED, Look.ODT, Look.PPT, Look.PPTX, Look.OFD, Look.OTHER_OLE,
    Look.UNKNOWN,
))
"""What a file looks like that is no workbook, where its name does not say that it should be one."""

_OTHER_WORKBOOKS = frozenset((Look.WORKBOOK, Look.FINDINGS, Look.FORM_PART, Look.SCORE_SHEET, Look.OTHER_FORM))
"""What a workbook looks like that is not the form, under whatever name."""

_FOR_STAFF = frozenset((Look.MAIL, Look.MASTER, Look.CAMPAIGN, Look.UNOPENED, Look.CHANGING))
"""What a file looks like with which its sender can do nothing: staff open it, move it or try again."""

_MAIL_SUFFIXES = (".eml", ".emlx", ".msg", ".mbox")


def enclosures(files: Iterable[ReceivedFile]) -> tuple[AttachedScan, ...]:
    """Return the files that nobody means as the form, as attachments to the workbooks that they may belong to."""
    unread = (file for file in files if file.form is None)
    return tuple(_attached(file) for file in unread if is_enclosure(file.source.path, file.file.observed))


def _attached(file: ReceivedFile) -> AttachedScan:
    """Return a file as an attachment that is not looked into."""
    looks = {found.look for found in file.file.observed}
    suffix = PurePosixPath(file.source.path).suffix
    kind = suffix[1:].upper() if re.fullmatch(r"\.[A-Za-z]{1,4}", suffix) else ""
    return AttachedScan(file.source, kind, None, enclosed="question" if Look.DOCX_QUESTION in looks else "kept")


def without_orphans(matches: Sequence[ScanMatch], files: Iterable[ReceivedFile]) -> tuple[ScanMatch, ...]:
    """Return the matches but for enclosures beside which no workbook was read: those are all that their sender sent."""
    read = {file.source.path for file in files if file.form}
    unread = {file.source.path for file in files if file.form is None}
    return tuple(match for match in matches if match.file in read or match.scan.source.path not in unread)


def is_enclosure(path: str, observed: Iterable[Observation | Finding]) -> bool:
    """Return whether a file that is not read as a form is none that anybody means as the form."""
    found = tuple(observed)
    looks = {each.look for each in found}
    if _is_for_staff(path, found):
        return False
    if looks & _OTHER_WORKBOOKS or any(each.code == "file.other-campaign" for each in found):
        return True
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in WORKBOOK_SUFFIXES | _ARCHIVE_SUFFIXES:
        return False
    return suffix in _DOCUMENT_SUFFIXES or not looks.isdisjoint(_DOCUMENTS)


def is_for_staff(receipt: Receipt) -> bool:
    """Return whether the sender of a file that cannot be read can do nothing about it, but staff can."""
    return _is_for_staff(receipt.source.path, receipt.judgement)


def _is_for_staff(path: str, found: Iterable[Observation | Finding]) -> bool:
    """Return whether only staff can do something about a file of a name and with some findings."""
    return path.lower().endswith(_MAIL_SUFFIXES) or any(each.look in _FOR_STAFF for each in found)


def is_wanted_again(receipt: Receipt, counting: Receipt) -> bool:
    """Return whether a file that cannot be read may hold what the workbook that counts does not: it came no earlier."""
    if is_for_staff(receipt) or is_enclosure(receipt.source.path, receipt.judgement):
        return False
    return receipt.source.modified >= counting.source.modified
