"""What a file is by what it holds, whatever it is called."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from connectors.readers.container import refined
from connectors.readers.kinds import HEAD, kind

OOXML = "application/vnd.openxmlformats-officedocument."


def media(data: bytes, name: str = "a.txt") -> str:
    return refined(io.BytesIO(data), kind(data[:HEAD], name))


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.bin", bytes(9000))
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def types(main: str, encoding: str = "utf-8", quote: str = '"') -> bytes:
    text = (
        f"<?xml version={quote}1.0{quote}?><Types xmlns={quote}http://schemas.openxmlformats.org/package/2006/content-types{quote}>"
        f"<Default Extension={quote}xlsx{quote} ContentType={quote}{OOXML}spreadsheetml.sheet{quote}/>"
        f"<Override PartName={quote}/a/b.xml{quote} ContentType={quote}{main}{quote}/></Types>"
    )
    return zipped(**{"[Content_Types].xml": text.encode(encoding)})


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        (OOXML + "wordprocessingml.document.main+xml", OOXML + "wordprocessingml.document"),
        (OOXML + "wordprocessingml.template.main+xml", OOXML + "wordprocessingml.template"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-word.document.macroEnabled.12"),
        (OOXML + "spreadsheetml.sheet.main+xml", OOXML + "spreadsheetml.sheet"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.12"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
        (OOXML + "presentationml.presentation.main+xml", OOXML + "presentationml.presentation"),
        (OOXML + "presentationml.slideshow.main+xml", OOXML + "presentationml.slideshow"),
        ("application/vnd.ms-visio.drawing.main+xml", "application/vnd.ms-visio.drawing"),
        ("application/vnd.ms-package.xps-fixeddocumentsequence+xml", "application/vnd.ms-xpsdocument"),
        ("text/plain", "application/zip"),
    ],
)
def test_office_open_xml_by_its_main_part(main: str, expected: str) -> None:
    assert media(types(main)) == expected
    assert media(types(main, "utf-16"), "a.jpg") == expected
    assert media(types(main, quote="'"), "a.csv") == expected


ODF = "application/vnd.oasis.opendocument."
MANIFEST = f'<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODF}text"/></manifest:manifest>'


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"mimetype": ODF + "text"}, ODF + "text"),
        ({"mimetype": ODF + "spreadsheet\n"}, ODF + "spreadsheet"),
        ({"mimetype": "application/epub+zip"}, "application/epub+zip"),
        ({"mimetype": "jane@example.org"}, "application/zip"),
        ({"META-INF__manifest.xml": MANIFEST}, ODF + "text"),
        ({"META-INF__container.xml": '<rootfile media-type="application/oebps-package+xml"/>'}, "application/epub+zip"),
        ({"META-INF__MANIFEST.MF": "Manifest-Version: 1.0\n"}, "application/java-archive"),
        ({"META-INF__MANIFEST.MF": "", "AndroidManifest.xml": b"\3\0"}, "application/vnd.android.package-archive"),
        ({"a.docx": "hello"}, "application/zip"),
    ],
)
def test_other_packages_by_what_they_hold(members: dict[str, str], expected: str) -> None:
    assert media(zipped(**members), "a.docx") == expected


def test_damaged_archives_stay_archives() -> None:
    data = types(OOXML + "wordprocessingml.document.main+xml")
    assert media(data[:-40]) == "application/zip"
    assert media(data.replace(b"PK\1\2", b"PK\1\3")) == "application/zip"
    assert media(b"PK\3\4") == "application/zip"
    assert media(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)) == "application/x-ole-storage"


def test_a_zip_behind_a_program_or_other_bytes() -> None:
    assert media(b"MZ\x90\0" + bytes(5000) + zipped(a=b"hello")) == "application/zip"
    assert media(b"MZ\x90\0" + bytes(5000)) == "application/vnd.microsoft.portable-executable"
    assert media(bytes(32769) + b"CD001", "a.iso") == "application/vnd.efi.iso"


def sector(*parts: bytes) -> bytes:
    return b"".join(parts).ljust(512, b"\0")


def entry(name: str, kind_: int, child: int = -1, right: int = -1) -> bytes:
    """A directory entry of an OLE file ([MS-CFB] 2.6.1)."""
    raw = name.encode("utf-16-le")
    numbers = b"".join(number.to_bytes(4, "little", signed=True) for number in (-1, right, child))
    size = (len(raw) + 2).to_bytes(2, "little")
    return (raw.ljust(64, b"\0") + size + bytes([kind_, 1]) + numbers).ljust(116, b"\0") + (b"\xfe\xff\xff\xff" + bytes(8))


def ole(*names: str) -> bytes:
    """An OLE file with streams of no length in its root ([MS-CFB] 2.2)."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(10)
    header += b"".join(n.to_bytes(4, "little", signed=True) for n in (1, 1, 0, 4096, -2, 0, -2, 0, 0)) + b"\xff" * 432
    table = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504
    streams = [entry(name, 2, right=i + 2 if i + 1 < len(names) else -1) for i, name in enumerate(names)]
    return header + table + sector(entry("Root Entry", 5, child=1), *streams)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("WordDocument",), "application/msword"),
        (("Workbook",), "application/vnd.ms-excel"),
        (("Book",), "application/vnd.ms-excel"),
        (("PowerPoint Document",), "application/vnd.ms-powerpoint"),
        (("__properties_version1.0",), "application/vnd.ms-outlook"),
        (("EncryptionInfo", "EncryptedPackage"), "application/x-encrypted-ooxml"),
        (("VisioDocument",), "application/vnd.visio"),
        (("Contents",), "application/x-ole-storage"),
    ],
)
def test_ole_by_its_streams(names: tuple[str, ...], expected: str) -> None:
    assert media(ole(*names), "a.zip") == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<?xml version='1.0'?><a>x</a>", "text/xml"),
        ("<?xml version='1.0' encoding='utf-16'?><a>x</a>".encode("utf-16"), "text/xml"),
        (b"\n<!DOCTYPE note [<!ENTITY a 'b'>]><note/>", "text/xml"),
        (b"<messages count='1'><sms address='07700 900123' body='hello'/></messages>", "text/xml"),
        (b"<!-- saved -->\n<!doctype HTML>\n<p>", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "text/html"),
        (b"\xef\xbb\xbf<html>\n", "text/html"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0", "text/calendar"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "text/vcard"),
        (b"{\\rtf1\\ansi Jane Example}", "application/rtf"),
        (b"From: jane@example.org\r\nTo: joe@example.org\r\n\r\nhello", "message/rfc822"),
        (b"Received: from a\r\n\tby b\r\nX-Spam: no\r\nMIME-Version: 1.0\r\n\r\nhello", "message/rfc822"),
        (b"From jane@example.org Mon Jan  1 00:00:00 2024\nFrom: jane@example.org\n\nhello", "application/mbox"),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.csv", "a.txt", "a.docx", "a.json", "a.sql"])
def test_texts_that_say_what_they_are(head: bytes, expected: str, name: str) -> None:
    assert media(head, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        b"<Jane> hello\n<Joe> hello\n",
        b"From the desk of Jane, 2024\nSubject: us\n",
        b"from: a\nto: b\nsubject: c\n",
        b"Date: today\nAmount: 3\n",
        b"<p>unclosed <b>paragraph</p>",
        b"< 5 kg and </ 3",
        b"<a@example.org> wrote: </a>",
    ],
)
def test_texts_that_only_look_like_it(text: bytes) -> None:
    assert media(text, "a.txt") == "text/plain"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"ARROW1\0\0\xff\xff\xff\xff", "application/vnd.apache.arrow.file"),
        (b"ORC\n\3\0\0", "application/vnd.apache.orc"),
        (b"Obj\1\4\x14avro.codec\0", "application/avro"),
        (bytes(range(8)) + b"DUCK" + bytes(40), "application/vnd.duckdb"),
        (b"RIFF\x24\0\0\0DUCK", "application/vnd.duckdb"),
        (b"\x04\x22\x4d\x18\x64\x40", "application/x-lz4"),
        (b"\x50\x2a\x4d\x18\4\0\0\0abcd\x28\xb5\x2f\xfd", "application/zstd"),
        (b"\x5d\0\0\x80\0" + b"\xff" * 8 + b"\0\x34\x19", "application/x-lzma"),
        (b"\x5d\1\0\x81\0" + b"\xff" * 8 + b"\0\x34\x19", "application/octet-stream"),
    ],
)
def test_marks(head: bytes, expected: str) -> None:
    assert media(head, "a.csv") == expected


def test_a_tar_is_a_tar_whatever_its_first_member_is_called() -> None:
    for name in ("BMW.csv", "MZ", "ID3.txt", "From a", "PK\3\4"):
        for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT):
            info = tarfile.TarInfo(name)
            assert media(info.tobuf(form) + bytes(1024)) == "application/x-tar"
    old = bytearray(tarfile.TarInfo("BM old").tobuf(tarfile.USTAR_FORMAT))
    old[257:512] = bytes(255)
    old[148:156] = b" " * 8
    old[148:156] = b"%06o\0 " % sum(old)
    assert media(bytes(old) + bytes(1024)) == "application/x-tar"
