"""What is said of pairs of questions that are near to each other, in 重复与相似."""

from toolkit.messages.catalogue import BilingualText

SIMILARITY = {
    "kin.kind.same": BilingualText("完全相同", "the same"),
    "kin.kind.body": BilingualText("正文相近", "body nearly the same"),
    "kin.kind.part": BilingualText("包含", "one inside the other"),
    "kin.kind.title": BilingualText("题目相近", "title nearly the same"),
    "kin.kind.published": BilingualText("与往年相近", "published before"),
    "kin.note.edited": BilingualText(
        "原判定“{verdict}”；此后题目或正文有改动，请重新判定。", "Decided as {verdict} before one of them was edited; decide again."
    ),
    "kin.note.partners": BilingualText(
        "两单位互相列为联合推荐单位，可能是联合推荐。", "Each unit names the other as its partner: perhaps a joint recommendation."
    ),
    "kin.note.partner-first": BilingualText(
        "单位二把单位一列为联合推荐单位，可能是联合推荐。", "The second unit names the first as its partner: perhaps a joint recommendation."
    ),
    "kin.note.partner-second": BilingualText(
        "单位一把单位二列为联合推荐单位，可能是联合推荐。", "The first unit names the second as its partner: perhaps a joint recommendation."
    ),
    "kin.note.own": BilingualText("同一单位的两个问题，已在校验意见中告知单位。", "Two questions of one unit, which was told of it."),
    "kin.note.same": BilingualText("题目和正文都相同。", "Title and body are the same."),
    "kin.note.same-title": BilingualText("题目相同，正文不同。", "The title is the same, the body is not."),
    "kin.note.same-body": BilingualText("正文相同，题目不同。", "The body is the same, the title is not."),
    "kin.note.same-english": BilingualText("英文题目相同，中文题目不同。", "The English title is the same, the Chinese one is not."),
    "kin.note.near-body": BilingualText("正文相近。", "The bodies are nearly the same."),
    "kin.note.near-part": BilingualText("一题的正文包含在另一题中。", "One body stands in the other."),
    "kin.note.near-title": BilingualText("题目相近。", "The titles are nearly the same."),
}
