"""The properties of a document: who wrote it, for which company, and what people added. Each is a column of one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from connectors.readers.records import Records

#: Elements of docProps/core.xml, app.xml (ECMA-376), meta.xml (OpenDocument) and an EPUB's package document, as columns.
OOXML = {
    "creator": "author",
    "lastModifiedBy": "last modified by",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "category": "category",
    "contentStatus": "status",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "HyperlinkBase": "link",
}
ODF = {
    "initial-creator": "author",
    "creator": "last modified by",
    "printed-by": "printed by",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keyword": "keywords",
}
_EPUB = {
    "creator": "author",
    "contributor": "contributor",
    "publisher": "publisher",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "identifier": "identifier",
    "rights": "rights",
}
_BY_PART = {"core.xml": OOXML, "app.xml": OOXML, "custom.xml": OOXML, "meta.xml": ODF}


def is_properties(name: str) -> bool:
    """Whether a member of a package is a part of properties."""
    folder, _, base = name.rpartition("/")
    return (folder == "docProps" and base in ("core.xml", "app.xml", "custom.xml")) or name == "meta.xml"


def named(name: str, elements: Iterable[tuple[str, Mapping[str, str], str]]) -> Iterator[tuple[str, str]]:
    """Column and value of each property in the elements of a part; a property that a person named keeps its name."""
    known = _BY_PART.get(name.rpartition("/")[2], _EPUB)
    values: list[str] = []
    for element, attributes, text in elements:
        own = attributes.get("name") or attributes.get("meta:name")
        if element in ("property", "user-defined") and own:
            yield own, text.strip() or "\n".join(values)
            values = []
        elif element in known:
            yield known[element], text.strip()
        elif text.strip():
            values.append(text.strip())


def row(properties: Iterable[tuple[str, str]]) -> Iterator[pa.RecordBatch]:
    """One row with a column for each property; a name that may be a value is read as one."""
    records = Records()
    for name, value in properties:
        if value.strip():
            records.add(records.step("", name), value)
    yield from records.flush()
