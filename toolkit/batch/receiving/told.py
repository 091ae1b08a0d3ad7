"""What a sender was told before of its questions, each finding at the cell where its question stands now."""

from collections.abc import Callable, Mapping, Sequence

from toolkit.batch.receiving.receipts import OFF_ROSTER, Receipt, ReceivedFile, told_by_copy
from toolkit.campaign.model import Campaign
from toolkit.cellref import Address, parse_address
from toolkit.check.facts import FormFacts, QuestionFacts
from toolkit.forms.compare import PriorFinding, told_findings
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.numbers import QuestionTitle, question_number
from toolkit.ledger.questions import find_numbers, give_numbers
from toolkit.ledger.told import ToldFinding, record_told, told_before
from toolkit.model import Sheet


def findings_told(
    ledger: Ledger, batch: int, campaign: Campaign, sender: str, file: ReceivedFile
) -> tuple[PriorFinding, ...] | None:
    """Return what a sender was told before, by the ledger or else by our list in a copy of ours that came back."""
    assert file.form, "only what was read counts"
    unit = file.form.unit(campaign)
    told = told_before(ledger, sender, batch, file.source.sha256)
    if told is None:
        return told_by_copy(sender, file)
    questions = [*file.form.questions]
    numbers = find_numbers(ledger, sender, unit.code if unit else OFF_ROSTER, question_titles(questions))
    rows = {number: question.row for number, question in zip(numbers, questions, strict=True)}
    return tuple(_where_it_is_now(finding, rows) for finding in told)


def _where_it_is_now(told: ToldFinding, rows: Mapping[int, int]) -> PriorFinding:
    """Return a finding with the cell where it would be now, for the question that it is about may have moved."""
    finding = told.finding
    row = None if told.question is None else rows.get(told.question)
    if row is None or not finding.cell:
        return finding
    return finding._replace(now=str(Address(row, parse_address(finding.cell).column)))


def question_titles(questions: Sequence[QuestionFacts]) -> tuple[QuestionTitle, ...]:
    """Return what questions are recognised by."""
    return tuple(QuestionTitle(question.serial, question.title_zh, question.title_en) for question in questions)


NumberQuestions = Callable[[Ledger, str, FormFacts, Campaign], tuple[str, ...]]
"""Returns the numbers of the questions of a workbook that counts, given its sender's key."""


def present_numbers(ledger: Ledger, sender: str, form: FormFacts, campaign: Campaign) -> tuple[str, ...]:
    """Return the numbers that the questions of a workbook that counts have, or would be given next."""
    prefix = _prefix(form, campaign)
    numbers = find_numbers(ledger, sender, prefix, question_titles([*form.questions]))
    return tuple(question_number(prefix, number) for number in numbers)


def lasting_numbers(
    batch: int, ledger: Ledger, sender: str, form: FormFacts, campaign: Campaign
) -> tuple[str, ...]:
    """Return the numbers of the questions of a workbook that counts, after new ones are recorded; in a transaction."""
    return give_numbers(ledger, sender, _prefix(form, campaign), batch, question_titles([*form.questions]))


def _prefix(form: FormFacts, campaign: Campaign) -> str:
    """Return what the numbers of a workbook's questions begin with."""
    unit = form.unit(campaign)
    return unit.code if unit else OFF_ROSTER


def record_findings(ledger: Ledger, batch: int, receipt: Receipt, numbers: Sequence[str]) -> None:
    """Record what the sender of a workbook that counts is told in a batch; within a transaction."""
    of_row = {question.row: int(number.rpartition("-")[2])
              for question, number in zip(receipt.questions, numbers, strict=True)}
    told = [ToldFinding(finding, _question_of(finding, of_row)) for finding in told_findings(receipt.judgement)]
    record_told(ledger, receipt.sender, batch, receipt.source.sha256, told)


def _question_of(finding: PriorFinding, of_row: Mapping[int, int]) -> int | None:
    """Return the number within its unit of the question that a finding is about; None where it is about none."""
    if finding.form != Sheet.QUESTIONS or not finding.cell:
        return None
    return of_row.get(parse_address(finding.cell).row)
