"""A template compiled once for all documents of a process: its tags as code, all else of it as it is stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.document import CT_Document
from docx.oxml.ns import nsmap
from docx.parts.document import DocumentPart
from jinja2 import Template, meta
from lxml import etree

from toolkit.documents.charts import ChartPlace
from toolkit.documents.docxtpl_steps import fit_grids, in_lines, number_drawings, settled_xml, source_of
from toolkit.documents.fault import DocumentFault
from toolkit.documents.filled import FilledDocument, FilledPart, filled_part
from toolkit.documents.model import DocumentKind
from toolkit.documents.prepared import PreparedTemplate, prepared_template
from toolkit.documents.stored import StoredPackage, stored_package
from toolkit.documents.tags import TAG_FAULTS, tag_environment, tag_fault
from toolkit.messages import Language
from toolkit.messages.catalogue import BilingualText, join_words
from toolkit.ooxml.archive import deflated_entry
from toolkit.ooxml.markup import Element, parse_xml, serialise
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import Refused

_MARKS = ("{{", "{%", "{#")
_MARGINS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_BODY, _BODY_END = "<w:body", "</w:body>"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_LOOKUP = etree.ElementNamespaceClassLookup()
_LOOKUP.get_namespace(nsmap["w"])["document"] = CT_Document  # of python-docx's classes the only one that is needed
_PARSER.set_element_class_lookup(_LOOKUP)


@dataclass(frozen=True)
class CompiledPart:
    """A part of a template whose tags are code."""

    name: str
    before: str
    """What stands in front of what is filled in."""
    source: str
    """What is filled in, as jinja reads it."""
    after: str
    tags: Template

    @property
    def tagged(self) -> bool:
        """Return whether the part holds any tag."""
        return any(mark in self.source for mark in _MARKS)

    def fill(self, values: Mapping[str, Any], kind: DocumentKind) -> FilledPart:
        """Return the part with its tags replaced; raises DocumentFault where they cannot be."""
        try:
            xml = f"{self.before}{settled_xml(self.tags.render(values))}{self.after}"
            root = etree.fromstring(xml, _PARSER)
            if isinstance(root, CT_Document):
                fit_grids(root)
                number_drawings(root)
        except TAG_FAULTS as fault:
            raise _located_fault(fault, self.source, values, kind) from fault
        return filled_part(root, xml)


@dataclass(frozen=True)
class CompiledTemplate:
    """A template of which only the parts that hold tags are made anew for each document."""

    kind: DocumentKind
    prepared: PreparedTemplate
    package: StoredPackage
    """What all documents take over."""
    parts: tuple[CompiledPart, ...]
    """The text, then headers, footers and footnotes that hold tags."""
    charts: Mapping[ChartPlace, Element]
    """Its charts, to be drawn."""
    bound: tuple[BilingualText, ...]
    """What those values mean that its tags name and that belong to one document each: docxtpl must fill it in."""

    def fill(self, values: Mapping[str, Any]) -> FilledDocument:
        """Return a document with the tags replaced; raises DocumentFault where they cannot be."""
        return FilledDocument({part.name: part.fill(values, self.kind) for part in self.parts}, self.package)


@lru_cache(maxsize=8)
def compiled_template(kind: DocumentKind, own: bytes | None) -> CompiledTemplate:
    """Return a template, prepared and compiled: a campaign's *own*, the packaged one when it has none.

    Raises DocumentFault when it is no Word document, refers to what is not there, or its tags are written wrong.
    """
    try:
        return compile_prepared(prepared_template(kind, own), kind)
    except Refused as refused:
        raise DocumentFault("document.template-unreadable", kind.noun) from refused


def bound_words(kind: DocumentKind, own: bytes | None, language: Language = "zh") -> str:
    """Return in words what a template uses that makes docxtpl fill it in; nothing of one that cannot be compiled."""
    if not any(field.bound for field in kind.fields):
        return ""
    try:
        return join_words((meaning.fill(language) for meaning in compiled_template(kind, own).bound), language)
    except DocumentFault:
        return ""


def compile_prepared(prepared: PreparedTemplate, kind: DocumentKind) -> CompiledTemplate:
    """Return a template compiled; raises DocumentFault when it refers to what is not there, or for a faulty tag."""
    package = stored_package(prepared.package, kind)
    parts = [_compiled_part(name, root, kind) for name, root in _stories(package.text)]
    settled = {part.name: serialise(part.fill({}, kind).root) for part in parts[1:] if not part.tagged}
    stored = {name: deflated_entry(name, settled[name]) if name in settled else entry
              for name, entry in package.parts.items()}  # fmt: skip
    changing = tuple(part for part in parts if part.name not in settled)
    opened = Package(prepared.package)
    charts = {place: opened.peek(place.part) for place in prepared.charts}
    return CompiledTemplate(kind, prepared, replace(package, parts=stored), changing, charts, _bound(kind, parts))


def _bound(kind: DocumentKind, parts: Iterable[CompiledPart]) -> tuple[BilingualText, ...]:
    """Return what the values mean that tags name and that belong to one document each."""
    bound = {field.path: field.meaning for field in kind.fields if field.bound}
    read = (tag_environment().parse(part.source) for part in parts if bound)
    named = {name for each in read for name in meta.find_undeclared_variables(each)}
    return tuple(meaning for path, meaning in bound.items() if path in named)


def _stories(text: DocumentPart) -> Iterator[tuple[str, Element]]:
    """Yield the parts that docxtpl fills in, by name: the text, its headers and footers, its footnotes."""
    yield text.partname.membername, text.element
    for relation in text.rels.values():
        if relation.reltype in (*_MARGINS, RELATIONSHIP_TYPE.FOOTNOTES):
            yield relation.target_part.partname.membername, parse_xml(relation.target_part.blob)


def _compiled_part(name: str, root: Element, kind: DocumentKind) -> CompiledPart:
    """Return a part whose tags are code: of the text only its body, as docxtpl does."""
    xml = etree.tostring(root, encoding="unicode")
    start, end = (xml.index(_BODY), xml.rindex(_BODY_END) + len(_BODY_END)) if _BODY in xml else (0, len(xml))
    source = source_of(xml[start:end])
    try:
        return CompiledPart(name, xml[:start], source, xml[end:], tag_environment().from_string(source))
    except TAG_FAULTS as fault:
        raise _located_fault(fault, source, {}, kind) from fault


def _located_fault(fault: Exception, source: str, values: Mapping[str, Any], kind: DocumentKind) -> DocumentFault:
    """Return why a part cannot be filled in; for the text near which that came up it is filled in once more."""
    lines = in_lines(source)
    try:
        tag_environment().from_string(lines).render(values)
    except TAG_FAULTS as again:
        return tag_fault(again, lines, kind)
    return tag_fault(fault, "", kind)
