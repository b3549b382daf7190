"""Whether everything that was listed was read, or is said not to have been: silence is never success."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scanner.model import Coverage, Place, Units, Unread
from scanner.plural import plural


def reconciled(listed: Mapping[str, int], coverage: Sequence[Coverage], unread: Iterable[Unread]) -> tuple[Units, list[Unread]]:
    """How many units there are and were read to the end, and an `Unread` for each source whose sums differ.

    A unit of which no more than columns are unread is read. `listed` counts by source what its listing named and what was met inside
    files, independently of what became of it.
    """
    lost = {(one.place.source, one.place.unit) for one in unread if one.place.unit is not None and one.place.column is None}
    read = Counter(source for source, _ in {(one.source, one.unit) for one in coverage} - lost)
    missed = Counter(source for source, _ in lost)
    wrong = [source for source in sorted({*listed, *read, *missed}) if listed.get(source, 0) != read[source] + missed[source]]
    told = [
        Unread(
            Place(source),
            f"listed {plural(listed.get(source, 0), 'unit')}, but {read[source]:,} were read and {missed[source]:,} were not: the report "
            "of this source is not complete (a defect of noticegap or of the connector)",
        )
        for source in wrong
    ]
    return Units(sum(listed.values()), read.total(), missed.total()), told
