"""The reading process: it may die, hang or eat memory, and costs what it read and nothing else; it reaches neither network nor disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from connectors.sandbox import folder as private
from connectors.sandbox import parent
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable
from scanner.model import Place, Unit, Unread

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the reading process needs descriptors over sockets")

#: Readers for the child, put in place of real ones by a module that Python imports at its start.
READERS = """
import ctypes, os, socket, struct, subprocess, sys, time
import pyarrow as pa
from connectors.readers import kinds
from scanner.errors import Unreadable

def rows(*texts):
    return pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], names=[""])

def read(file, node):
    for line in file.read().decode().split():
        yield from step(line, file, node)

def step(line, file, node):
    if line == "die":
        ctypes.string_at(0)
    elif line == "abort":
        os.abort()
    elif line == "hang":
        while True:
            pass
    elif line == "sleep":
        time.sleep(600)
    elif line == "memory":
        yield rows(*["x" * (1 << 30)] * 20)
    elif line == "raise":
        raise KeyError("Jane Example")
    elif line in ("end", "huge"):
        mine = socket.socket(fileno=int(sys.argv[1]))
        mine.sendall(struct.pack("<cQ", b"E", 0) * 2 if line == "end" else struct.pack("<cQ", b"B", 1 << 40))
        mine.detach()
    elif line == "refuse":
        raise Unreadable("encrypted thing")
    elif line == "connect":
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif line == "beside":
        open(sys.argv[4] + "-written", "w")
    elif line == "write":
        open(os.path.expanduser("~/written"), "w")
    elif line == "program":
        subprocess.run(["/bin/true"], check=True)
    elif line == "spool":
        with node.spool() as spool:
            spool.write(b"y" * (20 << 20))
            spool.fileno()
            yield rows(str(spool.seek(0, 2)))
    elif line.startswith("inner:"):
        name, _, rest = line[6:].partition("=")
        import io
        yield from node.read(io.BytesIO(rest.replace("+", " ").encode()), node.inner(name))
    else:
        yield rows(line)

kinds.READERS = (kinds.Reader(("text/plain",), "text", read),)
"""


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text("import strange_readers\n")
    (tmp_path / "site" / "strange_readers.py").write_text(READERS)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield Sandbox(seconds=2, memory=(1 << 29) + 1)  # no other test has a process with just this limit
    for child in parent._idle.pop((1 << 29) + 1, []):
        child.kill()


def told(sandbox: Sandbox, tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """What a file of that text gives: units, texts of rows, reasons."""
    path = tmp_path / "a.bin"
    path.write_text(text)
    said: list[tuple[str, str]] = []
    with path.open("rb") as file:
        try:
            for item in sandbox.items(file, "a.txt", len(text)):
                if isinstance(item, Unit):
                    said.append(("unit", item.name))
                elif isinstance(item, Unread):
                    said.append((f"unread {item.place.unit}", item.reason))
                else:
                    said += [("row", text) for text in item.column(0).to_pylist()]
        except Unreadable as error:
            said.append(("raised", str(error)))
    return said


def test_rows_come_as_they_are(sandbox: Sandbox, tmp_path: Path) -> None:
    assert told(sandbox, tmp_path, "one two") == [("unit", "a.txt"), ("row", "one"), ("row", "two")]


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("die", "its reader broke down (SIGSEGV)"),
        ("abort", "its reader broke down (SIGABRT)"),
        ("hang", "was not read to its end within 2 seconds"),
        ("sleep", "was not read to its end within 2 seconds"),
        ("memory", "needs more memory than it may have"),
        ("refuse", "encrypted thing"),
    ],
)
def test_what_breaks_a_reader_is_said_and_the_next_file_is_read(sandbox: Sandbox, tmp_path: Path, what: str, reason: str) -> None:
    assert told(sandbox, tmp_path, f"one {what} two") == [("unit", "a.txt"), ("row", "one"), ("raised", reason)]
    assert told(sandbox, tmp_path, "three")[1:] == [("row", "three")]


def test_an_exception_is_told_without_its_text(sandbox: Sandbox, tmp_path: Path) -> None:
    (reason,) = [reason for what, reason in told(sandbox, tmp_path, "raise") if what == "raised"]
    assert reason.startswith("stopped: KeyError in ") and "Jane" not in reason


@pytest.mark.parametrize("what", ["connect", "write", "beside", "program"])
def test_a_reader_reaches_neither_network_nor_disk_nor_programs(
    sandbox: Sandbox, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (reason,) = [reason for kind, reason in told(sandbox, tmp_path, what) if kind == "raised"]
    assert "PermissionError" in reason
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize("what", ["die", "hang", "memory"])
def test_what_breaks_the_reader_inside_a_container_costs_itself_only(sandbox: Sandbox, tmp_path: Path, what: str) -> None:
    found = told(
        sandbox, tmp_path, f"own inner:a.txt=first inner:b.txt=before+{what} inner:c.txt=third inner:d.txt={what} inner:e.txt=last"
    )
    reasons = {key: reason for key, reason in found if key.startswith("unread")}
    assert set(reasons) == {"unread a.txt!b.txt", "unread a.txt!d.txt"}
    assert [text for key, text in found if key == "row"] == ["own", "first", "before", "third", "last"]
    assert [name for key, name in found if key == "unit"] == ["a.txt", *(f"a.txt!{name}.txt" for name in "abcde")]


def test_a_container_that_breaks_between_its_members_ends(sandbox: Sandbox, tmp_path: Path) -> None:
    began = time.monotonic()
    found = told(sandbox, tmp_path, "inner:a.txt=first die inner:b.txt=second")
    assert found[-1] == ("raised", "its reader broke down (SIGSEGV)")
    assert ("row", "first") in found
    assert time.monotonic() - began < 20


def test_a_nested_container_that_breaks_costs_itself_only(sandbox: Sandbox, tmp_path: Path) -> None:
    found = told(sandbox, tmp_path, "inner:n.txt=inner:x.txt=first+die inner:z.txt=last")
    assert [text for key, text in found if key == "row"] == ["first", "last"]
    assert "unread a.txt!n.txt!x.txt" in dict(found) or "unread a.txt!n.txt" in dict(found)


def test_spools_have_no_names_and_the_folder_is_private(sandbox: Sandbox, tmp_path: Path) -> None:
    assert told(sandbox, tmp_path, "spool")[1:] == [("row", str(20 << 20))]
    folder = Path(private.folder())
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_a_reader_says_after_the_end_is_no_other_file_s(sandbox: Sandbox, tmp_path: Path) -> None:
    assert told(sandbox, tmp_path, "end")[1:] == []
    assert told(sandbox, tmp_path, "two")[1:] == [("row", "two")]


def test_more_than_the_reader_may_have_is_not_taken(sandbox: Sandbox, tmp_path: Path) -> None:
    assert told(sandbox, tmp_path, "huge")[1:] == [("raised", "its reader gave answers without sense")]
    assert told(sandbox, tmp_path, "two")[1:] == [("row", "two")]


def test_the_start_of_the_process_does_not_count(sandbox: Sandbox, tmp_path: Path) -> None:
    with (tmp_path / "site" / "sitecustomize.py").open("a") as file:
        file.write("import time, sys\nif any('sandbox' in word for word in sys.orig_argv): time.sleep(2.5)\n")
    assert told(sandbox, tmp_path, "one")[1:] == [("row", "one")]


def test_whoever_stops_in_the_middle_gets_nothing_of_the_old_file_later(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_text("one two three")
    with path.open("rb") as file:
        items = sandbox.items(file, "a.txt", 10)
        assert isinstance(next(items), Unit)
        assert isinstance(next(items), pa.RecordBatch)
        items.close()  # type: ignore[attr-defined]
    assert told(sandbox, tmp_path, "four") == [("unit", "a.txt"), ("row", "four")]


def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello\n")
    script = """
import sys
from connectors.sandbox.folder import folder
from connectors.sandbox.parent import Sandbox, _idle
with open(sys.argv[1], "rb") as file:
    list(Sandbox().items(file, "a.txt", 6))
print([child.process.pid for some in _idle.values() for child in some][0], folder(), flush=True)
if sys.argv[2] == "killed":
    sys.stdin.read()
"""
    for how in ("ends", "killed"):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "a.txt"), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            pid, folder = process.stdout.readline().split()
            if how == "killed":
                process.send_signal(signal.SIGKILL)
            process.wait(20)
        deadline = time.monotonic() + 10
        while _alive(int(pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _alive(int(pid)), how
        assert how == "killed" or not os.path.exists(folder)
        assert how != "killed" or os.listdir(folder) == []
    (Path(folder) / "left").write_text("what a reader had put down")
    private.sweep()
    assert not os.path.exists(folder), "what a killed scan leaves, the next one takes away"


def test_only_folders_that_nobody_holds_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a process that lives stays, and so does what only looks like one: a file, a link, another name."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(private, "_mine", [])
    held = Path(private.folder())
    other = [tmp_path / "noticegap-reading-", tmp_path / "noticegap-readings", tmp_path / "my-noticegap-reading-12345678"]
    for each in other:
        each.mkdir()
    (tmp_path / "noticegap-reading-afile_12").write_text("x")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("x")
    (tmp_path / "noticegap-reading-alink_12").symlink_to(tmp_path / "kept")
    left = Path(tempfile.mkdtemp(prefix="noticegap-reading-"))
    (left / "a" / "b").mkdir(parents=True)
    private.sweep()
    assert not left.exists() and held.exists() and all(each.exists() for each in other)
    assert (tmp_path / "noticegap-reading-afile_12").exists() and (tmp_path / "noticegap-reading-alink_12" / "file").exists()
    private.remove()
    assert not held.exists()


def test_a_process_that_hangs_is_ended_with_the_one_that_started_it(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one hang")
    script = """
import sys
sys.path.insert(0, sys.argv[2])
from connectors.sandbox.parent import Sandbox
with open(sys.argv[1], "rb") as file:
    for item in Sandbox(seconds=100).items(file, "a.txt", 6):
        print("item", flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "a.txt"), str(tmp_path / "site")], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and [process.stdout.readline(), process.stdout.readline()] == ["item\n"] * 2
        (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.kill()
    deadline = time.monotonic() + 10
    while _alive(int(child)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(int(child))


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_unread_places_are_named(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_text("inner:b.txt=refuse")
    with path.open("rb") as file:
        items = list(sandbox.items(file, "a.txt", 10))
    assert items[-1] == Unread(Place("", "a.txt!b.txt"), "encrypted thing")


def test_a_folder_that_a_sweep_has_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "_mine", [])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    locked, met = private._locked, list[str]()

    def contended(path: str) -> int:
        met.append(path)
        if len(met) == 1:  # another scan starts just now: it holds the lock and removes what seems to be nobody's
            os.rmdir(path)
            raise BlockingIOError
        return locked(path)

    monkeypatch.setattr(private, "_locked", contended)
    found = private.folder()
    assert os.path.isdir(found) and found not in met[:1]
    private.remove()
