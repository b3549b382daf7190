"""README, example configuration, help and changelog tell the truth.

`NOTICEGAP_WRITE=1 pytest tests/test_docs.py` puts the demo's real output into the README.
"""

from __future__ import annotations

import inspect
import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from scanner import config, plugins
from scanner.cli import _COMMANDS, cli, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / "config.example.toml").read_text("utf-8")


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    inner = {
        f"{name} {sub}": command
        for name, group in found.items()
        if isinstance(group, click.Group)
        for sub, command in group.commands.items()
    }
    return {name: command for name, command in {**found, **inner}.items() if command is not None}


@pytest.mark.parametrize("name", _commands())
def test_every_command_has_help_and_is_in_the_readme(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = _commands()[name]
    assert command.help and (isinstance(command, click.Group) or command.params or name == "doctor")
    assert all(p.help for p in command.params if isinstance(p, click.Option)), "an option without help"
    last = name.split(" ")[-1]
    assert re.search(rf"`noticegap {name.split(' ')[0]}\b[^|]*\b{last}\b|`noticegap {name}", README), f"{name} is not in the README"
    assert run([*name.split(" "), "--help"]) == 0
    assert "Usage: noticegap" in capsys.readouterr().out


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"(?:`|\$ )noticegap ([a-z]+)", README))
    assert named == set(_COMMANDS)


def test_options_in_the_readme_exist() -> None:
    known = {opt for command in _commands().values() for p in command.params for opt in [*p.opts, *p.secondary_opts]}
    table = "\n".join(line for line in README.splitlines() if line.startswith("| `noticegap"))
    used = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", table))
    assert used and used <= known, used - known


def test_the_example_documents_every_key_and_loads(tmp_path: Path) -> None:
    path = tmp_path / "noticegap.toml"
    uncommented = re.sub(r"^# (?=(?:model|test_data|\[phrases\]|\"contact)\b|\[phrases\])", "", EXAMPLE, flags=re.MULTILINE)
    for text in (EXAMPLE, uncommented):
        path.write_text(text)
        loaded = config.load_config(path, {"CRM_PASSWORD": "x"})
        assert {source.kind for source in loaded.sources} == set(plugins.names(plugins.CONNECTORS))
    for key in [*config._TOP, *config._SOURCE]:
        assert re.search(rf"^(# )?\[*{key}\b", EXAMPLE, flags=re.MULTILINE), f'config.example.toml does not say what "{key}" is'
    for kind in plugins.names(plugins.CONNECTORS):
        for name in inspect.signature(plugins.load(plugins.CONNECTORS, kind)).parameters:
            assert re.search(rf"^{name}\s+=", EXAMPLE, flags=re.MULTILINE), f'config.example.toml does not show "{name}" of {kind}'


def test_the_changelog_has_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert project == version("noticegap")
    assert re.search(rf"^## {re.escape(project)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)


def test_every_kind_of_report_and_source_is_in_the_readme() -> None:
    for name in plugins.names(plugins.REPORTS):
        assert f"-f {name}" in README
    for name in plugins.names(plugins.CONNECTORS):
        assert f"| `{name}` |" in README


def test_the_readme_shows_the_real_output_of_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "demo"]) == 0
    out, err = capsys.readouterr()
    shown = "\n".join(line.rstrip() for line in f"{out}{err}".splitlines())
    shown = re.sub(r"(?<=, )\d{4}-\d\d-\d\d \d\d:\d\d", "2026-11-22 09:00", shown, count=1)
    block = f"<!-- demo -->\n```text\n{shown}\n```\n<!-- /demo -->"
    if os.environ.get("NOTICEGAP_WRITE"):
        text = re.sub(r"<!-- demo -->.*<!-- /demo -->", lambda _: block, README, flags=re.DOTALL)
        (ROOT / "README.md").write_text(text, "utf-8")
    else:
        assert block in README, "the demo's output has changed: NOTICEGAP_WRITE=1 pytest tests/test_docs.py"
