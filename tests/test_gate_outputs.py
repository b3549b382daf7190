"""Every output of the gate: shapes that other programs parse, and names in a schema that are hostile."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from scanner import taxonomy
from scanner.config import load_config
from scanner.gate import Rules, gate
from scanner.gate.files import read_schema
from scanner.gate.result import Result
from scanner.gate.show import FORMATS, writer
from scanner.gate.tree import WorkTree
from scanner.notice.several import load_notices
from tests.gate import knowledge, project

_MORE = """CREATE TABLE public.people (
  ni_number varchar(9),
  phone text,
  email varchar(80),
  flavour text
);
CREATE TABLE broken (a int, b ;
DROP TABLE never;
"""


def _result(folder: Path, more: str = _MORE, name: str = "0002 more.sql") -> Result:
    project(folder)
    (folder / "m" / name).write_text(more)
    config = load_config(folder / "noticegap.toml", {"CRM_PASSWORD": ""})
    known = taxonomy.load()
    rules = Rules(config, load_notices(config.notices, known), known, date(2026, 11, 24))
    return gate(None, read_schema(WorkTree(), ["m"]), knowledge(), rules)


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(tmp_path)
    return _result(tmp_path)


def _written(name: str, result: Result) -> str:
    out = StringIO()
    writer(name)(result, out, colour=False, width=100)
    return out.getvalue()


def test_json_is_what_the_design_promises(result: Result) -> None:
    document = json.loads(_written("json", result))
    assert document["schema"] == "noticegap/gate/1" and document["summary"] == {"changed": 7, "failing": 1, "warnings": 1, "unread": 1}
    keys = ["table", "column", "type", "change", "entity", "category", "confidence", "status", "file", "line", "evidence"]
    assert all(list(column) == keys for column in document["columns"])
    flavour = next(c for c in document["columns"] if c["column"] == "flavour")
    assert flavour["category"] is None and flavour["status"] is None and flavour["confidence"] is None
    assert document["unread"] == [{"file": "m/0002 more.sql", "line": 7, "reason": "a bracket is never closed"}]


def test_text_says_what_fails_first_and_how_to_make_it_pass(result: Result) -> None:
    lines = _written("text", result).splitlines()
    assert lines[0] == "FAIL public.people.ni_number: National Insurance or other national number (id.national) is not declared, 94 % sure"
    assert lines[1].strip() == "m/0002 more.sql:2 (added, varchar(9))"
    assert any("-- noticegap: id.national, REASON" in line for line in lines)
    assert lines[-1] == "7 columns, 1 failing, 1 warning, 1 NOT READ"


def test_colour_marks_only_the_words(result: Result) -> None:
    out = StringIO()
    writer("text")(result, out, colour=True, width=100)
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == _written("text", result) and "\x1b[31;1mFAIL\x1b[0m" in out.getvalue()


def test_sarif_is_valid(result: Result) -> None:
    """A subset of the schema of SARIF 2.1.0 (OASIS), written down by hand: required properties, types, enumerations, index bounds."""
    log = json.loads(_written("sarif", result))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json") and set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert set(run) <= {"tool", "columnKind", "invocations", "results"} and run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert driver["name"] and re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids) and all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    for each in run["results"]:
        assert set(each) <= {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"}
        assert (
            ids[each["ruleIndex"]] == each["ruleId"] and each["level"] in ("none", "note", "warning", "error") and each["message"]["text"]
        )
        (location,) = each["locations"]
        _physical(location["physicalLocation"])
        (logical,) = location["logicalLocations"]
        assert logical["fullyQualifiedName"] and logical["kind"] in ("member", "type")
        assert each["partialFingerprints"] and all(isinstance(v, str) for v in each["partialFingerprints"].values())
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False and invocation["exitCode"] == 1
    for note in invocation["toolExecutionNotifications"]:
        assert note["level"] in ("none", "note", "warning", "error") and note["message"]["text"]
        _physical(note["locations"][0]["physicalLocation"])


def _physical(place: dict[str, Any]) -> None:
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%:@!$&'()*+,;=-]+", uri), uri  # RFC 3986
    assert "region" not in place or place["region"]["startLine"] >= 1


def test_sarif_says_where_what_and_what_was_not_read(result: Result) -> None:
    (run,) = json.loads(_written("sarif", result))["runs"]
    first = run["results"][0]
    assert (first["level"], first["ruleId"]) == ("error", "id.national")
    place = first["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "m/0002%20more.sql"}, "region": {"startLine": 2}}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "public.people.ni_number"
    assert [(n["level"], n["message"]["text"]) for n in run["invocations"][0]["toolExecutionNotifications"]] == [
        ("error", "a bracket is never closed"),
        ("note", "drops the table never, which nothing before it created"),
    ]


def test_a_fingerprint_stays_when_lines_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    prints = []
    for number, more in enumerate((_MORE, "\n\n-- a comment\n" + _MORE.replace("varchar(9)", "varchar(20)"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        prints.append([entry.fingerprint for entry in _result(folder, more).failing])
    assert prints[0] == prints[1] and len(prints[0]) == 1


def test_junit(result: Result) -> None:
    suites = ET.fromstring(_written("junit", result))
    (suite,) = suites
    cases = list(suite)
    assert suite.attrib == {"name": "noticegap gate", "tests": "8", "failures": "1", "errors": "1"} and len(cases) == 8
    failure = next(case for case in cases if case.find("failure") is not None)
    assert failure.attrib == {"classname": "public.people", "name": "ni_number", "file": "m/0002 more.sql"}
    assert "id.national" in failure.find("failure").attrib["message"]  # type: ignore[union-attr]
    assert [case.find("error").attrib["message"] for case in cases if case.find("error") is not None] == ["a bracket is never closed"]  # type: ignore[union-attr]


def test_github(result: Result) -> None:
    lines = _written("github", result).splitlines()
    assert lines[0].startswith("::error file=m/0002 more.sql,line=2,title=noticegap gate::public.people.ni_number: National Insurance")
    assert "%0A" in lines[0] and [line.split(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::error"]
    assert lines[-1] == "7 columns, 1 failing, 1 warning, 1 NOT READ" and len(lines) == 5


def test_gitlab(result: Result) -> None:
    issues = json.loads(_written("gitlab", result))
    assert [(i["severity"], i["check_name"]) for i in issues] == [
        ("critical", "noticegap/id.national"), ("minor", "noticegap/contact.phone"), ("major", "noticegap/unread"), ("info", "noticegap/note"),
    ]  # fmt: skip
    assert all(i["description"] and i["location"]["path"] and i["location"]["lines"]["begin"] >= 1 for i in issues)
    assert len({i["fingerprint"] for i in issues}) == 4


def test_markdown(result: Result) -> None:
    text = _written("markdown", result)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert text.startswith("### noticegap gate: fails\n") and "ni\\_number" in rows[1] and rows[1].startswith("| ❌ |")
    assert "flavour" not in text and "**Not read**" in text and "-- noticegap: id.national, REASON" in text


_HOSTILE = """CREATE TABLE public.people (
  "email</text>|`@everyone`\x1b[31m\u202e%0A::error::x

surname" text, "ni number" text);
"""


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_name_breaks_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    result = _result(tmp_path, _HOSTILE.replace("email<", "ni number <").replace("surname", "ni number"))
    text = _written(name, result)
    assert "\x1b" not in text and "\u202e" not in text and len(result.failing) == 2
    if name == "github":
        assert [line[:8] for line in text.splitlines()][:2] == ["::error ", "::error "] and len(text.splitlines()) == 3
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    if name == "junit":
        ET.fromstring(text)
    if name == "markdown":
        rows = [line for line in text.splitlines() if line.startswith("| ❌")]
        assert len(rows) == 2 and "@everyone" not in text.split("<details>")[0] and all(row.count("|") == 7 for row in rows)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_no_unicode_breaks_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    text = _written(name, _result(tmp_path, name=os.fsdecode(b"\xff.sql")))
    text.encode("utf-8")
    assert "ni" in text and (name != "sarif" or "m/%FF.sql" in text)
