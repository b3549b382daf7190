"""Payment cards: their numbers, whole and cut; expiry dates; what authorises a payment and must not be kept."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.card_checks import card, plain_card, test_card, track, truncated
from detectors.packs.listed import WORDS, listed
from scanner.pattern import Pattern

_PCI = ("PCI DSS 4.0.1 requirement 3", "PCI DSS glossary")
_SCHEMES = listed(
    "card, card number, card no, credit, debit, visa, mastercard, master card, amex, american express, maestro, discover, diners, jcb, "
    "unionpay, rupay, dankort, elo, hipercard, verve, troy, uatp, kreditkarte, kartennummer, carte bancaire, carte bleue, numéro de carte, "
    "tarjeta, carta di credito, numero carta, cartão, kaartnummer, creditcard, kortnummer, karta, numer karty, luottokortti, kártya"
)
_card = partial(
    Pattern,
    entity="CREDIT_CARD",
    title="Payment card number",
    category="pay.card",
    context=(*_SCHEMES, *listed("pan, long number, pay, payment, cvv, cvc, expiry, expires")),
    unless=listed(
        "imei, iccid, sim number, serial number, gtin, ean, barcode, isbn, tracking number, parcel number, timestamp, "
        "created at, updated at, trace id, message id, "
        "gift card, loyalty card, library card, order id, order no, order number, transaction id"
    ),
    test=test_card,
    mask="last4",
    sources=("ISO/IEC 7812-1", *_PCI),
)
_NUMBERS = listed(
    "card number, card no, credit card, credit card number, debit card, debit card number, card pan, pan, cc number, cc num, ccnum, "
    "primary account number, payment card, bank card, funding pan, kartennummer, kreditkarte, kreditkartennummer, numero de carte, "
    "numero carte, carte bancaire, numero de tarjeta, numero tarjeta, tarjeta de credito, numero carta, carta di credito, kaartnummer, "
    "numero do cartao, kortnummer, numer karty"
)
_expiry = partial(Pattern, entity="CARD_EXPIRY", title="Expiry date of a payment card", category="pay.card", mask="none", sources=_PCI)
_code = partial(Pattern, entity="CARD_SECURITY_CODE", title="Card security code", category="pay.card_auth", mask="none", sources=_PCI)
_pin = partial(Pattern, entity="CARD_PIN", title="Card PIN", category="pay.card_auth", mask="none", sources=(*_PCI, "ISO 9564-1"))
_last4 = partial(Pattern, entity="CARD_LAST4", title="Last digits of a payment card", category="pay.method", mask="last4", sources=_PCI)

_LEFT = r"(?<![0-9A-Za-z_+])(?<![0-9][.-])"
_RIGHT = r"(?![0-9A-Za-z_]|[.-][0-9])"
_OTHERS = (
    "order |rder: |rder #|rder no |rder number |invoice |nvoice: |nvoice #|ref |ref: |"
    "reference |eference: |id |id: |id=|ID |ID: |tracking |/"
)
_NO_CARD = "".join(f"(?<!{re.escape(words)})" for words in _OTHERS.split("|"))
_MASK = "[*xX•●∙#]"
_MONTH = r"(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9](?![0-9A-Za-z/-]|\.[0-9])"
_IS = r"(?:[\s:=#,\"'(\[-]|is|was|number|no|code|its|it's|of|the|my|\.){0,10}"
_CODE = r"(?P<v>[0-9]{3,4})(?![0-9A-Za-z]|[./,-][0-9])"

CARDS = (
    _card(
        regex=rf"{_LEFT}{_NO_CARD}(?P<v>[456][0-9]{{15}}|2[2-7][0-9]{{14}}|3[47][0-9]{{13}}|3[0689][0-9]{{12}}|35[0-9]{{14}}|62[0-9]{{17}}){_RIGHT}",
        valid=plain_card,
        chance=0.06,
        score=0.6,
        names=_NUMBERS,
    ),
    _card(  # in groups as cards print them; not a piece of a longer row of groups (an IBAN, a table of numbers)
        regex=rf"{_LEFT}(?<![A-Z]{{2}}[0-9]{{2}} )(?<![0-9A-Fa-f]{{4}} )(?P<v>[2-6][0-9]{{3}}(?:[ .-][0-9]{{4}}){{3}}|"
        rf"3[0-9]{{3}}[ .-][0-9]{{6}}[ .-][0-9]{{4,5}}){_RIGHT}(?! [0-9A-Fa-f]{{4}}(?![0-9A-Za-z/]))",
        valid=plain_card,
        chance=0.06,
        score=0.6,
        names=_NUMBERS,
    ),
    _card(  # rarer ranges, lengths and groupings: references and row numbers look like them
        regex=rf"{_LEFT}(?P<v>[1-689][0-9]{{11,18}}|[2-689][0-9]{{3}}(?:[ .-][0-9]{{4}}){{2,3}}(?:[ .-][0-9]{{1,3}})?|"
        rf"[56][0-9]{{5}}[ .-][0-9]{{10,13}}|3[0-9]{{3}}[ .-][0-9]{{6}}[ .-][0-9]{{4,5}}){_RIGHT}",
        valid=card,
        chance=0.07,
        score=0.4,
        need="context",
        names=_NUMBERS,
    ),
    _card(  # among bare numbers a check digit is luck: the name or the whole column must say so
        regex=r"^(?P<v>[1-689][0-9]{11,18})$",
        valid=card,
        chance=0.07,
        score=0.5,
        names=_NUMBERS,
        need="context",
        kinds=("integer",),
    ),
    _expiry(  # medicines, coupons and passports expire as well
        regex=rf"(?<![A-Za-z])(?:exp(?:iry|iration|ires|ir(?:y|es) on|d)?\.?(?: ?date)?|"
        rf"valid (?:thru|through|until|to)|good thru|mm ?/ ?yy)"
        rf"[\"' :=.-]{{0,4}}(?P<v>{_MONTH}|(?:0[1-9]|1[0-2])[2-4][0-9](?![0-9A-Za-z/-]|\.[0-9]))",
        flags=re.IGNORECASE,
        score=0.6,
        context=(*_SCHEMES, *listed("security code, cvv, cvc, cvv 2, cvc 2, pan, valid thru, cardholder")),
        need="context",
    ),
    _expiry(  # behind the number itself
        regex=rf"(?<![0-9])[2-6](?:[ -]?[0-9]){{12,18}}[ \t,;|]{{1,3}}(?P<v>{_MONTH}|(?:0[1-9]|1[0-2])[,;|](?:20)?[2-4][0-9](?![0-9]))",
        score=0.6,
    ),
    _expiry(
        regex=r"^(?P<v>(?:0?[1-9]|1[0-2]) ?[/. -]? ?(?:20)?[2-4][0-9]|20[2-4][0-9] ?[/. -]? ?(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)$",
        score=0.6,
        names=listed(
            "card expiry, card exp, card expiry date, card expiration, card expiration date, card exp date, cc exp, cc expiry, "
            "card valid to, card expires, credit card expiry"
        ),
        need="name",
        kinds=("text", "date", "integer"),
    ),
    _expiry(
        names=listed(
            "expiry, expiry date, expires, exp, exp date, exp month, exp year, expiry month, expiry year, expiration, "
            "expiration date, valid to, card exp month, card exp year"
        ),
        score=0.6,
        need="beside",
        beside="CREDIT_CARD",
        kinds=("text", "date", "integer"),
    ),
    _last4(
        regex=rf"(?:(?:card|[Vv]isa|[Mm]aster[Cc]ard|[Aa]mex|American Express|[Mm]aestro|debit|credit) (?:number )?"
        rf"(?:ending|ends|that ends)(?: in| with)?|(?:{_MASK}{{4}}[ -]?){{1,4}}|"
        rf"(?:card|[Vv]isa|VISA|[Mm]aster[Cc]ard|[Aa]mex|[Mm]aestro|debit|credit) "
        rf"(?:no\.? |number )?\(?(?:[*xX]{{1,4}}|\.{{2,4}}|…|·{{2,4}}))"
        rf"[ :-]{{0,2}}(?P<v>[0-9]{{4}})(?![0-9A-Za-z])",
        score=0.5,
        context=listed("card, visa, mastercard, amex, american express, maestro, debit, credit, discover, diners, jcb"),
        need="context",
    ),
    _last4(  # PCI DSS 3.4.1: at most the issuer's digits and the last four are shown
        title="Truncated payment card number",
        regex=rf"(?<![0-9A-Za-z_+*])(?P<v>[2-6][0-9]{{5}}(?:{_MASK}{{3,9}})[0-9]{{4}}|"
        rf"[2-6][0-9]{{3}}[ -][0-9]{{2}}{_MASK}{{2}}[ -]{_MASK}{{4}}[ -][0-9]{{4}}|[2-6][0-9]{{3}}(?:[ -]{_MASK}{{4}}){{2}}[ -][0-9]{{4}})"
        r"(?![0-9A-Za-z_])",
        valid=truncated,
        score=0.8,
    ),
    _last4(  # four digits say nothing but under such a name
        regex=r"^[0-9]{4}$",
        score=0.6,
        names=listed(
            "last 4, last four, last 4 digits, last four digits, card last 4 digits, card last four, card ending, card ends, cc last 4, "
            "card suffix, pan last 4, pan suffix, last digits"
        ),
        unless=listed("ssn, social security, phone last, nino, imei, account last, iban last, bank last"),
        need="name",
        kinds=WORDS,
    ),
    _code(  # these words mean the code and nothing else
        regex=r"(?<![A-Za-z])(?:cvv2?|cvc2?|cvn2?|cav2|card (?:verification|validation) (?:code|value|number)|"
        r"card(?:'s)? security (?:code|number)|"
        r"(?:three|3|last three|last 3|final three) (?:digits |numbers )?(?:on|from|off) the (?:back|reverse|signature strip)"
        r"(?: of (?:the|your|my) card)?|back of (?:the|your|my) card|"
        rf"(?:expir[a-z]{{1,6}}|valid (?:to|thru|until)) [0-9/ -]{{4,9}}[a-z ,;.]{{1,20}}security (?:code|number)){_IS}{_CODE}",
        flags=re.IGNORECASE,
        score=0.8,
    ),
    _code(  # these may mean a door, a one-time password, a security of a stock exchange
        regex=rf"(?<![A-Za-z])(?:security (?:code|number|digits)|csc|cid|signature strip){_IS}{_CODE}",
        flags=re.IGNORECASE,
        score=0.6,
        context=(*_SCHEMES, *listed("long number, payment, expiry date, expires end, back of, on the back, signature strip")),
        unless=listed("door, alarm, gate, otp"),
        need="context",
    ),
    _code(  # a numeric column takes the leading zeros away
        regex=r"^(?P<v>[0-9]{2,4})$",
        score=0.7,
        names=listed(
            "cvv, cvv 2, cvc, cvc 2, cvn, csc, card security code, card verification value, card verification code, cvv code, cvc code, "
            "card cvv, card cvc, cvv number"
        ),
        need="name",
        kinds=WORDS,
    ),
    Pattern(
        entity="CARD_TRACK",
        title="Magnetic stripe of a payment card",
        category="pay.card_auth",
        also=("pay.card",),
        regex=r"(?P<v>%?B[0-9]{12,19}\^[^^\n?]{2,26}\^[0-9]{7}[^?\n^\"',;]{0,60}\??|(?<![0-9A-Za-z]);?[0-9]{12,19}[=D][0-9]{7,24}F?\??)(?![0-9A-Za-z])",
        valid=track,
        chance=0.01,
        score=0.95,
        context=listed("track, swipe, magnetic, stripe"),
        names=listed("track 1, track 2, track data, magstripe, card track, track 1 data, track 2 data, track 2 equivalent data, emv data"),
        mask="none",
        sources=("ISO/IEC 7813", "EMV Book 3, tag 57", *_PCI),
    ),
    _pin(  # a PIN opens phones and doors too
        regex=r"(?<![A-Za-z])pin(?: number| code| no\.?)?(?: (?:for|to|of) (?:the|my|your|his|her) card)?(?: is| was| ?:| ?=| -)"
        r"[ \t]{0,3}(?P<v>[0-9]{4,6}|[0-9](?:[ -][0-9]){3})(?![0-9A-Za-z]|[./-][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
        context=listed("card, debit, credit, atm, cash machine, cashpoint, bank, visa, mastercard, chip and pin"),
        unless=listed("door, alarm, gate, voicemail"),
        need="context",
    ),
    _pin(names=listed("card pin, atm pin, debit pin, pin block, card pin block"), score=0.8, need="name", kinds=WORDS),
    _pin(
        names=listed("pin"),
        unless=listed("gpio, map, board, chip, pinout, sim pin"),
        score=0.7,
        need="beside",
        beside="CREDIT_CARD",
        kinds=WORDS,
    ),
)
