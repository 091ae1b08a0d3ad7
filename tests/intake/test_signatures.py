"""What a file is called that is no workbook: mails, wrappers, locks and links that an office meets."""

import base64
import gzip
import lzma
from collections.abc import Mapping

import pytest

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.ole2_files import ole2
from tests.support.packages import CONTENT_TYPES, UNIT_SHEET, changed, open_document, parts_of, zipped
from tests.support.readings import as_read
from tests.support.small_documents import word_template
from toolkit import intake
from toolkit.intake.bundle import open_archive
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Observation
from toolkit.rules import judge_observations

TO = b"To: b@example.org\r\n"
SAVED_BY = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"\r\n\r\n'
EXCEL = b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'

MAILS = {
    "Date first": b"Date: Mon, 10 Apr 2023 09:30:00 +0800\r\nSubject: x\r\nFrom: a@example.org\r\n\r\nhi",
    "Subject first": b"Subject: x\r\n" + TO + b"\r\nhi",
    "X- first": b"X-QQ-mid: 1\r\nX-QQ-FEAT: 2\r\n\tfolded\r\nFrom: a@example.org\r\n\r\nhi",
    "MIME-Version first": b"MIME-Version: 1.0\r\n" + TO + b"Content-Type: multipart/related\r\n\r\nhi",
    "behind a mark": b"\xef\xbb\xbfDate: x\nFrom: a@example.org\n\nhi",
    "not encoded": b"Date: x\r\nSubject: " + "推荐表".encode("gbk") + b"\r\n\r\n" + bytes(range(128, 256)),
    "in a mailbox": b"From a@example.org Mon Apr 10 09:30:00 2023\r\nX-A: 1\r\n\r\n",
    "an item of Outlook": ole2({"__properties_version1.0": b""}),
    "a store of Outlook": b"!BDN" + bytes(60),
}

PAGES = {
    "a page with a table": (b"<html><table><tr><td>1</td></tr></table></html>", "html"),
    "a page behind a comment": (b"<!-- saved -->\n<html><TABLE></TABLE></html>", "html"),
    "a page in XML": (b'<?xml version="1.0"?><!DOCTYPE html><html><table/></html>', "html"),
    "a page by a browser": (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org\r\nDate: x\r\n" + SAVED_BY, "html"),
    "a page by an old browser": (b"From: =?gb2312?B?08k=?=\r\nSubject: x\r\nDate: x\r\n" + SAVED_BY, "html"),
    "a document as a page": (b"MIME-Version: 1.0\r\nX-Document-Type: Document\r\n\r\n", "html"),
    "a login page": (b"<!DOCTYPE html><html><body><form>login</form></body></html>", "page-only"),
    "a workbook as a page": (EXCEL, "table-as-page"),
    "a workbook as a page in UTF-16": (EXCEL.decode().encode("utf-16"), "table-as-page"),
    "a workbook as a page of one file": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n\r\n", "table-as-page"),
}

TEXTS = {
    "a note that begins like a mail": ("Subject: 推荐表已填好\r\n".encode(), "text"),
    "a note with a colon": ("联系人：何清\r\n电话：010\r\n".encode(), "text"),
    "a letter that begins with from": (b"From the society, with thanks\r\nat 10:30\r\n", "text"),
    "a text that begins like a program": ("MZ项目\r\n".encode(), "text"),
    "UTF-16 without a mark": ("序号\t题目\r\n1\t如何？\r\n".encode("utf-16-le"), "text"),
    "UTF-16 the other way round": ("序号\t题目\r\n1\t如何？\r\n".encode("utf-16-be"), "text"),
    "UTF-32": ("序号\t题目".encode("utf-32"), "text"),
    "a card": (b"BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", "card"),
    "an attachment in base64": (base64.encodebytes(filled_cleanly()), "encoded"),
    "an old workbook in base64": (base64.encodebytes(ole2({"Workbook": b""})), "encoded"),
    "a Word document as XML": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "word-xml"),
    "a workbook as XML": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "xml"),
    "a drawing": (b'<?xml version="1.0"?>\n<svg/>', "image"),
}

TABLES = {
    "SYLK": (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "other-table"),
    "DIF": (b'TABLE\r\n0,1\r\n"EXCEL"\r\n', "other-table"),
    "dBase": (b"\x03\x7b\x04\x0a" + b"\1\0\0\0\x41\0\x10\0" + bytes(20) + b"NAME".ljust(32, b"\0") + b"\rdata", "other-table"),
    "Lotus 1-2-3": (b"\0\0\2\0\6\4\6\0" + bytes(40), "other-table"),
    "Access": (b"\0\1\0\0Standard Jet DB\0", "other-table"),
    "Excel 2": (b"\x09\0\4\0\2\0\x10\0" + bytes(30), "old-excel"),
    "Excel 3": (b"\x09\2\6\0\0\0\x10\0\0\0" + bytes(30), "old-excel"),
    "Excel 4": (b"\x09\4\6\0\0\0\x10\0\0\0" + bytes(30), "old-excel"),
    "Excel 97 without OLE2": (b"\x09\x08\x10\0\0\6\5\0" + bytes(40), "old-excel"),
    "Numbers or Pages": (zipped({"Index/Document.iwa": b""}), "numbers"),
}

OTHERS = {
    "winmail.dat": (b"\x78\x9f\x3e\x22\1\0", "winmail"),
    "a shortcut": (b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46", "shortcut"),
    "a link": (b"[InternetShortcut]\r\nURL=https://example.org\r\n", "shortcut"),
    "a link by a Mac": (b'<?xml version="1.0"?><!DOCTYPE plist><plist><dict><key>URL</key></dict></plist>', "shortcut"),
    "a link into a cloud": (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "shortcut"),
    "a program": (b"MZ\x90\0\3\0\0\0\xff\xff", "program"),
    "a film": (b"\0\0\0\x18ftypmp42" + bytes(30), "media"),
    "a recording": (b"ID3\3\0" + bytes(30), "media"),
    "a picture by a telephone": (b"\0\0\0\x18ftypheic" + bytes(30), "image"),
    "a drawing by AutoCAD": (b"AC1027\0\0\0", "cad"),
    "a drawing to exchange": (b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "cad"),
    "RAR": (b"Rar!\x1a\7\1\0", "archive"),
    "a disk": (bytes(32_769) + b"CD001", "archive"),
    "gzip": (gzip.compress(b"1"), "archive"),
    "xz": (lzma.compress(b"1"), "archive"),
    "Visio": (zipped({CONTENT_TYPES: b"<Types/>", "visio/document.xml": b"<x/>"}), "other-package"),
    "XPS": (zipped({CONTENT_TYPES: b"<Types/>", "FixedDocSeq.fdseq": b""}), "other-package"),
    "UOF": (zipped({"uof.xml": b"<x/>", "content.xml": b"<x/>"}), "other-package"),
    "an ODF drawing": (zipped({"mimetype": b"application/vnd.oasis.opendocument.graphics"}), "other-package"),
    "Word or WPS": (ole2({"WordDocument": b""}), "doc"),
    "Project": (ole2({"Props9": b""}), "other-ole"),
}

LOCKS = {
    "a password": (ole2({"EncryptionInfo": b"", "EncryptedPackage": b""}), "encrypted"),
    "rights": (ole2({"\6DataSpaces": {"Version": b""}, "EncryptedPackage": b""}), "rights"),
    "rights on an old workbook": (ole2({"\tDRMContent": b"", "Workbook": b""}), "rights"),
    "a unit's own software": (b"\x62\x14\x23\x65\x3f\0\0\0E-SafeNet\0\0LOCK" + bytes(40), "guarded"),
    "its mark further on": (b"\1\2\0\xff" + bytes(60) + b"E-SafeNet" + bytes(40), "guarded"),
    "another unit's": (b"%TSD-Header-###%\1\2\xff\0", "guarded"),
    "a signed mail": (b"\x30\x82\x12\x34\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", "sealed"),
    "PGP": (b"-----BEGIN PGP MESSAGE-----\n\nabc", "sealed"),
}

STANDINS = {
    "not loaded from a cloud": (b"bplist00\xd3NSURLNameKey" + bytes(20), "placeholder"),
    "beside a file on a Mac": (b"\0\5\x16\7\0\2\0\0Mac OS X        ", "apple-double"),
    "of no known kind": (bytes(range(256)) * 8, "unknown"),
}


def look(data: bytes) -> tuple[str, str]:
    """The code and the look of the one finding that stops a file; what is said of it has no gap."""
    (found,) = as_read(data).observed
    (finding,) = judge_observations("文件.xlsx", CAMPAIGN, [found]).findings
    for language in ("zh", "en"):
        assert "{" not in finding_sentence(finding, language) + finding_remedy(finding, language)
    return found.code, str(found.look)


@pytest.mark.parametrize("data", MAILS.values(), ids=MAILS)
def test_a_mail_is_told_whatever_header_comes_first(data):
    assert look(data) == ("file.not-xlsx", "mail")


def test_the_attachment_of_a_mail_is_asked_for():
    (finding,) = judge_observations("邮件.eml", CAMPAIGN, as_read(MAILS["Date first"]).observed).findings
    assert "另存其中的附件" in finding_remedy(finding)


@pytest.mark.parametrize(("code", "kinds"), [
    ("file.not-xlsx", PAGES | TEXTS | TABLES | OTHERS), ("file.encrypted", LOCKS), ("file.unreadable", STANDINS)])
def test_what_is_no_workbook_is_called_what_it_is(code: str, kinds: Mapping[str, tuple[bytes, str]]):
    assert {name: look(data) for name, (data, _) in kinds.items()} == {name: (code, told) for name, (_, told) in kinds.items()}


# Word documents


WORD = word_template("推荐函")
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(("main_type", "told"), [
    (MAIN_TYPE, "docx"),
    (b"application/vnd.ms-word.document.macroEnabled.main+xml", "docm"),
    (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "docm"),
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx"),
])
def test_a_word_document_is_told_from_a_template_and_from_one_with_macros(main_type, told):
    assert look(changed(WORD, {CONTENT_TYPES: lambda types: types.replace(MAIN_TYPE, main_type)})) == ("file.not-xlsx", told)


def test_a_word_document_with_a_doctype_is_not_called_damaged():
    data = changed(WORD, {"word/document.xml": lambda part: part.replace(b"<w:document", b"<!DOCTYPE x><w:document", 1)})
    assert look(data) == ("file.not-xlsx", "docx-doctype")


# Packages


@pytest.mark.parametrize(("name", "told"), [("推荐表.xlsx", "empty-zip"), ("材料.zip", "archive-empty")])
def test_an_empty_zip_is_told_by_what_its_sender_takes_it_for(name, told):
    opened = open_archive(zipped({}), name)
    found = opened if isinstance(opened, Observation) else as_read(zipped({})).observed[0]
    assert (found.code, found.look) == ("file.unreadable", told)


ROW = '<table:table-row><table:table-cell office:value-type="string"><text:p>推荐单位名称</text:p></table:table-cell></table:table-row>'
SAYS_TABLE = '<manifest><file-entry full-path="/" media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest>'


@pytest.mark.parametrize("manifest", ["<manifest/>", SAYS_TABLE, SAYS_TABLE.replace('full-path="/" media-type', 'media-type')])
def test_an_ods_without_a_type_of_its_own_is_an_ods(manifest):
    data = zipped({name: part for name, part in parts_of(open_document(ROW, manifest)).items() if name != "mimetype"})
    assert open_archive(data, "推荐表.ods") is None
    book = intake.open_workbook(data)
    assert (book.kind, book.grid("单位信息")) == (intake.WorkbookKind.ODS, [["推荐单位名称"]])


def test_a_text_document_without_a_type_of_its_own_is_a_text_document():
    manifest = SAYS_TABLE.replace("spreadsheet", "text")
    assert look(zipped({"content.xml": b"<x/>", "META-INF/manifest.xml": manifest.encode()})) == ("file.not-xlsx", "odt")


def test_a_sheet_with_formats_without_end_is_named():
    row = '<row r="{0}" ht="15" customHeight="1" s="1">' + "".join(f'<c r="{column}{{0}}" s="1"/>' for column in "ABCD") + "</row>"
    more = "".join(map(row.format, range(300, 500_000))).encode()
    data = changed(filled_cleanly(), {UNIT_SHEET: lambda part: part.replace(b"</sheetData>", more + b"</sheetData>")})
    (finding,) = judge_observations("推荐表.xlsx", CAMPAIGN, as_read(data).observed).findings
    assert (finding.code, finding.look, finding.details["sheet"]) == ("file.too-large", "sheet-part", "单位信息")
    assert "空行" in finding_remedy(finding)
