"""What is said when questions are read from Word documents or written as such."""

from toolkit.messages.catalogue import BilingualText

_HELP = {
    "cli.import": BilingualText(
        "把科学家用 Word 写的问题导入本单位的推荐表，列出未能放入的内容。",
        "Bring questions written in Word into the unit's workbook; list what could not be placed.",
    ),
    "cli.import.files": BilingualText("Word 文档（.docx），一份可含多个问题。", "Word documents (.docx); one may hold several questions."),
    "cli.import.workbook": BilingualText(
        "要导入的推荐表；改动前的另存为 .bak。", "The workbook to bring them into; as it was, it is kept as .bak."
    ),
    "cli.import.output": BilingualText(
        "写成另一份推荐表，不改动原表。", "Write another workbook and leave the one given as it is."
    ),
    "cli.question": BilingualText(
        "把推荐表中的问题写成 Word 撰写格式；不写推荐表则生成空白格式。",
        "Write a workbook's questions as Word forms; a blank form if no workbook is named.",
    ),
    "cli.question.workbook": BilingualText("填好的推荐表。", "A filled workbook."),
    "cli.question.serials": BilingualText("只写该序号的问题（可重复）。", "Only the question of this number (may be repeated)."),
    "cli.question.folder": BilingualText("存放 Word 文档的文件夹。", "The folder for the Word documents."),
}

_DONE = {
    "manuscripts.colon": BilingualText("：", ": "),
    "manuscripts.question.done": BilingualText("已写出 {count} 份 Word 撰写格式：{path}", "Word forms written to {path}: {count}"),
    "manuscripts.question.no-serial": BilingualText(
        "推荐表中没有序号为 {serial} 的问题。", "The workbook has no question numbered {serial}."
    ),
    "manuscripts.question.taken": BilingualText(
        "“{path}”已存在且内容不同，没有覆盖（可能是科学家已填好的）。请换一个文件夹。",
        "“{path}” is there with another content (it may be filled in) and was not overwritten. Choose another folder.",
    ),
    "manuscripts.import.placed": BilingualText(
        "“{title}”→ 推荐问题第 {row} 行（序号 {serial}）", "“{title}” → row {row} of 推荐问题 (number {serial})"
    ),
    "manuscripts.import.untitled": BilingualText("（无题目）", "(no title)"),
    "manuscripts.import.missing": BilingualText("文档中没有：{labels}", "Not in the document: {labels}"),
    "manuscripts.import.known": BilingualText(
        "“{title}”已在推荐问题第 {row} 行，没有再次导入。要以文档为准，请先清空该行。",
        "“{title}” stands in row {row} of 推荐问题 already and was not brought in again. To replace it, clear that row first.",
    ),
    "manuscripts.import.done": BilingualText(
        "已导入 {count} 个问题：{path}（未改动任何已填的单元格）。请运行 toolkit check 校验。",
        "Questions brought into {path}: {count}; no filled cell was changed. Now run toolkit check.",
    ),
    "manuscripts.import.kept": BilingualText("导入前的推荐表存为 {path}", "The workbook as it was is kept as {path}"),
    "manuscripts.import.none": BilingualText("没有导入任何问题；推荐表未改动。", "No question was brought in; the workbook was not changed."),
    "manuscripts.import.unplaced": BilingualText(
        "有 {count} 处内容未放入推荐表，请按上面所列人工处理。", "{count} things did not go into the workbook; see to them by hand, as listed above."
    ),
    "manuscripts.import.exists": BilingualText(
        "“{path}”已存在，没有覆盖。请换一个文件名。", "“{path}” is there already and was not overwritten. Choose another name."
    ),
}

_REFUSED = {
    "manuscripts.refused.doc": BilingualText(
        "是旧版 Word 文档（.doc）。请在 Word 或 WPS 中另存为 .docx 后再导入。",
        "is an old Word document (.doc). Save it as .docx in Word or WPS and import that.",
    ),
    "manuscripts.refused.encrypted": BilingualText(
        "设有打开密码或被加密软件加密，无法读取。请去掉密码（或解密）后再导入。",
        "asks for a password, or was encrypted by other means. Remove that and import it again.",
    ),
    "manuscripts.refused.doctype": BilingualText(
        "内含文档类型声明（DOCTYPE），Word 从不写入，可能被其他程序改动过。请用 Word 或 WPS 打开并另存为 .docx 后再导入。",
        "holds a DOCTYPE, which Word never writes; another program may have changed it. Save it as .docx in Word or WPS and import that.",
    ),
    "manuscripts.refused.workbook": BilingualText(
        "是 Excel 工作簿，不是 Word 文档；填好的推荐表请用 toolkit check 校验。",
        "is an Excel workbook, no Word document; check a filled workbook with toolkit check.",
    ),
    "manuscripts.refused.pdf": BilingualText(
        "是 PDF，无法导入。请向撰写人要 Word 原件（.docx）。", "is a PDF. Ask its author for the Word document (.docx)."
    ),
    "manuscripts.refused.odt": BilingualText(
        "是 OpenDocument 文档（.odt）。请另存为 .docx 后再导入。", "is an OpenDocument text (.odt). Save it as .docx and import that."
    ),
    "manuscripts.refused.lock": BilingualText(
        "是文档打开时的锁定文件，不是文档本身。请关闭文档，改选不带 ~$ 的文件。",
        "is the lock file of an open document. Close the document and name the file without ~$.",
    ),
    "manuscripts.refused.empty": BilingualText(
        "是空文件（0 字节），可能没有传完。请重新索取。", "is empty (0 bytes); it may not have arrived whole. Ask for it again."
    ),
    "manuscripts.refused.too-large": BilingualText(
        "超出可读取的大小。请删去图片等内容，另存为 .docx 后再导入。",
        "is larger than can be read. Remove pictures and the like, save it as .docx and import that.",
    ),
    "manuscripts.refused.damaged": BilingualText(
        "已损坏或不完整，无法读取。请用 Word 或 WPS 打开并另存为 .docx；打不开的请重新索取。",
        "is damaged or incomplete. Open it in Word or WPS and save it as .docx; if it does not open, ask for it again.",
    ),
    "manuscripts.refused.wrapped": BilingualText(
        "是邮件或压缩包，文档在里面。请先取出其中的 Word 文档（.docx）再导入。",
        "is a mail or an archive. Take out the Word document (.docx) that is inside and import that.",
    ),
    "manuscripts.refused.elsewhere": BilingualText(
        "不是文档本身，只是快捷方式或云盘的占位文件。请找到（或先下载）原文件再导入。",
        "is not the document, only a shortcut or a placeholder of a cloud drive. Find or load the file itself and import that.",
    ),
    "manuscripts.refused.other": BilingualText(
        "不是 Word 文档（.docx），扩展名可能被改过。请另存为 .docx 后再导入。",
        "is no Word document (.docx), whatever its name says. Save it as .docx and import that.",
    ),
    "manuscripts.refused.no-question": BilingualText(
        "中没有找到问题（没有题目、问题描述等栏目）。请用 toolkit question 生成空白撰写格式，按栏目填写。",
        "holds no question (no 题目, 问题描述 and the like). Make a blank form with toolkit question and fill that in.",
    ),
}

_CANNOT = {
    "manuscripts.cannot.full": BilingualText(
        "推荐表只剩 {left} 个空行，放不下全部问题；一个也没有导入。请减少文档，或先清理推荐表。",
        "The workbook has only {left} empty rows, too few for all questions; none was brought in. Import fewer documents.",
    ),
    "manuscripts.cannot.no-table": BilingualText(
        "推荐表中没有找到“推荐问题”表，无法导入。", "The workbook has no table 推荐问题; nothing can be brought in."
    ),
    "manuscripts.cannot.package": BilingualText(
        "无法改写这份推荐表：不是标准的 .xlsx。请在 Excel 或 WPS 中另存为 .xlsx 后再导入。",
        "This workbook cannot be changed: it is no ordinary .xlsx. Save it as .xlsx in Excel or WPS and try again.",
    ),
}

_UNPLACED = {
    "manuscripts.unplaced.before": BilingualText("第一个栏目之前的文字", "text before the first heading"),
    "manuscripts.unplaced.unknown": BilingualText("不认识的栏目或其下的文字", "an unknown heading, or text below it"),
    "manuscripts.unplaced.between": BilingualText("不在任何栏目下的文字", "text below no heading of the form"),
    "manuscripts.unplaced.repeated": BilingualText("重复的栏目或其下的文字", "a heading given twice, or text below it"),
    "manuscripts.unplaced.table": BilingualText("表格中的内容", "content of a table"),
    "manuscripts.unplaced.unchecked": BilingualText("没有勾选任何一项", "no box is ticked"),
    "manuscripts.unplaced.textbox": BilingualText("文本框中的文字", "text in a text box"),
    "manuscripts.unplaced.footnote": BilingualText("脚注或尾注", "a footnote or endnote"),
    "manuscripts.unplaced.margin": BilingualText("页眉或页脚中的文字", "text in a header or footer"),
    "manuscripts.unplaced.hidden": BilingualText("隐藏的文字", "hidden text"),
    "manuscripts.unplaced.picture": BilingualText("图片或图形", "a picture or drawing"),
    "manuscripts.unplaced.object": BilingualText("嵌入的对象（如旧版公式）", "an embedded object, such as an old equation"),
    "manuscripts.unplaced.symbol": BilingualText("符号字体中的字符，未能读出", "a character of a symbol font, not read"),
    "manuscripts.unplaced.comment": BilingualText("批注", "a comment"),
    "manuscripts.unplaced.equation": BilingualText("公式，已按文字读入，请核对", "an equation, read in as plain text: compare it"),
    "manuscripts.unplaced.struck": BilingualText(
        "画了删除线的文字，已照样读入；要撤回或删去的，请自行删除", "struck-out text, read in all the same: delete it where it is withdrawn"
    ),
    "manuscripts.unplaced.state": BilingualText("下拉框的选择，未能读出", "the choice of a drop-down, not read"),
    "manuscripts.unplaced.hint": BilingualText("填写提示，未当作内容", "a hint for the writer, not taken for an answer"),
    "manuscripts.unplaced.control": BilingualText("去掉了控制字符，栏目", "control characters were removed from"),
    "manuscripts.unplaced.too-long": BilingualText("超过单元格所能容纳的 32767 个字符，未写入", "longer than the 32,767 characters of a cell, left out"),
    "manuscripts.unplaced.no-column": BilingualText("推荐表中没有这一列，未写入", "the workbook has no such column, left out"),
    "manuscripts.spot.paragraph": BilingualText("第 {paragraph} 段", "paragraph {paragraph}"),
    "manuscripts.spot.row": BilingualText("第 {table} 个表格第 {row} 行", "table {table}, row {row}"),
    "manuscripts.spot.elsewhere": BilingualText("正文之外", "outside the text"),
}

MANUSCRIPTS: dict[str, BilingualText] = {**_HELP, **_DONE, **_REFUSED, **_CANNOT, **_UNPLACED}
