"""Stamps of files: another one whenever a file may be another, none while it may still change unnoticed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.files import Files, stamps
from scanner.model import Unit


def stamped(path: Path) -> dict[str, str]:
    return {unit.name: unit.stamp for unit in Files(str(path)).units() if isinstance(unit, Unit)}


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that nobody has touched for an hour, as the clock of stamps has it."""
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(stamps, "time", lambda: time.time() + 3600)
    return tmp_path


def _rewritten(share: Path) -> None:
    (share / "a.txt").write_text("two")


def _dated_back(share: Path) -> None:
    """Other content of the same size, and a time of change as before: what tools do that keep times."""
    before = (share / "a.txt").stat()
    (share / "a.txt").write_text("two")
    os.utime(share / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


def _replaced(share: Path) -> None:
    (share / "new").write_text("two")
    os.replace(share / "new", share / "a.txt")


@pytest.mark.parametrize("change", [_rewritten, _dated_back, _replaced])
def test_a_changed_file_has_another_stamp_and_the_others_their_own(share: Path, change: Callable[[Path], None]) -> None:
    before = stamped(share)
    assert all(before.values()) and set(before) == {"./", "a.txt", "b.txt", "sub/", "sub/c.txt"}
    assert stamped(share) == before
    change(share)
    after = stamped(share)
    assert after["a.txt"] != before["a.txt"]
    assert {name for name in before if after[name] != before[name]} <= {"a.txt", "./"}


def test_a_folder_has_another_stamp_when_a_name_in_it_is_new(share: Path) -> None:
    before = stamped(share)
    (share / "sub" / "d.txt").write_text("new")
    assert {name for name, stamp in stamped(share).items() if before.get(name) != stamp} == {"sub/", "sub/d.txt"}
    os.rename(share / "a.txt", share / "e.txt")
    assert stamped(share)["./"] != before["./"]


def test_what_was_changed_just_now_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("one")
    os.utime(tmp_path / "a.txt", (1, 1))
    assert stamped(tmp_path) == {"./": "", "a.txt": ""}, "dated back, but changed just now"
    monkeypatch.setattr(stamps, "time", lambda: time.time() + 3)
    assert all(stamped(tmp_path).values())
    os.utime(tmp_path / "a.txt", (time.time() + 9000, time.time() + 9000))
    assert not stamped(tmp_path)["a.txt"], "of a time to come nobody knows"


def test_on_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "time", lambda: 1000.0)
    assert stamps.of_remote(5, 900.0) != stamps.of_remote(6, 900.0) != stamps.of_remote(5, 901.0)
    assert stamps.of_remote(5, 900.0, "x") != stamps.of_remote(5, 900.0, "y")
    assert stamps.of_remote(None, None, "x"), "the server tells versions apart"
    none = [stamps.of_remote(5, 950.0), stamps.of_remote(5, 999.0, "x"), stamps.of_remote(None, 900.0), stamps.of_remote(5, None)]
    assert none == [""] * 4
