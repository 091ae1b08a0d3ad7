"""What 评审情况报告 says of a stage, and `toolkit explain` of a question."""

from toolkit.messages.catalogue import BilingualText

_MINUTES = {
    "minutes.noun": BilingualText("评审情况报告", "minutes"),
    "minutes.title": BilingualText("{stage}评审情况报告", "Minutes of {stage}"),
    "minutes.between": BilingualText("；", "; "),
    "minutes.votes": BilingualText("同意 {in_favour}，反对 {against}，弃权 {abstained}", "{in_favour} for, {against} against, {abstained} abstained"),
    "minutes.stage": BilingualText(
        "本环节为“{stage}”，采用{method}方式。题目范围为第 {revision} 次冻结，共 {questions} 题，校验码 {hash}；冻结之后台账中的改动不影响本环节。",
        "This is stage {stage}, by {method}. Its pool is revision {revision} with {questions} questions, hash {hash}; what changed in the ledger after it was frozen does not touch it.",
    ),
    "minutes.decided": BilingualText("{time}，由 {by} 定出结果{reason}。", "Decided on {time} by {by}{reason}."),
    "minutes.decided.before": BilingualText(
        "此前第 {number} 次定出结果：{time}，{by}{reason}；已被后一次取代。", "Decided before ({number}) on {time} by {by}{reason}; a later decision took its place."
    ),
    "minutes.reason": BilingualText("，理由：{reason}", ", because: {reason}"),
    "minutes.process.score": BilingualText(
        "{questions} 题分给 {reviewers} 位专家，应评 {assigned} 份：有效 {valid} 份，回避 {recused} 份，缺评 {missing} 份。一份评审的各项指标齐全才计入。",
        "{questions} questions went to {reviewers} experts, {assigned} reviews in all: {valid} count, {recused} recused, {missing} missing. A review counts whole or not at all.",
    ),
    "minutes.process.vote": BilingualText(
        "{questions} 题由 {reviewers} 位评委投票，应投 {assigned} 票：有效 {valid} 票，回避 {recused} 票，缺 {missing} 票。",
        "{reviewers} members voted on {questions} questions, {assigned} ballots in all: {valid} count, {recused} recused, {missing} missing.",
    ),
    "minutes.process.mass": BilingualText(
        "{questions} 题由大范围投票产生，各题有效票合计 {valid} 张。", "A mass vote on {questions} questions; over all of them {valid} ballots count."
    ),
    "minutes.account": BilingualText(
        "收到{marks} {given} 项 ＝ 计入 {counted} 项 ＋ 未计入 {excluded} 项，未计入的原因见下表。",
        "{marks} given {given} = counted {counted} + left out {excluded}; the reasons stand below.",
    ),
    "minutes.account.off": BilingualText(
        "收到{marks} {given} 项，计入 {counted} 项，未计入 {excluded} 项：三个数对不上，请先重新合并评分再使用本报告。",
        "{marks}: {given} were given, {counted} counted and {excluded} left out: these do not add up, so merge again before you use these minutes.",
    ),
    "minutes.marks.score": BilingualText("评分", "Scores"),
    "minutes.marks.vote": BilingualText("表决", "Votes"),
    "minutes.account.given": BilingualText("收到合计", "given in all"),
    "minutes.account.counted": BilingualText("计入", "counted"),
    "minutes.account.left-out": BilingualText("未计入：{reason}", "left out: {reason}"),
    "minutes.account.superseded": BilingualText("同一专家后来又交了一份", "the expert sent a later sheet"),
    "minutes.value.score": BilingualText("依据分", "value"),
    "minutes.value.votes": BilingualText("同意票", "votes in favour"),
    "minutes.category": BilingualText(
        "进入本环节 {pool} 题，通过 {passed} 题，待定 {open} 题；没有通过线。", "{pool} questions, {passed} passed, {open} open; there is no line."
    ),
    "minutes.category.line": BilingualText(
        "进入本环节 {pool} 题，通过 {passed} 题，待定 {open} 题；通过线 {line}。", "{pool} questions, {passed} passed, {open} open; the line is {line}."
    ),
    "minutes.tie.open": BilingualText("规则未能区分，待再次投票", "not broken by the rules; a second vote is due"),
    "minutes.turnout": BilingualText("应评（不含回避）{due} 份，有效 {valid} 份", "{valid} of {due} due reviews count (recused ones left out)"),
    "minutes.deviation": BilingualText("标准差 {deviation}，加权平均 {mean}", "deviation {deviation}, mean {mean}"),
    "minutes.stability": BilingualText("换用其他办法逐一试算：{counts}。", "Tried by other ways of deciding: {counts}."),
    "minutes.stability.count": BilingualText("{verdict} {count} 题", "{verdict}: {count}"),
    "minutes.calibration.worth": BilingualText(
        "校准只作参考，除非征集办法另有规定，以原始分为准。校准的作用有限：用六组另有客观答案的真实评分检验，每题由 3 份评审增至 5 份，排序的准确程度（0—1）提高 0.04—0.05，校准只提高约 0.01。",
        "Calibration is for comparison; unless the call says otherwise, the raw scores decide. It is worth little: on six sets of real scores with a truth outside them, five reviews in place of three made the ranking better by .04 to .05 (of 1), calibration by about .01.",
    ),
    "minutes.series.mean": BilingualText("平均依据分", "mean value"),
    "minutes.series.severity": BilingualText("宽严", "leniency"),
    "minutes.series.margin": BilingualText("与末位通过者之差", "distance from the last that passed"),
}

MINUTES = {**_MINUTES}
"""What is said, by key."""
