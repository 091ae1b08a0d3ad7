"""Made-up telephones, mail addresses and identity numbers, planted in filled workbooks wherever people put such things.

Each canary has a core of seven digits that stands nowhere else, so that a piece of it is found too.
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from tests.support.filled_forms import CAMPAIGN, lean_form
from tests.support.plain_workbooks import saved
from tests.support.word_documents import document_of
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.enclosures import gbk_zip
from toolkit.demo.spoil import SPOILT
from toolkit.model import Value

Seen = Literal["read", "unread", "package", "file"]
"""How a canary is known to have come in: in a field as read, in a cell that is told to be unread, in a part, in bytes."""


@dataclass(frozen=True)
class Canary:
    """A planted value."""

    core: str
    file: str
    seen: Seen
    personal: bool = False
    """Whether it stands in a field that is declared personal."""
    title: bool = False
    """Whether it stands in a question's title, which 汇总表 lists as typed."""


@dataclass
class Nest:
    """A file of the inbox while canaries are planted in it."""

    file: str
    number: int
    planted: list[Canary] = field(default_factory=list)
    used: int = 0
    """Cores given out."""

    def core(self, seen: Seen, *, personal: bool = False, title: bool = False) -> str:
        """Return a new core of seven digits, and note that it was planted."""
        core = f"73{self.number:02d}{self.used:03d}"
        self.used += 1
        self.planted.append(Canary(core, self.file, seen, personal, title))
        return core

    def typed_over(self, first: int) -> None:
        """Note that the *first* so many values planted were typed over by others."""
        del self.planted[:first]

    def phone(self, seen: Seen = "read", **kind: bool) -> str:
        """Return a mobile telephone."""
        return f"139{self.core(seen, **kind)}6"

    def mail(self, seen: Seen = "read", **kind: bool) -> str:
        """Return a mail address."""
        return f"c{self.core(seen, **kind)}@private.example"

    def identity(self, seen: Seen = "read", **kind: bool) -> str:
        """Return an identity number of 18 characters."""
        return f"1101011990{self.core(seen, **kind)}X"


@dataclass(frozen=True)
class Inbox:
    """Files with canaries: their bytes by name, and what is planted in them."""

    files: dict[str, bytes]
    canaries: tuple[Canary, ...]


def inbox() -> Inbox:
    """Return ten workbooks of ten units, one in an archive, and three other files; every personal field is planted."""
    makers = {
        "A-01 干净.xlsx": _clean, "A-02 格式不对.xlsx": _malformed, "A-03 号码失真.xlsx": _damaged, "A-04 表外.xlsx": _beside,
        "A-05 填错栏.xlsx": _misplaced, "A-06 公式.xlsx": _formulas, "A-08 重复.xlsx": _repeated, "Z-99 名录外.xlsx": _off_roster,
        "A-10 名.xlsm": _with_macros, "通讯录.xlsx": _contacts, "A-11 网页.xlsx": _page, "A-12 撰写格式.docx": _document,
        "A-14 打包.zip": _packed,
    }  # fmt: skip
    nests = [Nest(file, number) for number, file in enumerate(makers, 1)]
    files = {nest.file: make(nest) for nest, make in zip(nests, makers.values(), strict=True)}
    return Inbox(files, tuple(canary for nest in nests for canary in nest.planted))


def _answers(nest: Nest, **unit: Value) -> FormAnswers:
    """Return answers to which no rule has anything to say, a canary in each personal field, and *unit* laid over."""
    answers = clean_answers(CAMPAIGN, CAMPAIGN.unit_of[_code(nest)], nest.number)
    answers.unit |= {
        "secretary_phone": nest.phone(personal=True), "secretary_email": nest.mail(personal=True),
        "contact_phone": nest.phone(personal=True), "contact_email": nest.mail(personal=True),
    } | unit  # fmt: skip
    for row in (2, 4):
        answers.members[row]["member_email"] = nest.mail(personal=True)
    answers.questions[1]["author_contact"] = nest.phone(personal=True)
    answers.questions[2]["author_contact"] = f"{nest.mail(personal=True)}，{nest.identity(personal=True)}"
    return answers


def _code(nest: Nest) -> str:
    """Return the code of the unit that sends a file."""
    code = nest.file.split()[0]
    return code if code in CAMPAIGN.unit_of else "A-09"


def _filled(nest: Nest, answers: FormAnswers) -> bytes:
    """Return a workbook with answers typed in, without what stands on the sheets that nobody fills in."""
    return lean_form(answers, _code(nest))


def _clean(nest: Nest) -> bytes:
    """All as it should be."""
    return _filled(nest, _answers(nest))


def _malformed(nest: Nest) -> bytes:
    """Telephones and addresses on which the rules speak; full-width digits, characters that nobody sees."""
    answers = _answers(nest)
    answers.unit |= {
        "secretary_phone": f"电话 {nest.core('read', personal=True)}a",
        "secretary_email": f"c{nest.core('read', personal=True)}.private.example",
        "contact_phone": _wide(nest.phone(personal=True)),
        "contact_email": f"c{nest.core('read', personal=True)}\u200b@private",
        "signer": "",
    }  # fmt: skip
    nest.typed_over(4)
    return _filled(nest, answers)


def _wide(digits: str) -> str:
    """Return digits in full width."""
    return digits.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


def _damaged(nest: Nest) -> bytes:
    """Numbers that Excel damaged, in personal fields and in others."""
    answers = _answers(nest)
    answers.unit |= {
        "secretary_phone": float(f"86139{nest.core('read', personal=True)}00100000"),
        "contact": float(f"11{nest.core('read')}1234560"),
        "collected": f"1.39{nest.core('read')}E+10",
    }
    nest.typed_over(1)
    return _filled(nest, answers)


def _beside(nest: Nest) -> bytes:
    """Around the form: beside its fields, in a column of their own, on other sheets, in notes, names and properties."""
    book = load_workbook(BytesIO(_filled(nest, _answers(nest, signed_on=""))))
    book["单位信息"]["E14"] = nest.phone("unread")
    book["单位信息"]["A40"] = f"身份证 {nest.identity('unread')}"
    book["专家委员会"]["L4"], book["专家委员会"]["L6"] = "身份证号", nest.identity("unread")
    book["推荐问题"]["V4"], book["推荐问题"]["V6"] = "备注", nest.identity("unread")
    book["委员会评分"]["A80"] = nest.mail("unread")
    hidden = book.create_sheet("草稿")
    hidden["B2"], hidden.sheet_state = nest.phone("unread"), "hidden"
    book["填报说明"]["K60"] = nest.mail("package")
    book["推荐问题"]["C5"].comment = Comment(f"电话 {nest.phone('package')}", nest.mail("package"))
    book.properties.creator, book.properties.lastModifiedBy = nest.mail("package"), nest.phone("package")
    book.defined_names["联系"] = DefinedName("联系", attr_text=f'"{nest.phone("package")}"')
    book["单位信息"].oddFooter.left.text = nest.phone("package")
    return saved(book)


def _misplaced(nest: Nest) -> bytes:
    """In fields that are not personal, so that each finding on them would quote the value."""
    answers = _answers(
        nest, presider_title=f"秘书长 {nest.phone()}", collected=f"约{nest.phone()}", unit_type=f"国际组织 {nest.mail()}",
        signer="", principles=f"联系 {nest.phone()} 无",
    )  # fmt: skip
    answers.members[2]["member_name"] = answers.members[6]["member_name"] = f"张三{nest.phone()}"
    answers.members[6]["member_employer"] = answers.members[2]["member_employer"]
    answers.members[7]["member_expertise"] = f"化学 {nest.mail()}"
    answers.questions[3] |= {
        "title_zh": f"联系 {nest.phone(title=True)} 的研究", "research_field": nest.mail(), "disciplines": f"{nest.identity()} 化学",
        "category": f"前沿 {nest.phone()}", "keywords_en": f"电话 {nest.phone()}",
    }  # fmt: skip
    answers.scores |= {(2, 1): nest.phone(), (2, 3): float(nest.phone()), (29, 1): nest.mail()}
    answers.question_heads[30] = nest.identity("unread")
    answers.opinions[2] = f"请问 {nest.phone()}"
    return _filled(nest, answers)


def _formulas(nest: Nest) -> bytes:
    """In formulas: one without its result, in a personal field; beside it one that failed."""
    book = load_workbook(BytesIO(_filled(nest, _answers(nest))))
    book["单位信息"]["B14"] = f'=CONCATENATE("{nest.phone("package")}","")'
    book["单位信息"]["B19"] = f'=VLOOKUP("{nest.mail("package")}",A1:A2,1,0)'
    nest.typed_over(1)
    return saved(book)


def _repeated(nest: Nest) -> bytes:
    """One canary in two committees; a member with a telephone for a name who scores a question of their own."""
    answers = _answers(nest, signer="")
    name = f"李四 {nest.phone()}"
    answers.members[3]["member_name"] = name
    answers.questions[2] |= {"author": name, "author_employer": answers.members[3]["member_employer"]}
    answers.scores[2, 3] = 88.0
    _seat(nest, answers)
    return _filled(nest, answers)


SHARED = "7399000"
"""The core in the name of somebody who sits in two committees."""


def _seat(nest: Nest, answers: FormAnswers) -> None:
    """Give the last seat of a committee to somebody who sits in two."""
    answers.members[max(answers.members)] |= {"member_name": f"王五 139{SHARED}6", "member_employer": "演示大学"}
    nest.planted.append(Canary(SHARED, nest.file, "read"))


def _off_roster(nest: Nest) -> bytes:
    """Of a unit whose name and code are no unit's, with somebody from another committee."""
    answers = _answers(nest, unit_name=f"中国演示学会 {nest.phone()}", unit_code=nest.identity())
    _seat(nest, answers)
    return _filled(nest, answers)


def _with_macros(nest: Nest) -> bytes:
    """A workbook of which no annotated copy is made."""
    macros = next(known for known in SPOILT if known.name == "带宏")
    return macros.spoil(_filled(nest, _answers(nest, signer="", presider_title=f"秘书长 {nest.mail()}")), CAMPAIGN)


def _packed(nest: Nest) -> bytes:
    """A workbook in an archive, with a scan beside it that cannot be opened."""
    scan = f"%PDF-1.4\n% {nest.phone('package')}\n%%EOF".encode()
    sent = _filled(nest, _answers(nest, signer="", collected=f"约{nest.phone()}"))
    return gbk_zip({"推荐表/A-14 打包.xlsx": sent, "签字页.pdf": scan})


def _contacts(nest: Nest) -> bytes:
    """A workbook that is no form."""
    book = Workbook()
    book.create_sheet("会议通讯录")["B3"] = nest.phone("package")
    return saved(book)


def _page(nest: Nest) -> bytes:
    """A web page under another name."""
    return f"<html><title>{nest.mail('file')}</title><p>电话 {nest.phone('file')}</p></html>".encode()


def _document(nest: Nest) -> bytes:
    """What a scientist wrote in Word, with much that belongs into no field."""
    return document_of(
        f"请联系 {nest.phone('package')} 或 {nest.mail('package')}，身份证 {nest.identity('package')}",
        f"题目：联系 {nest.phone('package')} 的问题？", "问题描述：描述。", f"撰写人联系方式：{nest.phone('package')}",
        [["姓名", "电话"], ["王五", nest.phone("package")]],
    )  # fmt: skip
