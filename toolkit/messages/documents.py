"""What is said when a Word document cannot be delivered."""

from toolkit.messages.catalogue import BilingualText

DOCUMENTS: dict[str, BilingualText] = {
    "report.nothing-sent": BilingualText(
        "收件箱中没有“{unit}”可以读取的推荐表。", "The inbox holds no readable workbook of “{unit}”."
    ),
    "report.template-unreadable": BilingualText(
        "报告模板不是 Word 文档（.docx），无法打开。请恢复随工具附带的模板。",
        "The report's template is no Word document (.docx). Restore the one that came with the toolkit.",
    ),
    "report.template": BilingualText(
        "报告模板中的标签无法填写：{reason}。请在 Word 中改正该标签，或恢复随工具附带的模板。",
        "A tag of the report's template cannot be filled in: {reason}. Correct it in Word, or restore the template that came with the toolkit.",
    ),
    "report.value-missing": BilingualText(
        "报告中没有找到应有的内容 {name}：“{value}”。请核对模板是否还有对应的标签；报告未写出。",
        "The report does not say {name}: “{value}”. See whether the template still has its tag; the report was not written.",
    ),
    "report.question-count": BilingualText(
        "报告中标题“{title}”出现 {number} 次，应恰好一次。请核对模板中的循环标签；报告未写出。",
        "The heading “{title}” stands {number} times in the report, not once. See the template's loops; the report was not written.",
    ),
    "report.tag-left": BilingualText(
        "报告中残留模板标签：“{text}”。请在 Word 中删去该标签后重新输入；报告未写出。",
        "A tag of the template is left in the report: “{text}”. Delete it in Word and type it anew; the report was not written.",
    ),
}
