"""XML, JSON, YAML, RTF and mail: entities, references outward, and depth without end."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
from pathlib import Path

from tests.hostile.case import CANARY, Case, written, zipped

_DEEP = 100_000
_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1 if i else str()};" * 10}">' for i in range(10))
    + "<!ENTITY % p SYSTEM 'http://192.0.2.1/p.dtd'> %p;]>"
)
_QUADRATIC = '<!DOCTYPE d [<!ENTITY a "' + "x" * 50_000 + '">]>'
_EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://192.0.2.1/b">]>'
_ENTITIES = (("laughs", _LAUGHS, "&a9;"), ("external", _EXTERNAL, "&a;&b;"), ("quadratic", _QUADRATIC, "&a;" * 50_000))
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _xml(folder: Path) -> None:
    for name, doctype, use in _ENTITIES:
        (folder / f"{name}.xml").write_text(f'<?xml version="1.0"?>{doctype}<d><row>{use}</row></d>')


def _svg(folder: Path) -> None:
    for name, doctype, use in _ENTITIES:
        text = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><text>{use}</text></svg>'
        (folder / f"{name}.svg").write_text(doctype + text)


def _docx(folder: Path) -> None:
    for name, doctype, use in _ENTITIES:
        body = f"{doctype}<w:document {_W}><w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>"
        _ooxml(folder / f"{name}.docx", "wordprocessingml.document", {"word/document.xml": body})


def _ooxml(path: Path, kind: str, parts: dict[str, str]) -> None:
    main = next(iter(parts))
    types = f'<Types xmlns="x"><Override PartName="/{main}" ContentType="{_MAIN.format(kind)}"/></Types>'
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    top = f'<Relationships xmlns="{rels[:-13]}"><Relationship Id="r1" Type="{rels}/officeDocument" Target="{main}"/></Relationships>'
    every = {"[Content_Types].xml": types, "_rels/.rels": top, **parts}
    zipped(path, *((name, text.encode()) for name, text in every.items()))


def xlsx(path: Path, sheet: str, strings: str) -> None:
    """A workbook with this sheet and these shared strings."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{rels}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{rels}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{rels}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet.replace("<worksheet", f"<worksheet {main}", 1),
        "xl/sharedStrings.xml": strings.replace("<sst", f"<sst {main}", 1),
    }
    _ooxml(path, "spreadsheetml.sheet", parts)


def _xlsx(folder: Path) -> None:
    for name, doctype, use in _ENTITIES:
        sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
        xlsx(folder / f"{name}.xlsx", sheet, f"{doctype}<sst><si><t>{use}</t></si></sst>")


def odf(path: Path, kind: str, body: str, doctype: str = "") -> None:
    """An OpenDocument file with this body."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table"))
    content = f"{doctype}<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>"
    zipped(path, ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), ("content.xml", content.encode()))


def _odt(folder: Path) -> None:
    for name, doctype, use in _ENTITIES:
        odf(folder / f"{name}.odt", "text", f"<office:text><text:p>{use}</text:p></office:text>", doctype)


def _json(folder: Path) -> None:
    (folder / "lists.json").write_text("[" * _DEEP + "]" * _DEEP)
    (folder / "objects.json").write_text('{"a":' * _DEEP + "1" + "}" * _DEEP)
    (folder / "cut.json").write_text("[" * _DEEP)
    (folder / "lines.jsonl").write_text("\n".join(['{"a":' * (_DEEP // 10) + "1" + "}" * (_DEEP // 10)] * 5))


def _deep_xml(folder: Path) -> None:
    (folder / "deep.xml").write_text("<a>" * _DEEP + CANARY + "</a>" * _DEEP)
    (folder / "deep.html").write_text("<html>" + "<div>" * _DEEP + CANARY + "</div>" * _DEEP)


def _aliases() -> bytes:
    lines = ['a0: &a0 ["' + CANARY + '", "lol"]']
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines).encode()


def _yaml_deep(folder: Path) -> None:
    (folder / "flow.yaml").write_text("a: " + "[" * _DEEP + "]" * _DEEP)
    (folder / "block.yaml").write_text("\n".join(" " * i + "a:" for i in range(3000)))
    (folder / "loop.yaml").write_text("a: &a\n  b: *a\n")


def _mail() -> bytes:
    heads = [f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(_DEEP)]
    return f"From: a@example.org\nSubject: {CANARY}\nMIME-Version: 1.0\n{''.join(heads)}Content-Type: text/plain\n\n{CANARY}\n".encode()


def _mail_in_mail(folder: Path) -> None:
    head = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    (folder / "mails.eml").write_text(head * 20_000 + "Subject: last\n\nx\n")
    outer = email.mime.multipart.MIMEMultipart()
    for _ in range(20_000):
        outer.attach(email.mime.text.MIMEText("x"))
    (folder / "parts.eml").write_text(outer.as_string())


_ENTITY = "declares"
CASES = (
    Case("entities, external references, billion laughs in xml", _xml),
    Case("the same in svg", _svg),
    Case("the same in docx", _docx, _ENTITY),
    Case("the same in xlsx", _xlsx, _ENTITY),
    Case("the same in odt", _odt, _ENTITY),
    Case("xml and html nested 100,000 deep", _deep_xml),
    Case("json nested 100,000 deep", _json),
    Case("yaml alias bomb", written("aliases.yaml", _aliases)),
    Case("yaml nested 100,000 deep, and one that holds itself", _yaml_deep),
    Case("mail with 100,000 multiparts in one another", written("deep.eml", _mail), "more than 20,000 parts"),
    Case("20,000 mails in one another, 20,000 parts", _mail_in_mail, "deep|nest"),
    Case("rtf nested 100,000 deep", written("deep.rtf", b"{\\rtf1 " + b"{" * _DEEP + CANARY.encode() + b"}" * _DEEP + b"}")),
)
