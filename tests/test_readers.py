"""Text, Parquet, pictures and recordings, and what a file is told to be."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers import parquet, text
from connectors.readers.encoding import blocks
from connectors.readers.kinds import HEAD, READERS, kind, reader
from scanner.errors import Unreadable
from scanner.model import Place

PLACE = Place("", "a")


def lines(data: bytes) -> list[str]:
    return [line for batch in text.read(io.BytesIO(data), PLACE) for line in batch[""].to_pylist()]


def test_one_row_a_line() -> None:
    assert lines(b"Jane Roe\r\n\r\njane@example.org\nlast") == ["Jane Roe", "", "jane@example.org", "last"]
    assert lines("Zoë\rJosé\r".encode()) == ["Zoë", "José"]
    assert lines(b"") == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert lines("Zoë\nJosé, Zürich\n".encode(encoding)) == ["Zoë", "José, Zürich"]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60), st.integers(1, 9))
def test_any_bytes_become_valid_utf8(data: bytes, size: int) -> None:
    b"".join(blocks(io.BytesIO(data), size)).decode("utf-8")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs",), min_codepoint=1), max_size=30), st.integers(1, 9))
def test_blocks_never_cut_a_character(written: str, size: int) -> None:
    data = ("ascii" * 3 + written).encode()
    assert b"".join(blocks(io.BytesIO(data), max(size, 15))) == data


def test_every_byte_of_windows_1252_has_a_character() -> None:
    text_ = b"".join(blocks(io.BytesIO(b"plain text " * 20 + bytes(range(128, 256))))).decode()
    assert len(text_) == 220 + 128
    assert "\ufffd" not in text_ and "€" in text_ and text_.endswith("ÿ")


def test_a_long_line_comes_in_overlapping_pieces() -> None:
    values = [f"jane{i}@example.org" for i in range(150_000)]
    found = lines((" ".join(values) + "\nnext line\n").encode())
    assert max(map(len, found)) <= text.PIECE
    assert found[-1] == "next line"
    assert set(" ".join(found).split()) >= set(values)
    assert found[1][:100] in found[0]


def test_a_long_line_without_space_splits_no_value() -> None:
    values = [f"<jane{i}@example.org>" for i in range(150_000)]
    found = lines("".join(values).encode())
    joined = "\n".join(found)
    assert set(re.findall("<[^<>]+>", joined)) >= set(values)
    assert sum(map(len, found)) < sum(map(len, values)) + 2000


def test_batches_hold_at_most_64_k_rows() -> None:
    found = list(text.read(io.BytesIO(b"x\n" * 200_000), PLACE))
    assert [batch.num_rows for batch in found] == [65536, 65536, 65536, 3392]


def test_parquet_keeps_columns_and_types() -> None:
    table = pa.table({"email": ["jane@example.org", None], "n": [1, 2], "tags": [["a"], []]})
    out = io.BytesIO()
    pq.write_table(table, out)
    assert pa.Table.from_batches(list(parquet.read(out, PLACE))) == table


def test_parquet_batches_are_small() -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"notes": [str(i).zfill(1000) for i in range(60_000)]}), out, use_dictionary=False, compression="none")
    assert max(batch.nbytes for batch in parquet.read(out, PLACE)) < 20 << 20


@pytest.mark.parametrize("keep", [4, 100, -1, -9, -200])
def test_damaged_parquet(keep: int) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"email": [f"jane{i}@example.org" for i in range(1000)]}), out)
    with pytest.raises(Unreadable, match=r"^truncated or damaged Parquet file$"):
        list(parquet.read(io.BytesIO(out.getvalue()[:keep]), PLACE))


def test_encrypted_parquet() -> None:
    with pytest.raises(Unreadable, match=r"^encrypted Parquet file$"):
        list(parquet.read(io.BytesIO(b"PARE" + bytes(50) + b"PARE"), PLACE))


HEADS = {
    b"\xff\xd8\xff\xe0\0\x10JFIF\0": "image/jpeg",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": "image/png",
    b"GIF89a\x01\0\x01\0": "image/gif",
    b"RIFF\x24\0\0\0WEBPVP8 ": "image/webp",
    b"II*\0\x08\0\0\0": "image/tiff",
    b"MM\0*\0\0\0\x08": "image/tiff",
    b"\0\0\0\x18ftypheic\0\0\0\0": "image/heic",
    b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0": "audio/wav",
    b"ID3\x03\0\0\0\0\0\0": "audio/mpeg",
    b"\xff\xfb\x90\x64\0\0": "audio/mpeg",
    b"\0\0\0\x18ftypM4A \0\0\0\0": "audio/mp4",
    b"OggS\0\x02\0\0OpusHead": "audio/ogg",
    b"fLaC\0\0\0\x22": "audio/flac",
    b"#!AMR\n\x3c\x91\x17": "audio/amr",
    b"\0\0\0\x18ftypisom\0\0\0\0": "video/mp4",
    b"\0\0\0\x14ftypqt  \0\0\0\0": "video/quicktime",
    b"\x1aE\xdf\xa3\x01\0\0\0B\x82\x88matroska": "video/x-matroska",
    b"\x1aE\xdf\xa3\x01\0\0\0B\x82\x84webm": "video/webm",
    b"RIFF\x24\0\0\0AVI LIST": "video/x-msvideo",
    b"PAR1\x15\x04\x15\0": "application/vnd.apache.parquet",
    b"%PDF-1.7\n1 0 obj\n": "application/pdf",
    b"PK\x03\x04\x14\0\0\0": "application/zip",
    b"\x1f\x8b\x08\0\0\0": "application/gzip",
    b"SQLite format 3\0\x10\0": "application/vnd.sqlite3",
    b"MZ\x90\0\x03\0\0\0": "application/vnd.microsoft.portable-executable",
    bytes(range(256)): "application/octet-stream",
}


@pytest.mark.parametrize("name", ["a", "a.csv", "a.txt", "a.jpg"])
@pytest.mark.parametrize("head", HEADS)
def test_content_wins_over_the_extension(head: bytes, name: str) -> None:
    assert kind(head, name) == HEADS[head]


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"only words\n", "a.jpg", "text/plain"),
        (b"BM is short for benchmark\n", "a.txt", "text/plain"),
        (b"ID3,PAR1\nMZ,BM\n", "a.csv", "text/csv"),
        ("Zoë".encode("utf-16"), "a.txt", "text/plain"),
        ("Dear Zoë, it is £5".encode("cp1252"), "a.txt", "text/plain"),
        (b"name,email\nJa\0ne,a@example.org\n", "a.csv", "text/csv"),
        (b"\0" * 4096 + b"2026-01-01 started\n", "a.log", "text/x-log"),
        (b"name,email\nJane,jane@example.org\nJo,jo@example.org\n", "export.txt", "text/csv"),
        (b"name\temail\nJane\tjane@example.org\nJo\tjo@example.org\n", "export", "text/csv"),
        (b"Dear Jane,\nthank you, as ever,\nJo\n", "letter.txt", "text/plain"),
        (b'{"a": 1}\n{"a": 2}\n', "events.log.1", "application/x-ndjson"),
        (b'{"a": {"b":\n [1, 2', "dump", "application/json"),
        (b"[INFO] started\n", "x", "text/plain"),
        (b"", "a.csv", "text/csv"),
        (b"", "a.jpg", "text/plain"),
        (("é" * HEAD).encode()[: HEAD - 1], "a", "text/plain"),
    ],
)
def test_text_is_told_from_binary(head: bytes, name: str, media_type: str) -> None:
    assert kind(head, name) == media_type


def test_readers_are_found_by_media_type() -> None:
    assert reader("text/x-anything") is READERS[-1]
    assert reader("application/pdf") is not None
    assert reader("application/x-anything") is None


def test_random_bytes_are_no_text(tmp_path: Path) -> None:
    noise = bytes((i * 197 + i * i * 31 + (i >> 3) * 7) % 256 for i in range(HEAD))
    assert reader(kind(noise, "a.csv")) is None
    assert reader(kind(noise, "a")) is None


def test_a_last_line_without_an_end_is_read_with_those_before_it() -> None:
    """A small file is one batch; what goes wrong behind a block costs none of the block."""
    assert [batch.column(0).to_pylist() for batch in text.body_of([b"a\nb\n", b"c\nd"])] == [["a", "b"], ["c", "d"]]
    assert list(text.whole_lines([b"a\nb"])) == [b"a\n", b"b"]

    def broken() -> Iterator[bytes]:
        yield b"a\nb"
        raise OSError

    read = text.body_of(broken())
    assert next(read).column(0).to_pylist() == ["a"]
    with pytest.raises(OSError):
        next(read)
