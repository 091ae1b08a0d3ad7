"""What the commands say: help, progress, results and how they fail.

``cli.<command>`` says what a command does, ``cli.<command>.<parameter>`` what an option or argument means.
"""

from toolkit.messages.catalogue import Text

_HELP = {
    "cli.usage": Text("用法：", "Usage: "),
    "cli.metavar.command": Text("命令 ...", "COMMAND ..."),
    "cli.parameters": Text("参数和选项：", "Arguments and options:"),
    "cli.commands": Text("命令（toolkit 命令 --help 看详细用法）：", "Commands (toolkit COMMAND --help tells more):"),
    "cli.help": Text("显示本说明。", "Show this help."),
    "cli.version": Text("显示版本号。", "Show the version."),
    "cli.toolkit": Text(
        "重大科学问题、工程技术难题和产业技术问题征集：下发推荐表，逐格校验，按月汇总，生成报告。",
        "Calls for frontier questions: issue workbooks, check them cell by cell, merge them by the month, write reports.",
    ),
    "cli.toolkit.folder": Text("活动文件夹；不写则为当前文件夹。", "The campaign folder; the current folder if left out."),
    "cli.toolkit.language": Text("界面语言；不写则为中文。", "The language of what is printed; Chinese if left out."),
    "cli.init": Text("新建活动文件夹。", "Make a new campaign folder."),
    "cli.init.path": Text("要新建的文件夹。", "The folder to make."),
    "cli.init.preset": Text("年度预设；不写则为有通知原文的最新一年。", "The preset to start from; the newest that rests on its own notice if left out."),
    "cli.campaign": Text("显示现行规则及其依据，可与年度预设比较。", "Show the rules in force and their clauses; compare with a preset."),
    "cli.campaign.against": Text("要比较的年度预设。", "The preset to compare with."),
    "cli.issue": Text("生成空白推荐表，每单位一份，存入 output/issued/。", "Write blank workbooks, one a unit, into output/issued/."),
    "cli.issue.wanted": Text("只为该单位生成（名称或代码，可重复）。", "Only for this unit (name or code; may be repeated)."),
    "cli.check": Text("校验填好的推荐表，指出每处问题所在的单元格。", "Check filled workbooks and name the cell of each problem."),
    "cli.check.files": Text("要校验的推荐表，或装有推荐表的压缩包（.zip）。", "The workbooks to check, or archives (.zip) of them."),
    "cli.check.form": Text("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.check.copies": Text(
        "把带批注的副本（文件名不变）存入该文件夹。", "Write annotated copies, under the same names, into this folder."
    ),
    "cli.check.cross_check": Text(
        "再用第二种读取程序（openpyxl）核对内容，较慢。", "Have a second program (openpyxl) read the cells too and compare; slower."
    ),
    "cli.aggregate": Text("汇总 inbox/ 中的推荐表，存入 output/批次名/。", "Merge the workbooks in inbox/ into output/<batch>/."),
    "cli.aggregate.batch": Text("批次名；不写则为本月，例如 2023-04。", "Name of the batch; this month, such as 2023-04, if left out."),
    "cli.report": Text("生成遴选推荐报告（Word），存入 output/reports/。", "Write the units' Word reports into output/reports/."),
    "cli.report.wanted": Text("单位名称或代码。", "Names or codes of units."),
    "cli.report.everyone": Text("为 inbox/ 中每个单位生成。", "For every unit in inbox/."),
    "cli.demo": Text("用生成的数据从头到尾演示一次活动。", "Run a whole campaign on generated data, end to end."),
    "cli.demo.path": Text("存放演示的文件夹。", "The folder for the demo."),
}

_WRONG = {
    "cli.wrong.option": Text("没有选项 {name}。", "There is no option {name}."),
    "cli.wrong.command": Text("没有命令“{name}”。", "There is no command “{name}”."),
    "cli.wrong.near": Text("是否想用：{names}？", " Did you mean {names}?"),
    "cli.wrong.missing": Text("缺少 {name}。", "{name} is missing."),
    "cli.wrong.value": Text("{name} 的值不对：{why}", "Wrong value for {name}: {why}"),
    "cli.wrong.no-value": Text("选项 {name} 缺少它的值。", "Option {name} lacks its value."),
    "cli.wrong.a-value": Text("选项 {name} 不带值。", "Option {name} takes no value."),
    "cli.wrong.extra": Text("多出了 {words}。", "too many words: {words}."),
    "cli.wrong.call": Text("用法不对：{why}", "Wrong usage: {why}"),
    "cli.wrong.help": Text("用 {command} --help 看用法。", "See {command} --help."),
    "cli.wrong.no-file": Text("没有文件“{path}”。", "There is no file “{path}”."),
    "cli.wrong.folder": Text("“{path}”是文件夹，应为文件。", "“{path}” is a folder; name a file."),
    "cli.wrong.number": Text("应为整数。", "it must be a whole number."),
    "cli.wrong.no-folder": Text("应为可以读写的文件夹，不能是文件。", "it must be a folder that may be read and written, no file."),
    "cli.wrong.no-plain-file": Text("应为可以读写的文件，不能是文件夹。", "it must be a file that may be read and written, no folder."),
    "cli.wrong.permission": Text("没有读取权限。", "you may not read it."),
    "cli.wrong.choice": Text("“{value}”不在可选之列：{choices}。", "“{value}” is none of {choices}."),
    "cli.wrong.own-copy": Text(
        "带批注的副本不能存入“{folder}”：会覆盖“{path}”。请换一个文件夹。",
        "The annotated copy cannot go to “{folder}”: it would overwrite “{path}”. Choose another folder.",
    ),
    "cli.wrong.same-name": Text(
        "有几份文件同名（{name}），带批注的副本会相互覆盖。请分几次校验。",
        "Several files have the same name ({name}); their annotated copies would overwrite each other. Check them apart.",
    ),
    "cli.wrong.nobody": Text(
        "请写明单位，或用 --all 为每个单位生成，二者取一。", "Name units, or use --all for every one; not both."
    ),
    "cli.wrong.batch": Text(
        "批次名“{name}”不能用作文件夹名，或与 {taken} 重名；请用 2023-04 这样的名称。",
        "“{name}” cannot be the name of a batch's folder, or is one of {taken}; use a name such as 2023-04.",
    ),
}

_FAULTS = {
    "cli.fault.full": Text("磁盘已满，未能写入 {path}；原有文件未受影响。", "The disk is full; {path} was not written. What was there is unharmed."),
    "cli.fault.permission": Text("没有权限：{path}。请检查文件夹权限，或关闭正打开该文件的程序。", "No permission: {path}. Check the folder's permissions, or close the program that has it open."),
    "cli.fault.disk": Text("读写失败：{path}（{why}）。", "Reading or writing failed: {path} ({why})."),
    "cli.fault.stopped": Text("已中断，没有做完；已写入的文件都是完整的，可以再运行一次。", "Stopped before the end; the files already written are whole, and it can be run again."),
    "cli.fault.internal": Text(
        "程序内部故障（{what}），与您的填写无关；设置环境变量 {debug}=1 后再运行一次，可得到详细信息供开发者查找。",
        "Internal fault ({what}), not caused by your input; run again with the environment variable {debug}=1 for details a developer can use.",
    ),
}

_CHECK = {
    "cli.check.ok": Text("无校验意见", "no findings"),
    "cli.check.group": Text("{title}（{count} 处；依据：{clause}）", "{title} ({count}; clause {clause})"),
    "cli.check.whole": Text("整个文件", "whole file"),
    "cli.check.more": Text("……另有 {count} 处：{places}", "… and {count} more: {places}"),
    "cli.check.further": Text("等", "and others"),
    "cli.check.not-made": Text("未作的校验（缺少：{missing}）：{titles}", "Checks not made (missing: {missing}): {titles}"),
    "cli.check.remarks": Text("读取说明（不是问题，共 {count} 条）：", "How it was read (no faults; {count}):"),
    "cli.check.unreadable": Text("无法读取", "unreadable"),
    "cli.check.newest": Text("“{path}”是旧版推荐表，内容已移入新版：{name}", "“{path}” is an older form; its content is in the newest one: {name}"),
    "cli.check.annotated": Text("带批注的副本已存入 {folder}", "Annotated copies are in {folder}"),
    "cli.check.not-annotated": Text(
        "{path} 不能在原文件上批注，校验意见另存为 {name}，其中说明了原因。",
        "{path} itself cannot be annotated; its findings are in {name}, which says why.",
    ),
    "cli.check.others": Text(
        "{path} 中另有 {count} 个文件不是推荐表，未按规则校验：{names}",
        "{path} also holds {count} files that are no workbooks and were not checked by the rules: {names}",
    ),
    "cli.check.summary": Text(
        "共 {files} 个文件：{clean} 个无意见，{unreadable} 个无法读取；退回修改 {errors} 处，提醒 {warnings} 处，提示 {infos} 处。",
        "Files: {files}, of which clean {clean}, unreadable {unreadable}; errors {errors}, warnings {warnings}, notes {infos}.",
    ),
    "cli.check.preset": Text("未指定活动文件夹，按年度预设 {preset} 校验。", "No campaign folder; checked against preset {preset}."),
}

_CAMPAIGNS = {
    "cli.init.done": Text("已新建活动文件夹 {path}：{name}。", "Made campaign folder {path}: {name}."),
    "cli.init.next": Text(
        "请用 Excel 或 WPS 打开 campaign.xlsx 核对设定，再运行 toolkit -C {path} issue 生成推荐表。",
        "Look through campaign.xlsx in Excel or WPS, then run toolkit -C {path} issue to write the workbooks.",
    ),
    "cli.campaign.differences": Text("与年度预设 {preset} 相比，有 {count} 处不同。", "{count} differences from preset {preset}."),
    "cli.campaign.none": Text("（无）", "(none)"),
    "cli.issue.done": Text("已生成 {count} 份空白推荐表：{path}", "{count} blank workbooks written to {path}"),
}

_MONTH = {
    "cli.aggregate.files": Text(
        "文件：收到 {received} ＝ 受理 {accepted} ＋ 退回 {returned} ＋ 被取代 {superseded} ＋ 无法读取 {unreadable} ＋ 附件 {attached}",
        "files: received {received} = accepted {accepted} + returned {returned} + superseded {superseded} + unreadable {unreadable} + attachments {attached}",
    ),
    "cli.aggregate.questions": Text(
        "问题：收到 {received} ＝ 受理 {accepted} ＋ 退回 {returned} ＋ 被取代 {superseded} ＋ 无法读取 {unreadable}",
        "questions: received {received} = accepted {accepted} + returned {returned} + superseded {superseded} + unreadable {unreadable}",
    ),
    "cli.aggregate.holds": Text(
        "各数分别清点，均非相减所得；两行都相符。", "Each number was counted on its own, none by subtraction; both lines agree."
    ),
    "cli.aggregate.broken": Text(
        "各数分别清点，均非相减所得；有不相符的，请勿使用本批结果。",
        "Each number was counted on its own, none by subtraction; they do NOT agree: do not use this batch.",
    ),
    "cli.aggregate.missing": Text(
        "尚未报送的单位 {count} 个，其中必须推荐的 {must} 个。", "{count} units have sent nothing, {must} of which must recommend."
    ),
    "cli.aggregate.unannotated": Text(
        "{path} 未能制作批注副本，请按汇总表的“校验意见”告知该单位。",
        "No annotated copy of {path} could be made; tell the unit by sheet 校验意见 of the master workbook.",
    ),
    "cli.aggregate.letter": Text(
        "{name}：未能生成 Word 函件，只有文本（.txt）。{why}", "{name}: no Word letter, only plain text (.txt). {why}"
    ),
    "cli.aggregate.written": Text("已写入 {path}：汇总表.xlsx、returned/、letters/、batch.json", "Written to {path}: 汇总表.xlsx, returned/, letters/, batch.json"),
    "cli.report.done": Text("已生成 {count} 份遴选推荐报告：{path}", "{count} reports written to {path}"),
    "cli.report.fault": Text("{unit}：{why}", "{unit}: {why}"),
    "cli.report.faulty": Text("有 {count} 份报告未能生成，原因见上。", "{count} reports could not be made, for the reasons above."),
}

_DEMO = {
    "cli.demo.step.init": Text("新建活动文件夹", "make a campaign folder"),
    "cli.demo.step.issue": Text("下发推荐表", "issue workbooks"),
    "cli.demo.step.fill": Text("填写推荐表，预埋差错", "fill them in, with planted faults"),
    "cli.demo.step.check": Text("逐份校验", "check each"),
    "cli.demo.step.aggregate": Text("汇总", "aggregate"),
    "cli.demo.step.report": Text("生成报告", "write reports"),
    "cli.demo.campaign": Text("活动文件夹", "campaign folder"),
    "cli.demo.issued": Text("下发的空白推荐表", "blank workbooks"),
    "cli.demo.sent": Text("收到的推荐表", "workbooks received"),
    "cli.demo.papers": Text("其中用 Word 写的问题", "questions among them written in Word"),
    "cli.demo.batch": Text("汇总结果和退回副本", "files of the batch"),
    "cli.demo.letters": Text("给各单位的函件", "letters to units"),
    "cli.demo.reports": Text("遴选推荐报告", "reports"),
    "cli.demo.agrees": Text(
        "校验意见与预埋的差错完全一致：预埋 {planted} 处，涉及 {codes} 条规则，找到 {found} 处，无遗漏，无多出。",
        "The findings equal the planted ones: {planted} planted by {codes} rules, {found} found, none missed, none too many.",
    ),
    "cli.demo.differs": Text(
        "校验意见与预埋的差错不一致：预埋 {planted} 处，涉及 {codes} 条规则，找到 {found} 处。",
        "The findings differ from the planted ones: {planted} planted by {codes} rules, {found} found.",
    ),
    "cli.demo.unseen": Text("  漏掉：{what}", "  missed: {what}"),
    "cli.demo.unplanted": Text("  多出：{what}", "  too many: {what}"),
    "cli.demo.faulty": Text("演示未达到预期，原因见上。", "The demo did not come out as it should, for the reasons above."),
}

COMMANDS: dict[str, Text] = {**_HELP, **_WRONG, **_FAULTS, **_CHECK, **_CAMPAIGNS, **_MONTH, **_DEMO}
