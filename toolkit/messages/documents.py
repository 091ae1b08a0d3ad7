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
    "compilation.noun": BilingualText("问题汇编", "compilation of questions"),
    "book.noun": BilingualText("入选问题汇编", "book of the selected questions"),
    "bilingual.noun": BilingualText("中英文名单", "bilingual list"),
    "pdf.ended": BilingualText(
        "“{name}”未能转换为 PDF：LibreOffice 在转换中意外退出。请用 Word 或 LibreOffice 打开该文件另存为 PDF。",
        "“{name}” could not be converted to PDF: LibreOffice ended while it worked on it. Open it in Word or LibreOffice and save it as PDF.",
    ),
    "pdf.given-up": BilingualText(
        "LibreOffice 连续 {losses} 次意外退出或没有响应，其余文件没有再转换为 PDF。请启动一次 LibreOffice，确认能正常使用，再运行一次。",
        "LibreOffice ended or did not answer {losses} times in a row; the other documents were not converted to PDF. Start LibreOffice once, see that it works, and run this again.",
    ),
    "pdf.gone": BilingualText(
        "“{name}”无法读取，没有转换为 PDF；请再运行一次。", "“{name}” cannot be read and was not converted to PDF; please run this again."
    ),
    "pdf.no-office": BilingualText(
        "这台计算机上没有找到 LibreOffice，未生成 PDF。请安装 LibreOffice（libreoffice.org）后再运行一次，或用 Word、WPS 打开后另存为 PDF。",
        "There is no LibreOffice on this computer, so no PDF was made. Install it (libreoffice.org) and run this again, or open the documents in Word or WPS and save them as PDF.",
    ),
    "pdf.refused": BilingualText(
        "LibreOffice 无法打开或转换“{name}”，没有生成 PDF。请用 Word 打开该文件另存为 PDF。",
        "LibreOffice cannot open or convert “{name}”, so there is no PDF of it. Open it in Word and save it as PDF.",
    ),
    "pdf.time": BilingualText(
        "“{name}”在 {seconds} 秒内未能转换为 PDF，已停止转换。请用 Word 或 LibreOffice 打开该文件另存为 PDF。",
        "“{name}” was not converted to PDF within {seconds} seconds, and the conversion was stopped. Open it in Word or LibreOffice and save it as PDF.",
    ),
    "report.noun": BilingualText("报告", "report"),
    "report.nothing-sent": BilingualText(
        "收件箱中没有“{wanted}”可以读取的推荐表。", "The inbox holds no readable workbook of “{wanted}”."
    ),
    "document.template-unreadable": BilingualText(
        "{document}模板不是 Word 文档（.docx），无法打开。请恢复随工具附带的模板。",
        "The {document}'s template is no Word document (.docx). Restore the one that came with the toolkit.",
    ),
    "document.template-is": BilingualText(
        "{document}模板无法使用，文件其实是：{like}。{remedy}",
        "The {document}'s template cannot be used: it is {like}. {remedy}",
    ),
    "document.template-is.save-as": BilingualText(
        "请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”；只改扩展名不行。",
        "Open it in Word or WPS and save it as “Word Document (.docx)”; to change the end of its name is not enough.",
    ),
    "document.template-is.locked": BilingualText(
        "请打开后去掉密码或加密，另存为“Word 文档（.docx）”。", "Open it, remove the password or the encryption, and save it as “Word Document (.docx)”."
    ),
    "document.template-is.restore": BilingualText("请换成完好的 Word 文档（.docx），或恢复随工具附带的模板。", "Put a sound Word document (.docx) in its place, or restore the template that came with the toolkit."),
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
    "document.text-lost": BilingualText(
        "{document}中没有按原文、恰好一次找到应有的一段文字：“{text}”。请核对模板，或恢复随工具附带的模板；{document}未写出。",
        "The {document} does not say this paragraph whole and once: “{text}”. See the template, or restore the one that came with the toolkit; the {document} was not written.",
    ),
    "document.link-lost": BilingualText(
        "{document}中有链接或页码所指的书签“{text}”不存在，或不止一处。请在模板中删去这一链接；{document}未写出。",
        "A link or a page number of the {document} leads to the bookmark “{text}”, which is not there or stands twice. Delete it in the template; the {document} was not written.",
    ),
    "document.section-in-text": BilingualText(
        "{document}模板把“{text}”写在了正文中，它只能写在页眉或页脚；请在 Word 中移过去或删去；{document}未写出。",
        "The {document}'s template has “{text}” in its text, but it may stand only in a header or footer; move it there or delete it in Word. The {document} was not written.",
    ),
    "document.section-lost": BilingualText(
        "{document}中没有为“{text}”另起一节、在页眉写明其名称。请核对模板中正文所在的节；{document}未写出。",
        "The {document} has no section of its own, named by its header, for “{text}”. See the section of the text in the template; the {document} was not written.",
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
    "document.fault.inside": BilingualText(
        "没有名为“{name}”的内容。清单“{meant}”（{meaning}）的各项中才有，须写在那个循环（for）之内。",
        "there is nothing named “{name}”. Only each of “{meant}” ({meaning}) has one: name it within a loop (for) over them.",
    ),
    "document.fault.outside": BilingualText(
        "“{name}”只在它的循环“{meant}”之内有内容，此处在循环之外；请移到循环之内，或补上循环标签。",
        "“{name}” means something only within its loop “{meant}”, and this is outside; move it into the loop, or add the loop's tags.",
    ),
    "document.fault.filter": BilingualText("没有名为“{name}”的过滤器。", "there is no filter named “{name}”."),
    "document.fault.test": BilingualText("没有名为“{name}”的判断。", "there is no test named “{name}”."),
    "document.fault.unclosed": BilingualText("标签“{name}”没有写完整，右括号缺少或不配对。", "the tag “{name}” is not closed, or closed by other braces."),
    "document.fault.split": BilingualText(
        "标签“{name}”断在两段或两格中（下一处是“{meant}”）；一个标签须写在同一段之内。",
        "the tag “{name}” goes on in the next paragraph or cell (“{meant}”); a tag stands within one paragraph.",
    ),
    "document.fault.stray-end": BilingualText("“{name}”只有标签的右括号，左括号缺少或被拆开。", "“{name}” has only the closing braces of a tag; its opening ones are missing or broken up."),
    "document.fault.torn": BilingualText(
        "标签“{name}”一部分在超链接或内容控件之内，一部分在外；请删去后整个重新输入。",
        "the tag “{name}” stands half within a link or a content control; delete it and type it anew in one go.",
    ),
    "document.fault.wide": BilingualText(
        "标签“{name}”中有全角或看不见的字符（{meant}）；标签中的标点和空格须用半角。",
        "the tag “{name}” holds signs of full width or invisible ones ({meant}); use plain punctuation and blanks in tags.",
    ),
    "document.fault.apart": BilingualText(
        "标签“{name}”中 % 与其后的字母之间不能有空格；请写作“{meant}”。", "in the tag “{name}” no blank may follow the % sign; write “{meant}”."
    ),
    "document.fault.held-value": BilingualText(
        "标签“{name}”的左括号之后多了字母，内容会丢失；请写作“{meant}”。", "in the tag “{name}” letters follow the opening braces, and its value would be lost; write “{meant}”."
    ),
    "document.fault.no-table": BilingualText(
        "标签“{name}”要取代表格的行或列（{meant}），此处却不在表格中；请改用 {{%p … %}}。", "the tag “{name}” takes the place of a table's row or cell ({meant}), and here is no table; use {{%p … %}}."
    ),
    "document.fault.beside-p": BilingualText(
        "标签“{name}”会取代它所在的整段，同段的“{meant}”会丢失；请让该标签独占一段。", "the tag “{name}” takes the place of its whole paragraph, and “{meant}” beside it would be lost; give the tag a paragraph of its own."
    ),
    "document.fault.beside-tr": BilingualText(
        "标签“{name}”会取代它所在的整行，同行的“{meant}”会丢失；请让该标签独占表格的一行。", "the tag “{name}” takes the place of its whole row, and “{meant}” beside it would be lost; give the tag a row of its own."
    ),
    "document.fault.beside-tc": BilingualText(
        "标签“{name}”会取代它所在的整个单元格，同格的“{meant}”会丢失；请让该标签独占一格。", "the tag “{name}” takes the place of its whole cell, and “{meant}” beside it would be lost; give the tag a cell of its own."
    ),
    "document.fault.syntax": BilingualText("标签“{name}”写法有误，请核对。", "the tag “{name}” is written wrong."),
    "document.fault.container": BilingualText(
        "“{name}”是一组内容，不能直接写出；请写明其中的哪一项。", "“{name}” holds several values and cannot be written out; name one of them."
    ),
    "document.fault.no-list": BilingualText("“{name}”只有一项，不能用循环逐项列出。", "“{name}” is one value, and no loop can list it."),
    "document.fault.unknown-word": BilingualText("标签中没有“{name}”这种写法。", "tags know no “{name}”."),
    "document.fault.impossible": BilingualText("模板不能引用其他文件（{name}），请删去该标签。", "a template cannot take in other files ({name}); delete the tag."),
    "document.fault.open-block": BilingualText("“{name}”没有结束，缺少 {meant} 标签。", "“{name}” has no end: the tag {meant} is missing."),
    "document.fault.no-block": BilingualText("“{name}”没有与之对应的开头（for 或 if）。", "“{name}” has no beginning (for, if) that it belongs to."),
    "document.fault.other-hold": BilingualText(
        "“{name}”与它的开头“{meant}”（{begun}）写法不一；首尾须同为 {{%p、同为 {{%tr，或都不带字母。",
        "“{name}” and its beginning “{meant}” ({begun}) are written in two ways; both begin with {{%p, both with {{%tr, or both without letters.",
    ),
    "document.fault.crossed": BilingualText(
        "“{name}”与它的开头“{meant}”（{begun}）不在同一处；首尾须同在正文、同在一个单元格或同在一个文本框中。",
        "“{name}” and its beginning “{meant}” ({begun}) stand apart; both belong into the text, into one cell or into one text box.",
    ),
    "document.fault.crossed-cells": BilingualText(
        "“{name}”与它的开头“{meant}”（{begun}）不在同一个单元格；要逐行列出，请用 {{%tr … %}}，首尾各占表格的一行。",
        "“{name}” and its beginning “{meant}” ({begun}) stand in two cells; to repeat rows use {{%tr … %}}, beginning and end each in a row of its own.",
    ),
    "document.fault.crossed-tables": BilingualText(
        "“{name}”与它的开头“{meant}”（{begun}）不在同一个表格；首尾须在同一个表格中，各占一行。",
        "“{name}” and its beginning “{meant}” ({begun}) stand in two tables; both belong into one table, each in a row of its own.",
    ),
    "document.fault.crossed-rows": BilingualText(
        "“{name}”与它的开头“{meant}”（{begun}）不在同一行；逐列重复的首尾须在表格的同一行中。",
        "“{name}” and its beginning “{meant}” ({begun}) stand in two rows; to repeat cells both belong into one row.",
    ),
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
    "document.fault.picture-linked": BilingualText(
        "图片链接到另一个文件（{name}），交出后看不到；请删去，改用“插入图片”插入。", "a picture is linked to another file ({name}) and would not be seen elsewhere; delete it and insert the picture itself."
    ),
    "document.fault.chart-picture": BilingualText(
        "图片“{name}”像是粘贴成图片的图表，其中的数字不会更新；请删去，换回可编辑的图表（{meant}）。",
        "the picture “{name}” seems to be a chart pasted as a picture, whose figures stay samples; put the chart itself in its place ({meant}), or delete it.",
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
    "document.fault.no-tags": BilingualText(
        "没有一个标签，用它生成的每份文档都会一模一样；这可能是已生成的文档，不是模板。",
        "there is no tag at all, so that all documents made of it would be the same; this may be a finished document, no template.",
    ),
    "document.fault.trial": BilingualText("用示例数据试填时填不出来：{reason}。", "it cannot be filled in with sample data: {reason}."),
    "document.fault.trial-missing": BilingualText(
        "用示例数据试填后，文档中没有“{meaning}”应有的内容“{name}”；请核对它的标签和所在的段落。",
        "filled in with sample data, the document does not say “{name}” ({meaning}); see its tag and the paragraph that it stands in.",
    ),
    "document.fault.trial-left": BilingualText(
        "用示例数据试填后，残留标签“{name}”；请删去后重新输入。", "filled in with sample data, a tag is left: “{name}”; delete it and type it anew."
    ),
    "document.fault.trial-twice": BilingualText(
        "用示例数据试填后，标题“{name}”不止出现一次；请核对循环标签。", "filled in with sample data, the heading “{name}” stands more than once; see the loops."
    ),
    "document.fault.trial-other": BilingualText("用示例数据试填没有成功：{reason}", "it could not be filled in with sample data: {reason}"),
    "document.fault.alike": BilingualText("写法相同的还有 {count} 处，请一并核对。", " The same stands in {count} other place(s): see those too."),
    "document.place.whole": BilingualText("整个文档", "the whole document"),
    "document.place.before": BilingualText("首个标题之前", "above the first heading"),
    "document.place.below": BilingualText("“{heading}”之下", "below “{heading}”"),
    "document.place.heading": BilingualText("标题“{heading}”", "the heading “{heading}”"),
    "document.place.header": BilingualText("页眉", "the header"),
    "document.place.header.first": BilingualText("首页的页眉", "the header of the first page"),
    "document.place.header.even": BilingualText("偶数页的页眉", "the header of even pages"),
    "document.place.header.unused": BilingualText("留存的页眉", "a header that is left over"),
    "document.place.footer": BilingualText("页脚", "the footer"),
    "document.place.footer.first": BilingualText("首页的页脚", "the footer of the first page"),
    "document.place.footer.even": BilingualText("偶数页的页脚", "the footer of even pages"),
    "document.place.footer.unused": BilingualText("留存的页脚", "a footer that is left over"),
    "document.place.section": BilingualText("第 {section} 节{where}", "{where} of section {section}"),
    "document.place.hidden": BilingualText("（各页均不显示）", " (shown on no page)"),
    "document.place.footnote.note": BilingualText("第 {note} 个脚注", "footnote {note}"),
    "document.place.endnote.note": BilingualText("第 {note} 个尾注", "endnote {note}"),
    "document.place.elsewhere": BilingualText("图表或图形中", "in a chart or drawing"),
    "document.place.paragraph": BilingualText("，第 {paragraph} 段", ", paragraph {paragraph}"),
    "document.place.cell": BilingualText("，第 {table} 个表格第 {row} 行第 {column} 列", ", table {table}, row {row}, column {column}"),
    "document.place.box": BilingualText("的文本框中", ", in a text box"),
}
