"""Archives and compressed files: what is in them, what is said of the rest, and what hostile ones may do."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers.inside import items, root
from connectors.readers.node import Budget, Item, Node, Spent
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

CSV = b"name,email\nJane Example,jane@example.org\n"
CUT = "ends in the middle: it was cut off"
NO_DIRECTORY = "truncated or damaged ZIP archive: its directory is missing, and only what was found without it was read"


class Seen:
    """What a reader yielded: forms and rows by unit, reasons by unit, and the reason with which it ended."""

    def __init__(self, data: bytes, name: str = "a", budget: Budget | None = None, work: str | None = None) -> None:
        self.forms: dict[str, str] = {}
        self.rows: dict[str, list[dict[str, object]]] = {}
        self.unread: list[tuple[str, str]] = []
        self.end: str | None = None
        begun: list[str] = []
        try:
            for item in items(io.BytesIO(data), root(name, budget or Budget(), work)):
                if isinstance(item, Unread):
                    self.unread.append((item.place.unit or "", item.reason))
                elif isinstance(item, Unit):
                    assert item.name not in begun or item.name == name, f"{item.name} came twice"
                    begun.append(item.name)
                    self.forms[item.name] = item.form
                else:
                    self.rows.setdefault(begun[-1], []).extend(item.to_pylist())
        except (Unreadable, Spent) as error:
            self.end = str(error)

    @property
    def names(self) -> list[object]:
        """The rows of the archive itself."""
        return [row["file name"] for row in self.rows.get("a", []) if "file name" in row]

    @property
    def body(self) -> dict[str, list[object]]:
        """The lines of the texts."""
        return {unit: [row[""] for row in rows if "" in row] for unit, rows in self.rows.items()}

    @property
    def reasons(self) -> dict[str, str]:
        return dict(self.unread)


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def block(name: bytes = b"a", size: bytes = b"%011o\0" % 3, kind: bytes = b"0", **fields: bytes) -> bytes:
    """A header of a tar with a right checksum."""
    header = bytearray(512)
    header[: len(name)] = name
    header[124:136], header[156:157], header[257:265] = size, kind, b"ustar\x0000"
    for at, value in fields.items():
        header[int(at[1:]) : int(at[1:]) + len(value)] = value
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 512)


END = bytes(1024)
NEXT = block(b"next.txt") + padded(b"hi\n")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip(method: int) -> None:
    seen = Seen(
        zipped(("in/a.csv", CSV), ("folder/", b""), ("empty.txt", b""), ("b.txt", b"hi\n" * 200_000), method=method, comment=b"of Jane")
    )
    assert seen.forms == {"a": "application/zip", "a!in/a.csv": "table", "a!empty.txt": "text", "a!b.txt": "text"}
    assert seen.rows["a!in/a.csv"] == [{"name": "Jane Example", "email": "jane@example.org"}]
    assert seen.body["a!b.txt"] == ["hi"] * 200_000
    assert seen.names == ["in/a.csv", "folder/", "empty.txt", "b.txt"]
    assert seen.rows["a"][-1] == {"comment": "of Jane"}
    assert (seen.unread, seen.end) == ([], None)


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_tar(mode: str, form: int) -> None:
    long = "é" * 60 + "/" + "x" * 60 + ".txt"
    seen = Seen(tarred(("in/a.csv", CSV), (long, b"hi\n"), ("empty.txt", b""), mode=mode, form=form))
    assert list(seen.forms) == ["a", "a!in/a.csv", f"a!{long}", "a!empty.txt"]
    assert seen.rows["a!in/a.csv"] == [{"name": "Jane Example", "email": "jane@example.org"}]
    assert seen.body[f"a!{long}"] == ["hi"]
    assert seen.names == ["in/a.csv", long, "empty.txt"]
    assert (seen.unread, seen.end) == ([], None)


def arrow(codec: str) -> Callable[[bytes], bytes]:
    def compress(data: bytes) -> bytes:
        out = pa.BufferOutputStream()
        with pa.CompressedOutputStream(out, codec) as stream:
            stream.write(data)
        return bytes(out.getvalue())

    return compress


STREAMS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lambda data: lzma.compress(data, preset=0),
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE, preset=0),
    "zst": arrow("zstd"),
    "lz4": arrow("lz4"),
}


@pytest.mark.parametrize("suffix", STREAMS)
def test_a_compressed_file_holds_one_unit(suffix: str) -> None:
    seen = Seen(STREAMS[suffix](CSV), f"dir/A.csv.{suffix}")
    assert seen.rows[f"dir/A.csv.{suffix}!A.csv"] == [{"name": "Jane Example", "email": "jane@example.org"}]
    assert (seen.unread, seen.end) == ([], None)


@pytest.mark.parametrize("suffix", STREAMS)
def test_streams_one_behind_another_are_all_read(suffix: str) -> None:
    seen = Seen(STREAMS[suffix](b"one\n") + STREAMS[suffix](b"two\n"))
    assert seen.body["a!a"] == ["one", "two"]
    assert (seen.unread, seen.end) == ([], None)


@pytest.mark.parametrize("suffix", STREAMS)
def test_a_tar_in_any_compression_is_one_archive(suffix: str) -> None:
    seen = Seen(STREAMS[suffix](tarred(("b.txt", b"hi\n"))))
    assert seen.body["a!b.txt"] == ["hi"] and seen.names == ["b.txt"]


@pytest.mark.parametrize("suffix", STREAMS)
def test_what_comes_before_a_cut_is_read(suffix: str) -> None:
    lines = b"".join(b"%d %d\n" % (i, i * 7919 % 1000003) for i in range(150_000))
    seen = Seen(STREAMS[suffix](lines)[:-2000])
    assert len(seen.body["a!a"]) > 30_000
    assert seen.body["a!a"][:2] == ["0 0", "1 7919"]
    assert seen.reasons["a!a"] in (CUT, "the compressed data is damaged, cut off, or followed by other data")


@pytest.mark.parametrize("suffix", STREAMS)
def test_other_data_behind_a_stream_is_told(suffix: str) -> None:
    seen = Seen(STREAMS[suffix](b"hi\n" * 99) + b"jane@example.org")
    assert "other data" in seen.reasons["a!a"]


def test_zeros_behind_a_stream_are_filling() -> None:
    assert Seen(gzip.compress(b"hi\n") + bytes(700_000)).unread == []


def test_the_checksum_of_a_stream_is_checked() -> None:
    data = bytearray(gzip.compress(b"hi\n"))
    data[-8] ^= 1
    assert Seen(bytes(data)).reasons == {"a!a": "the compressed data is damaged"}


def test_the_names_that_a_gzip_file_holds_are_rows() -> None:
    out = io.BytesIO()
    with gzip.GzipFile("jane example.txt", "wb", fileobj=out) as file:
        file.write(b"hi\n")
    assert Seen(out.getvalue()).names == ["jane example.txt"]


def test_archives_in_archives() -> None:
    inner = zipped(("deep.csv", CSV))
    seen = Seen(zipped(("b.tgz", tarred(("c.zip", inner), mode="w:gz")), ("d.csv.gz", gzip.compress(CSV))))
    assert seen.rows["a!b.tgz!c.zip!deep.csv"] == seen.rows["a!d.csv.gz!d.csv"] == [{"name": "Jane Example", "email": "jane@example.org"}]


def test_names_are_shown_safely_and_are_unique(tmp_path: Path) -> None:
    given_ = ["/etc/passwd", "../../x", "C:\\CON", "NUL", "a\nb", "a\u202eb", "dup", "dup", "dup #2", "DUP", "x" * 5000]
    seen = Seen(zipped(*((name, b"hi\n") for name in given_)), work=str(tmp_path))
    shown = ["/etc/passwd", "../../x", "C:\\CON", "NUL", "a\\nb", "a\\u202eb", "dup", "dup #2", "dup #2 #2", "DUP", "x" * 1024 + "…"]
    assert list(seen.forms) == ["a", *(f"a!{name}" for name in shown)]
    assert seen.names == given_
    assert list(tmp_path.iterdir()) == []


def patched(data: bytes, at: int, field: bytes) -> bytes:
    return data[:at] + field + data[at + len(field) :]


TWO = zipped(("a.txt", b"hello\n" * 1000), ("b.txt", b"hi\n"))
FIRST = TWO.find(b"PK\1\2")
LAST = TWO.rfind(b"PK\5\6")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (patched(TWO, FIRST + 8, b"\1"), "encrypted member of a ZIP archive"),
        (patched(TWO, FIRST + 10, b"\x09"), "compressed with Deflate64, which is not read"),
        (patched(TWO, FIRST + 10, b"\x5d"), "compressed with Zstandard, which is not read"),
        (patched(TWO, FIRST + 10, b"\x4d"), "compressed with an unknown method"),
        (patched(TWO, FIRST + 16, b"\1\2\3\4"), "damaged: its checksum is not what the archive's directory says"),
        (patched(TWO, FIRST + 24, b"\5\0\0\0"), "its size is not what the archive's directory says"),
        (patched(TWO, FIRST + 24, b"\xff\xff\xff\x7f"), "its size is not what the archive's directory says"),
        (patched(TWO, FIRST + 42, bytes([FIRST - 4])), "does not stand where the directory of the ZIP archive says"),
        (patched(TWO, 35, b"\xff\xff\xff"), "the compressed data is damaged"),
    ],
)
def test_a_member_that_cannot_be_had_does_not_hide_the_next(data: bytes, reason: str) -> None:
    seen = Seen(data)
    assert seen.unread[0] == ("a!a.txt", reason)
    assert seen.body["a!b.txt"] == ["hi"]
    assert ("a!a.txt" in seen.forms) == ("says" in reason and "stand" not in reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (TWO + b"behind", "other data follows the ZIP archive, and was not read"),
        (b"\0\1\2 not told" + TWO, "a program or other data stands before the ZIP archive, and was not read"),
        (patched(TWO, LAST + 8, b"\3\0\3\0"), "damaged ZIP archive: its directory does not hold as many entries as it says"),
        (patched(TWO, FIRST + 51, b"XX"), "damaged ZIP archive: its directory does not hold as many entries as it says"),
    ],
)
def test_what_is_not_in_order_is_told(data: bytes, reason: str) -> None:
    seen = Seen(data)
    assert ("a", reason) in seen.unread
    assert len(seen.body["a!a.txt"]) == 1000


def test_a_member_that_the_directory_does_not_list_is_told() -> None:
    end = patched(patched(TWO[LAST:], 8, b"\1\0\1\0"), 12, struct.pack("<I", LAST - FIRST - 51))
    seen = Seen(TWO[:FIRST] + TWO[FIRST + 51 : LAST] + end)
    assert seen.unread == [("a", "holds data that the directory of the ZIP archive does not list, and that was not read")]
    assert seen.names == ["b.txt"]


@pytest.mark.parametrize("keep", [FIRST, FIRST + 60, LAST + 3])
def test_a_zip_without_its_directory_is_read_from_the_front(keep: int) -> None:
    seen = Seen(TWO[:keep])
    assert len(seen.body["a!a.txt"]) == 1000 and seen.body["a!b.txt"] == ["hi"]
    assert seen.names == ["a.txt", "b.txt"]
    assert seen.unread == [("a", NO_DIRECTORY)]


def test_a_zip_that_was_written_to_a_pipe_and_cut_off() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"hello\n" * 1000)
        archive.writestr("b.txt", "".join(f"{i * 7919 % 10007}\n" for i in range(9000)))
    assert Seen(out.getvalue()).unread == []
    seen = Seen(out.getvalue()[:8000])
    assert len(seen.body["a!a.txt"]) == 1000
    assert seen.body["a!b.txt"][:2] == ["0", "7919"]
    assert seen.unread == [("a!b.txt", CUT), ("a", NO_DIRECTORY)]


def test_a_cut_zip_in_a_zip_comes_once() -> None:
    seen = Seen(zipped(("in.zip", TWO[:FIRST]), ("c.txt", b"hi\n")))
    assert seen.body["a!in.zip!b.txt"] == seen.body["a!c.txt"] == ["hi"]
    assert seen.unread == [("a!in.zip", NO_DIRECTORY)]


def test_zip64() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w", force_zip64=True) as file:
        file.write(b"hi\n")
    data = out.getvalue()
    end = data.rfind(b"PK\5\6")
    size, offset = struct.unpack_from("<II", data, end + 12)
    wide = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, offset) + struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    seen = Seen(data[:end] + wide + patched(data[end:], 8, b"\xff" * 12))
    assert seen.body["a!a.txt"] == ["hi"]
    assert (seen.unread, seen.end) == ([], None)


def test_links_are_not_followed() -> None:
    link = zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert Seen(out.getvalue()).unread == [("a!link", "a symbolic link, which is not followed")]
    kinds = [b"1", b"2", b"3", b"4", b"6"]
    seen = Seen(b"".join(block(b"m%s" % kind, kind=kind) for kind in kinds) + NEXT + END)
    assert [unit for unit, _ in seen.unread] == [f"a!m{kind.decode()}" for kind in kinds]
    assert seen.reasons["a!m6"] == "a named pipe, which holds nothing"
    assert seen.body["a!next.txt"] == ["hi"]


IMPOSSIBLE = "damaged tar: a member says an impossible size, and a part could not be read"
DAMAGED = "damaged tar: a part of it could not be read"
NO_END = "ends without the mark that ends a tar: it may have been cut off"


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (block(size=b"\xff" * 12) + END, IMPOSSIBLE),
        (block(size=b"\x80" + b"\x7f" * 11) + END, IMPOSSIBLE),
        (block(size=b"99999999999\0") + END, DAMAGED),
        (b"junk" * 128 + END, DAMAGED),
        (
            block(kind=b"x", size=b"%011o\0" % (1 << 30)) + b"a" * 5120,
            "damaged tar: a header is larger than 1 MB, and a part could not be read",
        ),
        (block(kind=b"x", size=b"%011o\0" % 17) + padded(b"17 size=-9999999\n") + block() + END, IMPOSSIBLE),
        (block(kind=b"L", size=b"%011o\0" % 3) + padded(b"hi\0"), NO_END),
        (b"", NO_END),
        (END + b"behind" * 100, DAMAGED),
        (END + b"behind", NO_END),
    ],
)
def test_what_comes_before_damage_in_a_tar_is_read(rest: bytes, reason: str) -> None:
    seen = Seen(NEXT + rest)
    assert seen.body["a!next.txt"] == ["hi"] and seen.names == ["next.txt"]
    assert seen.unread == [("a", reason)]


def test_behind_damage_a_tar_goes_on_with_the_next_header() -> None:
    seen = Seen(block(b"b.txt") + padded(b"hi\n") + b"junk" * 300 + bytes(336) + NEXT + END)
    assert seen.body["a!b.txt"] == seen.body["a!next.txt"] == ["hi"]
    assert seen.unread == [("a", DAMAGED)]


def test_a_tar_that_is_cut_off() -> None:
    seen = Seen(tarred(("a.txt", b"hi\n" * 1000))[:2048])
    assert len(seen.body["a!a.txt"]) == 512
    assert seen.unread == [("a!a.txt", CUT), ("a", NO_END)]


def test_a_member_that_claims_8_eb_is_read_to_the_end_of_the_file() -> None:
    seen = Seen(block(b"a.txt", b"\x80\0\0\0\x7f" + b"\xff" * 7) + b"hi\n" * 700)
    assert len(seen.body["a!a.txt"]) == 700
    assert seen.unread == [("a!a.txt", CUT), ("a", NO_END)]


def test_files_with_holes_are_told_and_what_follows_is_read() -> None:
    huge = b"\x80\0\0\0\x7f" + b"\xff" * 7
    gnu = block(b"a", b"%011o\0" % 512, b"S", _386=b"%011o\0" % 0 + b"%011o\0" % 512, _482=b"\1", _483=huge) + bytes(512) + b"a" * 512
    pax = padded(b"22 GNU.sparse.major=1\n")
    seen = Seen(gnu + block(b"p", b"%011o\0" % 22, b"x") + pax + block(b"b") + padded(b"1\n0") + NEXT + END)
    assert seen.reasons == dict.fromkeys(("a!a", "a!b"), "a file with holes, which is not read from a tar")
    assert seen.body["a!next.txt"] == ["hi"] and seen.end is None


@pytest.mark.parametrize("cut", [9, 30, 60, 90])
def test_a_compressed_tar_that_is_cut_off_behind_damage(cut: int) -> None:
    seen = Seen(gzip.compress(NEXT + b"junk" * 128 + bytes(range(256)) * 4)[:-cut])
    assert seen.body["a!next.txt"] == ["hi"] and seen.names == ["next.txt"]
    assert ("a", CUT) in seen.unread


def test_tars_one_behind_another_are_all_read() -> None:
    seen = Seen(tarred(("b.txt", b"one\n")) + tarred(("b.txt", b"two\n")))
    assert (seen.body["a!b.txt"], seen.body["a!b.txt #2"]) == (["one"], ["two"])


def overlapping(count: int) -> bytes:
    """Fifield's bomb: every member's packed bytes reach over the headers of all that follow, to one kernel of zeros (bamsoftware.com)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(bytes(1 << 20)) + packer.flush()
    crc = zlib.crc32(bytes(1 << 20))
    body = (
        b"".join(struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(kernel), 1 << 20, 4, 0) + b"%04d" % i for i in range(count))
        + kernel
    )
    fields = (20, 20, 0, 8, 0, 0, crc)
    listed = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", *fields, len(body) - 34 * i - 34, 1 << 20, 4, 0, 0, 0, 0, 0, 34 * i) + b"%04d" % i
        for i in range(count)
    )
    return body + listed + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(listed), len(body), 0)


def test_overlapping_members_are_not_unpacked() -> None:
    budget = Budget()
    seen = Seen(overlapping(500), budget=budget)
    assert len(seen.unread) == 500 and {reason for _, reason in seen.unread[:499]} == {
        "shares its bytes with another member of the ZIP archive (a decompression bomb?), and was not read"
    }
    assert Budget().unpacked - budget.unpacked == 1 << 20


def test_members_at_the_same_place_are_read_once() -> None:
    size = LAST - FIRST
    second = patched(TWO[FIRST + 51 : LAST], 42, bytes(4))
    seen = Seen(TWO[: FIRST + 51] + second + patched(TWO[LAST:], 12, struct.pack("<I", size)))
    assert len(seen.body["a!a.txt"]) == 1000
    assert seen.reasons["a!b.txt"].startswith("shares its bytes")


BOMB = b"holds far more than its size lets expect".decode()


@pytest.mark.parametrize(
    "data",
    [
        zipped(("a.txt", bytes(8 << 20))),
        gzip.compress(bytes(8 << 20)),
        gzip.compress(gzip.compress(bytes(8 << 20))),
        gzip.compress(tarred(("a.txt", bytes(8 << 20)))),
        zipped(*((f"{i}.zip", zipped(("a.txt", bytes(1 << 20)))) for i in range(20))),
        arrow("zstd")(bytes(8 << 20)),
        lzma.compress(bytes(8 << 20)),
    ],
)
def test_bombs_end_when_the_budget_is_spent(data: bytes) -> None:
    budget = Budget(unpacked=6 << 20)
    assert (Seen(data, budget=budget).end or "").startswith(BOMB)
    assert budget.unpacked > -(1 << 20)


def test_nesting_ends() -> None:
    data = b"hi\n"
    for _ in range(12):
        data = zipped(("a", data), ("b", data), method=zipfile.ZIP_DEFLATED)
    seen = Seen(data)
    assert seen.end == "is nested too deeply: what lies deeper was not read"


@pytest.mark.parametrize("data", [zipped(("r.zip", b"")), gzip.compress(b"", mtime=0), tarred(("r.tar", b""))], ids=["zip", "gz", "tar"])
def test_a_file_that_contains_itself(data: bytes) -> None:
    """A quine, played by a node for which whatever is inside is the archive itself again."""

    def again(_: BinaryIO, node: Node) -> Iterator[Item]:
        return items(io.BytesIO(data), node)

    with pytest.raises(Spent, match=r"^is nested too deeply"):
        list(items(io.BytesIO(data), Node("a", again)))


def test_many_empty_members() -> None:
    seen = Seen(zipped(*((f"{i}.txt", b"") for i in range(3000)), method=zipfile.ZIP_STORED))
    assert len(seen.names) == 3000 and len(seen.forms) == 3001
    assert Seen(zipped(("a", b""), ("b", b"")), budget=Budget(members=1)).end == "holds too many files inside: the rest was not read"


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=12), st.sampled_from(["zip", "tar", "tgz", "gz", "xz", "bz2", "zst"]))
def test_any_damage_ends_in_a_sentence(at: int, noise: bytes, kind: str) -> None:
    members = [("a.txt", b"hello\n" * 30), ("b.gz", gzip.compress(b"hi\n"))]
    whole = (
        zipped(*members)
        if kind == "zip"
        else tarred(*members)
        if kind == "tar"
        else tarred(*members, mode="w:gz")
        if kind == "tgz"
        else STREAMS[kind](b"hi there\n" * 50)
    )
    seen = Seen(patched(whole, at % len(whole), noise)[: len(whole)], f"a.{kind}")
    for reason in [seen.end or "", *(reason for _, reason in seen.unread)]:
        assert "stopped" not in reason


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"Rar!\x1a\x07\1\0", "RAR archive: its members are not read"),
        (b"MSCF\0\0\0\0", "Cabinet archive: its members are not read"),
        (b"!BDN\1\2\3\4", "Outlook data file: its messages are not read"),
        (bytes(32769) + b"CD001" + bytes(2048), "image of a disc: its files are not read"),
    ],
)
def test_what_is_known_and_not_read(head: bytes, reason: str) -> None:
    assert Seen(head).end == reason


def test_7z() -> None:
    py7zr = pytest.importorskip("py7zr", reason="py7zr is not installed")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(CSV, "in/a.csv")
        archive.writestr(b"", "empty.txt")
        archive.writestr(b"hi\n" * 1000, "b.txt")
    seen = Seen(out.getvalue())
    assert seen.rows["a!in/a.csv"] == [{"name": "Jane Example", "email": "jane@example.org"}]
    assert len(seen.body["a!b.txt"]) == 1000 and "a!empty.txt" in seen.forms
    assert sorted(map(str, seen.names)) == ["b.txt", "empty.txt", "in/a.csv"]
    assert (seen.unread, seen.end) == ([], None)
    assert Seen(out.getvalue()[:-9]).unread == [("a", "truncated or damaged 7z archive")]
    damaged = Seen(patched(out.getvalue(), 40, b"\xff\xff\xff"))
    assert damaged.unread == [("a!in/a.csv", "could not be unpacked to its end"), ("a", "truncated or damaged 7z archive")]


def test_encrypted_7z() -> None:
    py7zr = pytest.importorskip("py7zr", reason="py7zr is not installed")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="correct horse", header_encryption=True) as archive:
        archive.writestr(CSV, "a.csv")
    assert Seen(out.getvalue()).unread == [("a", "encrypted 7z archive")]


def test_7z_without_py7zr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py7zr", None)
    assert Seen(b"7z\xbc\xaf\x27\x1c\0\4").end == 'needs py7zr: pip install "noticegap[7z]"'
