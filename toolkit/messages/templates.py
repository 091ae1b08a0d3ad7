"""What `toolkit template` says: of a template that it checked, and in the list of fields and the comments for staff."""

from toolkit.messages.catalogue import BilingualText

_CHECKED = {
    "template.noun": BilingualText("Word ", "file"),
    "template.form-noun": BilingualText("样式", "form"),
    "template.no-such": BilingualText(
        "没有名为“{said}”的模板；可选的有：{names}。", "There is no template “{said}”; there are: {names}."
    ),
    "template.not-told": BilingualText(
        "看不出“{said}”是哪一种模板。请用 --as 写明，例如 --as 遴选推荐报告；可选的有：{names}。",
        "Nothing tells which template “{said}” is. Name it with --as, such as --as 遴选推荐报告; there are: {names}.",
    ),
    "template.too-large": BilingualText(
        "“{name}”超过 {limit} MB，不像是模板，没有检查。请删去其中的大图片后再试。", "“{name}” has more than {limit} MB, was not checked and is hardly a template. Take out large pictures and try again."
    ),
    "template.lost": BilingualText(
        "“{name}”无法读取：文件内容异常，读取它的进程已被终止。请在 Word 中打开，另存为新的 .docx 后再检查。",
        "“{name}” cannot be read: its content is odd, and the process that read it was ended. Open it in Word, save it as a new .docx and check that.",
    ),
    "template.as": BilingualText("按“{template}”模板检查（{sign}）", "checked as the template “{template}” ({sign})"),
    "template.sign.chosen": BilingualText("由 --as 指定", "named with --as"),
    "template.sign.name": BilingualText("依文件名", "by its name"),
    "template.sign.near": BilingualText("文件名相近；用时须改回原名", "by nearly its name, which must be exact to be used"),
    "template.sign.tags": BilingualText("依其中的标签；用时须改为该名", "by its tags; to be used it must bear that name"),
    "template.sound": BilingualText("可以使用：用示例数据试填，核对无误。", "It can be used: filled in with sample data and read back without a fault."),
    "template.sound-form": BilingualText("可以使用：所需的样式、工作表和名称都在。", "It can be used: all styles, sheets and names that are needed are there."),
    "template.faults": BilingualText("有 {count} 处须改正：", "{count} thing(s) to be corrected:"),
    "template.fault": BilingualText("{number}. {said}", "{number}. {said}"),
    "template.not-tried": BilingualText(
        "以上问题改正之前无法用示例数据试填；改正后请再检查一次。", "Until these are corrected it cannot be filled in with sample data; then check it again."
    ),
    "template.prints": BilingualText("写出 {values} 项内容。", "It prints {values} value(s)."),
    "template.prints.charts": BilingualText("写出 {values} 项内容、{charts} 个图表。", "It prints {values} value(s) and {charts} chart(s)."),
    "template.left-out": BilingualText(
        "没有下列内容的标签，文档中不会出现：{names}。", "It has no tag for these, so no document says them: {names}."
    ),
    "template.unused": BilingualText(
        "可选而未用的内容 {count} 项：{names}；全部内容见 toolkit template fields。",
        "Values that may be left out, and are ({count}): {names}; all are listed by toolkit template fields.",
    ),
    "template.unused.more": BilingualText("{names}等", "{names} and others"),
    "template.no-charts": BilingualText(
        "没有图表：{names}。贴成图片的图表，数字不会更新。", "It has no chart for: {names}. One pasted as a picture keeps its figures."
    ),
    "template.preset": BilingualText(
        "不在活动文件夹中，按 {name} 预设的栏目检查。", "No campaign folder here: checked by the fields of the preset {name}."
    ),
}

_FIELDS = {
    "fields.file": BilingualText("模板字段", "模板字段"),
    "fields.title": BilingualText("{name}：模板字段", "{name}: fields of templates"),
    "fields.guide": BilingualText("说明", "Guide"),
    "fields.guide.purpose": BilingualText(
        "本工作簿列出各模板可用的标签。把“标签”一列复制到 Word 模板中需要的位置，生成时即换成实际内容。",
        "This workbook lists the tags of each template. Copy a tag into the Word template where its value is to stand.",
    ),
    "fields.column.how": BilingualText("怎样做", "How"),
    "fields.column.said": BilingualText("说明", "What to know"),
    "fields.how.value": BilingualText("一项内容", "A value"),
    "fields.said.value": BilingualText(
        "例如 {{{{ campaign.name }}}}：两个半角大括号，写在同一段之内；字体、字号以标签本身的格式为准。",
        "Such as {{{{ campaign.name }}}}: two plain braces, within one paragraph; it looks like the tag itself.",
    ),
    "fields.how.list": BilingualText("清单", "A list"),
    "fields.said.list": BilingualText(
        "清单有多项，须用循环逐项写出：{{%p for … %}} 与 {{%p endfor %}} 各占一段，中间写一项的样子；“所在清单”写有名称的内容，只能写在那个清单的循环之内。",
        "A list has several entries and is repeated: {{%p for … %}} and {{%p endfor %}} each in a paragraph of its own, between them how one entry looks. A value with a name under “list” belongs into the loop of that list.",
    ),
    "fields.how.rows": BilingualText("表格的各行", "Rows of a table"),
    "fields.said.rows": BilingualText(
        "逐行列出用 {{%tr for … %}} 与 {{%tr endfor %}}，各占表格的一行（该行不会印出），中间一行写各列的标签。",
        "To repeat rows use {{%tr for … %}} and {{%tr endfor %}}, each in a row of its own (not printed), and the tags of the columns in the row between.",
    ),
    "fields.how.condition": BilingualText("有内容才印", "Only where there is any"),
    "fields.said.condition": BilingualText(
        "{{%p if … %}} 与 {{%p endif %}} 各占一段，中间的内容在该项不为空时才印出。", "{{%p if … %}} and {{%p endif %}}, each in a paragraph of its own: what stands between is printed where the value is not empty."
    ),
    "fields.how.charts": BilingualText("图表", "Charts"),
    "fields.said.charts": BilingualText(
        "图表是 Word 自带的可编辑图表，数字由程序填入；可以改样式、类型（柱形、条形、饼图、折线），请保留名称或标题中的字样。",
        "Charts are Word's own and get their figures from the toolkit; restyle them (columns, bars, a pie, a line), and keep the word in their name or title.",
    ),
    "fields.how.example": BilingualText("带说明的模板", "Templates with comments"),
    "fields.said.example": BilingualText(
        "同一文件夹中的“…（带说明）.docx”是随附的模板，每个标签旁有批注。改好后另存到活动文件夹（与 campaign.xlsx 同处），文件名改回原名；批注不会出现在生成的文档中。",
        "The files “…（带说明）.docx” beside this one are the toolkit's templates with a comment at each tag. Save a restyled one into the campaign folder, beside campaign.xlsx, under its plain name; comments never go out.",
    ),
    "fields.how.check": BilingualText("检查", "Check it"),
    "fields.said.check": BilingualText(
        "改好后运行 toolkit template check 文件名：一次列出全部问题及其位置，并用示例数据试填。", "Then run toolkit template check FILE: it names all faults with their places, and fills the template in with sample data."
    ),
    "fields.purpose": BilingualText(
        "模板“{template}”可用的标签。应有：模板缺少时会提示；可选：可以不用。", "The tags of the template “{template}”. Expected: you are told when a template leaves it out; optional: need not be used."
    ),
    "fields.column.meaning": BilingualText("内容", "Value"),
    "fields.column.tag": BilingualText("标签（可复制）", "Tag (to copy)"),
    "fields.column.example": BilingualText("示例", "Example"),
    "fields.column.list": BilingualText("所在清单", "List"),
    "fields.column.required": BilingualText("是否应有", "Expected"),
    "fields.list": BilingualText("清单：{meaning}", "list: {meaning}"),
    "fields.chart": BilingualText("图表：{word}", "chart: {word}"),
    "fields.chart.tag": BilingualText("名称、替代文字或标题含“{word}”的图表（{name}）", "a chart whose name, alternative text or title says “{word}” ({name})"),
    "fields.required": BilingualText("应有", "expected"),
    "fields.optional": BilingualText("可选", "optional"),
    "fields.annotated": BilingualText("{stem}（带说明）", "{stem}（带说明）"),
}

_COMMENTS = {
    "comment.value": BilingualText("印出：{meaning}（{needed}）", "Prints: {meaning} ({needed})"),
    "comment.example": BilingualText("示例：{example}", "Example: {example}"),
    "comment.text": BilingualText("这部分内容从这里开始，由程序逐段写入；请让此标签独占一段。", "The running text begins here and is written paragraph by paragraph; keep the tag in a paragraph of its own."),
    "comment.computed": BilingualText("印出由其他内容算出的结果。", "Prints what is worked out from other values."),
    "comment.for": BilingualText("从这里起，对“{meaning}”逐项重复，直到对应的 endfor。", "From here on, once for each of: {meaning}; up to its endfor."),
    "comment.if": BilingualText("有“{meaning}”时才印出下面的内容，直到对应的 endif。", "What follows is printed only where there is: {meaning}; up to its endif."),
    "comment.if.computed": BilingualText("条件成立时才印出下面的内容，直到对应的 endif。", "What follows is printed only where this holds; up to its endif."),
    "comment.else": BilingualText("否则（{begun}）印出下面的内容。", "Otherwise ({begun}) what follows is printed."),
    "comment.end": BilingualText("“{begun}”到此为止，请保留。", "Here ends “{begun}”; keep it."),
    "comment.held.tr": BilingualText("此标签独占的这一行不会印出。", "The row that holds this tag alone is not printed."),
    "comment.held.p": BilingualText("此标签独占的这一段不会印出。", "The paragraph that holds this tag alone is not printed."),
    "comment.chart": BilingualText(
        "图表“{word}”的数字由程序填入。可以改样式；请保留名称“{name}”，或让标题含“{word}”。",
        "The figures of the chart “{word}” come from the toolkit. Restyle it, and keep its name “{name}” or the word “{word}” in its title.",
    ),
    "comment.elsewhere": BilingualText("{place}中的标签 {tag}：{said}", "{place} has the tag {tag}. {said}"),
}

TEMPLATES: dict[str, BilingualText] = {**_CHECKED, **_FIELDS, **_COMMENTS}
