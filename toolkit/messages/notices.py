"""What the notices to units, the list of selected questions and the statistics of units say."""

from toolkit.messages.catalogue import BilingualText

_NOTICES = {
    "notice.noun": BilingualText("遴选结果通知", "notice"),
    "notice.heading": BilingualText("遴选结果通知", "Notice of the result"),
    "notice.opening.final": BilingualText(
        "贵单位为{campaign}推荐的 {count} 个问题难题中，有 {entered} 个进入遴选，经{stages}，入选 {selected} 个。各题结果如下。",
        "Of the {count} question(s) that you recommended for {campaign}, {entered} entered the review; after {stages}, {selected} are selected. The result of each stands below.",
    ),
    "notice.opening.so-far": BilingualText(
        "贵单位为{campaign}推荐的 {count} 个问题难题中，有 {entered} 个进入遴选。现将{stages}的结果通知如下；遴选仍在进行，入选结果另行通知。",
        "Of the {count} question(s) that you recommended for {campaign}, {entered} entered the review. The results of {stages} stand below; the review goes on, and you will be told who is selected.",
    ),
    "notice.opening.none": BilingualText(
        "贵单位为{campaign}推荐的 {count} 个问题难题都没有进入遴选，各题情况如下。",
        "None of the {count} question(s) that you recommended for {campaign} entered the review; what became of each stands below.",
    ),
    "notice.results": BilingualText("各题结果", "Results"),
    "notice.selected": BilingualText("入选", "selected"),
    "notice.state.accepted": BilingualText("未参加遴选", "not part of the review"),
    "notice.state.merged": BilingualText("未单独参加遴选", "not part of the review on its own"),
    "notice.state.returned": BilingualText("未受理（退回修改）", "not accepted (returned)"),
    "notice.state.excluded": BilingualText("未受理", "not accepted"),
    "notice.comments": BilingualText("评审意见", "Comments"),
    "notice.comments.remark": BilingualText(
        "以下意见不具名，按文字排列，次序与评审专家无关；其中提到的其他单位、问题和人员以“＊＊＊”代替。仅供参考。",
        "These comments bear no name and stand in order of their words; where they name other units, questions or people, it says ＊＊＊. For information only.",
    ),
    "notice.comment": BilingualText("{stage}：{comment}", "{stage}: {comment}"),
    "notice.closing": BilingualText("感谢贵单位对征集遴选工作的支持。", "Thank you for your work."),
    "notice.closing.ask": BilingualText("如有疑问，请向下列联系人询问。", "For questions, ask whoever is named below."),
    "notice.column.number": BilingualText("编号", "Number"),
    "notice.column.title": BilingualText("题目", "Title"),
    "notice.column.category": BilingualText("类别", "Category"),
    "notice.column.stage": BilingualText("所到环节", "Stage reached"),
    "notice.column.result": BilingualText("结果", "Result"),
}

_LISTS = {
    "list.noun": BilingualText("入选名单", "list of selected questions"),
    "list.heading": BilingualText("入选名单", "Selected questions"),
    "list.opening.pinyin": BilingualText(
        "{campaign}经遴选，入选问题难题 {count} 个。每类按题目拼音排列，排名不分先后。",
        "{campaign}: {count} questions are selected. Within each category they stand in order of the pinyin of their titles, not of rank.",
    ),
    "list.opening.rank": BilingualText(
        "{campaign}经遴选，入选问题难题 {count} 个。每类按最后环节的名次排列。",
        "{campaign}: {count} questions are selected. Within each category they stand in order of rank in the last stage.",
    ),
    "list.category": BilingualText("{category}（{count} 个）", "{category} ({count})"),
    "list.unit.joint": BilingualText("{unit}（联合推荐：{partners}）", "{unit} (with {partners})"),
    "list.column.place": BilingualText("序号", "No."),
    "list.column.title": BilingualText("题目", "Title"),
    "list.column.unit": BilingualText("推荐单位", "Recommended by"),
    "list.units.sheet": BilingualText("推荐单位统计", "Units"),
    "list.units.purpose": BilingualText(
        "按入选数、推荐数排列，供评定优秀推荐单位参考。联合推荐计入报送单位；入选率为入选数与进入遴选数之比。",
        "In order of what was selected, then recommended. A joint recommendation counts for the unit that sent it; the share is of what entered the review.",
    ),
    "list.units.code": BilingualText("单位代码", "Code"),
    "list.units.unit": BilingualText("推荐单位", "Unit"),
    "list.units.type": BilingualText("单位类型", "Type"),
    "list.units.recommended": BilingualText("推荐", "Recommended"),
    "list.units.accepted": BilingualText("受理", "Accepted"),
    "list.units.entered": BilingualText("进入遴选", "Entered"),
    "list.units.passed": BilingualText("{stage}通过", "Passed {stage}"),
    "list.units.selected": BilingualText("入选", "Selected"),
    "list.units.selected-of": BilingualText("入选：{category}", "Selected: {category}"),
    "list.units.share": BilingualText("入选率", "Share selected"),
}

NOTICES = {**_NOTICES, **_LISTS}
"""What is said, by key."""
