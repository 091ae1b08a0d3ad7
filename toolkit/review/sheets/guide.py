"""Writes 填报说明 of a score sheet or a vote sheet."""

from collections.abc import Iterator

from toolkit.campaign.model import Settings
from toolkit.campaign.review_model import Stage
from toolkit.forms.blank.guide_sheet import GuideSheet, add_guide
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.review.model import Vote
from toolkit.review.sheets.declaration import NOT_RECUSED, SCORE_FORM, SCORES, TEXTS, VOTES

_CONTACTS = ("contact", "phone", "email")
"""The settings that a reviewer needs at hand."""


def write_review_guide(book: BlankWorkbook, title: str, stage: Stage, questions: int, most: int | None) -> None:
    """Write 填报说明 for so many questions, of which *most* of a category may be voted for."""
    page, scoring = add_guide(book, f"{book.campaign.settings.name}{title}"), book.form.name == SCORE_FORM
    page.paragraph(f"{book.addressee.name}：")
    todo = "评分" if scoring else "表决"
    page.paragraph(f"感谢您参加{stage.name}。本工作簿有 {questions} 个问题，请{todo}后交回本工作簿（.xlsx）；"
                   "文件名可以改，表中的问题编号请勿改动。")
    _times(page, stage)
    page.heading("二、怎样填写")
    for number, words in enumerate(_score_steps(book) if scoring else _vote_steps(most), 1):
        page.step(number, words)
    if scoring:
        _criteria(page)
    page.heading("四、保密与匿名" if scoring else "三、保密与匿名")
    for words in _confidence(stage, scoring):
        page.paragraph(words)


def _times(page: GuideSheet, stage: Stage) -> None:
    """Write until when the sheet is awaited, and whom to ask."""
    settings = page.book.campaign.settings
    told = [("交回期限", f"{stage.closes:%Y-%m-%d %H:%M}（北京时间）")] if stage.closes else []
    told += [(str(Settings.model_fields[name].title), str(getattr(settings, name))) for name in _CONTACTS]
    page.heading("一、时间与联系")
    for label, words in told:
        if words:
            page.pair(label, words, "标签", "表格")


def _score_steps(book: BlankWorkbook) -> Iterator[str]:
    """Yield how a score sheet is filled in."""
    names = "、".join(criterion.name for criterion in book.campaign.criteria)
    yield f"读题：各题全文见“{TEXTS}”，也可用随附的评审材料（Word）阅读、打印；点“{SCORES}”中的问题编号即到该题全文。"
    yield f"评分：在“{SCORES}”逐题填写{names}的分数，可填小数；各项填齐后，“加权总分”自动显示。缺一项的，该题不计。"
    yield f"回避：与某题有利害关系的，在“回避”栏选“是”或直接写明理由，该题不必评分；留空或“{NOT_RECUSED}”为不回避。"
    yield "意见：“评审意见”选填，会提供给组织单位。"
    yield f"核对：“{SCORES}”左上角显示已评、回避、尚余的题数；橙色底为有误，浅色底为待填。"
    yield "可以筛选；排序须先撤销工作表保护（没有密码），排序后照样能读取。"


def _vote_steps(most: int | None) -> Iterator[str]:
    """Yield how a vote sheet is filled in."""
    limit = "" if most is None else f"每类问题至多投 {most} 张{Vote.FOR}票，超出的，该类的票全部作废。"
    yield f"读题：各题全文见“{TEXTS}”，也可用随附的评审材料（Word）阅读、打印；点“{VOTES}”中的问题编号即到该题全文。"
    yield f"表决：在“{VOTES}”逐题选择{'、'.join(Vote)}。{limit}"
    yield "意见：选填。"
    yield f"核对：“{VOTES}”左上角显示已表决的题数和各类的{Vote.FOR}票数；橙色底为有误或超出票数。"
    yield "可以筛选；排序须先撤销工作表保护（没有密码），排序后照样能读取。"


def _criteria(page: GuideSheet) -> None:
    """Write the criteria with their highest marks and weights, and how the total is made."""
    page.heading("三、评审指标")
    for criterion in page.book.campaign.criteria:
        page.pair(criterion.name, f"满分 {criterion.maximum:g}，权重 {criterion.weight:g}", "标签", "表格")
    page.paragraph("加权总分 = 各项（权重 × 分数 ÷ 满分）之和 × 100。指标和权重由本次征集活动设定。")


def _confidence(stage: Stage, scoring: bool) -> Iterator[str]:
    """Yield what a reviewer should keep to himself, and what the sheet does not tell."""
    if stage.anonymous:
        yield "本环节匿名评审：材料不显示推荐单位和撰写人，问题编号为本环节专用。"
    yield "评审材料和评分请勿外传。" if scoring else "评审材料和表决情况请勿外传。"
