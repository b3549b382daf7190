"""Documents for tests, and how they are read."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

from connectors.readers.inside import root
from connectors.readers.node import Budget
from scanner.model import Unit, Unread

FILES = Path(__file__).parent / "files" / "documents"


TYPES = ["letter.docx", "letter.doc", "letter.odt", "letter.rtf", "slides.pptx", "slides.ppt", "slides.odp"]


def content(name: str) -> bytes:
    return gzip.decompress((FILES / f"{name}.gz").read_bytes()) if name == "slides.ppt" else (FILES / name).read_bytes()


def read(data: bytes, name: str, budget: Budget | None = None) -> tuple[dict[str, list[dict[str, str]]], dict[str, list[str]]]:
    """Rows by unit, and what was not read by unit."""
    rows: dict[str, list[dict[str, str]]] = {}
    unread: dict[str, list[str]] = {}
    unit = name
    node = root(name, budget or Budget())
    for item in node.read(io.BytesIO(data), node):
        if isinstance(item, Unit):
            unit = item.name
            rows.setdefault(unit, [])
        elif isinstance(item, Unread):
            unread.setdefault(item.place.unit or "", []).append(item.reason)
        else:
            rows[unit] += [{key: value for key, value in row.items() if value is not None} for row in item.to_pylist()]
    return rows, unread


def column(rows: list[dict[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows if name in row]


def package(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {"[Content_Types].xml": "<a/>", **members}.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(body: str, **more: str) -> bytes:
    return package({"word/document.xml": f'<w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}</w:body></w:document>'})
