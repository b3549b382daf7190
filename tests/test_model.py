"""A configured spaCy pipeline finds names in text that the rules do not, in the whole scan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from tests.test_bad_input import NOTICE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": [{"LOWER": "zorblax"}, {"LOWER": {"IN": ["qux", "quux"]}}]},
            {"label": "ORG", "pattern": "Example Ltd"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    (tmp_path / "models").mkdir()
    nlp.to_disk(tmp_path / "models" / "en_tiny")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a.txt").write_text("on Monday zorblax qux of Example Ltd rang\nzorblax quux did not\n")
    (tmp_path / "notice.toml").write_text(NOTICE)
    return tmp_path


def _scan(model: str, capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, Any, str]:
    top = f'notice = "notice.toml"\n{model}'
    Path("noticegap.toml").write_text(f'{top}[[source]]\nid = "s"\nkind = "files"\npath = "share"\npurposes = ["products"]\n')
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.chdir(Path("/") if "-c" in args else Path.cwd())
        code = run(["scan", "-f", "json", *args])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else None, err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_come_from_the_model_and_organisations_are_nobody(folder: Path, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _scan('model = "none"\n', capsys)[1]["findings"] == []
    code, report, _ = _scan('model = "models/en_tiny"\n', capsys, "--jobs", jobs, "-c", str(folder / "noticegap.toml"))
    assert code == 0
    assert [(f["entity"], f["category"], f["rows_hit"]) for f in report["findings"]] == [("PERSON", "person.name", 2)]


def test_a_model_that_is_not_there_stops_before_anything_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report, err = _scan('model = "en_nothing_lg"\n', capsys)
    assert (code, report) == (2, None)
    assert err == (
        'noticegap: model "en_nothing_lg" is not installed. Run: python -m spacy download en_nothing_lg, or leave `model` out to use the '
        "built-in one.\n"
    )
