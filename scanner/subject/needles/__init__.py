"""Needles in haystacks: all forms of all subjects in free text, documents and transcripts, found in one pass."""

from scanner.subject.needles.anchors import CLOSE, EQUAL, LEVELS, SHARED, TITLED, VARIANT
from scanner.subject.needles.found import FOUND
from scanner.subject.needles.search import Needles
from scanner.subject.needles.strength import STRONG, is_strong

__all__ = ["CLOSE", "EQUAL", "FOUND", "LEVELS", "SHARED", "STRONG", "TITLED", "VARIANT", "Needles", "is_strong"]
