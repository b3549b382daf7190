"""BigQuery: its own client, real but for the answers of the service, which come from a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from connectors.sql import Sql
from connectors.sql_bigquery import quoted, spread
from scanner.errors import Unreadable
from scanner.model import Part, Sample, Unit

pytest.importorskip("sqlalchemy_bigquery", reason="sqlalchemy-bigquery is not installed: see the extra bigquery")

SCHEMA = [
    {"name": "id", "type": "INTEGER"},
    {"name": "mail", "type": "STRING", "mode": "NULLABLE"},
    {"name": "home", "type": "RECORD", "fields": [{"name": "postcode", "type": "STRING"}]},
    {"name": "tags", "type": "STRING", "mode": "REPEATED"},
    {"name": "at", "type": "GEOGRAPHY"},
    {"name": "paid", "type": "NUMERIC"},
    {"name": "card", "type": "BIGNUMERIC"},
]


class Service:
    """The REST API, v2, as far as reading needs it: what was asked, and `rows` of one table in dataset `crm`."""

    def __init__(self, rows: int, table: Mapping[str, Any]) -> None:
        self.rows, self.table, self.asked, self.jobs = rows, table, list[tuple[str, str, Any]](), list[Any]()

    def __call__(self, method: str, path: str, query_params: Any = None, data: Any = None, **_: object) -> Any:
        self.asked.append((method, path, query_params))
        reference = {"projectId": "proj", "datasetId": "crm", "tableId": "people"}
        if path.endswith("/datasets"):
            return {"datasets": [{"datasetReference": {"projectId": "proj", "datasetId": each}} for each in ("crm", "empty")]}
        if path.endswith("/empty/tables"):
            return {}
        if path.endswith("/tables"):
            return {"tables": [{"tableReference": {**reference, "tableId": each}, "type": "TABLE"} for each in ("people", "a-b c")]}
        if path.endswith("/tables/people"):
            return {"tableReference": reference, "type": "TABLE", "numRows": str(self.rows), "schema": {"fields": SCHEMA}, **self.table}
        if path.endswith("/data"):
            return self.page(query_params)
        if method == "POST":
            self.jobs.append(data)
            return {"jobReference": {"projectId": "proj", "jobId": "j", "location": "EU"}, "status": {"state": "DONE"}, **data}
        if "/queries/" in path:
            page = self.page(query_params or {})
            return {"jobComplete": True, "schema": {"fields": SCHEMA}, "jobReference": {"projectId": "proj", "jobId": "j"}, **page}
        return {"jobReference": {"projectId": "proj", "jobId": "j", "location": "EU"}, "status": {"state": "DONE"}, **self.jobs[-1]}

    def page(self, asked: Mapping[str, Any]) -> Any:
        """A page as `tabledata.list` gives it: cells as text, records and lists nested."""
        first = int(asked.get("pageToken") or asked.get("startIndex") or 0)
        last = min(self.rows, first + int(asked.get("maxResults") or 1000))
        rows = [_row(number) for number in range(first, last)]
        more = {"pageToken": str(last)} if last < self.rows else {}
        return {"totalRows": str(self.rows), **({"rows": rows} if rows else {}), **more}


def _row(number: int) -> dict[str, Any]:
    mail = None if number % 2 else f"a{number}@example.org"
    cells: list[Any] = [str(number), mail, {"f": [{"v": "SW1A 1AA"}]}, [{"v": "x"}, {"v": "y"}], "POINT(0 51)", "12.50", "4111111111111111"]
    return {"f": [{"v": each} for each in cells]}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Sql, Service]]:
    """A source whose client talks to a `Service`."""
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import bigquery
    from sqlalchemy_bigquery import _helpers

    def source(url: str = "bigquery://proj", rows: int = 3, **table: Any) -> tuple[Sql, Service]:
        service = Service(rows, table)

        def client(default_query_job_config: Any = None, **_: object) -> bigquery.Client:
            found = bigquery.Client("proj", AnonymousCredentials(), default_query_job_config=default_query_job_config)  # type: ignore[no-untyped-call]
            monkeypatch.setattr(found._connection, "api_request", service)
            return found

        monkeypatch.setattr(_helpers, "create_bigquery_client", client)
        return Sql(url), service

    return source


def test_all_datasets_of_a_project_are_listed_and_no_query_is_sent(made: Any) -> None:
    source, service = made()
    assert list(source.units()) == [Unit("crm.a-b c"), Unit("crm.people")]
    assert {method for method, _, _ in service.asked} == {"GET"}


def test_a_url_may_name_one_dataset(made: Any) -> None:
    source, service = made("bigquery://proj/empty")
    with pytest.raises(Unreadable, match=r"^holds no table that this user may see$"):
        list(source.units())
    assert not [path for _, path, _ in service.asked if "/crm/tables" in path]


def test_a_table_is_read_without_a_query(made: Any) -> None:
    source, service = made()
    unit, batch = source.read(Part("", "crm.people"))
    assert unit == Unit("crm.people", rows=3)
    first = batch.to_pylist()[0]
    assert first == {
        "id": 0,
        "mail": "a0@example.org",
        "home": {"postcode": "SW1A 1AA"},
        "tags": ["x", "y"],
        "at": "POINT(0 51)",
        "paid": 12.5,
        "card": 4111111111111111,
    }
    assert batch.column("mail").to_pylist() == ["a0@example.org", None, "a2@example.org"]
    assert {method for method, _, _ in service.asked} == {"GET"}


def test_a_table_without_rows_has_its_columns(made: Any) -> None:
    source, _ = made(rows=0)
    _, batch = source.read(Part("", "crm.people"))
    assert (batch.num_rows, batch.schema.names) == (0, [each["name"] for each in SCHEMA])


def test_a_sample_is_runs_of_rows_all_over_the_table(made: Any) -> None:
    source, service = made(rows=100_000)
    unit, *batches = source.read(Part("", "crm.people", sample=Sample(100, 7)))
    assert unit == Unit("crm.people", rows=100_000, sampled=True)
    ids = [each for batch in batches for each in batch.column("id").to_pylist()]
    assert len(ids) == len(set(ids)) == 100
    assert {each // 5_000 for each in ids} == set(range(20))
    again = [
        each for batch in list(source.read(Part("", "crm.people", sample=Sample(100, 7))))[1:] for each in batch.column("id").to_pylist()
    ]
    other = [
        each for batch in list(source.read(Part("", "crm.people", sample=Sample(100, 8))))[1:] for each in batch.column("id").to_pylist()
    ]
    assert ids == again != other
    assert {method for method, _, _ in service.asked} == {"GET"}


def test_a_small_table_is_no_sample(made: Any) -> None:
    source, _ = made(rows=100)
    unit, batch = source.read(Part("", "crm.people", sample=Sample(100, 7)))
    assert (unit.sampled, batch.num_rows) == (False, 100)


@pytest.mark.parametrize(("total", "rows"), [(2, 1), (21, 20), (101, 100), (10**12, 10_000), (1000, 999)])
def test_runs_of_a_sample_do_not_overlap(total: int, rows: int) -> None:
    runs = spread(total, Sample(rows, 3))
    assert sum(each for _, each in runs) == rows
    assert all(start + many <= (runs[number + 1][0] if number + 1 < len(runs) else total) for number, (start, many) in enumerate(runs))


@pytest.mark.parametrize(
    "table",
    [
        {"type": "VIEW", "numRows": None},
        {"type": "EXTERNAL"},
        {"streamingBuffer": {"estimatedRows": "5", "estimatedBytes": "1", "oldestEntryTime": "1764300000000"}},
    ],
)
def test_what_no_list_holds_is_a_query_with_its_label_and_its_limit(table: Any, made: Any) -> None:
    source, service = made("bigquery://proj?maximum_bytes_billed=1000000", **table)
    _, batch = source.read(Part("", "crm.people"))
    assert batch.num_rows == 3
    (job,) = service.jobs
    assert job["configuration"]["query"]["query"] == "SELECT * FROM `proj.crm.people`"
    assert job["configuration"]["query"]["maximumBytesBilled"] == "1000000"
    assert job["configuration"]["labels"] == {"tool": "noticegap"}


def test_a_name_is_quoted() -> None:
    assert quoted("proj", "crm", "a`b\\c") == "`proj.crm.a\\`b\\\\c`"


@pytest.mark.parametrize(
    ("kind", "reason", "says"),
    [
        ("Forbidden", "accessDenied", "permission denied (accessDenied)"),
        ("Forbidden", "Ann Smith", "permission denied (403)"),
        ("NotFound", "notFound", "it does not exist any more, or something that it uses is missing (notFound)"),
        ("BadRequest", "bytesBilledLimitExceeded", "it would bill more than maximum_bytes_billed allows (bytesBilledLimitExceeded)"),
    ],
)
def test_a_failure_is_told_by_its_reason_never_in_the_service_s_words(kind: str, reason: str, says: str, made: Any) -> None:
    from google.api_core import exceptions

    source, service = made()

    def refuse(*_: object, **__: object) -> Any:
        raise getattr(exceptions, kind)("Ann Smith", errors=[{"reason": reason, "message": "Ann Smith"}])

    service.page = refuse
    with pytest.raises(Unreadable) as raised:
        list(source.read(Part("", "crm.people")))
    assert str(raised.value) == says
