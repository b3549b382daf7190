"""The gate judges by the scan's verdict: names, types, lists, comments, keys, tables and neighbours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.gate.files import read_schema
from scanner.gate.judge import held
from scanner.gate.past import load_past, remembered
from scanner.gate.tree import WorkTree
from scanner.verdict.comments import subjects_of
from tests.gate import knowledge


def _held(tmp_path: Path, sql: str) -> dict[str | None, dict[str, float]]:
    """Confidence per category, per column of the only table."""
    (tmp_path / "a.sql").write_text(sql)
    (table,) = read_schema(WorkTree(), [str(tmp_path / "a.sql")]).tables.values()
    found: dict[str | None, dict[str, float]] = {}
    for one in held(table, knowledge()):
        found.setdefault(one.place.column, {})[one.category] = one.confidence
    return found


def test_direct_identifiers_fail_by_name_alone(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE people (ni_number varchar(9), email text, mobile_phone text, date_of_birth date, surname text, "
                            "iban varchar(34), card_number varchar(19), passport_no text, postcode text, ethnicity text, religion text, "
                            "medical_condition text, sexual_orientation text, trade_union text, ip_address inet)")  # fmt: skip
    wanted = {
        "ni_number": "id.national", "email": "contact.email", "mobile_phone": "contact.phone", "date_of_birth": "demog.dob",
        "surname": "person.name", "iban": "pay.bank", "card_number": "pay.card", "passport_no": "id.passport",
        "postcode": "contact.address", "ethnicity": "special.race", "religion": "special.belief", "medical_condition": "special.health",
        "sexual_orientation": "special.sex", "trade_union": "special.union", "ip_address": "online.ip",
    }  # fmt: skip
    assert {name: key for name, key in wanted.items() if found.get(name, {}).get(key, 0) < 0.8} == {}


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE schema_migrations (version varchar(255), installed_on timestamp, description text, checksum int)",
        "CREATE TABLE django_session (session_key varchar(40), session_data text, expire_date datetime)",
        "CREATE TABLE jobs (id int, queue varchar(20), body text, message text, status text, locked_by text, run_at timestamp, user_id int)",
        "CREATE TABLE auth_permission (id int, name varchar(50), content_type_id int, codename varchar(100))",
        "CREATE TABLE audit_log (id int, user_id int, action text, object_repr text, comment text, created_at timestamp)",
        "CREATE TABLE products (id int, name text, title text, city text, position int, image text, size text, weight int)",
        "CREATE TABLE services (name text, host text, login text, password text, address text, email_verified boolean)",
    ],
)
def test_technical_tables_do_not_fail(tmp_path: Path, sql: str) -> None:
    assert {c: k for c, k in _held(tmp_path, sql).items() if max(k.values()) >= 0.8} == {}


def test_a_type_that_cannot_hold_it_is_no_evidence(tmp_path: Path) -> None:
    assert _held(tmp_path, "CREATE TABLE a (email boolean, date_of_birth boolean, surname int)") == {}
    found = _held(tmp_path, "CREATE TABLE a (surname text, email char(1), phone varchar(3), gender char(1), mobile varchar(20))")
    assert found["email"]["contact.email"] == found["phone"]["contact.phone"] == 0.5
    assert found["gender"]["demog.gender"] > 0.8 and found["mobile"]["contact.phone"] > 0.8


def test_a_key_of_another_row_is_a_hint(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE a (customer_id bigint REFERENCES customers (id), national_id varchar(20), email_id varchar(80))")
    assert max(found["customer_id"].values()) == 0.6
    assert found["national_id"]["id.national"] >= 0.8 and found["email_id"]["contact.email"] >= 0.8


def test_the_list_of_an_enum_shows_what_the_name_does_not(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE people (surname text, x varchar(9) CHECK (x IN ('ANGLICAN', 'BAPTIST', 'OTHER')), "
                            "y varchar(9) CHECK (y IN ('red', 'blue')), gender varchar(9) CHECK (gender IN ('M', 'F')))")  # fmt: skip
    assert found["x"] == {"special.belief": 0.88} and "y" not in found and found["gender"]["demog.gender"] > 0.95


def test_a_comment_names_a_column_whose_name_says_nothing(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE t (c17 date, c18 text, c19 text);\nCOMMENT ON COLUMN t.c17 IS 'Date of birth of the insured';\n"
                            "COMMENT ON COLUMN t.c18 IS 'Whether an email was sent';\nCOMMENT ON COLUMN t.c19 IS 'The user''s e-mail address, lower case'")  # fmt: skip
    assert found["c17"]["demog.dob"] >= 0.8 and found["c19"]["contact.email"] >= 0.8 and "c18" not in found


def test_a_comment_says_what_people_write_into_a_column(tmp_path: Path) -> None:
    ddl = """CREATE TABLE guests (id int, full_name text, note text, remarks text);
COMMENT ON COLUMN guests.note IS 'Allergies and medical conditions'; COMMENT ON COLUMN guests.remarks IS 'Remarks of the agent';"""
    found = _held(tmp_path, ddl)
    assert set(found["note"]) == {"comms.correspondence", "special.health"} and set(found["remarks"]) == {"comms.correspondence"}


def test_two_columns_with_the_same_comment_are_both_judged(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE t (c1 text, c2 text); COMMENT ON COLUMN t.c1 IS 'Email'; COMMENT ON COLUMN t.c2 IS 'Email'")
    assert set(found) == {"c1", "c2"} and all("contact.email" in each for each in found.values())


def test_what_a_comment_says_first() -> None:
    assert list(subjects_of("Name of the next of kin")) == ["Name of the next of kin", "Name of the next", "Name"]
    assert list(subjects_of("is set when paid")) == []


def test_bare_names_are_read_with_their_table(tmp_path: Path) -> None:
    assert "person.name" in _held(tmp_path, "CREATE TABLE auth_facilityuser (name_cached text)")["name_cached"]
    assert "contact.phone" in _held(tmp_path, "CREATE TABLE phones (number text)")["number"]
    assert "id.passport" in _held(tmp_path, "CREATE TABLE passports (number text)")["number"]
    assert "number" not in _held(tmp_path, "CREATE TABLE rooms (number text)")


def test_lines_of_an_address_stand_beside_a_postcode(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE user_addresses (line1 text, line2 text, city text, postcode text)")
    assert all(found[name]["contact.address"] >= 0.8 for name in ("line1", "line2", "city", "postcode"))
    assert "line1" not in _held(tmp_path, "CREATE TABLE poems (line1 text, line2 text)")


def test_a_place_where_nobody_lives_only_warns(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE warehouses (id int, street text, postcode text, latitude float, longitude float)")
    assert found and all(0.5 <= sure < 0.8 for column in found.values() for sure in column.values())


def test_the_address_of_an_organisation_or_of_what_somebody_added_only_warns(tmp_path: Path) -> None:
    found = _held(tmp_path, "CREATE TABLE shops (name text, email text, phone text, address text, postcode text, notes text)")
    assert max(found["address"]["contact.address"], found["notes"]["comms.correspondence"]) < 0.8 <= found["email"]["contact.email"]
    found = _held(
        tmp_path,
        "CREATE TABLE properties (address text, city text, added_by int); COMMENT ON COLUMN properties.added_by IS 'User ID of who did'",
    )
    assert found["address"]["contact.address"] < 0.8


def test_past_scans_are_remembered_by_column_and_less_surely_elsewhere(tmp_path: Path) -> None:
    finding = {"source": "crm", "unit": "public.t", "column": "x9", "entity": "UK_NINO", "category": "id.national", "confidence": 0.99,
               "rows_hit": 98, "rows_read": 100}  # fmt: skip
    (tmp_path / "r.json").write_text(json.dumps({"schema": "noticegap/report/1", "findings": [finding]}))
    past = load_past(tmp_path / "r.json")
    (tmp_path / "a.sql").write_text("CREATE TABLE t (X9 text); CREATE TABLE u (x9 text); CREATE TABLE v (y text)")
    told = {t.name: remembered(past, t, c) for t, c in read_schema(WorkTree(), [str(tmp_path / "a.sql")]).columns()}
    assert [e.confidence for e in told["t"]] == [0.99] and told["t"][0].evidence == ("a scan saw it in crm: public.t (98 of 100 rows)",)
    assert [round(e.confidence, 2) for e in told["u"]] == [0.69] and told["v"] == []


def test_a_report_that_is_none(tmp_path: Path) -> None:
    for text, sentence in (("[]", "is no report of a scan"), ("x", "is not JSON")):
        (tmp_path / "r.json").write_text(text)
        with pytest.raises(ConfigError, match=sentence):
            load_past(tmp_path / "r.json")


@pytest.mark.parametrize(
    ("table", "person"),
    [("reviews", True), ("event_registrations", True), ("contact_forms", True), ("gyms", False), ("shop_branches", False)],
)
def test_a_name_beside_an_email_address_is_a_persons_unless_an_organisation_is_written_to(tmp_path: Path, table: str, person: bool) -> None:
    found = _held(tmp_path, f"CREATE TABLE {table} (name text, email text, file_name text)")
    assert ("person.name" in found.get("name", {})) is person and "file_name" not in found
    assert "name" not in _held(tmp_path, f"CREATE TABLE {table} (name text, notification_email text)")


def test_an_address_of_a_machine_only_warns(tmp_path: Path) -> None:
    for schema, column, fails in (
        ("servers (hostname text, ip_address inet)", "ip_address", False),
        ("k8s_pods (name text, host_ip inet)", "host_ip", False),
        ("visits (path text, ip_address inet)", "ip_address", True),
        ("server_logins (user_id int, ip_address inet)", "ip_address", True),
        ("servers (client_ip inet)", "client_ip", True),
    ):
        assert (_held(tmp_path, f"CREATE TABLE {schema}")[column]["online.ip"] >= 0.8) is fails, schema


def test_who_was_born_stands_in_the_rows(tmp_path: Path) -> None:
    known = _held(tmp_path, "CREATE TABLE profile (birthday date, employer text, avatar text)")
    unknown = _held(tmp_path, "CREATE TABLE profile (employer text, avatar text)")
    assert known["employer"]["work.history"] >= 0.8 > unknown["employer"]["work.history"]


def test_ages_of_locks_and_names_with_a_class_word(tmp_path: Path) -> None:
    found = _held(
        tmp_path, "CREATE TABLE lock_waits (wait_age int, waiting_trx_age int, xid_age int, customer_age int, MBR_EMAIL_ADDR_TX text)"
    )
    assert set(found) == {"customer_age", "MBR_EMAIL_ADDR_TX"} and "contact.email" in found["MBR_EMAIL_ADDR_TX"]
