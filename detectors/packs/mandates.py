"""Bank accounts that only their name or the words before them tell, cut account numbers, Direct Debit mandates."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import WORDS, listed
from scanner.pattern import Pattern

_other = partial(
    Pattern,
    entity="BANK_ACCOUNT",
    title="Bank account number",
    category="pay.bank",
    mask="last4",
    sources=("ISO 20022, Account Identification", "Payment Services Regulations 2017 reg 2(1), unique identifier"),
)
_mandate = partial(
    Pattern,
    entity="DIRECT_DEBIT_MANDATE",
    title="Direct Debit mandate",
    category="pay.method",
    sources=("Bacs Direct Debit Scheme rules", "EPC016-06 SEPA Direct Debit rulebook"),
)

MANDATES = (
    _other(  # a table may hold the account and nothing of the bank
        regex=r"^ {0,40}(?P<v>(?=[0-9A-Za-z /-]{0,12}[0-9]{3})[0-9A-Za-z](?:[ /-]?[0-9A-Za-z]){5,33}) {0,40}$",
        score=0.6,
        names=listed(
            "bank account, bank account number, bank account no, bank acc, bank acct, bban, beneficiary account, beneficiary account "
            "number, payee account, payee account number, payout account, salary account, giro account, building society account, "
            "building society roll number, kontonummer, bankkonto, numero de compte, numero compte, compte bancaire, rib, cuenta bancaria, "
            "numero de cuenta, conto corrente, numero conto, conta bancaria, rekeningnummer, bankrekening, numer konta, numer rachunku, "
            "tilinumero, bankszamlaszam"
        ),
        need="name",
        kinds=WORDS,
    ),
    _other(
        regex=r"(?<![A-Za-z])(?:bank|savings|current|checking|building society|payee(?:'s)?|beneficiary(?:'s)?) (?:account|acct?|a/c)"
        r"(?: (?:number|no\.?|num))?(?: is| was)?[ :#=]{1,3}(?P<v>[0-9](?:[ -]?[0-9]){5,16})(?![0-9A-Za-z]|[.,/-][0-9])",
        flags=re.IGNORECASE,
        score=0.7,
    ),
    _other(
        title="Last digits of a bank account",
        category="pay.method",
        regex=r"(?<![A-Za-z])(?:account|acct?|a/c|iban)(?: (?:number|no\.?))? ?(?:(?:ending|ends|that ends) (?:in|with) |[*xX•●.]{2,18} ?)"
        r"(?P<v>[0-9]{3,4})(?![0-9A-Za-z]|[.,/-][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
        sources=("PCI DSS glossary, truncation", "Payment Services Regulations 2017 reg 2(1), unique identifier"),
    ),
    _mandate(
        names=listed(
            "mandate, mandate ref, mandate reference, mandate id, direct debit reference, direct debit ref, "
            "dd reference, dd ref, ddi ref, ddi reference, "
            "direct debit mandate, bacs reference, sepa mandate"
        ),
        score=0.7,
        need="name",
        kinds=WORDS,
    ),
    _mandate(
        regex=r"(?<![A-Za-z])(?:(?:direct debit|sepa|dd) )?(?:mandate|instruction|debit|ddi?|umr) ?(?:ref(?:erence)?|id|no|number)?\.?"
        r"(?: is)?[ :#=]{1,3}(?![0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4}(?![A-Z0-9/-]))"
        r"(?P<v>(?=[A-Z0-9/-]{0,30}[0-9]{3})[A-Z0-9][A-Z0-9/-]{5,34})(?![A-Za-z0-9])",
        flags=re.IGNORECASE,
        score=0.5,
        context=listed(
            "direct debit, direct debit mandate, dd mandate, mandate reference, mandate ref, sepa, sepa mandate, bacs, ddi, umr"
        ),
        need="context",
    ),
)
