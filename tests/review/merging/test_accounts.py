"""Nothing is dropped in silence: given is counted and excluded, and every question knows all its reviewers."""

from hypothesis import given
from hypothesis import strategies as st

from tests.review.merging.made_sheets import (
    HEADER,
    MASS,
    NUMBERS,
    OTHER,
    POOL,
    REVIEWERS,
    VOTING,
    csv_file,
    entry,
    merge,
    sheet,
    vote_sheet,
)
from toolkit.review.merging.merged import MergedStage
from toolkit.review.model import ReturnedSheet, SheetEntry

VALUES = st.sampled_from(["", " ", 85.0, 0.0, 100.0, 101.0, -3.0, "85", "优", True, "#N/A", "回避"])
ENTERED_NUMBERS = st.sampled_from([*NUMBERS, OTHER, "A-99-01", "", 3.0])


@st.composite
def rows(draw: st.DrawFn) -> list[SheetEntry]:
    """The rows of a sheet as anybody might leave them."""
    return [
        entry(HEADER + 1 + place, number, draw(st.tuples(*[VALUES] * 4)), draw(st.sampled_from(["", "", "否", "是"])))
        for place, number in enumerate(draw(st.lists(ENTERED_NUMBERS, max_size=8)))
    ]


@st.composite
def sheets(draw: st.DrawFn) -> list[ReturnedSheet]:
    """What lies in an inbox."""
    return [
        sheet(draw(st.sampled_from([*REVIEWERS, "E99"])), draw(rows()), f"{number}.xlsx", draw(st.integers(1, 4)),
              intact=draw(st.integers(0, 9)) > 0, stage=draw(st.sampled_from(["初选", "初选", "初选", "复选"])))
        for number in range(draw(st.integers(0, 5)))
    ]


def shown(value: object) -> bool:
    """Whether a value shows anything."""
    return value != "" and value != " "


def balanced(merged: MergedStage) -> bool:
    """Whether all accounts hold: of each file, of the stage, of each question."""
    return (
        all(file.scores.holds for file in merged.files)
        and merged.scores.holds
        and all(0 not in file.scores.reasons.values() for file in merged.files)
        and all(one.valid + one.recused + one.missing == one.assigned and one.missing >= 0 for one in merged.questions)
    )


@given(sheets())
def test_what_was_given_counts_or_is_excluded_with_its_reason(inbox):
    merged = merge(*inbox)
    assert balanced(merged)
    cells = [mark.value for one in inbox for row in one.entries for mark in row.marks.values()]
    assert merged.scores.given == sum(map(shown, cells))
    assert merged.scores.counted == sum(len(review.marks) for review in merged.reviews)
    assert {file.path for file in merged.files} == {one.path for one in inbox}
    assert {one.id for one in merged.missing} | merged.taken == {*REVIEWERS}


@given(sheets())
def test_every_reason_but_that_of_a_newer_sheet_is_told(inbox):
    merged = merge(*inbox)
    for file in merged.files:
        assert {*file.scores.reasons} - {"superseded"} <= {each.finding.code for each in file.findings}


@given(sheets(), st.randoms())
def test_no_order_of_files_changes_anything(inbox, chance):
    other = [*inbox]
    chance.shuffle(other)
    assert merge(*other) == merge(*inbox)


@given(st.lists(st.tuples(st.sampled_from(REVIEWERS), st.dictionaries(
    st.sampled_from(NUMBERS), st.sampled_from(["同意", "同意", "反对", "弃权", "赞成", ""])))))
def test_votes_are_conserved_too(ballots):
    merged = merge(*(vote_sheet(one, votes, f"{number}.xlsx") for number, (one, votes) in enumerate(ballots)), campaign=VOTING)
    assert balanced(merged)
    assert merged.scores.given == sum(vote != "" for _, votes in ballots for vote in votes.values())
    assert merged.scores.counted == len(merged.votes)


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", ""]), st.sampled_from(["数理化基础科学", "生命健康", ""]),
                          st.sampled_from([*NUMBERS, "A-9", ""]))), st.integers(1, 3))
def test_rows_of_a_csv_are_conserved_too(lines, files):
    text = "投票人,领域,问题编号\n" + "".join(f"{','.join(line)}\n" for line in lines)
    ballots = [csv_file(text + f"丙,数理化基础科学,A-01-0{number}\n", f"{number}.csv") for number in range(1, files + 1)]
    merged = merge(campaign=MASS, pool=POOL, pairs=(), ballots=ballots)
    assert balanced(merged)
    assert merged.scores.given == files * (1 + sum(any(line) for line in lines))
    assert merged.scores.counted == len(merged.votes)
