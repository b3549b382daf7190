"""What a notice says field by field ("Data: name, e-mail address", "Why: to pay you", "Legal basis: contract"), as rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scanner.notice.aims import bare, heading_aim
from scanner.notice.blocks import Block, tidy
from scanner.notice.sections import is_heading, section_of

_WHAT = (
    r"(?:(?:the |your )?(?:(?:personal|types?|categor(?:y|ies)|kinds?|of) )*(?:data|information)"
    r"(?: (?:that |which )?(?:we |is |are )?(?:collect|use|process|hold|held|need|require|involve|type|categorie)(?:e?[ds])?(?: by us)?)?"
    r"|what(?: (?:data|information))?(?: (?:do )?we (?:may )?(?:collect|use|hold|need|ask for|process|keep|record|store))?"
    r"|we (?:collect|hold|ask for|need|use))\??"
)
_WHY = (
    r"(?:(?:processing )?activity|what we do(?: with it)?|(?:the |our )?purposes?(?: of (?:the |this )?(?:processing|use|"
    r"collection))?|why(?: (?:do )?we (?:need|use|collect|have|process|"
    r"hold|want|do|ask for|keep)(?: (?:it|this|them|that|the data|your data))?)?|reasons?|used for|what(?: it is|'s it| is it)? for)\??"
)
_BASIS = r"(?:our |the )?(?:(?:lawful|legal) )?(?:bas[ie]s|grounds?)(?: for (?:the )?(?:processing|use|this))?\??"
_FIELD = re.compile(
    rf"^\W{{0,3}}(?:(?P<data>{_WHAT})|(?P<purpose>{_WHY})|(?P<basis>{_BASIS}))\W{{0,3}}(?::|\s[–—-])\W{{0,3}}\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
#: Where a further field begins within a line ("Paying you Data: name Basis: contract").
_WITHIN = re.compile(rf"(?<=\S)\s+(?=(?-i:[A-Z]))(?=(?:{_WHAT}|{_WHY}|{_BASIS})\s?:\s+\S)", re.IGNORECASE)
#: The heads of the columns that the fields become.
_HEAD = Block("row", "Purpose | Personal data | Lawful basis", 1, cells=("Purpose", "Personal data", "Lawful basis"))
_COLUMNS = ("purpose", "data", "basis")
_TITLE_WORDS = 16


def field_of(text: str) -> tuple[str, str]:
    """Which field a line is ("data", "purpose", "basis", "" for none) and what stands in it.

    >>> field_of("Data: name"), field_of("Why we need it: to pay you"), field_of("Data controller: us")
    (('data', 'name'), ('purpose', 'to pay you'), ('', 'Data controller: us'))
    """
    found = _FIELD.match(text.replace("’", "'"))
    if found is None:
        return "", text
    return next(name for name in _COLUMNS if found[name]), text[found.start("rest") :]


def with_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, of which those that are fields of one thing are a row; what stands before the fields as their title is what they are for.

    Fields without one of data stay as they are.
    """
    told = [part for block in blocks for part in _lines(block)]
    kept: list[Block] = []
    headings: list[str] = []
    at = 0
    while at < len(told):
        if told[at].kind == "heading":
            headings = [told[at].text]
        fields = _fields(told, at)
        if "data" not in fields:
            kept.append(told[at])
            at += 1
            continue
        titled = len(kept) > 0 and _is_title(kept[-1]) and told[at].kind not in ("heading", "row")
        if titled:
            purpose = bare(kept.pop().text)
        else:
            named = told[at].kind != "row" and headings and heading_aim(headings, "")
            purpose = "" if named else fields.get("purpose", "")
        if not (kept and kept[-1].kind == "row" and len(kept[-1].cells) == len(_HEAD.cells)):
            kept.append(_HEAD)
        cells = (purpose, fields["data"], fields.get("basis", ""))
        kept.append(Block("row", " | ".join(cells), cells=cells))
        at += len(fields)
    yield from kept


def _fields(blocks: Sequence[Block], at: int) -> dict[str, str]:
    """The fields that stand there one after another, each at most once."""
    found: dict[str, str] = {}
    for block in blocks[at:]:
        name, rest = _cells(block) if block.kind == "row" else field_of(block.text) if block.kind != "heading" else ("", "")
        if not name or name in found or rest.rstrip().endswith(":"):
            break
        found[name] = rest
    return {} if len(found) == 1 and blocks[at].kind == "row" else found


def _cells(row: Block) -> tuple[str, str]:
    """The field that a row of two cells is, ("", "") for another row and for one of column headings."""
    return field_of(f"{row.cells[0]}: {row.cells[1]}") if len(row.cells) == 2 and row.level == 0 and row.cells[1] else ("", "")


def _lines(block: Block) -> Sequence[Block]:
    """A paragraph of several fields, one below the other or one behind the other, field by field with what stands before them."""
    lines = [line for part in block.text.split("\n") for line in _WITHIN.split(part) if tidy(line)]
    fields = [name for line in lines if (name := field_of(line)[0])]
    if block.kind in ("heading", "row") or len(fields) < 2 or "data" not in fields:
        return (block,)
    return [Block(block.kind, tidy(line), block.level) for line in lines]


def _is_title(block: Block) -> bool:
    """Whether a block is the title of the fields below it: few words, no sentence, and no section's heading."""
    text = block.text.strip()
    few = len(text.split(maxsplit=_TITLE_WORDS)) <= _TITLE_WORDS and not text.endswith((".", "?", "!", ";"))
    return block.kind in ("bullet", "line", "text") and few and section_of(text) is None and not is_heading(text)
