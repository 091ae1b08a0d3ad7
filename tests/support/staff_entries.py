"""What staff type into a 汇总表: its sheets as a month writes them, filled in and saved by another program."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from openpyxl import Workbook, load_workbook

from toolkit.batch.decision_rows import decision_rows
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.staff_tables import KinRow, PairedQuestion
from toolkit.batch.master.workbook import LedgerSheets, master_workbook
from toolkit.batch.receiving.collect import collect_received
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.batches import batch_name, latest_batch
from toolkit.ledger.ledger import open_ledger
from toolkit.similarity import ComparedQuestion, pair_note
from toolkit.worksheets import MarkedText


def master_of(folder: CampaignFolder) -> Workbook:
    """The 汇总表 of the last batch, with the sheets on which staff enter something."""
    with open_ledger(folder.ledger) as ledger:
        batch = latest_batch(ledger)
        collection = collect_received(ledger, folder, batch)
        kin = [KinRow(_paired(pair.first), _paired(pair.second), pair.kind.word(), pair.degree, MarkedText("", ()),
                      pair.verdict or "", pair_note(pair)) for pair in collection.pairs]
        known = LedgerSheets(kin=kin, decisions=decision_rows(ledger, collection.decisions, folder.campaign))
        made = master_workbook(collection, batch_name(ledger, batch), BatchAnswers((), ()), known)
    return load_workbook(BytesIO(made.content))


def _paired(question: ComparedQuestion) -> PairedQuestion:
    return PairedQuestion(question.number, question.unit_name, question.title_zh)


def give_verdicts(book: Workbook, verdicts: Mapping[tuple[str, str], str]) -> None:
    """Choose the 判定 of pairs, by the numbers of their questions."""
    rows = {(row[0].value, row[3].value): row for row in book["重复与相似"].iter_rows(min_row=2)}
    for pair, verdict in verdicts.items():
        rows[pair][9].value = verdict


def enter_decisions(book: Workbook, rows: Iterable[tuple[object, ...]]) -> None:
    """Type rows below those that stand in 办理决定."""
    sheet = book["办理决定"]
    free = next(row for row in range(2, 99) if sheet.cell(row, 1).value is None)
    for at, row in enumerate(rows, free):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # =1+1 is a text here


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()
