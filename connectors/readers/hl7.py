"""Messages of hospitals (HL7 version 2, encoding rules ER7): one row a message, a column a field, by what the standard calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.content_lines import physical
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.text import pieces

# Fields that tell of somebody, by segment, in their order (HL7 v2.5.1, chapters 3, 4, 6 and 7); "-" tells nothing.
_SEGMENTS = {
    "PID": "-/patient id/patient identifier/alternate patient id/patient name/mother's maiden name/date of birth/sex/patient alias/race/"
    "patient address/county code/home phone number/business phone number/primary language/marital status/religion/patient account number/"
    "ssn/driver's licence number/mother's identifier/ethnic group/birth place/-/-/citizenship/veterans military status/nationality/"
    "date of death",
    "PD1": "-/-/primary care facility/primary care provider",
    "NK1": "-/next of kin name/next of kin relationship/next of kin address/next of kin phone number/next of kin business phone/"
    "contact role",
    "GT1": "-/guarantor number/guarantor name/guarantor spouse name/guarantor address/guarantor home phone/guarantor business phone/"
    "guarantor date of birth/guarantor sex/-/guarantor relationship/guarantor ssn",
    "IN1": "-/-/-/insurance company/-/-/-/-/-/-/-/-/-/-/-/insured name/insured relationship/insured date of birth/insured address",
    "PV1": "-/patient class/patient location/-/-/-/attending doctor/referring doctor/consulting doctor/-/-/-/-/-/-/-/admitting doctor/-/"
    "visit number",
    "PV2": "-/-/admit reason",
    "ORC": "-/-/-/-/-/-/-/-/-/entered by/verified by/ordering provider",
    "OBR": "-/-/-/universal service/-/-/-/-/-/collector/-/-/relevant clinical information/-/-/ordering provider",
    "OBX": "-/-/observation/-/observation value/observation units",
    "AL1": "-/allergy type/allergy/allergy severity/allergy reaction",
    "DG1": "-/-/diagnosis code/diagnosis description/diagnosis date",
    "PR1": "-/-/procedure code/procedure description",
    "RXA": "-/-/-/-/vaccine",
    "RXE": "-/medication",
    "RXO": "medication",
    "NTE": "-/-/comment",
}
_NAMES = {
    f"{segment} {number}": name for segment, said in _SEGMENTS.items() for number, name in enumerate(said.split("/"), 1) if name != "-"
}
# Components of names in the order of writing (XPN: family, given, further, suffix, prefix; XCN the same behind a number).
_PERSON, _OF_STAFF = (4, 1, 2, 0, 3), (5, 2, 3, 1, 4)
_NAMED = re.compile(r"name$|alias$")
_STAFF = re.compile(r"doctor$|provider$|collector$|entered by$|verified by$")
_ESCAPED = re.compile(r"\\(?:([FSTRE])|\.br|[^\\]{0,8})\\")
_BEGINS = re.compile(rb"[\x0b\s]*(?:FHS|BHS|MSH)([^\w\s])[^\w\s]{3,5}\1")


def is_messages(text: bytes) -> bool:
    """Whether a text begins as a message does: its segment's name, the separator, the other marks, the separator."""
    return _BEGINS.match(text.removeprefix(b"\xef\xbb\xbf")) is not None


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a message; lines that are no segments stand in the body."""
    records, marks = Records(), "|^~\\&"
    for line in physical(file):
        for segment in line.strip("\x0b\x1c\r").split("\r"):
            name = segment[:3]
            if name in ("MSH", "BHS", "FHS") and len(segment) > 7:
                records.end_begun()
                marks = segment[3:8]
            for column, value in _fields(segment, marks):
                for piece in pieces(value.encode("utf-8", "replace")):
                    records.add(column, piece)
            if records.full():
                yield from records.flush()
    yield from records.flush()


def _fields(segment: str, marks: str) -> Iterator[tuple[str, str]]:
    """What the fields of a segment say, by column; each repetition by itself."""
    name, *fields = segment.split(marks[0])
    if not re.fullmatch("[A-Z][A-Z0-9]{2}", name):
        yield from [("", segment)] if segment.strip() else []
        return
    first = 2 if name in ("MSH", "BHS", "FHS") else 1
    for number, field in enumerate(fields, first):
        column = _NAMES.get(f"{name} {number}", f"{name} {number}")
        for one in field.split(marks[2]) if field != marks[1:] else ():
            if value := _said(column, one, marks):
                yield column, value


def _said(column: str, field: str, marks: str) -> str:
    """A field as it would be written: names and addresses in their order, of a date of birth the day."""
    parts = [_plain(part.replace(marks[4:5] or "&", " "), marks).strip() for part in field.split(marks[1])]
    if column.endswith("date of birth"):
        return parts[0][:8]
    order = _PERSON if _NAMED.search(column) else _OF_STAFF if _STAFF.search(column) else ()
    name = " ".join(filter(None, (parts[at] for at in order if at < len(parts))))
    rest = (part for at, part in enumerate(parts) if at not in order and part != '""')
    return ("; " if order else ", " if column.endswith("address") else " ").join(filter(None, (name, *rest)))


def _plain(said: str, marks: str) -> str:
    """Without the escapes of the marks (`\\\\T\\\\` is `&`); of any other a blank is left."""
    if "\\" not in said:
        return said
    meant = dict(zip("FSRET", marks, strict=False))
    return _ESCAPED.sub(lambda found: meant.get(found[1] or "", " "), said)
