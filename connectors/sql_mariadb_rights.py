"""MariaDB and MySQL: whether a user could write, by itself or in any role that it may take (https://mariadb.com/kb/en/grant/)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection

_RIGHTS = re.compile(r"GRANT (.+?) ON ", re.IGNORECASE | re.DOTALL)
_ROLES = re.compile(r"GRANT (.+) TO ", re.IGNORECASE | re.DOTALL)
_ROLE = re.compile(r"(?:`(?:[^`]|``)*`|'(?:[^']|'')*'|[^\s,@`']+)(?:@(?:`(?:[^`]|``)*`|'(?:[^']|'')*'|[^\s,`']+))?")
_NO_WRITES = re.compile(r"\([^)]*\)|\bCREATE TEMPORARY TABLES\b", re.IGNORECASE)  # names of columns; tables that end with the session
_WRITES = re.compile(r"\b(?:ALL PRIVILEGES|INSERT|UPDATE|DELETE|DROP|ALTER|CREATE|INDEX|TRIGGER|EVENT|FILE|SUPER|PROXY)\b", re.IGNORECASE)


def could_write(connection: Connection) -> bool:
    """Whether any grant of this user, or of a role that it may take, lets it change data, tables, or what changes them.

    PROXY counts, too: it lets the user be another. Raises what the driver raises.
    """
    return any(_WRITES.search(_NO_WRITES.sub("", rights)) for rights in _granted(connection))


def _granted(connection: Connection) -> Iterator[str]:
    """What is granted, one grant at a time: `SELECT, INSERT (a)`. A role shows what it and the roles within it may do once it is taken."""
    asked, wanted = set[str](), [""]
    while wanted:
        asked.add(role := wanted.pop())
        if role:
            connection.exec_driver_sql(f"SET ROLE {role}".replace("%", "%%"))
        for (grant,) in connection.exec_driver_sql("SHOW GRANTS"):
            if rights := _RIGHTS.match(grant):
                yield rights[1]
            elif not role and (roles := _ROLES.match(grant)):
                wanted += [each for each in _ROLE.findall(roles[1]) if each not in asked]
