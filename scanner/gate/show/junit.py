"""JUnit XML, as test runners write it: one test case for each judged column, unread files as errors."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.show.words import headline, plain, sure


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one test suite; a column that fails is a failure, an unread file an error."""
    places: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in result.entries:
        places.setdefault((entry.table, entry.column), []).append(entry)
    failing = sum(any(entry.failing for entry in entries) for entries in places.values())
    counts = {"tests": str(len(places) + len(result.unread)), "failures": str(failing), "errors": str(len(result.unread))}
    suites = ET.Element("testsuites", {"name": "noticegap gate", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "noticegap gate", **counts})
    for (table, column), entries in places.items():
        case = ET.SubElement(suite, "testcase", {"classname": plain(table), "name": plain(column or table), "file": plain(entries[0].file)})
        for entry in entries:
            if entry.failing:
                text = "\n".join([f"{plain(entry.file)}:{entry.line}", *map(plain, entry.evidence), *map(plain, entry.fix)])
                ET.SubElement(
                    case, "failure", {"message": f"{headline(entry)}, {sure(entry)} sure", "type": entry.category or ""}
                ).text = text
    for unread in result.unread:
        case = ET.SubElement(
            suite, "testcase", {"classname": "unread", "name": plain(f"{unread.file}:{unread.line}"), "file": plain(unread.file)}
        )
        ET.SubElement(case, "error", {"message": plain(unread.reason), "type": "unread"})
    ET.indent(suites)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(suites, encoding="unicode") + "\n")
