"""MariaDB: whether a user could write, by any right and in any role that it may take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connectors.sql import Sql
from scanner.errors import Unreadable
from tests import services


@pytest.fixture(scope="module")
def server() -> Iterator[services.Server]:
    with services.mariadb() as found:
        found.run("CREATE TABLE S.t (a int, `update` int)", f"CREATE ROLE {found.name}_r", f"CREATE ROLE {found.name}_outer")
        found.run(f"GRANT {found.name}_r TO {found.name}_outer")
        yield found
        found.run(f"DROP ROLE {found.name}_r", f"DROP ROLE {found.name}_outer")


@pytest.mark.parametrize(
    ("grants", "could"),
    [
        (["SELECT ON S.* TO U"], False),
        (["SELECT (a, `update`) ON S.t TO U"], False),
        (["SELECT, SHOW VIEW, LOCK TABLES, CREATE TEMPORARY TABLES ON S.* TO U"], False),
        (["SELECT ON S.* TO R", "R TO U"], False),
        (["SELECT ON S.* TO U", "UPDATE (a) ON S.t TO U"], True),
        *(([f"SELECT, {right} ON S.* TO U"], True) for right in ("CREATE", "ALTER", "DROP", "TRIGGER", "EVENT", "INDEX", "DELETE HISTORY")),
        (["FILE ON *.* TO U"], True),
        (["INSERT ON S.t TO R", "R TO U"], True),
        (["INSERT ON S.t TO R", "O TO U"], True),
    ],
)
def test_whether_a_user_could_write(server: services.Server, grants: list[str], could: bool) -> None:
    user = f"{server.name}@'%'"
    server.run(f"CREATE USER {user} IDENTIFIED BY 'correct-horse'")
    try:
        for grant in ["USAGE ON *.* TO U", "SELECT ON S.* TO U", *grants]:
            words = {"U": user, "R": f"{server.name}_r", "O": f"{server.name}_outer"}
            server.run("GRANT " + " ".join(words.get(word, word) for word in grant.split(" ")))
        assert Sql(server.login(server.name, "correct-horse")).could_write() is could
    finally:
        server.run(f"DROP USER {user}", f"REVOKE ALL PRIVILEGES, GRANT OPTION FROM {server.name}_r")


def test_a_user_whose_rights_were_taken_away_does_not_see_an_empty_server(server: services.Server) -> None:
    """The server lists nothing of what may not be seen: a scan of it ended with exit code 0, and called all findings gone."""
    user = f"{server.name}@'%'"
    server.run(f"CREATE USER {user} IDENTIFIED BY 'correct-horse'")
    try:
        with pytest.raises(Unreadable, match=r"^holds no table that this user may see$"):
            list(Sql(server.login(server.name, "correct-horse", database="")).units())
    finally:
        server.run(f"DROP USER {user}")
