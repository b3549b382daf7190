"""Phrases for which cells have room: none that stands in a cell is overlooked, and columns of keys are not looked through."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from detectors.blocks import blocks
from detectors.context import Phrases, phrases
from detectors.outlined import Outlined
from detectors.room import Room
from scanner.pattern import Pattern

HEARD = ("cccd", "ni no", "date of birth", "c f", "acc", "dad", "line 1", "d", "2fa", "naïve", "e mail")
#: Cells of one outline each: 9 stands for any digit, x for a small letter, ~ for a hexadecimal digit.
COLUMNS = (
    "cccd 9999", "NI-No: 99", "ni  nos 9", "Date of Birth 9", "date-of-births=9", "xxxx", "xx xx 99", "~~~~ ~~~~~~~~~", "~~~-~~~~-~~~~~~",
    "x.x-9999", "~~~ ~~~ ~~~~~~", "line 9", "9xx", "~~~:g ~~~~~~~~~~", "C-9999999", "2024-99-99", "e.x@mail",
)  # fmt: skip


def heard() -> Phrases:
    return phrases([Pattern(entity="X", title="x", category="", regex="x", context=HEARD, sources=("test",))], [0])


def column(made: str) -> Outlined:
    rng = random.Random(made)
    every = {"9": "0123456789", "x": "abcdefimnopst", "~": "0123456789abcdef"}
    cells = ["".join(rng.choice(every.get(char, char)) for char in made) for _ in range(30_000)]
    (block,) = blocks(pa.array(cells, pa.large_string()))
    found = Outlined.of(block)
    assert found is not None
    return found


@pytest.mark.parametrize("made", COLUMNS)
def test_no_phrase_is_overlooked(made: str) -> None:
    known, every = column(made), heard()
    cells = Room(every).ranges(known)
    assert cells is not None
    mine, whole = (every.said(known.block, within) for within in (cells, None))
    assert mine.at.tolist() == whole.at.tolist() and mine.phrase.tolist() == whole.phrase.tolist()


def test_phrases_stand_in_some_of_these_cells_and_keys_have_room_for_none() -> None:
    every, room = heard(), Room(heard())
    assert sum(len(every.said(column(made).block, None).at) > 0 for made in COLUMNS) >= 10
    for made in ("C-9999999", "2024-99-99", "~" * 16):
        assert (cells := room.ranges(column(made))) is not None and not len(cells[0])
    few = room.ranges(column("~~~ ~~~~~~~~~"))
    assert few is not None and 0 < len(few[0]) < 300  # those with "dad" or "acc" in them


def test_where_there_are_many_outlines_or_phrases_nothing_is_told() -> None:
    known = column("99 xx")
    many = Outlined(known.block, tuple(b"a" * size for size in range(1, 20)), np.zeros(len(known.code), np.int64))
    assert Room(heard()).ranges(many) is None
    words = phrases([Pattern(entity="X", title="x", category="", regex="x", context=tuple("abcdefghijkl"), sources=("t",))], [0])
    assert Room(words).ranges(column("x 99")) is None
    assert Room(heard()).ranges(column("A~~~ ~~~~~~~~~")) is None  # a capital may be any letter
