"""SQL Server, Oracle, Snowflake and Redshift: what would be sent to list them is compared and parsed once more, for no server is here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
import sqlglot
from sqlglot import exp

from connectors import sql_redshift
from connectors.sql import Sql
from connectors.sql_dialect import failed
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Unit
from tests import sql_vendors
from tests.fake_driver import FakeDriver
from tests.sql_vendors import EACH, VENDORS, Driven, Vendor, columned, listed


@pytest.fixture
def driven() -> Iterator[Driven]:
    with sql_vendors.driven() as made:
        yield made


def asked(driver: FakeDriver) -> list[str]:
    """What was sent after the session's own statements."""
    begun = max(i for i, each in enumerate(driver.queries) if each == "commit" or each.startswith("SET "))
    return [each for each in driver.queries[begun + 1 :] if each not in ("rollback", "close")]


@EACH
def test_what_is_sent_to_a_catalogue_is_valid_and_reads_only(vendor: Vendor) -> None:
    dialect = vendor.dialect
    one = f"SELECT unit_rows, unit_samples FROM ({dialect.tables}) u WHERE unit_schema = :s AND unit_name = :t"
    queries = [dialect.tables, one, dialect.columns, dialect.hidden, *(dialect.estimates or ())]
    for query in filter(None, queries):
        (tree,) = sqlglot.parse(query, dialect=vendor.glot)
        assert isinstance(tree, exp.Select | exp.Union), query
        assert not list(tree.find_all(exp.Insert, exp.Update, exp.Delete, exp.Create, exp.Drop, exp.Command)), query
        assert "COUNT(" not in query.upper(), query
    assert [each.alias_or_name for each in sqlglot.parse_one(dialect.tables, dialect=vendor.glot).selects] == [
        "unit_schema", "unit_name", "unit_rows", "unit_samples", "unit_stamp",
    ]  # fmt: skip


@EACH
def test_a_session_is_told_to_read_only_and_to_be_polite(vendor: Vendor, driven: Driven) -> None:
    source, driver = driven(vendor, listed(("S", "t", None, 0, "")))
    assert list(source.units()) == [Unit("S.t")]
    queries = driver.queries
    first = queries.index(vendor.session[0])
    assert tuple(queries[first : first + len(vendor.session)]) == vendor.session
    assert queries[first + len(vendor.session)].startswith("SELECT ")  # nothing ends what was begun
    assert {key: driver.arguments.get(key) for key in vendor.arguments} == vendor.arguments
    writes = {"INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "EXEC", "CALL"}
    assert not [each for each in queries if each.split()[0].upper() in writes]


@pytest.mark.parametrize("name", ["mssql", "oracle"])
def test_the_driver_knows_the_arguments_that_it_gets(name: str, driven: Driven) -> None:
    vendor = VENDORS[name]
    real = pytest.importorskip(vendor.module)
    known = set(inspect.signature(real.connect).parameters) | set(
        inspect.signature(getattr(real, "ConnectParams", real.connect)).parameters
    )
    source, driver = driven(vendor, listed(("S", "t", None, 0, "")))
    assert list(source.units()) == [Unit("S.t")]
    assert set(driver.arguments) - {"dsn"} <= known


@EACH
def test_tables_and_views_are_listed_with_the_catalogue_s_estimates(vendor: Vendor, driven: Driven) -> None:
    stamps = "1764300000000000000" if vendor.glot == "snowflake" else ""
    answers = listed(("S", "people", Decimal(7), 1, stamps), ("S", "a.b", None, 0, None), ("T", "empty", 0, 1, ""))
    source, driver = driven(vendor, answers)
    assert list(source.units()) == [Unit('S."a.b"'), Unit("S.people", rows=7, stamp=stamps), Unit("T.empty")]
    expected = [vendor.dialect.tables, *vendor.dialect.estimates[:1]] if vendor.dialect.estimates else [vendor.dialect.tables]
    assert asked(driver) == [" ".join(each.split()) for each in expected]


def test_redshift_tells_rows_to_those_who_may_see_them(driven: Driven) -> None:
    answers = {
        **listed(("s", "t", None, 0, ""), ("s", "v", None, 0, "")),
        "has_table_privilege": [(True,)],
        "svv_table_info": [("s", "t", 9)],
    }
    source, driver = driven(VENDORS["redshift"], answers)
    assert list(source.units()) == [Unit("s.t", rows=9), Unit("s.v")]
    assert asked(driver)[-1] == 'SELECT "schema", "table", tbl_rows FROM svv_table_info'


def _oracle_error(code: str) -> Exception:
    return pytest.importorskip("oracledb").DatabaseError(type("E", (), {"full_code": code, "message": "Ann Smith"})())


ERRORS = [
    ("mssql", lambda: pytest.importorskip("pymssql").ProgrammingError(229, b"Ann Smith"), "permission denied (229)"),
    ("mssql", lambda: pytest.importorskip("pymssql").OperationalError(9999, b"Ann Smith"), "the server reports an error (9999)"),
    ("oracle", lambda: _oracle_error("ORA-01555"), "its old rows were gone before they were read (snapshot too old) (ORA-01555)"),
    ("oracle", lambda: _oracle_error("Ann Smith"), "the driver reports DatabaseError"),
    ("snowflake", lambda: pytest.importorskip("snowflake.connector").ProgrammingError("Ann Smith", errno=2003), "it does not exist any more, or this user may not read it (2003)"),
    ("redshift", lambda: pytest.importorskip("psycopg2").errors.InsufficientPrivilege("Ann Smith"), "the driver reports InsufficientPrivilege"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "error", "reason"), ERRORS)
def test_a_failure_is_told_by_its_number_never_in_the_driver_s_words(
    name: str, error: Callable[[], Exception], reason: str, driven: Driven
) -> None:
    columns = [("id", "int", "")]
    source, _ = driven(VENDORS[name], {**columned(*columns), "people": error()})
    with pytest.raises(Unreadable) as raised:
        list(source.read(Part("", "s.people")))
    assert str(raised.value) == reason


def test_a_redshift_error_is_told_by_its_sqlstate() -> None:
    error = type("DatabaseError", (Exception,), {"pgcode": "42501"})("Ann Smith")
    assert failed(sql_redshift.DIALECT, error, "s.t") == "permission denied (42501)"
    error.pgcode = "08006"  # type: ignore[attr-defined]
    assert failed(sql_redshift.DIALECT, error, "s.t") == "a connection was lost (08006)"


def test_a_refused_login_is_told_without_the_server_s_words(driven: Driven) -> None:
    pymssql = pytest.importorskip("pymssql")
    source, _ = driven(VENDORS["mssql"], {"connect": pymssql.OperationalError((18456, b"Login failed for user 'Ann Smith'"))})
    with pytest.raises(Unreadable) as raised:
        list(source.units())
    assert str(raised.value) == "cannot connect: the server rejects the user or the password (db.example.org:1433)"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("duckdb:///crm.duckdb", 'a DuckDB database is a file. Read it with kind = "files" and its path.'),
        (
            "snowflake://scan:correct-horse@account",
            "the url names no database. Write it like snowflake://user@account/database?warehouse=name.",
        ),
    ],
)
def test_a_url_that_cannot_be_meant_is_one_sentence(url: str, sentence: str) -> None:
    if url.startswith("snowflake"):
        pytest.importorskip("snowflake.sqlalchemy")
    with pytest.raises(ConfigError) as raised:
        Sql(url)
    assert str(raised.value) == sentence


@pytest.mark.parametrize("name", ["oracle", "redshift"])
def test_a_server_that_is_not_there_is_told_without_the_password(name: str) -> None:
    vendor = VENDORS[name]
    for module in (vendor.module, *vendor.needs):
        pytest.importorskip(module)
    with pytest.raises(Unreadable, match=r"^cannot connect: (the server cannot be reached|connection refused) \(127\.0\.0\.1:1\)$"):
        list(Sql(vendor.url.replace("db.example.org", "127.0.0.1:1")).units())
