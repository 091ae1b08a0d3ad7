"""What files of other kinds look like: told from how they begin, or from what stands a little further on."""

import re
from collections.abc import Iterable

from toolkit.looks import Look

_HEAD = 4096
"""Bytes from the beginning within which most kinds show."""
_HEADERS_WITHIN = 65_536
"""Bytes within which the headers of a mail end."""
_SHORTEST_UTF_16 = 16
"""Bytes from which on a text without a mark can be told for UTF-16."""

_STARTS: tuple[tuple[Look, tuple[bytes, ...]], ...] = (
    (Look.ARCHIVE, (
        b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\x1f\x9d", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd",
        b"\x04\x22\x4d\x18", b"MSCF\0", b"MSWIM\0", b"\x60\xea", b"EGGA", b"ALZ\1", b"!<arch>\n",
        b"PK\x07\x08", b"PK00PK",
    )),
    (Look.IMAGE, (
        b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"8BPS", b"\xd7\xcd\xc6\x9a",
        b"\0\0\0\x0cjP  ", b"\0\0\1\0\1\0",
    )),
    (Look.MEDIA, (
        b"ID3\3", b"ID3\4", b"\xff\xfb", b"\xff\xf3", b"OggS\0", b"fLaC\0", b"#!AMR", b"FLV\1", b"\x1a\x45\xdf\xa3",
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"\0\0\1\xba",
    )),
    (Look.SHORTCUT, (b"\x4c\0\0\0\x01\x14\x02\0", b"book\0\0\0\0mark")),
    (Look.WINMAIL, (b"\x78\x9f\x3e\x22",)),
    (Look.MAIL, (b"!BDN", b"\xcf\xad\x12\xfe")),
    (Look.APPLE_DOUBLE, (b"\0\5\x16\7", b"\0\5\x16\0")),
    (Look.OLD_EXCEL, (b"\x09\0\4\0", b"\x09\2\6\0", b"\x09\4\6\0", b"\x09\x08\x08\0", b"\x09\x08\x10\0")),
    (Look.OTHER_TABLE, (
        b"\0\0\2\0\4\4", b"\0\0\2\0\6\4", b"\0\0\2\0\x20\x51", b"\0\0\x1a\0", b"\0\1\0\0Standard ",
        b"SQLite format 3\0",
    )),
    (Look.PROGRAM, (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")),
    (Look.GUARDED, (b"%TSD-Header-###%", b"\x62\x14\x23\x65", b".pfile")),
    (Look.SEALED, (
        b"\xc0\xb9\x07\x2e\x4f\x93\xf1\x46", b"AES\1\0", b"AES\2\0", b"Salted__", b"\x8c\x0d\4",
        b"-----BEGIN PGP", b"-----BEGIN PKCS7",
    )),
    (Look.EMPTY_ZIP, (b"PK\5\6",)),
)
"""How files of other kinds begin that no text begins like: by their own marks, which are bytes, not words."""

_WORDS: tuple[tuple[Look, tuple[bytes, ...]], ...] = (
    (Look.IMAGE, (b"BM",)), (Look.ARCHIVE, (b"BZh",)), (Look.PROGRAM, (b"MZ",)), (Look.CAD, (b"AC10",)),
)
"""How files begin that are no text, though a text may begin so too."""

_WITHIN = (
    (8, b"WEBP", Look.IMAGE), (8, b"WAVE", Look.MEDIA), (8, b"AVI ", Look.MEDIA),
    (4, b"moov", Look.MEDIA), (4, b"mdat", Look.MEDIA),
    (40, b" EMF", Look.IMAGE), (257, b"ustar", Look.ARCHIVE), (2, b"-lh", Look.ARCHIVE), (7, b"**ACE**", Look.ARCHIVE),
    (32_769, b"CD001", Look.ARCHIVE),
)
"""What files of other kinds have some bytes further on."""

_PICTURE_BRANDS = re.compile(rb"....ftyp(?:hei|hev|mif1|msf1|avi)", re.DOTALL)
_FILM_BRANDS = re.compile(rb"....ftyp", re.DOTALL)
_SIGNED_MAIL = re.compile(rb"\x30.{0,18}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07", re.DOTALL)
_DATABASE = re.compile(rb"[\x03\x30\x83\xf5].[\x01-\x0c][\x01-\x1f].{8}\0", re.DOTALL)
"""A table of dBase or FoxPro: its version, then the day of its last change."""

_PATTERNS = ((_PICTURE_BRANDS, Look.IMAGE), (_FILM_BRANDS, Look.MEDIA), (_SIGNED_MAIL, Look.SEALED))
_GUARD = b"E-SafeNet"
_PLACEHOLDER = b"NSURL"
"""What stands in a list by Apple in place of a file that has not been loaded from its cloud."""

_TEXT_STARTS: tuple[tuple[Look, tuple[bytes, ...]], ...] = (
    (Look.PDF, (b"%pdf",)),
    (Look.RTF, (b"{\\rtf",)),
    (Look.SHORTCUT, (b"[internetshortcut", b"[desktop entry]", b"[{000214a0")),
    (Look.CARD, (b"begin:vcard", b"begin:vcalendar")),
    (Look.OTHER_TABLE, (b"id;p", b"table\r\n0,1", b"table\n0,1")),
    (Look.ENCODED, (b"uesdb", b"0m8r4kgxgue", b"begin 6", b"(this file must be converted with binhex")),
    (Look.PLACEHOLDER, (b"version https://git-lfs",)),
    (Look.CAD, (b"0\r\nsection", b"0\nsection")),
)
"""How texts begin that are more than a text, in lower case, after white space."""

_PAGE_STARTS = (
    b"<!doctype html", b"<html", b"<head", b"<meta", b"<body", b"<table", b"<style", b"<script", b"<div", b"<!--",
)
_CLOUD_LINKS = (b'"doc_id"', b"docs.google.com/")

_MAILBOX = re.compile(rb"from \S{1,200} [^\n]{0,100}\d\d:\d\d[^\n]{0,50}\n")
_HEADERS = re.compile(rb"(?:[!-9;-~]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++")
_HEADER_NAME = re.compile(rb"^([!-9;-~]++):", re.MULTILINE)
_ROUTE = frozenset((b"to", b"received", b"return-path", b"delivered-to", b"message-id"))
"""Headers that a mail gets on its way, and a page that was saved has not."""
_OF_MAIL = _ROUTE | {b"from", b"date", b"subject", b"cc", b"bcc", b"reply-to", b"sender", b"mime-version"}
_FEWEST_HEADERS = 2


def look_of(data: bytes) -> Look:
    """Return what a file looks like that is neither a zip package nor an OLE2 file."""
    if look := _by_bytes(data):
        return look
    text = _as_text(data)
    look = _by_words(text or data)
    if text or look is not Look.TEXT:
        return look
    if look := _starting(data, _WORDS):
        return look
    return Look.UNKNOWN if data.strip(b"\0") else Look.ZEROS


def _starting(data: bytes, table: Iterable[tuple[Look, tuple[bytes, ...]]]) -> Look | None:
    return next((look for look, starts in table if data.startswith(starts)), None)


def _by_bytes(data: bytes) -> Look | None:
    """Return what a file looks like by marks that are no words."""
    if data.startswith(b"bplist00"):
        return Look.PLACEHOLDER if _PLACEHOLDER in data else Look.SHORTCUT
    look = _starting(data, _STARTS) or next((look for at, mark, look in _WITHIN if data.startswith(mark, at)), None)
    look = look or next((look for pattern, look in _PATTERNS if pattern.match(data)), None)
    if look is None and _DATABASE.match(data) and b"\r" in data[32:_HEAD]:
        return Look.OTHER_TABLE
    return Look.GUARDED if look is None and _GUARD in data[:_HEAD] else look


def _by_words(text: bytes) -> Look:
    """Return what a text looks like; it is in UTF-8, or in an encoding that begins with ASCII."""
    start = text[:_HEADERS_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if look := _starting(start, _TEXT_STARTS):
        return look
    if start.startswith(b"<"):
        return _by_markup(start, text)
    if start.startswith(b"{") and any(link in start for link in _CLOUD_LINKS):
        return Look.SHORTCUT
    return _mail_or_page(start) or Look.TEXT


def _by_markup(start: bytes, text: bytes) -> Look:
    """Return what a text of tags looks like."""
    if start.startswith(_PAGE_STARTS) or (b"<html" in start[:_HEAD] and start.startswith(b"<?xml")):
        return _page(start, text)
    head = start[:_HEAD]
    if start.startswith(b"<svg") or b"<svg" in head:
        return Look.IMAGE
    if b"<plist" in head and b"<key>url</key>" in head:
        return Look.SHORTCUT
    if b"word.document" in head or b"wordprocessingml" in head or b"opendocument.text" in head:
        return Look.WORD_XML
    return Look.XML if start.startswith(b"<?xml") else Look.TEXT


def _page(start: bytes, text: bytes) -> Look:
    """Return whether a page was saved by a spreadsheet program, holds a table at least, or none."""
    if b"office:excel" in start or b"excel.sheet" in start:
        return Look.TABLE_AS_PAGE
    return Look.HTML if b"<table" in start or b"<table" in text.lower() else Look.PAGE_ONLY


def _mail_or_page(start: bytes) -> Look | None:
    """Return whether a text begins as a mail does, or as a page that was saved like one; None for neither."""
    if _MAILBOX.match(start):
        return Look.MAIL
    headers = _HEADERS.match(start.replace(b"\r\n", b"\n"))
    if headers is None:
        return None
    names = frozenset(_HEADER_NAME.findall(headers[0]))
    if b"x-document-type" in names:
        return Look.TABLE_AS_PAGE if b"workbook" in headers[0] else Look.HTML
    saved = b"snapshot-content-location" in names or b"saved by" in headers[0] or b"multipart/related" in headers[0]
    if saved and not names & _ROUTE:
        return Look.HTML
    extra = {name for name in names if name.startswith((b"x-", b"content-"))}
    return Look.MAIL if names & _OF_MAIL and len(names & _OF_MAIL | extra) >= _FEWEST_HEADERS else None


def _as_text(data: bytes) -> bytes:
    """Return a text of any encoding that Chinese systems write, in one that begins with ASCII; empty for no text."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return _decoded(data, "utf-32").encode()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16").encode()
    if b"\0" in data:
        return _unmarked_utf_16(data).encode() if len(data) >= _SHORTEST_UTF_16 else b""
    return data if data.strip() and any(_decoded(data, name) for name in ("utf-8", "gb18030")) else b""


def _unmarked_utf_16(data: bytes) -> str:
    """Return a text in UTF-16 that no mark tells; empty where one of its first characters shows nothing."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        if text and all(mark.isprintable() or mark in "\t\r\n" for mark in text[:_HEAD]):
            return text
    return ""


def _decoded(data: bytes, encoding: str) -> str:
    """Return *data* as text; empty where it is not valid in *encoding*."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""
