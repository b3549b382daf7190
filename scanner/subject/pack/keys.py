"""Whom the workspace and the package are encrypted to, in the age format (age-encryption.org/v1).

A passphrase protects a fresh identity (`identity.age`), and everything else is encrypted to that identity's public key: a passphrase alone
cannot encrypt a stream. The ordinary tool opens it the same way: `age -d -i identity.age answer.zip.age > answer.zip`. With a recipient
(`age1…`) there is no `identity.age`: whoever holds the recipient's key opens it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage

from scanner.errors import ConfigError

IDENTITY = "identity.age"
#: A passphrase file may hold so many bytes; an identity file is not longer either.
_LIMIT = 65_536
#: A passphrase is stretched by scrypt, which slows guessing a million times and no more: a short one is still found.
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """`recipients` encrypt; `identities` (none where only the public key is known) decrypt. `locked` is `identity.age`, if there is one."""

    recipients: tuple[Any, ...]
    identities: tuple[Any, ...] = field(default=(), repr=False)
    locked: bytes | None = field(default=None, repr=False)

    @property
    def public(self) -> tuple[str, ...]:
        """The recipients as texts (`age1…`)."""
        return tuple(str(one) for one in self.recipients)


def fresh(passphrase: str) -> Keys:
    """A new identity that the passphrase protects. ConfigError for a passphrase that is too short; takes seconds (scrypt)."""
    if len(passphrase) < SHORTEST:
        raise ConfigError(f"the passphrase is too short. Take {SHORTEST} characters or more, such as five words at random.")
    identity = pyrage.x25519.Identity.generate()
    return Keys((identity.to_public(),), (identity,), pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase))


def passing() -> Keys:
    """A new identity that is kept nowhere: what it opens is lost with the process."""
    identity = pyrage.x25519.Identity.generate()
    return Keys((identity.to_public(),), (identity,))


def for_recipients(said: Sequence[str]) -> Keys:
    """The keys of recipients `age1…`. ConfigError for what is none; a secret key in the wrong place is not quoted."""
    found = []
    for number, text in enumerate(said, 1):
        try:
            found.append(pyrage.x25519.Recipient.from_str(text.strip()))
        except pyrage.RecipientError:
            raise ConfigError(
                f"recipient {number} is no age recipient. Write its public key: age1…, as `age-keygen -y` shows it."
            ) from None
    return Keys(tuple(found))


def unlocked(locked: bytes, passphrase: str) -> Keys:
    """The keys behind `identity.age`. ConfigError for another passphrase."""
    try:
        text = pyrage.passphrase.decrypt(locked, passphrase).decode("ascii")
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        if "xcessive work" in str(error):  # age tries nothing that would take it much longer here than it took to make
            raise ConfigError(f"{IDENTITY}: this machine is too busy or too slow to try the passphrase. Try again later.") from None
        raise ConfigError(f"{IDENTITY}: the passphrase does not open it.") from None
    identities = _identities(IDENTITY, text)
    return Keys(tuple(one.to_public() for one in identities), identities, locked)


def from_identity(path: Path) -> Keys:
    """The keys of an identity file as `age-keygen` writes it (`AGE-SECRET-KEY-1…`), which only its owner may read."""
    identities = _identities(str(path), private_text(path))
    return Keys(tuple(one.to_public() for one in identities), identities)


def passphrase_in(path: Path) -> str:
    """The passphrase in the first line of a file that only its owner may read. ConfigError."""
    lines = private_text(path).splitlines()
    if not lines or not lines[0].strip():
        raise ConfigError(f"{path}: holds no passphrase. Write it into the first line.")
    return lines[0]


def private_text(path: Path) -> str:
    """The text of a small file; ConfigError where others may read it (POSIX mode). A pipe (`<(…)` of a shell) is private by itself."""
    try:
        with open(path, "rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode) and os.name == "posix" and found.st_mode & 0o077:
                raise ConfigError(f"{path}: others may read this file (mode {stat.S_IMODE(found.st_mode):04o}). Run: chmod 600 {path}")
            data = file.read(_LIMIT + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    if len(data) > _LIMIT:  # half of it, taken for the whole, would leave names in an answer
        raise ConfigError(f"{path}: is too long. It may have {_LIMIT:,} bytes.")
    try:
        return data.decode("utf-8-sig")  # Windows editors begin a text with a mark that no one sees
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8 text.") from None


def _identities(where: str, text: str) -> tuple[Any, ...]:
    lines = [line.strip() for line in text.splitlines()]
    try:
        found = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#"))
    except pyrage.IdentityError:
        found = ()
    if not found:
        raise ConfigError(f"{where}: holds no age identity (AGE-SECRET-KEY-1…). Write one with: age-keygen -o FILE")
    return found
