"""How somebody pays: cards with what authorises them, provider tokens, coins, sums; with bank accounts."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.bank import BANK
from detectors.packs.checks import card, test_card, track
from detectors.packs.coins import ether_address
from detectors.packs.listed import ANY, PERSONAL, PRODUCTS, WORDS, listed
from detectors.packs.tokens import bitcoin_address
from scanner.pattern import Pattern

_PCI = ("PCI DSS 4.0.1 requirement 3", "PCI DSS glossary")
_card = partial(
    Pattern,
    entity="CREDIT_CARD",
    title="Payment card number",
    category="pay.card",
    valid=card,
    chance=0.06,
    context=listed("card, card number, credit, debit, visa, mastercard, amex, american express, maestro, pan, long number, pay, payment"),
    unless=listed(
        "imei, iccid, sim, serial, gtin, ean, barcode, isbn, tracking, parcel, timestamp, created at, updated at, trace id, message id"
    ),
    kinds=WORDS,
    test=test_card,
    mask="last4",
    sources=("ISO/IEC 7812-1", *_PCI),
)
_CARD_NUMBERS = listed(
    "card number, card no, credit card, credit card number, debit card, debit card number, card pan, pan, cc number, cc num, ccnum"
)
_expiry = partial(Pattern, entity="CARD_EXPIRY", title="Expiry date of a payment card", category="pay.card", mask="none", sources=_PCI)
_code = partial(Pattern, entity="CARD_SECURITY_CODE", title="Card security code", category="pay.card_auth", mask="none", sources=_PCI)
_pin = partial(
    Pattern, entity="CARD_PIN", title="Card PIN", category="pay.card_auth", kinds=WORDS, mask="none", sources=(*_PCI, "ISO 9564-1")
)
_last4 = partial(Pattern, entity="CARD_LAST4", title="Last digits of a payment card", category="pay.method", mask="last4", sources=_PCI)
_crypto = partial(Pattern, entity="CRYPTO", title="Cryptocurrency address", category="pay.method", shape=True)
_money = partial(
    Pattern, entity="MONEY_AMOUNT", title="Sum of money paid or owed", category="pay.transaction", mask="none", sources=PERSONAL
)
_IS = r"(?:[\s:=#,\"'(\[-]|is|was|number|no|code|its|it's|of|the|my|\.){0,10}"

DETECTORS = (
    *BANK,
    _card(
        regex=r"(?<![0-9A-Za-z_+])(?<![0-9]\.)(?P<v>[2-68][0-9]{13,18}|4[0-9]{12}|[2-68][0-9]{3}(?:[ .-][0-9]{4}){3}|"
        r"3[0-9]{3}[ .-][0-9]{6}[ .-][0-9]{4,5})"
        r"(?![0-9A-Za-z_])(?!\.[0-9])",
        score=0.6,
        kinds=("text",),
        names=_CARD_NUMBERS,
    ),
    _card(  # among bare numbers a check digit is luck: the name or the whole column must say so
        regex=r"^(?P<v>[2-68][0-9]{13,18}|4[0-9]{12})$",
        score=0.5,
        names=_CARD_NUMBERS,
        need="context",
        kinds=("integer",),
    ),
    _card(  # 12 and 13 digits, and 17-19 in groups: rare, and long references look like them
        regex=r"(?<![0-9A-Za-z_+])(?<![0-9]\.)(?P<v>[4-68][0-9]{3}(?:[ .-][0-9]{4}){3}[ .-][0-9]{1,3}|[4-6][0-9]{5}[ .-][0-9]{12,13}|"
        r"[56][0-9]{11,12}|[56][0-9]{3}(?:[ .-][0-9]{4}){2}(?![ .-][0-9]))(?![0-9A-Za-z_])(?!\.[0-9])",
        score=0.4,
        need="context",
    ),
    _expiry(
        regex=r"(?<![0-9A-Za-z/.-])(?P<v>(?:0[1-9]|1[0-2])(?: ?[/-] ?)(?:20)?[2-4][0-9])(?![0-9A-Za-z/.-])",
        score=0.6,
        context=listed("expiry, expires, exp, valid thru, valid to, valid until, expiration"),
        names=listed(
            "card expiry, card exp, card expiry date, card expiration, card exp date, cc exp, cc expiry, card valid to, card expires"
        ),
        need="context",
        kinds=("text", "date", "integer"),
    ),
    _expiry(
        names=listed(
            "expiry, expiry date, expires, exp, exp date, exp month, exp year, expiry month, expiry year, expiration, "
            "expiration date, valid to"
        ),
        score=0.6,
        need="beside",
        beside="CREDIT_CARD",
        kinds=("text", "date", "integer"),
    ),
    _last4(
        regex=r"(?:card (?:number )?(?:ending|ends)(?: in| with)?|(?:[*xX•#]{4}[ -]?){1,4})[ :-]{0,2}(?P<v>[0-9]{4})(?![0-9A-Za-z])",
        score=0.5,
        context=listed("card, visa, mastercard, amex, debit, credit, payment"),
        need="context",
    ),
    _last4(  # four digits say nothing but under such a name
        regex=r"^[0-9]{4}$",
        score=0.6,
        names=listed(
            "last 4, last four, last 4 digits, last four digits, card last 4 digits, card ending, card ends, cc last 4, card suffix"
        ),
        need="name",
        kinds=WORDS,
    ),
    _code(  # these words mean the code and nothing else
        regex=r"(?<![A-Za-z])(?:cvv2?|cvc2?|card verification (?:code|value)|card security code|three (?:digits |numbers )?on the back|"
        rf"last three digits|back of (?:the|your|my) card){_IS}(?P<v>[0-9]{{3,4}})(?![0-9A-Za-z]|[./-][0-9])",
        flags=re.IGNORECASE,
        score=0.8,
    ),
    _code(  # these may mean a door or a one-time password
        regex=rf"(?<![A-Za-z])(?:security (?:code|number)|csc|cid|signature strip){_IS}(?P<v>[0-9]{{3,4}})(?![0-9A-Za-z]|[./-][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
        unless=listed("door, alarm, gate"),
    ),
    _code(
        regex=r"(?<![0-9A-Za-z.])(?P<v>[0-9]{3,4})(?![0-9A-Za-z]|\.[0-9])",
        score=0.7,
        names=listed(
            "cvv, cvv 2, cvc, cvc 2, csc, card security code, card verification value, card verification code, "
            "cvv code, cvc code, card code"
        ),
        need="name",
        kinds=WORDS,
    ),
    Pattern(
        entity="CARD_TRACK",
        title="Magnetic stripe of a payment card",
        category="pay.card_auth",
        also=("pay.card",),
        regex=r"(?P<v>%B[0-9]{12,19}\^[^^\n?]{2,26}\^[0-9]{7}[^?\n]{0,60}\?|;[0-9]{12,19}=[0-9]{7,40}\?)",
        valid=track,
        chance=0.06,
        score=0.95,
        context=listed("track, swipe, magnetic, stripe"),
        names=listed("track 1, track 2, track data, magstripe, card track"),
        mask="none",
        sources=("ISO/IEC 7813", *_PCI),
    ),
    _pin(names=listed("card pin, atm pin, debit pin, pin block, card pin block"), score=0.8, need="name"),
    _pin(names=listed("pin"), unless=listed("gpio, map, board, chip, pinout, sim"), score=0.7, need="beside", beside="CREDIT_CARD"),
    Pattern(
        entity="PAYMENT_TOKEN",
        title="Token of a payment provider",
        category="pay.method",
        regex=r"(?<![A-Za-z0-9_-])(?P<v>(?:tok|pm|card|src|cus|ba|pi|seti|sub|ch|py|mandate)_[A-Za-z0-9]{12,40}|(?:CU|BA|MD)0[0-9A-Z]{11}|"
        r"B-[0-9A-Z]{17})(?![A-Za-z0-9_-])",
        valid=lambda text: any(c.isdigit() for c in text) and any(c.isalpha() for c in text[4:]),
        score=0.8,
        context=listed("stripe, gocardless, paypal, payment, customer, card"),
        names=listed(
            "payment token, card token, payment method id, stripe customer id, stripe id, payment method token, "
            "stripe customer, vault token"
        ),
        mask="all",
        sources=("docs.stripe.com/api", "developer.gocardless.com/api-reference", "developer.paypal.com/api/rest"),
    ),
    _crypto(
        regex=r"(?<![A-Za-z0-9/+=])(?P<v>[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[ac-hj-np-z02-9]{11,71})(?![A-Za-z0-9/+=])",
        valid=bitcoin_address,
        chance=1e-9,
        score=0.9,
        context=listed("bitcoin, btc, wallet, crypto"),
        names=listed("btc address, bitcoin address, wallet address, crypto address, wallet"),
        sources=("BIP 13", "BIP 173", "BIP 350"),
    ),
    _crypto(
        regex=r"(?<![A-Za-z0-9])(?P<v>0x[0-9a-fA-F]{40})(?![0-9A-Za-z])",
        valid=ether_address,
        score=0.5,
        context=listed("ethereum, ether, eth, wallet, crypto, usdt, erc"),
        names=listed("eth address, ethereum address"),
        need="context",
        sources=("ERC-55",),
    ),
    _money(
        names=listed(
            "amount paid, paid amount, payment amount, refund amount, refunded amount, invoice amount, invoice total, "
            "transaction amount, amount due, "
            "amount charged, charge amount, vat amount, amount owed, balance due, outstanding balance, donation amount, payment total"
        ),
        unless=(*PRODUCTS, "budget", "forecast"),
        score=0.5,
        need="name",
        kinds=ANY,
    ),
    _money(  # a price by itself is nobody's
        regex=r"(?<![0-9A-Za-z])(?P<v>(?:[£€$]|GBP ?|EUR ?|USD ?)[0-9]{1,3}(?:,?[0-9]{3}){0,4}(?:\.[0-9]{2})?)(?![0-9]|\.[0-9])",
        unless=(*PRODUCTS, "budget", "price", "tariff", "forecast"),
        score=0.5,
        context=listed("paid, pay, owed, owe, refund, refunded, invoice, charged, transaction, balance, instalment, donation"),
        need="beside",
        beside="PERSON",
    ),
)
