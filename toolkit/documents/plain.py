"""Templates filled in by docxtpl itself, for values that belong to one document: pictures, other documents, links."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from toolkit.documents.compiled import CompiledTemplate
from toolkit.documents.filled import FilledDocument, filled_part
from toolkit.documents.model import BoundValue
from toolkit.documents.places import template_stories
from toolkit.documents.stored import stored_package
from toolkit.documents.tags import fill_tags
from toolkit.ooxml.archive import repack


def fill_plainly(template: CompiledTemplate, values: Mapping[str, Any]) -> FilledDocument:
    """Return a document with the tags replaced as docxtpl does it, a template opened for each document.

    Raises DocumentFault where they cannot be.
    """
    plain = _WatchedTemplate(BytesIO(template.prepared.package))
    plain.init_docx()
    made = {name: value.make(plain) if isinstance(value, BoundValue) else value for name, value in values.items()}
    fill_tags(plain, made, template.kind)
    saved = BytesIO()
    plain.docx.save(saved)
    stories = {part.partname.membername: root for part, root in template_stories(plain.docx)}
    parts = {name: filled_part(stories[name], xml) for name, xml in plain.written.items()}
    return FilledDocument(parts, stored_package(repack(saved.getvalue()), template.kind))


class _WatchedTemplate(DocxTemplate):
    """A template of docxtpl that keeps what was written, so that nothing of it is lost unseen."""

    def __init__(self, package: BytesIO) -> None:
        super().__init__(package)
        self.written: dict[str, str] = {}
        """The XML of each part, the text first."""

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, Any], jinja_env: Environment) -> str:
        """Return a part with its tags replaced; raises XMLSyntaxError where docxtpl would mend what they broke."""
        xml: str = super().render_xml_part(src_xml, part, context, jinja_env)
        etree.fromstring(xml.encode())
        self.written[part.partname.membername] = xml
        return xml
