"""What the book of the selected questions and the bilingual list say, and what is said of them."""

from toolkit.messages.catalogue import BilingualText

_BOOK = {
    "book.title": BilingualText("入选问题汇编", "The selected questions"),
    "book.not-decided": BilingualText(
        "“{stage}”还没有定下入选结果，入选问题汇编和中英文名单要在此后生成；请先运行 toolkit select {stage}。",
        "{stage} is not decided yet, so there is nothing to publish as a book: run toolkit select {stage} first.",
    ),
    "book.order.pinyin": BilingualText("同一领域内按题目拼音排列，不分先后", "within a field in order of the pinyin of the titles, not of rank"),
    "book.order.rank": BilingualText("同一领域内按最后环节的名次排列", "within a field in order of rank in the last stage"),
    "book.count": BilingualText("{category} {count} 个", "{category} {count}"),
    "book.category": BilingualText("{category}（{count} 题）", "{category} ({count})"),
    "book.category.nothing": BilingualText("本类没有入选问题。", "No question of this category is selected."),
    "book.field.none": BilingualText("未填写领域", "no field named"),
    "book.english.none": BilingualText("（缺英文题目）", "(English title missing)"),
    "book.text.none": BilingualText("（缺正文）", "(text missing)"),
    "book.unit": BilingualText("推荐单位：", "Recommended by: "),
    "book.label": BilingualText("{label}：", "{label}: "),
    "book.series": BilingualText("入选数", "Selected"),
    "book.index.units": BilingualText("推荐单位索引", "Index of units"),
    "book.index.authors": BilingualText("撰写人索引", "Index of authors"),
    "book.index.disciplines": BilingualText("学科索引", "Index of disciplines"),
    "book.index.keywords": BilingualText("关键词索引", "Index of keywords"),
    "book.index.other": BilingualText("其他", "Other"),
    "book.index.nothing": BilingualText("（无）", "(none)"),
}

_BILINGUAL = {
    "bilingual.heading": BilingualText("入选名单", "List of Selected Questions"),
    "bilingual.opening.pinyin": BilingualText(
        "入选 {count} 个；每类按题目拼音排列，排名不分先后。",
        "{count} questions are selected. Within each category they are listed alphabetically by the pinyin of their Chinese titles, in no order of merit.",
    ),
    "bilingual.opening.rank": BilingualText(
        "入选 {count} 个；每类按最后环节的名次排列。",
        "{count} questions are selected. Within each category they are listed by rank in the final stage.",
    ),
    "bilingual.no-english-title": BilingualText("（缺英文题目 English title missing）", "（缺英文题目 English title missing）"),
    "bilingual.no-english-name": BilingualText("（缺英文名称 English name missing）", "（缺英文名称 English name missing）"),
    "bilingual.nothing": BilingualText("（本类没有入选问题。No question selected.）", "（本类没有入选问题。No question selected.）"),
    "bilingual.column.place": BilingualText("序号 No.", "序号 No."),
    "bilingual.column.category": BilingualText("类别", "类别"),
    "bilingual.column.category_en": BilingualText("Category", "Category"),
    "bilingual.column.title": BilingualText("题目", "题目"),
    "bilingual.column.title_en": BilingualText("Title", "Title"),
    "bilingual.column.unit": BilingualText("推荐单位 Recommended by", "推荐单位 Recommended by"),
}

_COMMAND = {
    "cli.book": BilingualText(
        "生成入选问题汇编、中英文名单和各题素材，存入 output/book/。",
        "Write the book of the selected questions, the bilingual list and a pack per question into output/book/.",
    ),
    "cli.book.done": BilingualText("入选问题汇编（{count} 题）：{path}", "Book of {count} selected question(s): {path}"),
    "cli.book.lists": BilingualText("中英文名单：{paths}", "Bilingual list: {paths}"),
    "cli.book.packs": BilingualText("各题素材（内部，{count} 份）：{path}", "Packs for staff ({count}): {path}"),
    "cli.book.fault": BilingualText("素材“{name}”未能生成：{why}", "The pack “{name}” could not be made: {why}"),
    "cli.book.pages": BilingualText(
        "目录和索引的页码由 Word、WPS 排版后填入：打开汇编，按 Ctrl+A 再按 F9，选“更新整个目录”；打印前请先这样做。",
        "Page numbers of contents and indexes come from Word or WPS once it has laid out the pages: open the book, press Ctrl+A, then F9, and update the entire table; do so before printing.",
    ),
    "cli.book.gap.pending": BilingualText(
        "最后环节仍有 {count} 题待定：{where}；没有收入汇编和名单。", "The last stage has left {count} question(s) open: {where}; neither book nor list has them."
    ),
    "cli.book.gap.category": BilingualText("没有入选问题的类别：{where}；汇编和名单中已注明。", "Nothing is selected of {where}; book and list say so."),
    "cli.book.gap.category-english": BilingualText(
        "没有英文名称的类别：{where}；中英文名单中已标明，请在 campaign.xlsx“类别”表补上“英文名称”再运行。",
        "No English name: {where}; the bilingual list marks it. Enter it under 英文名称 on the sheet 类别 of campaign.xlsx and run again.",
    ),
    "cli.book.gap.text": BilingualText(
        "缺正文或其中一部分的有 {count} 题：{where}；汇编中已标明。遴选文本已冻结，请向推荐单位索取后在 Word 中补上。",
        "{count} question(s) lack their text or a part of it: {where}; the book marks it. The texts of the review are frozen: ask the units and complete the book in Word.",
    ),
    "cli.book.gap.english": BilingualText(
        "缺英文题目的有 {count} 题：{where}；汇编和名单中已标明。遴选文本已冻结，请向推荐单位索取后在文件中补上。",
        "{count} question(s) lack an English title: {where}; book and list mark it. The texts of the review are frozen: ask the units and complete both files.",
    ),
    "cli.book.gap.author": BilingualText(
        "缺撰写人或撰写人单位的有 {count} 题：{where}；汇编中已标明。", "{count} question(s) lack their author or employer: {where}; the book marks it."
    ),
    "cli.book.incomplete": BilingualText(
        "有 {count} 题缺正文，入选问题汇编不完整。", "The book is incomplete: {count} question(s) lack their text."
    ),
}

BOOK = {**_BOOK, **_BILINGUAL, **_COMMAND}
"""What is said, by key."""
