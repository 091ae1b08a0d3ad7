"""Templates that staff restyle: the packaged ones, and a campaign folder's own."""

from importlib import resources
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from lxml.etree import XMLSyntaxError

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.copies import left_as_copied
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind
from toolkit.matching import nearest_word

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")
"""How the names of files end that Word or WPS writes."""

EXCEL_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ett", ".ods")
"""The same of workbooks."""

PACKAGE_FAULTS = (BadZipFile, AttributeError, KeyError, ValueError, PackageNotFoundError, XMLSyntaxError)
"""What python-docx raises for a file that is no Word document."""


def packaged_template(name: str) -> bytes:
    """Return a template that comes with the toolkit."""
    return (resources.files("workbook_templates") / name).read_bytes()


def own_template(folder: CampaignFolder, name: str) -> bytes | None:
    """Return the campaign folder's own template; None when it has none, or only the copy that it was given."""
    path = folder.path / name
    own = path.read_bytes() if path.exists() else None
    return None if own is None or left_as_copied(folder, own) else own


def near_templates(folder: CampaignFolder, name: str) -> tuple[str, ...]:
    """Return the files of a campaign folder that are probably meant for the template *name* and are not it."""
    wanted, suffixes = PurePath(name).stem, EXCEL_SUFFIXES if name.endswith(EXCEL_SUFFIXES) else WORD_SUFFIXES
    names = {path.name for path in folder.path.iterdir() if path.is_file() and path.suffix.lower() in suffixes}
    ours = {entry.name for entry in resources.files("workbook_templates").iterdir()}
    return tuple(found for found in sorted(names - ours) if _is_near(PurePath(found).stem, wanted))


def _is_near(stem: str, wanted: str) -> bool:
    """Return whether the name of a file is another one with something added, left out or misspelt."""
    plain = "".join(stem.split())
    return not stem.startswith("~$") and (plain.startswith(wanted) or nearest_word(plain, (wanted,)) == wanted)


def open_template(kind: DocumentKind, own: bytes | None) -> DocxTemplate:
    """Return a campaign's *own* template, opened; the packaged one when it has none.

    Raises DocumentFault when it is no Word document.
    """
    template = DocxTemplate(BytesIO(packaged_template(kind.template) if own is None else own))
    try:
        template.init_docx()
    except PACKAGE_FAULTS as fault:
        raise DocumentFault("document.template-unreadable", kind.noun) from fault
    return template
