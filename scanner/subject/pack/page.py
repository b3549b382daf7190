"""A page that is written once and rendered twice: as Markdown, and as HTML that stands alone (no script, no request)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import escape

#: What nobody told us. The page shows the gap, so that whoever signs it fills it.
BLANK = "____________"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
#: What would begin a list, a rule or a heading.
_FIRST = re.compile(r"^(\d*)([-+=.)])")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: "h2", "p", "list" or "table" (the first row names the columns)."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def heading(text: str) -> Block:
    """A section's heading."""
    return Block("h2", (text,))


def text(*sentences: str) -> Block:
    """One paragraph; a gap where there is no sentence."""
    return Block("p", (" ".join(one for one in sentences if one) or BLANK,))


def lines(*said: str) -> Block:
    """A paragraph of lines that each stand alone, as an address does."""
    return Block("p", said)


def items(said: Iterable[str]) -> Block:
    """A list; a gap where it is empty."""
    return Block("list", tuple(said) or (BLANK,))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """A table."""
    return Block("table", rows=(tuple(head), *(tuple(row) for row in rows)))


def markdown(title: str, blocks: Iterable[Block]) -> str:
    """The page as CommonMark, tables as GitHub writes them."""
    return "\n\n".join((f"# {_marked(title)}", *(_markdown(block) for block in blocks))) + "\n"


def html(title: str, blocks: Iterable[Block]) -> str:
    """The page as one HTML file."""
    style = files("scanner.subject.pack").joinpath("page.css").read_text("utf-8")
    body = "\n".join(_html(block) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n<main>\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</html>\n"
    )


def _markdown(block: Block) -> str:
    if block.kind == "h2":
        return f"## {_marked(block.lines[0])}"
    if block.kind == "list":
        return "\n".join(f"- {_marked(line)}" for line in block.lines)
    if block.kind == "table":
        head, *rows = [f"| {' | '.join(map(_marked, row))} |" for row in block.rows]
        return "\n".join((head, f"|{' --- |' * len(block.rows[0])}", *rows))
    return "  \n".join(map(_marked, block.lines))


def _html(block: Block) -> str:
    if block.kind == "h2":
        return f"<h2>{escape(block.lines[0])}</h2>"
    if block.kind == "list":
        return "<ul>\n" + "\n".join(f"<li>{_gapped(line)}</li>" for line in block.lines) + "\n</ul>"
    if block.kind == "table":
        head, *rows = block.rows
        top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
        body = "\n".join("<tr>" + "".join(f'<td data-h="{escape(name)}">{_gapped(cell)}</td>' for name, cell in zip(head, row, strict=True))
                         + "</tr>" for row in rows)  # fmt: skip
        return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    return f"<p>{'<br>'.join(_gapped(line) for line in block.lines)}</p>"


def _gapped(said: str) -> str:
    """Text with its gaps marked, so that none is overlooked."""
    return str(escape(said)).replace(BLANK, '<span class="gap" role="img" aria-label="to be filled in"></span>')


def _marked(said: str) -> str:
    """Text that Markdown shows as it is; gaps stay lines."""
    plain = BLANK.join(_SPECIAL.sub(r"\\\1", part) for part in " ".join(said.split()).split(BLANK))
    return _FIRST.sub(r"\1\\\2", plain)
