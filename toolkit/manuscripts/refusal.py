"""Behind the gate: a file's bytes become a safe Word package, or one reason why not."""

from toolkit.errors import ToolkitError
from toolkit.intake import Refused, limits
from toolkit.intake.archive import BoundedArchive, stored_zip
from toolkit.intake.markup import as_safe_utf8
from toolkit.intake.refusal import too_large
from toolkit.intake.triage import ZIP, kind_outside_zip, package_kind
from toolkit.ooxml.package import Package

_BY_LOOKS = {"doc": "doc", "pdf": "pdf", "empty": "empty", "lock": "lock", "odt": "odt"}
_BY_CODE = {"file.encrypted": "encrypted", "file.too-large": "too-large", "file.not-xlsx": "other"}


class NotReadable(ToolkitError):
    """A file that is not read, by a word for the reason: ``manuscripts.refused.<reason>`` tells what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"manuscripts.refused.{reason}")
        self.reason = reason


def open_document(data: bytes) -> Package:
    """Return the text parts of a .docx, unpacked within the limits and free of entities.

    Raises NotReadable for any other file, for a damaged one and for one that is too large.
    """
    try:
        return _opened(data)
    except Refused as refused:
        raise NotReadable(_reason(refused)) from refused


def _opened(data: bytes) -> Package:
    """Return a .docx opened; raises Refused where the gate stops it."""
    if len(data) > limits.FILE_BYTES:
        raise too_large("file", limits.FILE_BYTES // 1_000_000)
    if not data.startswith(ZIP):
        kind_outside_zip(data)
        raise NotReadable("workbook")
    archive = BoundedArchive(data)
    names = [name for name in archive.names if name.casefold().endswith((".xml", ".rels"))]
    if not any(name.casefold().startswith("word/") for name in names):
        package_kind(archive, archive.read("mimetype").decode("ascii", "replace").strip())
        raise NotReadable("workbook")
    return Package(stored_zip({name: as_safe_utf8(archive.read(name)) for name in names if "/media/" not in name}))


def _reason(refused: Refused) -> str:
    """Return the word for why the gate refused a file."""
    looks = str(refused.found.details.get("looks", ""))
    return _BY_LOOKS.get(looks) or _BY_CODE.get(refused.found.code, "damaged")
