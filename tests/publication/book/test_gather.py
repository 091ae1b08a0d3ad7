"""The book from the ledger: texts as the decided pool froze them, whatever became of the workbooks since."""

from pathlib import Path

import pytest

from tests.support.published_books import selected
from tests.support.received_files import arrival, questions_in
from tests.support.rendered_documents import WordDocument, table_rows
from tests.support.stage_records import decision, vote_record
from tests.support.submissions import member, question, submission
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.campaign.folder import CampaignFolder
from toolkit.errors import ExitStatus
from toolkit.ledger.ledger import open_ledger
from toolkit.ledger.verdicts import record_verdict
from toolkit.publication.book.gather import LastStageOpen, gather_book
from toolkit.publication.book.model import GapKind, book_gaps
from toolkit.publication.book.produce import publish_book
from toolkit.publication.notices.publish import publish_notices
from toolkit.publication.partners import joined_units
from toolkit.review.decided import record_decision
from toolkit.review.model import Pool
from toolkit.review.pool import record_pool


@pytest.fixture
def folder(tmp_path: Path, campaign) -> CampaignFolder:
    return CampaignFolder(tmp_path / "征集 2023", campaign)


def settle(folder: CampaignFolder, *pools: tuple[int, dict[str, str]], revision: int = 2) -> None:
    """Freeze the last stage's pool in revisions, with texts of A-06-01, and decide upon one of them."""
    final = decision(vote_record())
    with open_ledger(folder.ledger) as ledger, ledger.transaction():
        for number, texts in pools:
            _, frozen = selected("A-06-01", **texts)
            record_pool(ledger, Pool("终选", number, (frozen,)), final.origin)
        assert final.record.revision == revision
        record_decision(ledger, final)


def test_the_texts_are_those_of_the_pool_that_was_decided_on(folder):
    settle(folder, (1, {"background": "第一稿。"}), (2, {"background": "第二稿。"}), (3, {"background": "第三稿。"}))
    (question,) = gather_book(folder).questions
    assert (question.number, question.texts["background"]) == ("A-06-01", "第二稿。")


def test_before_the_last_stage_is_decided_there_is_no_book_and_nothing_is_written(folder):
    with pytest.raises(LastStageOpen) as stopped:
        publish_book(folder)
    assert stopped.value.exit_status == ExitStatus.FINDINGS and "“终选”还没有定下入选结果" in stopped.value.render()
    assert not folder.book.exists()


def test_a_question_whose_text_the_pool_does_not_hold_is_told_and_still_listed(folder):
    settle(folder, (1, {}))
    book = gather_book(folder)
    assert [one.number for one in book.questions] == ["A-06-01"] and not book.questions[0].texts
    assert {gap.kind: gap.where for gap in book_gaps(book)}[GapKind.TEXT] == ("A-06-01",)


def test_book_and_lists_are_written_and_again_the_same(folder):
    settle(folder, (2, {}))
    published = publish_book(folder)
    names = ["入选名单（中英文）.docx", "入选名单（中英文）.md", "入选名单（中英文）.xlsx", "入选问题汇编.docx", "素材"]
    assert sorted(path.name for path in folder.book.iterdir()) == names and not published.failed
    before = {path.name: path.read_bytes() for path in folder.book.rglob("*.*")}
    publish_book(folder)
    assert {path.name: path.read_bytes() for path in folder.book.rglob("*.*")} == before and len(before) > 4


def test_book_and_lists_name_the_units_that_recommend_together_alike(folder):
    settle(folder, (2, {"joint_units": "中国物理学会"}))
    publish_book(folder)
    publish_notices(folder)
    shown = "中国化学会（联合推荐：中国物理学会）"
    assert f"推荐单位：{shown}" in WordDocument((folder.book / "入选问题汇编.docx").read_bytes()).paragraphs
    for path in (folder.book / "入选名单（中英文）.docx", folder.notices / "入选名单.docx"):
        rows = [row for table in WordDocument(path.read_bytes()).tables for row in table_rows(table)]
        assert [row[-1] for row in rows if row[0] == "1"] == [shown], path.name
    assert f"| {shown} |" in (folder.book / "入选名单（中英文）.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("verdict", "partners"), [("联合推荐", {"A-06-01": ["中国天文学会"]}), ("相同", {})])
def test_who_recommends_jointly_by_decision_of_staff_is_a_partner(folder, verdict, partners):
    files = [arrival(recommended(folder.campaign, code), f"{code}.xlsx") for code in ("A-06", "A-07")]
    settled = SettledInbox(folder.campaign, settle_receipts(files, folder.campaign), (), 2, questions_in(files), merged={"A-07-01": "A-06-01"})
    with open_ledger(folder.ledger) as ledger:
        with ledger.transaction():
            record_verdict(ledger, ("A-06-01", "A-07-01"), verdict, "d", "")
        assert joined_units(ledger, settled) == partners


def recommended(campaign, code: str):
    """A sound workbook of a unit."""
    unit = campaign.unit_of[code]
    rows = [question(campaign, n, category=campaign.categories[(n - 1) // 3].name, title_zh=f"题{n}？") for n in range(1, 10)]
    people = [member(n, member_name=f"{code}委员{n}") for n in range(1, 16)]
    return submission(campaign, unit={"unit_code": code, "unit_name": unit.name, "unit_type": unit.type}, questions=rows, members=people)
