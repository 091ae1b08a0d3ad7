"""What 评分汇总.xlsx says of itself: what its figures mean, and that nothing was dropped."""

from toolkit.messages.catalogue import BilingualText

MERGING: dict[str, BilingualText] = {
    "merge.status.counted": BilingualText("已采用", "taken"),
    "merge.status.superseded": BilingualText("被取代", "superseded"),
    "merge.status.refused": BilingualText("未采用", "refused"),
    "merge.superseded": BilingualText("被后交的取代", "superseded by a later sheet"),
    "merge.reason": BilingualText("{reason} {number}", "{reason} {number}"),
    "merge.balance": BilingualText("✓ 给出 {given} ＝ 计入 {counted} ＋ 不计 {excluded}。", "✓ Given {given} = counted {counted} + not counted {excluded}."),
    "merge.balance.broken": BilingualText(
        "✗ 给出 {given}，计入 {counted}，不计 {excluded}，不相符，请勿使用本汇总。",
        "✗ Given {given}, counted {counted}, not counted {excluded}: these do not agree; do not use this workbook.",
    ),
    "merge.balance.reasons": BilingualText("不计的：{reasons}。", "Not counted: {reasons}."),
    "merge.balance.unit.score": BilingualText("单位为评分单元格；被取代和未采用的文件也在其内。", "Counted are cells with a score, those of superseded and refused files included."),
    "merge.balance.unit.vote": BilingualText("单位为表决单元格；被取代和未采用的文件也在其内。", "Counted are cells with a vote, those of superseded and refused files included."),
    "merge.balance.unit.mass": BilingualText("单位为 CSV 的行；被取代的文件也在其内，未能读取的不在其内。", "Counted are rows of CSV, those of superseded files included, not those of files that could not be read."),
    "merge.questions.note": BilingualText(
        "有效份数＋回避＋缺评＝分配的专家数。统计的方法见“评审情况报告”。",
        "Valid, recused and missing reviews together are the reviewers assigned.",
    ),
    "merge.questions.note.mass": BilingualText(
        "每人每领域一张选票；弃权为投了本领域选票而没有选此题的；得票比例＝同意÷本领域收到的选票。",
        "One ballot for each person and field; abstained are those who sent one in the field without choosing the question.",
    ),
    "merge.details.note": BilingualText("计入的每一个评分（表决）及其来源；不计的见“校验意见”和“来件核对”。", "Each score (or vote) that counts and where it comes from."),
    "merge.reviewers.note": BilingualText(
        "已评为计入的份数。宽严：与同题其他专家相比平均高（＋）或低（－）多少分；离散为其各题总分的标准差。",
        "Leniency: by how much a reviewer is above (+) or below (−) the others of the same questions; spread: the deviation of the totals.",
    ),
    "merge.nothing.findings": BilingualText("没有校验意见。", "Nothing was found."),
    "merge.nothing.details": BilingualText("还没有计入的评分或表决。", "Nothing counts yet."),
    "merge.nothing.files": BilingualText("还没有来件。", "Nothing has come in yet."),
    "merge.nothing.missing": BilingualText("均已交回。", "All have sent."),
    "merge.nothing.reviewers": BilingualText("大范围投票不分配专家。", "A mass vote has no assigned reviewers."),
}
"""Entries by key."""
