"""What is said of score sheets, vote sheets and 评审材料."""

from toolkit.messages.catalogue import BilingualText

REVIEW_SHEETS = {
    "naming.unit": BilingualText("本单位名称", "its own unit"),
    "naming.partner": BilingualText("联合推荐单位名称", "a unit that recommends with it"),
    "naming.member": BilingualText("本单位委员姓名", "a member of its unit's committee"),
    "naming.author": BilingualText("撰写人姓名", "its author"),
    "naming.employer": BilingualText("撰写人单位名称", "its author's employer"),
    "naming.line": BilingualText(
        "{number}“{label}”中有“{phrase}”（{named}，{times} 处）：…{around}…",
        "{number}, section “{label}”, holds “{phrase}” ({named}, {times}×): …{around}…",
    ),
    "naming.elsewhere": BilingualText(
        "；其他单位的 {count} 个问题中也有此词，可能只是普通词语",
        "; {count} questions of other units hold it too, so it may be an ordinary word",
    ),
    "materials.noun": BilingualText("评审材料", "texts for reviewers"),
}
