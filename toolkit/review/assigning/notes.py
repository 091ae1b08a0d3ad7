"""What 说明 of 分配表.xlsx says: from what the assignment was made, how good it is, and why none is better."""

from collections.abc import Iterator

from toolkit.campaign.review_model import Stage
from toolkit.messages import say
from toolkit.review.assigning.workbook import NoteRow
from toolkit.review.assignment.problem import UNITS, Certificate, Solution
from toolkit.review.model import Pool


def assignment_notes(stage: Stage, pool: Pool, seed: int, solution: Solution) -> Iterator[NoteRow]:
    """Yield the lines of 说明."""
    yield _note("stage", stage.name)
    yield _note("pool", f"{len(pool.questions)}")
    yield _note("revision", f"{pool.revision}")
    yield _note("hash", pool.hash)
    yield _note("seed", f"{seed}")
    if stage.method == "vote":
        return
    yield _note("worst", "—" if solution.worst is None else f"{solution.worst:.4f}")
    yield _note("sum", f"{solution.sum:.4f}")
    yield from _proof(solution.certificate)


def _proof(proof: Certificate) -> Iterator[NoteRow]:
    """Yield the lines on why no assignment is better."""
    yield _note("primal", f"{proof.primal / UNITS:.4f}")
    yield _note("dual", f"{proof.dual / UNITS:.4f}")
    if proof.above is None or proof.obstacle is None:
        yield _note("highest", "—")
        return
    met = proof.obstacle
    kind = met.kind if met.reviewers else "nobody"
    said = say(f"assign.note.obstacle.{kind}", above=f"{proof.above:.4f}", needed=met.needed,
               available=met.available, questions=len(met.questions), experts=len(met.reviewers))
    yield NoteRow(say("assign.note.obstacle"), said, say("assign.note.obstacle.meaning"))


def _note(key: str, value: str) -> NoteRow:
    """Return a line of 说明."""
    return NoteRow(say(f"assign.note.{key}"), value, say(f"assign.note.{key}.meaning"))
