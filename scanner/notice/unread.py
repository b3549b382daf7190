"""What of a notice was not read: headings below which nothing was found, though something is listed or kept there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from scanner.notice.outline import Group
from scanner.notice.prose import NOT_HERE, may_collect
from scanner.notice.questions import Question
from scanner.taxonomy import normal_form

#: Sections of which everybody knows that they tell something else.
_ELSE = NOT_HERE | {"contact", "cookies", "definitions"}


def unread_headings(groups: Sequence[Group], said: Collection[str]) -> Iterator[Question]:
    """One question that names the headings below which nothing was read, if there are any. `said`: the words of all that was read."""
    told = [form for words in said if (form := normal_form(words))]
    below: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        if group.headings and group.section not in _ELSE:
            below.setdefault(group.headings, []).append(group)
    unread = [headings[-1] for headings, parts in below.items() if _collects(parts) and not _any_of(told, parts)]
    if unread:
        names = "”, “".join(dict.fromkeys(unread))
        yield Question("unread", names, None, "nothing was read below these headings. What they say is collected must be added by hand.")


def _collects(parts: Sequence[Group]) -> bool:
    return any(group.items or may_collect(group.intro) for group in parts)


def _any_of(told: Collection[str], parts: Sequence[Group]) -> bool:
    words = normal_form(" ".join(text for group in parts for text in (group.intro, *(item.text for item in group.items))))
    return any(one in words for one in told)
