"""BSON, as mongodump writes it: each document is read, what is no text is told, and damage costs what comes behind it."""

from __future__ import annotations

import gzip
import io
import sys
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.files import Files
from connectors.readers import bson_, kinds
from connectors.readers.inside import root
from connectors.readers.node import Budget
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable
from scanner.model import Unit, Unread
from tests.cells import scanned

bson = pytest.importorskip("bson", reason="pymongo is not installed")


def member(n: int) -> dict[str, Any]:
    return {
        "_id": bson.ObjectId(f"{n:024x}"),
        "born": datetime(1950 + n, 2, 3),
        "salary": bson.Decimal128(f"{20_000 + 371 * n}.50"),
        "visits": bson.Int64(n),
        "device": bson.Binary.from_uuid(uuid.UUID(int=n)),
        "kin": [{"surname": "Okafor"}, {"surname": "Nowak"}],
        "note": b"text in bytes",
        "last": bson.Timestamp(86_400 * n, 1),
        "friend": bson.DBRef("members", n),
        "like": bson.Regex("^a"),
        "most": bson.MaxKey(),
        "old": None,
    }


def written(many: int = 40, **more: Any) -> bytes:
    return b"".join(bson.encode({**member(n), **more}) for n in range(many))


def read(data: bytes) -> tuple[dict[str, list[object]], list[tuple[str | None, str]]]:
    found: dict[str, list[object]] = {}
    unread: list[tuple[str | None, str]] = []
    for item in bson_.read(io.BytesIO(data), root("members.bson", Budget())):
        if isinstance(item, Unread):
            unread.append((item.place.column, item.reason))
        elif not isinstance(item, Unit):
            for name, values in item.to_pydict().items():
                found.setdefault(name, []).extend(values)
    return found, unread


def test_every_type_is_written_as_people_write_it() -> None:
    found, unread = read(written(2))
    assert not unread
    assert {name: values[1] for name, values in found.items()} == {
        "_id": f"{1:024x}",
        "born": "1951-02-03 00:00:00",
        "salary": "20371.50",
        "visits": "1",
        "device": str(uuid.UUID(int=1)),
        "kin[].surname": ["Okafor", "Nowak"],
        "note": "text in bytes",
        "last": "1970-01-02 00:00:00+00:00",
        "friend": "1",
        "like": "^a",
    }


def test_bytes_that_are_no_text_are_told() -> None:
    found, unread = read(written(3, photo={"data": b"\x89PNG\xff"}))
    assert len(found["_id"]) == 3 and unread == [("photo.data", "holds bytes that are no text: they were not read")]


def test_what_comes_before_damage_is_read() -> None:
    whole = written(5)
    for bad in (whole[:-1], whole + b"\1", whole[:-20] + b"\xff" * 20, whole + b"\xff\xff\xff\x7f" + b"x" * 50, whole + bytes(4)):
        rows = 0
        with pytest.raises(Unreadable, match="truncated or damaged BSON"):
            for item in bson_.read(io.BytesIO(bad), root("a.bson", Budget())):
                rows += item.num_rows  # type: ignore[union-attr]
        assert rows >= 4


@pytest.mark.parametrize("zipped", [False, True])
def test_a_dump_is_scanned(zipped: bool, tmp_path: Path) -> None:
    name = "members.bson.gz" if zipped else "members.bson"
    (tmp_path / name).write_bytes(gzip.compress(written()) if zipped else written())
    found, unread, _ = scanned(Files(path=str(tmp_path)), name)
    assert not unread
    told = {column: categories for (_, column), categories in found.items()}
    assert {"born": "demog.dob", "salary": "pay.standing", "kin[].surname": "person.name"}.items() <= {
        column: next(iter(categories)) for column, categories in told.items() if column
    }.items()


def test_the_reading_process_reads_it(tmp_path: Path) -> None:
    (tmp_path / "members").write_bytes(written())
    with (tmp_path / "members").open("rb") as file:
        found = list(Sandbox(seconds=20).items(file, "members", len(written())))
    assert sum(item.num_rows for item in found if not isinstance(item, (Unit, Unread))) == 40


@pytest.mark.parametrize(
    "head", [b"\x10\0\0\0\x02_ix\0", b"\xff\xff\xff\xff\x02_id\0", b"\x10\0\0\0\x63_id\0", b"\x10\0\0\0\x04_id\0", b"\x10\0\0\0", b""]
)
def test_other_bytes_are_no_documents(head: bytes) -> None:
    assert not bson_.is_documents(head + bytes(40))
    assert kinds.kind(written(1)[:8192], "a.bin") == bson_.MEDIA


def test_without_pymongo_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bson", None)
    with pytest.raises(Unreadable, match=r'^needs pymongo: pip install "noticegap\[mongodb\]"$'):
        list(bson_.read(io.BytesIO(b""), root("a.bson", Budget())))
