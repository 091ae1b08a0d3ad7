"""What a template's author left in it besides what it shows is in no document made of it."""

import zipfile
from io import BytesIO

import docx
import pytest

from tests.support.rendered_documents import WordDocument, altered_package, package_with
from tests.support.small_documents import SMALL_KIND, small_content, word_template
from toolkit.documents.render import render_document

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR = "样例作者"


def made_of(template: bytes) -> WordDocument:
    """The document made of a template."""
    return WordDocument(render_document(SMALL_KIND, small_content(), template))


def says(document: WordDocument, said: str) -> list[str]:
    """The parts of a document that hold a text."""
    return [name for name in document.zip.namelist() if said.encode() in document.zip.read(name)]


def with_part(template: bytes, owner: str, kind: str, name: str, content: str, content_type: str = "application/xml") -> bytes:
    """A template with one more part, which another one refers to."""
    folder, _, file = owner.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    with zipfile.ZipFile(BytesIO(template)) as archive:
        relations, types = archive.read(rels).decode(), archive.read("[Content_Types].xml").decode()
    relation = f'<Relationship Id="rIdSample" Type="{kind}" Target="/{name}"/></Relationships>'
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    return package_with(template, {
        rels: relations.replace("</Relationships>", relation).encode(), name: content.encode(),
        "[Content_Types].xml": types.replace("</Types>", override).encode(),
    })  # fmt: skip


@pytest.mark.parametrize(("owner", "kind", "name"), [
    ("word/document.xml", f"{RELATIONS}/customXml", "customXml/item1.xml"),
    ("word/document.xml", f"{RELATIONS}/glossaryDocument", "word/glossary/document.xml"),
    ("word/document.xml", "http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml"),
    ("word/document.xml", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "word/commentsExtended.xml"),
    ("word/settings.xml", f"{RELATIONS}/attachedTemplate", "word/attached.xml"),
    ("word/settings.xml", f"{RELATIONS}/mailMergeSource", "word/names.xml"),
    ("", f"{RELATIONS}/custom-properties", "docProps/custom.xml"),
    ("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.xml"),
])  # fmt: skip
def test_a_part_that_nobody_sees_is_not_handed_on(owner: str, kind: str, name: str):
    template = word_template("{{ title }}")
    if owner == "word/settings.xml":
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        template = package_with(template, {"word/_rels/settings.xml.rels": empty.encode()})
    sample = with_part(template, owner, kind, name, f"<a>{AUTHOR}</a>")
    assert says(WordDocument(sample), AUTHOR) == [name]
    assert says(made_of(sample), AUTHOR) == []


def test_comments_and_their_marks_are_not_handed_on():
    document = docx.Document()
    paragraph = document.add_paragraph("{{ title }}")
    document.add_comment(paragraph.runs, text="样例批注", author=AUTHOR, initials="样")
    saved = BytesIO()
    document.save(saved)
    made = made_of(saved.getvalue())
    assert made.paragraphs == ["评审组会议纪要"]
    assert says(made, "样例批注") == says(made, AUTHOR) == says(made, "comment") == []


def test_no_property_names_a_person_or_a_firm():
    document = docx.Document(BytesIO(word_template("{{ title }}")))
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords", "last_modified_by", "version"):
        setattr(document.core_properties, name, AUTHOR)
    saved = BytesIO()
    document.save(saved)
    template = altered_package(saved.getvalue(), ("</Properties>", f"<Company>{AUTHOR}</Company><Manager>{AUTHOR}</Manager></Properties>"),
                               part="docProps/app.xml")
    assert len(says(WordDocument(template), AUTHOR)) == 2
    assert says(made_of(template), AUTHOR) == []


def test_a_content_control_shows_what_was_filled_in_and_not_what_it_was_bound_to():
    """Word writes the bound data over the text when it opens a document."""
    bound = "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='{1}'/></w:sdtPr><w:sdtContent><w:r><w:t>{{ title }}</w:t></w:r></w:sdtContent></w:sdt>"
    made = made_of(altered_package(word_template("甲"), ("<w:r><w:t>甲</w:t></w:r>", bound)))
    assert made.paragraphs == ["评审组会议纪要"]
    assert made.find("//w:dataBinding") == []


def test_the_lists_of_a_mail_merge_and_the_path_of_a_template_are_not_handed_on():
    merge = f"<w:mailMerge><w:query w:val='{AUTHOR}'/></w:mailMerge><w:docVars><w:docVar w:name='a' w:val='{AUTHOR}'/></w:docVars></w:settings>"
    template = altered_package(word_template("{{ title }}"), ("</w:settings>", merge), part="word/settings.xml")
    assert says(made_of(template), AUTHOR) == []


def test_tags_in_a_property_are_no_fault():
    document = docx.Document(BytesIO(word_template("{{ title }}")))
    document.core_properties.title = "{{ anything }}"
    saved = BytesIO()
    document.save(saved)
    assert made_of(saved.getvalue()).core["title"] == "会议纪要"
