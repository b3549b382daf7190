"""README, example configuration, help and changelog tell the truth.

`NOTICEGAP_WRITE=1 pytest tests/test_docs.py` puts the demo's real output and the numbers of detectors into the README.
"""

from __future__ import annotations

import configparser
import inspect
import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pytest
import yaml

from connectors.transcripts import formats, roles
from connectors.transcripts.vendors import VENDORS
from detectors import Engine
from scanner import accepted, config, plugins
from scanner.cli import _COMMANDS, cli, run
from scanner.pattern import Pattern, Shape
from tests.packs import categories, packs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / "config.example.toml").read_text("utf-8")


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    inner = {
        f"{name} {sub}": group.get_command(context, sub)
        for name, group in found.items()
        if isinstance(group, click.Group)
        for sub in group.list_commands(context)
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
    prose = re.sub(r"<!-- demo -->.*<!-- /demo -->|## How fast.*?(?=\n## )", "", README, flags=re.DOTALL)  # the benches have their own
    lines = [line for line in prose.splitlines() if re.match(r"\| `noticegap|\$ noticegap", line)]
    used = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", "\n".join(lines))) | set(re.findall(r"`(--?[a-z][a-z-]*)", prose))
    assert {"--unit", "--jobs", "-c"} <= used
    assert used <= known, used - known


def test_files_and_variables_in_the_readme_exist() -> None:
    paths = set(re.findall(r"`((?:detectors|scanner|connectors|reports|tests)/[\w/.]+)`", README))
    assert "scanner/pattern.py" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    code = "".join(path.read_text("utf-8") for room in ("scanner", "detectors", "tests") for path in (ROOT / room).rglob("*.py"))
    named = set(re.findall(r"NOTICEGAP_[A-Z]+", README))
    assert "NOTICEGAP_CACHE" in named
    assert [name for name in named if f'"{name}"' not in code] == []


def _detectors(items: tuple[Any, ...]) -> list[Pattern | Shape]:
    """What a pack holds, with the patterns of its text detectors."""
    return [each for item in items for each in ([item] if isinstance(item, (Pattern, Shape)) else item.patterns)]


def _numbers(found: list[Pattern | Shape]) -> str:
    """Entities, patterns and shapes of a pack, as the README's table has them."""
    shapes = sum(isinstance(each, Shape) for each in found)
    return f"{len({each.entity for each in found})} | {len(found) - shapes} | {shapes}"


def test_the_readme_counts_the_detectors() -> None:
    """Every pack has a row, and the numbers are those of `noticegap doctor`."""
    held = {name: _detectors(items) for name, items in packs().items()}
    total = len({each.entity for found in held.values() for each in found})
    text, rows = re.subn(r"(?m)^\d+ entities in \d+ packs\.", f"{total} entities in {len(held)} packs.", _readme())
    assert rows == 1
    for name, found in held.items():
        text, rows = re.subn(rf"(?m)^\| `{name}` \| \d+ \| \d+ \| \d+ \|", f"| `{name}` | {_numbers(found)} |", text)
        assert rows == 1, f"the pack {name} is not in the README's table"
    _shown(text, "the detectors have changed: NOTICEGAP_WRITE=1 pytest tests/test_docs.py -k detectors")


def test_the_detector_of_the_readme_works() -> None:
    """It loads, is classified, and finds a number beside its words, and none that fails its check or stands alone."""
    scope: dict[str, Any] = {}
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    exec(code, scope)
    (pattern,) = scope["DETECTORS"]
    assert pattern.category in categories() and pattern.sources
    engine = Engine({"nl-school": scope["DETECTORS"]}, native=False)
    texts = ["onderwijsnummer 103522457", "onderwijsnummer 103522458", "103522457", "onderwijsnummer 1035224570"]
    hits = engine.scan(pa.array(texts), every=True).to_pylist()
    assert [hit["row"] for hit in hits if hit["valid"] and hit["context"]] == [0]


def _readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def _shown(text: str, else_: str) -> None:
    """The README is this text, or becomes it where NOTICEGAP_WRITE is set."""
    if os.environ.get("NOTICEGAP_WRITE"):
        (ROOT / "README.md").write_text(text, "utf-8")
    assert text == _readme(), else_


def test_the_example_documents_every_key_and_loads(tmp_path: Path) -> None:
    path = tmp_path / "noticegap.toml"
    optional = (
        r"^# (?=model\b|test_data\b|catalog\b|retention\b|recognizers\b|  \"|\]$|\[(?:categories|phrases)\]|STAFF_NUMBER\b|\"contact)"
    )
    uncommented = re.sub(optional, "", EXAMPLE, flags=re.MULTILINE)
    for text in (EXAMPLE, uncommented):
        path.write_text(text)
        loaded = config.load_config(path, {"CRM_PASSWORD": "x", "S3_KEY": "x", "S3_SECRET": "x"})
        assert {source.kind for source in loaded.sources} == set(plugins.names(plugins.CONNECTORS))
    assert loaded.model and len(loaded.recognizers) == 3 and loaded.categories == {"STAFF_NUMBER": ("work.history",)} and loaded.phrases
    assert [each.category for each in loaded.accepted] == ["demog.dob"]
    for key in [*config._TOP, *config._SOURCE, *accepted.KEYS]:
        assert re.search(rf"^(# )?(\[\[source\.|\[*){key}\b", EXAMPLE, flags=re.MULTILINE), (
            f'config.example.toml does not say what "{key}" is'
        )
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


def _between(mark: str) -> str:
    """The part of the README between two marks."""
    return README.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0]


def test_the_readme_names_every_format_of_calls() -> None:
    known = [each.name for each in (*formats.CERTAIN, *formats.LIKELY, formats.ANY_JSON, *VENDORS)]
    cells = [row.split("|")[2] for row in _between("call formats").splitlines() if row.startswith("| ")][1:]
    named = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
    assert sorted(named) == sorted(known), "the README's table of call formats and the registry differ"


def test_a_call_is_detected_as_the_readme_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line of the README's table of what was said is read as it says."""
    rows = re.findall(r"(?m)^  \| ([^|]+) \| ([^|]+) \|$", README)
    said = {written.split(",")[0].split(":")[0]: spoken for spoken, written in rows}
    asked = {"07700900123": "phone number", "SW1A 1AA": "postcode", "j.smith@example.com": "email", "a date of birth": "date of birth"}
    found = {
        "07700900123": "PHONE_NUMBER",
        "SW1A 1AA": "UK_POSTCODE",
        "j.smith@example.com": "EMAIL_ADDRESS",
        "a date of birth": "DATE_OF_BIRTH",
    }
    for written, entity in found.items():
        parts = re.sub(r"\*|…", "", said[written].replace("… *mm hmm* …", "\nAgent: mm hmm\nCaller:")).strip()
        path = tmp_path / "call.txt"
        path.write_text(f"Agent: and what's your {asked[written]}?\nCaller: {parts}\nAgent: thank you\n")
        capsys.readouterr()
        assert run(["detect", "--transcript", "--model", "none", str(path)]) == 0
        assert entity in capsys.readouterr().out, f"{said[written]!r} is not found as {entity}"


def test_the_example_of_speakers_names_roles_that_there_are() -> None:
    speakers = tomllib.loads(EXAMPLE)["source"][-1]["speakers"]
    assert {roles.role(label) for label in speakers} == {"agent", "caller", None}


def test_the_readme_shows_the_real_output_of_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "demo"]) == 0
    out, err = capsys.readouterr()
    shown = "\n".join(line.rstrip() for line in f"{out}{err}".splitlines())
    shown = re.sub(r"(?<=, )\d{4}-\d\d-\d\d \d\d:\d\d", "2026-11-22 09:00", shown, count=1)
    block = f"<!-- demo -->\n```text\n{shown}\n```\n<!-- /demo -->"
    text = re.sub(r"<!-- demo -->.*<!-- /demo -->", lambda _: block, _readme(), flags=re.DOTALL)
    _shown(text, "the demo's output has changed: NOTICEGAP_WRITE=1 pytest tests/test_docs.py")


def test_the_excerpt_of_the_demo_is_part_of_its_output() -> None:
    (excerpt,) = re.findall(r"<!-- demo: excerpt -->\n```text\n(.*?)```", README, flags=re.DOTALL)
    (whole,) = re.findall(r"<!-- demo -->\n```text\n(.*?)```", README, flags=re.DOTALL)
    places = [whole.splitlines().index(line) for line in excerpt.splitlines()]
    assert len(places) > 5 and places == sorted(places)


def test_links_within_the_readme_lead_to_its_headings() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    headings = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", prose, flags=re.MULTILINE)}
    links = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert len(links) > 10 and links <= headings, links - headings


def test_the_recipes_of_the_readme_are_valid_and_give_options_that_there_are() -> None:
    for language, recipe in re.findall(r"```(yaml|ini|toml|console)\n(.*?)```", README, flags=re.DOTALL):
        if language == "yaml":
            assert yaml.safe_load(recipe)
        elif language == "toml":
            tomllib.loads(recipe)
        elif language == "ini":
            configparser.ConfigParser(interpolation=None, allow_no_value=True).read_string(recipe)
    scan = {option for parameter in _commands()["scan"].params for option in parameter.opts}
    for line in re.findall(r"noticegap scan (.*)", README):
        given = set(
            re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line.partition(" || ")[0].partition("#")[0].partition("`")[0].partition(" | ")[0])
        )
        assert given <= scan, line
