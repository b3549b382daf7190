"""What names of columns and items of notices mean where no phrase knows them: told by a network, as a hint."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine
from detectors.headings import reader as headings
from detectors.headings.labels import ENTITIES, LABELS
from detectors.headings.network import Network
from detectors.headings.written import BESIDE, FEATURES, column, item, nearest
from detectors.reader.words import vocabulary
from scanner.errors import PluginError
from scanner.gate.judge import held, load_brain
from scanner.gate.schema import Column as Declared
from scanner.gate.schema import Table
from scanner.heading import Heading, HeadingReader, Meaning
from scanner.model import Evidence, Place, Unit
from scanner.notice.likely import likely
from scanner.notice.questions import Question
from scanner.pattern import KINDS
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.taxonomy import load
from scanner.verdict.headings import LEAST, MOST, NOTHING, by_heading

TEXT = (1, 0, 0, 0, 0)
FLAG = (0, 0, 0, 0, 1)


class Told:
    """Says of each heading what the test wants, and keeps what it was asked."""

    def __init__(self, **meanings: Meaning) -> None:
        self.meanings_of, self.asked = meanings, list[Heading]()

    def meanings(self, table: str, headings: Sequence[Heading]) -> list[Meaning]:
        self.asked += headings
        return [self.meanings_of.get(each.name, Meaning("special.health", "HEALTH_TERM", 0.1, 0.8)) for each in headings]


def tally(declared: bool = False, **kinds: tuple[int, ...]) -> UnitTally:
    columns = {name: Column(9 * max(each), tuple(9 * one for one in each), {}) for name, each in kinds.items()}
    from scanner.shapes import Declared as Says

    return UnitTally("crm", Unit("public.cases"), 9, columns, {name: Says() for name in kinds} if declared else {})


def named(column: str, category: str, confidence: float = 0.85, distinct: int = 0) -> Evidence:
    return Evidence(Place("crm", "public.cases", column), "X", category, confidence, 9, 9, distinct, (f"name: {column}",))


def test_each_label_is_a_category_of_the_taxonomy_and_all_but_the_catch_all_have_one() -> None:
    assert set(ENTITIES) == set(load().categories) - {"other"}
    assert LABELS[0] == "" and len(set(LABELS)) == len(ENTITIES) + 1


def test_a_heading_is_read_with_its_table_its_comment_its_kind_and_its_neighbours() -> None:
    pieces, bits = column("hr.staff_2024", "nokTel", kind="text", comment="whom to ring", beside=["surname", "grade"])
    names = {number: piece for piece, number in vocabulary().items()}
    parts = {bit: [names[p] for p, b in zip(pieces, bits, strict=True) if b & 15 == bit] for bit in (1, 2, 4, 8)}
    assert parts == {1: ["no", "##k", "telephone"], 2: ["staff"], 4: ["whom", "to", "ring"], 8: ["surname", ",", "grade", ","]}
    kind = len(FEATURES) - len(KINDS) + KINDS.index("text")
    assert [b >> kind & 1 for b in bits if b & 1] == [1, 1, 1] and names[pieces[0]] == "[CLS]"
    assert set(item("whom to ring")[1]) == {0, 16}


def test_the_nearest_columns_are_read_first_and_never_more_than_so_many() -> None:
    names = [f"c{number}" for number in range(20)]
    assert list(nearest(names, 10)) == ["c9", "c11", "c8", "c12", "c7", "c13"] and len(list(nearest(names, 10))) == BESIDE
    assert list(nearest(names, 0)) == ["c1", "c2", "c3"] and list(nearest(["alone"], 0)) == []


def test_what_a_heading_means_does_not_hang_on_those_read_with_it() -> None:
    read = [column("t", name) for name in ("surname", "forbearance_reason_code", "kerb_weight", "x" * 5000, "")] + [item("your debts")]
    together, alone = Network().likely(read), [Network().likely([each])[0] for each in read]
    assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))
    assert all(abs(float(each.sum()) - 1) < 1e-5 and len(each) == len(LABELS) for each in together)


def test_what_is_likely_is_a_hint_and_what_is_known_stays_known() -> None:
    told = Told(
        wl=Meaning("special.health", "HEALTH_TERM", 0.93, 0.02), ref=Meaning("pay.standing", "FINANCIAL_STANDING", LEAST - 0.01, 0.3)
    )
    found = by_heading(tally(wl=TEXT, ref=TEXT, mail=TEXT), [named("mail", "contact.email", distinct=5)], told)
    (one,) = [each for each in found if each.place.column == "wl"]
    assert (one.category, one.entity, one.confidence, one.rows_hit, one.distinct) == ("special.health", "HEALTH_TERM", MOST, 9, 0)
    assert one.evidence == ("by its name, 93 % likely",)
    assert [each.place.column for each in found] == ["mail", "wl"] and found[0].confidence == 0.85


def test_a_name_that_alone_speaks_counts_less_where_it_may_well_mean_nothing_personal() -> None:
    nothing = Meaning("demog.gender", "GENDER", 0.02, 0.97)
    known = [named("sex", "demog.gender"), named("smoker", "special.health", distinct=2)]
    sex, smoker = by_heading(tally(sex=TEXT, smoker=TEXT), known, Told(sex=nothing, smoker=nothing))
    assert sex.confidence == 0.6 and sex.evidence[-1] == NOTHING
    assert smoker == known[1]  # its values speak, too
    plain, doubtful = named("dob", "demog.dob", 0.91), named("sex", "demog.gender", 0.55)
    said = replace(named("c1", "demog.dob"), evidence=("comment: date of birth",))
    told = Told(**dict.fromkeys(("dob", "sex", "c1"), nothing))
    assert by_heading(tally(dob=TEXT, sex=TEXT, c1=TEXT), [said, plain, doubtful], told) == [said, plain, doubtful]


@pytest.mark.parametrize(
    ("category", "kinds", "declared", "holds"),
    [
        ("person.name", TEXT, True, True), ("person.name", FLAG, True, False), ("person.name", (0, 9, 0, 0, 0), True, False),
        ("special.health", FLAG, True, True), ("demog.dob", FLAG, True, False), ("demog.dob", (0, 0, 0, 1, 1), True, True),
        ("contact.email", TEXT, True, True), ("contact.email", TEXT, False, False), ("contact.address", (0, 1, 0, 0, 0), False, True),
    ],
)  # fmt: skip
def test_no_kind_of_cells_is_told_that_cannot_hold_it_or_would_have_shown_it(
    category: str, kinds: tuple[int, ...], declared: bool, holds: bool
) -> None:
    found = by_heading(tally(declared, c=kinds), [], Told(c=Meaning(category, "X", 0.99, 0.0)), schema=True)
    assert bool(found) is holds


def test_nobody_is_asked_about_calls_empty_columns_and_what_is_known_by_its_values() -> None:
    told = Told()
    call = tally(text=TEXT)
    assert by_heading(UnitTally("a", Unit("call", "transcript"), 9, call.columns), [], told) == []
    assert by_heading(tally(empty=(0, 0, 0, 0, 0)), [], told) == []
    assert by_heading(tally(mail=TEXT), [named("mail", "contact.email", distinct=5)], told)[0].confidence == 0.85
    assert told.asked == [] and by_heading(tally(c=TEXT), [], None, schema=True) == []


def test_of_a_file_columns_are_read_where_something_personal_stands_in_it_or_its_name_tells_of_people() -> None:
    told = Told(c=Meaning("special.health", "HEALTH_TERM", 0.9, 0.0))
    settings = UnitTally("share", Unit("etc/settings.json"), 9, tally(c=TEXT, d=TEXT).columns)
    assert by_heading(settings, [], told) == [] and told.asked == []
    assert len(by_heading(settings, [], told, schema=True)) == len(by_heading(replace(settings, unit=Unit("patients.csv")), [], told)) == 1
    assert len(by_heading(settings, [named("d", "contact.email", distinct=5)], told)) == 2


def test_the_gate_warns_of_names_that_no_phrase_knows_and_fails_for_none_of_them() -> None:
    columns = {name: Declared(name, kind, (kind,)) for name, kind in (("id", "integer"), ("payday_advances", "boolean"), ("shade", "text"))}
    table = Table("debt.borrowers", columns)
    assert not any(one.place.column == "payday_advances" for one in held(table, load_brain(model=False)))
    (one,) = [each for each in held(table, load_brain()) if each.place.column == "payday_advances"]
    assert one.category == "pay.standing" and one.confidence <= MOST


def test_the_engine_takes_one_reader_of_headings_and_keeps_it_when_it_is_pickled() -> None:
    engine = Engine({"headings": (headings.reader(),)}, native=False)
    assert isinstance(engine.headings, HeadingReader) and Engine({}, native=False).headings is None
    again = pickle.loads(pickle.dumps(engine))
    assert again.headings.meanings("t", [Heading("surname")]) == engine.headings.meanings("t", [Heading("surname")])
    assert again.version == engine.version != Engine({}, native=False).version
    with pytest.raises(PluginError, match="is the second that reads headings"):
        Engine({"a": (headings.reader(),), "b": (headings.reader(),)}, native=False)


def test_a_reader_that_somebody_installs_takes_the_place_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = Told()
    monkeypatch.setattr("scanner.plugins.load_all", lambda group: {"theirs": (theirs,)})
    assert load_engine().headings is theirs and load_brain().headings is theirs
    assert load_engine("none").headings is theirs


def test_missing_weights_are_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headings, "_FILES", ("gone.onnx",))
    with pytest.raises(PluginError, match=r'its file gone.onnx is missing. Install noticegap anew, or set model = "none"'):
        headings.reader()


def test_an_item_that_no_phrase_knows_is_asked_about_with_what_it_is_likely_to_mean_and_never_answered() -> None:
    questions = (
        Question("bullet", "how far behind you are with the rent", "p", "which?", (("contact.address", "Postal address", "rent"),)),
        Question("basis", "consent", "p", "which lawful basis is this?"),
    )
    first, second = likely(questions, load(), headings.reader().items)
    assert first.nearest[0] == ("pay.standing", load().categories["pay.standing"].label, "") and first.nearest[-1][0] == "contact.address"
    assert second == questions[1] and (first.kind, first.says, first.asks) == ("bullet", questions[0].says, "which?")


def test_hostile_names_are_read_in_no_time_and_say_nothing_of_themselves() -> None:
    names = ["\0" * 9, "💥" * 3000, "a" * 100_000, "select ' from", "‮evil", "ı" * 50]
    made = headings.reader().meanings("\n".join(names), [Heading(name, "text", name) for name in names])
    assert len(made) == len(names) and all(0 <= each.likely <= 1 and 0 <= each.nothing <= 1 for each in made)
    assert pa.array([each.category for each in made]).null_count == 0


def test_what_a_table_as_a_whole_shows_no_column_of_it_adds_but_in_a_schema() -> None:
    told = Told(paid_on=Meaning("pay.transaction", "PAYMENT_RECORD", 0.95, 0.0))
    whole = replace(named("x", "pay.transaction"), place=Place("crm", "public.cases", None))
    assert by_heading(tally(paid_on=TEXT), [whole], told) == [whole]
    assert len(by_heading(tally(True, paid_on=TEXT), [whole], told)) == 2
