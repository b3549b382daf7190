"""One finding, one line: columns that share the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.figures import confidence, count, percent, short
from reports.legend import status_of
from reports.order import heard, label
from reports.text import cells, clip, clip_place, pad, visible
from scanner.model import Finding
from scanner.taxonomy import Taxonomy

#: From this width on, a line has room for the label of a category beside its key.
WIDE = 110
#: From this width on, there are two spaces between columns.
AIRY = 96
#: With less room than this for place and evidence, the place comes first: a dozen cells of evidence say nothing, its name says where.
NARROW = 44

_COLOURS = {
    "prohibited": "1;31",
    "undeclared": "31",
    "other-purpose": "33",
    "arguable": "35",
    "accepted": "34",
    "declared": "32",
    "unseen": "36",
    "unread": "1;33",
    "bold": "1",
    "dim": "2",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines are written for: labels of categories, cells in a line, whether the terminal takes colours (ECMA-48 SGR), and whether
    names of places are never shortened.
    """

    taxonomy: Taxonomy
    width: int
    colour: bool
    whole: bool = False

    def paint(self, text: str, style: str) -> str:
        """The text in the colour of a status, bold or dim; as it is if the page has no colour."""
        code = _COLOURS.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text


@dataclass(frozen=True, slots=True)
class Widths:
    """Cells for each column; a column with none is left out."""

    place: int
    label: int
    key: int
    hits: int
    share: int
    why: int


def measure(findings: Iterable[Finding], page: Page) -> Widths:
    """Widths that fit the findings into the page: figures whole, and the rest of the room shared by place, label and evidence."""
    natural = [0] * 6
    for finding in findings:
        natural = [max(widest, cells(text)) for widest, text in zip(natural, _texts(finding, page), strict=True)]
    place, name, key, hits, share, why = natural
    key = min(key, 24)
    gaps = 3 + bool(name) + bool(key) + bool(hits)
    room = page.width - 8 - key - hits - share - gaps * len(_gap(page))
    place, name, why = share_out((place, name, why), (room if room < NARROW else 22, 18, 12), room)
    return Widths(place, name, key, hits, share, why if why >= 6 else 0)


def share_out(natural: Sequence[int], floor: Sequence[int], room: int) -> list[int]:
    """Splits `room` among columns: first up to their floors, the first column first, then evenly, none more than its natural width."""
    widths: list[int] = []
    for most, least in zip(natural, floor, strict=True):
        widths.append(max(0, min(most, least, room - sum(widths))))
    while sum(widths) < room and widths != list(natural):
        for at, most in enumerate(natural):
            if widths[at] < most and sum(widths) < room:
                widths[at] += 1
    return widths


def row(finding: Finding, widths: Widths, page: Page) -> str:
    """The line of a finding: mark, place, category, rows hit of rows read, their share, confidence, strongest evidence first; in calls
    before that who said it and when."""
    _, name, key, hits, share, why = _texts(finding, page)
    place = finding.found.place
    whole = where_of(finding)
    where = whole if page.whole else clip_place(visible(place.unit or "(whole source)"), visible(place.column or ""), widths.place)
    columns = (
        pad(where, widths.place),
        pad(clip(name, widths.label), widths.label),
        page.paint(pad(clip(key, widths.key), widths.key), "dim"),
        pad(hits, widths.hits, right=True),
        pad(share, widths.share, right=True),
        confidence(finding.found.confidence),
        page.paint(clip(why, widths.why), "dim") if widths.why else "",
    )
    line = _gap(page).join(text for text in columns if text)
    return f"  {page.paint(status_of(finding.status).mark, finding.status)} {line}".rstrip()


def where_of(finding: Finding) -> str:
    """The place of a finding within its source: `unit.column`."""
    place = finding.found.place
    return visible(f"{place.unit or '(whole source)'}{'.' if place.column else ''}{place.column or ''}")


def _texts(finding: Finding, page: Page) -> tuple[str, str, str, str, str, str]:
    found = finding.found
    wide = page.width >= WIDE
    hits, share = "", percent(found.rows_hit, found.rows_read)
    if wide:
        hits = f"{count(found.rows_hit)}/{count(found.rows_read)}"
    else:
        share = f"{share} of {short(found.rows_read)}"
    name = visible(label(page.taxonomy, found.category)) if wide else ""
    why = visible("; ".join(filter(None, (heard(found), f"{found.entity}: {', '.join(found.evidence + finding.notes)}"))))
    return where_of(finding), name, visible(found.category), hits, share, why


def _gap(page: Page) -> str:
    return "  " if page.width >= AIRY else " "
