"""Why a template cannot be opened: what the file is instead of a Word document, and what to do."""

from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind
from toolkit.intake.ole_files import OLE2
from toolkit.intake.triage import ZIP, document_type, kind_outside_zip, package_kind
from toolkit.looks import Look
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.messages.speech import INTERFACE
from toolkit.ooxml.package import CONTENT_TYPES, Package
from toolkit.ooxml.refusal import Refused

_TYPES = ((b"macroEnabled", Look.DOCM), (b"wordprocessingml.template.main", Look.DOTX))
"""By what the content types of a Word document call one that is no plain document."""

_LOCKED = (Look.ENCRYPTED, Look.RIGHTS, Look.GUARDED, Look.SEALED)
_SAVED_ANEW = (Look.DOC, Look.DOCM, Look.DOTX, Look.ODT, Look.RTF, Look.WORD_XML)


def refused_template(kind: DocumentKind, data: bytes | None) -> DocumentFault:
    """Return why a template cannot be opened; None stands for the packaged one."""
    look = None if data is None else _look(data)
    said = [entry.looks[look].like for entry in RULE_ENTRIES.values() if look and look in entry.looks]
    if not said or "{" in said[0].zh:  # which names a limit
        return DocumentFault("document.template-unreadable", kind.noun)
    word = "locked" if look in _LOCKED else "save-as" if look in _SAVED_ANEW else "restore"
    details = {"like": said[0], "remedy": INTERFACE[f"document.template-is.{word}"]}
    return DocumentFault("document.template-is", kind.noun, details)


def _look(data: bytes) -> Look | None:
    """Return what a file looks like that cannot be opened as a Word document; None for a workbook."""
    try:
        if not data.startswith(ZIP):
            kind_outside_zip(data)
            return None
        package = Package(data)
        package_kind(package.archive, document_type(package.archive))
    except Refused as refused:
        if refused.found.look is Look.DOCX:
            return _word_look(package.archive.read(CONTENT_TYPES))
        torn = refused.found.code == "file.unreadable" and data.startswith((ZIP, OLE2))
        return Look.DOCX_DAMAGED if torn else refused.found.look
    return None


def _word_look(types: bytes) -> Look:
    """Return what kind of a Word document it is that cannot be opened, by its content types."""
    return next((look for mark, look in _TYPES if mark in types), Look.DOCX_DAMAGED)
