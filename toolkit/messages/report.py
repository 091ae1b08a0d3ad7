"""What is said of the units' reports."""

from toolkit.messages.catalogue import BilingualText

REPORT: dict[str, BilingualText] = {
    "report.noun": BilingualText("报告", "report"),
    "report.nothing-sent": BilingualText(
        "收件箱中没有“{unit}”可以读取的推荐表。", "The inbox holds no readable workbook of “{unit}”."
    ),
}
