"""United States: ZIP codes, alone and behind the name of a state, states beside them, and ten digits that are called a telephone number."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import WORDS, listed
from detectors.packs.us_checks import ABBREVIATIONS, SPELLED, fiction, phone, state_zip, zip_code
from detectors.packs.world_forms import END, alone
from scanner.pattern import Pattern

_USPS = ("USPS Publication 28, Postal Addressing Standards", "USPS Publication 65, National Five-Digit ZIP Code and Post Office Directory")
_ZIP_NAMES = listed(
    "zip, zip code, zipcode, zip plus, postal code, zip 5, zip5, zip 4, billing zip, shipping zip, home zip, mailing zip, zip postal code"
)
_zip = partial(
    Pattern,
    entity="US_ZIP_CODE",
    title="ZIP code",
    category="contact.address",
    unless=listed("file, archive, gzip, zip file, path, product, sku, part, invoice, order no"),
    mask="outward",
    sources=_USPS,
)
_STATE = "|".join((*ABBREVIATIONS, r"D\.C\.", r"N\.Y\.", *SPELLED))

_state = partial(
    Pattern,
    entity="US_STATE",
    title="State of the United States",
    category="contact.address",
    score=0.5,
    need="beside",
    beside="US_ZIP_CODE",
    sources=_USPS,
)

PLACES = (
    _zip(  # Springfield, IL 62704
        regex=rf"(?<![0-9A-Za-z])(?P<v>(?:{_STATE}),? {{1,2}}[0-9]{{5}}(?:-[0-9]{{4}})?){END}",
        valid=state_zip,
        chance=0.02,
        score=0.7,
        context=listed("address, street, city, state, zip, mailing, billing, shipping, live, lives, home"),
    ),
    _zip(  # five and four
        regex=alone("[0-9]{5}-[0-9]{4}"),
        valid=zip_code,
        chance=0.96,
        score=0.4,
        context=listed("zip, zip code, zipcode, address, mailing address, postal code"),
        names=_ZIP_NAMES,
        need="context",
    ),
    _zip(
        regex=alone("[0-9]{5}"),
        valid=zip_code,
        chance=0.96,
        score=0.4,
        context=listed("zip, zip code, zipcode, postal code"),
        names=_ZIP_NAMES,
        need="context",
        kinds=WORDS,
    ),
    _zip(  # in a column of ZIP codes: zeros in front lost, or nine digits in a row
        regex=alone("[0-9]{3,4}|[0-9]{9}"), valid=zip_code, chance=0.72, score=0.4, names=_ZIP_NAMES, need="name", kinds=WORDS
    ),
    _state(names=listed("home state, billing state, shipping state, mailing state"), kinds=WORDS),  # in whatever state an invoice is
    _state(
        values=frozenset((*(each.lower() for each in ABBREVIATIONS), *(each.lower() for each in SPELLED), "district of columbia")),
        chance=0.09,
        names=listed("state, state code, state abbr, state province, home state, billing state, shipping state, mailing state, us state"),
        unless=listed(
            "status, machine, workflow, order, mandate, direct debit, subscription, subscriber, subscribers, invoice, payment, ticket, task"
        ),
    ),
    Pattern(  # ten digits in a row
        entity="PHONE_NUMBER",
        title="Telephone number",
        category="contact.phone",
        regex=alone("1?[2-9][0-9]{2}[2-9][0-9]{6}"),
        context=listed(
            "phone, phone number, telephone, tel, mobile, cell, cell phone, call, calling, text, sms, fax, contact number, "
            "landline, reach me, "
            "voicemail, toll free, dial, whatsapp"
        ),
        valid=phone,
        chance=0.57,
        score=0.4,
        need="context",
        unless=listed("sku, isbn, ean, barcode, gtin, order no, invoice no, iban, nhs, imei, tracking, ssn, account number"),
        kinds=WORDS,
        test=fiction,
        mask="last3",
        shape=True,
        sources=("ITU-T E.164", "NANPA, Numbering Resources, 555 line numbers"),
    ),
)
