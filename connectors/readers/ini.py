"""Settings by line: INI, Java properties, `.env`, and the many `.conf` that are written alike. Keys are columns, sections their prefix.

Numbers within a key (`user.1.email`, `users[0].email`) count the items of a list: `user[].email`.
A section is a row. Comments and lines that are no setting are rows of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers import text
from connectors.readers.encoding import blocks
from connectors.readers.node import Node
from connectors.readers.records import Records

_SECTION = re.compile(r"[ \t]*\[([^\]]+)\][ \t]*(?:[;#].*)?")
_SETTING = re.compile(
    r"[ \t]*(?:export[ \t]+|set[ \t]+|setx[ \t]+)?([\w.\-/$\[\]\"'@*]{1,128}(?: [\w.\-]{1,64}){0,4})[ \t]*(?:[=]|:(?=[ \t]|$)|:=)[ \t]*(.*)"
)
_NUMBERED = re.compile(r"\.[0-9]{1,9}(?=\.)|\[[0-9]{1,9}\]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LIKE = re.compile(rb"[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.\-]{0,80}[ \t]?=(?!=)[^\r\n]*|[ \t]*[#;][^\r\n]*|\[[\w .:\-/]+\]|[ \t]*")
_LETTERS = re.compile(rb"^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.\-]*[ \t]?=", re.M)


def is_settings(head: bytes) -> bool:
    """Whether every line of a text is a setting (two at least), a section or a comment, as in a `.env` file without a telling extension."""
    lines = head.splitlines()[:100]
    lines = lines[:-1] if len(head) >= 8192 and len(lines) > 1 else lines
    return all(_LIKE.fullmatch(line) for line in lines) and len(_LETTERS.findall(head)) > 1


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a file of settings; nothing is left out."""
    records, section, path, continued = Records(), "", "", False
    for block in text.whole_lines(blocks(file)):
        body: list[str] = []
        for line in re.split("\r\n|\n|\r", block.decode("utf-8", "replace")):
            said = line.strip()
            if path and said and (continued or (line[:1] in " \t" and "=" not in said and said[0] not in "#;[")):
                records.add(path, _value(said))
            elif not said:
                path = ""
            elif said.startswith(("#", ";", "!", "//")):
                body.append(said)
                path = ""
            elif found := _SECTION.fullmatch(line):
                records.end_begun()
                section, path = records.step("", found[1].strip()), ""
            elif found := _SETTING.fullmatch(line):
                path = records.step(section, _NUMBERED.sub("[]", found[1].strip("\"'")))
                if found[2].strip():
                    records.add(path, _value(found[2].strip()))
            else:
                body.append(line)
                path = ""
            continued = bool(path) and said.endswith("\\")
            if records.full():
                yield from records.flush()
        yield from text.body(pa.array(body, pa.string()))
    yield from records.flush()


def _value(said: str) -> str:
    """A value without the quotes around it and the mark that it goes on, its escaped characters as such."""
    said = said.removesuffix("\\").rstrip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "\"'":
        said = said[1:-1]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), said) if "\\u" in said else said
