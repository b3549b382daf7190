"""`noticegap doctor`: what works here."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import subprocess
import warnings
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

import click
from pyarrow import RecordBatch

from connectors.readers import ocr
from connectors.sandbox.parent import Sandbox
from detectors import store
from scanner import plugins
from scanner.cli.doctor_lines import Line, detectors, shown
from scanner.cli.doctor_lists import LISTS, listed
from scanner.errors import ScannerError, unexpected


class _Extra(NamedTuple):
    """What an extra brings: the packages that must be there, each with the module that must load."""

    extra: str
    needs: tuple[tuple[str, str], ...]


_EXTRAS = {
    "PostgreSQL": _Extra("postgresql", (("psycopg", "psycopg"),)),
    "MariaDB, MySQL": _Extra("mysql", (("pymysql", "pymysql"),)),
    "SQL Server": _Extra("mssql", (("pymssql", "pymssql"),)),
    "Oracle": _Extra("oracle", (("oracledb", "oracledb"),)),
    "Snowflake": _Extra("snowflake", (("snowflake-sqlalchemy", "snowflake.sqlalchemy"),)),
    "BigQuery": _Extra("bigquery", (("sqlalchemy-bigquery", "sqlalchemy_bigquery"),)),
    "Redshift": _Extra("redshift", (("sqlalchemy-redshift", "sqlalchemy_redshift"), ("psycopg2-binary", "psycopg2"))),
    "DuckDB files": _Extra("duckdb", (("duckdb", "duckdb"),)),
    "BSON files": _Extra("mongodb", (("pymongo", "bson"),)),
    "7z archives": _Extra("7z", (("py7zr", "py7zr"),)),
    "S3": _Extra("s3", (("s3fs", "s3fs"),)),
    "SFTP": _Extra("sftp", (("paramiko", "paramiko"),)),
    "SMB": _Extra("smb", (("smbprotocol", "smbclient"),)),
    "WebDAV": _Extra("webdav", (("webdav4", "webdav4"),)),
    "Azure storage": _Extra("azure", (("adlfs", "adlfs"),)),
    "Google storage": _Extra("gcs", (("gcsfs", "gcsfs"),)),
    "Spark": _Extra("spark", (("pyspark", "pyspark"),)),
}
_JAVA = 30  # seconds that it may take to say what it is
_HERE = Path("noticegap.toml")


@click.command()
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), help="Also try the notice and the sources of this configuration.")
@click.option(
    "--list", "wanted", type=click.Choice(LISTS), help="List the categories that a notice may declare, or the entities that are found."
)
def doctor(path: Path | None, wanted: str | None) -> int:
    """Say what works here, and with -c whether each source answers.

    Detectors, drivers, the model; with -c also the notice, the memory of runs, and of each source whether its credentials could
    write, which a scan never does.

    \b
    ok   it works
    NOT  it does not
    -    it is not here: only a source or an option that names it needs it

    Exit code 0 when nothing is marked NOT, 3 when something is, 2 when the configuration is wrong.
    """
    from scanner.cli.doctor_sources import configured  # here: it knows the catalogue

    if wanted:
        for line in listed(wanted, path):
            click.echo(line)
        return 0
    good = shown(_here())
    if path:
        return 0 if shown(configured(path)) and good else 3
    if _HERE.exists():
        click.echo(f"sources were not tried: noticegap doctor -c {_HERE}", err=True)
    return 0 if good else 3


def _here() -> Iterator[Line]:
    yield True, "noticegap", f"{version('noticegap')} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for group in (plugins.CONNECTORS, plugins.REPORTS):
        yield True, group.rsplit(".", 1)[1], ", ".join(plugins.load_all(group))
    yield from detectors("detectors")
    fast = importlib.util.find_spec("hyperscan") is not None
    engine = f"Hyperscan {version('hyperscan')}" if fast else "re only: same hits, slower (Hyperscan has no wheel here)"
    yield True, "pattern engine", engine
    yield _kept()
    for name, extra in _EXTRAS.items():
        yield _extra(name, extra)
    yield _java()
    yield _reader()
    spoken = ocr.languages()
    says = f"tesseract: {spoken}" if spoken else "no tesseract: pictures and scans are told as not read"
    yield True if spoken else None, "text in pictures", says


def _extra(name: str, extra: _Extra) -> Line:
    """Whether what an extra brings is installed, and loads: a driver whose library is missing is installed all the same."""
    run = f'Run: pip install "noticegap[{extra.extra}]"'
    there = [_versioned(package) for package, _ in extra.needs]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for _, module in extra.needs:
                importlib.import_module(module)
    except Exception as error:  # noqa: BLE001 - a package of others may raise anything while it is imported
        if None in there:
            return None, name, f"not installed. {run}"
        return False, name, f"{', '.join(filter(None, there))} is installed, but does not load: {unexpected(error)}. {run}"
    return True, name, ", ".join(told or package for told, (package, _) in zip(there, extra.needs, strict=True))


def _versioned(package: str) -> str | None:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None


def _kept() -> Line:
    """Where a start finds what earlier ones made of the patterns. Without it everything works, some seconds later."""
    place, slow = store.place(), "each start takes some seconds more"
    if place is None:
        says = f"nowhere, as NOTICEGAP_CACHE asks for: {slow}"
    elif store.folder() is None:
        file = f"{place} is no folder" if place.exists() and not place.is_dir() else ""
        says = f"nowhere: {file or f'{place} cannot be made, or others than this user may write it'}: {slow}"
    else:
        says = str(place) if os.access(place, os.W_OK) else f"{place}, where nothing can be written"
    return True, "compiled patterns", says


def _java() -> Line:
    """What would run Spark: the Java of JAVA_HOME, or the first on the path. Nothing else needs one."""
    home = os.environ.get("JAVA_HOME")
    program = os.path.join(home, "bin", "java") if home else "java"
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=_JAVA).stderr.splitlines()
    except (OSError, subprocess.TimeoutExpired):
        told = []
    return True if told else None, "Java", told[0] if told else "none: only --engine spark needs it (17 or later)"


def _reader() -> Line:
    """Whether files can be read in a process of its own."""
    what = "reading process"
    with TemporaryFile() as file:
        file.write(b"noticegap\n")
        file.flush()
        try:
            rows = sum(item.num_rows for item in Sandbox().items(file, "a.txt", 10) if isinstance(item, RecordBatch))
        except ScannerError as error:
            return False, what, str(error)
    return rows == 1, what, "files are read apart, within limits of time and memory" if rows == 1 else "reads nothing"
