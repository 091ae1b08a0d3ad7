"""What the demo's reviewers think: how good each question really is, how severe and how steady each of them is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from toolkit.campaign.review_model import Stage
from toolkit.demo.corpus import corpus_words
from toolkit.demo.score_sheets import SheetDraft
from toolkit.review.model import Pool, Vote

WORST, RANGE = 62.0, 28.0
"""The quality of the worst question, and how much better the best one is."""

SEVERITY, TILT, NOISE = 14.0, 8.0, 12.0
"""How far apart reviewers, criteria of a question and a reviewer's own marks may lie."""

COMMENTED = 4
"""One row of so many has a remark."""

NEAR_TOP, AT_LINE, BELOW = 2, 5, (7, 8, 10, 11, 11, 12)
"""How many voters do not vote for a question: one more for each two from the top; at the line; below it, one by one."""

TIED = "engineering"
"""The category in which the vote ends in a tie at the line."""


def drawn(*words: str) -> float:
    """Return a number from 0 to 1, as if by lot, and always the same for the same words."""
    return int.from_bytes(sha256(" ".join(words).encode()).digest()[:8]) / 2**64


def true_quality(number: str) -> float:
    """Return how good a question really is, which no reviewer knows."""
    return WORST + RANGE * drawn("quality", number)


def mark_for(number: str, reviewer: str, criterion: str) -> float:
    """Return what a reviewer gives a question for a criterion, in whole marks of a hundred."""
    severity = SEVERITY * (drawn("severity", reviewer) - 0.5)
    tilt = TILT * (drawn("tilt", number, criterion) - 0.5)
    noise = NOISE * (drawn("noise", number, reviewer, criterion) - 0.5)
    return float(round(min(max(true_quality(number) + severity + tilt + noise, 0), 100)))


def answer_scores(drafts: Iterable[SheetDraft]) -> None:
    """Score every row of some sheets, but for what was typed before."""
    remarks = corpus_words()["review"]["remarks"]
    for draft in drafts:
        for row, (entry, number) in enumerate(zip(draft.entries, draft.questions, strict=True)):
            for criterion, cell in entry.marks.items():
                draft.typed.setdefault(cell.a1, mark_for(number, draft.reviewer.id, criterion))
            if row % COMMENTED == 1:
                draft.typed.setdefault(entry.comment.a1, remarks[(row + len(draft.questions)) % len(remarks)])


def ranked_by_quality(pool: Pool) -> Mapping[str, Sequence[str]]:
    """Return the questions of each category, the best one first."""
    best = sorted(pool.questions, key=lambda question: -true_quality(question.number))
    codes = dict.fromkeys(question.category for question in best)
    return {code: [question.number for question in best if question.category == code] for code in codes}


def tied_questions(stage: Stage, pool: Pool) -> frozenset[str]:
    """Return the two questions of one category between which the vote does not decide; none without that many."""
    ranked, places = ranked_by_quality(pool).get(TIED, ()), int(stage.passing_value)
    return frozenset(ranked[places - 1 : places + 1]) if len(ranked) > places else frozenset()


def answer_votes(stage: Stage, pool: Pool, drafts: Sequence[SheetDraft]) -> None:
    """Vote in every row of some sheets, but for what was typed before: for the best, and fewer of the others."""
    tied = tied_questions(stage, pool)
    drafts = [draft for draft in drafts if len(draft.typed) < len(draft.entries) and not draft.silent]
    for ranked in ranked_by_quality(pool).values():
        left = Counter({draft.reviewer.id: stage.most_votes or len(ranked) for draft in drafts})
        for place, number in enumerate(ranked):
            against = AT_LINE if number in tied else _against(place, int(stage.passing_value))
            asked = [draft for draft in drafts if _has_no_vote(draft, number)]
            asked.sort(key=lambda draft: (-left[draft.reviewer.id], drawn("vote", number, draft.reviewer.id)))
            chosen = [draft for draft in asked if left[draft.reviewer.id]][: max(len(drafts) - against, 0)]
            left.subtract(draft.reviewer.id for draft in chosen)
            for draft in asked:
                other = Vote.ABSTAINED if drawn("abstain", number, draft.reviewer.id) < 0.2 else Vote.AGAINST
                draft.typed[_vote_cell(draft, number)] = Vote.FOR if draft in chosen else other


def _against(place: int, places: int) -> int:
    """Return how many voters do not vote for the question on a place (from 0)."""
    if place < places - 1:
        return (place + 1) // NEAR_TOP
    return AT_LINE if place == places - 1 else BELOW[min(place - places, len(BELOW) - 1)]


def _has_no_vote(draft: SheetDraft, number: str) -> bool:
    """Return whether a sheet asks for a vote on a question that was not typed yet."""
    return number in draft.questions and _vote_cell(draft, number) not in draft.typed


def _vote_cell(draft: SheetDraft, number: str) -> str:
    """Return the cell of 表决 of a question."""
    (cell,) = draft.entries[draft.questions.index(number)].marks.values()
    return cell.a1


def answer_second_vote(drafts: Sequence[SheetDraft]) -> None:
    """Vote for the better one of the tied, two of three voters."""
    for place, draft in enumerate(drafts):
        best, *_ = sorted(draft.questions, key=lambda number: true_quality(number) * (-1 if place % 3 else 1))
        for number in draft.questions:
            draft.typed[_vote_cell(draft, number)] = Vote.FOR if number == best else Vote.AGAINST
