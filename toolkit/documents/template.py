"""Templates that staff restyle, opened as Word documents."""

from io import BytesIO
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from lxml.etree import XMLSyntaxError

from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind
from toolkit.documents.template_files import near_templates as near_templates
from toolkit.documents.template_files import own_template as own_template
from toolkit.documents.template_files import packaged_template as packaged_template

PACKAGE_FAULTS = (BadZipFile, AttributeError, KeyError, ValueError, PackageNotFoundError, XMLSyntaxError)
"""What python-docx raises for a file that is no Word document."""


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
