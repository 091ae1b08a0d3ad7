"""What is said of the ledger."""

from toolkit.messages.catalogue import BilingualText

LEDGER = {
    "ledger.overwritten": BilingualText("已被同名文件覆盖 {content}", "overwritten {content}"),
    "ledger.busy": BilingualText(
        "另一次运行正在写台账（{path}），请等它结束后再试。", "Another run is writing to the ledger ({path}); try again when it has ended.",
    ),
    "ledger.newer": BilingualText(
        "台账 {path} 由更新版本的 toolkit 写成，请升级 toolkit 后再用。", "A newer toolkit wrote the ledger {path}; upgrade the toolkit to use it.",
    ),
    "ledger.damaged": BilingualText(
        "台账中的 {path} 不见了，或与收到时不一致；请从备份恢复 ledger/ 文件夹。",
        "{path} in the ledger is missing or not what was received; restore the folder ledger/ from a backup.",
    ),
    "ledger.corrupt": BilingualText(
        "台账 ledger.db 已损坏（{what}）；请从备份恢复 ledger/ 文件夹。", "The ledger ledger.db is damaged ({what}); restore the folder ledger/ from a backup.",
    ),
    "ledger.full": BilingualText("磁盘已满，未能写入台账；原有内容未受影响。", "The disk is full; the ledger was not written. What was there is unharmed."),
    "ledger.locked": BilingualText("台账正被其他程序占用，请稍后再试。", "Another program is using the ledger; try again later."),
    "ledger.read-only": BilingualText(
        "不能写入台账（{what}）：请检查 ledger/ 文件夹的权限。", "The ledger cannot be written ({what}): check the permissions of the folder ledger/.",
    ),
    "ledger.none": BilingualText(
        "还没有台账：请先运行 toolkit aggregate。", "There is no ledger yet: run toolkit aggregate first.",
    ),
    "ledger.unknown": BilingualText(
        "台账中没有“{named}”：请写问题编号、inbox/ 下的文件路径，或文件 SHA-256 的前 8 位以上。",
        "The ledger knows no “{named}”: name a question's number, a file's path below inbox/, or at least 8 places of its SHA-256.",
    ),
    "ledger.unknown-name": BilingualText(
        "台账中没有“{wanted}”：请写单位名称或代码、问题编号、inbox/ 下的文件路径，或文件 SHA-256 的前 8 位以上。",
        "The ledger knows no “{wanted}”: name a unit or its code, a question's number, a file's path below inbox/, or at least 8 places of its SHA-256.",
    ),
    "ledger.not-recommended": BilingualText(
        "“{named}”不在该单位现在计入的推荐表中，不能受理。", "“{named}” is not in the workbook that counts for its unit now; it cannot be accepted.",
    ),
    "ledger.nothing-decided": BilingualText("对“{named}”没有作过决定，无可撤销。", "There is no decision on “{named}” to withdraw."),
    "ledger.exclude": BilingualText("已记录：不计入“{subject}”。", "Recorded: “{subject}” does not count."),
    "ledger.accept": BilingualText("已记录：受理“{subject}”。", "Recorded: “{subject}” is accepted."),
    "ledger.restore": BilingualText("已撤销对“{subject}”的决定。", "The decisions on “{subject}” are withdrawn."),
    "ledger.change": BilingualText("{path}：{before} → {after}", "{path}: {before} → {after}"),
    "ledger.next-batch": BilingualText(
        "报告和查询已按此办理；汇总表和函件在下次运行 toolkit aggregate 时更新。",
        "Reports and look-ups go by this now; the master workbook and the letters do after the next toolkit aggregate.",
    ),
    "change.added.count": BilingualText("新增的问题 {count} 个。", "Questions added: {count}."),
    "change.edited.count": BilingualText("修改的问题 {count} 个。", "Questions edited: {count}."),
    "change.withdrawn.count": BilingualText("撤回的问题 {count} 个。", "Questions withdrawn: {count}."),
    "change.now-accepted.count": BilingualText("更正后受理的问题 {count} 个。", "Questions accepted after correction: {count}."),
    "change.now-returned.count": BilingualText("改为退回的问题 {count} 个。", "Questions returned now: {count}."),
    "decision.exclude": BilingualText("不计入", "excluded"),
    "decision.accept": BilingualText("受理", "accepted"),
    "ledger.exported": BilingualText("台账已存为 {path}", "The ledger was written to {path}"),
    "ledger.broken-sent": BilingualText(
        "“本批发函”有 {count} 处须改正，什么也没有记录：", "Nothing was recorded; to be corrected in 本批发函: {count}",
    ),
    "ledger.sent": BilingualText("已发出的函件 {count} 份，其中新记录 {new} 份。", "Letters that went out: {count}, {new} of which are newly recorded."),
    "ledger.sound": BilingualText(
        "台账完好：数据库、收到的 {count} 个文件、问题编号和各批的数目都已核对。", "The ledger is sound: the database, the {count} files received, the numbers and the counts were verified.",
    ),
    "ledger.fault.database": BilingualText("数据库有损坏：{what}", "The database is damaged: {what}"),
    "ledger.fault.missing": BilingualText("收到的文件不见了：ledger/files/{content}（{paths}）", "A received file is missing: ledger/files/{content} ({paths})"),
    "ledger.fault.altered": BilingualText("收到的文件与收到时不一致：ledger/files/{content}（{paths}）", "A received file is not what was received: ledger/files/{content} ({paths})"),
    "ledger.fault.number": BilingualText("问题编号 {number} 没有登记或没有题目。", "The number {number} was never given, or has no title."),
    "ledger.fault.count": BilingualText("批次 {batch} 的记录与其总数不符。", "The records of batch {batch} do not add up to its totals."),
    "ledger.repair": BilingualText("请从备份恢复 ledger/ 文件夹。", "Restore the folder ledger/ from a backup."),
    "ledger.unseen": BilingualText(
        "inbox/ 中有台账尚未收入的文件，运行 toolkit aggregate 后才会计入。", "The inbox holds files that the ledger has not taken in; they count after toolkit aggregate.",
    ),
    "cluster.none": BilingualText(
        "调度器 {address} 没有应答或没有工作进程；请检查地址，并确认装有 toolkit[cluster]。",
        "The scheduler {address} does not answer or has no workers; check the address, and that toolkit[cluster] is installed.",
    ),
    "ledger.months": BilingualText("各批次", "Batches"),
    "ledger.nothing": BilingualText("没有收到过文件。", "Nothing was received."),
    "history.month": BilingualText(
        "受理 {accepted} 份，退回 {returned} 份，无法读取 {unreadable} 份；受理的问题 {questions} 个。",
        "{accepted} accepted, {returned} returned, {unreadable} unreadable; {questions} questions accepted.",
    ),
    "history.came-accepted": BilingualText("收到 {path}（{content}）：受理，{questions} 个问题。", "Received {path} ({content}): accepted, {questions} questions."),
    "history.came-returned": BilingualText(
        "收到 {path}（{content}）：退回，{questions} 个问题，须改正 {errors} 处。", "Received {path} ({content}): returned, {questions} questions, {errors} errors.",
    ),
    "history.came-superseded": BilingualText("收到 {path}（{content}）：被“{by}”取代。", "Received {path} ({content}): superseded by “{by}”."),
    "history.came-unreadable": BilingualText("收到 {path}（{content}）：无法读取。", "Received {path} ({content}): cannot be read."),
    "history.came-excluded": BilingualText("收到 {path}（{content}）：不计入。", "Received {path} ({content}): does not count."),
    "history.file-accepted": BilingualText("{path}：改为受理。", "{path}: accepted now."),
    "history.file-returned": BilingualText("{path}：改为退回，须改正 {errors} 处。", "{path}: returned now, {errors} errors."),
    "history.file-superseded": BilingualText("{path}：被“{by}”取代。", "{path}: superseded by “{by}”."),
    "history.file-unreadable": BilingualText("{path}：无法读取。", "{path}: cannot be read."),
    "history.file-excluded": BilingualText("{path}：不再计入。", "{path}: does not count any more."),
    "history.sent": BilingualText("已发出：{letter}（{entry}）", "Sent: {letter} ({entry})"),
    "history.question-accepted": BilingualText("问题 {number} 受理：{title}（{cell}）", "Question {number} accepted: {title} ({cell})"),
    "history.question-returned": BilingualText("问题 {number} 退回：{title}（{cell}）", "Question {number} returned: {title} ({cell})"),
    "history.question-excluded": BilingualText("问题 {number} 不计入：{title}（{cell}）", "Question {number} does not count: {title} ({cell})"),
    "history.question-edited": BilingualText("问题 {number} 有修改：{title}（{cell}）", "Question {number} was edited: {title} ({cell})"),
    "history.decided-exclude": BilingualText("工作人员决定不计入“{target}”：{reason}", "Staff excluded “{target}”: {reason}"),
    "history.decided-accept": BilingualText("工作人员决定受理“{target}”：{reason}", "Staff accepted “{target}”: {reason}"),
    "history.withdrawn-exclude": BilingualText("撤销不计入“{target}”的决定：{reason}", "The exclusion of “{target}” was withdrawn: {reason}"),
    "history.withdrawn-accept": BilingualText("撤销受理“{target}”的决定：{reason}", "The acceptance of “{target}” was withdrawn: {reason}"),
    "ledger.fault": BilingualText("台账读写失败（{what}）。", "The ledger could not be read or written ({what})."),
}
