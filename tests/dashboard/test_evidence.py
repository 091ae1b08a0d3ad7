"""Passages that two texts share, cut out for people to compare."""

from toolkit.dashboard.evidence import SHOWN, shared_excerpts

PASSAGES = ("深海热液区极端微生物的代谢网络重构", "量子点发光器件的界面电荷平衡机制", "城市地下空间多灾种耦合风险演化", "高原冻土退化对铁路路基稳定的影响机理研究")


def test_a_passage_stands_in_its_surroundings_on_both_sides():
    (first, second), = shared_excerpts(f"开头{PASSAGES[0]}结尾", f"{'前' * 30}{PASSAGES[0]}{'后' * 30}")
    assert first == ("开头", PASSAGES[0], "结尾")
    assert second == (f"…{'前' * 16}", PASSAGES[0], f"{'后' * 16}…")


def test_of_many_passages_the_longest_are_shown_in_the_order_of_the_first_text():
    first = "甲乙丙".join(PASSAGES)
    second = "子丑寅卯".join(reversed(PASSAGES))
    found = [(left.passage, right.passage) for left, right in shared_excerpts(first, second)]
    assert len(found) == SHOWN
    assert found == [(passage, passage) for passage in (PASSAGES[0], PASSAGES[1], PASSAGES[3])]


def test_a_long_passage_loses_its_middle():
    text = "".join(chr(0x4E00 + place) for place in range(2_000))
    (excerpt, _), = shared_excerpts(text, text)
    assert excerpt == ("", f"{text[:50]} …… {text[-50:]}", "")


def test_texts_that_share_nothing_have_no_evidence():
    assert shared_excerpts(PASSAGES[0], PASSAGES[1]) == ()
