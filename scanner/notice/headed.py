"""Notices in numbered clauses with bold titles ("**9. Sharing.** We give …"): the titles are headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scanner.notice.blocks import Block
from scanner.notice.sections import section_of

#: The rank of a heading that is bold from end to end.
_LEVEL = 7
#: So many titles of a list name a section of a notice before all of them are headings.
_SECTIONS = 2


def with_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, of which list items with bold titles are a heading and a paragraph each, where some of the titles open sections."""
    run: list[Block] = []
    for block in blocks:
        if _title(block) or (run and block.kind == "text" and not block.strong):
            run.append(block)
            continue
        yield from _headed(run)
        run = []
        yield block
    yield from _headed(run)


def _headed(run: Sequence[Block]) -> Iterator[Block]:
    titles = [_title(block) for block in run if _title(block)]
    if sum(section_of(title) not in (None, "collect", "purposes", "cookies") for title in titles) < _SECTIONS:
        yield from run
        return
    for block in run:
        if title := _title(block):
            yield Block("heading", title, _LEVEL)
            yield Block("text", block.text[len(block.strong) :].lstrip(" .:–—-"), links=block.links)
        else:
            yield block


def _title(block: Block) -> str:
    """The bold title of a list item that goes on behind it, without its full stop."""
    whole = len(block.strong) < len(block.text) and block.text.startswith(block.strong)
    return block.strong.strip(" .:") if block.kind == "bullet" and block.level == 0 and block.strong and whole else ""
