"""Candidates that go by their first bytes: none of them could have been a match."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from detectors.blocks import blocks
from detectors.confirm import everywhere
from detectors.prefix import DEPTH, prefix
from detectors.regex import Regex, regex
from scanner.pattern import Pattern
from tests.packs import cases, packs


def _regex(written: str, flags: int = 0) -> Regex:
    return regex(Pattern(entity="X", title="x", category="", regex=written, flags=flags, sources=("test",)), 0)


def _told(written: str, flags: int = 0) -> list[str]:
    """The ASCII characters that may stand at each place; "*" for all."""
    parsed = re._parser.parse(written, flags)  # type: ignore[attr-defined]
    rows = prefix(list(parsed), int(parsed.state.flags))
    return ["*" if row.all() else "".join(chr(code) for code in range(128) if row[code]) for row in rows]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("abc", ["a", "b", "c"]),
        ("a(?:b|cd)e", ["a", "bc", "de", "*", "*", "*"][:3]),
        ("ab?c", ["a", "bc"]),
        ("[ab]{2,3}c", ["ab", "ab", "abc"]),
        ("(?:ab)+", ["a", "b"]),
        ("(?=x)a(?!b)[0-9]", ["a", "0123456789"]),
        ("x?", ["*"]),
        (r"(a|b)\1c", ["ab"]),
        ("abcdefgh", list("abcdef")),
        ("(?>ab|c)d", ["ac", "bd"]),
    ],
)
def test_what_may_stand_at_each_place(written: str, told: list[str]) -> None:
    assert _told(written) == told
    assert len(told) <= DEPTH


def test_case_is_as_the_regex_has_it() -> None:
    assert _told("ab", re.IGNORECASE) == ["Aa", "Bb"]


def _found(rx: Regex, texts: list[str]) -> list[tuple[int, int, int]]:
    """Row, start and end of each match in ASCII texts."""
    found = []
    for block in blocks(pa.array(texts, pa.large_string())):
        spans = everywhere(rx, block)
        start, end = block.bytes_in_cell(spans.cell, spans.start, spans.end)
        found += zip(block.rows[spans.cell].tolist(), start.tolist(), end.tolist(), strict=True)
    return sorted(found)


def _expected(rx: Regex, texts: list[str]) -> list[tuple[int, int, int]]:
    matches = [(row, each) for row, text in enumerate(texts) for each in rx.rx.finditer(text)]
    return [(row, *(each.span(rx.group) if each.end(rx.group) > each.start(rx.group) else each.span())) for row, each in matches]


@pytest.mark.parametrize(
    "written",
    [r"\Aab?", r"(?<![^ ])ab", r"(?m)^a+", r"a(?=\Z|b)", r"(?<!\Ab)a[ab]", r"(?:\A|b)ab", r"\bab?\Z"],
)
def test_matches_at_the_start_and_within_a_cell_are_those_of_re(written: str) -> None:
    texts = ["ab", "b ab", "a", "bab", "aab\nab", "b\nab a", "x" * 80 + " ab", "bb" * 50 + "a", "ab" * 40]
    rx = _regex(written)
    assert _found(rx, texts) == _expected(rx, texts) != []


def test_every_pattern_matches_its_own_cases_as_re_does() -> None:
    said: dict[str, list[str]] = {}
    for _, entity, lists in cases():
        for each in ("finds", "ignores", "reserved"):
            for text in lists.get(each, ()):
                if text.isascii():
                    said.setdefault(entity, []).append(text.replace("[", "").replace("]", ""))
    checked = 0
    for pattern in (each for items in packs().values() for each in items if isinstance(each, Pattern) and each.regex):
        texts = [
            pad + text for text in said.get(pattern.entity, ()) for pad in ("", "and then, as was said, nothing more happened that day; ")
        ]
        expected = _expected(rx := regex(pattern, 0), texts)
        assert _found(rx, texts) == expected, pattern.regex
        checked += len(expected)
    assert checked > 5000
