"""The note beside the review list: how to review, what the words mean, how to open what is encrypted. It holds no value."""

from __future__ import annotations

from importlib.resources import files

from scanner.plural import plural
from scanner.subject.pack.case import Case
from scanner.subject.pack.grounds import table
from scanner.subject.pack.keys import IDENTITY, Keys

FILE = "HOW-TO.txt"


def text(case: Case, keys: Keys) -> str:
    """The note for one case."""
    locked = keys.locked is not None
    passphrase = "The passphrase is nowhere in this folder. Without it nobody can read the rest, nor can you.\n" if locked else ""
    return (
        files("scanner.subject.pack")
        .joinpath("how_to.txt")
        .read_text("utf-8")
        .format(
            reference=case.reference,
            entries=plural(len(case.items), "entry", "entries"),
            units=plural(len(case.pieces), "unit"),
            grounds="\n".join(f"  {line}" for line in table()),
            public=", ".join(keys.public),
            open=f"age -d -i {IDENTITY if locked else 'YOUR-IDENTITY'} FILE.age > FILE",
            passphrase=passphrase,
        )
    )
