"""Spreadsheets: real books of each format, what lies beside their cells, and books made to break a reader."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from connectors.readers import sheets
from connectors.readers.inside import root
from connectors.readers.node import Budget, Spent
from connectors.readers.sheets.grid import batches
from connectors.readers.sheets.numbers import format_of, written
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

FILES = Path(__file__).parent / "files" / "sheets"
Found = dict[str, dict[str, list[str]]]


def read(file: io.BytesIO | Path, budget: Budget | None = None) -> tuple[Found, list[tuple[str | None, str]]]:
    """Cells by unit and column, and what was not read."""
    data = file.read_bytes() if isinstance(file, Path) else file.getvalue()
    found: Found = {}
    unread: list[tuple[str | None, str]] = []
    unit = "book"
    for item in sheets.read(io.BytesIO(data), root("book", budget or Budget())):
        if isinstance(item, Unit):
            unit = item.name
        elif isinstance(item, Unread):
            unread.append((item.place.unit, item.reason))
        else:
            assert item.nbytes < 40 << 20
            columns = found.setdefault(unit, {})
            for name, values in item.to_pydict().items():
                columns.setdefault(name, []).extend(value for value in values if value is not None)
    return found, unread


def zipped(parts: dict[str, str | bytes | Iterator[str]]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                for piece in [content] if isinstance(content, (str, bytes)) else content:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return out


WORKBOOK = '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S" sheetId="1" r:id="r1"/></x:sheets></x:workbook>'
RELS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'


def book(rows: str | Iterator[str], **parts: str) -> io.BytesIO:
    def sheet() -> Iterator[str]:
        yield '<worksheet><dimension ref="A1:XFD1048576"/><sheetData>'
        yield from [rows] if isinstance(rows, str) else rows
        yield "</sheetData></worksheet>"

    more = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    return zipped({"xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELS, "xl/worksheets/sheet1.xml": sheet(), **more})


@pytest.mark.parametrize("name", ["people.xlsx", "people.ods", "people.xls"])
def test_a_real_book(name: str) -> None:
    found, unread = read(FILES / name)
    staff = found["book!Staff"]
    assert staff["Name"] == ["Jane Example", "Jo Example", "Sam Example"]
    assert staff["Phone"] == ["07700900123", "07700900124", "07700900125"]
    assert staff["Date of birth"] == ["1980-02-29", "1980-03-01", "1980-03-02"]
    assert set(staff["Card"]) <= {"4111111111111111", "4111111111111110"}  # LibreOffice keeps 15 digits in xlsx
    assert staff["Share"] == ["0.15"] * 3
    assert staff["Seen"] == ["2024-05-06 07:08:00"] * 3
    assert staff["Postcode"] == ["SW1A 1AA", "W1A 1AA"]
    assert staff[""] == ["Leavers of the year", "see Pat Example", "Checked by Pat Example", "write"]
    assert found["book!Form"] == {"Name": ["Jane Example"], "Phone": ["020 7946 0123"], "Postcode": ["SW1A 1AA"]}
    assert "hidden@example.org" in str(found["book!Deep"])
    own = found["book"] | staff
    assert own["author"] == ["Jane Example"] and own["title"] == ["Leavers"] and "Jane Example" in own["last modified by"]
    said = str(found)
    for text in ("off sick until May", "Call 020 7946 0123", "Confidential: Jane Example", "mailto:jane@example.org"):
        assert text in said, text
    assert unread == []


def test_names_allowed_values_and_formulas_are_columns() -> None:
    for name in ("people.xlsx", "people.ods"):
        found, _ = read(FILES / name)
        both = found["book"] | found["book!Staff"]
        assert both["defined name"] == ['"jo@example.org"']
        assert "Sam" in str(both["allowed values"]) and both["input message"] == ["choose one"]
        assert "from jo@example.org" in both["formula"]
        assert "Example Ltd" in str(both) and "Sam Example" in both["custom property"]


def test_an_encrypted_book_says_so() -> None:
    with pytest.raises(Unreadable, match=r"^encrypted Office document$"):
        read(FILES / "locked.xlsx")
    manifest = "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(Unreadable, match=r"^encrypted Office document$"):
        read(zipped({"content.xml": b"\0\1", "META-INF/manifest.xml": manifest}))


@pytest.mark.parametrize("name", ["people.xlsx", "people.ods", "people.xls", "locked.xlsx"])
def test_damage_is_a_reason(name: str) -> None:
    whole = (FILES / name).read_bytes()
    said = set()
    for at in range(20, len(whole), len(whole) // 40):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 255, 7, 255]) + whole[at + 3 :]):
            try:
                said.update(reason for _, reason in read(io.BytesIO(data))[1])
            except Unreadable as error:
                said.add(str(error))
    assert said
    assert not any("stopped" in reason for reason in said)


def test_numbers_as_text() -> None:
    assert written("4.1111111111111112E15", "") == "4111111111111111"
    assert written("0.10000000000000001", "") == "0.1"
    assert written("123456789", format_of(164, "000-00-0000")) == "123-45-6789"
    assert written("7700900123", format_of(164, r"00000\ 000000")) == "07700 900123"
    assert written("29280", format_of(14, None)) == "1980-02-29"
    assert written("60", "date") == "1900-02-28" and written("59", "date") == "1900-02-28"
    assert written("29280.5", format_of(164, "[$-809]dd mmm yyyy;@")) == "1980-02-29 12:00:00"
    assert written("1", format_of(164, '"days" 0')) == "1"
    assert written("15", format_of(164, "0.00E+00")) == "15"
    assert written("1e999", "date") == "1e999" and written("x", "date") == "x"
    assert written("27818", "date", True) == "1980-02-29"


def test_tables_of_one_sheet() -> None:
    rows = [
        (0, [(0, "Team list")]),
        (1, [(1, "name"), (2, "email")]),
        (2, [(1, "Jane Example"), (2, "jane@example.org"), (9, "beside")]),
        (4, [(1, "Jo Example"), (2, "jo@example.org")]),  # an empty row does not end the table
        (6, [(0, "order"), (1, "postcode")]),
        (7, [(0, "1"), (1, "SW1A 1AA")]),
        (9, [(0, "a closing word")]),
    ]
    found: dict[str, list[str]] = {}
    for batch in batches(rows):
        for name, values in batch.to_pydict().items():
            found.setdefault(name, []).extend(value for value in values if value)
    assert found == {
        "name": ["Jane Example", "Jo Example"],
        "email": ["jane@example.org", "jo@example.org"],
        "order": ["1"],
        "postcode": ["SW1A 1AA"],
        "": ["Team list", "beside", "a closing word"],
    }


def test_no_header_gives_letters_and_loses_no_row() -> None:
    rows = [(i, [(0, f"Jane{i}"), (27, f"jane{i}@example.org")]) for i in range(500)]
    table = pa.Table.from_batches(list(batches(rows)))
    assert table.schema.names == ["A", "AB"] and table.num_rows == 500


def test_plain_and_other_rows_keep_their_order_and_cells() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>na</t></r><r><t>me</t></r></is></c><c r="B1" t="str"><v>email</v></c></row>'
    for i in range(2, 3000):
        plain = f'<row r="{i}" spans="1:2"><c r="A{i}" s="0"><v>{i}</v></c><c r="B{i}" t="str"><v>jane{i}@example.org</v></c></row>'
        rows += plain if i % 3 else plain.replace("jane", "&#106;ane").replace("<c ", "\n<c ")
    found, unread = read(book(rows))
    assert found["book!S"]["name"] == [str(i) for i in range(2, 3000)]
    assert found["book!S"]["email"] == [f"jane{i}@example.org" for i in range(2, 3000)]
    assert unread == []


def test_parts_beside_the_sheets() -> None:
    cache = (
        '<pivotCacheDefinition refreshedBy="Jo Example"><cacheFields><cacheField name="email"><sharedItems><s v="jane@example.org"/>'
        '<s v="left@example.org"/></sharedItems></cacheField><cacheField name="salary"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
    )
    found, _ = read(
        book(
            "",
            xl__pivotCache__pivotCacheDefinition1=cache,
            xl__pivotCache__pivotCacheRecords1='<pivotCacheRecords><r><x v="0"/><n v="52000"/></r></pivotCacheRecords>',
            **{
                "xl__pivotCache___rels__pivotCacheDefinition1.xml.rels": "",
                "xl__threadedComments__threadedComment1": "<a><threadedComment><text>ask Jane Example</text></threadedComment></a>",
                "xl__persons__person": '<a><person displayName="Jo Example"/></a>',
                "xl__externalLinks__externalLink1": "<a><sheetData><row><cell><v>jo@example.org</v></cell></row></sheetData></a>",
                "xl__connections": '<a><connection name="crm"><dbPr connection="Server=db;Uid=jane;Pwd=example"/></connection></a>',
                "customXml__item1": "<a>Sam Example</a>",
            },
        )
    )
    own = found["book"]
    assert own["comment"] == ["ask Jane Example"] and own["comment author"] == ["Jo Example"]
    assert own["external link"] == ["jo@example.org"] and "Server=db;Uid=jane;Pwd=example" in own["connection"]
    assert "Sam Example" in str(found["book!customxml/item1.xml"])
    pivot = found["book!pivot cache 1"]
    assert pivot["email"] == ["jane@example.org", "left@example.org"] and pivot["refreshed by"] == ["Jo Example"]


def test_pivot_records_come_with_their_fields() -> None:
    made = {
        "xl/workbook.xml": "<workbook/>",
        "xl/pivotCache/pivotCacheDefinition1.xml": '<p><cacheField name="email"><sharedItems><s v="a@example.org"/><s v="b@example.org"/>'
        '<s v="gone@example.org"/></sharedItems></cacheField><cacheField name="salary"/></p>',
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": '<r><Relationship Id="r1" Target="pivotCacheRecords1.xml"/></r>',
        "xl/pivotCache/pivotCacheRecords1.xml": '<p><r><x v="1"/><n v="5.2E4"/></r><r><x v="0"/><n v="1"/></r></p>',
    }
    found, _ = read(zipped(dict(made)))
    pivot = found["book!pivot cache 1"]
    assert pivot["email"] == ["b@example.org", "a@example.org", "gone@example.org"] and pivot["salary"] == ["52000", "1"]


def test_a_far_cell_costs_nothing() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    found, unread = read(book(row))
    assert sorted("\t".join("\t".join(cells) for cells in found["book!S"].values()).split("\t")) == ["1", "2", "3"] and unread == []


def test_empty_rows_are_no_rows() -> None:
    rows = (f'<row r="{i}" s="1"><c r="A{i}" s="1"/></row>' for i in range(1, 200_000))
    assert "book!S" not in read(book(rows))[0]


def test_a_shared_text_repeated_without_end_is_stopped() -> None:
    rows = (f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 3000))
    with pytest.raises(Spent):
        read(book(rows, xl__sharedStrings="<sst><si><t>" + "jane " * 20_000 + "</t></si></sst>"), Budget(unpacked=100 << 20))


@pytest.mark.parametrize("markup", ['<!DOCTYPE w [<!ENTITY a "ha">]><w>&a;</w>', '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'])
def test_no_entity_is_declared(markup: str) -> None:
    parts = {"xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELS, "xl/worksheets/sheet1.xml": markup}
    _, unread = read(zipped(dict(parts)))
    assert unread == [("book!S", "declares a document type, which no Office document may: not read")]


def test_an_endless_tag_is_damage() -> None:
    _, unread = read(book('<row r="' + "1" * (40 << 20)))
    assert unread == [("book!S", "a part of the document is damaged")]


def test_an_endless_cell_comes_in_pieces() -> None:
    found, _ = read(book('<row r="1"><c r="A1" t="str"><v>' + "jane@example.org " * 1_000_000 + "</v></c></row>"))
    assert sum(len(cell) for cells in found["book!S"].values() for cell in cells) >= 17_000_000 - 100


def test_a_missing_sheet_is_unread_and_an_unlisted_one_is_read() -> None:
    found, unread = read(
        zipped({"xl/workbook.xml": WORKBOOK, "xl/worksheets/sheet9.xml": '<w><row r="1"><c r="A1"><v>7</v></c></row></w>'})
    )
    assert unread == [("book!S", "a part of the document is missing")]
    assert "7" in str(found["book!sheet9"])


def test_repeated_cells_of_opendocument_are_bounded() -> None:
    cell = '<t:table-cell o:value-type="string" t:number-columns-repeated="16384"><x:p>jane@example.org</x:p></t:table-cell>'
    row = f'<t:table-row t:number-rows-repeated="1048576">{cell}</t:table-row>' * 20
    found, _ = read(zipped({"content.xml": f'<d xmlns:o="o" xmlns:t="t" xmlns:x="x"><s><t:table t:name="S">{row}</t:table></s></d>'}))
    assert 20 <= sum(len(cells) for cells in found["book!S"].values()) <= 2 << 20


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(data) & 127 | 128, len(data) >> 7]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_book() -> io.BytesIO:
    """A book of [MS-XLSB]; python-calamine 0.9 finds the same cells in it."""

    def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
        return record(kind, struct.pack("<II", column, style) + value)

    def row(number: int) -> bytes:
        return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))

    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 1, 0, 4))
        + record(145)
        + row(0)
        + cell(7, 0, struct.pack("<I", 0))
        + cell(6, 1, wide("email"))
        + cell(6, 2, wide("phone"))
    )
    sheet += cell(6, 3, wide("born")) + row(1) + cell(7, 0, struct.pack("<I", 1)) + cell(8, 1, wide("jane@example.org") + bytes(10))
    sheet += cell(5, 2, struct.pack("<d", 7700900123)) + cell(2, 3, struct.pack("<I", 29280 << 2 | 2), 1) + cell(4, 4, b"\1")
    sheet += record(146) + record(130)
    strings = (
        record(159, struct.pack("<II", 2, 2)) + record(19, b"\0" + wide("name")) + record(19, b"\0" + wide("Jane Example")) + record(160)
    )
    styles = record(617, struct.pack("<I", 2)) + record(47, bytes(16)) + record(47, struct.pack("<HH12x", 0, 14)) + record(618)
    comments = record(632, wide("Jo Example")) + record(637, b"\0" + wide("off sick"))
    sheets_ = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("S")) + record(144) + record(132)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    rels += f'<Relationship Id="r1" Type="{kind}worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    return zipped(
        {
            "xl/workbook.bin": sheets_,
            "xl/_rels/workbook.bin.rels": rels,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": strings,
            "xl/styles.bin": styles,
            "xl/comments1.bin": comments,
            "xl/connections.bin": b"",
        }
    )


def test_a_binary_book() -> None:
    found, unread = read(binary_book())
    assert found["book!S"] == {
        "name": ["Jane Example"],
        "email": ["jane@example.org"],
        "phone": ["7700900123"],
        "born": ["1980-02-29"],
        "": ["true"],
    }
    assert found["book"] == {"comment author": ["Jo Example"], "comment": ["off sick"]}
    assert unread == [("book", "its data connections were not read: they are in the binary form")]


def test_a_part_without_a_name_costs_nothing() -> None:
    whole = book('<row><c t="inlineStr"><is><t>Jane Example</t></is></c></row>').getvalue()
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("\0"), b"nothing")
    rows, unread = read(out)
    assert "Jane Example" in str(rows) and not unread
