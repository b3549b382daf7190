"""Text in pictures by tesseract: real pictures where it is installed, and every way in which it fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.readers import ocr
from connectors.readers.documents import pdf_scan
from connectors.readers.inside import root
from connectors.readers.node import Budget, Spent
from scanner.errors import Unreadable
from tests.documents import column, read
from tests.pdfs import image, pages, stream, words

NODE = root("a.png", Budget())
needs_tesseract = pytest.mark.skipif(bool(ocr.missing(NODE)), reason="tesseract is not installed")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forgets which tesseract was found, before and after."""
    ocr._program.cache_clear()
    ocr.languages.cache_clear()
    yield
    ocr._program.cache_clear()
    ocr.languages.cache_clear()


def drawn(text: bytes) -> bytes:
    """A picture (PNM) of a line of text, drawn by PDFium."""
    import io

    import pypdfium2

    pdf = pypdfium2.PdfDocument(io.BytesIO(pages(stream(b"BT /F 24 Tf 72 700 Td (%b) Tj ET" % text))))
    try:
        return pdf_scan.rendered(pdf[0])
    finally:
        pdf.close()


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A tesseract of our own, the first in the path."""
    path = tmp_path / "tesseract"
    path.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "List:\\neng\\nosd\\ndeu\\nfra\\nita\\nspa\\n"; exit; fi\n{script}\n'
    )
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")


@needs_tesseract
def test_a_picture_of_text() -> None:
    assert ocr.text(drawn(b"Jane Example 020 7946 0001"), NODE) == "Jane Example 020 7946 0001"


@needs_tesseract
def test_a_scanned_page_is_read() -> None:
    head, _, rest = drawn(b"Jane Example, jane@example.org").partition(b" 255\n")
    width, height = map(int, head.split()[1:3])
    scan = stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    stamped = stream(b"BT /F 9 Tf 72 20 Td (received) Tj ET q 612 0 0 792 0 0 cm /I Do Q")
    rows, unread = read(pages(words(b"one"), scan, stamped, more=(image(width, height, rest),)), "a.pdf")
    texts = [" ".join(cell) for cell in column(rows["a.pdf"], "")]
    assert texts[0] == "one" and "jane@example.org" in texts[1] and "received" in texts[2] and "jane@example.org" in texts[2]
    assert not unread


@needs_tesseract
def test_no_picture() -> None:
    with pytest.raises(Unreadable, match=r"^tesseract could not read it$"):
        ocr.text(b"no picture", NODE)


def test_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr.missing(NODE) == "tesseract is not installed"
    with pytest.raises(Unreadable, match=r"^tesseract is not installed: not read$"):
        ocr.text(b"", NODE)


def test_how_it_is_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET", "not passed on")
    program(tmp_path, monkeypatch, 'echo "$@"; cat; echo; env')
    out = ocr.text(b"the picture", NODE).splitlines()
    assert out[0] == "stdin stdout -l eng+deu+fra+ita" and out[1] == "the picture"
    assert "OMP_THREAD_LIMIT=1" in out and not any("SECRET" in line for line in out)


def test_it_takes_too_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, monkeypatch, "exec sleep 20")
    monkeypatch.setattr(ocr, "SECONDS", 0.2)
    with pytest.raises(Unreadable, match=r"^tesseract took longer than 0.2 s: not read$"):
        ocr.text(b"x", NODE)


def test_it_fails_and_its_words_stay_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, monkeypatch, "echo jane@example.org >&2; exit 1")
    with pytest.raises(Unreadable, match=r"^tesseract could not read it$"):
        ocr.text(b"x", NODE)
    scan = stream(b"q 600 0 0 700 0 0 cm /I Do Q")
    unread = read(pages(scan, more=(image(10, 10, b"\x80" * 100),)), "a.pdf")[1]
    assert unread == {"a.pdf": ["page 1: an image without text: tesseract could not read it"]}


def test_what_it_says_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, monkeypatch, "head -c 100000 /dev/zero | tr '\\\\0' a")
    with pytest.raises(Spent):
        ocr.text(b"x", root("a.png", Budget(unpacked=1000)))


def test_a_program_that_reads_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, monkeypatch, "echo done")
    assert ocr.text(bytes(1 << 20), NODE) == "done"
    assert subprocess.run(["true"], check=True).returncode == 0
