"""Files of other kinds under the name of a workbook, and other workbooks."""

import base64
import bz2
import lzma

from tests.hostile.kind import Hostile, always, in_every_entry, refused, unreadable
from tests.support.ole2_files import claiming, ole2
from tests.support.packages import BOOK, CONTENT_TYPES, LINKS, open_document, rows, workbook, zipped

HTML = "<html><table><tr><td>推荐单位名称</td></tr></table></html>".encode()
TABLE = "序号,题目\r\n1,如何？\r\n"
LOCK = b"\x06author".ljust(55) + "\6author".encode("utf-16-le").ljust(110)
TAR = b"a.xlsx".ljust(257, b"\0") + b"ustar\x0000".ljust(255, b"\0") + b"content".ljust(512, b"\0")
ZIPS = zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"0": bytes(100_000)})})})})

WORD = (b'<Types><Override PartName="/word/document2.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
BY_ANOTHER_NAME = f'<Relationships><Relationship Id="r" Type="{LINKS}/officeDocument" Target="word/document2.xml"/></Relationships>'.encode()

NO_FILES = (
    unreadable("nothing", always(b""), "empty"),
    unreadable("zeros", always(bytes(4096)), "zeros"),
    unreadable("noise", always(bytes(range(256)) * 16), "unknown"),
    unreadable("blanks", always(b" \r\n\t " * 40), "unknown"),
    unreadable("lock file", always(LOCK), "lock"),
)

TEXTS = (
    refused("text", always(TABLE.encode()), "text"),
    refused("text in GBK", always(TABLE.encode("gb18030")), "text"),
    refused("text in UTF-16", always("序号\t题目".encode("utf-16")), "text"),
    refused("one letter", always(b"P"), "text"),
    refused("the form as base64", base64.encodebytes, "encoded"),
    refused("a shortcut to a page", always(b"[InternetShortcut]\r\nURL=https://example.org\r\n"), "shortcut"),
    refused("HTML", always(b"\r\n " + HTML), "html"),
    refused("HTML with a mark", always(b"\xef\xbb\xbf<!DOCTYPE html>" + HTML), "html"),
    refused("web archive", always(b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"), "table-as-page"),
    refused("XML spreadsheet", always(b'<?xml version="1.0"?><Workbook/>'), "xml"),
    refused("PDF", always(b"%PDF-1.7\n1 0 obj\n%%EOF\n"), "pdf"),
    refused("RTF", always(b"{\\rtf1\\ansi hello}"), "rtf"),
    refused("mail", always(b"Received: from a\r\nFrom: a@example.org\r\nSubject: x\r\n\r\nhi"), "mail"),
    refused("mailbox", always(b"From a@example.org Mon Apr 10 09:30:00 2023\r\nFrom: a@example.org\r\n\r\nhi"), "mail"),
)

PICTURES = (
    refused("PNG", always(b"\x89PNG\r\n\x1a\n" + bytes(40)), "image"),
    refused("JPEG", always(b"\xff\xd8\xff\xe0" + bytes(40)), "image"),
    refused("GIF", always(b"GIF89a" + bytes(40)), "image"),
    refused("BMP", always(b"BM" + bytes(40)), "image"),
    refused("TIFF", always(b"II*\0" + bytes(40)), "image"),
    refused("a telephone's picture", always(b"\0\0\0\x18ftypheic" + bytes(40)), "image"),
    refused("WebP", always(b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40)), "image"),
)

ARCHIVES = (
    refused("RAR", always(b"Rar!\x1a\x07\x01\x00" + bytes(40)), "archive"),
    refused("7z", always(b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40)), "archive"),
    refused("gzip", always(b"\x1f\x8b\x08" + bytes(40)), "archive"),
    refused("tar", always(TAR), "archive"),
    refused("bzip2 of the form", bz2.compress, "archive"),
    refused("xz of the form", lzma.compress, "archive"),
    refused("zip of the form", lambda form: zipped({"推荐表.xlsx": form, "签字页.pdf": b"%PDF"}), "archive"),
    refused("zip of folders called as a workbook's", always(zipped({"xl/推荐表.xlsx": b"PK", "word/签字页.docx": b"PK"})), "archive"),
    refused("zip in zip in zip", always(ZIPS), "archive"),
    unreadable("zip of nothing", always(zipped({})), "empty-zip"),
)

DOCUMENTS = (
    refused("Word", always(zipped({CONTENT_TYPES: b"<Types/>", "word/document.xml": b"<w/>"})), "docx"),
    refused("Word called otherwise", always(zipped({CONTENT_TYPES: WORD, "_rels/.rels": BY_ANOTHER_NAME, "word/document2.xml": b"<w/>"})), "docx"),
    refused("Word without its body", always(zipped({CONTENT_TYPES: WORD, "word/styles.xml": b"<w/>"})), "docx-damaged"),
    refused("Word without body and content types", always(zipped({"word/styles.xml": b"<w/>"})), "docx-damaged"),
    refused("Word broken off", always(zipped({"word/document.xml": b"<w"})), "docx-damaged"),
    refused("PowerPoint without its body", always(zipped({"ppt/slides/slide1.xml": b"<p/>"})), "pptx"),
    refused("PowerPoint", always(zipped({"ppt/presentation.xml": b"<p/>"})), "pptx"),
    refused("ODF text", always(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})), "odt"),
    refused("OFD", always(zipped({"OFD.xml": b"<ofd:OFD/>"})), "ofd"),
    refused("Numbers", always(zipped({"Index/Document.iwa": b"\0", "Metadata/Properties.plist": b""})), "numbers"),
    refused("old Word", always(ole2({"WordDocument": b""})), "doc"),
    refused("old PowerPoint", always(ole2({"PowerPoint Document": b""})), "ppt"),
    refused("Outlook", always(ole2({"__properties_version1.0": b""})), "mail"),
    refused("other OLE2", always(ole2({"SwDocContentMgr": b""})), "other-ole"),
)

HOLLOW = (
    unreadable("hollow xls", always(ole2({"Workbook": b""})), "damaged"),
    unreadable("xls with more sectors than bytes", always(claiming(ole2({"Workbook": b""}), 72, 0x7FFFFFFF)), "torn"),
    unreadable("hollow ods", always(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})), "part-missing"),
    unreadable("hollow xlsb", always(zipped({"xl/workbook.bin": b"\x83\x01\x00"})), "damaged"),
    unreadable("xlsb with a name of 4 GB", always(zipped({"xl/workbook.bin": b"\x9c\x01\xff\xff\xff\xff\x7f"})), "damaged"),
)

LOCKED = (
    Hostile("encrypted", always(ole2({"EncryptionInfo": b"", "EncryptedPackage": b""})), "file.encrypted", "encrypted"),
    Hostile("encrypted ods", always(open_document("", "<manifest><encryption-data/></manifest>")), "file.encrypted", "encrypted"),
    Hostile("zip with a password", in_every_entry(8, b"\x01\0", 6), "file.encrypted", "encrypted-zip"),
)

OTHER_WORKBOOKS = (
    Hostile("an address book", always(workbook(rows(""), "通讯录")), "file.not-the-form", "workbook"),
    Hostile("score sheet", always(workbook(rows(""), "评审打分表")), "file.not-the-form", "score-sheet"),
    Hostile("campaign workbook", always(workbook(rows(""), "活动")), "file.not-the-form", "campaign"),
    Hostile("sheets but no form", always(workbook(rows(""), "x", extra={BOOK: b""})), "file.unreadable", "damaged"),
)

STRANGERS = (*NO_FILES, *TEXTS, *PICTURES, *ARCHIVES, *DOCUMENTS, *HOLLOW, *LOCKED, *OTHER_WORKBOOKS)
