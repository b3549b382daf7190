"""The file share of the sample estate: exports, letters, mail, logs, photographs, minutes, a backup, and files that nobody can read."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scanner.demo.holders import backup, enquiries, grievance, grievance_name, register, statement
from scanner.demo.media import jpeg, mp4, png
from scanner.demo.office import pdf
from scanner.demo.people import Person, address, moment, plain, slots

People = Sequence[Person]
Lists = Mapping[str, Any]
Make = Callable[[random.Random, Sequence[Person], Mapping[str, Any]], bytes]


def make_share(folder: Path, seed: int, persons: People, lists: Lists) -> None:
    """Writes the files below `folder`."""
    for name, make in {**FILES, grievance_name(persons): grievance}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make(random.Random(f"{seed}:share:{name}"), persons, lists))


def _csv(rows: list[Sequence[Any]], encoding: str, delimiter: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _customers(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """As a spreadsheet of Windows writes it: semicolons, code page 1252."""
    head = ("Customer No", "Name", "E-mail", "Telephone", "Address", "Postcode", "Spent")
    rows = [(p.number, p.name, p.email, p.phone, f"{p.street}, {p.town}", p.postcode, f"£{rng.randint(20, 900)}.00") for p in persons[:800]]
    return _csv([head, *rows], "cp1252", ";")


def _installations(rng: random.Random, persons: People, lists: Lists) -> bytes:
    rows = [(p.id, f"{rng.uniform(51, 55.9):.6f}", f"{rng.uniform(-4.2, 0.1):.6f}", str(moment(rng, 600).date())) for p in persons[:400]]
    return _csv([("customer_id", "latitude", "longitude", "installed_on"), *rows], "utf-8", ",")


def _letter(rng: random.Random, persons: People, lists: Lists) -> bytes:
    person = rng.choice(persons)
    filled = slots(rng, person, lists)
    said = rng.choice(lists["tickets"]["complaint"]).format(**filled)
    text = (
        f"Example IoT, Complaints\n1 Example Street, Leeds\n\n"
        f"{person.title} {person.name}\n{person.street}\n{person.town}\n{person.postcode}\n\n"
        f"{filled['day']} {filled['month']} 2024\n\nDear {person.title} {person.last},\n\n"
        f"Thank you for your letter about your {filled['product']}, in which you wrote:\n\n    {said}\n\n"
        f"We are sorry. We have refunded £{filled['amount']} to your card ending {filled['last4']}.\n\n"
        f"Yours sincerely,\n{filled['agent']}\nCustomer care\n"
    )
    return text.encode()


def _access_log(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """Combined log format of Apache httpd."""
    lines = []
    for _ in range(1500):
        path = rng.choice(lists["pages"].split(",")) + rng.choice(
            ("", "", "?utm_source=newsletter&utm_campaign=spring", "?gclid=EAIaIQobChMIexample")
        )
        request = f'"GET {path} HTTP/1.1" {rng.choice((200, 200, 304, 404))} {rng.randint(200, 9000)}'
        stamp = f"{moment(rng, 14):%d/%b/%Y:%H:%M:%S} +0000"
        lines.append(f'{address(rng)} - - [{stamp}] {request} "https://www.example.com/" "{rng.choice(lists["agents"].split("|"))}"\n')
    return "".join(lines).encode()


def _app_log(rng: random.Random, persons: People, lists: Lists) -> bytes:
    lines = []
    for number in range(800):
        person = rng.choice(persons)
        login = f"user {plain(person.first)[0]}{plain(person.last)}{person.id} logged in from {address(rng)}"
        lines.append(f"{moment(rng, 14)} INFO {login if number % 3 else 'queue drained, 0 jobs left'}\n")
    return "".join(lines).encode()


def _minutes(rng: random.Random, persons: People, lists: Lists) -> bytes:
    here = rng.sample(list(persons), 4)
    text = (
        f"Minutes of the customer panel, {moment(rng, 200):%d %B %Y}\n\n"
        f"Present: {', '.join(p.name for p in here[:3])}\nApologies: {here[3].name}\n\n"
        f"1. {here[0].name} reported that the {rng.choice(lists['products'])[1]} loses its connection.\n"
        f"2. {here[1].name} asked for a longer guarantee.\n\nDecision: guarantee extended to three years.\n"
        f"Action: write to {here[2].name} at {here[2].email} by Friday.\n"
    )
    return text.encode()


def _app_events(rng: random.Random, persons: People, lists: Lists) -> bytes:
    names = lists["events"].split(",")
    rows = []
    for _ in range(1000):
        context = {"ip": address(rng), "screen": rng.choice(lists["pages"].split(",")), "app_version": f"3.{rng.randint(0, 9)}.0"}
        rows.append(
            {"user_id": rng.choice(persons).id, "event": rng.choice(names), "timestamp": moment(rng, 30).isoformat(), "context": context}
        )
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _consents(rng: random.Random, persons: People, lists: Lists) -> bytes:
    chosen = persons[:600]
    wording = "I agree to receive news about Example IoT products by e-mail."
    table = pa.table(
        {
            "customer_id": [p.id for p in chosen],
            "email": [p.email for p in chosen],
            "email_opt_in": [rng.random() < 0.7 for _ in chosen],
            "consent_at": [moment(rng, 900) for _ in chosen],
            "consent_text": [wording for _ in chosen],
            "consent_source": [rng.choice(("web form", "call", "fair")) for _ in chosen],
        }
    )
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _photo(rng: random.Random, persons: People, lists: Lists) -> bytes:
    return jpeg(rng.uniform(51, 55.9), rng.uniform(-4.2, 0.1), f"{moment(rng, 300):%Y:%m:%d %H:%M:%S}")


FILES: dict[str, Make] = {
    "Exports/customers_2024.csv": _customers,
    "Exports/installations.csv": _installations,
    **{f"Complaints/2024/letter_{number:03}.txt": _letter for number in range(1, 13)},
    "Logs/access.log": _access_log,
    "Logs/app.log": _app_log,
    **{f"Minutes/customer_panel_{month}.txt": _minutes for month in ("april", "may", "june")},
    "Analytics/app_events.jsonl": _app_events,
    "Marketing/consents.parquet": _consents,
    "Marketing/logo.png": lambda rng, persons, lists: png(),
    **{f"Photos/installation_{number}.jpg": _photo for number in range(1, 5)},
    "CCTV/CH01_20240611_083000.mp4": lambda rng, persons, lists: mp4(),
    "Complaints/2024/priority_services.xlsx": register,
    "Complaints/2024/statement.pdf": statement,
    "Mail/enquiries.mbox": enquiries,
    "Archive/backup_2020.zip": lambda rng, persons, lists: backup(_customers(rng, persons, lists)),
    # What a broken copy and a locked file look like: they must appear among what was not read.
    "Archive/sales_2019.parquet": lambda rng, persons, lists: _consents(rng, persons[:5], lists)[:400],
    "Archive/passport_scan.pdf": lambda rng, persons, lists: pdf(("Passport",), locked=True),
}
