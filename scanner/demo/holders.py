"""Files of the sample share that hold more than meets the eye: a letter, a workbook, a page, a mailbox, a backup in a backup."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from scanner.demo.office import archive, docx, mbox, message, pdf, xlsx
from scanner.demo.people import Person, plain, slots

People = Sequence[Person]
Lists = Mapping[str, Any]
_GRIEVED = 41  # whose name a file has


def grievance_name(persons: People) -> str:
    """The name of the letter's file, which says whom it is about."""
    person = persons[_GRIEVED]
    return f"HR/{plain(person.last).title()}_{plain(person.first).title()}_grievance.docx"


def grievance(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """A letter about somebody's health and union."""
    person = persons[_GRIEVED]
    text = (
        f"Dear {person.title} {person.last},",
        "Thank you for coming to the meeting about your complaint.",
        "You told us that your asthma is worse since the installation, and that your union representative should be present.",
        f"We will write to you at {person.street}, {person.town}, {person.postcode}.",
    )
    return docx(text, author=rng.choice(persons).name)


def register(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """A workbook with a second sheet that nobody remembers."""
    first = [("Customer", "Telephone", "Reason")] + [(p.name, p.phone, rng.choice(("hearing", "age", "bereavement"))) for p in persons[:40]]
    second = [("Customer ID", "Health condition")] + [(str(p.id), rng.choice(("asthma", "epilepsy", "dementia"))) for p in persons[:25]]
    return xlsx({"Priority services": first, "do not circulate": second}, author=persons[3].name)


def statement(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """A page that was sent to a customer."""
    person = rng.choice(persons)
    return pdf((f"Statement for {person.name}", f"{person.street}, {person.town} {person.postcode}", f"Telephone {person.phone}"))


def enquiries(rng: random.Random, persons: People, lists: Lists) -> bytes:
    """Mail of customers; one has attached a table."""
    said = lists["tickets"]["complaint"]
    mails = []
    for number, person in enumerate(persons[:30]):
        table = f"name,date of birth\r\n{person.name},{person.born}\r\n".encode()
        text = rng.choice(said).format(**slots(rng, person, lists))
        sender, body = f"{person.name} <{person.email}>", f"{text}\n\n{person.name}\n"
        date, attached = f"{1 + number % 28:02} May 2024 09:00:00 +0000", {"household.csv": table} if number == 7 else {}
        mails.append(message(sender, "care@example.com", "My order", date, body, attached))
    return mbox(mails)


def backup(customers: bytes) -> bytes:
    """An archive within an archive, as backups grow, with an old export in it."""
    older = archive({"crm/customers.csv": customers})
    return archive({"README.txt": b"Old exports. Delete in 2021.\n", "2019.zip": older})
