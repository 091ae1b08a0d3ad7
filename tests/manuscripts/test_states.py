"""State that is no text in a Word form, and meaning that only the format carries."""

import pytest

from tests.support.word_documents import CAMPAIGN, document_from_xml, paragraph_xml, run_xml, unplaced
from toolkit.manuscripts.exchange import read_manuscript

TITLE = paragraph_xml("题目（中文）：如何？")
CATEGORIES = ("前沿科学问题", "工程技术难题", "产业技术问题")
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def old_field(settings: str, kind: str, end: str = END) -> str:
    return (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{settings}</w:ffData></w:fldChar></w:r>'
            f"<w:r><w:instrText> {kind} </w:instrText></w:r>{end}")


def drop_down(chosen: str, end: str = END) -> str:
    entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in ("请选择", *CATEGORIES))
    return old_field(f"<w:ddList>{chosen}{entries}</w:ddList>", "FORMDROPDOWN", end)


def tick_box(state: str) -> str:
    return old_field(f"<w:checkBox><w:sizeAuto/>{state}</w:checkBox>", "FORMCHECKBOX")


def control(ticked: bool, drawn: str) -> str:
    return (f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{run_xml(drawn)}</w:sdtContent></w:sdt>")


def in_wingdings(character: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>{character}</w:t></w:r>'


def boxes(ticked: str, empty: str) -> str:
    """The three categories, the second one ticked."""
    return "".join(f"{ticked if option == CATEGORIES[1] else empty}{run_xml(option)}" for option in CATEGORIES)


def category(answer: str) -> tuple[str, list[str]]:
    """The category that a form with this answer has, and why something was not read."""
    found = read_manuscript(document_from_xml(TITLE + f"<w:p>{run_xml('问题类别：')}{answer}</w:p>"), CAMPAIGN)
    return found.drafts[0].values.get("category", ""), [reason for reason, _, _ in unplaced(found)]


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


@pytest.mark.parametrize(
    "answer",
    [
        drop_down('<w:result w:val="2"/>'),
        drop_down('<w:default w:val="2"/>'),
        drop_down('<w:result w:val="2"/>', SEPARATE + run_xml("工程技术难题") + END),
        boxes(tick_box('<w:default w:val="1"/>'), tick_box('<w:default w:val="0"/>')),
        boxes(tick_box('<w:default w:val="0"/><w:checked/>'), tick_box('<w:default w:val="1"/><w:checked w:val="0"/>')),
        boxes(control(True, "X"), control(False, "o")),
        boxes(in_wingdings("þ"), in_wingdings("¨")),
        boxes(run_xml("\uf0fe"), run_xml("\uf0a8")),
        boxes(run_xml("[x]"), run_xml("[ ]")),
        boxes(run_xml("【√】"), run_xml("【】")),
        boxes(run_xml("🗹"), run_xml("☐")),
        boxes(run_xml("■"), run_xml("□")),
    ],
)
def test_the_chosen_one_is_read(answer):
    assert category(answer) == ("工程技术难题", [])


@pytest.mark.parametrize(
    ("answer", "listed"),
    [
        (drop_down(""), []),  # 请选择: nothing is said of it but that the field is missing
        (drop_down('<w:result w:val="9"/>'), ["state"]),
        (boxes(tick_box(""), tick_box("")), ["unchecked"]),
    ],
)
def test_where_nothing_is_chosen_nothing_is_read(answer, listed):
    assert category(answer) == ("", listed)


STYLES = ('<w:style w:type="character" w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>'
          '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>')


@pytest.mark.parametrize(
    ("look", "listed"),
    [
        ("<w:strike/>", [("struck", 1, "解释")]),
        ("<w:dstrike/>", [("struck", 1, "解释")]),
        ('<w:rStyle w:val="S"/>', [("struck", 1, "解释")]),
        ('<w:rStyle w:val="S"/><w:strike w:val="0"/>', []),
        ('<w:strike w:val="false"/>', []),
        ("<w:b/>", []),
    ],
)
def test_struck_out_text_is_read_and_listed(look, listed):
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>解释</w:t></w:r>"
    found = read_manuscript(document_from_xml(paragraph_xml("题目（中文）：如何", run, "？"), styles=STYLES), CAMPAIGN)
    assert (found.drafts[0].values["title_zh"], unplaced(found)) == ("如何解释？", listed)


def test_text_that_a_style_hides_is_listed():
    hidden = f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{run_xml("隐藏")}</w:p>'
    found = read_manuscript(document_from_xml(TITLE + hidden, styles=STYLES), CAMPAIGN)
    assert (dict(found.drafts[0].values), unplaced(found)) == ({"title_zh": "如何？"}, [("hidden", 2, "隐藏")])
