"""Personal data stays where it was typed: no log line, finding, traceback or other unit's document ever says it.

A whole campaign is run through the command line over files with canaries. What may hold one: a unit's own workbook, as
it was sent and as it goes back; a unit's own Word forms and report, where it stands in a field that is not personal;
and 汇总表, which only CAST staff see, where it stands in a title. File names are addresses and are shown as they are.
"""

import html
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tests.support.canaries import SHARED, Canary, Inbox, inbox
from tests.support.filled_forms import CAMPAIGN
from tests.support.quoting_faults import FailingReply, FailingReport, FailingWork
from tests.support.run_commands import run_commands
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.batch.unit_report.render import TEMPLATE
from toolkit.campaign.folder import open_folder
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import open_delivery
from toolkit.check.replies import WantedReply
from toolkit.check.verdict import judge_path, unlisted_source
from toolkit.cli.root import root
from toolkit.documents.template import packaged_template
from toolkit.forms.recommendation.reading import read_submission
from toolkit.manuscripts.exchange import import_document
from toolkit.model import Cell, Submission
from toolkit.rules.batch_facts import BatchFacts

pytestmark = pytest.mark.long

PERSONAL = {"secretary_phone", "secretary_email", "contact_phone", "contact_email", "member_email", "author_contact"}

@dataclass(frozen=True)
class Chain:
    """What a campaign's commands printed and wrote."""

    folder: Path
    sent: Inbox
    printed: dict[str, str]
    """All that each command printed, standard error too."""

    def written(self, *under: str) -> list[Path]:
        """Return the files below a folder of the run, in order."""
        return sorted(path for path in self.folder.joinpath(*under).rglob("*") if path.is_file())


def month(folder: Path) -> dict[str, list[object]]:
    """Return the commands of a month, by name."""
    files = sorted((folder / "inbox").iterdir())
    one, document = folder / "inbox/A-01 干净.xlsx", folder / "inbox/A-12 撰写格式.docx"
    return {
        "aggregate": ["-C", folder, "--lang", "en", "aggregate", "--batch", "一"],
        "report": ["-C", folder, "report", "--all"],
        "check": ["check", *files, "--annotate", folder / "output/copies"],
        "check en": ["-C", folder, "--lang", "en", "check", *files],
        "json": ["-C", folder, "check", "--format", "json", *files],
        "cross-check": ["-C", folder, "check", "--cross-check", folder / "inbox/A-04 表外.xlsx", one],
        "issue": ["-C", folder, "issue", "--unit", "A-01", "--unit", "A-07"],
        "question": ["question", folder / "inbox/A-05 填错栏.xlsx", "--into", folder / "output/forms"],
        "import": ["import", document, "--into", one, "--output", folder / "output/带入.xlsx"],
    }


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    """A campaign run through the command line, from `init` to the reports; the month's commands share a process."""
    work, sent = tmp_path_factory.mktemp("canaries"), inbox()
    folder = work / "征集"
    printed = run_commands(work / "first", {"init": ["init", folder, "--preset", "2023"]})
    for name, data in sent.files.items():
        (folder / "inbox" / name).write_bytes(data)
    printed |= run_commands(work / "then", month(folder))
    assert {said.status for said in printed.values()} <= {0, 1}, printed
    return Chain(folder, sent, {name: said.stdout + said.stderr for name, said in printed.items()})


@pytest.fixture(scope="module")
def collection(chain: Chain) -> SettledInbox:
    """What the inbox held, as `aggregate` and `report` hold it."""
    return collect_inbox(open_folder(chain.folder))


def parts(data: bytes) -> Iterator[bytes]:
    """Yield the content of a file: its parts where it is a package, packages in it too."""
    if not data.startswith(b"PK"):
        yield data
        return
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name.encode()
            yield from parts(package.read(name))


@cache
def text(path: Path) -> str:
    """Return all that a file says, and its name, in half-width characters."""
    return plain("\n".join([path.name, *(part.decode("utf-8", "replace") for part in parts(path.read_bytes()))]))


def plain(said: str) -> str:
    """Return a text as it is looked through: half-width, entities as characters."""
    return unicodedata.normalize("NFKC", html.unescape(said))


CORE = re.compile(r"(?=(73\d{5}))7")


def cores(said: str, canaries: Iterable[Canary]) -> set[str]:
    """Return the cores of the canaries that a text says."""
    return set(CORE.findall(said)) & {canary.core for canary in canaries}


def own(chain: Chain, beginning: str) -> set[str]:
    """Return the cores that were planted in the files whose name begins so."""
    return {canary.core for canary in chain.sent.canaries if canary.file.startswith(beginning)}


# Without data that could leak none of what follows shows anything.


def test_fifty_canaries_stand_in_every_personal_field_of_ten_units(chain: Chain, campaign: Campaign):
    assert {field.name for field in campaign.form if field.personal} == PERSONAL
    assert len({canary.core for canary in chain.sent.canaries if canary.personal}) >= 50
    assert len({canary.core for canary in chain.sent.canaries}) >= 100
    workbooks = {canary.file for canary in chain.sent.canaries if canary.personal}
    assert len(workbooks) == 10
    for file in workbooks:
        submission = submitted(chain, file)
        filled = {name for record in (submission.unit, *submission.members, *submission.questions) for name in PERSONAL if record.text(name)}
        assert filled >= PERSONAL - {"secretary_phone"}


def test_every_canary_came_in(chain: Chain):
    for file in chain.sent.files:
        planted = [canary for canary in chain.sent.canaries if canary.file == file]
        read = {canary.core for canary in planted if canary.seen == "read"}
        assert read <= cores(read_texts(submitted(chain, file)) if read else "", planted), file
        assert {canary.core for canary in planted} - read <= cores(text(chain.folder / "inbox" / file), planted), file


def test_what_stands_beside_the_form_is_told_as_unread(chain: Chain):
    file = chain.folder / "inbox/A-04 表外.xlsx"
    (checked,) = judge_path(file, file.name, None).files
    unread = [finding for finding in checked.judgement if finding.code == "form.cell-unread"]
    assert {(finding.place.sheet, finding.place.cell) for finding in unread} == {
        ("单位信息", "E14"), ("单位信息", "A40"), ("专家委员会", "L4"), ("专家委员会", "L6"), ("推荐问题", "V4"), ("推荐问题", "V6"),
        ("委员会评分", "A80"), ("草稿", "B2"),
    }  # fmt: skip


@cache
def _submitted(path: Path) -> Submission:
    """The one form at a path, in an archive too."""
    files = (file for file in open_delivery(path, unlisted_source(path.name)).files if not file.scan)
    (submission,) = filter(None, (read_submission(file.data, file.source, CAMPAIGN).submission for file in files))
    return submission


def submitted(chain: Chain, file: str) -> Submission:
    """Return a file of the inbox as read."""
    return _submitted(chain.folder / "inbox" / file)


def cells(submission: Submission) -> Iterator[Cell]:
    """Yield every cell with a value that was read."""
    for record in (submission.unit, *submission.members, *submission.questions):
        yield from record.cells.values()
    sheet = submission.scores
    yield from (*sheet.questions, *sheet.members, *(score.cell for score in sheet.scores), *sheet.opinions.values())


def read_texts(submission: Submission) -> str:
    """Return all that was read of a workbook."""
    return plain("\n".join(cell.text for cell in cells(submission)))


def test_the_rules_speak_of_the_canaries(chain: Chain):
    said = json.loads(chain.printed["json"].rpartition("\n}")[0] + "}")
    codes = {finding["code"] for file in said["files"] for finding in file["findings"]}
    assert codes >= {
        "unit.phone", "unit.email", "unit.presider", "unit.type-not-allowed", "unit.unknown",
        "form.number-damaged", "form.control-characters", "form.cell-unread", "form.formula-no-value",
        "committee.duplicate", "question.title-style", "question.field", "question.category", "question.discipline-unknown",
        "score.not-a-number", "score.out-of-range", "score.recused", "file.macros", "file.not-xlsx", "file.not-the-form",
    }  # fmt: skip
    assert "committee.in-two-units" in text(chain.folder / "output/一/汇总表.xlsx")


# Nobody is told of them.


def test_no_command_prints_one(chain: Chain):
    for command, said in chain.printed.items():
        assert said, command
        assert cores(plain(said), chain.sent.canaries) == set(), command


def test_no_letter_and_no_record_of_a_batch_holds_one(chain: Chain):
    letters = chain.written("output/一/letters")
    assert {path.suffix for path in letters} == {".docx", ".txt"}
    assert len(letters) >= 24
    for path in (*letters, chain.folder / "output/一/batch.json"):
        assert cores(text(path), chain.sent.canaries) == set(), path


def test_the_master_workbook_holds_one_only_in_a_title(chain: Chain):
    titles = {canary.core for canary in chain.sent.canaries if canary.title}
    assert cores(text(chain.folder / "output/一/汇总表.xlsx"), chain.sent.canaries) == titles != set()


@pytest.mark.parametrize("under", ["output/一/returned", "output/copies"])
def test_a_copy_that_goes_back_holds_only_the_senders_own(chain: Chain, under: str):
    copies = chain.written(under)
    assert len(copies) >= 7
    for path in copies:
        sender = own(chain, "Z-99" if "Z-99" in path.name else path.name.split()[0])
        assert cores(text(path), chain.sent.canaries) <= sender, path
        went_back = "说明" not in CalamineWorkbook.from_path(path).sheet_names
        assert bool(cores(text(path), chain.sent.canaries)) is went_back, "the sender's own values went back"


@pytest.mark.parametrize("under", ["output/一/returned", "output/copies"])
def test_what_we_write_into_a_copy_holds_none(chain: Chain, under: str):
    noted = 0
    for path in chain.written(under):
        told = CalamineWorkbook.from_path(path).get_sheet_by_name("校验意见").to_python()
        notes = [note for part in notes_in(path) for note in NOTE.findall(part) if "【" in note]
        assert cores(plain("\n".join([str(told), *(note.partition("【")[2] for note in notes)])), chain.sent.canaries) == set(), path
        noted += len(notes)
    assert noted > 10


NOTE = re.compile(r"<(?:\w+:)?comment .*?</(?:\w+:)?comment>", re.DOTALL)


def notes_in(path: Path) -> Iterator[str]:
    """Yield the parts of a workbook that hold notes."""
    with zipfile.ZipFile(path) as package:
        yield from (package.read(name).decode() for name in package.namelist() if "comments" in name)


def test_a_report_holds_only_what_its_unit_typed_into_fields_that_are_not_personal(chain: Chain):
    reports = chain.written("output/reports")
    assert len(reports) == 10
    personal = {canary.core for canary in chain.sent.canaries if canary.personal}
    for path in reports:
        sender = own(chain, path.name.split()[0]) if path.name[0] == "A" else own(chain, "Z-99")
        assert cores(text(path), chain.sent.canaries) <= sender - personal, path
    assert cores(text(reports[4]), chain.sent.canaries), "what was typed into the wrong field is in the unit's own report"


def test_word_forms_and_an_import_hold_only_their_units_own(chain: Chain):
    forms = chain.written("output/forms")
    assert len(forms) > 8
    for path in forms:
        assert cores(text(path), chain.sent.canaries) <= own(chain, "A-05"), path
        assert cores(path.name, chain.sent.canaries) == set()
    assert cores(text(chain.folder / "output/带入.xlsx"), chain.sent.canaries) <= own(chain, "A-01") | own(chain, "A-12")
    for path in chain.written("output/issued"):
        assert cores(text(path), chain.sent.canaries) == set()


def test_who_may_read_new_files_may_read_what_is_written_and_nobody_else(chain: Chain, tmp_path: Path):
    (tmp_path / "new").touch()
    assert {path.stat().st_mode & 0o777 for path in chain.written("output")} == {(tmp_path / "new").stat().st_mode & 0o777}


def test_our_documents_name_no_person_as_their_author(chain: Chain):
    for path in (*chain.written("output/一"), *chain.written("output/reports"), *chain.written("output/issued")):
        if path.suffix in (".xlsx", ".docx") and path.parent.name != "returned":
            with zipfile.ZipFile(path) as package:
                core = package.read("docProps/core.xml").decode()
            for name in ("dc:creator", "cp:lastModifiedBy"):
                said = core.partition(f"<{name}>")[2].partition("<")[0]
                assert said == ("中国科协办公厅" if path.parent.name == "issued" else ""), path


# Not even when something goes wrong.


def test_no_record_shows_one_when_it_is_shown(chain: Chain, collection: SettledInbox):
    campaign = collection.campaign
    document = import_document("甲.docx", chain.sent.files["A-12 撰写格式.docx"], campaign)
    shown = [collection, *collection.receipts, document, document.manuscript.unplaced, *document.manuscript.drafts]
    for receipt in collection.receipts:
        shown += [receipt.origin, receipt.form, receipt.judgement, *receipt.judgement.findings, *receipt.questions, *receipt.members]
        if receipt.form:
            sender = receipt.form.sender
            shown += [receipt.form.questions, receipt.form.members, sender, *sender.cells.values(), BatchFacts(sender, campaign)]
            shown.append(WantedReply(receipt.source, receipt.origin, receipt.judgement, "2023", receipt.form.typed["unit_name"]))
    for file in {canary.file for canary in chain.sent.canaries if canary.seen == "read"}:
        submission = submitted(chain, file)
        scores = submission.scores
        shown += [submission, submission.unit, *submission.members, *submission.questions, scores, *scores.scores, *cells(submission)]
    assert {type(record).__name__ for record in shown if cores(plain(repr(record)), chain.sent.canaries)} == set()
    assert len(shown) > 1000


@pytest.fixture
def run(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Return a function that runs ``toolkit`` in this process and gives its exit status and all that it printed."""

    def call(*words: object, debug: bool = False) -> tuple[int, str]:
        monkeypatch.setenv("TOOLKIT_DEBUG", "1" if debug else "")
        result = CliRunner().invoke(root, ["-C", str(chain.folder), *map(str, words)], catch_exceptions=False)
        return result.exit_code, result.stdout + result.stderr

    return call


@pytest.mark.parametrize("debug", [False, True])
def test_an_internal_fault_tells_where_it_happened_and_quotes_nothing(chain, run, monkeypatch, debug: bool):
    monkeypatch.setattr("toolkit.batch.unit_report.produce.ReportWork", FailingReport)
    (standing,) = (chain.folder / "output/reports").glob("A-02 *")
    kept = standing.read_bytes()
    standing.unlink()  # or else it would be left as it stands
    status, said = run("report", "A-02", debug=debug)
    standing.write_bytes(kept)
    assert status == 3
    assert "TypeError" in said
    assert ("quoting_faults.py" in said and "produce.py" in said) is debug
    assert cores(plain(said), chain.sent.canaries) == set()


@pytest.mark.parametrize(("stage", "failing"), [
    ("toolkit.batch.receiving.receive.ReadingWork", FailingWork),
    ("toolkit.batch.receiving.receipts.judge_submission_in_batch", None),
    ("toolkit.check.replies.ReplyWork", FailingReply),
])
def test_a_fault_met_in_one_file_quotes_nothing(chain, run, monkeypatch, tmp_path, stage: str, failing: type | None):
    """In a folder without a ledger, so that the files are read."""
    def fails(*words: object) -> None:
        raise ValueError("".join(canary.core for canary in chain.sent.canaries))

    shutil.copytree(chain.folder / "inbox", tmp_path / "inbox")
    shutil.copy(chain.folder / "campaign.xlsx", tmp_path)
    monkeypatch.setattr(stage, failing or fails)
    status, said = run("-C", tmp_path, "aggregate", "--batch", "fault")
    assert status == 1
    written = "".join(text(path) for path in (tmp_path / "output/fault").rglob("*") if path.is_file())
    titles = {canary.core for canary in chain.sent.canaries if canary.title}
    assert cores(plain(said), chain.sent.canaries) == set()
    assert cores(written, chain.sent.canaries) <= titles


@pytest.mark.parametrize("tag", ["{{ label[questions[0].title_en] }}", "{{ label[unit.signer] }}", "{{ members[0].nothing }}"])
def test_a_template_that_cannot_be_filled_in_quotes_nothing(chain, run, tag: str):
    document = docx.Document(BytesIO(packaged_template(TEMPLATE)))
    document.add_paragraph(tag)
    own_template = chain.folder / "遴选推荐报告.docx"
    document.save(own_template)
    try:
        status, said = run("report", "--all")
    finally:
        own_template.unlink()
    assert status == 2
    assert cores(plain(said), chain.sent.canaries) == set()


def test_a_core_is_found_wherever_it_stands():
    assert cores(plain("１３９７３９９０００６"), [Canary(SHARED, "甲.xlsx", "read")]) == {SHARED}
    assert cores(plain("139&#55;3990006"), [Canary(SHARED, "甲.xlsx", "read")]) == {SHARED}
