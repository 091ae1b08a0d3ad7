"""A template is compiled once; what does not change in a document is taken over as it is packed."""

import zipfile
from io import BytesIO

import docx
import pytest

from tests.support.docxtpl_constructs import picture
from tests.support.rendered_documents import WordDocument
from tests.support.small_documents import MINUTES, MINUTES_TEMPLATE, SMALL_KIND, small_content, word_template
from toolkit.documents.compiled import compile_prepared, compiled_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.prepared import PreparedTemplate, prepared_template
from toolkit.documents.render import render_document


def packed(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name, as they are packed."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        starts = {each.filename: each.header_offset + 30 + len(each.filename.encode()) for each in archive.infolist()}
        return {each.filename: package[starts[each.filename] : starts[each.filename] + each.compress_size] for each in archive.infolist()}


def test_a_template_is_compiled_once_for_all_its_documents():
    template = word_template(*MINUTES_TEMPLATE)
    assert compiled_template(SMALL_KIND, template) is compiled_template(SMALL_KIND, bytes(bytearray(template)))
    assert compiled_template(SMALL_KIND, template) is not compiled_template(SMALL_KIND, word_template("{{ title }}"))


def test_only_parts_with_tags_and_the_properties_are_written_anew():
    template = word_template(*MINUTES_TEMPLATE, header="{{ title }}")
    prepared = packed(prepared_template(SMALL_KIND, template).package)
    made = packed(render_document(SMALL_KIND, small_content(), template))
    assert prepared.keys() == made.keys()
    assert {name for name, content in made.items() if content != prepared[name]} == {"word/document.xml", "word/header1.xml", "docProps/core.xml"}


def test_a_header_without_tags_is_settled_once():
    template = word_template("{{ title }}", header="写作 {_{ 名称 }_}")
    compiled = compiled_template(SMALL_KIND, template)
    assert [part.name for part in compiled.parts] == ["word/document.xml"]
    document = WordDocument(compiled.fill(MINUTES).packed({}))
    assert "".join(document.find("//w:t/text()", "word/header1.xml")) == "写作 {{ 名称 }}"


def test_documents_made_one_after_the_other_do_not_touch_each_other():
    template = word_template(*MINUTES_TEMPLATE)
    first = render_document(SMALL_KIND, small_content(), template)
    render_document(SMALL_KIND, small_content({**MINUTES, "title": "另一份"}), template)
    assert render_document(SMALL_KIND, small_content(), template) == first


def test_a_template_with_pretty_drawings_is_made_compact():
    document = docx.Document()
    run = document.add_paragraph("{{ title }}").add_run()
    run.add_picture(picture())
    for element in run._r.iter():
        element.tail = "\n   "
    saved = BytesIO()
    document.save(saved)
    source = compiled_template(SMALL_KIND, saved.getvalue()).parts[0].source
    assert "\n" not in source


def test_a_template_that_refers_to_what_it_does_not_hold_is_refused():
    """Word says of such a file that it is damaged."""
    document = docx.Document()
    document.add_paragraph("{{ title }}").add_run().add_picture(picture())
    reference = document.element.xpath("//a:blip/@r:embed")[0]
    document.part.rels.pop(reference)
    saved = BytesIO()
    document.save(saved)
    with pytest.raises(DocumentFault) as raised:
        render_document(SMALL_KIND, small_content({"title": "题"}), saved.getvalue())
    assert raised.value.render() == (
        f"函件引用了模板中不存在的内容（word/document.xml {reference}），Word 会提示文件已损坏。请用 Word 打开模板，删去无法显示的图片或对象后另存；函件未写出。"
    )


@pytest.mark.parametrize(("part", "change"), [("[Content_Types].xml", ("PartName=\"/word/styles.xml\"", "PartName=\"/word/other.xml\"")),
                                              ("word/_rels/document.xml.rels", ("styles.xml", "style.xml"))])  # fmt: skip
def test_a_package_whose_parts_do_not_fit_together_is_refused(part: str, change: tuple[str, str]):
    package = prepared_template(SMALL_KIND, word_template("{{ title }}")).package
    entries = {name: WordDocument(package).zip.read(name) for name in WordDocument(package).zip.namelist()}
    entries[part] = entries[part].replace(change[0].encode(), change[1].encode())
    if part.startswith("["):
        entries[part] = entries[part].replace(b'<Default Extension="xml" ContentType="application/xml"/>', b"")
    broken = BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    with pytest.raises(DocumentFault) as raised:
        compile_prepared(PreparedTemplate(broken.getvalue()), SMALL_KIND)
    assert raised.value.key == "document.part-missing"
