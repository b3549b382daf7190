"""`noticegap doctor`: what works here."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

import click
from pyarrow import RecordBatch

from connectors.readers import ocr
from connectors.sandbox.parent import Sandbox
from detectors import store
from scanner import plugins
from scanner.config import Config, Source, load_config
from scanner.errors import ScannerError, unexpected
from scanner.model import Unread
from scanner.plural import plural

_DRIVERS = {
    "PostgreSQL": ("psycopg", "postgresql"),
    "MariaDB, MySQL": ("pymysql", "mysql"),
    "SQL Server": ("pymssql", "mssql"),
    "Oracle": ("oracledb", "oracle"),
    "Snowflake": ("snowflake-sqlalchemy", "snowflake"),
    "BigQuery": ("sqlalchemy-bigquery", "bigquery"),
    "Redshift": ("sqlalchemy-redshift", "redshift"),
    "DuckDB files": ("duckdb", "duckdb"),
    "7z archives": ("py7zr", "7z"),
    "S3": ("s3fs", "s3"),
    "SFTP": ("paramiko", "sftp"),
    "SMB": ("smbprotocol", "smb"),
    "WebDAV": ("webdav4", "webdav"),
    "Azure storage": ("adlfs", "azure"),
    "Google storage": ("gcsfs", "gcs"),
    "Spark": ("pyspark", "spark"),
}
#: So many units are listed, and so many reasons told.
_MANY = 1000
_REASONS = 3
_JAVA = 30  # seconds that it may take to say what it is


@click.command()
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), help="Also try the sources of this configuration.")
def doctor(path: Path | None) -> int:
    """Say what works here, and with -c whether each source answers.

    Detectors, drivers, the model; and of each source, whether its credentials could write, which a scan never does.

    Exit code 0 when all of it works, 3 when something does not.
    """
    lines = [*_here(), *(_configured(load_config(path)) if path else ())]
    for good, what, says in lines:
        click.echo(f"{'ok ' if good else 'NOT'}  {what:<24} {says}")
    return 0 if all(good for good, _, _ in lines) else 3


def _here() -> Iterator[tuple[bool, str, str]]:
    yield True, "noticegap", f"{version('noticegap')} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for group in (plugins.CONNECTORS, plugins.REPORTS):
        yield True, group.rsplit(".", 1)[1], ", ".join(plugins.load_all(group))
    yield from _engine("detectors")
    fast = importlib.util.find_spec("hyperscan") is not None
    yield (
        True,
        "pattern engine",
        f"Hyperscan {version('hyperscan')}" if fast else "re only: same hits, slower (Hyperscan has no wheel here)",
    )
    yield _kept()
    for name, (package, extra) in _DRIVERS.items():
        yield True, name, _installed(package) or f'not installed. Run: pip install "noticegap[{extra}]"'
    yield _java()
    yield _reader()
    spoken = ocr.languages()
    yield (
        True,
        "text in pictures",
        f"tesseract: {spoken}" if spoken else "no tesseract: pictures and scans are told as not read",
    )


def _installed(package: str) -> str | None:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None


def _kept() -> tuple[bool, str, str]:
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


def _java() -> tuple[bool, str, str]:
    """What would run Spark: the Java of JAVA_HOME, or the first on the path. Nothing else needs one."""
    home = os.environ.get("JAVA_HOME")
    program = os.path.join(home, "bin", "java") if home else "java"
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=_JAVA).stderr.splitlines()
    except (OSError, subprocess.TimeoutExpired):
        told = []
    return True, "Java", told[0] if told else "none: only --engine spark needs it (17 or later)"


def _reader() -> tuple[bool, str, str]:
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


def _engine(what: str, config: Config | None = None) -> Iterator[tuple[bool, str, str]]:
    """The detectors, or with a configuration what it adds to them."""
    from scanner.setup import load_engine

    try:
        engine = load_engine(config.model, config.recognizers, config.categories) if config else load_engine()
    except ScannerError as error:
        yield False, what, str(error)
        return
    entities = len({p.entity for p in engine.patterns} | {s.entity for s in engine.shapes})
    counted = f"{plural(len(engine.patterns), 'pattern')}, {plural(len(engine.shapes), 'shape')}, {plural(entities, 'entity', 'entities')}"
    yield True, what, ", ".join(filter(None, (config.model, *config.recognizers))) if config else counted


def _configured(config: Config) -> Iterator[tuple[bool, str, str]]:
    yield from _engine("model", config)
    for source in config.sources:
        yield _source(source)


def _source(source: Source) -> tuple[bool, str, str]:
    """Whether what is to be scanned of the source can be listed, and what its credentials could do beyond reading."""
    from scanner import listing
    from scanner.setup import connect

    what = f"source {source.id}"
    unread: list[Unread] = []
    try:
        connector = connect(source)
        units = sum(1 for _ in islice(listing.units(source, connector, unread), _MANY))
        writes = getattr(connector, "could_write", None)
        warning = "; these credentials could WRITE: use read-only ones" if writes and writes() else ""
    except ScannerError as error:
        return False, what, str(error)
    except Exception as error:  # noqa: BLE001 - whatever a source answers, the others are tried too
        return False, what, unexpected(error)
    if not units and len(unread) == 1 and unread[0].place.unit is None:
        return False, what, unread[0].reason + warning
    counted = f"{units:,}+ units" if units == _MANY else plural(units, "unit")
    return not unread, what, f"{counted}, {len(unread):,} not readable{_reasons(unread)}{warning}"


def _reasons(unread: list[Unread]) -> str:
    """Why, most frequent first: reasons hold no names, as places may."""
    counts = Counter(each.reason for each in unread)
    told = [f"{reason} ({count:,})" if count > 1 else reason for reason, count in counts.most_common(_REASONS)]
    more = [f"and {plural(len(counts) - _REASONS, 'more reason')}"] if len(counts) > _REASONS else []
    return f" ({'; '.join(told + more)})" if told else ""
