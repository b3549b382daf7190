"""Tables of people whom nobody names: told by a key, by sex and age, by what was measured; and tables that only look like them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from connectors.sql import Sql
from scanner.naming import loose_endings, prefixed, spoken_words
from tests.cells import scanned

_CELLS = {"age": range(31, 71), "sex": ["M", "F"], "male": [0, 1], "breed": ["Ayrshire", "Jersey"], "make": ["A4", "Golf"]}


def _found(folder: Path, table: str, columns: list[str]) -> dict[str, set[str]]:
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        rows = [[(cells := list(_CELLS.get(name, range(3, 43))))[n % len(cells)] for name in columns] for n in range(40)]
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return {column: categories for (_, column), categories in found.items() if column}


@pytest.mark.parametrize(
    ("table", "columns", "column", "category"),
    [
        ("baseline", ["subject_id", "sbp"], "sbp", "special.health"),
        ("followup", ["PtIntNo", "creat"], "creat", "special.health"),
        ("d1", ["age", "sex", "weight"], "weight", "special.health"),
        ("d2", ["age", "sex", "yrs_educ"], "yrs_educ", "work.history"),
        ("d3", ["resp_no", "vote_last"], "vote_last", "special.politics"),
        ("d4", ["sbp", "dbp", "chol", "male"], "male", "demog.gender"),
        ("d5", ["iid", "rs10506151"], "rs10506151", "special.genetic"),
        ("d6", ["mother_id", "gest_wks"], "gest_wks", "special.health"),
        ("d7", ["member_id", "smoker_flag"], "smoker_flag", "special.health"),
        ("d8", ["patient_id", "sex_legal"], "sex_legal", "demog.gender"),
        ("d9", ["patient_id", "hx_stroke"], "hx_stroke", "special.health"),
        ("behaviour_incidents", ["incident_no", "type"], "type", "record.case"),
        ("exam_results", ["stu_id", "grade"], "grade", "work.history"),
    ],
)
def test_columns_of_people_whom_nobody_names(table: str, columns: list[str], column: str, category: str, tmp_path: Path) -> None:
    assert category in _found(tmp_path, table, columns).get(column, set())


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("cars", ["make", "age", "weight", "stroke", "height"]),
        ("rats", ["cage_no", "sex", "weight"]),
        ("t7", ["breed", "sex", "age", "weight"]),
        ("soil", ["plot_no", "ph", "height", "depth_cm"]),
        ("runs", ["run_no", "score", "grade", "hx_cost", "rs_485"]),
    ],
)
def test_tables_that_only_look_like_people(table: str, columns: list[str], tmp_path: Path) -> None:
    assert _found(tmp_path, table, columns) == {}


def test_letters_before_all_names_of_a_table_are_cut_off() -> None:
    names = ["PHID", "PHSNAM", "PHINIT", "PHDOB", "PHSEX", "PHADD1", "PHPCOD", "PLNO"]
    assert prefixed(names)["PHSEX"] == "PH_SEX"
    assert "PLNO" not in prefixed(names)
    assert prefixed(["address", "adult", "adept", "added", "adopted", "advice", "age"]) == {}


def test_words_that_tell_the_form_say_nothing_by_themselves() -> None:
    assert "smoker" in loose_endings("smoker_flag")
    assert "job" not in loose_endings("job_status")
    assert not loose_endings("flag")


def test_a_column_is_read_with_the_topic_of_its_table() -> None:
    assert spoken_words("exam_results", "grade") == ("exam", "grade")
    assert spoken_words("BehavIncd", "incdType") == ("behaviour", "type")
    assert spoken_words("shop_results", "grade") == ("grade",)
