"""SQL Server, Oracle, Snowflake and Redshift: what would be sent to read a table is compared and parsed once more, for no server is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
import sqlglot
from sqlalchemy import String
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import quoted_name
from sqlglot import exp

from connectors import sql_redshift
from connectors.sql import _FAMILIES, Sql
from connectors.sql_dialect import family, quoted
from connectors.sql_limits import Limits
from connectors.sql_url import database
from scanner.errors import Unreadable
from scanner.model import Part, Place, Sample, Unit, Unread
from tests import sql_vendors
from tests.services import Server, postgresql
from tests.sql_vendors import EACH, VENDORS, Driven, Vendor, columned

HOSTILE = ('a"b', "a]b", "a`b", "select", "Straße 名", "a.b", "50% :of {x}", "a'b; DROP TABLE c --")
SAMPLING = pytest.mark.parametrize("vendor", [pytest.param(VENDORS[name], id=name) for name in ("mssql", "oracle", "snowflake")])


@pytest.fixture
def driven() -> Iterator[Driven]:
    with sql_vendors.driven() as made:
        yield made


@EACH
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_quoted_as_its_vendor_does(vendor: Vendor, name: str, driven: Driven) -> None:
    columns = [("id", "int", ""), (name, "text", None)]
    source, driver = driven(vendor, {**columned(*columns), "FROM ": []}, ("id", name))
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
def test_a_table_is_read_with_the_columns_that_its_catalogue_names(vendor: Vendor, driven: Driven) -> None:
    columns = [("ID", "int", ""), ("mail", "text", None)]
    answers = {**columned(*columns), "people": [(1, "a@example.org"), (2, None)]}
    source, _ = driven(vendor, answers, ("ID", "mail"))
    (batch,) = source.read(Part("", "s.people"))
    assert batch.to_pydict() == {"ID": [1, 2], "mail": ["a@example.org", None]}  # in the catalogue's own case


@EACH
def test_a_table_without_rows_has_its_columns(vendor: Vendor, driven: Driven) -> None:
    columns = [("id", "int", "")]
    source, _ = driven(vendor, {**columned(*columns)}, ())
    (batch,) = source.read(Part("", "s.empty"))
    assert (batch.num_rows, batch.num_columns) == (0, 1)


SAMPLES = {
    "tsql": "FROM [s].[people] TABLESAMPLE (1.00000 PERCENT) REPEATABLE (7)",
    "oracle": 'FROM "s"."people" SAMPLE BLOCK (1.00000) SEED (7)',
    "snowflake": 'FROM "s"."people" SAMPLE BERNOULLI (1.00000) SEED (7)',
}


@SAMPLING
@pytest.mark.parametrize("seed", [7, 7 + 2**31, 7 - 2**31])
def test_a_sample_is_taken_by_the_server(vendor: Vendor, seed: int, driven: Driven) -> None:
    columns = [("id", "int", "")]
    answers = {
        "unit_rows, unit_samples FROM (": [(Decimal(1_000_000), 1)],
        **columned(*columns),
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
def test_small_tables_and_what_cannot_be_sampled_are_read_as_a_whole(
    vendor: Vendor, rows: int | None, samples: int, driven: Driven
) -> None:
    columns = [("id", "int", "")]
    answers = {
        "unit_rows, unit_samples FROM (": [(rows, samples)],
        **columned(*columns),
        "people": [(1,)],
    }
    source, driver = driven(vendor, answers, ("id",))
    (batch,) = source.read(Part("", "s.people", sample=Sample(10_000, 7)))
    assert isinstance(batch, pa.RecordBatch)
    assert not [each for each in driver.queries if "SAMPLE " in each and "people" in each]


def test_columns_that_sql_server_would_show_masked_or_encrypted_are_told(driven: Driven) -> None:
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


def test_what_oracle_cannot_give_is_told(driven: Driven) -> None:
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
def test_a_table_of_which_nothing_can_be_read_is_unreadable(columns: list[Any], reason: str, driven: Driven) -> None:
    source, _ = driven(VENDORS["mssql"], {"FROM sys.columns": columns})
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        list(source.read(Part("", "dbo.people")))


@pytest.mark.parametrize(
    ("table", "told", "raw"), [("PEOPLE", "mail", "MAIL"), ("people", quoted_name("mail", True), "mail"), ("People", "Mail", "Mail")]
)
def test_a_lookup_asks_for_names_as_the_catalogue_has_them(
    table: str, told: str, raw: str, driven: Driven, monkeypatch: pytest.MonkeyPatch
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
