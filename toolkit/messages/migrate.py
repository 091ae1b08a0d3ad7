"""What is said where an older form was carried over into the newest one: the sheet 迁移清单."""

from toolkit.messages.catalogue import Text

MIGRATE: dict[str, Text] = {
    "migrate.title": Text("迁移清单：旧版推荐表的内容移入新版推荐表", "From the older form into the newest one (迁移清单)"),
    "migrate.source": Text("原文件：{file}", "From: {file}"),
    "migrate.counts": Text(
        "已移入 {values} 个单元格的内容。栏目位置或名称有变化的 {moved} 处，新增栏目 {new} 个，未移入的单元格 {left} 个；没有列出的栏目，位置和名称均未变。",
        "{values} cells were carried over. {moved} fields stand elsewhere or are called otherwise, {new} are new, {left} cells were not carried over; fields that are not listed are as they were.",
    ),
    "migrate.advice": Text(
        "请在本工作簿中继续填写并报送：先补填“新增栏目”，再对照原文件处理“未移入”的内容。本表只供核对，不必删除，报送后不会读取。",
        "Go on in this workbook and send it: fill in the new fields first, then see to what was not carried over. This sheet is for comparison; it may stay and is not read.",
    ),
    "migrate.kind": Text("变化", "Change"),
    "migrate.label": Text("栏目", "Field"),
    "migrate.was": Text("原位置", "Stood at"),
    "migrate.called": Text("原名称", "Was called"),
    "migrate.now": Text("新位置", "Stands at"),
    "migrate.note": Text("说明", "Remark"),
    "migrate.moved": Text("位置变化", "moved"),
    "migrate.renamed": Text("名称变化", "renamed"),
    "migrate.rows": Text("行变化", "rows moved"),
    "migrate.new": Text("新增栏目", "new field"),
    "migrate.left": Text("未移入", "left out"),
    "migrate.moved.note": Text("内容已移到新位置。", "Its content was carried over."),
    "migrate.renamed.note": Text("内容已移到新名称的栏目。", "Its content was carried over."),
    "migrate.rows.note": Text("{number} 行内容依次移入，原有序号不变。", "{number} rows were carried over in order, with their numbers."),
    "migrate.new.note": Text("旧版没有这个栏目，请按提示补填。", "The older form lacked it; fill it in as its prompt says."),
    "migrate.left.note": Text("{number} 个单元格没有对应的栏目，或原文件中没有保存结果；请对照原文件处理。", "{number} cells belong to no field, or hold no result; see to them by the older file."),
}
