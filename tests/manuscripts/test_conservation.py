"""Whatever a document looks like: nothing of it is lost in silence, and reading it never fails."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from tests.support.word_documents import (
    CAMPAIGN,
    Item,
    bold,
    bold_start,
    document_from_xml,
    document_of,
    heading,
    paragraph_xml,
)
from toolkit.manuscripts.exchange import import_document, read_manuscript
from toolkit.manuscripts.form import question_form

LABELS = [
    "题目", "题目（中文）", "英文题目", "关键词", "中文", "英文", "所属学科", "问题描述", "背景", "最新进展", "重要意义", "问题正文",
    "参考文献", "前沿科学问题", "问题二", "撰写人", "类别", "备注", "序号", "预期成果", "关键\n词", "题目\n（中文）", "描述",
]  # fmt: skip
TOKENS = st.integers(0, 99).map(lambda number: f"词{number:02}")
NUMBERS = st.sampled_from(["", "", "一、", "（二）", "3. ", "● "])
ENDS = st.sampled_from(["", "。", "？", "：", " English?"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A line that holds a token, with or without a label before it."""
    label = draw(st.sampled_from(["", *(f"{label}：" for label in LABELS), *(f"【{label}】" for label in LABELS), "关键词\t", "经费："]))
    return f"{draw(NUMBERS)}{label}{draw(TOKENS)}{draw(ENDS)}"


@st.composite
def noted(draw: st.DrawFn) -> str:
    """A label with a token in parentheses behind it."""
    return f"{draw(st.sampled_from(LABELS))}（{draw(TOKENS)}{draw(ENDS)}）{draw(st.sampled_from(['', '：', '限30字']))}"


GAPS = st.sampled_from(["\n", " ", " / ", "\t", "（", " Keywords: ", "；", " 英文：", "\n（英文）"])
LABEL_LINES = st.tuples(NUMBERS, st.sampled_from(LABELS)).map("".join) | st.sampled_from(LABELS).map("【{}】".format)
LINE = written() | noted() | LABEL_LINES
LINES = LINE | st.builds("".join, st.tuples(LINE, GAPS, LINE)) | st.builds("".join, st.tuples(LINE, GAPS, TOKENS.map("{} words in English?".format)))
CELLS = LINES | TOKENS | st.just("")
ITEMS = st.one_of(
    LINES,
    LINES.map(bold),
    st.builds(heading, LINES, st.integers(0, 3)),
    st.builds(bold_start, st.sampled_from(LABELS), TOKENS),
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4),
)


def tokens(items: list[Item]) -> set[str]:
    text = repr(items)
    return {text[at : at + 3] for at in range(len(text)) if text[at] == "词" and text[at + 1 : at + 3].isdigit()}


@given(st.lists(ITEMS, min_size=1, max_size=8), LINES, LINES)
def test_every_word_is_in_a_question_or_listed(items, header, footer):
    found = read_manuscript(document_of(*items, header=header, footer=footer), CAMPAIGN)
    kept = "".join(value for draft in found.drafts for value in draft.values.values())
    listed = "".join(one.text for one in found.unplaced)
    assert {token for token in tokens(items) if token not in kept + listed} == set()
    assert {token for token in tokens([header, footer]) if token not in listed} == set()


SEEDS = [
    question_form(CAMPAIGN, {"title_zh": "甲？", "category": "前沿科学问题", "description": "一\n二"}),
    document_from_xml(paragraph_xml("题目：甲？") + f"<w:tbl><w:tr><w:tc>{paragraph_xml('问题描述')}</w:tc><w:tc>{paragraph_xml('描述。')}</w:tc></w:tr></w:tbl>", styles=""),
]
SCRAPS = [
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:sdt>", b'<w:r><w:sym w:char="zz"/></w:r>', b'<w:outlineLvl w:val="x"/>', b"<!-- -->",
    b'w:val="-1"', "题目：".encode(), "☑".encode(), b"\xff", b"&a;", b"",
]  # fmt: skip


@given(st.data())
def test_a_damaged_document_has_one_verdict(data):
    seed = data.draw(st.sampled_from(SEEDS))
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(seed)) as old, zipfile.ZipFile(package, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in ("word/document.xml", "word/styles.xml", "_rels/.rels") and data.draw(st.booleans()):
                at = data.draw(st.integers(0, len(content)))
                scrap = data.draw(st.sampled_from(SCRAPS))
                content = content[:at] + scrap + content[at + data.draw(st.sampled_from([0, 1, 7, 60])) :]
            new.writestr(name, content)
    received = import_document("甲.docx", package.getvalue(), CAMPAIGN)
    assert bool(received.refusal) is not bool(received.manuscript.drafts)


@given(st.sampled_from(SEEDS), st.integers(0, 5_000), st.binary(max_size=8))
def test_damaged_bytes_have_one_verdict(seed, at, scrap):
    received = import_document("甲.docx", seed[:at] + scrap + seed[at + len(scrap) :], CAMPAIGN)
    assert bool(received.refusal) is not bool(received.manuscript.drafts)
