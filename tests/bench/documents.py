"""Which way of reading documents finds what lies in their nooks: `python -m tests.bench.documents [folder]`.

Every nook of the files in tests/files/documents holds a word that begins with `cn` (cnbody, cnfootnote, cndeleted). Each way reads each
file in a process of its own; the table shows the words found, seconds for the second reading in that process and the process's peak
memory. Ways that are not installed are left out, and said. Other folders may be given: then only seconds and memory mean something.
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent.parent / "files" / "documents"
_WORD = re.compile(r"cn[a-z]{3,}")


def noticegap(path: Path) -> str:
    from connectors.readers.inside import root
    from connectors.readers.node import Budget
    from scanner.model import Unit, Unread

    found = []
    with path.open("rb") as file:
        node = root(path.name, Budget())
        for item in node.read(file, node):
            if not isinstance(item, Unit | Unread):
                found += [str(cell) for column in item.columns for cell in column.to_pylist()]
    return "\n".join(found)


def kreuzberg(path: Path) -> str:
    from kreuzberg import extract_file_sync

    result = extract_file_sync(str(path))
    return f"{result.content}\n{result.metadata}\n{result.tables}"


def markitdown(path: Path) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown(enable_plugins=False).convert_local(str(path)).text_content)


def pypdf(path: Path) -> str:
    from pypdf import PdfReader

    reader = PdfReader(path)
    notes = [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])]
    return "\n".join(
        [*(page.extract_text() for page in reader.pages), str(reader.metadata), str(reader.get_fields()), str(reader.outline), *notes]
    )


def pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(str(path))


def pypdfium2(path: Path) -> str:
    from pypdfium2 import PdfDocument

    pdf = PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return "\n".join([*pages, str(pdf.get_metadata_dict()), *(mark.get_title() for mark in pdf.get_toc())])


def docx2python(path: Path) -> str:
    from docx2python import docx2python as read

    with read(path) as found:
        return f"{found.text}\n{found.core_properties}\n{found.comments}"


def python_docx(path: Path) -> str:
    from docx import Document

    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    edges = [p.text for section in document.sections for part in (section.header, section.footer) for p in part.paragraphs]
    properties = document.core_properties
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *edges, str(properties.author), str(properties.title)])


def python_pptx(path: Path) -> str:
    from pptx import Presentation

    slides = Presentation(str(path)).slides
    shapes = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return "\n".join([*shapes, *(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)])


def odfpy(path: Path) -> str:
    from odf import teletype
    from odf.opendocument import load

    return teletype.extractText(load(str(path)).body)


def striprtf(path: Path) -> str:
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(path.read_text("latin-1"), errors="ignore")


#: Way, the module that it needs, the extensions that it reads.
WAYS: tuple[tuple[Callable[[Path], str], str, str], ...] = (
    (noticegap, "pyarrow", ".pdf .docx .doc .odt .rtf .pptx .ppt .odp .epub"),
    (kreuzberg, "kreuzberg", ".pdf .docx .doc .odt .rtf .pptx .ppt .odp .epub"),
    (markitdown, "markitdown", ".pdf .docx .pptx .epub"),
    (pypdfium2, "pypdfium2", ".pdf"),
    (pypdf, "pypdf", ".pdf"),
    (pdfminer, "pdfminer", ".pdf"),
    (python_docx, "docx", ".docx"),
    (docx2python, "docx2python", ".docx"),
    (python_pptx, "pptx", ".pptx"),
    (odfpy, "odf", ".odt .odp"),
    (striprtf, "striprtf", ".rtf"),
)


def measured(way: Callable[[Path], str], path: Path) -> tuple[list[str], float, int, str]:
    """Words found, seconds, peak memory in MB, and what went wrong ("" if nothing)."""
    try:
        way(path)
        begun = time.perf_counter()
        text = way(path)
        seconds = time.perf_counter() - begun
    except Exception as error:  # noqa: BLE001 - a library that fails on a file is a line of the table
        return [], 0.0, 0, type(error).__name__
    return sorted(set(_WORD.findall(text))), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, ""


def table(files: list[Path]) -> None:
    """Prints a line for each file and way, and below each file the words that each way missed of those that any found."""
    ways = [way for way in WAYS if importlib.util.find_spec(way[1])]
    for way, module, _ in WAYS:
        if not importlib.util.find_spec(module):
            print(f"{way.__name__}: not installed, left out")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for path in files:
            results = [(way.__name__, *pool.apply(measured, (way, path))) for way, _, types in ways if path.suffix in types.split()]
            every = set().union(*(words for _, words, *_ in results))
            for name, words, seconds, memory, error in results:
                missed = f" missed: {' '.join(sorted(every - set(words)))}" if every - set(words) else ""
                print(f"{path.name:14} {name:12} {len(words):3}/{len(every):<3} {seconds * 1000:8.1f} ms {memory:5} MB {error}{missed}")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    table(sorted(path for path in folder.iterdir() if any(path.suffix in types.split() for *_, types in WAYS)))
