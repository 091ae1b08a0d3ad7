"""What goes wrong with the sheets of the review: each kind once, with the finding that it must lead to.

The places are worked out here, by whoever does the damage; nothing is asked of the checker.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.demo.experts import FIRST, LAST, SECOND
from toolkit.demo.faults import ERROR, WARNING
from toolkit.demo.fill import open_typist
from toolkit.demo.score_sheets import EarlierCopy, SheetDraft, SheetFinding
from toolkit.demo.spoil import another_workbook, saved_elsewhere
from toolkit.intake import read_grids
from toolkit.model import OwnSheet, Value
from toolkit.review.merging.merged import SheetStatus
from toolkit.review.model import Vote

_ALIKE = 80.0
"""What a reviewer gives for everything who gives one mark for everything."""

POSTED = "复核组一并寄回.zip"
"""The archive in which two reviewers send their sheets."""


class SheetDamage(NamedTuple):
    """Something that goes wrong with a sheet."""

    name: str
    """What was done, in a few words."""
    plant: Callable[[SheetDraft], None]
    rows: int = 0
    """How many rows it needs whose questions have lost no review elsewhere."""


def _silent(draft: SheetDraft) -> None:
    draft.silent = True


def _silent_reviewer(draft: SheetDraft) -> None:
    """Send nothing: all questions lose one of few reviews."""
    _silent(draft)
    draft.harmed.update(draft.questions)


def _renamed(draft: SheetDraft) -> None:
    draft.path = "意见（最终版） 2.xlsx"


def _zipped(draft: SheetDraft) -> None:
    draft.path = f"{POSTED}/{draft.path}"


def _resaved(draft: SheetDraft) -> None:
    draft.finish.append(saved_elsewhere)


def _columns_moved(draft: SheetDraft) -> None:
    """Change the first two criteria about, with what is above them; what is typed is typed under the label."""
    first, second, *_ = draft.entries[0].marks
    draft.entries = tuple(
        replace(entry, marks={**entry.marks, first: entry.marks[second], second: entry.marks[first]})
        for entry in draft.entries
    )
    top = draft.entries[0]
    for label in (first, second):
        draft.type(top.marks[label]._replace(row=top.question.row - 1), label)


def _typed(value: Value, code: str) -> Callable[[SheetDraft], None]:
    """Return what types a value in place of a mark that must be found there."""

    def plant(draft: SheetDraft) -> None:
        _, cell, *_ = draft.harm().marks.values()
        draft.type(cell, value)
        draft.plant(code, ERROR, cell)

    return plant


def _blank_row(draft: SheetDraft) -> None:
    """Leave a row blank; found at its first mark."""
    cells = [*draft.harm().marks.values()]
    for cell in cells:
        draft.type(cell, "")
    draft.plant("review.incomplete", WARNING, cells[0])


def _recused(draft: SheetDraft) -> None:
    """Withdraw from a question with a reason, and leave its marks blank: nothing is wrong."""
    entry = draft.harm()
    assert entry.recused, "a score sheet has 回避"
    draft.type(entry.recused, "与撰写人同一课题组")
    for cell in entry.marks.values():
        draft.type(cell, "")


def _recused_and_scored(draft: SheetDraft) -> None:
    """Withdraw from a question and score it all the same."""
    cell = draft.harm().recused
    assert cell, "a score sheet has 回避"
    draft.type(cell, "是")
    draft.plant("review.recused-scored", ERROR, cell)


def _sent_twice(draft: SheetDraft) -> None:
    """Send the sheet once more with another mark: the later one counts."""
    cell = [*draft.entries[0].marks.values()][-1]

    def earlier(data: bytes, campaign: Campaign) -> bytes:
        typist = open_typist(data)
        typist.type(draft.sheet, cell.a1, _ALIKE)
        return typist.save()

    draft.copies.append(EarlierCopy(f"第一次/{draft.path}", earlier, SheetStatus.SUPERSEDED))


def _number_altered(draft: SheetDraft) -> None:
    """Mistype a number: the row is about no question, and the question has no row."""
    cell = draft.harm().question
    draft.type(cell, f"{cell.text[:-1]}O")
    draft.plant("review.altered", ERROR, cell)
    draft.plant("review.incomplete", WARNING, sheet=draft.sheet)


def _stamp_altered(draft: SheetDraft) -> None:
    """Send a copy before in which _meta was altered: it is refused as a whole."""

    def altered(data: bytes, campaign: Campaign) -> bytes:
        lines = [row[0] for row in read_grids(data, (OwnSheet.META,))[OwnSheet.META]]
        typist = open_typist(data)
        typist.type(OwnSheet.META, f"B{lines.index('unit') + 1}", "E01")
        return typist.save()

    finding = SheetFinding("review.altered", ERROR)
    draft.copies.append(EarlierCopy(f"改过标识的 {draft.path}", altered, SheetStatus.REFUSED, finding))


def _stray(draft: SheetDraft) -> None:
    """Send a workbook along that is no sheet."""
    finding = SheetFinding("review.unknown-sheet", ERROR)
    draft.copies.append(EarlierCopy("会议通讯录.xlsx", another_workbook, SheetStatus.REFUSED, finding))


def _row_twice(draft: SheetDraft) -> None:
    """Type one row's number over another's: the first question stands twice, the other has no row."""
    one, other = draft.harm().question, draft.harm().question
    draft.type(other, one.text)
    draft.plant("review.twice", ERROR, other)
    draft.plant("review.incomplete", WARNING, sheet=draft.sheet)


def _others_question(draft: SheetDraft) -> None:
    """Type the number of a question that others were given; the own one has no row."""
    cell = draft.harm().question
    others = (other.shown_number for other in draft.pool.questions if other.number not in draft.questions)
    draft.type(cell, next(others))
    draft.plant("review.not-assigned", ERROR, cell)
    draft.plant("review.incomplete", WARNING, sheet=draft.sheet)


def _all_alike(draft: SheetDraft) -> None:
    """Give one mark for everything; found at the first one, and counts."""
    for entry in draft.entries:
        for cell in entry.marks.values():
            draft.type(cell, _ALIKE)
    draft.plant("review.identical", WARNING, next(iter(draft.entries[0].marks.values())))


def _late(draft: SheetDraft) -> None:
    draft.late = True
    draft.plant("review.late", WARNING)


def _too_many_votes(draft: SheetDraft) -> None:
    """Vote for one more question of a category than allowed, and abstain from the others; found at the last one."""
    most = draft.stage.most_votes
    assert most, "the demo's vote has a limit"
    cells = [cell for entry in draft.entries for cell in entry.marks.values()]
    categories = [draft.pool.by_number[number].category for number in draft.questions]
    favoured = [cell for cell, category in zip(cells, categories, strict=True) if category == categories[0]]
    for cell in cells:
        draft.type(cell, Vote.FOR if cell in favoured[: most + 1] else Vote.ABSTAINED)
    if len(favoured) > most:
        draft.plant("vote.too-many", ERROR, favoured[most])


def _other_word(draft: SheetDraft) -> None:
    """Vote with a word that is no vote."""
    (cell,) = draft.harm().marks.values()
    draft.type(cell, "赞成")
    draft.plant("vote.unknown-ballot", ERROR, cell)


DAMAGE: Mapping[str, Sequence[SheetDamage]] = {
    FIRST: (
        SheetDamage("没有交回", _silent_reviewer),
        SheetDamage("文件改名", _renamed),
        SheetDamage("栏目换了位置", _columns_moved),
        SheetDamage("评分超过满分", _typed(105.0, "review.out-of-range"), 1),
        SheetDamage("评分写成85分", _typed("85分", "review.not-a-number"), 1),
        SheetDamage("整行未评", _blank_row, 1),
        SheetDamage("填写回避", _recused, 1),
        SheetDamage("填写回避又评分", _recused_and_scored, 1),
        SheetDamage("同一份发了两次", _sent_twice),
        SheetDamage("改了问题编号", _number_altered, 1),
        SheetDamage("改了表的标识", _stamp_altered),
        SheetDamage("用其他程序另存", _resaved),
        SheetDamage("打包寄回", _zipped),
        SheetDamage("打包寄回", _zipped),
    ),
    SECOND: (
        SheetDamage("附来别的工作簿", _stray),
        SheetDamage("同一问题两行", _row_twice, 2),
        SheetDamage("评了别人的问题", _others_question, 1),
        SheetDamage("各题给分相同", _all_alike, 5),
        SheetDamage("过期交回", _late),
    ),
    LAST: (
        SheetDamage("没有交回", _silent),
        SheetDamage("同意票超过上限", _too_many_votes, 1),
        SheetDamage("表决写成赞成", _other_word, 1),
        SheetDamage("一题未表决", _blank_row, 1),
    ),
}
"""What goes wrong with the sheets of each stage, that with most questions first; all others are as they should be."""


def damage_sheets(stage: str, drafts: Sequence[SheetDraft]) -> None:
    """Do the damage of a stage to its sheets, those with most questions first."""
    for damage, draft in zip(DAMAGE[stage], drafts, strict=False):
        if len(draft.spare) >= damage.rows:
            damage.plant(draft)
