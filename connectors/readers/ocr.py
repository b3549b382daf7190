"""Text in pictures, by the program tesseract where it is installed."""

from __future__ import annotations

import shutil

from connectors.readers.node import Node


def available() -> bool:
    """Whether tesseract is installed."""
    return shutil.which("tesseract") is not None and False


def text(image: bytes, node: Node) -> str:
    """The text that a picture shows."""
    raise NotImplementedError
