"""Rules on 委员会评分: numbers within the band, at a question and a member that exist, by members free to judge."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.model import Cell, Details, Found, Value, as_serial
from toolkit.rules.base import Case, Rule
from toolkit.rules.live import Live

RECUSED = "回避"
"""What stands in place of a score where the member withdrew."""

IDENTICAL_FROM = 5
"""From this many questions on, one value for all of them is worth a look."""


def is_recused(value: Value) -> bool:
    """Return whether a cell says 回避."""
    return isinstance(value, str) and text.solid(value) == RECUSED


def in_band(campaign: Campaign, number: float | None) -> bool:
    """Return whether a score is a number within the call's band, limits included."""
    return number is not None and campaign.settings.score_minimum <= number <= campaign.settings.score_maximum


def _band(campaign: Campaign) -> Details:
    """Return the band of a score as a person writes it."""
    limits = campaign.settings
    return {"minimum": f"{limits.score_minimum:g}", "maximum": f"{limits.score_maximum:g}"}


def not_a_number(case: Case) -> Iterator[Found]:
    """Yield a finding for each score that is neither a number nor 回避."""
    for mark in case.marks:
        if mark.number is None and not is_recused(mark.score.cell.value):
            yield Found("score.not-a-number", mark.score.cell, details=_band(case.campaign))


def not_a_number_live(live: Live) -> str:
    """Return the formula that counts the scores that are neither a number nor 回避."""
    cells = live.scores()
    shown = live.solid(f'({cells}&"")')
    return f'SUMPRODUCT(({shown}<>"")*({shown}<>"{RECUSED}")*(1-ISNUMBER({cells})))'


def out_of_range(case: Case) -> Iterator[Found]:
    """Yield a finding for each number outside the band."""
    for mark in case.marks:
        if mark.number is not None and not in_band(case.campaign, mark.number):
            yield Found("score.out-of-range", mark.score.cell, details=_band(case.campaign))


def out_of_range_live(live: Live) -> str:
    """Return the formula that counts the numbers outside the band."""
    cells, limits = live.scores(), live.campaign.settings
    return f"SUM(IF(ISNUMBER({cells}),({cells}<{limits.score_minimum:g})+({cells}>{limits.score_maximum:g}),0))"


def too_few(case: Case) -> Iterator[Found]:
    """Yield a finding for each question scored by too small a share of the committee, if there is any score at all."""
    if not case.marks or not case.committee_size:
        return
    given = Counter(mark.question for mark in case.marks if in_band(case.campaign, mark.number))
    heads = {as_serial(cell.value): cell for cell in case.submission.scores.questions}
    for question in case.questions:
        valid = given[question.serial]
        share = round(valid / case.committee_size, 4)  # so that 10 of 15 is the 0.6667 that staff typed for ⅔
        if share < case.campaign.settings.score_share:
            at = heads.get(question.serial, question["title_zh"])
            of = {"committee": str(case.committee_size), "question": question.text("title_zh")}
            yield Found("score.too-few", at, str(valid), of)


def recused(case: Case) -> Iterator[Found]:
    """Yield a finding for each score that a member gave to a question of their own."""
    names = {member.serial: text.same(member.text("member_name")) for member in case.members}
    authors = {question.serial: _authors(question.text("author")) for question in case.questions}
    for mark in case.marks:
        name = names.get(mark.member)
        if name and mark.number is not None and name in authors.get(mark.question, ()):
            yield Found("score.recused", mark.score.cell)


def _authors(written: str) -> frozenset[str]:
    """Return who wrote a question, by normalised name."""
    return frozenset(map(text.same, text.keywords(written)))


def unknown_question(case: Case) -> Iterator[Found]:
    """Yield a finding for each row that holds scores while its 序号 is no question's."""
    known = {question.serial for question in case.questions} - {None}
    return _unknown("score.unknown-question", (score.question for score in case.submission.scores.scores), known)


def unknown_reviewer(case: Case) -> Iterator[Found]:
    """Yield a finding for each column that holds scores while its 序号 is no member's."""
    known = {member.serial for member in case.members} - {None}
    return _unknown("score.unknown-reviewer", (score.member for score in case.submission.scores.scores), known)


def _unknown(code: str, heads: Iterable[Cell], known: set[int | None]) -> Iterator[Found]:
    """Yield a finding for each distinct head whose 序号 is not known."""
    for head in dict.fromkeys(heads):
        if as_serial(head.value) not in known:
            yield Found(code, head)


def identical(case: Case) -> Iterator[Found]:
    """Yield a finding for each member who gave one value to all of five or more questions."""
    given: dict[Cell, list[float]] = defaultdict(list)
    for mark in case.marks:
        if mark.number is not None:
            given[mark.score.member].append(mark.number)
    for head, values in given.items():
        if len(values) >= IDENTICAL_FROM and len(set(values)) == 1:
            yield Found("score.identical", head, details={"questions": len(values), "value": f"{values[0]:g}"})


def twice(case: Case) -> Iterator[Found]:
    """Yield a finding for each 序号 that stood before in its table, or at the head of a row or column of scores."""
    submission = case.submission
    questions = [question["question_serial"] for question in submission.questions if "question_serial" in question]
    members = [member["member_serial"] for member in submission.members if "member_serial" in member]
    for cells in (questions, members, submission.scores.questions, submission.scores.members):
        serials = [str(as_serial(cell.value) or "") for cell in cells]
        for position in text.repeated(serials):
            yield Found("score.twice", cells[position])


RULES = (
    Rule("score.not-a-number", not_a_number, ("score",), not_a_number_live),
    Rule("score.out-of-range", out_of_range, ("score",), out_of_range_live),
    Rule("score.too-few", too_few, ("score", "member_name", "member_employer", "title_zh")),
    Rule("score.recused", recused, ("score", "author", "member_name")),
    Rule("score.unknown-question", unknown_question, ("score", "question_serial")),
    Rule("score.unknown-reviewer", unknown_reviewer, ("score", "member_serial")),
    Rule("score.identical", identical, ("score",)),
    Rule("score.twice", twice),
)
