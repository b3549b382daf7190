"""Pictures and recordings: what they say of themselves is read, and what nobody looked at or listened to is said."""

from __future__ import annotations

import io
import struct
import wave
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from PIL import Image, PngImagePlugin

from connectors.readers import ocr
from connectors.readers.inside import items, root
from connectors.readers.node import Budget
from scanner.model import Unit, Unread

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Wilmslow">
<dc:creator><rdf:Seq><rdf:li>Jane Example</rdf:li><rdf:li>Joe Example</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda node, picture=False: "tesseract is not installed")


def read(data: bytes, name: str) -> tuple[list[str], dict[str, Any], list[str]]:
    """Forms in the order in which they were told, the cells by column, and what was not read."""
    forms, cells, unread = [], {}, []
    for item in items(io.BytesIO(data), root(name, Budget())):
        if isinstance(item, Unit):
            forms.append(item.form)
        elif isinstance(item, Unread):
            unread.append(item.reason)
        else:
            cells |= {column: item.column(column)[0].as_py() for column in item.schema.names}
    return forms, cells, unread


def photograph(kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    image = Image.new("RGB", size, (10, 20, 30))
    exif = image.getexif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Example Cameras", "Model 3", "Jane Example"
    if kind != "TIFF":  # Pillow writes no position into TIFF files
        exif[0x8825] = {1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)}
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def plain(kind: str, size: tuple[int, int], **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 0, 0)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_a_photograph_tells_who_where_and_with_what(kind: str) -> None:
    forms, cells, unread = read(photograph(kind), f"a.{kind.lower()}")
    assert forms == [f"image/{kind.lower()}", "image/x-photograph"]
    assert (cells["artist"], cells["make"], cells["model"]) == ("Jane Example", "Example Cameras", "Model 3")
    if kind != "TIFF":
        assert cells["latitude"] == pytest.approx(51.50722, abs=1e-4)
        assert cells["longitude"] == pytest.approx(-0.1275, abs=1e-4)
    assert unread == ["picture: only what it says of itself was read, not what it shows (tesseract is not installed)"]


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "TIFF"])
def test_what_was_written_to_a_picture_in_explorer_is_text(kind: str) -> None:
    exif = Image.Exif()
    for number, said in {0x9C9B: "Zoë Example", 0x9C9C: "left early", 0x9C9E: "Ann; Bob"}.items():
        exif[number] = (said + "\0").encode("utf-16-le")
    out = io.BytesIO()
    Image.new("RGB", (640, 480)).save(out, kind, exif=exif)
    found = read(out.getvalue(), f"a.{kind.lower()}")[1]
    assert [found.get(name) for name in ("xp title", "xp comment", "xp keywords")] == ["Zoë Example", "left early", "Ann; Bob"]


def test_a_small_picture_without_a_camera_is_a_graphic_and_a_large_one_may_be_either() -> None:
    assert read(plain("JPEG", (200, 100)), "logo.jpg")[0] == ["image/jpeg", "image/x-graphic"]
    assert read(plain("JPEG", (1200, 800)), "a.jpg")[0] == ["image/jpeg"]
    assert read(photograph(size=(160, 120)), "thumb.jpg")[0][-1] == "image/x-photograph"


def test_an_icon_has_nothing_to_be_looked_at() -> None:
    assert read(plain("PNG", (16, 16)), "icon.png")[2] == []


def test_xmp_iptc_and_comments() -> None:
    sets = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text for number, text in ((80, b"Ann Example"), (90, b"Crewe"))
    )
    resource = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets + b"\0" * (len(sets) % 2)
    segment = b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource
    data = plain("JPEG", (800, 800), xmp=XMP, comment=b"for Jane Example")
    cells = read(data[:2] + segment + data[2:], "a.jpg")[1]
    assert cells["creator"] == ["Jane Example", "Joe Example"]
    assert cells["author"] == "Ann Example"
    assert cells["city"] in ("Wilmslow", "Crewe")
    assert cells["comment"] == "for Jane Example"


def test_text_chunks_of_a_png() -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", "Jane Example")
    chunks.add_itxt("Jane's note", "call 020 7946 0018")
    cells = read(plain("PNG", (800, 800), pnginfo=chunks), "a.png")[1]
    assert cells["author"] == "Jane Example"
    assert cells["text"] == "Jane's note: call 020 7946 0018", "a keyword that no specification knows may be a value"


def test_entities_in_xmp_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "Jane Example"><!ENTITY b "&a;&a;">]>' + XMP
    assert "creator" not in read(plain("JPEG", (800, 800), xmp=bomb), "a.jpg")[1]


def test_a_picture_of_a_huge_size_costs_nothing() -> None:
    header = b"II*\0" + struct.pack("<I", 8)
    tags = [(256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8), (279, 4, 1, 8)]
    ifd = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 0)
    forms, _, unread = read(header + ifd, "a.tif")
    assert forms == ["image/tiff"]
    assert len(unread) in (1, 2)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_truncated_pictures_are_said_to_be_damaged_or_read(kind: str) -> None:
    data = photograph(kind)
    for tenth in range(1, 10):
        forms, _, unread = read(data[: len(data) * tenth // 10], f"a.{kind.lower()}")
        assert forms
        assert unread, "what it shows was not looked at, at least"


def test_loops_of_tags_end() -> None:
    ifd = struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    assert read(b"II*\0" + struct.pack("<I", 8) + ifd, "a.tif")[2]


def sound(path: Path) -> bytes:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(16_000))
    return path.read_bytes()


def tagged(frames: list[tuple[bytes, str]]) -> bytes:
    """An MP3 of one second of silence with ID3v2.3 frames."""
    body = b"".join(name + struct.pack(">IH", len(text) + 1, 0) + b"\0" + text.encode() for name, text in frames)
    size = bytes((len(body) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    return b"ID3\x03\0\0" + size + body + frame * 38


def test_tags_and_duration_of_recordings(tmp_path: Path) -> None:
    forms, cells, unread = read(sound(tmp_path / "a.wav"), "a.wav")
    assert forms == ["audio/wav"]
    assert cells["duration"] == pytest.approx(1.0)
    assert unread == ["recording: known by its type only, what is said was not read, but for its tags"]
    cells = read(tagged([(b"TIT2", "Call with Jane Example"), (b"TPE1", "07700 900123")]), "a.mp3")[1]
    assert (cells["title"], cells["artist"]) == ("Call with Jane Example", "07700 900123")


@pytest.mark.parametrize(
    "head", [b"ID3\x03\0\0\x7f\x7f\x7f\x7f", b"OggS" + bytes(60), b"fLaC" + b"\xff" * 60, b"\0\0\0\x18ftypM4A " + b"\xff" * 60]
)
def test_damaged_recordings_are_still_recordings(head: bytes) -> None:
    forms, _, unread = read(head, "a.bin")
    assert forms[0].startswith("audio/")
    assert unread and unread[0].startswith("recording: known by its type only")


def test_values_of_tags_are_bounded() -> None:
    cells = read(tagged([(b"COMM", "x" * 3_000_000)]), "a.mp3")[1]
    assert all(len(value) <= 1 << 16 for value in cells.values() if isinstance(value, str))


def test_batches_are_arrow(tmp_path: Path) -> None:
    found = list(items(io.BytesIO(sound(tmp_path / "a.wav")), root("a.wav", Budget())))
    assert sum(isinstance(item, pa.RecordBatch) for item in found) == 1
