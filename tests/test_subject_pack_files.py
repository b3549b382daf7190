"""An answer from files: mails as records, documents by their text, and nothing whole that nobody has looked through."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scanner.config import load_config
from scanner.demo.office import archive, message
from scanner.subject.locate import locate
from scanner.subject.pack.case import Case
from scanner.subject.pack.extract import Workspace
from scanner.subject.pack.finish import CONTROLLER, finish, opened
from scanner.subject.pack.prepare import Job, prepare
from scanner.subject.pack.show import shown
from scanner.subject.request import load_request
from scanner.taxonomy import load
from tests.bench.subject import Quiet
from tests.pdfs import image, pages, stream, words
from tests.subject_answer import NOTICE, careful, decide, engine, keys, unpacked
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.subject_files import CANARIES, HERS, REQUEST, estate, files

CONFIG = """notice = "notice.toml"
model = "none"
[[source]]
id = "share"
kind = "files"
path = "share"
purposes = ["accounts"]
"""
_DATE = "Mon, 02 Nov 2026 10:00:00 +0000"


def prepared(folder: Path, more: str = "") -> tuple[Case, Path]:
    """What is in `folder`/share, searched and packed."""
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "noticegap.toml").write_text(CONFIG + more)
    (folder / "request.toml").write_text(REQUEST)
    (folder / "request.toml").chmod(0o600)
    config, request = load_config(folder / "noticegap.toml"), load_request(folder / "request.toml")
    search = locate(config, [request], Quiet(), keep=True)
    job = Job(config, [search.notice], load(), request, search.results[0], engine(), datetime(2026, 11, 3, 9, 0, tzinfo=UTC))
    return prepare(job, folder / "work", keys()), folder / "work"


def answered(work: Path, chosen: Callable[[dict[str, str]], tuple[str, str]] = careful) -> Mapping[str, bytes]:
    """The files of the answer after the review."""
    decide(work, chosen)
    finish(work, keys(), date(2026, 11, 28))
    return unpacked(work)


def released(row: Mapping[str, str]) -> tuple[str, str]:
    """Everything goes out."""
    return "release", "not-exempt"


def entries(case: Case, unit: str) -> dict[str, tuple[str, ...]]:
    """The kinds of entries of a unit and what can be decided of each."""
    return {item.kind: item.can for item in case.items if case.pieces[item.piece - 1].unit == unit}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Path, Mapping[str, bytes]]:
    folder = tmp_path_factory.mktemp("pack")
    estate(folder)
    case, work = prepared(folder)
    return case, work, answered(work)


def test_a_document_is_looked_through_like_a_text_and_goes_out_as_text_where_something_is_black(
    packed: tuple[Case, Path, Mapping[str, bytes]],
) -> None:
    case, _, answer = packed
    all_ = ("release", "redact", "withhold")
    assert entries(case, "letters/letter.docx") == {"other-people": all_, "layout": all_}
    number = next(piece.number for piece in case.pieces if piece.unit == "letters/letter.docx")
    assert [name for name in answer if name.startswith(f"documents/{number:02}")] == [f"documents/{number:02}-redacted.txt"]
    assert answer[f"documents/{number:02}-redacted.txt"].decode().splitlines() == [
        "Dear Mrs Smith,",
        "thank you for writing from jane.smith@example.org about your sensor.",
        "Your neighbour [redacted] of [redacted] ([redacted]) complained about it.",
        "Yours, the team",
        "[redacted]",
    ]


def test_nothing_of_others_is_in_the_answer(packed: tuple[Case, Path, Mapping[str, bytes]]) -> None:
    answer = b"".join(packed[2].values()).lower()
    assert [word for word in (b"okafor", b"ada@example.net", b"ada example", b"lunch", b"kettle", b"high street") if word in answer] == []
    assert b"jane.smith@example.org" in answer


def test_mails_are_records_and_their_box_is_not_copied(packed: tuple[Case, Path, Mapping[str, bytes]]) -> None:
    case, work, answer = packed
    piece = next(piece for piece in case.pieces if piece.unit == "mail/box.mbox")
    assert (piece.kind, piece.copied, piece.title, piece.records) == ("table", False, f"mail {piece.number}", 3)
    assert not (work / f"{piece.number:04}.original.age").exists()
    rows = json.loads(answer[f"data/{piece.number:02}-mail-{piece.number}.json"])
    assert {row["text"] for row in rows} == {"I want a refund.", "News for you.", "Mrs Smith rang from 07700 900018 again."}
    assert "[redacted] <[redacted]>, Jane Smith <jane.smith@example.org>" in {row["to"] for row in rows}, "of a domain that others share"


def test_of_what_lies_inside_a_file_the_text_goes_and_the_controller_is_told(packed: tuple[Case, Path, Mapping[str, bytes]]) -> None:
    case, work, answer = packed
    piece = next(piece for piece in case.pieces if piece.unit == "mail/box.mbox!3/letter.docx")
    assert (piece.kind, piece.copied, piece.lost) == ("document", False, None)
    assert (
        answer[f"documents/{piece.number:02}-redacted.txt"].decode().splitlines()[0]
        == "Customer C-10442 wrote from jane.smith@example.org."
    )
    kept = unpacked(work, CONTROLLER)
    assert json.loads(kept["manifest.json"])["text only, no original (it lies inside another file)"] == 1
    units = {row["object"]: row["remarks"] for row in csv.DictReader(io.StringIO(kept["units.csv"].decode("utf-8-sig"), newline=""))}
    assert units[piece.unit] == "a copy with parts blacked out, without the pictures and files in it"


def test_the_review_list_and_all_that_is_plain_hold_no_identifier(packed: tuple[Case, Path, Mapping[str, bytes]]) -> None:
    _, work, _ = packed
    for path in (path for path in work.rglob("*") if path.is_file()):
        data = path.name.encode().lower() + path.read_bytes().lower()
        sought = [canary for canary in CANARIES if len(canary) > 4 or path.suffix != ".age"]  # three letters stand in any cipher text
        assert [canary for canary in sought if canary.encode() in data] == [], path.name
    listed = (work / "review.csv").read_text("utf-8-sig")
    assert "share,document 5," in listed and "share,mail 7,message 2,to," in listed


def test_an_original_goes_out_once_a_person_has_looked_at_it_and_redact_gives_its_text(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    for name in ("letters/letter.docx", "letters/terms.pdf", "web/page.html"):
        (share / Path(name).name).write_bytes(files()[name])
    case, work = prepared(tmp_path)
    layout = next(item.id for item in case.items if item.kind == "layout")
    assert "      decrypt the original with age and look" in list(shown(opened(work, keys()), Workspace(work, keys()), [layout]))
    numbers = {piece.unit: f"{piece.number:02}" for piece in case.pieces}
    terms = f"document {int(numbers['terms.pdf'])}"
    answer = answered(work, lambda row: ("redact", "out-of-scope") if row["place"] == terms else released(row))
    assert answer[f"documents/{numbers['letter.docx']}.docx"] == files()["letters/letter.docx"]
    assert answer[f"documents/{numbers['terms.pdf']}-redacted.txt"].decode().startswith("Terms of service of our shop")
    assert answer[f"documents/{numbers['page.html']}.html"] == files()["web/page.html"]
    assert entries(case, "page.html")["unseen"] == ("release", "withhold"), "a page holds more than it shows"


def test_what_holds_others_is_never_copied_whole(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "Smith_Jane.zip").write_bytes(archive({"a.csv": HERS.encode(), "b.txt": b"Ada Example called.\n"}))
    case, work = prepared(tmp_path)
    zipped = next(piece for piece in case.pieces if piece.unit == "Smith_Jane.zip")
    assert (zipped.kind, zipped.copied) == ("document", False)
    assert {"ambiguous", "holder"} <= entries(case, "Smith_Jane.zip").keys()
    answer = answered(work, released)
    assert answer[f"documents/{zipped.number:02}-text.txt"].decode().split() == ["a.csv", "b.txt"]
    assert not any(b"Tobias" in data or b"Ada Example" in data for data in answer.values())


def test_a_table_of_which_only_the_name_is_hers_is_read_line_by_line(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "Smith_Jane_hours.csv").write_text("day,hours\n2026-11-02,7\n2026-11-03,8\n")
    (share / "Smith_Jane.csv").write_text(HERS)
    case, work = prepared(tmp_path)
    assert {piece.unit: piece.kind for piece in case.pieces} == {"Smith_Jane.csv": "table", "Smith_Jane_hours.csv": "text"}
    assert entries(case, "Smith_Jane_hours.csv").keys() == entries(case, "Smith_Jane.csv").keys() == {"ambiguous"}
    answer = answered(work, released)
    assert b"2026-11-02,7" in b"".join(answer.values())
    assert b"Okafor" not in b"".join(answer.values()), "of a table in which she is, only her rows"


def test_what_is_attached_to_her_mail_is_looked_at_by_a_person(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    mail = message(
        "Jane Smith <jane.smith@example.org>", "team@example.net", "My papers", _DATE, "See there.", {"cv.txt": b"Worked in Leeds.\n"}
    )
    (share / "a.eml").write_bytes(mail)
    case, work = prepared(tmp_path)
    assert entries(case, "a.eml")["attached"] == ("release", "withhold")
    assert b"Worked in Leeds" not in b"".join(answered(work, released).values())


def test_a_document_with_a_hole_is_read_by_a_person_or_told_as_not_copied(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    scan = stream(b"q 600 0 0 700 0 0 cm /I Do Q")
    scanned = pages(words(b"Customer C-10442, jane.smith@example.org"), scan, more=(image(10, 10, b"\x80" * 100),))
    (share / "scan.pdf").write_bytes(scanned)
    (share / "scan.zip").write_bytes(archive({"scan.pdf": scanned}))
    case, _ = prepared(tmp_path, "ocr = false\n")
    inner, outer = sorted(case.pieces, key=lambda piece: piece.unit, reverse=True)
    assert (outer.unit, outer.kind, outer.copied, outer.lost) == ("scan.pdf", "other", True, None)
    assert entries(case, "scan.pdf") == {"unseen": ("release", "withhold")}
    assert (inner.unit, inner.kind, inner.copied) == ("scan.zip!scan.pdf", "other", False)
    assert inner.lost is not None and inner.lost.startswith("page 2: an image without text"), "the reason is the hole"
    assert entries(case, "scan.zip!scan.pdf") == {}
