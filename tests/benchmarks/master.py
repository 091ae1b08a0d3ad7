"""汇总表 of 5,000 questions with all their text, against XlsxWriter alone writing the same cells in the same process.

Ours does more: it unpacks what was kept of each form, masks what reads like personal data, lays out rows, counts and
draws 总览. XlsxWriter is measured as it is usually used, with its shared strings, and row by row as we use it.
"""

import pickle
import resource
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from time import process_time

from xlsxwriter import Workbook

from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.tables import result_tables
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset
from toolkit.check.facts import FormFacts, MemberFacts, PackedRows, QuestionFacts, public_question_fields
from toolkit.check.origin import FileOrigin
from toolkit.compression import compressed, decompressed
from toolkit.model import Judgement, Source, Unit
from toolkit.rules.batch_facts import SenderFacts

NUMBER = 5_000
ROUNDS = 3

SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
WEIGHTS = [1 / (rank + 20) for rank in range(len(SIGNS))]
"""Signs are about as unequal as in a real text."""

draw = Random(2023)


def signs(number: int) -> str:
    """Return so many signs, and a year, as real texts have."""
    return "".join(draw.choices(SIGNS, WEIGHTS, k=number - 4)) + "2023"


def texts(campaign: Campaign, serial: int) -> tuple[str, ...]:
    """Return what a question says, field by field."""
    said = {"category": campaign.categories[serial % 3].name, "title_zh": signs(24) + "？",
            "research_field": campaign.research_fields[serial % 10].name}
    return tuple(said.get(name) or signs(500 if campaign.fields[name].kind == "long" else 20)
                 for name in public_question_fields(campaign))


def receipt(unit: Unit, said: Sequence[tuple[str, ...]], campaign: Campaign) -> Receipt:
    """Return the receipt of a unit's accepted workbook whose questions say so much."""
    questions = [QuestionFacts(serial, serial + 3, *text[:5], 80.25, f"推荐问题!C{serial + 4}") for serial, text in enumerate(said, 1)]
    members = [MemberFacts((f"委员{n}", "某大学", "教授", "", "中国", "否", ""), f"专家委员会!B{n + 4}") for n in range(15)]
    counts = {category.code: len(said) // 3 for category in campaign.categories}
    typed = {"unit_code": unit.code, "unit_name": unit.name, "unit_type": unit.type}
    source = Source(f"{unit.code}.xlsx", "0" * 64, 200_000, datetime(2023, 4, 1, tzinfo=CHINA_TIME))
    sender = SenderFacts(source.modified, unit.name, (), {}, ())
    form = FormFacts(typed, counts, 15, PackedRows(questions), PackedRows(members), sender)
    return Receipt(source, FileOrigin(Path(), source, 0), form, unit, ReceiptStatus.ACCEPTED, Judgement(()))


def inbox() -> SettledInbox:
    """Return an inbox of one workbook a unit, 5,000 questions in all."""
    campaign = load_preset("2023")
    units = campaign.recommending_units
    numbers = [NUMBER // len(units) + (place < NUMBER % len(units)) for place in range(len(units))]
    said = [[texts(campaign, serial) for serial in range(number)] for number in numbers]
    receipts = tuple(receipt(unit, questions, campaign) for unit, questions in zip(units, said, strict=True))
    packed = {each.source.path: compressed(pickle.dumps(questions)) for each, questions in zip(receipts, said, strict=True)}
    return SettledInbox(campaign, receipts, (), len(units), NUMBER, texts=partial(_unpacked, packed))


def _unpacked(packed: Mapping[str, bytes], receipt: Receipt) -> Sequence[Sequence[str]]:
    """Return what the questions of a workbook say, kept compressed as in the ledger."""
    said: Sequence[Sequence[str]] = pickle.loads(decompressed(packed[receipt.source.path]))
    return said


def by_xlsxwriter(sheets: Sequence[Sequence[Sequence[object]]], options: dict[str, bool]) -> bytes:
    """Return a workbook with these cells, in one format, written by XlsxWriter alone."""
    data = BytesIO()
    book = Workbook(data, options)
    wrapped = book.add_format({"text_wrap": True, "border": 1})
    for rows in sheets:
        sheet = book.add_worksheet()
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                sheet.write(row, column, value, wrapped)
    book.close()
    return data.getvalue()


def main() -> int:
    """Print the times; return 1 when ours takes longer than either of the others."""
    collection = inbox()
    sheets = [[[*row] for row in table.rows] for table in result_tables(collection, BatchAnswers())]
    cells = sum(len(row) for rows in sheets for row in rows)
    writers = {
        "ours": lambda: master_workbook(collection, "2023-04", BatchAnswers()).content,
        "XlsxWriter, as usual": lambda: by_xlsxwriter(sheets, {}),
        "XlsxWriter, row by row": lambda: by_xlsxwriter(sheets, {"constant_memory": True}),
    }
    print(f"{NUMBER} questions, {cells} cells; the best of {ROUNDS} rounds")
    best = dict.fromkeys(writers, float("inf"))
    for _ in range(ROUNDS):
        for name, write in writers.items():
            start = process_time()
            size = len(write())
            best[name] = min(best[name], process_time() - start)
            if _ == 0:
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                print(f"{name}: {size / 1e6:.1f} MB; peak of the process so far {peak} MiB")
    for name, seconds in best.items():
        print(f"{name}: {seconds:.2f} s, ours takes {best['ours'] / seconds:.2f} of it")
    return int(any(best["ours"] > seconds for seconds in best.values()))


if __name__ == "__main__":
    sys.exit(main())
