"""No part of what a reviewer gets tells of other reviewers, nor in an anonymous stage of units and authors."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from tests.support.review_pools import given_to, pool_of, pool_question, review_campaign
from toolkit.campaign.review_model import Reviewer
from toolkit.review.model import PersonNamed, PoolQuestion
from toolkit.review.sheets.produce import IssuedSheet, SheetOrder, produce_sheets
from toolkit.review.stage import stage_named

EXPERTS = tuple(
    Reviewer(id=f"E{place:02d}", name=f"金丝雀专家{place:02d}", employer=f"金丝雀单位{place:02d}", keywords=(f"金丝雀方向{place:02d}",),
             recusals=(f"金丝雀回避{place:02d}",), fields=("先进材料",))
    for place in range(1, 8))
CAMPAIGN = review_campaign(EXPERTS, stages={"初选": {"anonymous": True}})
ANONYMOUS, OPEN = stage_named(CAMPAIGN, "初选"), stage_named(CAMPAIGN, "复选")


def canary(place: int) -> PoolQuestion:
    """A question whose every hidden value is a canary."""
    question = pool_question(f"A-{place:02d}-07", shown=f"初-{place:03d}")
    own = {"author": f"金丝雀作者{place:02d}", "author_employer": f"金丝雀作者单位{place:02d}"}
    return replace(
        question, unit_name=f"金丝雀学会{place:02d}", unit_code=f"A-{place:02d}", joint_units=f"金丝雀联合{place:02d}",
        texts={**question.texts, **own}, file=f"金丝雀文件{place:02d}.xlsx", sha256=f"{place:064d}",
        committee=(PersonNamed(f"金丝雀委员{place:02d}", f"金丝雀委员单位{place:02d}", "专家委员会!B5"),),
        cells=dict.fromkeys(question.texts, "推荐问题!C7"),
    )


POOL = pool_of("初选", map(canary, range(1, 9)))
PAIRS = [pair for place, expert in enumerate(EXPERTS, 1)
         for pair in given_to(expert.id, *(question.number for question in POOL.questions[place - 1 : place + 1]))]

OF_QUESTIONS = [word for question in POOL.questions for word in (
    question.number, question.unit_name, question.joint_units, question.texts["author"], question.texts["author_employer"],
    question.committee[0].name, question.committee[0].employer, question.file)]
OF_EXPERTS = [word for expert in EXPERTS[1:] for word in (expert.id, expert.name, expert.employer, *expert.keywords, *expert.recusals)]
OF_OTHERS = [word for question in POOL.questions[2:] for word in (question.shown_number, question.texts["title_zh"])]


def parts(data: bytes) -> dict[str, str]:
    """Every part of a package as text, unpacked, and the names of the parts."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.comment == b""
        return {name: f"{name} {archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()}


def leaks(sheet: IssuedSheet, words: list[str]) -> list[tuple[str, str]]:
    """Each of some words that stands in a part of what a reviewer gets, with the part."""
    both = {**{f"xlsx {name}": text for name, text in parts(sheet.workbook).items()},
            **{f"docx {name}": text for name, text in parts(sheet.materials).items()}}
    return [(word, name) for name, text in both.items() for word in words if word in text]


@pytest.fixture(scope="module")
def anonymous() -> IssuedSheet:
    return next(produce_sheets(SheetOrder(CAMPAIGN, ANONYMOUS, POOL), PAIRS))


@pytest.fixture(scope="module")
def named() -> IssuedSheet:
    pool = pool_of("复选", (replace(question, anonymous="") for question in POOL.questions))
    return next(produce_sheets(SheetOrder(CAMPAIGN, OPEN, pool), PAIRS))


def test_there_is_much_that_could_leak():
    assert len(OF_QUESTIONS) + len(OF_EXPERTS) + len(OF_OTHERS) > 50
    held = repr(PAIRS) + "".join(repr({**vars(question)}) for question in POOL.questions) + repr(EXPERTS)
    assert [word for word in (*OF_QUESTIONS, *OF_EXPERTS, *OF_OTHERS) if word not in held] == []


def test_an_anonymous_stage_tells_neither_unit_nor_author_nor_true_number(anonymous):
    assert leaks(anonymous, OF_QUESTIONS) == []


def test_no_other_reviewer_and_no_question_of_another_is_told(anonymous):
    assert leaks(anonymous, OF_EXPERTS + OF_OTHERS) == []


def test_the_reviewers_own_words_and_questions_are_there(anonymous):
    """What does not leak is not merely lost."""
    assert len(leaks(anonymous, [EXPERTS[0].name])) >= 3
    for question in POOL.questions[:2]:
        found = {name.split()[0] for _, name in leaks(anonymous, [question.texts["description"]])}
        assert found == {"xlsx", "docx"}


def test_an_open_stage_tells_units_and_authors_but_no_committee_no_file_and_no_other_reviewer(named):
    own = POOL.questions[0]
    told = {word for word, _ in leaks(named, [own.number, own.unit_name, own.joint_units, own.texts["author"]])}
    assert told == {own.number, own.unit_name, own.joint_units, own.texts["author"]}
    hidden = [word for question in POOL.questions for word in (question.committee[0].name, question.file)]
    others = [word for question in POOL.questions[2:] for word in (question.number, question.unit_name, question.texts["author"])]
    assert leaks(named, hidden + others + OF_EXPERTS) == []


def test_the_properties_name_the_call_the_office_and_the_reviewer_and_no_clock(anonymous):
    core = parts(anonymous.workbook)["docProps/core.xml"]
    for said in ("<dc:subject>金丝雀专家01</dc:subject>", "<dc:creator>中国科协办公厅</dc:creator>", "2023-01-29T00:00:00Z"):
        assert said in core
    document = parts(anonymous.materials)["docProps/core.xml"]
    assert "<dc:title>初选评审材料</dc:title>" in document
    assert "<dc:creator></dc:creator>" in document or "<dc:creator/>" in document
    for data in (anonymous.workbook, anonymous.materials):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_there_is_no_part_in_which_something_could_hide(anonymous):
    names = [*parts(anonymous.workbook)]
    assert [name for name in names if any(word in name for word in ("comment", "printer", "custom", "vba", "drawing", "extern"))] == []
