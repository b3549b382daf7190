"""A search for a person among files: what lies inside files is found where it is, once, and whatever was not read is told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.files import Files
from scanner.cli import run
from scanner.demo.office import archive, message, xlsx
from scanner.model import Part, Place, Unit, Unread
from scanner.subject.named import apart
from scanner.subject.reading import Budget, readings
from scanner.subject.shelf import Shelf
from scanner.subject.together import together
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.subject_files import CANARIES, REQUEST, estate
from tests.test_bad_input import NOTICE

CONFIG = """notice = "notice.toml"
model = "none"
[[source]]
id = "share"
kind = "files"
path = "share"
purposes = ["products"]
"""


def home(folder: Path, share: Path | None = None) -> Path:
    """A folder to work in, with the estate or an empty share."""
    if share is None:
        (folder / "share").mkdir()
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "noticegap.toml").write_text(CONFIG)
    (folder / "request.toml").write_text(REQUEST)
    (folder / "request.toml").chmod(0o600)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    return home(folder, estate(folder))


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(home(tmp_path))
    return tmp_path / "share"


def told(capsys: pytest.CaptureFixture[str], *more: str, code: int = 0) -> dict[str, Any]:
    assert run(["subject", "locate", "--request", "request.toml", "-f", "json", *more]) == code, capsys.readouterr().err
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def places(found: dict[str, Any]) -> dict[tuple[str, Any], str]:
    """Tier by unit and first row."""
    return {(each["unit"], each["record"].get("row")): each["tier"] for each in found["matches"]}


EXACT = {
    ("backup.zip!old.zip!crm.csv", 1), ("books/register.xlsx!Old", 1), ("books/register.xlsx!Register", 1), ("crm.sqlite!customers", 1),
    ("letters/letter.docx", 0), ("letters/terms.pdf", 1), ("mail/box.mbox", 0), ("mail/box.mbox", 1), ("mail/box.mbox", 2),
    ("mail/box.mbox!3/letter.docx", 0), ("mail/box.mbox!3/list.csv", 1), ("mail/card.vcf", 0), ("mail/day.ics", 0), ("mail/one.eml", 0),
    ("web/export.xml", 1), ("web/page.html", 1),
}  # fmt: skip


def test_she_is_found_in_every_kind_of_file_and_once_in_each(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(whole)
    outputs = []
    for _ in range(2):
        assert run(["subject", "locate", "--request", "request.toml", "--show-names", "-f", "json"]) == 3
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1], "the same search twice gives the same bytes"
    found = json.loads(outputs[0])
    linked = {("crm.sqlite!orders", 1), ("crm.sqlite!orders", 2)}
    named = {("letters/Smith_Jane_refund.docx", None), ("people/Jane Smith/", None), ("pictures/garden.jpg", 0)}
    assert places(found) == dict.fromkeys(EXACT, "exact") | dict.fromkeys(linked, "linked") | dict.fromkeys(named, "name-only")
    assert len(found["matches"]) == len(places(found)), "nothing twice"
    assert [(each["unit"], each["record"]) for each in found["namesakes"]] == [("namesakes.csv", {"row": 0})]
    assert {each["unit"]: each["row_is"] for each in found["matches"] if "row_is" in each} == {
        "letters/terms.pdf": "page", "mail/box.mbox": "message", "web/page.html": "line", "mail/card.vcf": "card",
    }  # fmt: skip
    units = Counter(each["unit"] for each in found["searched"])
    assert set(units.values()) == {1}
    assert {unit for unit, _ in EXACT} | {"letters/other.docx", "backup.zip", "backup.zip!old.zip", "plain.txt", "people/"} <= set(units)
    assert [(each["unit"], each["reason"]) for each in found["unread"]] == [("letters/locked.pdf", "encrypted PDF")]
    assert "letters/locked.pdf" not in units, "what was not read was not searched"
    assert all(each["whole"] for each in found["searched"])


def test_a_person_reads_pages_and_messages_as_they_are_counted(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(whole)
    assert run(["subject", "locate", "--request", "request.toml"]) == 3
    said = capsys.readouterr().out
    assert "letters/terms.pdf [page 2]" in said and "mail/box.mbox [message 3]" in said and "web/page.html [lines 2 to 4]" in said
    assert not [canary for canary in CANARIES if canary in said.casefold()]


def test_no_identifier_is_in_what_is_written_nor_in_temporary_files(whole: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    log = tmp_path / "evidence"
    command = [sys.executable, "-m", "scanner", "subject", "locate", "--request", "request.toml", "--log", str(log), "-f", "json"]
    done = subprocess.run(
        command, cwd=whole, env=os.environ | {"TMPDIR": str(temporary)}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert list(temporary.iterdir()) == []
    written = done.stdout + done.stderr + "".join(path.read_text() + path.name for path in log.iterdir())
    assert not [canary for canary in CANARIES if canary in written.casefold()]
    assert "backup.zip!old.zip!crm.csv" in written


def test_names_inside_files_are_hidden_part_by_part(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = archive({"Jane Smith/letter.txt": b"Mrs Smith, jane.smith@example.org\n", "Smith_Jane_cv.txt": b"The weather is fine.\n"})
    (empty / "b.zip").write_bytes(archive({"Smith_Jane_cv.txt": b"The weather is fine.\n", "other.txt": b"So it is.\n"}))
    (empty / "Smith_Jane.zip").write_bytes(archive({"inner.zip": inner}))
    found = told(capsys)
    assert not [canary for canary in CANARIES if canary in json.dumps(found).casefold()]
    assert any(each["unit"].startswith("….zip!inner.zip!…") for each in found["searched"])
    names = [each["unit"] for each in told(capsys, "--show-names")["matches"]]
    assert sorted(names) == [
        "Smith_Jane.zip", "Smith_Jane.zip!inner.zip", "Smith_Jane.zip!inner.zip!Jane Smith/letter.txt", "Smith_Jane.zip!inner.zip!Smith_Jane_cv.txt",
        "b.zip!Smith_Jane_cv.txt",
    ], "what lies in a file that is called after her is not told for that; a folder in an archive is told by the archive's list"  # fmt: skip


MAILS = {
    "about.eml": message("Ada Example <ada@example.net>", "Tobias Okafor <tobias@example.net>", "Mrs Smith", "Mon, 02 Nov 2026 10:00:00 +0000",
                         "Jane Smith of 4 Mill Lane, SK9 5AF, born 29/02/1984, rang."),
    "others.eml": message("Ada Example <ada@example.net>", "Tobias Okafor <tobias@example.net>", "Lunch", "Mon, 02 Nov 2026 10:00:00 +0000",
                          "Shall we?"),
    "hers.eml": message("Jane Smith <jane.smith@example.org>", "Ada Example <ada@example.net>", "Hi", "Mon, 02 Nov 2026 10:00:00 +0000", "Hi."),
}  # fmt: skip


#: Fields of a mail that would be those of a record of a customer.
_CUSTOMER = b"Customer-Name: Ada Example\nCustomer-Email: ada@example.net\nDate-Of-Birth: 1990-01-01\n"


def test_a_mail_between_others_contradicts_nothing_and_teaches_nobodys_address(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in MAILS.items():
        (empty / name).write_bytes(content if name == "others.eml" else _CUSTOMER + content)
    people = [{"name": "Jane Smith", "email": "jane.smith@example.org"}, {"name": "Ada Example", "email": "ada@example.net"}]
    (empty / "people.jsonl").write_text((json.dumps({"members": people, "club": "chess"}) + "\n") * 2)
    found = told(capsys)
    assert {unit: tier for (unit, _), tier in places(found).items()} == {
        "about.eml": "probable", "hers.eml": "exact", "people.jsonl": "exact",
    }  # fmt: skip
    assert found["namesakes"] == []


class Slow:
    """An archive of three files; the time is over, or a person stops it, in the second."""

    def __init__(self, stop: bool = False) -> None:
        self.stop = stop
        self.budget = Budget.of(None)

    def units(self) -> Iterator[Unit]:
        yield Unit("a.zip", "file")

    def read(self, part: Part) -> Iterator[Any]:
        yield Unit("a.zip", "application/zip")
        for name in "xyz":
            yield Unit(f"a.zip!{name}.txt", "text")
            yield pa.RecordBatch.from_pydict({"": ["one"]})
            if name == "y":
                if self.stop:
                    raise KeyboardInterrupt
                object.__setattr__(self.budget, "seconds", 0.0)
                yield pa.RecordBatch.from_pydict({"": ["two"]})


def test_time_that_is_over_inside_an_archive_is_told_of_both() -> None:
    slow, lost = Slow(), list[Unread]()
    for reading in readings(slow, "s", Unit("a.zip", "file"), lost, slow.budget, lambda rows: None):
        list(reading.batches())
    assert lost == [
        Unread(Place("s", "a.zip!y.txt"), "the time for the search was over after 1 row"),
        Unread(Place("s", "a.zip"), "the time for the search was over before all that it holds was read"),
    ]


def test_what_a_file_says_of_itself_first_is_not_searched_twice() -> None:
    units = [each.unit for each in readings(Slow(), "s", Unit("a.zip", "file"), [], Budget.of(None), lambda rows: None)]
    assert [(unit.name, unit.form) for unit in units][:2] == [("a.zip", "application/zip"), ("a.zip!x.txt", "text")]


def test_who_stops_it_inside_an_archive_gets_what_was_found(
    empty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"Call Jane Smith, jane.smith@example.org\n"
    (empty / "a.zip").write_bytes(archive({"x.txt": text, "y.txt": text, "z.txt": text}))
    read = Files.read

    def stopped(self: Files, part: Part) -> Iterator[Any]:
        for item in read(self, part):
            if isinstance(item, Unit) and item.name == "a.zip!z.txt":
                raise KeyboardInterrupt
            yield item

    monkeypatch.setattr(Files, "read", stopped)
    assert run(["subject", "locate", "--request", "request.toml", "-f", "json"]) in (3, 130)
    found = json.loads(capsys.readouterr().out)
    assert {each["unit"] for each in found["matches"]} == {"a.zip!x.txt", "a.zip!y.txt"}
    assert any("stopped" in each["reason"] for each in found["unread"])


def test_links_reach_sheets_and_tables_of_database_files_and_each_file_is_read_a_few_times(
    empty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [f"K{number * 37 + 5:06}" for number in range(60)] + ["K900001"]
    people = [("customer_id", "name", "email"), *((key, f"Person {n}", f"p{n}@example.net") for n, key in enumerate(keys[:-1]))]
    people += [("K900001", "Jane Smith", "jane.smith@example.org")]
    (empty / "book.xlsx").write_bytes(xlsx({"Register": people, "Orders": [("client", "item"), *((key, "lamp") for key in keys)]}, "Ada"))
    listed = {f"part{n}.csv": ("client,amount\n" + "".join(f"{key},{n}\n" for key in keys)).encode() for n in range(20)}
    notes = {f"note{n}.txt": b"Call Jane Smith, jane.smith@example.org\n" for n in range(20)}
    (empty / "many.zip").write_bytes(archive({**listed, **notes}))
    assert run(["subject", "links", "-f", "json"]) == 0
    ends = {(each["unit"], each["to_unit"]) for each in json.loads(capsys.readouterr().out)["links"] if each["column"] == "customer_id"}
    assert {("book.xlsx!Register", "book.xlsx!Orders"), ("book.xlsx!Register", "many.zip!part7.csv")} <= ends
    link = '[[source.link]]\nfrom = "book.xlsx!Register.customer_id"\nto = "{}.client"\n'
    Path("noticegap.toml").write_text(CONFIG + "".join(map(link.format, ("Orders", *(f"many.zip!{name}" for name in listed)))))
    reads: Counter[str] = Counter()
    read = Files.read

    def counted(self: Files, part: Part) -> Iterator[Any]:
        reads[part.unit] += 1
        return read(self, part)

    monkeypatch.setattr(Files, "read", counted)
    found = told(capsys)
    linked = {(each["unit"], each["record"]["row"]): each["via"] for each in found["matches"] if each["tier"] == "linked"}
    assert set(linked) == {(f"many.zip!{name}", 60) for name in listed} | {("book.xlsx!Orders", 60)}
    assert linked["many.zip!part7.csv", 60] == ["share: many.zip!part7.csv.client = book.xlsx!Register.customer_id"]
    assert reads["many.zip"] <= 4, "one for each round, one for its texts, one for its links"


class Counted:
    """An archive with two files and one that breaks the reader."""

    def __init__(self) -> None:
        self.reads = 0

    def units(self) -> Iterator[Unit]:
        yield Unit("a.zip", "file")

    def read(self, part: Part) -> Iterator[Any]:
        self.reads += 1
        for name, size in (("x", 1), ("y", 5000)):
            yield Unit(f"a.zip!{name}", "text")
            yield pa.RecordBatch.from_pydict({"": ["one" * size]})
        yield Unit("a.zip!z", "text")
        raise ValueError("a value")


def test_a_file_is_read_once_for_what_is_wanted_of_it_and_errors_stay_with_whom_they_cost() -> None:
    archive_, part = Counted(), Part("s", "a.zip")
    shelf = Shelf({("s", "a.zip!x"), ("s", "a.zip!y"), ("s", "a.zip!z")}, most=1000)
    for _ in range(3):
        assert sum(item.num_rows for item in shelf.items(archive_, part, "a.zip!x")) == 1  # type: ignore[union-attr]
    assert archive_.reads == 1
    assert sum(item.num_rows for item in shelf.items(archive_, part, "a.zip!y")) == 1  # type: ignore[union-attr]
    assert archive_.reads == 2, "what is too large to be kept is read again"
    with pytest.raises(ValueError, match="a value"):
        list(shelf.items(archive_, part, "a.zip!z"))
    assert archive_.reads == 2


def test_rows_of_unlike_batches_together() -> None:
    one = pa.RecordBatch.from_pydict({"": ["a", "b"], "n": [1, 2]})
    other = pa.RecordBatch.from_pydict({"title": ["t"], "n": [["x", "y"]], "": [None]})
    assert together([one, other]).to_pylist() == [
        {"": "a", "n": ["1"], "title": None}, {"": "b", "n": ["2"], "title": None}, {"": None, "n": ["x", "y"], "title": "t"},
    ]  # fmt: skip
    assert together([one.slice(1)]).to_pylist() == [{"": "b", "n": 2}]


def test_where_a_unit_lies() -> None:
    assert apart("letters/a.docx") == ("letters/", "a.docx")
    assert apart("people/Jane/") == ("people/", "Jane")
    assert apart("b.zip!old/x.csv") == ("b.zip", "x.csv")
    assert apart("./") == ("./", ".")


def test_a_passage_over_pages_with_columns_of_their_own_is_told(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (
        "<p>Jane Smith</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>jane.smith@example.org</td></tr></table><p>07700 900018</p>"
    )
    (empty / "page.html").write_text(f"<!doctype html><html><body>{page}</body></html>")
    (only,) = told(capsys)["matches"]
    assert (only["tier"], {each["field"] for each in only["where"]}) == ("exact", {"name", "email", "phone"})
    assert all(each["end"] > each["start"] for each in only["where"])


def test_an_archive_that_breaks_off_keeps_what_came_before(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("x.txt", "Call Jane Smith, jane.smith@example.org\n")
        file.writestr("y.txt", "Call Jane Smith, jane.smith@example.org\n" * 200)
    (empty / "a.zip").write_bytes(out.getvalue()[:2000])
    found = told(capsys, code=3)
    assert "a.zip!x.txt" in {each["unit"] for each in found["matches"]}
    assert {each["unit"] for each in found["unread"]} <= {"a.zip", "a.zip!y.txt"}
