"""Listens to the turns of a unit as they come: hands on what was said as it would be written, and remembers who said it and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scanner.calls import ROLES, TURNS, Moment
from scanner.plural import plural
from scanner.speech.floor import Turns
from scanner.speech.fold import Folded, fold
from scanner.speech.question import weighs
from scanner.speech.roles import guessed, turned
from scanner.speech.staff import Staff

# What a mark names: what was taken out, not a sound ("[PHONE RINGING]", "[BLANK_AUDIO]") and not a speaker ("[SPEAKER_00]").
_TAKEN = (
    r"(?:PII|PHI|PCI|NRP|REDACTED|MASKED|SENSITIVE|NAME|PERSON|PER|PHONE|MOBILE|FAX|E?MAIL|ADDRESS|URL|USERNAME|PASSWORD|LOCATION|LOC|GPE|CITY"
    r"|STATE|COUNTY|COUNTRY|STREET|ZIP|POST ?CODE|CODE|CARD|CVV|CVC|PAN|PIN|SSN|SIN|NINO|NHS|IBAN|ACCOUNT|BANK|ROUTING|EXPIRY|EXPIRATION"
    r"|NUMBER|NUM|NUMERICAL|NO|ID|DATE|DOB|BIRTH|TIME|AGE|DAY|MONTH|YEAR|AMOUNT|MONEY|ORG|ORGANI[SZ]ATION|COMPANY|OCCUPATION|NATIONALITY"
    r"|RELIGION|ETHNICITY|GENDER|DRUG|DISEASE|CONDITION|INJURY|PROCESS|PASSPORT|LICEN[CS]E|VEHICLE|PLATE|VIN|TYPE|ENTITY)"
)
_SHOUTED = rf"(?:[A-Z]{{1,20}}[_ -]){{0,3}}{_TAKEN}(?:[_ -]{_TAKEN}){{0,3}}"
_PLAIN = (
    r"(?i:(?:[a-z]{1,20}[ _-])?redacted|pii|(?:(?:first|last|full|person) )?name|person|phone(?: number)?|e-?mail(?: address)?|address)"
)
_MARK = rf"(?:{_SHOUTED}|{_PLAIN})(?:[_ -]?\d{{1,3}})?"
#: What vendors put in the place of what they take out: `[PII]`, `[PHONE_NUMBER_1]`, `[Person-1]`, `<NAME>`, `{CARD}`, `####`, `***`,
#: `XXXX`.
_REDACTED = rf"\[{_MARK}\]|<{_MARK}>|\{{{_MARK}\}}|\((?i:redacted)\)|#{{3,}}|\*{{3,}}|\bX{{4,}}\b|█+"
#: So many turns are heard as a whole: no call has more, but for meetings of a day.
_WHOLE = 5_000
#: Of so many bytes only the last turn waits: one may hold a million characters.
_LARGE = 32 << 20
#: More are cut where a turn says something of weight, at most so many turns before the end: no number runs over such a place.
_BACK = 40
#: So many calls whose speakers are numbered at a time, and so many speakers of each.
_CALLS, _CROWD = 64, 1_000

_WHO = ("call", "role", "subject", "speaker", "")

#: Columns of what is heard: labels of speakers, names of agents (staff's data, not the customer's), and the words.
HEARD = pa.schema([("speaker", pa.string()), ("agent", pa.string()), ("", pa.string())])


@dataclass(frozen=True, slots=True)
class Heard:
    """Turns as they would be written (schema `HEARD`), the moment of each, the folding of each call by the rows that are its turns, and the
    turns as they were `spoken` (schema `TURNS`)."""

    batch: pa.RecordBatch = field(repr=False)
    moments: Sequence[Moment]
    folded: Sequence[tuple[Sequence[int], Folded]]
    spoken: pa.RecordBatch = field(repr=False)


@dataclass(slots=True)
class Hearing:
    """The turns of one unit. Give it every batch (schema `TURNS`), and `end` when there are no more."""

    redacted: int = 0
    _held: pa.RecordBatch | None = field(default=None, repr=False)
    _speakers: dict[str | None, dict[str, str]] = field(default_factory=dict, repr=False)
    _roles: dict[str | None, dict[str, str]] = field(default_factory=dict, repr=False)
    _turned: dict[str | None, None] = field(default_factory=dict, repr=False)
    _swapped: int = 0

    def hear(self, batch: pa.RecordBatch) -> Iterator[Heard]:
        """What can be handed on, in order; the last turns wait, for what is said in them may go on."""
        batch = batch.cast(TURNS) if batch.schema != TURNS else batch
        found = pc.sum(pc.count_substring_regex(batch.column(""), _REDACTED)).as_py()
        self.redacted += found or 0
        held = self._held = _together([batch] if self._held is None else [self._held, batch])
        if cut := _quiet(held) if held.num_rows > _WHOLE else held.num_rows - 1 if held.nbytes > _LARGE else 0:
            self._held = held.slice(cut)
            yield self._heard(held.slice(0, cut))

    def end(self) -> Iterator[Heard]:
        """The turns that waited."""
        held, self._held = self._held, None
        if held is not None and held.num_rows:
            yield self._heard(held)

    @property
    def note(self) -> str:
        """What a person should know of the unit; "" for nothing."""
        said = [f"{plural(self.redacted, 'span')} redacted by the vendor"] if self.redacted else []
        turned = f"agent and caller talk the other way round in {plural(self._swapped, 'call')} (swapped channels?)"
        return "; ".join(said + ([turned] if self._swapped else []))

    def _heard(self, batch: pa.RecordBatch) -> Heard:
        columns = {
            each: batch.column(each).to_pylist() for each in ("call", "speaker", "role", "subject", "start", "end", "", "alternatives")
        }
        calls: dict[str | None, list[int]] = {}
        for row, call in enumerate(columns["call"]):
            calls.setdefault(call, []).append(row)
        for call, rows in calls.items():
            self._who(call, columns, rows)
        agents = _apart(columns, self._turned)
        texts, until = list(columns[""]), list(range(batch.num_rows))
        made = [(rows, fold(_turns(columns, rows))) for rows in calls.values()]
        for rows, folded in made:
            for at, row in enumerate(rows):
                texts[row], until[row] = folded.texts[at], rows[folded.until[at]]
        moments = [self._moment(columns, row, until[row]) for row in range(batch.num_rows)]
        return Heard(pa.RecordBatch.from_arrays(list(map(_texts, (columns["speaker"], agents, texts))), schema=HEARD), moments, made, batch)

    def _who(self, call: str | None, columns: dict[str, list[Any]], rows: list[int]) -> None:
        """Fills in who is agent and who is caller, from how they talk, where the export and the configuration say it of nobody."""
        if any(columns["role"][row] for row in rows):
            said = [columns[""][row] or "" for row in rows]
            if call not in self._turned and turned(said, [columns["role"][row] or columns["speaker"][row] or "" for row in rows]):
                _forget(self._turned)
                self._turned[call] = None
                self._swapped += 1
            return
        labels = [columns["speaker"][row] or "" for row in rows]
        if call not in self._roles and (found := guessed([columns[""][row] or "" for row in rows], labels)):
            _forget(self._roles)
            self._roles[call] = found
        for row, label in zip(rows, labels, strict=True):
            columns["role"][row] = self._roles.get(call, {}).get(label)

    def _moment(self, columns: dict[str, list[Any]], row: int, until: int) -> Moment:
        call, role, start = columns["call"][row], columns["role"][row], columns["start"][row]
        ends = [end for end in (columns["end"][row], columns["end"][until]) if end is not None and (start is None or end >= start)]
        return Moment(call, role if role in ROLES else self._number(call, columns["speaker"][row]), start, max(ends, default=None))

    def _number(self, call: str | None, speaker: str | None) -> str | None:
        """`speaker 2`: a label may be a name, so it stays out of reports."""
        if not speaker:
            return None
        if call not in self._speakers:
            _forget(self._speakers)
        mine = self._speakers.setdefault(call, {})
        return mine.setdefault(speaker, f"speaker {len(mine) + 1}") if len(mine) < _CROWD else mine.get(speaker)


def _forget(calls: dict[str | None, Any]) -> None:
    """Makes room for another call."""
    if len(calls) >= _CALLS:
        del calls[next(iter(calls))]


def _apart(columns: dict[str, list[Any]], turned: Collection[str | None]) -> list[str | None]:
    """Takes the names of agents out of labels and words: they are staff's data, not the customer's. Words keep their places.

    In calls that are `turned` nobody is known to be an agent: what a customer is called would be taken out.
    """
    agents: list[str | None] = []
    calls: dict[str | None, Staff] = {}
    for row, (call, role, subject, label, text) in enumerate(zip(*(columns[name] for name in _WHO), strict=True)):
        role, subject = (None, None) if call in turned else (role, subject)
        staff = subject == "staff" or (role == "agent" and not subject)
        columns[""][row], name = calls.setdefault(call, Staff()).without(text or "", staff if role or subject else None)
        agents.append((label if staff else None) or name)
        if staff:
            columns["speaker"][row] = None
    return agents


def _turns(columns: dict[str, list[Any]], rows: list[int]) -> Turns:
    """The turns of one call."""
    text, role, speaker, start, end = ([columns[name][row] for row in rows] for name in ("", "role", "speaker", "start", "end"))
    others = {at: columns["alternatives"][row] for at, row in enumerate(rows) if columns["alternatives"][row]}
    who = [label or each or "" for each, label in zip(role, speaker, strict=True)]
    return Turns([each or "" for each in text], who, start, end, others)


def _quiet(batch: pa.RecordBatch) -> int:
    """Where to cut: before the last turn of weight, near the end, that follows another one."""
    size = int(batch.num_rows)
    first = max(0, size - _BACK)
    tail = [text or "" for text in batch.column("").slice(first).to_pylist()]
    quiet = [first + at for at in range(1, len(tail)) if weighs(tail[at]) and weighs(tail[at - 1])]
    return quiet[-1] if quiet else first


def _together(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    return next(iter(pa.Table.from_batches(batches, TURNS).combine_chunks().to_batches()), batches[0])


def _texts(values: Sequence[str | None]) -> pa.Array:
    return pa.array(values, pa.string())
