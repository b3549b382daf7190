"""Validators: known vectors, how often random input passes by chance, and what is reserved for tests."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from stdnum.gb import nhs as stdnum_nhs

from detectors.packs import (
    bank_checks,
    card_checks,
    checks,
    coins,
    document_checks,
    mail_checks,
    net_checks,
    phones,
    place_checks,
    token_checks,
    wallet_checks,
)

SEED = 20180525
TRIES = 20_000


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=count))


def prefix(rng: random.Random) -> str:
    """Two letters as the regex of a National Insurance number has them."""
    return rng.choice("ABCEGHJKLMNOPRSTWXYZ") + rng.choice("ABCEGHJKLMNPRSTWXYZ")


def uk_iban(rng: random.Random) -> str:
    return f"GB{digits(rng, 2)}NWBK{digits(rng, 14)}"


CHANCES: dict[str, tuple[Callable[[str], bool], Callable[[random.Random], str], float, float]] = {
    "NHS mod 11": (stdnum_nhs.is_valid, lambda r: digits(r, 10), 0.091, 0.01),
    "NHS, live ranges": (lambda t: checks.nhs(t) and t[0] in "467", lambda r: digits(r, 10), 0.027, 0.006),
    "NHS, candidates": (checks.nhs, lambda r: r.choice("3456789") + digits(r, 9), 0.063, 0.008),
    "CHI, candidates": (checks.chi, lambda r: r.choice("0123") + digits(r, 1) + r.choice("01") + digits(r, 7), 0.045, 0.008),
    "card, candidates": (card_checks.card, lambda r: r.choice("234568") + digits(r, 15), 0.07, 0.008),
    "NHS of Unix time": (checks.nhs, lambda r: str(r.randrange(1_500_000_000, 1_790_000_000)), 0.0, 0.0),
    "NHS of mobile without 0": (checks.nhs, lambda r: "7" + digits(r, 9), 0.091, 0.01),
    "CHI": (checks.chi, lambda r: digits(r, 10), 0.0036, 0.0015),
    "ULN": (checks.learner, lambda r: r.choice("123456789") + digits(r, 9), 0.091, 0.01),
    "PNC id": (checks.police, lambda r: f"20{digits(r, 2)}/{digits(r, 7)}{r.choice('ABCDEFGHJKLMNPQRTUVWXYZ')}", 0.043, 0.01),
    "UTR": (checks.utr, lambda r: digits(r, 10), 0.1, 0.01),
    "UTR of Unix time": (checks.utr, lambda r: str(r.randrange(1_500_000_000, 1_790_000_000)), 0.18, 0.012),
    "VAT": (checks.vat, lambda r: digits(r, 9), 0.029, 0.006),
    "card": (card_checks.card, lambda r: digits(r, 16), 0.036, 0.006),
    "card, plain candidates": (card_checks.plain_card, lambda r: r.choice("456") + digits(r, 15), 0.057, 0.008),
    "BIC": (bank_checks.is_bic, lambda r: letters(r, 7) + r.choice("ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789"), 0.37, 0.02),
    "IMEI": (net_checks.is_imei, lambda r: digits(r, 15), 0.1, 0.01),
    "IBAN": (bank_checks.is_iban, uk_iban, 0.01, 0.004),
    "NINO": (checks.nino, lambda r: prefix(r) + digits(r, 6) + r.choice("ABCD"), 0.966, 0.01),
    "NINO without its suffix": (checks.nino_rules, lambda r: prefix(r) + digits(r, 6), 0.982, 0.01),
    "phone, 0 and ten digits": (phones.phone, lambda r: "0" + digits(r, 10), 0.28, 0.03),
    "phone, + and eleven digits": (phones.phone, lambda r: "+" + r.choice("123456789") + digits(r, 10), 0.22, 0.03),
    "phone, 44 and ten digits": (phones.phone, lambda r: "44" + digits(r, 10), 0.27, 0.03),
    "phone, North American": (
        phones.american,
        lambda r: f"{r.choice('23456789')}{digits(r, 2)}-{r.choice('23456789')}{digits(r, 6)}",
        0.56,
        0.03,
    ),
    "phone of Unix time": (phones.phone, lambda r: str(r.randrange(1_500_000_000, 1_790_000_000)), 0.0, 0.0),
    "driving licence digits": (
        document_checks.driving_licence,
        lambda r: f"MORGA{digits(r, 1)}{r.choice('0156')}{digits(r, 1)}{r.choice('0123')}{digits(r, 2)}SM9IJ",
        0.457,
        0.03,
    ),
    "two MRZ lines": (
        document_checks.passport_line,
        lambda r: f"{digits(r, 10)}GBR{digits(r, 7)}F{digits(r, 7)}{'<' * 14}<{digits(r, 1)}",
        0.0001,
        0.0003,
    ),
    "identity card line": (document_checks.card_line, lambda r: f"{digits(r, 7)}F{digits(r, 7)}GBR{'<' * 11}{digits(r, 1)}", 0.01, 0.003),
    "sort code, no date": (bank_checks.sort_code, lambda r: digits(r, 6), 0.937, 0.01),
    "vehicle": (document_checks.vehicle, lambda r: letters(r, 2) + digits(r, 2) + letters(r, 3), 0.57, 0.02),
}


@pytest.mark.parametrize("name", CHANCES)
def test_chance_rate(name: str) -> None:
    """Random candidates pass as often as the packs say, so that the verdict can tell a column from chance."""
    check, made, rate, tolerance = CHANCES[name]
    rng = random.Random(SEED)
    passed = sum(check(made(rng)) for _ in range(TRIES)) / TRIES
    assert abs(passed - rate) <= tolerance


PASS: list[tuple[Callable[[str], bool], list[str]]] = [
    (card_checks.track, ["%B4111111111111111^LEE/ANN^29121011000000000000?", ";4111111111111111=2912101?", "4111111111111111D2912101F"]),
    (checks.learner, ["9276308686"]),
    (checks.police, ["2001/123456F", "01/0123456F"]),
    (place_checks.coordinates, ["51.5072, -0.1276", "-0.1276 51.5072", "51.5072%2C-0.1276"]),
    (place_checks.sexagesimal, ["51°30'26\"N, 0°7'39\"W", "N 51° 30.444' W 000° 07.656'", "4807.038,N,01131.000,E"]),
    (place_checks.iso6709, ["+51.5072-000.1276/", "+513026-0000739/", "+40.20361-075.00417+350/"]),
    (place_checks.stored_point, ["0101000020E6100000000000000000C0BF0000000000C04940"]),
    (place_checks.grid_reference, ["TQ 300 800", "TQ300800", "NN 16650 71250"]),
    (net_checks.any_public_ip, ["::ffff:81.2.69.142", "64:ff9b::5102:458e", "2a00:1450:4009:81f::200e"]),
    (net_checks.is_imsi, ["234150000000001", "310150123456789", "001010123456789"]),
    (checks.nino, ["AB123456C", "AB 12 34 56 C", "AB-12-34-56-C", "ab123456c"]),
    (checks.nino_rules, ["AB123456", "CR123456A", "MW123456A"]),
    (checks.pension_number, ["NC010150M", "NC 29 02 00 F", "TN 01 01 50 F"]),
    (
        checks.nhs,
        ["999 000 0018", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069", "9990000077", "4000000004", "3200000015"],
    ),
    (checks.chi, ["3112990005", "2902001118"]),
    (checks.utr, ["1123456789", "9000000001", "9000000001K", "K9000000001"]),
    (checks.vat, ["999999973", "GB999999973", "XI 999 9999 73"]),
    (checks.upn, ["H801200001001"]),
    (document_checks.driving_licence, ["MORGA657054SM9IJ", "MORGA 657054 SM9IJ", "MORGA657054SM9IJ35"]),
    (
        card_checks.card,
        ["4111.1111.1111.1111", "2223 0031 2200 3222", "6759 6498 2643 8453", "378282246310005", *card_checks.PUBLISHED.split()],
    ),
    (document_checks.passport_line, ["L898902C36UTO7408122F1204159ZE184226B<<<<<10", "1234567897GBR9001011F3001019<<<<<<<<<<<<<<<2"]),
    (checks.postcode, ["SW1A  1AA", "sw1a1aa", "B12 3AB", "ZZ99 3VZ", "GIR 0AA", "BF1 1AA", "ASCN 1ZZ"]),
    (phones.phone, ["07700 900123", "01632 960123", "+44 (0) 330 3413 123", "0044 20 7946 0018", "447700900123", "+33 1 99 00 12 34"]),
    (bank_checks.is_iban, ["GB33BUKB20201555555555", "GB82 WEST 1234 5698 7654 32", "gb29nwbk60161331926819"]),
    (net_checks.public_ip, ["81.2.69.142", "2001:db8::1", "192.0.2.1"]),
    (wallet_checks.wallet, ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"]),
    (coins.ether_address, ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"]),
    (token_checks.jwt, ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"]),
    (token_checks.password, ["hunter22", "correct horse battery staple", "12345678"]),
]

FAIL: list[tuple[Callable[[str], bool], list[str]]] = [
    (card_checks.track, [";4111111111111111=2913101?", ";4111111111111112=2912101?"]),
    (place_checks.coordinates, ["0.8234, 0.1766", "95.1234, 190.1234", "1.2345, -3.4567"]),
    (place_checks.sexagesimal, ["51°60'26\"N, 0°7'39\"W", "91°30'26\"N, 0°7'39\"W"]),
    (place_checks.iso6709, ["+91.5072-000.1276/", "+516026-0000739/", "51.5, -0.1/"]),
    (place_checks.stored_point, ["0101000020E61000000000000000000000" + "0" * 16, "0101000020E6100000" + "f" * 32, "01"]),
    (place_checks.grid_reference, ["TQ 300 8000", "AA 300 800", "TQ 3008001"]),
    (net_checks.any_public_ip, ["::ffff:10.0.0.1", "64:ff9b::a00:1", "::1", "fd00::1", "a::b"]),
    (net_checks.is_imsi, ["299150000000001", "23415"]),
    (checks.nino_rules, ["QQ123456C", "BG123456A", "DA123456A", "AO123456A", "AB123456E"]),
    (checks.nino, [f"{prefix}123456A" for prefix in ("OO", "CR", "FY", "MW", "NC", "PP", "PY", "PZ")]),
    (checks.pension_number, ["NC320150M", "NC011350F", "AB010150M"]),
    (checks.nhs, ["0000000000", "1111111111", "9434765918", "5000000005", "9990000001"]),
    (checks.chi, ["3113990005", "3002001116", "0000000000"]),
    (checks.utr, ["1111111111", "1123456780", "0123456789"]),
    (checks.vat, ["999999974", "123456789"]),
    (checks.learner, ["9276308685", "1000000018", "9999999999"]),
    (checks.police, ["2001/123456G", "2001", "/"]),
    (checks.upn, ["A801200001001", "H80120000100"]),
    (document_checks.driving_licence, ["MORGA613054SM9IJ", "MORGA657004SM9IJ", "MORGA652314SM9IJ", "99999657054SM9IJ"]),
    (card_checks.card, ["4111111111111112", "490154203237518", "8888888888888888", "1234567812345670"]),
    (document_checks.passport_line, ["L898902C36UTO7408122F1204159ZE184226B<<<<<11"]),
    (document_checks.card_line, ["9001012M3001019GBR<<<<<<<<<<<0", "1234567897FRA9001011M3001019<<<<<<<3", ""]),
    (checks.postcode, ["QA1 1AA", "T1 4TH", "XA1 1AA"]),
    (bank_checks.account, ["20241231", "11111111"]),
    (bank_checks.sort_code, ["01-02-03", "31-12-99", "99-12-31"]),
    (phones.phone, ["1700000000", "2024-07-23", "01-02-2023 10", "0000000000", "0123456789"]),
    (bank_checks.is_iban, ["GB33BUKB20201555555556", "XX33BUKB20201555555555"]),
    (net_checks.public_ip, ["10.0.0.1", "127.0.0.1", "192.168.0.1", "1.2.3.4", "224.0.0.1", "fe80::1", "256.1.1.1"]),
    (wallet_checks.wallet, ["1BoatSLRHtKNngkdXEeobR76b53LETtpyS"]),
    (coins.ether_address, ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "0x" + "0" * 40]),
    (token_checks.jwt, ["eyJhbGciOiJIUzI1NiJ", "eyJmb28iOiJiYXIifQ.e30.x", "x.y.z"]),
    (token_checks.password, ["********", "${DB_PASSWORD}", "none", "5f4dcc3b5aa765d61d8327deb882cf99", "$2b$12$abcdefghijklmnopqrstuu"]),
    (net_checks.mac, ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01"]),
]

RESERVED: list[tuple[Callable[[str], bool], list[str]]] = [
    (checks.test_nhs, ["999 000 0018"]),
    (card_checks.test_card, ["4111 1111 1111 1111", "6759.6498.2643.8453"]),
    (checks.test_postcode, ["ZZ99 3VZ", "GIR 0AA", "BX1 1LT"]),
    (mail_checks.example_email, ["a@example.com", "a@mail.example.org", "a@b.test", "a@b.invalid"]),
    (net_checks.example_ip, ["192.0.2.7", "198.51.100.7", "203.0.113.7", "2001:db8::7"]),
    (net_checks.example_mac, ["00-00-5E-00-53-AF"]),
    (
        phones.drama,
        [
            "07700 900123",
            "+44 1632 960123",
            "0191 498 0123",
            "020 7946 0123",
            "028 9649 6123",
            "029 2018 0123",
            "03069 990123",
            "0808 157 0123",
        ],
    ),
    (
        phones.drama,
        [
            *(f"01{area} 496 0123" for area in (13, 14, 15, 16, 17, 18, 21, 31, 41, 51, 61)),
            "0909 879 0123",
            "7700900123",
            "+1 212 555 0123",
            "555-0132",
        ],
    ),
]

ORDINARY: list[tuple[Callable[[str], bool], list[str]]] = [
    (checks.test_nhs, ["4000000004"]),
    (card_checks.test_card, ["4111111111111112"]),
    (checks.test_postcode, ["SW1A 1AA"]),
    (mail_checks.example_email, ["a@example.shop", "a@notexample.com", "a@example.com.au"]),
    (net_checks.example_ip, ["81.2.69.142", "2001:db9::7", "x"]),
    (phones.drama, ["07701 900123", "020 7947 0123", "0115 497 0123", "0191 496 0123"]),
]


def _each(table: list[tuple[Callable[[str], bool], list[str]]], answer: bool) -> list[tuple[Callable[[str], bool], str, bool]]:
    return [(check, text, answer) for check, texts in table for text in texts]


VECTORS = [*_each(PASS, True), *_each(FAIL, False), *_each(RESERVED, True), *_each(ORDINARY, False)]


@pytest.mark.parametrize(("check", "text", "answer"), VECTORS)
def test_vector(check: Callable[[str], bool], text: str, answer: bool) -> None:
    """Each validator says of each known value what the rules say."""
    assert bool(check(text)) is answer


def test_nino_has_373_prefixes() -> None:
    """HMRC's letter rules leave 373 prefixes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert sum(checks.nino_rules(f"{a}{b}123456A") for a in alphabet for b in alphabet) == 373


def test_keccak_is_the_one_before_sha3() -> None:
    """Known digest of nothing; a longer message than one block is refused."""
    assert coins.keccak256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    with pytest.raises(ValueError, match="136"):
        coins.keccak256(bytes(136))
