"""Which files of a source are wanted: size, age, what is mounted where; in what order they come, and how much memory that takes."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from connectors.files import Files, ordering
from connectors.files.entry import FOLDER, Entry, part_of, path_of, shown, unit_name
from connectors.files.keys import wanted
from connectors.files.local import Local
from connectors.files.mounts import mounted
from connectors.files.ordering import ordered
from connectors.files.walk import LOOP, walk
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Unit, Unread

DAY = 86_400
SYSTEM = "a system folder, not files"
MOUNTED = "another file system is mounted here: set mounts = true to read it"


def files(path: Path, **keys: Any) -> list[str]:
    return [found.name for found in Files(str(path), **keys).units() if isinstance(found, Unit) and found.form == "file"]


def unread(path: Path, **keys: Any) -> list[tuple[str | None, str]]:
    return [(found.place.unit, found.reason) for found in Files(str(path), **keys).units() if isinstance(found, Unread)]


@pytest.fixture
def sizes(tmp_path: Path) -> Path:
    for name, size in {"a": 0, "b": 999, "c": 1000, "d": 1001, "e": 1025, "f": 5000}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    return tmp_path


@pytest.mark.parametrize(
    ("keys", "left", "told"),
    [
        ({"max_size": "1 kB"}, "abc", ["3 files are larger than max_size: not read"]),
        ({"max_size": "1kib"}, "abcd", ["2 files are larger than max_size: not read"]),
        ({"max_size": 4999}, "abcde", ["1 file is larger than max_size: not read"]),
        ({"max_size": "1.001 KB"}, "abcd", ["2 files are larger than max_size: not read"]),
        ({"min_size": "1 kB"}, "cdef", ["2 files are smaller than min_size: not read"]),
        (
            {"min_size": 1, "max_size": 1000},
            "bc",
            ["3 files are larger than max_size: not read", "1 file is smaller than min_size: not read"],
        ),
        ({"max_size": "2 GB"}, "abcdef", []),
    ],
)
def test_sizes(sizes: Path, keys: dict[str, Any], left: str, told: list[str]) -> None:
    assert "".join(files(sizes, **keys)) == left
    assert unread(sizes, **keys) == [(None, reason) for reason in told]


def test_ages_are_a_choice_and_not_told(tmp_path: Path) -> None:
    now = time.time()
    for name, days in {"today": 0, "month": 40, "year": 400, "decade": 4000}.items():
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (now, now - days * DAY))
    assert files(tmp_path, newer="90d") == ["month", "today"]
    assert files(tmp_path, older="1y") == ["decade", "year"]
    assert files(tmp_path, newer="2y", older="2 W") == ["month", "year"]
    assert files(tmp_path, older=date(2020, 1, 1)) == (["decade"] if now - 4000 * DAY < 1577836800 else [])
    assert unread(tmp_path, newer="90d") == []
    assert unread(tmp_path, older="90y") == [(None, "holds no file of the age asked for")]


def test_dates_are_midnight_in_utc() -> None:
    midnight = datetime(2024, 1, 31, tzinfo=UTC).timestamp()
    for written in ("2024-01-31", date(2024, 1, 31), datetime(2024, 1, 31), datetime(2024, 1, 31, tzinfo=UTC)):
        found = wanted(None, None, written, None)
        assert found.in_time(Entry("a", modified=midnight))
        assert not found.in_time(Entry("a", modified=midnight - 1))
        assert found.in_time(Entry("a", modified=None))
        assert not wanted(None, None, None, written).in_time(Entry("a", modified=midnight))


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"max_size": "2 gigs"}, '"max_size" must be a size such as "2 GB", "500 kB" or a number of bytes, not "2 gigs".'),
        ({"max_size": -1}, '"max_size" must be a size such as "2 GB", "500 kB" or a number of bytes, not -1.'),
        ({"min_size": True}, '"min_size" must be a size such as "2 GB", "500 kB" or a number of bytes, not true.'),
        ({"min_size": "2 GB", "max_size": "1 GB"}, '"min_size" is more than "max_size": no file can be both.'),
        ({"newer": "soon"}, '"newer" must be an age such as "90d" or "2y", or a date such as 2024-01-31, not "soon".'),
        ({"older": 3}, '"older" must be an age such as "90d" or "2y", or a date such as 2024-01-31, not 3.'),
        (
            {"newer": "1y", "older": "2y"},
            '"newer" begins after "older" ends: no file can be both. Files changed last year: newer = "2y", older = "1y".',
        ),
        ({"mounts": "yes"}, '"mounts" must be true or false.'),
        ({"limits": {"depth": 1_000_001}}, '"depth" in "limits" must be a whole number from 1 to 1,000,000, not 1000001.'),
        (
            {"limits": {"memory": 1e9}},
            '"memory" in "limits" must be a size such as "2 GB", "500 kB" or a number of bytes, not 1000000000.0.',
        ),
        ({"options": "anon"}, '"options" must be a table, such as options = { anon = true }.'),
    ],
)
def test_a_key_that_cannot_be_understood_is_a_sentence(tmp_path: Path, keys: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Files(str(tmp_path), **keys)
    assert str(caught.value) == sentence


def test_options_are_not_for_this_machine(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'^"options" are for URLs such as s3://bucket/folder; /.* is on this machine\.$'):
        Files(str(tmp_path), options={"anon": True})


def test_a_file_url_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("x\n")
    assert [each.name for each in Files(f"file://{tmp_path}/a%20b.txt").units()] == ["a b.txt"]  # type: ignore[union-attr]


def test_a_process_file_system_is_not_files() -> None:
    if not Path("/proc/self/mountinfo").exists():
        pytest.skip("no /proc on this machine")
    with pytest.raises(Unreadable, match=SYSTEM):
        list(Files("/proc").units())
    with pytest.raises(Unreadable, match=SYSTEM):
        list(Files("/proc/self").units())
    assert unread(Path("/proc/cpuinfo")) == [("cpuinfo", SYSTEM)]
    above = []
    for found in Local("/", mounts=True).entries():
        if found.name.startswith("proc"):
            above.append((found.name, found.reason))
        if found.order > "proc0":
            break
    assert above == [("proc", SYSTEM)]


def test_what_is_mounted_is_told_and_read_when_asked(tmp_path: Path) -> None:
    """In a name space of its own, so that nothing is left behind."""
    script = f"""
        mkdir {tmp_path}/in {tmp_path}/in/data "{tmp_path}/in/odd name" {tmp_path}/in/proc {tmp_path}/in/bound {tmp_path}/other
        echo x > {tmp_path}/in/a.txt; echo x > {tmp_path}/other/b.txt
        mount -t tmpfs tmpfs {tmp_path}/in/data && mount -t tmpfs tmpfs "{tmp_path}/in/odd name" && mount -t proc proc {tmp_path}/in/proc || exit 77
        mount --bind {tmp_path}/other {tmp_path}/in/bound || exit 77
        echo x > {tmp_path}/in/data/c.txt; echo x > "{tmp_path}/in/odd name/d.txt"
        exec {sys.executable} -c '
import sys
from connectors.files import Files
for mounts in (False, True):
    print([(getattr(f, "name", None) or f.place.unit, getattr(f, "reason", "")) for f in Files(sys.argv[1], mounts=mounts).units()])
' {tmp_path}/in
    """
    try:
        done = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no unshare on this machine")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("nothing may be mounted on this machine")
    without, with_ = map(eval, done.stdout.splitlines())
    assert without == [
        ("./", ""), ("a.txt", ""), ("bound/", MOUNTED), ("data/", MOUNTED), ("odd name/", MOUNTED), ("proc/", SYSTEM)
    ]  # fmt: skip
    assert with_ == [
        ("./", ""), ("a.txt", ""), ("bound/", ""), ("bound/b.txt", ""), ("data/", ""), ("data/c.txt", ""), ("odd name/", ""),
        ("odd name/d.txt", ""), ("proc/", SYSTEM),
    ]  # fmt: skip


def test_the_table_of_mounts(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_bytes(
        b"22 27 0:21 / /proc rw - proc proc rw\n27 1 254:0 / / rw - ext4 /dev/vda rw\n"
        b"30 27 0:44 / /srv/a\\040b\\134c rw shared:1 master:2 - fuse.sshfs x rw\n31 27 0:45 / /srvother rw - tmpfs x rw\n"
    )
    found = mounted("/srv", str(table))
    assert found.points == {"a b\\c": "fuse.sshfs"}
    assert found.types[os.makedev(0, 21)] == "proc"
    assert set(mounted("/", str(table)).points) == {"proc", "srv/a b\\c", "srvother"}
    assert mounted("/srv", str(tmp_path / "none")).points == {}


def test_reading_leaves_every_time_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / name).write_text("x\n")
    for path in (tmp_path / "a.txt", tmp_path / "b" / "c.txt", tmp_path / "b", tmp_path):
        os.utime(path, (1_000_000, 2_000_000))
    before = {path: os.stat(path) for path in (tmp_path, *tmp_path.rglob("*"))}
    for path in before:
        os.utime(path, (1_000_000, 2_000_000))
    source = Files(str(tmp_path))
    for unit in source.units():
        assert isinstance(unit, Unit)
        assert list(source.read(Part("s", unit.name)))
    for path in (tmp_path, tmp_path / "a.txt", tmp_path / "b", tmp_path / "b" / "c.txt"):
        assert os.stat(path).st_mtime == 2_000_000
        if hasattr(os, "O_NOATIME"):
            assert os.stat(path).st_atime == 1_000_000


def test_many_entries_are_sorted_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "RUN", 100)
    names = [f"{number:05}.txt" for number in range(1050)] + ["a\udce9", "b", "ü\n"]
    random.Random(7).shuffle(names)
    entries = [Entry(name, FOLDER if name == "b" else "file", 3, 1.5) for name in names]
    assert list(ordered(iter(entries))) == sorted(entries, key=lambda entry: entry.order)
    assert list(ordered([])) == []
    assert list(ordered(entries[:100])) == sorted(entries[:100], key=lambda entry: entry.order)


PEAK = """
import resource, sys
from connectors.files.entry import Entry
from connectors.files.walk import walk
def scan(folder):
    return (Entry(f"{number * 7919 % int(sys.argv[1]):012}-a-name-of-the-usual-length.docx", "file", 1, 2.0) for number in range(int(sys.argv[1])))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
last, count = "", 0
for entry in walk(scan):
    assert entry.order > last
    last, count = entry.order, count + 1
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_memory_stays_flat_for_a_folder_of_many() -> None:
    peaks = {}
    for size in (60_000, 200_000):
        done = subprocess.run([sys.executable, "-c", PEAK, str(size)], capture_output=True, text=True, check=True)
        count, peaks[size] = map(int, done.stdout.split())
        assert count == size + 1
    assert peaks[200_000] < peaks[60_000] + 30


def test_a_folder_that_holds_itself_ends() -> None:
    def scan(folder: str) -> Iterator[Entry]:
        above = folder + "/" if folder else ""
        yield Entry(above + "a", FOLDER, same=1)
        yield Entry(above + "b", FOLDER, same=2)

    found = [(entry.name, entry.reason) for entry in walk(scan, 1) if entry.reason]
    assert found == [("a", LOOP), ("b/a", LOOP), ("b/b", LOOP)]


def test_folders_without_end_end() -> None:
    def scan(folder: str) -> Iterator[Entry]:
        yield Entry(folder + "/d" if folder else "d", FOLDER)

    last = list(walk(scan))[-1]
    assert last.reason == "is nested too deeply: what lies deeper was not read"


def test_a_folder_whose_listing_breaks_keeps_what_was_listed() -> None:
    def scan(folder: str) -> Iterator[Entry]:
        yield Entry("b.txt")
        yield Entry("a.txt")
        raise Unreadable("the server closed the connection")

    assert [(entry.name, entry.reason) for entry in walk(scan)] == [
        ("", "the server closed the connection"), ("", None), ("a.txt", None), ("b.txt", None)
    ]  # fmt: skip


def test_a_replaced_file_is_not_taken_for_the_one_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x\n" * 200_000)
    rows = Files(str(tmp_path)).read(Part("share", "a.txt"))
    next(rows)
    (tmp_path / "new").write_text("y\n")
    os.replace(tmp_path / "new", path)
    with pytest.raises(Unreadable, match=r"^was replaced or removed while it was read$"):
        list(rows)


@pytest.mark.parametrize("name", ["a", "./a", ".", "a\\xe9b", "a\udce9b", "\\x5cxe9", "\\x2e/a", "ü/\udcff/x", "a\\xzz", "\\x61"])
def test_names_are_shown_one_to_one(name: str) -> None:
    others = ["a\\xe9b", "a\udce9b", "\\x5cxe9b", "./a", "\\x2e/a"]
    assert all(shown(other) != shown(name) for other in others if other != name)
    shown(name).encode("utf-8")
    for folder in (False, True):
        assert path_of(unit_name(name, folder), part_of(name, folder)) == (name, folder)


def test_what_is_sorted_on_disk_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    create = ordering.tempfile.TemporaryFile

    def watched(*args: Any, **keys: Any) -> Any:
        file = create(*args, **keys)
        made.append(stat.S_IMODE(os.fstat(file.fileno()).st_mode))
        return file

    monkeypatch.setattr(ordering.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(ordering.tempfile, "TemporaryFile", watched)
    monkeypatch.setattr(ordering, "RUN", 10)
    listing = ordered(Entry(str(number)) for number in range(100))
    next(listing)
    assert made == [0o600]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("ocr", "all", '"ocr" must be "pages" (of documents), true (pictures, too) or false.'),
        ("limits", "1 GB", '"limits" must be a table, such as limits = { seconds = 600, memory = "1 GB", depth = 8 }.'),
        ("limits", {"memory": "1 MB"}, '"memory" in "limits" must be 128 MB or more: readers need as much to begin with.'),
        ("limits", {"seconds": 0}, '"seconds" in "limits" must be a whole number from 1 to 1,000,000, not 0.'),
        ("limits", {"depth": True}, '"depth" in "limits" must be a whole number from 1 to 1,000,000, not true.'),
        ("limits", {"second": 9}, 'unknown key "second" in "limits". Did you mean "seconds"? Known: depth, memory, seconds.'),
    ],
)
def test_what_reading_may_take_is_checked(tmp_path: Path, key: str, value: Any, sentence: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Files(str(tmp_path), **{key: value})
    assert str(raised.value) == sentence


def test_where_text_in_pictures_is_read(tmp_path: Path) -> None:
    Image.new("RGB", (400, 200), (255, 255, 255)).save(tmp_path / "a.png")
    said = {}
    for wish in (False, "pages"):
        found = Files(str(tmp_path), ocr=wish).read(Part("s", "a.png"))  # type: ignore[arg-type]
        said[wish] = [item.reason for item in found if isinstance(item, Unread)]
    picture = "picture: only what it says of itself was read, not what it shows"
    assert said == {False: [f"{picture} (ocr is off)"], "pages": [f"{picture} (ocr = true reads it)"]}
