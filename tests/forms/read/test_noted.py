"""Notes on cells are not read, and whoever wrote one is told."""

from io import BytesIO

import openpyxl
from openpyxl.comments import Comment

from tests.support.filled_forms import filled_leanly
from tests.support.packages import changed, parts_of
from tests.support.readings import SOURCE
from toolkit.campaign.preset import load_preset
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.messages import remark_sentence
from toolkit.model import Remark
from toolkit.rules import judge_submission

CAMPAIGN = load_preset("2023")


def noted(data: bytes) -> list[Remark]:
    """The remarks on notes; no finding comes of them."""
    reading = read_submission(data, SOURCE, CAMPAIGN)
    assert reading.submission is not None
    assert reading.observed == ()
    return [told for told in reading.submission.remarks if told.code == "note.unread"]


def with_notes(data: bytes, cells: dict[str, list[str]], author: str = "李老师") -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    for title, addresses in cells.items():
        for address in addresses:
            book[title][address].comment = Comment("见附言", author)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_the_form_itself_has_none():
    assert noted(filled_leanly()) == []


def test_each_is_told_of_at_its_cell():
    told = noted(with_notes(filled_leanly(), {"推荐问题": ["I6", "C5"], "单位信息": ["B7"]}))
    assert [(found.sheet, found.cell) for found in told] == [("单位信息", "B7"), ("推荐问题", "C5"), ("推荐问题", "I6")]
    assert remark_sentence(told[0]) == "单位信息!B7 的批注未读取；要报送的内容请填入单元格。"
    assert remark_sentence(told[0], "en") == "The note on 单位信息!B7 was not read; what is to be sent belongs into a cell."


def test_our_own_notes_are_none():
    data = with_notes(filled_leanly(), {"推荐问题": ["C5"]}, author="校验意见")
    assert noted(data) == []
    spoilt = openpyxl.load_workbook(BytesIO(filled_leanly()))
    spoilt["推荐问题"]["B5"] = "前沿"
    saved = BytesIO()
    spoilt.save(saved)
    reading = read_submission(saved.getvalue(), SOURCE, CAMPAIGN)
    assert reading.submission
    copy = annotated_copy(saved.getvalue(), judge_submission(reading.submission, CAMPAIGN, reading.observed))
    assert any("comments" in name for name in parts_of(copy))
    assert noted(copy) == []


def test_notes_that_cannot_be_read_stop_nothing():
    data = with_notes(filled_leanly(), {"推荐问题": ["C5"]})
    part = next(name for name in parts_of(data) if "comment" in name and name.endswith(".xml"))
    for spoilt in (b"<comments", b'<comments><commentList><comment ref="C5" authorId="x"/></commentList></comments>'):
        assert len(noted(changed(data, {part: spoilt}))) == (b"C5" in spoilt)
