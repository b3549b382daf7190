"""BigQuery through its own client: tables by the list of their rows, which costs nothing, all else by a query, which does.

Sources: Google Cloud documentation, BigQuery: REST reference, `tabledata.list` ("startIndex"; rows that are still in the streaming buffer
are seen by queries), "Pricing" (it is a free operation). TABLESAMPLE is not used: it knows no seed and is billed. No stamp:
`lastModifiedTime` is not said to change with each row that is streamed in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from connectors.sql_arrow import values
from connectors.sql_family import Family, cause, split_name, unit_name
from connectors.sql_limits import Limits
from scanner.errors import unexpected
from scanner.model import Part, Sample, Unit, Unread

_PIECES = 20  # a sample is so many runs of rows, spread over the table
#: Reasons as the API names them (BigQuery documentation, "Error messages"), and codes of HTTP.
_FAILURES = {
    "accessDenied": "permission denied",
    "bytesBilledLimitExceeded": "it would bill more than maximum_bytes_billed allows",
    "quotaExceeded": "a quota of the project is used up",
    "rateLimitExceeded": "a quota of the project is used up",
    "notFound": "it does not exist any more, or something that it uses is missing",
    "responseTooLarge": "its answer is too large",
    "stopped": "cancelled by the server: a statement took longer than its limit",
    "403": "permission denied",
    "404": "it does not exist any more, or something that it uses is missing",
    "400": "BigQuery refuses to read it (it may want a filter on its partitions)",
    "429": "a quota of the project is used up",
}


def family() -> Family:
    """BigQuery through google-cloud-bigquery."""
    return Family(engine=_engine, units=_units, read=_read, refused=_refused, failed=_failed)


def _engine(url: URL, limits: Limits) -> Engine:
    if "labels" not in url.query:
        url = url.update_query_dict({"labels": "tool:noticegap"})
    arguments = {"prefer_bqstorage_client": False}  # the Storage Read API is billed
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)


def _units(connection: Connection, url: URL) -> list[Unit | Unread]:
    """All datasets of the project, or the one that the url names. How many rows there are is told when they are read."""
    client = _client(connection)
    datasets = client.list_datasets(_project(connection))
    wanted = (each for each in datasets if url.database in (None, "", each.dataset_id))
    return [Unit(unit_name(each.dataset_id, table.table_id)) for each in wanted for table in client.list_tables(each.reference)]


def _read(connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    client, (dataset, name) = _client(connection), split_name(part.unit)
    table = client.get_table(f"{_project(connection)}.{dataset}.{name}")
    pieces = _listed(client, table, part.sample, limits) if table.table_type == "TABLE" and table.streaming_buffer is None else None
    sampled = pieces is not None and part.sample is not None and table.num_rows > part.sample.rows
    yield Unit(part.unit, rows=table.num_rows, sampled=sampled)
    some = False
    for rows in [_queried(client, table, limits)] if pieces is None else pieces:
        for batch in rows.to_arrow_iterable():
            yield _plain(batch)
            some = True
    if not some:
        names = [each.name for each in table.schema]
        yield pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names=names)


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Decimals without the nine or more digits behind the point that every NUMERIC has: a number of a card has none."""
    columns = [values(each.to_pylist()) if pa.types.is_decimal(each.type) else each for each in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _listed(client: Any, table: Any, sample: Sample | None, limits: Limits) -> Iterator[Any]:
    """The rows of a table, or those of a sample, by their numbers: no query, no bytes billed."""
    if sample is None or table.num_rows <= sample.rows:
        yield client.list_rows(table, page_size=limits.batch_rows)
        return
    for start, rows in spread(table.num_rows, sample):
        yield client.list_rows(table, start_index=start, max_results=rows, page_size=limits.batch_rows)


def spread(total: int, sample: Sample) -> list[tuple[int, int]]:
    """Runs of rows (first, how many) that do not overlap, one in each of some equal pieces of the table; the seed says where in it."""
    chance = random.Random(sample.seed)  # for fairness, not for secrecy
    pieces = min(_PIECES, sample.rows)
    runs = []
    for piece in range(pieces):
        first, end = total * piece // pieces, total * (piece + 1) // pieces
        rows = sample.rows * (piece + 1) // pieces - sample.rows * piece // pieces
        runs.append((chance.randint(first, max(first, end - rows)), rows))
    return runs


def _queried(client: Any, table: Any, limits: Limits) -> Any:
    """The rows of a view, an external table, or a table that is being streamed into; the url's maximum_bytes_billed holds."""
    from google.cloud.bigquery import QueryJobConfig

    config = QueryJobConfig()
    if limits.statement_seconds:
        config.job_timeout_ms = round(limits.statement_seconds * 1000)
    return client.query(f"SELECT * FROM {quoted(table.project, table.dataset_id, table.table_id)}", job_config=config).result(
        page_size=limits.batch_rows
    )


def quoted(*names: str) -> str:
    """A path as one identifier of GoogleSQL (Lexical structure, "Quoted identifiers")."""
    return "`" + ".".join(names).replace("\\", "\\\\").replace("`", "\\`") + "`"


def _client(connection: Connection) -> Any:
    return connection.connection.driver_connection._client  # type: ignore[union-attr]  # as its own dialect does


def _project(connection: Connection) -> str:
    return connection.engine.url.host or str(_client(connection).project)


def _refused(error: BaseException, url: URL) -> str:
    return f"cannot connect: {_code(error) or type(cause(error)).__name__} (project {url.host or 'of the credentials'})"


def _failed(error: BaseException, unit: str) -> str:
    return _code(error) or unexpected(error)


def _code(error: BaseException) -> str:
    """The reason that the API gives, by its name, else by the code of HTTP; nothing where it is no error of the API."""
    inner = cause(error)
    reasons = [str(each.get("reason")) for each in getattr(inner, "errors", None) or [] if isinstance(each, dict)]
    code = next((each for each in [*reasons, str(getattr(inner, "code", ""))] if each in _FAILURES), None)
    return f"{_FAILURES[code]} ({code})" if code else ""
