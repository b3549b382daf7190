"""A small estate of files in which one customer stands in many forms among others, made of reserved example values."""

from __future__ import annotations

import io
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from scanner.demo.office import archive, docx, mbox, message, pdf, xlsx
from tests.pdfs import pages, words

REQUEST = """
[request]
reference = "SAR-2026-021"
received = 2026-11-02
[subject]
names = ["Jane Ann Smith"]
emails = ["jane.smith@example.org"]
phones = ["+44 7700 900018"]
addresses = ["4 Mill Lane, Wilmslow, SK9 5AF"]
born = 1984-02-29
ids = { customer_no = "C-10442" }
"""
#: What no name, log or temporary file may hold.
CANARIES = ("jane", "smith", "900018", "10442", "mill lane", "sk9")
_CSV = "customer_no,full name,email,mobile\n"
HERS = _CSV + "C-10911,Tobias Okafor,tobias.okafor@example.net,07700 900020\nC-10442,Jane Smith,jane.smith@example.org,07700 900018\n"
OTHERS = _CSV + "C-10911,Tobias Okafor,tobias.okafor@example.net,07700 900020\nC-10912,Ada Example,ada@example.net,07700 900021\n"
LETTER = (
    "Dear Mrs Smith,",
    "thank you for writing from jane.smith@example.org about your sensor.",
    "Your neighbour Tobias Okafor of 9 High Street (tobias.okafor@example.net) complained about it.",
    "Yours, the team",
)


def estate(folder: Path) -> Path:
    """Writes the files and folders below `folder`/share and gives that."""
    share = folder / "share"
    for name, content in files().items():
        path = share / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return share


def files() -> dict[str, bytes]:
    """Every file of the estate by its path."""
    sheets = {
        "Register": [("customer_no", "full name", "email"), ("C-10911", "Tobias Okafor", "tobias.okafor@example.net"),
                     ("C-10442", "Jane Smith", "jane.smith@example.org")],
        "Old": [("name", "telephone"), ("Ada Example", "07700 900021"), ("Jane Smith", "07700 900018")],
    }  # fmt: skip
    nested = archive(
        {"old.zip": archive({"crm.csv": HERS.encode(), "other.csv": OTHERS.encode()}), "readme.txt": b"The weather is fine.\n"}
    )
    return {
        "letters/letter.docx": docx(LETTER, "Ada Example"),
        "letters/other.docx": docx(("Dear Mr Okafor,", "the weather is fine."), "Ada Example"),
        "letters/terms.pdf": pages(words(b"Terms of service of our shop"), words(b"Customer C-10442 has agreed, jane.smith@example.org")),
        "letters/locked.pdf": pdf(("nothing",), locked=True),
        "letters/Smith_Jane_refund.docx": docx(("nothing to see",), "Ada Example"),
        "people/Jane Smith/notes.txt": b"The weather is fine.\n",
        "books/register.xlsx": hidden(xlsx(sheets, "Ada Example"), "Old"),
        "mail/box.mbox": mailbox(),
        "mail/one.eml": message("Team <team@example.net>", "jane.smith@example.org", "Your order", _DATE, "It is on its way."),
        "mail/card.vcf": card("Jane Smith", "jane.smith@example.org") + card("Ada Example", "ada@example.net"),
        "mail/day.ics": DAY.replace("\n", "\r\n").encode(),
        "backup.zip": nested,
        "crm.sqlite": database(),
        "web/page.html": PAGE,
        "web/export.xml": EXPORT,
        "pictures/garden.jpg": picture(),
        "namesakes.csv": (_CSV.replace("mobile", "date of birth") + "C-10777,Jane Smith,other@example.org,1955-07-01\n"
                          "C-10912,Ada Example,ada@example.net,1980-01-01\n").encode(),
        "plain.txt": b"The weather is fine.\nThe weather was fine.\n",
    }  # fmt: skip


_DATE = "Mon, 02 Nov 2026 10:00:00 +0000"
DAY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:1@example.net
SUMMARY:Visit
DTSTART:20261103T100000Z
ATTENDEE;CN=Ada Example:mailto:ada@example.net
ATTENDEE;CN="Smith, Jane":mailto:jane.smith@example.org
END:VEVENT
BEGIN:VEVENT
UID:2@example.net
SUMMARY:Other visit
DTSTART:20261104T100000Z
ATTENDEE;CN=Ada Example:mailto:ada@example.net
END:VEVENT
END:VCALENDAR
"""
PAGE = b"""<!doctype html><html><head><title>Contacts</title></head><body><p>Our contacts:</p>
<table><tr><th>full name</th><th>email</th></tr><tr><td>Ada Example</td><td>ada@example.net</td></tr>
<tr><td>Jane Smith</td><td>jane.smith@example.org</td></tr><tr><td>Tobias Okafor</td><td>tobias.okafor@example.net</td></tr></table>
<p>Call Jane Smith on 07700 900018.</p></body></html>"""
EXPORT = b"""<?xml version="1.0"?><customers><customer><no>C-10912</no><name>Ada Example</name><email>ada@example.net</email></customer>
<customer><no>C-10442</no><name>Jane Smith</name><email>jane.smith@example.org</email></customer></customers>"""


def mailbox() -> bytes:
    """Five messages: from her, to her and another, about her, with her in what is attached, and of others only."""
    letter, table = docx(("Customer C-10442 wrote from jane.smith@example.org.",), "Ada Example"), HERS.encode()
    return mbox((
        message("Jane Smith <jane.smith@example.org>", "team@example.net", "Refund", _DATE, "I want a refund."),
        message("team@example.net", "Ada Example <ada@example.net>, Jane Smith <jane.smith@example.org>", "News", _DATE, "News for you."),
        message("Ada Example <ada@example.net>", "team@example.net", "A call", _DATE, "Mrs Smith rang from 07700 900018 again."),
        message("Ada Example <ada@example.net>", "team@example.net", "Files", _DATE, "See there.", {"letter.docx": letter, "list.csv": table}),
        message("Ada Example <ada@example.net>", "Tobias Okafor <tobias.okafor@example.net>", "Lunch", _DATE, "Lunch?"),
    ))  # fmt: skip


def card(name: str, mail: str) -> bytes:
    """An address card."""
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{mail}\r\nEND:VCARD\r\n".encode()


def database() -> bytes:
    """A database file with a table of people and one of their orders."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sqlite"
        connection = sqlite3.connect(path)
        connection.executescript("""
            create table customers (id integer primary key, name text, email text);
            insert into customers values (7, 'Ada Example', 'ada@example.net'), (8, 'Jane Smith', 'jane.smith@example.org');
            create table orders (id integer primary key, customer_id integer, item text);
            insert into orders values (1, 7, 'kettle'), (2, 8, 'lamp'), (3, 8, 'bulb');
        """)
        connection.close()
        return path.read_bytes()


def picture() -> bytes:
    """A photograph that says who took it."""
    exif = Image.Exif()
    exif[0x013B] = "Jane Ann Smith"
    exif[0x010F] = "Example Cameras"
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def hidden(workbook: bytes, sheet: str) -> bytes:
    """The workbook with a sheet hidden."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        members: Mapping[str, bytes] = {name: file.read(name) for name in file.namelist()}
    plain = f'<sheet name="{sheet}" '.encode()
    return archive({name: data.replace(plain, plain + b'state="hidden" ') for name, data in members.items()})
