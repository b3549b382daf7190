"""What holds for every database: URLs and their sentences, names of units, values and their types."""

from __future__ import annotations

import decimal
import pickle
import re
import socket
import sys
import uuid
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import exc
from sqlalchemy.dialects import registry

from connectors.sql import Sql
from connectors.sql_arrow import typed, values
from connectors.sql_family import row_batches, split_name, unit_name
from connectors.sql_limits import BATCH_BYTES
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part

SECRET = "correct-horse"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        (f"not a url {SECRET}", r"the url is not a database URL\. Write it like postgresql://user@host/database or sqlite:///path.*"),
        (f"postgresql://scan:{SECRET}@db:port/crm", r"the url is not a database URL\..*"),
        (f"postgresql://scan:{SECRET[:4]}@{SECRET[4:]}@db/crm", r"the url holds an @ in its user or password\. Write it as %40\."),
        (
            f"postgrse://scan:{SECRET}@db/crm",
            r'no database "postgrse"\. Did you mean "postgres"\? Known: bigquery, mariadb, mssql, mysql, .*',
        ),
        (f"oracle+nothing://scan:{SECRET}@db/crm", r'no database "oracle\+nothing"\. .*'),
        (f"mssql+pyodbc://scan:{SECRET}@db/crm", r"mssql needs pyodbc\. Run: pip install pyodbc"),
        (f"oracle+oracledb_async://scan:{SECRET}@db/crm", r'"oracle\+oracledb_async" is an asynchronous driver\..*'),
        ("sqlite://", r"the url names no file\. Write it like sqlite:///path/to/file\.db\."),
        ("sqlite:///:memory:", r"the url names no file\..*"),
        ("sqlite:////proc", r"/proc is not a file\."),
        ("sqlite:////nowhere/crm.db", r"/nowhere/crm\.db does not exist\."),
    ],
)
def test_a_wrong_url_is_one_sentence_without_the_password(url: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Sql(url)
    assert SECRET not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
    assert re.fullmatch(sentence, str(raised.value)), str(raised.value)


@pytest.mark.parametrize(
    "driver",
    ["postgresql+psycopg2", "postgresql+asyncpg", "postgresql+pg8000", "mysql+mysqldb", "mysql+mysqlconnector", "mariadb+mariadbconnector"],
)
def test_a_server_is_read_by_our_own_means_whichever_driver_the_url_names(driver: str) -> None:
    """An application's DATABASE_URL is copied as it is, and SQLAlchemy's own means would list no foreign table and hide rows in silence."""
    read = Sql(f"{driver}://scan:{SECRET}@db/crm")._url
    assert (
        read.drivername
        == {"postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql"}[driver.split("+")[0]]
    )
    assert (read.username, read.password, read.host, read.database) == ("scan", SECRET, "db", "crm")


@pytest.mark.parametrize(
    ("scheme", "module", "extra"),
    [
        ("postgresql", "psycopg", "postgresql"),
        ("postgres", "psycopg", "postgresql"),
        ("mysql", "pymysql", "mysql"),
        ("mariadb", "pymysql", "mysql"),
        ("mssql", "pymssql", "mssql"),
        ("oracle", "oracledb", "oracle"),
        ("redshift", "psycopg2", "redshift"),
    ],
)
def test_a_missing_driver_names_the_extra_to_install(scheme: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if scheme == "redshift":
        pytest.importorskip("sqlalchemy_redshift")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError) as raised:
        Sql(f"{scheme}://scan:{SECRET}@db/crm")
    backend = "postgresql" if scheme == "postgres" else scheme
    assert str(raised.value) == f'{backend} needs {module}. Run: pip install "noticegap[{extra}]"'


def test_a_driver_that_is_there_and_does_not_load_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is made of is missing (libpq of psycopg, a library of FreeTDS): no package has the name of that."""
    (tmp_path / "pymssql.py").write_text(f'raise ImportError("libsybdb.so.5: {SECRET}", name="libsybdb")\n')
    monkeypatch.delitem(sys.modules, "pymssql", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ConfigError) as raised:
        Sql(f"mssql://scan:{SECRET}@db/crm")
    where = f"ImportError in {tmp_path.name}/pymssql.py:1"
    assert str(raised.value) == f'mssql: pymssql does not load: {where}. Run: pip install "noticegap[mssql]"'


@pytest.mark.parametrize(
    ("name", "package"),
    [("snowflake", "snowflake-sqlalchemy"), ("bigquery", "sqlalchemy-bigquery"), ("redshift", "sqlalchemy-redshift")],
)
def test_a_missing_dialect_names_the_extra_to_install(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> Any:
        raise exc.NoSuchModuleError(name)

    monkeypatch.setattr(registry, "load", missing)
    with pytest.raises(ConfigError) as raised:
        Sql(f"{name}://scan:{SECRET}@db/crm")
    assert str(raised.value) == f'{name} needs {package}. Run: pip install "noticegap[{name}]"'


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "mysql", "mariadb"])
def test_a_password_is_never_shown(scheme: str) -> None:
    source = Sql(f"{scheme}://scan:{SECRET}@127.0.0.1:1/crm?application_name={SECRET}")
    assert SECRET not in repr(source) + str(source)
    assert SECRET.encode() in pickle.dumps(source)  # a worker needs it
    with pytest.raises(Unreadable) as raised:
        list(source.units())
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("scheme", ["postgresql", "mariadb"])
def test_a_database_that_is_down_is_said_with_its_address(scheme: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: the port is closed, and nobody else can open it
        port = taken.getsockname()[1]
        source = Sql(f"{scheme}://scan:{SECRET}@127.0.0.1:{port}/crm")
        for work in (source.units(), source.read(Part("crm", "public.t"))):
            with pytest.raises(Unreadable) as raised:
                next(work)
            assert str(raised.value) == f"cannot connect: connection refused (127.0.0.1:{port})"


@pytest.mark.parametrize("scheme", ["postgresql", "mariadb"])
def test_a_server_that_never_answers_is_given_up(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sql_mariadb", "sql_postgresql", "sql_postgresql_errors", "sql_refused"):
        monkeypatch.setattr(f"connectors.{module}.PATIENCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(Unreadable) as raised:
            list(Sql(f"{scheme}://scan@127.0.0.1:{port}/crm").units())
    assert str(raised.value) == f"cannot connect: no answer within 2 seconds (127.0.0.1:{port})"


@pytest.mark.parametrize("scheme", ["postgresql", "mariadb"])
def test_a_host_that_is_unknown_is_said(scheme: str) -> None:
    with pytest.raises(Unreadable, match=r"^cannot connect: unknown host \(nowhere\.invalid:\d+\)$"):
        list(Sql(f"{scheme}://scan@nowhere.invalid/crm").units())


@given(st.none() | st.text(), st.text())
def test_a_unit_name_leads_back_to_its_table(schema: str | None, table: str) -> None:
    assert split_name(unit_name(schema, table)) == (schema, table)


@given(st.lists(st.tuples(st.text(), st.text()), unique=True))
def test_no_two_tables_share_a_unit_name(tables: list[tuple[str, str]]) -> None:
    assert len({unit_name(*table) for table in tables}) == len(tables)


_MIXED = [None, 1, 1.5, "x", b"\xc3\xa9", b"\xe9", 2**80, "\udcff", decimal.Decimal("1.10"), {"k": "é"}, uuid.UUID(int=1)]


def test_values_of_many_types_become_text_and_none_is_lost() -> None:
    uid = "00000000-0000-0000-0000-000000000001"
    assert values(_MIXED).to_pylist() == [None, "1", "1.5", "x", "é", "é", str(2**80), "ÿ", "1.10", '{"k": "é"}', uid]


@given(st.lists(st.none() | st.integers() | st.floats() | st.text() | st.binary() | st.booleans() | st.dates() | st.datetimes()))
def test_no_batch_of_values_breaks_a_column(cells: list[Any]) -> None:
    array = values(cells)
    assert [cell is None for cell in cells] == [value is None for value in array.to_pylist()]


@pytest.mark.parametrize(
    ("cells", "kind", "expected", "type_"),
    [
        ([b"4111111111111111", b"1", None], "number", [4111111111111111, 1, None], pa.int64()),
        ([b"4111111111111111.00"], "number", [4111111111111111], pa.int64()),
        (
            [b"51.501364", b"-0.1000000000000000", b"NaN"],
            "number",
            [51.501364, -0.1, pytest.approx(float("nan"), nan_ok=True)],
            pa.float64(),
        ),
        ([b"12345678901234567890.5", b"1"], "number", ["12345678901234567890.5", "1"], pa.string()),
        ([b"18446744073709551615", b"0"], "integer", [2**64 - 1, 0], pa.uint64()),
        ([b"0000-00-00", b"1984-02-29"], "date", ["0000-00-00", "1984-02-29"], pa.string()),
        ([b"0044-03-15 BC", None], "date", ["0044-03-15 BC", None], pa.string()),
        ([b"infinity"], "instant", ["infinity"], pa.string()),
        ([b'[["a", null], ["b,", "\\""]]', None], "list", [["a", None, "b,", '"'], None], pa.list_(pa.string())),
        ([b"\x01\x00", None], "bit", [256, None], pa.uint64()),
        ([b"M\xfcller", b"M\xc3\xbcller"], "", ["Müller", "Müller"], pa.string()),
    ],
)
def test_text_of_a_server_is_typed_where_all_of_it_fits(
    cells: list[bytes | None], kind: str, expected: list[Any], type_: pa.DataType
) -> None:
    array = typed(pa.array(cells, pa.binary()), kind)
    assert array.type == type_
    assert array.to_pylist() == expected


def test_a_batch_ends_where_it_is_heavy_however_small_the_rows_were_before() -> None:
    rows = [(n, "x") for n in range(1000)] + [(n, "y" * 1_000_000) for n in range(200)]
    made = list(row_batches(rows, ["a", "b"], lambda _, cells: values(cells)))
    assert sum(batch.num_rows for batch in made) == 1200
    assert max(batch.nbytes for batch in made) < BATCH_BYTES + 1_100_000
