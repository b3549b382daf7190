"""Tables and files that hold nobody: figures of groups, descriptions of data, settings of programs; and the people who look like them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.files import Files
from detectors.names.nowhere import nowhere
from detectors.packs.checks import nino
from detectors.packs.mail_checks import email
from detectors.packs.token_checks import password, random_token, written_password
from detectors.reader.rows import silent
from scanner.verdict.drafts import describes
from tests.cells import scanned
from tests.test_tables import found

_SEX, _AGES, _MANY = ("male", "female"), ("16-24", "25-34", "35-44", "45-54"), [7, 132, 48, 9, 51, 260]

#: A key, a name, a date of birth, a table of people.
_SOMEBODY: tuple[tuple[str, dict[str, Sequence[str | int | float]]], ...] = (
    ("cells", {"subject_id": [*range(100, 160)]}),
    ("cells", {"id": [*range(100, 160)]}),
    ("cells", {"mail": [f"someone{n}@example.net" for n in range(60)]}),
    ("cells", {"dob": ["1984-02-29", "1990-05-01"]}),
    ("patients", {"ward": ["4a"]}),
)


@pytest.mark.parametrize("count", ["Freq", "n", "count", "number of deaths", "population"])
def test_a_table_of_counts_tells_of_groups(count: str, tmp_path: Path) -> None:
    columns = {"sex": _SEX, "age_group": _AGES, "religion": ["Hindu", "Sikh", "None"], "smoker": ["yes", "no"]}
    assert found(tmp_path, "cells", **columns, **{count: _MANY}) == {}


def test_a_count_beside_somebody_is_theirs(tmp_path: Path) -> None:
    """A key, a name, a date of birth, a table of people; and a column of ones or one that counts something else."""
    for table, more in _SOMEBODY:
        assert found(tmp_path, table, sex=_SEX, n=_MANY, **more)["sex"] == {"demog.gender"}
    assert found(tmp_path, "cells", sex=_SEX, n=[*range(1, 61)])["sex"] == {"demog.gender"}  # numbers of the rows
    assert found(tmp_path, "cells", sex=_SEX, n=[1, 1, 1])["sex"] == {"demog.gender"}
    assert found(tmp_path, "cells", sex=_SEX, visit_count=_MANY)["sex"] == {"demog.gender"}


def test_a_row_for_each_year_tells_of_a_country(tmp_path: Path) -> None:
    assert found(tmp_path, "series", year=[*range(1950, 1990)], income=[312.5, 340.25, 351.75], arrests=[120, 130]) == {}
    assert "pay.standing" in found(tmp_path, "series", year=[2019, 2020, 2021], income=[31250, 34000, 35175, 29000])["income"]


def test_numbers_of_people_are_no_flag(tmp_path: Path) -> None:
    assert found(tmp_path, "towns", females=[52_310, 48_122, 9_310], males=[51_020, 47_804, 9_002]) == {}
    assert found(tmp_path, "towns", females=[n * 0.37 for n in range(40)]) == {}
    assert found(tmp_path, "t", female=[0, 1])["female"] == {"demog.gender"}
    assert found(tmp_path, "t", sex=[1.0, 2.0])["sex"] == {"demog.gender"}


def test_numbers_as_programs_print_them_are_no_licences(tmp_path: Path) -> None:
    for cells in (
        [".0145178", "-.0031693", ".0253616"],
        ["2.58e-07", "1.76E-07", "3.5e+01"],
        ["0.01947293457373813", "-0.00123456789012345678"],
    ):
        assert found(tmp_path, "forecasts", dln_inc=cells) == {}
    assert "id.driving" in found(tmp_path, "drivers", dln=["D123456789012", "S514778616338"])["dln"]
    long = ["51.507351234567890123", "53.480759", "52.486243"]
    places = found(
        tmp_path,
        "people",
        mail=[f"a{n}@example.net" for n in range(9)],
        latitude=long,
        longitude=["-0.12775812345678901", "-2.24", "-1.89"],
    )
    assert "location" in places["latitude"] and "location" in places["longitude"]


@pytest.mark.parametrize("mask", ["********", "XXXXXXXX", "xxxx", "••••••", "####"])
def test_what_a_mask_left_is_nobodys(mask: str, tmp_path: Path) -> None:
    assert found(tmp_path, "c", passwd=[mask], surname=[mask], ni_no=[mask]) == {}
    assert "auth.secret" in found(tmp_path, "c", passwd=[mask, "Sunflower99!"])["passwd"]


def test_measurements_that_doubt_each_other_support_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "jobs", stage=[1, 2], max_stage=[4, 5]) == {}
    assert found(tmp_path, "parcels", weight=[1.5, 2.25], height=[10, 12]) == {}
    assert found(tmp_path, "obs", weight=[70, 82], sex=_SEX, age=[44, 51, 67])["weight"] == {"special.health"}
    assert (
        "special.health" in found(tmp_path, "x", mail=[f"a{n}@example.net" for n in range(9)], weight=[70, 82], height=[170, 182])["height"]
    )
    assert found(tmp_path, "counters", com_call_procedure=[0, 3], com_drop_procedure=[1, 0], com_alter_procedure=[7, 2]) == {}
    assert "special.health" in found(tmp_path, "obs", sbp=[120, 131], egfr=[88, 71], pain_score=[2, 3])["egfr"]


def test_addresses_of_machines_and_grantors_are_nobodys(tmp_path: Path) -> None:
    assert found(tmp_path, "hba_rules", address=["127.0.0.1", "::1"]) == {}
    assert found(tmp_path, "table_privileges", grantor=["postgres"], grantee=["public"]) == {}
    assert "family.third_party" in found(tmp_path, "loans", guarantor=["x7", "x8"])["guarantor"]


def test_tokens_that_are_counted_or_name_a_field_are_no_secret(tmp_path: Path) -> None:
    assert found(tmp_path, "usage", input_token=[212, 48], output_token=[1022, 17]) == {}
    assert "auth.secret" in found(tmp_path, "x", api_token=["q7Fj2kLm90PzXc4vBn81", "Zt5yHu8iOp3aSd6fGh2j"])["api_token"]


def test_the_publisher_of_a_licence_lives_nowhere() -> None:
    notice = "Foundation, Inc., 51 Franklin St, Fifth Floor, Boston, MA 02110-1335  USA"
    assert nowhere(notice, 18, 67) and not nowhere("at 12 Franklin St, Boston, MA 02110", 3, 34)


def test_comments_are_somebodys_where_somebody_stands(tmp_path: Path) -> None:
    assert found(tmp_path, "engines", comment=["Supports transactions, row locks and keys", "Stored in memory, for short tables"]) == {}
    assert (
        "comms.correspondence"
        in found(tmp_path, "x", comment=["rang twice", "no"], mail=[f"a{n}@example.net" for n in range(9)])["comment"]
    )


def test_numbers_in_rows_are_no_telephones(tmp_path: Path) -> None:
    """Answers of a survey, one line each: of many that have the form, as many are in use as of any numbers."""
    rows = [" ".join(str((n * k * 7919 + k * k + n // 3) % 8) for k in range(2, 13)) for n in range(3000)]
    (tmp_path / "answers.txt").write_text("\n".join(f"0 {row[2:]}" for row in rows), "utf-8")
    told, _, _ = scanned(Files(str(tmp_path)), "answers.txt")
    assert "contact.phone" not in {each for categories in told.values() for each in categories}


_SCHEMA = {
    "definitions": {"Member": {"type": "object", "properties": {"Email": {"type": "string"}, "UserName": {"type": "string"}}}},
    "properties": {"LoginTime": {"type": "string", "format": "date"}, "Role": {"type": "string"}, "Accounts": {"type": "array"}},
    "title": "x",
}


def test_a_file_that_describes_data_holds_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(_SCHEMA), "utf-8")
    told, _, _ = scanned(Files(str(tmp_path)), "a.json")
    assert not any(told.values())
    (tmp_path / "b.json").write_text(json.dumps({"properties": {"owner": {"name": "Jane Example", "email": "jane@example.net"}}}), "utf-8")
    told, _, _ = scanned(Files(str(tmp_path)), "b.json")
    assert "contact.email" in {each for categories in told.values() for each in categories}


def test_a_schema_with_an_example_of_a_person_shows_them(tmp_path: Path) -> None:
    told_so = {**_SCHEMA, "examples": [{"Email": "jane.moor@riverford-trust.org.uk"}]}
    (tmp_path / "a.json").write_text(json.dumps(told_so), "utf-8")
    told, _, _ = scanned(Files(str(tmp_path)), "a.json")
    assert "contact.email" in {each for categories in told.values() for each in categories}
    assert describes.__doc__


SILENT = (
    "Date:   Wed Oct 27 22:40:32 2010 -0700",
    "2.2.1     2.2      2002    PSF    yes",
    "<U00B4>     /xb4         ACUTE ACCENT",
    "'%>\t/x03/x85\tGREEK DIALYTIKA TONOS",
    "0600..0605    ; Prepend # Cf",
    "T a -92",
    "Fri 3 Jun 2022",
)
TELLING = (
    "Date: she was arrested on Wed 27 Oct 2010",
    "Smith  34  12  diabetic",
    "1984; DIABETIC",
    "HIV+ since 2012",
    "Mon: off sick",
    "Smith   34   asthma   M   2 weeks",
)


@pytest.mark.parametrize("line", SILENT)
def test_dates_figures_and_tables_of_characters_reveal_nothing(line: str) -> None:
    assert silent(line)


@pytest.mark.parametrize("line", TELLING)
def test_what_is_told_beside_dates_and_figures_is_read(line: str) -> None:
    assert not silent(line)


def test_checks_of_values() -> None:
    assert not any(map(password, ("OFF", "off", "enabled", "Disabled", "never")))
    assert all(map(password, ("offline7", "Sunflower99!", "neverland")))
    assert not written_password("scmVersion=") and written_password("hunter2=")
    assert not random_token("1961d0ebac37774f.json") and random_token("1961d0ebac37774fe2b9")
    assert not any(map(email, ("sys_x@0024host.ibd", "user@1000.service", "getty@tty1.service")))
    assert email("ann@service.example.org")
    assert not nino("ca. 600-400 B") and nino("AB123456C") and nino("Ab 12 34 56 c") and nino("ab123456c")
