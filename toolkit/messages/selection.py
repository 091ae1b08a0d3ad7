"""What is said of the selection of a stage: why a question passed or not, and how firmly that stands."""

from toolkit.messages.catalogue import BilingualText

SELECTION = {
    "selection.rule.places.score": BilingualText("按{ranking}取本类前 {value} 名", "The first {value} of the category by {ranking}"),
    "selection.rule.places.vote": BilingualText("按同意票取本类前 {value} 名", "The first {value} of the category by votes in favour"),
    "selection.rule.mark.score": BilingualText("{ranking}达到分数线 {value} 分", "{ranking} reaches the mark of {value}"),
    "selection.rule.share.vote": BilingualText("得票比例达到 {value}", "Share of ballots in favour reaches {value}"),
    "selection.rule.tie": BilingualText("并列规则：{step}", "Tie rule: {step}"),
    "selection.rule.limit": BilingualText("{limits}", "Limit: {limits}"),
    "selection.rule.quorum": BilingualText("法定人数比例 {quorum}", "Quorum {quorum}"),
    "selection.rule.waiting": BilingualText("待前面的并列问题{step}后再定", "Waits for the tie above: {step}"),
    "selection.note.quorum": BilingualText(
        "应评（不含回避）{due} 份，有效 {valid} 份，不足法定人数；请催收或补派评审后重新遴选。",
        "{valid} of {due} due reviews count (recused ones left out), fewer than the quorum; call them in or assign more, then select again.",
    ),
    "selection.note.above-line": BilingualText(
        "按现有份数，依据分已达通过线，补足后本类结果可能改变。",
        "By the reviews so far its value reaches the line: once there are enough, the category may come out otherwise.",
    ),
    "selection.note.tie": BilingualText(
        "与另外 {others} 题依据分相同，按“{step}”比较。", "Equal in value to {others} others; compared by {step}."
    ),
    "selection.note.unknown-step": BilingualText("本题没有“{step}”，按最低计。", "It has no {step} and counts as the lowest."),
    "selection.note.together": BilingualText(
        "与另外 {others} 题并列且无法区分，按并列规则一并通过；本类共通过 {passed} 题。",
        "Tied with {others} others whom nothing tells apart; by the tie rule they pass together, {passed} of the category in all.",
    ),
    "selection.note.beyond": BilingualText(
        "因并列一并通过，同一领域或单位通过 {passed} 题，超过“{limit}”。", "Passing together, {passed} of its field or unit pass, more than {limit} allows."
    ),
    "selection.note.open-tie": BilingualText(
        "与另外 {others} 题并列，并列规则未能区分；请在这些问题之间再次投票，之后重新遴选。",
        "Tied with {others} others, and the tie rule tells none apart; hold a second vote on them, then select again.",
    ),
    "selection.note.gave-place": BilingualText("不设上限时可以通过；名额依次让与下一题。", "Would be in without the limit; its place goes to the next."),
    "selection.note.barred": BilingualText("上限已满；不设上限时也不通过。", "The limit is full; it would not be in without it either."),
    "selection.note.gained-place": BilingualText("前面有问题超过上限，由本题递补。", "In because a question above is over a limit."),
    "selection.note.untrimmed": BilingualText(
        "有效 {valid} 份，不足三份，去掉最高最低即为加权平均。", "Only {valid} reviews count, so the trimmed mean is the mean."
    ),
    "selection.change.result": BilingualText("结果", "result"),
    "selection.change.rank": BilingualText("名次", "rank"),
    "selection.change.value": BilingualText("依据分", "value"),
    "selection.change.rule": BilingualText("规则", "rule"),
    "selection.change.note": BilingualText("说明", "note"),
    "selection.change.pool": BilingualText("范围", "pool"),
    "selection.scenario.reviewer": BilingualText("不计 {reviewer} 的评分", "Without the reviews of {reviewer}"),
    "selection.scenario.voter": BilingualText("不计 {reviewer} 的票", "Without the votes of {reviewer}"),
    "selection.scenario.doubled": BilingualText("“{criterion}”权重加倍", "Weight of {criterion} doubled"),
    "selection.scenario.halved": BilingualText("“{criterion}”权重减半", "Weight of {criterion} halved"),
    "selection.scenario.equal": BilingualText("各指标等权", "All criteria of equal weight"),
    "selection.scenario.ranking": BilingualText("改按{ranking}排序", "Ranked by {ranking}"),
    "selection.scenario.quorum": BilingualText("补足有效份数", "Enough reviews"),
    "selection.scenario.second-vote": BilingualText("再次投票", "The second vote"),
    "selection.title": BilingualText("{name} {stage}遴选结果", "{name}: selection of {stage}"),
    "selection.title-undecided": BilingualText(
        "{name} {stage}遴选结果（尚未决定：有并列待再次投票）", "{name}: selection of {stage} (undecided: a tie awaits a second vote)"
    ),
    "selection.sheet.results": BilingualText("结果", "results"),
    "selection.sheet.borderline": BilingualText("边界", "borderline"),
    "selection.sheet.limits": BilingualText("限额", "limits"),
    "selection.sheet.stability": BilingualText("敏感性", "sensitivity"),
    "selection.sheet.ties": BilingualText("并列", "ties"),
    "selection.sheet.scenarios": BilingualText("情形", "scenarios"),
    "selection.purpose.borderline": BilingualText(
        "结果经不起小变动的问题（默认口径）：在“情形”所列某一情形下结果不同，或“须变动”不大于标准误（投票环节为 1 票）。"
        "须变动：依据分变动多少，结果就会改变；标准误：全部评分的合并标准差 ÷ 该题有效份数的平方根。供复议参考，不改变结果。",
        "Questions whose result a small change would turn (our default): another result in some scenario, or no further from the "
        "other side than the standard error (in a vote one vote). For discussion only; nothing is changed by it.",
    ),
    "selection.purpose.limits": BilingualText(
        "不设每领域、每单位上限时可以通过的问题；上限在每个类别内分别计算，名额依次让与后面的问题。",
        "Questions that would be in without the limits per field and unit, which count within a category; their places go to the next.",
    ),
    "selection.purpose.stability": BilingualText(
        "把本环节按“情形”所列 {scenarios} 种情形逐一重算：各种情形下结果都不变的为稳定，否则视情况而定。供参考，不改变结果。",
        "The stage decided anew in {scenarios} scenarios: stable is what comes out the same in all. For information; nothing is changed by it.",
    ),
    "selection.purpose.ties": BilingualText(
        "影响结果的并列，以及并列规则中区分它们的一项；依据分相同而结果不受影响的不在此列。",
        "Ties that a result hangs on, each with the step of the tie rule that told some apart; other equal values are not listed.",
    ),
    "selection.purpose.scenarios": BilingualText(
        "逐一不计每位专家；每项指标的权重加倍、减半，各项等权（总分不变）；改按其他依据排序。各情形下通过与否改变的问题如下。",
        "Each reviewer left out in turn; each weight doubled, halved, all equal (full marks unchanged); ranked by another basis. What changes sides:",
    ),
    "selection.nothing.borderline": BilingualText("没有处于边界的问题。", "No question is near the line."),
    "selection.nothing.limits": BilingualText("没有因上限而让出名额的问题。", "No question gave its place because of a limit."),
    "selection.nothing.stability": BilingualText("本环节没有可以重算的情形。", "There is no scenario to try in this stage."),
    "selection.nothing.ties": BilingualText("没有影响结果的并列。", "No result hangs on a tie."),
    "selection.nothing.scenarios": BilingualText("本环节没有可以重算的情形。", "There is no scenario to try in this stage."),
    "selection.changed-by.reviewers": BilingualText("不计以下任一位专家：{names}", "without any one of {names}"),
    "selection.changed-by.separator": BilingualText("；", "; "),
    "selection.tie.open": BilingualText("未能区分，须再次投票", "none: a second vote is needed"),
    "selection.column.number": BilingualText("问题编号", "number"),
    "selection.column.category": BilingualText("问题类别", "category"),
    "selection.column.rank": BilingualText("名次", "rank"),
    "selection.column.value": BilingualText("依据分", "value"),
    "selection.column.result": BilingualText("结果", "result"),
    "selection.column.rule": BilingualText("规则", "rule"),
    "selection.column.note": BilingualText("说明", "note"),
    "selection.column.title": BilingualText("题目（中文）", "title (Chinese)"),
    "selection.column.unit": BilingualText("推荐单位", "unit"),
    "selection.column.field": BilingualText("所属领域", "field"),
    "selection.column.limit": BilingualText("上限", "limit"),
    "selection.column.margin": BilingualText("须变动", "margin"),
    "selection.column.error": BilingualText("标准误", "standard error"),
    "selection.column.calibrated": BilingualText("校准分", "calibrated"),
    "selection.column.calibration-error": BilingualText("校准误差", "calibration error"),
    "selection.column.chance": BilingualText("入选概率", "chance"),
    "selection.column.scenarios": BilingualText("改变结果的情形", "changed by"),
    "selection.column.stability": BilingualText("稳定性", "stability"),
    "selection.column.passing": BilingualText("通过情形", "passing in"),
    "selection.column.tied": BilingualText("并列题数", "tied"),
    "selection.column.questions": BilingualText("并列问题", "questions"),
    "selection.column.step": BilingualText("区分依据", "broken by"),
    "selection.column.scenario": BilingualText("情形", "scenario"),
    "selection.column.gained": BilingualText("改为通过", "now in"),
    "selection.column.lost": BilingualText("不再通过", "no longer in"),
    "selection.column.gained-questions": BilingualText("改为通过的问题", "questions now in"),
    "selection.column.lost-questions": BilingualText("不再通过的问题", "questions no longer in"),
    "selection.margin": BilingualText("变动 {margin} 即改变结果", "a change of {margin} would turn it"),
    "selection.stability.in": BilingualText("稳定通过", "stable in"),
    "selection.stability.out": BilingualText("稳定未通过", "stable out"),
    "selection.stability.depends": BilingualText("视情况而定", "depends"),
}
