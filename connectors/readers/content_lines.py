"""Content lines, of which address cards (RFC 6350, vCard 2.1 and 3.0) and calendars (RFC 5545) are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from connectors.readers.encoding import blocks
from connectors.readers.mail.charset import decode
from connectors.readers.mail.headers import base64
from connectors.readers.mail.transfer import decoded

#: A line of more characters comes in pieces, of which only the first is known to belong to its property.
LONGEST = 16 << 20
_LINE = re.compile(r"(?:[A-Za-z0-9_-]{1,80}\.)?([A-Za-z][A-Za-z0-9_-]{0,80})((?:;[^\":;]*(?:\"[^\"]*\"[^\":;]*)*)*):", re.DOTALL)
_PARAMETER = re.compile(r";([^\":;=]*)(?:=((?:\"[^\"]*\"|[^\":;])*))?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CHARACTERS = {"n": "\n", "N": "\n"}


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name in lower case ("" where the line is none), its parameters by name in lower case, and its value as written."""

    name: str
    parameters: dict[str, str]
    value: str

    def text(self) -> str:
        """The value, decoded."""
        if self.parameters.get("encoding", "").lower() == "quoted-printable":
            data = b"".join(decoded([self.value.encode("utf-8", "replace")], "quoted-printable"))
            return unescaped(decode(data, self.parameters.get("charset", "")))
        return unescaped(self.value)

    def parts(self) -> list[str]:
        """The parts of a structured value (a name, an address), decoded."""
        said = self.text() if self.parameters.get("encoding", "").lower() == "quoted-printable" else self.value
        return [unescaped(part).strip() for part in re.split(r"(?<!\\);", said)]

    def embedded(self) -> bytes | None:
        """The file that the value is, in base64; None where it is none."""
        if self.parameters.get("encoding", "").lower() in ("b", "base64"):
            return base64(self.value.encode("ascii", "replace"))
        start, _, data = self.value.partition(";base64,") if self.value[:5].lower() == "data:" else ("", "", "")
        return base64(data.encode("ascii", "replace")) if start and len(start) < 200 else None


def unescaped(said: str) -> str:
    """`said` with its escaped characters as they are."""
    return _ESCAPED.sub(lambda match: _CHARACTERS.get(match[1], match[1]), said) if "\\" in said else said


def lines(file: BinaryIO) -> Iterator[Line]:
    """The content lines of a file in any encoding, unfolded; those that are none have no name."""
    for said in _unfolded(physical(file)):
        match = _LINE.match(said)
        if match:
            yield Line(match[1].lower(), _parameters(match[2]), said[match.end() :])
        elif said.strip():
            yield Line("", {}, said)


def _parameters(said: str) -> dict[str, str]:
    """`;TYPE=work;CN="Jane"`; of vCard 2.1 also bare ones, of which the encoding counts."""
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(said):
        name, value = match[1].strip().lower(), match[2]
        if value is None:
            name, value = ("encoding", name) if name in ("quoted-printable", "base64") else ("type", name)
        found.setdefault(name, value.strip().strip('"'))
    return found


def _unfolded(physical: Iterator[str]) -> Iterator[str]:
    """Logical lines: one that begins with white space goes on with the line before, one in quoted-printable that ends with `=` goes on."""
    held: list[str] = []
    soft, size = False, 0
    for line in physical:
        if held and size < LONGEST and (soft or line[:1] in (" ", "\t")):
            held.append(line if soft else line[1:])
        else:
            yield "".join(held)
            held, size = [line], 0
        size += len(line)
        soft = line.endswith("=") and "quoted-printable" in held[0][:300].lower()
        if soft:
            held[-1] = held[-1][:-1]
    yield "".join(held)


def physical(file: BinaryIO) -> Iterator[str]:
    """The lines of a file in any encoding, without their ends."""
    rest = ""
    for block in blocks(file, 1 << 20):
        said = rest + block.decode("utf-8", "replace")
        *whole, rest = (said.replace("\r\n", "\n") if "\n" in said else said.replace("\r", "\n")).split("\n")
        for line in whole:
            yield line.removesuffix("\r")
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    yield rest.removesuffix("\r")
