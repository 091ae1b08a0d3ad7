"""One text in two languages is parted where its script makes that clear, and only there."""

import pytest

from toolkit.manuscripts.bilingual import split_keywords, split_title

ZH, EN = "人工智能；低能耗；芯片", "artificial intelligence; low energy; chips"


@pytest.mark.parametrize(
    "line",
    [
        f"{ZH} / {EN}", f"{ZH}/{EN}", f"{ZH} | {EN}", f"{ZH}\t{EN}", f"{ZH} {EN}", f"{ZH}\n{EN}", f"{ZH}（{EN}）", f"{ZH} Keywords: {EN}",
        f"{ZH}。 Key words：{EN}", f"{ZH}；英文：{EN}", f"中文：{ZH} 英文：{EN}", f"{ZH}；{EN}", f"{EN} / {ZH}", f"{EN}\n{ZH}", f"{EN}（{ZH}）",
    ],
)  # fmt: skip
def test_keywords_in_two_languages(line):
    assert split_keywords(line) == (ZH, EN)


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("人工智能；DNA / artificial intelligence; DNA", "人工智能；DNA", "artificial intelligence; DNA"),
        ("人工智能\n芯片\nartificial intelligence\nchips", "人工智能\n芯片", "artificial intelligence\nchips"),
        ("人工智能\nartificial intelligence\n芯片\nchips", "人工智能\n芯片", "artificial intelligence\nchips"),
        ("人工智能；芯片；artificial intelligence；chips", "人工智能；芯片", "artificial intelligence；chips"),
    ],
)
def test_keywords_that_hold_latin_words(line, zh, en):
    assert split_keywords(line) == (zh, en)


@pytest.mark.parametrize(
    "line",
    [
        "人工智能；DNA；5G", "DNA；人工智能", "人工智能/AI", "人工智能；5G/6G", "人工智能；大模型；Transformer；Deep learning", "物理/化学；AI",
        "电池（battery）；界面（interface）", "人工智能；卷积网络（convolution network）", "人工智能\nDNA\n芯片", "人工智能\n芯片\nDNA", "石墨烯 graphene；电池",
    ],
)  # fmt: skip
def test_keywords_that_stay_whole(line):
    assert split_keywords(line) == (line, "")


def test_keywords_in_one_language():
    assert (split_keywords(EN), split_keywords(ZH)) == (("", EN), (ZH, ""))


ASKS, ENGLISH = "如何利用AI？", "How can AI be used?"


@pytest.mark.parametrize(
    "line",
    [
        f"{ASKS} {ENGLISH}", f"{ASKS}{ENGLISH}", f"{ASKS}（{ENGLISH}）", f"{ASKS}({ENGLISH})", f"{ASKS} / {ENGLISH}", f"{ASKS}\n{ENGLISH}",
        f"{ASKS}\t{ENGLISH}", f"{ASKS} Title: {ENGLISH}", f"{ASKS}英文题目：{ENGLISH}", f"{ENGLISH} {ASKS}", f"{ENGLISH}（{ASKS}）", f"{ENGLISH}\n{ASKS}",
    ],
)  # fmt: skip
def test_a_title_in_two_languages(line):
    assert split_title(line) == (ASKS, ENGLISH)


@pytest.mark.parametrize(
    "line",
    [
        "如何用CRISPR-Cas9编辑T cell？", "如何调控肿瘤微环境（tumor micro environment）？", "什么是暗物质？（dark matter）", "如何利用\nCRISPR-Cas9\n编辑细胞？",
        "AI for Science能否改变科研？", "如何实现TCP/IP over satellite", "如何理解 why AI works？",
    ],
)  # fmt: skip
def test_a_title_that_stays_whole(line):
    assert split_title(line) == (line, "")


def test_a_title_without_a_question_mark():
    assert split_title("固态电池的界面 / The interface of solid-state batteries") == ("固态电池的界面", "The interface of solid-state batteries")
