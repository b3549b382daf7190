"""A report as a real scan would hand it over: the invented firm Example IoT, four sources, every status, values of nobody."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from scanner.model import (
    Bullet,
    Coverage,
    Declared,
    Evidence,
    Finding,
    LawfulBasis,
    Notice,
    Place,
    Purpose,
    Report,
    Run,
    SourceInfo,
    Unread,
)

CONTACT = Bullet("Names and contact details", ("person.name", "contact.email", "contact.phone"))

NOTICE = Notice(
    id="example-iot-customer",
    title="Customer Privacy Policy",
    version="2.0",
    purposes=(
        Purpose(
            "products",
            "to provide and improve products and services for clients",
            (
                CONTACT,
                Bullet("Addresses", ("contact.address",)),
                Bullet("Gender", ("demog.gender",)),
                Bullet("Pronoun preferences", ("demog.pronouns",)),
                Bullet("Occupation", ("work.occupation",)),
                Bullet("Payment details (including card or bank information)", ("pay.method",)),
                Bullet("Audio recordings (eg calls)", ("media.audio",)),
                Bullet("Website user information", ("online.visitor",)),
                Bullet("Anything else that you choose to tell us"),
            ),
            (LawfulBasis("consent"), LawfulBasis("contract"), LawfulBasis("legitimate_interests", "to give you the best service")),
        ),
        Purpose(
            "accounts",
            "for the operation of client or customer accounts",
            (CONTACT, Bullet("Purchase or service history", ("buy.history",)), Bullet("Marketing preferences", ("pref.marketing",))),
            (LawfulBasis("contract"),),
        ),
        Purpose(
            "marketing",
            "for information updates or marketing purposes",
            (CONTACT, Bullet("Profile information", ("profile",)), Bullet("Website and app user journey", ("online.journey",))),
            (LawfulBasis("consent"),),
        ),
        Purpose(
            "complaints",
            "for dealing with queries, complaints or claims",
            (
                CONTACT,
                Bullet("Payment details", ("pay.method",)),
                Bullet("Photographs", ("media.photo",)),
                Bullet("Correspondence", ("comms.correspondence",)),
                Bullet("Location data", ("location",)),
            ),
            (LawfulBasis("consent"), LawfulBasis("contract")),
        ),
    ),
)

SOURCES = (
    SourceInfo("calls", "transcripts", ("products", "complaints"), ("customer",)),
    SourceInfo("crm", "sql", ("products", "accounts"), ("customer",)),
    SourceInfo("hr", "sql", (), ("staff",)),
    SourceInfo("share", "files", ("accounts", "marketing"), ("customer",)),
)

RUN = Run(
    id="20261112T090000Z-7f3a",
    tool="0.1.0",
    detectors="sha256:2f7c9a61d5",
    notice="example-iot-customer@2.0",
    seed=0,
    started=datetime(2026, 11, 12, 9, 0, 0, tzinfo=UTC),
    ended=datetime(2026, 11, 12, 9, 4, 37, tzinfo=UTC),
)

_NOTES = {
    "online.ip": ("arguable for products",),
    "location": ("declared for complaints only",),
    "special.health": ("no Art 9 condition is recorded",),
}

_UNREAD = (
    ("calls", "2026/11/call-0019.vtt", None, "not UTF-8 and no encoding could be told"),
    ("crm", "public.audit", None, "permission denied for the table"),
    ("share", "contracts/old.pdf", None, "encrypted PDF"),
    ("share", "letters/huge.csv", "notes", "line longer than 16 MiB"),
)

_COVERAGE = (
    ("calls", "2026/11/call-0017.vtt", 412, 412, False, 0.0),
    ("calls", "2026/11/call-0018.vtt", 230, 230, False, 0.0),
    ("calls", "2026/11/call-0021.vtt", 655, 655, False, 0.0),
    ("crm", "public.customers", 10000, 250000, True, 0.0003),
    ("crm", "public.events", 100000, 41000000, True, 0.00003),
    ("crm", "public.orders", 250000, 250000, False, 0.0),
    ("crm", "public.payments", 25000, None, True, 0.00012),
    ("crm", "public.tickets", 4100, 4100, False, 0.0),
    ("crm", "public.users", 812, 812, False, 0.0),
    ("hr", "staff.absence", 2210, 2210, False, 0.0),
    ("hr", "staff.people", 640, 640, False, 0.0),
    ("share", "archive/2019/exports/customers-final-v3.xlsx!Sheet1", 3120, 3120, False, 0.0),
    ("share", "backup.zip!etc/app/settings.env", 41, None, False, 0.0),
    ("share", "campaigns/2026-spring.csv", 88120, 88120, False, 0.0),
    ("share", "letters/complaint-071.docx", 58, None, False, 0.0),
)

#: A name that tries to command a terminal, to turn the text round, to break the line and to hide a character.
HOSTILE = "a\x1b[2J\u202eb\nc\u200b"

_NEVER_SEEN = {"demog.pronouns", "work.occupation", "profile", "online.journey", "online.visitor"}


def written(module: str, whole: Report, **options: Any) -> str:
    """What the writer of a room's module makes of a report."""
    out = io.StringIO()
    EntryPoint("x", f"reports.{module}:write", "noticegap.reports").load()(whole, out, **options)
    return out.getvalue()


def finding(source: str, unit: str | None, column: str | None, category: str, status: str = "undeclared", **facts: object) -> Finding:
    """One finding with ordinary figures; `facts` replaces fields of its evidence."""
    found = Evidence(Place(source, unit, column), "THING", category, 0.9, 100, 50, 40, ("name: thing",), where=(1,))
    return Finding(replace(found, **facts), status, ("accounts",))  # type: ignore[arg-type]


def report(**changes: object) -> Report:
    """The whole report; `changes` replaces fields of it."""
    declared = tuple(
        sorted(
            (
                Declared(key, purpose.id, bullet.says, key not in _NEVER_SEEN)
                for purpose in NOTICE.purposes
                for bullet in purpose.categories
                for key in bullet.keys
            ),
            key=lambda one: (one.category, one.purpose),
        )
    )
    whole = Report(
        notice=NOTICE,
        run=RUN,
        sources=SOURCES,
        findings=tuple(_finding(row) for row in _rows()),
        declared=declared,
        unread=tuple(Unread(Place(source, unit, column), reason) for source, unit, column, reason in _UNREAD),
        coverage=tuple(Coverage(*row) for row in _COVERAGE),
        test_data=7,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def _finding(row: dict[str, str]) -> Finding:
    column = None if row["column"] == "(none)" else row["column"]
    shape = None if row["shape"] == "(none)" else row["shape"]
    read, hit, distinct = (int(row[key]) for key in ("rows_read", "rows_hit", "distinct"))
    found = Evidence(
        Place(row["source"], row["unit"], column),
        row["entity"],
        row["category"],
        float(row["confidence"]),
        read,
        hit,
        distinct,
        tuple(row["evidence"].split("; ")),
        shape,
        (1, 7, 12)[:hit],
    )
    notes = () if row["status"] in ("declared", "not-judged") else _NOTES.get(row["category"], ())
    if row["status"] == "accepted":
        notes = ("accepted: fraud is looked for with it (privacy@example.org, until 2027-06-30, noticegap.accept.toml)",)
    return Finding(found, row["status"], tuple(row["purposes"].split()), notes)


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "golden" / "report_findings.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
