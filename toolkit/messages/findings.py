"""What is said of each rule and of each finding: what was found, where, why it matters, what to do.

Every sentence may name {sheet}, {cell}, {label}, {found}, {clause} and the details that the rule yields. Where a rule
knows what was perhaps meant, {meant} asks for it; it is empty where nothing is near.
"""

from toolkit.messages.catalogue import BilingualText, RuleMessage

_FILE = {
    "file.unreadable": RuleMessage(
        BilingualText("文件无法读取", "File cannot be read"),
        BilingualText("文件无法读取：{looks}。", "The file cannot be read: {looks}."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.encrypted": RuleMessage(
        BilingualText("文件设了密码", "File has a password"),
        BilingualText("文件是{looks}，无法读取。", "The file is {looks}, so it cannot be read."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.not-xlsx": RuleMessage(
        BilingualText("不是 .xlsx 工作簿", "Not an .xlsx workbook"),
        BilingualText("文件内容是{looks}，不是 .xlsx 工作簿（只看内容，不看扩展名）。", "The content is {looks}, not an .xlsx workbook, whatever its name says."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.too-large": RuleMessage(
        BilingualText("文件过大", "File too large"),
        BilingualText("文件超出推荐表的合理范围，未读取：{looks}。", "The file is beyond anything a form needs, so it was not read: {looks}."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.not-the-form": RuleMessage(
        BilingualText("不是推荐表", "Not the recommendation workbook"),
        BilingualText("工作簿{looks}；不按规定格式报送的不能进入遴选（依据：{clause}）。", "The workbook {looks}; what is not in the set format is not considered (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.other-campaign": RuleMessage(
        BilingualText("其他征集活动的推荐表", "Another campaign's form"),
        BilingualText("这是“{theirs}”征集活动的推荐表，不是本次“{ours}”的（依据：{clause}）。", "This is the form of campaign “{theirs}”, not of this one, “{ours}” (clause {clause})."),
        BilingualText("请把内容填入本次活动下发给本单位的推荐表后重新报送。", "Put the content into the workbook issued to your unit for this campaign and send that."),
    ),
    "file.old-form": RuleMessage(
        BilingualText("旧版推荐表", "Older form"),
        BilingualText("{looks}；已按栏目名称读取，请核对有无遗漏（依据：{clause}）。", "{looks}; it was read by its labels; check that nothing is missing (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
    "file.macros": RuleMessage(
        BilingualText("含宏", "Macros"),
        BilingualText("文件含有{looks}；只读取了单元格的内容，宏没有运行。", "The file has {looks}; only the cells were read, no macro was run."),
        BilingualText("{todo}", "{todo}"),
    ),
}

_FORM = {
    "form.sheet-missing": RuleMessage(
        BilingualText("缺少工作表", "Sheet missing"),
        BilingualText("缺少工作表“{missing}”，其中的内容未能读取（依据：{clause}）。", "Sheet “{missing}” is missing, so its content was not read (clause {clause})."),
        BilingualText("请勿删除或改名工作表；把内容填入下发的推荐表后重新报送。", "Do not delete or rename sheets; put the content into the issued workbook and send it again."),
    ),
    "form.column-missing": RuleMessage(
        BilingualText("缺少栏目", "Field missing"),
        BilingualText("“{sheet}”中找不到栏目“{missing}”，该栏未能读取（依据：{clause}）。", "On “{sheet}” the field “{missing}” was not found, so it was not read (clause {clause})."),
        BilingualText("请恢复栏目名称为“{missing}”，或把内容填入下发的推荐表。", "Restore the label “{missing}”, or put the content into the issued workbook."),
    ),
    "form.cell-unread": RuleMessage(
        BilingualText("内容未被读取或读法不一", "Content not read, or read differently"),
        BilingualText("{cells} 有 {count} 个单元格的内容{looks}（依据：{clause}）。", "{count} cell(s) at {cells} {looks} (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
    "form.formula-error": RuleMessage(
        BilingualText("公式出错", "Formula error"),
        BilingualText("{label}显示为错误值 {found}，其中的内容无法读取（依据：{clause}）。", "{label} shows the error {found}, so its content cannot be read (clause {clause})."),
        BilingualText("请删除 {cell} 的公式，直接填写内容。", "Delete the formula at {cell} and type the content."),
    ),
    "form.formula-no-value": RuleMessage(
        BilingualText("公式没有结果", "Formula without a value"),
        BilingualText("{label}是一个没有保存计算结果的公式，其中的内容无法读取（依据：{clause}）。", "{label} is a formula saved without its result, so its content cannot be read (clause {clause})."),
        BilingualText("请直接填写 {cell} 的内容；或在 Excel、WPS 中打开文件，计算后另存。", "Type the content of {cell}, or open the file in Excel or WPS, let it calculate and save it."),
    ),
    "form.control-characters": RuleMessage(
        BilingualText("含不可见字符", "Invisible characters"),
        BilingualText("{label}中有 {count} 个控制字符或零宽字符（第 {position} 个字符处起：{characters}），已忽略（依据：{clause}）。", "{label} holds {count} control or zero-width character(s) (from character {position}: {characters}); they were ignored (clause {clause})."),
        BilingualText("请在 {cell} 删除这些字符：把内容粘贴到“记事本”，再复制回来。", "Remove them at {cell}: paste the text into a plain-text editor and copy it back."),
    ),
    "form.number-damaged": RuleMessage(
        BilingualText("数字已失真", "Number damaged"),
        BilingualText("{label}{looks}（依据：{clause}）。", "{label} {looks} (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
}

_UNIT = {
    "unit.unknown": RuleMessage(
        BilingualText("推荐单位不在名录", "Unit not on the roster"),
        BilingualText("{label}“{found}”与推荐单位名录不符（依据：{clause}）。", "{label} “{found}” does not match the roster of units (clause {clause})."),
        BilingualText("{meant}请恢复预填的单位名称和单位代码；如单位已更名，请联系征集工作联系人。", "{meant}Restore the pre-filled name and code; if the unit has a new name, tell the call's contact."),
    ),
    "unit.required": RuleMessage(
        BilingualText("单位信息必填项", "Required unit field"),
        BilingualText("{label}未填写（依据：{clause}）。", "{label} is blank (clause {clause})."),
        BilingualText("{meant}请在 {cell} 填写{label}。", "{meant}Fill in {label} at {cell}."),
    ),
    "unit.type-not-allowed": RuleMessage(
        BilingualText("单位类型无推荐资格", "Unit type may not recommend"),
        BilingualText("单位类型“{found}”{roster}不在本次可推荐的类型之内：{allowed}（依据：{clause}）。", "Unit type “{found}”{roster} may not recommend in this call; allowed: {allowed} (clause {clause})."),
        BilingualText("{meant}请核对单位类型；无推荐资格的单位请联系有推荐资格的单位提交。", "{meant}Check the type; a body that may not recommend submits through one that may."),
    ),
    "unit.phone": RuleMessage(
        BilingualText("电话格式", "Telephone number"),
        BilingualText("{label}不像电话号码：每个号码应为 {minimum}—{maximum} 位数字（依据：{clause}）。", "{label} does not look like a telephone number: each has {minimum}–{maximum} digits (clause {clause})."),
        BilingualText("请核对，例如 010-62131371；多个号码用“，”分隔。", "Check it, e.g. 010-62131371; separate several numbers with a comma."),
    ),
    "unit.email": RuleMessage(
        BilingualText("邮箱格式", "Mail address"),
        BilingualText("{label}不像邮箱地址（依据：{clause}）。", "{label} does not look like a mail address (clause {clause})."),
        BilingualText("请核对，例如 name@example.org。", "Check it, e.g. name@example.org."),
    ),
    "unit.late": RuleMessage(
        BilingualText("超过截止时间", "After the deadline"),
        BilingualText("文件最后修改于 {found}，晚于截止时间 {closes}（依据：{clause}）。", "The file was last changed at {found}, after the call closed at {closes} (clause {clause})."),
        BilingualText("请与征集工作联系人确认是否受理。", "Ask the call's contact whether it is still accepted."),
    ),
    "unit.joint-partner": RuleMessage(
        BilingualText("联合推荐缺联合方", "Joint recommendation without a partner"),
        BilingualText("推荐方式为联合推荐，但联合推荐单位和联合国外科技组织均未填写（依据：{clause}）。", "The recommendation is joint, but neither a joint unit nor a foreign organisation is named (clause {clause})."),
        BilingualText("请至少填写其中一项；如为单独推荐，请改选“单独推荐”。", "Name at least one, or choose 单独推荐."),
    ),
    "unit.not-signed": RuleMessage(
        BilingualText("未审定签字", "Not signed"),
        BilingualText("{label}{looks}，推荐材料须经审定签字（依据：{clause}）。", "{label} {looks}; the material must be approved and signed (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
    "unit.presider": RuleMessage(
        BilingualText("主持人职务", "Presider's post"),
        BilingualText("主持人职务“{found}”不含{titles}（依据：{clause}）。", "The presider's post “{found}” names none of {titles} (clause {clause})."),
        BilingualText("推荐工作应由{titles}牵头主持，请核对主持人及职务。", "The work is presided over by {titles}; check the person and the post."),
    ),
    "unit.collected-fewer": RuleMessage(
        BilingualText("征集数少于推荐数", "Fewer collected than recommended"),
        BilingualText("征集问题数量“{found}”少于推荐的 {recommended} 项，或不是数字（依据：{clause}）。", "“{found}” collected is below the {recommended} recommended, or is no number (clause {clause})."),
        BilingualText("请填写本次征集到的问题总数（整数），包括最终推荐的问题。", "Give the whole number of questions collected, including those recommended."),
    ),
    "unit.scan-missing": RuleMessage(
        BilingualText("缺签字扫描件", "No signed scan"),
        BilingualText("没有收到可以打开的签字扫描件，推荐材料须经签字后提交（依据：{clause}）。", "No signed scan that can be opened came with the workbook; the material is submitted with a signature (clause {clause})."),
        BilingualText("请把签字页扫描或拍照（PDF、JPG、PNG 或 TIFF），文件名写明单位名称，与推荐表一并报送。", "Scan or photograph the signed page (PDF, JPG, PNG or TIFF), name the file after your unit and send it with the workbook."),
    ),
}

_COMMITTEE = {
    "committee.too-small": RuleMessage(
        BilingualText("委员会人数", "Committee size"),
        BilingualText("专家推荐委员会有 {found} 位不同的专家，少于 {minimum} 人（依据：{clause}）。", "The committee has {found} distinct experts, fewer than {minimum} (clause {clause})."),
        BilingualText("请补充专家至不少于 {minimum} 人；同一人只计一次。", "Add experts up to {minimum}; each person counts once."),
    ),
    "committee.no-foreign-member": RuleMessage(
        BilingualText("缺国外专家", "No foreign expert"),
        BilingualText("联合“{found}”推荐，但专家推荐委员会中没有国外专家（依据：{clause}）。", "The recommendation is joint with “{found}”, but no committee member is from abroad (clause {clause})."),
        BilingualText("请邀请国外专家参加并填写其国别或地区（港澳台不计），例如“德国”。", "Invite a foreign expert and fill in the country (not Hong Kong, Macao or Taiwan), e.g. 德国."),
    ),
    "committee.duplicate": RuleMessage(
        BilingualText("委员重复", "Member listed twice"),
        BilingualText("委员“{found}”与前面某行姓名和工作单位相同（依据：{clause}）。", "Member “{found}” has the same name and employer as an earlier row (clause {clause})."),
        BilingualText("请删除重复的行；如为同名同单位的不同专家，请在姓名后加注区分。", "Delete the repeated row; mark the names if they are two people."),
    ),
    "committee.required": RuleMessage(
        BilingualText("委员必填项", "Required member field"),
        BilingualText("第 {row} 行委员的{label}未填写（依据：{clause}）。", "{label} of the member in row {row} is blank (clause {clause})."),
        BilingualText("请在 {cell} 填写{label}。", "Fill in {label} at {cell}."),
    ),
    "committee.no-chair": RuleMessage(
        BilingualText("缺主任", "No chair"),
        BilingualText("委员会职务一栏没有{chairs}（依据：{clause}）。", "Nobody's post in the committee is {chairs} (clause {clause})."),
        BilingualText("请把主持委员会工作的专家的委员会职务填为“主任”。", "Enter 主任 as the post of whoever chairs the committee."),
    ),
    "committee.in-two-units": RuleMessage(
        BilingualText("委员兼任", "Member of two committees"),
        BilingualText("委员“{found}”同时在{units}的专家推荐委员会（依据：{clause}）。", "Member “{found}” also sits in the committee of {units} (clause {clause})."),
        BilingualText("请核对是否为同一人；如是，请两单位协商并说明。", "Check whether it is one person; if so, the units settle it and say so."),
    ),
}

_QUOTA = {
    "quota.too-few": RuleMessage(
        BilingualText("推荐数少于下限", "Too few questions"),
        BilingualText("{category}推荐了 {found} 项，少于 {minimum} 项（应为 {minimum}—{maximum} 项；依据：{clause}）。", "{found} recommended as {category}, fewer than {minimum} ({minimum}–{maximum} are asked; clause {clause})."),
        BilingualText("请补充{category}至 {minimum}—{maximum} 项，并核对每题的问题类别。", "Add questions to reach {minimum}–{maximum}, and check each question's category."),
    ),
    "quota.too-many": RuleMessage(
        BilingualText("推荐数超过上限", "Too many questions"),
        BilingualText("{category}推荐了 {found} 项，超过 {maximum} 项（应为 {minimum}—{maximum} 项；依据：{clause}）。", "{found} recommended as {category}, more than {maximum} ({minimum}–{maximum} are asked; clause {clause})."),
        BilingualText("请由专家推荐委员会择优，保留 {minimum}—{maximum} 项。", "Let the committee choose and keep {minimum}–{maximum}."),
    ),
}

_QUESTION = {
    "question.required": RuleMessage(
        BilingualText("问题必填项", "Required question field"),
        BilingualText("第 {row} 行问题的{label}未填写（依据：{clause}）。", "{label} of the question in row {row} is blank (clause {clause})."),
        BilingualText("请在 {cell} 填写{label}。", "Fill in {label} at {cell}."),
    ),
    "question.category": RuleMessage(
        BilingualText("问题类别", "Category"),
        BilingualText("问题类别“{found}”不在本次征集的类别之内（依据：{clause}）。", "Category “{found}” is none of this call's (clause {clause})."),
        BilingualText("{meant}请从下拉列表选择：{allowed}。", "{meant}Choose from the list: {allowed}."),
    ),
    "question.field": RuleMessage(
        BilingualText("所属领域", "Field of science"),
        BilingualText("所属领域“{found}”不在通知所列重点领域之内（依据：{clause}）。", "Field “{found}” is none of those the notice names (clause {clause})."),
        BilingualText("{meant}请从下拉列表选择最接近的领域；确属其他领域的可保留。重点领域：{allowed}。", "{meant}Choose the nearest from the list, or keep it if it is really another field. The fields: {allowed}."),
    ),
    "question.discipline-unknown": RuleMessage(
        BilingualText("学科不识别", "Discipline not recognised"),
        BilingualText("所属学科“{found}”不是 GB/T 13745 的学科，或超出每题 {maximum} 个（依据：{clause}）。", "“{found}” is no GB/T 13745 discipline, or beyond the {maximum} allowed (clause {clause})."),
        BilingualText("{meant}请填写学科代码、名称或两者，多个用“；”分隔，例如“1101410 演绎逻辑学”。", "{meant}Give the code, the name or both, separated by ；, e.g. 1101410 演绎逻辑学."),
    ),
    "question.discipline-coarse": RuleMessage(
        BilingualText("学科未细化", "Discipline too coarse"),
        BilingualText("所属学科“{found}”未细化到第 {level} 级学科（依据：{clause}）。", "Discipline “{found}” is above level {level} (clause {clause})."),
        BilingualText("请改填其下的 {level} 级学科（7 位代码），例如“1101410 演绎逻辑学”。", "Give the level-{level} discipline below it (7 digits), e.g. 1101410 演绎逻辑学."),
    ),
    "question.title-style": RuleMessage(
        BilingualText("题目不是问句", "Title is no question"),
        BilingualText("题目“{found}”不以问号结尾，题目应以问题的形式提出（依据：{clause}）。", "Title “{found}” does not end in a question mark; titles are put as questions (clause {clause})."),
        BilingualText("请改为问句，例如“如何实现低能耗人工智能？”。", "Put it as a question, e.g. 如何实现低能耗人工智能？"),
    ),
    "question.title-language": RuleMessage(
        BilingualText("题目语言", "Language of the title"),
        BilingualText("{label}“{found}”不是{language}，题目须中英文对照（依据：{clause}）。", "{label} “{found}” is in the wrong language; titles are given in Chinese and English (clause {clause})."),
        BilingualText("请在 {cell} 填写{language}题目。", "Fill in {label} at {cell} in the language it asks for."),
    ),
    "question.keywords-count": RuleMessage(
        BilingualText("关键词个数", "Number of keywords"),
        BilingualText("中文关键词有 {found} 个，应为 {minimum}—{maximum} 个（依据：{clause}）。", "There are {found} Chinese keywords; {minimum}–{maximum} are asked (clause {clause})."),
        BilingualText("{meant}请增减关键词，用“；”分隔，例如“人工智能；低能耗；芯片”。", "{meant}Add or drop keywords, separated by ；, e.g. 人工智能；低能耗；芯片."),
    ),
    "question.keywords-pairs": RuleMessage(
        BilingualText("关键词不对应", "Keywords do not pair"),
        BilingualText("英文关键词有 {found} 个，中文有 {chinese} 个，应一一对应（依据：{clause}）。", "There are {found} English keywords for {chinese} Chinese ones; they should pair (clause {clause})."),
        BilingualText("{meant}请使中英文关键词个数相同、顺序对应，用“；”分隔。", "{meant}Give as many in English as in Chinese, in the same order, separated by ；."),
    ),
    "question.keywords-language": RuleMessage(
        BilingualText("关键词语言", "Language of the keywords"),
        BilingualText("{label}“{found}”不是{language}，关键词须中英文对照（依据：{clause}）。", "{label} “{found}” are in the wrong language; keywords are given in Chinese and English (clause {clause})."),
        BilingualText("请在 {cell} 填写{language}关键词，用“；”分隔。", "Fill in {label} at {cell} in the language it asks for, separated by ；."),
    ),
    "question.body-length": RuleMessage(
        BilingualText("正文字数", "Length of the body"),
        BilingualText("问题正文四部分合计 {found} 字，应为 {about} 字左右（依据：{clause}；默认按 {minimum}—{maximum} 字提醒）。", "The four sections come to {found} 字; about {about} are asked (clause {clause}; by default {minimum}–{maximum} passes)."),
        BilingualText("请增删正文至 {minimum}—{maximum} 字；一个汉字或一个英文单词各计一字。", "Shorten or extend it to {minimum}–{maximum}; a Chinese character or a Latin word counts as one."),
    ),
    "question.body-language": RuleMessage(
        BilingualText("正文语言", "Language of the body"),
        BilingualText("{label}以外文为主，正文应以中文撰写（依据：{clause}）。", "{label} is mostly not Chinese; the body is written in Chinese (clause {clause})."),
        BilingualText("请在 {cell} 以中文撰写{label}。", "Write {label} at {cell} in Chinese."),
    ),
    "question.duplicate": RuleMessage(
        BilingualText("题目重复", "Title repeated"),
        BilingualText("题目“{found}”与 {first} 相同（依据：{clause}）。", "Title “{found}” is the same as in {first} (clause {clause})."),
        BilingualText("请删除重复的问题，或改为不同的题目。", "Delete the repeated question, or give it another title."),
    ),
    "question.scenario": RuleMessage(
        BilingualText("应用领域和场景", "Field and scene of use"),
        BilingualText("所属学科跨 {disciplines} 个一级学科，应用领域和场景未填写（依据：{clause}）。", "The disciplines span {disciplines} first-level classes, and the field and scene of use is blank (clause {clause})."),
        BilingualText("跨学科、交叉融合的问题可考虑在 {cell} 明确应用领域和场景。", "For a question across disciplines, consider naming the field and scene of use at {cell}."),
    ),
}

_SCORE = {
    "score.not-a-number": RuleMessage(
        BilingualText("评分不是数字", "Score is no number"),
        BilingualText("评分“{found}”不是数字（依据：{clause}）。", "Score “{found}” is no number (clause {clause})."),
        BilingualText("{meant}请填 {minimum}—{maximum} 的数字（单元格格式为数值）；未评留空，应回避的填“回避”。", "{meant}Enter a number within {minimum}–{maximum} (in a cell that is not formatted as text); leave blank if not scored, 回避 if recused."),
    ),
    "score.out-of-range": RuleMessage(
        BilingualText("评分超出范围", "Score out of range"),
        BilingualText("{looks}（依据：{clause}）。", "{looks} (clause {clause})."),
        BilingualText("{todo}", "{todo}"),
    ),
    "score.too-few": RuleMessage(
        BilingualText("评分委员过少", "Too few scores"),
        BilingualText("题目“{question}”只有 {found} 个有效评分（委员 {committee} 人；依据：{clause}）。", "“{question}” has only {found} valid scores (committee of {committee}; clause {clause})."),
        BilingualText("请补充未评分委员的分数；应回避的填“回避”。", "Add the missing scores; enter 回避 for a member who withdrew."),
    ),
    "score.recused": RuleMessage(
        BilingualText("应回避而评分", "Scored own question"),
        BilingualText("该委员是此题撰写人，却给出评分 {found}（依据：{clause}）。", "The member wrote this question, yet scored it {found} (clause {clause})."),
        BilingualText("请把 {cell} 改为“回避”；如仅为同名，请在“专家委员会”该委员的姓名后加注区分，例如“张三（某大学）”。", "Change {cell} to 回避; if it is only a namesake, mark the member's name on 专家委员会, e.g. 张三（某大学）."),
    ),
    "score.unknown-question": RuleMessage(
        BilingualText("评分对应不到问题", "Scores for no question"),
        BilingualText("评分行的序号“{found}”在推荐问题中没有对应的问题（依据：{clause}）。", "Scores stand at 序号 “{found}”, which no question has (clause {clause})."),
        BilingualText("请先核对“推荐问题”中的序号：这些评分属于哪个问题，就把那一行的序号填为 {found}；确实没有这个问题的，再清除该行评分。", "First check the 序号 on 推荐问题: give {found} to the question these scores belong to; only if there is none, clear the row's scores."),
    ),
    "score.unknown-reviewer": RuleMessage(
        BilingualText("评分对应不到委员", "Scores by no member"),
        BilingualText("评分列的序号“{found}”在专家委员会中没有对应的委员（依据：{clause}）。", "Scores stand under 序号 “{found}”, which no member has (clause {clause})."),
        BilingualText("请先核对“专家委员会”中的序号：这些评分是哪位委员的，就把那一行的序号填为 {found}；确实没有这位委员的，再清除该列评分。", "First check the 序号 on 专家委员会: give {found} to the member these scores are of; only if there is none, clear the column's scores."),
    ),
    "score.identical": RuleMessage(
        BilingualText("评分全部相同", "All scores alike"),
        BilingualText("序号 {found} 的委员对 {questions} 个问题都给了 {value} 分（依据：{clause}）。", "Member {found} gave {value} to all of {questions} questions (clause {clause})."),
        BilingualText("请与该委员核对评分是否独立给出。", "Check with the member that the scores were given one by one."),
    ),
    "score.twice": RuleMessage(
        BilingualText("序号重复", "序号 stands twice"),
        BilingualText("序号“{found}”重复，评分无法对应（依据：{clause}）。", "序号 “{found}” stands twice, so scores cannot be told apart (clause {clause})."),
        BilingualText("请改为不重复的序号，并核对委员会评分。", "Give each its own 序号, and check 委员会评分."),
    ),
}

ROSTER = BilingualText("（名录：{registered}）", " (roster: {registered})")
"""What a sentence says of a unit that is on the roster; of one that is not it says nothing."""

MEANT = BilingualText("是否为{near}？", "Perhaps {near}? ")
"""What a remedy begins with where something near to what was typed is perhaps meant."""

LACKING = BilingualText("{place}“{missing}”", "{place} “{missing}”")
"""A place in a list of places, with what is missing there."""

FINDINGS: dict[str, RuleMessage] = _FILE | _FORM | _UNIT | _COMMITTEE | _QUOTA | _QUESTION | _SCORE
"""One entry per rule code."""
