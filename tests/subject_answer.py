"""One made-up case for the tests of an answer: a share, a call and a customer table, what a search found in them, and its requests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from scanner.config import Config, load_config
from scanner.model import Place, Unread
from scanner.notice.several import load_each
from scanner.setup import load_engine
from scanner.subject.pack.finish import PACKAGE
from scanner.subject.pack.keys import Keys, fresh
from scanner.subject.pack.prepare import Job
from scanner.subject.pack.seal import unsealed
from scanner.subject.request import Request, parsed
from scanner.subject.result import Located, Match, Namesake, Searched, Span
from scanner.taxonomy import load
from scanner.work import Detector

PASSPHRASE = "five words chosen at random"

NOTICE = """
schema = "notice/0"
[notice]
id = "example"
title = "Example privacy notice"
controller = "Example Sensors Limited"
subjects = ["customer"]
[contact]
email = "privacy@example.com"
address = "1 Example Street, Leeds, ZZ99 3VZ"
[retention]
text = "We keep customer records for six years after the last order"
[[purpose]]
id = "accounts"
says = "for the operation of customer accounts"
categories = [{ says = "Names and contact details", keys = ["person.name", "contact.email", "contact.phone"] }]
lawful = [{ basis = "contract" }]
[sources]
from = ["Directly from you"]
[recipients]
to = ["Suppliers and service providers"]
[complaints]
regulator = "Information Commissioner's Office"
regulator_url = "https://www.ico.org.uk/make-a-complaint"
"""

LETTER = """Dear Mrs Smith,
thank you for your call about the sensor in your hall.
Your neighbour Tobias Wetherby of 12 Mill Lane, tobias.wetherby@example.net, complained about it.
We sent the file to our solicitor for legal advice.
Mr Wetherby has been told.
Yours, the team
"""

CALL = """WEBVTT

00:00:01.000 --> 00:00:03.000
<v Caller>Hello, it is Jane Smith, jane.smith@example.org.</v>

00:00:04.000 --> 00:00:07.000
<v Agent>Thank you. Is Tobias Wetherby with you?</v>
"""

REQUEST: Mapping[str, Any] = {
    "request": {"reference": "SAR-2026-014", "received": datetime(2026, 11, 2).date()},
    "subject": {
        "names": ["Jane Ann Smith"],
        "emails": ["jane.smith@example.org"],
        "phones": ["+44 20 7946 0018"],
        "ids": {"customer_id": "C-10442"},
    },
}

#: Nothing of this may stand in a plain file, in what a command prints, or in a file's name.
CANARIES = ("smith", "jane", "7946", "0018", "10442", "wetherby", "tobias", "mill lane", "asthma", "solicitor", "grievance")

CUSTOMER = {
    "id": 17,
    "customer_no": "C-10442",
    "full_name": "Jane Ann Smith",
    "email": "jane.smith@example.org",
    "phone": "020 7946 0018",
    "agent_email": "tobias.wetherby@example.net",
    "notes": "=cmd says Tobias Wetherby paid for her twice, see his letter of May.",
    "health": "asthma",
}


@cache
def engine() -> Detector:
    """The engine with its model, loaded once."""
    return load_engine()


@cache
def keys() -> Keys:
    """Keys behind `PASSPHRASE`: made once, for scrypt takes seconds."""
    return fresh(PASSPHRASE)


def estate(folder: Path) -> Config:
    """Writes the sources and gives their configuration."""
    (folder / "share").mkdir()
    (folder / "calls").mkdir()
    (folder / "share" / "Smith_Jane_grievance.txt").write_text(LETTER, "utf-8")
    (folder / "share" / "badge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "calls" / "c1.vtt").write_text(CALL, "utf-8")
    (folder / "crm.sqlite").write_bytes(b"")
    (folder / "notice.toml").write_text(NOTICE, "utf-8")
    (folder / "noticegap.toml").write_text(
        'notice = "notice.toml"\ntest_data = "report"\n'
        '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.sqlite"\npurposes = ["accounts"]\n'
        '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["accounts"]\n'
        '[[source]]\nid = "calls"\nkind = "transcripts"\npath = "calls"\npurposes = ["accounts"]\n'
        'speakers = { agent = "staff", caller = "customer" }\n',
        "utf-8",
    )
    return load_config(folder / "noticegap.toml")


def request() -> Request:
    """The request of the subject."""
    return parsed("request.toml", REQUEST)


def match(source: str, unit: str, form: str, record: Mapping[str, int | str], **more: Any) -> Match:
    """A match with what most of them have."""
    given: dict[str, Any] = {"tier": "exact", "score": 0.99, "categories": ("person.name",), "why": ("email equal",), **more}
    return Match(Place(source, unit, given.pop("column", None)), form, record, **given)


def located() -> Located:
    """What the search found: two customers, one of them doubtful, a letter, a picture and a call."""
    doubtful = {**CUSTOMER, "id": 911, "customer_no": "C-99999", "email": "j.smith@example.org", "health": "", "notes": "+44 owed"}
    found = (
        match("calls", "c1.vtt", "transcript", {"row": 0}, spans=(Span(0, 13, 23, "name"),)),
        match("crm", "customers", "table", {"id": 17}, column="email", cells=CUSTOMER, categories=("contact.email", "person.name")),
        match("crm", "customers", "table", {"id": 911}, tier="name-only", score=0.4, cells=doubtful, why=("name equal",)),
        match("share", "Smith_Jane_grievance.txt", "text", {"row": 0}, cells={"": LETTER}),
        match("share", "badge.png", "image/png", {"row": 0}, via=("crm: customers.id = badges.customer",)),
    )
    searched = (Searched("calls", "c1.vtt", 2, "read in full"), Searched("crm", "customers", 250000, "indexed lookup on email"),
                Searched("share", "Smith_Jane_grievance.txt", 6, "read in full"))  # fmt: skip
    namesakes = (Namesake(Place("crm", "customers"), {"id": 5}, ("name equal", "born differs")),)
    return Located("SAR-2026-014", ("names", "emails", "phones", "ids.customer_id"), found, namesakes, searched,
                   (Unread(Place("share", "old.pdf"), "encrypted PDF"),))  # fmt: skip


def job(config: Config, found: Located | None = None) -> Job:
    """Everything that the first step needs."""
    notices = load_each(config.notices, load())
    log = {"search-log.md": "# Search log\n"}
    return Job(config, notices, load(), request(), found or located(), engine(), datetime(2026, 11, 3, 9, 0, tzinfo=UTC), log)


def decide(folder: Path, chosen: Callable[[dict[str, str]], tuple[str, str]]) -> None:
    """Fills in the review list as a spreadsheet would: decision and ground of each line by `chosen`."""
    path = folder / "review.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for row in rows:
        row["decision"], row["ground"] = chosen(row)
        row["who"], row["when"] = "DPO", "04/11/2026"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")


def careful(row: Mapping[str, str]) -> tuple[str, str]:
    """What a careful officer decides: other people are blacked out, doubtful records and legal advice stay away."""
    if row["why"].startswith("may be about someone else"):
        return "withhold", "not-the-person"
    if row["why"].startswith("other people"):
        return "redact", "other-people"
    if row["why"].startswith("may be legally"):
        return "redact", "legal-privilege"
    return "release", "own-data"


def unpacked(folder: Path, name: str = "answer.zip.age", opened: Keys | None = None) -> dict[str, bytes]:
    """The files of an archive of the package."""
    with unsealed(folder / PACKAGE / name, opened or keys()) as file:
        data = io.BytesIO(file.read())
    with zipfile.ZipFile(data) as archive:
        assert archive.testzip() is None
        return {each: archive.read(each) for each in archive.namelist()}
