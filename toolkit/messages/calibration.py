"""What is said of a table of scores that cannot be calibrated, and of calibrated scores."""

from toolkit.messages.catalogue import BilingualText

CALIBRATION = {
    "calibration.column-missing": BilingualText(
        "评分表缺少列：{columns}，无法校准；请补上（需要 question、reviewer、score 三列）。",
        "The table of scores lacks {columns}, so it cannot be calibrated; give it the columns question, reviewer and score.",
    ),
    "calibration.name-missing": BilingualText(
        "第 {row} 行的 {column} 为空，无法知道这个分数是谁给哪个问题的；请填写或删除该行。",
        "Row {row} has no {column}, so it is not known whose score it is, or of what; fill it in or drop the row.",
    ),
    "calibration.not-a-number": BilingualText(
        "第 {row} 行的 score“{value}”不是数，无法校准；请改为数，未评的行请删除。",
        "The score “{value}” in row {row} is no finite number, so it cannot be calibrated; correct it, or drop a row that was not scored.",
    ),
    "calibration.unlinked-panels": BilingualText(
        "评审专家分成 {count} 组，组间没有共同的专家和问题（各组第一位专家：{reviewers}）。组与组之间无法区分题目好坏与尺度宽严，"
        "跨组比较请慎重；下一环节请让部分专家跨组评审。",
        "The reviewers fall into {count} panels that share neither reviewers nor questions (the first of each: {reviewers}). Between them "
        "severity cannot be told from quality: compare across them with care, and let some reviewers serve in two panels next time.",
    ),
    "calibration.thin-loads": BilingualText(
        "{count} 位专家评审不足 {least} 题（{reviewers}），难以判断其宽严，校准时近似按一般专家处理；请每人多分配几题。",
        "{count} reviewers gave fewer than {least} reviews ({reviewers}): too few to tell how severe they are, so they are taken for nearly "
        "average ones; give each more questions.",
    ),
    "calibration.nothing-to-gain": BilingualText(
        "专家之间的宽严和可靠程度差别很小，校准无益，用平均分即可。",
        "Reviewers hardly differ in severity or reliability: there is nothing to gain from calibration, and the plain mean will do.",
    ),
    "calibration.unreliable-reviewers": BilingualText(
        "{reviewers} 的评分与其他专家的判断明显不合，校准时权重很低；请核对其评分表是否认真填写。",
        "The scores of {reviewers} follow those of the others far less than usual and count for little when calibrated; "
        "look whether their sheets were filled in with care.",
    ),
}
