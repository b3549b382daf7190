"""A project with a notice and a schema, to run the gate on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from scanner.gate.files import read_schema
from scanner.gate.judge import Brain, load_brain
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree

NOTICE = """
schema = "notice/0"
[notice]
id = "shop"
title = "Customer privacy notice"
subjects = ["customer"]
[[purpose]]
id = "products"
says = "to provide products"
categories = [
  { says = "Names", keys = ["person.name"] },
  { says = "Email address", keys = ["contact.email"] },
]
lawful = []
[[purpose]]
id = "complaints"
says = "to deal with complaints"
categories = [{ says = "Telephone number", keys = ["contact.phone"] }]
lawful = []
"""
CONFIG = """
notice = "notice.toml"
[[source]]
id = "crm"
kind = "sql"
url = "postgresql://scan:${CRM_PASSWORD}@db.example.org/crm"
purposes = ["products"]
include = ["public.*"]
exclude = ["public.schema_migrations"]
"""
FIRST = "CREATE TABLE public.customers (id bigint PRIMARY KEY, email varchar(254), first_name text);\n"


@cache
def knowledge() -> Brain:
    """The installed detectors, loaded once."""
    return load_brain(model=False)


def project(folder: Path, config: str = CONFIG, first: str = FIRST) -> Path:
    """A folder with noticegap.toml, a notice and one migration."""
    (folder / "noticegap.toml").write_text(config)
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "m").mkdir()
    (folder / "m" / "0001_first.sql").write_text(first)
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Runs git in the folder, as nobody in particular."""
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def committed(folder: Path) -> Path:
    """The folder as a git repository with everything in one commit."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return folder


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder, with these files in it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def schema_of(folder: Path, files: Mapping[str, str]) -> Schema:
    """What these files declare together."""
    return read_schema(WorkTree(), [str(written(folder, files))])


def gated(
    folder: Path, base: Mapping[str, str], head: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, Any]:
    """The exit code of a gate between two folders, and its JSON, from within the project."""
    monkeypatch.chdir(folder)
    project(folder, CONFIG)
    written(folder / "base", base)
    written(folder / "head", head)
    code = run(["gate", "--base", "base", "--head", "head", "-f", "json"])
    return code, json.loads(capsys.readouterr().out)


def between(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[int, Any]:
    """The exit code of a gate between two folders with these files, and its JSON."""
    folder.mkdir(exist_ok=True)
    project(folder, CONFIG.replace('include = ["public.*"]\n', ""))
    for side, files in (("base", before), ("head", after)):
        written(folder / side, files)
    code = run(["gate", "-c", str(folder / "noticegap.toml"), "--base", str(folder / "base"), "--head", str(folder / "head"),
                "-f", f"json={folder / 'out.json'}"])  # fmt: skip
    return code, json.loads((folder / "out.json").read_text())


def failing(folder: Path, before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, str | None]]:
    """Failing columns of a gate between two folders, with the change and the file."""
    code, made = between(folder, before, after)
    found = [each for each in made["columns"] if each["status"] == "undeclared" and each["confidence"] >= 0.8]
    assert code == (1 if found else 0)
    return [(f"{e['table']}.{e['column']}", e["change"], e["file"].partition("/head/")[2]) for e in found]
