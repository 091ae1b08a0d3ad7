"""Lines fit the terminal, in any encoding."""

import io
import sys

import pytest

from toolkit.cli import console


class Stream(io.TextIOWrapper):
    def __init__(self, encoding: str, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def written(self) -> bytes:
        return self.buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("中国", 4), ("“中国”", 8), ("—", 2), ("e\u0301", 1), ("", 0)],
)
def test_columns(text, columns):
    assert console.columns(text) == columns


def test_wrap_breaks_between_chinese_characters_and_never_before_closing_punctuation():
    text = "请核对" * 13 + "，再报送。"
    assert console.wrap(text, first="  ", rest="    ") == ["  " + "请核对" * 12 + "请核", "    对，再报送。"]


def test_wrap_keeps_latin_words_and_numbers_whole():
    lines = console.wrap("word " * 15 + "question.duplicate", rest="  ")
    assert lines == ["word " * 14 + "word", "  question.duplicate"]


def test_wrap_leaves_what_cannot_be_broken_whole():
    path = "/" + "a" * 100
    assert console.wrap(path, rest="  ") == [path]


def test_wrap_keeps_spaces_within_a_line_and_drops_them_at_its_end():
    assert console.wrap("a  b") == ["a  b"]
    assert console.wrap("字" * 40 + "  字", rest="  ") == ["字" * 40, "  字"]


def test_wrap_leaves_no_control_character_of_a_cell():
    assert console.wrap("题\u202e目\x1b[31m\r\n第\t二行") == ["题目[31m  第 二行"]


@pytest.mark.parametrize(("asked", "width"), [
    ("120", 120), ("200", 200), ("40", 40), ("20", 40), ("0", 80), ("", 80), ("wide", 80), ("-5", 80), (None, 80),
])
def test_a_pipe_is_as_wide_as_columns_says(monkeypatch, asked, width):
    monkeypatch.setattr(sys, "stdout", Stream("utf-8"))
    if asked is not None:
        monkeypatch.setenv("COLUMNS", asked)
    assert console.width() == width


@pytest.mark.parametrize(("asked", "width"), [("60", 60), ("20", 40), ("300", 100)])
def test_a_terminal_is_as_wide_as_it_is_within_reason(monkeypatch, asked, width):
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=True))
    monkeypatch.setenv("COLUMNS", asked)
    assert console.width() == width


def test_table_aligns_by_columns_and_wraps_the_last():
    lines = console.table([("题目", "短"), ("a", "长" * 40)], indent="  ")
    assert lines == ["  题目  短", "  a     " + "长" * 36, "        " + "长" * 4]


def test_shown_takes_the_first_that_the_output_can_show(monkeypatch):
    for encoding, mark in (("utf-8", "✗"), ("gbk", "×"), ("ascii", "x")):
        monkeypatch.setattr(sys, "stdout", Stream(encoding))
        assert console.first_printable("✗", "×", "x") == mark


def test_output_replaces_what_the_console_lacks(monkeypatch):
    stream = Stream("gbk")
    monkeypatch.setattr(sys, "stdout", stream)
    console.replace_unprintable()
    console.print_lines("题目 😀")
    assert stream.written.decode("gbk").split() == ["题目", "?"]


def test_data_is_utf8_for_a_program_and_the_consoles_encoding_for_a_person(monkeypatch):
    for terminal, encoding in ((False, "utf-8"), (True, "gbk")):
        stream = Stream("gbk", terminal)
        monkeypatch.setattr(sys, "stdout", stream)
        console.print_data("中国化学会")
        assert stream.written.decode(encoding).strip() == "中国化学会"


def test_data_survives_a_file_name_that_is_no_text(monkeypatch):
    stream = Stream("utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    console.print_data("表\udcff.xlsx")
    assert stream.written == "表?.xlsx\n".encode()


def test_progress_is_plain_lines_in_a_log(capsys):
    assert list(console.track("ab", 2, str.upper)) == ["a", "b"]
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "[1/2] A\n[2/2] B\n")


def test_progress_is_a_bar_on_a_terminal(monkeypatch):
    stream = Stream("utf-8", terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(console.track(range(3), 3, str)) == [0, 1, 2]
    assert "100%" in stream.written.decode()
    assert "[1/3]" not in stream.written.decode()
