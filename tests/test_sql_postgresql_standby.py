"""PostgreSQL: a hot standby is read like any server, nothing is taken for unchanged there, and a conflict with recovery is said."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pyarrow as pa
import pytest

from connectors.sql import Sql
from scanner.errors import Unreadable
from scanner.model import Part, Sample, Unit
from tests.clusters import Cluster, cluster, standby
from tests.services import table

_ROWS = 800_000  # more than the buffers between server and client hold: else all is on its way before the conflict


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Cluster, Cluster]]:
    """A server and its standby, which waits for nobody: recovery goes first."""
    with cluster("autovacuum = off") as primary:
        primary.server.run(
            f"CREATE TABLE people AS SELECT g AS id, 'person' || g || '@example.org' AS email FROM generate_series(1, {_ROWS}) g",
            "CREATE TABLE few AS SELECT 1 AS id",
            "CREATE UNLOGGED TABLE fleeting AS SELECT 1 AS id",
            "VACUUM ANALYZE",
        )
        with standby(primary, "max_standby_streaming_delay = 0", "max_standby_archive_delay = 0") as second:
            yield primary, second


def _arrived(primary: Cluster, second: Cluster) -> None:
    """Waits until the standby has all that the primary wrote, and has replayed it or stands still in it: before what a query holds up.

    A process that is blocked on its client, who reads nothing meanwhile, does not hear that it is cancelled; recovery waits for it.
    """
    end = primary.server.run("SELECT pg_current_wal_flush_lsn()")[0][0]
    asked = f"SELECT pg_last_wal_receive_lsn() >= '{end}', pg_last_wal_replay_lsn() >= '{end}', pg_last_wal_replay_lsn()"
    at, still = None, 0
    for _ in range(600):
        received, replayed, now = second.server.run(asked)[0]
        at, still = now, still + 1 if now == at else 0
        if replayed or (received and still >= 20):
            return
        time.sleep(0.1)
    raise AssertionError("the standby never had it")


def test_a_standby_is_listed_read_and_sampled(servers: tuple[Cluster, Cluster]) -> None:
    primary, second = servers
    source = Sql(second.server.login())
    listed = {each.name: each for each in source.units() if isinstance(each, Unit)}
    assert listed.keys() == {"public.people", "public.few", "public.fleeting"} and listed["public.people"].rows == _ROWS
    assert not any(each.stamp for each in listed.values()), "a standby does not count what was written"
    assert any(each.stamp for each in Sql(primary.server.login()).units() if isinstance(each, Unit))
    assert table(source, "public.few") == {"id": [1]}
    sample = list(source.read(Part("", "public.people", sample=Sample(500))))
    assert 400 < sum(each.num_rows for each in sample if isinstance(each, pa.RecordBatch)) < 620
    with pytest.raises(Unreadable, match=r"^the server does not support it here: a standby has no table that is not logged"):
        table(source, "public.fleeting")


def test_a_conflict_with_recovery_is_said(servers: tuple[Cluster, Cluster]) -> None:
    primary, second = servers
    rows = Sql(second.server.login()).read(Part("", "public.people"))
    assert next(rows).num_rows  # type: ignore[union-attr]
    primary.server.run("DELETE FROM people WHERE id % 2 = 0", "VACUUM people", "CREATE TABLE later ()")
    _arrived(primary, second)
    with pytest.raises(Unreadable, match=r"^cancelled by a standby server because of a conflict with recovery \(SQLSTATE 40001\)$"):
        list(rows)
    assert len(table(Sql(second.server.login()), "public.people")["id"]) == _ROWS // 2
