"""Packaged templates with a comment at each tag, which is gone from every document made of them."""

from itertools import pairwise

import pytest
from lxml import etree

from tests.support.rendered_documents import NAMES, W, WordDocument, paragraph_text
from toolkit.campaign.preset import load_preset
from toolkit.documents.check import review_template
from toolkit.documents.render import render_document
from toolkit.templates.checking import CheckingWork, TemplateTask, TrialOutcome
from toolkit.templates.guide import guide_files
from toolkit.templates.kinds import DocumentTemplate, document_templates
from toolkit.templates.samples import sample_content

CAMPAIGN = load_preset("2023")
TEMPLATES = {template.name: template for template in document_templates(CAMPAIGN)}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(guide_files(CAMPAIGN))


def annotated(files: dict[str, bytes], template: DocumentTemplate) -> bytes:
    return files[template.name.replace(".docx", "（带说明）.docx")]


def comments(document: WordDocument) -> list[str]:
    """The texts of the comments in order, their paragraphs parted by a stroke."""
    return ["|".join(paragraph_text(each) for each in comment.iter(f"{W}p")) for comment in document.find("//w:comment", "word/comments.xml")]


def commented(document: WordDocument) -> list[str]:
    """What each comment is about: the text between its marks, in the order of the comments."""
    marked: dict[int, str] = {}
    for begin in document.body.iter(f"{W}commentRangeStart"):
        number = begin.get(f"{W}id")
        between = begin.xpath(f"following-sibling::w:r[following-sibling::w:commentRangeEnd[@w:id='{number}']]//w:t", namespaces=NAMES)
        marked[int(number)] = "".join(each.text for each in between)
    return [marked[number] for number in sorted(marked)]


def test_there_is_one_for_each_kind_of_document_and_the_list_of_fields(files):
    assert [*files][:3] == ["模板字段.xlsx", "遴选推荐报告（带说明）.docx", "退回通知（带说明）.docx"]
    assert [*files][1:] == [name.replace(".docx", "（带说明）.docx") for name in TEMPLATES]


def test_each_tag_is_told_with_what_it_prints_and_an_example(files):
    document = WordDocument(annotated(files, TEMPLATES["问题汇编.docx"]))
    assert comments(document) == [
        "印出：征集活动名称（应有）|示例：2023重大科学问题、工程技术难题和产业技术问题征集"
        "|页眉，第 1 段中的标签 {{ campaign.name }}：印出：征集活动名称（应有） 示例：2023重大科学问题、工程技术难题和产业技术问题征集",
        "印出：受理的问题数（应有）|示例：30",
        "印出：各题全文（单独成段）（应有）|这部分内容从这里开始，由程序逐段写入；请让此标签独占一段。",
    ]
    assert commented(document) == ["{{ campaign.name }}", "{{ total }}", "{{ questions }}"]


def test_loops_conditions_and_charts_are_told_too(files):
    document = WordDocument(annotated(files, TEMPLATES["遴选推荐报告.docx"]))
    told = list(zip(commented(document), comments(document), strict=True))
    assert told[4] == ("{%tr for fact in cover %}", "从这里起，对“封面表格”逐项重复，直到对应的 endfor。|此标签独占的这一行不会印出。")
    assert told[7] == ("{%tr endfor %}", "“{%tr for fact in cover %}”到此为止，请保留。")
    assert ("{%p if campaign.notice %}", "有“征集通知”时才印出下面的内容，直到对应的 endif。|此标签独占的这一段不会印出。") in told
    assert ("{%p else %}", "否则（{%p if total.members %}）印出下面的内容。") in told
    assert ("", "图表“类别”的数字由程序填入。可以改样式；请保留名称“图-类别”，或让标题含“类别”。") in told


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_every_tag_of_the_text_has_its_comment_around_it(files, template: DocumentTemplate):
    document = WordDocument(annotated(files, template))
    tags = [each.read.tag.written for each in review_template(template.kind, None).tags if not each.place.story]
    assert [said for said in commented(document) if said] == tags
    assert len(comments(document)) == len(tags) + len(template.kind.charts)
    assert len(document.find("//w:commentReference")) == len(comments(document))
    assert [said for said in comments(document) if not said or "{}" in said] == []


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_it_is_a_sound_template_and_a_sound_document(files, audited, template: DocumentTemplate):
    package = annotated(files, template)
    *_, checked = CheckingWork(CAMPAIGN)(TemplateTask(template.name, package))
    assert (checked.is_sound, checked.trial) == (True, TrialOutcome.PASSED)
    audited(package)


@pytest.mark.parametrize("name", ["遴选推荐报告.docx", "退回通知.docx"])
def test_a_document_made_of_it_says_what_one_of_the_packaged_template_says_and_no_comment(files, name: str):
    template = TEMPLATES[name]
    content = sample_content(template, CAMPAIGN)
    of_packaged = WordDocument(render_document(template.kind, content))
    of_annotated = WordDocument(render_document(template.kind, content, annotated(files, template)))
    assert of_annotated.paragraphs == of_packaged.paragraphs
    assert [part for part in of_annotated.zip.namelist() if b"comment" in of_annotated.zip.read(part)] == []


def test_the_text_of_a_paragraph_stays_as_it_was_where_its_runs_are_parted(files):
    whole = WordDocument(annotated(files, TEMPLATES["遴选推荐报告.docx"]))
    said = "共征集问题难题 {{ unit.collected }} 个，经遴选推荐 {{ total.questions }} 个。各类别、各领域的推荐数量如下。"
    (paragraph,) = [each for each in whole.body.iter(f"{W}p") if paragraph_text(each) == said]
    formats = [etree.tostring(each) for each in paragraph.iterfind(f"{W}r/{W}rPr")]
    assert all(one == other for one, other in pairwise(formats))


def test_they_are_the_same_each_time_and_others_in_english(files):
    assert dict(guide_files(CAMPAIGN)) == files
    english = dict(guide_files(CAMPAIGN, "en"))
    assert english.keys() == files.keys()
    assert comments(WordDocument(english["问题汇编（带说明）.docx"]))[1] == "Prints: number of accepted questions (expected)|Example: 30"
