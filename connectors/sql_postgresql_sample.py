"""A sample of a PostgreSQL table: pages drawn by chance, about one row of each, and some of the newest rows; the cost has a bound.

Where fewer rows come than were asked for, since pages are emptier than the last count says, more pages are drawn. What is drawn with the
same seed and a higher share holds all that was drawn before (`TABLESAMPLE SYSTEM` takes pages whose hash is below a limit): the new come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil, sqrt
from random import Random
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from scanner.model import Sample, Unit

_NEWEST = 10  # one in so many rows of a sample is one of the newest
_BITS = 30

# Of a table or its partitions: whether all of it lies in pages that can be drawn, how many pages, and how many rows if the last count
# (autovacuum's or ANALYZE's) still holds for a page; rows are unknown where one of them was never counted.
_SIZES = text("""
WITH RECURSIVE tree AS (
  SELECT CAST(:oid AS oid) AS oid
  UNION ALL SELECT i.inhrelid FROM tree JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid WHERE :partitioned
), leaf AS (
  SELECT c.relkind IN ('r', 'm') AND m.amname = 'heap' AS drawn, c.reltuples, c.relpages,
    pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::int AS pages
  FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.oid LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam WHERE c.relkind <> 'p'
)
SELECT coalesce(bool_and(drawn), true), coalesce(sum(pages), 0)::bigint,
  CASE WHEN bool_and(pages = 0 OR relpages > 0 AND reltuples >= 0) THEN sum(reltuples / greatest(relpages, 1) * pages)::bigint END
FROM leaf
""")
# A timestamp, a date or a whole number that leads an index: the primary key's last, since it says least of when a row was written.
_ORDER = text("""
SELECT a.attname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
WHERE i.indrelid = :oid AND i.indisvalid AND i.indpred IS NULL AND m.amname = 'btree'
  AND (a.atttypid IN (1082, 1114, 1184) OR i.indisprimary AND a.atttypid IN (20, 21, 23))
  AND pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')
ORDER BY i.indisprimary, a.atttypid DESC, c.relname LIMIT 1
""")


# What is drawn again is so much more than what would just do, and so many times as much at most.
_MORE, _LEAP = 1.05, 32
# Rows to a page, from a few pages.
_LOOK = 50
_COUNT = "SELECT count(*) FROM {} TABLESAMPLE SYSTEM ({}) REPEATABLE ({})"
_WHOLE = text("SELECT pg_catalog.has_table_privilege(CAST(:oid AS oid), 'SELECT'), pg_catalog.setseed(:seed)")


@dataclass(frozen=True, slots=True)
class Draw:
    """How a table is sampled: about `rows` of it, a share of the pages (`percent`) and of their rows (`share`), by `seed`.

    `newest` is the column by which the last rows are found, "" where no index leads there. Where `percent` is None, nothing can be drawn
    (a view, a foreign table, partitions that are one): the first rows are taken, as the server gives them. `places` tells whether this user
    may see where a row lies, which needs the right to all columns. `estimate` is the number of rows in all, None where nobody knows.
    """

    rows: int
    seed: int
    estimate: int | None = None
    percent: float | None = None
    share: float = 1.0
    newest: str = ""
    places: bool = True

    def larger(self, got: int) -> Draw | None:
        """The draw that makes up for what was short where so many rows came of this one; None: that is enough, or there are no more.

        It is short beyond chance: twice the deviation. Who may not see where rows lie cannot tell which of them came before.
        """
        if self.percent is None or not self.places or got >= self.rows - 2 * sqrt(self.rows):
            return None
        if self.percent >= 100 and self.share >= 1:
            return None
        wanted = self.percent * self.share * _MORE * self.rows / max(got, self.rows / _LEAP)
        percent = min(100.0, max(wanted / self.share, self.percent))
        return replace(self, percent=percent, share=min(1.0, max(wanted / percent, self.share)))


def drawn(connection: Connection, oid: int, relkind: str, table: Any, sample: Sample) -> Draw | None:
    """How this table is sampled, None: it is small enough to be read wholly.

    As many pages are drawn as rows are wanted, and about one row of each is kept: rows of one page were written together, and would stand
    for one another. So a sample of 10,000 rows reads 80 MB, beside a thousand rows by an index; more where pages have no row to give.
    """
    able, pages, rows = connection.execute(_SIZES, {"oid": oid, "partitioned": relkind == "p"}).one()
    if relkind in "vf" or not able:
        return Draw(sample.rows, sample.seed, rows or None)
    if pages and rows is None:
        rows = round(pages * _density(connection, table, pages, sample.seed))
    if not pages or rows <= sample.rows:
        return None
    places, _ = connection.execute(_WHOLE, {"oid": oid, "seed": Random(sample.seed).uniform(-1, 1)}).one()
    newest = (connection.execute(_ORDER, {"oid": oid}).scalar_one_or_none() if places else None) or ""
    spread = sample.rows - (sample.rows // _NEWEST if newest else 0)
    part = min(1.0, spread / min(pages, rows))
    return Draw(sample.rows, sample.seed, rows, 100 * part, min(1.0, spread / (rows * part)), newest, places)


def _density(connection: Connection, table: Any, pages: int, seed: int) -> float:
    """Rows to a page of a table that nobody has counted."""
    from psycopg.sql import SQL, Literal

    part, cursor = min(1.0, _LOOK / pages), connection.connection.cursor()
    cursor.execute(SQL(_COUNT).format(table, Literal(100 * part), Literal(seed)))
    ((count,),) = cursor.fetchall()
    return max(1.0, int(count) / (pages * part))


def sampled(draw: Draw, names: list[Any], table: Any, before: Draw | None = None) -> Any:
    """The query for a sample: `names` are what is selected, `table` what they are selected from. What `before` had does not come again."""
    from psycopg.sql import SQL, Identifier, Literal

    picked = SQL(", ").join(names)
    if draw.percent is None:
        return SQL("SELECT {} FROM {} LIMIT {}").format(picked, table, Literal(draw.rows))
    if before:
        spread, taken = _spread(draw, picked, table), SQL(" UNION ALL ").join(_taken(before, table))
        known = "WITH n (t, c) AS MATERIALIZED ({}) {} AND NOT EXISTS (SELECT FROM n WHERE n.t = tableoid AND n.c = ctid)"
        return SQL(known).format(taken, spread)
    if not draw.newest:
        return _spread(draw, picked, table)
    cells = SQL(", ").join(Identifier(f"c{number}") for number in range(len(names)))
    both = SQL("WITH n (t, c, {}) AS MATERIALIZED ({}) SELECT {} FROM n UNION ALL {} AND (tableoid, ctid) NOT IN (SELECT t, c FROM n)")
    return both.format(cells, _last(draw, SQL("tableoid, ctid, {}").format(picked), table), cells, _spread(draw, picked, table))


def _taken(draw: Draw, table: Any) -> Iterator[Any]:
    """Queries for where the rows of a draw lie."""
    from psycopg.sql import SQL

    place = SQL("tableoid, ctid")
    if draw.newest:
        yield SQL("({})").format(_last(draw, place, table))
    yield _spread(draw, place, table)


def _spread(draw: Draw, picked: Any, table: Any) -> Any:
    from psycopg.sql import SQL, Literal

    # ctid and tableoid say where a row lies, whatever stands in it; without them, the order in which pages are drawn has to do
    place = SQL("pg_catalog.hashtextextended(ctid::text || tableoid::text, {})").format(Literal(draw.seed))
    where = SQL("pg_catalog.random() < {}").format(Literal(draw.share))
    if draw.places:
        where = SQL("{} & {} < {}").format(place, Literal(2**_BITS - 1), Literal(ceil(draw.share * 2**_BITS)))
    percent, seed = Literal(draw.percent), Literal(draw.seed)
    return SQL("SELECT {} FROM {} TABLESAMPLE SYSTEM ({}) REPEATABLE ({}) WHERE {}").format(picked, table, percent, seed, where)


def _last(draw: Draw, picked: Any, table: Any) -> Any:
    from psycopg.sql import SQL, Identifier, Literal

    key = Identifier(draw.newest)
    last = SQL("SELECT {} FROM {} WHERE {} IS NOT NULL ORDER BY {} DESC LIMIT {}")
    return last.format(picked, table, key, key, Literal(draw.rows // _NEWEST))


def as_sample(draw: Draw, unit: str, batches: Callable[[Draw, Draw | None], Iterator[pa.RecordBatch]]) -> Iterator[pa.RecordBatch | Unit]:
    """The batches of a sample, and what they are: beforehand, or where only a count tells whether it was all, afterwards.

    `batches(draw, before)` gives what a draw has and the one before it had not.
    """
    if draw.percent is not None:
        yield Unit(unit, rows=draw.estimate, sampled=True)
    count, now = 0, draw
    before: Draw | None = None
    while True:
        for batch in batches(now, before):
            count += batch.num_rows
            yield batch
        larger = now.larger(count)
        if larger is None:
            break
        now, before = larger, now
    if draw.percent is None and count >= draw.rows:
        note = "its first rows, as the server gives them: no others can be drawn"
        yield Unit(unit, rows=draw.estimate, sampled=True, spread=False, note=note)
    elif before and now.percent:  # more is known now than the last count said
        newest = draw.rows // _NEWEST if draw.newest else 0
        yield Unit(unit, rows=newest + round((count - newest) * 100 / (now.percent * now.share)), sampled=True)
