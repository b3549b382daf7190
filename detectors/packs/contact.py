"""How to reach somebody: e-mail, telephone, postal address."""

from __future__ import annotations

from functools import partial
from typing import Any

from detectors.packs.listed import listed
from detectors.packs.mail import EMAILS
from detectors.packs.noted import CALLED_AND_CALLING
from detectors.packs.phones import american, dialable, drama, local, phone
from detectors.packs.postal import POSTAL
from scanner.pattern import Pattern

_CALLING = listed("phone, telephone, tel, mobile, mob, call, ring, text, sms, whatsapp, fax, contact number, landline, reach me, msisdn")
_phone = partial(
    Pattern,
    entity="PHONE_NUMBER",
    title="Telephone number",
    category="contact.phone",
    context=_CALLING,
    test=drama,
    mask="last3",
    shape=True,
    sources=("Ofcom National Telephone Numbering Plan", "ITU-T E.164", "Ofcom, telephone numbers for use in TV and radio drama"),
)
_NOT_A_CALL = listed(
    "sku, isbn, ean, barcode, gtin, order number, order id, order ref, invoice number, invoice id, sort code, iban, nhs number, utr, "
    "vat number, uprn, imei, imsi, iccid, card number, tracking number, tracking id, cell id, cell site, cell tower, site id"
)
_CALLED = listed(
    "phone, phone number, telephone, telephone number, tel, tel no, telno, tel nr, mobile, mobile number, mob, mob no, cell, cell phone, "
    "cellphone, msisdn, landline, fax, fax number, whatsapp, contact number, contact no, contact tel, contact phone, phone home, "
    "phone work, phone mobile, tel home, tel work, tel mobile, daytime telephone, evening telephone, home tel, work tel, home phone, "
    "work phone, ph no, phone nr, telefon, telefonnummer, telefonnr, handy, handynummer, rufnummer, mobil, mobilnummer, "
    "telephone portable, tel portable, tel fixe, telefono, movil, celular, cellulare, telefone, telemovel, telefoon, telefoonnummer, "
    "mobiel, puhelin, puhelinnumero, gsm, numero telephone, numero telefono, caller id, caller number, calling number, called number, "
    "dialled number, dialed number"
)
#: Words for a telephone in front of a number that no plan in reach knows; "call" and "text" stand before too much else.
_TELEPHONE = listed(
    "phone, phone number, telephone, telephone no, tel, tel no, mobile, mobile number, mob, cell, cell phone, fax, landline, whatsapp, "
    "contact number, telefon, telefonnummer, handy, mobil, téléphone, telephone portable, portable, teléfono, telefono, móvil, movil, "
    "celular, cellulare, telefone, telemóvel, telefoon, mobiel, gsm, tél, tel fixe, cel, tlf, telefonnr, mobilnr, mobilnummer, rufnummer, "
    "komórka, puhelin, telefonszám, τηλέφωνο, телефон, тел, 電話, 电话, 手机, 전화"
)
_GAP = "[ ().-]{0,3}"
_SPACE = "[ ()-]{0,3}"
_UNSIGNED_BEFORE = r"(?<![0-9A-Za-z_+.])(?<![0-9][/-])(?<![0-9A-Fa-f]{2}-)"
_UNSIGNED_BEHIND = r"(?![0-9_A-WYZa-wyz])(?![./-][0-9])"
_UNSIGNED: dict[str, Any] = {"valid": phone, "chance": 0.27, "score": 0.5, "unless": _NOT_A_CALL, "kinds": ("text", "integer")}
DETECTORS = (
    *EMAILS,
    _phone(  # national: 0 and nine or ten digits
        regex=rf"(?<![0-9A-Za-z_+£$€])(?<![0-9][.-])(?<![^0-9][0-9]/)(?<![^0-9][0-9]{{2}}/)(?<![0-9A-Fa-f]{{2}}-)"
        rf"(?P<v>\(?0(?!\.[0-9]|[ .-]{{1,3}}[0-9]{{2}})(?:{_GAP}[0-9]){{9,10}})(?![0-9_A-WYZa-wyz])(?![.-][0-9])(?!/[0-9]{{1,4}}(?![0-9]))",
        valid=phone,
        chance=0.31,
        score=0.6,
        unless=_NOT_A_CALL,
    ),
    _phone(  # national, a slash behind the area code
        regex=r"(?<![0-9A-Za-z_+£$€./-])(?P<v>0[1-9][0-9]{1,3} ?/ ?[0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9A-Za-z_/]|[.-][0-9])",
        valid=phone,
        chance=0.31,
        score=0.5,
        unless=_NOT_A_CALL,
    ),
    _phone(  # international: + or 00; the plans of +44, +1 and +7 say how many digits follow
        regex=rf"(?<![0-9A-Za-z_+])(?<![0-9][./-])(?P<v>(?:\+\(?|\(?00)(?:44\)?(?:{_GAP}\(0\)|{_GAP}0)?(?:{_GAP}[1-9])(?:{_GAP}[0-9]){{8,9}}|"
        rf"[17](?:{_GAP}[0-9]){{10}}|[2-9](?:{_GAP}[0-9]){{6,14}}))(?![0-9_A-WYZa-wyz])",
        valid=phone,
        chance=0.22,
        score=0.7,
        unless=_NOT_A_CALL,
    ),
    _phone(  # 44 without a sign: how message systems write a mobile
        regex=rf"{_UNSIGNED_BEFORE}(?P<v>44(?:{_SPACE}7[3-9](?:{_SPACE}[0-9]){{8}}|[ ()-]{{1,3}}[0-9](?:{_SPACE}[0-9]){{9}}))"
        rf"{_UNSIGNED_BEHIND}",
        **_UNSIGNED,
    ),
    _phone(  # any other in one piece may count bytes or nanoseconds
        regex=rf"{_UNSIGNED_BEFORE}(?<!/)(?P<v>44(?!7[3-9])[0-9]{{10}}){_UNSIGNED_BEHIND}",
        **_UNSIGNED | {"need": "context", "context": (*_CALLING, "from", "to", "caller", "dialled", "sender")},
    ),
    _phone(  # in a column of telephone numbers: any country's own form, the leading 0 lost
        regex=r"(?<![0-9A-Za-z])(?P<v>\+?\(?[0-9](?:[ ()./-]{0,3}[0-9]){6,14})(?![0-9A-Za-z])",
        valid=dialable,
        score=0.5,
        names=_CALLED,
        need="name",
        unless=listed(
            "cells, is mobile, battery, batteries, grid, spreadsheet, workbook, pivot, solar, pack, module, telemetry, microscopy, assay"
        ),
        kinds=("text", "integer"),
    ),
    _phone(  # who called whom: these words say it beside batteries and sensors, too
        names=listed("msisdn, calling number, called number, calling party number, called party number, dialled number, dialed number")
        + CALLED_AND_CALLING,
        score=0.5,
        kinds=("text", "integer"),
    ),
    _phone(  # of a desk, beside the number of a person or an office
        names=listed("extension, ext, phone extension, phone ext, tel ext, telephone extension, extension number"),
        unless=listed("file, domain, mime, media, lease, contract, loan, browser, plugin, php, postgres, order, deadline, date"),
        need="beside",
        beside="PERSON",
        kinds=("text", "integer"),
        score=0.4,
    ),
    _phone(  # North American, as it is written there
        regex=r"(?<![0-9A-Za-z_+.(/-])(?P<v>(?:1[ .-])?(?:\([2-9][0-9]{2}\) ?[2-9][0-9]{2}[ .-]|[2-9][0-9]{2}-[2-9][0-9]{2}-|"
        r"[2-9][0-9]{2}\.[2-9][0-9]{2}\.)[0-9]{4})(?![0-9A-WYZa-wyz_]|[./-][0-9])",
        valid=american,
        chance=0.56,
        score=0.4,
        unless=_NOT_A_CALL,
    ),
    _phone(  # any other country's national form, where a word says so
        regex=r"(?<![0-9A-Za-z_+£$€)])(?<![0-9][,.:/-])(?<![A-Za-z]-)(?<!\+[0-9] )(?<!\+[0-9]{2} )(?<!\+[0-9]{3} )"
        r"(?<![0-9]\) )(?<!\+1 [0-9]{3} )"
        r"(?P<v>\(?[0-9]{2,5}\)?(?:[ ./-]{1,2}\(?[0-9]{2,8}\)?){1,5}|0[0-9]{6,11})"
        r"(?![0-9A-WYZa-wyz_]|[,./:-][0-9])",
        valid=local,
        chance=0.9,
        score=0.4,
        need="context",
        context=_TELEPHONE,
        unless=_NOT_A_CALL,
    ),
    *POSTAL,
)
