"""Mass votes by CSV: of whatever encoding and order of columns, one ballot a person and field, doubles told by line."""

from io import StringIO

import numpy as np
import pandas as pd
import pytest

from tests.review.merging.made_sheets import MASS, csv_file, made_campaign, merge, moment, question, sheet, told
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Value
from toolkit.review.merging.ballot_files import LINES, read_ballots
from toolkit.review.merging.merged import BallotFile, MergedStage
from toolkit.review.model import Pool, VoteCount

MATHS, LIFE = "数理化基础科学", "生命健康"
POOL = Pool("初选", 1, (
    *(question(f"A-01-{number:02}", field=MATHS) for number in range(1, 5)),
    *(question(f"A-01-{number:02}", field=LIFE) for number in range(5, 8)),
))
HEADER = "投票人,领域,问题编号\n"


def merged(text: str, *further: BallotFile, campaign=MASS, **kind: str) -> MergedStage:
    """A mass vote of one CSV, or of several."""
    return merge(campaign=campaign, pool=POOL, pairs=(), ballots=[csv_file(text, **kind), *further])


def counts(found: MergedStage) -> dict[str, int]:
    """The votes of each question that has any."""
    return {one.number: one.votes.in_favour for one in found.questions if one.votes and one.votes.in_favour}


GOOD = f"{HEADER}甲,{MATHS},A-01-01\n甲,{MATHS},A-01-02\n甲,{LIFE},A-01-05\n乙,{MATHS},A-01-01\n"
EXPECTED = {"A-01-01": 2, "A-01-02": 1, "A-01-05": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_csv_is_read_in_every_encoding_that_excel_and_wps_write(encoding):
    found = merged(GOOD, encoding=encoding)
    assert (told(found), counts(found)) == ([], EXPECTED)
    assert (found.scores.given, found.scores.counted) == (4, 4)


@pytest.mark.parametrize("text", [
    GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r"), GOOD.replace(",", ";"), GOOD.replace(",", "\t"),
    GOOD.replace("\n", "\n\n,,\n"), GOOD.rstrip("\n"), "\n\n" + GOOD,
    *("".join('"' + line.replace(",", f'"{mark}"') + '"\n' for line in GOOD.splitlines()) for mark in ",;\t"),
    "\n".join(",".join(reversed(line.split(","))) for line in GOOD.splitlines()),
    "\n".join(f"2023-06-01,{line},备注,又" for line in GOOD.splitlines()).replace("2023-06-01,投票人", "时间,投票人"),
    GOOD.replace("投票人", " 投票人* "), GOOD + HEADER, GOOD.replace("A-01-01", "Ａ－０１－０１"),
    GOOD.replace("甲,", "甲 ,"), GOOD.replace("A-01-05", "a-01-05"),
])
def test_a_csv_is_read_however_it_is_laid_out(text):
    found = merged(text)
    assert (told(found), counts(found), found.scores.given) == ([], EXPECTED, 4)


def test_a_vote_knows_the_line_it_stands_on():
    found = merged(f'{HEADER}\n"甲\n乙",{MATHS},A-01-01\n丙,{MATHS},A-01-02\n')
    assert [(vote.voter, vote.vote, vote.file, vote.cell) for vote in found.votes] == [
        ("甲\n乙", "同意", "选票.csv", "第 3 行"), ("丙", "同意", "选票.csv", "第 5 行"),
    ]


@pytest.mark.parametrize(("row", "found"), [
    (f"丙,{MATHS},A-99-01", ("vote.unknown-ballot", "第 3 行", "A-99-01")),
    (f"丙,{MATHS},", ("vote.unknown-ballot", "第 3 行", "")),
    (f",{MATHS},A-01-01", ("vote.unknown-ballot", "第 3 行", "")),
    (f"丙,{LIFE},A-01-01", ("vote.unknown-ballot", "第 3 行", LIFE)),
    ("丙,,A-01-01", ("vote.unknown-ballot", "第 3 行", "")),
    ("丙", ("vote.unknown-ballot", "第 3 行", "")),
    (f"甲,{MATHS},A-01-01", ("vote.twice", "第 3 行", "A-01-01")),
    (f"甲 ,{MATHS} ,a-01-01", ("vote.twice", "第 3 行", "a-01-01")),
])
def test_a_row_that_is_no_vote_is_told_by_its_line_and_takes_no_other_with_it(row, found):
    merging = merged(f"{HEADER}甲,{MATHS},A-01-01\n{row}\n乙,{MATHS},A-01-02\n")
    assert told(merging) == [found]
    assert counts(merging) == {"A-01-01": 1, "A-01-02": 1}
    assert merging.scores.reasons == {found[0]: 1}
    for each in merging.files[0].findings:
        for language in ("zh", "en"):
            assert "{" not in finding_sentence(each.finding, language) + finding_remedy(each.finding, language)
            assert "第 3 行" in finding_sentence(each.finding, language)


def test_a_ballot_with_too_many_votes_is_void_and_doubles_are_none_of_them():
    many = "".join(f"甲,{MATHS},A-01-0{number}\n" for number in (1, 2, 2, 3))
    merging = merged(f"{HEADER}{many}甲,{LIFE},A-01-05\n乙,{MATHS},A-01-01\n")
    assert told(merging) == [("vote.twice", "第 4 行", "A-01-02"), ("vote.too-many", "第 5 行", "A-01-03")]
    assert counts(merging) == {"A-01-01": 1, "A-01-05": 1}
    assert merging.scores.reasons == {"vote.too-many": 3, "vote.twice": 1}
    assert merging.files[0].findings[1].finding.details["cells"] == ("第 2 行", "第 3 行", "第 5 行")


def test_the_share_of_a_question_is_of_the_ballots_received_in_its_field():
    """甲 and 乙 sent a ballot in the one field, 甲 alone in the other."""
    found = merged(GOOD)
    assert [(one.number, one.assigned, one.votes) for one in found.questions if one.number in EXPECTED] == [
        ("A-01-01", 2, VoteCount(2, 0, 0)), ("A-01-02", 2, VoteCount(1, 0, 1)), ("A-01-05", 1, VoteCount(1, 0, 0)),
    ]
    assert all(one.missing == 0 for one in found.questions)


def test_of_several_files_the_earlier_counts_and_the_same_bytes_are_superseded():
    later = csv_file(f"{HEADER}甲,{MATHS},A-01-01\n丙,{MATHS},A-01-01\n", "a.csv", day=2)
    copy = csv_file(GOOD, "b.csv", day=3)
    found = merged(GOOD, later, copy)
    assert counts(found) == EXPECTED | {"A-01-01": 3}
    assert [(file.path, file.status) for file in found.files] == [
        ("a.csv", "counted"), ("b.csv", "superseded"), ("选票.csv", "counted"),
    ]
    assert told(found) == [("vote.twice", "第 2 行", "A-01-01")]
    assert "选票.csv 第 2 行" in finding_sentence(found.files[0].findings[0].finding)
    assert found.scores.reasons == {"superseded": 4, "vote.twice": 1}


@pytest.mark.parametrize(("data", "look"), [
    (GOOD.encode("utf-16"), "csv-encoding"), (GOOD.encode("utf-16-le"), "csv-encoding"),
    (b"\xff\xfe", "csv-encoding"), (GOOD.encode() + b"\xff\xff", "csv-encoding"),
    (b"", "csv-header"), (b"\n\n", "csv-header"), ("投票人,问题编号\n甲,A-01-01\n".encode(), "csv-header"),
    ("甲,数理化基础科学,A-01-01\n".encode(), "csv-header"), ("投票人，领域，问题编号\n".encode(), "csv-header"),
    (GOOD.encode() + b'"open', "csv-damaged"), (GOOD.encode() + b'"a"b,c,d\n', "csv-damaged"),
    (GOOD.encode() + b"x" * 200_000 + b",a,b\n", "csv-damaged"),
    (HEADER.encode() + b"x" * 20_000_001, "csv-too-large"), (HEADER.encode() + b"a,b,c\n" * LINES, "csv-too-large"),
], ids=["utf-16", "utf-16-le", "bytes", "one-bad-byte", "empty", "blank", "column-missing", "no-header", "wide-commas", "open-quote",
        "odd-quote", "long-cell", "too-many-bytes", "too-many-lines"])
def test_what_is_no_csv_of_votes_is_refused_and_said_plainly(data, look):
    found = merge(campaign=MASS, pool=POOL, pairs=(), ballots=[BallotFile("坏.csv", "x", moment(1), data), csv_file(GOOD)])
    [bad, good] = found.files
    assert [(each.finding.code, each.finding.look) for each in bad.findings] == [("vote.unknown-ballot", look)]
    assert (bad.status, good.status, counts(found)) == ("refused", "counted", EXPECTED)
    for language in ("zh", "en"):
        assert "{" not in finding_sentence(bad.findings[0].finding, language)


def test_a_workbook_in_a_mass_vote_is_refused():
    assert told(merge(sheet(), campaign=MASS, pool=POOL, pairs=())) == [("review.unknown-sheet", "E01.xlsx", "")]


def test_names_that_are_formulas_are_names():
    found = merged(f'{HEADER}"=cmd|\' /C calc\'!A0",{MATHS},A-01-01\n@SUM(A1),{MATHS},A-01-01\n')
    assert counts(found) == {"A-01-01": 2}


def drawn_ballots(rows: int) -> pd.DataFrame:
    """A mass vote drawn with a seed: doubles, ballots with too many votes, unknown questions, other fields."""
    drawn = np.random.default_rng(2023)
    voters = [f"选民{number}" for number in drawn.integers(0, rows // 5, rows)]
    numbers = [f"A-01-{number:02}" for number in drawn.integers(1, 9, rows)]  # 08 is none of the pool's
    fields = [MATHS if number < "A-01-05" else LIFE for number in numbers]
    other = drawn.random(rows) < 0.02
    said = [field if not wrong else (LIFE if field == MATHS else MATHS) for field, wrong in zip(fields, other, strict=True)]
    return pd.DataFrame({"投票人": voters, "领域": said, "问题编号": numbers, "所属": fields})


def counted_by_pandas(ballots: pd.DataFrame, limit: int) -> dict[str, int]:
    """The votes of each question, by another program."""
    known = ballots[ballots["问题编号"].ne("A-01-08") & ballots["领域"].eq(ballots["所属"])]
    once = known.drop_duplicates(["投票人", "领域", "问题编号"])
    size = once.groupby(["投票人", "领域"])["问题编号"].transform("size")
    return once[size <= limit]["问题编号"].value_counts().to_dict()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_a_hundred_thousand_rows_come_to_what_pandas_counts(encoding):
    ballots = drawn_ballots(100_000)
    text = StringIO()
    ballots[["投票人", "领域", "问题编号"]].to_csv(text, index=False)
    found = merged(text.getvalue(), encoding=encoding)
    assert counts(found) == counted_by_pandas(ballots, 2)
    assert (found.scores.given, found.scores.holds) == (100_000, True)
    doubles = ballots[ballots["问题编号"].ne("A-01-08") & ballots["领域"].eq(ballots["所属"])]
    twice = doubles.duplicated(["投票人", "领域", "问题编号"])
    told_lines = {place for code, place, _ in told(found) if code == "vote.twice"}
    assert told_lines == {f"第 {index + 2} 行" for index in doubles.index[twice]}


def test_without_a_limit_every_choice_counts():
    free = made_campaign(method="vote", ranking=None, reviewers=0)
    ballots = drawn_ballots(2_000)
    text = StringIO()
    ballots[["投票人", "领域", "问题编号"]].to_csv(text, index=False)
    assert counts(merged(text.getvalue(), campaign=free)) == counted_by_pandas(ballots, 99)


def test_lines_are_what_an_editor_shows():
    lines: list[Value] = [line.line for line in read_ballots(f'{HEADER}a,b,"c\r\nd"\r\ne,f,g\n'.encode())]
    assert lines == [2, 4]
