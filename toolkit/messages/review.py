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
    "review.not-frozen": BilingualText(
        "“{stage}”的题目范围还没有冻结；请先运行 toolkit assign {stage}。", "The pool of {stage} is not frozen yet; run `toolkit assign {stage}` first."
    ),
    "review.not-assigned": BilingualText(
        "“{stage}”还没有分配评审专家；请先运行 toolkit assign {stage}。", "Nobody was assigned to {stage} yet; run `toolkit assign {stage}` first."
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
    "stage": (BilingualText("环节", "Stage"), BilingualText("", "")),
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
    "cli.assign": BilingualText("为一个环节分配评审专家，写入 review/环节/分配表.xlsx；首次运行即冻结题目范围。", "Assign reviewers to the questions of a stage, into review/<stage>/分配表.xlsx; the first run freezes the pool."),
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
    "cli.assign.written": BilingualText("分配表：{path}", "分配表: {path}"),
    "cli.assign.reason-missing": BilingualText("--refreeze 须同时写明 --reason。", "--refreeze needs --reason."),
    "cli.assign.reason-idle": BilingualText("--reason 只与 --refreeze 同用。", "--reason goes with --refreeze only."),
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
    "assign.note.obstacle.idle": BilingualText(
        "若只用匹配度 {above} 以上的，{experts} 位专家至少应评 {needed} 次，{questions} 个问题只能给他们 {available} 次",
        "with pairs of {above} or more alone, {experts} experts must be given {needed} reviews, and {questions} questions have {available} for them",
    ),
    **_RELAXATIONS,
    **_COMMANDS,
}
"""What is said, by key."""
