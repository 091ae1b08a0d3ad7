"""What is said of Word documents, and when one cannot be written; {document} is the noun of its kind."""

from toolkit.messages.catalogue import BilingualText

DOCUMENTS: dict[str, BilingualText] = {
    "letter.noun": BilingualText("函件", "letter"),
    "report.file-gone": BilingualText(
        "推荐材料“{path}”读取之后有变化，或已无法再读，报告未生成；请再运行一次。",
        "“{path}” was changed after it was read, or cannot be read again; no report was made: please run this again.",
    ),
    "templates.note": BilingualText(
        "本文件夹中的 {names} 是报告和通知的模板，可用 Word 打开改样式，文件名请勿改动。\n"
        "改过并保存的，生成报告、通知时即用您的；没有改过的，用程序自带的最新模板。\n"
        "要恢复程序自带的模板，删去改过的文件即可。\n"
        "以下为各模板未改动时的标记，请保留本文件：",
        "{names} in this folder are the templates of reports and letters: restyle them in Word, under the same names.\n"
        "One that you changed and saved is used for reports and letters; for one left as it is, the toolkit's newest is used.\n"
        "To have the toolkit's own template back, delete the one that you changed.\n"
        "Keep this file: it holds by what a template left as it is is known.",
    ),
    "report.noun": BilingualText("报告", "report"),
    "report.nothing-sent": BilingualText(
        "收件箱中没有“{wanted}”可以读取的推荐表。", "The inbox holds no readable workbook of “{wanted}”."
    ),
    "document.template-unreadable": BilingualText(
        "{document}模板不是 Word 文档（.docx），无法打开。请恢复随工具附带的模板。",
        "The {document}'s template is no Word document (.docx). Restore the one that came with the toolkit.",
    ),
    "document.template": BilingualText(
        "{document}模板中的标签无法填写：{reason}。请在 Word 中改正该标签，或恢复随工具附带的模板。",
        "A tag of the {document}'s template cannot be filled in: {reason}. Correct it in Word, or restore the template that came with the toolkit.",
    ),
    "document.value-missing": BilingualText(
        "{document}中没有找到应有的内容 {name}：“{value}”。请核对模板是否还有对应的标签；{document}未写出。",
        "The {document} does not say {name}: “{value}”. See whether the template still has its tag; the {document} was not written.",
    ),
    "document.heading-count": BilingualText(
        "{document}中标题“{title}”出现 {number} 次，应恰好一次。请核对模板中的循环标签；{document}未写出。",
        "The heading “{title}” stands {number} times in the {document}, not once. See the template's loops; the {document} was not written.",
    ),
    "document.tag-left": BilingualText(
        "{document}中残留模板标签：“{text}”。请在 Word 中删去该标签后重新输入；{document}未写出。",
        "A tag of the template is left in the {document}: “{text}”. Delete it in Word and type it anew; the {document} was not written.",
    ),
}
