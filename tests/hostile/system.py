"""What is no file, or does not stay one: pipes, sockets, devices, links, system folders, files that change."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import CANARY, Case, NotHere


def _special(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    here = os.getcwd()
    os.chdir(folder)  # the name of a socket is at most 108 bytes long
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("socket.json")
    finally:
        os.chdir(here)


def _device(folder: Path) -> None:
    try:
        os.mknod(folder / "zero.txt", 0o20666, os.makedev(1, 5))
        os.mknod(folder / "disk.img", 0o60666, os.makedev(254, 0))
    except PermissionError:
        raise NotHere("making a device needs root") from None


def _links(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "root").symlink_to("/")


def _names(folder: Path) -> None:
    for name in (
        b"line\nfeed.txt",
        b"\x1b[31mred.txt",
        b"\xff\xfe\x80.txt",
        b"a\\b!c.txt",
        b"-rf",
        b"x" * 255,
        b" ",
        "é\u202etxt.exe".encode(),
    ):
        (folder / os.fsdecode(name)).write_text("hello\n")
    at = os.open(folder, os.O_RDONLY)
    for _ in range(40):  # a path of more than 4,096 bytes
        os.mkdir("d" * 120, dir_fd=at)
        below = os.open("d" * 120, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=at))
    os.close(at)


def _process(folder: Path) -> None:
    (folder / "system").mkdir()
    try:
        done = subprocess.run(["mount", "--bind", "/proc", folder / "system"], capture_output=True)
    except FileNotFoundError:
        raise NotHere("needs mount") from None
    if done.returncode:
        raise NotHere("mounting needs root")


def _nothing(folder: Path) -> None:
    """Nothing: the source lies elsewhere."""


def _rows(name: str, rows: int = 1_000_000) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with (folder / name).open("w") as file:
            file.write("name,note\n")
            for _ in range(rows // 1000):
                file.write(f"Jane,{CANARY} hello\n" * 1000)

    return make


def _vanish(path: Path) -> None:
    path.unlink()


def _shrink(path: Path) -> None:
    os.truncate(path, 4096)


def _grow(path: Path) -> None:
    with path.open("a") as file:
        file.write("Jo,more\n" * 100_000)


def _rewrite(path: Path) -> None:
    with path.open("r+") as file:
        file.write("other,head\n")


def _replace(path: Path) -> None:
    other = path.with_name("zzz-new")
    other.write_text("other\n")
    other.replace(path)


_NO_FILE = "not a file"
CASES = (
    Case("named pipe, socket", _special, _NO_FILE),
    Case("devices", _device, "device: not a file"),
    Case("links in a loop, out of the tree, to a device, to the root", _links, "symbolic link|link back"),
    Case("names with line feeds, escapes, no UTF-8; a path of 4,800 bytes", _names),
    Case("a process file system below the source", _process, "system folder|another file system", quick=False),
    Case("/proc/self as the source", _nothing, "a system folder, not files", path="/proc/self", quick=False),
    Case("/dev/zero as the source", _nothing, _NO_FILE, path="/dev/zero", quick=False),
    Case("a file that vanishes while it is read", _rows("big.csv"), "removed", False, _vanish, "big.csv"),
    Case("a file that shrinks while it is read", _rows("big.csv"), "changed", False, _shrink, "big.csv"),
    Case("a file that grows while it is read", _rows("big.csv"), "", False, _grow, "big.csv"),
    Case("a file that is rewritten while it is read", _rows("big.csv"), "changed", False, _rewrite, "big.csv"),
    Case("a file that is replaced while it is read", _rows("big.csv"), "replaced", False, _replace, "big.csv"),
)
