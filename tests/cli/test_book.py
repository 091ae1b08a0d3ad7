"""`toolkit book`: the book and the bilingual list of a decided campaign, and what is told of them."""

import pytest

from tests.support.published_books import selected
from tests.support.stage_records import decision, vote_record
from toolkit.ledger.ledger import open_ledger
from toolkit.review.decided import record_decision
from toolkit.review.model import Pool
from toolkit.review.pool import record_pool


@pytest.fixture
def decided(new_folder):
    """Decides the last stage of a campaign folder: A-06-01 is selected, with these texts in its pool."""

    def decide(**texts: str):
        final = decision(vote_record())
        frozen = (selected("A-06-01", **texts)[1],) if texts else ()
        with open_ledger(new_folder / "ledger") as ledger, ledger.transaction():
            record_pool(ledger, Pool("终选", 2, frozen), final.origin)
            record_decision(ledger, final)
        return new_folder

    return decide


def test_before_the_last_stage_is_decided_it_says_so_and_writes_nothing(run, new_folder):
    done = run("-C", new_folder, "book")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "“终选”还没有定下入选结果" in done.stderr.replace("\n", "") and not (new_folder / "output/book").exists()


def test_it_writes_book_list_and_packs_and_says_how_pages_are_filled_in(run, decided):
    folder = decided(background="背景。")
    done = run("-C", folder, "book")
    told = done.stdout.replace("\n", "")
    assert done.exit_code == 0
    assert told.startswith(f"入选问题汇编（1 题）：{folder / 'output/book/入选问题汇编.docx'}")
    assert "中英文名单：入选名单（中英文）.docx、入选名单（中英文）.xlsx、入选名单（中英文）.md" in told and "按 Ctrl+A 再按 F9" in told
    assert sorted(path.name for path in (folder / "output/book").iterdir()) == [
        "入选名单（中英文）.docx", "入选名单（中英文）.md", "入选名单（中英文）.xlsx", "入选问题汇编.docx", "素材"]
    assert len([*(folder / "output/book/素材").iterdir()]) == 1 and f"各题素材（内部，1 份）：{folder / 'output/book/素材'}" in told
    assert done.stderr == "没有入选问题的类别：工程技术难题、产业技术问题；汇编和名单中已注明。\n"


def test_what_is_missing_is_told_and_a_missing_text_is_no_success(run, decided):
    done = run("-C", decided(title_en="", background=""), "book")
    told = done.stderr.replace("\n", "")
    assert done.exit_code == 1
    assert "缺正文或其中一部分的有 1 题：A-06-01" in told and "有 1 题缺正文，入选问题汇编不完整。" in told
    assert "入选问题汇编（1 题）" in done.stdout


def test_a_title_without_english_is_told(run, decided):
    final = vote_record()
    folder = decided(background="背景。")
    told = tuple(type(one)(**{**one.__dict__, "title_en": ""}) for one in final.questions)
    with open_ledger(folder / "ledger") as ledger, ledger.transaction():
        record_decision(ledger, decision(type(final)(**{**final.__dict__, "questions": told}), at="2023-07-02T00:00:00+08:00"))
    done = run("-C", folder, "book")
    assert done.exit_code == 0 and "缺英文题目的有 1 题：A-06-01" in done.stderr


def test_in_english_it_says_the_same(run, decided):
    done = run("-C", decided(background="背景。"), "--lang", "en", "book")
    assert done.exit_code == 0 and done.stdout.startswith("Book of 1 selected question(s): ")
    assert "press Ctrl+A, then F9" in done.stdout.replace("\n", " ")


def test_a_restyled_template_is_in_force_and_a_broken_one_stops_everything(run, decided):
    folder = decided(background="背景。")
    (folder / "入选问题汇编.docx").write_bytes(b"no document")
    done = run("-C", folder, "book")
    assert done.exit_code != 0 and "入选问题汇编" in done.stderr and not (folder / "output/book").exists()


def test_templates_of_like_names_are_not_taken_for_each_other(run, decided):
    """入选名单（中英文）.docx is no misnamed 入选名单.docx, nor 入选问题汇编.docx a misnamed 问题汇编.docx."""
    folder = decided(background="背景。")
    for command in (("book",), ("report", "--questions")):
        assert "没有采用" not in run("-C", folder, *command).stderr
