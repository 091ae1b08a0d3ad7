"""What is said of a batch, and in the letters to units: what became of each file, what to correct, by when."""

from toolkit.messages.catalogue import BilingualText

_FILES = {
    "status.received": BilingualText("收到", "received"),
    "status.accepted": BilingualText("受理", "accepted"),
    "status.merged": BilingualText("并入", "merged"),
    "status.returned": BilingualText("退回", "returned"),
    "status.superseded": BilingualText("被取代", "superseded"),
    "status.unreadable": BilingualText("无法读取", "unreadable"),
    "status.excluded": BilingualText("排除", "excluded"),
    "status.skipped": BilingualText("未读取", "skipped"),
    "status.attached": BilingualText("附件", "attachments"),
    "status.not-made": BilingualText("未检查", "not checked"),
    "finding.for-staff": BilingualText("不告知单位", "for staff alone"),
    "not-made": BilingualText("未作此项校验，因为缺少：{fields}。", "Not checked, because of what is missing: {fields}."),
    "excluded-because": BilingualText("工作人员决定不计入：{reason}", "excluded by staff: {reason}"),
    "superseded-by": BilingualText("同一单位后来报送了“{path}”，以后者为准。", "The unit later sent “{path}”, which counts instead."),
    "superseded-same": BilingualText("同一文件收到两次：与“{path}”的内容完全相同，只计一份。", "The same file came twice: “{path}” has the very same content; it counts once."),
    "superseded-blank": BilingualText("其中没有填写问题，不取代此前报送的“{path}”，以“{path}”为准；请向单位核实。", "It holds no question, so it does not take the place of “{path}”, which came before and counts; ask the unit."),
    "left-behind": BilingualText("其中 {count} 个问题不在计入的“{path}”中：{titles}。", "{count} questions in it are not in “{path}”, which counts: {titles}."),
    "misfiled": BilingualText(
        "{by}指向{meant}，推荐表填写的是{unit}；按推荐表处理，请核对是否放错。",
        "Its {by} names {meant}, the workbook says {unit}; it was taken as the workbook says: see whether it was misfiled.",
    ),
    "hinted": BilingualText("{code}（据{by}）", "{code} (by its {by})"),
    "absent.nothing": BilingualText("未收到任何文件", "nothing was received"),
    "absent.unread": BilingualText("已收到但无法读取（据{by}）：{files}", "received but cannot be read (by its {by}): {files}"),
    "absent.beside": BilingualText("另收到附件（据{by}）：{files}", "attachments were received as well (by its {by}): {files}"),
    "absent.alone": BilingualText("收到扫描件等附件，推荐表未到（据{by}）：{files}", "attachments were received, the workbook was not (by its {by}): {files}"),
    "absent.unsure": BilingualText(
        "收到推荐表，但所填单位名称、代码与名录不符，未能认定（据{by}）：{files}",
        "a workbook was received whose name and code do not agree with the roster (by its {by}): {files}",
    ),
    "absent.within": BilingualText("其推荐表夹在其他单位的工作簿中，未读取：{files}", "its form stands in another unit's workbook and was not read: {files}"),
    "absent.misfiled": BilingualText("名下另有其他单位的推荐表，请核对是否放错：{files}", "another unit's workbook lies under its name; see whether it was misfiled: {files}"),
    "unanswered.nobody": BilingualText("看不出是哪个单位报送的，请人工确认。", "Nothing tells who sent it; to be looked at."),
    "unanswered.unread": BilingualText("{found}{remedy}", "{found} {remedy}"),
    "unanswered.heading": BilingualText("待人工确认的来件（未发函）", "to be looked at: no letter was written"),
    "scan.kept": BilingualText("已收到，附件不作校验", "received; attachments are not checked"),
    "scan.question": BilingualText("已收到，其中的问题以推荐表为准", "received; the workbook counts, not the question in it"),
    "scan.readable": BilingualText("可以打开", "can be opened"),
    "scan.unreadable": BilingualText("打不开", "cannot be opened"),
    "scan.alone": BilingualText("推荐表未到", "without its workbook"),
    "scan.unmatched": BilingualText("未匹配到单位", "of no known unit"),
    "scan.by.file": BilingualText("文件名", "file name"),
    "scan.by.folder": BilingualText("所在文件夹或压缩包的名称", "name of its folder or archive"),
    "scan.by.like": BilingualText("名称与该单位相近，请人工确认", "a name like the unit's: to be looked at"),
    "scan.by.typed": BilingualText("推荐表所填单位名称", "name in the workbook"),
    "scan.by.beside": BilingualText("所在文件夹或压缩包中只有该单位的推荐表", "the only unit with a workbook in its folder or archive"),
    "scan.by.several": BilingualText("名称中有几个单位，请人工确认", "its name tells of several units: to be looked at"),
    "scan.by.none": BilingualText("看不出属于哪个单位，请人工确认", "nothing tells whose it is: to be looked at"),
    "skip.lock": BilingualText("Excel 或 WPS 打开文件时的锁定文件。", "Lock file of a workbook open in Excel or WPS."),
    "skip.hidden": BilingualText("隐藏的文件或文件夹。", "Hidden file or folder."),
    "skip.temporary": BilingualText("未传完或临时的文件。", "Temporary or half-copied file."),
    "skip.system": BilingualText("操作系统自动生成的文件。", "File that the operating system makes by itself."),
    "skip.not-regular": BilingualText("不是普通文件（例如链接）。", "No regular file (a link, for example)."),
}

LETTER_KINDS = ("accepted", "late", "returned", "unreadable", "incomplete", "missing")
"""What a letter can be about: each has its heading, which also ends its name."""

_LATE = BilingualText(
    "贵单位报送的{campaign}推荐表已收到，收到时间晚于截止时间（{closes}），属于迟报。",
    "Your workbook for {campaign} was received after the call had closed ({closes}). ",
)


def _late(zh: str, en: str) -> BilingualText:
    """Return what is said of a late file."""
    return BilingualText(_LATE.zh + zh, _LATE.en + en)


_LETTERS = {
    "letter.state.new": BilingualText("新", "new"),
    "letter.state.changed": BilingualText("已变化", "changed"),
    "letter.state.same": BilingualText("同上批", "as before"),
    "letter.heading.accepted": BilingualText("受理通知", "Notice of acceptance"),
    "letter.heading.returned": BilingualText("退回修改通知", "Notice of return for correction"),
    "letter.heading.declined": BilingualText("不予受理通知", "Notice of refusal"),
    "letter.heading.unreadable": BilingualText("文件无法读取通知", "Notice of an unreadable file"),
    "letter.heading.late": BilingualText("迟报收件通知", "Notice of late receipt"),
    "letter.heading.incomplete": BilingualText("补报推荐表通知", "Notice of a missing workbook"),
    "letter.heading.missing": BilingualText("报送提醒", "Reminder"),
    "letter.to": BilingualText("{unit}：", "To {unit}:"),
    "letter.opening.accepted": BilingualText(
        "贵单位报送的{campaign}推荐表已收到。经校验，符合要求，予以受理，无需修改。",
        "Your workbook for {campaign} has been received. It was checked, is in order and is accepted; nothing need be changed.",
    ),
    "letter.opening.noted": BilingualText(
        "贵单位报送的{campaign}推荐表已收到，予以受理。另有 {notes} 处请核实，不影响受理。",
        "Your workbook for {campaign} has been received and is accepted. {notes} places should be looked at; that does not affect acceptance.",
    ),
    "letter.opening.returned": BilingualText(
        "贵单位报送的{campaign}推荐表已收到。经校验，有 {errors} 处须改正，现予退回；改正并重新报送后方可受理。",
        "Your workbook for {campaign} has been received. {errors} places must be corrected, so it is returned; it is accepted once corrected and sent again.",
    ),
    "letter.opening.declined": BilingualText(
        "贵单位报送的{campaign}推荐表已收到。经研究，不予受理：{reason}。",
        "Your workbook for {campaign} has been received. It was decided to refuse it: {reason}.",
    ),
    "letter.opening.late.accepted": _late(
        "经校验，没有须改正之处；是否受理，须由征集工作联系人确认。",
        "It was checked and nothing need be corrected; whether it is accepted is for the contact below to confirm.",
    ),
    "letter.opening.late.noted": _late(
        "经校验，没有须改正之处，另有 {notes} 处请核实；是否受理，须由征集工作联系人确认。",
        "It was checked and nothing need be corrected, {notes} places should be looked at; whether it is accepted is for the contact below to confirm.",
    ),
    "letter.opening.late.returned": _late(
        "经校验，有 {errors} 处须改正，现予退回；改正并重新报送后是否受理，须由征集工作联系人确认。",
        "{errors} places must be corrected, so it is returned; whether it is accepted once corrected is for the contact below to confirm.",
    ),
    "letter.opening.late.refused": _late(
        "按本次征集的规定，迟报的予以退回；推荐表的内容没有须改正之处。",
        "Under the rules of this call a late workbook is returned; nothing in it need be corrected.",
    ),
    "letter.opening.unreadable": BilingualText(
        "收到为{campaign}报送的文件“{file}”，但无法读取，其中的内容尚未收取。",
        "The file “{file}”, sent for {campaign}, was received but cannot be read; nothing in it has been taken in.",
    ),
    "letter.opening.unreadable.several": BilingualText(
        "收到为{campaign}报送的文件 {count} 个，其中 {unread} 个无法读取，其内容尚未收取；尚未收到可以读取的推荐表。",
        "{count} files sent for {campaign} were received; {unread} of them cannot be read, and nothing in them has been taken in. No workbook that can be read has been received.",
    ),
    "letter.opening.unreadable.archive": BilingualText(
        "收到为{campaign}报送的压缩包“{file}”，其中 {unread} 个文件无法读取，其内容尚未收取。",
        "The archive “{file}”, sent for {campaign}, was received; {unread} of the files in it cannot be read, and nothing in them has been taken in.",
    ),
    "letter.opening.incomplete": BilingualText(
        "收到为{campaign}报送的附件“{file}”，推荐表（Excel 工作簿）尚未收到。",
        "The attachment “{file}”, sent for {campaign}, was received; the workbook (Excel) was not.",
    ),
    "letter.opening.incomplete.several": BilingualText(
        "收到为{campaign}报送的扫描件等附件 {count} 个，推荐表（Excel 工作簿）尚未收到。",
        "{count} scans or other attachments sent for {campaign} were received; the workbook (Excel) was not.",
    ),
    "letter.opening.incomplete.archive": BilingualText(
        "收到为{campaign}报送的压缩包“{file}”，其中有扫描件等附件 {count} 个，没有推荐表（Excel 工作簿）。",
        "The archive “{file}”, sent for {campaign}, was received; it holds {count} scans or other attachments and no workbook (Excel).",
    ),
    "letter.hinted.file": BilingualText(
        "据文件名，上述材料应为贵单位报送；如非贵单位报送，请告知。",
        "By the file's name it is from you; if it is not, please tell us.",
    ),
    "letter.hinted.archive": BilingualText(
        "据压缩包或其中文件夹的名称，上述材料应为贵单位报送；如非贵单位报送，请告知。",
        "By the name of the archive, or of a folder in it, it is from you; if it is not, please tell us.",
    ),
    "letter.hinted.folder": BilingualText(
        "据收件时所归文件夹的名称，上述材料应为贵单位报送；如非贵单位报送，请告知。",
        "By the name of the folder it was put into it is from you; if it is not, please tell us.",
    ),
    "letter.hinted.typed": BilingualText(
        "据推荐表所填单位名称，上述材料应为贵单位报送；如非贵单位报送，请告知。",
        "By the name in the workbook it is from you; if it is not, please tell us.",
    ),
    "letter.blank": BilingualText(
        "此后收到的“{file}”中没有填写问题，未取代本份；如确需撤回全部问题，请与征集工作联系人联系。",
        "“{file}”, which came later, holds no question and does not take its place; should you mean to withdraw all questions, tell the contact below.",
    ),
    "letter.left": BilingualText("先前报送、这一份中没有的问题（{count} 个）", "Questions sent before that are not in this workbook ({count})"),
    "letter.left.line": BilingualText("“{file}”中的 {count} 个：{titles}。", "{count} in “{file}”: {titles}."),
    "letter.left.closing": BilingualText(
        "这一份（“{file}”）以外的文件不再计入。仍要推荐这些问题的，请把全部问题填入同一份推荐表重新报送；已决定不再推荐的，不必处理。",
        "No file but this one (“{file}”) counts. Should you still recommend these questions, put all questions into one workbook and send it again; if you no longer do, nothing is needed.",
    ),
    "letter.twice": BilingualText("同一文件收到 {count} 次，内容完全相同，只计一份。", "The same file came {count} times, with the very same content; it counts once."),
    "letter.mistake": BilingualText(
        "所计的这一份与更早报送的相同（或为未经改动的退回副本），其间报送的“{file}”因此被取代；如系误发，请告知，以“{file}”为准。",
        "What counts is the same as what you had sent earlier (or our returned copy, unchanged), so “{file}”, sent between, is superseded; "
        "if it was sent by mistake, tell us, and “{file}” counts.",
    ),
    "letter.opening.missing": BilingualText(
        "截至本批汇总，尚未收到贵单位的{campaign}推荐表。贵单位属于原则上必须推荐的单位。",
        "Up to this batch no workbook of yours for {campaign} has been received. Your unit is one that in principle must recommend.",
    ),
    "letter.compared": BilingualText(
        "推荐表与上次报送相比：已改正 {fixed} 处，仍存在 {still} 处，新发现 {new} 处。",
        "Since you last sent the workbook: {fixed} corrected, {still} still there, {new} new.",
    ),
    "letter.compared-in-part": BilingualText(
        "推荐表与上次报送相比：已改正 {fixed} 处，仍存在 {still} 处，新发现 {new} 处；另有 {unchecked} 处本次未检查，不能视为已改正。",
        "Since you last sent the workbook: {fixed} corrected, {still} still there, {new} new; {unchecked} not checked this time, "
        "which does not mean corrected.",
    ),
    "letter.label.still": BilingualText("【仍存在】{sentence}", "[still there] {sentence}"),
    "letter.label.new": BilingualText("【新发现】{sentence}", "[new] {sentence}"),
    "letter.label.attached": BilingualText("【附件】{sentence}", "[attachment] {sentence}"),
    "letter.former.fixed": BilingualText("已改正（{count} 处）", "Corrected ({count})"),
    "letter.former.unchecked": BilingualText("本次未检查（{count} 处）", "Not checked this time ({count})"),
    "letter.former.line": BilingualText("{title}：{places}", "{title}: {places}"),
    "letter.received": BilingualText("收到的材料", "What was received"),
    "letter.received.time": BilingualText("“收到时间”是系统记录的文件修改时间。", "“Received” is when the file was last changed, as the system recorded it."),
    "letter.errors": BilingualText("须改正（{count} 处）", "To be corrected ({count})"),
    "letter.notes": BilingualText("请核实（{count} 处）", "To be looked at ({count})"),
    "letter.not-made": BilingualText("未能校验的各项", "Checks that could not be made"),
    "letter.not-made.line": BilingualText("{title}：缺少{missing}", "{title}: {missing} missing"),
    "letter.enclosed": BilingualText("另有 {count} 个文件无法读取", "Other files that cannot be read ({count})"),
    "letter.enclosed.line": BilingualText("“{file}”：{found}{remedy}", "“{file}”: {found} {remedy}"),
    "letter.enclosed.closing": BilingualText(
        "这些文件不影响对上述推荐表的处理；其中如有须补充或更正的内容，请按上述办法处理后，{by}重新报送。",
        "They do not affect the workbook; should they hold anything to be added or changed, please do as said and send them again {by}.",
    ),
    "letter.by": BilingualText("于 {closes} 前", "by {closes}"),
    "letter.soon": BilingualText("尽快", "as soon as you can"),
    "letter.ended": BilingualText(
        "截止时间（{closes}）已过，此后报送（含重新报送）的是否受理，由征集工作联系人确认；请与其联系。",
        "The call closed on {closes}; whether anything sent since, or sent again, is accepted is for the contact below to confirm: please ask.",
    ),
    "letter.status.blank": BilingualText("没有填写问题，未采用", "holds no question, not used"),
    "letter.status.twice": BilingualText("重复收到，内容相同", "came twice, the same"),
    "letter.status.late": BilingualText("迟报，待确认", "late, to be confirmed"),
    "letter.next": BilingualText("后续办理", "What to do next"),
    "letter.group": BilingualText("{title}（依据：{clause}）", "{title} (clause {clause})"),
    "letter.more": BilingualText("同类另有 {count} 处：{places}。", "{count} more of the same kind: {places}."),
    "letter.status.outdated": BilingualText("无法读取，以后来的推荐表为准", "cannot be read; the later workbook counts"),
    "letter.status.kept": BilingualText("已收到，附件不作校验", "received; attachments are not checked"),
    "letter.closing.returned": BilingualText(
        "请按随函附件改正（其中逐处标明位置），{by}重新报送；同一单位多次报送的，以最后一份为准。",
        "Please correct your workbook by the one attached, which marks each place, and send it again {by}; of several, the last counts.",
    ),
    "letter.closing.unmarked": BilingualText(
        "请按上列位置在推荐表中改正，{by}重新报送；同一单位多次报送的，以最后一份为准。",
        "Please correct your workbook at the places named above and send it again {by}; of several, the last counts.",
    ),
    "letter.closing.accepted": BilingualText(
        "如需更正，请{by}重新报送整份推荐表；同一单位多次报送的，以最后一份为准。",
        "Should you wish to change anything, send the whole workbook again {by}; of several, the last counts.",
    ),
    "letter.closing.accepted-ended": BilingualText("如需更正，请与征集工作联系人联系。", "Should you wish to change anything, ask the contact below."),
    "letter.closing.late": BilingualText("请与征集工作联系人联系，确认是否受理。", "Ask the contact below whether it is accepted."),
    "letter.closing.refused": BilingualText("如有特殊情况，请与征集工作联系人联系。", "Should there be a particular reason, tell the contact below."),
    "letter.closing.incomplete": BilingualText(
        "请用下发的推荐表填写，{by}报送 Excel 工作簿（.xlsx）；已收到且可以打开的扫描件不必重报。",
        "Please fill in the issued workbook and send it (.xlsx) {by}; scans that were received and can be opened need not be sent again.",
    ),
    "letter.closing.unreadable": BilingualText("请按上述办法处理后，{by}重新报送。", "Please do as said above and send it again {by}."),
    "letter.closing.missing": BilingualText(
        "请用下发的推荐表填写，{by}报送；如已报送，请告知文件名和报送时间，以便查找。",
        "Please fill in the issued workbook and send it {by}; if you already have, tell us the file's name and when it was sent.",
    ),
    "letter.attached": BilingualText("附件：{file}", "Attached: {file}"),
    "letter.column.file": BilingualText("文件", "File"),
    "letter.column.time": BilingualText("收到时间", "Received"),
    "letter.column.counts": BilingualText("问题数量", "Questions"),
    "letter.column.status": BilingualText("处理结果", "Outcome"),
    "letter.column.place": BilingualText("位置", "Place"),
    "letter.column.found": BilingualText("意见", "Finding"),
    "letter.column.remedy": BilingualText("怎样改", "What to do"),
    "letter.counts": BilingualText("{counts}；共 {total} 项", "{counts}; {total} in all"),
    "letter.scan": BilingualText("附件（{kind}，{pages} 页）", "attachment ({kind}, {pages} pages)"),
    "letter.scan-unread": BilingualText("附件（{kind}）", "attachment ({kind})"),
    "letter.attachment": BilingualText("附件", "attachment"),
    "letter.counts.one": BilingualText("{category} {number} 项", "{category} {number}"),
    "letter.day": BilingualText("{year}年{month}月{day}日", "{year}-{month}-{day}"),
    "letter.time": BilingualText("{year}年{month}月{day}日 {clock}", "{year}-{month}-{day} {clock}"),
    "letter.fact": BilingualText("{label}：{value}", "{label}: {value}"),
    "letter.batch": BilingualText("批次 {batch}", "Batch {batch}"),
}

BATCH: dict[str, BilingualText] = {**_FILES, **_LETTERS}
