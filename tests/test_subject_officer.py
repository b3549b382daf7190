"""What an officer meets who answers requests with systems that nobody documented: columns called anyhow, keys written in two ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scanner.subject.roles import role
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _located, _made, _match, home  # noqa: F401 - a fixture

_SON = 'names = ["John Pemberton"]\nphones = ["01904 496001"]\nborn = 1981-12-12\n'


@pytest.mark.parametrize("column", ["geb_dat", "rodzony", "dt7"])
def test_a_father_is_not_given_to_his_son_whatever_the_column_is_called(
    home: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    column: str,
) -> None:
    _made(
        f"create table people (id integer primary key, name text, tel text, {column} text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950'), (7, 'John Pemberton', '01904496001', '12.12.1981')",
    )
    found = _located(capsys, _SON)
    assert _match(found, "people", {"id": 7})["tier"] == "exact"
    assert [(one["record"], one["why"][-1]) for one in found["namesakes"]] == [({"id": 6}, "born differs by a generation")]
    assert [one for one in found["matches"] if one["record"] == {"id": 6}] == []


def test_a_date_that_is_nobodys_birth_contradicts_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table people (id integer primary key, name text, tel text, dt7 text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950')",
    )
    assert _match(_located(capsys, _SON), "people")["tier"] == "exact", "no row says what dt7 is"


@pytest.mark.parametrize(
    ("column", "field"),
    [("GebDat", "born"), ("geb_dat", "born"), ("fecha_nac", "born"), ("VNAME", "given"), ("NNAME", "surname"), ("Handynr", "phone")],
)
def test_what_other_languages_call_a_column(column: str, field: str) -> None:
    assert role("tbl_Person", column) == field


def test_a_column_of_births_can_be_declared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table people (id integer primary key, name text, tel text, dt7 text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950')",
    )
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace('crm.db"\n', 'crm.db"\nidentity = { born = ["people.dt7"] }\n'))
    found: dict[str, Any] = _located(capsys, _SON)
    assert (found["matches"], [one["record"] for one in found["namesakes"]]) == ([], [{"id": 6}])


def test_a_slip_in_identity_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made("create table people (id integer primary key, name text, tel text)", "insert into people values (6, 'Ann Lee', '', '')")
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace('crm.db"\n', 'crm.db"\nidentity = { phone = ["people.tle"] }\n'))
    found = _located(capsys, _SON, code=3)
    assert 'people has no column "tle". Did you mean "tel"' in str(found["unread"])
