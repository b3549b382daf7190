"""The files connector: what it lists, what it refuses and says so, and how much memory it takes."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from connectors.files import Files
from connectors.readers.node import Item
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Place, Unit, Unread

OUTSIDE = "symbolic link to outside the folder"


def listed(path: Path) -> list[Unit]:
    return [found for found in Files(str(path)).units() if isinstance(found, Unit)]


def units(path: Path) -> list[Unit]:
    return [unit for unit in listed(path) if unit.form == "file"]


def unread(path: Path) -> dict[str | None, str]:
    return {found.place.unit: found.reason for found in Files(str(path)).units() if isinstance(found, Unread)}


def read(path: Path, name: str, part: str = "") -> list[Item]:
    return list(Files(str(path)).read(Part("share", name, part)))


def values(path: Path, unit: Unit) -> list[str]:
    found = read(path, unit.name, unit.parts[0])
    return [value for batch in found if isinstance(batch, pa.RecordBatch) for column in batch.columns for value in column.to_pylist()]


def test_a_missing_path_is_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r"^/nowhere/shaer does not exist\.$"):
        Files("/nowhere/shaer")


def test_lists_everything_sorted_by_name(tmp_path: Path) -> None:
    for name in ("b/c.txt", "b.txt", "b-c.txt", ".hidden", "a/z/deep.md", "B.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n")
    names = [unit.name for unit in units(tmp_path)]
    assert names == sorted(names) == [".hidden", "B.csv", "a/z/deep.md", "b-c.txt", "b.txt", "b/c.txt"]
    assert replace(units(tmp_path)[0], stamp="") == Unit(".hidden", "file", size=2)
    everything = [unit.name for unit in listed(tmp_path)]
    assert everything == sorted(everything)
    assert everything == ["./", ".hidden", "B.csv", "a/", "a/z/", "a/z/deep.md", "b-c.txt", "b.txt", "b/", "b/c.txt"]


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,email\nJane,jane@example.org\n")
    assert [replace(unit, stamp="") for unit in units(path)] == [Unit("people.csv", "file", size=33)]
    assert values(path, units(path)[0]) == ["Jane", "jane@example.org"]


def test_an_empty_folder_holds_no_files(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    assert list(Files(str(tmp_path / "below")).units()) == [Unread(Place(""), "holds no files")]
    root, none = Files(str(tmp_path)).units()
    assert isinstance(root, Unit) and (root.name, root.form, none) == ("./", "folder", Unread(Place(""), "holds no files"))


def test_forms(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "Jane"}')
    (tmp_path / "b.csv").write_bytes(b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0")
    (tmp_path / "c.jpg").write_text("only words\n")
    (tmp_path / "d").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "e")
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.7\n")
    begun = []
    for unit in units(tmp_path):
        with suppress(Unreadable):
            for item in Files(str(tmp_path)).read(Part("share", unit.name)):
                begun += [item.form] if isinstance(item, Unit) else []
    assert begun == ["table", "audio/wav", "text", "image/jpeg", "table", "application/pdf"]


def test_media_yields_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_bytes(b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0")
    place = Place("", "call.wav")
    assert read(tmp_path, "call.wav") == [
        Unit("call.wav", "audio/wav"),
        Unread(
            place,
            "recording: known by its type only, what is said was not read, nor were its tags, which are damaged or of an unknown kind",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "head", "reason"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "truncated or damaged PDF"),
        ("a.json", bytes(range(256)), "is not text: looks like application/octet-stream"),
        ("a.parquet", b"PAR1\x15\x04", "truncated or damaged Parquet file"),
    ],
)
def test_what_nothing_can_read_says_so(tmp_path: Path, name: str, head: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(head)
    with pytest.raises(Unreadable) as raised:
        read(tmp_path, name)
    assert str(raised.value) == reason


def test_links_inside_are_read_once_and_links_outside_never(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.txt").write_text("outside\n")
    root = tmp_path / "root"
    (root / "below").mkdir(parents=True)
    (root / "below" / "a.txt").write_text("inside\n")
    (root / "link.txt").symlink_to("below/a.txt")
    (root / "folder").symlink_to("below")
    (root / "out.txt").symlink_to("../secret/a.txt")
    (root / "outside").symlink_to("/etc")
    (root / "broken").symlink_to("below/b.txt")
    (root / "loop").symlink_to("loop")
    assert [unit.name for unit in units(root)] == ["below/a.txt"]
    assert unread(root) == {
        "out.txt": OUTSIDE,
        "outside": OUTSIDE,
        "broken": "symbolic link to nothing",
        "loop": "symbolic link to nothing",
    }
    for name in ("out.txt", "outside/passwd", "../secret/a.txt"):
        with pytest.raises(Unreadable, match=OUTSIDE):
            read(root, name)


def test_a_root_that_is_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.txt").write_text("x\n")
    (tmp_path / "link").symlink_to("root")
    (tmp_path / "file").symlink_to("root/a.txt")
    assert [values(tmp_path / name, units(tmp_path / name)[0]) for name in ("link", "file")] == [["x"], ["x"]]


def test_a_file_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("outside\n")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.txt").write_text("x\n")
    source = Files(str(root))
    unit = list(source.units())[1]
    (root / "a.txt").unlink()
    (root / "a.txt").symlink_to("../secret.txt")
    with pytest.raises(Unreadable, match=OUTSIDE):
        list(source.read(Part("share", unit.name if isinstance(unit, Unit) else "")))


def test_a_file_swapped_at_the_last_moment_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("outside\n")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.txt").write_text("x\n")
    opened = os.open

    def swap(path: str, flags: int, dir_fd: int | None = None) -> int:
        if path == "a.txt":
            os.unlink(path, dir_fd=dir_fd)
            os.symlink("../secret.txt", path, dir_fd=dir_fd)
        return opened(path, flags, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(Unreadable, match=r"^cannot be read: too many levels of symbolic links$"):
        read(root, "a.txt")


def test_special_files_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert unread(tmp_path) == {"pipe": "named pipe: not a file", "socket": "socket: not a file"}
        assert unread(Path("/dev/null")) == {"null": "character device: not a file"}


LIST = """
import os, sys
from connectors.files import Files
from scanner.errors import Unreadable
from scanner.model import Part
share = Files(sys.argv[1])
list(share.read(Part("share", "c.txt")))  # starts the reading process: the interpreter may lie where only root may look
if os.geteuid() == 0:
    os.seteuid(65534)
for found in share.units():
    print(type(found).__name__, getattr(found, "name", ""), getattr(found, "reason", ""))
for name in ("a.txt", "c.txt", "d/a.txt"):
    try:
        print(len(list(share.read(Part("share", name)))))
    except Unreadable as error:
        print(error)
"""


def test_what_may_not_be_opened() -> None:
    """As a user without rights, in a process of its own, since the tests may run as root (whose temporary folders are closed)."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for name in ("b/a.txt", "d/a.txt", "a.txt", "c.txt"):
            Path(folder, name).parent.mkdir(exist_ok=True)
            Path(folder, name).write_text("x\n")
        os.chmod(f"{folder}/a.txt", 0)
        os.chmod(f"{folder}/b", 0)
        os.chmod(f"{folder}/d", 0o711)
        done = subprocess.run([sys.executable, "-c", LIST, folder], capture_output=True, text=True, check=True)
        os.chmod(f"{folder}/b", 0o700)
    assert done.stdout.splitlines() == [
        "Unit ./ ",
        "Unit a.txt ",
        "Unread  permission denied",
        "Unit c.txt ",
        "Unread  permission denied",
        "permission denied",
        "2",
        "2",
    ]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"Jos\xe9.txt")).write_text("x\n")
    (unit,) = units(tmp_path)
    assert unit.name == "Jos\\xe9.txt"
    assert values(tmp_path, unit) == ["x"]


def test_folders_nested_deeper_than_python_calls(tmp_path: Path) -> None:
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1200):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_text("x\n")
    finally:
        os.chdir(here)
    assert [unit.name for unit in units(tmp_path)] == ["d/" * 1200 + "a.txt"]
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_a_file_that_vanished(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^vanished after it was listed$"):
        read(tmp_path, "a.txt")


def test_a_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x\n" * 200_000)
    rows = Files(str(tmp_path)).read(Part("share", "a.txt"))
    assert next(rows) == Unit("a.txt", "text")
    next(rows)
    path.write_text("y\n")
    with pytest.raises(Unreadable, match=r"^changed while it was read$"):
        list(rows)


def test_a_log_that_grows_is_read_to_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text("x\n" * 200_000)
    rows = Files(str(tmp_path)).read(Part("share", "a.log"))
    assert next(rows) == Unit("a.log", "text")
    first = next(rows)
    with path.open("a") as file:
        file.write("y\n")
    assert isinstance(first, pa.RecordBatch)
    assert sum(batch.num_rows for batch in rows if isinstance(batch, pa.RecordBatch)) + first.num_rows >= 200_000


def test_travels_to_workers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x\n")
    source = pickle.loads(pickle.dumps(Files(str(tmp_path))))
    assert len(list(source.read(Part("share", "a.txt")))) == 2


PEAK = """
import resource, sys
from connectors.files import Files
from scanner.model import Part
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = sum(getattr(item, "num_rows", 0) for item in Files(sys.argv[1]).read(Part("share", sys.argv[1].rsplit("/", 1)[1])))
print(rows, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
LINES = {
    "a.csv": b'7,Jane Roe,jane@example.org,"4 Mill Lane, Wilmslow"\n',
    "b.csv": b'5" disk,Jane Roe,jane@example.org\n',
    "c.log": b"2026-01-01 INFO jane@example.org logged in\n",
    "d.jsonl": b'{"name":"Jane Roe","address":{"town":"Wilmslow"},"items":[1,2]}\n',
    "e.json": b',{"name":"Jane Roe","address":{"town":"Wilmslow"},"items":[1,2]}\n',
}


@pytest.mark.parametrize("name", LINES)
def test_memory_stays_flat(tmp_path: Path, name: str) -> None:
    block = LINES[name] * 20_000
    times = (100 << 20) // len(block)
    with (tmp_path / name).open("wb") as file:
        file.write(b'[{"name":"Jo"}' if name == "e.json" else b"")
        for _ in range(times):
            file.write(block)
        file.write(b"]" if name == "e.json" else b"")
    done = subprocess.run([sys.executable, "-c", PEAK, str(tmp_path / name)], capture_output=True, text=True, check=True)
    rows, peak = map(int, done.stdout.split())
    assert rows >= times * 20_000
    assert peak < 250


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("~/share", r"^~/share does not exist\. .~. means nothing here: write \$\{HOME\}\.$"),
        ("/nowhere/*.csv", r"does not exist\. A path is no pattern: .*include"),
    ],
)
def test_what_a_shell_would_have_expanded_is_said(path: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        Files(path)


def test_a_share_of_empty_files_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "HR").mkdir()
    (tmp_path / "HR" / "staff.csv").touch()
    (tmp_path / "b.txt").touch()
    assert [one for one in Files(str(tmp_path)).units() if isinstance(one, Unread)] == [Unread(Place(""), "holds empty files only")]
    (tmp_path / "c.txt").write_text("x")
    assert not [one for one in Files(str(tmp_path)).units() if isinstance(one, Unread)]
