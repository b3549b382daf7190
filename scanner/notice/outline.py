"""The blocks of a notice as groups: a sentence, the list that it introduces, and the section both stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from scanner.notice.blocks import Block, plain, tidy
from scanner.notice.roles import role_of
from scanner.notice.sections import BASES, GENERATOR, SHORT, is_heading, section_of

#: A line of plain text has no mark of a heading; this rank puts all such headings side by side.
_LINE_LEVEL = 2
_ITEM_WORDS = 20
_BASIS = re.compile(
    r"^(consent|contract|legal obligation|(?:recognised )?legitimate interests?|vital interests?|public task)\s*(?:[-–—:.]|$)"
)
#: What people can do about their data, in a list below a heading that does not say so: "See your file".
_RIGHT = re.compile(
    r"(?:to )?(?:see|access|correct|rectify|erase|delete|object|complain|withdraw|restrict|opt out|port|ask|request|change|update|stop|"
    r"download|export|get a copy|obtain a copy|have (?:your|it|us|the)|tell us to|move|transfer|unsubscribe)\b",
    re.IGNORECASE,
)
#: A heading of one word: "SUPPLIERS".
_CAPITALS = re.compile(r"[A-Z]{5,20}")
#: "Why? To be paid.": what the things before it are for.
_WHY = re.compile(r"(?:why|purposes?|reasons?|what for|(?:our )?(?:legal|lawful) (?:bas[ie]s|grounds?|reasons?))\W{0,3}[?:]")


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence (`lead`) with the bullets, rows or lines that follow it.

    headings  what it stands under, the nearest last; `section` is what they say ("collect", "rights", …).
    role      what the lead says that the list is of: "collect", "bases", "rights", …, None where it does not say.
    """

    headings: tuple[str, ...]
    section: str | None
    lead: Block | None
    role: str | None
    items: tuple[Block, ...] = ()

    @property
    def intro(self) -> str:
        """The words of the lead on one line, "" where the list follows a heading."""
        return tidy(self.lead.text) if self.lead else ""


def outline(blocks: Iterable[Block], known: Callable[[str], bool]) -> Iterator[Group]:
    """Groups in the order of reading. `known` tells whether a line without a bullet names a category all the same."""
    stack: list[tuple[int, str, str | None]] = []
    group: Group | None = None
    items: list[Block] = []
    for block in blocks:
        heading = _is_heading(block) and not _listed(group, items[-1] if items else None, block, known)
        if heading:
            level = block.level or _LINE_LEVEL
            stack = [entry for entry in stack if entry[0] < level]
            stack.append((level, block.text, section_of(block.text) or (stack[-1][2] if stack else None)))
        elif group is not None and _is_item(group, items[-1] if items else None, block, known):
            items.append(block)
            continue
        if group is not None:
            yield _with_items(group, items)
        group = None if heading and not _announces(block) else _open(stack, block)
        items = [block] if group and group.lead is None else []
    if group is not None:
        yield _with_items(group, items)


def _with_items(group: Group, items: list[Block]) -> Group:
    """A group with its items; most of them may say that it is a list of rights, where no words before it do."""
    rights = 2 * sum(_RIGHT.match(item.text) is not None for item in items if item.kind != "row") > len(items)
    return replace(group, items=tuple(items), role="rights" if group.role is None and rights else group.role)


def starts_basis(text: str) -> str | None:
    """The lawful basis that a line begins with, in lower case, None where it begins with none."""
    found = _BASIS.match(plain(text))
    return found[1] if found else None


def _is_heading(block: Block) -> bool:
    alone = block.kind == "line" and block.gap and _CAPITALS.fullmatch(block.text) is not None
    return block.kind == "heading" or alone or ((block.kind == "line" or bool(block.number)) and is_heading(block.text))


def _listed(group: Group | None, last: Block | None, block: Block, known: Callable[[str], bool]) -> bool:
    """Whether what reads like a heading ("Contact details") is one more item of a list of collected data without marks or with numbers."""
    if group is None or group.role != "collect" or block.kind == "heading" or not known(block.text):
        return False
    return (last is None or bool(last.number)) if block.number else (last is not None and last.kind == "line" and not block.gap)


def _announces(block: Block) -> bool:
    words = plain(block.text)
    return bool(GENERATOR.match(words) or BASES.match(words) or (words.endswith(":") and SHORT.match(words)))


def _open(stack: list[tuple[int, str, str | None]], block: Block) -> Group:
    section = stack[-1][2] if stack else None
    headings = tuple(text for _, text, _ in stack)
    if block.kind in ("bullet", "row"):
        return Group(headings, section, None, None)
    return Group(headings, section, block, role_of(block.text, section))


def _is_item(group: Group, last: Block | None, block: Block, known: Callable[[str], bool]) -> bool:
    """Whether a block belongs to the list that is open: a bullet or row does; a sentence only where a list item is expected."""
    if block.kind in ("bullet", "row"):
        return True
    if group.role == "bases":
        return starts_basis(block.text) is not None or (last is not None and last.text.endswith("are:"))
    if group.role != "collect" or _WHY.match(plain(block.text)) or _announces(block) or block.text.endswith((":", ";")):
        return False
    if block.strong:
        return last is None or bool(last.strong)
    short = len(block.text.split()) <= _ITEM_WORDS and not block.text.endswith((".", "?", "!"))
    if block.kind != "line" or not group.intro.endswith((":", ";")):
        return False
    if not short:
        return last is None or (last.kind == "line" and not block.gap)
    return last is None or last.kind == "line" or not block.gap or known(block.text)
