"""What is said of score sheets, vote sheets and 评审材料."""

from toolkit.messages.catalogue import BilingualText

REVIEW_SHEETS = {
    "materials.noun": BilingualText("评审材料", "texts for reviewers"),
}
