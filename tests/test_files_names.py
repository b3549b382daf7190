"""Names of files and folders are scanned like any other text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from connectors.files import Files
from connectors.files.names import COLUMN, batches, readable
from scanner.detect import detect
from scanner.errors import Unreadable
from scanner.model import Part, Unit
from scanner.setup import load_engine


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Smith_John_grievance.docx", "Smith John grievance.docx"),
        ("JaneExample-CV.pdf", "Jane Example CV.pdf"),
        ("Jane.Example.cv.docx", "Jane Example cv.docx"),
        ("john.smith.cv.docx", "john.smith.cv.docx"),
        ("JaneMcDonald_MacKenzie.txt", "Jane McDonald MacKenzie.txt"),
        ("HRReport2024.xlsx", "HRReport2024.xlsx"),
        ("Jane Example 1980-05-12.pdf", "Jane Example 1980-05-12.pdf"),
        ("1980.05.12_Example+Jane.tar.gz", "1980.05.12 Example Jane tar.gz"),
        ("call_+447700900123_x.wav", "call_+447700900123 x.wav"),
        ("call_07700-900123.wav", "call 07700-900123.wav"),
        ("jane.roe@example.org_2024.msg", "jane.roe@example.org 2024.msg"),
        ("Jane_Roe_jane.roe@example.org.msg", "Jane Roe jane.roe@example.org.msg"),
        ("ÉricÉlan_O'BrienDe.doc", "Éric Élan O'Brien De.doc"),
        ("san_marino.py", "san_marino.py"),
        (".hidden", ".hidden"),
        ("README.md", "README.md"),
        ("_", "_"),
        ("", ""),
    ],
)
def test_words(name: str, words: str) -> None:
    assert readable(name) == words


def test_hostile_names_take_no_time() -> None:
    for name in (
        "a." * 500,
        "a@" * 500,
        "@" * 1000,
        "_.-+" * 250,
        "Aa" * 500,
        "Aa_" * 300,
        "A" * 1000,
        "Aa" + "a" * 900,
        "aB" * 500,
        "a@b." * 250,
        "1." * 500,
    ):
        assert len(readable(name)) <= 2 * len(name)


def test_a_folder_is_a_unit_of_the_names_in_it(tmp_path: Path) -> None:
    for name in ("HR/grievances/Smith_John_grievance.docx", "HR/grievances/JaneExample.pdf", "HR/payroll.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n")
    (tmp_path / "HR" / "empty").mkdir()
    (tmp_path / "HR" / "link.txt").symlink_to("payroll.csv")
    source = Files(str(tmp_path))
    folders = [replace(unit, stamp="") for unit in source.units() if isinstance(unit, Unit) and unit.form == "folder"]
    assert folders == [Unit("./", "folder"), Unit("HR/", "folder"), Unit("HR/grievances/", "folder")]
    found = {
        unit.name: sorted(value for batch in source.read(Part("s", unit.name)) for value in batch[COLUMN].to_pylist()) for unit in folders
    }  # type: ignore[index, union-attr]
    assert found == {
        "./": ["HR"],
        "HR/": ["empty", "grievances", "link.txt", "payroll.csv"],
        "HR/grievances/": ["Jane Example.pdf", "Smith John grievance.docx"],
    }


def test_a_folder_of_links_only_is_a_unit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x\n")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "Jane_Example.txt").symlink_to("../a.txt")
    names = [unit.name for unit in Files(str(tmp_path)).units() if isinstance(unit, Unit)]
    assert names == ["./", "a.txt", "links/"]


def test_folders_sort_where_their_names_sort(tmp_path: Path) -> None:
    for name in ("!first/x", "a.txt", "a/x", "a-b/x", "-dash/x", "z/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n")
    names = [unit.name for unit in Files(str(tmp_path)).units() if isinstance(unit, Unit)]
    assert names == sorted(names)
    assert names == ["!first/", "!first/x", "-dash/", "-dash/x", "./", "a-b/", "a-b/x", "a.txt", "a/", "a/x", "z/", "z/x"]


def test_a_folder_whose_name_is_not_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"Jos\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"Mar\xeda_Example.txt")).write_text("x\n")
    source = Files(str(tmp_path))
    units = [unit for unit in source.units() if isinstance(unit, Unit)]
    assert [unit.name for unit in units] == ["./", "Jos\\xe9/", "Jos\\xe9/Mar\\xeda_Example.txt"]
    read = [list(source.read(Part("s", unit.name, unit.parts[0]))) for unit in units]
    assert read[1][0][COLUMN].to_pylist() == ["Mar\\xeda_Example.txt"]  # type: ignore[index, union-attr]
    assert read[2][1][""].to_pylist() == ["x"]  # type: ignore[index, union-attr]


def test_many_names_come_in_small_batches() -> None:
    found = list(batches(f"name_{number}.txt" for number in range(40_000)))
    assert [batch.num_rows for batch in found] == [16_384, 16_384, 7_232]
    assert all(isinstance(batch, pa.RecordBatch) and batch.schema.names == [COLUMN] for batch in found)


def test_a_name_in_a_file_name_is_found() -> None:
    names = [
        "Smith_John_grievance.docx",
        "JaneSmith-CV.pdf",
        "jane.roe@example.org.msg",
        "call_07700900123.wav",
        "README.md",
        "san_marino.py",
        "quarterly_report.pdf",
    ]
    found = detect(load_engine(), [readable(name) for name in names], column=COLUMN)
    entities = [{hit.entity for hit in hits} for hits in found]
    assert entities[:2] == [{"PERSON"}, {"PERSON"}]
    assert "EMAIL_ADDRESS" in entities[2]
    assert "PHONE_NUMBER" in entities[3]
    assert entities[4:] == [set(), set(), set()]


def test_a_folder_has_no_original(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a!b.txt").write_text("x\n")
    (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    source = Files(str(tmp_path))
    with source.original(Part("s", "b/a!b.txt")) as file:
        assert file.read() == b"x\n"
    for name in ("b/", "./"):
        with pytest.raises(Unreadable, match=r"^is a folder: only the names in it can be had$"):
            source.original(Part("s", name))
    for name in ("a.zip!inner.txt", "b/a.zip!x!y"):
        with pytest.raises(Unreadable, match=r"^lies inside another file: only its text can be had$"):
            source.original(Part("s", name))
    with pytest.raises(Unreadable, match=r"^lies inside another file: only its text can be had$"):
        Files(str(tmp_path / "a.zip")).original(Part("s", "a.zip!inner.txt"))
    with pytest.raises(Unreadable, match=r"^vanished after it was listed$"):
        source.original(Part("s", "none.txt"))


def test_a_folder_that_vanished(tmp_path: Path) -> None:
    for name in ("none/", "a.txt/"):
        (tmp_path / "a.txt").write_text("x\n")
        with pytest.raises(Unreadable):
            list(Files(str(tmp_path)).read(Part("s", name)))
