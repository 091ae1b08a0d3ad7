"""What comes beside the demo's workbooks: signed pages as scanners and telephones make them, and archives."""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from toolkit.ooxml.archive import deflated_zip

_MARK = "[Demo] The signed page of {} would be here."
_SIZE = (620, 877)
"""A4 at 75 dots an inch."""


def signed_page(name: str, unit: str) -> bytes:
    """Return the signed page of the unit with this code, in the kind that the suffix of its name tells."""
    mark = _MARK.format(unit)
    return _pdf(mark) if name.endswith(".pdf") else _photograph(mark)


def _pdf(mark: str) -> bytes:
    """Return a PDF of one page, part by part."""
    drawn = f"BT /F1 18 Tf 72 720 Td ({mark}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + head + table + trailer


def _photograph(mark: str) -> bytes:
    """Return a picture as JPG."""
    page, data = Image.new("L", _SIZE, 250), BytesIO()
    ImageDraw.Draw(page).text((75, 120), mark, fill=0)
    page.save(data, "JPEG", quality=80)
    return data.getvalue()


def gbk_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip with names in GBK, unmarked, as Chinese Windows packs it."""
    names = {f"{number:@>{len(name.encode('gb18030'))}}": name for number, name in enumerate(files)}
    packed = deflated_zip({stand_in: files[name] for stand_in, name in names.items()})
    for stand_in, name in names.items():  # zipfile writes names in ASCII or UTF-8 only
        packed = packed.replace(stand_in.encode(), name.encode("gb18030"))
    return packed
