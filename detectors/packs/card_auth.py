"""What authorises a payment by card and must not be kept once it is made: security codes, magnetic stripes, PINs."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.card_checks import track
from detectors.packs.cards import BEHIND, BRANDS, MONTH, PCI
from detectors.packs.listed import WORDS, listed
from detectors.packs.noted import PIN_DERIVED
from scanner.pattern import Pattern

_code = partial(Pattern, entity="CARD_SECURITY_CODE", title="Card security code", category="pay.card_auth", mask="none", sources=PCI)
_pin = partial(Pattern, entity="CARD_PIN", title="Card PIN", category="pay.card_auth", mask="none", sources=(*PCI, "ISO 9564-1"))
_IS = r"(?:[\s:=#,\"'(\[-]|is|was|are|as|number|no|code|its|it's|of|on|the|my|card|he|she|they|read|out|gave|said|quoted|given|\.){0,10}"
_CODE = r"(?P<v>[0-9]{3,4})(?![0-9A-Za-z]|[./,-][0-9])"

CARD_AUTH = (
    _code(  # these words mean the code and nothing else
        regex=r"(?<![A-Za-z])(?:cvv2?|cvc2?|cvn2?|cav2|card (?:verification|validation) (?:code|value|number)|"
        r"card(?:'s)? security (?:code|number)|"
        r"(?:three|3|last three|last 3|final three) (?:digits |numbers )?(?:on|from|off|at) "
        r"(?:(?:the|your|my) )?(?:back|reverse|rear|signature strip)(?: of (?:the|your|my) card)?|back of (?:the|your|my) card|"
        rf"(?:expir[a-z]{{1,6}}|valid (?:to|thru|until)) [0-9/ -]{{4,9}}[a-z ,;.]{{1,20}}security (?:code|number)){_IS}{_CODE}",
        flags=re.IGNORECASE,
        score=0.8,
    ),
    _code(  # these may mean a door, a one-time password, a security of a stock exchange
        regex=rf"(?<![A-Za-z])(?<!social )(?:security[ _-]?(?:code|number|digits)|csc|cid|4dbc|signature strip|"
        rf"(?:karten)?prüf(?:ziffer|nummer)|crypto(?:gramme)?(?: visuel)?|code de sécurité|código de seguridad|codice di sicurezza|"
        rf"beveiligingscode){_IS}{_CODE}",
        flags=re.IGNORECASE,
        score=0.6,
        context=(*BRANDS, *listed("long number, payment, expiry date, expires end, back of, on the back, signature strip")),
        unless=listed("door, alarm, gate, otp"),
        need="context",
    ),
    _code(  # behind the number itself and the date that it expires
        regex=rf"{BEHIND}(?:{MONTH}|(?:0[1-9]|1[0-2])[2-4][0-9])[ \t,;|/]{{1,3}}{_CODE}",
        score=0.8,
    ),
    _code(  # a numeric column takes the leading zeros away
        regex=r"^ {0,40}(?P<v>[0-9]{2,4}) {0,40}$",
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
        sources=("ISO/IEC 7813", "EMV Book 3, tag 57", *PCI),
    ),
    _pin(  # a PIN opens phones and doors too
        regex=r"(?<![A-Za-z])pin(?: number| code| no\.?)?(?: (?:for|to|of) (?:the|my|your|his|her) card)?(?: is| was| ?:| ?=| -|(?= (?!19|"
        r"20)[0-9]{4}(?![0-9])))"
        r"[ \t]{0,3}(?P<v>[0-9]{4,6}|[0-9](?:[ -][0-9]){3})(?![0-9A-Za-z]|[./-][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
        context=listed("card, debit, credit, atm, cash machine, cashpoint, bank, visa, mastercard, chip and pin"),
        unless=listed("door, alarm, gate, voicemail"),
        need="context",
    ),
    _pin(names=listed("card pin, atm pin, debit pin, pin block, card pin block") + PIN_DERIVED, score=0.8, need="name", kinds=WORDS),
    _pin(
        names=listed("pin"),
        unless=listed("gpio, map, board, chip, pinout, sim pin"),
        score=0.7,
        need="beside",
        beside="CREDIT_CARD",
        kinds=WORDS,
    ),
)
