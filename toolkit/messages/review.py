"""What is said of the stages of the review and of assigning them.

``assign.finding.<code>`` is the sentence on a finding, ``assign.remedy.<code>`` what to do about it.
"""

from toolkit.messages.catalogue import BilingualText

_STAGES = {
    "review.stage-unknown": BilingualText(
        "没有环节“{named}”；“环节”表中有：{known}。", "There is no stage “{named}”; sheet 环节 has: {known}."
    ),
    "review.nothing-received": BilingualText(
        "台账中还没有受理的问题；请先运行 toolkit aggregate。", "The ledger has no accepted question yet; run `toolkit aggregate` first."
    ),
    "review.nothing-enters": BilingualText(
        "没有问题进入“{stage}”：台账中没有受理的问题，或上一环节没有问题通过。",
        "No question enters {stage}: none is accepted, or none passed the stage before.",
    ),
    "review.uncategorised": BilingualText(
        "问题 {questions} 的类别不在“类别”表中，无法评审；请在 campaign.xlsx 补上该类别，或用 toolkit exclude 排除这些问题。",
        "Questions {questions} are of no category of sheet 类别, so they cannot be reviewed; add the category to campaign.xlsx, or take them out with `toolkit exclude`.",
    ),
    "review.not-frozen": BilingualText(
        "“{stage}”的题目范围还没有冻结；请先运行 toolkit assign {stage}。", "The pool of {stage} is not frozen yet; run `toolkit assign {stage}` first."
    ),
    "review.unassigned": BilingualText(
        "“{stage}”还没有分配评审专家；请先运行 toolkit assign {stage}。", "Nobody was assigned to {stage} yet; run `toolkit assign {stage}` first."
    ),
    "review.table-ahead": BilingualText(
        "分配表中有 {count} 行人工改动（如 {place}）还没有生效，没有写出评分表；请先运行 toolkit assign {stage}。",
        "{count} row(s) by hand in 分配表 (such as {place}) are not in force yet, so no sheet was written; run `toolkit assign {stage}` first.",
    ),
    "review.no-sheets": BilingualText(
        "“{stage}”由大范围投票产生，选票以 CSV 交回，不下发评分表。", "{stage} is a mass vote, whose ballots come as CSV; nobody gets a sheet."
    ),
    "review.undecided": BilingualText(
        "“{before}”还没有定出结果，“{stage}”不能开始；请先运行 toolkit select {before}。",
        "{before} is not decided, so {stage} cannot begin; run `toolkit select {before}` first.",
    ),
    "assign.broken": BilingualText(
        "分配表有 {count} 处问题，未作分配；改正后再运行：", "The 分配表 has {count} fault(s), so nothing was assigned; mend them and run again:"
    ),
}

_FINDINGS = {
    "hand-unknown-question": (
        BilingualText("人工指定的问题“{question}”不在本环节的范围内。", "Question “{question}”, given by hand, is not in the pool of this stage."),
        BilingualText("请改正问题编号，或删去这一行。", "Mend the number, or delete the row."),
    ),
    "hand-unknown-reviewer": (
        BilingualText("人工指定的专家“{reviewer}”不是本环节的评审专家。", "Expert “{reviewer}”, chosen by hand, does not serve in this stage."),
        BilingualText("请改正专家编号；要请这位专家，先在活动设定“评审专家”的“评审组”写上本环节。", "Mend the id; to have this expert, name the stage under 评审组 in 评审专家."),
    ),
    "hand-twice": (
        BilingualText("问题 {question} 与专家 {reviewer} 写了两行。", "Question {question} and expert {reviewer} stand in two rows."),
        BilingualText("请删去一行。", "Delete one of them."),
    ),
    "hand-recused": (
        BilingualText("专家 {reviewer} 应回避问题 {question}：{reason}。", "Expert {reviewer} is recused from question {question}: {reason}."),
        BilingualText("请另选专家。", "Choose another expert."),
    ),
    "hand-institution": (
        BilingualText("问题 {question} 已有与专家 {reviewer} 同一机构的专家；每题同一机构至多一位。", "Question {question} already has an expert of the institution of {reviewer}; at most one is allowed."),
        BilingualText("请另选其他机构的专家。", "Choose an expert of another institution."),
    ),
    "hand-too-many": (
        BilingualText("问题 {question} 人工指定的专家多于“每题评审人数”，专家 {reviewer} 是多出的一位。", "More experts were chosen by hand for question {question} than it needs; {reviewer} is one too many."),
        BilingualText("请删去一行，或修改“环节”表的“每题评审人数”。", "Delete a row, or change 每题评审人数 in sheet 环节."),
    ),
    "hand-load": (
        BilingualText("专家 {reviewer} 人工指定的题数超过“每人最多题数”（{most}），问题 {question} 是多出的一题。", "Expert {reviewer} was given more than {most} questions by hand; {question} is one too many."),
        BilingualText("请改给其他专家，或修改“环节”表的“每人最多题数”。", "Give it to another expert, or change 每人最多题数 in sheet 环节."),
    ),
    "changed-row": (
        BilingualText("这一行（问题 {question}、专家 {reviewer}）与台账中的分配不同，而“来源”不是“人工”，没有采用。", "This row (question {question}, expert {reviewer}) differs from the assignment in force, but its 来源 is not 人工, so it was not taken."),
        BilingualText("要保留这一行，请把“来源”改为“人工”后再运行。", "To keep it, set 来源 to 人工 and run again."),
    ),
    "other-field": (
        BilingualText("问题 {question} 的所属领域“{field}”不在“领域”表中，没有对应的评审组；应有 {needed} 位专家，现有 {given} 位。", "Question {question} is of field “{field}”, which sheet 领域 does not have, so no panel is for it; it needs {needed} experts and has {given}."),
        BilingualText("请在分配表中为它加上专家，“来源”写“人工”，再运行 toolkit assign。", "Add experts for it in 分配表 with 来源 人工, and run toolkit assign again."),
    ),
    "committee-size": (
        BilingualText("“{stage}”应有 {size} 位评委，实有 {members} 位。", "{stage} is to have {size} voters; there are {members}."),
        BilingualText("请补充“评审专家”表，或修改“环节”表的“每题评审人数”。", "Complete sheet 评审专家, or change 每题评审人数 in sheet 环节."),
    ),
    "lack": (
        BilingualText("问题 {question} 需要 {needed} 位不同机构的专家，能评的只有 {institutions} 个机构，还缺 {missing} 位。", "Question {question} needs {needed} experts of different institutions; those who may review it are of {institutions}, so {missing} are lacking."),
        BilingualText("请在“评审专家”表补充其他机构的专家，或减少“每题评审人数”。", "Add experts of other institutions to sheet 评审专家, or lower 每题评审人数."),
    ),
    "crowded": (
        BilingualText("{count} 个问题（{questions}）需要 {experts} 位专家（{reviewers}）评 {needed} 次，而他们最多能评 {available} 次。", "{count} question(s) ({questions}) need {needed} reviews of {experts} expert(s) ({reviewers}), who may take {available}."),
        BilingualText("请按列出的办法放宽设定，或补充能评这些问题的专家。", "Relax a setting as listed, or add experts for these questions."),
    ),
    "idle": (
        BilingualText("{experts} 位专家（{reviewers}）按“每人最少题数”共应评 {needed} 次，而能给他们的只有 {available} 次。", "{experts} expert(s) ({reviewers}) must be given {needed} reviews; there are {available} for them."),
        BilingualText("请降低“每人最少题数”，或让这些专家多评几个领域。", "Lower 每人最少题数, or widen the fields of these experts."),
    ),
}

_NOTES = {
    "stage": (BilingualText("环节", "Stage"), BilingualText("本次分配的环节。", "The stage that was assigned.")),
    "pool": (BilingualText("题目数", "Questions"), BilingualText("冻结的范围中的问题。", "Questions of the frozen pool.")),
    "revision": (BilingualText("范围版次", "Revision of the pool"), BilingualText("1 为首次冻结；toolkit assign --refreeze 每次加一。", "1 is the first; each --refreeze adds one.")),
    "hash": (BilingualText("范围校验码", "Hash of the pool"), BilingualText("由全部问题的编号和内容算出；内容不变则不变。", "Made of the number and text of every question; the same as long as they are.")),
    "seed": (BilingualText("种子", "Seed"), BilingualText("各项指标都相同的分配之间，由它决定取哪一个。", "Decides between assignments that are equal by every aim.")),
    "worst": (BilingualText("最低匹配度", "Lowest 匹配度"), BilingualText("所有自动分配中最低的匹配度，已尽可能高。", "The lowest of all solved pairs, which is as high as it can be.")),
    "sum": (BilingualText("匹配度之和", "Sum of 匹配度"), BilingualText("在最低匹配度不降的前提下尽可能大。", "As large as it can be while the lowest stays where it is.")),
    "primal": (BilingualText("证明：所得之和", "Proof: the sum reached"), BilingualText("自动分配的匹配度之和。", "Of the solved pairs.")),
    "dual": (BilingualText("证明：上界", "Proof: the bound"), BilingualText("线性规划对偶给出的上界；与所得之和相等，故没有更好的分配。", "By linear programming duality; as it equals the sum reached, no assignment is better.")),
    "highest": (BilingualText("证明：最低匹配度", "Proof: the lowest"), BilingualText("没有更高的匹配度可取。", "No pair has a higher one.")),
    "obstacle": (BilingualText("证明：最低匹配度", "Proof: the lowest"), BilingualText("故最低匹配度不能更高。", "So the lowest cannot be higher.")),
}

_RELAXATIONS = {
    "cli.assign.relax": BilingualText("把“{setting}”由 {before} 改为 {after}", "change {setting} from {before} to {after}"),
    "cli.assign.relax.one": BilingualText("仅对专家 {reviewer}，把“{setting}”由 {before} 改为 {after}", "for expert {reviewer} alone, change {setting} from {before} to {after}"),
    "cli.assign.relax.any": BilingualText("以下任一项即可使分配成立：", "Any one of these is enough:"),
    "cli.assign.relax.all": BilingualText("以下各项须同时放宽，分配才能成立：", "All of these together are needed:"),
}

_COMMANDS = {
    "cli.assign": BilingualText("为一个环节分配评审专家，首次运行即冻结题目范围。", "Assign the reviewers of a stage; the first run freezes its pool."),
    "cli.assign.named": BilingualText("环节名称，例如 初选。", "Name of the stage, such as 初选."),
    "cli.assign.seed": BilingualText("各项指标都相同的分配之间由它决定；不写则沿用上次的，首次为 0。", "Decides between assignments equal by every aim; that of the last run, else 0, if left out."),
    "cli.assign.restored": BilingualText("恢复该分配表所载的分配，例如“历次分配”中的一份。", "Restore the assignment of this workbook, such as one of 历次分配."),
    "cli.assign.refreeze": BilingualText("按现在的台账重新冻结题目范围，须同时写明 --reason。", "Freeze the pool anew from the ledger as it is now; needs --reason."),
    "cli.assign.reason": BilingualText("重新冻结的理由，记入台账。", "Why it is frozen anew; kept in the ledger."),
    "cli.assign.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.assign.frozen": BilingualText("“{stage}”的范围已冻结：{count} 题（第 {revision} 版，校验码 {hash}）。", "The pool of {stage} is frozen: {count} questions (revision {revision}, hash {hash})."),
    "cli.assign.refrozen": BilingualText("与上一版相比：进入 {entered} 题，离开 {left} 题，内容有变 {edited} 题。", "Compared with the revision before: {entered} entered, {left} left, {edited} edited."),
    "cli.assign.entered": BilingualText("进入：{questions}", "Entered: {questions}"),
    "cli.assign.left": BilingualText("离开：{questions}", "Left: {questions}"),
    "cli.assign.edited": BilingualText("内容有变：{questions}", "Edited: {questions}"),
    "cli.assign.stale": BilingualText(
        "冻结之后台账又有变化（可进入 {entered} 题，应离开 {left} 题，内容有变 {edited} 题），没有影响本环节；要采用，请用 --refreeze --reason。",
        "The ledger has changed since ({entered} could enter, {left} would leave, {edited} were edited); this stage keeps its pool unless --refreeze --reason is given.",
    ),
    "cli.assign.done": BilingualText("已分配 {pairs} 份：{questions} 题，{reviewers} 位专家；最低匹配度 {worst}，匹配度之和 {sum}。", "Assigned {pairs} reviews: {questions} questions, {reviewers} experts; lowest 匹配度 {worst}, sum {sum}."),
    "cli.assign.recused": BilingualText("回避 {count} 对，见“回避”表。", "{count} pairs are recused; see sheet 回避."),
    "cli.assign.moved": BilingualText("与上次分配相比有 {count} 处变动：", "{count} change(s) since the last assignment:"),
    "cli.assign.move": BilingualText("{question}：{before} → {after}（{reason}）", "{question}: {before} → {after} ({reason})"),
    "cli.assign.nobody": BilingualText("（无）", "(nobody)"),
    "cli.assign.mass": BilingualText("本环节由大范围投票产生，不分配专家；请把投票的 CSV 放入 {path}，再运行 toolkit merge {stage}。", "This stage is a mass vote, so nobody is assigned; put the CSV of votes into {path} and run `toolkit merge {stage}`."),
    "cli.assign.infeasible": BilingualText("无法分配，分配表保持原样：", "There is no assignment; 分配表 stays as it was:"),
    "cli.assign.refused": BilingualText("分配表中人工的改动有 {count} 处不能保留，分配表保持原样：", "{count} change(s) by hand cannot be kept; 分配表 stays as it was:"),
    "cli.assign.more": BilingualText("另有 {count} 条，用 --format json 可看全部。", "{count} more; --format json shows all of them."),
    "cli.assign.written": BilingualText("分配表：{path}", "分配表: {path}"),
    "cli.assign.reason-missing": BilingualText("--refreeze 须同时写明 --reason。", "--refreeze needs --reason."),
    "cli.assign.reason-idle": BilingualText("--reason 只与 --refreeze 同用。", "--reason goes with --refreeze only."),
}

_SHEETS = {
    "cli.sheets": BilingualText("生成一个环节的评分表或选票和评审材料。", "Write the score or vote sheets of a stage and the texts to read."),
    "cli.sheets.named": BilingualText("环节名称，例如 初选。", "Name of the stage, such as 初选."),
    "cli.sheets.reason": BilingualText("匿名环节的正文出现本单位或有关人员名称时，仍要下发的理由，记入台账。", "Why sheets go out though texts of an anonymous stage name their own unit or people; kept in the ledger."),
    "cli.sheets.named-in-texts": BilingualText(
        "“{stage}”是匿名环节，以下 {count} 处正文可能透露推荐单位或有关人员，没有下发任何评分表。请核对；确认可以下发的，用 --reason 写明理由再运行。",
        "{stage} is anonymous, and {count} place(s) in the texts may tell whose they are, so no sheet was written. Look at them; to write all the same, run again with --reason.",
    ),
    "cli.sheets.named-all-the-same": BilingualText("正文中有 {count} 处可能透露推荐单位或有关人员，已按所写理由下发，并记入台账。", "{count} place(s) in the texts may tell whose they are; the sheets were written for the reason given, which is recorded."),
    "cli.sheets.done": BilingualText("已生成 {count} 位专家的评分表（选票）和评审材料：{path}", "Wrote the sheets and texts of {count} reviewer(s): {path}"),
}

_MERGE = {
    "cli.merge": BilingualText("合并专家交回的评分表或选票，写出评分汇总。", "Merge what reviewers sent back so far into 评分汇总.xlsx."),
    "cli.merge.named": BilingualText("环节名称，例如 初选。", "Name of the stage, such as 初选."),
    "cli.merge.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.merge.files": BilingualText("文件：收到 {files} 份，采用 {counted}，被取代 {superseded}，拒绝 {refused}。", "Files: {files} came, {counted} taken, {superseded} superseded, {refused} refused."),
    "cli.merge.scores": BilingualText("评分：填写 {given} ＝ 计入 {counted} ＋ 不计 {excluded}。", "Scores: given {given} = counted {counted} + excluded {excluded}."),
    "cli.merge.excluded": BilingualText("不计：{reason} {count}", "excluded: {reason} {count}"),
    "cli.merge.superseded": BilingualText("被同一专家后交的取代", "superseded by a later sheet"),
    "cli.merge.missing": BilingualText("还没有交回的专家 {count} 位：{reviewers}", "{count} reviewer(s) have not sent anything yet: {reviewers}"),
    "cli.merge.second-vote": BilingualText("第 {number} 次再次投票：应收 {voters} 份，已收 {taken} 份，计入至少需要 {quorum} 份。", "Second vote {number}: {voters} voters, {taken} ballots in, at least {quorum} needed."),
    "cli.merge.returned": BilingualText("须改正的副本 {count} 份：{path}", "{count} copies to be corrected: {path}"),
    "cli.merge.written": BilingualText("评分汇总：{path}", "评分汇总: {path}"),
    "cli.merge.skipped": BilingualText("没有读取：{path}", "passed over: {path}"),
}

_SELECT = {
    "cli.select": BilingualText("按环节的规则决定哪些问题通过，记入台账。", "Decide by the rules of a stage which questions pass, and record it."),
    "cli.select.named": BilingualText("环节名称，例如 初选。", "Name of the stage, such as 初选."),
    "cli.select.reason": BilingualText("已有结果而评分或规则又有变化时，重新决定的理由，记入台账。", "Why a stage that was decided is decided anew; kept in the ledger."),
    "cli.select.form": BilingualText("输出格式：文字或 JSON；不写则为文字。", "Print text or JSON; text if left out."),
    "cli.select.category": BilingualText("{name}：{pool} 题中通过 {passed} 题，通过线 {line}。", "{name}: {passed} of {pool} questions pass, the line is {line}."),
    "cli.select.tie": BilingualText("{category}第 {rank} 名并列（{questions}），由“{step}”分出。", "Tie at rank {rank} of {category} ({questions}), broken by {step}."),
    "cli.select.open-tie": BilingualText("{category}第 {rank} 名并列（{questions}），并列规则分不出先后。", "Tie at rank {rank} of {category} ({questions}), which the chain does not break."),
    "cli.select.undecided": BilingualText(
        "有并列须再次投票，“{stage}”没有定出任何结果。选票在 {path}；交回后放入 {inbox}，再运行 toolkit select {stage}。",
        "A tie needs a second vote, so nothing of {stage} is decided. The vote sheets are in {path}; put those that come back into {inbox} and run `toolkit select {stage}` again.",
    ),
    "cli.select.limit": BilingualText("{question} 因“{limit}”让出名额。", "{question} gives its place up by {limit}."),
    "cli.select.quorum": BilingualText("有效份数不足法定人数，待定：{questions}。请催收评分表后再运行。", "Below the quorum and open: {questions}. Ask for the missing sheets and run again."),
    "cli.select.changed": BilingualText("与台账中的结果有 {count} 处不同，没有写入：", "It differs from the decision in force in {count} place(s); nothing was written:"),
    "cli.select.changed-inputs": BilingualText("计入的评分、设定或说明有变化，各题的结果和名次不变。", "Scores, settings or notes have changed; the results and ranks have not."),
    "cli.select.change": BilingualText("{question}：{what} {before} → {after}", "{question}: {what} {before} → {after}"),
    "cli.select.needs-reason": BilingualText("要以新的结果为准，请用 --reason 写明理由再运行。", "To decide anew, run again with --reason."),
    "cli.select.again": BilingualText("与台账中的结果一致。", "It is what was decided before."),
    "cli.select.recorded": BilingualText("结果已记入台账。", "The decision is recorded."),
    "cli.select.written": BilingualText("遴选结果和评审情况报告：{path}", "遴选结果 and 评审情况报告: {path}"),
}

_TOLD = {
    "cli.explain": BilingualText("说明一个问题从评分到结果的全过程。", "Tell the whole way of a question from cell to verdict."),
    "cli.explain.number": BilingualText("问题编号，例如 A-06-03。", "Number of the question, such as A-06-03."),
    "cli.notices": BilingualText("生成遴选结果通知、入选名单和推荐单位统计。", "Write the notices to units, the list of selected questions, statistics."),
    "cli.notices.done": BilingualText("通知 {count} 份：{path}", "{count} notice(s): {path}"),
    "cli.notices.fault": BilingualText("{name}：只写了纯文本，Word 未能生成：{why}", "{name}: plain text only, the document could not be made: {why}"),
    "cli.notices.lists": BilingualText("名单：{paths}", "Lists: {paths}"),
    "cli.notices.no-list": BilingualText("“{stage}”还没有结果，没有生成入选名单。", "{stage} is not decided, so there is no list of selected questions."),
    "review.question-unknown": BilingualText("台账中没有编号为“{number}”的问题。", "The ledger has no question “{number}”."),
    "review.nothing-decided": BilingualText("还没有任何环节定出结果；请先运行 toolkit select。", "No stage is decided yet; run `toolkit select` first."),
}

REVIEW = {
    **_STAGES,
    **{f"assign.finding.{code}": said for code, (said, _) in _FINDINGS.items()},
    **{f"assign.remedy.{code}": remedy for code, (_, remedy) in _FINDINGS.items()},
    **{f"assign.note.{key}": title for key, (title, _) in _NOTES.items()},
    **{f"assign.note.{key}.meaning": meaning for key, (_, meaning) in _NOTES.items()},
    "assign.note.obstacle.crowded": BilingualText(
        "若只用匹配度 {above} 以上的，{questions} 个问题要 {experts} 位专家评 {needed} 次，他们最多评 {available} 次",
        "with pairs of {above} or more alone, {questions} questions would need {needed} reviews of {experts} experts, who may take {available}",
    ),
    "assign.note.obstacle.nobody": BilingualText(
        "若只用匹配度 {above} 以上的，{questions} 个问题共缺 {needed} 位专家",
        "with pairs of {above} or more alone, {questions} questions would lack {needed} experts",
    ),
    "assign.note.obstacle.idle": BilingualText(
        "若只用匹配度 {above} 以上的，{experts} 位专家至少应评 {needed} 次，{questions} 个问题只能给他们 {available} 次",
        "with pairs of {above} or more alone, {experts} experts must be given {needed} reviews, and {questions} questions have {available} for them",
    ),
    **_RELAXATIONS,
    **_COMMANDS,
    **_SHEETS,
    **_MERGE,
    **_SELECT,
    **_TOLD,
}
"""What is said, by key."""
