"""What a file that came in looks like, and what its sender should do: the looks of each rule ``file.*``.

A sentence may name the details of the finding.
"""

from toolkit.looks import SCAN_ALONE, Look
from toolkit.messages.catalogue import BilingualText, LookText

_SAVE_AS = BilingualText("请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后重新报送。", "Open it in Excel or WPS, save it as “Excel Workbook (.xlsx)” and send it again.")
_SAVE_NEXT_TIME = BilingualText("本次已读取；下次请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后报送。", "It was read this time; next time save it as “Excel Workbook (.xlsx)”.")
_SEND_AGAIN = BilingualText("请在 Excel 或 WPS 中打开原文件，确认内容完整，另存为 .xlsx 后重新报送。", "Open the original in Excel or WPS, see that it is complete, save it as .xlsx and send it again.")
_FILL_IN = BilingualText("请把内容填入下发给本单位的推荐表（.xlsx）后重新报送；本文件可作为附件一并报送。", "Put the content into the workbook issued to your unit (.xlsx) and send that; this file may come with it.")
_COPY_OVER = BilingualText("请把内容复制到下发的推荐表中（粘贴为数值）后重新报送。", "Copy the content into the issued workbook (paste as values) and send that.")
_NO_PASSWORD = BilingualText(
    "请打开后去掉密码，另存后重新报送。Excel、Word：文件 → 信息 → 保护工作簿（保护文档）→ 用密码进行加密，清空密码；WPS：文件 → 文档加密 → 密码加密，清空密码。",
    "Open it, remove the password, save and send it again. Excel, Word: File → Info → Protect Workbook (Document) → Encrypt with Password, leave it blank; WPS: File → Encryption → Password, leave it blank.",
)
_UNLOCK = BilingualText("请在本单位解密（或取消权限限制）后，另存为普通的 .xlsx 文件重新报送；如不会操作，请找本单位信息部门。", "Have it decrypted (or the restriction lifted) at your unit, save it as a plain .xlsx and send that; ask your IT staff how.")
_IF_A_FORM = BilingualText("如是推荐表，请用原来的软件打开，另存或导出为“Excel 工作簿（.xlsx）”后重新报送；如是其他材料，可作为附件一并报送。", "If it is the form, open it in the program it is from, save or export it as “Excel Workbook (.xlsx)” and send that; other material may come with the workbook.")
_SEND_FORM = BilingualText("请报送填好的推荐表（.xlsx）；本文件可作为附件一并报送。", "Send the filled workbook (.xlsx); this file may come with it.")
_THE_FILE_ITSELF = BilingualText("请找到原文件本身（.xlsx），打开确认内容完整后重新报送。", "Find the file itself (.xlsx), open it to see that it is complete, and send that.")
_SAVE_ATTACHED = BilingualText("请在邮件软件中打开，另存其中的附件，单独报送其中填好的推荐表（.xlsx）。", "Open it in a mail program, save what is attached to it, and send the filled workbook (.xlsx) by itself.")
_UNPACK = BilingualText("请解压（有密码的先去掉密码）后，单独报送其中填好的推荐表（.xlsx）。", "Unpack it (and remove its password, if it has one) and send the filled workbook (.xlsx) by itself.")

MACROS = {
    Look.MACROS: LookText(
        BilingualText("宏（.xlsm）", "macros (.xlsm)"),
        BilingualText("请另存为不含宏的“Excel 工作簿（.xlsx）”后报送；推荐表不需要宏。", "Save it as “Excel Workbook (.xlsx)” without macros; the form needs none."),
    ),
}

_READ_ALL_THE_SAME = {
    Look.XLS: LookText(BilingualText("旧版 Excel 97-2003 或 WPS 表格（.xls、.et）", "an old Excel 97-2003 or WPS workbook (.xls, .et)"), _SAVE_NEXT_TIME),
    Look.XLSB: LookText(BilingualText("Excel 二进制工作簿（.xlsb）", "an Excel binary workbook (.xlsb)"), _SAVE_NEXT_TIME),
    Look.ODS: LookText(BilingualText("OpenDocument 电子表格（.ods）", "an OpenDocument spreadsheet (.ods)"), _SAVE_NEXT_TIME),
    Look.STRICT: LookText(BilingualText("“Strict Open XML 电子表格”格式的工作簿", "a “Strict Open XML Spreadsheet”"), _SAVE_NEXT_TIME),
}

_KINDS = {
    Look.TEXT: LookText(BilingualText("纯文本（.txt、.csv）", "plain text (.txt, .csv)"), _COPY_OVER),
    Look.HTML: LookText(BilingualText("网页（.html、.mht）", "a web page (.html, .mht)"), _COPY_OVER),
    Look.TABLE_AS_PAGE: LookText(BilingualText("由表格软件存成网页的表格（.htm、.mht，也常被命名为 .xls）", "a workbook saved as a web page (.htm, .mht, often named .xls)"), _SAVE_AS),
    Look.PAGE_ONLY: LookText(
        BilingualText("没有表格的网页，可能是下载时得到的登录页或出错页", "a web page without any table, perhaps the login or error page of a download"),
        BilingualText("请重新下载或找到原来的推荐表（.xlsx），用 Excel 或 WPS 打开确认内容完整后重新报送。", "Download it again or find the original workbook (.xlsx), open it in Excel or WPS to see that it is complete, and send that."),
    ),
    Look.XML: LookText(BilingualText("XML 文件（如 Excel 2003 XML 表格）", "an XML file (such as an Excel 2003 XML spreadsheet)"), _SAVE_AS),
    Look.WORD_XML: LookText(BilingualText("Word 或 WPS 文字的 XML 文档", "a text document in XML"), _FILL_IN),
    Look.PDF: LookText(BilingualText("PDF 文件", "a PDF"), _FILL_IN),
    Look.RTF: LookText(BilingualText("RTF 文档", "an RTF document"), _FILL_IN),
    Look.IMAGE: LookText(BilingualText("图片", "a picture"), _FILL_IN),
    Look.DOC: LookText(BilingualText("Word 97-2003 或 WPS 文字文档（.doc、.wps）", "a Word 97-2003 or WPS Writer document (.doc, .wps)"), _FILL_IN),
    Look.DOCX_QUESTION: LookText(
        BilingualText("按撰写格式写有问题的 Word 文档（.docx）", "a Word document (.docx) that holds a question"),
        BilingualText("请把其中的问题填入推荐表“推荐问题”后报送推荐表；Word 文档可作为附件一并报送。", "Put the question into the sheet 推荐问题 of the workbook and send that; this document may come with it."),
        for_staff=BilingualText("请把其中的问题填入推荐表“推荐问题”后报送推荐表（工作人员可用 toolkit import 导入）；Word 文档可作为附件一并报送。", "Put the question into the sheet 推荐问题 of the workbook (staff: with toolkit import) and send that; this document may come with it."),
    ),
    Look.DOCX_REPORT: LookText(
        BilingualText("遴选推荐报告（.docx）", "a unit's 遴选推荐报告 (.docx)"),
        BilingualText("请报送填好的推荐表（.xlsx）；报告由推荐表生成，可作为附件一并报送。", "Send the filled workbook (.xlsx); the report is made from it and may come with it."),
    ),
    Look.DOCX_LETTER: LookText(
        BilingualText("本工具发出的通知函（.docx）", "a letter that the toolkit wrote (.docx)"),
        BilingualText("请按通知函改正推荐表，报送改正后的推荐表（.xlsx）；通知函不必寄回。", "Correct the workbook as the letter says and send the workbook (.xlsx); the letter need not come back."),
    ),
    Look.DOCX: LookText(BilingualText("Word 文档（.docx）", "a Word document (.docx)"), _FILL_IN),
    Look.DOCM: LookText(BilingualText("含宏的 Word 文档（.docm、.dotm）", "a Word document with macros (.docm, .dotm)"), _FILL_IN),
    Look.DOTX: LookText(BilingualText("Word 模板（.dotx）", "a Word template (.dotx)"), _FILL_IN),
    Look.DOCX_DOCTYPE: LookText(BilingualText("内含文档类型声明（DOCTYPE）的 Word 文档（.docx），Word 从不写入，可能被其他程序改动过", "a Word document (.docx) with a DOCTYPE, which Word never writes; another program may have changed it"), _FILL_IN),
    Look.DOCX_DAMAGED: LookText(BilingualText("已损坏的 Word 文档（.docx）", "a damaged Word document (.docx)"), _FILL_IN),
    Look.ODT: LookText(BilingualText("OpenDocument 文本文档（.odt）", "an OpenDocument text (.odt)"), _FILL_IN),
    Look.PPT: LookText(BilingualText("PowerPoint 97-2003 或 WPS 演示文稿（.ppt、.dps）", "a PowerPoint 97-2003 or WPS presentation (.ppt, .dps)"), _FILL_IN),
    Look.PPTX: LookText(BilingualText("演示文稿（.pptx、.odp）", "a presentation (.pptx, .odp)"), _FILL_IN),
    Look.OFD: LookText(BilingualText("OFD 版式文件（.ofd）", "an OFD document (.ofd)"), _FILL_IN),
    Look.NUMBERS: LookText(
        BilingualText("苹果电脑的 Numbers 表格或 Pages 文稿（.numbers、.pages）", "a Numbers spreadsheet or a Pages document (.numbers, .pages)"),
        BilingualText("如是 Numbers 表格，请用“文件 → 导出为 → Excel”存为 .xlsx 后重新报送；如是 Pages 文稿，请把内容填入下发的推荐表。", "From Numbers choose File → Export To → Excel, and send the .xlsx; put the content of a Pages document into the issued workbook."),
    ),
    Look.MAIL: LookText(
        BilingualText("电子邮件或其他 Outlook 项目（.eml、.msg、.pst）", "an e-mail or another item of Outlook (.eml, .msg, .pst)"),
        _SAVE_ATTACHED,
    ),
    Look.WINMAIL: LookText(
        BilingualText("Outlook 把附件包在里面的文件（winmail.dat）", "the file in which Outlook wraps attachments (winmail.dat)"),
        BilingualText("附件在其中，多数邮件软件打不开。请在 Outlook 中把邮件格式改为“HTML”或“纯文本”重发，或把推荐表（.xlsx）直接作为附件重新报送。", "The attachment is inside, and few mail programs open it. Send the mail again from Outlook as HTML or plain text, or send the workbook (.xlsx) by itself."),
    ),
    Look.ENCODED: LookText(BilingualText("没有解码的邮件附件（一串字母和数字）", "an attachment of a mail that was not decoded (letters and digits)"), _SAVE_ATTACHED),
    Look.CARD: LookText(BilingualText("名片或日程（.vcf、.ics）", "a business card or an appointment (.vcf, .ics)"), _SEND_FORM),
    Look.SHORTCUT: LookText(BilingualText("快捷方式或链接（.lnk、.url 等，只指向文件，本身没有内容）", "a shortcut or a link (.lnk, .url and the like: it points to a file and holds nothing)"), _THE_FILE_ITSELF),
    Look.OLD_EXCEL: LookText(
        BilingualText("Excel 4.0 或更早的工作簿，或很旧的程序写出的 .xls", "a workbook of Excel 4.0 or earlier, or an .xls by a very old program"),
        BilingualText("请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后重新报送；打不开的，可先用 LibreOffice 打开另存。", "Open it in Excel or WPS, save it as “Excel Workbook (.xlsx)” and send that; where they do not open it, LibreOffice does."),
    ),
    Look.OTHER_TABLE: LookText(BilingualText("其他格式的表格或数据库（.slk、.dif、.dbf、.wk1、.mdb 等）", "a table or database of another format (.slk, .dif, .dbf, .wk1, .mdb or the like)"), _IF_A_FORM),
    Look.OTHER_PACKAGE: LookText(BilingualText("其他办公软件的文件（.uof、.xps、.vsdx、.odg 等）", "a file of another office program (.uof, .xps, .vsdx, .odg or the like)"), _IF_A_FORM),
    Look.CAD: LookText(BilingualText("CAD 图纸（.dwg、.dxf）", "a drawing by CAD (.dwg, .dxf)"), _SEND_FORM),
    Look.MEDIA: LookText(BilingualText("视频或录音", "a film or a recording"), _SEND_FORM),
    Look.PROGRAM: LookText(BilingualText("程序文件（.exe 等），也可能是自解压的压缩包", "a program (.exe or the like), perhaps an archive that unpacks itself"), BilingualText("请勿报送程序；如是自解压的压缩包，请解压后单独报送其中填好的推荐表（.xlsx）。", "Do not send programs; if it is an archive that unpacks itself, unpack it and send the filled workbook (.xlsx) by itself.")),
    Look.OTHER_OLE: LookText(BilingualText("其他程序的文件（内部为旧式 Office 文件的结构，如 .vsd、.mpp、.pub）", "another program's file, built as old Office files are (.vsd, .mpp, .pub or the like)"), _IF_A_FORM),
    Look.ARCHIVE: LookText(BilingualText("压缩包（zip、rar、7z 等）", "an archive (zip, rar, 7z or the like)"), _UNPACK),
}

_LOCKED = {
    Look.ENCRYPTED: LookText(BilingualText("设了打开密码的文件（工作簿或 Word 文档）", "a workbook or Word document with a password"), _NO_PASSWORD),
    Look.ENCRYPTED_BY_DEFAULT: LookText(
        BilingualText("设了保护、由 Excel 用默认密码加密的旧版工作簿（.xls）", "an old workbook (.xls) that Excel encrypted by its own password, as it does when one is protected"),
        BilingualText("请在 Excel 或 WPS 中打开（无需输入密码），另存为“Excel 工作簿（.xlsx）”后重新报送。", "Open it in Excel or WPS (it asks for no password), save it as “Excel Workbook (.xlsx)” and send it again."),
    ),
    Look.ENCRYPTED_ZIP: LookText(
        BilingualText("设了密码的压缩包", "an archive with a password"),
        BilingualText("请解压后，单独报送其中填好、不设密码的推荐表（.xlsx）。", "Unpack it and send the filled workbook (.xlsx) without a password."),
    ),
    Look.RIGHTS: LookText(BilingualText("设了权限管理（IRM、敏感度标签）、只有获授权的账户能打开的文件", "under rights management (IRM, a sensitivity label) and opens for authorised accounts only"), _UNLOCK),
    Look.GUARDED: LookText(BilingualText("被单位的文档加密（防泄密）软件加密、在外单位打不开的文件", "encrypted by a unit's document security software and does not open elsewhere"), _UNLOCK),
    Look.SEALED: LookText(BilingualText("用加密或签名软件处理过的文件（.p7m、.pgp、.gpg、.aes 等）", "encrypted or signed by a program (.p7m, .pgp, .gpg, .aes or the like)"), _UNLOCK),
}

_PACK_AGAIN = BilingualText("请重新压缩为 .zip，或直接报送推荐表（.xlsx）和签字扫描件。", "Pack it anew as .zip, or send the workbook (.xlsx) and the signed scan as they are.")
_UNPACKED = BilingualText("请不要压缩，直接报送推荐表（.xlsx）和签字扫描件。", "Send the workbook (.xlsx) and the signed scan as they are, unpacked.")

_FAULTY_ARCHIVES = {
    Look.ARCHIVE_EMPTY: LookText(BilingualText("压缩包里没有文件（只有空文件夹或系统文件）", "an archive without any file of its own"), _PACK_AGAIN),
    Look.ARCHIVE_TORN: LookText(BilingualText("压缩包不完整，可能没有传完", "an incomplete archive, perhaps not transferred in full"), _PACK_AGAIN),
    Look.ARCHIVE_DAMAGED: LookText(BilingualText("压缩包中的这个文件已损坏", "damaged within its archive"), _PACK_AGAIN),
    Look.ARCHIVE_PACKING: LookText(BilingualText("压缩包用了少见的压缩方式", "packed in an uncommon way"), _PACK_AGAIN),
}

_OTHER_ARCHIVES = {
    Look.ARCHIVE_SCANS: LookText(BilingualText("没有推荐表的压缩包", "an archive without a workbook"), _PACK_AGAIN),
    Look.ARCHIVE_NESTED: LookText(BilingualText("多层套装的压缩包", "an archive inside archives"), _UNPACKED),
}

_LOCKED_ARCHIVES = {
    Look.ARCHIVE_LOCKED: LookText(BilingualText("设了密码的压缩包", "an archive with a password"), _UNPACKED),
    Look.ARCHIVE_ENCRYPTED_ZIP: LookText(BilingualText("压缩包中设了密码的文件", "a file of an archive that asks for a password"), _UNPACKED),
}

_LARGE_ARCHIVES = {
    Look.ARCHIVE_FILE: LookText(BilingualText("压缩包超过 {limit} MB", "the archive has more than {limit} MB"), _UNPACKED),
    Look.ARCHIVE_ENTRIES: LookText(BilingualText("压缩包里的文件超过 {limit} 个", "the archive has more than {limit} files"), _UNPACKED),
    Look.ARCHIVE_UNPACKED: LookText(BilingualText("压缩包解压后超过 {limit} MB", "the archive unpacks to more than {limit} MB"), _UNPACKED),
    Look.ARCHIVE_PART: LookText(BilingualText("压缩包中有文件解压后超过 {limit} MB", "a file of the archive unpacks to more than {limit} MB"), _UNPACKED),
    Look.ARCHIVE_RATIO: LookText(BilingualText("压缩包的压缩比超过 {limit}:1，像是“压缩炸弹”", "the archive is packed more than {limit}:1, like a zip bomb"), _UNPACKED),
}

_SCAN_AGAIN = BilingualText("请打开原扫描件确认完整；打不开的，重新扫描或拍照，存为 PDF 或 JPG 后报送。", "Open the original to see that it is complete; if it does not open, scan it again and send it as PDF or JPG.")

_FAULTY_SCANS = {
    Look.SCAN_TORN: LookText(BilingualText("扫描件不完整，可能没有传完", "an incomplete scan, perhaps not transferred in full"), _SCAN_AGAIN),
    Look.SCAN_DAMAGED: LookText(BilingualText("扫描件已损坏", "a damaged scan"), _SCAN_AGAIN),
    Look.SCAN_EMPTY: LookText(BilingualText("扫描件中没有一页", "a scan without a page"), _SCAN_AGAIN),
    Look.SCAN_HEIC: LookText(
        BilingualText("苹果手机的 HEIC 照片，多数电脑打不开", "a HEIC photograph, which most computers cannot open"),
        BilingualText("请在手机上存为 JPG（设置 → 相机 → 格式 → 兼容性最佳），或扫描为 PDF 后报送。", "Save it as JPG (Settings → Camera → Formats → Most Compatible) or scan it to PDF, and send that."),
    ),
}

_LOCKED_SCANS = {
    Look.SCAN_ENCRYPTED: LookText(
        BilingualText("设了密码或使用限制的扫描件（PDF）", "a scan (PDF) with a password or restrictions"),
        BilingualText("请去掉密码和限制，或打印后重新扫描，再报送。", "Remove password and restrictions, or print and scan it again, and send that."),
    ),
}

_LARGE_SCANS = {
    Look.SCAN_FILE: LookText(BilingualText("扫描件超过 {limit} MB", "the scan has more than {limit} MB"), _SCAN_AGAIN),
    Look.SCAN_PAGES: LookText(BilingualText("扫描件超过 {limit} 页", "the scan has more than {limit} pages"), _SCAN_AGAIN),
    Look.SCAN_PIXELS: LookText(BilingualText("扫描件中有图片超过 {limit}00 万像素", "a picture of the scan has more than {limit} million pixels"), _SCAN_AGAIN),
    Look.SCAN_HEAVY: LookText(BilingualText("打开扫描件所需的时间或内存超出限度", "opening the scan takes too much time or memory"), _SCAN_AGAIN),
}

_WORKBOOK_TOO = BilingualText("另请报送填好的推荐表（.xlsx）。", " Send the filled workbook (.xlsx) too.")


def _alone(scans: dict[Look, LookText]) -> dict[Look, LookText]:
    """Return what is said of the same scans where no workbook came with them: that is asked for, too."""
    return {
        SCAN_ALONE[look]: LookText(
            said.like, BilingualText(said.remedy.zh + _WORKBOOK_TOO.zh, said.remedy.en + _WORKBOOK_TOO.en)
        )
        for look, said in scans.items()
    }

_FAULTS = {
    Look.EMPTY: LookText(BilingualText("空文件（0 字节），可能没有保存或没有传完", "an empty file (0 bytes), perhaps not saved or not transferred"), _SEND_AGAIN),
    Look.EMPTY_ZIP: LookText(BilingualText("空的压缩包，里面没有工作簿，可能没有保存好", "an empty package without any workbook, perhaps not saved in full"), _SEND_AGAIN),
    Look.PLACEHOLDER: LookText(
        BilingualText("云盘的占位文件，原文件还没有下载到本机", "a placeholder of a cloud drive; the file itself has not been loaded"),
        BilingualText("请在云盘（iCloud、OneDrive 等）中先下载原文件，打开确认内容完整后重新报送。", "Load the file from the cloud drive (iCloud, OneDrive or the like), open it to see that it is complete, and send that."),
    ),
    Look.APPLE_DOUBLE: LookText(BilingualText("苹果电脑附带的系统文件（._ 开头），不是工作簿本身", "the file beside it that a Mac makes (its name begins with ._), not the workbook"), BilingualText("请报送名称不带“._”的那个文件。", "Send the file whose name has no “._”.")),
    Look.ZEROS: LookText(BilingualText("内容全部是 0，可能没有传完或没有同步完", "nothing but zeros, perhaps not transferred or synchronised"), _SEND_AGAIN),
    Look.LOCK: LookText(
        BilingualText("打开工作簿时留下的锁文件（~$…），不是工作簿本身", "the lock file (~$…) that an open workbook leaves, not the workbook"),
        BilingualText("请关闭工作簿后，报送不带“~$”的那个文件。", "Close the workbook and send the file without “~$”."),
    ),
    Look.FOLDER: LookText(
        BilingualText("文件夹，不是文件", "a folder, not a file"),
        BilingualText("请报送文件夹中填好的推荐表（.xlsx）。", "Send the filled workbook (.xlsx) in it."),
    ),
    Look.UNOPENED: LookText(
        BilingualText("文件打不开（{reason}）", "it cannot be opened ({reason})"),
        BilingualText("请检查文件是否存在、是否已从云盘下载到本机、是否被其他程序占用、是否有读取权限。", "See whether it is there, loaded from its cloud drive, in use by another program, or not yours to read."),
    ),
    Look.CHANGING: LookText(
        BilingualText("读取时文件仍在变化（可能正在保存或同步），再读一次仍是如此", "it kept changing while it was read, twice (being saved or synchronised, perhaps)"),
        BilingualText("请关闭打开该文件的程序，等同步或传输完成后再运行一次。", "Close whatever has it open, wait until it is synchronised or transferred, and run this again."),
    ),
    Look.UNKNOWN: LookText(BilingualText("内容不是任何已知的格式，可能已损坏，或被本单位的加密软件加密", "its content is of no known format; it may be damaged, or encrypted by your unit's software"), BilingualText("请在 Excel 或 WPS 中打开原文件，确认内容完整，另存为 .xlsx 后重新报送；本机装有文档加密软件的，请先解密。", "Open the original in Excel or WPS, see that it is complete, save it as .xlsx and send it again; where your computer encrypts documents, have it decrypted first.")),
    Look.TORN: LookText(BilingualText("工作簿不完整，可能没有传完", "an incomplete workbook, perhaps not transferred in full"), _SEND_AGAIN),
    Look.DAMAGED: LookText(BilingualText("工作簿已损坏", "a damaged workbook"), _SEND_AGAIN),
    Look.UNSUPPORTED: LookText(BilingualText("本工具无法读取此格式（.xls、.xlsb 或 .ods）的这份文件，文件未必损坏", "this tool cannot read this .xls, .xlsb or .ods workbook, though it may well be sound"), _SAVE_AS),
    Look.PART_MISSING: LookText(BilingualText("工作簿缺少内部部件，可能被其他程序改动过", "a workbook that lacks a part, perhaps changed by another program"), _SEND_AGAIN),
    Look.NO_SHEETS: LookText(BilingualText("工作簿中没有工作表", "a workbook without any sheet"), _SEND_AGAIN),
    Look.SHEET_NAMES: LookText(BilingualText("工作簿中有同名的工作表", "a workbook with two sheets of one name"), _SEND_AGAIN),
    Look.NOT_READ_IN_FULL: LookText(BilingualText("工作表“{sheet}”的单元格 {cell} 未能完整读取", "cell {cell} of the sheet “{sheet}” could not be read in full"), _SEND_AGAIN),
    Look.ADDRESSES: LookText(BilingualText("工作簿中有地址不合规的单元格", "a workbook with cells at impossible addresses"), _SEND_AGAIN),
    Look.ENCODING: LookText(BilingualText("工作簿的文字编码无法识别", "a workbook in an unknown encoding"), _SEND_AGAIN),
    Look.PACKING: LookText(BilingualText("工作簿的压缩方式不是 Excel 所用的", "a workbook compressed as Excel never does"), _SEND_AGAIN),
    Look.ENTRY_NAMES: LookText(BilingualText("工作簿内部有重名或越界的部件，不是表格软件保存的", "a workbook with doubled or stray parts, which no spreadsheet program writes"), _SEND_AGAIN),
    Look.DOCTYPE: LookText(BilingualText("工作簿内含文档类型声明（DOCTYPE），表格软件从不写入，可能被其他程序改动过", "a workbook with a DOCTYPE, which no spreadsheet program writes; another program may have changed it"), _SEND_AGAIN),
    Look.ENTITIES: LookText(BilingualText("工作簿内含实体定义（ENTITY），表格软件从不写入，有安全风险", "a workbook that defines entities, which no spreadsheet program does and which may do harm"), _SEND_AGAIN),
    Look.DEEP: LookText(BilingualText("工作簿内部嵌套过深，有安全风险", "a workbook nested too deeply, which may do harm"), _SEND_AGAIN),
    Look.DIED: LookText(BilingualText("读取时程序异常中止，文件可能已损坏或有安全风险", "reading it ended abnormally; it may be damaged or do harm"), _SEND_AGAIN),
    Look.FAILED: LookText(BilingualText("读取时本工具出错，文件未必损坏", "this tool failed at reading it; the file may well be sound"), BilingualText("请在 Excel 或 WPS 中打开，另存为新的“Excel 工作簿（.xlsx）”后重新报送；仍读不了的，请工作人员把文件转给本工具的维护人员。", "Open it in Excel or WPS, save it as a new “Excel Workbook (.xlsx)” and send that; if it still cannot be read, staff pass it on to whoever maintains this tool.")),
}

_TRIM = BilingualText("请删去与推荐表无关的工作表、图片和多余的行列，另存后重新报送。", "Remove sheets, pictures, rows and columns that are no part of the form, save and send it again.")
_TRIM_BLANKS = BilingualText(
    "最常见的原因是大片空行、空列设了格式，或夹带了大图片：请选中表格下方、右侧的空行空列，右键“删除”，删去无关的工作表和图片，另存后重新报送。",
    "The most common cause is formats on thousands of blank rows or columns, or large pictures: select the blank rows below and columns beside the table, delete them, remove other sheets and pictures, save and send it again.",
)

_LIMITS = {
    Look.FILE: LookText(BilingualText("文件超过 {limit} MB", "the file has more than {limit} MB"), _TRIM),
    Look.ENTRIES: LookText(BilingualText("文件内部部件超过 {limit} 个", "it has more than {limit} parts"), _TRIM),
    Look.UNPACKED: LookText(BilingualText("解压后超过 {limit} MB", "it unpacks to more than {limit} MB"), _TRIM_BLANKS),
    Look.PART: LookText(BilingualText("其中一个部件解压后超过 {limit} MB", "one of its parts unpacks to more than {limit} MB"), _TRIM_BLANKS),
    Look.SHEET_PART: LookText(BilingualText("工作表“{sheet}”的内容和格式合计超过 {limit} MB", "the sheet “{sheet}” has more than {limit} MB of content and formats"), _TRIM_BLANKS),
    Look.RATIO: LookText(BilingualText("其中一个部件的压缩比超过 {limit}:1，像是大片重复的空行，或“压缩炸弹”", "one of its parts is packed more than {limit}:1, like blank rows without end or a zip bomb"), _TRIM_BLANKS),
    Look.SHEETS: LookText(BilingualText("工作表超过 {limit} 张", "it has more than {limit} sheets"), _TRIM),
    Look.ROWS: LookText(BilingualText("第 {limit} 行以下还有内容", "something stands below row {limit}"), _TRIM_BLANKS),
    Look.COLUMNS: LookText(BilingualText("第 {limit} 列以右还有内容", "something stands right of column {limit}"), _TRIM_BLANKS),
    Look.VALUES: LookText(BilingualText("一张工作表中有内容的单元格超过 {limit} 个", "more than {limit} cells of a sheet hold something"), _TRIM),
    Look.TEXTS: LookText(BilingualText("一张工作表中的文字合计超过 {limit}00 万个字符", "the texts of a sheet come to more than {limit} million characters"), _TRIM),
    Look.MERGED: LookText(BilingualText("一张工作表中合并的单元格超过 {limit} 处", "a sheet has more than {limit} merged ranges"), _TRIM),
    Look.TIME: LookText(BilingualText("读取超过 {limit} 秒", "reading it takes more than {limit} seconds"), _TRIM),
    Look.MEMORY: LookText(BilingualText("读取所需内存超过 {limit} MB", "reading it takes more than {limit} MB of memory"), _TRIM),
}

OTHER_WORKBOOKS = {
    Look.WORKBOOK: LookText(BilingualText("没有推荐表的任何一个工作表", "has none of the form's sheets"), _FILL_IN),
    Look.MASTER: LookText(
        BilingualText("是汇总表（本工具的输出），不是推荐表", "is the master workbook that the toolkit writes, not a form"),
        BilingualText("请把汇总表移出收件文件夹；推荐单位请报送填好的推荐表。", "Move it out of the inbox; a unit sends its filled form."),
    ),
    Look.CAMPAIGN: LookText(
        BilingualText("是征集活动设置工作簿（campaign.xlsx），不是推荐表", "is the campaign workbook (campaign.xlsx), not a form"),
        BilingualText("请把它放回活动文件夹；推荐单位请报送填好的推荐表。", "Put it back into the campaign's folder; a unit sends its filled form."),
    ),
    Look.FINDINGS: LookText(
        BilingualText("只有本工具写入的“校验意见”或“迁移清单”，没有推荐表的内容", "has only sheets that the toolkit added (校验意见, 迁移清单) and none of the form's"),
        BilingualText("请按其中的意见改正推荐表，报送整个推荐表工作簿；不要只报送这张表。", "Correct the form as they say and send the whole workbook, not these sheets alone."),
    ),
    Look.FORM_PART: LookText(
        BilingualText("只有推荐表的说明或自检部分，没有可填写的工作表", "has only the instructions or the self-check of the form, none of the sheets to fill in"),
        BilingualText("请报送整个推荐表工作簿，不要删除或另存其中的工作表。", "Send the whole workbook; do not delete sheets or save them apart."),
    ),
    Look.SCORE_SHEET: LookText(
        BilingualText("是评审打分表，不是推荐表", "is a reviewer's score sheet, not a form"),
        BilingualText("请把评审打分表单独送评审工作人员；推荐单位请报送填好的推荐表。", "Send the score sheet to the staff of the review; a unit sends its filled form."),
    ),
    Look.OTHER_FORM: LookText(
        BilingualText("是下发的另一种表，不是{ours}", "is another form that was issued, not {ours}"),
        BilingualText("请报送填好的{ours}；这份表请送下发它的工作人员。", "Send the filled {ours}; this one goes to the staff who issued it."),
    ),
}

OLD_FORMS = {
    Look.OLD_VERSION: LookText(
        BilingualText("推荐表是旧版（第 {theirs} 版，现为第 {ours} 版）", "The form is of an older version ({theirs}, now {ours})"),
        BilingualText("如附有“新版”推荐表（已移入现有内容），请改用它继续填写并报送；否则下次请使用最新下发的推荐表。", "If a newest form came with this, with your content in it, go on in that one; if not, use the newest issued workbook next time."),
    ),
    Look.OLD_FIELDS: LookText(
        BilingualText("推荐表的栏目与本次活动现行的不一致（下发后有调整，或属于另一份活动设置）", "The form's fields are not this campaign's present ones (changed since it was issued, or another set-up's)"),
        BilingualText("如附有“新版”推荐表（已移入现有内容），请改用它继续填写并报送；否则下次请使用最新下发的推荐表。", "If a newest form came with this, with your content in it, go on in that one; if not, use the newest issued workbook next time."),
    ),
}

UNREADABLE = {**_FAULTS, **_FAULTY_ARCHIVES, **_FAULTY_SCANS, **_alone(_FAULTY_SCANS)}
"""What a file looks like that cannot be read."""

ENCRYPTED = {**_LOCKED, **_LOCKED_ARCHIVES, **_LOCKED_SCANS, **_alone(_LOCKED_SCANS)}
"""What a file looks like that asks for a password."""

OTHER_KINDS = {**_READ_ALL_THE_SAME, **_KINDS, **_OTHER_ARCHIVES}
"""What a file looks like that is no .xlsx workbook."""

TOO_LARGE = {**_LIMITS, **_LARGE_ARCHIVES, **_LARGE_SCANS, **_alone(_LARGE_SCANS)}
"""What a file looks like that is beyond a limit."""

UNKNOWN_LOOK = UNREADABLE[Look.DAMAGED]
"""What is said of a file of which nothing else is told."""
