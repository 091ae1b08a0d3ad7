"""What is said of each rule, all in one entry: its name, what it asks for, what was found, what to do.

A live rule has a sentence for 自检 too, which says what is right where it is kept: ✓ stands before it, never before a fault.
A demand, and that sentence, may name the label of any form field by the field's name, and the limits of :mod:`toolkit.rules.demands`.
A sentence or remedy may name {sheet}, {cell}, {label}, {found}, {clause}, the details that the rule yields, and {look}
where the rule has several. A remedy may begin with {meant}: what was perhaps meant; it is empty where nothing is near.
"""

from toolkit.looks import Look
from toolkit.messages import file_looks
from toolkit.messages.catalogue import BilingualText, LookText, RuleEntry

WAIVED = BilingualText("本次活动不作要求", "not asked for in this call")
"""The demand of a rule that this call's settings switch off."""

MEANT = BilingualText("是否为{names}？", "Perhaps {names}? ")
"""What a remedy begins with where it is known what was perhaps meant."""

ALIKE = BilingualText("同列的 {alike_cells} 共有 {alike} 处同样的问题。", " The same is found in {alike} cells of that column, at {alike_cells}.")
"""What follows the sentence on a finding that stands for many of its kind."""

LACKING = BilingualText("{place}“{missing}”", "{place} “{missing}”")
"""A place in a list of places, with what is missing there."""

_FILE = {
    "file.unreadable": RuleEntry(
        title=BilingualText("文件无法读取", "File cannot be read"),
        demand=BilingualText("文件能用 Excel 或 WPS 正常打开", "the file opens in Excel or WPS"),
        sentence=BilingualText("文件无法读取：{look}。", "The file cannot be read: {look}."),
        looks=file_looks.UNREADABLE,
    ),
    "file.encrypted": RuleEntry(
        title=BilingualText("文件设了密码", "File has a password"),
        demand=BilingualText("不设打开密码", "no password to open it"),
        sentence=BilingualText("文件是{look}，无法读取。", "The file is {look}, so it cannot be read."),
        looks=file_looks.ENCRYPTED,
    ),
    "file.not-xlsx": RuleEntry(
        title=BilingualText("不是 .xlsx 工作簿", "Not an .xlsx workbook"),
        demand=BilingualText("以 .xlsx 格式报送", "sent as .xlsx"),
        sentence=BilingualText("文件内容是{look}，不是 .xlsx 工作簿（只看内容，不看扩展名）。", "The content is {look}, not an .xlsx workbook, whatever its name says."),
        looks=file_looks.OTHER_KINDS,
    ),
    "file.too-large": RuleEntry(
        title=BilingualText("文件过大", "File too large"),
        demand=BilingualText("只含推荐表，不夹带其他内容", "nothing but the form is in it"),
        sentence=BilingualText("文件超出推荐表的合理范围，未读取：{look}。", "The file is beyond anything a form needs, so it was not read: {look}."),
        looks=file_looks.TOO_LARGE,
    ),
    "file.not-the-form": RuleEntry(
        title=BilingualText("不是推荐表", "Not the recommendation workbook"),
        demand=BilingualText("使用下发的推荐表", "the recommendation workbook is used"),
        sentence=BilingualText("工作簿{look}；不按规定格式报送的不能进入遴选（依据：{clause}）。", "The workbook {look}; what is not in the set format is not considered (clause {clause})."),
        looks=file_looks.OTHER_WORKBOOKS,
    ),
    "file.other-campaign": RuleEntry(
        title=BilingualText("其他征集活动的推荐表", "Another campaign's form"),
        demand=BilingualText("使用本次活动的推荐表", "the form is this campaign's"),
        sentence=BilingualText("这是“{theirs}”征集活动的推荐表，不是本次“{ours}”的（依据：{clause}）。", "This is the form of campaign “{theirs}”, not of this one, “{ours}” (clause {clause})."),
        remedy=BilingualText("请把内容填入本次活动下发给本单位的推荐表后重新报送。", "Put the content into the workbook issued to your unit for this campaign and send that."),
    ),
    "file.old-form": RuleEntry(
        title=BilingualText("旧版推荐表", "Older form"),
        demand=BilingualText("使用最新下发的推荐表", "the form is the one issued last"),
        sentence=BilingualText("{look}；已按栏目名称读取，请核对有无遗漏（依据：{clause}）。", "{look}; it was read by its labels; check that nothing is missing (clause {clause})."),
        looks=file_looks.OLD_FORMS,
    ),
    "file.macros": RuleEntry(
        title=BilingualText("含宏", "Macros"),
        demand=BilingualText("不含宏", "no macros"),
        sentence=BilingualText("文件含有{look}；只读取了单元格的内容，宏没有运行。", "The file has {look}; only the cells were read, no macro was run."),
        looks=file_looks.MACROS,
    ),
}

_NO_ANSWER = {"typed": BilingualText("，所填“{typed}”不算", ", for “{typed}” is no answer")}
"""What is said where 待定 or the like stands in place of an answer."""

_AS_TEXT = BilingualText("请把 {cell} 的单元格格式设为“文本”，再重新填写完整的号码。", "Format {cell} as text and type the whole number again.")

_FORM = {
    "form.sheet-missing": RuleEntry(
        title=BilingualText("缺少工作表", "Sheet missing"),
        demand=BilingualText("{sheets}四张工作表齐全，名称不改", "the sheets {sheets} are there under their names"),
        sentence=BilingualText("缺少工作表“{missing}”，其中的内容未能读取（依据：{clause}）。", "Sheet “{missing}” is missing, so its content was not read (clause {clause})."),
        remedy=BilingualText("请勿删除或改名工作表；把内容填入下发的推荐表后重新报送。", "Do not delete or rename sheets; put the content into the issued workbook and send it again."),
    ),
    "form.column-missing": RuleEntry(
        title=BilingualText("缺少栏目", "Field missing"),
        demand=BilingualText("各栏名称不改、不删", "labels are neither changed nor removed"),
        sentence=BilingualText("“{sheet}”中找不到栏目“{missing}”，该栏未能读取（依据：{clause}）。", "On “{sheet}” the field “{missing}” was not found, so it was not read (clause {clause})."),
        remedy=BilingualText("请恢复栏目名称为“{missing}”，或把内容填入下发的推荐表。", "Restore the label “{missing}”, or put the content into the issued workbook."),
    ),
    "form.cell-unread": RuleEntry(
        title=BilingualText("内容未被读取或读法不一", "Content not read, or read differently"),
        demand=BilingualText("内容都填在规定的栏目内", "everything stands in a field of the form"),
        sentence=BilingualText("{cells} 有 {count} 个单元格的内容{look}（依据：{clause}）。", "{count} cell(s) at {cells} {look} (clause {clause})."),
        looks={
            Look.STRAY: LookText(
                BilingualText("未被读取：不在推荐表的任何栏目内", "were not read: they belong to no field of the form"),
                BilingualText("需要报送的，请移到相应的栏目（评分须在有序号的行和列）；不需要的，请删除。", "Move what you want to submit into its field (scores: into a row and a column with a 序号); delete the rest."),
            ),
            Look.BELOW: LookText(
                BilingualText("未被读取：像是表格下方的合计、落款、页码或说明，不是一条记录", "were not read: they look like a sum, a signature, a page number or a note below the table, not like a record"),
                BilingualText("需要报送的，请移到相应的栏目；只是合计、落款或说明的，不影响校验，可以删除。", "Move what you want to submit into its field; a mere sum, signature or note does no harm and may be deleted."),
            ),
            Look.SPILL: LookText(
                BilingualText("没有按所在的行读取：第 {rows} 行疑为第 {above} 行{labels}的续行，已并入第 {above} 行", "were not read as rows of their own: row(s) {rows} seem to go on with {labels} of row {above} and were read as part of it"),
                BilingualText(
                    "请把第 {rows} 行的文字移入第 {above} 行的{labels}，并清空第 {rows} 行（从 Word 粘贴多段文字时，先双击单元格再粘贴）；如果它们是另外的记录，请补全该行的其他栏目。",
                    "Move the text of row(s) {rows} into {labels} of row {above} and clear them (double-click a cell before you paste several paragraphs from Word); if they are records of their own, fill in the rest of the row.",
                ),
            ),
            Look.STRANGE_SHEET: LookText(
                BilingualText("未被读取：所在的工作表不是推荐表的工作表", "were not read: their sheet is none of the form's"),
                BilingualText("需要报送的，请移到推荐表相应的工作表；不需要的，请删除该工作表。", "Move what you want to submit to the form's own sheet; delete this one."),
            ),
            Look.SECOND_SHEET: LookText(
                BilingualText("未被读取：工作表“{sheet}”是又一张“{expected}”，其中有 {number} {measure}是“{expected}”没有的", "were not read: sheet “{sheet}” is a second “{expected}”, and {number} entries on it are not on “{expected}”"),
                BilingualText("请把这 {number} {measure}移入“{expected}”，接在已有内容的下面，再删除工作表“{sheet}”；每种工作表只填一张。", "Move these {number} entries to “{expected}”, below what stands there, then delete sheet “{sheet}”; there is to be one sheet of each kind."),
            ),
            Look.SECOND_UNIT: LookText(
                BilingualText("未被读取：工作表{sheets}是另一家单位（{unit}）的推荐表", "were not read: the sheets {sheets} are another unit's form ({unit})"),
                BilingualText("一个工作簿只报送一家单位的推荐表：请把这些工作表移出本工作簿，另存为{unit}自己的推荐表单独报送。", "A workbook holds the form of one unit: take these sheets out and send them as a workbook of {unit}'s own."),
            ),
            Look.OLD_SHEET: LookText(
                BilingualText("未被读取：工作表“{sheet}”像是“{expected}”的旧版或底稿，以“{expected}”为准；其中有 {number} {measure}是“{expected}”没有的", "were not read: sheet “{sheet}” looks like an older version or a draft of “{expected}”, which counts; {number} entries on it are not on “{expected}”"),
                BilingualText("需要报送的，请移入“{expected}”；不需要的，请删除工作表“{sheet}”。", "Move what you want to submit to “{expected}”; delete sheet “{sheet}” otherwise."),
            ),
            Look.SHEET_COPY: LookText(
                BilingualText("未被读取：工作表“{sheet}”是“{expected}”的副本，内容“{expected}”中都有", "were not read: sheet “{sheet}” is a copy of “{expected}”, which holds all of it"),
                BilingualText("请删除工作表“{sheet}”。", "Delete sheet “{sheet}”."),
            ),
            Look.OTHER_SERIAL: LookText(
                BilingualText("与所在的序号不符：所写的题目或姓名属于另一序号，而评分只按序号归属", "stand(s) at another 序号 than the title or the name there has, and scores belong to the 序号 alone"),
                BilingualText("请核对评分是按姓名（题目）还是按序号填写的：按姓名（题目）填写的，请把评分移到其序号所在的列（行）；再删除这些单元格的内容，题目和姓名会按序号显示。", "Check whether the scores were entered by name (title) or by 序号: if by name or title, move them to its 序号; then clear these cells, for titles and names are shown by 序号."),
            ),
            Look.SECOND_READER: LookText(
                BilingualText("已读取，但两种读取程序读出的不同", "were read, but two programs read them differently"),
                BilingualText("请在 Excel 或 WPS 中打开文件，核对这些单元格，另存后重新报送。", "Open the file in Excel or WPS, check these cells, save it and send it again."),
            ),
        },
    ),
    "form.formula-error": RuleEntry(
        title=BilingualText("公式出错", "Formula error"),
        demand=BilingualText("没有显示为 #N/A 等错误值的单元格", "no cell shows an error such as #N/A"),
        sentence=BilingualText("{label}显示为错误值 {found}，其中的内容无法读取（依据：{clause}）。", "{label} shows the error {found}, so its content cannot be read (clause {clause})."),
        remedy=BilingualText("请删除 {cell} 的公式，直接填写内容。", "Delete the formula at {cell} and type the content."),
    ),
    "form.formula-no-value": RuleEntry(
        title=BilingualText("公式没有结果", "Formula without a value"),
        demand=BilingualText("填写内容，不填公式", "contents are typed, not formulas"),
        sentence=BilingualText("{label}是一个没有保存计算结果的公式，其中的内容无法读取（依据：{clause}）。", "{label} is a formula saved without its result, so its content cannot be read (clause {clause})."),
        remedy=BilingualText("请直接填写 {cell} 的内容；或在 Excel、WPS 中打开文件，计算后另存。", "Type the content of {cell}, or open the file in Excel or WPS, let it calculate and save it."),
    ),
    "form.control-characters": RuleEntry(
        title=BilingualText("含不可见字符", "Invisible characters"),
        demand=BilingualText("没有控制字符和零宽字符", "no control or zero-width characters"),
        sentence=BilingualText("{label}中有 {count} 个控制字符或零宽字符（第 {position} 个字符处起：{characters}），已忽略（依据：{clause}）。", "{label} holds {count} control or zero-width character(s) (from character {position}: {characters}); they were ignored (clause {clause})."),
        remedy=BilingualText("请在 {cell} 删除这些字符：把内容粘贴到“记事本”，再复制回来。", "Remove them at {cell}: paste the text into a plain-text editor and copy it back."),
    ),
    "form.number-damaged": RuleEntry(
        title=BilingualText("数字已失真", "Number damaged"),
        demand=BilingualText("超过 15 位的号码按文本填写", "numbers of more than 15 digits are typed as text"),
        sentence=BilingualText("{label}{look}（依据：{clause}）。", "{label} {look} (clause {clause})."),
        looks={
            Look.DIGITS_LOST: LookText(
                BilingualText("是按数字存储的长号码，Excel 只保留 15 位有效数字，后面的数字已丢失", "is a long number stored as a number; Excel keeps 15 digits and has lost the rest"),
                _AS_TEXT,
            ),
            Look.SCIENTIFIC: LookText(
                BilingualText("是科学计数形式的文字（如 1.38E+10），只是号码当时的显示，不是号码本身", "is text in scientific notation (such as 1.38E+10): how a number was shown, not the number itself"),
                _AS_TEXT,
            ),
        },
    ),
    "form.picture": RuleEntry(
        title=BilingualText("图片代替文字", "Picture in place of text"),
        demand=BilingualText("各栏填写文字，不以图片代替", "fields hold text, no pictures in its place"),
        sentence=BilingualText("{label}{look}，图片中的内容无法读取（依据：{clause}）。", "{label} {look}; what a picture shows cannot be read (clause {clause})."),
        looks={
            Look.PICTURE: LookText(
                BilingualText("这一格是图片", "is a picture"),
                BilingualText("请删除 {cell} 的图片，直接填写{label}（签名、印章请以签字扫描件另附）。", "Remove the picture at {cell} and type {label} there (signatures and seals are sent as a scan beside the workbook)."),
            ),
            Look.PICTURE_ABOVE: LookText(
                BilingualText("未填写，只在该格上方放了图片或图形", "is blank, with nothing but a picture or a shape above the cell"),
                BilingualText("请在 {cell} 直接填写{label}（签名、印章请以签字扫描件另附）。", "Type {label} at {cell} (signatures and seals are sent as a scan beside the workbook)."),
            ),
        },
    ),
    "form.struck": RuleEntry(
        title=BilingualText("内容画了删除线", "Struck-out content"),
        demand=BilingualText("不报送的内容已清除，不以删除线代替", "what is not submitted is cleared, not struck out"),
        sentence=BilingualText("{look}（依据：{clause}）。", "{look} (clause {clause})."),
        looks={
            Look.STRUCK_ROW: LookText(
                BilingualText("第 {row} 行整行画了删除线，但删除线不等于撤回：这一行仍按原文读取并计数", "Row {row} is struck out as a whole, which does not withdraw it: it is still read and counted"),
                BilingualText("要撤回的，请清除第 {row} 行填写的内容或删除该行；不撤回的，请取消删除线。", "To withdraw it, clear what is typed in row {row} or delete the row; otherwise take the strikethrough off."),
            ),
            Look.STRUCK_CELLS: LookText(
                BilingualText("第 {row} 行的{labels}画了删除线，但仍按原文读取，这一行仍计数", "{labels} in row {row} are struck out, but are still read as they stand, and the row is counted"),
                BilingualText("要撤回整行的，请清除第 {row} 行填写的内容或删除该行；只改个别内容的，请删去划掉的文字；不改的，请取消删除线。", "To withdraw the whole row, clear what is typed in row {row} or delete it; to change some of it, delete the struck-out text; otherwise take the strikethrough off."),
            ),
            Look.STRUCK_CELL: LookText(
                BilingualText("{label}画了删除线，但仍按原文读取", "{label} is struck out, but is still read as it stands"),
                BilingualText("不报送的，请清除 {cell} 的内容（撤回整行的，请清除或删除该行）；仍报送的，请取消删除线。", "To leave it out, clear {cell} (to withdraw a row, clear or delete the whole of it); otherwise take the strikethrough off."),
            ),
            Look.STRUCK_PART: LookText(
                BilingualText("{label}中有一部分文字画了删除线，但划掉的和未划掉的都会读取，并一起印入报告", "Part of {label} is struck out, but all of it is read and printed, the struck-out part too"),
                BilingualText("请在 {cell} 删去划掉的文字，只留要报送的；不改的，请取消删除线。", "At {cell}, delete the struck-out text and keep what you submit; otherwise take the strikethrough off."),
            ),
            Look.STRUCK_SCORES: LookText(
                BilingualText("{cells} 有 {count} 个评分画了删除线，但仍按所填的分数计入", "{count} score(s) at {cells} are struck out, but still count as typed"),
                BilingualText("不应计入的评分，请清除单元格内容（应回避的填“回避”）；应计入的，请取消删除线。", "Clear the scores that should not count (type 回避 where the member is recused); otherwise take the strikethrough off."),
            ),
        },
    ),
}

_PHONE = BilingualText("请核对，例如 010-62131371；多个号码用“，”分隔。", "Check it, e.g. 010-62131371; separate several numbers with a comma.")

_UNIT = {
    "unit.unknown": RuleEntry(
        title=BilingualText("推荐单位不在名录", "Unit not on the roster"),
        demand=BilingualText("{unit_name}、{unit_code}与推荐单位名录一致（已预填）", "{unit_name} and {unit_code} agree with the roster (pre-filled)"),
        sentence=BilingualText("{label}“{found}”与推荐单位名录不符（依据：{clause}）。", "{label} “{found}” does not match the roster of units (clause {clause})."),
        remedy=BilingualText("{meant}请恢复预填的单位名称和单位代码；如单位已更名，请联系征集工作联系人。", "{meant}Restore the pre-filled name and code; if the unit has a new name, tell the call's contact."),
    ),
    "unit.required": RuleEntry(
        title=BilingualText("单位信息必填项", "Required unit field"),
        kept=BilingualText("单位信息必填项已填齐", "All required unit fields filled in"),
        demand=BilingualText("标 * 的各项均须填写", "every item marked * is filled in"),
        sentence=BilingualText("{label}未填写{typed}（依据：{clause}）。", "{label} is blank{typed} (clause {clause})."),
        remedy=BilingualText("{meant}请在 {cell} 填写{label}。", "{meant}Fill in {label} at {cell}."),
        asides=_NO_ANSWER,
    ),
    "unit.type-not-allowed": RuleEntry(
        title=BilingualText("单位类型无推荐资格", "Unit type may not recommend"),
        demand=BilingualText("可推荐的单位：{unit_types}", "units that may recommend: {unit_types}"),
        sentence=BilingualText("单位类型“{found}”{registered}不在本次可推荐的类型之内：{allowed}（依据：{clause}）。", "Unit type “{found}”{registered} may not recommend in this call; allowed: {allowed} (clause {clause})."),
        remedy=BilingualText("{meant}请核对单位类型；无推荐资格的单位请联系有推荐资格的单位提交。", "{meant}Check the type; a body that may not recommend submits through one that may."),
        asides={"registered": BilingualText("（名录：{registered}）", " (roster: {registered})")},
    ),
    "unit.phone": RuleEntry(
        title=BilingualText("电话格式", "Telephone number"),
        demand=BilingualText("每个号码 {phone_minimum}—{phone_maximum} 位数字", "{phone_minimum}–{phone_maximum} digits each"),
        sentence=BilingualText("{label}{look}（依据：{clause}）。", "{label} {look} (clause {clause})."),
        looks={
            Look.PHONE_LENGTH: LookText(
                BilingualText("不像电话号码：每个号码应为 {minimum}—{maximum} 位数字", "does not look like a telephone number: each has {minimum}–{maximum} digits"),
                _PHONE,
            ),
            Look.PHONE_SIGNS: LookText(
                BilingualText("不像电话号码：除数字外还有其他文字或符号", "does not look like a telephone number: there is more in it than digits"),
                _PHONE,
            ),
            Look.MOBILE_LENGTH: LookText(
                BilingualText("像手机号，但位数不对：手机号为 {mobile} 位数字", "looks like a mobile number, which has {mobile} digits, but has more or fewer"),
                BilingualText("请在 {cell} 核对并填写完整的手机号。", "Check it and give the whole number at {cell}."),
            ),
            Look.ZERO_LOST: LookText(
                BilingualText("的区号前似缺“0”（按数字存储的单元格会丢掉开头的 0）", "seems to lack the 0 before the area code (a cell that holds a number drops it)"),
                BilingualText("请把 {cell} 的单元格格式设为“文本”，再填写带“0”的区号，例如 010-62131371。", "Format {cell} as text and type the area code with its 0, e.g. 010-62131371."),
            ),
        },
    ),
    "unit.email": RuleEntry(
        title=BilingualText("邮箱格式", "Mail address"),
        demand=BilingualText("形如 name@example.org", "like name@example.org"),
        sentence=BilingualText("{label}{look}（依据：{clause}）。", "{label} {look} (clause {clause})."),
        looks={
            Look.MAIL_FORM: LookText(
                BilingualText("不像邮箱地址", "does not look like a mail address"),
                BilingualText("请核对，例如 name@example.org。", "Check it, e.g. name@example.org."),
            ),
            Look.MAIL_EDGES: LookText(
                BilingualText("中邮箱地址的前后还有其他文字或符号（如引号、句号、“mailto:”），邮件会寄不到", "holds a mail address with something around it, such as a quote, a full stop or “mailto:”, so mail would not arrive"),
                BilingualText("请在 {cell} 只填写邮箱地址，例如 name@example.org；多个地址用“，”分隔。", "Give nothing but the address at {cell}, e.g. name@example.org; separate several with a comma."),
            ),
        },
    ),
    "unit.late": RuleEntry(
        title=BilingualText("超过截止时间", "After the deadline"),
        demand=BilingualText("{closes} 前报送", "sent by {closes}"),
        sentence=BilingualText("文件最后修改于 {found}，晚于截止时间 {closes}（依据：{clause}）。", "The file was last changed at {found}, after the call closed at {closes} (clause {clause})."),
        remedy=BilingualText("请与征集工作联系人确认是否受理。", "Ask the call's contact whether it is still accepted."),
    ),
    "unit.refused": RuleEntry(
        title=BilingualText("不予受理", "Refused"),
        demand=BilingualText("属于本次征集的范围，由征集方研究确定", "within the scope of this call, as its organiser decides"),
        sentence=BilingualText("经研究，不予受理：{reason}。", "It was decided to refuse it: {reason}."),
        remedy=BilingualText("如有疑问，请与征集工作联系人联系。", "Ask the call's contact if anything is unclear."),
    ),
    "unit.joint-partner": RuleEntry(
        title=BilingualText("联合推荐缺联合方", "Joint recommendation without a partner"),
        kept=BilingualText("推荐方式与联合方相符", "Recommendation and partners agree"),
        demand=BilingualText("联合推荐的，{joint_units}、{foreign_partners}至少填一项", "a joint recommendation names {joint_units} or {foreign_partners}"),
        sentence=BilingualText("推荐方式为联合推荐，但联合推荐单位和联合国外科技组织均未填写（依据：{clause}）。", "The recommendation is joint, but neither a joint unit nor a foreign organisation is named (clause {clause})."),
        remedy=BilingualText("请至少填写其中一项；如为单独推荐，请改选“单独推荐”。", "Name at least one, or choose 单独推荐."),
    ),
    "unit.not-signed": RuleEntry(
        title=BilingualText("未审定签字", "Not signed"),
        kept=BilingualText("已审定签字", "Approved and signed"),
        demand=BilingualText("经审定签字，{signer}、{signed_on}均须填写，后者为日期", "approved: {signer} and {signed_on} are filled in, the latter with a date"),
        sentence=BilingualText("{label}{look}，推荐材料须经审定签字（依据：{clause}）。", "{label} {look}; the material must be approved and signed (clause {clause})."),
        looks={
            Look.BLANK: LookText(
                BilingualText("未填写{typed}", "is blank{typed}"),
                BilingualText("请由有权审定的负责人审定后，在 {cell} 填写{label}。", "After approval by the person in charge, fill in {label} at {cell}."),
            ),
            Look.NO_DATE: LookText(
                BilingualText("“{found}”不是能识别的日期", "“{found}” is no date that can be understood"),
                BilingualText("请在 {cell} 填写审定签字的日期，例如 2023-04-10。", "Give the date of the signature at {cell}, e.g. 2023-04-10."),
            ),
        },
        asides=_NO_ANSWER,
    ),
    "unit.presider": RuleEntry(
        title=BilingualText("主持人职务", "Presider's post"),
        demand=BilingualText("由{presider_titles}牵头主持", "presided over by a {presider_titles}"),
        sentence=BilingualText("主持人职务“{found}”不是{titles}（依据：{clause}）。", "The presider's post “{found}” names none of {titles} (clause {clause})."),
        remedy=BilingualText("推荐工作应由{titles}牵头主持，请核对主持人及职务。", "The work is presided over by {titles}; check the person and the post."),
    ),
    "unit.collected-fewer": RuleEntry(
        title=BilingualText("征集数少于推荐数", "Fewer collected than recommended"),
        demand=BilingualText("{collected}不少于推荐的问题数", "{collected} is not below the number recommended"),
        sentence=BilingualText("征集问题数量“{found}”少于推荐的 {recommended} 项，或不是数字（依据：{clause}）。", "“{found}” collected is below the {recommended} recommended, or is no number (clause {clause})."),
        remedy=BilingualText("请填写本次征集到的问题总数（整数），包括最终推荐的问题。", "Give the whole number of questions collected, including those recommended."),
    ),
    "unit.scan-missing": RuleEntry(
        title=BilingualText("缺签字扫描件", "No signed scan"),
        demand=BilingualText("签字后的扫描件（PDF、JPG、PNG 或 TIFF）随推荐表报送，文件名写明单位名称", "a scan with the signature (PDF, JPG, PNG or TIFF) comes with the workbook, named after the unit"),
        sentence=BilingualText("没有收到可以打开的签字扫描件，推荐材料须经签字后提交（依据：{clause}）。", "No signed scan that can be opened came with the workbook; the material is submitted with a signature (clause {clause})."),
        remedy=BilingualText("请把签字页扫描或拍照（PDF、JPG、PNG 或 TIFF），文件名写明单位名称，与推荐表一并报送。", "Scan or photograph the signed page (PDF, JPG, PNG or TIFF), name the file after your unit and send it with the workbook."),
    ),
}

_COMMITTEE = {
    "committee.too-small": RuleEntry(
        title=BilingualText("委员会人数", "Committee size"),
        kept=BilingualText("委员会人数已达要求", "Committee large enough"),
        demand=BilingualText("不少于 {committee_minimum} 人，同一人只计一次", "at least {committee_minimum} experts, each counted once"),
        sentence=BilingualText("专家推荐委员会有 {found} 位不同的专家，少于 {minimum} 人（依据：{clause}）。", "The committee has {found} distinct experts, fewer than {minimum} (clause {clause})."),
        remedy=BilingualText("请补充专家至不少于 {minimum} 人；同一人只计一次。", "Add experts up to {minimum}; each person counts once."),
    ),
    "committee.no-foreign-member": RuleEntry(
        title=BilingualText("缺国外专家", "No foreign expert"),
        kept=BilingualText("国外专家符合要求", "Foreign experts as asked"),
        demand=BilingualText("联合国外科技组织推荐的，须有国外专家（港澳台不计）", "with a foreign partner, at least one expert from abroad"),
        sentence=BilingualText("{look}（依据：{clause}）。", "{look} (clause {clause})."),
        looks={
            Look.NOBODY_ABROAD: LookText(
                BilingualText("联合“{found}”推荐，但专家推荐委员会中没有国外专家", "The recommendation is joint with “{found}”, but no committee member is from abroad"),
                BilingualText("请邀请国外专家参加并填写其国别或地区（港澳台不计），例如“德国”。", "Invite a foreign expert and fill in the country (not Hong Kong, Macao or Taiwan), e.g. 德国."),
            ),
            Look.UNCLEAR_COUNTRY: LookText(
                BilingualText("联合“{found}”推荐须有国外专家，但从 {at} 的国别或地区“{country}”看不出该专家是否来自国外", "The recommendation is joint with “{found}” and asks for an expert from abroad, but whether “{country}” at {at} is abroad cannot be told"),
                BilingualText("请在 {at} 填写国家名称，例如“德国”；委员会中没有国外专家的，请邀请国外专家参加（港澳台不计）。", "Give the name of the country at {at}, e.g. 德国; if nobody is from abroad, invite a foreign expert (not from Hong Kong, Macao or Taiwan)."),
            ),
        },
    ),
    "committee.duplicate": RuleEntry(
        title=BilingualText("委员重复", "Member listed twice"),
        demand=BilingualText("同一专家不重复填写", "no expert is listed twice"),
        sentence=BilingualText("委员“{found}”与前面某行姓名和工作单位相同（依据：{clause}）。", "Member “{found}” has the same name and employer as an earlier row (clause {clause})."),
        remedy=BilingualText("请删除重复的行；如为同名同单位的不同专家，请在姓名后加注区分。", "Delete the repeated row; mark the names if they are two people."),
    ),
    "committee.required": RuleEntry(
        title=BilingualText("委员必填项", "Required member field"),
        kept=BilingualText("委员必填项已填齐", "All required member fields filled in"),
        demand=BilingualText("每位专家标 * 的各栏均须填写", "every column marked * is filled in for each expert"),
        sentence=BilingualText("第 {row} 行委员的{label}未填写{typed}（依据：{clause}）。", "{label} of the member in row {row} is blank{typed} (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写{label}。", "Fill in {label} at {cell}."),
        asides=_NO_ANSWER,
    ),
    "committee.no-chair": RuleEntry(
        title=BilingualText("缺主任", "No chair"),
        kept=BilingualText("已有{chairs}", "Somebody is {chairs}"),
        demand=BilingualText("至少一位专家的{member_role}为{chairs}", "the {member_role} of somebody is {chairs}"),
        sentence=BilingualText("委员会职务一栏没有{chairs}（依据：{clause}）。", "Nobody's post in the committee is {chairs} (clause {clause})."),
        remedy=BilingualText("请把主持委员会工作的专家的委员会职务填为“主任”。", "Enter 主任 as the post of whoever chairs the committee."),
    ),
    "committee.in-two-units": RuleEntry(
        title=BilingualText("委员兼任", "Member of two committees"),
        demand=BilingualText("同一专家不参加两个单位的专家推荐委员会", "nobody sits in the committees of two units"),
        sentence=BilingualText("委员“{found}”同时在{units}的专家推荐委员会（依据：{clause}）。", "Member “{found}” also sits in the committee of {units} (clause {clause})."),
        remedy=BilingualText("请核对是否为同一人；如是，请两单位协商并说明。", "Check whether it is one person; if so, the units settle it and say so."),
    ),
}

_QUOTA = {
    "quota.too-few": RuleEntry(
        title=BilingualText("推荐数少于下限", "Too few questions"),
        kept=BilingualText("推荐数均已达下限", "Enough questions of each category"),
        demand=BilingualText("每个推荐单位每类不少于：{quota_minimum}", "at least {quota_minimum} per unit"),
        sentence=BilingualText("{category}推荐了 {found} 项，少于 {minimum} 项（应为 {minimum}—{maximum} 项；依据：{clause}）。", "{found} recommended as {category}, fewer than {minimum} ({minimum}–{maximum} are asked; clause {clause})."),
        remedy=BilingualText("请补充{category}至 {minimum}—{maximum} 项，并核对每题的问题类别。", "Add questions to reach {minimum}–{maximum}, and check each question's category."),
    ),
    "quota.too-many": RuleEntry(
        title=BilingualText("推荐数超过上限", "Too many questions"),
        kept=BilingualText("推荐数均未超上限", "No category has too many questions"),
        demand=BilingualText("每个推荐单位每类不超过：{quota_maximum}", "at most {quota_maximum} per unit"),
        sentence=BilingualText("{category}推荐了 {found} 项，超过 {maximum} 项（应为 {minimum}—{maximum} 项；依据：{clause}）。", "{found} recommended as {category}, more than {maximum} ({minimum}–{maximum} are asked; clause {clause})."),
        remedy=BilingualText("请由专家推荐委员会择优，保留 {minimum}—{maximum} 项。", "Let the committee choose and keep {minimum}–{maximum}."),
    ),
}

_QUESTION = {
    "question.required": RuleEntry(
        title=BilingualText("问题必填项", "Required question field"),
        kept=BilingualText("问题必填项已填齐", "All required question fields filled in"),
        demand=BilingualText("每题标 * 的各栏均须填写", "every column marked * is filled in for each question"),
        sentence=BilingualText("第 {row} 行问题的{label}未填写{typed}（依据：{clause}）。", "{label} of the question in row {row} is blank{typed} (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写{label}。", "Fill in {label} at {cell}."),
        asides=_NO_ANSWER,
    ),
    "question.category": RuleEntry(
        title=BilingualText("问题类别", "Category"),
        kept=BilingualText("问题类别均在列表之内", "All categories are on the list"),
        demand=BilingualText("为{categories}之一", "one of {categories}"),
        sentence=BilingualText("问题类别“{found}”不在本次征集的类别之内（依据：{clause}）。", "Category “{found}” is none of this call's (clause {clause})."),
        remedy=BilingualText("{meant}请从下拉列表选择：{allowed}。", "{meant}Choose from the list: {allowed}."),
    ),
    "question.field": RuleEntry(
        title=BilingualText("所属领域", "Field of science"),
        demand=BilingualText("宜为通知所列 {research_fields} 个重点领域之一", "preferably one of the {research_fields} fields of the notice"),
        sentence=BilingualText("所属领域“{found}”不在通知所列重点领域之内（依据：{clause}）。", "Field “{found}” is none of those the notice names (clause {clause})."),
        remedy=BilingualText("{meant}请从下拉列表选择最接近的领域；确属其他领域的可保留。重点领域：{allowed}。", "{meant}Choose the nearest from the list, or keep it if it is really another field. The fields: {allowed}."),
    ),
    "question.discipline-unknown": RuleEntry(
        title=BilingualText("学科不识别", "Discipline not recognised"),
        demand=BilingualText("GB/T 13745 的学科代码或名称，最多 {disciplines_maximum} 个", "disciplines of GB/T 13745, at most {disciplines_maximum}"),
        sentence=BilingualText("所属学科“{found}”不是 GB/T 13745 的学科，或超出每题 {maximum} 个（依据：{clause}）。", "“{found}” is no GB/T 13745 discipline, or beyond the {maximum} allowed (clause {clause})."),
        remedy=BilingualText("{meant}请填写学科代码、名称或两者，多个用“；”分隔，例如“1101410 演绎逻辑学”。", "{meant}Give the code, the name or both, separated by ；, e.g. 1101410 演绎逻辑学."),
    ),
    "question.discipline-coarse": RuleEntry(
        title=BilingualText("学科未细化", "Discipline too coarse"),
        demand=BilingualText("细化到 {discipline_level} 级学科", "down to level {discipline_level}"),
        sentence=BilingualText("所属学科“{found}”未细化到第 {level} 级学科（依据：{clause}）。", "Discipline “{found}” is above level {level} (clause {clause})."),
        remedy=BilingualText("请改填其下的 {level} 级学科（7 位代码），例如“1101410 演绎逻辑学”。", "Give the level-{level} discipline below it (7 digits), e.g. 1101410 演绎逻辑学."),
    ),
    "question.title-style": RuleEntry(
        title=BilingualText("题目不是问句", "Title is no question"),
        kept=BilingualText("题目均为问句", "All titles are questions"),
        demand=BilingualText("{title_zh}以问题的形式提出，以问号结尾", "{title_zh} is a question, ending in ？"),
        sentence=BilingualText("题目“{found}”不以问号结尾，题目应以问题的形式提出（依据：{clause}）。", "Title “{found}” does not end in a question mark; titles are put as questions (clause {clause})."),
        remedy=BilingualText("请改为问句，例如“如何实现低能耗人工智能？”。", "Put it as a question, e.g. 如何实现低能耗人工智能？"),
    ),
    "question.title-language": RuleEntry(
        title=BilingualText("题目语言", "Language of the title"),
        demand=BilingualText("题目中英文对照", "titles in Chinese and in English"),
        sentence=BilingualText("{label}“{found}”不是{language}，题目须中英文对照（依据：{clause}）。", "{label} “{found}” is in the wrong language; titles are given in Chinese and English (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写{language}题目。", "Fill in {label} at {cell} in the language it asks for."),
    ),
    "question.keywords-count": RuleEntry(
        title=BilingualText("关键词个数", "Number of keywords"),
        kept=BilingualText("关键词个数符合要求", "Number of keywords as asked"),
        demand=BilingualText("{keywords_zh} {keywords_minimum}—{keywords_maximum} 个", "{keywords_minimum}–{keywords_maximum} in {keywords_zh}"),
        sentence=BilingualText("中文关键词有 {found} 个，应为 {minimum}—{maximum} 个（依据：{clause}）。", "There are {found} Chinese keywords; {minimum}–{maximum} are asked (clause {clause})."),
        remedy=BilingualText("{meant}请增减关键词，用“；”分隔，例如“人工智能；低能耗；芯片”。", "{meant}Add or drop keywords, separated by ；, e.g. 人工智能；低能耗；芯片."),
    ),
    "question.keywords-pairs": RuleEntry(
        title=BilingualText("关键词不对应", "Keywords do not pair"),
        kept=BilingualText("中英文关键词个数相同", "As many English keywords as Chinese ones"),
        demand=BilingualText("中英文关键词个数相同", "as many keywords in English as in Chinese"),
        sentence=BilingualText("英文关键词有 {found} 个，中文有 {chinese} 个，应一一对应（依据：{clause}）。", "There are {found} English keywords for {chinese} Chinese ones; they should pair (clause {clause})."),
        remedy=BilingualText("{meant}请使中英文关键词个数相同、顺序对应，用“；”分隔。", "{meant}Give as many in English as in Chinese, in the same order, separated by ；."),
    ),
    "question.keywords-language": RuleEntry(
        title=BilingualText("关键词语言", "Language of the keywords"),
        demand=BilingualText("关键词中英文对照", "keywords in Chinese and in English"),
        sentence=BilingualText("{label}“{found}”不是{language}，关键词须中英文对照（依据：{clause}）。", "{label} “{found}” are in the wrong language; keywords are given in Chinese and English (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写{language}关键词，用“；”分隔。", "Fill in {label} at {cell} in the language it asks for, separated by ；."),
    ),
    "question.body-length": RuleEntry(
        title=BilingualText("正文字数", "Length of the body"),
        kept=BilingualText("正文字数符合要求", "Length of the bodies as asked"),
        demand=BilingualText("{body}合计 {body_about} 字左右（默认按 {body_minimum}—{body_maximum} 字提醒；少于 {body_floor} 或超过 {body_ceiling} 字退回修改）", "{body} come to about {body_about} 字 (by default {body_minimum}–{body_maximum}; returned below {body_floor} or above {body_ceiling})"),
        sentence=BilingualText("问题正文四部分合计 {found} 字，应为 {about} 字左右（依据：{clause}；默认按 {minimum}—{maximum} 字提醒）。", "The four sections come to {found} 字; about {about} are asked (clause {clause}; by default {minimum}–{maximum} passes)."),
        remedy=BilingualText("请增删正文至 {minimum}—{maximum} 字；一个汉字或一个英文单词各计一字。", "Shorten or extend it to {minimum}–{maximum}; a Chinese character or a Latin word counts as one."),
    ),
    "question.body-language": RuleEntry(
        title=BilingualText("正文语言", "Language of the body"),
        demand=BilingualText("正文以中文撰写", "the body is written in Chinese"),
        sentence=BilingualText("{label}以外文为主，正文应以中文撰写（依据：{clause}）。", "{label} is mostly not Chinese; the body is written in Chinese (clause {clause})."),
        remedy=BilingualText("请在 {cell} 以中文撰写{label}。", "Write {label} at {cell} in Chinese."),
    ),
    "question.sections-alike": RuleEntry(
        title=BilingualText("正文内容重复", "Same text twice in the body"),
        demand=BilingualText("正文各部分内容不同，不同问题的正文不同", "each section says something of its own, and each question has a body of its own"),
        sentence=BilingualText("第 {row} 行问题的{look}（依据：{clause}）。", "In row {row}, {look} (clause {clause})."),
        looks={
            Look.SECTION: LookText(
                BilingualText("{label}与 {first} 的内容完全相同", "{label} holds the same text as {first}"),
                BilingualText("请核对是否误粘贴，在 {cell} 填写{label}的内容。", "Check whether it was pasted by mistake, and write {label} at {cell}."),
            ),
            Look.BODY: LookText(
                BilingualText("正文与 {first} 起的另一问题完全相同，题目却不同", "the body is that of the question at {first}, though the titles differ"),
                BilingualText("请核对是否误粘贴，改为该题自己的正文；确为同一问题的，请删除一个。", "Check whether it was pasted by mistake, and write the question's own body; delete one if the two are one question."),
            ),
        },
    ),
    "question.duplicate": RuleEntry(
        title=BilingualText("题目重复", "Title repeated"),
        kept=BilingualText("题目无重复", "No title stands twice"),
        demand=BilingualText("{title_zh}不重复", "no {title_zh} stands twice"),
        sentence=BilingualText("题目“{found}”与 {first} 相同（依据：{clause}）。", "Title “{found}” is the same as in {first} (clause {clause})."),
        remedy=BilingualText("请删除重复的问题，或改为不同的题目。", "Delete the repeated question, or give it another title."),
    ),
    "question.duplicate-elsewhere": RuleEntry(
        title=BilingualText("与其他单位重复", "Recommended by another unit too"),
        demand=BilingualText("同一问题不由两个单位各自推荐", "no two units recommend the same question"),
        sentence=BilingualText("问题“{found}”与其他单位推荐的相同：{others}（依据：{clause}）。", "Question “{found}” is the same as another unit's: {others} (clause {clause})."),
        remedy=BilingualText("请在汇总表“重复与相似”中填写判定；本条不告知单位。", "Enter the verdict in 重复与相似; units are not told of this."),
    ),
    "question.similar": RuleEntry(
        title=BilingualText("与另一问题相似", "Near to another question"),
        demand=BilingualText(
            "各问题不相似：正文与另一题重合不到 {body_containment}，题目相近程度不到 {title_likeness}",
            "no two questions are near: less than {body_containment} of a body stands in another's, and titles have less than {title_likeness} in common",
        ),
        sentence=BilingualText("问题“{found}”与{look}：{others}（依据：{clause}）。", "Question “{found}” is near to {look}: {others} (clause {clause})."),
        looks={
            Look.OWN: LookText(
                BilingualText("本表另一问题的题目或正文相近", "another one of this workbook, in title or body"),
                BilingualText("请核对两题是否为同一问题；如是，请合并或改换其一。", "Check whether the two are one question; if so, join them or put another in place of one."),
            ),
            Look.ELSEWHERE: LookText(
                BilingualText("其他单位推荐的问题相近", "one that another unit recommends"),
                BilingualText("请在汇总表“重复与相似”中对照两题并填写判定；本条不告知单位。", "Compare the two in 重复与相似 and enter the verdict; units are not told of this."),
            ),
        },
    ),
    "question.published-before": RuleEntry(
        title=BilingualText("往年已发布", "Published in a former year"),
        demand=BilingualText("不与往年已发布的问题相同或相近", "no question is the same as, or near to, one published in a former year"),
        sentence=BilingualText("问题“{found}”与往年已发布的相同或相近：{others}（依据：{clause}）。", "Question “{found}” is the same as, or near to, one published before: {others} (clause {clause})."),
        remedy=BilingualText("请核对；确有新内容的，请在题目和正文中写明与往年问题的不同。", "Check it; where there is something new, let title and body say what differs from the former question."),
    ),
    "question.scenario": RuleEntry(
        title=BilingualText("应用领域和场景", "Field and scene of use"),
        demand=BilingualText("跨一级学科的问题，视情况填写{scenario}", "a question across first-level classes names {scenario}"),
        sentence=BilingualText("所属学科跨 {disciplines} 个一级学科，应用领域和场景未填写（依据：{clause}）。", "The disciplines span {disciplines} first-level classes, and the field and scene of use is blank (clause {clause})."),
        remedy=BilingualText("跨学科、交叉融合的问题可考虑在 {cell} 明确应用领域和场景。", "For a question across disciplines, consider naming the field and scene of use at {cell}."),
    ),
}

_SCORE = {
    "score.not-a-number": RuleEntry(
        title=BilingualText("评分不是数字", "Score is no number"),
        kept=BilingualText("评分均为数字", "All scores are numbers"),
        demand=BilingualText("填数字；未评留空，应回避的填“{recused}”", "a number; blank if not scored, {recused} if recused"),
        sentence=BilingualText("评分“{found}”不是数字（依据：{clause}）。", "Score “{found}” is no number (clause {clause})."),
        remedy=BilingualText("{meant}请填 {minimum}—{maximum} 的数字（单元格格式为数值）；未评留空，应回避的填“回避”。", "{meant}Enter a number within {minimum}–{maximum} (in a cell that is not formatted as text); leave blank if not scored, 回避 if recused."),
    ),
    "score.out-of-range": RuleEntry(
        title=BilingualText("评分超出范围", "Score out of range"),
        kept=BilingualText("评分均在范围之内", "All scores within range"),
        demand=BilingualText("{score_minimum}—{score_maximum} 分", "within {score_minimum}–{score_maximum}"),
        sentence=BilingualText("{look}（依据：{clause}）。", "{look} (clause {clause})."),
        looks={
            Look.BEYOND: LookText(
                BilingualText("评分 {found} 不在 {minimum}—{maximum} 之间", "Score {found} is not within {minimum}–{maximum}"),
                BilingualText("请改为 {minimum}—{maximum} 之间的分数。", "Enter a score within {minimum}–{maximum}."),
            ),
            Look.PERCENT: LookText(
                BilingualText("序号 {found} 的委员的评分都在 0—1 之间，像是百分比（79% 存储的是 0.79）", "The scores of member {found} all lie between 0 and 1, like percentages (79% is stored as 0.79)"),
                BilingualText("请把该委员的评分改为 {minimum}—{maximum} 的分数，例如 79% 改为 79，并把单元格格式改为“常规”。", "Enter this member's scores within {minimum}–{maximum}, e.g. 79 for 79%, in cells formatted as “General”."),
            ),
        },
    ),
    "score.too-few": RuleEntry(
        title=BilingualText("评分委员过少", "Too few scores"),
        demand=BilingualText("每题评分的委员不少于 {score_share}", "each question is scored by at least {score_share}"),
        sentence=BilingualText("题目“{question}”只有 {found} 个有效评分（委员 {committee} 人；依据：{clause}）。", "“{question}” has only {found} valid scores (committee of {committee}; clause {clause})."),
        remedy=BilingualText("请补充未评分委员的分数；应回避的填“回避”。", "Add the missing scores; enter 回避 for a member who withdrew."),
    ),
    "score.recused": RuleEntry(
        title=BilingualText("应回避而评分", "Scored own question"),
        demand=BilingualText("撰写人不为本人的问题评分，填“{recused}”", "an author enters {recused} for the own question"),
        sentence=BilingualText("该委员是此题撰写人，却给出评分 {found}（依据：{clause}）。", "The member wrote this question, yet scored it {found} (clause {clause})."),
        remedy=BilingualText("请把 {cell} 改为“回避”；如仅为同名，请在“专家委员会”该委员的姓名后加注区分，例如“张三（某大学）”。", "Change {cell} to 回避; if it is only a namesake, mark the member's name on 专家委员会, e.g. 张三（某大学）."),
    ),
    "score.unknown-question": RuleEntry(
        title=BilingualText("评分对应不到问题", "Scores for no question"),
        demand=BilingualText("评分行的序号在推荐问题中", "scores stand at the 序号 of a question"),
        sentence=BilingualText("评分行的序号“{found}”在推荐问题中没有对应的问题（依据：{clause}）。", "Scores stand at 序号 “{found}”, which no question has (clause {clause})."),
        remedy=BilingualText("请先核对“推荐问题”中的序号：这些评分属于哪个问题，就把那一行的序号填为 {found}；确实没有这个问题的，再清除该行评分。", "First check the 序号 on 推荐问题: give {found} to the question these scores belong to; only if there is none, clear the row's scores."),
    ),
    "score.unknown-reviewer": RuleEntry(
        title=BilingualText("评分对应不到委员", "Scores by no member"),
        demand=BilingualText("评分列的序号在专家委员会中", "scores stand under the 序号 of a member"),
        sentence=BilingualText("评分列的序号“{found}”在专家委员会中没有对应的委员（依据：{clause}）。", "Scores stand under 序号 “{found}”, which no member has (clause {clause})."),
        remedy=BilingualText("请先核对“专家委员会”中的序号：这些评分是哪位委员的，就把那一行的序号填为 {found}；确实没有这位委员的，再清除该列评分。", "First check the 序号 on 专家委员会: give {found} to the member these scores are of; only if there is none, clear the column's scores."),
    ),
    "score.identical": RuleEntry(
        title=BilingualText("评分全部相同", "All scores alike"),
        demand=BilingualText("同一委员不宜给 {identical_from} 题及以上全部相同的分数", "no member gives one score to all of {identical_from} or more questions"),
        sentence=BilingualText("序号 {found} 的委员对 {questions} 个问题都给了 {value} 分（依据：{clause}）。", "Member {found} gave {value} to all of {questions} questions (clause {clause})."),
        remedy=BilingualText("请与该委员核对评分是否独立给出。", "Check with the member that the scores were given one by one."),
    ),
    "score.other-scale": RuleEntry(
        title=BilingualText("评分分制不一", "Scores on another scale"),
        demand=BilingualText("各委员按同一分制（{score_minimum}—{score_maximum} 分）评分", "all members score on one scale, {score_minimum}–{score_maximum}"),
        sentence=BilingualText("序号 {found} 的委员给出的评分（{own} 分）与其他委员对同样问题的评分（{others} 分左右）相差悬殊，像是用了另一种分制，例如十分制（依据：{clause}）。", "Member {found} gave {own} where the others gave about {others}, as if on another scale, such as one of ten (clause {clause})."),
        remedy=BilingualText("请与该委员核对：按十分制等其他分制评分的，请换算成 {minimum}—{maximum} 分；评分无误的，不必修改。", "Check with the member: convert scores on another scale into {minimum}–{maximum}; leave those that are meant as they are."),
    ),
    "score.twice": RuleEntry(
        title=BilingualText("序号重复", "序号 stands twice"),
        demand=BilingualText("序号不重复", "no 序号 stands twice"),
        sentence=BilingualText("序号“{found}”重复，评分无法对应（依据：{clause}）。", "序号 “{found}” stands twice, so scores cannot be told apart (clause {clause})."),
        remedy=BilingualText("请改为不重复的序号，并核对委员会评分。", "Give each its own 序号, and check 委员会评分."),
    ),
}

_REVIEW = {
    "review.unknown-sheet": RuleEntry(
        title=BilingualText("不是评分表或选票", "No score or vote sheet"),
        demand=BilingualText("交回本环节发给本人的评分表或选票", "the sheet that came back was issued to a reviewer of the stage"),
        sentence=BilingualText("{look}，其中的内容未计入（依据：{clause}）。", "{look}, so nothing in it was counted (clause {clause})."),
        looks={
            Look.NOT_A_SHEET: LookText(
                BilingualText("文件中没有评分表或选票的标识", "The file does not say that it is a score or vote sheet"),
                BilingualText("请交回下发的评分表或选票本身（可在 Excel、WPS 或 LibreOffice 中填写和保存），不要另建或复制到新的工作簿。", "Send back the very sheet that was issued (filled in and saved in Excel, WPS or LibreOffice), not a new workbook or a copy of its cells."),
            ),
            Look.STRANGE_REVIEWER: LookText(
                BilingualText("专家编号“{reviewer}”不在本环节的专家之中", "Reviewer “{reviewer}” is none of this stage"),
                BilingualText("请交回下发给您本人的表，表中所记的专家编号请勿改动。", "Send back the sheet that was issued to you, and leave the id in it alone."),
                for_staff=BilingualText("请核对 campaign.xlsx 的“评审专家”和分配表，确认这位专家是否参加本环节。", "Check 评审专家 in campaign.xlsx and the assignment: does this reviewer serve in the stage?"),
            ),
            Look.OTHER_CALL: LookText(
                BilingualText("这是“{theirs}”征集活动的评分表或选票，不是本次“{ours}”的", "This is a sheet of campaign “{theirs}”, not of this one, “{ours}”"),
                BilingualText("请交回本次活动下发的评分表或选票。", "Send back the sheet issued for this campaign."),
            ),
            Look.SHEET_IN_MASS_VOTE: LookText(
                BilingualText("“{stage}”是大范围投票，凭 CSV 合并，不收工作簿", "Stage “{stage}” is a mass vote by CSV and takes no workbooks"),
                BilingualText("请核对是否放错了环节的文件夹；选票请另存为 CSV。", "Check whether it lies in the folder of the wrong stage; save ballots as CSV."),
            ),
            Look.BALLOTS_IN_STAGE: LookText(
                BilingualText("“{stage}”不是大范围投票，不收 CSV", "Stage “{stage}” is no mass vote and takes no CSV"),
                BilingualText("请核对是否放错了环节的文件夹；专家请交回下发的评分表或选票。", "Check whether it lies in the folder of the wrong stage; reviewers send back the sheets issued to them."),
            ),
        },
    ),
    "review.wrong-stage": RuleEntry(
        title=BilingualText("其他环节的评分表", "Another stage's sheet"),
        demand=BilingualText("评分表、选票属于本环节", "the sheet is this stage's"),
        sentence=BilingualText("{look}，其中的内容未计入“{stage}”（依据：{clause}）。", "{look}, so nothing in it was counted in “{stage}” (clause {clause})."),
        looks={
            Look.OTHER_STAGE: LookText(
                BilingualText("这是“{theirs}”环节的评分表或选票", "This is a sheet of stage “{theirs}”"),
                BilingualText("请另行交回“{stage}”的评分表或选票。", "Send the sheet of “{stage}”."),
                for_staff=BilingualText("请移到 review/{theirs}/inbox/，再合并该环节；“{stage}”的请专家另行交回。", "Move it to review/{theirs}/inbox/ and merge that stage; the reviewer has still to send the sheet of “{stage}”."),
            ),
            Look.EARLIER_POOL: LookText(
                BilingualText("这份表按第 {theirs} 次冻结的问题下发，本环节的问题已重新冻结（第 {ours} 次）", "This sheet was issued for the pool as frozen the {theirs}. time, and it has been frozen anew since (the {ours}. time)"),
                BilingualText("请在重新下发的评分表或选票中填写；问题编号和内容可能已经不同，旧表不能代替。", "Fill in the sheet that was issued anew; numbers and texts may differ, so the old one cannot stand for it."),
                for_staff=BilingualText("请把重新生成的评分表或选票发给这位专家填写；问题编号和内容可能已经不同，旧表不能代替。", "Send the reviewer the sheet made anew; numbers and texts may differ, so the old one cannot stand for it."),
            ),
            Look.UNCALLED_VOTE: LookText(
                BilingualText("这是第 {again} 次再次投票的选票，台账中没有这次再次投票", "This is a sheet of second vote {again}, of which the ledger knows nothing"),
                BilingualText("请向工作人员索取“{stage}”现行的评分表或选票。", "Ask staff for the sheet of “{stage}” that is in force."),
                for_staff=BilingualText("请核对 ledger/ 是否为最新的一份；如已恢复旧台账，请重新运行 toolkit select {stage}，下发新的选票。", "See whether ledger/ is the newest one; if an older one was restored, run toolkit select {stage} again and send the new sheets."),
            ),
        },
    ),
    "review.altered": RuleEntry(
        title=BilingualText("评分表被改动", "Altered sheet"),
        demand=BilingualText("问题编号、栏目和表的标识不改动", "numbers, columns and the record of whose sheet it is are left alone"),
        sentence=BilingualText("{look}（依据：{clause}）。", "{look} (clause {clause})."),
        looks={
            Look.STAMP_ALTERED: LookText(
                BilingualText("表中所记的专家、环节与其指纹不符，无法确认是谁的评分，整份未计入", "Who and what the sheet says it is does not fit its fingerprint, so nobody can tell whose scores they are; none was counted"),
                BilingualText("请在原下发的表中填写后重新交回。", "Fill in the sheet as it was issued and send that."),
                for_staff=BilingualText("请与专家联系，请其在原下发的表中填写后重新交回。", "Ask the reviewer to fill in the sheet as it was issued and to send that."),
            ),
            Look.COLUMNS_MISSING: LookText(
                BilingualText("表中找不到栏目{missing}，其中的评审未计入", "Columns missing: {missing}; the reviews in the sheet were not counted"),
                BilingualText("请恢复栏目名称，或在原下发的表中填写后重新交回。", "Restore the titles of the columns, or fill in the sheet as it was issued, and send it again."),
            ),
            Look.NUMBER_ALTERED: LookText(
                BilingualText("问题编号“{found}”不在本环节的问题之中，这一行未计入，其他各行不受影响", "Number “{found}” is none of this stage's questions, so this row was not counted; the other rows are not touched by it"),
                BilingualText("请在 {cell} 按题目恢复原来的问题编号后重新交回。", "Restore the number at {cell} by the question's title and send the sheet again."),
            ),
        },
    ),
    "review.not-assigned": RuleEntry(
        title=BilingualText("评了未分配的问题", "Question not assigned"),
        demand=BilingualText("只评审分配给本人的问题", "only questions that were assigned to the reviewer"),
        sentence=BilingualText("问题 {found} 没有分配给这位专家，这一行未计入（依据：{clause}）。", "Question {found} was not assigned to this reviewer, so the row was not counted (clause {clause})."),
        remedy=BilingualText("不需评审本题；确应评审的，由工作人员先在分配表中以“人工”分配，再合并。", "It need not be judged; if it is to be, staff assign it by hand (人工) first, then merge again."),
    ),
    "review.missing": RuleEntry(
        title=BilingualText("未交评分表", "No sheet yet"),
        demand=BilingualText("每位专家都交回评分表或选票", "every reviewer has sent a sheet"),
        sentence=BilingualText("专家 {reviewer} 尚未交回可计入的评分表或选票，共 {questions} 题（依据：{clause}）。", "Reviewer {reviewer} has sent no sheet that counts yet, for {questions} question(s) (clause {clause})."),
        remedy=BilingualText("请提醒这位专家交回；不再交回的，可改派他人。", "Remind the reviewer, or assign somebody else."),
    ),
    "review.incomplete": RuleEntry(
        title=BilingualText("评审不完整", "Incomplete review"),
        demand=BilingualText("分配的每题各项都评分（表决），或填写回避", "each assigned question has every score (or a vote), or a recusal"),
        sentence=BilingualText("问题 {question} {look}，本题的评审未计入（依据：{clause}）。", "Question {question} {look}, so its review was not counted (clause {clause})."),
        looks={
            Look.CELLS_BLANK: LookText(
                BilingualText("未填{missing}，也没有填写回避", "lacks {missing}, and no recusal is entered"),
                BilingualText("请在 {cell} 起补填{missing}；应当回避的，在“回避”栏填“是”。", "Fill in {missing} from {cell} on; whoever has to withdraw enters 是 under 回避."),
            ),
            Look.VOTE_BLANK: LookText(
                BilingualText("未填表决", "has no vote"),
                BilingualText("请在 {cell} 选同意、反对或弃权。", "Choose 同意, 反对 or 弃权 at {cell}."),
            ),
            Look.ROW_MISSING: LookText(
                BilingualText("在表中没有这一行", "has no row in the sheet"),
                BilingualText("请恢复被删除的行，或在原下发的表中填写后重新交回。", "Restore the deleted row, or fill in the sheet as it was issued, and send it again."),
            ),
        },
    ),
    "review.not-a-number": RuleEntry(
        title=BilingualText("评分不是数字", "Score is no number"),
        demand=BilingualText("评分为数字", "scores are numbers"),
        sentence=BilingualText("“{criterion}”填写的“{found}”不是数字，本题其他各项评分也一并不计（依据：{clause}）。", "“{found}” under “{criterion}” is no number; the question's other scores are not counted either (clause {clause})."),
        remedy=BilingualText("{meant}请在 {cell} 填写 0—{maximum} 的数字（单元格为数字格式，不带“分”等文字）；应当回避的，在“回避”栏填“是”。", "{meant}Give a number from 0 to {maximum} at {cell}, in a cell formatted as a number and without words; whoever has to withdraw enters 是 under 回避."),
    ),
    "review.out-of-range": RuleEntry(
        title=BilingualText("评分超出范围", "Score out of range"),
        demand=BilingualText("评分在 0 至该项满分之间", "scores lie between 0 and the highest mark of the criterion"),
        sentence=BilingualText("“{criterion}”的评分 {found} 超出 0—{maximum}，本题其他各项评分也一并不计（依据：{clause}）。", "{found} under “{criterion}” is outside 0–{maximum}; the question's other scores are not counted either (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写 0—{maximum} 的数字。", "Give a number from 0 to {maximum} at {cell}."),
    ),
    "review.recused-scored": RuleEntry(
        title=BilingualText("回避又评分", "Recused, yet scored"),
        demand=BilingualText("填写回避的问题不评分", "what a reviewer withdrew from is not scored"),
        sentence=BilingualText("问题 {question} 填写了回避（“{found}”），又填写了评分；按回避计，评分不计（依据：{clause}）。", "Question {question} says that the reviewer withdrew (“{found}”), yet it has scores; it counts as recused, the scores do not (clause {clause})."),
        remedy=BilingualText("确应回避的，请清除本题评分；不回避的，请清除 {cell} 或填“否”。", "Clear the scores if the reviewer withdrew; if not, clear {cell} or enter 否."),
    ),
    "review.identical": RuleEntry(
        title=BilingualText("评分全部相同", "All reviews alike"),
        demand=BilingualText("同一专家不宜给 {identical_from} 题及以上完全相同的分数", "no reviewer gives the same marks to all of {identical_from} or more questions"),
        sentence=BilingualText("对 {questions} 个问题给出的各项评分完全相同（{value}）（依据：{clause}）。", "The marks for all of {questions} questions are the same ({value}) (clause {clause})."),
        remedy=BilingualText("评分照计；请与专家核对是否逐题评审。", "They count; check with the reviewer that the questions were judged one by one."),
    ),
    "review.late": RuleEntry(
        title=BilingualText("超过环节截止时间", "After the stage closed"),
        demand=BilingualText("在环节的截止时间前交回", "sent before the stage closes"),
        sentence=BilingualText("文件最后修改于 {found}，晚于“{stage}”的截止时间 {closes}；评分照计（依据：{clause}）。", "The file was last changed at {found}, after “{stage}” closed at {closes}; it counts all the same (clause {clause})."),
        remedy=BilingualText("是否采用由工作人员决定；不采用的，移出 inbox 后重新合并。", "Staff decide whether to use it; if not, they move it out of the inbox and merge again."),
    ),
    "review.twice": RuleEntry(
        title=BilingualText("同一问题出现两次", "Question twice"),
        demand=BilingualText("一份表中每题只有一行", "each question stands once in a sheet"),
        sentence=BilingualText("问题 {found} 在 {cells} 重复出现，无法确定以哪一行为准，均未计入（依据：{clause}）。", "Question {found} stands at {cells}; nobody can tell which row is meant, so none was counted (clause {clause})."),
        remedy=BilingualText("请只保留一行后重新交回；误改了编号的，按题目恢复。", "Keep one row and send the sheet again; restore a number that was changed by mistake by the question's title."),
    ),
}

_VOTE = {
    "vote.too-many": RuleEntry(
        title=BilingualText("票数超出上限", "Too many votes"),
        demand=BilingualText("每人每类的同意票不超过环节规定的上限", "no more votes in favour than the stage allows for each person and category"),
        sentence=BilingualText("同一人对“{group}”投了 {count} 张同意票（{cells}），超出上限 {limit}；此人在“{group}”的选票均不计入（依据：{clause}）。", "One person cast {count} votes in favour in “{group}” ({cells}), where {limit} are allowed; none of that person's votes in it was counted (clause {clause})."),
        remedy=BilingualText("请核对 {cells}，同意票减至 {limit} 张以内后重新交回。", "Check {cells}, keep at most {limit} votes in favour and send it again."),
    ),
    "vote.unknown-ballot": RuleEntry(
        title=BilingualText("选票无法识别", "Unknown ballot"),
        demand=BilingualText("表决为同意、反对或弃权；大范围投票每行写明投票人、领域和该领域的问题编号", "a vote is 同意, 反对 or 弃权; a mass vote names voter, field and a question of that field in each row"),
        sentence=BilingualText("{look}，未计入（依据：{clause}）。", "{look}, so it was not counted (clause {clause})."),
        looks={
            Look.VOTE_WORD: LookText(
                BilingualText("表决“{found}”不是同意、反对或弃权", "“{found}” is none of 同意, 反对 and 弃权"),
                BilingualText("{meant}请在 {cell} 从下拉列表选择。", "{meant}Choose from the list at {cell}."),
            ),
            Look.VOTER_BLANK: LookText(
                BilingualText("{cell} 没有写明投票人", "{cell} names no voter"),
                BilingualText("请补填投票人后重新合并。", "Enter the voter and merge again."),
            ),
            Look.QUESTION_UNKNOWN: LookText(
                BilingualText("{cell} 的问题编号“{found}”不在本环节的问题之中", "“{found}” at {cell} is none of this stage's questions"),
                BilingualText("{meant}请核对问题编号。", "{meant}Check the number."),
            ),
            Look.FIELD_DIFFERS: LookText(
                BilingualText("{cell} 的问题 {question} 属于“{expected}”，不属于所写的领域“{found}”", "Question {question} at {cell} is of field “{expected}”, not of “{found}” as said there"),
                BilingualText("请核对投的是哪个领域的哪个问题。", "Check which question of which field was meant."),
            ),
            Look.CSV_ENCODING: LookText(
                BilingualText("文件的文字编码既不是 UTF-8 也不是 GBK（GB 18030），无法读取", "The file is neither UTF-8 nor GBK (GB 18030), so it cannot be read"),
                BilingualText("请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”。", "Save it as CSV UTF-8 (comma delimited) in Excel or WPS."),
            ),
            Look.CSV_HEADER: LookText(
                BilingualText("文件的第一行应为投票人、领域、问题编号，缺少{missing}", "The first line should name 投票人, 领域 and 问题编号, but lacks {missing}"),
                BilingualText("请按样式补上表头后重新合并。", "Add the header and merge again."),
            ),
            Look.CSV_DAMAGED: LookText(
                BilingualText("文件自第 {line} 行起无法按 CSV 读取（引号未闭合，或一格内容过长）", "The file cannot be read as CSV from line {line} on: a quote is left open, or a text is far too long"),
                BilingualText("请在 Excel 或 WPS 中重新导出。", "Export it again from Excel or WPS."),
            ),
            Look.CSV_TOO_LARGE: LookText(
                BilingualText("文件超出上限（{limit}），未读取", "The file is beyond the limit of {limit} and was not read"),
                BilingualText("请分成几个文件，并确认其中只有选票。", "Split it, and make sure that there are only ballots in it."),
            ),
        },
    ),
    "vote.twice": RuleEntry(
        title=BilingualText("重复投票", "Voted twice"),
        demand=BilingualText("同一人在同一领域对同一问题只投一次", "a person votes once for a question of a field"),
        sentence=BilingualText("{cell} 的投票人在“{group}”对问题 {found} 已投过票（{first}），以先投的为准（依据：{clause}）。", "The voter at {cell} has voted for question {found} in “{group}” already ({first}); the first counts (clause {clause})."),
        remedy=BilingualText("一般不需处理；如系不同的人同名，请在投票人一栏加以区分。", "Nothing is to be done as a rule; tell two people of one name apart under 投票人."),
    ),
}

_TRACK = {
    "track.not-the-form": RuleEntry(
        title=BilingualText("不是问题跟踪表", "Not a tracking workbook"),
        demand=BilingualText("交回下发给本单位的问题跟踪表", "the tracking workbook that was issued to the unit comes back"),
        sentence=BilingualText("{look}，其中的内容未计入（依据：{clause}）。", "{look}, so nothing in it was counted (clause {clause})."),
        looks={
            Look.TRACKING_OTHER_FORM: LookText(
                BilingualText("这是“{theirs}”，不是问题跟踪表", "This is a workbook of another kind ({theirs}), no tracking workbook"),
                BilingualText("请交回下发给本单位的问题跟踪表。", "Send back the tracking workbook that was issued to your unit."),
                for_staff=BilingualText("请把它移到应在的收件文件夹；问题跟踪表请单位另行交回。", "Move it to the inbox where it belongs; the unit has still to send its tracking workbook."),
            ),
            Look.TRACKING_NO_FORM: LookText(
                BilingualText("文件中没有问题跟踪表的标识，也没有它的工作表", "The file has neither the stamp of a tracking workbook nor its sheets"),
                BilingualText("请交回下发给本单位的问题跟踪表本身（可在 Excel、WPS 或 LibreOffice 中填写和保存）。", "Send back the very workbook that was issued to your unit (filled in and saved in Excel, WPS or LibreOffice)."),
            ),
        },
    ),
    "track.wrong-year": RuleEntry(
        title=BilingualText("其他年度的跟踪表", "Another year's workbook"),
        demand=BilingualText("跟踪表属于本年度", "the tracking workbook is this year's"),
        sentence=BilingualText("{look}，其中的内容未计入（依据：{clause}）。", "{look}, so nothing in it was counted (clause {clause})."),
        looks={
            Look.YEAR_OTHER: LookText(
                BilingualText("这是 {theirs} 年度的跟踪表，不是 {ours} 年度的", "This is the tracking workbook of {theirs}, not of {ours}"),
                BilingualText("请交回 {ours} 年度下发的跟踪表。", "Send back the workbook issued for {ours}."),
                for_staff=BilingualText("请移到 tracking/{theirs}/inbox/，再合并该年度；{ours} 年度的请单位另行交回。", "Move it to tracking/{theirs}/inbox/ and merge that year; the unit has still to send the workbook of {ours}."),
            ),
            Look.YEAR_UNTOLD: LookText(
                BilingualText("“跟踪年度”未填写或不是年份，无法确认是不是 {ours} 年度的", "跟踪年度 is blank or no year, so nobody can tell whether it is of {ours}"),
                BilingualText("请在原下发的跟踪表中填写后重新交回。", "Fill in the workbook as it was issued and send that."),
            ),
        },
    ),
    "track.unknown-unit": RuleEntry(
        title=BilingualText("无法确认是哪个单位的", "Unit not certain"),
        demand=BilingualText("跟踪表是有跟踪问题的单位的", "the tracking workbook is that of a unit with questions to follow"),
        sentence=BilingualText("{look}，其中的内容未计入（依据：{clause}）。", "{look}, so nothing in it was counted (clause {clause})."),
        looks={
            Look.UNIT_UNTOLD: LookText(
                BilingualText("表中没有下发时的标识，所填的单位名称“{name}”、代码“{code}”也不在名录之内", "It has no stamp, and neither the name “{name}” nor the code “{code}” in it is on the roster"),
                BilingualText("请在原下发的跟踪表中填写后重新交回。", "Fill in the workbook as it was issued and send that."),
            ),
            Look.UNIT_CONTRADICTED: LookText(
                BilingualText("表是下发给“{issued}”的，填写的却是“{written}”", "It was issued to {issued}, but says that it is that of {written}"),
                BilingualText("请各单位在下发给本单位的跟踪表中填写后重新交回。", "Fill in the workbook that was issued to your own unit and send that."),
            ),
            Look.UNIT_UNTRACKED: LookText(
                BilingualText("“{unit}”在本年度没有需要跟踪的问题", "{unit} has no question to follow this year"),
                BilingualText("不必交回；如有疑问，请与工作人员联系。", "Nothing need be sent; ask staff if in doubt."),
                for_staff=BilingualText("请核对 campaign.xlsx“活动”表的“跟踪范围”和各环节的遴选结果。", "Check 跟踪范围 on sheet 活动 of campaign.xlsx, and the results of the stages."),
            ),
        },
    ),
    "track.altered": RuleEntry(
        title=BilingualText("预填内容被改动", "What was issued is altered"),
        demand=BilingualText("单位、年度、问题编号和题目等预填内容不改动", "what was filled in beforehand (unit, year, numbers, titles) is left alone"),
        sentence=BilingualText("{look}（依据：{clause}）。", "{look} (clause {clause})."),
        looks={
            Look.SEAL_ALTERED: LookText(
                BilingualText("表中所记的单位、年度和问题与其指纹不符，无法确认是谁的跟踪表，整份未计入", "What the workbook says of its unit, year and questions does not fit its fingerprint, so nobody can tell whose it is; none was counted"),
                BilingualText("请在原下发的跟踪表中填写后重新交回。", "Fill in the workbook as it was issued and send that."),
            ),
            Look.SEAL_MISSING: LookText(
                BilingualText("表中没有下发时的标识（像是另建的工作簿），按其中填写的单位和年度读取", "It has no stamp, as if it were made anew; it was read by the unit and the year that it names"),
                BilingualText("请核对内容；下次请在下发的跟踪表中填写。", "Check what was read; next time fill in the workbook that was issued."),
            ),
            Look.TITLE_OF_ANOTHER: LookText(
                BilingualText("这一行的编号是 {number}，题目“{found}”却不是这一题的，无法确认填的是哪一题，未计入", "This row has number {number}, but “{found}” is not its title; nobody can tell which question is meant, so the row was not counted"),
                BilingualText("请核对编号和题目（只对部分列排序会使它们错开），按原下发的表恢复后重新交回。", "Check number and title (sorting some columns alone sets them apart), restore them as issued and send the workbook again."),
            ),
            Look.GIVEN_ALTERED: LookText(
                BilingualText("“{label}”一栏的“{found}”与台账的“{ours}”不一致，以台账为准", "“{found}” under {label} differs from the ledger's “{ours}”, which counts"),
                BilingualText("如台账有误，请与工作人员联系；否则不必处理。", "Tell staff if the ledger is wrong; otherwise nothing need be done."),
            ),
        },
    ),
    "track.unknown-question": RuleEntry(
        title=BilingualText("不是本单位的跟踪问题", "Not a question of the unit"),
        demand=BilingualText("只填本单位需要跟踪的问题", "only questions that the unit has to follow"),
        sentence=BilingualText("{look}，这一行未计入（依据：{clause}）。", "{look}, so the row was not counted (clause {clause})."),
        looks={
            Look.NUMBER_STRANGE: LookText(
                BilingualText("问题编号“{found}”不是本单位需要跟踪的问题", "Number “{found}” is no question that the unit has to follow"),
                BilingualText("{meant}请在 {cell} 恢复原来的编号；不需要跟踪的，请删除这一行的内容。", "{meant}Restore the number at {cell}; clear the row if the question is not to be followed."),
            ),
            Look.NUMBER_MISSING: LookText(
                BilingualText("这一行填了内容，却没有问题编号", "The row is filled in, but has no number"),
                BilingualText("{meant}请在 {cell} 补上编号；多余的，请清除这一行。", "{meant}Give the number at {cell}, or clear the row."),
            ),
        },
    ),
    "track.twice": RuleEntry(
        title=BilingualText("同一问题填了两行", "Question twice"),
        demand=BilingualText("每题只有一行", "each question stands once"),
        sentence=BilingualText("问题 {found} 在 {cells} 重复出现，无法确定以哪一行为准，均未计入（依据：{clause}）。", "Question {found} stands at {cells}; nobody can tell which row is meant, so none was counted (clause {clause})."),
        remedy=BilingualText("请只保留一行后重新交回；误改了编号的，按题目恢复。", "Keep one row and send the workbook again; restore a number that was changed by mistake by the question's title."),
    ),
    "track.missing-question": RuleEntry(
        title=BilingualText("缺少问题", "Question missing"),
        demand=BilingualText("本单位需要跟踪的每题都有一行；缺入选问题的退回修改", "each question that the unit has to follow has its row; without one that was selected the workbook is returned"),
        sentence=BilingualText("问题 {number}（{title}）在表中没有这一行（依据：{clause}）。", "Question {number} ({title}) has no row (clause {clause})."),
        remedy=BilingualText("请恢复被删除的行，或在重新下发的跟踪表中填写后交回。", "Restore the deleted row, or fill in the workbook as issued anew, and send it again."),
    ),
    "track.contact": RuleEntry(
        title=BilingualText("填报信息未填", "Who answers is blank"),
        kept=BilingualText("填报信息已填齐", "Who answers is told in full"),
        demand=BilingualText("填报人、联系电话、邮箱、审定人均须填写", "who fills it in, telephone, mail and who approved it are told"),
        sentence=BilingualText("{label}未填写{typed}（依据：{clause}）。", "{label} is blank{typed} (clause {clause})."),
        remedy=BilingualText("请在 {cell} 填写{label}。", "Fill in {label} at {cell}."),
        asides=_NO_ANSWER,
    ),
    "track.required": RuleEntry(
        title=BilingualText("跟踪情况未填", "Question not answered"),
        kept=BilingualText("各题的解决情况、国家布局情况已填齐", "Every question answered"),
        demand=BilingualText("每题填写解决情况和国家布局情况；入选的问题未填的退回修改", "each question has 解决情况 and 国家布局情况; where one that was selected lacks them the workbook is returned"),
        sentence=BilingualText("问题 {number} 的{label}未填写{typed}（依据：{clause}）。", "{label} of question {number} is blank{typed} (clause {clause})."),
        remedy=BilingualText("请在 {cell} 从下拉列表选择。", "Choose from the list at {cell}."),
        asides=_NO_ANSWER,
    ),
    "track.choice": RuleEntry(
        title=BilingualText("选项不在列表中", "Not of the list"),
        kept=BilingualText("解决情况、国家布局情况均从列表选择", "All entries are of their lists"),
        demand=BilingualText("解决情况、国家布局情况从下拉列表选择", "解决情况 and 国家布局情况 are chosen from their lists"),
        sentence=BilingualText("{label}填写的“{found}”不是列表中的选项，未计入（依据：{clause}）。", "“{found}” under {label} is none of the list's entries, so it was not counted (clause {clause})."),
        remedy=BilingualText("{meant}请在 {cell} 选择：{allowed}；需要说明的，写在相应的说明栏。", "{meant}Choose at {cell}: {allowed}; put remarks into the column for them."),
    ),
    "track.explained": RuleEntry(
        title=BilingualText("缺少说明或依据", "No words or evidence"),
        kept=BilingualText("该说明的均已说明", "What asks for words has them"),
        demand=BilingualText("部分解决、已解决的附说明和依据，不再适用的附说明，已布局、部分布局的附布局说明；入选的问题缺的退回修改", "what is solved, in part or in full, has words and evidence; what does not apply any more, or has a programme, has words; where one that was selected lacks them the workbook is returned"),
        sentence=BilingualText("问题 {number} 填写为“{said}”，{look}（依据：{clause}）。", "Question {number} says “{said}”, {look} (clause {clause})."),
        looks={
            Look.SOLUTION_UNEXPLAINED: LookText(
                BilingualText("没有填写解决情况说明", "but has no 解决情况说明"),
                BilingualText("请在 {cell} 说明由谁、用什么方法、解决到什么程度；不再适用的，说明原因。", "Tell at {cell} who solved it, how and how far; or why it does not apply any more."),
            ),
            Look.EVIDENCE_MISSING: LookText(
                BilingualText("没有填写依据材料或网址", "but has no 依据材料或网址"),
                BilingualText("请在 {cell} 填写论文、专利、标准、报道等的名称或网址。", "Name papers, patents, standards or reports, or their addresses, at {cell}."),
            ),
            Look.LAYOUT_UNEXPLAINED: LookText(
                BilingualText("没有填写布局说明", "but has no 布局说明"),
                BilingualText("请在 {cell} 填写计划、专项或基金的名称和年份。", "Name the programme or fund and its year at {cell}."),
            ),
        },
    ),
    "track.backwards": RuleEntry(
        title=BilingualText("解决情况倒退", "Less solved than before"),
        kept=BilingualText("解决情况没有不作说明的倒退", "Nothing is less solved without a word on why"),
        demand=BilingualText("解决情况比上次倒退的，说明原因", "what is less solved than it was told last says why"),
        sentence=BilingualText("问题 {number} 在 {year} 年填写为“{before}”，这次为“{found}”，没有说明原因（依据：{clause}）。", "Question {number} said “{before}” in {year} and says “{found}” now, without a word on why (clause {clause})."),
        remedy=BilingualText("请核对 {cell}；确有变化的，在“解决情况说明”写明原因。", "Check {cell}; if it is so, tell why under 解决情况说明."),
    ),
    "track.missing": RuleEntry(
        title=BilingualText("未交跟踪表", "No workbook yet"),
        demand=BilingualText("有跟踪问题的单位都交回跟踪表", "every unit with questions to follow has sent its workbook"),
        sentence=BilingualText("{unit}尚未交回可计入的跟踪表，共 {questions} 题（依据：{clause}）。", "{unit} has sent no workbook that counts yet, for {questions} question(s) (clause {clause})."),
        remedy=BilingualText("请提醒该单位填写并交回。", "Remind the unit to fill it in and send it."),
    ),
}

RULE_ENTRIES: dict[str, RuleEntry] = {
    **_FILE, **_FORM, **_UNIT, **_COMMITTEE, **_QUOTA, **_QUESTION, **_SCORE, **_REVIEW, **_VOTE, **_TRACK,
}
"""One entry a rule, by its code, in the order of DESIGN §7."""
