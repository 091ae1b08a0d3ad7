"""Templates made ready once for all documents of a process: without leftovers, contents emptied, pictures whole."""

from functools import lru_cache
from io import BytesIO

from docxtpl import DocxTemplate

from toolkit.documents.contents import clear_contents
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentKind
from toolkit.documents.pictures import show_pictures_whole
from toolkit.documents.template import open_template
from toolkit.ooxml.archive import unpacked_zip


def prepared_template(kind: DocumentKind, own: bytes | None) -> DocxTemplate:
    """Return a template ready to be filled in: a campaign's *own*, the packaged one when it has none.

    Raises DocumentFault when it is no Word document.
    """
    template = _TemplateReadOnce(BytesIO(_prepared(kind, own)))
    template.init_docx()
    return template


@lru_cache(maxsize=8)
def _prepared(kind: DocumentKind, own: bytes | None) -> bytes:
    """Return a template ready to be filled in, unpacked: fast to open."""
    document = open_template(kind, own).docx
    remove_leftovers(document)
    clear_contents(document)
    show_pictures_whole(document)
    saved = BytesIO()
    document.save(saved)
    return unpacked_zip(saved.getvalue())


class _TemplateReadOnce(DocxTemplate):
    """A template whose tags are looked for once for all documents."""

    def patch_xml(self, src_xml: str) -> str:
        """Return a part of a template as jinja reads it."""
        return _patched(src_xml)


@lru_cache(maxsize=64)
def _patched(source: str) -> str:
    """Return a part of a template as jinja reads it."""
    patched: str = DocxTemplate(BytesIO()).patch_xml(source)
    return patched
