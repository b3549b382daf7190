"""Bank accounts: IBAN, BIC, the British pair of sort code and account number, Direct Debit mandates."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.checks import account, sort_code
from detectors.packs.listed import WORDS, listed
from detectors.packs.tokens import is_iban
from scanner.pattern import Pattern

_LENGTHS = {  # SWIFT IBAN registry: length of the whole, countries
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC",
    32: "LC", 33: "RU",
}  # fmt: skip
_IBAN = "|".join(f"(?:{'|'.join(codes.split())})[0-9]{{2}}(?:[ -]?[A-Z0-9]){{{length - 4}}}" for length, codes in _LENGTHS.items())
_NO_IBAN = "US CA AU NZ JP CN HK SG IN ZA MX JE GG IM"
_COUNTRY = "(?:" + "|".join(sorted(" ".join(_LENGTHS.values()).split() + _NO_IBAN.split())) + ")"
_SORT = "[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}"
_ACCOUNT = "[0-9]{8}"
_BETWEEN = r"[^0-9]{1,40}"
_WORDS = listed("sort code, sortcode, sort, account, account number, acc, acct, bank, bacs, direct debit, payee, pay into, transfer")
_OTHERWISE = listed(
    "date, day, dob, time, created, updated, company, company number, company no, order, order no, invoice, phone, "
    "otp, version, birth, sku, postcode, "
    "meter, serial, customer, policy, claim, ref, reference, amount, balance"
)

_PUBLISHED = "GB33BUKB20201555555555 GB82WEST12345698765432 GB29NWBK60161331926819 DE89370400440532013000 FR1420041010050500013M02606"

_sort = partial(
    Pattern,
    entity="UK_SORT_CODE",
    title="Sort code",
    category="pay.bank",
    context=_WORDS,
    shape=True,
    sources=("Pay.UK, Extended Industry Sorting Code Directory", "Vocalink, validating account numbers"),
)
_account = partial(
    Pattern,
    entity="UK_BANK_ACCOUNT",
    title="Bank account number",
    category="pay.bank",
    context=_WORDS,
    sources=("Pay.UK, Bacs service principles", "Vocalink, validating account numbers"),
)

BANK = (
    Pattern(
        entity="IBAN_CODE",
        title="International bank account number",
        category="pay.bank",
        regex=rf"(?<![A-Z0-9])(?=[A-Z]{{2}}[0-9]{{2}})(?P<v>{_IBAN})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        valid=is_iban,
        chance=0.01,
        score=0.9,
        context=listed("iban, bank, account, bic, swift, transfer"),
        names=listed("iban, iban number, iban code"),
        test=lambda text: re.sub("[^0-9A-Z]", "", text.upper()) in _PUBLISHED.split(),
        mask="country",
        sources=("ISO 13616-1", "SWIFT IBAN registry"),
    ),
    Pattern(
        entity="SWIFT_CODE",
        title="Bank identifier code (BIC, SWIFT)",
        category="pay.bank",
        regex=rf"(?<![A-Za-z0-9])(?P<v>[A-Z]{{4}}{_COUNTRY}[A-Z0-9][A-NP-Z0-9](?:[A-Z0-9]{{3}})?)(?![A-Za-z0-9])",
        score=0.4,
        context=listed("swift, swift code, bic, bic code, iban"),
        names=listed("swift, swift code, bic, bic code, swift bic"),
        need="context",
        sources=("ISO 9362",),
    ),
    _sort(  # beside an account number in the same text, and no date
        regex=rf"(?<![0-9A-Za-z/.-])(?P<v>{_SORT})(?={_BETWEEN}{_ACCOUNT}(?![0-9]))(?![0-9]|-[0-9])",
        valid=sort_code,
        chance=0.94,
        score=0.7,
    ),
    _sort(
        regex=rf"(?<![0-9A-Za-z/.-])(?P<v>[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}})(?={_BETWEEN}{_ACCOUNT}(?![0-9]))",
        score=0.6,
        need="context",
    ),
    _sort(
        regex=rf"(?<![0-9]){_ACCOUNT}{_BETWEEN}(?P<v>[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}})(?![0-9A-Za-z]|[-/.][0-9])",
        score=0.6,
        need="context",
    ),
    _sort(  # a column beside a column of account numbers
        regex=rf"^(?P<v>{_SORT})$",
        valid=sort_code,
        chance=0.94,
        score=0.5,
        need="beside",
        beside="UK_BANK_ACCOUNT",
        unless=_OTHERWISE,
    ),
    _sort(  # without separators six digits are anything; a spreadsheet takes the leading zero away
        regex=r"^(?P<v>[0-9]{5,6}|[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2})$",
        score=0.5,
        names=listed("sort code, sortcode, bank sort code, sorting code, branch sort code, scode"),
        need="name",
        kinds=WORDS,
    ),
    _account(
        regex=rf"(?<![0-9A-Za-z/.-]){_SORT}{_BETWEEN}(?P<v>{_ACCOUNT})(?![0-9A-Za-z]|[.-][0-9])",
        valid=account,
        score=0.7,
    ),
    _account(
        regex=rf"(?<![0-9])[0-9]{{6}}{_BETWEEN}(?P<v>{_ACCOUNT})(?![0-9A-Za-z]|[.-][0-9])",
        valid=account,
        score=0.6,
        need="context",
    ),
    _account(
        regex=rf"(?<![0-9A-Za-z/.-])(?P<v>{_ACCOUNT})(?={_BETWEEN}[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}}(?![0-9]))",
        valid=account,
        score=0.6,
        need="context",
    ),
    _account(
        regex=r"^(?P<v>[0-9]{7,8})$",
        valid=account,
        score=0.5,
        names=listed(
            "bank account, bank account number, bank account no, account number, account no, acc no, acct no, "
            "accountno, bank acc, bank acct"
        ),
        need="beside",
        beside="UK_SORT_CODE",
        unless=_OTHERWISE,
        kinds=WORDS,
    ),
    Pattern(
        entity="DIRECT_DEBIT_MANDATE",
        title="Direct Debit mandate",
        category="pay.method",
        names=listed(
            "mandate, mandate ref, mandate reference, mandate id, direct debit reference, direct debit ref, "
            "dd reference, dd ref, ddi ref, ddi reference, "
            "direct debit mandate, bacs reference, sepa mandate"
        ),
        score=0.7,
        need="name",
        kinds=WORDS,
        sources=("Bacs Direct Debit Scheme rules", "EPC016-06 SEPA Direct Debit rulebook"),
    ),
)
