"""Rows of a key and a value: what stands under a key is a column of that name, and nothing else is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pyarrow as pa
import pytest

from connectors.sql import Sql
from scanner.keyed import Keyed, pairs
from scanner.model import Part, Place, Sample, Unit, Unread
from scanner.subject.categories import held, of_row
from scanner.work import Worker
from tests.cells import engine, scanned
from tests.services import Server, mariadb, postgresql
from tests.test_bad_input import scan as scan  # the fixture
from tests.test_bad_input import user_of

BORN = [f"{1940 + n}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(40)]


def cut(*batches: dict[str, list[object]]) -> list[dict[str, list[str | None]]]:
    """The cells of each column of each batch."""
    told = Keyed(engine().patterns)
    return [{cells.name: cells.text.to_pylist() for cells in told.columns(pa.RecordBatch.from_pydict(batch))} for batch in batches]


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        (("umeta_id", "user_id", "meta_key", "meta_value"), {"meta_value": "meta_key"}),
        (("attribute_code", "entity_id", "value"), {"value": "attribute_code"}),
        (("record_id", "attrName", "attrValue"), {"attrValue": "attrName"}),
        (("table_name", "field_name", "old_value", "new_value"), {"old_value": "field_name", "new_value": "field_name"}),
        (("form_id", "name", "value"), {"value": "name"}),
        (("respondent", "question", "answer"), {"answer": "question"}),
        (("telecom[].system", "telecom[].value"), {"telecom[].value": "telecom[].system"}),
        (("property", "string_value", "date_value"), {"string_value": "property", "date_value": "property"}),
        (("attributes[].key", "attributes[].value.stringValue"), {"attributes[].value.stringValue": "attributes[].key"}),
        (("params[].key", "params[].value.int_value"), {"params[].value.int_value": "params[].key"}),
        (("params[].key", "params[].price.int_value"), {}),
        (("a.name", "b.value"), {}),
        (("value_id", "attribute_id", "value"), {"value": "attribute_id"}),
        (("person_attribute_type_id", "value"), {"value": "person_attribute_type_id"}),
        (("id", "userid", "fieldid", "data", "dataformat"), {"data": "fieldid"}),
        (("obs_id", "concept_id", "value_coded", "value_text"), {"value_coded": "concept_id", "value_text": "concept_id"}),
        (("name", "data"), {}),
        (("field", "data"), {}),
        (
            ("tickets[].custom_fields[].id", "tickets[].custom_fields[].value"),
            {"tickets[].custom_fields[].value": "tickets[].custom_fields[].id"},
        ),
        (("items[].id", "items[].value"), {}),
        (("fields.id", "fields.value"), {}),
        (("order_id", "value"), {}),
        (("name", "price"), {}),
        (("customer_name", "lifetime_value"), {}),
        (("first_name", "value"), {}),
        (("market_value", "code_of_practice"), {}),
        (("locale", "key", "value"), {}),  # texts of an interface
    ],
)
def test_which_columns_are_keys_of_which_values(names: tuple[str, ...], beside: dict[str, str]) -> None:
    assert {names[value]: names[keys[0]] for value, keys in pairs(names)} == beside


def test_each_value_goes_to_the_column_of_its_key_however_the_batches_are_cut() -> None:
    keys = ["dob", "theme", "billing_phone", None, "dob"]
    values = ["1984-02-29", "dark", "020 7946 0018", "x", "1990-11-02"]
    whole = {"meta_value.dob": ["1984-02-29", "1990-11-02"], "meta_value.billing_phone": ["020 7946 0018"], "meta_value": ["dark", "x"]}
    assert cut({"meta_key": keys, "meta_value": values}) == [{"meta_key": keys, **whole}]
    halves: list[dict[str, list[object]]] = [{"meta_key": [*keys, *keys], "meta_value": [*values, *values]}]
    halves += [{"meta_key": keys, "meta_value": values}] * 2
    both, *parts = cut(*halves)
    assert both == {name: [*cells, *cells] for name, cells in parts[0].items()} and parts[0] == parts[1]


@pytest.mark.parametrize("key", ["jane@example.org", "07700 900123", "order_4711_email", "1984-02-29", "colour", "", "x" * 90 + " email"])
def test_a_key_that_may_be_a_value_or_says_nothing_is_no_column(key: str) -> None:
    assert cut({"key": [key] * 2, "value": ["v", "w"]}) == [{"key": [key] * 2, "value": ["v", "w"]}]


def test_settings_are_nobodys_and_a_form_is_somebodys() -> None:
    settings: dict[str, list[object]] = {"name": ["require_birthdate", "store_phone", "theme"], "value": ["1", "0161 496 0000", "dark"]}
    assert cut(settings) == [settings]
    secret: dict[str, list[object]] = {"name": ["store_phone", "smtp_password"], "value": ["0161 496 0000", "x"]}
    assert set(cut(secret)[0]) == {"name", "value", "value.smtp_password"}, "of settings the secrets are told"
    form: dict[str, list[object]] = {"field": ["Surname", "Date of birth", "Religion"], "value": ["Hughes", "1984-02-29", "Sikh"]}
    assert {"value.Surname", "value.Date of birth", "value.Religion"} < set(cut(form)[0])


def test_measurements_stay_in_their_column() -> None:
    measured: dict[str, list[object]] = {"metric_key": ["avg_age", "avg_age"], "metric_value": [41.5, 42.5]}
    assert set(cut(measured)[0]) == {"metric_key", "metric_value"}


def test_lists_are_told_item_by_item_where_each_has_a_key() -> None:
    rows = [[{"name": "dob", "value": "1984-02-29"}, {"name": "flavour", "value": "gold"}], [], [{"name": "surname", "value": "Hughes"}]]
    (found,) = cut({"fields": rows})
    assert found["fields[].value.dob"] == ["1984-02-29"] and found["fields[].value.surname"] == ["Hughes"]
    assert found["fields[].value"] == ["gold"]
    (apart,) = cut({"fields[].name": [["dob", "flavour"], ["surname"]], "fields[].value": [["1984-02-29"], ["Hughes"]]})
    assert apart["fields[].value"] == ["1984-02-29"], "nobody knows which of the two it belongs to"
    assert apart["fields[].value.surname"] == ["Hughes"]


def test_ids_of_fields_are_what_another_list_of_the_document_calls_them() -> None:
    fields = [{"id": 360001, "title": "Date of birth"}, {"id": 360002, "title": "Religion"}, {"id": 360003, "title": "Flavour"}]
    values = [[{"id": 360001, "value": born}, {"id": 360002, "value": "Sikh"}, {"id": 360003, "value": "A-1"}] for born in BORN[:9]]
    others: list[object] = [None] * len(values)
    batch = {"fields": [*values, *[None] * 3], "ticket_fields[].id": [*others, *(each["id"] for each in fields)],
             "ticket_fields[].title": [*others, *(each["title"] for each in fields)]}  # fmt: skip
    (found,) = cut(batch)
    assert found["fields[].value.Date of birth"] == BORN[:9] and found["fields[].value.Religion"] == ["Sikh"] * 9
    assert found["fields[].value"] == ["A-1"] * 9
    strangers = batch | {"ticket_fields[].id": [*others, 1, 2, 3]}
    assert "fields[].value.Religion" not in cut(strangers)[0], "ids of something else"


def test_a_database_of_keys_and_values_shows_what_no_value_alone_would(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as db:
        db.execute("CREATE TABLE usermeta (umeta_id INTEGER PRIMARY KEY, user_id INTEGER, meta_key TEXT, meta_value TEXT)")
        for n, born in enumerate(BORN):
            for key, value in (("date_of_birth", born), ("religion", ("Sikh", "Hindu")[n % 2]), ("_allergies", "x"), ("theme", "dark")):
                db.execute("INSERT INTO usermeta (user_id, meta_key, meta_value) VALUES (?, ?, ?)", (n, key, value))
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{tmp_path}/shop.db"), "usermeta")
    assert not unread
    assert found["usermeta", "meta_value.date_of_birth"] == {"demog.dob"}
    assert found["usermeta", "meta_value.religion"] == {"special.belief"}
    assert found["usermeta", "meta_value._allergies"] == {"special.health"}
    assert ("usermeta", "meta_value") not in found


@pytest.mark.parametrize("foreign", [" REFERENCES S.eav_attribute (attribute_id)", ""])
@pytest.mark.parametrize("server", [None, postgresql, mariadb])
def test_a_key_by_number_is_what_its_table_calls_it(
    server: Callable[[], AbstractContextManager[Server]] | None, foreign: str, tmp_path: Path
) -> None:
    made = [
        "CREATE TABLE S.eav_attribute (attribute_id INTEGER PRIMARY KEY, attribute_code VARCHAR(80), frontend_label VARCHAR(80))",
        "CREATE TABLE S.catalog_eav_attribute (attribute_id INTEGER PRIMARY KEY, is_visible INTEGER)",
        "INSERT INTO S.eav_attribute VALUES (5, 'dob', 'Date of birth'), (6, 'religion', 'Religion'), (7, 'colour', 'Colour')",
        "CREATE TABLE S.customer_varchar (value_id INTEGER PRIMARY KEY, attribute_id INTEGER, value VARCHAR(80)"
        f"{', FOREIGN KEY (attribute_id)' + foreign if foreign else ''})",
    ]
    for n, born in enumerate(BORN):
        of = ((5, born), (6, ("Sikh", "Hindu")[n % 2]), (7, "red"))
        made += [f"INSERT INTO S.customer_varchar VALUES ({n * 3 + at}, {key}, '{value}')" for at, (key, value) in enumerate(of)]
    if server:
        with server() as running:
            unit, source = running.unit("customer_varchar"), running.make(*made)
            found, unread, _ = scanned(source, unit)
    else:
        with sqlite3.connect(tmp_path / "shop.db") as db:
            db.executescript(";".join(made).replace("S.", ""))
        db.close()
        unit, source = "customer_varchar", Sql(url=f"sqlite:///{tmp_path}/shop.db")
        found, unread, _ = scanned(source, unit)
    assert not unread and found == {(unit, "value.dob"): {"demog.dob"}, (unit, "value.religion"): {"special.belief"}}


@pytest.mark.parametrize(
    "keys",
    [
        "CREATE TABLE custom_fields (id INTEGER PRIMARY KEY, position INTEGER)",
        "CREATE TABLE custom_fields (id INTEGER, name TEXT)",
        "CREATE TABLE fields (id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE custom_fields (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE old_custom_fields (id INTEGER PRIMARY KEY, name TEXT)",
    ],
)
def test_where_no_table_is_sure_to_hold_the_keys_the_numbers_stay(keys: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.executescript(
            f"{keys}; CREATE TABLE field_values (custom_field_id INTEGER, value TEXT); INSERT INTO field_values VALUES (1, 'x')"
        )
    db.close()
    (batch,) = Sql(url=f"sqlite:///{tmp_path}/x.db").read(Part("x", "field_values"))
    assert isinstance(batch, pa.RecordBatch) and batch.to_pydict() == {"custom_field_id": [1], "value": ["x"]}


_MOODLE = (
    "CREATE TABLE S.mdl_user_info_field (id INTEGER PRIMARY KEY, shortname VARCHAR(255), name TEXT, datatype VARCHAR(255))",
    "CREATE TABLE S.mdl_customfield_field (id INTEGER PRIMARY KEY, shortname VARCHAR(100), name VARCHAR(400))",
    "CREATE TABLE S.mdl_user_info_data (id INTEGER PRIMARY KEY, userid INTEGER, fieldid INTEGER, data TEXT, dataformat INTEGER)",
    "INSERT INTO S.mdl_user_info_field VALUES (3, 'dob', 'Date of birth', 'datetime'), (4, 'religion', 'Religion', 'text'), (5, 'skin', 'Skin', 'menu')",
    "INSERT INTO S.mdl_customfield_field VALUES (3, 'room', 'Room'), (4, 'colour', 'Colour'), (5, 'size', 'Size')",
)
_OPENMRS = (
    "CREATE TABLE S.concept (concept_id INTEGER PRIMARY KEY, short_name VARCHAR(255), description VARCHAR(255), retired INTEGER)",
    "CREATE TABLE S.concept_name (concept_name_id INTEGER PRIMARY KEY, concept_id INTEGER, name VARCHAR(255), locale VARCHAR(50),"
    " FOREIGN KEY (concept_id) REFERENCES S.concept (concept_id))",
    "CREATE TABLE S.obs (obs_id INTEGER PRIMARY KEY, person_id INTEGER, concept_id INTEGER, obs_datetime VARCHAR(30), value_coded INTEGER,"
    " value_datetime VARCHAR(30), value_text VARCHAR(80), FOREIGN KEY (concept_id) REFERENCES S.concept (concept_id))",
    "INSERT INTO S.concept VALUES (1, NULL, NULL, 0), (2, NULL, NULL, 0), (3, NULL, NULL, 0)",
    "INSERT INTO S.concept_name VALUES (1, 1, 'date de naissance', 'fr'), (2, 1, 'Date of birth', 'en'), (3, 2, 'RELIGION', 'en'),"
    " (4, 3, 'Allergies', 'en_GB'), (5, 3, 'allergie', 'fr')",
)


@pytest.mark.parametrize("server", [None, postgresql, mariadb])
def test_forms_of_learners_and_records_of_patients_are_told_by_the_names_of_their_keys(
    server: Callable[[], AbstractContextManager[Server]] | None, tmp_path: Path
) -> None:
    made = [*_MOODLE, *_OPENMRS]
    for n, born in enumerate(BORN):
        belief = ("Sikh", "Hindu")[n % 2]
        for at, (key, value) in enumerate(((3, born), (4, belief), (5, "dark"))):
            made.append(f"INSERT INTO S.mdl_user_info_data VALUES ({n * 3 + at}, {n}, {key}, '{value}', 0)")
        for at, values in enumerate((f"1, '', NULL, '{born}', NULL", f"2, '', NULL, NULL, '{belief}'", "3, '', 7, NULL, NULL")):
            made.append(f"INSERT INTO S.obs VALUES ({n * 3 + at}, {n}, {values})")
    with server() if server else nullcontext() as running:
        if running:
            source = running.make(*made)
        else:
            with sqlite3.connect(tmp_path / "x.db") as db:
                db.executescript(";".join(made).replace("S.", ""))
            db.close()
            source = Sql(url=f"sqlite:///{tmp_path}/x.db")
        units = [running.unit(each) if running else each for each in ("mdl_user_info_data", "obs")]
        learners, patients = (scanned(source, each) for each in units)
    assert not learners[1] and learners[0][units[0], "data.dob"] == {"demog.dob"}
    assert learners[0][units[0], "data.religion"] == {"special.belief"} and (units[0], "data") not in learners[0]
    assert not patients[1] and patients[0][units[1], "value_datetime.Date of birth"] == {"demog.dob"}
    assert patients[0][units[1], "value_text.RELIGION"] == {"special.belief"}
    assert "special.health" in patients[0][units[1], "value_coded.Allergies"]


def test_a_table_of_keys_that_may_not_be_read_is_told() -> None:
    with postgresql() as server, user_of(server) as user:
        server.make(
            "CREATE TABLE S.eav_attribute (attribute_id INTEGER PRIMARY KEY, attribute_code TEXT)",
            "CREATE TABLE S.customer_text (attribute_id INTEGER REFERENCES S.eav_attribute (attribute_id), value TEXT)",
            "INSERT INTO S.eav_attribute VALUES (5, 'dob'); INSERT INTO S.customer_text VALUES (5, 'x')",
            f"GRANT SELECT ON S.customer_text TO {user}",
        )
        unit = server.unit("customer_text")
        items = list(Sql(url=server.login(user, "pw")).read(Part("x", unit)))
    (told,) = (each for each in items if isinstance(each, Unread))
    assert (told.place.unit, told.place.column) == (unit, "attribute_id")
    assert told.reason.endswith("eav_attribute: this user may read none of its columns")
    assert [each.num_rows for each in items if isinstance(each, pa.RecordBatch)] == [1]


def test_a_table_of_more_rows_than_keys_can_be_names_none_and_what_was_told_before_is_told_once(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE fields (id INTEGER PRIMARY KEY, name TEXT)")
        db.executemany("INSERT INTO fields VALUES (?, 'dob')", [(n,) for n in range((1 << 16) + 1)])
        db.execute("CREATE TABLE answers (field_id INTEGER, value TEXT)")
        db.executemany("INSERT INTO answers VALUES (?, 'x')", [(n % 9,) for n in range(400)])
    source, part = Sql(url=f"sqlite:///{tmp_path}/x.db"), Part("x", "answers", sample=Sample(50))
    *_, told, batch, _ = items = list(source.read(part))
    assert [type(each) for each in items] == [Unit, Unread, pa.RecordBatch, Unit]
    assert isinstance(told, Unread) and told.place == Place("", "answers", "field_id")
    assert told.reason.endswith("are not told apart: fields: more than 65,536 rows")
    assert isinstance(batch, pa.RecordBatch) and batch.column("field_id").type == pa.int64()
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("DELETE FROM fields WHERE id > 1000")
    db.close()
    (batch,) = (each for each in source.read(part) if isinstance(each, pa.RecordBatch))
    assert set(batch.column("field_id").to_pylist()) == {"dob"}


def test_files_are_told_so_too_and_nothing_else_is_a_column(scan: object, tmp_path: Path) -> None:
    asked = [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919"}]
    (tmp_path / "share" / "patients.json").write_text(json.dumps([{"identifier": asked, "id": n} for n in range(9)]))
    lines = [f"{n},colour,red\n{n},brand,Makita\n{n},birth_dt,{born}" for n, born in enumerate(BORN)]
    (tmp_path / "share" / "features.csv").write_text("\n".join(["id,attribute,value", *lines]) + "\n")
    _, _, report = scan()  # type: ignore[operator]
    found = {(f["unit"], f["column"], f["category"]) for f in report["findings"]}
    assert {
        ("patients.json", "identifier[].value.nhs-number", "id.health"),
        ("features.csv", "value.birth_dt", "demog.dob"),
    } <= found
    assert {column for unit, column, _ in found if unit == "features.csv"} == {"value.birth_dt"}


def test_an_answer_to_a_person_knows_what_each_row_of_theirs_holds() -> None:
    batch = pa.RecordBatch.from_pydict({"meta_key": ["religion", "theme"], "meta_value": ["Sikh", "dark"]})
    categories = held(Worker({}, engine()), Unit("usermeta"), [batch])
    assert [of_row(batch, at, categories) for at in (0, 1)] == [frozenset({"special.belief"}), frozenset()]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("What is your religion?", True),
        ("Date of Birth", True),
        ("Applicant First Name", True),
        ("smith_phone", True),
        ("Old Thistlewood address", False),
        ("Ada Winterbourne phone", False),
        ("Mrs Quillfeather's email", False),
    ],
)
def test_a_name_of_somebody_in_a_key_makes_no_column_of_it(key: str, told: bool) -> None:
    """The name of a column stands in reports; so only words that columns are called, or that questions are asked with, may be in it."""
    (columns,) = cut({"label": [key] * 3, "value": ["x", "y", "z"]})
    assert (f"value.{key}" in columns) is told


def test_a_table_of_names_and_values_is_not_looked_at_key_by_key() -> None:
    many = [f"dob {word}" for word in (f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(1100))]
    (columns,) = cut({"name": [*many, "dob", "dob"], "value": ["x"] * 1102})
    assert list(columns) == ["name", "value"]
    (columns,) = cut({"name": [*many, *["dob"] * 40], "value": ["x"] * 1100 + BORN})
    assert columns["value.dob"] == BORN, "a key of many people among keys of plugins, each of which comes once"
    assert list(columns) == ["name", "value.dob", "value"]
    (columns,) = cut({"name": [*many[:900], "dob", "dob"], "value": ["x"] * 902})
    assert list(columns) == ["name", "value.dob", "value"]


def test_the_keys_of_maps_are_columns_too() -> None:
    """Attributes in Parquet and DuckDB (`MAP(VARCHAR, VARCHAR)`): what only a name tells was missed in them."""
    entries = [[("date_of_birth", born), ("religion", "none"), ("colour", "red")] for born in BORN]
    batch = pa.record_batch([pa.array(entries, pa.map_(pa.string(), pa.string()))], names=["attributes"])
    found = {cells.name: cells.text.to_pylist() for cells in Keyed(engine().patterns).columns(batch)}
    assert found["attributes[].value.date_of_birth"] == BORN
    assert found["attributes[].value.religion"] == ["none"] * len(BORN)
    assert found["attributes[].value"] == ["red"] * len(BORN)
