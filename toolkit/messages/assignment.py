"""What is said of who reviews what: 匹配依据, why somebody is recused, why a reviewer changed."""

from toolkit.messages.catalogue import BilingualText

ASSIGNMENT = {
    "match.keyword-same": BilingualText("关键词“{word}”相同", "keyword “{word}” the same"),
    "match.keyword-within": BilingualText("关键词“{other}”与研究方向“{word}”相近", "keyword “{other}” near to the expert's “{word}”"),
    "match.keyword-alike": BilingualText("关键词“{other}”与研究方向“{word}”部分相同", "keyword “{other}” in part like the expert's “{word}”"),
    "match.keyword-in-title": BilingualText("题目含研究方向“{word}”", "the title has the expert's “{word}”"),
    "match.keyword-in-body": BilingualText("正文含研究方向“{word}”", "the body has the expert's “{word}”"),
    "match.discipline-same": BilingualText("学科相同：{word}", "the same discipline, {word}"),
    "match.discipline-above": BilingualText("学科同属 {word}", "disciplines both of {word}"),
    "match.field": BilingualText("领域 {word}", "field {word}"),
    "match.parting": BilingualText("；", "; "),
    "match.nothing": BilingualText("关键词、学科和领域均无相合之处", "nothing in common in keywords, disciplines or field"),
    "recusal.author": BilingualText("本人是撰写人（{named}）", "is the author ({named})"),
    "recusal.committee": BilingualText("本人是推荐单位专家推荐委员会委员（{named}）", "sits in the unit's committee ({named})"),
    "recusal.own-unit": BilingualText("工作单位就是推荐单位（{named}）", "the employer is the unit that recommends ({named})"),
    "recusal.partner": BilingualText("工作单位是联合推荐单位（{named}）", "the employer recommends jointly ({named})"),
    "recusal.author-employer": BilingualText("与撰写人同一单位（{named}）", "the employer is the author's ({named})"),
    "recusal.declared-unit": BilingualText("回避单位列有推荐单位或联合推荐单位（{named}）", "declared: the unit or a partner ({named})"),
    "recusal.declared-person": BilingualText("回避单位列有撰写人（{named}）", "declared: the author ({named})"),
    "recusal.declared-institution": BilingualText("回避单位列有撰写人单位（{named}）", "declared: the author's employer ({named})"),
    "moved.question-gone": BilingualText("问题已不在题库中", "the question is not in the pool any more"),
    "moved.reviewer-gone": BilingualText("专家已不参加本环节", "the expert does not serve in this stage any more"),
    "moved.recused": BilingualText("专家现须回避", "the expert is recused now"),
    "moved.other-panel": BilingualText("问题已不属该专家的评审范围", "the question is not of the expert's panel any more"),
    "moved.by-hand": BilingualText("人工调整", "changed by hand"),
    "moved.fewer": BilingualText("每题评审人数减少", "the question needs fewer reviewers"),
    "moved.added": BilingualText("新入题库，或每题评审人数增加", "the question is new, or needs more reviewers"),
    "moved.worst": BilingualText("原匹配度低于现在的最低匹配度", "the match was below the lowest there has to be now"),
    "moved.load": BilingualText("使专家负荷合于上下限", "the loads keep to their limits so"),
    "moved.sum": BilingualText("使匹配度总和最大", "the sum of matches is greatest so"),
}
