"""SQL Server, Oracle, Snowflake and Redshift: no such server is here. What would be sent is compiled, compared and parsed once more."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
import sqlglot
from sqlalchemy import String
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import quoted_name
from sqlglot import exp

from connectors import sql_mssql, sql_oracle, sql_redshift, sql_snowflake
from connectors.sql import _FAMILIES, Sql
from connectors.sql_dialect import Dialect, failed, family, quoted
from connectors.sql_limits import Limits
from connectors.sql_url import database
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Place, Sample, Unit, Unread
from tests.fake_driver import FakeDriver
from tests.services import Server, postgresql

HOSTILE = ('a"b', "a]b", "a`b", "select", "Straße 名", "a.b", "50% :of {x}", "a'b; DROP TABLE c --")


@dataclass(frozen=True)
class Vendor:
    """One vendor: its driver, what SQLAlchemy asks of it at first, and what is expected to be sent."""

    dialect: Dialect
    glot: str
    url: str
    module: str
    session: tuple[str, ...]
    arguments: Mapping[str, Any]
    boot: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


VENDORS = {
    "mssql": Vendor(
        sql_mssql.DIALECT,
        "tsql",
        "mssql://scan:correct-horse@db.example.org/crm?",
        "pymssql",
        (
            "SET LOCK_TIMEOUT 5000",
            "SET DEADLOCK_PRIORITY LOW",
            "IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) = 1 SET TRANSACTION ISOLATION LEVEL SNAPSHOT",
            "commit",
        ),
        {"appname": "noticegap", "read_only": True, "login_timeout": 10, "timeout": 30, "database": "crm"},
        {"@@version": [("Microsoft SQL Server 2022 - 16.0.4000.1",)], "schema_name()": [("dbo",)]},
    ),
    "oracle": Vendor(
        sql_oracle.DIALECT,
        "oracle",
        "oracle://scan:correct-horse@db.example.org/?service_name=crm",
        "oracledb",
        ("SET TRANSACTION READ ONLY",),
        {"tcp_connect_timeout": 10, "user": "scan"},
        {"SELECT 1.1": [("1.1",)], "0.1": [("0.1",)], "current_schema": [("SCAN",)]},
    ),
    "snowflake": Vendor(
        sql_snowflake.DIALECT,
        "snowflake",
        "snowflake://scan:correct-horse@account/crm?warehouse=small",
        "snowflake.connector",
        ("commit",),
        {
            "session_parameters": {"QUERY_TAG": "noticegap", "TIMEZONE": "UTC", "STATEMENT_TIMEOUT_IN_SECONDS": 30},
            "database": "crm",
            "warehouse": "small",
        },
        {"current_version": [("9.30.1",)], "current_database": [("CRM", "PUBLIC")]},
        ("snowflake.sqlalchemy",),
    ),
    "redshift": Vendor(
        sql_redshift.DIALECT,
        "redshift",
        "redshift://scan:correct-horse@db.example.org/crm?sslmode=disable",
        "psycopg2",
        ("SET query_group TO 'noticegap'", "SET statement_timeout TO 30000", "commit"),
        {"application_name": "noticegap", "connect_timeout": 10, "dbname": "crm"},
        {
            "version()": [("PostgreSQL 8.0.2 on i686-pc-linux-gnu, Redshift 1.0.12103",)],
            "current_schema": [("public",)],
            "show ": [("read committed",)],
        },
        ("sqlalchemy_redshift",),
    ),
}
EACH = pytest.mark.parametrize("vendor", [pytest.param(vendor, id=name) for name, vendor in VENDORS.items()])
SAMPLING = pytest.mark.parametrize("vendor", [pytest.param(VENDORS[name], id=name) for name in ("mssql", "oracle", "snowflake")])
LISTED = {"FROM sys.objects", "FROM all_all_tables", "FROM information_schema.tables", "FROM svv_tables"}


@pytest.fixture
def driven(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Sql, FakeDriver]]:
    """Makes a source of a vendor whose driver answers from a table."""

    def made(vendor: Vendor, answers: Mapping[str, Any], names: tuple[str, ...] = ()) -> tuple[Sql, FakeDriver]:
        for module in (vendor.module, *vendor.needs):
            pytest.importorskip(module, reason=f"{module} is not installed: see the extras")
        driver = FakeDriver({**vendor.boot, **answers}, names)
        monkeypatch.setattr(PGDialect_psycopg2, "on_connect", lambda _: None)  # its adapters want a connection that was made in C
        monkeypatch.setattr(importlib.import_module(vendor.module), "connect", driver.connect)
        return Sql(vendor.url, statement_timeout="30s", lock_timeout="5s"), driver

    return made


def listed(*rows: tuple[Any, ...]) -> dict[str, Any]:
    """What the catalogue of any vendor says."""
    return dict.fromkeys(LISTED, rows)


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
def test_a_session_is_told_to_read_only_and_to_be_polite(vendor: Vendor, driven: Any) -> None:
    source, driver = driven(vendor, listed())
    assert list(source.units()) == []
    queries = driver.queries
    first = queries.index(vendor.session[0])
    assert tuple(queries[first : first + len(vendor.session)]) == vendor.session
    assert queries[first + len(vendor.session)].startswith("SELECT ")  # nothing ends what was begun
    assert {key: driver.arguments.get(key) for key in vendor.arguments} == vendor.arguments
    writes = {"INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "EXEC", "CALL"}
    assert not [each for each in queries if each.split()[0].upper() in writes]


@pytest.mark.parametrize("name", ["mssql", "oracle"])
def test_the_driver_knows_the_arguments_that_it_gets(name: str, driven: Any) -> None:
    vendor = VENDORS[name]
    real = pytest.importorskip(vendor.module)
    known = set(inspect.signature(real.connect).parameters) | set(
        inspect.signature(getattr(real, "ConnectParams", real.connect)).parameters
    )
    source, driver = driven(vendor, listed())
    list(source.units())
    assert set(driver.arguments) - {"dsn"} <= known


@EACH
def test_tables_and_views_are_listed_with_the_catalogue_s_estimates(vendor: Vendor, driven: Any) -> None:
    stamps = "1764300000000000000" if vendor.glot == "snowflake" else ""
    answers = listed(("S", "people", Decimal(7), 1, stamps), ("S", "a.b", None, 0, None), ("T", "empty", 0, 1, ""))
    source, driver = driven(vendor, answers)
    assert list(source.units()) == [Unit('S."a.b"'), Unit("S.people", rows=7, stamp=stamps), Unit("T.empty")]
    expected = [vendor.dialect.tables, *vendor.dialect.estimates[:1]] if vendor.dialect.estimates else [vendor.dialect.tables]
    assert asked(driver) == [" ".join(each.split()) for each in expected]


def test_redshift_tells_rows_to_those_who_may_see_them(driven: Any) -> None:
    answers = {
        **listed(("s", "t", None, 0, ""), ("s", "v", None, 0, "")),
        "has_table_privilege": [(True,)],
        "svv_table_info": [("s", "t", 9)],
    }
    source, driver = driven(VENDORS["redshift"], answers)
    assert list(source.units()) == [Unit("s.t", rows=9), Unit("s.v")]
    assert asked(driver)[-1] == 'SELECT "schema", "table", tbl_rows FROM svv_table_info'


@EACH
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_quoted_as_its_vendor_does(vendor: Vendor, name: str, driven: Any) -> None:
    columns = [("id", "int", ""), (name, "text", None)]
    source, driver = driven(vendor, {"FROM sys.columns": columns, "FROM all_tab_cols": columns, "FROM ": []}, ("id", name))
    unit = Unit('"{}".{}'.format("s.x", '"' + name.replace('"', '""') + '"')).name
    list(source.read(Part("", unit)))
    (tree,) = sqlglot.parse(driver.queries[-3 if driver.queries[-1] == "close" else -1], dialect=vendor.glot)
    assert isinstance(tree, exp.Select)
    (table,) = tree.find_all(exp.Table)
    if vendor.glot != "tsql" or "'" not in name:  # sqlglot's own quirks are none of ours
        assert (table.db, table.name) == ("s.x", name)
    assert driver.parameters[-1] is None  # no parameters: the driver does not look for a % or a colon
    text = driver.sent[-3 if driver.sent[-1] == "close" else -1]
    assert text.endswith(f"FROM {quoted(vendor.dialect, 's.x')}.{quoted(vendor.dialect, name)}")
    assert text.startswith(
        f"SELECT {quoted(vendor.dialect, 'id')}, {quoted(vendor.dialect, name)} " if vendor.dialect.columns else "SELECT * "
    )


def test_quotes() -> None:
    assert [quoted(VENDORS["mssql"].dialect, each) for each in ("a]b", 'a"b', "a.b")] == ["[a]]b]", '[a"b]', "[a.b]"]
    assert [quoted(VENDORS["oracle"].dialect, each) for each in ("a]b", 'a"b', "a.b", "50%")] == ['"a]b"', '"a""b"', '"a.b"', '"50%"']


@EACH
def test_a_table_is_read_with_the_columns_that_its_catalogue_names(vendor: Vendor, driven: Any) -> None:
    columns = [("ID", "int", ""), ("mail", "text", None)]
    answers = {"FROM sys.columns": columns, "FROM all_tab_cols": columns, "people": [(1, "a@example.org"), (2, None)]}
    source, _ = driven(vendor, answers, ("ID", "mail"))
    (batch,) = source.read(Part("", "s.people"))
    assert batch.to_pydict() == {"ID": [1, 2], "mail": ["a@example.org", None]}  # in the catalogue's own case


@EACH
def test_a_table_without_rows_has_its_columns(vendor: Vendor, driven: Any) -> None:
    columns = [("id", "int", "")]
    source, _ = driven(vendor, {"FROM sys.columns": columns, "FROM all_tab_cols": columns}, ())
    (batch,) = source.read(Part("", "s.empty"))
    assert (batch.num_rows, batch.num_columns) == (0, 1)


SAMPLES = {
    "tsql": "FROM [s].[people] TABLESAMPLE (1.00000 PERCENT) REPEATABLE (7)",
    "oracle": 'FROM "s"."people" SAMPLE BLOCK (1.00000) SEED (7)',
    "snowflake": 'FROM "s"."people" SAMPLE BERNOULLI (1.00000) SEED (7)',
}


@SAMPLING
@pytest.mark.parametrize("seed", [7, 7 + 2**31, 7 - 2**31])
def test_a_sample_is_taken_by_the_server(vendor: Vendor, seed: int, driven: Any) -> None:
    columns = [("id", "int", "")]
    answers = {
        "unit_rows, unit_samples FROM (": [(Decimal(1_000_000), 1)],
        "FROM sys.columns": columns,
        "FROM all_tab_cols": columns,
        "people": [(1,)],
    }
    source, driver = driven(vendor, answers, ("id",))
    unit, batch = source.read(Part("", "s.people", sample=Sample(10_000, seed)))
    assert unit == Unit("s.people", rows=1_000_000, sampled=True)
    assert batch.to_pydict() == {"id": [1]}
    query = next(each for each in driver.queries if "people" in each)
    assert query.endswith(SAMPLES[vendor.glot])
    (tree,) = sqlglot.parse(query, dialect=vendor.glot)
    assert tree.find(exp.TableSample)


@EACH
@pytest.mark.parametrize(("rows", "samples"), [(9_000, 1), (10_050, 1), (None, 1), (1_000_000, 0)])
def test_small_tables_and_what_cannot_be_sampled_are_read_as_a_whole(vendor: Vendor, rows: int | None, samples: int, driven: Any) -> None:
    columns = [("id", "int", "")]
    answers = {
        "unit_rows, unit_samples FROM (": [(rows, samples)],
        "FROM sys.columns": columns,
        "FROM all_tab_cols": columns,
        "people": [(1,)],
    }
    source, driver = driven(vendor, answers, ("id",))
    (batch,) = source.read(Part("", "s.people", sample=Sample(10_000, 7)))
    assert isinstance(batch, pa.RecordBatch)
    assert not [each for each in driver.queries if "SAMPLE " in each and "people" in each]


def test_columns_that_sql_server_would_show_masked_or_encrypted_are_told(driven: Any) -> None:
    columns = [("id", "int", ""), ("mail", "nvarchar", "masked for this user"), ("any", "sql_variant", ""), ("at", "geography", "")]
    hidden = {"FROM sys.security_predicates": [("row-level security may hide rows from this user",)]}
    source, driver = driven(
        VENDORS["mssql"], {**hidden, "FROM sys.columns": columns, "people": [(1, "x", "POINT (0 51)")]}, ("id", "any", "at")
    )
    rows, mail, batch = source.read(Part("", "dbo.people"))
    assert rows == Unread(Place("", "dbo.people"), "row-level security may hide rows from this user")
    assert mail == Unread(Place("", "dbo.people", "mail"), "masked for this user")
    assert batch.to_pylist() == [{"id": 1, "any": "x", "at": "POINT (0 51)"}]
    assert next(each for each in driver.queries if "people" in each) == (
        "SELECT [id], CAST([any] AS nvarchar(max)) AS [any], [at].ToString() AS [at] FROM [dbo].[people]"
    )


def test_what_oracle_cannot_give_is_told(driven: Any) -> None:
    columns = [("ID", "NUMBER", None), ("DOC", "BFILE", "files outside of the database (BFILE) are not read")]
    source, _ = driven(VENDORS["oracle"], {"FROM all_tab_cols": columns, "PEOPLE": [(1,)]}, ("ID",))
    doc, batch = source.read(Part("", "HR.PEOPLE"))
    assert (doc.place.column, doc.reason) == ("DOC", "files outside of the database (BFILE) are not read")
    assert batch.to_pylist() == [{"ID": 1}]
    import oracledb

    assert (oracledb.defaults.fetch_lobs, oracledb.defaults.fetch_decimals) == (False, True)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ([("id", "int", "permission denied for this column")], "permission denied for all of its columns"),
        ([], "it does not exist any more, or this user may not see it"),
    ],
)
def test_a_table_of_which_nothing_can_be_read_is_unreadable(columns: list[Any], reason: str, driven: Any) -> None:
    source, _ = driven(VENDORS["mssql"], {"FROM sys.columns": columns})
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        list(source.read(Part("", "dbo.people")))


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
    name: str, error: Callable[[], Exception], reason: str, driven: Any
) -> None:
    columns = [("id", "int", "")]
    source, _ = driven(VENDORS[name], {"FROM sys.columns": columns, "FROM all_tab_cols": columns, "people": error()})
    with pytest.raises(Unreadable) as raised:
        list(source.read(Part("", "s.people")))
    assert str(raised.value) == reason


def test_a_redshift_error_is_told_by_its_sqlstate() -> None:
    error = type("DatabaseError", (Exception,), {"pgcode": "42501"})("Ann Smith")
    assert failed(sql_redshift.DIALECT, error, "s.t") == "permission denied (42501)"
    error.pgcode = "08006"  # type: ignore[attr-defined]
    assert failed(sql_redshift.DIALECT, error, "s.t") == "a connection was lost (08006)"


def test_a_refused_login_is_told_without_the_server_s_words(driven: Any) -> None:
    pymssql = pytest.importorskip("pymssql")
    source, _ = driven(VENDORS["mssql"], {"connect": pymssql.OperationalError((18456, b"Login failed for user 'Ann Smith'"))})
    with pytest.raises(Unreadable) as raised:
        list(source.units())
    assert str(raised.value) == "cannot connect: the server rejects the user or the password (db.example.org)"


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


@pytest.mark.parametrize(
    ("table", "told", "raw"), [("PEOPLE", "mail", "MAIL"), ("people", quoted_name("mail", True), "mail"), ("People", "Mail", "Mail")]
)
def test_a_lookup_asks_for_names_as_the_catalogue_has_them(
    table: str, told: str, raw: str, driven: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Oracle's inspector tells MAIL as mail, and mail as a mail that wants quotes; the units and columns of a scan are the catalogue's."""
    source, driver = driven(VENDORS["oracle"], {table: [("a@example.org",)]}, (raw,))
    monkeypatch.setattr(Inspector, "get_columns", lambda *_, **__: [{"name": told, "type": String()}])
    monkeypatch.setattr(Inspector, "get_pk_constraint", lambda *_, **__: {"constrained_columns": [told]})
    monkeypatch.setattr(Inspector, "get_indexes", lambda *_, **__: [])
    monkeypatch.setattr(Inspector, "get_foreign_keys", lambda *_, **__: [])
    assert source.layout(f"HR.{table}").key == (raw,)
    (batch,) = source.lookup(f"HR.{table}", {raw: ["a@example.org"]}, rows=10, seconds=5)
    assert batch.to_pydict() == {raw: ["a@example.org"]}
    (query,) = [each for each in driver.queries if table in each]
    assert query.startswith(f'SELECT "{raw}" FROM "HR"."{table}" WHERE ')
    assert f'"{raw}" IN (' in query


@pytest.fixture
def server() -> Iterator[Server]:
    with postgresql() as found:
        yield found


def test_redshift_s_driver_streams_and_reads_only(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL, from which Redshift comes, through Redshift's dialect and driver: but for what only Redshift has."""
    pytest.importorskip("sqlalchemy_redshift")
    pytest.importorskip("psycopg2")
    server.run('CREATE TABLE S."50% of {x}" AS SELECT i AS id, \'a%\' AS "per%cent" FROM generate_series(1, 1234) i')
    monkeypatch.setitem(_FAMILIES, "redshift+psycopg2", lambda: family(replace(sql_redshift.DIALECT, session=lambda _: ())))
    url = server.url.set(drivername="redshift", query={"sslmode": "disable"}).render_as_string(hide_password=False)
    batches = list(Sql(url, max_rows_per_second=1_000_000).read(Part("", server.unit("50% of {x}"))))
    assert pa.Table.from_batches(batches).to_pydict() == {"id": list(range(1, 1235)), "per%cent": ["a%"] * 1234}
    engine = family(replace(sql_redshift.DIALECT, session=lambda _: ())).engine(database(url), Limits())
    with engine.connect() as connection, pytest.raises(DBAPIError, match="read-only transaction"):
        connection.exec_driver_sql(f"CREATE TABLE {server.name}.t (x int)")
