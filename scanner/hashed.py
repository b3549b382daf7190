"""Hashes of settings and notices, to tell whether they changed; never of what a source holds."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any
from urllib.parse import parse_qsl

#: Names of what may be a secret, or hold one among other things.
_SECRET = re.compile(
    r"pass|pwd|secret|token|key|credential|account|auth|login|cookie|header|connection_?string|(?:^|_)(?:sas|sig|signature|dsn|conn)$",
    re.IGNORECASE,
)
#: As SQLAlchemy reads it: a password may hold a slash.
_LOGIN = re.compile(r"(://)[^/@:]*(?::[^@]*)?@")


def hash_of(value: Any) -> str:
    """SHA-256 of a value's JSON with sorted keys, as 64 hexadecimal digits; dates and times count as text."""
    written = json.dumps(value, sort_keys=True, default=written_out)
    return hashlib.sha256(written.encode()).hexdigest()


def hash_of_settings(table: Mapping[str, Any]) -> str:
    """A hash of a configuration as it stands in its file, without what may be a secret: logins in URLs, values of keys and of URLs' options
    whose names say so. Who has the catalogue could guess a secret by its hash.

    `${NAME}` counts as it is written, whatever the environment holds.
    """
    return hash_of(_without_secrets(table))


def written_out(value: object) -> str:
    """Dates and times of a TOML file as text. TypeError for anything else that JSON cannot hold."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing that TOML holds")


def _without_secrets(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: None if _SECRET.search(key) else _without_secrets(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_secrets(each) for each in value]
    if isinstance(value, str) and "://" in value:
        place, _, options = _LOGIN.sub(r"\1", value, count=1).partition("#")[0].partition("?")
        said = [[name, None if _SECRET.search(name) else value] for name, value in parse_qsl(options, keep_blank_values=True)]
        return [place, *said] if said else place
    return value
