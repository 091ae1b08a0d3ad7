"""Documents between filling in and handing over."""

from toolkit.documents.filled import FilledDocument, filled_part
from toolkit.documents.model import DocumentKind
from toolkit.documents.stored import stored_package
from toolkit.ooxml.package import Package


def filled_document(package: bytes, kind: DocumentKind) -> FilledDocument:
    """A document as if its text had just been filled in."""
    opened = Package(package)
    text = "word/document.xml"
    return FilledDocument({text: filled_part(opened.peek(text), opened.read(text).decode())}, stored_package(package, kind))
