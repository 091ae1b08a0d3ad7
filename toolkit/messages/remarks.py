"""What the reader says of how it understood a workbook: which fallback found a field, which value it changed.

Every sentence may name {sheet}, {cell} and the remark's details; a remark never holds the value of a cell.
"""

from toolkit.messages.catalogue import Text

REMARKS: dict[str, Text] = {
    "sheet.near-title": Text("工作表“{sheet}”按相近的名称作为“{expected}”读取。",
                             "Sheet “{sheet}” was read as “{expected}”, by its similar title."),
    "sheet.by-labels": Text("工作表“{sheet}”按其中的栏目名称作为“{expected}”读取。",
                            "Sheet “{sheet}” was read as “{expected}”, by the labels it holds."),
    "label.near": Text("{sheet}!{cell} 的“{written}”按相近的名称作为“{expected}”读取。",
                       "“{written}” at {sheet}!{cell} was read as “{expected}”, by its similar label."),
    "label.apart": Text("{sheet}!{cell} 的“{expected}”不在其他栏目所在的行或列，仍已读取。",
                        "“{expected}” at {sheet}!{cell} stands apart from the other labels and was read all the same."),
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
    "value.no-answer": Text("{sheet}!{cell} 的“{expected}”所填（无、/、同上等）视为未填写。",
                            "What “{expected}” at {sheet}!{cell} says (无, /, 同上 and the like) was read as blank."),
}
