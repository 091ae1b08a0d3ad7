"""What is said of how a workbook was understood: which fallback found a field, which value was changed.

Every sentence may name {sheet}, {cell} and the remark's details; a remark never holds the value of a cell.
"""

from toolkit.messages.catalogue import Text

_KINDS: dict[str, Text] = {
    "remark.sheet.our-copy": Text("校验意见或迁移清单的副本，未读取", "Copies of our own findings or list, not read"),
    "remark.sheet.near-title": Text("工作表按相近的名称读取", "Sheets read by a similar title"),
    "remark.sheet.by-labels": Text("工作表按其中的栏目名称读取", "Sheets read by the labels they hold"),
    "remark.label.near": Text("栏目按相近的名称读取", "Fields read by a similar label"),
    "remark.label.by-name": Text("栏目名称无法识别，按单元格自带的名称读取", "Fields with an unknown label, read by the cell's defined name"),
    "remark.label.apart": Text("栏目不在其他栏目所在的行或列，仍已读取", "Fields that stand apart from the others, read all the same"),
    "remark.label.across": Text("栏目横排成一行，取各栏目下方的内容", "Fields side by side in a row, values taken from below"),
    "remark.label.answered": Text("栏目名称与内容写在同一单元格，已分开读取", "Labels and values in one cell, told apart"),
    "remark.value.apart": Text("内容与栏目名称隔着合并或空白的列，仍已读取", "Values that stand apart from their label, read all the same"),
    "remark.value.merged": Text("取合并单元格的内容", "Content taken from merged cells"),
    "remark.value.date": Text("日期序号已换算为日期", "Serial numbers of days read as dates"),
    "remark.value.half-width": Text("全角字符按半角读取", "Full-width characters read as half-width ones"),
    "remark.value.composed": Text("分开存储的字符已合成（Unicode NFC）", "Characters stored in parts, composed (NFC)"),
    "remark.value.no-answer": Text("所填（无、/、同上等）视为未填写", "Content (无, /, 同上 and the like) read as blank"),
    "remark.unit.former-name": Text("单位曾用名已归入现名", "Former names of units read as the present ones"),
    "remark.choice.near": Text("内容不在下拉列表之内，按所填读取", "Content that is none of the list's choices, read as typed"),
    "remark.choice.unlisted": Text("内容不在下拉列表之内，按所填读取", "Content that is none of the list's choices, read as typed"),
}
"""The kinds of what concerns a place, as a copy lists them together."""

REMARKS: dict[str, Text] = {
    **_KINDS,
    "form.migrated": Text(
        "旧版推荐表对照现行推荐表：{moved} 处栏目的位置或名称不同，{added} 个栏目为新增，{left} 个单元格没有栏目接收；新版推荐表的“迁移清单”逐一列出。",
        "This older form against the newest: {moved} fields stand elsewhere or are called otherwise, {added} are new, {left} cells belong to none; 迁移清单 in the newest form lists them.",
    ),
    "sheet.our-copy": Text("工作表“{sheet}”是校验意见或迁移清单的副本，未读取，可以删除。",
                           "Sheet “{sheet}” is a copy of our own findings or list; it was not read and may be deleted."),
    "sheet.near-title": Text("工作表“{sheet}”按相近的名称作为“{expected}”读取。",
                             "Sheet “{sheet}” was read as “{expected}”, by its similar title."),
    "sheet.by-labels": Text("工作表“{sheet}”按其中的栏目名称作为“{expected}”读取。",
                            "Sheet “{sheet}” was read as “{expected}”, by the labels it holds."),
    "label.near": Text("{sheet}!{cell} 的“{written}”按相近的名称作为“{expected}”读取。",
                       "“{written}” at {sheet}!{cell} was read as “{expected}”, by its similar label."),
    "label.by-name": Text("{sheet}!{cell} 的栏目名称无法识别，按单元格自带的名称作为“{expected}”读取。",
                          "The label at {sheet}!{cell} is unknown; it was read as “{expected}”, by the cell's defined name."),
    "label.apart": Text("{sheet}!{cell} 的“{expected}”不在其他栏目所在的行或列，仍已读取。",
                        "“{expected}” at {sheet}!{cell} stands apart from the other labels and was read all the same."),
    "label.across": Text("“{sheet}”的栏目横排成一行，各栏取其下方的内容。",
                         "The labels of “{sheet}” stand in a row; each value was taken from below its label."),
    "label.answered": Text("{sheet}!{cell} 中“{expected}”的名称与内容写在同一单元格，已分开读取。",
                           "{sheet}!{cell} holds both the label “{expected}” and its value; they were told apart."),
    "value.apart": Text("{sheet}!{cell} 的内容与栏目名称“{expected}”隔着合并或空白的列，仍已读取。",
                        "The value at {sheet}!{cell} stands apart from its label “{expected}” and was read all the same."),
    "second-reader.failed": Text("第二种读取程序（openpyxl）读不了这个文件，未能核对。",
                                 "The second program (openpyxl) cannot read this file, so nothing was compared."),
    "value.merged": Text("{sheet}!{cell} 在合并单元格内，“{expected}”取合并单元格 {merged} 的内容。",
                         "{sheet}!{cell} lies in merged cells; “{expected}” takes the content of {merged}."),
    "value.date": Text("{sheet}!{cell} 的“{expected}”是日期序号，已换算为日期。",
                       "“{expected}” at {sheet}!{cell} is a serial number of a day and was read as a date."),
    "value.half-width": Text("{sheet}!{cell} 的“{expected}”中的全角字符已换成半角。",
                             "Full-width characters in “{expected}” at {sheet}!{cell} were read as half-width ones."),
    "value.composed": Text("{sheet}!{cell} 的“{expected}”中分开存储的字符已合成（Unicode NFC）。",
                           "Characters of “{expected}” at {sheet}!{cell} that were stored in parts were composed (NFC)."),
    "unit.former-name": Text("{sheet}!{cell} 写的是曾用名，已归入“{name}”（{code}）。",
                             "{sheet}!{cell} gives a former name; it was taken for “{name}” ({code})."),
    "choice.near": Text("{sheet}!{cell} 的“{expected}”不是下拉列表中的选项（{allowed}），按所填读取；是否为{near}？",
                        "“{expected}” at {sheet}!{cell} is none of the list's choices ({allowed}) and was read as typed; perhaps {near}?"),
    "choice.unlisted": Text("{sheet}!{cell} 的“{expected}”不是下拉列表中的选项（{allowed}），按所填读取。",
                            "“{expected}” at {sheet}!{cell} is none of the list's choices ({allowed}) and was read as typed."),
    "value.no-answer": Text("{sheet}!{cell} 的“{expected}”所填（无、/、同上等）视为未填写。",
                            "What “{expected}” at {sheet}!{cell} says (无, /, 同上 and the like) was read as blank."),
}
