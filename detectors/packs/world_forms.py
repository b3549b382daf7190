"""How numbers of the world's authorities stand in text and in columns, so that a detector says only what is its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from detectors.packs.checks import bare, monotonous
from detectors.packs.listed import FOLD, PRODUCTS, WORDS, listed
from scanner.pattern import Pattern

#: No sum of money, no part of a longer number, of a path, of a decimal or of a UUID ends here …
START = r"(?<![0-9A-Za-z+/])(?<![0-9A-Fa-f]-)(?<![0-9]\.)"
#: … and none goes on here. An underscore may: files are named so.
END = r"(?![0-9A-Za-z]|[./-][0-9]|-[0-9A-Fa-f]{4}-)"
#: Month and day of a date without separators; what a number that holds a birth date and the sex also reveals.
MMDD = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
BORN = ("demog.dob", "demog.gender")
#: What columns of many countries are called, or of other things: it supports a match and says nothing by itself.
_SHARED = frozenset(
    listed(
        "driver license, driver licence, drivers license, drivers licence, "
        "driving license, driving licence, driver license number, driver licence number, drivers licence number, "
        "driving licence number, driving license no, driver licence no, driver's licence number, licence card number, dl number, dl no, "
        "license plate, licence plate, number plate, plate number, registration plate, vehicle registration, vehicle registration number, "
        "vehicle number, vehicle no, vehicle reg no, rc number, dni, dni number, numero dni, nro dni, num dni, documento nacional de "
        "identidad, ruc, ruc number, numero ruc, nro ruc, ruc cliente, nit number, numero nit, nro nit, nit cliente, numero de "
        "identificacion tributaria, cedula, numero cedula, nro cedula, cedula identidad, cedula de identidad, bank account, bank account "
        "number, bank acc, postal, postal code, postalcode, code postal, billing postal code, codigo postal, vat number, vat no, vat "
        "registration, vat registration number, vat reg no, vat reg, business number, company registration number, company registration, "
        "company reg no, enterprise number, receipt number, tin number, tin no, tin num, nin number, nin no, national identification "
        "number, frn, rfc, rfc number, nss, nss number, pis, cns, cui, cui number, dpi, dpi number, dui, dui number, mst, qid, qid number, "
        "qid no, rif, rif number, iin, iin number, iin no, ird, nic, nic number, nic no, nic num, nid number, nid no, gst number, gst no, "
        "medicare, medicare number, medicare no, medicare num, medicare id, individual number, my number, residence card, cin number, aba, "
        "routing, rtn, itin, tax pin, eid number, sus number, ni number, pan number, pan no, pan num, identity number, ktp, health card "
        "number, health card no, beneficiary id, virtual id, transit number, transit no, alien registration number, nis number, nit number"
    )
)
_NO_NUMBER = listed("created, updated, timestamp, epoch, msisdn, fax, isbn, sku, ean, gtin, barcode, tracking, latitude, longitude")
_NO_CODE = (*PRODUCTS, *listed("isbn, barcode, part no, part number, serial, serial number, batch, model, version, firmware, commit"))


def alone(form: str) -> str:
    """The regex for `form` where nothing goes on before or behind it."""
    return rf"{START}(?P<v>{form}){END}"


def number(entity: str, title: str, category: str, form: str, says: str, **more: Any) -> Pattern:
    """Digits that count with words of their own country.

    `says` are names of columns that also support a match nearby; `near` are phrases that only support one, and so are those of `says`
    that other countries' columns have, too. Whatever else a `Pattern` has may be given, and takes the place of what is set here.
    """
    said, near = listed(says), listed(more.pop("near", ""))
    names = tuple(phrase for phrase in said if phrase not in _SHARED)
    fixed: dict[str, Any] = {"names": names, "need": "context", "score": 0.4, "kinds": WORDS, "unless": _NO_NUMBER, "shape": True, **more}
    return Pattern(entity=entity, title=title, category=category, regex=alone(form), context=(*said, *near), **fixed)


def code(entity: str, title: str, category: str, form: str, says: str, **more: Any) -> Pattern:
    """Letters and digits, in either case, that count with words of their own country."""
    return number(entity, title, category, form, says, **{"flags": FOLD, "kinds": ("text",), "unless": _NO_CODE, **more})


def label(entity: str, title: str, category: str, words: str, form: str, **more: Any) -> Pattern:
    """A value without a form of its own: only right behind its label (`words` is a regex)."""
    fixed: dict[str, Any] = {"flags": FOLD, "score": 0.7, "kinds": WORDS, **more}
    words = re.sub(r"(?<![\[(?]) \??", "[ _-]?", words)  # as keys and programs write them: patient_id, patientId
    regex = rf"(?<![0-9A-Za-z])(?:{words})[\"']?[ .:#=-]{{1,4}}(?:is )?[\"']?(?P<v>{form}){END}"
    return Pattern(entity=entity, title=title, category=category, regex=regex, **fixed)


def by(check: Callable[[str], object]) -> Callable[[str], bool]:
    """A validator that asks `check` about the upper-case letters and digits of a match; all-same digits are never issued."""

    def valid(text: str) -> bool:
        plain = bare(text)
        return not monotonous(plain) and bool(check(plain))

    return valid


def among(text: str) -> Callable[[str], bool]:
    """Tells the numbers of a blank-separated list, separators aside: what an authority prints as its example."""
    known = frozenset(text.split())
    return lambda value: bare(value) in known
