"""What the sheet 总览 says: one page to put before a director, as small tables of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import NamedTuple

from toolkit.batch.master.tables import CountRow, Rows, count_records, cross_tabulate
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import ACCEPTED_STATES, SettledInbox
from toolkit.batch.receiving.conservation import Balance, Conservation
from toolkit.batch.receiving.receipts import OFF_ROSTER, Receipt
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.campaign.model import Category
from toolkit.messages import rule_title, say, severity_word
from toolkit.model import Unit
from toolkit.rules import CODES
from toolkit.text import without_blanks
from toolkit.worksheets import Content

ALL = "合计"

OTHER_FIELD = "其他领域"
"""Where a question is counted whose field the notice does not name."""

RULES_SHOWN, MONTHS_SHOWN, UNITS_NAMED = 10, 12, 60
"""So many rules, months and units have room on the page."""

QUOTA_WORDS = ("不足", "符合", "超出")
"""How the number of a unit's questions in a category stands to its quota."""

QUOTA_COLUMNS = range(2, 2 + len(QUOTA_WORDS))
"""Where those numbers of units stand in the table of quotas."""


class MonthRow(NamedTuple):
    """What a batch came to: files received, units accepted and returned, questions accepted."""

    batch: str
    received: int
    accepted: int
    returned: int
    questions: int


class PageTable(NamedTuple):
    """A small table of the page with its heading."""

    heading: str
    header: tuple[str, ...]
    rows: Rows
    spans: tuple[int, ...] = ()
    """Over how many columns of the page each of its columns goes; empty for one each."""


class FrontPage(NamedTuple):
    """All that stands on 总览."""

    sending: PageTable
    sending_remark: str
    quota: PageTable
    balance: PageTable
    fields: PageTable
    must: tuple[str, str]
    """Heading and names of the units that must recommend and have not."""
    rules: PageTable
    months: PageTable


def front_page(
    collection: SettledInbox, conservation: Conservation, batch: str, months: Sequence[MonthRow] = ()
) -> FrontPage:
    """Return what 总览 says of a batch; *months* are all batches so far, this one among them."""
    own = MonthRow(batch, conservation.files.received, len(collection.having(ReceiptStatus.ACCEPTED)),
                   len(collection.having(ReceiptStatus.RETURNED)), conservation.questions.accepted)
    return FrontPage(
        _by_type(collection),
        _sending_remark(collection),
        _by_quota(collection),
        _balances(conservation),
        _by_field(collection),
        _must_recommend(collection),
        _by_rule(collection),
        _by_month(months or (own,)),
    )


def _by_type(collection: SettledInbox) -> PageTable:
    """Return who sent and who did not, by type of unit; in the sum are those that may recommend."""
    campaign = collection.campaign
    pairs = [
        *((unit.type, "invited") for unit in campaign.recommending_units),
        *((_type(receipt), receipt.status) for receipt in collection.counting),
        *((unit.type, "missing") for unit in collection.missing),
    ]
    allowed = campaign.settings.unit_types
    across = ("invited", ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED, "missing")
    counted = cross_tabulate([*pairs, *((ALL, what) for kind, what in pairs if kind in allowed)],
                             (*allowed, ALL, *sorted({kind for kind, _ in pairs}.difference(allowed))), across)
    header = ("单位类型", "应报", "已报", "未报", "报送率", "受理", "退回", "受理率")
    return PageTable("报送情况（单位数）", header, tuple(map(_sending_row, counted)))


def _type(receipt: Receipt) -> str:
    """Return the type of the unit that sent a file, by the roster."""
    return receipt.unit.type if receipt.unit else OFF_ROSTER


def _sending_row(counted: CountRow) -> tuple[Content, ...]:
    """Return the row of one type of unit, with its rates."""
    kind, (invited, accepted, returned, missing) = counted[0], counted[1:]
    sent = accepted + returned
    return kind, invited, sent, missing, _rate(invited - missing, invited), accepted, returned, _rate(accepted, sent)


def _rate(part: int, whole: int) -> float | str:
    """Return a share to a hundredth of a per cent; a dash of nothing."""
    return round(part / whole, 4) if whole else "—"


def _sending_remark(collection: SettledInbox) -> str:
    """Return what the figures of the first table mean."""
    late = sum(receipt.late for receipt in collection.counting)
    return (
        "应报为名录中可以推荐的单位；已报为其中推荐表可以读取并计入的；报送率＝已报÷应报，受理率＝受理÷已报。"
        f"已报中迟报 {late} 个。"
    )


def _by_quota(collection: SettledInbox) -> PageTable:
    """Return how the units' questions stand to the quotas, and how many there are, by category."""
    rows = tuple(_quota_row(category, collection.counting) for category in collection.campaign.categories)
    status = tuple(f"{say(f'status.{name}')}问题" for name in (ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED))
    header = ("问题类别", "每单位", *(f"{word}单位" for word in QUOTA_WORDS), *status, "问题合计")
    return PageTable("名额（单位数）与问题数", header, rows)


def _quota_row(category: Category, counting: Sequence[Receipt]) -> tuple[Content, ...]:
    """Return the row of a category."""
    sent = [(receipt.status, receipt.form.counts[category.code]) for receipt in counting if receipt.form]
    numbers = [number for _, number in sent]
    too_few = sum(number < category.minimum for number in numbers)
    too_many = sum(number > category.maximum for number in numbers)
    by_status = [sum(number for found, number in sent if found is status)
                 for status in (ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED)]
    return (category.name, f"{category.minimum}—{category.maximum}", too_few, len(numbers) - too_few - too_many,
            too_many, *by_status, sum(numbers))


def _balances(conservation: Conservation) -> PageTable:
    """Return the balances that show that nothing was lost; each number was counted on its own."""
    words = tuple(say(f"status.{name}") for name in ("received", *ReceiptStatus, "attached"))
    rows = (_balance("文件", conservation.files), _balance("问题", conservation.questions))
    return PageTable("来件核对（收到＝受理＋退回＋被取代＋无法读取＋排除＋附件）", ("来件", *words), rows)


def _balance(name: str, balance: Balance) -> tuple[Content, ...]:
    """Return the row of one balance."""
    return f"{name} {'✓ 相符' if balance.holds else BROKEN}", *astuple(balance)


BROKEN = "✗ 不符"
"""Said of a balance that does not hold: the workbook must not be used then."""


def _by_field(collection: SettledInbox) -> PageTable:
    """Return the accepted questions by field and category."""
    campaign = collection.campaign
    questions = [accepted.question for accepted in collection.questions(*ACCEPTED_STATES)]
    fields = [campaign.research_field_named(question.research_field) or OTHER_FIELD for question in questions]
    pairs = [(field, without_blanks(question.category)) for field, question in zip(fields, questions, strict=True)]
    names = campaign.options("categories")
    down = (*campaign.options("research_fields"), *([OTHER_FIELD] if OTHER_FIELD in fields else []))
    rows = cross_tabulate([*pairs, *((field, ALL) for field in fields)], down, (*names, ALL))
    return PageTable("受理的问题：领域与类别", ("所属领域", *names, ALL), rows)


def _must_recommend(collection: SettledInbox) -> tuple[str, str]:
    """Return which units must recommend and have not, by name, under how many they are."""
    must = [unit for unit in collection.campaign.recommending_units if unit.must_recommend]
    silent = [unit for unit in collection.missing if unit.must_recommend]
    return f"原则上必须推荐而未报送的单位（{len(silent)} 个，共须推荐 {len(must)} 个）", _unit_names(must, silent)


def _unit_names(must: Sequence[Unit], silent: Sequence[Unit]) -> str:
    """Return the names of the silent units, or why there are none; as many as the page has room for."""
    if not must:
        return "名录中没有标注“原则上必须推荐”的单位。"
    if not silent:
        return "均已报送。"
    names = "、".join(unit.name for unit in silent[:UNITS_NAMED])
    return names if len(silent) <= UNITS_NAMED else f"{names}……其余见“未报送单位”。"


def _by_rule(collection: SettledInbox) -> PageTable:
    """Return the rules that spoke most often, those of equal number in order of weight, then of the catalogue."""
    files: tuple[Receipt | Attachment, ...] = (*collection.receipts, *collection.attachments)
    told = [(finding, file) for file in files for finding in file.judgement]
    counted = count_records(((finding.severity, finding.code), file.source.path) for finding, file in told)
    ordered = sorted(counted, key=lambda row: (-row[1], -row[0][0], CODES.index(row[0][1])))
    rows = tuple(
        (rule_title(code), severity_word(severity), number, files)
        for (severity, code), number, files in ordered[:RULES_SHOWN]
    )
    heading = f"最多的 {RULES_SHOWN} 项校验意见（共 {len(counted)} 项）"
    return PageTable(heading, ("规则", "级别", "意见数", "涉及文件"), rows, (3, 2, 1, 2))


def _by_month(months: Sequence[MonthRow]) -> PageTable:
    """Return the batches so far, the latest last."""
    header = ("批次", "收到文件", "受理单位", "退回单位", "受理问题")
    return PageTable("各批次", header, tuple(tuple(month) for month in months[-MONTHS_SHOWN:]))


def column_of(table: PageTable, position: int) -> Iterator[str | int]:
    """Yield what stands in a column of a table of words and whole numbers."""
    for row in table.rows:
        value = row[position]
        assert isinstance(value, str | int), "a chart shows words and whole numbers"
        yield value
