"""How to reach somebody: e-mail, telephone, postal address."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.checks import postcode, test_postcode
from detectors.packs.listed import PERSONAL, PRODUCTS, listed
from detectors.packs.phones import dialable, drama, phone
from detectors.packs.tokens import email, example_email
from scanner.pattern import Pattern

_phone = partial(
    Pattern,
    entity="PHONE_NUMBER",
    title="Telephone number",
    category="contact.phone",
    context=listed("phone, telephone, tel, mobile, mob, call, ring, text, sms, whatsapp, fax, contact number, landline, reach me, msisdn"),
    test=drama,
    mask="last3",
    shape=True,
    sources=("Ofcom National Telephone Numbering Plan", "ITU-T E.164", "Ofcom, telephone numbers for use in TV and radio drama"),
)
_postcode = partial(
    Pattern,
    entity="UK_POSTCODE",
    title="Postcode",
    category="contact.address",
    valid=postcode,
    context=listed("postcode, post code, postal code, zip, address, live, lives, deliver, delivery, road, street, house"),
    unless=(
        *PRODUCTS,
        *listed("part, part no, part number, serial, batch, model, version, firmware, size, grade, gauge, colour, hash, commit"),
    ),
    test=test_postcode,
    mask="outward",
    sources=("BS 7666-2", "Royal Mail Postcode Address File, format of postcodes"),
)
_address = partial(
    Pattern,
    entity="STREET_ADDRESS",
    title="Postal address",
    category="contact.address",
    unless=listed(
        "email, e mail, ip, mac, web, website, wallet, url, memory, host, server, listen, bind, contract, network, bluetooth, btc, eth"
    ),
    mask="none",
    sources=(*PERSONAL, "BS 7666-2"),
)

_NOT_A_CALL = listed(
    "sku, isbn, ean, barcode, gtin, order, order no, invoice, sort code, iban, nhs, utr, vat, uprn, imei, imsi, iccid, card, tracking"
)
_CALLED = listed(
    "phone, phone number, telephone, telephone number, tel, tel no, telno, mobile, mobile number, mob, cell, "
    "cellphone, msisdn, landline, fax, fax number, "
    "whatsapp, contact number, phone home, phone work, phone mobile, daytime telephone, evening telephone, home tel, "
    "work tel, home phone, work phone"
)
_GAP = "[ ().-]{0,3}"
_OUTWARD = (
    "(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][ABEHMNPRVWXY])|GIR|ASCN|STHL|TDCU|BBND|[BFPS]IQQ|TKCA)"
)
_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_WAY = (
    "Road|Rd|Lane|Ln|Street|St|Avenue|Ave|Close|Cl|Drive|Dr|Way|Court|Ct|Gardens|Gdns|Place|Pl|Terrace|Terr|Crescent|"
    "Cres|Grove|Gr|Park|Square|Sq|Hill|"
    "Mews|Row|Walk|Green|Rise|View|Parade|Quay|Wharf|Yard|Croft|Mount|Approach|Broadway|Circus|Common|Cottages|Dale|"
    "End|Fields|Gate|Heights|Meadow|"
    "Meadows|Orchard|Passage|Path|Vale|Villas|Embankment|Boulevard|Esplanade|Alley|Chase|Ridge"
)
_FLAT = r"(?:(?:Flat|Apartment|Apt|Unit|Suite|Room|FLAT|APARTMENT|APT|UNIT) ?[0-9]{1,4}[A-Za-z]?,? {0,2}){0,1}"
_NUMBER = r"(?!(?:1[89]|20)[0-9]{2}[^0-9A-Za-z-])[0-9]{1,5}[A-Za-z]?(?:[-/][0-9]{1,5}[A-Za-z]?)?,? "

DETECTORS = (
    Pattern(
        entity="EMAIL_ADDRESS",
        title="E-mail address",
        category="contact.email",
        # a token starts here, perhaps with `label:` before it; not within a URL's user:password@host, nor the hosts of message ids
        regex=r"(?<![\w.+~@:-])(?<!//)(?<!-id: <)(?<!reply-to: <)(?<!references: <)(?:[a-z_-]{1,24}:)?"
        r"(?P<v>\w[\w.+~'&-]{0,63}(?:@|%40)(?:[\w-]{1,63}\.){1,6}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24}))(?![\w@-])(?!:[/~])",
        flags=re.IGNORECASE,
        valid=email,
        score=0.9,
        context=listed("email, e mail, mail, mailto, contact"),
        names=listed("email, e mail, email address, mail address, email addr, mailaddress, emailaddr"),
        unless=listed("message id, in reply to"),
        test=example_email,
        mask="email",
        sources=("RFC 5322 s 3.4.1", "RFC 6531", "RFC 2606"),
    ),
    _phone(  # national: 0 and nine or ten digits
        regex=rf"(?<![0-9A-Za-z_+])(?<![0-9][./-])(?<![0-9A-Fa-f]{{2}}-)(?P<v>\(?0(?:{_GAP}[0-9]){{9,10}})(?![0-9_A-WYZa-wyz])"
        rf"(?![./-][0-9])",
        valid=phone,
        chance=0.31,
        score=0.6,
        unless=_NOT_A_CALL,
    ),
    _phone(  # international: + or 00 or (0044)
        regex=rf"(?<![0-9A-Za-z_+])(?<![0-9][./-])(?P<v>(?:\+\(?|\(?00)[1-9](?:{_GAP}[0-9]){{6,14}})(?![0-9_A-WYZa-wyz])",
        valid=phone,
        chance=0.22,
        score=0.7,
        unless=_NOT_A_CALL,
    ),
    _phone(  # 44 without a sign: how message systems write it
        regex=rf"(?<![0-9A-Za-z_+.])(?<![0-9][/-])(?<![0-9A-Fa-f]{{2}}-)(?P<v>44(?:{_GAP}[0-9]){{10}})(?![0-9_A-WYZa-wyz])(?![./-][0-9])",
        valid=phone,
        chance=0.27,
        score=0.5,
        unless=_NOT_A_CALL,
        kinds=("text", "integer"),
    ),
    _phone(  # in a column of telephone numbers: any country's own form, the leading 0 lost
        regex=r"(?<![0-9A-Za-z])(?P<v>\+?\(?[0-9](?:[ ()./-]{0,3}[0-9]){6,14})(?![0-9A-Za-z])",
        valid=dialable,
        score=0.5,
        names=_CALLED,
        need="name",
        kinds=("text", "integer"),
    ),
    _postcode(
        regex=rf"(?<![A-Z0-9])(?P<v>{_OUTWARD} {{1,2}}{_INWARD}|ZZ99 {{0,2}}[0-9][A-Z]{{2}})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        chance=0.83,
        score=0.5,
        names=listed("postcode, post code, postal code, zip, zip code, pcode, postcode unit"),
    ),
    _postcode(  # written as one word: hashes and part numbers look like this
        regex=rf"(?<![A-Z0-9-])(?P<v>{_OUTWARD}{_INWARD})(?![A-Z0-9-])",
        flags=re.IGNORECASE,
        chance=0.83,
        score=0.35,
    ),
    _address(
        regex=rf"(?<![0-9A-Za-z.£$€/-])(?P<v>{_FLAT}{_NUMBER}(?:[A-Z][A-Za-z'’.-]{{0,24}} ){{1,4}}(?:{_WAY}|{_WAY.upper()}))(?![A-Za-z])",
        score=0.6,
        context=listed("address, live, lives, deliver, delivery, postcode, home, house, flat, resident, moved to"),
        names=listed(
            "address, street address, postal address, home address, delivery address, billing address, "
            "shipping address, mailing address, full address, "
            "address line, addr, addr line, street, street name, street line, house number, house name, building name, "
            "thoroughfare, premises"
        ),
    ),
    _address(  # as people type and say it
        regex=rf"(?<![0-9A-Za-z.£$€/-])(?P<v>{_NUMBER}(?:[a-z][a-z'’.-]{{1,24}} ){{1,3}}(?:{_WAY}))(?![a-z0-9])",
        flags=re.IGNORECASE,
        score=0.4,
        context=listed("address, live at, lives at, living at, deliver to, delivered to, post it to, postcode, moved to, send it to"),
        need="context",
    ),
    _address(
        regex=r"(?<![A-Z0-9])(?P<v>P\.?O\.? ?Box [0-9]{1,6})(?![0-9])",
        flags=re.IGNORECASE,
        score=0.5,
        context=("address",),
    ),
    _address(  # parts of an address say little by themselves: weather tables have a city, too
        names=listed("city, town, county, locality, village, post town, posttown, district, borough, suburb, parish"),
        score=0.5,
        need="beside",
        beside="UK_POSTCODE",
    ),
    _address(
        names=listed(
            "home town, hometown, home city, billing city, billing town, shipping city, shipping town, delivery city, "
            "delivery town, address city, "
            "address town, address county, mailing city"
        ),
        score=0.6,
        need="name",
    ),
)
