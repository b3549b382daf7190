"""What the wheel must carry: every data file that the code reads, and the licences."""

from __future__ import annotations

import fnmatch
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = ("scanner", "connectors", "detectors", "reports")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the project cannot be told")
    return [Path(name) for name in listed.stdout.splitlines()]


def test_the_wheel_carries_every_data_file() -> None:
    globs = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    data = [path for path in _tracked() if path.suffix not in (".py", ".md")]
    assert len(data) > 5
    left = [str(path) for path in data if not any(fnmatch.fnmatch(path.name, glob) for glob in globs)]
    assert left == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in _tracked() if path.suffix == ".py"}
    assert [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()] == []
    with_data = {path.parent for path in _tracked() if path.suffix not in (".py", ".md")}
    for folder in with_data - folders:
        assert (ROOT / folder.parent / "__init__.py").is_file()


def test_licences_are_named() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for word in ("Open Government Licence", "CC BY 4.0", "GeoNames"):
        assert word in notice


def test_no_registry_or_machine_is_named() -> None:
    """A clone must install anywhere: no host of a registry, no path of one machine."""
    listed = subprocess.run(
        ["git", "grep", "-lE", r"pypi\.org|registry\.npmjs|deb\.debian\.org|/work/|/root/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [name for name in listed.stdout.splitlines() if name != "tests/test_packaging.py"]
    assert found == []
