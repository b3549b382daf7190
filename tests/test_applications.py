"""What databases of applications hold of people: sessions, logins, settings, tokens; and what only sounds like it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.sql import Sql
from scanner.naming import about, spoken_words
from tests.cells import scanned

_RANDOM = random.Random(3)
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_USERS = ("ann.lee", "turnip42", "jsmythe", "dkettle", "mvp.k", "bob92", "carol_x", "p.okafor")
_KEYS = ("selected_theme", "user_language", "timezone_offset")


def token(length: int) -> Callable[[int], str]:
    return lambda _: "".join(_RANDOM.choices(_LETTERS, k=length))


CELLS: dict[str, Callable[[int], object]] = {
    "token": token(32),
    "hex": lambda _: f"{_RANDOM.getrandbits(128):032x}",
    "user": lambda i: _USERS[i % 8],
    "ip": lambda i: f"192.0.2.{i % 200 + 1}",
    "mail": lambda i: f"{_USERS[i % 8]}@example.org",
    "time": lambda i: f"2024-05-{i % 28 + 1:02} 10:{i % 60:02}:00",
    "number": lambda i: i + 1,
    "price": lambda i: round(10 + i / 7, 2),
    "flag": lambda i: i % 2,
    "setting": lambda i: _KEYS[i % 3],
    "value": lambda i: ("modern", "en-GB", "60")[i % 3],
    "person": lambda i: ("Aisha Hughes", "Tom Clarke", "Priya Patel", "Grace Evans", "Oliver Kowalski")[i % 5],
    "later": lambda i: ("{USER.FULLNAME}", "{{ name }}", "${user_name}", "<your token>", "%(name)s", "%USER%")[i % 6],
    "code": lambda i: f"C-{i + 100}",
}


def held(folder: Path, table: str, **columns: str) -> dict[str | None, set[str]]:
    """The categories of each column (None: the table) where these columns hold such cells."""
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
        rows = ([CELLS[cells](i) for cells in columns.values()] for i in range(60))
        db.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})', rows)
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return {column: categories for (_, column), categories in found.items()}


@pytest.mark.parametrize(
    ("table", "column", "cells", "category"),
    [
        ("sessions", "id", "token", "online.cookie"),
        ("app_session", "sid", "token", "online.cookie"),
        ("ui_auth_sessions", "session_id", "token", "online.cookie"),
        ("logons", "sess_id", "token", "online.cookie"),
        ("otp_totp_totpdevice", "key", "token", "auth.secret"),
        ("hotp_devices", "seed", "hex", "auth.secret"),
        ("subscriber", "ha1", "hex", "auth.secret"),
        ("members", "salt", "hex", "auth.secret"),
        ("users", "failed_login", "time", "account.access"),
        ("authcache", "last_auth", "time", "account.access"),
        ("crm_ledger_customermodel", "customer_number", "code", "account.profile"),
    ],
)
def test_what_applications_keep_of_people_is_told(table: str, column: str, cells: str, category: str, tmp_path: Path) -> None:
    assert category in held(tmp_path, table, **{column: cells, "colour": "flag", "expires": "time"}).get(column, set())


@pytest.mark.parametrize("table", ["loginevent", "access_attempt", "user_log", "authentication_log", "post_auth"])
def test_tables_of_logins_are_told_as_a_whole(table: str, tmp_path: Path) -> None:
    assert "account.access" in held(tmp_path, table, username="user", datetime="time", remote_ip="ip")[None]


@pytest.mark.parametrize(
    ("table", "column", "cells", "category"),
    [
        ("conference_sessions", "id", "token", "online.cookie"),
        ("sessions", "id", "number", "online.cookie"),
        ("monitors", "max_fps", "number", "special.biometric"),
        ("recent_changes", "rc_minor", "flag", "subject.child"),
        ("cart_positions", "line_price_gross", "price", "pay.standing"),
        ("invoice_lines", "gross_value", "price", "pay.standing"),
        ("invoices", "invoice_to_beneficiary", "flag", "family.third_party"),
        ("bills", "date_in_review", "time", "comms.feedback"),
        ("smtp_servers", "enqueue_job", "flag", "work.occupation"),
        ("entries", "content_hash", "hex", "comms.correspondence"),
        ("queues", "correspond_address", "mail", "contact.address"),
        ("blocks", "ipb_address", "ip", "contact.address"),
        ("texts", "content_address", "code", "contact.address"),
    ],
)
def test_what_only_sounds_like_it_is_not(table: str, column: str, cells: str, category: str, tmp_path: Path) -> None:
    assert category not in held(tmp_path, table, user_id="number", **{column: cells}).get(column, set())


def test_the_name_of_a_setting_is_nobodys(tmp_path: Path) -> None:
    assert "person.name" not in held(tmp_path, "settings_user", user_id="number", name="setting", value="value").get("name", set())


def test_the_name_beside_a_value_may_be_somebodys(tmp_path: Path) -> None:
    assert "person.name" in held(tmp_path, "user_scores", user_id="number", name="person", value="number")["name"]


@pytest.mark.parametrize("column", ["full_name", "phone", "subject", "access_key", "date_of_birth"])
def test_what_a_program_fills_in_later_is_not_held(column: str, tmp_path: Path) -> None:
    assert held(tmp_path, "templates", id="number", **{column: "later"}) == {}


@pytest.mark.parametrize("cell", ["{{3F2504E0-4F89-11D3-9A0C-0305E82C33{0:02}}}", "<Ann Lee {0}>", "[Ann]"])
def test_what_stands_in_brackets_may_be_a_value(cell: str, tmp_path: Path) -> None:
    CELLS["some"] = lambda i: cell.format(i)
    assert "account.profile" in held(tmp_path, "orders", customer_ref="some")["customer_ref"]


def test_a_value_among_those_that_are_filled_in_later_is(tmp_path: Path) -> None:
    CELLS["some"] = lambda i: "Aisha Hughes" if i % 5 == 0 else "{USER.FULLNAME}"
    assert "person.name" in held(tmp_path, "users", id="number", full_name="some")["full_name"]


def test_a_comment_alone_is_no_review(tmp_path: Path) -> None:
    assert "comms.feedback" not in held(tmp_path, "orders", customer_id="number", comment_status="flag").get(None, set())


def test_the_key_of_a_session_and_a_class_are_read_by_what_they_are_of() -> None:
    assert spoken_words("public.sessions", "id") == ("id", "of", "session")
    assert spoken_words("public.sessions", "user_id") == ("user", "id")
    assert (about("ledger_customermodel"), about("shop_userentity"), about("machine_model")) == ("customer", "user", "model")
