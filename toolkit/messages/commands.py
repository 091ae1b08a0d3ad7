"""What the commands say: help, progress, results, how they fail and what the system would not do.

``cli.<command>`` says what a command does, ``cli.<command>.<parameter>`` what an option or argument means.
"""

from toolkit.messages.catalogue import BilingualText

_HELP = {
    "cli.usage": BilingualText("用法：", "Usage: "),
    "cli.metavar.command": BilingualText("命令 ...", "COMMAND ..."),
    "cli.parameters": BilingualText("参数和选项：", "Arguments and options:"),
    "cli.commands": BilingualText("命令（toolkit 命令 --help 看详细用法）：", "Commands (toolkit COMMAND --help tells more):"),
    "cli.help": BilingualText("显示本说明。", "Show this help."),
    "cli.version": BilingualText("显示版本号。", "Show the version."),
    "cli.toolkit": BilingualText(
        "重大科学问题、工程技术难题和产业技术问题征集：下发推荐表，逐格校验，按月汇总，生成报告。",
        "Calls for frontier questions: issue workbooks, check them cell by cell, merge them by the month, write reports.",
    ),
    "cli.toolkit.folder": BilingualText("活动文件夹；不写则为当前文件夹。", "The campaign folder; the current folder if left out."),
    "cli.toolkit.language": BilingualText("界面语言；不写则为中文。", "The language of what is printed; Chinese if left out."),
    "cli.init": BilingualText("新建活动文件夹。", "Make a new campaign folder."),
    "cli.init.path": BilingualText("要新建的文件夹。", "The folder to make."),
    "cli.init.preset": BilingualText("年度预设；不写则为有通知原文的最新一年。", "The preset to start from; the newest that rests on its own notice if left out."),
    "cli.init.earlier": BilingualText(
        "沿用该活动文件夹的单位名录、评审专家、改过的模板和往年问题清单；不写 --preset 的，也沿用其他设定。",
        "Take over the roster, reviewers, restyled templates and lists of published questions of this folder; without --preset, all else too.",
    ),
    "cli.campaign": BilingualText("显示现行规则及其依据，可与年度预设比较。", "Show the rules in force and their clauses; compare with a preset."),
    "cli.campaign.against": BilingualText("要比较的年度预设。", "The preset to compare with."),
    "cli.campaign.form": BilingualText(
        "输出格式：文字，或存入 output/ 的 Excel 工作簿；不写则为文字。", "Print text, or write an Excel workbook into output/; text if left out."
    ),
    "cli.issue": BilingualText("生成空白推荐表，每单位一份，存入 output/issued/。", "Write blank workbooks, one a unit, into output/issued/."),
    "cli.issue.wanted": BilingualText("只为该单位生成（名称或代码，可重复）。", "Only for this unit (name or code; may be repeated)."),
    "cli.check": BilingualText("校验填好的推荐表，指出每处问题所在的单元格。", "Check filled workbooks and name the cell of each problem."),
    "cli.check.files": BilingualText("要校验的推荐表、装有推荐表的压缩包（.zip），或它们所在的文件夹。", "The workbooks to check, archives (.zip) of them, or folders of both."),
    "cli.check.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.check.copies": BilingualText(
        "把带批注的副本（文件名不变）存入该文件夹。", "Write annotated copies, under the same names, into this folder."
    ),
    "cli.check.cross_check": BilingualText(
        "再用第二种读取程序（openpyxl）核对内容，较慢。", "Have a second program (openpyxl) read the cells too and compare; slower."
    ),
    "cli.aggregate": BilingualText("汇总 inbox/ 中的推荐表，存入 output/批次名/。", "Merge the workbooks in inbox/ into output/<batch>/."),
    "cli.aggregate.batch": BilingualText("批次名；不写则为本月，例如 2023-04。", "Name of the batch; this month, such as 2023-04, if left out."),
    "cli.aggregate.dated": BilingualText(
        "函件的日期，例如 2023-04-12，截止时间是否已过以此为准；不写则为今天，或批次名所指期间内最近的一天。",
        "Date of the letters, such as 2023-04-12, by which the deadline has passed or not; today if left out, or the nearest day of the time that the batch is named after.",
    ),
    "cli.aggregate.jobs": BilingualText("用几个进程；不写则由本机处理器数决定。", "In how many processes; as many as there are processors if left out."),
    "cli.aggregate.scheduler": BilingualText(
        "由该 Dask 调度器的工作进程读取（各机须以同一路径访问活动文件夹）；不写则用本机的进程。",
        "Let the workers of this Dask scheduler read (all machines see the campaign folder under one path); this machine's processes if left out.",
    ),
    "cli.aggregate.dry": BilingualText("只说明会有什么变化，什么也不写入。", "Only say what would change; nothing is written."),
    "cli.aggregate.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.aggregate.log": BilingualText("把显示的每一行也写到该文件末尾。", "Write every line that is shown to the end of this file too."),
    "cli.ledger": BilingualText(
        "查询一个单位、一个问题或一份文件的来龙去脉；不写则列出各批次。", "Tell the history of a unit, a question or a file; the batches so far if none is named."
    ),
    "cli.ledger.named": BilingualText("单位名称或代码、问题编号、inbox/ 下的文件路径或 SHA-256。", "A unit's name or code, a question's number, a file's path below inbox/ or its SHA-256."),
    "cli.ledger.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.ledger.export": BilingualText("把台账存为 Excel 工作簿。", "Write the ledger as an Excel workbook."),
    "cli.ledger.sent": BilingualText(
        "读入汇总表“本批发函”中填写的“已发出”，记入台账。", "Record which letters went out, as entered under 已发出 in sheet 本批发函 of a master workbook.",
    ),
    "cli.ledger.check": BilingualText("核对台账：文件、编号、数目是否完好。", "Verify the ledger: its files, numbers and counts."),
    "cli.exclude": BilingualText("不计入一份文件或一个问题。", "Let a file or a question not count."),
    "cli.restore": BilingualText("撤销对一份文件、一个问题（含判定）或一个单位的决定。", "Withdraw the decisions on a file, on a question and its pairs, or on a unit."),
    "cli.accept": BilingualText("受理退回的推荐表中的一个问题，或其全部问题。", "Accept a question of a returned workbook, or all of them."),
    **{f"cli.{name}.named": BilingualText("inbox/ 下的文件路径、SHA-256 的前 8 位以上，或问题编号。", "A file's path below inbox/, at least 8 places of its SHA-256, or a question's number.")
       for name in ("exclude", "accept")},
    "cli.restore.named": BilingualText("inbox/ 下的文件路径、SHA-256 的前 8 位以上、问题编号，或单位名称、代码。", "A file's path below inbox/, at least 8 places of its SHA-256, a question's number, or a unit's name or code."),
    **{f"cli.{name}.reason": BilingualText("理由，记入台账。", "Why; kept in the ledger.") for name in ("exclude", "restore", "accept")},
    "cli.decide": BilingualText("读入汇总表中填写的判定和办理决定。", "Record the 判定 and 办理决定 entered in a 汇总表."),
    "cli.decide.file": BilingualText(
        "任一批次的汇总表，可以改名，也可以由 WPS 或 LibreOffice 保存。有一处读不懂就什么也不记录。清空判定或删去一行不等于撤销，撤销用 toolkit restore。",
        "The 汇总表 of any batch, renamed or saved by WPS or LibreOffice too. Where one entry means nothing, none is recorded. "
        "An entry that is cleared is not withdrawn; toolkit restore does that.",
    ),
    "cli.report": BilingualText("生成遴选推荐报告（Word），存入 output/reports/。", "Write the units' Word reports into output/reports/."),
    "cli.report.wanted": BilingualText("单位名称或代码。", "Names or codes of units."),
    "cli.report.everyone": BilingualText("为每个报送了推荐表的单位生成。", "For every unit that sent a workbook."),
    "cli.report.pdf": BilingualText("另存为 PDF，放在 Word 文件旁；须装有 LibreOffice。", "As PDF too, beside the Word documents; needs LibreOffice."),
    "cli.report.questions": BilingualText("把受理的全部问题汇编成一份 Word，供专家阅读。", "All accepted questions in one Word document, for experts to read."),
    "cli.template": BilingualText("检查改过的模板，列出模板可用的字段。", "Check restyled templates, list the fields that templates may use."),
    "cli.template.check": BilingualText(
        "检查 Word 模板（及样式）：一次列出全部问题及其位置，并用示例数据试填。",
        "Check a Word template (or a look): all faults with their places, and a trial with sample data.",
    ),
    "cli.template.check.files": BilingualText("要检查的模板。", "The templates to check."),
    "cli.template.check.chosen": BilingualText(
        "按该模板检查，例如 遴选推荐报告；不写则依文件名和其中的标签。", "Check it as this template, such as 遴选推荐报告; told by its name and its tags if left out."
    ),
    "cli.template.check.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.template.fields": BilingualText(
        "列出各模板可用的标签、含义和示例（模板字段.xlsx），并写出带说明的模板。",
        "List the tags of each template with meaning and example (模板字段.xlsx), and write templates with comments.",
    ),
    "cli.template.fields.into": BilingualText(
        "存入该文件夹；不写则为活动文件夹的 output/模板/，没有活动文件夹则为当前文件夹下的 模板/。",
        "Into this folder; if left out output/模板/ of the campaign folder, or 模板/ here without one.",
    ),
    "cli.template.fields.done": BilingualText("已写出 {count} 个文件，存入 {path}", "{count} file(s) written into {path}"),
    "cli.demo": BilingualText("用生成的数据从头到尾演示一次活动。", "Run a whole campaign on generated data, end to end."),
    "cli.demo.path": BilingualText("存放演示的文件夹。", "The folder for the demo."),
}

_WRONG = {
    "cli.wrong.option": BilingualText("没有选项 {name}。", "There is no option {name}."),
    "cli.wrong.command": BilingualText("没有命令“{name}”。", "There is no command “{name}”."),
    "cli.wrong.near": BilingualText("是否想用：{names}？", " Did you mean {names}?"),
    "cli.wrong.missing": BilingualText("缺少 {name}。", "{name} is missing."),
    "cli.wrong.value": BilingualText("{name} 的值不对：{why}", "Wrong value for {name}: {why}"),
    "cli.wrong.no-value": BilingualText("选项 {name} 缺少它的值。", "Option {name} lacks its value."),
    "cli.wrong.a-value": BilingualText("选项 {name} 不带值。", "Option {name} takes no value."),
    "cli.wrong.extra": BilingualText("多出了 {words}。", "too many words: {words}."),
    "cli.wrong.call": BilingualText("用法不对：{why}", "Wrong usage: {why}"),
    "cli.wrong.help": BilingualText("用 {command} --help 看用法。", "See {command} --help."),
    "cli.wrong.no-file": BilingualText("没有文件“{path}”。", "There is no file “{path}”."),
    "cli.wrong.folder": BilingualText("“{path}”是文件夹，应为文件。", "“{path}” is a folder; name a file."),
    "cli.wrong.campaign-folder": BilingualText(
        "“{path}”是活动文件夹；收到的推荐表在“{inbox}”，请写这个文件夹，或用 toolkit aggregate 汇总。",
        "“{path}” is a campaign folder; what came in is in “{inbox}”: name that one, or run toolkit aggregate.",
    ),
    "cli.wrong.no-reason": BilingualText("请写明理由。", "say why."),
    "cli.wrong.no-files": BilingualText("文件夹“{path}”中没有可以校验的文件。", "There is no file to check in folder “{path}”."),
    "cli.wrong.number": BilingualText("应为整数。", "it must be a whole number."),
    "cli.wrong.day": BilingualText("应为日期，例如 2023-04-12。", "it must be a date such as 2023-04-12."),
    "cli.wrong.no-folder": BilingualText("应为可以读写的文件夹，不能是文件。", "it must be a folder that may be read and written, no file."),
    "cli.wrong.no-plain-file": BilingualText("应为可以读写的文件，不能是文件夹。", "it must be a file that may be read and written, no folder."),
    "cli.wrong.permission": BilingualText("没有读取权限。", "you may not read it."),
    "cli.wrong.choice": BilingualText("“{value}”不在可选之列：{choices}。", "“{value}” is none of {choices}."),
    "cli.wrong.own-copy": BilingualText(
        "带批注的副本不能存入“{folder}”：会覆盖“{path}”。请换一个文件夹。",
        "The annotated copy cannot go to “{folder}”: it would overwrite “{path}”. Choose another folder.",
    ),
    "cli.wrong.same-name": BilingualText(
        "有几份文件同名（{name}），带批注的副本会相互覆盖。请分几次校验。",
        "Several files have the same name ({name}); their annotated copies would overwrite each other. Check them apart.",
    ),
    "cli.wrong.nobody": BilingualText(
        "请写明单位，或用 --all 为每个单位生成，或用 --questions 汇编问题，三者取一。",
        "Name units, or use --all for every one, or --questions for the compilation of questions; one of the three.",
    ),
    "cli.wrong.batch": BilingualText(
        "批次名“{name}”不能用作文件夹名，或与 {taken} 重名；请用 2023-04 这样的名称。",
        "“{name}” cannot be the name of a batch's folder, or is one of {taken}; use a name such as 2023-04.",
    ),
}

_FAULTS = {
    "cli.unwritten": BilingualText("未能写入或删除的文件 {count} 个：", "Files that could not be written or removed ({count}):"),
    "cli.unwritten.line": BilingualText("{path}：{why}", "{path}: {why}"),
    "cli.unwritten.more": BilingualText("另有 {count} 个，原因同上一行。", "{count} more, for the reason in the line above."),
    "cli.unwritten.rest": BilingualText(
        "其余文件已写入。请关闭打开的文件、排除上列原因后，再运行一次。",
        "All else was written. Close what is open, mend what is named above, and run this again.",
    ),
    "cli.fault.full": BilingualText("磁盘已满，未能写入 {path}；原有文件未受影响。", "The disk is full; {path} was not written. What was there is unharmed."),
    "cli.fault.in-use": BilingualText(
        "未能写入 {path}：正在 Excel、WPS 或其他程序中打开，或设为只读。请关闭该文件（或取消只读）后再运行一次。",
        "{path} was not written: it is open in Excel, WPS or another program, or read-only. Close it (or make it writable) and run this again.",
    ),
    "cli.fault.permission": BilingualText("没有权限：{path}。请检查文件夹权限，或关闭正打开该文件的程序。", "No permission: {path}. Check the folder's permissions, or close the program that has it open."),
    "cli.fault.disk": BilingualText("读写失败：{path}（{why}）。", "Reading or writing failed: {path} ({why})."),
    "cli.fault.stopped": BilingualText("已中断，没有做完；已写入的文件都是完整的，可以再运行一次。", "Stopped before the end; the files already written are whole, and it can be run again."),
    "cli.fault.internal": BilingualText(
        "程序内部故障（{what}），与您的填写无关；设置环境变量 {debug}=1 后再运行一次，可得到详细信息供开发者查找。",
        "Internal fault ({what}), not caused by your input; run again with the environment variable {debug}=1 for details a developer can use.",
    ),
}

_CHECK = {
    "cli.check.ok": BilingualText("无校验意见", "no findings"),
    "cli.check.sender": BilingualText("{name}（{code}）", "{name} ({code})"),
    "cli.check.group": BilingualText("{title}（{count} 处；依据：{clause}）", "{title} ({count}; clause {clause})"),
    "cli.check.group.default": BilingualText("{title}（{count} 处）", "{title} ({count})"),
    "cli.check.whole": BilingualText("整个文件", "whole file"),
    "cli.check.more": BilingualText("……另有 {count} 处：{places}", "… and {count} more: {places}"),
    "cli.check.further": BilingualText("等", "and others"),
    "cli.check.not-made": BilingualText("未作的校验（缺少：{missing}）：{titles}", "Checks not made (missing: {missing}): {titles}"),
    "cli.check.remarks": BilingualText("读取说明（不是问题，共 {count} 条）：", "How it was read (no faults; {count}):"),
    "cli.check.unreadable": BilingualText("无法读取", "unreadable"),
    "cli.check.newest": BilingualText("“{path}”是旧版推荐表，内容已移入新版：{name}", "“{path}” is an older form; its content is in the newest one: {name}"),
    "cli.check.annotated": BilingualText("带批注的副本已存入 {folder}", "Annotated copies are in {folder}"),
    "cli.check.not-annotated": BilingualText(
        "{path} 不能在原文件上批注，校验意见另存为 {name}，其中说明了原因。",
        "{path} itself cannot be annotated; its findings are in {name}, which says why.",
    ),
    "cli.check.others": BilingualText(
        "{path} 中另有 {count} 个文件不是推荐表，未按规则校验：{names}",
        "{path} also holds {count} files that are no workbooks and were not checked by the rules: {names}",
    ),
    "cli.check.summary": BilingualText(
        "共 {files} 个文件：{clean} 个无意见，{unreadable} 个无法读取；退回修改 {errors} 处，提醒 {warnings} 处，提示 {infos} 处。",
        "Files: {files}, of which clean {clean}, unreadable {unreadable}; errors {errors}, warnings {warnings}, notes {infos}.",
    ),
    "cli.check.preset": BilingualText("未指定活动文件夹，按年度预设 {preset} 校验。", "No campaign folder; checked against preset {preset}."),
}

_CAMPAIGNS = {
    "cli.init.done": BilingualText("已新建活动文件夹 {path}", "Made campaign folder {path}"),
    "cli.init.next": BilingualText(
        "请用 Excel 或 WPS 打开 campaign.xlsx 核对设定，再运行 toolkit -C {path} issue 生成推荐表。",
        "Look through campaign.xlsx in Excel or WPS, then run toolkit -C {path} issue to write the workbooks.",
    ),
    "cli.init.templates": BilingualText(
        "模板（{names}）也已放入，可用 Word、Excel 改样式；没有改过的，随程序更新。",
        "The templates ({names}) are there to be restyled in Word or Excel; one left as it is follows the toolkit.",
    ),
    "cli.init.taken-over": BilingualText(
        "已从 {path} 沿用推荐单位 {units} 个、评审专家 {reviewers} 位、改过的模板 {templates} 个、往年问题清单 {lists} 份。",
        "Taken over from {path}: {units} units, {reviewers} reviewers, {templates} restyled templates, {lists} lists of published questions.",
    ),
    "cli.init.inherited": BilingualText(
        "规则和其他设定也已沿用，依据一律改注“沿用{year}”，请按本次通知核对。",
        "Rules and all other settings too; their clauses now say 沿用{year} (taken over): compare them with this year's notice.",
    ),
    "cli.init.asked": BilingualText(
        "请在 campaign.xlsx 的“活动”表填写本次的 {titles}；填好之前不能下发、汇总。",
        "On sheet “活动” of campaign.xlsx, fill in this year's {titles}; nothing is issued or merged before.",
    ),
    "cli.past-deadline": BilingualText(
        "注意：截止时间 {closes} 已过。如属新的征集，请先修改 campaign.xlsx“活动”表的“截止时间”，再下发推荐表。",
        "Note: the deadline, {closes}, has passed. For a new call, change “截止时间” on sheet “活动” of campaign.xlsx before issuing.",
    ),
    "cli.campaign.differences": BilingualText("与年度预设 {preset} 相比，有 {count} 处不同。", "{count} differences from preset {preset}."),
    "cli.campaign.clauses": BilingualText("其中 {count} 处只是依据不同：", "Of these, {count} only rest on another clause:"),
    "cli.campaign.written": BilingualText("已写入 {path}", "Written to {path}"),
    "cli.campaign.default": BilingualText("默认", "default"),
    "cli.issue.done": BilingualText("已生成 {count} 份空白推荐表：{path}", "Blank workbooks written to {path}: {count}"),
}

_MONTH = {
    "cli.aggregate.files": BilingualText(
        "文件：收到 {received} ＝ 受理 {accepted} ＋ 退回 {returned} ＋ 被取代 {superseded} ＋ 无法读取 {unreadable} ＋ 排除 {excluded} ＋ 附件 {attached}",
        "files: received {received} = accepted {accepted} + returned {returned} + superseded {superseded} + unreadable {unreadable} + excluded {excluded} + attachments {attached}",
    ),
    "cli.aggregate.questions": BilingualText(
        "问题：收到 {received} ＝ 受理 {accepted} ＋ 退回 {returned} ＋ 被取代 {superseded} ＋ 无法读取 {unreadable} ＋ 排除 {excluded}",
        "questions: received {received} = accepted {accepted} + returned {returned} + superseded {superseded} + unreadable {unreadable} + excluded {excluded}",
    ),
    "cli.aggregate.holds": BilingualText(
        "各数分别清点，均非相减所得；两行都相符。", "Each number was counted on its own, none by subtraction; both lines agree."
    ),
    "cli.aggregate.broken": BilingualText(
        "各数分别清点，均非相减所得；有不相符的，请勿使用本批结果。",
        "Each number was counted on its own, none by subtraction; they do NOT agree: do not use this batch.",
    ),
    "cli.aggregate.missing": BilingualText(
        "尚未报送的单位 {count} 个，其中必须推荐的 {must} 个。", "{count} units have sent nothing, {must} of which must recommend."
    ),
    "cli.aggregate.posted": BilingualText(
        "函件：新 {new} 份，已变化 {changed} 份，同上批、未重写 {same} 份，见汇总表“本批发函”。",
        "letters: {new} new, {changed} changed, {same} the same as before and not written again; see sheet 本批发函 of the master workbook.",
    ),
    "cli.aggregate.unannotated": BilingualText(
        "{path} 未能制作批注副本，请按汇总表的“校验意见”告知该单位。",
        "No annotated copy of {path} could be made; tell the unit by sheet 校验意见 of the master workbook.",
    ),
    "cli.aggregate.letter": BilingualText(
        "{name}：未能生成 Word 函件，只有文本（.txt）。{why}", "{name}: no Word letter, only plain text (.txt). {why}"
    ),
    "cli.aggregate.unanswered": BilingualText(
        "待人工确认、未发函的来件 {count} 个，见汇总表“文件记录”。", "{count} files are to be looked at, no letter was written on them; see sheet 文件记录 of the master workbook."
    ),
    "cli.aggregate.unsealed": BilingualText(
        "其余文件已写入；本批尚不完整，没有 batch.json。请关闭打开的文件、排除上列原因后，再运行一次。",
        "All else was written; the batch is not complete and has no batch.json. Close what is open, mend what is named above, and run this again.",
    ),
    "cli.aggregate.letters": BilingualText("{count} 份函件", "{count} letters"),
    "cli.aggregate.new": BilingualText("新的或内容有变的文件 {count} 个：", "New or changed files: {count}"),
    "cli.aggregate.new.more": BilingualText("另有 {count} 个。", "{count} more."),
    "cli.aggregate.tried": BilingualText("以上是试运行的结果，什么也没有写入。", "This is what a run would come to; nothing was written."),
    "cli.aggregate.current": BilingualText(
        "自上次运行以来没有变化；{path} 中的文件齐全，未重新生成。", "Nothing has changed since the last run; all files in {path} stand as they should, none was made again."
    ),
    "cli.aggregate.written": BilingualText("已写入 {path}：汇总表.xlsx、dashboard.html、returned/、letters/、batch.json", "Written to {path}: 汇总表.xlsx, dashboard.html, returned/, letters/, batch.json"),
    "cli.report.done": BilingualText(
        "已生成 {count} 份遴选推荐报告：{path}（目录的页码在 Word 或 WPS 中“更新目录”后显示）",
        "Reports written to {path}: {count} (page numbers of the table of contents show once it is updated in Word or WPS)",
    ),
    "cli.report.unchanged": BilingualText(
        "没有变化、保持原样的遴选推荐报告 {count} 份：{path}", "Reports in {path} that have not changed and were left as they are: {count}",
    ),
    "cli.report.former": BilingualText(
        "已删除“{name}”：所据推荐表不再计入，或单位已改名。", "“{name}” was removed: its workbook does not count any more, or its unit was renamed.",
    ),
    "cli.report.pdfs": BilingualText(
        "已生成 {count} 份 PDF，没有变化、保持原样的 {unchanged} 份：{path}", "PDFs written to {path}: {count}; unchanged and left as they are: {unchanged}",
    ),
    "cli.report.pdfs-faulty": BilingualText(
        "有 {count} 份 PDF 未能生成，原因见上；Word 文件不受影响。", "{count} PDFs could not be made, for the reasons above; the Word documents stand as they should.",
    ),
    "cli.report.compilation": BilingualText(
        "已生成问题汇编：{path}（目录的页码在 Word 或 WPS 中“更新目录”后显示）",
        "Compilation of questions written to {path} (page numbers of the table of contents show once it is updated in Word or WPS)",
    ),
    "cli.report.fault": BilingualText("{unit}：{why}", "{unit}: {why}"),
    "cli.report.faulty": BilingualText("有 {count} 份报告未能生成，原因见上。", "{count} reports could not be made, for the reasons above."),
}

_DEMO = {
    "cli.demo.step.init": BilingualText("新建活动文件夹", "make a campaign folder"),
    "cli.demo.step.issue": BilingualText("下发推荐表", "issue workbooks"),
    "cli.demo.step.fill": BilingualText("填写推荐表，预埋差错", "fill them in, with planted faults"),
    "cli.demo.step.check": BilingualText("逐份校验", "check each"),
    "cli.demo.step.aggregate": BilingualText("汇总", "aggregate"),
    "cli.demo.step.report": BilingualText("生成报告", "write reports"),
    "cli.demo.step.assign": BilingualText("{stage}：分配专家", "{stage}: assign"),
    "cli.demo.step.sheets": BilingualText("{stage}：制作评分表、选票和评审材料", "{stage}: write the sheets"),
    "cli.demo.step.score": BilingualText("{stage}：填写评分表、选票，预埋差错", "{stage}: fill them in, with planted damage"),
    "cli.demo.step.merge": BilingualText("{stage}：合并", "{stage}: merge"),
    "cli.demo.step.select": BilingualText("{stage}：遴选", "{stage}: select"),
    "cli.demo.step.publish": BilingualText("通知和名单", "notices and lists"),
    "cli.demo.step.book": BilingualText("入选问题汇编、中英文名单和素材", "the book, the bilingual list and packs"),
    "cli.demo.step.track": BilingualText("跟踪一年：下发、填写、合并", "a year of tracking: issue, fill in, merge"),
    "cli.demo.named": BilingualText(
        "评分表先未写出：匿名环节有 {count} 处文字疑似写出本单位；核对后注明理由写出。",
        "The sheets were held back: {count} texts of the anonymous stage seem to name their unit; looked at, and written with a reason.",
    ),
    "cli.demo.stage": BilingualText(
        "{stage}：{questions} 题、{reviewers} 位专家；交回 {files} 个文件，填写 {given} 项、计入 {counted} 项、未计入 {excluded} 项。",
        "{stage}: {questions} questions, {reviewers} experts; {files} files came back, {given} marks, {counted} counted, {excluded} not.",
    ),
    "cli.demo.tie": BilingualText(
        "第一次遴选停下：{category}第 {rank} 名 {questions} 并列，并列规则不能分出先后；再次投票后定出。",
        "The first selection stopped: {questions} of {category} are tied at rank {rank}, and the chain does not break it; a second vote did.",
    ),
    "cli.demo.passed": BilingualText("通过：{passed}。", "passed: {passed}."),
    "cli.demo.passed.category": BilingualText("{name} {count}", "{name} {count}"),
    "cli.demo.notices": BilingualText("给各单位的遴选结果通知", "notices to units"),
    "cli.demo.lists": BilingualText("入选问题名单", "lists of what was selected"),
    "cli.demo.book": BilingualText("入选问题汇编（题）", "questions in the book"),
    "cli.demo.packs": BilingualText("各题素材", "packs of the questions"),
    "cli.demo.tracking": BilingualText("跟踪到的问题", "questions that were followed"),
    "cli.demo.campaign": BilingualText("活动文件夹", "campaign folder"),
    "cli.demo.issued": BilingualText("下发的空白推荐表", "blank workbooks"),
    "cli.demo.sent": BilingualText("收到的推荐表", "workbooks received"),
    "cli.demo.papers": BilingualText("其中用 Word 写的问题", "questions among them written in Word"),
    "cli.demo.batch": BilingualText("汇总结果和退回副本", "files of the batch"),
    "cli.demo.letters": BilingualText("给各单位的函件", "letters to units"),
    "cli.demo.reports": BilingualText("遴选推荐报告", "reports"),
    "cli.demo.agrees": BilingualText(
        "校验意见与预埋的差错完全一致：预埋 {planted} 处，涉及 {codes} 条规则，找到 {found} 处，无遗漏，无多出。",
        "The findings equal the planted ones: {planted} planted by {codes} rules, {found} found, none missed, none too many.",
    ),
    "cli.demo.differs": BilingualText(
        "校验意见与预埋的差错不一致：预埋 {planted} 处，涉及 {codes} 条规则，找到 {found} 处。",
        "The findings differ from the planted ones: {planted} planted by {codes} rules, {found} found.",
    ),
    "cli.demo.unseen": BilingualText("  漏掉：{what}", "  missed: {what}"),
    "cli.demo.unplanted": BilingualText("  多出：{what}", "  too many: {what}"),
    "cli.demo.faulty": BilingualText("演示未达到预期，原因见上。", "The demo did not come out as it should, for the reasons above."),
}

_SEVERITIES = {
    "severity.error": BilingualText("退回修改", "error"),
    "severity.warning": BilingualText("提醒", "warning"),
    "severity.info": BilingualText("提示", "info"),
}

_SYSTEM = {
    "system.held": BilingualText("正在 Excel、WPS 或其他程序中打开，或设为只读；请关闭该文件", "open in Excel, WPS or another program, or read-only; close it"),
    "system.ENOSPC": BilingualText("磁盘已满", "the disk is full"),
    "system.EDQUOT": BilingualText("磁盘配额已用完", "the disk quota is used up"),
    "system.EROFS": BilingualText("磁盘或文件夹只读", "the disk or folder is read-only"),
    "system.EACCES": BilingualText("没有权限，或正被其他程序打开", "no permission, or open in another program"),
    "system.EPERM": BilingualText("没有权限", "no permission"),
    "system.EBUSY": BilingualText("正被其他程序使用", "in use by another program"),
    "system.EIO": BilingualText("磁盘或网络读写出错", "the disk or the network failed"),
    "system.EINVAL": BilingualText("不是普通文件，或名称无效", "no regular file, or an invalid name"),
    "system.EISDIR": BilingualText("是文件夹，不是文件", "a folder, not a file"),
    "system.ELOOP": BilingualText("链接指向自身", "a link that leads to itself"),
    "system.EMFILE": BilingualText("同时打开的文件过多", "too many open files"),
    "system.ENAMETOOLONG": BilingualText("名称过长", "the name is too long"),
    "system.ENOENT": BilingualText("文件不存在，可能已移走或改名", "it is not there; perhaps moved or renamed"),
    "system.ENOTDIR": BilingualText("路径中有一段不是文件夹", "part of the path is no folder"),
    "system.ESTALE": BilingualText("网络文件夹已断开", "the network folder is no longer connected"),
    "system.ETIMEDOUT": BilingualText("网络文件夹没有响应", "the network folder does not answer"),
}
"""Why the system would not do something, by its error's name; of any other its own words, in English, are quoted."""

COMMANDS: dict[str, BilingualText] = {
    **_HELP, **_WRONG, **_FAULTS, **_CHECK, **_CAMPAIGNS, **_MONTH, **_DEMO, **_SEVERITIES, **_SYSTEM
}
