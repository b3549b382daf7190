"""Bank accounts: IBAN, BIC, the British pair of sort code and account number."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.bank_checks import account, example_account, example_iban, is_bic, is_iban, sort_code
from detectors.packs.listed import WORDS, listed
from scanner.pattern import Pattern

_LENGTHS = {  # SWIFT IBAN registry: length of the whole, countries
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC",
    32: "LC", 33: "RU",
}  # fmt: skip
_IBAN = "|".join(f"(?:{'|'.join(codes.split())})[0-9]{{2}}(?:[ -]?[A-Z0-9]){{{length - 4}}}" for length, codes in _LENGTHS.items())
_SORT = "[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}"
_ANY_SORT = "[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}"
_DAY, _MONTH = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|1[0-2])"
_NO_DATE = f"(?!{_DAY}[ -]{_MONTH}[ -]|[0-9]{{2}}[ -]{_MONTH}[ -]{_DAY})"
_ACCOUNT = "[0-9]{8}"
_BETWEEN = r"[^0-9]{1,40}"
#: What stands between the two where no word says that they are a bank's: marks, and at most a word for the second.
_NEXT = r"(?: ?(?:and|&|acc(?:t|ount)?|a/?c)\b)?[^0-9A-Za-z]{1,6}(?:(?:acc(?:t|ount)?|a/?c)[a-z.:# =]{0,10})?"
_WORDS = listed(
    "sort code, sortcode, sort, s c, srt, account, account number, acc, acct, a c, bank, bacs, direct debit, payee, pay into, transfer"
)
#: Banks and payments: six digits in a row near one may be an order's, a pair in the form of a sort code is an account's.
_PAYING = (
    *_WORDS,
    *listed(
        "pay, pay to, payable to, refund to, wages, salary, monzo, starling, barclays, hsbc, lloyds, natwest, santander, halifax, "
        "nationwide, tsb, rbs, revolut, building society, chaps, faster payment, standing order, payroll, expenses"
    ),
)
_OTHERWISE = listed(  # what else has as many digits; no phrase that a table with bank details may be called
    "customer account, client account, order account, user account, ledger account, gl account, loyalty account, company number, "
    "company registration, invoice number, invoice id, order number, order id, phone, telephone, mobile number, date, dob, birth, created, "
    "updated, time, customer number, customer id, client number, policy number, claim number, reference number, sku, serial number, "
    "meter number, postcode, otp, version, user id, employee number, membership number"
)

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
    test=example_account,
    mask="last4",
    sources=("Pay.UK, Bacs service principles", "Vocalink, validating account numbers"),
)

BANK = (
    Pattern(
        entity="IBAN_CODE",
        title="International bank account number",
        category="pay.bank",
        regex=rf"(?<![A-Z0-9])(?=[A-Z]{{2}}[0-9]{{2}})(?P<v>{_IBAN})(?![A-Z0-9])",
        flags=re.IGNORECASE | re.ASCII,
        valid=is_iban,
        chance=0.01,
        score=0.9,
        context=listed("iban, bank, account, bic, swift, transfer"),
        names=listed("iban, iban number, iban code, bank account iban, account iban"),
        test=example_iban,
        mask="country",
        sources=("ISO 13616-1", "SWIFT IBAN registry"),
    ),
    Pattern(
        entity="SWIFT_CODE",
        title="Bank identifier code (BIC, SWIFT)",
        category="pay.bank",
        regex=r"(?<![A-Za-z0-9_])(?P<v>[A-Z]{6}[A-Z0-9][A-NP-Z0-9](?:[A-Z0-9]{3})?)(?![A-Za-z0-9_])",
        valid=is_bic,
        chance=0.37,
        score=0.4,
        context=listed("swift, swift code, bic, bic code, iban, bank identifier code, swift bic"),
        names=listed("swift, swift code, bic, bic code, swift bic, bank bic, bank identifier code"),
        need="context",
        sources=("ISO 9362",),
    ),
    _sort(  # right before an account number, and no date
        regex=rf"(?<![0-9A-Za-z/.-])(?<![0-9] )(?P<v>{_SORT})(?={_NEXT}{_ACCOUNT}(?![0-9]))(?![0-9]|-[0-9])",
        valid=sort_code,
        chance=0.94,
        score=0.7,
    ),
    _sort(  # a payee's name between the two
        regex=rf"(?<![0-9A-Za-z/.-])(?<![0-9] )(?P<v>{_SORT})(?={_BETWEEN}{_ACCOUNT}(?![0-9]))(?![0-9]|-[0-9])",
        valid=sort_code,
        chance=0.94,
        score=0.7,
        need="context",
        context=_PAYING,
    ),
    _sort(
        regex=rf"(?<![0-9A-Za-z/.-])(?P<v>{_ANY_SORT})(?={_BETWEEN}{_ACCOUNT}(?![0-9]))",
        score=0.6,
        need="context",
    ),
    _sort(
        regex=rf"(?<![0-9]){_ACCOUNT}{_BETWEEN}(?P<v>{_ANY_SORT})(?![0-9A-Za-z]|[-/.][0-9])",
        score=0.6,
        need="context",
    ),
    _sort(  # told by itself, as in a call: the account number follows in another text
        regex=rf"(?<![A-Za-z])sort(?:ing)? ?code(?: number)?(?: is|'s| ?:| ?=)? {{0,2}}(?P<v>{_ANY_SORT})(?![0-9A-Za-z]|[-/.][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
    ),
    _sort(  # in a hurry: "sc" is much else, but for the account behind it
        regex=rf"(?<![A-Za-z])(?:s/?c|srt|sort)[ :.=]{{1,3}}(?P<v>{_ANY_SORT})(?=[ ,;/|]{{1,3}}(?:a/?c|acct?|"
        rf"account)[a-z.:# =]{{0,10}}{_ACCOUNT}(?![0-9]))",
        flags=re.IGNORECASE,
        score=0.7,
    ),
    _sort(  # a column beside a column of account numbers
        regex=rf"^ {{0,40}}(?P<v>{_SORT}) {{0,40}}$",
        valid=sort_code,
        chance=0.94,
        score=0.5,
        need="beside",
        beside="UK_BANK_ACCOUNT",
        unless=_OTHERWISE,
    ),
    _sort(  # without separators six digits are anything; a spreadsheet takes the leading zero away
        regex=rf"^ {{0,40}}(?P<v>[0-9]{{5,6}}|{_ANY_SORT}) {{0,40}}$",
        score=0.5,
        names=listed(
            "sort code, sortcode, bank sort code, sorting code, branch sort code, scode, bank sort, srt code, "
            "bank branch number, bank branch code, bank key, bank srt, bank sc, bk sc, pay sc, payee sc, dd sc, dd srt"
        ),
        need="name",
        kinds=WORDS,
    ),
    _account(  # a record of Bacs' Standard 18: sort code, account, its type, the transaction, who sends it, four free places, pence
        regex=r"(?<![0-9A-Za-z])[0-9]{6}(?P<v>[0-9]{8})[0-9](?:0[1CNS]|1[789]|99|Z[45])[0-9]{14}[ 0-9]{4}[0-9]{11}(?=[A-Z ])",
        score=0.8,
    ),
    _account(  # beside what can be no date
        regex=rf"(?<![0-9A-Za-z/.-])(?<![0-9] ){_NO_DATE}{_SORT}{_NEXT}(?<![A-Za-z])(?P<v>{_ACCOUNT})(?![0-9A-Za-z]|[.-][0-9])",
        valid=account,
        score=0.7,
    ),
    _account(
        regex=rf"(?<![0-9A-Za-z/.-])(?<![0-9] ){_NO_DATE}{_SORT}{_BETWEEN}(?<![A-Za-z])(?P<v>{_ACCOUNT})(?![0-9A-Za-z]|[.-][0-9])",
        valid=account,
        score=0.7,
        need="context",
        context=_PAYING,
    ),
    _account(
        regex=rf"(?<![0-9A-Za-z/.-]){_ANY_SORT}{_BETWEEN}(?<![A-Za-z])(?P<v>{_ACCOUNT})(?![0-9A-Za-z]|[.-][0-9])",
        valid=account,
        score=0.6,
        need="context",
    ),
    _account(
        regex=rf"(?<![0-9A-Za-z/.-])(?P<v>{_ACCOUNT})(?={_BETWEEN}{_ANY_SORT}(?![0-9]))",
        valid=account,
        score=0.6,
        need="context",
    ),
    _account(
        regex=r"(?<![A-Za-z])(?<!customer )(?<!client )(?:acc(?:t|ount)?|a/?c)(?: ?(?:number|num|no)\.?)?(?: is|'s)?[ :=]{1,3}"
        r"(?P<v>[0-9]{8}|[0-9]{4} [0-9]{4})(?![0-9A-Za-z]|[.-][0-9]| [0-9]{4})",
        flags=re.IGNORECASE,
        context=(),
        valid=account,
        score=0.55,
        need="beside",
        beside="UK_SORT_CODE",
        unless=_OTHERWISE,
    ),
    _account(  # told by itself, as in a call: the sort code went before in another text
        regex=r"(?<![A-Za-z])(?<!customer )(?<!client )(?:acc(?:t|ount)?|a/c) ?(?:number|num|no)\.?(?: is|'s| ?:| ?=)? {0,2}"
        r"(?P<v>[0-9]{8})(?![0-9A-Za-z]|[.-][0-9])",
        flags=re.IGNORECASE,
        valid=account,
        score=0.55,
        need="beside",
        beside="UK_SORT_CODE",
        unless=_OTHERWISE,
    ),
    _account(
        regex=r"^ {0,40}(?P<v>[0-9]{7,8}) {0,40}$",
        valid=account,
        score=0.5,
        names=listed(
            "bank account, bank account number, bank account no, account number, account no, acc no, acct no, "
            "accountno, bank acc, bank acct, bank ac, bk ac, pay ac, payee ac, dd ac, dd acc"
        ),
        need="beside",
        beside="UK_SORT_CODE",
        unless=_OTHERWISE,
        kinds=WORDS,
    ),
)
