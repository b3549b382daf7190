"""Outlines of cells: no match is missed in any of them, and what an engine finds by them is what it finds without."""

from __future__ import annotations

import random
import re

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine
from detectors.blocks import Block, blocks
from detectors.outline import Outlines
from detectors.outlined import ANY_HEX, HEX_DIGITS, SIGNS, Outlined
from detectors.regex import regex
from detectors.samples import samples
from scanner.pattern import KINDS, Pattern
from tests.case_files import ALL, unmarked
from tests.packs import packs, patterns

SAID = sorted({text for case in ALL if (text := unmarked(case.marked)[0]).isascii() and 0 < len(text) <= 64 and "\0" not in text})


def block_of(cells: list[str]) -> Block:
    (block,) = blocks(pa.array(cells, pa.large_string()))
    return block


def alike(made: str, count: int = 5000) -> list[str]:
    """Cells that are this but for their digits (9), small letters (x) and hexadecimal digits (~)."""
    rng = random.Random(made)
    return [
        "".join(rng.choice({"9": "0123456789", "x": "abcdefimnopst", "~": "0123456789abcdef"}.get(c, c)) for c in made)
        for _ in range(count)
    ]


def test_no_pattern_matches_where_its_outline_says_that_it_cannot() -> None:
    rng, seen, shut = random.Random(5), 0, 0
    for index, pattern in enumerate(each for each in patterns() if each.regex):
        rx, known = regex(pattern, index), Outlines()
        assert pattern.regex is not None
        texts = {*samples(pattern.regex, pattern.flags, 8), *rng.sample(SAID, 40)}
        outlines = {text: text.encode("latin-1").translate(SIGNS) for text in texts if len(text) <= 64}
        open_ = known._open(rx, sorted(set(outlines.values())))
        if not known._tell(rx, open_):
            continue
        for text, outline in outlines.items():
            places = known._told[index][outline]
            worded = (not rx.words and not pattern.words) or any(word.lower() in text.lower() for word in pattern.words or ())
            starts = [match.start() for match in rx.rx.finditer(text)] if worded else []  # else it is none by its dictionary
            assert places is not None and set(starts) <= set(places), (pattern.regex, text)
            seen += len(starts)
            shut += not places
    assert seen > 3000 and shut > 10_000


def test_no_pattern_matches_where_hexadecimal_digits_say_that_it_cannot() -> None:
    rng, seen, shut, hexes = random.Random(6), 0, 0, np.isin(np.arange(256), list(HEX_DIGITS))
    for index, pattern in enumerate(each for each in patterns() if each.regex):
        rx, known = regex(pattern, index), Outlines()
        assert pattern.regex is not None
        texts = [each.lower() for each in (*samples(pattern.regex, pattern.flags, 8), *rng.sample(SAID, 40)) if each.isascii()]
        outlines = {text: outline_of(text, hexes) for text in texts if len(text) <= 64 and "\0" not in text}
        if not known._tell(rx, known._open(rx, sorted(set(outlines.values())))):
            continue
        for text, outline in outlines.items():
            places = known._told[index][outline]
            worded = (not rx.words and not pattern.words) or any(word.lower() in text for word in pattern.words or ())
            starts = [match.start() for match in rx.rx.finditer(text)] if worded else []
            assert places is not None and set(starts) <= set(places), (pattern.regex, text)
            seen += len(starts)
            shut += not places
    assert seen > 2000 and shut > 10_000


def outline_of(text: str, hexes: np.ndarray) -> bytes:
    """The outline with every digit and every letter up to f as one of any hexadecimal digit."""
    written = np.frombuffer(text.encode(), np.uint8)
    signs = np.frombuffer(text.encode().translate(SIGNS), np.uint8)
    return np.where(hexes[written], np.uint8(ANY_HEX), signs).tobytes()


def test_cells_of_hexadecimal_digits_have_one_outline() -> None:
    found = Outlined.of(block_of(alike("key-~~~~~~~~~~~~~~~~")))
    assert found is not None and found.known == (b"a2a-" + b"2" * 16,)
    for other in ("key-1234567890abcdeg", "kez-1234567890abcdef", "key-1234567890abcde", "key-1234567890abcdeF"):
        assert Outlined.of(block_of([*alike("key-~~~~~~~~~~~~~~~~"), other])) is None
    assert (found := Outlined.of(block_of(alike("9999-9999")))) is not None and found.known == (b"0000-0000",)


COLUMNS = (
    "07999 999999", "9999999999", "2024-09-19 19:29:39", "xxxxx 9999", "999999999", "AA999999A", "9999 9999 9999 9999", "4999999999999999",
    "99/19/1979", "ref-999999", "M9 9AA", "203.0.113.99", "Xxxxx Xxxxxx", "99-99-99 99999999", "GB99WEST99999999999999", "xx999@example.org",
    "~~~~~~~~-~~~~-4~~~-~~~~-~~~~~~~~~~~~", "~" * 32, "~" * 40, "~" * 9, "dob ~~~~~~~~ ~~", "ni ~~~~~~~~~~", "+~~~ ~~~~~~~~~~", "~~:~~:~~:~~:~~:~~",
)  # fmt: skip


@pytest.fixture(scope="module")
def engines() -> tuple[Engine, Engine]:
    native = Engine(packs(), native=True)
    if not native.native:
        pytest.skip("needs Hyperscan")
    return native, Engine(packs(), native=False)


@pytest.mark.parametrize("made", COLUMNS)
def test_hits_are_the_same_as_without_outlines(made: str, engines: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    native, plain = engines
    monkeypatch.setattr("detectors.outline._AT_ONCE", 1 << 30)
    native._outlines._credit = 1 << 40
    beside = [] if "~" in made else ["call 07700 900123", made]
    cells = pa.array([*alike(made), "", None, *beside], pa.large_string())
    for kind in KINDS if made == COLUMNS[0] else ("text",):
        mine, theirs = (each.scan(cells, kind=kind, model=False) for each in (native, plain))
        assert mine.equals(theirs)
    written = {outline for told in native._outlines._told.values() for outline in told}
    assert any(ANY_HEX in each and len(each) == len(made) for each in written) is ("~" in made)


def test_an_outline_without_room_for_a_word_holds_none() -> None:
    known = Outlines()
    said = regex(Pattern(entity="X", title="x", category="", regex=r"\b(?:Born|Aged?) [0-9]{2}", flags=re.I, sources=("t",)), 0)
    assert known._open(said, [b"aaa 00", b"aa-00", b"AAAA 00", b"aa 0000"]) == [b"aaa 00", b"AAAA 00"]
    words = frozenset({"Flu", "type 2"})
    listed = regex(Pattern(entity="X", title="x", category="", regex="^[A-Za-z0-9 -]+$", words=words, sources=("t",)), 1)
    assert known._open(listed, [b"A-0000000", b"aa 00", b"Aaa-0", b"aaaa 0"]) == [b"Aaa-0", b"aaaa 0"]


def test_hexadecimal_digits_spell_words_of_their_letters_alone() -> None:
    known = Outlines()
    for number, (words, open_) in enumerate(((("dead", "gout"), True), (("gout", "aids"), False), (("gout", "b2"), True))):
        made = Pattern(entity="X", title="x", category="", regex="^[A-Za-z0-9 -]+$", words=frozenset(words), sources=("t",))
        assert known._open(regex(made, number), [b"2222-2222"]) == [b"2222-2222"] * open_, words
    said = regex(Pattern(entity="X", title="x", category="", regex="^[A-Za-z0-9 -]+$", words=frozenset({"AIDS"}), sources=("t",)), 9)
    assert known._open(said, [b"2a2a-2222", b"22a2-2222"]) == [b"2a2a-2222"]
    assert known._open(said, [b"AAAA-2222"]) == [b"AAAA-2222"]  # a capital may be such a letter, too


def test_a_block_of_texts_has_no_outlines() -> None:
    assert Outlined.of(block_of(alike("99 x", 100))) is None  # too few
    assert Outlined.of(block_of(["x" * (n % 50 + 1) + "1" * (n % 7) for n in range(5000)])) is None  # too many
    assert Outlined.of(block_of(["ab\0c"] * 5000)) is None
    assert Outlined.of(block_of(["\u0160 1"] * 5000)) is None
    found = Outlined.of(block_of(["Ab 12-Z", "007"] * 4000))
    assert found is not None and found.known == (b"Aa 00-A", b"000") and found.counts.tolist() == [4000, 4000]
    windows = found.windows([(0, 3), (1,)])
    assert windows.low[:4].tolist() == [1, 4, 10, 13] and windows.of[:4].tolist() == [0, 0, 1, 2]
    assert np.array_equal(windows.right[:2], found.block.ends[:2])


def test_what_costs_more_than_it_brings_is_left_to_the_automaton() -> None:
    rx = regex(next(each for each in patterns() if each.entity == "PHONE_NUMBER" and each.regex), 0)
    block = Outlined.of(block_of(alike("07999 999999")))
    known = Outlines()
    assert block is not None and known.places([rx], block) is None  # nothing has been saved as yet
    known._credit = 1 << 40
    assert known.places([rx], block) is not None
    known._credit = 0
    assert known.places([rx], block) is not None  # it is known now
