"""What is said of Word documents, and when one cannot be written; {document} is the noun of its kind."""

from toolkit.messages.catalogue import BilingualText

DOCUMENTS: dict[str, BilingualText] = {
    "letter.noun": BilingualText("函件", "letter"),
    "report.file-gone": BilingualText(
        "推荐材料“{path}”读取之后有变化，或已无法再读，报告未生成；请再运行一次。",
        "“{path}” was changed after it was read, or cannot be read again; no report was made: please run this again.",
    ),
    "report.mark.late": BilingualText("迟报（是否受理待确认）", "late (acceptance to be confirmed)"),
    "report.mark.returned": BilingualText("未受理（退回修改）", "not accepted (returned for correction)"),
    "report.mark.unsigned": BilingualText("未受理（未审定签字）", "not accepted (not approved and signed)"),
    "report.yes": BilingualText("是", "yes"),
    "templates.note": BilingualText(
        "本文件夹中的 {names} 是报告、通知、推荐表和 Word 撰写格式的模板，可用 Word、Excel 打开改样式，文件名请勿改动。\n"
        "改过并保存的，生成时即用您的；没有改过的，用程序自带的最新模板。\n"
        "要恢复程序自带的模板，删去改过的文件即可。\n"
        "以下为各模板未改动时的标记，请保留本文件：",
        "{names} in this folder are the templates of reports, letters, workbooks and Word forms: restyle them in Word or Excel, under the same names.\n"
        "One that you changed and saved is used; for one left as it is, the toolkit's newest is used.\n"
        "To have the toolkit's own template back, delete the one that you changed.\n"
        "Keep this file: by what follows, the toolkit tells whether a template was changed.",
    ),
    "book.noun": BilingualText("问题汇编", "book of questions"),
    "report.noun": BilingualText("报告", "report"),
    "report.nothing-sent": BilingualText(
        "收件箱中没有“{wanted}”可以读取的推荐表。", "The inbox holds no readable workbook of “{wanted}”."
    ),
    "document.template-unreadable": BilingualText(
        "{document}模板不是 Word 文档（.docx），无法打开。请恢复随工具附带的模板。",
        "The {document}'s template is no Word document (.docx). Restore the one that came with the toolkit.",
    ),
    "document.template": BilingualText(
        "{document}模板中有标签无法填写：{reason}{near}。请在 Word 中改正，或恢复随工具附带的模板；{document}未写出。",
        "A tag of the {document}'s template cannot be filled in: {reason}{near}. Correct it in Word, or restore the template that came with the toolkit; the {document} was not written.",
    ),
    "document.template.near": BilingualText("（在“{text}”附近）", " (near “{text}”)"),
    "document.template.undefined": BilingualText("所指的内容不存在", "what it names is not there"),
    "document.template.forbidden": BilingualText("模板中不允许这样写", "templates may not do this"),
    "document.template.syntax": BilingualText("写法有误", "it is written wrong"),
    "document.template.arithmetic": BilingualText("算式无法计算", "its sum cannot be worked out"),
    "document.template.kind": BilingualText("把文字、数字或清单用作了别的", "it takes a text, a number or a list for something else"),
    "document.template.layout": BilingualText("标签打乱了文档的结构（例如循环的首尾不在同一处）", "tags break the layout, as where a loop begins in a cell and ends outside"),
    "document.template.endless": BilingualText(
        "标签反复引用自身，或重复的次数过多；请减少循环的次数，或去掉循环中的循环",
        "it refers to itself without end, or repeats too often; let loops pass over less, or take one out of the other",
    ),
    "document.template.oversized": BilingualText(
        "写出的文字、清单或数字过大；请减小补齐的位数或重复的次数", "it makes a text, a list or a number beyond all use; fill up to fewer places, or repeat less"
    ),
    "document.value-missing": BilingualText(
        "{document}中没有找到应有的内容 {name}：“{value}”。请核对模板中对应的标签；{document}未写出。",
        "The {document} does not say {name}: “{value}”. See its tag in the template; the {document} was not written.",
    ),
    "document.heading-count": BilingualText(
        "{document}中标题“{title}”出现 {number} 次，应恰好一次。请核对模板中的循环标签；{document}未写出。",
        "The heading “{title}” stands {number} times in the {document}, not once. See the template's loops; the {document} was not written.",
    ),
    "document.tag-left": BilingualText(
        "{document}中残留模板标签：“{text}”。请在 Word 中删去该标签后重新输入；{document}未写出。",
        "A tag of the template is left in the {document}: “{text}”. Delete it in Word and type it anew; the {document} was not written.",
    ),
    "document.paragraph-lost": BilingualText(
        "{document}中丢失了 {number} 段文字。请核对模板中跨段落、跨单元格的标签；{document}未写出。",
        "{number} paragraphs of the {document} were lost. See the template's tags that reach over paragraphs or cells; the {document} was not written.",
    ),
    "document.part-missing": BilingualText(
        "{document}引用了模板中不存在的内容（{part}），Word 会提示文件已损坏。请用 Word 打开模板，删去无法显示的图片或对象后另存；{document}未写出。",
        "The {document} refers to what is not in the template ({part}), so Word would call the file damaged. Open the template in Word, delete the picture or object that is not shown and save it anew; the {document} was not written.",
    ),
    "document.bound": BilingualText(
        "提示：{document}模板用到 {names}，须逐份填写，生成每份{document}较慢。",
        "Note: the {document}'s template uses {names}, for which it is opened anew each time; each {document} takes longer.",
    ),
    "document.faults": BilingualText(
        "{document}模板“{template}”有 {count} 处须在 Word 中改正；改正之前不生成 Word 版{document}：",
        "The {document}'s template “{template}” is to be corrected in Word ({count}); until then no {document} is made as a Word document:",
    ),
    "document.left-out": BilingualText(
        "提示：{document}模板中没有下列内容的标签，{document}中不会出现：{names}。",
        "Note: the {document}'s template has no tag for these, so no {document} says them: {names}.",
    ),
    "styles.unreadable": BilingualText(
        "“{template}”不是能够打开的 Excel 工作簿（.xlsx），没有写出任何文件。请修好该文件；或删去它，即用程序自带的样式。",
        "“{template}” is no Excel workbook (.xlsx) that can be opened; nothing was written. Mend it, or delete it to use the toolkit's own.",
    ),
    "styles.no-document": BilingualText(
        "“{template}”不是能够打开的 Word 文档（.docx），没有写出任何文件。请修好该文件；或删去它，即用程序自带的样式。",
        "“{template}” is no Word document (.docx) that can be opened; nothing was written. Mend it, or delete it to use the toolkit's own.",
    ),
    "styles.lacking": BilingualText(
        "“{template}”缺少所需的工作表、名称或样式：{names}；没有写出任何文件。请恢复它们；或删去该文件，即用程序自带的样式。",
        "“{template}” lacks sheets, names or styles that are needed: {names}; nothing was written. Restore them, or delete the file to use the toolkit's own.",
    ),
    "document.near-name": BilingualText(
        "提示：“{found}”没有采用；只有名称恰为“{template}”的文件才作为模板。",
        "Note: “{found}” is not used; only a file named exactly “{template}” is taken as the template.",
    ),
    "document.fault.line": BilingualText("{place}{around}：{said}", "{place}{around}: {said}"),
    "document.fault.around": BilingualText("“{text}”", " “{text}”"),
    "document.fault.meant": BilingualText("是否指“{meant}”？", " Is “{meant}” meant?"),
    "document.fault.meant-for": BilingualText("是否指“{meant}”（{meaning}）？", " Is “{meant}” ({meaning}) meant?"),
    "document.fault.unknown": BilingualText("没有名为“{name}”的内容。", "there is nothing named “{name}”."),
    "document.fault.loop": BilingualText(
        "“{name}”有多项，须先用循环标签（for）逐项列出，再写其中的内容。", "there are several of “{name}”: list them with a loop (for) and name the value there."
    ),
    "document.fault.filter": BilingualText("没有名为“{name}”的过滤器。", "there is no filter named “{name}”."),
    "document.fault.test": BilingualText("没有名为“{name}”的判断。", "there is no test named “{name}”."),
    "document.fault.unclosed": BilingualText("标签“{name}”没有写完整，右括号缺少或不配对。", "the tag “{name}” is not closed, or closed by other braces."),
    "document.fault.syntax": BilingualText("标签“{name}”写法有误，请核对。", "the tag “{name}” is written wrong."),
    "document.fault.container": BilingualText(
        "“{name}”是一组内容，不能直接写出；请写明其中的哪一项。", "“{name}” holds several values and cannot be written out; name one of them."
    ),
    "document.fault.no-list": BilingualText("“{name}”只有一项，不能用循环逐项列出。", "“{name}” is one value, and no loop can list it."),
    "document.fault.unknown-word": BilingualText("标签中没有“{name}”这种写法。", "tags know no “{name}”."),
    "document.fault.impossible": BilingualText("模板不能引用其他文件（{name}），请删去该标签。", "a template cannot take in other files ({name}); delete the tag."),
    "document.fault.open-block": BilingualText("“{name}”没有结束，缺少 {meant} 标签。", "“{name}” has no end: the tag {meant} is missing."),
    "document.fault.no-block": BilingualText("“{name}”没有与之对应的开头（for 或 if）。", "“{name}” has no beginning (for, if) that it belongs to."),
    "document.fault.almost": BilingualText(
        "“{name}”疑为标签，但不会被填写；标签用两个半角大括号，中间不加空格。",
        "“{name}” looks like a tag and would not be filled in; a tag has two plain braces without a blank between them.",
    ),
    "document.fault.not-filled": BilingualText(
        "标签“{name}”所在之处不会被填写；请移到正文、页眉、页脚或脚注中。", "nothing fills in the tag “{name}” here; move it to the text, a header, a footer or a footnote."
    ),
    "document.fault.revision": BilingualText(
        "有 {name} 处尚未接受或拒绝的修订，其中有修订人的姓名和已删去的文字；请在“审阅”中接受或拒绝全部修订。",
        "{name} revisions are neither accepted nor rejected and hold names and deleted text; accept or reject them all (审阅).",
    ),
    "document.fault.field": BilingualText(
        "域（{name}）显示的是模板或另一个文件的信息，不是本文档的，不能交出；请删去，或改为文字或标签。",
        "a field ({name}) shows what is known of the template or of another file, which must not go out; delete it, or make it text or a tag.",
    ),
    "document.fault.chart-unknown": BilingualText(
        "看不出图表“{name}”应显示哪些数字，其中的示例数字不能交出；请在图表标题或替代文字中写明下列之一：{meant}，或删去该图表。",
        "nothing tells which figures the chart “{name}” is to show, and its samples must not go out; put one of these into its title or alternative text: {meant}, or delete it.",
    ),
    "document.fault.chart-none": BilingualText(
        "此类文件没有可填入图表“{name}”的数字，其中的示例数字不能交出；请删去该图表。", "there are no figures for the chart “{name}” in this kind of document, and its samples must not go out; delete it."
    ),
    "document.fault.chart-series": BilingualText(
        "图表“{name}”有多个数据系列，只能填入一个；请只保留一个系列。", "the chart “{name}” has several series and only one can be filled in; keep one."
    ),
    "document.fault.chart-kind": BilingualText(
        "图表“{name}”的类型无法填入新的数字；请改用柱形图、条形图、饼图或折线图。", "the chart “{name}” is of a kind that cannot be given new figures; use columns, bars, a pie or a line."
    ),
    "document.fault.chart-object": BilingualText(
        "嵌入的表格或旧式图表（{name}）中的示例数字无法更新，不能交出；请删去，或改用 Word 自带的图表。", "the embedded sheet or chart of an older kind ({name}) holds samples that cannot be updated; delete it, or use a chart of Word's own."
    ),
    "document.place.before": BilingualText("首个标题之前", "above the first heading"),
    "document.place.below": BilingualText("“{heading}”之下", "below “{heading}”"),
    "document.place.heading": BilingualText("标题“{heading}”", "the heading “{heading}”"),
    "document.place.header": BilingualText("页眉", "the header"),
    "document.place.footer": BilingualText("页脚", "the footer"),
    "document.place.footnote": BilingualText("脚注", "a footnote"),
    "document.place.endnote": BilingualText("尾注", "an endnote"),
    "document.place.elsewhere": BilingualText("图表或图形中", "in a chart or drawing"),
    "document.place.paragraph": BilingualText("，第 {paragraph} 段", ", paragraph {paragraph}"),
    "document.place.cell": BilingualText("，第 {table} 个表格第 {row} 行第 {column} 列", ", table {table}, row {row}, column {column}"),
    "document.place.box": BilingualText("的文本框中", ", in a text box"),
}
