"""Two tables as shops have them, customers and their orders, on each kind of server. Nobody is real: numbers and domains are those for examples."""

from __future__ import annotations

import csv
import datetime
import io
import random
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy

from tests.bench import texts
from tests.people_estate.crowd import Crowd

Row = tuple[Any, ...]

CUSTOMERS = {
    "id": "bigint", "title": "varchar(8)", "first_name": "varchar(40)", "last_name": "varchar(40)", "email": "varchar(80)",
    "phone": "varchar(20)", "street": "varchar(80)", "city": "varchar(40)", "postcode": "varchar(10)", "country": "varchar(2)",
    "dob": "date", "created": "TIME", "last_login": "TIME", "balance": "numeric(10, 2)", "newsletter": "boolean", "segment": "varchar(20)",
    "ref": "UUID", "notes": "text",
}  # fmt: skip
ORDERS = {
    "id": "bigint", "customer_id": "bigint", "sku": "varchar(12)", "qty": "integer", "price": "numeric(8, 2)", "placed": "TIME",
    "status": "varchar(12)", "ip": "INET",
}  # fmt: skip
_TYPES = {
    "postgresql": {"TIME": "timestamptz", "UUID": "uuid", "INET": "inet"},
    "mysql": {"TIME": "datetime", "UUID": "char(36)", "INET": "varchar(40)"},
    "sqlite": {"TIME": "timestamp", "UUID": "char(36)", "INET": "varchar(40)"},
}
#: What Ofcom keeps for drama: areas with four digits of their own, and mobiles.
_AREAS = (
    "0113 496",
    "0114 496",
    "0115 496",
    "0116 496",
    "0117 496",
    "0118 496",
    "0121 496",
    "0131 496",
    "0141 496",
    "0151 496",
    "0161 496",
)
_PHONES = ("07700 900{n:03}", "07700900{n:03}", "+447700900{n:03}", "{area} 0{n:03}", "+44 {intl} 0{n:03}", "({short}) {rest} 0{n:03}")
_SINCE = datetime.datetime(2016, 1, 4, tzinfo=datetime.UTC)


def customers(count: int) -> Iterator[Row]:
    """So many customers: names as frequent as names are, addresses that some share, notes on three in ten."""
    rng, crowd, note = random.Random(1), Crowd(1, count), texts.notes(0.1)
    for number in range(count):
        street, city, postcode = crowd.home(number)
        created = _SINCE + datetime.timedelta(seconds=rng.randrange(9 * 365 * 86400))
        area = rng.choice(_AREAS)
        phone = rng.choice(_PHONES).format(n=rng.randrange(1000), area=area, intl=area[1:], short=area[:5].strip(), rest=area[5:])
        yield (
            number + 1, rng.choice(("Mr", "Mrs", "Ms", "Miss", "Dr", None)), crowd.given(number), crowd.surname(number), crowd.email(number),
            phone, street, city, postcode, rng.choice(("GB", "GB", "GB", "IE", "FR")), datetime.date.fromisoformat(crowd.born(number)),
            created, created + datetime.timedelta(seconds=rng.randrange(10**7), microseconds=rng.randrange(10**6)),
            round(rng.gauss(120, 60), 2), rng.random() < 0.4, rng.choice(("gold", "silver", "basic", "trial")),
            str(uuid.UUID(int=rng.getrandbits(128), version=4)), rng.choice(("", None)) if rng.random() < 0.7 else note(rng),
        )  # fmt: skip


def orders(count: int, buyers: int) -> Iterator[Row]:
    """So many orders of so many customers."""
    rng = random.Random(2)
    for number in range(count):
        placed = _SINCE + datetime.timedelta(seconds=rng.randrange(9 * 365 * 86400), microseconds=rng.randrange(10**6))
        yield (
            number + 1, rng.randint(1, buyers), f"SKU-{rng.randrange(3000):04}", rng.randint(1, 6), round(rng.uniform(2, 300), 2), placed,
            rng.choice(("new", "paid", "sent", "returned")), f"203.0.113.{rng.randrange(256)}",
        )  # fmt: skip


@contextmanager
def made(url: str, rows: int, fill: Callable[[sqlalchemy.URL, str, int], None] | None = None) -> Iterator[str]:
    """A URL, as noticegap's users write it, of a database with nothing but `customers` and `orders`; it is dropped afterwards.

    `fill` makes other tables, given the URL, the kind of server and the rows.

    `url` names a server (its database is only to log in), or a folder in which an SQLite file is made (sqlite:///DIR).
    """
    login = sqlalchemy.make_url(url)
    kind = login.get_backend_name().replace("mariadb", "mysql")
    name = f"noticegap_bench_{secrets.token_hex(6)}"
    if kind == "sqlite":
        own, server = login.set(database=str(Path(login.database or ".") / f"{name}.sqlite")), None
    else:
        own, server = login.set(database=name), login.set(drivername=_DRIVERS[kind])
        _run(server, f"CREATE DATABASE {name}")
    try:
        (fill or shop)(own.set(drivername=_DRIVERS[kind]), kind, rows)
        yield own.render_as_string(hide_password=False)
    finally:
        if server is None:
            Path(own.database or "").unlink(missing_ok=True)
        else:
            _run(server, f"DROP DATABASE {name}{' WITH (FORCE)' if kind == 'postgresql' else ''}")  # peers leave sessions behind


_DRIVERS = {"postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql", "sqlite": "sqlite"}


def driver(url: str) -> sqlalchemy.URL:
    """The same URL with the driver by which SQLAlchemy reads it."""
    parsed = sqlalchemy.make_url(url)
    return parsed.set(drivername=_DRIVERS[parsed.get_backend_name().replace("mariadb", "mysql")])


def _run(url: sqlalchemy.URL, *statements: str) -> None:
    engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sqlalchemy.NullPool)
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def narrow(url: sqlalchemy.URL, kind: str, rows: int) -> None:
    """So many rows of three columns, which PostgreSQL makes by itself."""
    assert kind == "postgresql", "only PostgreSQL makes rows by itself"
    made = f"SELECT n AS id, 'user' || n || '@example.org' AS email, mod(n, 1000) AS points FROM generate_series(1, {rows}) AS n"
    _run(url, f"CREATE TABLE narrow AS {made}", "ANALYZE")


def shop(url: sqlalchemy.URL, kind: str, rows: int) -> None:
    """`customers` and `orders`."""
    tables = {"customers": (CUSTOMERS, customers(rows)), "orders": (ORDERS, orders(rows, max(rows // 4, 1)))}
    engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        for table, (columns, content) in tables.items():
            described = ", ".join(f"{name} {_TYPES[kind].get(type_, type_)}" for name, type_ in columns.items())
            connection.exec_driver_sql(f"CREATE TABLE {table} ({described})")
            raw: Any = connection.connection.driver_connection
            if kind == "postgresql":
                _copied(raw, table, content)
                continue
            marks = ", ".join(["?" if kind == "sqlite" else "%s"] * len(columns))
            cells = ([_cell(value, kind) for value in row] for row in content)
            raw.cursor().executemany(f"INSERT INTO {table} VALUES ({marks})", cells)
    if kind == "postgresql":
        _run(url, "ANALYZE")


def _copied(raw: Any, table: str, content: Iterator[Row]) -> None:
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv, NULL '~')") as copy:
        for row in content:
            line = io.StringIO()
            csv.writer(line, lineterminator="\n").writerow(["~" if value is None else value for value in row])
            copy.write(line.getvalue())


def _cell(value: Any, kind: str) -> Any:
    if isinstance(value, datetime.datetime):
        value = value.replace(tzinfo=None)
    return value.isoformat(" ") if kind == "sqlite" and isinstance(value, datetime.datetime) else value
