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
    "minutes.tie.second-vote": BilingualText("{entry}：{votes}", "{entry}: {votes}"),
    "minutes.tie.votes": BilingualText("{question} 同意 {count} 票", "{question} {count} in favour"),
    "minutes.turnout": BilingualText("应评（不含回避）{due} 份，有效 {valid} 份", "{valid} of {due} due reviews count (recused ones left out)"),
    "minutes.deviation": BilingualText("标准差 {deviation}，加权平均 {mean}", "deviation {deviation}, mean {mean}"),
    "minutes.stability": BilingualText("换用其他办法逐一试算：{counts}。", "Tried by other ways of deciding: {counts}."),
    "minutes.stability.count": BilingualText("{verdict} {count} 题", "{verdict}: {count}"),
    "minutes.calibration.worth": BilingualText(
        "校准只作参考，除非征集办法另有规定，以原始分为准。校准的作用有限：用六组另有客观答案的真实评分检验，每题由 3 份评审增至 5 份，排序的准确程度（0—1）提高 0.04—0.05，校准只提高约 0.01。",
        "Calibration is for comparison; unless the call says otherwise, the raw scores decide. It is worth little: on six sets of real scores with a truth outside them, five reviews in place of three made the ranking better by .04 to .05 (of 1), calibration by about .01.",
    ),
    "minutes.result.passed": BilingualText("通过", "passed"),
    "minutes.result.failed": BilingualText("未通过", "not passed"),
    "minutes.result.pending": BilingualText("待定", "open"),
    "minutes.series.mean": BilingualText("平均依据分", "mean value"),
    "minutes.series.severity": BilingualText("宽严", "leniency"),
    "minutes.series.margin": BilingualText("与末位通过者之差", "distance from the last that passed"),
}

_EXPLAIN = {
    "explain.never-entered": BilingualText(
        "{number} 没有进入任何评审环节：可能没有受理、已排除或并入其他问题，也可能第一个环节尚未冻结；请用 toolkit ledger {number} 查看其经过。",
        "{number} never entered a stage of the review: it may not be accepted, be excluded or merged, or the first stage is not frozen yet; see `toolkit ledger {number}`.",
    ),
    "explain.question": BilingualText("{number}　{title}", "{number} {title}"),
    "explain.unit": BilingualText(
        "推荐单位：{unit}（{code}）；类别：{category}；领域：{field}", "Recommended by {unit} ({code}); category {category}; field {field}"
    ),
    "explain.source": BilingualText(
        "来源：inbox/{file}，题目在 {cell}（文件校验码 {sha256}）", "From inbox/{file}, its title in {cell} (content {sha256})"
    ),
    "explain.stage": BilingualText("【{stage}】{method}题目范围第 {revision} 次冻结{shown}", "[{stage}] {method}revision {revision} of the pool{shown}"),
    "explain.method": BilingualText("{method}；", "{method}; "),
    "explain.shown": BilingualText("；评审时显示为 {number}", "; shown to reviewers as {number}"),
    "explain.undecided": BilingualText("“{stage}”还没有定出结果。", "{stage} is not decided yet."),
    "explain.decided": BilingualText("{time}，由 {by} 定出结果{reason}。", "Decided on {time} by {by}{reason}."),
    "explain.earlier": BilingualText(
        "第 {place} 次定出结果：{outcome}（{time}，{by}{reason}）；已被后一次取代。", "Decision {place}: {outcome} ({time}, {by}{reason}); a later one took its place."
    ),
    "explain.in-force": BilingualText("现行结果：{outcome}。", "In force: {outcome}."),
    "explain.left": BilingualText(
        "此后题目范围重新冻结，本题不在其中（{time}，{by}{reason}）；以下是它最后一次参加的结果。",
        "Since then the pool was frozen anew without it ({time}, {by}{reason}); what follows is the last decision that it was part of.",
    ),
    "explain.outcome": BilingualText("{result}，第 {rank} 名，{value}", "{result}, rank {rank}, {value}"),
    "explain.outcome.unranked": BilingualText("{result}，没有名次", "{result}, without a rank"),
    "explain.reviews": BilingualText(
        "应评 {assigned} 份：有效 {valid} 份，回避 {recused} 份，缺评 {missing} 份。", "{assigned} reviews were due: {valid} count, {recused} recused, {missing} missing."
    ),
    "explain.between": BilingualText("；", "; "),
    "explain.mark": BilingualText("{criterion} {value}（{file} {cell}）", "{criterion} {value} ({file} {cell})"),
    "explain.review": BilingualText("{id} {name}：{scores}", "{id} {name}: {scores}"),
    "explain.total": BilingualText("加权总分 =（{terms}）× 100 = {total}", "weighted total = ({terms}) × 100 = {total}"),
    "explain.total.other-weights": BilingualText(
        "加权总分 {total}（按当时的权重和满分；“指标”表后来有改动）", "weighted total {total} (by the weights of that time; sheet 指标 has changed since)"
    ),
    "explain.comment": BilingualText("评审意见：{comment}", "comment: {comment}"),
    "explain.mean": BilingualText("加权平均 =（{totals}）÷ {count} = {mean}", "mean = ({totals}) ÷ {count} = {mean}"),
    "explain.figures": BilingualText(
        "中位数 {median}；去掉最高最低 {trimmed}；标准差 {deviation}", "median {median}; without highest and lowest {trimmed}; deviation {deviation}"
    ),
    "explain.votes": BilingualText("{votes}；有效 {valid} 票。", "{votes}; {valid} ballots count."),
    "explain.vote": BilingualText("{id} {name}：{vote}（{file} {cell}）", "{id} {name}: {vote} ({file} {cell})"),
    "explain.rank": BilingualText(
        "依据分 {value}：{category} {pool} 题中第 {rank} 名，本类通过 {passed} 题。", "Value {value}: rank {rank} of {pool} in {category}, of which {passed} passed."
    ),
    "explain.rank.votes": BilingualText(
        "同意 {value} 票：{category} {pool} 题中第 {rank} 名，本类通过 {passed} 题。", "{value} in favour: rank {rank} of {pool} in {category}, of which {passed} passed."
    ),
    "explain.unranked": BilingualText("没有计入的评审，在{category}中没有名次。", "No review counts, so it has no rank in {category}."),
    "explain.line.at": BilingualText("依据恰为通过线 {line}（末位通过者）。", "That is just what the last one that passed has: {line}."),
    "explain.line.above": BilingualText("通过线 {line}（末位通过者），高出 {distance}。", "The last that passed has {line}; it is {distance} above."),
    "explain.line.below": BilingualText("通过线 {line}（末位通过者），相差 {distance}。", "The last that passed has {line}; it is {distance} below."),
    "explain.tie": BilingualText("与 {others} 同为 {value}，按并列规则由“{entry}”区分。", "Tied at {value} with {others}; the tie rule told them apart by {entry}."),
    "explain.tie.open": BilingualText(
        "与 {others} 同为 {value}，并列规则未能区分，待再次投票。", "Tied at {value} with {others}; the tie rule told none apart, so a second vote is due."
    ),
    "explain.second-vote": BilingualText("再次投票：{votes}；有效 {valid} 票。", "Second vote: {votes}; {valid} ballots count."),
    "explain.limit": BilingualText("受“{limit}”限制，名额让与下一题。", "Kept out by {limit}; its place went to the next."),
    "explain.quorum": BilingualText(
        "应评（不含回避）{due} 份，有效 {valid} 份，不足法定人数。", "{valid} of {due} due reviews count (recused ones left out): fewer than the quorum."
    ),
    "explain.calibrated": BilingualText(
        "校准（只作对照）：原始 {mean}，校准分 {calibrated}，误差 {error}，入选概率 {probability}。",
        "Calibration (for comparison only): raw {mean}, calibrated {calibrated}, error {error}, probability of passing {probability}.",
    ),
    "explain.borderline": BilingualText("处于边界：{remark}。", "At the line: {remark}."),
    "explain.disputed": BilingualText("专家分歧较大（标准差 {deviation}），建议复议。", "Reviewers differ much (deviation {deviation}); to be discussed again."),
    "explain.stability": BilingualText("换用其他办法：{verdict}。", "By other ways of deciding: {verdict}."),
    "explain.stability.against": BilingualText(
        "换用其他办法：{verdict}；以下办法结果不同：{against}。", "By other ways of deciding: {verdict}; otherwise by {against}."
    ),
    "explain.result": BilingualText("结果：{result}。规则：{rule}{note}。", "Result: {result}. Rule: {rule}{note}."),
    "explain.aside": BilingualText("（{note}）", " ({note})"),
    "explain.verdict.left": BilingualText("目前结果：不在“{stage}”现行的题目范围内。", "So far: no part of the pool of {stage} any more."),
    "explain.verdict.selected": BilingualText("最终结果：通过“{stage}”，入选。", "In the end: selected in {stage}."),
    "explain.verdict.passed": BilingualText("目前结果：通过“{stage}”，还没有进入下一环节。", "So far: passed {stage}; it has not entered the next stage yet."),
    "explain.verdict.failed": BilingualText("最终结果：止于“{stage}”，未通过。", "In the end: did not pass {stage}."),
    "explain.verdict.pending": BilingualText("目前结果：在“{stage}”待定。", "So far: open in {stage}."),
    "explain.verdict.waiting": BilingualText("目前结果：已进入“{stage}”，还没有定出结果。", "So far: in {stage}, which is not decided yet."),
}

MINUTES = {**_MINUTES, **_EXPLAIN}
"""What is said, by key."""
