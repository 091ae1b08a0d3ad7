"""What the packs of the selected questions say."""

from toolkit.messages.catalogue import BilingualText

PACKS = {
    "pack.noun": BilingualText("入选问题素材", "pack of a selected question"),
    "pack.heading": BilingualText("入选问题素材", "Material on a selected question"),
    "pack.mark": BilingualText("内部工作材料", "Internal working material"),
    "pack.caution": BilingualText(
        "供工作人员组织研讨、编写建议报告和科普文章时参考。其中的得分、名次、表决情况、评审意见和未入选的问题尚未公开，请勿对外提供、引用或转发。",
        "For staff who prepare seminars, reports and science articles. Its scores, ranks, votes, comments and the questions that were not selected are not public: do not hand on, quote or forward them.",
    ),
    "pack.source": BilingualText("依据台账中{stage}的结果（{date}）编制。", "Made from the result of {stage} in the ledger ({date})."),
    "pack.fact.number": BilingualText("问题编号", "Number"),
    "pack.fact.unit": BilingualText("推荐单位", "Recommended by"),
    "pack.fact.partners": BilingualText("联合推荐单位", "Together with"),
    "pack.discipline.above": BilingualText(" → ", " → "),
    "pack.discipline.unknown": BilingualText("{name}（未在 GB/T 13745 中找到）", "{name} (not found in GB/T 13745)"),
    "pack.head.text": BilingualText("一、问题全文", "1. The question in full"),
    "pack.head.review": BilingualText("二、遴选经过", "2. The way through the review"),
    "pack.head.stages": BilingualText("各环节结果", "Results of the stages"),
    "pack.head.figures": BilingualText("评分情况", "Scores"),
    "pack.head.comments": BilingualText("评审意见", "Comments"),
    "pack.head.related": BilingualText("三、相关问题", "3. Related questions"),
    "pack.head.pool": BilingualText("本年度参加遴选的问题", "Of this call"),
    "pack.head.former": BilingualText("往年发布的问题", "Published in former years"),
    "pack.column.stage": BilingualText("环节", "Stage"),
    "pack.column.rank": BilingualText("类内名次", "Rank"),
    "pack.column.value": BilingualText("依据分", "Ranked by"),
    "pack.column.result": BilingualText("结果", "Result"),
    "pack.column.votes": BilingualText("表决", "Votes"),
    "pack.column.rule": BilingualText("规则", "Rule"),
    "pack.column.mean": BilingualText("加权平均", "Mean"),
    "pack.column.median": BilingualText("中位数", "Median"),
    "pack.column.deviation": BilingualText("标准差", "Deviation"),
    "pack.column.reviews": BilingualText("有效份数", "Reviews"),
    "pack.column.number": BilingualText("编号", "Number"),
    "pack.column.title": BilingualText("题目", "Title"),
    "pack.column.unit": BilingualText("推荐单位", "Recommended by"),
    "pack.column.year": BilingualText("年份", "Year"),
    "pack.column.reason": BilingualText("相关之处", "Why related"),
    "pack.rank": BilingualText("{rank} / {pool}", "{rank} of {pool}"),
    "pack.votes.second": BilingualText("再次投票：{votes}", "second vote: {votes}"),
    "pack.reviews": BilingualText(
        "{valid}（应评 {assigned}，回避 {recused}，缺评 {missing}）", "{valid} (assigned {assigned}, recused {recused}, missing {missing})"
    ),
    "pack.series": BilingualText("{stage}各指标平均分", "Mean of each criterion in {stage}"),
    "pack.criterion": BilingualText("{name}（满分 {maximum}）", "{name} (of {maximum})"),
    "pack.comments.none": BilingualText("没有评审意见。", "There are no comments."),
    "pack.comments.withheld": BilingualText(
        "按“活动”表的设置（遴选结果通知附评审意见：否），本材料不附评审意见。",
        "By the setting of sheet 活动 (遴选结果通知附评审意见: 否) no comments are given here.",
    ),
    "pack.comments.remark": BilingualText(
        "以下意见不具名，按文字排列；其中提到的其他单位、问题和人员以“＊＊＊”代替。",
        "These comments bear no name and stand in order of their words; where they name other units, questions or people, it says ＊＊＊.",
    ),
    "pack.comment": BilingualText("{stage}：{comment}", "{stage}: {comment}"),
    "pack.result": BilingualText("{stage}{result}", "{stage}: {result}"),
    "pack.related.found": BilingualText(
        "在本年度参加遴选的其他 {total} 题中找到相关问题 {count} 题，以下列出最相关的 {shown} 题。是否相关由程序按题目、正文、用语和学科判断，请核对。",
        "Among the other {total} questions of the review {count} are related; the closest {shown} stand below. A program judged this by titles, texts, terms and disciplines: check it.",
    ),
    "pack.only-discipline": BilingualText(
        "其中 {count} 题只与本题同属一个学科，排在其他相关问题之后。",
        "Of these {count} have only a discipline in common with this one; they stand behind the others.",
    ),
    "pack.related.none": BilingualText(
        "在本年度参加遴选的其他 {total} 题中没有找到相关问题。", "None of the other {total} questions of the review was found to be related."
    ),
    "pack.former.found": BilingualText(
        "在往年发布的 {total} 题中找到相关问题 {count} 题，以下列出最相关的 {shown} 题；往年的问题多只知题目，请核对。",
        "Among the {total} questions published in former years {count} are related; the closest {shown} stand below. Of most only the title is known: check them.",
    ),
    "pack.former.none": BilingualText(
        "在往年发布的 {total} 题中没有找到相关问题；往年的问题多只知题目，可用关键词另行查找。",
        "None of the {total} questions published in former years was found to be related; of most only the title is known, so search by keyword too.",
    ),
    "pack.reason.between": BilingualText("；", "; "),
    "pack.reason.same": BilingualText("题目或正文相同", "same title or text"),
    "pack.reason.body": BilingualText("正文重合约 {percent}%", "the texts overlap by about {percent}%"),
    "pack.reason.part": BilingualText("较短的正文约 {percent}% 见于另一题", "about {percent}% of the shorter text stands in the other"),
    "pack.reason.title": BilingualText("题目相近", "near titles"),
    "pack.reason.terms": BilingualText("共同用语：{terms}", "terms in common: {terms}"),
    "pack.reason.discipline.2": BilingualText("同属二级学科“{name}”", "both of {name} (second level)"),
    "pack.reason.discipline.3": BilingualText("同属三级学科“{name}”", "both of {name} (third level)"),
    "pack.reason.only-discipline.2": BilingualText("仅同属二级学科“{name}”", "only that both are of {name} (second level)"),
    "pack.reason.only-discipline.3": BilingualText("仅同属三级学科“{name}”", "only that both are of {name} (third level)"),
    "pack.reason.unit": BilingualText("同一推荐单位", "same unit"),
}
"""What is said, by key."""
