"""Recognises what came in: a form of some campaign and version, or another kind of file.

What is not the form is known by what it says, its headings and titles, since sheets are renamed and deleted. All of
this costs time only where the form's first sheet is missing.
"""

from collections.abc import Iterable, Iterator

from toolkit import text
from toolkit.campaign.layout import SETTINGS_SHEET, TABLES
from toolkit.forms import provenance
from toolkit.formspec.form import Form
from toolkit.intake.contents import main_part
from toolkit.intake.opening import SourceWorkbook
from toolkit.intake.refusal import another_kind, not_the_form
from toolkit.looks import Look
from toolkit.messages import say
from toolkit.messages.batch import LETTER_KINDS
from toolkit.model import Observation, OwnSheet, Stamp
from toolkit.ooxml.markup import Attributes, as_safe_utf8, walk_xml
from toolkit.ooxml.package import CONTENT_TYPES, Package
from toolkit.ooxml.refusal import Refused

_MASTER_SHEETS = frozenset({"总览", "问题清单"})
_MASTER_HEADS = (frozenset({"问题编号", "来源文件"}), frozenset({"问题编号", "来源单元格"}))
"""Sheets, and heads of columns, by which 汇总表 is known; a test holds them against what is written."""

_CAMPAIGN_SHEETS = frozenset({SETTINGS_SHEET, *(table.sheet for table in TABLES)})
_FEWEST_TABLES = 4
"""campaign.xlsx without its first sheet is known by so many of the others; some are called as sheets of 汇总表."""

_SCORE_TITLES = ("打分", "评分", "评审")
_ITEMS = ("问题编号", "题目编号", "难题编号")
_REVIEWERS = ("评审专家", "评审人", "专家编号", "专家姓名", "评审组")
_MARKS = ("打分", "得分", "分数", "总分", "评分")
"""What the titles and the headings of a reviewers' score sheet hold."""

_HEADINGS_WITHIN, _LONGEST_HEADING = 15, 12
"""A heading stands in so many rows from the top and has so many characters."""

_WORD_BODY = "word/document.xml"
_WORD_TYPES = ((b"macroEnabled", Look.DOCM), (b"wordprocessingml.template.main", Look.DOTX))
"""By what the content types of a Word document call it: one with macros, a template."""

_REPORT_TITLE = "遴选推荐报告"
_LETTERS = frozenset(say(f"letter.heading.{kind}") for kind in LETTER_KINDS)
_FEWEST_SECTIONS = 2
"""A Word document holds a question when it names so many of the sections of its body."""


def form_named(stamp: Stamp | None, forms: Iterable[Form]) -> Form | None:
    """Return the form that a stamp names; None without a stamp, or when it names another."""
    return next((form for form in forms if stamp and form.name == stamp.form), None)


def refuse_other_form(stamp: Stamp | None, form: Form) -> None:
    """Raise Refused for a workbook whose stamp names another form."""
    if stamp and stamp.form != form.name:
        raise Refused(Observation("file.not-the-form", details={"ours": form.name}, look=Look.OTHER_FORM))


def check_stamp(stamp: Stamp | None, form: Form) -> Iterator[Observation]:
    """Yield the finding on a form that is not the campaign's newest.

    Raises Refused for another campaign's: it would be held against the wrong rules.
    """
    if stamp and stamp.campaign != form.campaign:
        raise Refused(Observation("file.other-campaign", details={"theirs": stamp.campaign, "ours": form.campaign}))
    if stamp and stamp.version != form.version:
        versions = {"theirs": stamp.version, "ours": form.version}
        yield Observation("file.old-form", details=versions, look=Look.OLD_VERSION)
    elif stamp and stamp.fingerprint != form.fingerprint:
        yield Observation("file.old-form", look=Look.OLD_FIELDS)


def refuse_our_outputs(opened: SourceWorkbook, form: Form) -> None:
    """Raise Refused for a workbook that the toolkit writes or that reviewers fill in."""
    if form.sheets[0].title in opened.titles:
        return
    titles = frozenset(opened.titles)
    if SETTINGS_SHEET in titles or len(titles & _CAMPAIGN_SHEETS) >= _FEWEST_TABLES:
        raise not_the_form(Look.CAMPAIGN)
    heads = _headings(opened)
    if titles >= _MASTER_SHEETS or any(heads >= master for master in _MASTER_HEADS):
        raise not_the_form(Look.MASTER)
    items, reviewers, marks = _scoring(heads)
    if items and (reviewers or marks) and not _is_form(heads, form):
        raise not_the_form(Look.SCORE_SHEET)


def refusal_without_form(opened: SourceWorkbook) -> Refused:
    """Return the refusal of a workbook without any of the form's sheets, naming what it is instead."""
    titles = frozenset(opened.titles)
    if provenance.our_sheets(opened.names) & titles:
        return not_the_form(Look.FINDINGS)
    if not titles.isdisjoint(OwnSheet):
        return not_the_form(Look.FORM_PART)
    scoring = any(word in title for title in titles for word in _SCORE_TITLES)
    return not_the_form(Look.SCORE_SHEET if scoring or sum(_scoring(_headings(opened))) > 1 else Look.WORKBOOK)


def _headings(opened: SourceWorkbook) -> frozenset[str]:
    """Return the short texts near the top of all sheets."""
    cells = (value for title in opened.titles for row in opened.grid(title)[:_HEADINGS_WITHIN] for value in row)
    return frozenset(
        text.without_blanks(value) for value in cells if type(value) is str and 0 < len(value) <= _LONGEST_HEADING
    )


def _scoring(heads: frozenset[str]) -> tuple[bool, bool, bool]:
    """Return whether headings name a question's number, a reviewer and a mark; the committee's own are none."""
    others = [head for head in heads if "委员" not in head]
    items, reviewers, marks = (any(word in head for head in others for word in words)
                               for words in (_ITEMS, _REVIEWERS, _MARKS))
    return items, reviewers, marks


def _is_form(heads: frozenset[str], form: Form) -> bool:
    """Return whether headings are the labels of the form's first sheet, under whatever title."""
    labels = {text.without_blanks(field.label) for field in form.sheets[0].fields}
    return 2 * len(labels & {head.rstrip("*") for head in heads}) >= len(labels)


def reason_for_refusal(refused: Refused, data: bytes, form: Form) -> Observation:
    """Return the observation on a refused file; for a Word document by its content."""
    if refused.found.look is not Look.DOCX:
        return refused.found
    try:
        return another_kind(_document(Package(data), form)).found
    except Refused as fault:  # a document that is damaged is a Word document all the same
        declared = fault.found.look in (Look.DOCTYPE, Look.ENTITIES)
        return another_kind(Look.DOCX_DOCTYPE if declared else Look.DOCX_DAMAGED).found


def _document(package: Package, form: Form) -> Look:
    """Return what a Word document looks like: our report, a letter of ours, a question, or any other."""
    lines = _paragraphs(as_safe_utf8(package.archive.read(main_part(package) or _WORD_BODY)))
    if _REPORT_TITLE in lines:
        return Look.DOCX_REPORT
    if _LETTERS & set(lines):
        return Look.DOCX_LETTER
    sections = [text.without_blanks(form.field_of[name].label) for name in form.sections]
    told = sum(any(section in line[: 2 * _LONGEST_HEADING] for line in lines) for section in sections)
    if told >= _FEWEST_SECTIONS:
        return Look.DOCX_QUESTION
    types = package.archive.read(CONTENT_TYPES)
    return next((look for mark, look in _WORD_TYPES if mark in types), Look.DOCX)


def _paragraphs(part: bytes) -> list[str]:
    """Return the text of each paragraph, without white space."""
    lines: list[str] = []
    pieces: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "p":
            pieces.clear()

    def end(name: str) -> None:
        if name == "p":
            lines.append(text.without_blanks("".join(pieces)))

    walk_xml(part, start, end, pieces.append)
    return lines
