"""A branch is compared with where it left the other one; what the gate advises to write makes it pass."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scanner.cli import run
from tests.gate import committed, git, project

_FIRST = "CREATE TABLE public.users (\n id bigint,\n email text,\n dob date\n);\n"


def test_what_happens_on_the_other_branch_is_not_this_branchs_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    committed(project(tmp_path, first=_FIRST))
    git(tmp_path, "branch", "-M", "main")
    git(tmp_path, "checkout", "-qb", "topic")
    (tmp_path / "m" / "3.sql").write_text("ALTER TABLE public.users ADD x int;\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "topic")
    git(tmp_path, "checkout", "-q", "main")
    (tmp_path / "m" / "0001_first.sql").write_text(_FIRST.replace("dob date", "dob date -- noticegap: demog.dob, needed to check the age"))
    (tmp_path / "m" / "2.sql").write_text("ALTER TABLE public.users DROP COLUMN email;\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "meanwhile")
    git(tmp_path, "checkout", "-q", "topic")
    for head in ((), ("--head", "topic")):
        assert run(["gate", "m", "--base", "main", *head, "-f", "json"]) == 0
        assert [each["column"] for each in json.loads(capsys.readouterr().out)["columns"]] == ["x"], head


def test_branches_that_have_no_commit_in_common_are_compared_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    committed(project(tmp_path, first=_FIRST))
    git(tmp_path, "branch", "-M", "main")
    git(tmp_path, "checkout", "-q", "--orphan", "other")
    (tmp_path / "m" / "2.sql").write_text("ALTER TABLE public.users ADD x int;\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "alone")
    assert run(["gate", "m", "--base", "main", "-f", "json"]) == 0
    assert [each["column"] for each in json.loads(capsys.readouterr().out)["columns"]] == ["x"]


_FILES = {
    "a.sql": ("CREATE TABLE users (\n  nino text\n);\n", "  nino text"),
    "schema.rb": ('ActiveRecord::Schema.define do\n  create_table "users" do |t|\n    t.string "nino"\n  end\nend\n', '    t.string "nino"'),
    "a.prisma": ("model users {\n  id Int @id\n  nino String\n}\n", "  nino String"),
    "a.proto": ("message users {\n  string nino = 1;\n}\n", "  string nino = 1;"),
    "dbt.yml": ("models:\n  - name: users\n    columns:\n      - name: nino\n", "      - name: nino"),
    "api.yaml": (
        "openapi: 3.0.0\ncomponents:\n  schemas:\n    users:\n      properties:\n        nino:\n          type: string\n", "          type: string",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*_FILES, "a.json"])
def test_the_decision_that_is_advised_passes_when_it_is_pasted(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path)
    text, line = _FILES.get(name, ('{"title": "users", "properties": {"nino": {"type": "string"}}}', ""))
    file = tmp_path / name
    file.write_text(text)
    assert run(["gate", name]) == 1
    told = capsys.readouterr().out.split("or record the decision", 1)[1]
    advised = [each.strip() for each in told.split("\n\n")[0].splitlines()[1:]]
    if not line:
        config = tmp_path / "noticegap.toml"
        config.write_text(config.read_text() + "\n" + "\n".join(advised) + "\n")
    elif name.endswith((".yml", ".yaml")):
        mark = advised[0].split("    (")[0] if name == "dbt.yml" else re.findall(r"(x-noticegap: .*)\)$", advised[0])[0]
        indent = " " * (8 if name == "dbt.yml" else 10)
        file.write_text(text.replace(line, f"{line}\n{indent}{mark}"))
    else:
        file.write_text(text.replace(line, f"{line} {advised[0]}"))
    assert run(["gate", name]) == 0, advised


def test_the_declaration_that_is_advised_passes_when_it_is_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, first="CREATE TABLE public.users (dob date);\n")
    assert run(["gate", "m"]) == 1
    line = re.findall(r"^\s+(\{ says.*\},)$", capsys.readouterr().out, re.MULTILINE)[0]
    notice = tmp_path / "notice.toml"
    notice.write_text(notice.read_text().replace('  { says = "Names"', f'  {line}\n  {{ says = "Names"'))
    assert run(["gate", "m"]) == 0
