"""Names are found whatever blanks and widths they were typed with, and not within longer words and numbers."""

import pytest

from toolkit.solid_text import SolidText


@pytest.mark.parametrize(("written", "words", "found"), [
    ("欧阳 修　远说", "欧阳修远", ["欧阳 修　远"]), ("Ａ－０１ 和 A-01", "a-01", ["Ａ－０１", "A-01"]),
    ("A-012、BA-01、A-01x", "a-01", []), ("见A-01。", "a-01", ["A-01"]), ("张三张三", "张三", ["张三", "张三"]), ("", "张三", []),
])  # fmt: skip
def test_where_words_stand(written, words, found):
    text = SolidText(written)
    assert [written[slice(*span)] for span in text.spans(words)] == found
