"""What an annotated copy says of itself: the sheet 校验意见 and the notes on the cells."""

from toolkit.messages.catalogue import Text

ANNOTATE: dict[str, Text] = {
    "annotate.title": Text("校验意见", "Findings (校验意见)"),
    "annotate.unit": Text("推荐单位：{unit}", "Unit: {unit}"),
    "annotate.clean": Text("没有发现问题。", "Nothing was found."),
    "annotate.counts": Text("共 {total} 条：退回修改 {error} 条，提醒 {warning} 条，提示 {info} 条。", "{total} in all: {error} errors, {warning} warnings, {info} for information."),
    "annotate.advice-returned": Text("请改正全部“退回修改”，核实“提醒”，再把整个工作簿重新报送（本表和批注不必删除）。点击“单元格”一列即跳到该处；着色并带红色角标的单元格，鼠标停留即见说明。", "Correct every error, check the warnings, and send the whole workbook again (this sheet and the notes may stay). Click an address to go there; rest the pointer on a coloured cell with a red corner to read its note."),
    "annotate.advice": Text("没有须退回修改的问题；以下各条请核实，需要时改正后重新报送。点击“单元格”一列即跳到该处；着色并带红色角标的单元格，鼠标停留即见说明。", "Nothing has to be corrected before acceptance; please check what follows. Click an address to go there; rest the pointer on a coloured cell with a red corner to read its note."),
    "annotate.severity": Text("级别", "Severity"),
    "annotate.sheet": Text("工作表", "Sheet"),
    "annotate.cell": Text("单元格", "Cell"),
    "annotate.found": Text("发现的内容", "Found"),
    "annotate.problem": Text("问题", "Problem"),
    "annotate.remedy": Text("如何修改", "What to do"),
    "annotate.clause": Text("依据", "Clause"),
    "annotate.code": Text("规则代码", "Rule code"),
    "annotate.not-made": Text("未能进行的检查（补全所缺内容后即会检查）", "Checks that could not be made (they will be once what is missing is there)"),
    "annotate.not-made-reason": Text("缺少：{missing}", "Missing: {missing}"),
    "annotate.note-remedy": Text("修改：", "What to do: "),
}
