"""What tells whether a PostgreSQL table changed, without reading it: the server's own counters of rows written.

A change is counted when its transaction has ended, by a session that has come to rest: within seconds, at most a minute. One that is not
counted yet when tables are listed is seen by the next listing, since the stamp that a scan remembers is one from before it read. What goes
past the counters is not seen: a superuser's session with `track_counts` off.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

# From version 15 on no count is lost but in a crash, and that leaves a new reset time of the writer's counters (PostgreSQL 15.0 release
# notes, cumulative statistics; manual, 28.2). A standby counts nothing that is replayed.
_ABLE = text("""
SELECT pg_catalog.current_setting('server_version_num')::int >= 150000 AND pg_catalog.current_setting('track_counts')::bool
  AND NOT pg_catalog.pg_is_in_recovery()
""")
# Of each table, with all its partitions: which files hold it, what was counted, its columns and which of them this user may read; and what
# concerns all: whether counters began anew, and how values of enumerations and fields of composite types are called.
_STAMPS = text(r"""
WITH RECURSIVE tree AS (
  SELECT c.oid AS top, c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
  UNION ALL SELECT tree.top, i.inhrelid FROM tree JOIN pg_catalog.pg_class p ON p.oid = tree.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
), counted AS (
  SELECT tree.top, tree.oid, c.relkind, c.relfilenode, s.n_tup_ins, s.n_tup_upd, s.n_tup_del,
    c.relkind = 'p' OR (c.relkind IN ('r', 'm') AND m.amname = 'heap' AND c.relpersistence = 'p' AND s.relid IS NOT NULL) AS known,
    c.relrowsecurity
  FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.oid LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
  LEFT JOIN pg_catalog.pg_stat_all_tables s ON s.relid = tree.oid
), columns AS (
  SELECT a.attrelid, pg_catalog.string_agg(pg_catalog.concat_ws(',', a.attnum, pg_catalog.quote_ident(a.attname), a.atttypid, a.atttypmod,
    a.attcollation, pg_catalog.quote_nullable(pg_catalog.col_description(a.attrelid, a.attnum)),
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')), ';' ORDER BY a.attnum) AS said
  FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attrelid
), used AS (
  SELECT DISTINCT t.oid, coalesce(nullif(t.typelem, 0), t.typbasetype) AS inner_oid
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.atttypid >= 16384
), whole AS (
  SELECT pg_catalog.concat_ws(',', pg_catalog.pg_postmaster_start_time(),
    (SELECT d.stats_reset FROM pg_catalog.pg_stat_database d WHERE d.datname = pg_catalog.current_database()),
    (SELECT stats_reset FROM pg_catalog.pg_stat_bgwriter),
    (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(',', oid, pg_catalog.quote_ident(enumlabel)), ';' ORDER BY oid)
     FROM pg_catalog.pg_enum),
    (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(',', a.attrelid, a.attnum, pg_catalog.quote_ident(a.attname)), ';'
       ORDER BY a.attrelid, a.attnum)
     FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
       AND (c.relkind = 'c' OR c.reltype IN (SELECT y.oid FROM used JOIN pg_catalog.pg_type y ON y.oid IN (used.oid, used.inner_oid))))
  ) AS said
)
SELECT n.nspname, t.relname, pg_catalog.md5(pg_catalog.concat_ws('|', t.oid, (SELECT said FROM whole),
  (SELECT said FROM columns WHERE attrelid = t.oid),
  pg_catalog.string_agg(pg_catalog.concat_ws(',', c.oid, c.relfilenode, c.n_tup_ins, c.n_tup_upd, c.n_tup_del), ';' ORDER BY c.oid)))
FROM counted c JOIN pg_catalog.pg_class t ON t.oid = c.top JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
GROUP BY t.oid, t.relname, n.nspname HAVING bool_and(c.known) AND NOT bool_or(c.relrowsecurity)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attgenerated = 'v')
""")


def stamps(connection: Connection) -> dict[tuple[str, str], str]:
    """By schema and table a text that is another one whenever rows were written or columns changed. A hash: it holds no value.

    Left out is what nobody knows: views, foreign tables, tables that are not logged, compute columns when read, or hide rows by a policy.
    """
    if not connection.execute(_ABLE).scalar_one():
        return {}
    return {(schema, table): stamp for schema, table, stamp in connection.execute(_STAMPS)}
