"""People made whole: what the model says of strange names in pieces, and how such names are built."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from detectors.reader.eastern import full, goes_on, pair, surname
from detectors.reader.ends import apart
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.people import people
from detectors.reader.reader import QUICK, Reader
from tests.marked import PERSON, named

#: What the model says, with its marks: brackets for people, angle brackets for places, slashes around firms; and the people it should be.
PIECES = (
    ("Interview with [Hwang In]<-ho> at ten", ["Hwang In-ho"]),
    ("i called <ahn cheol>-[soo] again", ["ahn cheol-soo"]),
    ("Please ask Song [Hye-jin] about it", ["Song Hye-jin"]),
    ("Please ask [Hye-jin] Song about it", ["Hye-jin Song"]),
    ("a call from <tse ka-wai> about the flat", ["tse ka-wai"]),
    ("a call from <park ji hoon> about the flat", ["park ji hoon"]),
    ("a call from <qiang> /dong/ about the flat", ["qiang dong"]),
    ("[Nguyen Van] An signed", ["Nguyen Van An"]),
    ("We saw [Nurul] Ain bte [Hassan] there", ["Nurul Ain bte Hassan"]),
    ("We saw [Kavitha a]/p [Subramaniam] there", ["Kavitha a/p Subramaniam"]),
    ("ring <abdul rahman bin> [yusof] back", ["abdul rahman bin yusof"]),
    ("<Aspasia> [Doukas] paid", ["Aspasia Doukas"]),
    ("We met [Hana] So yesterday", ["Hana So"]),
    ("ask [minh] lý about it", ["minh lý"]),
    ("[Jones]-Hargreaves won", ["Jones-Hargreaves"]),
    ("Present: [Ann Example, Tom Sample]", ["Ann Example", "Tom Sample"]),
    ("/lara & bruno/ came", ["lara", "bruno"]),
    ("/Anna Nowak and Tom Patel/ signed", ["Anna Nowak", "Tom Patel"]),
    ("Visit to [Martin (Kuznetsov]) today", ["Martin", "Kuznetsov"]),
    ("we saw [Ms Nowak] there", ["Nowak"]),
    ("we saw [Captain Anna Nowak] there", ["Anna Nowak"]),
    ("a son of [John of] Leeds", ["John"]),
    ("that's [armine as] in the river", ["armine"]),
    ("it's [tadeusz wrobel w] r o b e l", ["tadeusz wrobel"]),
    ("[Pádraig Mac] an tSaoir signed", ["Pádraig Mac an tSaoir"]),
    ("[Brídín Ní] Dhomhnaill signed", ["Brídín Ní Dhomhnaill"]),
    ("[Initial L Surname Sample] here", ["Sample"]),
    ("[First name: Ann Sample] here", ["Ann Sample"]),
    ("for [mrs hargest\nta] mick", ["hargest"]),
    ("[John W] Baker rang", ["John W"]),
    ("before [HHJ Carrow] and [PC Nowak]", ["Carrow", "Nowak"]),
    ("[baby Otis] slept", ["Otis"]),
    ("STO [A KHOURY RENT] 410.00", ["A KHOURY"]),
    ("[Di Nowak] rang [Jack Loan]", ["Di Nowak", "Jack Loan"]),
)
#: What stays as the model has it.
STAY = (
    "the [Clinton]-led group",
    "ask [Example, Ann] about it",
    "She lives in <Park Ji Hoon> now",
    "We flew to <Hong Kong> and <Kuala Lumpur>",
    "<Linkin Park> is a park",
    "In <Leeds> [Khan] was seen",
    "So [Ji-min] went home",
    "tell [ji-min] so that she knows",
    "We met [Hana] May 3",
    "[Hana] Road was closed",
    "Ask [Priya] in <Goa>",
    "<Aabenraa>-Sund and <Capri>-sun",
    "the bin [ahmad] left",
    "/Marks & Spencer/ sent it",
    "/Ben & Jerry/'s is closed",
    "/Slaughter and May/ wrote",
    "[Jacqueline (Jane) Patel] left",
    "[Nguyen Van An] left",
    "[Naomi van As] won",
    "[Min-jun] {Park Road 12, Leeds} is new",
)


@pytest.mark.parametrize(("marked", "names"), PIECES, ids=[re.sub(r"\W+", " ", marked) for marked, _ in PIECES])
def test_a_person_in_pieces_becomes_one(marked: str, names: list[str]) -> None:
    text, found = named(marked)
    assert [text[each.start : each.end] for each in people(text, found) if each.entity == PERSON] == names
    assert [each.entity for each in people(text, found)] == [PERSON] * len(names)


@pytest.mark.parametrize("marked", STAY)
def test_what_is_whole_or_none_stays(marked: str) -> None:
    text, found = named(marked)
    assert people(text, found) == found


def test_how_the_names_are_built() -> None:
    assert pair("Seo-yeon") and pair("Kyu-hwan") and pair("Hsiao-ling")
    assert not any(map(pair, ("Smith-Jones", "Gyeonggi-do", "Min", "well-known")))
    assert surname("Oh", True) and surname("oh", False) is False and surname("kim", False) and not surname("Smith", True)
    assert full("Choi Eun Kyung") and full("wu guoqiang") and full("Xiaoming Wang") and full("ka ho mak")
    assert not any(map(full, ("Chiang Mai", "Linkin Park", "hong kong", "Ho", "Lee Road", "Sun Valley", "a b c d e")))
    assert goes_on(["Nguyen", "Van"], "An") and not goes_on(["Nguyen"], "An") and not goes_on(["Anna", "Van"], "An")


@pytest.mark.parametrize("name", ("Yoon Bo-ra", "Xiao-Ming Chen", "Noraini binti Osman", "Muthu a/l Raman", "Oh Se-hun"))
@pytest.mark.parametrize(
    "sentence", ("there was a call from {} yesterday about the invoice", "The claimant, {}, was seen in clinic today.")
)
def test_the_reader_finds_them_whole(sentence: str, name: str) -> None:
    name = name.lower() if sentence[0].islower() else name
    text = sentence.format(name)
    (found,) = Reader(QUICK).read([text])
    assert [(text[each.start : each.end], ENTITIES[each.entity]) for each in found] == [(name, "PERSON")]


def test_two_with_a_slash_between_them_are_two() -> None:
    said = "Tom/Sarah"
    assert [said[each.start : each.end] for each in apart(said, Named(0, len(said), 0, 0.9))] == ["Tom", "Sarah"]
    assert [(each.start, each.end) for each in apart("Smith/Jones", Named(0, 11, 0, 0.9))] == [(0, 11)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("DAB's Elizabeth [Quat] said", ["Elizabeth Quat"]),
        ("Ada [Example] (ada@example.net)", ["Ada Example"]),
        ("Will [Okafor] come?", ["Okafor"]),  # a word that is a name, too
        ("thanks Ada [Tom] rang", ["Tom"]),  # two people
        ("ask [Ada] and [Quat]", ["Ada", "Quat"]),
    ],
)
def test_the_given_name_before_a_surname_is_its(marked: str, names: list[str]) -> None:
    text, found = named(marked)
    assert [text[each.start : each.end] for each in people(text, found)] == names


@pytest.mark.parametrize(("score", "names"), [(0.65, ["Tobias Wetherby"]), (0.95, ["Tobias", "Wetherby"])])
def test_somebody_called_after_a_town_is_one_where_the_place_is_doubtful(score: float, names: list[str]) -> None:
    text, found = named("[Tobias] <Wetherby> ordered")
    found = [found[0], replace(found[1], score=score)]
    assert [text[each.start : each.end] for each in people(text, found)] == names
