"""Vendors of databases whose servers no test can have: what is expected to be sent, and sources whose drivers answer from a table."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2

from connectors import sql_mssql, sql_oracle, sql_redshift, sql_snowflake
from connectors.sql import Sql
from connectors.sql_dialect import Dialect
from tests.fake_driver import FakeDriver


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
LISTED = ("FROM sys.objects", "FROM all_all_tables", "FROM information_schema.tables", "FROM svv_tables")
Driven = Callable[..., tuple[Sql, FakeDriver]]


@contextmanager
def driven() -> Iterator[Driven]:
    """What makes a source of a vendor whose driver answers from a table; skips the test where that driver is not installed."""

    def made(vendor: Vendor, answers: Mapping[str, Any], names: tuple[str, ...] = ()) -> tuple[Sql, FakeDriver]:
        for module in (vendor.module, *vendor.needs):
            pytest.importorskip(module, reason=f"{module} is not installed: see the extras")
        driver = FakeDriver({**vendor.boot, **answers}, names)
        patch.setattr(PGDialect_psycopg2, "on_connect", lambda _: None)  # its adapters want a connection that was made in C
        patch.setattr(importlib.import_module(vendor.module), "connect", driver.connect)
        return Sql(vendor.url, statement_timeout="30s", lock_timeout="5s"), driver

    with pytest.MonkeyPatch.context() as patch:
        yield made


def listed(*rows: tuple[Any, ...]) -> dict[str, Any]:
    """What the catalogue of any vendor says of its tables."""
    return dict.fromkeys(LISTED, rows)


def columned(*columns: tuple[Any, ...]) -> dict[str, Any]:
    """What the catalogues that are asked for columns say."""
    return {"FROM sys.columns": columns, "FROM all_tab_cols": columns}
