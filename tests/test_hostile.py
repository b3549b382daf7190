"""Hostile files cost a scan nothing but a sentence: whole scans through the command line, and what fuzzing found in single readers."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.orc
import pytest

from connectors.readers import dialect
from connectors.readers.documents.rtf_state import known
from connectors.readers.inside import items, root
from connectors.readers.media.exif import exif
from connectors.readers.node import Budget, Item
from connectors.sandbox import frames
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable, unexpected
from scanner.model import Unit, Unread
from tests.hostile import CASES
from tests.hostile.case import CANARY, NotHere
from tests.hostile.quine import gz_quine
from tests.hostile.scanned import Outcome, scan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="special files, devices and limits are those of Linux")
QUICK = [case for case in CASES if case.quick]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Outcome, set[str]]]:
    """One scan of all quick cases, each in a folder of its own, and the names of the cases that this machine could not make."""
    top = tmp_path_factory.mktemp("hostile")
    (top / "share").mkdir()
    (top / "work").mkdir()
    missing = set()
    for number, case in enumerate(QUICK):
        folder = top / "share" / f"{number:02}"
        folder.mkdir()
        try:
            case.make(folder)
        except NotHere:
            missing.add(case.name)
    before = _state(top / "share")
    done = scan(top / "share", top / "work")
    after = _state(top / "share")
    after.pop("beside.csv")
    assert after == before, "a scan changes nothing"
    yield done, missing
    assert CANARY not in done.said + (top / "work" / "report.json").read_text()
    assert sorted(os.listdir(top / "work")) == [".noticegap", "notice.toml", "noticegap.toml", "report.json", "said", "tmp"]
    assert CANARY.encode() not in (top / "work" / ".noticegap" / "catalog.db").read_bytes()
    assert os.listdir(top / "work" / "tmp") == []


def _state(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """What a scan must not change: size, mode and both times of every file (of the folders not their time of access)."""
    found = {}
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if len(top) < 2000]  # no path leads to what lies deeper
        for name in files:
            there = os.lstat(os.path.join(top, name))
            read = 0 if stat.S_ISLNK(there.st_mode) else there.st_atime_ns
            found[os.path.relpath(os.path.join(top, name), folder)] = (there.st_size, there.st_mode, there.st_mtime_ns, read)
    return found


def test_the_scan_ends_with_a_report(outcome: tuple[Outcome, set[str]]) -> None:
    done, _ = outcome
    assert done.report is not None and done.code in (1, 3), done.said
    assert [unit["rows_read"] for unit in done.report["coverage"] if unit["unit"] == "beside.csv"] == [2]
    assert done.report["units"]["listed"] == done.report["units"]["read"] + done.report["units"]["unread"]
    assert not [reason for reason in done.reasons if "stopped" in reason or "broke" in reason or "within" in reason]
    assert not list(Path("/tmp").glob("noticegap-evil*"))


@pytest.mark.parametrize("number", range(len(QUICK)), ids=[case.name for case in QUICK])
def test_each_is_read_or_says_why_not(outcome: tuple[Outcome, set[str]], number: int) -> None:
    done, missing = outcome
    case = QUICK[number]
    if case.name in missing:
        pytest.skip("this machine cannot make it")
    reasons = [unread["reason"] for unread in done.report["unread"] if (unread["unit"] or "").startswith(f"{number:02}/")]
    assert [reason for reason in reasons if re.search(case.expects, reason)] if case.expects else not reasons, reasons


def test_nothing_of_the_files_of_the_system_is_read(outcome: tuple[Outcome, set[str]]) -> None:
    done, _ = outcome
    assert all("passwd" not in unit["unit"] or unit["rows_read"] <= 1 for unit in done.report["coverage"])


def told(data: bytes, unit: str) -> tuple[list[Item], str | None]:
    """What is read of the bytes in this process, and why no more."""
    found: list[Item] = []
    try:
        found.extend(items(io.BytesIO(data), root(unit, Budget(ocr="none"))))
    except Unreadable as error:
        return found, str(error)
    return found, None


def sandboxed(path: Path) -> tuple[list[Item], str | None]:
    """The same in the reading process, as a scan reads."""
    found: list[Item] = []
    with path.open("rb") as file:
        try:
            found.extend(Sandbox(seconds=20, ocr="none").items(file, path.name, path.stat().st_size))
        except Unreadable as error:
            return found, str(error)
    return found, None


def test_the_quine_is_one() -> None:
    import gzip

    assert gzip.decompress(gz_quine()) == gz_quine()


def test_a_picture_whose_boxes_end_where_they_begin() -> None:
    box = struct.pack(">I4s4sI4s", 24, b"ftyp", b"heic", 0, b"mif1") + b"heic"
    loop = box + struct.pack(">I4sI", 4000, b"meta", 0) + struct.pack(">I4s", 0xFFFFFFF8, b"free") + bytes(32)
    for data in (loop, box, box + bytes(9), box + struct.pack(">I4sI", 4000, b"meta", 0) + b"\0\0\0\0free"):
        assert exif(io.BytesIO(data)) == ({}, False)
    assert exif(io.BytesIO(box + struct.pack(">I4sI", 4000, b"meta", 0) + struct.pack(">I4s", 0, b"free"))) == ({}, False)


def test_a_box_that_claims_4_gb_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.jp2"
    path.write_bytes(
        b"\0\0\0\x0cjP  \r\n\x87\n" + struct.pack(">I4s4sI4s", 20, b"ftyp", b"jp2 ", 0, b"jp2 ") + b"\xff\xff\xff\xf0jp2h" + bytes(64)
    )
    found, reason = sandboxed(path)
    reasons = [item.reason for item in found if isinstance(item, Unread)]
    assert reason is None and any("damaged picture" in reason for reason in reasons)


def test_an_encoding_that_python_does_not_know_is_not_used() -> None:
    assert known("cp1252") and not known("cp12529") and not known("hex")
    found, reason = told(b"{\\rtf1\\ansi\\ansicpg12529 Jane Example}", "a.rtf")
    assert reason is None and [item.column(0).to_pylist() for item in found if isinstance(item, pa.RecordBatch)] == [["Jane Example"]]


def test_duckdb_is_read_in_the_reading_process(tmp_path: Path) -> None:
    library = pytest.importorskip("duckdb")
    with library.connect(str(tmp_path / "a.duckdb")) as connection:
        connection.execute("CREATE TABLE people AS SELECT 'Jane Example' AS name")
    found, reason = sandboxed(tmp_path / "a.duckdb")
    assert reason is None and [item.name for item in found if isinstance(item, Unit)] == ["a.duckdb", "a.duckdb!people"]


def test_properties_of_an_old_workbook_whose_counts_lie() -> None:
    data = bytearray((Path(__file__).parent / "files" / "sheets" / "people.xls").read_bytes())
    at = data.index(bytes.fromhex("feff0000"))
    start = at + struct.unpack_from("<I", data, at + 44)[0]
    kinds = start + struct.unpack_from("<I", data, start + 12)[0]
    struct.pack_into("<2I", data, kinds, 0x1001, 0xFFFFFFFF)  # a vector of four billion bytes
    found, reason = told(bytes(data), "a.xls")
    assert reason is None and sum(item.num_rows for item in found if isinstance(item, pa.RecordBatch)) > 1


def test_orc_with_text_that_is_no_utf_8() -> None:
    out = io.BytesIO()
    pyarrow.orc.write_table(pa.table({"name": ["Jane Example " * 3]}), out, compression="uncompressed")
    found, reason = told(out.getvalue().replace(b"Jane E", b"Jan\xff\xfeE"), "a.orc")
    assert len(found) == 1 and reason == "truncated or damaged ORC file"


def test_whatever_clevercsv_raises_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import clevercsv.exceptions

    class Detector:
        def detect(self, text: str, delimiters: object) -> None:
            raise clevercsv.exceptions.Error("Jane Example")

    monkeypatch.setattr(clevercsv, "Detector", Detector)
    assert dialect.detect(b"a;b,c|d\n1;2,3|4\nx;y;z,\n").delimiter in dialect.DELIMITERS


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (frames.UNIT, b'["other.csv", "table", ""]'),
        (frames.UNIT, b'["a.csvx!b", "table", ""]'),
        (frames.UNIT, b'[1, {"a": 2}, 3]'),
        (frames.UNIT, b'["a.csv", null, ""]'),
        (frames.UNREAD, b'["a.csv", null, null]'),
        (frames.UNIT, b"[" * 100_000),
        (frames.UNIT, b"{}"),
        (frames.BATCH, b""),
        (frames.BATCH, b"\xff" * 100),
        (b"Z", b"[1, 2, 3]"),
    ],
)
def test_nonsense_of_a_reader_is_told_as_such(kind: bytes, data: bytes) -> None:
    with pytest.raises(frames.Nonsense):
        frames.decoded(kind, bytearray(data), "a.csv")


def test_the_system_s_own_words_are_told() -> None:
    try:
        raise OSError(28, "No space left on device", "/srv/Jane Example")
    except OSError as error:
        assert re.fullmatch(r"OSError in tests/test_hostile.py:\d+ \(no space left on device\)", unexpected(error))
