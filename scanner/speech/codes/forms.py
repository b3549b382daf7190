"""Codes of a known form: postcodes, National Insurance numbers, registration plates, driving licences, IBANs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from string import ascii_uppercase, digits

from stdnum import iban

from scanner.speech.codes import postcodes

_DATA = tomllib.loads(files("scanner.speech.codes").joinpath("forms.toml").read_text("utf-8"))
_CLASSES = {"a": ascii_uppercase, "9": digits, "x": ascii_uppercase + digits, "n": ascii_uppercase + "9"}
_NEVER = frozenset(_DATA["nino"]["never"].split())

Shape = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of codes.

    shapes  the characters that may stand at each place, for each length
    valid   whether a code of such a shape is one · likely  whether it is one that had better be meant, asked of what had to be mended
    gap     where a blank is written, 0 for none
    begins  whether a code may begin so, as far as letters go
    """

    kind: str
    shapes: tuple[Shape, ...]
    valid: Callable[[str], bool]
    gap: Callable[[str], int] = lambda code: 0
    likely: Callable[[str], bool] = lambda code: True
    begins: Callable[[str], bool] = lambda code: True

    def alive(self, shapes: tuple[Shape, ...], code: str, more: str) -> tuple[Shape, ...]:
        """Those of the shapes, which a code fits so far, that it fits with more characters."""
        size = len(code)
        return tuple(shape for shape in shapes if len(shape) >= size + len(more) and all(map(_in, more, shape[size:])))

    def whole(self, shapes: tuple[Shape, ...], code: str) -> bool:
        """Whether a code, which fits these shapes so far, is one."""
        return any(len(shape) == len(code) for shape in shapes) and self.valid(code)


def _in(sign: str, signs: frozenset[str]) -> bool:
    return sign in signs


def _shapes(kind: str, key: str = "shapes") -> tuple[Shape, ...]:
    return tuple(tuple(place for part in shape.split() for place in _places(part)) for shape in _DATA[kind].get(key, ()))


def _places(part: str) -> list[frozenset[str]]:
    sort, _, times = part.partition(":")
    return [frozenset(_CLASSES[sort])] * int(times or 1) if sort in _CLASSES else [frozenset(sign) for sign in part]


def nino(code: str) -> bool:
    """A National Insurance number, with or without its suffix A to D (HMRC NIM39110)."""
    letters = code[0] in _DATA["nino"]["first"] and code[1] in _DATA["nino"]["second"] and code[:2] not in _NEVER
    return letters and code[8:] in ("", *"ABCD")


def plate(code: str) -> bool:
    """A registration mark: age identifiers 02 to 29 and 51 to 79, no I or Q; the numbers of former styles begin with no 0 (DVLA INF104)."""
    if not _current(code):
        return code.lstrip(ascii_uppercase)[0] != "0"
    return (2 <= int(code[2:4]) <= 29 or 51 <= int(code[2:4]) <= 79) and not {"I", "Q"} & {*code[:2], *code[4:]}


def _current(code: str) -> bool:
    return len(code) == 7 and code[:2].isalpha() and code[2:4].isdigit() and code[4:].isalpha()


def _plate_gap(code: str) -> int:
    """Behind the age identifier, or before the letters or digits that end a former mark."""
    if _current(code):
        return 4
    return len(code) - 3 if code[-3:].isalpha() else len(code.rstrip(digits)) % len(code) or 3


def licence(code: str) -> bool:
    """A driver number of Great Britain: its digits are a day of the year, the month's first digit with 5 added for women (DVLA INF1D)."""
    born = code[5:11]
    return 1 <= int(born[1:3]) % 50 <= 12 and 1 <= int(born[3:5]) <= 31 and code[:5].rstrip("9").isalpha()


def _iban(code: str) -> bool:
    return bool(iban.is_valid(code, check_country=False))


POSTCODE = Form("postcode", _shapes("postcode"), postcodes.postcode, postcodes.inward, postcodes.known, postcodes.begins)
#: Forms that are told from others by themselves.
FORMS = (
    POSTCODE,
    Form("nino", _shapes("nino"), nino),
    Form("plate", _shapes("plate"), plate, _plate_gap),
    Form("licence", _shapes("licence"), licence),
    Form("iban", _shapes("iban"), _iban),
)
#: What is taken for one only where it was asked for, by kind.
ASKED = {
    form.kind: Form(form.kind, form.shapes + _shapes(form.kind, "asked"), form.valid, form.gap, form.likely, form.begins) for form in FORMS
}
#: Whoever says an address says its postcode.
ASKED["address"] = POSTCODE
