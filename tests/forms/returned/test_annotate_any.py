"""The annotated copy of any package a secretary may send: nothing of the sender's changes, in whatever program it opens."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO

import openpyxl
import pytest
import python_calamine
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from tests.support.annotated_copies import finding
from tests.support.filled_forms import filled_leanly
from tests.support.grafted_forms import QUESTIONS, grafted
from tests.support.program_traits import TRAITS
from tests.support.readings import as_read, submitted
from tests.support.rich_workbooks import parts
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.model import Judgement, Submission

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),  # openpyxl drops them
]

MARKED = {"单位信息": ["B15"], "专家委员会": ["A4"], "推荐问题": ["C7", "D9", "R60"]}
"""A value, a label, a value, one that a note of the sender's may stand on, and a cell that is not there."""

JUDGEMENT = Judgement((
    finding("unit.email", "单位信息", "B15", details={"label": "邮箱"}),
    finding("committee.duplicate", "专家委员会", "A4", details={"name": "某某"}),
    finding("question.title-style", "推荐问题", "C7"),
    finding("question.field", "推荐问题", "D9", details={"allowed": ""}),
    finding("question.field", "推荐问题", "R60", details={"allowed": ""}),
))

TOUCHED = {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
           *(f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3, 4))}
"""Parts that change: the list of sheets, the formats, the sheet shown so far, the sheets with marks."""

LISTINGS = {"[content_types].xml", "xl/_rels/workbook.xml.rels"}
"""Parts that say which parts there are."""

NOTES = {"xl/comments2.xml", "xl/drawings/vmldrawing2.vml", "xl/worksheets/_rels/sheet4.xml.rels"}
"""The sender's own notes on 推荐问题, which ours join."""

KINDS = {trait.name: trait for trait in TRAITS}
IN_ALL = pytest.mark.parametrize("kind", [*KINDS, "grafted"])
OPENED_BY_OPENPYXL = ("grafted", "prefix x", "texts in their cells", "texts in runs, with readings", "no addresses", "absolute targets",
                      "days from 1904", "sheets in another order")


@cache
def sent(kind: str) -> bytes:
    form = filled_leanly()
    return grafted(form) if kind == "grafted" else KINDS[kind].of(form)


@cache
def returned(kind: str) -> bytes:
    return annotated_copy(sent(kind), JUDGEMENT, unit="中国化学会")


def plain(names: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts by their names in lower case, with slashes: names that differ by that alone are the same."""
    return {name.replace("\\", "/").lower(): content for name, content in names.items()}


def same_values(one: Submission, other: Submission) -> bool:
    return replace(one, source=other.source) == other


def values(sheet: Worksheet) -> dict[str, object]:
    """What openpyxl reads on a sheet, by address."""
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


@IN_ALL
def test_all_other_parts_leave_byte_for_byte(kind):
    before, after = plain(parts(sent(kind))), plain(parts(returned(kind)))
    changed = {name for name, content in before.items() if after[name] != content}
    assert changed <= TOUCHED | (NOTES if kind == "grafted" else set())
    assert changed >= TOUCHED - {"xl/styles.xml", "xl/worksheets/sheet1.xml"}


def test_what_was_grafted_is_all_still_there():
    kept = {"xl/media/image1.png", "xl/drawings/drawing1.xml", "xl/cellimages.xml", "xl/persons/person.xml",
            "xl/threadedComments/threadedComment1.xml"}
    before, after = parts(sent("grafted")), parts(returned("grafted"))
    assert kept <= set(before)
    assert all(after[name] == before[name] for name in kept)
    for hanging in (b"x14:dataValidations", b"x14:sparkline", b"<drawing ", b"<legacyDrawing ", b"conditionalFormatting"):
        assert after[QUESTIONS].count(hanging) >= before[QUESTIONS].count(hanging) >= 1


@IN_ALL
def test_our_reader_reads_the_same_of_the_copy(kind):
    assert same_values(submitted(returned(kind)), submitted(sent(kind)))
    assert [found.code for found in as_read(returned(kind)).observed] == [found.code for found in as_read(sent(kind)).observed]


@pytest.mark.parametrize("kind", OPENED_BY_OPENPYXL)
def test_openpyxl_and_calamine_read_the_senders_values_back(kind):
    before, after = (openpyxl.load_workbook(BytesIO(data(kind)), data_only=True) for data in (sent, returned))
    assert after.sheetnames == ["校验意见", *before.sheetnames]
    for sheet in before:
        assert values(after[sheet.title]) == values(sheet)
    for title, cells in MARKED.items():
        assert all(after[title][cell].comment for cell in cells)
    old, new = (python_calamine.load_workbook(BytesIO(data(kind))) for data in (sent, returned))
    for title in old.sheet_names:
        assert new.get_sheet_by_name(title).to_python() == old.get_sheet_by_name(title).to_python()


def canonical(content: bytes) -> bytes:
    """What an XML part says but for the addresses of rows and cells; the bytes of any other."""
    text = content.removeprefix(b"\xef\xbb\xbf")
    if not text.lstrip().startswith(b"<"):
        return content
    said = re.sub(rb' r="[A-Z]*\d+"', b"", etree.tostring(etree.fromstring(text), method="c14n"))
    return said.replace(b'tabSelected="true"', b'tabSelected="1"')


@IN_ALL
def test_the_marks_come_off_again(kind):
    """What stays: formats where there were none, though cells named some; addresses where cells had none."""
    before, after = plain(parts(sent(kind))), plain(parts(without_marks(returned(kind))))
    added = {"xl/styles.xml"} if kind == "no styles" else set()
    assert set(after) == set(before) | added
    differing = {name for name in before if before[name] != after[name] and canonical(before[name]) != canonical(after[name])}
    assert differing <= (LISTINGS | TOUCHED if added else set())
    talked = {("推荐问题", "D9")} if kind == "grafted" else set()
    assert [(former.sheet, former.now) for former in prior_findings(returned(kind)) or ()] == [
        (title, "" if (title, cell) in talked else cell) for title, cells in MARKED.items() for cell in cells]


# By other programs


@pytest.mark.parametrize("kind", ["grafted", "no styles"])
def test_the_copy_keeps_the_rules_of_the_file_format(kind, openxml_validator: OpenXmlValidator, tmp_path):
    (tmp_path / "returned.xlsx").write_bytes(returned(kind))
    assert [error.description for error in openxml_validator.validate(tmp_path / "returned.xlsx").errors] == []


SHOWN = ("grafted", "prefix x", "no styles", "no addresses", "Strict")


@pytest.fixture(scope="module")
def shown(office) -> dict[str, bytes]:
    """The copies as LibreOffice opens and saves them, all in one call."""
    return office.saved({kind: returned(kind) for kind in SHOWN}, "xlsx")


@pytest.mark.parametrize("kind", SHOWN)
def test_libreoffice_opens_the_copy_and_loses_nothing(shown, kind):
    read = submitted(shown[kind])
    assert replace(read, source=None, remarks=()) == replace(submitted(sent(kind)), source=None, remarks=())
    book = openpyxl.load_workbook(BytesIO(shown[kind]))
    assert book.sheetnames[0] == "校验意见"
    for title, cells in MARKED.items():
        assert all(book[title][cell].comment for cell in cells)


def test_what_libreoffice_saved_can_be_annotated(office):
    """The form as LibreOffice writes it, not as it was issued."""
    saved = office.saved({"form": filled_leanly()}, "xlsx")["form"]
    copy = annotated_copy(saved, JUDGEMENT)
    assert same_values(submitted(copy), submitted(saved))
    assert len(prior_findings(copy) or ()) == len(JUDGEMENT.findings)
    before, after = parts(saved), parts(copy)
    assert {name.lower() for name in before if before[name] != after[name]} == TOUCHED | {
        "xl/worksheets/_rels/sheet3.xml.rels", "xl/worksheets/_rels/sheet4.xml.rels"}
    after = parts(without_marks(copy))
    assert [name for name in before if canonical(before[name]) != canonical(after[name])] == []
