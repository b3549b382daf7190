"""Compiled databases on disk: kept and found again, made anew when damaged, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest

from detectors import Engine, Pattern, store

PATTERN = Pattern(entity="E", title="", category="id.national", regex=r"\b[0-9]{3}\b")


def found() -> int:
    return Engine({"p": (PATTERN,)}, native=True).scan(pa.array(["123", "x 456"])).num_rows


def test_kept_found_again_and_made_anew_when_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path / "kept"))
    assert found() == 2
    files = list((tmp_path / "kept").iterdir())
    assert files and all(file.suffix == ".hs" for file in files)
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
    for file in files:
        file.write_bytes(b"damaged")
    assert found() == 2
    assert all(file.read_bytes() != b"damaged" for file in files)


def test_an_empty_setting_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGAP_CACHE", "")
    assert store.folder() is None and found() == 2


def test_a_disk_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setenv("NOTICEGAP_CACHE", str(tmp_path))
    monkeypatch.setattr(os, "replace", full)
    assert found() == 2
    assert not list(tmp_path.iterdir())
