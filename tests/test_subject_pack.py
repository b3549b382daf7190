"""The answer to a request from the search's result to the package: what is in it, what is not, and that nothing plain is left behind."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from connectors.files import Files
from scanner.config import Source
from scanner.errors import ConfigError, ScannerError
from scanner.model import Part, Place
from scanner.setup import connect
from scanner.subject.pack.archive import archive
from scanner.subject.pack.documents import document
from scanner.subject.pack.extract import Workspace
from scanner.subject.pack.finish import ANSWER, CONTROLLER, PACKAGE, Released, finish, opened
from scanner.subject.pack.forget import forget
from scanner.subject.pack.keys import Keys, for_recipients, fresh, from_identity, unlocked
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.prepare import prepare
from scanner.subject.pack.seal import sealed, unsealed
from scanner.subject.pack.show import shown
from scanner.subject.result import Located, Span
from tests.subject_answer import CALL, CANARIES, CUSTOMER, LETTER, PASSPHRASE, careful, decide, estate, job, keys, located, match, unpacked

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estate")
    prepare(job(estate(folder)), folder / "work", keys())
    return folder / "work"


@pytest.fixture
def work(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "work"))


@pytest.fixture(scope="module")
def package(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = Path(shutil.copytree(prepared, tmp_path_factory.mktemp("packed") / "work"))
    decide(work, careful)
    finish(work, keys(), TODAY)
    return work


def files_of(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_nothing_that_is_written_holds_a_value(package: Path) -> None:
    written = list(files_of(package))
    assert {"review.csv", "HOW-TO.txt", "workspace.json", "identity.age", ANSWER, CONTROLLER} <= {path.name for path in written}
    for path in written:
        data = path.read_bytes().lower() + str(path.relative_to(package)).lower().encode()
        for canary in CANARIES:
            for form in (canary, canary.replace(" ", ""), canary[::-1]):
                assert form.encode() not in data and form.encode("utf-16-le") not in data, path.name


def test_the_canaries_are_in_what_is_encrypted(package: Path) -> None:
    """Else the test above would pass for an empty answer."""
    inside = b"".join(unpacked(package).values()).lower()
    assert [canary for canary in ("smith", "jane", "7946", "10442", "asthma") if canary.encode() not in inside] == []


def test_folders_and_files_are_private(package: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in files_of(package) if path.name != "review.csv"} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (package, package / PACKAGE)} == {0o700}


def test_a_record_is_given_as_csv_and_json(package: Path) -> None:
    files = unpacked(package)
    (record,) = json.loads(files["data/02-customers.json"])
    assert record == CUSTOMER | {"agent_email": "[redacted]", "notes": CUSTOMER["notes"].replace("Tobias Wetherby", "[redacted]")}  # type: ignore[attr-defined]
    head, row = csv.reader(io.StringIO(files["data/02-customers.csv"].decode("utf-8-sig"), newline=""))
    assert dict(zip(head, row, strict=True)) == {key: str(value) for key, value in record.items()} | {"notes": "'" + record["notes"]}


def test_the_columns_are_explained_in_the_words_of_the_notice(package: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(unpacked(package)["data/columns.csv"].decode("utf-8-sig"), newline="")))
    email = next(row for row in rows if row["column"] == "email")
    assert email == {
        "file": "data/02-customers.csv", "column": "email", "what it holds": "Email address",
        "in the words of our privacy notice": "Names and contact details",
    }  # fmt: skip


def test_others_are_blacked_out_on_a_copy(package: Path) -> None:
    text = unpacked(package)["documents/03-redacted.txt"].decode()
    assert text.splitlines() == [
        "Dear Mrs Smith,",
        "thank you for your call about the sensor in your hall.",
        "Your neighbour [redacted] of [redacted], [redacted], complained about it.",
        "[redacted]",
        "Mr [redacted] has been told.",
        "Yours, the team",
    ]


def test_offsets_of_what_was_blacked_out_are_kept(package: Path) -> None:
    lines = csv.DictReader(io.StringIO(unpacked(package, CONTROLLER)["redactions.csv"].decode("utf-8-sig"), newline=""))
    said = {
        LETTER.splitlines()[int(row["record, line or turn"])][int(row["start"]) : int(row["end"])] for row in lines if row["unit"] == "3"
    }
    assert {"Tobias Wetherby", "tobias.wetherby@example.net", "Wetherby"} <= said


def test_no_original_goes_out_beside_a_copy_that_is_blacked_out(package: Path) -> None:
    assert [name for name in unpacked(package) if name.startswith(("calls/", "documents/03"))] == [
        "calls/01.txt",
        "documents/03-redacted.txt",
    ]
    assert not any(b"Wetherby" in data or b"wetherby" in data for data in unpacked(package).values())


def test_a_call_says_who_speaks(package: Path) -> None:
    assert unpacked(package)["calls/01.txt"].decode().splitlines() == [
        "[00:00:01] Caller (you): Hello, it is Jane Smith, jane.smith@example.org.",
        "[00:00:04] Agent (other speaker): Thank you. Is [redacted] with you?",
    ]


def test_what_is_released_as_it_is_keeps_its_bytes(work: Path, prepared: Path) -> None:
    decide(work, lambda row: ("release", "not-exempt"))
    finish(work, keys(), TODAY)
    files = unpacked(work)
    assert files["documents/04.png"] == b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
    assert files["documents/03.txt"] == LETTER.encode() and files["calls/01-original.vtt"] == CALL.encode()
    assert [record["id"] for record in json.loads(files["data/02-customers.json"])] == [17, 911]


def test_a_format_that_is_not_looked_into_cannot_be_blacked_out(work: Path) -> None:
    decide(work, lambda row: ("redact", "other-people") if row["place"] == "document 4" else careful(row))
    with pytest.raises(ConfigError, match=r"review\.csv line 10: R009 can be release or withhold"):
        finish(work, keys(), TODAY)


@pytest.mark.parametrize(
    ("why", "place", "gone"),
    [("other people", "document 3", "documents/03"), ("a format", "document 4", "documents/04"), ("other people", "call 1", "calls/01")],
)
def test_what_is_withheld_is_not_there(work: Path, why: str, place: str, gone: str) -> None:
    withheld = ("withhold", "confidential-reference")
    decide(work, lambda row: withheld if row["why"].startswith(why) and row["place"] == place else careful(row))
    finish(work, keys(), TODAY)
    files = unpacked(work)
    assert not [name for name in files if name.startswith(gone)]
    assert "1 place: a confidential reference (DPA 2018 Sch 2 para 24)" in files["letter.md"].decode()


def test_a_ground_that_must_not_be_told_is_not_told(work: Path) -> None:
    decide(work, lambda row: ("withhold", "crime-and-taxation") if row["place"] == "document 4" else careful(row))
    finish(work, keys(), TODAY)
    letter = unpacked(work)["letter.md"].decode()
    assert "crime" not in letter and "- Some information is not included because the law exempts it" in letter
    assert "crime-and-taxation" in unpacked(work, CONTROLLER)["decisions.csv"].decode()


def test_a_table_does_not_tell_either(work: Path) -> None:
    def chosen(row: dict[str, str]) -> tuple[str, str]:
        return ("withhold", "not-the-person") if "may be about someone else" in row["why"] else ("release", "not-exempt")

    decide(work, chosen)
    finish(work, keys(), TODAY)
    letter = unpacked(work)["letter.md"].decode()
    assert "| crm | 1 record | data/02-customers.csv, data/02-customers.json |  |" in letter and "We left nothing out." in letter


def test_what_is_not_the_persons_is_not_told(package: Path) -> None:
    letter = unpacked(package)["letter.md"].decode()
    assert "who asks" not in letter and "Some information is not included" not in letter


def test_a_reviewer_can_black_out_what_the_detectors_missed(work: Path) -> None:
    decide(work, lambda row: ("release", "not-exempt"))
    finish(work, keys(), TODAY, words=["the  SENSOR", "paid"])
    files = unpacked(work)
    assert "about [redacted] in your hall." in files["documents/03-redacted.txt"].decode() and "documents/03.txt" not in files
    assert "Wetherby [redacted] for her twice" in json.loads(files["data/02-customers.json"])[0]["notes"]
    assert "calls/01-original.vtt" in files  # none of the words is in it
    kept = unpacked(work, CONTROLLER)["redactions.csv"].decode()
    assert "3,1,,30,40,words,other-people" in kept and "2,id 17,notes,26,30,words,other-people" in kept


def test_a_column_and_a_cell_can_be_withheld(work: Path) -> None:
    def chosen(row: dict[str, str]) -> tuple[str, str]:
        return ("withhold", "other-people") if row["column"] in ("agent_email", "notes") else careful(row)

    decide(work, chosen)
    finish(work, keys(), TODAY)
    (record,) = json.loads(unpacked(work)["data/02-customers.json"])
    assert "agent_email" not in record and record["notes"] == "[withheld]"
    assert b"agent_email" not in unpacked(work)["data/columns.csv"]


def test_nothing_leaves_while_something_is_undecided(work: Path) -> None:
    with pytest.raises(ConfigError, match=r"9 entries R001, .*, R009 are undecided. Nothing is released"):
        finish(work, keys(), TODAY)
    assert not (work / PACKAGE).exists()


def test_the_letter_says_what_was_searched_found_and_left_out(package: Path) -> None:
    letter = unpacked(package)["letter.md"].decode()
    for said in (
        "You asked us on 2 November 2026", "your name, your e-mail address, your phone number and your customer id",
        "| crm | 1 table, 250,000 records | – |", "| share | 1 file, 6 records | 1 file could not be read |",
        "1 place: legal professional privilege (DPA 2018 Sch 2 para 19)", "within 30 days", "s.164A", "ico.org.uk", "____________",
    ):  # fmt: skip
        assert said in letter
    assert "namesake" not in letter and "old.pdf" not in letter and "undeclared" not in letter


def test_the_sheet_shows_blanks_as_blanks(package: Path) -> None:
    sheet = unpacked(package)["article-15.md"].decode()
    sections = dict(part.split("\n\n", 1) for part in sheet.split("## ")[1:])
    assert sections["Transfers outside the United Kingdom, and their safeguards"].strip() == "- ____________"
    assert sections["Automated decisions and profiling (UK GDPR Art 22A-22D)"].strip() == "____________"
    assert sections["Why we use your data"].strip() == "- for the operation of customer accounts – lawful basis: contract"
    assert "six years after the last order." in sections["How long we keep it"]
    assert 'class="gap"' in unpacked(package)["article-15.html"].decode()


def test_contradictions_are_for_the_controller_alone(package: Path) -> None:
    kept = unpacked(package, CONTROLLER)
    assert "crm,customers,health,Health information,undeclared" in kept["contradictions.csv"].decode()
    assert not any(b"undeclared" in data for data in unpacked(package).values())
    assert {"search-log.md", "locations.csv", "trail.md", "decisions.csv", "units.csv"} <= kept.keys()


def test_the_trail_names_hops_and_namesakes(package: Path) -> None:
    trail = unpacked(package, CONTROLLER)["trail.md"].decode()
    assert "- crm: customers.id = badges.customer: 1 record\n" in trail
    assert "- crm: customers, id 5: name equal, born differs" in trail


def test_the_manifest_has_the_hash_of_every_file(package: Path) -> None:
    files = unpacked(package)
    listed = json.loads(files.pop("manifest.json"))["files"]
    assert {one["name"]: one["sha256"] for one in listed} == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    answer = json.loads(unpacked(package, CONTROLLER)["manifest.json"])["answer"]
    assert answer[:-1] == listed and answer[-1]["name"] == "manifest.json"


def test_the_same_case_gives_the_same_bytes(package: Path, work: Path) -> None:
    decide(work, careful)
    finish(work, keys(), TODAY)
    assert unpacked(work) == unpacked(package) and unpacked(work, CONTROLLER) == unpacked(package, CONTROLLER)


def test_the_originals_stay_as_they_are(tmp_path: Path) -> None:
    config = estate(tmp_path)
    sources = list(files_of(tmp_path))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sources}
    prepare(job(config), tmp_path / "work", keys())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sources} == before


def test_a_document_that_vanished_is_said_to_be_lost(tmp_path: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "share" / "badge.png").unlink()
    case = prepare(job(config), tmp_path / "work", keys())
    assert [piece.lost for piece in case.pieces] == [None, None, None, "vanished after it was searched"]
    decide(tmp_path / "work", careful)
    assert finish(tmp_path / "work", keys(), TODAY).lost == 1
    assert "1 document: found, but it could not be copied." in unpacked(tmp_path / "work")["letter.md"].decode()


def test_a_person_of_whom_nothing_is_held_gets_an_answer_too(tmp_path: Path) -> None:
    nothing = Located("SAR-2026-014", ("names",), (), (), located().searched, ())
    prepare(job(estate(tmp_path), nothing), tmp_path / "work", keys())
    assert finish(tmp_path / "work", keys(), TODAY).decisions == {}
    letter = unpacked(tmp_path / "work")["letter.md"].decode()
    assert "We found no personal data about you." in letter and "We left nothing out." in letter


def test_a_source_without_purpose_stops_before_anything_is_written(tmp_path: Path) -> None:
    config = estate(tmp_path)
    wrong = replace(config, sources=(replace(config.sources[0], purposes=()), *config.sources[1:]))
    with pytest.raises(ConfigError, match='source "crm": has no purposes'):
        prepare(job(wrong), tmp_path / "work", keys())
    assert not (tmp_path / "work").exists()


def test_a_package_is_not_written_twice(work: Path) -> None:
    decide(work, careful)
    finish(work, keys(), TODAY)
    with pytest.raises(ConfigError, match="exists already"):
        finish(work, keys(), TODAY)


def test_what_cannot_be_recorded_is_not_released(work: Path) -> None:
    def audit(released: Released) -> None:
        assert released.files[0].name == "calls/01.txt"
        raise ScannerError("the audit log cannot be written")

    decide(work, careful)
    with pytest.raises(ScannerError, match="audit log"):
        finish(work, keys(), TODAY, audit)
    assert not (work / PACKAGE).exists() and not list(work.glob("*.partial"))


def test_another_passphrase_or_key_opens_nothing(work: Path) -> None:
    with pytest.raises(ConfigError, match=r"identity\.age: the passphrase does not open it\."):
        unlocked((work / "identity.age").read_bytes(), "another passphrase")
    with pytest.raises(ScannerError, match=r"case\.json\.age: cannot be decrypted"):
        opened(work, fresh("another passphrase"))


def test_a_copy_that_was_changed_is_refused(work: Path) -> None:
    decide(work, careful)
    path = work / "0003.rows.age"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(ScannerError, match=r"0003\.rows\.age: cannot be decrypted"):
        finish(work, keys(), TODAY)
    assert not (work / PACKAGE).exists()


def test_show_gives_the_reviewer_the_words(work: Path) -> None:
    case = opened(work, keys())
    assert "      2: Your neighbour ⟦Tobias Wetherby⟧ of ⟦12 Mill Lane⟧, ⟦tobias.wetherby@example.net⟧, complained about it." in list(
        shown(case, Workspace(work, keys()))
    )
    only = list(shown(case, Workspace(work, keys()), ["R002"]))
    assert only[0].startswith("R002  may be about someone else") and "full_name: Jane Ann Smith" in only[2]
    with pytest.raises(ConfigError, match=r"--entry: no entry of that id\. .*R001"):
        list(shown(case, Workspace(work, keys()), ["R999"]))


def test_forget_deletes_the_workspace_and_its_key(work: Path) -> None:
    gone = forget(work)
    assert (gone.reference, gone.key) == ("SAR-2026-014", True) and gone.files > 8
    assert not work.exists()


def test_forget_deletes_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("x")
    with pytest.raises(ConfigError, match="is no workspace"):
        forget(tmp_path / "mine")
    assert (tmp_path / "mine" / "file").exists()


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
def test_the_ordinary_tool_opens_what_is_encrypted_to_its_key(tmp_path: Path) -> None:
    subprocess.run(["age-keygen", "-o", tmp_path / "key"], check=True, capture_output=True)
    public = subprocess.run(["age-keygen", "-y", tmp_path / "key"], check=True, capture_output=True, text=True).stdout.strip()
    prepare(job(estate(tmp_path)), tmp_path / "work", for_recipients([public]))
    assert not (tmp_path / "work" / "identity.age").exists()
    os.chmod(tmp_path / "key", 0o600)
    decide(tmp_path / "work", careful)
    finish(tmp_path / "work", from_identity(tmp_path / "key"), TODAY)
    path = tmp_path / "work" / PACKAGE / ANSWER
    data = subprocess.run(["age", "-d", "-i", tmp_path / "key", path], check=True, capture_output=True).stdout
    (tmp_path / "answer.zip").write_bytes(data)
    assert zipfile.ZipFile(tmp_path / "answer.zip").testzip() is None


def test_secrets_are_in_no_repr() -> None:
    said = repr(keys()) + repr(located()) + repr(Keys((), (), b"locked"))
    assert not [
        canary
        for canary in (*CANARIES, PASSPHRASE, "AGE-SECRET")
        if canary.casefold() in said.casefold().replace("smith_jane", "").replace("_grievance", "")
    ]


def test_a_record_without_its_values_is_no_empty_record(tmp_path: Path) -> None:
    found = replace(located(), matches=tuple(replace(one, cells={}) for one in located().matches))
    with pytest.raises(ValueError, match="search with keep"):
        prepare(job(estate(tmp_path), found), tmp_path / "work", keys())
    assert not (tmp_path / "work").exists()


def test_a_speaker_with_a_name_is_someone_too(tmp_path: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "calls" / "c1.vtt").write_text(CALL.replace("<v Agent>", "<v Tobias Wetherby>").replace("<v Caller>", "<v Jane Ann Smith>"))
    prepare(job(config), tmp_path / "work", keys())
    decide(tmp_path / "work", careful)
    finish(tmp_path / "work", keys(), TODAY)
    assert [line[11:].split(":")[0] for line in unpacked(tmp_path / "work")["calls/01.txt"].decode().splitlines()] == [
        "Jane Ann Smith (you)", "[redacted] (other speaker)",
    ]  # fmt: skip


def test_the_package_opens_when_the_workspace_is_forgotten(work: Path, tmp_path: Path) -> None:
    decide(work, careful)
    finish(work, keys(), TODAY, package=fresh(PASSPHRASE))
    (work / PACKAGE).rename(tmp_path / PACKAGE)
    old = (work / "0001.rows.age").read_bytes()
    forget(work)
    own = unlocked((tmp_path / PACKAGE / "identity.age").read_bytes(), PASSPHRASE)
    assert "letter.md" in unpacked(tmp_path, opened=own)
    (tmp_path / "backup.age").write_bytes(old)
    with pytest.raises(ScannerError, match="cannot be decrypted"), unsealed(tmp_path / "backup.age", own) as file:
        file.read()


def test_show_says_where_the_original_is(work: Path) -> None:
    said = list(shown(opened(work, keys()), Workspace(work, keys()), ["R009"]))
    assert said[1].endswith("can be release / withhold; the original is in 0004.original.age")
    assert said[2].strip() == "its text was not read: decrypt the original with age and look"


def test_a_call_that_cannot_be_read_to_the_end_is_looked_at_by_a_person(tmp_path: Path) -> None:
    config = estate(tmp_path)
    broken = b'{"turns": [{"speaker": "Caller", "start": 1, "text": "It is Jane Smith"}, {"speaker": "Ag'
    (tmp_path / "calls" / "c1.vtt").write_bytes(broken)
    case = prepare(job(config), tmp_path / "work", keys())
    assert [(item.kind, item.can) for item in case.items if item.piece == 1][-1] == ("unseen", ("release", "withhold"))
    assert (case.pieces[0].kind, case.pieces[0].copied, case.pieces[0].lost) == ("other", True, None)


def test_what_could_not_be_looked_through_is_not_released_because_of_a_mark(tmp_path: Path) -> None:
    """Marks of a part that was read promise no safe copy of the rest."""
    config = estate(tmp_path)
    case = prepare(job(config), tmp_path / "work", keys())
    piece = replace(case.pieces[2], kind="other")
    out = io.BytesIO()
    with archive(out) as made:
        given = document(made, Workspace(tmp_path / "work", keys()), piece, Outcome(black={"R007": "other-people"}))
    assert (given.files, given.note) == ((), "left out: this format cannot be blacked out safely") and made.packed == []


def test_a_source_that_fails_while_it_is_copied_is_lost_and_no_disk_error(tmp_path: Path) -> None:
    class Gone(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))  # as a share does that went away

    class Failing(Files):
        def original(self, part: Part) -> BinaryIO:
            return io.BufferedReader(Gone())  # type: ignore[return-value]

    def connector(source: Source) -> Any:
        return Failing(str(tmp_path / "share")) if source.id == "share" else connect(source)

    case = prepare(replace(job(estate(tmp_path)), connector=connector), tmp_path / "work", keys())
    assert [piece.lost for piece in case.pieces] == [None, None, None, "cannot be read: stale file handle"]
    assert (case.pieces[2].kind, case.pieces[2].copied) == ("text", False)  # its text was read, and can be given as a copy
    decide(tmp_path / "work", lambda row: ("release", "not-exempt"))
    finish(tmp_path / "work", keys(), TODAY)
    assert unpacked(tmp_path / "work")["documents/03-text.txt"].decode() == LETTER


def test_a_workspace_of_another_version_is_refused(work: Path) -> None:
    with unsealed(work / "case.json.age", keys()) as file:
        table = json.loads(file.read())
    (work / "case.json.age").unlink()
    with sealed(work / "case.json.age", keys()) as out:
        out.write(json.dumps(table | {"schema": "noticegap/subject-case/0"}).encode())
    with pytest.raises(ScannerError, match="written by another version"):
        opened(work, keys())


def test_the_key_goes_first(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path) -> None:
        raise ScannerError("cannot be deleted")

    monkeypatch.setattr("scanner.subject.pack.forget.delete", refused)
    with pytest.raises(ScannerError, match="cannot be deleted"):
        forget(work)
    assert not (work / "identity.age").exists() and (work / "case.json.age").exists()


def test_tables_and_columns_with_a_name_in_them_are_numbered(tmp_path: Path) -> None:
    cells = {"id": 1, "jane_smith": "asked by Tobias Wetherby", "email": "jane.smith@example.org"}
    found = replace(located(), matches=(replace(located().matches[1], place=Place("crm", "smith_orders"), cells=cells),))
    prepare(job(estate(tmp_path), found), tmp_path / "work", keys())
    listed = (tmp_path / "work" / "review.csv").read_text("utf-8-sig")
    assert "crm,table 1,id 17,column 1," in listed and "smith" not in listed
    decide(tmp_path / "work", careful)
    finish(tmp_path / "work", keys(), TODAY)
    assert json.loads(unpacked(tmp_path / "work")["data/01-table-1.json"])[0]["jane_smith"] == "asked by [redacted]"


def test_a_list_that_is_gone_is_written_anew(work: Path) -> None:
    before = (work / "review.csv").read_bytes()
    (work / "review.csv").unlink()
    with pytest.raises(ConfigError, match="A new list was written"):
        finish(work, keys(), TODAY)
    assert (work / "review.csv").read_bytes() == before and stat.S_IMODE((work / "review.csv").stat().st_mode) == 0o600


def test_what_changed_while_it_was_copied_is_not_given_as_it_was_not_seen(tmp_path: Path) -> None:
    """The reviewer decides on the text that was looked through: an original with other words must not go out on that decision."""
    share = tmp_path / "share"

    class Changing(Files):
        def read(self, part: Part) -> Iterator[Any]:
            (share / "Smith_Jane_grievance.txt").write_text("Dear Mrs Smith,\nnothing more.\n", "utf-8")
            return super().read(part)

    def connector(source: Source) -> Any:
        return Changing(str(share)) if source.id == "share" else connect(source)

    case = prepare(replace(job(estate(tmp_path)), connector=connector), tmp_path / "work", keys())
    assert [(piece.copied, piece.lost) for piece in case.pieces if piece.source == "share"] == [(False, None), (True, None)]
    decide(tmp_path / "work", lambda row: ("release", "not-exempt"))
    finish(tmp_path / "work", keys(), TODAY)
    files = unpacked(tmp_path / "work")
    assert files["documents/03-text.txt"].decode() == "Dear Mrs Smith,\nnothing more.\n"
    assert not any(b"Wetherby" in data for name, data in files.items() if name.startswith("documents/"))


def test_a_log_is_mostly_about_others(tmp_path: Path) -> None:
    config = estate(tmp_path)
    lines = [f"user kestrel{number:03} logged in" for number in range(150)]
    lines[70] = "user jane.smith logged in"
    (tmp_path / "share" / "app.log").write_text("\n".join(lines), "utf-8")
    one = match("share", "app.log", "text", {"row": 70}, spans=(Span(70, 5, 15, "name"),))
    prepare(job(config, replace(located(), matches=(one,))), tmp_path / "work", keys())
    said = list(shown(opened(tmp_path / "work", keys()), Workspace(tmp_path / "work", keys())))
    assert [line.split("  (")[0] for line in said if line.startswith("R")] == ["R001  lines in which the person is not, of a long text"]
    assert "found: 149 × line; can be release / redact / withhold" in said[1] and "0: ⟦user kestrel000 logged in⟧" in said[2]
    decide(tmp_path / "work", lambda row: ("redact", "not-the-person"))
    finish(tmp_path / "work", keys(), TODAY)
    assert unpacked(tmp_path / "work")["documents/01-redacted.log"].decode().splitlines() == ["[redacted]", lines[70], "[redacted]"]


def test_a_letter_is_theirs_though_it_names_them_once(tmp_path: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "share" / "long.txt").write_text("Dear Mrs Smith,\n" + "we thank you for your letter.\n" * 60, "utf-8")
    one = match("share", "long.txt", "text", {"row": 0})
    assert prepare(job(config, replace(located(), matches=(one,))), tmp_path / "work", keys()).items == ()


def test_show_says_where_a_doubtful_document_names_the_person(tmp_path: Path) -> None:
    one = match("calls", "c1.vtt", "transcript", {"row": 0}, tier="name-only", score=0.2, spans=(Span(0, 13, 23, "name"),))
    prepare(job(estate(tmp_path), replace(located(), matches=(one,))), tmp_path / "work", keys())
    said = list(shown(opened(tmp_path / "work", keys()), Workspace(tmp_path / "work", keys()), ["R001"]))
    assert (
        said[0].startswith("R001  may be about someone else") and said[2].strip() == "0: Hello, it is ⟦Jane Smith⟧, jane.smith@example.org."
    )


def test_a_mail_may_carry_what_its_lines_do_not_tell(tmp_path: Path) -> None:
    config = estate(tmp_path)
    (tmp_path / "share" / "a.eml").write_text("To: jane.smith@example.org\n\nDear Jane Smith\n\nVG9iaWFzIFdldGhlcmJ5\n", "utf-8")
    case = prepare(job(config, replace(located(), matches=(match("share", "a.eml", "text", {"row": 0}),))), tmp_path / "work", keys())
    assert [(item.kind, item.what, item.can) for item in case.items] == [("unseen", "1 × may hold encoded parts", ("release", "withhold"))]
