"""Rules on 委员会评分: numbers within the band, at a question and a member that exist, by members free to judge."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.looks import Look
from toolkit.matching import LONGEST, normalised
from toolkit.model import Cell, Details, Observation, Sheet, Value
from toolkit.rules.base import Facts, SubmissionRule
from toolkit.rules.live import LiveFault
from toolkit.rules.rule import Rule
from toolkit.rules.submission_formulas import SubmissionFormulas
from toolkit.scoring import RECUSED, is_recused

AUTHOR_SEPARATORS = text.KEYWORD_SEPARATORS + "/／"
"""Characters that part authors; between Chinese names a blank does, too, but Maria Keller is one."""

_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)[分%。.]?")

_RECUSALS = (RECUSED, "recus", "conflictofinterest")
"""What a word for 回避 holds, in simplified characters and without marks."""

_AVOIDS = RECUSED[-1]
"""What a misspelt 回避 of two characters still holds, as in 迥避."""

_NOT_RECUSED = re.compile("[不无未非免否]|not")
"""What says that somebody did not withdraw."""

SMALL_SCALE = 10
"""A score of at most the highest by this number may be one on a scale of ten among those on a hundred."""

APART = 4
"""So many times the other a score is where they hardly lie on one scale: honest severity is not so far."""

USUAL_FROM = 0.4
"""A question's usual score is at least so much of the highest where one on another scale is told from it."""

SCORERS = 5
"""Fewest scores of a question that tell what is usual."""

PERCENT_FROM = 10
"""From this highest score on, numbers of which none is above 1 are taken for percentages: 79% is stored as 0.79."""

IDENTICAL_FROM = 5
"""From this many questions on, one value for all of them is worth a look."""


def _band(campaign: Campaign) -> Details:
    """Return the band of a score as a person writes it."""
    limits = campaign.settings
    return {"minimum": f"{limits.score_minimum:g}", "maximum": f"{limits.score_maximum:g}"}


def not_a_number(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each score that is neither a number nor 回避."""
    for mark in facts.marks:
        value = mark.score.cell.value
        if mark.number is None and not is_recused(value):
            limits = facts.campaign.settings
            meant = tuple(score_meant(value, limits.score_minimum, limits.score_maximum))
            yield Observation("score.not-a-number", mark.score.cell, details=_band(facts.campaign), meant=meant)


def score_meant(value: Value, least: float, most: float) -> Iterator[str]:
    """Yield the score, *least* to *most*, or the 回避 that a text such as 85分, ８５ or 迴避 probably means."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return
    number = _NUMBER.fullmatch(text.without_blanks(unicodedata.normalize("NFKC", value)))
    if number:
        within = least <= float(number[1]) <= most
        yield from (number[1],) if within and number[1] != text.strip_invisible(value) else ()
    elif _means_recused(normalised(value)):
        yield RECUSED


def _means_recused(plain: str) -> bool:
    """Return whether a text without marks says that somebody withdrew: 回避（作者）, 本人回避, recused, 迥避."""
    named = any(word in plain for word in _RECUSALS) or (len(plain) == len(RECUSED) and _AVOIDS in plain)
    return named and not _NOT_RECUSED.search(plain)


def not_a_number_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the scores that are neither a number nor 回避."""
    cells = live.scores()
    shown = live.without_blanks(f'({cells}&"")')
    yield live.in_grid("score", f'({shown}<>"")*({shown}<>"{RECUSED}")*(1-ISNUMBER({cells}))')


def out_of_range(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each number outside the band, and for each member whose numbers all look like percentages."""
    band = _band(facts.campaign)
    for mark in facts.marks:
        if mark.number is not None and not mark.valid:
            yield Observation("score.out-of-range", mark.score.cell, details=band, look=Look.BEYOND)
    for head, numbers in facts.numbers.items() if tells_percentages(facts.campaign) else ():
        if _like_percentages(numbers):
            yield Observation("score.out-of-range", head, details=band, look=Look.PERCENT)


def _like_percentages(numbers: list[float]) -> bool:
    """Return whether all numbers look like percentages: 79% is stored as 0.79."""
    return max(numbers) <= 1 and min(numbers) >= 0 and any(0 < number < 1 for number in numbers)


def tells_percentages(campaign: Campaign) -> bool:
    """Return whether the band is so wide that numbers between 0 and 1 alone are hardly meant as scores."""
    return campaign.settings.score_minimum <= 0 and campaign.settings.score_maximum >= PERCENT_FROM


def out_of_range_live(live: SubmissionFormulas) -> Iterator[LiveFault]:
    """Yield the faults of the numbers outside the band and of the columns that look like percentages."""
    cells, limits = live.scores(), live.campaign.settings
    outside = f"({cells}<{limits.score_minimum:g})+({cells}>{limits.score_maximum:g})"
    yield live.in_grid("score", f"IF(ISNUMBER({cells}),{outside},0)")
    if tells_percentages(live.campaign):
        ones = "{" + ",".join("1" * live.form.sheet_titled[Sheet.SCORES].rows) + "}"
        parts, others = (f"MMULT({ones},IF(ISNUMBER({cells}),{which},0))"
                         for which in (f"({cells}>0)*({cells}<1)", f"({cells}<0)+({cells}>1)"))
        yield live.at_heads("score", f"({parts}>0)*({others}=0)")


def too_few(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each question scored by too small a share of the committee, if there is any score at all."""
    if not facts.marks or not facts.committee_size:
        return
    given = Counter(mark.question for mark in facts.marks if mark.valid)
    heads = {text.as_serial(cell.value): cell for cell in facts.submission.scores.questions}
    for question in facts.questions:
        valid = given[question.serial]
        share = round(valid / facts.committee_size, 4)  # so that 10 of 15 is the 0.6667 that staff typed for ⅔
        if share < facts.campaign.settings.score_share:
            at = heads.get(question.serial, question["title_zh"])
            of = {"committee": str(facts.committee_size), "question": question.text("title_zh")}
            yield Observation("score.too-few", at, str(valid), of)


def recused(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each score that a member gave to a question of their own."""
    names = [(member.serial, text.comparable(member.text("member_name"))) for member in facts.members]
    authors = [(question.serial, _authors(question.text("author"))) for question in facts.questions]
    own = {(question, member) for question, wrote in authors for member, name in names if name and name in wrote}
    for mark in facts.marks if own else ():
        if (mark.question, mark.member) in own and mark.number is not None:
            yield Observation("score.recused", mark.score.cell)


def _authors(written: str) -> frozenset[str]:
    """Return who wrote a question, by normalised name: with and without what stands in brackets behind it."""
    if written.isalnum():  # one name, as nearly always
        return frozenset((text.comparable(written),))
    plain = text.split_list(_BRACKETS.sub("", written), AUTHOR_SEPARATORS)
    parted = (part for name in plain if not text.has_latin(name) for part in text.split_list(name, text.INVISIBLE))
    return frozenset(map(text.comparable, (*text.split_list(written, AUTHOR_SEPARATORS), *plain, *parted)))


def unknown_question(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each row that holds scores while its 序号 is no question's."""
    known = {question.serial for question in facts.questions} - {None}
    heads = (mark.score.question for mark in facts.marks if mark.question not in known)
    yield from (Observation("score.unknown-question", head) for head in dict.fromkeys(heads))


def unknown_reviewer(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each column that holds scores while its 序号 is no member's."""
    known = {member.serial for member in facts.members} - {None}
    heads = (mark.score.member for mark in facts.marks if mark.member not in known)
    yield from (Observation("score.unknown-reviewer", head) for head in dict.fromkeys(heads))


def identical(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each member who gave one value to all of five or more questions."""
    for head, numbers in facts.numbers.items():
        if len(numbers) >= IDENTICAL_FROM and len({*numbers}) == 1:
            details: Details = {"questions": len(numbers), "value": f"{numbers[0]:g}"}
            yield Observation("score.identical", head, details=details)


def other_scale(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each member whose scores lie on another scale than the others', as 8.5 beside 85."""
    small = facts.campaign.settings.score_maximum / SMALL_SCALE
    if not tells_percentages(facts.campaign) or all(min(numbers) > small for numbers in facts.numbers.values()):
        return
    usual = _usual_scores(facts)
    given: dict[Cell, list[tuple[float, float]]] = {}
    for mark in facts.marks:
        if mark.number is not None and mark.valid and mark.question in usual:
            given.setdefault(mark.score.member, []).append((mark.number, usual[mark.question]))
    for head, pairs in given.items():
        apart = [pair for pair in pairs if _are_apart(min(pair), max(pair), facts.campaign)]
        if len(apart) >= max(2, len(pairs) / 2) and not _like_percentages(facts.numbers[head]):
            own, others = zip(*apart, strict=True)
            details: Details = {"own": _span(own), "others": _span(others), **_band(facts.campaign)}
            yield Observation("score.other-scale", head, details=details)


def _usual_scores(facts: Facts) -> Mapping[int | None, float]:
    """Return the median score of each question that enough members scored, by its 序号."""
    scores: dict[int | None, list[float]] = {}
    for mark in facts.marks:
        if mark.number is not None and mark.valid and mark.question is not None:
            scores.setdefault(mark.question, []).append(mark.number)
    return {serial: median(numbers) for serial, numbers in scores.items() if len(numbers) >= SCORERS}


def _are_apart(low: float, high: float, campaign: Campaign) -> bool:
    """Return whether two scores of one question seem to be on different scales; 0 tells nothing."""
    most = campaign.settings.score_maximum
    return 0 < low <= most / SMALL_SCALE and high >= max(APART * low, USUAL_FROM * most)


def _span(numbers: tuple[float, ...]) -> str:
    """Return the lowest and the highest of some scores as a person writes them."""
    least, most = f"{min(numbers):g}", f"{max(numbers):g}"
    return least if least == most else f"{least}—{most}"


def twice(facts: Facts) -> Iterator[Observation]:
    """Yield a finding for each 序号 that stood before in its table, or at the head of a row or column of scores."""
    submission = facts.submission
    questions = [question["question_serial"] for question in submission.questions if "question_serial" in question]
    members = [member["member_serial"] for member in submission.members if "member_serial" in member]
    for cells in (questions, members, submission.scores.questions, submission.scores.members):
        serials = [str(text.as_serial(cell.value) or "") for cell in cells]
        for position in text.repeated_positions(serials):
            yield Observation("score.twice", cells[position])


RULES: tuple[SubmissionRule, ...] = (
    Rule("score.not-a-number", not_a_number, ("score",), not_a_number_live),
    Rule("score.out-of-range", out_of_range, ("score",), out_of_range_live),
    Rule("score.too-few", too_few, ("score", "member_name", "member_employer", "title_zh")),
    Rule("score.recused", recused, ("score", "author", "member_name")),
    Rule("score.unknown-question", unknown_question, ("score", "question_serial")),
    Rule("score.unknown-reviewer", unknown_reviewer, ("score", "member_serial")),
    Rule("score.identical", identical, ("score",)),
    Rule("score.other-scale", other_scale, ("score",)),
    Rule("score.twice", twice),
)
