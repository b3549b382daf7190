"""A regex run at many places at once finds what `re` finds, for every pattern that ships and for what Python's syntax allows."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import confirm
from detectors.asks import Unfit
from detectors.blocks import Block, blocks
from detectors.looks import Looks
from detectors.machine import Machine, _machine, machine
from detectors.program import program
from detectors.regex import Regex, regex
from detectors.samples import samples
from scanner.pattern import Pattern
from tests.case_files import ALL, unmarked
from tests.packs import patterns

#: More than any table takes.
PAID = 1 << 30
SAID = sorted({unmarked(case.marked)[0] for case in ALL})
STRANGE = (
    "０７７００ ９００１２３",
    "Zoë Łódź–Ærø",
    "Иван Петров",
    "佐藤 07700900123",
    "",
    " ",
    "\n",
    "a" * 3000,
    "1" * 3000,
    "1.2-3/4 " * 400,
    "ann@example.org " * 200,
)


def read(written: str, flags: int = 0) -> Regex:
    return regex(Pattern(entity="X", title="x", category="", regex=written, flags=flags, sources=("test",)), 0)


def both(rx: Regex, block: Block, made: Machine) -> tuple[list[list[int]], list[list[int]]]:
    """What the table finds and what `re` finds, at all places of a block at which a match may begin."""
    at = confirm.likely(rx, block)
    cell = block.cell(at)
    at, cell = at[at < block.ends[cell]], cell[at < block.ends[cell]]
    made._few = 1
    for each, _ in made.ahead:
        each._few = 1
    assert (made.run(block.bytes_, at, PAID).end >= 0).all()  # the table tells all
    mine = confirm._at_once(rx, made.run(block.bytes_, at, PAID), block, at, cell)
    return np.stack([mine.start, mine.end], 1).tolist(), confirm._one_by_one(rx, block, at, cell).tolist()


def texts(pattern: Pattern, rng: random.Random) -> list[str]:
    """Texts that the pattern matches, next to it, and what the cases say of others."""
    assert pattern.regex is not None
    own = samples(pattern.regex, pattern.flags, 12)
    pieces = [*own, *rng.sample(SAID, 30), *STRANGE]
    near = [text[:at] + rng.choice("0aA -.@/é") + text[at + 1 :] for text in own for at in (rng.randrange(len(text)), 0, len(text) - 1)]
    glued = [a + rng.choice(("", " ", "-", ", ", "\n", "x", "1")) + b for a, b in pairwise(rng.sample(pieces * 2, 40))]
    return [*pieces, *near, *glued]


def test_every_pattern_finds_the_same() -> None:
    _machine.cache_clear()  # the tables of other tests may be full
    rng, told, found = random.Random(3), 0, 0
    for index, pattern in enumerate(each for each in patterns() if each.regex):
        rx = regex(pattern, index)
        if (made := machine(rx)) is None:
            continue
        told += 1
        for block in blocks(pa.array(texts(pattern, rng), pa.large_string())):
            if block.apart and not (rx.beyond and block.folded is not None):
                mine, theirs = both(rx, block, made)
                assert mine == theirs, pattern.regex
                found += len(theirs)
    assert told > 600 and found > 20_000


RULES = (
    r"a|ab|abc", r"(?:a|ab)(?:c|bcd)?", r"a+?b", r"a*?b|b", r"(?P<v>a+)(?:b|$)", r"(?:a|b){2,3}?c?", r"(?:b:)?(?P<v>a[ab]*)(?!c)",
    r"(?<![a-c])(?P<v>ab?)(?=[bc]|\Z)", r"\b(?:a|ab)\b", r"\Ba", r"^a", r"(?m)^a+$", r"a$", r"a\Z", r"\Aa", r"(?=a.?c)a(?P<v>b|c)+", r"(?!ab+c)a.",
    r"(?i:A)b", r"(?:(?P<v>a)|b)+", r"(?:a(?P<v>b+))+c", r"(?<=(?<!b)a)b", r"(?:(?<=b)|^)a", r"(?s:a.)c?", r"a(?:b(?:c|(?=b)))*", r"(?:ab|a)(?:bc|b)?c?",
    r"a(?![bc](?!c))", r"[^a]b", r"(?:a{0,2}b){1,3}", r"(?=(?:a|b)*c)a+",
)  # fmt: skip


@pytest.mark.parametrize("written", RULES)
@given(said=st.lists(st.text(alphabet="abc \n:B", max_size=9), min_size=1, max_size=12))
def test_the_way_of_re_is_kept(written: str, said: list[str]) -> None:
    rx = read(written)
    made = Machine(program(rx.source, rx.options & ~re.UNICODE, rx.group))
    for block in blocks(pa.array(said, pa.large_string())):
        mine, theirs = both(rx, block, made)
        assert mine == theirs


@pytest.mark.parametrize("written", [r"(a)\1", r"(?>a+)b", r"a++b", r"(?:a|b*){2,5}c", r"a(?=[^b]*c)", r"(?P<v>a)(?(v)b|c)"])
def test_what_a_program_cannot_say_is_left_to_re(written: str) -> None:
    with pytest.raises(Unfit):
        program(written, 0, 0)


def test_what_is_not_paid_for_is_left_to_re() -> None:
    rx = read(r"(?<![0-9])(?P<v>[0-9]{2}(?:[0-9]{2})?)(?![0-9])")
    made = Machine(program(rx.source, rx.options & ~re.UNICODE, rx.group))
    block = next(iter(blocks(pa.array([f"{n} {n * 7}" for n in range(5000)], pa.large_string()))))
    at = confirm.likely(rx, block)
    ran = made.run(block.bytes_, at, spend=200)
    assert (ran.end < 0).any() and made.credit < 48
    mine = confirm._at_once(rx, ran, block, at, block.cell(at))
    assert np.stack([mine.start, mine.end], 1).tolist() == confirm._one_by_one(rx, block, at, block.cell(at)).tolist() != []


def test_a_regex_that_meets_new_states_without_end_is_left_to_re(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detectors.machine._STATES", 50)
    rx = read(r"[a-c].{0,60}[0-9].{0,60}x")
    made = Machine(program(rx.source, rx.options & ~re.UNICODE, rx.group))
    rng = random.Random(5)
    cells = ["".join(rng.choices("abc0189 .", k=70)) for _ in range(500)]
    block = next(iter(blocks(pa.array(cells, pa.large_string()))))
    at = confirm.likely(rx, block)
    ran = made.run(block.bytes_, at, spend=1 << 40)
    assert len(made._states) <= 51 and (ran.end < 0).any()


def test_a_cell_with_the_separator_in_it_is_read_by_re() -> None:
    rx = read(r"^a|b$")
    cells = ["a", "b", "xb\0a", "a\0b"] * 1500
    (block,) = blocks(pa.array(cells, pa.large_string()))
    found = confirm.everywhere(rx, block)
    start, end = block.bytes_in_cell(found.cell, found.start, found.end)
    expected = [(row, *match.span()) for row, cell in enumerate(cells) for match in rx.rx.finditer(cell)]
    assert list(zip(found.cell.tolist(), start.tolist(), end.tolist(), strict=True)) == expected


def test_what_stands_about_a_place_is_looked_at_only_where_that_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-ahead of many ways behind six digits is asked about at the seventh place, not at each."""
    asked: list[int] = []
    look = Looks.at
    monkeypatch.setattr(Looks, "at", lambda self, data, place: asked.append(len(place)) or look(self, data, place))
    rx = read(r"(?P<v>[0-9]{6})(?=[^0-9]{1,20}[0-9]{4})")
    block = next(blocks(pa.array(["123456, 1234", "123456"] * 500)))
    made = machine(rx)
    assert made is not None
    one, other = both(rx, block, made)
    assert one == other
    assert len(one) == 500
    assert asked == [1000, 1000], "each place is run from twice"


def test_what_the_byte_itself_tells_needs_no_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Looks, "at", lambda self, data, place: pytest.fail("a look"))
    rx = read(r"(?P<v>[0-9]{2,6}(?=[^x0-9]).(?![a-f]))")
    block = next(blocks(pa.array(["123456-g", "123456x9", "1234567-", "12-a", "12--", "12"] * 300)))
    made = machine(rx)
    assert made is not None
    one, other = both(rx, block, made)
    assert one == other
    assert len(one) == 900


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=40))
def test_of_matches_that_overlap_those_stay_that_re_would_meet(made: list[tuple[int, int]]) -> None:
    start = np.cumsum([each for each, _ in made], dtype=np.int64)
    end = start + np.array([size for _, size in made], np.int64)
    kept, until = [], 0
    for number, (low, high) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        if low >= until:
            kept.append(number)
            until = high
    assert confirm._apart(start, end).tolist() == kept
