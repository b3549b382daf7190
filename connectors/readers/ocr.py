"""Text in pictures, by the program tesseract where it is installed: bytes in, text out, no file, no shell, one thread, a limit of time."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from connectors.readers.node import Node
from scanner.errors import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

#: Seconds that one picture may take.
SECONDS = 60
#: A picture for `text` holds at most so many pixels; whoever renders one keeps to it.
PIXELS = 9_000_000
# Each language makes it slower; English and the first few others are enough for Latin letters.
_LANGUAGES = 4
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "TMPDIR")


@cache
def _program() -> str | None:
    return shutil.which("tesseract")


def missing(node: Node, picture: bool = False) -> str:
    """Why no text in scanned pages, or in a `picture` by itself, is read, as a sentence part; "" where it is."""
    if node.budget.ocr == "none":
        return "ocr is off"
    if picture and node.budget.ocr != "all":
        return "ocr = true reads it"
    return "" if _program() is not None and languages() else "tesseract is not installed"


@cache
def languages() -> str:
    """The installed languages, as tesseract wants them: "eng+deu"; "" where there are none."""
    try:
        said = _run(["--list-langs"], b"").decode("ascii", "replace").splitlines()[1:]
    except Unreadable:
        return ""
    known = [name.strip() for name in said if name.strip() not in ("", "osd", "equ")]
    return "+".join(sorted(known, key=lambda name: (name != "eng", name))[:_LANGUAGES])


def text(image: bytes | Image, node: Node) -> str:
    """The text that tesseract sees in a picture: the bytes of a PNG, JPEG, TIFF, PNM or WebP file, or a Pillow image.

    Unreadable where it is not installed, does not know the picture, or takes too long. What comes out is counted in the budget.
    """
    if lacks := missing(node):
        raise Unreadable(f"{lacks}: not read")
    out = _run(["stdin", "stdout", "-l", languages()], image if isinstance(image, bytes) else _png(image))
    node.budget.unpack(len(out))
    return out.decode("utf-8", "replace").replace("\f", "").strip()


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.convert("L").save(out, "PNG", compress_level=1)
    return out.getvalue()


def _run(arguments: list[str], data: bytes) -> bytes:
    program = _program()
    if program is None:
        raise Unreadable("tesseract is not installed: not read")
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run([program, *arguments], input=data, capture_output=True, timeout=SECONDS, env=environment, check=True)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"tesseract took longer than {SECONDS} s: not read") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unreadable("tesseract could not read it") from error
    return done.stdout
