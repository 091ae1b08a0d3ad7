"""What tracking says: the commands, 跟踪汇总.xlsx and 跟踪报告.docx."""

from toolkit.messages.catalogue import BilingualText

_COMMANDS = {
    "cli.track": BilingualText("问题跟踪：下发跟踪表，合并交回的跟踪表。", "Tracking: issue workbooks to units, merge what they send back."),
    "cli.track.issue": BilingualText(
        "生成问题跟踪表，每单位一份，存入 output/tracking/年度/issued/。", "Write tracking workbooks, one a unit, into output/tracking/<year>/issued/."
    ),
    "cli.track.issue.year": BilingualText("跟踪年度；不写则为今年。", "The year to track; this year if left out."),
    "cli.track.issue.done": BilingualText(
        "{year} 年度的问题跟踪表 {count} 份（{questions} 题）已存入：{path}", "{count} tracking workbook(s) of {year}, {questions} question(s), are in {path}"
    ),
    "cli.track.issue.next": BilingualText(
        "各单位交回的跟踪表请放入：{inbox}；然后运行 toolkit track merge {year}。", "Put what units send back into {inbox}; then run toolkit track merge {year}."
    ),
    "cli.track.merge": BilingualText(
        "合并 tracking/年度/inbox/ 中的跟踪表，存入 output/tracking/年度/：跟踪汇总.xlsx、跟踪报告.docx、returned/。",
        "Merge the workbooks in tracking/<year>/inbox/ into output/tracking/<year>/: 跟踪汇总.xlsx, 跟踪报告.docx, returned/.",
    ),
    "cli.track.merge.year": BilingualText("跟踪年度；不写则为今年。", "The year to merge; this year if left out."),
    "cli.track.merge.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.track.merge.files": BilingualText(
        "{year} 年度来件 {files} 份：采用 {counted}，被取代 {superseded}，未采用 {refused}，附件 {attached}。",
        "{files} file(s) of {year}: taken {counted}, superseded {superseded}, refused {refused}, attachments {attached}.",
    ),
    "cli.track.merge.gone": BilingualText(
        "{path} 已不在 inbox 中，但收到过，仍然计入。", "{path} lies in the inbox no more; it was received, so it counts."
    ),
    "cli.track.merge.questions": BilingualText(
        "跟踪 {questions} 题：已填 {answered}，未填 {open}。", "{questions} question(s) tracked: answered {answered}, open {open}."
    ),
    "cli.track.merge.changes": BilingualText(
        "与上次相比：有进展 {forward}，倒退 {back}，其他变化 {other}，无变化 {same}，首次填报 {first}。",
        "Since last time: further {forward}, back {back}, otherwise changed {other}, the same {same}, first told {first}.",
    ),
    "cli.track.merge.missing": BilingualText("未交回的单位 {count} 家：{units}", "{count} unit(s) have sent nothing: {units}"),
    "cli.track.merge.skipped": BilingualText("略过：{path}", "Passed over: {path}"),
    "cli.track.merge.returned": BilingualText("须改正的 {count} 份已标注，存入：{path}", "{count} copies to be corrected are in {path}"),
    "cli.track.merge.written": BilingualText("已写入：{path}", "Written: {path}"),
    "track.nothing.undecided": BilingualText(
        "还没有已定出结果的环节，没有需要跟踪的问题；请先运行 toolkit select。", "No stage is decided yet, so there is nothing to track; run toolkit select first."
    ),
    "track.nothing.unselected": BilingualText(
        "还没有入选的问题，没有需要跟踪的；请先定出最后环节的结果，或在 campaign.xlsx 的“活动”表把“跟踪范围”改为“进入遴选的”。",
        "No question is selected yet, so there is nothing to track; decide the last stage first, or set 跟踪范围 on sheet 活动 of campaign.xlsx to 进入遴选的.",
    ),
}

_SUMMARY = {
    "track.result.selected": BilingualText("入选", "selected"),
    "track.result.out": BilingualText("未入选", "not selected"),
    "track.result.open": BilingualText("遴选中", "under review"),
    "track.status.counted": BilingualText("已采用", "taken"),
    "track.status.superseded": BilingualText("被取代", "superseded"),
    "track.status.refused": BilingualText("未采用", "refused"),
    "track.status.attached": BilingualText("附件", "attachment"),
    "track.gone": BilingualText("已不在 inbox 中，收到过的仍计入", "in the inbox no more; what was received counts"),
    "track.open.missing": BilingualText("未交回", "nothing sent"),
    "track.open.sent": BilingualText("未填齐", "questions open"),
    "track.questions.note": BilingualText(
        "共 {questions} 题，已填 {answered} 题，未填 {open} 题。各项为单位所填，来源文件和单元格在最后两列；不计入的行见“校验意见”。",
        "{questions} questions, {answered} answered, {open} open.",
    ),
    "track.years.note": BilingualText("各年度的解决情况和国家布局情况；空白为该年未填。", "Each year side by side; blank where nothing was answered."),
    "track.nothing.open": BilingualText("各题均已填报。", "Every question is answered."),
    "track.nothing.findings": BilingualText("没有校验意见。", "Nothing was found."),
    "track.nothing.files": BilingualText("还没有来件。", "Nothing has come in yet."),
    "track.change.unanswered": BilingualText("本年未填", "not answered this year"),
    "track.change.first": BilingualText("首次填报", "answered for the first time"),
    "track.change.same": BilingualText("与 {since} 年相同", "the same as in {since}"),
    "track.change.since": BilingualText("与 {since} 年相比：{what}", "Since {since}: {what}"),
    "track.change.between": BilingualText("；", "; "),
    "track.change.blank": BilingualText("未填", "blank"),
    "track.change.choice": BilingualText("{label}由“{before}”变为“{after}”", "{label} from “{before}” to “{after}”"),
    "track.change.new": BilingualText("{label}为新填", "{label} is new"),
    "track.change.edited": BilingualText("{label}有修改", "{label} was edited"),
    "track.change.gone": BilingualText("{label}不再填写", "{label} is told no more"),
}

_REPORT = {
    "tracking.noun": BilingualText("跟踪报告", "tracking report"),
    "track.report.title": BilingualText("{year}年度问题难题跟踪报告", "Tracking report of {year}"),
    "track.report.scope.entered": BilingualText(
        "{campaign}中，{units} 家推荐单位的 {questions} 个问题难题进入遴选，其中入选 {selected} 个，由推荐单位持续跟踪。",
        "In {campaign}, {questions} questions of {units} units entered the review, {selected} of which were selected; their units keep following them.",
    ),
    "track.report.scope.selected": BilingualText(
        "{campaign}入选的问题难题共 {questions} 个，由 {units} 家推荐单位持续跟踪。",
        "The {questions} questions selected in {campaign} are followed by {units} units.",
    ),
    "track.report.answered": BilingualText(
        "{year} 年度，{units} 家单位中有 {sent} 家交回跟踪表，填报 {answered} 个问题，尚有 {open} 个未填报。以下各项均为推荐单位填报的情况。",
        "In {year}, {sent} of {units} units sent their workbooks, with answers on {answered} questions; {open} are still open. All that follows is told by the units.",
    ),
    "track.report.blank": BilingualText("未填写", "blank"),
    "track.report.open": BilingualText("未填报", "not answered"),
    "track.report.series.questions": BilingualText("问题数", "questions"),
    "track.report.series.solved": BilingualText("部分解决或已解决", "solved in part or in full"),
    "track.report.changes": BilingualText(
        "与上一次填报相比，解决情况有进展的 {forward} 个，倒退的 {back} 个，其他内容有变化的 {other} 个，没有变化的 {same} 个；首次填报的 {first} 个。",
        "Since the last answers {forward} questions are solved further, {back} less, {other} changed otherwise, {same} did not; {first} are answered for the first time.",
    ),
    "track.report.changes.none": BilingualText("本年度为首次跟踪，没有可以比较的以往填报。", "This is the first year of tracking; there is nothing to compare with."),
    "track.report.opinions": BilingualText("{number}　{title}（{unit}）", "{number} {title} ({unit})"),
}

TRACKING = {**_COMMANDS, **_SUMMARY, **_REPORT}
"""What is said, by key."""
