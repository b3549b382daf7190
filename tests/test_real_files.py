"""What a look at trees of real files showed: each thing inside is told once, programs are looked through, icons are no pictures of text."""

from __future__ import annotations

import gettext
import io
import py_compile
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from connectors.readers import ocr, strings
from connectors.readers.inside import items, root
from connectors.readers.kinds import kind, reader
from connectors.readers.node import Budget
from connectors.readers.sniff import structure
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

FILES = Path(__file__).parent / "files"
DUMP = b"""-- PostgreSQL database dump
CREATE TABLE people (id int, email text);
-- kept by jane@example.org
INSERT INTO people VALUES (1, 'jane@example.org');
"""


def read(name: str, data: bytes) -> tuple[list[str], list[Unit], list[Unread], str]:
    """Texts, units and what was not read; the reason where nothing more was."""
    texts: list[str] = []
    units: list[Unit] = []
    unread: list[Unread] = []
    try:
        for item in items(io.BytesIO(data), root(name, Budget())):
            if isinstance(item, Unit):
                units.append(item)
            elif isinstance(item, Unread):
                unread.append(item)
            else:
                texts += [value for column in item.columns for value in column.to_pylist() if isinstance(value, str)]
    except Unreadable as error:
        return texts, units, unread, str(error)
    return texts, units, unread, ""


@pytest.mark.parametrize("path", [*sorted(path for path in FILES.rglob("*") if path.is_file()), None], ids=str)
def test_nothing_inside_a_file_comes_twice(path: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda node, picture=False: "ocr is off")
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr(path.name if path else "dump.sql", path.read_bytes() if path else DUMP)
    begun: list[str] = []
    for unit in read("box.zip", box.getvalue())[1]:
        if not begun or begun[-1] != unit.name:
            begun.append(unit.name)
    inside = [name for name in begun if "!" in name]
    assert inside and len(inside) == len(set(inside))


def elf(text: bytes, behind: int = 0) -> bytes:
    """A 64-bit ELF file with `text` and a table of no sections, and so many bytes behind it."""
    return (
        struct.pack("<4sBBB9xHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 3, 62, 1, 0, 0, 64 + len(text), 0, 64, 0, 0, 64, 0, 0)
        + text
        + b"\1" * behind
    )


def test_programs_are_looked_through_for_addresses_and_numbers() -> None:
    texts, units, unread, reason = read(
        "tool", elf(b"\0\1GLIBC strlen puts\0\2write to jane@example.org\0\0\0" + "call 020 7946 0123".encode("utf-16-le"))
    )
    assert texts == ["write to jane@example.org", "call 020 7946 0123"]
    assert (unread, reason, units[0].form) == ([], "", "application/x-executable")


def test_data_behind_a_program_is_named() -> None:
    assert "installer" in read("setup", elf(b"\0", 1 << 17))[2][0].reason
    assert read("tool", elf(b"\0", 1 << 10))[2] == []


def test_compiled_code_and_fonts_are_known(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text("who = 'jane@example.org'")
    compiled = Path(py_compile.compile(str(source), str(tmp_path / "a.pyc")) or "").read_bytes()
    assert "jane@example.org" in " ".join(read("a.pyc", compiled)[0])
    for head, media in (
        (b"\xca\xfe\xba\xbe\0\0\0\x3d\0\x10", "application/java-vm"),
        (b"\xca\xfe\xba\xbe\0\0\0\x02\1\0\0\7", "application/x-mach-binary"),
        (b"\0asm\1\0\0\0", "application/wasm"),
        (b"\0\1\0\0\0\x10\1\0\0\4\0\0", "font/ttf"),
        (b"\xde\x12\x04\x95\0\0\0\0", "application/x-gettext-translation"),
        (b"\xa7\r\r\nplain text with an odd line end", "text/plain"),
    ):
        assert kind(head, "x") == media, media
    assert reader("font/woff2") is not None


def test_of_an_unknown_kind_plain_text_is_read_and_the_rest_is_named() -> None:
    noise = bytes(range(128, 256)) * 8 + b"\0\1\2\3"
    texts, _, _, reason = read("data.bin", noise + b"Zo\xc3\xab Example, Leeds" + noise + b"unimportant" + noise)
    assert texts == ["Zoë Example, Leeds"] and reason == "of no known kind: only the plain text in it was read"


def test_a_text_across_two_blocks_is_whole() -> None:
    for at in ((1 << 20) - 5, (1 << 20) - 20, (1 << 20) - 1, (2 << 20) - 7):
        for text in (b"jane@example.org", "jane@example.org".encode("utf-16-le"), "jane@example.org".encode("utf-16-be")):
            found = [batch.column(0).to_pylist() for batch in strings.unknown(io.BytesIO(b"\1" * at + text + b"\1" * 99))]
            assert found == [["jane@example.org"]], (at, text)


def test_an_icon_is_not_asked_for_text_and_a_signature_is(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(ocr, "missing", lambda node, picture=False: "")
    monkeypatch.setattr(ocr, "text", lambda data, node: asked.append(Image.open(io.BytesIO(data)).size) or "")
    for mode, size in (("RGBA", (256, 256)), ("RGB", (32, 32)), ("RGB", (400, 48)), ("RGB", (512, 512)), ("RGBA", (900, 400))):
        out = io.BytesIO()
        image = Image.new(mode, size)
        ImageDraw.Draw(image).line((0, 0, 20, 20))
        image.save(out, "PNG")
        read("a.png", out.getvalue())
    assert asked == [(400, 48), (512, 512), (900, 400)]


def test_tables_are_told_by_all_rows() -> None:
    rows = b"".join(b"%d,jane%d@example.org\n" % (n, n) for n in range(9))
    assert structure(b"id,email\n" + rows, "text/plain") == "text/csv"
    assert structure(b"id,email\n" + rows + b"and some words\n", "text/plain") == "text/plain"


def test_translations_are_programs(tmp_path: Path) -> None:
    entries = [(b"", b"Last-Translator: Jane <jane@example.org>\nContent-Type: text/plain; charset=UTF-8\n"), (b"yes", b"oui")]
    keys = b"".join(key + b"\0" for key, _ in entries)
    values = b"".join(value + b"\0" for _, value in entries)
    start = 28 + 16 * len(entries)
    table, at, then = b"", start, start + len(keys)
    for key, _ in entries:
        table += struct.pack("<II", len(key), at)
        at += len(key) + 1
    for _, value in entries:
        table += struct.pack("<II", len(value), then)
        then += len(value) + 1
    data = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0) + table + keys + values
    assert gettext.GNUTranslations(io.BytesIO(data)).gettext("yes") == "oui"
    texts, _, unread, reason = read("fr.mo", data)
    assert "jane@example.org" in str(texts) and (unread, reason) == ([], "")


def test_many_comments_are_passed_in_one_go() -> None:
    # Each comment that might also end at a later mark doubled the time: 20 of them took seconds.
    comments = b"<!---->" * 1000
    assert structure(b'<?xml version="1.0"?>' + comments + b"<x>", "text/plain") == "text/xml"
    assert structure(comments + b"\n<html>", "text/plain") == "text/html"
    assert structure(comments + b"words", "text/plain") == "text/plain"


def test_what_people_added_to_the_properties_of_a_workbook_is_read() -> None:
    columns: set[str] = set()
    with (FILES / "sheets" / "people.xls").open("rb") as file:
        for item in items(file, root("people.xls", Budget())):
            columns |= set(item.schema.names) if not isinstance(item, Unit | Unread) else set()
    assert {"Client", "author", "title"} <= columns
