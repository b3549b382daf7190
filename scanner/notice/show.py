"""The declared matrix as aligned plain text: which category the notice declares for which purpose."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.model import Notice
from scanner.plural import plural
from scanner.taxonomy import Taxonomy

_DECLARED, _COVERED, _ARGUABLE = "●", "◐", "○"


def matrix_text(notice: Notice, taxonomy: Taxonomy) -> str:
    """Category × purpose: ● declared, ◐ covered by a wider category, ○ arguable. Open questions and counts stand below."""
    rows = [row for key in taxonomy.categories if (row := _row(key, notice, taxonomy))]
    head = ["category", "key", *(purpose.id for purpose in notice.purposes), ""]
    title = f"{notice.title} ({notice.id}{', version ' + notice.version if notice.version else ''})"
    legend = f"{_DECLARED} declared   {_COVERED} covered by a wider category   {_ARGUABLE} arguable"
    declared = {key for purpose in notice.purposes for key in purpose.keys}
    bullets = sum(len(purpose.categories) for purpose in notice.purposes)
    count = f"{plural(len(notice.purposes), 'purpose')}, {plural(bullets, 'bullet')}, "
    count += f"{len(declared)} of {len(taxonomy.categories)} categories declared"
    parts = [title, "", *_aligned([head, *rows]), "", legend, count, *_purposes(notice), *_open(notice)]
    return "\n".join(parts) + "\n"


def _row(key: str, notice: Notice, taxonomy: Taxonomy) -> list[str]:
    marks, notes = [], []
    for purpose in notice.purposes:
        covering = sorted(one for one in purpose.keys if key in taxonomy.categories[one].covers)
        arguing = sorted(one for one in purpose.keys if key in taxonomy.categories[one].arguable)
        named = key in purpose.keys
        marks.append(_DECLARED if named else _COVERED if covering else _ARGUABLE if arguing else "")
        notes += [] if named else covering or arguing
    through = f"through {', '.join(dict.fromkeys(notes))}" if notes else ""
    return [taxonomy.categories[key].label, key, *marks, through] if any(marks) else []


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return ["  ".join(_padded(at, cell, widths) for at, cell in enumerate(row)).rstrip() for row in rows]


def _padded(at: int, cell: str, widths: Sequence[int]) -> str:
    """Words to the left, marks in the middle of their column."""
    return cell.center(widths[at]) if 2 <= at < len(widths) - 1 else cell.ljust(widths[at])


def _purposes(notice: Notice) -> list[str]:
    lines = ["", "Purposes"]
    for purpose in notice.purposes:
        bases = ", ".join(one.basis.replace("_", " ") for one in purpose.lawful) or "no lawful basis"
        lines.append(f"  {purpose.id}: {purpose.says} ({bases})")
    return lines


def _open(notice: Notice) -> list[str]:
    """Bullets that declare nothing until a person says what they mean."""
    lines = [f"  {purpose.id}: {bullet.says}" for purpose in notice.purposes for bullet in purpose.categories if not bullet.keys]
    return ["", f"Open questions: {plural(len(lines), 'bullet')} without categories", *lines] if lines else []
