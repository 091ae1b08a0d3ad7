"""The numbers by which people know the questions of a file that counts."""

from collections import Counter
from collections.abc import Sequence

from toolkit.check.facts import QuestionFacts

OFF_ROSTER = "名录外"
"""What stands for the code or type of a unit that the roster does not know."""


def question_numbers(unit_code: str, questions: Sequence[QuestionFacts]) -> tuple[str, ...]:
    """Return the 问题编号 of each question of a file."""
    standing = Counter(question.serial for question in questions)
    return tuple(f"{unit_code or OFF_ROSTER}-{_ending(question, standing)}" for question in questions)


def _ending(question: QuestionFacts, standing: Counter[int | None]) -> str:
    """Return what tells a question within its unit: its 序号, or its row where the 序号 is missing or stands twice."""
    if question.serial and standing[question.serial] == 1:
        return f"{question.serial:02d}"
    return f"R{question.row + 1}"
