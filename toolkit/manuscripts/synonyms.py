"""What people call the fields of a question besides the form's own labels: words apart by spaces, in any width."""

SYNONYMS = {
    "title_zh": (
        "中文题目 题目（中） 中文题名 中文标题 标题（中文） 中文名称 问题题目（中文） 问题名称（中文） 问题中文题目 "
        "题目中文"
    ),
    "title_en": (
        "英文题目 题目（英） 英文题名 英文标题 标题（英文） 英文名称 问题题目（英文） 问题名称（英文） 问题英文题目 "
        "题目英文 EnglishTitle TitleInEnglish"
    ),
    "title": (
        "题目 问题题目 难题题目 问题难题题目 问题名称 难题名称 问题难题名称 题名 问题标题 中英文题目 题目名称 "
        "题目（中英文） 题目（中英文对照） 问题题目（中英文）"
    ),
    "keywords_zh": "中文关键词 关键词（中） 中文关键字 关键字（中文） 关健词（中文）",
    "keywords_en": "英文关键词 关键词（英） 英文关键字 关键字（英文） 关健词（英文） Keywords Keyword",
    "keywords": "关键词 关键字 关健词 主题词 中英文关键词 关键词（中英文） 关键词（中英文对照）",
    "category": "问题类别 问题类型 难题类别 问题难题类别 题目类别 所属类别 推荐类别 申报类别",
    "research_field": "所属领域 科技领域 研究领域 所属科技领域 重点领域 问题领域 学科领域",
    "disciplines": "所属学科 学科 学科分类 学科代码 学科名称 学科及代码 三级学科",
    "description": "问题描述 难题描述 问题难题描述 问题的描述 问题简述 问题简介",
    "background": "问题背景 难题背景 问题难题背景 问题的背景 研究背景 背景介绍",
    "progress": "最新进展 研究进展 最新研究进展 国内外最新进展 国内外研究进展 国内外进展 问题最新进展 当前进展",
    "significance": "重要意义 研究意义 科学意义 问题意义 问题的重要意义 解决问题的重要意义",
    "scenario": "应用领域和场景 应用领域及场景 应用领域与场景 应用场景 应用领域 应用领域、场景",
    "author": "撰写人 撰写人姓名 撰写者 撰稿人 提出人 填写人 作者 作者姓名",
    "author_employer": "撰写人单位 撰写人工作单位 撰写人所在单位 作者单位 工作单位 所在单位 提出人单位",
    "author_contact": (
        "撰写人联系方式 撰写人联系电话 联系方式 联系电话 电话 撰写人电话 撰写人邮箱 邮箱 电子邮箱"
    ),
    "orientation": "面向 四个面向",
}
"""Words for a field, wherever they stand as a label; of ``title`` and ``keywords`` the language is still open."""

SHORTHANDS = {
    "title": "标题 名称 中英文名称",
    "title_en": "Title",
    "category": "类别 类型",
    "research_field": "领域",
    "description": "描述",
    "background": "背景",
    "progress": "进展 研究现状 国内外研究现状 国内外现状 现状",
    "significance": "意义 意义和价值",
    "author_employer": "单位",
}
"""Words for a field only where they stand as a heading or before a colon: running text may begin with them."""

CONTAINERS = "问题正文 正文 正文内容 问题难题正文 基本信息 问题信息 题目及关键词 正文部分 撰写人信息 作者信息"
"""Headings above others, with no text of their own."""

UNREQUESTED = (
    "参考文献 主要参考文献 参考资料 附件 附录 附表 备注 致谢 摘要 填写说明 填表说明 推荐意见 推荐单位意见 专家意见 "
    "审核意见 推荐单位 推荐人 联系人 推荐理由 References Abstract"
)
"""Headings often seen above what the form does not ask for."""
