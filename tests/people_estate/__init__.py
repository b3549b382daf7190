"""A test estate for searches of people: databases, exports, a file share and calls of an invented firm, and the truth about whose each record is.

    estate = make_estate(folder, requests=20, crowd=2_000)          # seeded: the same bytes each time
    for case in estate.cases:
        found = [(m.place.source, m.place.unit, m.record) for m in located.matches if m.tier != "name-only"]
        judged = estate.judge(case, found)                          # right, missed, wrong, beyond

`python -m tests.people_estate DIR` writes one. In DIR: `noticegap.toml`, `notice.toml`, `requests/*.toml` (mode 0600), and `truth.json`.
Nobody is real: numbers, mail domains and the like are reserved for examples.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from tests.people_estate.cast import LARGEST, TRAPS, Maker, cast
from tests.people_estate.crowd import Crowd
from tests.people_estate.databases import make_databases
from tests.people_estate.documents import make_documents
from tests.people_estate.person import Person
from tests.people_estate.tables import Book
from tests.people_estate.truth import Case, Estate, Judged, Ref

__all__ = ["TRAPS", "Case", "Estate", "Judged", "Person", "Ref", "make_estate"]

#: What a request gives, in turn.
_GIVEN = (
    ("names", "emails", "phones", "addresses", "born", "ids"), ("names", "emails"), ("names", "born", "addresses"), ("names", "phones"),
    ("names", "ids"), ("emails",), ("names", "emails", "born"),
)  # fmt: skip
_NOTICE = """schema = "notice/0"
[notice]
id = "example"
title = "Customer privacy notice"
subjects = ["customer"]
[[purpose]]
id = "products"
says = "to provide products"
categories = [{ says = "Names and contact details", keys = ["person.name", "contact.email", "contact.phone", "contact.address"] }]
lawful = [{ basis = "contract" }]
"""
_CONFIG = (
    {"id": "crm", "kind": "sql", "url": "sqlite:///crm.sqlite"},
    {"id": "billing", "kind": "sql", "url": "sqlite:///billing.sqlite"},
    {"id": "exports", "kind": "files", "path": "exports"},
    {"id": "share", "kind": "files", "path": "share"},
    {"id": "calls", "kind": "transcripts", "path": "calls"},
)


def make_estate(folder: Path, *, seed: int = 0, requests: int = 20, crowd: int = 2_000, index: bool = False) -> Estate:
    """Writes an estate into an empty folder and gives its truth.

    `requests` people ask (at most 250), `crowd` rows of `customers` are about others, and other tables have a part of that; `index` gives the
    mail, telephone and name columns an index. ValueError for a folder that is not empty, or too many requests.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) or not 0 < requests <= LARGEST:
        raise ValueError(f"an empty folder, and 1 to {LARGEST} requests")
    rng = random.Random(f"{seed}:people")
    maker, book, others = Maker(rng), Book(), Crowd(seed, crowd)
    asking = [(cast(rng, TRAPS[number % len(TRAPS)], maker).number, TRAPS[number % len(TRAPS)]) for number in range(requests)]
    make_databases(folder, rng, maker.people, others, book, size=crowd, index=index)
    make_documents(folder, rng, maker.people, others, book, crowd)
    cases = tuple(_case(n, maker.people[number], trap, book) for n, (number, trap) in enumerate(asking))
    estate = Estate(tuple(maker.people), {number: tuple(refs) for number, refs in book.refs.items()}, cases)
    _write(folder, estate)
    return estate


def _case(number: int, person: Person, trap: str, book: Book) -> Case:
    """The request of a person: which identifiers it gives changes with its number, so that each trap meets each of them."""
    given = _GIVEN[(number + number // len(TRAPS)) % len(_GIVEN)]
    customer = next(number for number, each in book.customers if each.number == person.number)
    former = [f"{person.given} {person.former}"] if person.former and number // len(TRAPS) % 2 == 0 else []
    every: dict[str, Any] = {
        "names": [person.name, *former],
        "emails": [person.emails[0]],
        "phones": [f"+44 {person.mobile[:4]} {person.mobile[4:]}"],
        "addresses": [person.address],
        "born": person.born,
        "ids": {"customer_id": f"C-{customer}"},
    }
    features = {
        "names": {"name"} | ({"former"} if former else set()), "emails": {f"email:{person.emails[0]}"}, "phones": {f"phone:{person.mobile}"},
        "addresses": {f"postcode:{person.postcode.replace(' ', '')}"}, "born": {f"born:{person.born}"}, "ids": {f"id:customer:{customer}"},
    }  # fmt: skip
    request = {"reference": f"SAR-{number + 1:04}", "received": date(2026, 3, 10)}
    table = {"request": request, "subject": {key: every[key] for key in given}}
    return Case(person, trap, table, frozenset(feature for key in given for feature in features[key]))


def _write(folder: Path, estate: Estate) -> None:
    (folder / "notice.toml").write_text(_NOTICE, "utf-8")
    sources = [{**source, "purposes": ["products"], "subjects": ["customer"]} for source in _CONFIG]
    (folder / "noticegap.toml").write_text(tomlkit.dumps({"notice": "notice.toml", "test_data": "report", "source": sources}), "utf-8")
    (folder / "requests").mkdir(mode=0o700)
    for case in estate.cases:
        path = folder / "requests" / f"{case.table['request']['reference']}.toml"
        path.touch(mode=0o600)
        path.write_text(tomlkit.dumps(case.table), "utf-8")
    truth = {case.table["request"]["reference"]: {"trap": case.trap, "records": _shown(estate, case)} for case in estate.cases}
    (folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _shown(estate: Estate, case: Case) -> Sequence[Mapping[str, Any]]:
    decided = estate.decidable(case)
    return [
        {
            "source": ref.source, "unit": ref.unit, "record": dict(ref.record), "row": ref.row, "rows": ref.rows,
            "shows": sorted(feature.split(":")[0] for feature in ref.shows), "twists": ref.twists, "decidable": ref.place in decided,
        }
        for ref in estate.refs[case.person.number]
    ]  # fmt: skip
