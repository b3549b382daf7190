"""`noticegap why`: one sentence says what stopped a value from being found, and a finding's ledger says where it comes from."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors import Engine
from scanner.cli import run
from scanner.errors import ConfigError
from scanner.pattern import Shape
from scanner.why.detector import check
from scanner.why.edits import stretch, told
from scanner.why.near import Near, nearest
from tests.pace import seconds
from tests.packs import patterns
from tests.test_bad_input import NOTICE


@pytest.fixture
def why(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `noticegap why`; gives what it printed, blanks as one space."""

    def job(*args: str, code: int = 0) -> str:
        assert run(["why", *args]) == code
        out, err = capsys.readouterr()
        return " ".join(f"{out}{err}".split())

    return job


@pytest.mark.parametrize(
    ("entity", "text", "sentence"),
    [
        ("UK_NHS", "my NHS number is 999 000 0017", "“999 000 0017” fails its check"),
        ("UK_NHS", "my NHS number is 999 000 0017", "it would pass with 8 as its last character."),
        ("UK_NHS", "my NHS number is 999 000 001", "“999 000 001” has 9 digits, 10 are wanted."),
        ("UK_NHS", "NHS 99900000181", "“99900000181” has 11 digits, 10 are wanted."),
        ("UK_NHS", "999 000 0018", "“999 000 0018” needs a word near it (up to 50 characters before, 30 behind) or in the column's name"),
        ("UK_NHS", f"nhs {'-' * 70} 999 000 0018", "; “nhs” stands 72 characters away."),
        ("UK_SORT_CODE", "sort code 12-34-5", "“12-34-5” has 5 digits, 6 are wanted"),
        ("UK_NHS", "NHS ９９９–０００–００１７", "it would pass with 8 as its last character."),
        ("UK_NINO", "QQ123456C", "“Q” at position 1 is not allowed (A to C, E, G, H, J to P, R to T or W to Z would be)"),
        ("UK_NINO", "xAB123456C", "“AB123456C” touches “x” before it and must stand alone."),
        ("UK_NINO", "AB1234567C", "“7” at position 9 is one too many."),
        ("CREDIT_CARD", "4111 1111 1111 1112", "it would pass with 1 as its last character"),
        ("CREDIT_CARD", "4111 1111 1111 111", "has 15 digits, 16 are wanted."),
        ("EMAIL_ADDRESS", "write to ann@example", "“ann@example” “.” is missing in it."),
        ("GENDER", "femal", "the nearest is “female”."),
    ],
)
def test_one_sentence_says_what_stopped_it(why: Any, entity: str, text: str, sentence: str) -> None:
    said = why("--text", text, "--entity", entity)
    assert re.match(rf"{entity} \([^)]+\): not found ", said)
    assert sentence in said


@pytest.mark.parametrize(
    ("column", "table", "sentence"),
    [
        ("kids", "", "✗ the column's name says “kids”, which counts only where people stand in the rows: a name, a contact"),
        ("kids", "products", "✗ the column's name says “kids”, but the table's name holds “product”, which forbids it."),
        ("kids", "customers", "✗ the column's name says “kids”: a scan reports the column, whatever its cells hold."),
        ("next_of_kin", "", "✗ the column's name says “next of kin”: a scan reports the column"),
    ],
)
def test_where_only_the_columns_name_speaks_it_is_told_whether_it_does(why: Any, column: str, table: str, sentence: str) -> None:
    said = why("--text", "2", "--entity", "KINSHIP", "--column", column, "--table", table)
    assert sentence.removeprefix("✗ ") in said.split("✗ ")[1], "it is the first reason"
    silent = "✗ KINSHIP (Family or next of kin): the column's name says “kids”, which counts only where people stand"
    assert (silent in why("--text", "2", "--column", column, "--table", table)) == ((column, table) == ("kids", ""))


def test_the_column_and_the_table_are_heard(why: Any) -> None:
    assert "UK_NHS (NHS number): found" in why("--text", "999 000 0018", "--entity", "UK_NHS", "--column", "nhs_number")
    vetoed = why("--text", "AB123456C", "--entity", "UK_NINO", "--column", "part_no")
    assert "the column's name holds “part" in vetoed
    assert "the table's name holds “stock”, which forbids it" in why("--text", "AB123456C", "--entity", "UK_NINO", "--table", "stock")
    assert "the column's name says “nhs number”: a scan reports the column" in why(
        "--text", "hello", "--entity", "UK_NHS", "--column", "nhs_number"
    )


def test_what_was_found_says_why(why: Any) -> None:
    said = why("--text", "NHS number 999 000 0018", "--entity", "UK_NHS")
    assert said.startswith("UK_NHS (NHS number): found ✓ “999 000 0018” has its form; passes its check")
    assert "“nhs number” stands near it" in said
    assert "it is reserved for tests and examples: a scan counts it apart" in said


def test_without_an_entity_hits_and_near_misses(why: Any) -> None:
    said = why("--text", "call 020 7946 0018, NHS number 999 000 0017")
    assert re.search(r"✓ PHONE_NUMBER \([^)]+\): “020 7946 0018” has its form", said)
    assert re.search(r"✗ UK_NHS \([^)]+\): “999 000 0017” fails its check", said)
    assert why("--text", "nothing here") == "Nothing was found, and nothing comes near."


def test_of_many_lines_the_nearest_answers(tmp_path: Path, why: Any) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("first line\n" * 3 + "my card 4111 1111 1111 111\n\nNHS number 999 000 0017\n")
    said = why(str(path), "--entity", "CREDIT_CARD", "--entity", "UK_NHS")
    assert said.startswith("line 4: CREDIT_CARD")
    assert "line 6: UK_NHS (NHS number): not found" in said
    assert "line 1" not in said


def test_standard_input_keeps_values_out_of_the_history() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scanner", "why", "-", "--entity", "UK_NHS"],
        input=b"NHS 999 000 0017\n\xff",
        capture_output=True,
        check=True,
    )
    assert "would pass with 8" in " ".join(done.stdout.decode().split())
    assert done.stderr == b""


def test_the_promised_json(capsys: pytest.CaptureFixture[str]) -> None:
    text = "naïve 🙂 NHS number 999 000 0017"
    assert run(["why", "--text", text, "--entity", "UK_NHS", "-f", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["schema"], answer["kind"], answer["entities"]) == ("noticegap/why/1", "text", ["UK_NHS"])
    (one,) = answer["texts"]
    reason = one["reasons"][0]
    assert one["line"] == 1
    assert text[reason["start"] : reason["end"]] == "999 000 0017"
    assert (reason["entity"], reason["found"], reason["obstacles"], reason["detector"]) == ("UK_NHS", False, ["check"], "uk")
    assert set(reason) == {"entity", "title", "detector", "start", "end", "score", "found", "obstacles", "says"}


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        ((), "why: nothing to explain. Give a text (FILE, or - for standard input)"),
        (("a", "b", "c"), "why: too much to explain at once."),
        (("--text", "x", "a"), "why: too much to explain at once."),
        (("--text", "x", "--entity", "UK_NHX"), '--entity: no entity "UK_NHX". Did you mean "UK_NHS"'),
        (("absent.txt",), "absent.txt: cannot be read: No such file or directory."),
        (("absent.json", "x"), "absent.json: cannot be read: No such file or directory."),
    ],
)
def test_a_wrong_question_is_answered_in_one_sentence(why: Any, args: tuple[str, ...], sentence: str) -> None:
    said = why(*args, code=2)
    assert said.startswith(f"noticegap: {sentence}")


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="pipes have no names here")
def test_a_pipe_with_a_name_is_read_from_its_beginning(why: Any) -> None:
    """`noticegap why <(pbpaste)`: looking whether it is a report must not take from it."""
    end, begin = os.pipe()
    os.write(begin, b"my NHS number is 999 000 0018\n")
    os.close(begin)
    assert "UK_NHS" in why(f"/dev/fd/{end}", "--model", "none")
    os.close(end)


def test_an_entity_that_only_whole_units_show() -> None:
    shape = Shape(entity="CCTV", title="CCTV", category="media.video", forms=("video/*",))
    engine = Engine({"one": (shape,)})
    with pytest.raises(ConfigError, match="CCTV is told by the form of a whole table or file, never by a text"):
        check(("CCTV",), engine)
    check(("CCTV",), engine, shapes=True)


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A scanned database of an invented firm, its report in report.json."""
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("crm.db") as database:
        database.execute("create table customers (id integer, email text, ni_number text, password text, order_ref text)")
        rows = [(n, f"customer{n}@firm{n % 7}.co.uk", f"AB{n:06d}C", f"Secret{n}!x", f"{4000000000 + 7 * n}") for n in range(300)]
        database.executemany("insert into customers values (?, ?, ?, ?, ?)", rows)
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\n[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
    )
    assert run(["scan", "-f", "json=report.json"]) == 1
    capsys.readouterr()
    return tmp_path


def test_the_ledger_of_a_finding(estate: Path, why: Any) -> None:
    said = why("report.json", "crm: customers.ni_number")
    assert said.startswith("crm: customers.ni_number · National Insurance number (UK_NINO), which is")
    assert "· undeclared: the notice does not name it" in said
    assert "· “name: ni number”: the name says what it holds" in said
    assert "sources: HMRC National Insurance Manual NIM39110" in said
    assert "· no line names it" in said
    assert "In the notice, for products: a line such as “national insurance number”" in said
    assert "AB0" not in said


def test_a_finding_by_its_id_and_by_the_beginning_of_it(estate: Path, why: Any) -> None:
    finding = next(f for f in json.loads(Path("report.json").read_text())["findings"] if f["column"] == "password")
    whole = why("report.json", finding["id"])
    assert whole == why("report.json", finding["id"][:8])
    assert "No wording of a notice: delete the values, or keep a salted hash or a token in their place." in whole


def test_the_ledger_as_json_holds_the_finding_as_it_was_stored(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = [f for f in json.loads(Path("report.json").read_text())["findings"] if f["column"] == "email"]
    assert run(["why", "report.json", "crm: customers.email", "-f", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["schema"], answer["kind"]) == ("noticegap/why/1", "finding")
    assert [each["finding"] for each in answer["findings"]] == stored
    assert all(each["same_detectors"] for each in answer["findings"])
    assert {line["how"] for line in answer["findings"][0]["lines"]} == {"names it"}


def test_every_piece_of_evidence_is_explained(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for finding in json.loads(Path("report.json").read_text())["findings"]:
        assert run(["why", "report.json", finding["id"], "-f", "json"]) == 0
        (ledger,) = json.loads(capsys.readouterr().out)["findings"]
        assert [e["says"] for e in ledger["evidence"] if not e["means"]] == []


def test_a_place_that_is_not_in_the_report(estate: Path, why: Any) -> None:
    said = why("report.json", "crm: customer.email", code=2)
    assert said.startswith('noticegap: no finding "crm: customer.email" in the report. Did you mean "crm: customers.email"?')
    assert why("report.json", code=2).startswith("noticegap: report.json: is a report. Name the finding:")
    assert why("notice.toml", "x", code=2).startswith("noticegap: notice.toml: is not JSON.")
    Path("other.json").write_text("{}")
    assert why("other.json", "x", code=2).startswith("noticegap: other.json: is no report of a scan.")


@pytest.mark.parametrize("lost", ["findings", "run", "declared", "evidence"])
def test_a_report_of_which_something_is_missing_is_told(estate: Path, why: Any, lost: str) -> None:
    report = json.loads(Path("report.json").read_text())
    for table in (report, report["findings"][0]):
        table.pop(lost, None)
    Path("part.json").write_text(json.dumps(report))
    assert why("part.json", "crm: customers.email", code=2).startswith("noticegap: part.json: is no whole report: ")


def test_a_unit_read_again_accounts_for_every_pattern(estate: Path, why: Any) -> None:
    said = why("--source", "crm", "--unit", "customers", "--column", "ni_number")
    assert said.startswith("crm: customers, 300 rows, for products ni_number: 300 cells ✓")
    assert "✓ UK_NINO (National Insurance number) is id.national" in said
    assert "id.national: undeclared, confidence 0.9" in said
    assert "confidence: 0.80 the pattern's own score, 0.94 the column's name says so, 0.97 100 % of the cells" in said
    assert "counted: 300 cells tried, all passed, all as the whole cell" in said, said
    assert "AB0" not in said


def test_the_ledger_of_a_unit_says_what_the_scan_says(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = {f["id"]: f for f in json.loads(Path("report.json").read_text())["findings"]}
    assert run(["why", "--source", "crm", "--unit", "customers", "-f", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["schema"], answer["kind"], answer["rows"], answer["unread"]) == ("noticegap/why/1", "unit", 300, [])
    told = {f["id"]: f for f in answer["findings"]}
    assert told.keys() == stored.keys()
    for key, finding in told.items():
        same = ("column", "entity", "category", "status", "confidence", "evidence")
        assert [finding[name] for name in same] == [stored[key][name] for name in same]
    for column in answer["columns"]:
        for account in column["patterns"]:
            assert (account["reported_as"] is None) is bool(account["stopped"])
            sures = [step["confidence"] for step in account["steps"]]
            assert sures == sorted(sures) and (not sures or sures[-1] == account["confidence"])
            assert account["passed"] <= account["tried"] <= column["cells"]


def test_runners_up_say_what_stopped_them(estate: Path, why: Any) -> None:
    with sqlite3.connect("crm.db") as database:
        database.execute("create table orders (code text, part_no text, phone text)")
        rows = [(f"{4111111100000000 + 7919 * n}", f"AB{n:06d}C", "020 7946 0018") for n in range(300)]
        database.executemany("insert into orders values (?, ?, ?)", rows)
    entities = ("--entity", "CREDIT_CARD", "--entity", "UK_NINO", "--entity", "PHONE_NUMBER")
    said = why("--source", "crm", "--unit", "orders", *entities)
    assert re.search(r"CREDIT_CARD \([^)]+\): \d+ of 2\d\d distinct candidates pass, and by chance", said)
    assert "UK_NINO (National Insurance number): the name of the column or of the table holds “part" in said
    assert "PHONE_NUMBER (Telephone number): all that passed are values reserved for tests and examples" in said


def test_the_names_of_a_ledger_are_read_as_the_verdict_reads_them(estate: Path, why: Any) -> None:
    with sqlite3.connect("crm.db") as database:
        database.execute("create table policies (PHSNAM text, PHINIT text, PHDOB text, PHSEX text, PHADD1 text, PHPCOD text)")
        names = ("Smith", "Baker", "Khan", "Jones", "Hughes", "Evans")
        rows = [
            (names[n % 6], "ABCDEF"[n % 6], f"{1950 + n % 50}-03-{n % 28 + 1:02}", "MF"[n % 2], f"{n} Mill Lane", "SK9 5AF")
            for n in range(60)
        ]
        database.executemany("insert into policies values (?, ?, ?, ?, ?, ?)", rows)
    said = why("--source", "crm", "--unit", "policies", "--column", "PHSNAM")
    assert "✓ PERSON (" in said and "the column's name says so" in said, said


@pytest.fixture
def people(estate: Path) -> Path:
    """A table in which births, children, coordinates and a second person are told by more than one column."""
    with sqlite3.connect("crm.db") as database:
        database.execute(
            "create table members (full_name text, phone text, dob text, seen date, x real, y real, name_2 text, phone_2 text, town text)"
        )
        names = ("Ann Smith", "Tom Baker", "Aisha Khan", "Maria Jones", "Peter Hughes", "Grace Evans")
        rows = [
            (names[n % 6], f"020 7123 {4000 + n}", f"{1950 + n % 72}-{n % 12 + 1:02}-{n % 28 + 1:02}", "2024-01-31", 51.12345 + n / 1e4,
             -0.12345 - n / 1e4, names[(n + 1) % 6], f"020 7124 {4000 + n}", "Wilmslow")
            for n in range(360)
        ]  # fmt: skip
        database.executemany("insert into members values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return estate


def _ledger(capsys: pytest.CaptureFixture[str], *args: str) -> dict[tuple[str | None, str], dict[str, Any]]:
    assert run(["why", "--source", "crm", "-f", "json", "--unit", *args]) == 0
    return {(f["column"], f["category"]): f for f in json.loads(capsys.readouterr().out)["findings"]}


def test_the_ledger_tells_every_stage_that_changed_a_finding(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _ledger(capsys, "members")
    born = found["dob", "demog.dob"]
    assert [step["stage"] for step in born["steps"]] == ["column", "births"]
    assert re.fullmatch(r"ages \d to \d\d \(0.70 → 0.91\)", born["decided"])
    child = found["dob", "subject.child"]
    assert [step["stage"] for step in child["steps"]] == ["births"]
    assert re.match(r"\d+ of 360 birth dates are of people under 18 \(0", child["decided"])
    assert [step["stage"] for step in found["x", "location"]["steps"]] == ["degrees"]
    assert found["x", "location"]["decided"].startswith("pair: degrees to four places and more; beside a person")
    assert found["name_2", "family.third_party"]["decided"].startswith("a second person's name and contact in the row")
    for finding in found.values():
        assert finding["steps"][-1]["confidence"] == finding["confidence"], finding
        assert finding["decided"]


def test_the_deciding_line_stands_first(people: Path, why: Any) -> None:
    said = why("--source", "crm", "--unit", "members")
    assert re.search(r"dob: 360 cells ✓ DATE_OF_BIRTH \(Date of birth\) is demog.dob: undeclared, confidence 0.91 decided by: ages ", said)
    assert "✓ DATE_OF_BIRTH (Date of birth) is subject.child: undeclared" in said
    assert "Smith" not in said and "1950" not in said


def test_what_a_stage_took_away_is_said(people: Path, why: Any) -> None:
    with sqlite3.connect("crm.db") as database:
        database.execute("create table markers (lat real, lon real)")
        database.executemany("insert into markers values (?, ?)", [(n * 7.5, n * 9.1) for n in range(99)])
    said = why("--source", "crm", "--unit", "markers")
    assert said.count("✗ GEO_COORDINATE (Coordinates): its numbers are no degrees: some lie beyond 180") == 2, said


def test_counts_agree_with_their_nouns(estate: Path, why: Any) -> None:
    with sqlite3.connect("crm.db") as database:
        database.execute("create table one (email text)")
        database.execute("insert into one values ('ann@firm.co.uk')")
    said = why("--source", "crm", "--unit", "one", "--column", "email")
    assert said.startswith("crm: one, 1 row, for products email: 1 cell ✓")
    assert "counted: 1 cell tried, 1 passed, 1 as the whole cell" in said
    assert run(["scan", "-f", "json=report.json"]) == 1
    assert "1 of 1 row, 1 distinct value Evidence" in why("report.json", "crm: one.email")
    assert "300 of 300 rows, about 3" in why("report.json", "crm: customers.email"), "an estimate from 256 on"
    about = why("report.json", "crm: customers.password")
    assert "100 % of random candidates" not in about
    assert "noticegap why --source crm --unit customers --column password" in about


@pytest.mark.parametrize("named", [True, False])
def test_a_users_own_recognizers_are_heard_whatever_is_explained(estate: Path, why: Any, named: bool) -> None:
    Path("own.py").write_text(
        "from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult\n"
        'STAFF = PatternRecognizer("STAFF_NUMBER", patterns=[Pattern("staff", r"\\bST-[0-9]{5}\\b", 0.6)])\n'
        "class Badge(EntityRecognizer):\n"
        "    def __init__(self):\n        super().__init__(['BADGE'])\n"
        "    def load(self):\n        pass\n"
        "    def analyze(self, text, entities, nlp_artifacts):\n"
        "        at = text.find('badge:')\n"
        "        return [RecognizerResult('BADGE', at + 6, len(text), 0.9)] if at >= 0 else []\n"
    )
    with sqlite3.connect("crm.db") as database:
        database.execute("create table staff (ref text, note text)")
        database.executemany("insert into staff values (?, ?)", [(f"ST-{10000 + 7 * n}", f"badge:{n}") for n in range(60)])
    own = '[categories]\nSTAFF_NUMBER = "work.history"\nBADGE = "id.document"\n'
    config = Path("noticegap.toml")
    config.write_text('recognizers = ["own.py:STAFF", "own.py:Badge"]\n' + config.read_text() + own)
    where = ("-c", "noticegap.toml") if named else ()
    assert run(["scan", "-f", "json=report.json"]) == 1
    unit = why("--source", "crm", "--unit", "staff", *where)
    assert "✓ STAFF_NUMBER (Staff number) is work.history" in unit and "✓ BADGE (Badge) is id.document" in unit
    text = why("--text", "ST-12345 has badge:7", *where)
    assert "✓ STAFF_NUMBER (Staff number): “ST-12345” has its form" in text
    assert "✓ BADGE (Badge): “7” is what its recognizer or model sees" in text
    assert "its recognizer, or a language model, reads the text and saw none" in why("--text", "7", "--entity", "BADGE", *where)
    told = why("report.json", "crm: staff.note", *where)
    assert "The detector, BADGE · what a recognizer or a language model sees in the text" in told


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--source", "crn", "--unit", "customers"), '--source: no source "crn" in noticegap.toml. Did you mean "crm"?'),
        (("--source", "crm", "--unit", "customer"), '--unit: no unit "customer" in source "crm". Did you mean "customers"?'),
        (("--source", "crm", "--unit", "customers", "--column", "mail"), '--column: no column "mail" with anything in it in "customers".'),
        (("--source", "crm", "--unit", "customers", "--entity", "NONE"), '--entity: no entity "NONE".'),
        (("--source", "crm"), "why: --source and --unit go together"),
        (("--source", "crm", "--unit", "customers", "-"), "why: too much to explain at once."),
    ],
)
def test_a_unit_that_is_not_there(estate: Path, why: Any, args: tuple[str, ...], sentence: str) -> None:
    assert why(*args, code=2).startswith(f"noticegap: {sentence}")


def test_a_unit_that_breaks_off_is_said_and_exits_with_3(estate: Path, why: Any) -> None:
    with sqlite3.connect("crm.db") as database:
        overflow = "case id when 250 then abs(-9223372036854775807 - 1) else 1 end"
        database.execute(f"create view broken as select email, {overflow} as n from customers")
    said = why("--source", "crm", "--unit", "broken", code=3)
    assert "crm: NOT READ: " in said


REGEXES = [(p.regex, p.flags) for p in patterns() if p.regex is not None]
_TEXTS = (
    "NHS number 999 000 0018", "AB 12 34 56 C", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32", "ann.smith@example.org", "SK9 5AF",
    "born 29/02/1984", "https://example.org/a?b=c", "192.0.2.17", "Dear Ms Smith,", "+44 20 7946 0018", "4 Mill Lane, Wilmslow",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REGEXES), st.sampled_from(_TEXTS), st.integers(0, 30), st.sampled_from(("", "x", "7", " ", ".", "QQ")))
def test_an_edited_near_miss_matches(each: tuple[str, int], text: str, at: int, other: str) -> None:
    regex, flags = each
    broken = text[:at] + other + text[at + 1 :]
    near = nearest(regex, flags, broken)
    if near is None:
        return
    assert 0 <= near.start <= near.end <= len(broken)
    assert told(near, broken) or not near.edits
    assert broken[stretch(near, broken)]
    if near.edits and not any(edit.kind in ("bar", "want", "cut") for edit in near.edits):
        assert re.search(regex, _edited(broken, near), flags)


def _edited(text: str, near: Near) -> str:
    for edit in reversed(near.edits):
        letters = (
            sorted(edit.step.letters, key=lambda c: (not c.isalnum(), c.lower(), c)) if edit.kind in ("add", "swap") and edit.step else []
        )
        new = {"part": " ", "case": text[edit.at : edit.at + 1].swapcase()}.get(edit.kind, "".join(letters[:1]))
        text = text[: edit.at] + new + text[edit.at + (edit.kind in ("drop", "swap", "case")) :]
    return text


def test_a_hostile_text_ends_soon() -> None:
    for text in ("a.a.a." * 17_000, "1" * 100_000, " " * 100_000, "((((" * 25_000, "4111 1111 1111 1112 " * 5_000):
        look = partial(nearest, r"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])", 0, text)
        assert seconds(look, enough=5) < 5


def test_a_unit_is_found_by_the_name_that_reports_give_it(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("files").mkdir()
    for name in ("Smith_John_grievance.txt", "Notes.txt"):
        Path("files", name).write_text("please write to ann@example.org\n")
    config = Path("noticegap.toml")
    config.write_text(config.read_text() + '\n[[source]]\nid = "files"\nkind = "files"\npath = "files"\npurposes = ["products"]\n')
    assert run(["why", "--source", "files", "--unit", "‹PERSON›_grievance.txt"]) == 0
    assert "Smith" not in capsys.readouterr().out
    assert run(["why", "--source", "files", "--unit", "‹PERSON›_grievances.txt"]) == 2
    said = capsys.readouterr().err
    assert "‹PERSON›_grievance.txt" in said and "Smith" not in said


CALL = """WEBVTT

00:01.000 --> 00:03.000
<v Agent>and what is your email address

00:04.500 --> 00:09.000
<v Caller>it's jane dot smith at example dot org

00:10.000 --> 00:12.000
<v Agent>thanks, I am Tobias Wetherby by the way
"""


def test_a_call_read_again_says_who_said_it_and_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notice.toml").write_text(NOTICE)
    Path("calls").mkdir()
    Path("calls/a.vtt").write_text(CALL)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\nmodel = "none"\ntest_data = "report"\n'
        '[[source]]\nid = "calls"\nkind = "transcripts"\npath = "calls"\npurposes = ["products"]\n'
    )
    said = why("--source", "calls", "--unit", "a.vtt")
    assert "is contact.email: declared" in said and "first heard: 00:00:04 caller" in said
    assert run(["scan", "-c", "noticegap.toml", "-f", "json=report.json"]) in (0, 1)
    stored = [f for f in json.loads(Path("report.json").read_text())["findings"] if f["category"] == "contact.email"]
    assert [each["where"] for each in stored] == [[{"row": 1, "turn": 2, "who": "caller", "start": 4.5, "end": 9.0}]]
    assert "first heard: 00:00:04-00:00:09, caller" in why("report.json", stored[0]["id"])
