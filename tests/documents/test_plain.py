"""A template that shows a picture, another document or a link is filled in by docxtpl itself, and people are told."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from docxtpl import InlineImage

from tests.support.docxtpl_constructs import linked, picture
from tests.support.rendered_documents import NAMES, R, WordDocument, altered_package
from tests.support.small_documents import MINUTES, SMALL_KIND, small_content, word_template
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.cli.context import CliContext
from toolkit.cli.templates import tell_of_template
from toolkit.documents.compiled import bound_words, compiled_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import BoundValue, TemplateField
from toolkit.documents.render import render_document
from toolkit.documents.template import packaged_template
from toolkit.messages.catalogue import BilingualText
from toolkit.review.sheets.materials import MATERIALS_KIND

KIND = replace(SMALL_KIND, fields=(
    *SMALL_KIND.fields, TemplateField("photo", BilingualText("照片", "photograph"), bound=True), TemplateField("link", BilingualText("链接", "link"), bound=True),
))  # fmt: skip
PHOTO = BoundValue(lambda template: InlineImage(template, picture(), width=Mm(20)))
LINES = ("# {{ title }}", "{%p for item in items %}", "# {{ item.heading }}", "{%p endfor %}")


def made(*lines: str, header: str = "") -> WordDocument:
    """The document made of a template, with a photograph and a link at hand."""
    content = small_content({**MINUTES, "photo": PHOTO, "link": BoundValue(linked)}, ("1．甲题？", "2．乙题？"))
    return WordDocument(render_document(KIND, content, word_template(*lines, header=header)))


def test_a_picture_stands_where_its_tag_stood():
    document = made(*LINES, "照片：{{ photo }}")
    (reference,) = document.find("//w:p[starts-with(., '照片')]//*[local-name()='blip']/@r:embed")
    assert document.zip.read(document.target("word/document.xml", reference)) == picture().getvalue()


def test_a_link_leads_where_it_is_to_lead():
    document = made(*LINES, "{{r link }}")
    (link,) = document.find("//w:hyperlink")
    relations = document.xml("word/_rels/document.xml.rels")
    (target,) = [each.get("Target") for each in relations if each.get("Id") == link.get(f"{R}id")]
    assert (target, "".join(link.xpath(".//w:t/text()", namespaces=NAMES))) == ("https://example.org/?a=1&b=2", "网页")


def test_the_rest_of_the_document_is_made_and_checked_as_ever():
    document = made(*LINES, "{{ photo }}", header="{{ title }}")
    assert document.headings == [(1, "评审组会议纪要"), (1, "1．甲题？"), (1, "2．乙题？")]
    assert document.core["title"] == "会议纪要"
    assert "".join(document.find("//w:t/text()", "word/header1.xml")) == "评审组会议纪要"
    with pytest.raises(DocumentFault) as raised:
        made(*LINES, "# 1．甲题？", "{{ photo }}")
    assert raised.value.key == "document.heading-count"


def test_a_packaged_template_with_a_picture_is_a_sound_document(audited):
    kind = replace(MATERIALS_KIND, fields=(*MATERIALS_KIND.fields, *KIND.fields[-2:]))
    template = altered_package(packaged_template(kind.template), ("{{ questions }}", "{{ questions }}{{ photo }}{{r link }}"))
    content = small_content({"campaign": {"name": "征集"}, "stage": {"name": "初选"}, "total": 1, "questions": "正文", "photo": PHOTO, "link": BoundValue(linked)})
    audited(render_document(kind, content, template))


def test_equal_content_gives_equal_bytes():
    first, second = (made(*LINES, "{{ photo }}").zip.fp.getvalue() for _ in range(2))
    assert first == second


def test_python_docx_opens_it():
    assert len(docx.Document(BytesIO(made(*LINES, "{{ photo }}").zip.fp.getvalue())).inline_shapes) == 1


def test_a_template_that_names_no_such_value_is_filled_in_quickly():
    assert compiled_template(KIND, word_template("{{ title }}")).bound == ()
    assert bound_words(KIND, word_template("{{ photo }} {{r link }}")) == "照片、链接"
    assert bound_words(SMALL_KIND, word_template("{{ title }}")) == bound_words(KIND, b"no document") == ""


def test_the_command_says_what_makes_it_slow(tmp_path: Path, campaign: Campaign, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "退回通知.docx").write_bytes(word_template("{{ title }}", "{{ photo }}"))
    desk = CliContext(tmp_path, chosen=True, language="zh")
    tell_of_template(CampaignFolder(tmp_path, campaign), KIND, desk)
    assert "提示：函件模板用到 照片，须逐份填写，生成每份函件较慢。" in capsys.readouterr().err.replace("\n", "").replace("    ", "")
