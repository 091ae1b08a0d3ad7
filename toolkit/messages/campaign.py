"""What is said of a campaign folder and of a broken campaign workbook.

``campaign.fault.<code>`` is the sentence about a fault, ``campaign.remedy.<code>`` what to do about it;
both may name {sheet}, {cell}, {value} and the details that the reader yields.
"""

from toolkit.messages.catalogue import BilingualText

_FOLDER = {
    "campaign.folder-taken": BilingualText(
        "{path} 已是活动文件夹，未作任何改动。请另选文件夹。", "{path} already holds a campaign; nothing was changed. Choose another folder."
    ),
    "campaign.folder-empty": BilingualText(
        "{path} 不是活动文件夹：其中没有 {file}。请先运行 toolkit init 新建，或用 -C 指明活动文件夹。",
        "{path} is no campaign folder: it has no {file}. Make one with toolkit init, or name it with -C.",
    ),
    "campaign.preset-unknown": BilingualText("没有年度预设“{preset}”；现有：{known}。", "There is no preset “{preset}”; there are: {known}."),
    "campaign.unit-unknown": BilingualText(
        "“{wanted}”不是本次可推荐的单位；请写名录中的名称或代码。",
        "“{wanted}” is no unit that may recommend; give a name or a code of the roster.",
    ),
    "campaign.unit-near": BilingualText("是否指：{names}？", " Did you mean {names}?"),
    "campaign.broken": BilingualText(
        "活动设定有 {count} 处问题，改正后再运行：", "The campaign workbook has {count} fault(s); mend them and run again:"
    ),
    "campaign.broken-lists": BilingualText(
        "往年问题清单有 {count} 处问题，改正后再运行：", "The lists of published questions have {count} fault(s); mend them and run again:"
    ),
    "campaign.places": BilingualText("{sheet}!{cells}（{count} 处）", "{sheet}!{cells} ({count} cells)"),
    "campaign.places-more": BilingualText("{sheet}!{cells} 等（{count} 处）", "{sheet}!{cells} and others ({count} cells)"),
    "campaign.sources": BilingualText(
        "“沿用{year}”：取自 {year} 年活动的设定，本次通知是否如此规定尚未核对；核对后请改为本次通知的条款。“默认”：由本工具设定。",
        "沿用{year}: taken over from the campaign of {year}, not yet compared with this year's notice. 默认: the toolkit's own.",
    ),
    "campaign.nothing": BilingualText("（无）", "(none)"),
    "campaign.order": BilingualText("次序", "order"),
    "campaign.broken-entries": BilingualText(
        "汇总表中填写的内容有 {count} 处问题，台账没有变化；改正后再运行：", "What was entered in the workbook has {count} fault(s), so nothing was recorded; mend them and run again:"
    ),
    "campaign.broken-line": BilingualText("{place}：{fault}{remedy}", "{place}: {fault} {remedy}"),
}

_COMPARISON = {
    "comparison.title": BilingualText("{name}：征集设定", "{name}: the rules of the call"),
    "comparison.now": BilingualText("现行", "now"),
    "comparison.values": BilingualText("规定变化", "What changed"),
    "comparison.values.purpose": BilingualText("与 {before} 相比，有 {count} 处规定不同；每行左为原规定，右为现行规定。", "{count} provisions differ from {before}; on the left what held then, on the right what holds now."),
    "comparison.clauses": BilingualText("依据变化", "Clauses"),
    "comparison.clauses.purpose": BilingualText("与 {before} 相比，有 {count} 处所注的依据不同；从同一依据改为同一依据的合为一行。", "{count} provisions rest on another clause than in {before}; those that went from one clause to the same other share a row."),
    "comparison.force": BilingualText("现行规定", "In force"),
    "comparison.force.purpose": BilingualText("现行的全部规定及其依据；通知未规定、由本工具设定的注“默认”。", "All that is in force, with its clause; 默认 is said of what the notice leaves open and the toolkit decided."),
    "comparison.column.section": BilingualText("表", "sheet"),
    "comparison.column.what": BilingualText("项目", "provision"),
    "comparison.column.value": BilingualText("规定", "value"),
    "comparison.column.clause": BilingualText("依据", "clause"),
    "comparison.column.clause-before": BilingualText("原依据", "clause then"),
    "comparison.column.clause-after": BilingualText("现依据", "clause now"),
    "comparison.column.number": BilingualText("处数", "number"),
    "comparison.column.things": BilingualText("涉及的项目", "provisions"),
}

_FAULTS = {
    "not-xlsx": (
        BilingualText("不是可以读取的 .xlsx 工作簿。", "It cannot be read as an .xlsx workbook."),
        BilingualText("请在 Excel 或 WPS 中打开后另存为 .xlsx，或从备份恢复。", "Open it in Excel or WPS and save it as .xlsx, or restore a backup."),
    ),
    "sheet-not-ours": (
        BilingualText("缺少工作表“{value}”。", "Sheet “{value}” is missing."),
        BilingualText("请用 {command} 生成的 {workbook}；工作表改过名的，请改回“{value}”。", "Use a {workbook} that `{command}` made; a sheet that was renamed is to be named “{value}” again."),
    ),
    "batch-unknown": (
        BilingualText("这是批次“{value}”的汇总表，台账中没有这一批。", "This is the workbook of batch “{value}”, which the ledger does not know."),
        BilingualText("请用本次活动的汇总表。", "Use one of this campaign."),
    ),
    "pair-unknown": (
        BilingualText("台账中批次“{batch}”没有问题“{value}”。", "The ledger has no question “{value}” in batch “{batch}”."),
        BilingualText("请按问题清单改正编号，或清空这一行的“{label}”。", "Mend the number by 问题清单, or clear “{label}” in this row."),
    ),
    "subject-unknown": (
        BilingualText("不能对“{value}”作出决定“{decision}”：{wanted}。", "“{value}” cannot have “{decision}”: {wanted}."),
        BilingualText("单位填代码或全称，文件填“文件记录”中的路径或 SHA-256 的前 8 位以上。", "Name a unit by its code or full name, a file by its path in 文件记录 or at least 8 places of its SHA-256."),
    ),
    "unit-unknown": (
        BilingualText("名录中没有单位“{value}”。", "No unit “{value}” is on the roster."),
        BilingualText("请填推荐单位的代码或全称。", "Give a unit's code or full name."),
    ),
    "day": (
        BilingualText("“{value}”不是 {after} 以后的日期。", "“{value}” is no date after {after}."),
        BilingualText("请填截止日期以后的日期，例如 {example}。", "Give a day after the closing day, such as {example}."),
    ),
    "sheet-missing": (
        BilingualText("缺少工作表“{value}”。", "Sheet “{value}” is missing."),
        BilingualText("请恢复该工作表及其名称；样子可参照 toolkit init 新建的活动文件夹。", "Restore it under this name; `toolkit init` in a new folder shows it."),
    ),
    "sheet-renamed": (
        BilingualText("缺少工作表“{value}”，另有一张名为“{renamed}”。", "Sheet “{value}” is missing, and there is one named “{renamed}”."),
        BilingualText("如果“{renamed}”就是该表，请把名称改回“{value}”。", "If “{renamed}” is that sheet, rename it to “{value}”."),
    ),
    "header-missing": (
        BilingualText("找不到表头（{titles}）。", "The header row was not found ({titles})."),
        BilingualText("请在数据上方恢复这一行表头。", "Restore this row above the data."),
    ),
    "column-missing": (
        BilingualText("表头缺少“{label}”一列。", "The header row has no column “{label}”."),
        BilingualText("请恢复该列及其表头。", "Restore the column and its header."),
    ),
    "column-renamed": (
        BilingualText("表头缺少“{label}”一列，该列的位置上写的是“{value}”。", "The header row has no column “{label}”; where it belongs stands “{value}”."),
        BilingualText("请把这一格恢复为“{label}”；自己加的列请放在各列之后。", "Restore “{label}” in this cell; columns of your own go behind the others."),
    ),
    "blank": (
        BilingualText("“{label}”没有填写。", "“{label}” is blank."),
        BilingualText("请填写。", "Fill it in."),
    ),
    "whole-number": (
        BilingualText("“{label}”应为整数，现为“{value}”。", "“{label}” is to be a whole number, not “{value}”."),
        BilingualText("请填写整数，例如 5。", "Enter a whole number such as 5."),
    ),
    "number": (
        BilingualText("“{label}”应为数字，现为“{value}”。", "“{label}” is to be a number, not “{value}”."),
        BilingualText("请填写数字，例如 0.25。", "Enter a number such as 0.25."),
    ),
    "time": (
        BilingualText("“{label}”应为日期和时刻，现为“{value}”。", "“{label}” is to be a date with a time, not “{value}”."),
        BilingualText("请按 2023-04-20 23:59:59 的样子填写。", "Enter it as in 2023-04-20 23:59:59."),
    ),
    "word": (
        BilingualText("“{label}”不能填“{value}”。", "“{label}” cannot be “{value}”."),
        BilingualText("请从中选择：{allowed}。", "Choose one of: {allowed}."),
    ),
    "out-of-range": (
        BilingualText("“{label}”为 {value}，超出允许范围。", "“{label}” is {value}, which is out of range."),
        BilingualText("应{limit}。", "It is to be {limit}."),
    ),
    "pattern": (
        BilingualText("“{label}”的写法不对：“{value}”。", "“{label}” is not written as it must be: “{value}”."),
        BilingualText("{description}", "The note on it says: “{description}”"),
    ),
    "too-long": (
        BilingualText("“{label}”太长。", "“{label}” is too long."),
        BilingualText("最多 {maximum} 个。", "At most {maximum}."),
    ),
    "separator": (
        BilingualText("“{label}”的选项“{value}”中有分隔号。", "The entry “{value}” of “{label}” holds a separator."),
        BilingualText("一格只写一项，其中不用分号和换行。", "One entry a cell, without semicolons or line breaks."),
    ),
    "not-below": (
        BilingualText("“{label}”为 {value}，小于“{other}”（{limit}）。", "“{label}” is {value}, below “{other}” ({limit})."),
        BilingualText("请改其一，使“{label}”不小于“{other}”。", "Change one of them, so that “{label}” is not below “{other}”."),
    ),
    "above": (
        BilingualText("“{label}”为 {value}，没有大于“{other}”（{limit}）。", "“{label}” is {value}, not above “{other}” ({limit})."),
        BilingualText("请改其一，使“{label}”大于“{other}”。", "Change one of them, so that “{label}” is above “{other}”."),
    ),
    "stage-word": (
        BilingualText("“{label}”为“{value}”，与本环节的其他设定不符。", "“{label}” is “{value}”, which does not go with the rest of this stage."),
        BilingualText("此处应为：{allowed}；或修改“方式”、调整环节次序。", "Here it is to be {allowed}; or change 方式, or the order of the stages."),
    ),
    "tie-step": (
        BilingualText("“并列规则”中的“{value}”在本环节无法比较。", "“{value}” in 并列规则 is nothing that this stage can compare by."),
        BilingualText("请从中选择：{allowed}；最后写{ends}之一。", "Choose from {allowed}; the last entry is one of {ends}."),
    ),
    "tie-end": (
        BilingualText("“并列规则”最后是“{value}”，没有写比较之后仍并列时怎么办。", "并列规则 ends with “{value}” and does not say what happens to a tie that is left."),
        BilingualText("请在最后加上{ends}之一，用“；”分隔。", "Add one of {ends} as the last entry, behind a “；”."),
    ),
    "not-selected": (
        BilingualText("最后环节的“{label}”为 {value}，而“类别”表中{category}的遴选数量为 {select}。", "“{label}” of the last stage is {value}, but 类别 selects {select} of {category}."),
        BilingualText("请改其一，使两处一致。", "Change one of them, so that both agree."),
    ),
    "older-words": (
        BilingualText("这是旧版的“环节”表，“{label}”所写的“{value}”无法对应到现在的“{now}”。", "This sheet 环节 is of an earlier version, and “{value}” in “{label}” fits nothing in today's “{now}”."),
        BilingualText(
            "请写成“每类前 60 名”“80 分以上”“得票三分之二以上”或“中位数高者优先，仍并列者一并通过”的样子，或照 toolkit init 新建的活动文件夹改用新的各列。",
            "Write it as in 每类前 60 名, 80 分以上, 得票三分之二以上 or 中位数高者优先，仍并列者一并通过, or take the new columns from a folder made by `toolkit init`.",
        ),
    ),
    "name-taken": (
        BilingualText("“{label}”不能叫“{value}”：评分表或并列规则中已用作他意。", "“{label}” cannot be “{value}”: score sheets or tie rules use it for something else."),
        BilingualText("请换一个名称。", "Choose another name."),
    ),
    "twice": (
        BilingualText("“{label}”的“{value}”与 {first} 重复。", "“{value}” in “{label}” already stands at {first}."),
        BilingualText("请改名或删去其一。", "Rename or delete one of them."),
    ),
    "rows-missing": (
        BilingualText("没有填写任何一行。", "There is no row."),
        BilingualText("请至少填写一行。", "Enter at least one row."),
    ),
    "weights": (
        BilingualText("各项权重之和为 {value}，应为 1。", "The weights add up to {value}, not to 1."),
        BilingualText("请调整权重，使其和为 1。", "Change the weights so that they add up to 1."),
    ),
    "type-unknown": (
        BilingualText("没有“{value}”这种单位类型。", "“{value}” is no known type of unit."),
        BilingualText("请从中选择：{allowed}；新的类型先加到“{list_sheet}”表“{list}”一列。", "Choose one of: {allowed}; add a new type to “{list}” on sheet “{list_sheet}” first."),
    ),
    "setting-missing": (
        BilingualText("缺少设置“{value}”。", "Setting “{value}” is missing."),
        BilingualText("请在本行恢复该设置的名称和值。", "Restore its name and its value in this row."),
    ),
    "setting-unknown": (
        BilingualText("没有“{value}”这项设置。", "There is no setting “{value}”."),
        BilingualText("请恢复原来的名称{near}，或删去这一行。", "Restore the name{near}, or delete the row."),
    ),
    "field-missing": (
        BilingualText("缺少字段 {value}（{of}“{label}”）。", "Field {value} (“{label}” on {of}) is missing."),
        BilingualText("字段不得增删或改名，请恢复这一行。", "Fields are not added, removed or renamed; restore the row."),
    ),
    "field-unknown": (
        BilingualText("没有字段“{value}”。", "There is no field “{value}”."),
        BilingualText("字段不得增删或改名，请恢复原来的字段名{near}，或删去这一行。", "Fields are not added, removed or renamed; restore the name{near}, or delete the row."),
    ),
    "field-changed": (
        BilingualText("字段 {name} 的“{label}”改成了“{value}”。", "“{label}” of field {name} was changed to “{value}”."),
        BilingualText("本列不得改动，请恢复为“{expected}”。", "This column is fixed; restore “{expected}”."),
    ),
    "prompt-unknown": (
        BilingualText("填写提示中的“{value}”不是任何限值的名称，推荐表上会照原样显示。", "“{value}” in the prompt names no limit and would be shown as it stands."),
        BilingualText("请改为限值的名称{near}（半角花括号），或去掉花括号。", "Write the name of a limit{near} in plain braces, or take the braces away."),
    ),
    "prompt-without-limit": (
        BilingualText("填写提示引用了{value}，但本栏没有填“{label}”。", "The prompt names {value}, but “{label}” of this field is blank."),
        BilingualText("请填写“{label}”，或从提示中删去{value}。", "Fill in “{label}”, or take {value} out of the prompt."),
    ),
    "rule-missing": (
        BilingualText("缺少规则 {value}。", "Rule {value} is missing."),
        BilingualText("规则不得增删；请在本行补上代码、级别（{severity}）和依据（{clause}）；不想退回可改级别。", "Rules are not removed; add its code, severity ({severity}) and clause ({clause}) here; its severity may be changed."),
    ),
    "letter-unknown": (
        BilingualText("台账中没有函件“{value}”。", "The ledger knows no letter “{value}”."),
        BilingualText("请恢复这一格原来的内容；该批重做过的，请用新的汇总表。", "Restore what stood here; if the batch was made again, take its new master workbook."),
    ),
    "not-day": (
        BilingualText("“{label}”应为日期或“是”，现为“{value}”。", "“{label}” is to be a day or 是, not “{value}”."),
        BilingualText("请按 2023-05-04 的样子填写，或填“是”。", "Enter it as in 2023-05-04, or 是."),
    ),
    "rule-unknown": (
        BilingualText("没有规则“{value}”。", "There is no rule “{value}”."),
        BilingualText("请恢复原来的代码{near}，或删去这一行。", "Restore the code{near}, or delete the row."),
    ),
}

CAMPAIGN = (
    _FOLDER
    | _COMPARISON
    | {f"campaign.fault.{code}": says for code, (says, _) in _FAULTS.items()}
    | {f"campaign.remedy.{code}": remedy for code, (_, remedy) in _FAULTS.items()}
)
