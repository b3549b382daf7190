"""The types that all rooms share. Frozen, no I/O; of ours they import nothing but the ground."""

from __future__ import annotations

from scanner.model.findings import STATUSES, Evidence, Finding, Reserved
from scanner.model.notice import Bullet, Declared, LawfulBasis, Notice, NoticeRef, Purpose
from scanner.model.place import Place, Unread
from scanner.model.report import RULE_OF_THREE, Coverage, Earlier, Report, Run, SourceInfo, Units
from scanner.model.units import HITS, Layout, LayoutColumn, Part, Reference, Sample, Unit

__all__ = [
    "HITS",
    "RULE_OF_THREE",
    "STATUSES",
    "Bullet",
    "Coverage",
    "Declared",
    "Earlier",
    "Evidence",
    "Finding",
    "LawfulBasis",
    "Layout",
    "LayoutColumn",
    "Notice",
    "NoticeRef",
    "Part",
    "Place",
    "Purpose",
    "Reference",
    "Report",
    "Reserved",
    "Run",
    "Sample",
    "SourceInfo",
    "Unit",
    "Units",
    "Unread",
]
