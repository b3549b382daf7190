"""What programs write into one cell besides JSON: PHP's `serialize()` and sessions, Python's literals, XML, YAML, a form's fields; and any
of these, or JSON, in base64, which may be compressed and signed, as sessions of Django and Flask are.

Nothing is constructed: an object is its properties, a tag of YAML says nothing, an alias is not expanded.
"""

from __future__ import annotations

import ast
import binascii
import re
import warnings
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from connectors.readers.lines_json import decoded
from connectors.readers.php import session, unserialized
from connectors.readers.trees import mapping, tree

#: What a cell begins with that may be one of them, for RE2. Of base64 that is text, each fourth letter has the first bits of ASCII.
BEGINS = (
    r"^\s*(?:[aOCE]:\d+:[{\"]|[A-Za-z_][\w.-]{0,63}\|(?:[aOCsidb]:|N;)|[{\[(]['\"\d{\[(]|<[?A-Za-z]|---[ \r\n]|"
    r"[\w.%\[\]-]{1,128}=[^\s&]*&[\w.%\[\]-]{1,128}=|\.?eJ|(?:[CDI-Za-f][A-Za-z0-9+/_-]{3}){6})"
)
#: Literals of Python and what is compressed are no longer than this, as they are written and unpacked.
_LITERAL, _UNPACKED = 1 << 18, 16 << 20
_BASE64 = re.compile(
    r"(?P<packed>\.?)(?P<said>[A-Za-z0-9+/_-]{16,}={0,2})(?P<signed>(?::[\w-]{6,7}:[\w-]{27,43}|\.[\w-]{5,8}\.[\w-]{27,86})?)"
)
_HASHED = re.compile(rb"[0-9a-f]{32,128}:(?=\{)")
_PAIRS = re.compile(r"(?:[\w.%\[\]-]{1,128}=[^\s&]*(?:&|$)){2,}")
_SESSION = re.compile(r"[A-Za-z_][\w.-]{0,63}\|(?:[aOCsidb]:|N;)")


def parsed(cell: str) -> Any:
    """The cell as Python's values, numbers as they are written. Raises ValueError where it is none of these, or is broken off, and
    RecursionError where it is nested too deeply."""
    said = cell.strip()
    for begins, read in _KINDS:
        if begins.match(said):
            return read(said)
    raise ValueError


def packed(cell: str) -> Any:
    """What stands in base64 in the cell. Raises as `parsed` does."""
    found = _BASE64.fullmatch(cell.strip().replace("\n", "").replace("\r", ""))
    if not found or (found["packed"] and not found["signed"]):
        raise ValueError
    said = found["said"].rstrip("=").replace("+", "-").replace("/", "_")
    try:
        data = urlsafe_b64decode(said + "=" * (-len(said) % 4))
    except binascii.Error:
        raise ValueError from None
    data = _unpacked(data) if found["packed"] or data[:1] == b"\x78" else data
    return _structure(_HASHED.sub(b"", data[:160]) + data[160:])


def _structure(data: bytes) -> Any:
    """An object or a list: any word may be base64 of a number, and a text of its own is no structure."""
    text = data.decode()
    try:
        value = decoded(text)
    except ValueError:
        value = parsed(text)
    if not isinstance(value, dict | list):
        raise ValueError
    return value


def _unpacked(data: bytes) -> bytes:
    unpack = zlib.decompressobj()
    try:
        found = unpack.decompress(data, _UNPACKED)
    except zlib.error:
        raise ValueError from None
    if unpack.unconsumed_tail or not unpack.eof:
        raise ValueError
    return found


def _literal(text: str) -> Any:
    """Python's `repr` of dictionaries and lists, which programs log."""
    if len(text) > _LITERAL:
        raise ValueError
    try:
        with warnings.catch_warnings(action="ignore"):  # of a backslash that escapes nothing
            value = ast.literal_eval(text)
    except (SyntaxError, TypeError, MemoryError):
        raise ValueError from None
    if not isinstance(value, dict | list | tuple):
        raise ValueError
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner) for inner in value]
    return value if value is None else str(value)


def _fields(text: str) -> Any:
    """A query, or a form as browsers send it (application/x-www-form-urlencoded)."""
    if not _PAIRS.fullmatch(text):
        raise ValueError
    found: dict[str, Any] = {}
    for key, value in parse_qsl(text, max_num_fields=1000):
        found.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[aOCE]:\d"), unserialized),
    (_SESSION, session),
    (re.compile(r"[{\[(]"), _literal),
    (re.compile(r"<[?A-Za-z]"), tree),
    (re.compile(r"---[ \r\n]"), mapping),
    (_PAIRS, _fields),
)
