"""The sample estate: the same every time, valid files, reserved example values only, and something for every declared category."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tomllib
import wave
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from connectors.transcripts import Transcripts
from scanner.calls import are_turns
from scanner.demo import CUSTOMERS, MARKER, make_demo
from scanner.demo.media import jpeg, mp4, png
from scanner.errors import ConfigError
from scanner.hearing import Hearing
from scanner.model import Part, Unit, Unread

_TEXTS = {".csv", ".txt", ".log", ".jsonl", ".json", ".vtt", ".srt", ".toml"}
# What must look like a value but may stand in a notice: the regulator's own address and number.
_REGULATOR = ("0303 123 1113", "www.ico.org.uk")
_DRAMA = re.compile(
    r"07700900\d{3}|01632960\d{3}|011[3-8]4960\d{3}|01[2-6]14960\d{3}|02079460\d{3}|01914980\d{3}|02896496\d{3}|02920180\d{3}|03069990\d{3}"
)
_TEST_CARDS = [
    "4111111111111111",
    "4012888888881881",
    "5555555555554444",
    "5105105105105100",
    "2223003122003222",
    "378282246310005",
    "6759649826438453",
]


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo") / "estate").parent


def tables(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of both databases."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for name in ("crm", "billing"):
        with closing(sqlite3.connect(f"file:{folder}/{name}.sqlite?mode=ro", uri=True)) as database:
            assert database.execute("pragma integrity_check").fetchone() == ("ok",)
            for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
                found[f"{name}.{table}"] = database.execute(f'select * from "{table}"').fetchall()
    return found


def columns(folder: Path, database: str, table: str) -> list[str]:
    with closing(sqlite3.connect(folder / f"{database}.sqlite")) as opened:
        return [row[1] for row in opened.execute(f"pragma table_info({table})")]


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def text(estate: Path) -> str:
    """Everything that the estate says, in files, databases and the parquet file."""
    said = [
        file.read_bytes().decode("cp1252" if file.name == "customers_2024.csv" else "utf-8")
        for file in estate.rglob("*")
        if file.suffix in _TEXTS
    ]
    said += [str(value) for rows in tables(estate).values() for row in rows for value in row if isinstance(value, str)]
    said += [str(row) for row in pq.read_table(estate / "share/Marketing/consents.parquet").to_pylist()]
    return "\n".join(said)


def test_the_same_seed_gives_the_same_estate(estate: Path, tmp_path: Path) -> None:
    again = make_demo(tmp_path / "again").parent
    ours, theirs = files(estate), files(again)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name] and not name.endswith((".sqlite", ".parquet"))] == []
    assert tables(estate) == tables(again)
    consents = "share/Marketing/consents.parquet"
    assert pq.read_table(estate / consents).equals(pq.read_table(again / consents))


def test_another_seed_gives_other_people(estate: Path, tmp_path: Path) -> None:
    other = make_demo(tmp_path / "other", seed=1).parent
    assert tables(estate)["crm.customers"] != tables(other)["crm.customers"]
    assert (estate / "share/Logs/app.log").read_bytes() != (other / "share/Logs/app.log").read_bytes()


def test_it_writes_over_its_own_estate_and_keeps_what_a_person_added(tmp_path: Path) -> None:
    folder = make_demo(tmp_path / "d").parent
    before = files(folder)
    (folder / "share" / "stray.txt").write_text("old")
    (folder / "report.html").write_text("mine")
    make_demo(folder)
    assert files(folder).keys() == before.keys() | {"report.html"}


def test_it_refuses_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ConfigError, match="is not empty and was not made by"):
        make_demo(tmp_path)
    assert files(tmp_path) == {"thesis.txt": b"mine"}
    with pytest.raises(ConfigError, match="is not a folder"):
        make_demo(tmp_path / "thesis.txt")


def test_it_does_not_follow_a_link_out_of_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("mine")
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / MARKER).write_text("")
    (folder / "share").symlink_to(outside)
    make_demo(folder)
    assert files(outside) == {"keep.txt": b"mine"}


def test_two_thousand_customers_with_what_the_notice_declares(estate: Path) -> None:
    rows = tables(estate)
    assert len(rows["crm.customers"]) == CUSTOMERS == 2_000
    needed = {
        "first_name",
        "last_name",
        "email",
        "phone",
        "address1",
        "postcode",
        "gender",
        "pronouns",
        "job_title",
        "date_of_birth",
        "marketing_opt_in",
    }
    assert needed <= set(columns(estate, "crm", "customers"))
    assert all(rows.values())


def test_what_nobody_declared_is_there(estate: Path, text: str) -> None:
    rows = tables(estate)
    insurance = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d [A-D]\b")
    noted = [note for _, _, note, _, _ in rows["crm.account_notes"] if insurance.search(note)]
    assert len(noted) == 3 and len(rows["crm.account_notes"]) == 400
    assert sum(bool(re.search("dementia|asthma|pneumonia", row[4])) for row in rows["crm.tickets"]) >= 20
    assert all(len(password) >= 6 for _, password, _ in rows["crm.portal_accounts"])
    said = "\n".join(file.read_text("utf-8") for file in (estate / "calls").iterdir() if file.suffix != ".wav")
    assert len(re.findall(r"card number is [\d ]{16,20}, it expires \d\d/\d\d and the security code is \d{3}", said)) >= 3


def test_only_reserved_values(text: str) -> None:
    for allowed in _REGULATOR:
        text = text.replace(allowed, "")
    emails = re.findall(r"[\w.+-]+@[\w.-]+\w", text)
    assert len(emails) > 2_000 and {email.rpartition("@")[2] for email in emails} == {"example.com", "example.org", "example.net"}
    hosts = set(re.findall(r"https?://([^/\s\"]+)", text))
    assert hosts <= {"www.example.com"}
    phones = [re.sub(r"\D", "", found) for found in re.findall(r"(?<![\w.-])0\d[\d ]{8,12}\d(?![\w.-])", text)]
    assert len(phones) > 2_000 and [phone for phone in phones if not _DRAMA.fullmatch(phone)] == []
    addresses = re.findall(r"(?<![\w./])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.])", re.sub(r"Chrome/[\d.]+", "", text))
    assert len(addresses) > 1_000 and {a.rpartition(".")[0] for a in addresses} == {"192.0.2", "198.51.100", "203.0.113"}
    cards = [
        re.sub(r"\D", "", found)
        for found in re.findall(r"(?<![\w.$/-])(?:\d{4} ?){3}\d{4}(?![\w.])|(?<!\d)\d{4} \d{6} \d{5}(?!\d)|\b3\d{14}\b", text)
    ]
    assert len(cards) > 50 and set(cards) <= set(_TEST_CARDS)


def test_no_national_insurance_number_stands_in_the_source(estate: Path) -> None:
    import scanner.demo

    source = "".join(
        file.read_text("utf-8") for file in Path(scanner.demo.__file__).parent.iterdir() if file.suffix in (".py", ".toml", ".txt")
    )
    assert not re.search(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", source)


def test_calls_are_transcripts_in_five_formats_and_a_recording(estate: Path) -> None:
    calls = Transcripts(str(estate / "calls"), {"agent": "staff", "caller": "customer"})
    units = [unit for unit in calls.units() if isinstance(unit, Unit)]
    forms = []
    for unit in units[1:]:
        told, batch, *more = calls.read(Part("calls", unit.name))
        if isinstance(told, Unit) and told.form.startswith("transcript"):
            assert isinstance(batch, pa.RecordBatch) and are_turns(batch.schema) and not more
            named = told.form == "transcript" and not unit.name.endswith("_12_payment.json")
            assert not named or set(batch.column("subject").to_pylist()) == {"staff", "customer"}
            assert batch.num_rows >= 7 and batch.column("start").null_count == 0
            forms.append(told.form)
        else:
            assert [isinstance(item, Unread) for item in more] == [True]
    assert sorted(forms) == ["transcript"] * 13 + ["transcript/meeting"]
    assert {Path(unit.name).suffix for unit in units[1:]} == {".vtt", ".srt", ".json", ".wav"}


def test_calls_are_spoken_as_people_do(estate: Path) -> None:
    said = "\n".join(file.read_text("utf-8") for file in (estate / "calls").iterdir() if "callback" in file.name or "payment" in file.name)
    assert "oh double seven double oh" in said
    assert re.search(r"[a-z]+ dot [a-z]+ ((oh|one|two|three|four|five|six|seven|eight|nine) )+at example dot (com|org|net)", said)
    assert not re.search(r"\d{3,}@|07700|@example", said)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_in_calls_is_found_as_it_is_held(seed: int, tmp_path: Path) -> None:
    calls = Transcripts(str(make_demo(tmp_path / "estate", seed).parent / "calls"))
    for unit in calls.units():
        if isinstance(unit, Unit) and "callback" in unit.name:
            _, batch = calls.read(Part("calls", unit.name))
            assert isinstance(batch, pa.RecordBatch)
            hearing = Hearing()
            text = " ".join(word for heard in (*hearing.hear(batch), *hearing.end()) for word in heard.batch.column("").to_pylist())
            assert len(re.findall(r"07700 ?900 ?\d{3}", text)) >= 1 and re.search(r"[a-z]+\.[a-z]+\d+@example\.(com|org|net)", text)


def test_exports_and_logs_can_be_read(estate: Path) -> None:
    share = estate / "share"
    raw = (share / "Exports/customers_2024.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    rows = list(csv.reader(io.StringIO(raw.decode("cp1252")), delimiter=";"))
    assert len(rows) == 801 and {len(row) for row in rows} == {7}
    places = list(csv.DictReader((share / "Exports/installations.csv").read_text("utf-8").splitlines()))
    assert all(49 < float(p["latitude"]) < 61 and -9 < float(p["longitude"]) < 2 for p in places)
    events = [json.loads(line) for line in (share / "Analytics/app_events.jsonl").read_text("utf-8").splitlines()]
    assert len(events) == 1_000 and {"user_id", "event", "timestamp", "context"} == set(events[0])
    line = re.compile(r'\S+ - - \[\d\d/\w{3}/\d{4}:[\d:]{8} \+0000\] "GET \S+ HTTP/1\.1" \d{3} \d+ "[^"]*" "[^"]+"')
    assert all(line.fullmatch(entry) for entry in (share / "Logs/access.log").read_text("utf-8").splitlines())
    assert "logged in from" in (share / "Logs/app.log").read_text("utf-8")
    assert "Dear M" in (share / "Complaints/2024/letter_001.txt").read_text("utf-8")
    assert "Present:" in (share / "Minutes/customer_panel_may.txt").read_text("utf-8")


def test_two_files_cannot_be_read(estate: Path) -> None:
    with pytest.raises(pa.ArrowInvalid):
        pq.read_table(estate / "share/Archive/sales_2019.parquet")
    assert (estate / "share/Archive/passport_scan.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_media_files_are_what_they_say(estate: Path) -> None:
    with wave.open(str(estate / "calls/voicemail_0611.wav")) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getnframes()) == (1, 8000, 8000)
    assert png()[:8] == b"\x89PNG\r\n\x1a\n"
    assert mp4()[4:12] == b"ftypisom" and b"mvhd" in mp4()
    photo = jpeg(51.5, -0.25, "2024:06:01 10:00:00")
    assert photo[:4] == b"\xff\xd8\xff\xe1" and photo[6:12] == b"Exif\0\0" and photo[-2:] == b"\xff\xd9"
    assert photo.count(b"2024:06:01 10:00:00") == 1


def test_a_photograph_tells_where_it_was_taken() -> None:
    photo = jpeg(51.5, -0.25, "2024:06:01 10:00:00")
    tiff = photo[12:]

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little")

    def directory(at: int) -> dict[int, int]:
        return {number(at + 2 + 12 * n, 2): at + 2 + 12 * n + 8 for n in range(number(at, 2))}

    gps = directory(number(directory(8)[0x8825], 4))
    for tag, expected in ((2, 51.5), (4, 0.25)):
        at = number(gps[tag], 4)
        parts = [number(at + 8 * n, 4) / number(at + 8 * n + 4, 4) for n in range(3)]
        assert parts[0] + parts[1] / 60 + parts[2] / 3600 == pytest.approx(expected)
    assert tiff[gps[1] : gps[1] + 1] == b"N" and tiff[gps[3] : gps[3] + 1] == b"W"


def test_configuration_names_what_was_made(estate: Path) -> None:
    config = tomllib.loads((estate / "noticegap.toml").read_text("utf-8"))
    assert config["test_data"] == "report"
    assert [source["id"] for source in config["source"]] == ["crm", "billing", "share", "calls"]
    for source in config["source"]:
        name = source.get("path") or source["url"].removeprefix("sqlite:///")
        assert (estate / name).exists()


def test_notice_has_four_purposes_and_thirty_seven_bullets(estate: Path) -> None:
    notice = (estate / "notice.txt").read_text("utf-8")
    what = notice[notice.index("What information we collect") : notice.index("Lawful bases and data protection rights")]
    assert what.count("We collect or use the following") == 4
    assert what.count("\n· ") == 37
    assert "Open Government Licence v3.0" in notice
