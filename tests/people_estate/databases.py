"""The databases: `crm.sqlite` and `billing.sqlite`."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.people_estate import person as write
from tests.people_estate.crowd import Crowd
from tests.people_estate.person import TWISTS, Person
from tests.people_estate.tables import Book, Row, Table, fill, named, plain_mail, postcode
from tests.people_estate.words import ITEMS, SUBJECTS

FIRST = 10_001  # the first customer number


def make_databases(folder: Path, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, *, size: int, index: bool) -> None:
    """Writes both. `size` rows of the crowd are customers, other tables have a part of that; `index` gives mail, telephone and names one."""
    with closing(sqlite3.connect(folder / "crm.sqlite")) as crm, crm:
        crm.executescript(_CRM)
        _customers(crm, rng, people, crowd, book, size)
        strangers = _strangers(book, size)
        _orders(crm, rng, crowd, book, size // 2, strangers)
        _newsletter(crm, rng, people, crowd, book, size // 5)
        _legacy(crm, rng, people, crowd, book, size // 10)
        crm.executescript(_INDEX if index else "")
    with closing(sqlite3.connect(folder / "billing.sqlite")) as billing, billing:
        billing.executescript(_BILLING)
        rows = [
            Row(person, (person.name, f"C-{number}"), frozenset({"name"}), frozenset({f"customer:{number}"}), ("prefix",))
            for number, person in book.customers if rng.random() < 0.6
        ]  # fmt: skip
        table = Table("billing", "accounts", "account_no", 2, "account", lambda ordinal: f"ACC-{ordinal:06}")
        accounts = fill(billing, table, rng, book, rows, size // 5, lambda n: (crowd.name(n), f"C-{strangers(n)}"))
        mine = set(accounts)
        bills = [
            Row(row.person, (key, f"{rng.randint(5, 90)}.00"), keys=frozenset({f"account:{key}"}))
            for key, row in zip(accounts, rows, strict=True)
        ]
        free = [f"ACC-{n:06}" for n in range(len(rows) + size // 5) if f"ACC-{n:06}" not in mine] or ["ACC-999999"]
        fill(billing, Table("billing", "invoices", "number", 2), rng, book, bills, size // 5, lambda n: (free[n % len(free)], "12.00"))


def _strangers(book: Book, size: int) -> Callable[[int], int]:
    core = {number for number, _ in book.customers}
    free = [number for number in range(FIRST, FIRST + size + len(core)) if number not in core] or [FIRST - 1]
    return lambda n: free[n * 7919 % len(free)]


def _customers(database: sqlite3.Connection, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    rows = []
    for person in people:
        rows.append(_customer(person, "", rng))
        while rng.random() < 0.45:
            rows.append(_customer(person, rng.choice([twist for twist in TWISTS if twist]), rng))
    table = Table("crm", "customers", "id", 8, "customer", lambda ordinal: FIRST + ordinal)

    def other(n: int) -> tuple[Any, ...]:
        return (crowd.given(n), crowd.surname(n), crowd.email(n), crowd.phone(n), crowd.born(n), *crowd.home(n))

    ids = fill(database, table, rng, book, rows, size, other)
    book.customers += [(number, row.person) for number, row in zip(ids, rows, strict=True)]


def _customer(person: Person, twist: str, rng: random.Random) -> Row:
    """A row of customers; a double of it lacks something, or gives another mail or telephone."""
    given, surname = TWISTS[twist](person, rng)
    mail, tag = write.email(rng.choice(person.emails) if twist else person.emails[0], rng)
    number = rng.choice((person.mobile, person.landline)) if twist else person.mobile
    has = {key: not twist or rng.random() < 0.7 for key in ("email", "phone", "born", "postcode")}
    values = (
        given, surname, mail if has["email"] else None, write.phone(number, rng) if has["phone"] else None, str(person.born) if has["born"] else None,
        *((person.street, person.town, person.postcode) if has["postcode"] else (None, None, None)),
    )  # fmt: skip
    features = {
        "email": f"email:{plain_mail(mail)}",
        "phone": f"phone:{number}",
        "born": f"born:{person.born}",
        "postcode": postcode(person),
    }
    shows = frozenset(features[key] for key in features if has[key]) | named(person, twist)
    return Row(person, values, shows, twists=tuple(filter(None, (twist, tag if has["email"] else ""))))


def _orders(database: sqlite3.Connection, rng: random.Random, crowd: Crowd, book: Book, size: int, strangers: Callable[[int], int]) -> None:
    orders, tickets = [], []
    for number, person in book.customers:
        key = frozenset({f"customer:{number}"})
        orders += [
            Row(person, (number, rng.choice(ITEMS), "2026-03-01", person.name), frozenset({"name"}), key) for _ in range(rng.randrange(4))
        ]
        if rng.random() < 0.3:
            body = f"{person.name} rang and asks to be called on {write.phone(person.mobile, rng)}."
            tickets.append(Row(person, (number, rng.choice(SUBJECTS), body), frozenset({"name", f"phone:{person.mobile}"}), key))
    made = fill(
        database, Table("crm", "orders", "id", 4, "order"), rng, book, orders, size, lambda n: (strangers(n), ITEMS[n % len(ITEMS)], "2026-03-02", crowd.name(n))
    )  # fmt: skip
    mine = set(made)
    paid = [Row(row.person, (key, "card", "39.00"), keys=frozenset({f"order:{key}"})) for key, row in zip(made, orders, strict=True)]
    free = [n for n in range(1, size + len(made) + 1) if n not in mine] or [0]
    fill(database, Table("crm", "payments", "id", 3), rng, book, paid, size, lambda n: (free[n % len(free)], "card", "12.00"))
    fill(
        database, Table("crm", "tickets", "id", 3), rng, book, tickets, size // 10,
        lambda n: (strangers(n), SUBJECTS[n % len(SUBJECTS)], f"{crowd.name(n)} wrote from {crowd.email(n)}."),
    )  # fmt: skip


def _newsletter(database: sqlite3.Connection, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    rows = []
    for person in people:
        twist = rng.choice(("", "diminutive", "initial", "former"))
        given, surname = TWISTS[twist](person, rng)
        mail, tag = write.email(person.emails[0], rng)
        full = rng.choice((f"{given} {surname}", f"{surname}, {given}", f"Dr {given} {surname}"))
        shows = frozenset({f"email:{plain_mail(mail)}"}) | named(person, twist)
        rows.append(Row(person, (full, mail), shows, twists=tuple(filter(None, (twist, tag)))))
    fill(database, Table("crm", "newsletter", "id", 2), rng, book, rows, size, lambda n: (crowd.name(n), crowd.email(n)))


def _legacy(database: sqlite3.Connection, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    """One column for the name, surname first and in capitals, dates as text, and the address on one line."""
    rows = []
    for person in people:
        twist = rng.choice(("upper", "middle", "typo", "foreign"))
        given, surname = TWISTS[twist](person, rng)
        values = (f"{surname} {given}".upper(), write.born(person.born, rng), write.phone(person.landline, rng), write.address(person, rng))
        shows = frozenset({"name", f"born:{person.born}", f"phone:{person.landline}", postcode(person)})
        rows.append(Row(person, values, shows, twists=(twist, "surname first")))
    fill(
        database, Table("crm", "legacy_contacts", "nr", 4), rng, book, rows, size,
        lambda n: (f"{crowd.surname(n)} {crowd.given(n)}".upper(), "/".join(crowd.born(n).split("-")[::-1]), crowd.phone(n), ", ".join(crowd.home(n))),
    )  # fmt: skip


_CRM = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, given_name TEXT, surname TEXT, email TEXT, phone TEXT, date_of_birth DATE, street TEXT, town TEXT, postcode TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), item TEXT, placed DATE, delivery_name TEXT);
CREATE TABLE payments (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id), method TEXT, amount TEXT);
CREATE TABLE tickets (id INTEGER PRIMARY KEY, customer_id INTEGER, subject TEXT, body TEXT);
CREATE TABLE newsletter (id INTEGER PRIMARY KEY, full_name TEXT, mail TEXT);
CREATE TABLE legacy_contacts (nr INTEGER, name TEXT, born TEXT, tel TEXT, addr TEXT);
"""
_INDEX = """
CREATE INDEX customers_email ON customers (email); CREATE INDEX customers_phone ON customers (phone);
CREATE INDEX customers_name ON customers (surname, given_name); CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX payments_order ON payments (order_id); CREATE INDEX newsletter_mail ON newsletter (mail);
"""
_BILLING = """
CREATE TABLE accounts (account_no TEXT PRIMARY KEY, holder TEXT, customer_ref TEXT);
CREATE TABLE invoices (number INTEGER PRIMARY KEY, account_no TEXT REFERENCES accounts (account_no), total TEXT);
"""
