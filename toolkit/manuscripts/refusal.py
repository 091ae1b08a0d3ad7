"""Behind the gate: a file's bytes become a safe Word package, or one reason why not."""

from toolkit.errors import ToolkitError
from toolkit.intake import limits
from toolkit.intake.triage import ZIP, document_type, kind_outside_zip, package_kind
from toolkit.looks import Look
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import Refused, too_large

_OWN_WORDS = (Look.DOC, Look.PDF, Look.EMPTY, Look.LOCK, Look.ODT, Look.DOCTYPE)
_WRAPPERS = (Look.MAIL, Look.WINMAIL, Look.ENCODED, Look.ARCHIVE)
_STANDINS = (Look.SHORTCUT, Look.PLACEHOLDER, Look.APPLE_DOUBLE)
_BY_LOOK = {
    Look.ENTITIES: "doctype",
    **{look: str(look) for look in _OWN_WORDS},
    **dict.fromkeys(_WRAPPERS, "wrapped"),
    **dict.fromkeys(_STANDINS, "elsewhere"),
}
_BY_CODE = {"file.encrypted": "encrypted", "file.too-large": "too-large", "file.not-xlsx": "other"}


class NotReadable(ToolkitError):
    """A file that is not read, by a word for the reason: ``manuscripts.refused.<reason>`` tells what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"manuscripts.refused.{reason}")
        self.reason = reason


def open_document(data: bytes) -> Package:
    """Return a .docx opened, its parts unpacked and parsed within the limits when they are asked for.

    Raises NotReadable for any other file, and for one that is too large or whose directory is damaged.
    """
    try:
        return _opened(data)
    except Refused as refused:
        raise NotReadable(refusal_reason(refused)) from refused


def _opened(data: bytes) -> Package:
    """Return a .docx opened; raises Refused where the gate stops it."""
    if len(data) > limits.FILE_BYTES:
        raise too_large(Look.FILE, limits.FILE_BYTES // 1_000_000)
    if not data.startswith(ZIP):
        kind_outside_zip(data)
        raise NotReadable("workbook")
    package = Package(data)
    if not any(name.startswith("word/") and name.endswith((".xml", ".rels")) for name in package.parts):
        package_kind(package.archive, document_type(package.archive))
        raise NotReadable("workbook")
    return package


def refusal_reason(refused: Refused) -> str:
    """Return the word for why the gate refused a file."""
    word = _BY_LOOK.get(refused.found.look) if refused.found.look else None
    return word or _BY_CODE.get(refused.found.code, "damaged")
