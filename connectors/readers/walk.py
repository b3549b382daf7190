"""From the events of a parser of nested data to records: rows are the elements of the outermost lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from connectors.readers.records import Records

# Exports of chats have the messages below the conversations (Teams and Skype, Telegram): each is a row, not each conversation.
_MESSAGES = frozenset(("MessageList", "messages"))
# Nothing that people write is nested deeper; a parser's own stack may grow no further.
_DEEPEST = 1000


@dataclass(slots=True)
class Walk:
    """Where the parser stands: a path for each open container, and the depths at which rows begin, from the outermost."""

    records: Records
    paths: list[str] = field(default_factory=lambda: [""])
    lists: list[bool] = field(default_factory=list)
    rows_at: list[int] = field(default_factory=list)

    def take(self, event: str, value: Any) -> None:
        """One event of the parser."""
        if event in ("start_map", "start_array"):
            self._open(event == "start_array")
        elif event in ("end_map", "end_array"):
            self._close()
        elif event == "map_key":
            self.paths[-1] = self.records.step(self.paths[-2], value)
        else:
            if value is not None:
                self.records.add(self.paths[-1], value if isinstance(value, str) else str(value).lower())
            self._after()

    def _open(self, is_list: bool) -> None:
        if len(self.lists) >= _DEEPEST:
            raise ValueError("nested too deeply")
        here = self.paths[-1]
        if is_list and (not self.rows_at or here.rpartition(".")[2] in _MESSAGES):
            self.records.end_begun()
            self.rows_at.append(len(self.lists) + 1)
            inside = here + "[]" if here else ""
        else:
            inside = here if here.endswith("[][]") else here + "[]" if is_list else here
        self.lists.append(is_list)
        self.paths.append(inside)

    def _close(self) -> None:
        self.paths.pop()
        self.lists.pop()
        if self.rows_at and len(self.lists) < self.rows_at[-1]:
            self.rows_at.pop()
            self.records.end_begun()
        self._after()

    def _after(self) -> None:
        """A value is complete: an element of the outermost array (or of one of messages) is a row, and so is a whole document."""
        if self.rows_at and len(self.lists) == self.rows_at[-1]:
            self.records.end_row()
        elif not self.lists:
            self.records.end_begun()
