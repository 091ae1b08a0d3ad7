"""The codes of what came back from reviewers; what they find is judged where sheets and ballots are merged.

What counts never depends on them: a code that the campaign does not list is not told of, and a bad score is no better
for that (decision 0035).
"""

REVIEW_CODES = (
    "review.unknown-sheet", "review.wrong-stage", "review.altered", "review.not-assigned", "review.missing",
    "review.incomplete", "review.not-a-number", "review.out-of-range", "review.recused-scored", "review.identical",
    "review.late", "review.twice", "vote.too-many", "vote.unknown-ballot", "vote.twice",
)
"""Every code of score sheets, vote sheets and mass votes, in the order of the catalogue."""
