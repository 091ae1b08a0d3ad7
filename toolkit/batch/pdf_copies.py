"""PDF beside the Word documents of a campaign's output, printed again only where the document has changed."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from toolkit import __version__
from toolkit.batch.written import WrittenDocument
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.pdf import NoOffice, NotConverted, convert_to_pdf
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder, file_hash
from toolkit.ledger.documents import MadeDocuments, made_documents

PDF = ".pdf"


def pdf_basis(document: str) -> str:
    """Return what a PDF is made from: its document, known by its SHA-256, and this version of the toolkit."""
    return f"{__version__} {document}"


def write_pdfs(folder: CampaignFolder, documents: Sequence[Path]) -> Iterator[WrittenDocument]:
    """Yield the PDF beside each Word document below `output/`; one that cannot be made or written stops no other.

    Where there is no LibreOffice, that is the fault of each that is not there yet. Raises OSError where a document is
    not there, or nobody can work.
    """
    with made_documents(folder) as made:
        bases = {path: pdf_basis(file_hash(path)) for path in documents}
        unchanged = {path for path, basis in bases.items() if made.stands(path.with_suffix(PDF), basis)}
        with closing(_converted([path for path in documents if path not in unchanged])) as converted:
            for path in documents:
                if path in unchanged:
                    yield WrittenDocument(path=path.with_suffix(PDF), unchanged=True)
                else:
                    yield _write(path.with_suffix(PDF), bases[path], next(converted), made)


def _converted(documents: Sequence[Path]) -> Generator[bytes | NotConverted | NoOffice, None, None]:
    """Yield each document as PDF, or why it could not be made."""
    try:
        yield from convert_to_pdf(documents)
    except NoOffice as fault:
        yield from (fault for _ in documents)


def _write(path: Path, basis: str, pdf: bytes | ToolkitError, made: MadeDocuments) -> WrittenDocument:
    """Return a PDF after it was written and noted."""
    if not isinstance(pdf, bytes):
        return WrittenDocument(path=path, fault=pdf)
    unwritten = OutputFolder(path.parent).write(path.name, pdf)
    if not unwritten:
        made.note(path, basis, sha256(pdf).hexdigest())
    return WrittenDocument(path=path, unwritten=unwritten)
