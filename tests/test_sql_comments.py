"""What a schema says of a column is weighed as its name is, and is never told."""

from __future__ import annotations

import pytest

from scanner.model import Unit
from tests import services
from tests.cells import scanned
from tests.services import read

COMMENTS = {
    "x17": "National Insurance number of the insured",
    "x18": "Jane Example's passport number",
    "y1": "Ask Joe Bloggs, 07700 900123",
    "email": "Mail",
}


@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_a_column_that_says_nothing_is_called_what_its_comment_says(kind: str) -> None:
    with (services.postgresql if kind == "postgresql" else services.mariadb)() as server:
        quoted = {name: "'" + text.replace("'", "''") + "'" for name, text in COMMENTS.items()}
        if kind == "postgresql":
            columns = ", ".join(f"{name} text" for name in COMMENTS)
            more = [f"COMMENT ON COLUMN S.t.{name} IS {text}" for name, text in quoted.items()]
            server.run("CREATE TABLE S.plain (x17 text, x18 text)", f"CREATE TABLE S.t ({columns})", *more)
        else:
            columns = ", ".join(f"{name} text COMMENT {text}" for name, text in quoted.items())
            server.run("CREATE TABLE S.plain (x17 text, x18 text)", f"CREATE TABLE S.t ({columns})")
        days = [f"scan {n} filed" for n in range(30)]
        rows = [f"('ref {n} open', '{day}', 'all well', 'p{n}@example.org')" for n, day in enumerate(days)]
        source = server.make(f"INSERT INTO S.t VALUES {', '.join(rows)}", "INSERT INTO S.plain SELECT x17, x18 FROM S.t")
        found, unread, state = scanned(source, server.unit("t"))
        assert unread == []
        assert {column: shown for (_, column), shown in found.items()} == {
            "x17": {"id.national"}, "x18": {"id.passport"}, "email": {"contact.email"},
        }  # fmt: skip
        words = [word for each in state.evidence["db"] for word in each.evidence]
        assert {word for word in words if word.startswith("comment")} == {"comment: national insurance number", "comment: passport number"}
        assert not any(name in repr((state.evidence, state.coverage)) for name in ("Jane", "jane", "Bloggs", "07700"))
        assert {c.unit: [name for name, _ in c.columns] for c in state.coverage} == {server.unit("t"): sorted(COMMENTS)}
        assert not [column for _, column in scanned(source, server.unit("plain"))[0] if column == "x17"]
        assert [type(item) is Unit for item in read(source, server.unit("plain"))] == [False]
