"""What lies near digits: how close to them all of a match is, the gate that lets only that through, and whom a phrase can stand beside."""

from __future__ import annotations

from re import _parser as parser  # type: ignore[attr-defined]

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine, Pattern
from detectors.blocks import Block, blocks
from detectors.context import phrases
from detectors.gates import Gate, groups
from detectors.groups import grouped
from detectors.regex import regex
from detectors.spread import closeness
from tests.packs import packs
from tests.test_engine_packs import texts


def told(written: str) -> tuple[int, int | None, int | None]:
    tree = parser.parse(written, 0)
    return closeness(list(tree), int(tree.state.flags))


@pytest.mark.parametrize(
    ("written", "least", "lead", "close"),
    [
        ("[0-9]{8}", 8, 0, 0),
        ("[A-Z]{2}[0-9]{2}(?: [0-9]{2}){2}[A-D]", 6, 2, 2),
        ("0(?:[ -]{0,3}[0-9]){9}", 10, 0, 2),
        ("[0-9]{2}[a-z]{5}[0-9]", 3, 0, 3),
        ("(?:[0-9]-|x[0-9]{2})y", 1, 1, 2),
        ("[0-9]{1,3}(?:,[0-9]{3}){0,4}", 1, 0, 16),
        ("(?:[0-9]|x)[0-9]", 1, 1, 1),
        ("[0-9](?:abcd[0-9]efgh){2}[0-9]", 4, 0, 4),
        ("[0-9]+(?=[0-9]{4})", 1, 0, 0),
        ("(?<=card )[0-9]{4}", 4, 5, 5),
        ("[a-z]+[0-9]", 0, None, None),
        ("[a-z]{3}", 0, None, None),
        ("[0-9]*", 0, None, None),
    ],
)
def test_how_close_to_digits(written: str, least: int, lead: int | None, close: int | None) -> None:
    assert told(written) == (least, lead, close)


def test_all_of_each_match_is_as_close_to_its_digits_as_is_told() -> None:
    seen, said = 0, texts()
    for pattern in (item for items in packs().values() for item in items if isinstance(item, Pattern) and item.regex):
        rx = regex(pattern, 0)
        for text in said if rx.close is not None else ():
            for found in rx.rx.finditer(text):
                digits = np.array([at for at, char in enumerate(found[0]) if "0" <= char <= "9"])
                assert len(digits) >= rx.inside > 0, pattern.regex
                assert rx.lead is not None and digits[0] <= rx.lead, pattern.regex
                assert np.abs(np.arange(len(found[0]))[:, None] - digits).min(axis=1).max() <= rx.close, pattern.regex
                seen += 1
    assert seen > 5000


def block(*cells: str) -> Block:
    return next(blocks(pa.array(cells, pa.large_string())))


def let(gate: Gate, *cells: str) -> list[str]:
    made = block(*cells)
    ranges = gate.ranges(made)
    assert ranges is not None
    return [made.data[low:high].decode() for low, high in zip(ranges[0].tolist(), ranges[1].tolist(), strict=True)]


def test_only_what_lies_about_enough_digits_is_let_through() -> None:
    gate, far = Gate("digits", 3, margin=2), " and so on" * 40
    assert let(gate, f"words 1 2  3, words 12 and 1words{far}") == ["ds 1 2  3, w"]
    assert let(gate, f"so far from any digit{far}", f"12-words-3{far}") == []
    wide = Gate("digits", 3, margin=1000)
    assert let(wide, f"123{far}") == [f"\x00123{far}\x00"], "a block may be shorter than the margin"


def test_a_short_cell_is_told_by_its_own_digits() -> None:
    gate = Gate("digits", 3, margin=2)
    assert let(gate, "12 words", "a 1 b 2 c 3", "words 3") == ["a 1 b 2 c 3"]


def test_a_block_shorter_than_the_margin_is_searched() -> None:
    rule = Pattern(entity="E_NUMBER", title="", category="id.national", regex=r"(?<![0-9])[0-9]{16}(?![0-9])")
    assert Engine({"own": [rule]}, native=True).scan(pa.array(["0000000000000000"])).num_rows == 1


@pytest.mark.parametrize(
    ("written", "hits"),
    [
        (r"\A\s*(?P<v>[a-z]+)\s*\Z", 0),
        (r"\A[a-z]+\Z", 0),
        (r"\A[a-z]{4} (?P<v>[a-z]+)\Z", 2),
        (r"\A(?P<v>[a-z]+)(?: (?P=v))?\Z", 1),
        (r"\b(?P<v>[a-z]+)", 3),
    ],
)
def test_no_phrase_stands_beside_what_fills_its_cell(written: str, hits: int) -> None:
    rule = Pattern(entity="E_WORD", title="", category="id.national", regex=written, need="context", context=("name",))
    found = [group.near for group in grouped([regex(rule, 0)], [rule], phrases([rule], [0]))]
    assert found
    assert all(near is not None and near.any() == (hits > 0) for near in found)
    assert Engine({"own": [rule]}, native=True).scan(pa.array(["name bob", "bob", "name", "name name"])).num_rows == hits


def test_what_waits_for_phrases_goes_by_country_and_where_there_is_much_of_it_by_entity() -> None:
    rules = [
        Pattern(entity=entity, title="", category="id.national", regex=rf"{n}[0-9]{{7}}", need="context", context=("number",))
        for n, entity in enumerate(["XX_A", "XX_B", *(f"YY_{name}" for name in "AABBCC")])
    ]
    made = grouped([regex(rule, index) for index, rule in enumerate(rules)], rules, phrases(rules, range(len(rules))))
    assert [[each.index for each in group.regexes] for group in made if group.regexes] == [[0, 1], [2, 3], [4, 5], [6, 7]]


def test_what_needs_a_letter_beyond_ascii_is_looked_for_where_there_is_one() -> None:
    written = {"[A-Z][a-z]{0,9}[ß-ÿ][a-zß-ÿ]{0,9}": True, "[a-zà-ÿ]{2,9}": False, "é|e": False, "Zo[éë]\\b": True, "[’‘]s": False}
    rxs = [regex(Pattern(entity="X", title="x", category="", regex=each, sources=("test",)), number) for number, each in enumerate(written)]
    assert [each.accented for each in rxs] == list(written.values())
    (gate,) = (gate for gate, members in groups(rxs, 2) if [each.index for each in members] == [0, 3])
    (plain,), (beyond,) = (list(blocks(pa.array([text], pa.large_string()))) for text in ("Zoe", "Zoë"))
    found = gate.ranges(plain)
    assert found is not None and not len(found[0]) and gate.ranges(beyond) is None
    engine = Engine({"p": [Pattern(entity="X", title="x", category="", regex="Zo[éë]\\b", sources=("test",))]}, native=False)
    assert engine.scan(pa.array(["Zoe", "Zoë", "my Zoé", "\u0160 Zoë"])).column("row").to_pylist() == [1, 2, 3]
