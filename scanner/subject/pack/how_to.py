"""The note beside the review list: how to review, what the words mean, how to open what is encrypted. It holds no value."""

from __future__ import annotations

from importlib.resources import files

from scanner.plural import plural
from scanner.subject.pack.case import Case
from scanner.subject.pack.grounds import table
from scanner.subject.pack.keys import IDENTITY, Keys

FILE = "HOW-TO.txt"
_LOCKED = """   Send answer.zip.age together with the package's identity.age, and the passphrase apart, such as by
   telephone. Whoever has these two opens it: age -d -i identity.age answer.zip.age > answer.zip
   Never send controller.zip.age: the same passphrase opens it, and that of this folder."""
_THEIRS = """   Whoever holds a key that it is encrypted to opens it. If that is not the person, open it and deliver
   its files securely in another way. Never send controller.zip.age."""


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
            send=_LOCKED if locked else _THEIRS,
        )
    )
