"""Identifiers: filled in by the commits that follow."""

from __future__ import annotations

from scanner.pattern import Pattern

DETECTORS: tuple[Pattern, ...] = ()
