"""PDF and spreadsheets that lie about what they hold."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from tests.hostile.case import CANARY, Case
from tests.hostile.markup import odf, xlsx


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF file with these objects, numbered from 1, and a table of where they stand."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, at))
    return out.getvalue()


def _stream(extra: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (extra, len(data), data)


def _page_loop(folder: Path) -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    (folder / "itself.pdf").write_bytes(pdf(catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>"))
    loop = (b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>"
    (folder / "pages.pdf").write_bytes(pdf(catalog, *loop, page, _stream(b"", b"BT ET")))


def _stream_loop(folder: Path) -> None:
    """Object streams that extend one another and hold one another's objects; a cross-reference that is its own predecessor."""
    inside = b"2 0 3 20 <</Type/Pages/Kids[3 0 R]/Count 1>> "
    first = _stream(b"/Type/ObjStm/N 2/First 9/Extends 5 0 R", inside)
    second = _stream(b"/Type/ObjStm/N 1/First 4/Extends 4 0 R", b"4 0 <</Type/ObjStm>>")
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    outline = b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R/Title(x)/Count 9>>"
    body = pdf(catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", first, second, outline)
    (folder / "streams.pdf").write_bytes(body)
    rows = bytes((0, 0, 0, 1, 0, 9, 2, 0, 4, 2, 0, 4, 2, 0, 4))
    out = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n4 0 obj\n" + first + b"\nendobj\n"
    at = len(out)
    extra = b"/Type/XRef/W[1 1 1]/Size 5/Root 1 0 R/Prev %d" % at
    (folder / "xref.pdf").write_bytes(out + b"7 0 obj\n" + _stream(extra, rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at)


def _pdf_bomb(folder: Path) -> None:
    packed = bytes(64 << 20)
    for _ in range(3):
        packed = zlib.compress(packed, 9)
    stream = _stream(b"/Filter[/FlateDecode/FlateDecode/FlateDecode]", packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    (folder / "bomb.pdf").write_bytes(pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream))


def _billion_rows(folder: Path) -> None:
    row = '<row r="{}"><c r="A{}" t="inlineStr"><is><t>' + CANARY + "</t></is></c></row>"
    sheet = '<worksheet><dimension ref="A1:XFD1000000000"/><sheetData>' + row.format(1, 1) + row.format(10**9, 10**9)
    xlsx(folder / "declared.xlsx", sheet + "</sheetData></worksheet>", "<sst/>")
    cell = f'<table:table-cell table:number-columns-repeated="16384"><text:p>{CANARY}</text:p></table:table-cell>'
    for name, inner in (("filled", cell), ("empty", '<table:table-cell table:number-columns-repeated="1000000000"/>')):
        rows = f'<table:table-row table:number-rows-repeated="1000000000">{inner}</table:table-row>'
        odf(
            folder / f"{name}.ods",
            "spreadsheet",
            f'<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>',
        )


def _shared_strings(folder: Path) -> None:
    """One string of 10 MB that 100,000 cells refer to, and a list of strings that unpacks to 700 MB."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    xlsx(folder / "referred.xlsx", sheet, f"<sst><si><t>{'x ' * (5 << 20)}</t></si></sst>")
    xlsx(folder / "packed.xlsx", sheet, f"<sst>{('<si><t>' + 'y' * 100 + '</t></si>') * 6_000_000}</sst>")


CASES = (
    Case("pdf whose page tree is a loop", _page_loop, "damaged|PDF|page"),
    Case("pdf with object streams in a loop", _stream_loop, "damaged|PDF|page"),
    Case("pdf with a stream packed three times", _pdf_bomb, quick=False),
    Case("spreadsheets that declare a billion rows", _billion_rows, quick=False),
    Case("spreadsheet with a shared-string bomb", _shared_strings, "bomb|more", quick=False),
)
