"""What makes a run of digits a payment card number: issuer ranges with their lengths, the check digit, published test numbers."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum import luhn

from detectors import many
from detectors.many import Bools, Many

# ISO/IEC 7812-1 issuer ranges as the schemes publish them (first digits; a range is written with a hyphen), and the lengths in use.
SCHEMES = {
    "Visa": ("4", "13 16 19"),
    "Mastercard": ("51-55 2221-2720", "16"),
    "American Express": ("34 37", "15"),
    "Diners Club": ("300-305 309 36 38-39", "14 15 16 17 18 19"),
    "Discover": ("6011 644-649 65 622126-622925", "16 17 18 19"),
    "JCB": ("3528-3589", "16 17 18 19"),
    "UnionPay": ("62 81", "16 17 18 19"),
    "Maestro": ("50 56-58 6", "12 13 14 15 16 17 18 19"),
    "RuPay": ("508 60 65 81 82 353 356", "16"),
    "Mir": ("2200-2204", "16 17 18 19"),
    "Verve": ("506099-506198 507865-507964 6500", "16 18 19"),
    "Troy": ("9792", "16"),
    "Elo": ("401178 438935 451416 457631-457632 504175 506699-506778 509000-509999 627780 636297 636368", "16"),
    "Hipercard": ("384100 384140 384160 606282 637095 637568 637599", "16 19"),
    "Dankort": ("4571 5019", "16"),
    "InterPayment": ("636", "16 17 18 19"),
    "InstaPayment": ("637-639", "16"),
    "UATP": ("1", "15"),
    "UzCard and Humo": ("5614 8600 9860", "16"),
    "Napas": ("9704", "16 19"),
    "Prostir": ("9804", "16"),
}


def _ranges() -> dict[str, tuple[tuple[int, int, int, frozenset[int]], ...]]:
    """For each first digit: (size of a prefix, lowest, highest, lengths of the whole)."""
    found: dict[str, list[tuple[int, int, int, frozenset[int]]]] = {}
    for prefixes, lengths in SCHEMES.values():
        for prefix in prefixes.split():
            low, _, high = prefix.partition("-")
            row = len(low), int(low), int(high or low), frozenset(map(int, lengths.split()))
            for first in range(int(low[0]), int((high or low)[0]) + 1):
                found.setdefault(str(first), []).append(row)
    return {first: tuple(rows) for first, rows in found.items()}


_RANGES = _ranges()
_HEAD = 6  # digits that tell the scheme
_PLACES = 10 ** np.arange(_HEAD)[::-1]
_PLAIN_FORM = re.compile(  # bare digits: the big schemes at their one length, Maestro by the prefixes it was issued under
    r"4[0-9]{15}|5[1-5][0-9]{14}|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|3[47][0-9]{13}"
    r"|3(?:0[0-5]|09|[689][0-9])[0-9]{11}|35(?:2[89]|[3-8][0-9])[0-9]{12}|(?:6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12}"
    r"|62(?:[0-9]{14}|[0-9]{17})|(?:5018|5019|5020|5038|5893|6304|6759|676[123])[0-9]{12}"
)
_TIME = re.compile(  # YYMMDDhhmmss and a fraction, in the years of which Mastercard's second series begins
    r"2[2-7](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]"
)
_REST = re.compile(r"[^0-9]+")
_TRACK = re.compile(r"([0-9]{12,19})(?:\^[^^]{0,40}\^|[=D])(?:[0-9]{2}(0[1-9]|1[0-2])|\^)")
_FIRST = re.compile(r"[0-9]{4,6}")
PUBLISHED = (
    "4111111111111111 4012888888881881 4222222222222 4242424242424242 4000056655665556 4000000000000002 4000000000009995 "
    "4000000000009987 4000000000000069 4000000000000127 4000000000000119 4000002500003155 4000002760003184 4000003800000446 "
    "4000008260000000 4000000000003220 4000000000003063 4917610000000000 4917610000000000003 4462030000000000 "
    "4484070000000000 4911830000000 4444333322221111 4444333322221111455 4035501000000008 4360000001000005 4988438843884305 "
    "4005519200000004 4009348888881881 4012000033330026 4012000077777777 4217651111111119 4500600000000061 4166676667666746 "
    "4263982640269299 4263970000005262 4532015112830366 4716108999716531 4929000000006 4929000005559 4976000000003436 "
    "5555555555554444 5105105105105100 5200828282828210 5555341244441115 5454545454545454 5399999999999999 5577000055770004 "
    "5555444433331111 5136333333333335 5585558555855583 5500000000000004 5425233430109903 5404000000000001 5424000000000015 "
    "5431111111111111 5111111111111118 2223003122003222 2222400070000005 2223000048400011 2221000000000009 2222410740360010 "
    "2223520443560010 378282246310005 371449635398431 378734493671000 370000000000002 374245455400126 374251018720018 "
    "373953192351004 343434343434343 340000000000009 6011111111111117 6011000990139424 6011981111111113 6011000400000000 "
    "6011601160116611 6445644564456445 6011000000000012 6011000180331112 30569309025904 38520000023237 3056930009020004 "
    "36227206271667 36006666333344 36148900647913 36700102000000 3530111333300000 3566002020360505 3566111111111113 "
    "3569990010095841 3528000700000000 6759649826438453 6304000000000000 6700000000000000 6799990100000000019 "
    "6771798021000008 6771798025000004 5019717010103742 6200000000000005 6200000000000047 6205500000000000004 6243030000000001 "
    "8171999927660000 8171999900000000021 6062828888666688 5066991111111118 6362970000457013 9792030394440796 4571000000000001 "
    "6334580500000000 6333000000000005"
)
_PUBLISHED = frozenset(PUBLISHED.split())


def bare(text: str) -> str:
    """The digits of a match; separators go."""
    return _REST.sub("", text)


def scheme(digits: str) -> bool:
    """Whether a scheme issues numbers with this beginning and of this length (ISO/IEC 7812-1)."""
    rows = _RANGES.get(digits[:1], ())
    return any(len(digits) in lengths and low <= int(digits[:size]) <= high for size, low, high, lengths in rows)


def _card(text: str) -> bool:
    """An issuer range with a length in use, and the Luhn check digit (ISO/IEC 7812-1); not one digit over and over."""
    digits = bare(text)
    return scheme(digits) and luhn.checksum(digits) == 0 and len(set(digits)) > 1


def _plain_card(text: str) -> bool:
    """The same where no word says card: only the ranges of the big schemes at their usual lengths are no luck, and no time is meant."""
    digits = bare(text)
    return _PLAIN_FORM.fullmatch(digits) is not None and not _TIME.match(digits) and _card(digits)


def _test_card(text: str) -> bool:
    """Numbers that payment service providers publish for tests: no account is behind them."""
    digits = bare(text)
    return digits in _PUBLISHED or (digits[6:7] == "0" and len(digits) > 7 and not digits[6:-1].strip("0"))


def _schemes(digits: pa.LargeStringArray) -> Bools:
    """As `scheme` does for one."""
    data, offsets = many.parts(digits)
    sizes = np.diff(offsets)
    found = np.zeros(len(digits), np.bool_)
    for size in np.unique(sizes[(sizes > 11) & (sizes < 20)]).tolist():
        at = np.flatnonzero(sizes == size)
        head = (data[offsets[at][:, None] + np.arange(_HEAD)].astype(np.int64) - 48) @ _PLACES
        for long, low, high, lengths in (row for rows in _RANGES.values() for row in rows):
            if size in lengths:
                begin = head // 10 ** (_HEAD - long)
                found[at] |= (low <= begin) & (begin <= high)
    return found


def _all_cards(digits: pa.LargeStringArray) -> Bools:
    found = many.luhn(digits) & many.various(digits)
    at = np.flatnonzero(found)
    found[at] = _schemes(digits.take(pa.array(at)))
    return found


def _cards(texts: pa.LargeStringArray) -> Bools:
    return _all_cards(many.digits_of(texts))


def _plain_cards(texts: pa.LargeStringArray) -> Bools:
    digits = many.digits_of(texts)
    return many.fits(digits, _PLAIN_FORM.pattern) & ~many.fits(digits, f"{_TIME.pattern}[0-9]*") & _all_cards(digits)


def _test_cards(texts: pa.LargeStringArray) -> Bools:
    digits = many.digits_of(texts)
    published = pc.is_in(digits, pa.array(sorted(_PUBLISHED), pa.large_string()))
    return np.asarray(published, np.bool_) | many.fits(digits, "[0-9]{6}0+[0-9]")


card = Many(_card, _cards)
plain_card = Many(_plain_card, _plain_cards)
test_card = Many(_test_card, _test_cards)


def track(text: str) -> bool:
    """Track 1 or 2 of a magnetic stripe (ISO/IEC 7813): a card number, and an expiry date whose month there is."""
    found = _TRACK.search(text)
    return found is not None and card(found.group(1))


def truncated(text: str) -> bool:
    """A number cut to its first and last digits, of which the first are an issuer's."""
    first = _FIRST.match(bare(text))
    return first is not None and any(scheme(first.group()[:6].ljust(size, "0")) for size in (14, 15, 16, 19))
