"""Small valid office files, mail and archives, byte for byte the same every time: a letter, a workbook, a page, a mailbox, a backup."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument"


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive; all its members are of 1 January 2024."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(paragraphs: Sequence[str], author: str) -> bytes:
    """A Word document (ECMA-376) of plain paragraphs, with its author among the properties."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    parts = {"word/document.xml": (f"{_MAIN}.wordprocessingml.document.main+xml", document)}
    return _package(parts, "word/document.xml", author)


def xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], author: str) -> bytes:
    """A workbook (ECMA-376) of sheets of texts, with its author among the properties."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    book = f'<workbook xmlns="{space}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>'
    parts = {"xl/workbook.xml": (f"{_MAIN}.spreadsheetml.sheet.main+xml", book)}
    for number, rows in enumerate(sheets.values(), 1):
        cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        sheet = f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = (f"{_MAIN}.spreadsheetml.worksheet+xml", sheet)
    links = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    return _package(parts, "xl/workbook.xml", author, {"xl/_rels/workbook.xml.rels": _relations(links)})


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _package(parts: Mapping[str, tuple[str, str]], main: str, author: str, more: Mapping[str, str] | None = None) -> bytes:
    """An Open Packaging Conventions file: its parts, what they are, and the author."""
    core = f"{_PACKAGE}/metadata/core-properties"
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    types += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    creator = f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(author)}</dc:creator>'
    properties = f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{rels}{types}</Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", main)}, properties),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}">{creator}</cp:coreProperties>',
        **{name: content for name, (_, content) in parts.items()},
        **(more or {}),
    }
    return archive({name: (_XML + text).encode() for name, text in texts.items()})


def _relations(links: Mapping[str, tuple[str, str]], more: str = "") -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in links.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}{more}</Relationships>'


def pdf(lines: Sequence[str], locked: bool = False) -> bytes:
    """A PDF 1.7 file of one page of text; `locked`: only a password that nobody has opens it."""
    text = "BT /F1 11 Tf 72 770 Td 14 TL " + "".join(f"({_escaped(line)}) Tj T* " for line in lines) + "ET"
    stream = zlib.compress(text.encode("cp1252", "replace"))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"4f" * 32, b"55" * 32),
    ]
    out, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b"/Encrypt 6 0 R/ID[<%b><%b>]" % (b"49" * 16, b"49" * 16) if locked else b""
    return out + b"xref\n0 7\n0000000000 65535 f \n%btrailer<</Size 7/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (table, lock, len(out))


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def message(sender: str, to: str, subject: str, date: str, text: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """A mail (RFC 5322) with its attachments."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, to, subject, date
    mail.set_content(text)
    for name, content in (attached or {}).items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        mail.set_boundary("=-=noticegap-demo=-=")
    return mail.as_bytes()


def mbox(messages: Sequence[bytes]) -> bytes:
    """A mailbox (RFC 4155, mboxrd)."""
    return b"".join(b"From MAILER-DAEMON Mon Jan  1 00:00:00 2024\n" + _quoted(mail).rstrip(b"\n") + b"\n\n" for mail in messages)


def _quoted(mail: bytes) -> bytes:
    return b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in mail.split(b"\n"))
