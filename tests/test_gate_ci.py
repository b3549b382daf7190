"""The hook and the action call the gate as it is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scanner.cli import _Commands, cli
from scanner.gate.show import FORMATS
from tests.gate import FIRST, committed, project

ROOT = Path(__file__).parent.parent


def _options() -> set[str]:
    assert isinstance(cli, _Commands)
    command: Any = cli.get_command(cli.make_context("noticegap", ["gate"], resilient_parsing=True), "gate")
    return {option for parameter in command.params for option in parameter.opts}


def test_the_hook_runs_on_every_kind_of_schema_file() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"].startswith("noticegap gate ") and set(re.findall(r"--\w+", hook["entry"])) <= _options()
    assert hook["language"] == "python"
    for name in ("m/1.sql", "schema.rb", "prisma/schema.prisma", "models/schema.yml", "a.avsc", "a.proto", "a.tf", "db/db.changelog-2.xml"):
        assert re.search(hook["files"], name), name
    assert not any(re.search(hook["files"], name) for name in ("README.md", "CHANGELOG.md", "pom.xml", "package.json"))


def test_the_action_gives_no_input_to_the_shell_as_code() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts and not any("${{" in script for script in scripts)
    used = {
        name
        for step in action["runs"]["steps"]
        for value in (step.get("env") or {}).values()
        for name in re.findall(r"inputs\.(\w+)", value)
    }
    assert used == set(action["inputs"])
    assert set(re.findall(r"-f \"?(\w+)", scripts[-1])) <= set(FORMATS) and set(re.findall(r"--\w+", scripts[-1])) & _options() == {
        "--base"
    }


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_script_of_the_action_runs(tmp_path: Path) -> None:
    """With the gate of this environment in place of an installed one, and a repository that is its own origin."""
    shop = committed(project(tmp_path))
    (shop / "m" / "0002.sql").write_text("ALTER TABLE public.customers ADD ni_number text;\n")
    script = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"][-1]["run"]
    tool = tmp_path / "temp" / "noticegap" / "bin" / "noticegap"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m scanner "$@"\n')
    tool.chmod(0o755)
    git = shutil.which("git")
    assert git and FIRST
    subprocess.run([git, "remote", "add", "origin", str(shop)], cwd=shop, check=True)
    head = subprocess.run([git, "rev-parse", "HEAD"], cwd=shop, check=True, capture_output=True, text=True).stdout.strip()
    env = {"PATH": f"{Path(git).parent}:/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path / "temp"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
           "PATHS": "m", "BASE": head, "CONFIG": "noticegap.toml", "SARIF": "out.sarif", "ARGUMENTS": "", "PYTHONPATH": str(ROOT)}  # fmt: skip
    done = subprocess.run(["bash", "-e", "-c", script], cwd=shop, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.startswith("::error file=m/0002.sql,line=1"), done.stderr
    assert (shop / "out.sarif").exists() and "noticegap gate: fails" in (tmp_path / "summary").read_text()
