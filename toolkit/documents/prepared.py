"""Templates made ready: leftovers taken off, contents emptied, pictures whole, workbooks of ours behind charts."""

from io import BytesIO
from typing import NamedTuple

from toolkit.documents.charts import ChartPlace, prepare_charts
from toolkit.documents.contents import clear_contents
from toolkit.documents.finish import core_properties_name
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentKind
from toolkit.documents.pictures import show_pictures_whole
from toolkit.documents.template import open_template
from toolkit.ooxml.archive import repack


class PreparedTemplate(NamedTuple):
    """A template ready to be filled in."""

    package: bytes
    core: str = "docProps/core.xml"
    """The name of the part with its properties."""
    charts: tuple[ChartPlace, ...] = ()
    """Its charts, to be drawn."""


def prepared_template(kind: DocumentKind, own: bytes | None) -> PreparedTemplate:
    """Return a template ready to be filled in: a campaign's *own*, the packaged one when it has none.

    Raises DocumentFault when it is no Word document.
    """
    document = open_template(kind, own).docx
    remove_leftovers(document)
    clear_contents(document)
    show_pictures_whole(document)
    charts, core, saved = prepare_charts(document.part.package, kind.charts), core_properties_name(document), BytesIO()
    document.save(saved)
    return PreparedTemplate(repack(saved.getvalue()), core, charts)
