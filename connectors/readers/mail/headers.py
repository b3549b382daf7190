"""The header of a mail (RFC 5322, RFC 2047, RFC 2231, RFC 6532): names, values and parameters, in linear time, and never an error."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from connectors.readers.header import is_name
from connectors.readers.mail.charset import decode

#: Parameters are looked for in so many characters of a value.
_LONGEST = 1 << 16
_FIELD = re.compile(rb"^([!-9;-~]{1,256})[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*|\r(?!\n)[^\r\n]*)*)", re.MULTILINE)
_CONTENT = re.compile(_FIELD.pattern.replace(b"[!-9;-~]{1,256}", b"content-[a-z-]{1,40}"), re.MULTILINE | re.IGNORECASE)
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_PARAMETER = re.compile(r"""([^\s=;"]{1,80})\s{0,80}=\s{0,80}("(?:[^"\\]|\\.)*"?|[^;]*)""", re.DOTALL)
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*?)")
_QP = re.compile(rb"=([0-9A-Fa-f]{2})")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_SEPARATORS = re.compile(r"[-_.\s]+")


def fields(block: bytes) -> Iterator[tuple[str, bytes]]:
    """Names in lower case and raw values, still folded, of a header; what is no field is passed over."""
    for match in _FIELD.finditer(block):
        yield match[1].decode("ascii", "replace").lower(), match[2]


def contents(block: bytes) -> dict[str, str]:
    """The fields that describe a body (`content-type` and the like), by name in lower case; of several the first."""
    found: dict[str, str] = {}
    for match in _CONTENT.finditer(block):
        found.setdefault(match[1].decode("ascii", "replace").lower(), text(match[2]))
    return found


def text(raw: bytes, charset: str = "") -> str:
    """A raw value as text: unfolded, encoded words decoded, bytes that are not UTF-8 read in `charset` or what they look like."""
    value = decode(raw, charset).strip()
    if "\n" in value:
        value = _FOLD.sub("", value)
    return words(value) if "=?" in value else value


def words(value: str) -> str:
    """`value` with its encoded words decoded. Those that follow one another are joined as bytes first: a character may be cut in two."""
    out: list[str] = []
    run: list[bytes] = []
    of, at = "", 0
    value = _BETWEEN.sub(r"\1", value)
    for match in _WORD.finditer(value):
        charset, data = match[1].lower(), _word(match[2], match[3])
        if run and (match.start() > at or charset != of):
            out.append(decode(b"".join(run), of))
            run = []
        out.append(value[at : match.start()])
        run.append(data)
        of, at = charset, match.end()
    if run:
        out.append(decode(b"".join(run), of))
    return "".join(out) + value[at:]


def _word(how: str, body: str) -> bytes:
    data = body.encode("utf-8", "replace")
    if how in "bB":
        return base64(data)
    return unescaped(data.replace(b"_", b" "), _QP)


def unescaped(data: bytes, escape: re.Pattern[bytes] = _PERCENT) -> bytes:
    """`data` with its escaped bytes (`%41`, or `=41`) as they are."""
    return escape.sub(lambda match: bytes([int(match[1], 16)]), data)


#: Every byte that is no letter of base64.
FOREIGN = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))


def base64(data: bytes) -> bytes:
    """What `data` holds, with any damage: foreign characters are passed over, a last group that is cut gives what it can."""
    letters = data.translate(None, FOREIGN)
    over = len(letters) % 4
    return binascii.a2b_base64(letters[: len(letters) - (over == 1)] + b"=" * (4 - over if over > 1 else 0))


@lru_cache(4096)
def column(name: str) -> str:
    """The column of a field: its words in lower case (`X-Originating-IP` is "x originating ip"); "header" where it is no name."""
    said = _SEPARATORS.sub(" ", name).strip()
    return said if said and ((said.isascii() and said.replace(" ", "").isalpha()) or is_name(said)) and len(said) <= 64 else "header"


def main(value: str) -> str:
    """A value without its parameters, in lower case: `text/plain`, `attachment`."""
    return value[:_LONGEST].partition(";")[0].strip().strip('"').lower()


def parameters(value: str) -> dict[str, str]:
    """The parameters of a value, by name in lower case; sections (`name*0*`) joined and percent signs decoded."""
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(value[:_LONGEST]):
        name = _SECTION.fullmatch(match[1].lower())
        said = _unquoted(match[2].strip())
        if name and (name[2] or name[3]):
            sections.setdefault(name[1], {}).setdefault(int(name[2] or 0), (said, bool(name[3])))
        else:
            plain.setdefault(match[1].lower(), words(said) if "=?" in said else said)
    return plain | {name: _joined(found) for name, found in sections.items()}


def _unquoted(said: str) -> str:
    if not said.startswith('"'):
        return _FOLD.sub("", said)
    return re.sub(r'\\(["\\])', r"\1", _FOLD.sub("", said[1:].removesuffix('"')))


def _joined(found: dict[int, tuple[str, bool]]) -> str:
    """RFC 2231: the first section tells the charset, each that is marked is percent-encoded."""
    charset = ""
    data = []
    for index in sorted(found):
        said, encoded = found[index]
        if encoded and index == min(found) and said.count("'") >= 2:
            charset, _, said = said.split("'", 2)
        raw = said.encode("utf-8", "replace")
        data.append(unescaped(raw) if encoded else raw)
    return decode(b"".join(data), charset)
