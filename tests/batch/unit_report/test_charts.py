"""No figure of a template's charts goes out: each chart is found again by what it says, or it stops the report."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.rendered_documents import WordDocument, altered_package, package_with
from tests.support.submissions import question, submission
from toolkit.batch.unit_report.render import TEMPLATE, render_report, report_kind
from toolkit.documents.check import TemplateFaults, review_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import packaged_template
from toolkit.model import Judgement

PACKAGED = packaged_template(TEMPLATE)
CATEGORIES = [("前沿科学问题", 1), ("工程技术难题", 0), ("产业技术问题", 0)]
FIELDS = [("先进材料", 1)]
CHART, DOCUMENT = "word/charts/chart1.xml", "word/document.xml"
NAMELESS = (('name="图-类别" descr="图表：各类别推荐数量"', 'name="Object1"'), ('name="图-领域" descr="图表：各领域推荐数量"', 'name="Object2"'))
TITLE = ("各类别推荐数量（个）", "本单位情况")
SERIES = ("<c:v>推荐数量</c:v>", "<c:v>系列1</c:v>")


@pytest.fixture
def drawn(campaign) -> Callable[[bytes], WordDocument]:
    """Makes the report on one question from a template."""
    given = submission(campaign, questions=[question(campaign, 1, category=campaign.categories[0].name, research_field="先进材料")])
    return lambda template: WordDocument(render_report(campaign, given, Judgement(()), template))


@pytest.fixture
def told(campaign) -> Callable[[bytes], list[str]]:
    """Says what is wrong with a template."""
    return lambda template: [fault.render() for fault in review_template(report_kind(campaign), template).faults]


def sample_free(document: WordDocument) -> bool:
    """Whether no chart part of a document, and no workbook behind one, holds a figure of the template's."""
    charts = [name for name in document.zip.namelist() if name.startswith("word/charts/chart")]
    return not any("".join(document.find("//c:val//c:v/text()", name)).count("3") for name in charts)


@pytest.mark.parametrize("changes", [
    (),
    NAMELESS,  # the names and texts that LibreOffice drops
    (*NAMELESS[:1],),
    (("图-类别", "我的图"),),
    (('descr="图表：各类别推荐数量"', ""),),
])  # fmt: skip
def test_a_chart_is_found_by_its_name_its_alternative_text_or_its_title(drawn, changes):
    document = drawn(altered_package(PACKAGED, *changes))
    names = document.find("//wp:docPr/@name")
    assert [document.chart(name).drawn for name in names] == [CATEGORIES, FIELDS]
    assert [document.chart(name).embedded for name in names] == [CATEGORIES, FIELDS]


def test_a_chart_that_says_nothing_is_found_by_the_labels_at_its_axis(drawn):
    template = altered_package(altered_package(PACKAGED, *NAMELESS), TITLE, SERIES, part=CHART)
    assert drawn(template).chart("Object1").drawn == CATEGORIES


def test_a_chart_that_nothing_tells_anything_of_stops_the_report(campaign, told):
    labels = (("前沿科学问题", "甲"), ("工程技术难题", "乙"), ("产业技术问题", "丙"))
    template = altered_package(altered_package(PACKAGED, *NAMELESS), TITLE, SERIES, *labels, part=CHART)
    assert told(template) == [
        "“征集与推荐数量”之下，第 3 段：看不出图表“本单位情况”应显示哪些数字，其中的示例数字不能交出；"
        "请在图表标题或替代文字中写明下列之一：类别/领域，或删去该图表。",
    ]
    with pytest.raises(TemplateFaults):
        render_report(campaign, submission(campaign), Judgement(()), template)


@pytest.mark.parametrize(("was", "becomes", "said"), [
    ("</c:ser>", "</c:ser><c:ser><c:idx val='1'/><c:order val='1'/><c:val><c:numLit><c:pt idx='0'><c:v>7</c:v></c:pt></c:numLit></c:val></c:ser>",
     "有多个数据系列，只能填入一个"),
    ("<c:val>", "<c:xVal/><c:val>", "的类型无法填入新的数字"),
    ("<c:ser>", "<c:surface>", "的类型无法填入新的数字"),
])  # fmt: skip
def test_a_chart_that_cannot_be_drawn_anew_stops_the_report(told, was, becomes, said):
    changes = [(was, becomes), *([("</c:ser>", "</c:surface>")] if "surface" in becomes else [])]
    (fault,) = told(altered_package(PACKAGED, *changes, part=CHART))
    assert said in fault


@pytest.mark.parametrize("program", ["Excel.Sheet.12", "Excel.Chart.8", "MSGraph.Chart.8", "ET.Sheet.12"])
def test_an_embedded_sheet_or_chart_of_an_older_kind_stops_the_report(told, program):
    thing = f'<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="{program}"/></w:object></w:r>'
    (fault,) = told(altered_package(PACKAGED, ("<w:t xml:space=\"preserve\">六、", f"<w:t/></w:r>{thing}<w:r><w:t>六、")))
    assert "中的示例数字无法更新" in fault


def test_a_chart_that_cannot_be_read_is_no_template(campaign):
    torn = package_with(PACKAGED, {CHART: WordDocument(PACKAGED).zip.read(CHART)[:200]})
    with pytest.raises(DocumentFault) as raised:
        render_report(campaign, submission(campaign), Judgement(()), torn)
    assert raised.value.key == "document.template-is"


def test_an_embedded_equation_does_not(told):
    thing = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Equation.3"/></w:object></w:r>'
    assert told(altered_package(PACKAGED, ("<w:t xml:space=\"preserve\">六、", f"<w:t/></w:r>{thing}<w:r><w:t>六、"))) == []


@pytest.mark.parametrize("behind", ["none", "object", "a file elsewhere"])
def test_whatever_was_behind_a_chart_there_is_a_workbook_with_its_figures(drawn, behind):
    rels = "word/charts/_rels/chart1.xml.rels"
    if behind == "none":
        template = package_with(altered_package(PACKAGED, ('<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>', ""), part=CHART), {}, without=(rels,))
    elif behind == "object":
        template = altered_package(PACKAGED, ("relationships/package", "relationships/oleObject"), part=rels)
    else:
        template = altered_package(PACKAGED, ('Target="../embeddings/chart1.xlsx"', 'Target="file:///D:/张三/样例.xlsx" TargetMode="External"'), part=rels)
    document = drawn(template)
    assert document.chart("图-类别").drawn == document.chart("图-类别").embedded == CATEGORIES
    assert not any("张三".encode() in document.zip.read(name) for name in document.zip.namelist())


def test_labels_typed_at_points_and_what_newer_programs_add_are_not_handed_on(drawn):
    label = "<c:dLbls><c:dLbl><c:idx val='0'/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>三项样例</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>"
    more = "<c:extLst><c:ext uri='x'>三项样例</c:ext></c:extLst></c:ser>"
    document = drawn(altered_package(PACKAGED, ("<c:dLbls>", label), ("</c:ser>", more), part=CHART))
    assert "三项样例".encode() not in document.zip.read(CHART)


def test_figures_that_only_hide_in_the_package_are_left_out(drawn):
    """A chart whose drawing was deleted, and whose part stayed."""
    text = WordDocument(PACKAGED).zip.read(DOCUMENT).decode()
    start = text.index("<w:drawing>")
    template = altered_package(PACKAGED, (text[start : text.index("</w:drawing>") + len("</w:drawing>")], ""))
    names = drawn(template).zip.namelist()
    assert [name for name in names if name.startswith("word/charts/chart")] == ["word/charts/chart2.xml"]
    assert [name for name in names if name.endswith(".xlsx")] == ["word/embeddings/chart2.xlsx"]


def test_a_picture_of_a_chart_as_it_was_is_left_out(drawn):
    start, end = "<w:drawing>", "</w:drawing>"
    text = WordDocument(PACKAGED).zip.read(DOCUMENT).decode()
    chart = text[text.index(start) : text.index(end) + len(end)]
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent {space}><mc:Choice Requires=\"c\">{chart}</mc:Choice><mc:Fallback><w:t>样例图</w:t></mc:Fallback></mc:AlternateContent>"
    document = drawn(altered_package(PACKAGED, (chart, both)))
    assert document.chart("图-类别").drawn == CATEGORIES
    assert "样例图".encode() not in document.zip.read(DOCUMENT)


def test_a_template_saved_by_libreoffice_gives_the_same_figures(drawn, tmp_path: Path):
    sent = tmp_path / "模板.docx"
    sent.write_bytes(PACKAGED)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "saved", sent]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    template = (tmp_path / "saved" / sent.name).read_bytes()
    assert "图-类别" not in WordDocument(template).find("//wp:docPr/@name")
    document = drawn(template)
    names = document.find("//wp:docPr/@name")
    assert [document.chart(name).drawn for name in names] == [document.chart(name).embedded for name in names] == [CATEGORIES, FIELDS]
    assert sample_free(document)
