"""Detectors: patterns, the engine that runs them, and models for what no pattern can say."""

from __future__ import annotations

from detectors.engine import Engine
from detectors.text import TextDetector
from scanner.pattern import Pattern, Shape

__all__ = ["Engine", "Pattern", "Shape", "TextDetector"]
