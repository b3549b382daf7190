"""A person who is looked for in calls: what was said is found as it would be written, once, where it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from scanner.calls import TURNS, Moment
from scanner.model import Part, Unit
from scanner.subject.finder import Finder
from scanner.subject.identifiers import Subject
from scanner.subject.pack.calls import People, transcript
from scanner.subject.pack.finish import finish
from scanner.subject.pack.prepare import prepare
from scanner.subject.passages import Passage, Text
from scanner.subject.result import Span
from scanner.subject.shown import renamed
from scanner.subject.spans import in_characters
from scanner.subject.together import together
from scanner.subject.turns import edges, in_call, spanning, written
from tests.subject_answer import decide, estate, job, keys, located, match, unpacked

JANE = Subject(names=("Jane Smith",), emails=("j.smith@example.com",), phones=("07700 900123",), addresses=("4 Mill Lane, Leeds, SK9 5AF",))


def turns(*said: tuple[str, str], call: str | None = None, **more: Iterable[Any]) -> pa.RecordBatch:
    """Turns of five seconds by role and text."""
    size = len(said)
    columns: dict[str, Any] = {name: [None] * size for name in TURNS.names} | {
        "call": [call] * size,
        "speaker": [role.title() for role, _ in said],
        "role": [role for role, _ in said],
        "start": [5.0 * at for at in range(size)],
        "end": [5.0 * at + 4 for at in range(size)],
        "": [text for _, text in said],
    }
    return pa.RecordBatch.from_pydict(columns | more, schema=TURNS)


def passages(*batches: pa.RecordBatch, whole: bool = True) -> list[Passage]:
    text = Text(Finder([JANE]), whole=whole)
    for batch in batches:
        text.add(batch)
    return list(text.passages(10_000))


def words(passage: Passage, *batches: pa.RecordBatch) -> list[tuple[int, str, str]]:
    """Row, field and the words of each span."""
    rows = [row for batch in batches for row in batch.to_pylist()]
    batch = together([batch.select(TURNS.names) for batch in batches])
    spans = in_characters(passage.spans, batch.slice(passage.first), passage.first)
    return [(span.row, span.field, rows[span.row][span.column][span.start : span.end]) for span in spans]


SPLIT = turns(
    ("agent", "can I take a number"),
    ("caller", "yés it's oh seven seven oh oh"),
    ("agent", "mm hmm"),
    ("caller", "nine oh oh one two three thanks"),
)


def test_a_number_over_two_turns_is_found_in_both() -> None:
    (found,) = passages(SPLIT)
    assert found.judgement.tier == "exact"
    assert words(found, SPLIT) == [(1, "phone", "oh seven seven oh oh"), (3, "phone", "nine oh oh one two three")]
    assert found.moment == Moment(None, "caller", 5.0, 19.0)
    assert str(found.spans[0].moment) == "00:00:05-00:00:19, caller"


def test_a_number_over_two_batches_is_found_all_the_same() -> None:
    for cut in (1, 2, 3):
        (found,) = passages(SPLIT.slice(0, cut), SPLIT.slice(cut))
        assert words(found, SPLIT) == [(1, "phone", "oh seven seven oh oh"), (3, "phone", "nine oh oh one two three")]


def test_what_is_found_as_said_and_as_written_is_one_hit() -> None:
    batch = turns(("caller", "jane smith, oh seven seven oh oh nine oh oh one two three"))
    (found,) = passages(batch)
    assert words(found, batch) == [(0, "name", "jane smith"), (0, "phone", "oh seven seven oh oh nine oh oh one two three")]


def test_a_passage_never_runs_from_one_call_into_the_next() -> None:
    one, two = turns(("caller", "this is jane smith"), call="17"), turns(("caller", "write to j.smith@example.com"), call="18")
    found = passages(one, two)
    assert [(each.first, each.last, each.moment and each.moment.call) for each in found] == [(0, 0, "17"), (1, 1, "18")]
    assert [each.judgement.tier for each in found] == ["name-only", "exact"]
    (both,) = passages(turns(("caller", "this is jane smith"), ("caller", "write to j.smith@example.com")))
    assert both.judgement.score > found[1].judgement.score


def test_calls_side_by_side_are_told_apart() -> None:
    batch = turns(("caller", "jane smith here"), ("caller", "my son has asthma"), ("caller", "it is j.smith@example.com"), call="a")
    batch = batch.set_column(0, "call", pa.array(["a", "b", "a"]))
    (found,) = passages(batch)
    assert (found.first, found.last) == (0, 2)
    assert in_call(batch, found.moment).column("").to_pylist() == ["jane smith here", "it is j.smith@example.com"]


def test_a_call_that_is_over_waits_no_longer() -> None:
    text = Text(Finder([JANE]), whole=True)
    for number in range(50):
        text.add(turns(*[("caller", "jane smith here and a good many other words that nobody needs")] * 50, call=str(number)))
        assert len(text._open) <= 150
    assert len(list(text.passages(10_000))) == 50


def test_what_only_another_hearing_holds_stands_somewhere_in_the_turn() -> None:
    others = [["it's jane smith", "it's j.smith@example.com"], ["jane smith"]]
    batch = turns(("caller", "it's jay smyth"), ("caller", "jane smith"), alternatives=others)
    (found,) = passages(batch)
    assert sorted(words(found, batch)) == [(0, "email", "it's jay smyth"), (0, "name", "it's jay smyth"), (1, "name", "jane smith")]
    assert found.judgement.score < 1


def test_what_is_no_speech_is_not_searched() -> None:
    batch = turns(("caller", "hello"), role=["jane smith"], subject=["jane smith"])
    assert passages(batch) == []
    assert [each.judgement.tier for each in passages(turns(("jane smith", "hello")))] == ["name-only"]


def test_fields_of_an_export_belong_to_its_call() -> None:
    head = pa.RecordBatch.from_pydict({"Customer.Number": ["+447700900123"]})
    (found,) = passages(turns(("caller", "jane smith here")), head)
    assert [(span.row, span.field, span.column) for span in found.spans] == [(0, "name", ""), (1, "phone", "Customer.Number")]
    assert found.moment == Moment(None, "caller", 0.0, 4.0)


def test_detectors_see_turns_as_they_would_be_written() -> None:
    assert "07700900123" in "".join(text or "" for batch in written(SPLIT) for text in batch.column("").to_pylist())
    mixed = together([SPLIT, pa.RecordBatch.from_pydict({"number": ["07700 900123"]})])
    assert [batch.schema.names for batch in written(mixed)] == [["speaker", "agent", ""], ["number"]]
    odd = pa.RecordBatch.from_pydict({"start": ["early"], "": ["oh one two three"]})
    assert next(written(together([SPLIT, odd]))).num_rows == 5, "a column that is called like one of a turn harms nobody"


def test_offsets_are_those_of_utf8() -> None:
    for text in ("", "plain", "é€😀a"):
        assert list(edges(text)) == [len(text[:at].encode()) for at in range(len(text) + 1)]


def test_moments_together() -> None:
    assert spanning([]) is None
    assert spanning([None, Moment()]) is None
    assert spanning([Moment("7", "agent", 3.0, None), None, Moment("7", "caller", 1.0, 2.0)]) == Moment("7", None, 1.0, 2.0)


class _Calls:
    """A source of one export, in batches."""

    def __init__(self, *batches: pa.RecordBatch) -> None:
        self._batches = batches

    def units(self) -> Iterator[Unit]:
        yield Unit("c1.vtt", "transcript")

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        yield from self._batches


def _answer(folder: Path, *batches: pa.RecordBatch, call: str | None = None, rows: tuple[int, ...] = (0,)) -> dict[str, bytes]:
    """The files of an answer from an export in which the subject is; the names and numbers of others are blacked out."""
    moment = Moment(call) if call else None
    found = tuple(match("calls", "c1.vtt", "transcript", {"row": row}, moment=moment, score=0.5) for row in rows)
    work = replace(job(estate(folder), replace(located(), matches=found)), connector=lambda source: _Calls(*batches))
    prepare(work, folder / "work", keys())
    decide(folder / "work", lambda row: ("redact", "other-people") if "redact" in row["can be"] else ("release", "not-exempt"))
    finish(folder / "work", keys(), date(2026, 11, 20))
    return unpacked(folder / "work")


def test_what_others_say_of_themselves_is_blacked_out_in_their_words(tmp_path: Path) -> None:
    batch = turns(
        ("agent", "hello jane smith"),
        ("caller", "hi, my neighbour is on oh seven seven oh oh"),
        ("agent", "mm hmm"),
        ("caller", "nine oh oh eight seven six right"),
        ("caller", "and mine is oh two oh seven nine four six oh oh one eight"),
        subject=["staff", "customer", "staff", "customer", "customer"],
    )
    said = _answer(tmp_path, batch)["calls/01.txt"].decode().splitlines()
    assert said == [
        "[00:00:00] Agent (other speaker): hello jane smith",
        "[00:00:05] Caller: hi, my neighbour is on [redacted]",
        "[00:00:10] Agent (other speaker): mm hmm",
        "[00:00:15] Caller: [redacted] right",
        "[00:00:20] Caller: and mine is oh two oh seven nine four six oh oh one eight",
    ]


def test_the_answer_holds_no_call_of_others(tmp_path: Path) -> None:
    mine, theirs = turns(("caller", "jane smith here"), call="17"), turns(("caller", "my leg was broken"), call="18")
    files = _answer(tmp_path, theirs, mine, pa.RecordBatch.from_pydict({"Notes": ["of somebody"]}), call="17", rows=(1,))
    assert files["calls/01.txt"].decode() == "Call 17\n\n[00:00:00] Caller: jane smith here\n"
    assert not any("original" in name for name in files)


def test_a_transcript_has_each_call_under_its_name_and_what_stands_beside() -> None:
    rows: list[dict[str, Any] | None] = [
        {"call": "17", "speaker": "Tobias", "role": "agent", "start": 3.0, "": "hello"},
        {"call": "17", "speaker": "", "role": "caller", "start": None, "": "hi\nthere"},
        {"call": "18", "speaker": "A", "role": None, "start": 0.0, "": None},
        {"Customer.Number": "07700 900123"},
        {"": "odd key: text"},
    ]
    assert "".join(transcript(rows, People(("customer",), ()))).splitlines() == [
        "Call 17", "", "[00:00:03] Tobias, agent (other speaker): hello", "[--:--:--] caller: hi there", "",
        "Call 18", "", "[00:00:00] A (other speaker): ", "Customer.Number: 07700 900123", "odd key: text",
    ]  # fmt: skip


def test_whatever_people_say_of_themselves_is_found() -> None:
    batch = turns(
        ("agent", "and your email please"),
        ("caller", "yeah it's j dot smith at example dot com"),
        ("agent", "what's the postcode"),
        ("caller", "it's s for sugar k nine five alpha foxtrot"),
        ("agent", "how do you spell the surname"),
        ("caller", "s m i t h"),
    )
    (found,) = passages(batch)
    assert words(found, batch) == [
        (1, "email", "j dot smith at example dot com"),
        (3, "postcode", "s for sugar k nine five alpha foxtrot"),
        (5, "surname", "s m i t h"),
    ]


def test_a_call_that_is_called_after_somebody_is_shown_masked() -> None:
    moment = Moment("Jane Smith 0611", "caller", 1.0, 2.0)
    one = match("calls", "all.csv", "transcript", {"row": 0}, moment=moment, spans=(Span(0, 0, 4, "name", "", moment),))
    found = renamed(replace(located(), matches=(one,)), {"Jane Smith 0611": "‹PERSON›"})
    assert str(found.matches[0].moment) == str(found.matches[0].spans[0].moment) == "call ‹PERSON›, 00:00:01-00:00:02, caller"
