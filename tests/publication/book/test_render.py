"""The book as a document: sections with their headers, links that lead somewhere, charts, and whatever was typed stays text."""

import re
from collections import Counter
from io import BytesIO

import docx
import pytest
from PIL import Image

from tests.support.altered_campaigns import with_settings
from tests.support.published_books import book_of, composed_book, selected
from tests.support.rendered_documents import NAMES, WordDocument, altered_package
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.publication.book.render import BOOK_KIND, TEMPLATE, render_book

HOSTILE = [
    "{{ total.selected }}", "{%p endif %}", "甲\x01乙\x0b", "<w:p/>&amp;", "=cmd|' /C calc'!A0", "W" * 400, "שלום ‮עולם", "{{ questions }}",
    "{{ section }}", "_x0041_", "{_{ x }_}",
]  # fmt: skip
"""What may be typed anywhere."""


@pytest.fixture(scope="module")
def thirty(campaign) -> bytes:
    """A book of thirty questions in two categories."""
    return render_book(book_of(campaign, [selected(f"A-{n // 5 + 1:02}-{n % 5 + 1:02}", n + 1, "industry" if n % 3 else "frontier",
                                                   title_zh=f"第{n}题何解？", author=f"张{'甲乙丙丁戊'[n % 5]}一") for n in range(30)]))


def section_headers(document: WordDocument) -> list[str]:
    """What the header of each section says, in order."""
    found = []
    for properties in document.find("//w:sectPr"):
        (reference,) = properties.xpath("w:headerReference[@w:type='default']/@r:id", namespaces=NAMES)
        part = document.target("word/document.xml", reference)
        found.append("".join(document.xml(part).xpath("//w:t/text()", namespaces=NAMES)))
    return found


def test_it_is_a_sound_document(thirty, audited):
    audited(thirty)


def test_equal_books_are_equal_bytes(campaign):
    assert render_book(composed_book(campaign, 3)) == render_book(composed_book(campaign, 3))


def test_every_category_is_a_section_whose_header_names_it(campaign, thirty):
    document, name = WordDocument(thirty), campaign.settings.name
    assert section_headers(document) == [f"{name}入选问题汇编", f"{name}前沿科学问题", f"{name}工程技术难题", f"{name}产业技术问题", f"{name}索引"]
    starts = [properties.xpath("string(w:pgNumType/@w:start)", namespaces=NAMES) for properties in document.find("//w:sectPr")]
    assert starts == ["1", "1", "", "", ""]
    assert not [part for part in document.zip.namelist() if "header" in part and b"section" in document.zip.read(part)]


def test_headings_stand_in_contents_each_with_its_link(thirty):
    document = WordDocument(thirty)
    named = [text for level, text in document.headings if level <= 3]
    entries = document.find("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]/w:hyperlink")
    assert ["".join(link.xpath(".//w:t/text()", namespaces=NAMES)) for link in entries] == named
    assert len(named) == 30 + 3 + 2 + 4
    assert max(Counter(text for _, text in document.headings if text.startswith("A-")).values()) == 1


def test_every_link_and_page_leads_to_a_bookmark_and_no_page_is_guessed(thirty):
    document = WordDocument(thirty)
    marks = Counter(document.find("//w:bookmarkStart/@w:name"))
    pages = re.findall(r"PAGEREF (\S+)", " ".join(document.find("//w:instrText/text()")))
    assert set(marks.values()) == {1} and {*document.find("//w:hyperlink/@w:anchor"), *pages} <= set(marks)
    assert len(pages) == len(document.find("//w:hyperlink")) > 100
    for kind in ("begin", "separate", "end"):
        assert len(document.find(f"//w:fldChar[@w:fldCharType='{kind}']")) == len(pages) + 1
    shown = document.find("//w:r[w:fldChar[@w:fldCharType='separate']]/following-sibling::w:r[1]/w:fldChar/@w:fldCharType")
    assert set(shown) == {"end"}


def test_text_stands_in_named_styles_with_an_indent_and_a_font_of_the_east(thirty):
    document = WordDocument(thirty)
    assert document.in_style("Body").count("第一段。") == document.in_style("Body").count("第二段。") == 30
    (body,) = document.find("//w:style[@w:styleId='Body']", "word/styles.xml")
    assert body.xpath("string(w:pPr/w:ind/@w:firstLineChars)", namespaces=NAMES) == "200"
    (normal,) = document.find("//w:style[@w:styleId='Normal']/w:rPr/w:rFonts", "word/styles.xml")
    assert "宋体" in normal.values()


def test_preface_and_figures_count_what_there_is(campaign, thirty):
    document = WordDocument(thirty)
    preface = next(text for text in document.paragraphs if "家单位推荐" in text)
    assert "6 家单位推荐问题难题 30 个" in preface and "入选 30 个：前沿科学问题 10 个、工程技术难题 0 个、产业技术问题 20 个。" in preface
    rows = [[cell.strip() for cell in row] for row in document.table("各类别入选情况")]
    assert rows == [["问题类别", "进入遴选", "入选"], ["前沿科学问题", "10", "10"], ["工程技术难题", "0", "0"], ["产业技术问题", "20", "20"],
                    ["合计", "30", "30"]]
    by_category, by_field = document.chart("图-类别"), document.chart("图-领域")
    assert by_category.drawn == by_category.embedded == [("前沿科学问题", 10), ("工程技术难题", 0), ("产业技术问题", 20)]
    assert by_field.drawn == by_field.embedded and dict(by_field.drawn)["先进材料"] == 30 and len(by_field.drawn) == 10


def test_without_authors_neither_preface_nor_text_names_them(campaign):
    said = "\n".join(WordDocument(render_book(book_of(with_settings(campaign, book_authors=False), [selected("A-06-01")]))).paragraphs)
    assert "撰写人" not in said and "张三" not in said and "书末附推荐单位、学科和关键词索引" in said


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_stays_text_wherever_it_stands(campaign, audited, typed):
    fields = dict.fromkeys(("title_zh", "title_en", "disciplines", "keywords_zh", "keywords_en", "background", "author", "author_employer", "joint_units"), typed)
    hostile = selected("名录外-01", 1, unit_name=typed, research_field=typed, **fields)
    package = render_book(book_of(campaign, [hostile, selected("名录外-02", 2, **fields)]))
    audited(package)
    shown = typed.replace("\x01", "").replace("\x0b", "")
    document = WordDocument(package)
    assert f"名录外-01　{shown}" in document.paragraphs and document.in_style("Body").count(shown) == 2
    assert any(said.startswith(f"推荐单位：{shown}") for said in document.paragraphs)


def test_two_questions_of_one_title_are_both_in_it(campaign):
    document = WordDocument(render_book(book_of(campaign, [selected("A-06-01"), selected("A-06-02", 2)])))
    assert [text for _, text in document.headings if "固氮" in text] == ["A-06-01　如何常温固氮？", "A-06-02　如何常温固氮？"]


def test_the_packaged_template_prints_all_that_there_is():
    review = review_template(BOOK_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


def restyled(change) -> bytes:
    """The packaged template after a change, as staff make it in Word."""
    template = docx.Document(BytesIO(packaged_template(TEMPLATE)))
    change(template)
    saved = BytesIO()
    template.save(saved)
    return saved.getvalue()


def paragraph_of(template, text: str):
    return next(paragraph for paragraph in template.paragraphs if paragraph.text == text)


def test_an_own_template_may_do_without_indexes_of_its_own_section(campaign):
    """All in one section, the header of which names the category: the categories are sections all the same."""
    def one_section(template) -> None:
        for holder in template.element.body.xpath("./w:p[w:pPr/w:sectPr]"):
            holder.getparent().remove(holder)
        template.sections[0].header.paragraphs[0].runs[-1].text = "{{ section }}"

    document = WordDocument(render_book(book_of(campaign, [selected("A-06-01")]), restyled(one_section)))
    assert [said.removeprefix(campaign.settings.name) for said in section_headers(document)] == ["前沿科学问题", "工程技术难题", "产业技术问题"]


def test_a_text_that_itself_ends_a_section_of_the_template_keeps_it(campaign):
    def at_once(template) -> None:
        text = paragraph_of(template, "{{ questions }}")._p
        holder = text.getnext()
        text.get_or_add_pPr().append(holder.pPr.find(f"{{{NAMES['w']}}}sectPr"))
        holder.getparent().remove(holder)

    headers = section_headers(WordDocument(render_book(book_of(campaign, [selected("A-06-01")]), restyled(at_once))))
    assert [said.removeprefix(campaign.settings.name) for said in headers] == ["入选问题汇编", "前沿科学问题", "工程技术难题", "产业技术问题", "索引"]


def test_a_section_that_shares_the_header_of_the_text_does_not_name_its_last_category(campaign):
    def shared(template) -> None:
        (last,) = template.element.body.xpath("./w:sectPr/w:headerReference")
        last.getparent().remove(last)

    headers = section_headers(WordDocument(render_book(book_of(campaign, [selected("A-06-01")]), restyled(shared))))
    assert headers[-1] == campaign.settings.name


def test_a_logo_in_the_header_of_the_text_stands_in_that_of_every_category(campaign, audited):
    logo = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(logo, "PNG")

    def with_logo(template) -> None:
        template.sections[1].header.paragraphs[0].add_run().add_picture(BytesIO(logo.getvalue()))

    package = render_book(book_of(campaign, [selected("A-06-01")]), restyled(with_logo))
    audited(package)
    shown = [section.header.part.related_parts[reference].blob for section in docx.Document(BytesIO(package)).sections
             for reference in section.header._element.xpath(".//a:blip/@r:embed")]
    assert shown == [logo.getvalue()] * 3


@pytest.mark.parametrize("tag", ["questions", "indexes"])
def test_a_template_without_a_place_for_text_or_indexes_is_refused(campaign, tag):
    def within(template) -> None:
        paragraph_of(template, f"{{{{ {tag} }}}}").runs[0].text = f"见：{{{{ {tag} }}}}"

    with pytest.raises(DocumentFault) as fault:
        render_book(book_of(campaign, [selected("A-06-01")]), restyled(within))
    assert "（单独成段）" in fault.value.render()


@pytest.mark.parametrize("where", ["text", "header"])
def test_a_template_with_two_places_for_the_text_is_refused(campaign, where):
    def twice(template) -> None:
        place = template.add_paragraph() if where == "text" else template.sections[0].header.paragraphs[0]
        place.add_run("{{ questions }}")

    with pytest.raises(DocumentFault) as fault:
        render_book(book_of(campaign, [selected("A-06-01")]), restyled(twice))
    assert "（单独成段）" in fault.value.render()


def test_a_template_may_leave_the_indexes_out(campaign):
    def without(template) -> None:
        paragraph_of(template, "{{ indexes }}").runs[0].text = "（完）"

    paragraphs = WordDocument(render_book(book_of(campaign, [selected("A-06-01")]), restyled(without))).paragraphs
    assert "（完）" in paragraphs and "推荐单位索引" not in paragraphs and "A-06-01　如何常温固氮？" in paragraphs


def test_the_name_of_a_section_stands_in_headers_alone(campaign):
    def in_the_text(template) -> None:
        paragraph_of(template, "入选概况").runs[0].text = "{{ section }}概况"

    with pytest.raises(DocumentFault) as fault:
        render_book(book_of(campaign, [selected("A-06-01")]), restyled(in_the_text))
    assert "“{{ section }}”写在了正文中" in fault.value.render()


def test_a_misspelt_tag_is_told_before_anything_is_made(campaign):
    own = altered_package(packaged_template(TEMPLATE), ("{{ counts }}", "{{ count }}"))
    with pytest.raises(TemplateFaults, match="counts"):
        render_book(book_of(campaign, [selected("A-06-01")]), own)
