"""Payment cards: their numbers, whole and cut, and expiry dates."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.card_checks import card, plain_card, test_card, truncated
from detectors.packs.listed import WORDS, listed
from detectors.packs.noted import CARD_EXPIRIES
from scanner.pattern import Pattern

PCI = ("PCI DSS 4.0.1 requirement 3", "PCI DSS glossary")
BRANDS = listed(
    "card, card number, card no, credit, debit, visa, mastercard, master card, amex, american express, maestro, discover, diners, jcb, "
    "unionpay, rupay, dankort, elo, hipercard, verve, troy, uatp, kreditkarte, kartennummer, carte bancaire, carte bleue, numéro de carte, "
    "tarjeta, carta di credito, numero carta, cartão, kaartnummer, creditcard, kortnummer, karta, numer karty, luottokortti, kártya"
)
_card = partial(
    Pattern,
    entity="CREDIT_CARD",
    title="Payment card number",
    category="pay.card",
    context=(*BRANDS, *listed("pan, long number, pay, payment, cvv, cvc, expiry, expires")),
    unless=listed(
        "imei, iccid, sim number, serial number, gtin, ean, barcode, isbn, tracking number, parcel number, timestamp, "
        "created at, updated at, trace id, message id, "
        "gift card, loyalty card, library card, health card, identity card, id card, tacho card, tachograph card, smart card, access card, "
        "swipe card, fuel card, membership card, student card, travel card, order id, order no, order number, transaction id"
    ),
    test=test_card,
    mask="last4",
    sources=("ISO/IEC 7812-1", *PCI),
)
_NUMBERS = listed(
    "card number, card no, credit card, credit card number, debit card, debit card number, card pan, pan, cc number, cc num, ccnum, "
    "primary account number, payment card, bank card, funding pan, kartennummer, kreditkarte, kreditkartennummer, numero de carte, "
    "numero carte, carte bancaire, numero de tarjeta, numero tarjeta, tarjeta de credito, numero carta, carta di credito, kaartnummer, "
    "numero do cartao, kortnummer, numer karty"
)
_expiry = partial(Pattern, entity="CARD_EXPIRY", title="Expiry date of a payment card", category="pay.card", mask="none", sources=PCI)
_last4 = partial(Pattern, entity="CARD_LAST4", title="Last digits of a payment card", category="pay.method", mask="last4", sources=PCI)

_LEFT = r"(?<![0-9A-Za-z_+])(?<![0-9][.-])"
_RIGHT = r"(?![0-9A-Za-z_]|[.-][0-9])"
_OTHERS = (
    "order |rder: |rder #|rder no |rder number |invoice |nvoice: |nvoice #|ref |ref: |"
    "reference |eference: |id |id: |id=|ID |ID: |tracking |/"
)
_NO_CARD = "".join(f"(?<!{re.escape(words)})" for words in _OTHERS.split("|"))
_MASK = "[*xX•●∙#]"
MONTH = r"(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9](?![0-9A-Za-z/-]|\.[0-9])"
#: What stands behind a number of a card, and separators.
BEHIND = r"(?<![0-9])[2-6](?:[ -]?[0-9]){12,18}[ \t,;|]{1,3}"
_NAMED = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}[ /-](?:20)?[2-4][0-9](?![0-9A-Za-z/-]|\.[0-9])"
#: "Valid until" in other languages.
_UNTIL = (
    "validade|vencimento|vencimiento|caduca|caducidad|gültig bis|ablaufdatum|valable jusqu'au|date d'expiration|expire (?:le|fin)|scadenza|"
    "scade|geldig tot|vervaldatum|wazna do|data waznosci|son kullanma|utløpsdato|utgångsdatum|udløbsdato"
)

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
        rf"valid (?:thru|through|until|to)|good thru|mm ?/ ?yy|{_UNTIL})"
        rf"[\"' :=.-]{{0,4}}(?P<v>{MONTH}|{_NAMED}|(?:(?:0[1-9]|1[0-2])[2-4][0-9]|[2-4][0-9](?:0[1-9]|1[0-2]))(?![0-9A-Za-z/-]|\.[0-9]))",
        flags=re.IGNORECASE,
        score=0.6,
        context=(  # a visa to live somewhere expires, too
            *(brand for brand in BRANDS if brand != "visa"),
            *listed(
                "visa card, visa debit, visa credit, visa ending, visa number, visa no, security code, cvv, cvc, cvv 2, cvc 2, pan, "
                "valid thru, cardholder"
            ),
        ),
        need="context",
    ),
    _expiry(  # behind the number itself
        regex=rf"{BEHIND}(?P<v>{MONTH}|(?:0[1-9]|1[0-2])[,;|](?:20)?[2-4][0-9](?![0-9]))",
        score=0.8,
    ),
    _expiry(
        regex=r"^ {0,40}(?P<v>(?:0?[1-9]|1[0-2]) ?[/. -]? ?(?:20)?[2-4][0-9]|"
        r"20[2-4][0-9] ?[/. -]? ?(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?) {0,40}$",
        score=0.6,
        names=listed(
            "card expiry, card exp, card expiry date, card expiration, card expiration date, card exp date, cc exp, cc expiry, "
            "card valid to, card expires, credit card expiry, card exp month, card exp year, card expiry month, card expiry year, "
            "cc exp month, cc exp year"
        ),
        need="name",
        kinds=("text", "date", "integer"),
    ),
    _expiry(  # a column of them, whatever its name, beside one of cards
        regex=r"^ {0,40}(?P<v>(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9]) {0,40}$",
        unless=listed(
            "medical, passport, visa, licence, insurance, contract, certificate, policy, permit, membership, subscription, mot, tax, "
            "period, created, statement, invoice"
        ),
        score=0.5,
        need="beside",
        beside="CREDIT_CARD",
    ),
    _expiry(
        names=listed(
            "expiry, expiry date, expires, exp, exp date, exp month, exp year, expiry month, expiry year, expiration, "
            "expiration date, valid to"
        )
        + CARD_EXPIRIES,
        unless=listed(
            "medical, passport, visa, licence, insurance, contract, certificate, policy, permit, membership, subscription, mot, tax"
        ),
        score=0.6,
        need="beside",
        beside="CREDIT_CARD",
        kinds=("text", "date", "integer"),
    ),
    _expiry(  # in columns of their own
        names=listed("card exp month, card exp year, card expiry month, card expiry year, card expiration month, card expiration year"),
        score=0.6,
        need="name",
        kinds=("text", "integer"),
    ),
    _last4(
        regex=rf"(?:(?:card|[Vv]isa|[Mm]aster[Cc]ard|[Aa]mex|American Express|[Mm]aestro|debit|credit) (?:number )?"
        rf"(?:ending|ends|that ends)(?: in| with)?|[Ll]ast (?:four|4)(?: digits| numbers)?(?: of| on)?(?: (?:the|my|his|her|their|"
        rf"your|that))?(?: (?:(?:debit|credit) )?card)?(?: are| is| was|:)?|(?:{_MASK}{{4}}[ -]?){{1,4}}|"
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
    _last4(  # a whole number masked in its groups: sixteen places, or the fifteen of American Express
        title="Truncated payment card number",
        regex=rf"(?<![0-9A-Za-z_+*#•●∙])"
        rf"(?P<v>(?:(?:{_MASK}{{4}}[ -]){{3}}|{_MASK}{{12}}|{_MASK}{{4}}[ -]{_MASK}{{6}}[ -]{_MASK}|{_MASK}{{11}})"
        r"[0-9]{4})(?![0-9A-Za-z_])",
        score=0.6,
    ),
    _last4(  # four digits say nothing but under such a name
        regex=r"^ {0,40}(?P<v>[0-9]{4}) {0,40}$",
        score=0.6,
        names=listed(
            "last 4, last four, last 4 digits, last four digits, card last 4 digits, card last four, card ending, card ends, cc last 4, "
            "card suffix, pan last 4, pan suffix, last digits"
        ),
        unless=listed("ssn, social security, phone last, nino, imei, account last, iban last, bank last"),
        need="name",
        kinds=WORDS,
    ),
)
