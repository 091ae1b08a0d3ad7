"""Packages made to do harm: XML that grows, zips that grow, sheets without end, and what kills a library."""

import re

from tests.hostile.kind import UNIT, Make, always, before_root, in_every_entry, named, part, read, too_large, unreadable
from tests.support import packages
from tests.support.packages import (
    BOOK,
    BOOK_LINKS,
    LINKS,
    MAIN,
    STRINGS,
    STYLES,
    UNIT_SHEET,
    changed,
    open_document,
    rows,
    workbook,
    zipped,
)

NO_MORE = "form.column-missing form.sheet-missing"
"""What is said of a workbook with a label of the form and nothing else of it."""

BOMB = ('<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>").encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
QUADRATIC = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 50_000 + b'">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]>'

CORNER = '<row r="{row}"><c r="{ref}"><v>1</v></c></row>'
FAR = CORNER.format(row=1_048_576, ref="XFD1048576")
SHUFFLED = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(20_000))


def blank_rows() -> str:
    """A million rows that hold a format and nothing else."""
    return "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(2, 1_000_001))


def full_rows() -> str:
    """Rows with 503,000 values."""
    return "".join(f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>{row}</v></c>' for column in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
                   for row in range(2, 19_400))


def characters(count: int) -> str:
    """So many characters in no order that packs well."""
    return (SHUFFLED * (count // len(SHUFFLED) + 1))[:count]


def cells(body: str, **parts: bytes) -> Make:
    """A workbook with a label of the form, and this in its second row."""
    return always(lambda: workbook(rows(f'<row r="2">{body}</row>'), extra=parts))


def shared(string: str, times: int) -> Make:
    """A workbook with a label of the form, and so many cells that share one text."""
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>1</v></c></row>' for row in range(2, times + 2))
    strings = f'<sst xmlns="{MAIN}"><si><t>推荐单位名称</t></si><si>{string}</si></sst>'
    return always(lambda: workbook(rows(cells), extra={STRINGS: strings.encode()}))


def nested(depth: int, name: str = "x") -> str:
    return f"<{name}>" * depth + f"</{name}>" * depth


def sheets(count: int) -> bytes:
    """A workbook that lists so many sheets, all in one part."""
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, count + 1))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'
    return workbook(rows(""), extra={BOOK: book.encode()})


def dated(body: str) -> bytes:
    """A workbook whose second format is a date."""
    links = "".join(f'<Relationship Id="r{n}" Type="{LINKS}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(
        (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")), 1))
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    return workbook(rows(f'<row r="2">{body}</row>'), extra={
        STYLES: styles.encode(),
        BOOK_LINKS: f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'.encode()})


ENTITIES = (
    *(unreadable(f"{what} in {name.rpartition('/')[2]}", before_root(name, text), looks)
      for what, text, looks in (("bomb", BOMB, "entities"), ("XXE", OUTSIDE, "entities"), ("DOCTYPE", b"<!DOCTYPE x>", "doctype"),
                                ("DOCTYPE of HTML", b"<!DOCTYPE html [<!ELEMENT a (b)>]>", "doctype"))
      for name in (BOOK, STRINGS, UNIT_SHEET, STYLES)),
    unreadable("one long entity", before_root(STRINGS, QUADRATIC), "entities"),
    unreadable("an entity from elsewhere", before_root(UNIT_SHEET, PARAMETER), "entities"),
    unreadable("DOCTYPE in relations", before_root(BOOK_LINKS, b"<!DOCTYPE x>"), "doctype"),
    unreadable("DOCTYPE in UTF-16", always(workbook(("<!DOCTYPE x>" + rows("")).encode("utf-16"))), "doctype"),
    unreadable("a DOCTYPE from elsewhere", before_root(STRINGS, b'<!DOCTYPE x SYSTEM "http://example.org/a.dtd">'), "doctype"),
    read("bomb in a part that is not read", before_root("docProps/core.xml", BOMB)),
)

XML = (
    unreadable("deep workbook", always(lambda: workbook(rows(""), extra={BOOK: f"<w>{nested(100_000)}</w>".encode()}, method=0)), "deep"),
    unreadable("deep sheet", always(workbook("<!-- -->" + rows(nested(1000)))), "deep"),
    read("deep among others", always(lambda: workbook(rows(nested(300_000)), method=0)), NO_MORE),
    read("a million attributes", always(lambda: workbook(rows("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"))), NO_MORE),
)

TEXTS = (
    read("a control character", named(UNIT[:3] + b"\x01" + UNIT[3:]), "form.control-characters"),
    read("a control character by number", named(UNIT[:3] + b"&#1;" + UNIT[3:]), "form.control-characters"),
    read("a control character as Excel writes it", named(UNIT[:3] + b"_x0000_" + UNIT[3:]), "form.control-characters"),
    read("no character of Unicode", named(UNIT[:3] + "\ufffe".encode() + UNIT[3:]), "form.control-characters"),
    read("half a surrogate pair as Excel writes it", named(UNIT + b"_xD800_")),
    read("a comment within a text", named(UNIT[:3] + b"<!-- x -->" + UNIT[3:])),
    read("CDATA within a text", named(UNIT[:3] + b"<![CDATA[" + UNIT[3:] + b"]]>")),
    read("an instruction within a text", named(UNIT[:3] + b"<?x y?>" + UNIT[3:])),
    unreadable("the null character by number", named(UNIT + b"&#0;"), "damaged"),
    unreadable("half a surrogate pair by number", named(UNIT + b"&#xD800;"), "damaged"),
    unreadable("half a surrogate pair", named(UNIT + b"\xed\xa0\x80"), "damaged"),
    unreadable("half a character", named(UNIT[:-1]), "damaged"),
    unreadable("an entity of HTML", named(UNIT + b"&nbsp;"), "damaged"),
    read("a text of 40,000 characters", named(UNIT + characters(40_000).encode())),
)

CELLS = (
    unreadable("one cell twice", cells('<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>'), "not-read-in-full"),
    unreadable("a second address far away", cells('<c r="A2" r="XFD1048576"><v>1</v></c>'), "damaged"),
    unreadable("a second address in other quotes", cells("""<c r="A2" r='XFD1048576'><v>1</v></c>"""), "damaged"),
    unreadable("string out of range", cells('<c r="A2" t="s"><v>99</v></c>'), "damaged"),
    unreadable("no address", always(workbook(rows('<!-- --><row r="2"><c r="2A"><v>1</v></c></row>'))), "addresses"),
    unreadable("neither true nor false", cells('<c r="A2" t="b"><v>ja</v></c>'), "damaged"),
    unreadable("of a type unknown", cells('<c r="A2" t="zz"><v>1</v></c>'), "damaged"),
    read("a day that is none", cells('<c r="A2" t="d"><v>2023-13-45</v></c>'), NO_MORE + " form.cell-unread"),
    read("numbers that are none", cells('<c r="A2"><v>NaN</v></c><c r="B2"><v>INF</v></c><c r="C2"><v>1E400</v></c>'), NO_MORE + " form.cell-unread"),
    read("days out of the calendar", always(dated(
        '<c r="A2" s="1"><v>1E300</v></c><c r="B2" s="1"><v>-99999999</v></c><c r="C2" s="1"><v>2958466</v></c>')), NO_MORE + " form.cell-unread"),
    read("a format out of range", cells('<c r="A2" s="4294967295"><v>1</v></c>'), NO_MORE + " form.cell-unread"),
    read("rows upside down", always(workbook(rows(CORNER.format(row=9, ref="A9") + CORNER.format(row=3, ref="A3")))), NO_MORE + " form.cell-unread"),
    too_large("10,001 merged ranges", always(workbook(rows("").replace(
        "</worksheet>", "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 10_001 + "</mergeCells></worksheet>"), method=0)), "merged"),
    read("everything merged", always(workbook(rows("").replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'))), NO_MORE),
)

BOMBS = (
    too_large("a part that lies", always(lambda: packages.lying(BOOK, packages.deflated(30_000_000), 100)), "ratio"),
    too_large("a part of 300 MB", always(lambda: zipped({BOOK: b"<w/>", STRINGS: bytes(300_000_000)})), "unpacked"),
    too_large("parts said to have 4 GB", in_every_entry(24, b"\xfe\xff\xff\xff"), "unpacked"),
    too_large("strings of 30 MB of blanks", part(STRINGS, b" " * 30_000_000), "ratio"),
    too_large("2,000 parts", lambda form: changed(form, {f"xl/media/{n}.png": b"" for n in range(2000)}), "entries"),
    too_large("21 MB", lambda form: form + bytes(20_000_000), "file"),
    too_large("300 sheets", always(lambda: sheets(300)), "sheets"),
    too_large("5,000 sheets", always(lambda: sheets(5000)), "sheets"),
    read("strings said to be 4 thousand million", part(STRINGS, lambda strings: re.sub(
        rb'uniqueCount="\d+"', b'uniqueCount="4294967295"', strings))),
    read("strings said to be beyond counting", part(STRINGS, lambda strings: re.sub(
        rb'uniqueCount="\d+"', b'uniqueCount="9223372036854775807"', strings))),
    too_large("one text of 1 million characters in 2,000 cells", shared(f"<t>{characters(1_000_000)}</t>", 2000), "texts"),
    too_large("one text of 30,000 characters in 2,000 cells", shared(f"<t>{characters(30_000)}</t>", 2000), "texts"),
    too_large("a text of many runs in 2,000 cells", shared(f"<r><t>{characters(300)}</t></r>" * 100, 2000), "texts"),
    read("one text of 30,000 characters in 1,000 cells", shared(f"<t>{characters(30_000)}</t>", 1000), NO_MORE + " form.cell-unread"),
    too_large("a million rows of ods", always(open_document(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>")), "rows"),
)

CORNERS = (
    too_large("two corners", always(workbook(rows(FAR))), "rows"),
    too_large("two corners in other quotes", always(workbook(rows(FAR.replace('"', "'")))), "rows"),
    too_large("two corners with blanks", always(workbook(rows(FAR.replace("r=", "r = ")))), "rows"),
    too_large("two corners with line breaks", always(workbook(rows(FAR.replace("r=", "r\n=")))), "rows"),
    too_large("two corners with a prefix", always(workbook(rows(
        FAR.replace("<c", "<e:c").replace("</c", "</e:c").replace("<e:c ", '<e:c xmlns:e="e" ')))), "rows"),
    too_large("far to the right", always(workbook(rows(CORNER.format(row=2, ref="XFD2")))), "columns"),
    too_large("far below by position", always(lambda: workbook(rows("<row/>" * 30_000 + "<row><c><v>1</v></c></row>"), method=0)), "rows"),
    too_large("a note far below", always(workbook(rows(CORNER.format(row=30_000, ref="A30000")))), "rows"),
    *(too_large(f"a cell in the far corner with {what} that shows nothing", always(workbook(rows(
        f'<row r="1048576"><c r="XFD1048576" t="{kind}">{content}</c></row>'))), "rows")
      for what, kind, content in (("a formula", "n", "<f>1+1</f>"), ("a value", "str", "<v></v>"), ("a text", "inlineStr", "<is/>"))),
    read("blank cell in the far corner", always(workbook(rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))), NO_MORE),
    read("a dimension of everything", always(workbook(rows("").replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'))), NO_MORE),
    read("a million styled blank rows", always(lambda: workbook(rows(blank_rows()))), NO_MORE),
    too_large("503,000 values", always(lambda: workbook(rows(full_rows()))), "values"),
    read("a text of 20 MB", cells(f'<c r="A2" t="inlineStr"><is><t>{"题目啊" * 200}{characters(2_000_000)}</t></is></c>'), NO_MORE + " form.cell-unread"),
)

HARMFUL = (*ENTITIES, *XML, *TEXTS, *CELLS, *BOMBS, *CORNERS)

SLOW = frozenset({"a text of 20 MB", "503,000 values", "a million styled blank rows"})
"""Kinds that take a while, and are left out where all others stand together."""
