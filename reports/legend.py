"""The statuses as people read them: marks, names, what each means, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A status as people read it: a mark, a name, what it means, and what to do about it."""

    key: str
    mark: str
    name: str
    means: str
    do: str = ""


#: The statuses of findings, loudest first, then the notice's side and what was not read.
LEGEND = {
    status.key: status
    for status in (
        Status(
            "prohibited",
            "✖",
            "Prohibited",
            "must not be held at all, or not in clear, whatever the notice says",
            "Delete it, or hash or encrypt it, and stop whatever writes it. No decision can accept it.",
        ),
        Status(
            "undeclared",
            "●",
            "Undeclared",
            "the notice does not name it",
            "Delete it and stop collecting it; or name it in the notice; or record who decided that it may stay, and until when "
            "(noticegap accept).",
        ),
        Status(
            "other-purpose",
            "◆",
            "Other purpose",
            "the notice names it, but not for what this source is for",
            "See whether the configuration says all that this source is for; else name it in the notice for that purpose, or keep it "
            "elsewhere.",
        ),
        Status(
            "arguable",
            "?",
            "Arguable",
            "the notice could be read to cover it: a person decides",
            "Decide whether the notice's words cover it; to be sure, let the notice name it.",
        ),
        Status("accepted", "☑", "Accepted", "a person decided that it may stay, until a day", "Look again before its last day."),
        Status("declared", "✓", "Declared", "the notice names it for a purpose of this source"),
        Status(
            "not-judged",
            "–",
            "Not judged",
            "about people whom this notice does not address",
            "Give the notice that addresses them ([[notice]]), or mend the source's subjects.",
        ),
        Status("unseen", "○", "Unseen", "the notice names it, no source showed it"),
        Status(
            "unread", "▲", "Not read", "asked for and not read: nothing is known about it", "Take away the reason, or look into it by hand."
        ),
    )
}


def status_of(key: str) -> Status:
    """The legend of a status; one that is not known keeps its key as its name."""
    return LEGEND.get(key) or Status(key, "*", key, "a status that this version does not know")
