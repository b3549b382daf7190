"""Lines in which nobody is named and nothing is revealed: of programs, manuals, privacy notices and tables of codes."""

from __future__ import annotations

import mimetypes
import pydoc_data.topics
import re
import sysconfig
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from random import Random

from detectors.names.lists import held
from detectors.training.corpora import Record

_ROOT = Path(__file__).parents[2]
_CODE = ("scanner", "connectors", "reports")
#: Libraries whose programs are read, and one file in how many of each ending.
_LIBRARIES = ("numpy", "sqlalchemy", "pyarrow", "spacy")
_ENDINGS = {"*.py": 4, "*.pyx": 2, "*.h": 2, "*.js": 1}
#: Lines of a table of codes, and how its columns stand apart.
_CODES, _APART = 6_000, ("\t", "\t\t", ";", " ; ", "  # ", "   ", ", ", ": ")
_LEAST, _MOST = 3, 400


def plain(notices: Path) -> list[Record]:
    """Lines of this project, of libraries in Python, Cython, C++ and JavaScript, of manuals, notices and tables, without a given name."""
    paths = sorted(path for folder in _CODE for path in (_ROOT / folder).rglob("*.py")) + sorted(_ROOT.glob("*.md"))
    for library in _LIBRARIES:
        for ending, every in _ENDINGS.items():
            paths += sorted(Path(str(files(library))).rglob(ending))[::every]
    paths += [path for path in (Path(sysconfig.get_makefile_filename()),) if path.exists()]
    paths += sorted(path for path in notices.rglob("*.*") if path.suffix in (".md", ".html"))
    texts = [path.read_text("utf-8", errors="replace") for path in paths]
    texts += pydoc_data.topics.topics.values()
    return [*(record for text in texts for record in _nobody(text, _LEAST)), *_nobody("\n".join(_codes()), 1)]


def _codes() -> Iterator[str]:
    """Rows of tables that programs carry: characters and their names, kinds of files, statuses."""
    rng = Random(0)
    rows = [(f"{point:04X}", name) for point in range(0x20, 0x1FB00) if (name := unicodedata.name(chr(point), "")) and name[0] != "C"]
    rows = rng.sample(rows, _CODES)
    for code, name in rows:
        apart = rng.choice(_APART)
        extra = (unicodedata.category(chr(int(code, 16))), f"{int(code, 16) + rng.randrange(40):04X}", name.split()[0].title(), "")
        parts = [code, rng.choice(extra), rng.choice((name, name, name.lower(), name.title(), name.split()[-1].title()))]
        yield apart.join(part for part in parts if part)
    yield from (f"{kind}\t\t{ending[1:]}" for ending, kind in mimetypes.types_map.items())
    yield from (f"{each.value} {each.phrase}: {each.description}" for each in HTTPStatus)
    yield from (f"{name} {sign!r} U+{ord(sign[0]):04X}" for name, sign in html5.items())


def _nobody(text: str, least: int) -> Iterator[Record]:
    unsure = frozenset({"LOCATION", "ORGANIZATION"})
    for line in re.sub(r"<[^>\n]{1,200}>", " ", text).splitlines():
        words = {word.lower() for word in re.findall(r"[^\W\d_]+", line)}
        if len(words) >= least and len(line) < _MOST and not words & held("given") and not words & held("given_weak"):
            yield Record(line.strip(), (), "plain", unsure)
