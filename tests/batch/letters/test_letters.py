"""Letters: what each kind of outcome says, in Word and in plain text alike, word for word where it matters."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.received_files import NINE, TEN, TOO_LATE, letters_of, put_file
from tests.support.rendered_documents import NAMES, W, WordDocument, altered_package, table_rows
from tests.support.submissions import UNIT, question, submission
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.findings import FindingWriter
from toolkit.batch.letters.model import Letter, column_heads, distinct_letters
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.letters.render import LETTER_KIND, TEMPLATE, render_letter
from toolkit.batch.run import Batch, run_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.documents.check import review_template
from toolkit.documents.model import DocumentContent
from toolkit.documents.template import packaged_template
from toolkit.errors import ToolkitError
from toolkit.forms.compare import FindingComparison, PriorFinding
from toolkit.model import Severity, Submission
from toolkit.pool import ENOUGH_FOR_A_PROCESS

MADE = datetime(2023, 1, 29, tzinfo=UTC)

RETURNED = """\
退回修改通知
2023重大科学问题、工程技术难题和产业技术问题征集

中国化学会：

贵单位报送的2023重大科学问题、工程技术难题和产业技术问题征集推荐表已收到。经校验，有 2 处须改正，现予退回；改正并重新报送后方可受理。推荐表与上次报送相比：已改正 0 处，仍存在 0 处，新发现 3 处。

一、收到的材料
  推荐表.xlsx
    收到时间：2023年4月12日 09:00
    问题数量：前沿科学问题 3 项、工程技术难题 3 项、产业技术问题 3 项；共 9 项
    处理结果：被取代
  推荐表 更正.xlsx
    收到时间：2023年4月12日 10:00
    问题数量：前沿科学问题 3 项、工程技术难题 3 项、产业技术问题 3 项；共 9 项
    处理结果：退回
  “收到时间”是系统记录的文件修改时间。

二、须改正（2 处）
  单位信息必填项（依据：四.1）
    单位信息!B18：【新发现】推荐原则未填写。
      怎样改：请在 B18 填写推荐原则。
  题目重复
    推荐问题!C6：【新发现】题目“如何突破固态电池界面的第1个关键瓶颈？”与 C5 相同。
      怎样改：请删除重复的问题，或改为不同的题目。

三、请核实（1 处）
  电话格式（依据：四.1）
    单位信息!B16：【新发现】联系人电话不像电话号码：每个号码应为 7—15 位数字。
      怎样改：请核对，例如 010-62131371；多个号码用“，”分隔。

四、后续办理
  请按随函附件改正（其中逐处标明位置），于 2023年4月20日 23:59 前重新报送；同一单位多次报送的，以最后一份为准。
  附件：A-06 中国化学会.xlsx

联系人：马睿乾 闫爽
联系电话：010-62131371, 62106811
电子邮箱：chinakx@stimes.cn
活动专题网站：scique.kczg.org.cn

中国科协办公厅
2023年4月20日
批次 2023-04
"""
"""Written by hand."""


class Sending(NamedTuple):
    """A file that a unit sends."""

    content: Submission | bytes
    path: str
    at: datetime


def sent(content: Submission | None, path: str = "推荐表.xlsx", at: datetime = NINE) -> Sending:
    """A file as it is sent; without content one that cannot be read."""
    return Sending(content or b"PK\x03\x04 half a file", path, at)


def batch_of(folder: CampaignFolder, *sendings: Sending, before: Sequence[Sending] = ()) -> Batch:
    """The batch of a folder to which some files were sent, others in the month *before*."""
    folder.inbox.mkdir(parents=True, exist_ok=True)
    if before:
        month_of(folder, "2023-03", before)
    return month_of(folder, "2023-04", sendings)


def month_of(folder: CampaignFolder, name: str, sendings: Sequence[Sending]) -> Batch:
    """A batch of a folder to which some files were sent."""
    for sending in sendings:
        put_file(folder.inbox, sending.path, sending.content, sending.at)
    return run_batch(folder, name)


Letters = Callable[..., list[Letter]]


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    """Makes the letters on files that were sent to a campaign."""
    return lambda campaign, *sendings, before=(): list(
        letters_of(batch_of(CampaignFolder(tmp_path, campaign), *sendings, before=before)))


def text(letter: Letter) -> str:
    return plain_letter(letter).decode("utf-8-sig").replace("\r\n", "\n")


def faulty(campaign: Campaign) -> Submission:
    titles = "如何突破固态电池界面的第1个关键瓶颈？"
    questions = [question(campaign, n, **({"title_zh": titles} if n == 2 else {})) for n in range(1, 10)]
    return submission(campaign, unit={"principles": "", "contact_phone": "555"}, questions=questions)


@pytest.fixture(scope="module")
def returned(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> Letter:
    earlier, later = sent(submission(campaign)), sent(faulty(campaign), "更正/推荐表 更正.xlsx", TEN)
    (letter,) = letters_of(batch_of(CampaignFolder(tmp_path_factory.mktemp("returned"), campaign), later, before=[earlier]))
    return letter


@pytest.fixture
def folder(tmp_path: Path, campaign: Campaign) -> CampaignFolder:
    return CampaignFolder(tmp_path, campaign)


def test_a_returned_file_word_for_word(returned: Letter):
    assert text(returned) == RETURNED
    assert returned.name == "A-06 中国化学会 退回修改通知"


def test_the_render_letter_says_what_the_plain_one_says(returned: Letter):
    document = WordDocument(render_letter(returned, MADE))
    assert document.headings[:5] == [
        (1, "一、收到的材料"), (1, "二、须改正（2 处）"), (2, "单位信息必填项（依据：四.1）"), (2, "题目重复"),
        (1, "三、请核实（1 处）"),
    ]
    files, required, duplicate, phone = map(table_rows, document.tables)
    assert files == [
        ["文件", "收到时间", "问题数量", "处理结果"],
        ["推荐表.xlsx", "2023年4月12日 09:00", "前沿科学问题 3 项、工程技术难题 3 项、产业技术问题 3 项；共 9 项", "被取代"],
        ["推荐表 更正.xlsx", "2023年4月12日 10:00", "前沿科学问题 3 项、工程技术难题 3 项、产业技术问题 3 项；共 9 项", "退回"],
    ]
    assert required == [
        ["位置", "意见", "怎样改"], ["单位信息!B18", "【新发现】推荐原则未填写。", "请在 B18 填写推荐原则。"],
    ]
    assert (duplicate[1][0], phone[1][0]) == ("推荐问题!C6", "单位信息!B16")
    everything = "\n".join(document.paragraphs)
    for line in RETURNED.splitlines()[-11:-1]:
        assert line.strip() in everything + "批次 2023-04"


def test_a_clean_file_is_accepted_and_nothing_is_asked(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(submission(campaign)))
    said = text(letter)
    assert letter.name == "A-06 中国化学会 受理通知"
    assert "经校验，符合要求，予以受理，无需修改。" in said
    assert "如需更正，请于 2023年4月20日 23:59 前重新报送整份推荐表" in said
    assert "须改正" not in said
    assert "附件" not in said
    assert [section.heading for section in letter.sections] == ["二、后续办理"]


def test_a_file_with_warnings_is_accepted_and_told_of_them(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(submission(campaign, unit={"contact_phone": "555"})))
    said = text(letter)
    assert letter.heading == "受理通知"
    assert "予以受理。另有 1 处请核实，不影响受理。" in said
    assert [part.heading for part in letter.parts] == ["二、请核实（1 处）"]


OPENS_LATE = (
    "贵单位报送的2023重大科学问题、工程技术难题和产业技术问题征集推荐表已收到，收到时间晚于截止时间（2023年4月20日 23:59），属于迟报。"
)
ENDED = "截止时间（2023年4月20日 23:59）已过，此后报送（含重新报送）的是否受理，由征集工作联系人确认；请与其联系。"


@pytest.mark.parametrize(("unit", "heading", "opening", "parts", "closing"), [
    ({}, "迟报收件通知", "经校验，没有须改正之处；是否受理，须由征集工作联系人确认。", [], ("请与征集工作联系人联系，确认是否受理。",)),
    ({"contact_phone": "555"}, "迟报收件通知", "经校验，没有须改正之处，另有 1 处请核实；是否受理，须由征集工作联系人确认。",
     ["二、请核实（1 处）"], ("请与征集工作联系人联系，确认是否受理。",)),
    ({"principles": ""}, "退回修改通知", "经校验，有 1 处须改正，现予退回；改正并重新报送后是否受理，须由征集工作联系人确认。",
     ["二、须改正（1 处）"],
     ("请按随函附件改正（其中逐处标明位置），尽快重新报送；同一单位多次报送的，以最后一份为准。", ENDED, "附件：A-06 中国化学会.xlsx")),
])  # fmt: skip
def test_a_late_file_is_told_so_once_and_asked_for_nothing_by_a_day_that_has_passed(
    letters: Letters, campaign: Campaign, unit: dict, heading: str, opening: str, parts: list[str], closing: tuple[str, ...]
):
    (letter,) = letters(campaign, sent(submission(campaign, unit=unit), at=TOO_LATE))
    assert (letter.heading, letter.opening) == (heading, OPENS_LATE + opening)
    assert [part.heading for part in letter.parts] == parts
    assert letter.sections[-1].lines == closing
    assert letter.files[0].status == ("退回" if "退回" in heading else "迟报，待确认")
    assert "超过截止时间" not in text(letter)


def test_a_call_that_returns_what_is_late_says_that_nothing_else_is_wrong(letters: Letters, campaign: Campaign):
    rules = tuple(
        rule.model_copy(update={"severity": Severity.ERROR}) if rule.code == "unit.late" else rule for rule in campaign.rules
    )
    (letter,) = letters(campaign.model_copy(update={"rules": rules}), sent(submission(campaign), at=TOO_LATE))
    assert letter.heading == "退回修改通知"
    assert letter.opening == OPENS_LATE + "按本次征集的规定，迟报的予以退回；推荐表的内容没有须改正之处。"
    assert letter.sections[-1].lines == ("如有特殊情况，请与征集工作联系人联系。",)


def test_an_unreadable_file_is_answered_to_the_unit_that_its_name_tells(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(None, "三月/中国化学会推荐表.xlsx"))
    said = text(letter)
    assert letter.name == "A-06 中国化学会 文件无法读取通知"
    assert letter.addressee == "中国化学会："
    assert "文件“中国化学会推荐表.xlsx”，但无法读取，其中的内容尚未收取。" in said
    assert "整个文件：文件无法读取：" in said
    assert "请按上述办法处理后，于 2023年4月20日 23:59 前重新报送。" in said
    assert "三月" not in said


def test_those_that_must_recommend_and_sent_nothing_are_reminded(letters: Letters, campaign: Campaign):
    units = tuple(replace(unit, must_recommend=unit.code in ("A-01", "A-06")) for unit in campaign.units)
    made = letters(campaign.model_copy(update={"units": units}), sent(submission(campaign)))
    assert [letter.name for letter in made] == ["A-06 中国化学会 受理通知", "A-01 中国数学会 报送提醒"]
    assert "尚未收到贵单位的2023重大科学问题、工程技术难题和产业技术问题征集推荐表。" in text(made[1])
    assert made[1].files == ()
    assert "一、后续办理" in text(made[1])


def test_a_returned_file_that_could_not_be_annotated_goes_without_attachment(letters: Letters, folder: CampaignFolder):
    batch = batch_of(folder, sent(faulty(folder.campaign)))
    ((_, letter),) = LetterWriter(batch.collection, batch.name, batch.dated, copies=()).letters()
    assert "请按上列位置在推荐表中改正，于 2023年4月20日 23:59 前重新报送" in text(letter)
    assert "附件" not in text(letter)


def test_a_unit_off_the_roster_is_addressed_as_it_calls_itself(letters: Letters, campaign: Campaign):
    typed = submission(campaign, unit={"unit_name": "某地科学学会", "unit_code": "Z-9"})
    (letter,) = letters(campaign, sent(typed, "推荐.xlsx"))
    assert (letter.name, letter.addressee) == ("推荐 退回修改通知", "某地科学学会：")
    assert "请按随函附件改正（其中逐处标明位置）" in text(letter)
    assert letter.sections[-1].lines[1:] == ("附件：推荐.xlsx",)


def test_each_letter_names_the_copy_that_was_made_for_its_file(letters: Letters, campaign: Campaign):
    sendings = [sent(submission(campaign, unit={"unit_name": name, "unit_code": "Z-9"}), path)
                for name, path in (("甲学会", "甲/推荐.xlsx"), ("乙学会", "乙/推荐.xlsx"))]
    made = {letter.addressee: letter.sections[-1].lines[1] for letter in letters(campaign, *sendings)}
    assert made == {"乙学会：": "附件：推荐.xlsx", "甲学会：": "附件：推荐 (2).xlsx"}


def test_checks_that_could_not_be_made_are_listed(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(submission(campaign, without=frozenset({"category"})), "推荐表.xlsx"))
    lines = next(section for section in letter.sections if "未能校验" in section.heading).lines
    assert "推荐数少于下限：缺少问题类别" in lines


def test_of_many_findings_of_a_kind_the_further_ones_are_named_by_place(letters: Letters, campaign: Campaign):
    blanks = [question(campaign, n, author="", author_employer="") for n in range(1, 10)]
    (letter,) = letters(campaign, sent(submission(campaign, questions=blanks), "推荐表.xlsx"))
    (group,) = letter.parts[0].groups
    assert len(group.points) == 10
    assert group.more == (
        "同类另有 8 处：推荐问题!O10、推荐问题!P10、推荐问题!O11、推荐问题!P11、推荐问题!O12、推荐问题!P12、推荐问题!O13、推荐问题!P13。",
    )
    assert group.more[0] in "\n".join(WordDocument(render_letter(letter, MADE)).paragraphs)


def test_no_letter_quotes_what_is_personal(letters: Letters, campaign: Campaign):
    personal = {name: f"电话canary{number}" for number, name in enumerate(UNIT) if "phone" in name or "email" in name}
    assert len(personal) == 4
    (letter,) = letters(campaign, sent(submission(campaign, unit=personal)))
    assert len([group for part in letter.parts for group in part.groups]) == 2
    assert "canary" not in text(letter)
    document = WordDocument(render_letter(letter, MADE))
    assert not [name for name in document.zip.namelist() if b"canary" in document.zip.read(name)]


def test_what_a_unit_types_is_text_in_word(letters: Letters, campaign: Campaign):
    title = "</w:t>{{ 7*7 }}&<b>{_{ 是什么"
    questions = [question(campaign, n, **({"title_zh": title} if n == 1 else {})) for n in range(1, 10)]
    (letter,) = letters(campaign, sent(submission(campaign, questions=questions)))
    assert f"题目“{title}”不以问号结尾" in "\n".join(WordDocument(render_letter(letter, MADE)).paragraphs)


def test_the_document_is_what_the_format_allows(returned: Letter, audited: Callable[[bytes], None]):
    audited(render_letter(returned, MADE))


def test_the_document_names_no_person_and_no_time_of_day(returned: Letter):
    core = WordDocument(render_letter(returned, MADE)).core
    assert (core["title"], core["creator"], core["created"]) == ("退回修改通知 中国化学会", "", "2023-01-29T00:00:00Z")


def test_other_years_leave_out_what_their_campaign_does_not_say(letters: Letters):
    campaign = load_preset("2019")
    (letter,) = letters(campaign, sent(submission(campaign, questions=[question(campaign, n) for n in range(1, 7)])))
    assert letter.contacts == ()
    assert letter.files[0].counts == "前沿科学问题 3 项、工程技术难题 3 项；共 6 项"
    assert WordDocument(render_letter(letter, MADE)).tables


def test_in_english(folder: CampaignFolder):
    (letter,) = letters_of(batch_of(folder, sent(faulty(folder.campaign))), "en")
    said = plain_letter(letter, "en").decode("utf-8-sig")
    assert letter.heading == "Notice of return for correction"
    assert "2. To be corrected (2)\r\n" in said
    assert "Received: 2023-4-12 09:00" in said
    assert "by 2023-4-20 23:59" in said
    assert render_letter(letter, MADE, language="en")


def test_letters_stand_in_the_batch_s_folder_and_those_of_an_earlier_run_go(folder: CampaignFolder):
    target = folder.path / "output" / "2023-04" / "letters"
    target.mkdir(parents=True)
    for name in ("A-06 中国化学会 受理通知.docx", "A-06 中国化学会 受理通知.txt", "坏 (2) 受理通知 (2).docx", "~$06 中国化学会 受理通知.docx", "备注.txt"):
        (target / name).write_bytes(b"")
    batch = batch_of(folder, sent(faulty(folder.campaign)), sent(None, "A-07 坏.xlsx"))
    assert [written.fault for written in batch.letters] == [None, None]
    assert sorted(path.name for path in target.iterdir()) == [
        "A-06 中国化学会 退回修改通知.docx", "A-06 中国化学会 退回修改通知.txt", "A-07 中国天文学会 文件无法读取通知.docx",
        "A-07 中国天文学会 文件无法读取通知.txt", "~$06 中国化学会 受理通知.docx", "备注.txt",
    ]


def test_a_letter_is_the_same_bytes_alone_and_among_so_many_that_several_processes_make_them(tmp_path: Path, campaign: Campaign):
    one, *others = (sent(None, f"{unit.code}.xlsx") for unit in campaign.units[: ENOUGH_FOR_A_PROCESS + 1])
    made = []
    for name, sendings in (("alone", (one,)), ("among others", (one, *others))):
        folder = CampaignFolder(tmp_path / name, campaign)
        assert len(batch_of(folder, *sendings).letters) == len(sendings)
        made.append({path.name: path.read_bytes() for path in folder.output.rglob("A-01 *") if path.is_file()})
    assert made[0] == made[1]
    assert len(made[0]) == 2


def test_a_template_of_the_campaign_s_own_is_used(folder: CampaignFolder):
    restyled = altered_package(packaged_template(TEMPLATE), ("{{ heading }}", "关于推荐材料的{{ heading }}"))
    (folder.path / TEMPLATE).write_bytes(restyled)
    (written,) = batch_of(folder, sent(faulty(folder.campaign))).letters
    document = folder.output / "2023-04" / "letters" / f"{written.name}.docx"
    assert WordDocument(document.read_bytes()).paragraphs[0] == "关于推荐材料的退回修改通知"


@pytest.mark.parametrize(("was", "becomes", "told"), [
    ("{{ heading }}", "{{ title }}", "没有名为“title”的内容。"),
    ("{{ signatory }}", "{{ signatory }}{{ '{{ date }}' }}", "函件中残留模板标签：“中国科协办公厅{{ date }}”"),
    ("{{ opening }}", "{{ opening }}{{ parts[0].nothing }}", "没有名为“nothing”的内容。"),
])
def test_a_template_that_cannot_be_filled_in_is_refused(returned: Letter, was: str, becomes: str, told: str):
    with pytest.raises(ToolkitError) as fault:
        render_letter(returned, MADE, altered_package(packaged_template(TEMPLATE), (was, becomes)))
    assert told in fault.value.render()


def test_a_letter_may_do_without_its_signatory(returned: Letter):
    template = altered_package(packaged_template(TEMPLATE), ("{{ signatory }}", ""))
    assert returned.signatory not in WordDocument(render_letter(returned, MADE, template)).paragraphs
    assert [meaning.zh for meaning in review_template(LETTER_KIND, template).left_out] == ["落款单位"]


def test_each_value_of_a_letter_is_declared_with_its_meaning_and_printed(returned: Letter):
    values = DocumentContent("", "", MADE, {**asdict(returned), "column": column_heads()}).named_values()
    assert {path for _, path, _ in values} <= {field.path for field in LETTER_KIND.fields}
    review = review_template(LETTER_KIND, None)
    assert (review.faults, review.left_out) == ((), ())


def points(letter: Letter) -> list[str]:
    return [point.message for part in letter.parts for group in part.groups for point in group.points]


def sections(letter: Letter) -> dict[str, tuple[str, ...]]:
    return {section.heading.partition("、")[2]: section.lines for section in letter.sections}


def test_the_numbers_since_last_time_are_those_of_the_list_and_each_point_is_labelled(letters: Letters, campaign: Campaign):
    before = submission(campaign, unit={"principles": "", "contact_phone": "555", "signer": ""})
    after = submission(campaign, unit={"contact_phone": "555", "contact_email": "nobody"})
    (letter,) = letters(campaign, sent(after, "更正.xlsx", TOO_LATE), before=[sent(before)])
    assert letter.opening.endswith("推荐表与上次报送相比：已改正 2 处，仍存在 1 处，新发现 1 处。"), "that it is late is no point"
    assert [message[:5] for message in points(letter)] == ["【仍存在】", "【新发现】"]
    fixed = sections(letter)["已改正（2 处）"]
    assert [line.partition("：")[0] for line in fixed] == ["单位信息必填项", "未审定签字"]
    assert all("单位信息!B" in line for line in fixed)


def test_the_first_time_nothing_is_labelled(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(faulty(campaign)))
    assert "上次" not in letter.opening
    assert "【" not in "".join(points(letter))


def test_of_many_points_the_further_ones_are_named_apart_by_whether_they_are_new(letters: Letters, campaign: Campaign):
    def blank(*rows: int) -> Submission:
        return submission(campaign, questions=[question(campaign, n, **({"author": "", "author_employer": ""} if n in rows else {}))
                                               for n in range(1, 10)])

    (letter,) = letters(campaign, sent(blank(*range(1, 10)), "更正.xlsx", TEN), before=[sent(blank(6))])
    (group,) = letter.parts[0].groups
    assert "仍存在 2 处，新发现 16 处" in letter.opening
    assert group.more == (
        "【仍存在】同类另有 2 处：推荐问题!O10、推荐问题!P10。",
        "【新发现】同类另有 6 处：推荐问题!O11、推荐问题!P11、推荐问题!O12、推荐问题!P12、推荐问题!O13、推荐问题!P13。",
    )
    assert {point.message[:5] for point in group.points} == {"【新发现】"}


def test_what_the_time_of_receipt_is_stands_below_the_files_in_word(returned: Letter):
    document = WordDocument(render_letter(returned, MADE))
    paragraphs = document.paragraphs
    at = paragraphs.index("“收到时间”是系统记录的文件修改时间。")
    assert (paragraphs[at - 1], paragraphs[at + 1]) == ("退回", "二、须改正（2 处）")


def test_the_contact_never_stands_alone_on_a_page_the_last_sentence_stays_with_it(returned: Letter):
    document = WordDocument(render_letter(returned, MADE))
    kept = [bool(paragraph.xpath("w:pPr/w:keepNext", namespaces=NAMES)) for paragraph in document.body.iter(f"{W}p")]
    at = document.paragraphs.index("联系人：马睿乾 闫爽")
    assert document.paragraphs[at - 2] == "附件：A-06 中国化学会.xlsx"
    assert kept[at - 3 :] == [False, *[True] * 7, False]


def test_a_scan_s_point_is_labelled_as_that_for_scans_are_not_compared(folder: CampaignFolder):
    call = CampaignFolder(folder.path, with_settings(folder.campaign, signed_scan_required=True))
    files = (sent(faulty(folder.campaign), "A-06 更正.xlsx", TEN), Sending(b"%PDF-1.7 torn", "A-06 签字.pdf", TEN))
    (letter,) = letters_of(batch_of(call, *files, before=[sent(submission(folder.campaign))]))
    labels = [message[:5] for message in points(letter)]
    numbers = {label: labels.count(label) for label in ("【仍存在】", "【新发现】")}
    assert f"仍存在 {numbers['【仍存在】']} 处，新发现 {numbers['【新发现】']} 处" in letter.opening
    assert [message[:4] for message in points(letter)].count("【附件】") == 1


def test_a_clause_is_named_once_and_a_default_of_ours_not_at_all(letters: Letters, campaign: Campaign):
    (letter,) = letters(campaign, sent(faulty(campaign)))
    assert [group.title for part in letter.parts for group in part.groups] == [
        "单位信息必填项（依据：四.1）", "题目重复", "电话格式（依据：四.1）",
    ]
    assert text(letter).count("依据") == 2
    assert "默认" not in text(letter)


def test_what_a_copy_says_of_a_rule_that_is_none_of_ours_is_told_by_its_place(returned: Letter, folder: CampaignFolder):
    writer = FindingWriter(batch_of(folder).collection, "zh")
    former = PriorFinding("no.such-rule", "推荐问题 13812345678", "B5", "", "")
    (section,) = writer.former_sections(FindingComparison((), (former,)))
    assert (section.heading, section.lines) == ("已改正（1 处）", ("—：推荐问题 ＊＊＊!B5",))


def test_an_own_template_without_the_date_goes_on_working(returned: Letter):
    own = altered_package(packaged_template(TEMPLATE), ("{{ date }}", ""))
    assert "2023年4月20日" not in "".join(WordDocument(render_letter(returned, MADE, own)).paragraphs[-3:])


def test_the_date_stands_below_the_signatory(returned: Letter):
    assert WordDocument(render_letter(returned, MADE)).paragraphs[-2:] == ["中国科协办公厅", "2023年4月20日"]


def test_letters_of_one_name_get_a_number(returned: Letter):
    again = replace(returned, name=returned.name.lower())
    assert [name for name, _ in distinct_letters([returned, again, returned])] == [
        "A-06 中国化学会 退回修改通知", "a-06 中国化学会 退回修改通知 (2)", "A-06 中国化学会 退回修改通知 (3)",
    ]
