"""Templates as staff break them: every fault is named at its place, all of them at once, and none of them is used."""

from functools import cache
from pathlib import Path

import pytest

from tests.support.broken_templates import BROKEN, NAME, edited, packaged
from toolkit.batch.unit_report.render import report_kind
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.cli.templates import require_own_template
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.task_process import ProcessLimits, TaskProcess
from toolkit.templates.checking import CheckedTemplate, CheckingWork, TemplateChecker, TemplateTask, TrialOutcome

EXPECTED = {
    "misspelt fields": [
        "首个标题之前，第 1 段“{{ 征集活动名称 }}”：没有名为“征集活动名称”的内容。是否指“campaign.name”（征集活动名称）？",
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.colected }} 个，经遴选推荐 {{ t…”：没有名为“colected”的内容。是否指“collected”（征集问题数量）？",
        "“{{ question.heading }}”之下，第 1 段“{{ question.titel_en }}”：没有名为“titel_en”的内容。是否指“title_en”（英文题目）？",
    ],
    "used outside its loop": [
        "标题“推荐问题一览：{{ question.heading }}”：“question”只在它的循环“{%p for question in group.questions %}”之内有内容，此处在循环之外；请移到循环之内，或补上循环标签。",
        "“六、校验情况”之下，第 1 段“本报告依据推荐材料“{{ source.path }}（{{ member_name }}）”生成。”：没有名为“member_name”的内容。清单“members”（专家推荐委员会名单）的各项中才有，须写在那个循环（for）之内。",
        "“六、校验情况”之下，第 3 段“…indings }} 条：{{ findings.severity }}，详见附…”：“findings”有多项，须先用循环标签（for）逐项列出，再写其中的内容。",
    ],
    "tag in pieces": [
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.colected }} 个，经遴选推荐 {{ t…”：没有名为“colected”的内容。是否指“collected”（征集问题数量）？",
    ],
    "braces of full width": [
        "首个标题之前，第 4 段“｛｛ verdict.mark ｝｝”：“｛｛ verdict.mark ｝｝”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。",
        "“六、校验情况”之下，第 1 段“本报告依据推荐材料“{{ source．path }}”生成。”：标签“{{ source．path }}”中有全角或看不见的字符（．）；标签中的标点和空格须用半角。",
        "“六、校验情况”之下，第 7 段“{%p if not_made %}”：标签“{%p　if not_made %}”中有全角或看不见的字符（U+3000）；标签中的标点和空格须用半角。",
    ],
    "one brace": [
        "首个标题之前，第 1 段“{campaign.name}”：“{campaign.name}”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。",
        "“三、专家推荐委员会”之下，第 2 段“专家推荐委员会由 {{ total.members } 位专家组成，其中国外专家 to…”：标签“{{ total.members }”没有写完整，右括号缺少或不配对。",
        "“三、专家推荐委员会”之下，第 2 段“…} 位专家组成，其中国外专家 total.foreign }} 位（本次征集要求不少于 {{…”：“total.foreign }}”只有标签的右括号，左括号缺少或被拆开。",
    ],
    "tag over two paragraphs and cells": [
        "首个标题之前，第 4 段“{{ verdict.”：标签“{{ verdict.”断在两段或两格中（下一处是“mark }}”）；一个标签须写在同一段之内。",
        "“征集与推荐数量”之下，第 1 个表格第 3 行第 2 列“{{ row.”：标签“{{ row.”断在两段或两格中（下一处是“number }}”）；一个标签须写在同一段之内。",
    ],
    "loop around half a row": [
        "“征集与推荐数量”之下，第 1 个表格第 2 行第 3 列“{{ row.number }}{% endfor %}”：“{% endfor %}”与它的开头“{% for row in categories %}”（“征集与推荐数量”之下，第 1 个表格第 2 行第 1 列）不在同一个单元格；要逐行列出，请用 {%tr … %}，首尾各占表格的一行。",
    ],
    "loop ends in another table": [
        "“征集与推荐数量”之下，第 2 个表格第 2 行第 1 列“{%tr endfor %}”：“{%tr endfor %}”与它的开头“{%tr for row in categories %}”（“征集与推荐数量”之下，第 1 个表格第 2 行第 1 列）不在同一个表格；首尾须在同一个表格中，各占一行。",
    ],
    "loop begins in the text and ends in a cell": [
        "“四、遴选过程与评分”之下，第 1 个表格第 3 行第 7 列“{%p endfor %}”：“{%p endfor %}”与它的开头“{%p for group in groups %}”（“四、遴选过程与评分”之下，第 7 段）不在同一处；首尾须同在正文、同在一个单元格或同在一个文本框中。",
    ],
    "end of a loop is gone": [
        "“三、专家推荐委员会”之下，第 1 个表格第 2 行第 1 列“{%tr for member in members %}”：“{%tr for member in members %}”没有结束，缺少 endfor 标签。",
        "“附件 校验意见（供工作人员办理）”之下，第 3 段“{%p if not_made %}”：“{%p if not_made %}”没有结束，缺少 endif 标签。",
    ],
    "number used as a list": [
        "“四、遴选过程与评分”之下，第 7 段“{%p for group in total.questions %}”：“total.questions”只有一项，不能用循环逐项列出。",
        "“六、校验情况”之下，第 3 段“推荐材料经校验，尚有意见 {{ findings }} 条：{{ total.s…”：“findings”是一组内容，不能直接写出；请写明其中的哪一项。",
    ],
    "unknown filter and test": [
        "“一、工作概况”之下，第 1 段“{%p if campaign.notice is defind %}”：没有名为“defind”的判断。是否指“defined”？",
        "“{{ section.label }}”之下，第 1 段“{%p fro line in section.lines %}”：标签中没有“fro”这种写法。是否指“for”？",
        "“征集与推荐数量”之下，第 1 段“…nit.collected | uper }} 个，经遴选推荐 {{ t…”：没有名为“uper”的过滤器。是否指“upper”？",
    ],
    "blank behind the percent sign": [
        "首个标题之前，第 1 段“{{p campaign.name }}”：标签“{{p campaign.name }}”的左括号之后多了字母，内容会丢失；请写作“{{ campaign.name }}”。",
        "首个标题之前，第 3 段“{% p if verdict.mark %}”：标签“{% p if verdict.mark %}”中 % 与其后的字母之间不能有空格；请写作“{%p if verdict.mark %}”。",
        "“四、遴选过程与评分”之下，第 12 段“{%tr if opinions %}”：标签“{%tr if opinions %}”要取代表格的行或列（tr），此处却不在表格中；请改用 {%p … %}。",
    ],
    "text beside a loop": [
        "“组织领导”之下，第 1 段“推荐办法：{%p for section in plan %}”：标签“{%p for section in plan %}”会取代它所在的整段，同段的“推荐办法：”会丢失；请让该标签独占一段。",
        "“三、专家推荐委员会”之下，第 1 个表格第 2 行第 1 列“{%tr for member in members %}”：标签“{%tr for member in members %}”会取代它所在的整行，同行的“专家名单”会丢失；请让该标签独占表格的一行。",
    ],
    "tag in a text box": [
        "“征集与推荐数量”之下，第 1 段的文本框中“单位：{{ unit.name }}”：没有名为“name”的内容。是否指“unit_name”（推荐单位名称）？",
    ],
    "header of the first page": [
        "首页的页眉，第 1 段“{{ campaign.title }}”：没有名为“title”的内容。",
        "偶数页的页脚（各页均不显示），第 1 段“{{ unit }}”：“unit”是一组内容，不能直接写出；请写明其中的哪一项。",
    ],
    "footnotes and endnotes": [
        "第 2 个脚注，第 1 段“共 {{ total.questoins }} 题。”：没有名为“questoins”的内容。是否指“questions”（推荐问题总数）？",
        "第 1 个尾注，第 1 段“见 {{ source.path }}。”：标签“{{ source.path }}”所在之处不会被填写；请移到正文、页眉、页脚或脚注中。",
        "第 2 个尾注，第 1 段“共 {{ total.questoins }} 题。”：标签“{{ total.questoins }}”所在之处不会被填写；请移到正文、页眉、页脚或脚注中。",
    ],
    "revisions and fields": [
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.collected…”：域（MERGEFIELD）显示的是模板或另一个文件的信息，不是本文档的，不能交出；请删去，或改为文字或标签。",
        "“六、校验情况”之下，第 3 段“推荐材料经校验，尚有意见 {{ total.…”：域（AUTHOR）显示的是模板或另一个文件的信息，不是本文档的，不能交出；请删去，或改为文字或标签。",
        "标题“七、审定与签字（修订）”：有 1 处尚未接受或拒绝的修订，其中有修订人的姓名和已删去的文字；请在“审阅”中接受或拒绝全部修订。",
    ],
    "chart pasted as a picture": [
        "“征集与推荐数量”之下，第 3 段：图片“图片 3”像是粘贴成图片的图表，其中的数字不会更新；请删去，换回可编辑的图表（类别）。",
    ],
    "linked sheet and picture": [
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.colle…”：嵌入的表格或旧式图表（Excel）中的示例数字无法更新，不能交出；请删去，或改用 Word 自带的图表。",
        "“{{ section.label }}”之下，第 10 段：图片链接到另一个文件（学会徽标.png），交出后看不到；请删去，改用“插入图片”插入。",
    ],
    "charts that cannot be redrawn": [
        "“征集与推荐数量”之下，第 3 段：图表“各类别推荐数量（个）”的类型无法填入新的数字；请改用柱形图、条形图、饼图或折线图。",
        "“征集与推荐数量”之下，第 6 段：看不出图表“各地区{{ total.questions }}（个）”应显示哪些数字，其中的示例数字不能交出；请在图表标题或替代文字中写明下列之一：类别/领域，或删去该图表。",
        "“征集与推荐数量”之下，第 6 段：标签“{{ total.questions }}”所在之处不会被填写；请移到正文、页眉、页脚或脚注中。",
    ],
    "tags in a diagram": [
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.collected }} 个，经遴选推荐…”：标签“{{ unit.unit_name }}”所在之处不会被填写；请移到正文、页眉、页脚或脚注中。",
    ],
    "tag half within a link": [
        "“六、校验情况”之下，第 1 段“本报告依据推荐材料“{{ source.path }}”生成。”：标签“{{ source.path }}”一部分在超链接或内容控件之内，一部分在外；请删去后整个重新输入。",
    ],
    "what only a trial tells": [
        "“三、专家推荐委员会”之下，第 1 段“{%p if total.members % 2 %}”：用示例数据试填时填不出来：写法有误。",
        "“征集与推荐数量”之下，第 1 段“共征集问题难题 {{ unit.collected + 1 }} 个，经遴选推荐 {{ total.questions …”：用示例数据试填时填不出来：把文字、数字或清单用作了别的。",
        "标题“{{ question.heading }}”：用示例数据试填后，标题“1．如何用示例说明一个前沿科学问题？”不止出现一次；请核对循环标签。",
    ],
    "finished document": [
        "整个文档：没有一个标签，用它生成的每份文档都会一模一样；这可能是已生成的文档，不是模板。",
    ],
    "document of Word 97": [
        "报告模板无法使用，文件其实是：Word 97-2003 或 WPS 文字文档（.doc、.wps）。请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”；只改扩展名不行。",
    ],
    "document with a password": [
        "报告模板无法使用，文件其实是：设了打开密码的文件（工作簿或 Word 文档）。请打开后去掉密码或加密，另存为“Word 文档（.docx）”。",
    ],
    "template of Word": [
        "报告模板无法使用，文件其实是：Word 模板（.dotx）。请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”；只改扩展名不行。",
    ],
}
"""What is said of each, in order."""

STRUCTURE = {"tag over two paragraphs and cells", "loop around half a row", "loop ends in another table",
             "loop begins in the text and ends in a cell", "end of a loop is gone", "unknown filter and test",
             "blank behind the percent sign", "text beside a loop"}
MARKS = {"revisions and fields", "chart pasted as a picture", "linked sheet and picture", "charts that cannot be redrawn",
         "tags in a diagram"}
"""What keeps a template from being filled in on trial until it is mended."""


@pytest.fixture
def folder(tmp_path: Path, campaign: Campaign) -> CampaignFolder:
    return CampaignFolder(tmp_path, campaign)


def sentences(fault: ToolkitError) -> list[str]:
    """What a reason to stop says, without the head of a list and its numbers."""
    head, *faults = fault.render().splitlines()
    return [line.partition(". ")[2] for line in faults] or [head]


def test_enough_templates_are_broken():
    assert len(BROKEN) >= 20
    assert EXPECTED.keys() == BROKEN.keys()
    assert all(1 <= len(faults) <= 3 for faults in EXPECTED.values())


@cache
def verdict(broken: str) -> CheckedTemplate | ToolkitError:
    """What is found out of a broken template."""
    *_, found = CheckingWork(load_preset("2023"))(TemplateTask(NAME, BROKEN[broken]()))
    return found


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_template_is_named_with_all_its_faults(broken: str):
    checked = verdict(broken)
    if isinstance(checked, ToolkitError):
        assert (sentences(checked), checked.exit_status) == (EXPECTED[broken], ExitStatus.REFUSED)
        return
    assert [fault.render() for fault in checked.faults] == EXPECTED[broken]
    untried = broken in STRUCTURE | MARKS or broken == "finished document"
    tried = TrialOutcome.FAILED if broken == "what only a trial tells" else TrialOutcome.PASSED
    assert checked.trial is (TrialOutcome.NOT_MADE if untried else tried)


@pytest.mark.parametrize("broken", BROKEN)
def test_it_is_refused_with_the_same_sentences_where_it_is_to_be_used(broken: str, folder: CampaignFolder):
    (folder.path / NAME).write_bytes(BROKEN[broken]())
    with pytest.raises(ToolkitError) as raised:
        require_own_template(folder, report_kind(folder.campaign))
    assert (sentences(raised.value), raised.value.exit_status) == (EXPECTED[broken], ExitStatus.REFUSED)
    assert [path.name for path in folder.path.iterdir()] == [NAME]


def test_one_that_is_sound_is_not_refused(folder: CampaignFolder):
    (folder.path / NAME).write_bytes(packaged())
    require_own_template(folder, report_kind(folder.campaign))
    (folder.path / NAME).unlink()
    require_own_template(folder, report_kind(folder.campaign))


@pytest.mark.parametrize("broken", BROKEN)
def test_every_fault_is_said_in_english_too(broken: str):
    checked = verdict(broken)
    said = [checked.render("en")] if isinstance(checked, ToolkitError) else [fault.render("en") for fault in checked.faults]
    assert len(said) == len(EXPECTED[broken])
    assert [each for each in said if each in EXPECTED[broken] or each[-1] not in ".?" or "document." in each] == []


def endless(document) -> None:
    document.add_paragraph("{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}")


def test_a_template_that_would_never_end_is_told_at_its_place_like_any_other(campaign: Campaign):
    process = TaskProcess(ProcessLimits(seconds=5, patience=60.0))
    check = TemplateChecker(CheckingWork(campaign))
    checked = check(process, TemplateTask(NAME, edited(endless)))
    first = process.process
    assert [fault.render() for fault in checked.faults] == [
        "“附件 未能进行的检查（供工作人员办理）”之下，第 3 段“{% for a in range(9999) %}{% for b in range(9999) %}{% for c…”：用示例数据试填时填不出来：标签反复引用自身，或重复的次数过多；请减少循环的次数，或去掉循环中的循环。",
    ]
    assert (checked.trial, checked.is_sound) == (TrialOutcome.FAILED, False)
    assert check(process, TemplateTask(NAME, packaged())).is_sound
    assert process.process is first
    process.end()


def test_a_file_over_which_its_process_is_lost_is_named(campaign: Campaign):
    process = TaskProcess(ProcessLimits(memory=1))
    lost = TemplateChecker(CheckingWork(campaign))(process, TemplateTask(NAME, packaged()))
    assert isinstance(lost, ToolkitError)
    assert lost.render() == f"“{NAME}”无法读取：文件内容异常，读取它的进程已被终止。请在 Word 中打开，另存为新的 .docx 后再检查。"

