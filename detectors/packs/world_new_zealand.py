"""New Zealand: tax, health, passports, licences and banks."""

from __future__ import annotations

from functools import partial

from stdnum.nz import bankaccount, ird

from detectors.packs.passports import passport
from detectors.packs.world_checks import nhi
from detectors.packs.world_forms import by, code, number

_nhi = partial(
    code,
    "NZ_NHI",
    "National Health Index number (New Zealand)",
    "id.health",
    says="nhi, nhi number, nhi no, national health index, nhi num, national health index number",
    near="health new zealand, te whatu ora, patient",
    also=("special.health",),
    valid=by(nhi),
    test=lambda text: text[:1] in ("Z", "z"),  # kept for tests
    sources=("HISO 10046, Consumer Health Identity Standard", "Health New Zealand, NHI"),
)

NEW_ZEALAND = (
    number(
        "NZ_IRD",
        "Tax number (IRD, New Zealand)",
        "id.tax",
        "(?:1[0-4][0-9]|[1-9][0-9])[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "ird, ird number, ird no, ird num, inland revenue number, nz tax number, irdnumber",
        near="inland revenue, te tari taake, new zealand tax",
        valid=by(ird.is_valid),
        chance=0.09,
        sources=("Tax Administration Act 1994 (NZ) s 24", "Inland Revenue, RWT and NRWT specification"),
    ),
    _nhi(form="[A-HJ-NP-Z]{3}[0-9]{4}", chance=0.09),
    _nhi(form="[A-HJ-NP-Z]{3}[0-9]{2}[A-HJ-NP-Z]{2}", chance=0.04),
    number(
        "NZ_BANK_ACCOUNT",
        "Bank account (New Zealand)",
        "pay.bank",
        "[0-9]{2}[ -][0-9]{4}[ -][0-9]{7}[ -][0-9]{2,3}|[0-9]{15,16}",
        "nz bank account, nz bank account number, bank account number, bank account, bank acc",
        near="account, bank, kiwibank, direct credit, payee",
        valid=by(lambda plain: bankaccount.is_valid(plain if len(plain) == 16 else f"{plain[:13]}0{plain[13:]}")),
        chance=0.0001,
        score=0.5,
        sources=("Payments NZ, Bank Branch Register", "Inland Revenue, bank account validation"),
    ),
    passport(
        "NZ_PASSPORT",
        "Passport number (New Zealand)",
        "(?:L[A-HJ-NP-Z]|R[A-HJ-NP-Z]|E[A-HJ-NP-Z]|N)[0-9]{6}",
        "nz, nzl, new zealand, kiwi",
        sources=("Passports Act 1992 (NZ)", "Department of Internal Affairs"),
    ),
    code(
        "NZ_DRIVER_LICENCE",
        "Driver licence number (New Zealand)",
        "id.driving",
        "[A-Z]{2}[0-9]{6}",
        "driver licence, driver licence number, drivers licence, driving licence number, nz driver licence, driver licence no",
        near="driver's licence, nzta, waka kotahi, card version",
        sources=("Land Transport (Driver Licensing) Rule 1999 (NZ)", "NZTA"),
    ),
)
