"""Numbers that British authorities give to people: National Insurance, health, tax, electors, pupils; with licences and plates."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.checks import chi, nhs, nino, nino_rules, pension_number, test_nhs, utr, vat
from detectors.packs.documents import ALONE, DOCUMENTS, ENDS
from detectors.packs.listed import PERSONAL, PRODUCTS, WORDS, listed
from detectors.packs.uk_more import MORE
from scanner.pattern import Pattern

_NI_WORDS = listed(
    "nino, ni number, ni no, ni, national insurance, national insurance number, insurance number, nat ins, nat ins no, nirn, hmrc, "
    "payroll, paye"
)
_NI_NAMES = listed(
    "nino, ni number, ni no, national insurance number, national insurance, nat ins, nat ins no, natins, ni num, ni code, nirn"
)
_OTHER_NUMBERS = listed(
    "phone, mobile, telephone, fax, msisdn, created, updated, timestamp, epoch, order number, order id, invoice number, invoice id, "
    "isbn, sku, amount"
)
_GAP = "[ ./-]{0,2}"
# The regexes have these letters, and A to D at the end, so that what they match nearly all passes: 367 of these 380 prefixes are issued.
_PREFIX = "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
#: What says that goods are numbered so; seen only behind two letters and a digit.
_OF_GOODS = r"(?=[A-Z]{2}[ ./-]{0,2}[0-9])" + "".join(
    f"(?<!{what})"
    for what in (
        "part ", "part no ", "part no: ", "part number ", "part number: ", "part number is ", "p/n ", "p/n: ", "sku ", "sku: ", "serial ",
        "serial no ", "serial no: ", "serial number ", "serial number: ", "s/n ", "s/n: ", "model ", "model no ", "model number ",
    )
)  # fmt: skip
_SIX = rf"(?:(?:{_GAP}[0-9]{{2}}){{3}}|{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}})"
_nino = partial(
    Pattern,
    entity="UK_NINO",
    title="National Insurance number",
    category="id.national",
    flags=re.IGNORECASE,
    context=_NI_WORDS,
    unless=(*PRODUCTS, *listed("part no, part number, serial no, serial number, batch no, batch code, model no, model number, size")),
    shape=True,
    sources=("HMRC National Insurance Manual NIM39110",),
)
_health = partial(Pattern, kinds=WORDS, need="context", unless=_OTHER_NUMBERS, shape=True)
_nhs = partial(
    _health,
    entity="UK_NHS",
    title="NHS number",
    category="id.health",
    also=("special.health",),
    valid=nhs,
    chance=0.063,
    test=test_nhs,
    context=listed("nhs, nhs number, nhs no, nhsno, patient, health and care number, h&c number, h&c no, hcn, hsc number, hospital, gp"),
    sources=("NHS Data Dictionary, NHS number", "NHS England, NHS number ranges"),
)
_chi = partial(
    _health,
    entity="UK_CHI",
    title="Community Health Index number (Scotland)",
    category="id.health",
    also=("special.health", "demog.dob", "demog.gender"),
    valid=chi,
    context=listed("chi, chi number, chi no, community health index, patient"),
    sources=("NHS National Services Scotland, CHI number",),
)
_tax = partial(Pattern, category="id.tax", shape=True, sources=("HMRC", "UK GDPR Art 4(1)"))
_elector = partial(Pattern, entity="UK_ELECTORAL_ROLL", title="Electoral roll number", category="id.national")

DETECTORS = (
    _nino(
        regex=rf"(?<![A-Z0-9])(?![A-Z]{{2}}-[0-9]{{6}}-){_OF_GOODS}(?P<v>{_PREFIX}{_SIX}{_GAP}[A-D])(?![A-Z0-9]|-[0-9])",
        valid=nino,
        chance=0.966,
        score=0.8,
        names=_NI_NAMES,
    ),
    _nino(  # as part numbers are written
        regex=rf"(?<![A-Z0-9])(?P<v>{_PREFIX}-[0-9]{{6}}-[A-D])(?![A-Z0-9])",
        valid=nino,
        chance=0.966,
        score=0.4,
        need="context",
    ),
    _nino(  # without its suffix, which many forms leave out
        regex=rf"(?<![A-Z0-9])(?P<v>{_PREFIX}{_SIX})(?![A-Z0-9]|[ ./-][0-9A-D](?![A-Z0-9]))",
        valid=nino_rules,
        chance=0.982,
        score=0.3,
        need="context",
    ),
    _nino(  # with a letter that no suffix is: misheard or mistyped, and the rest is somebody's
        regex=rf"(?<![A-Z0-9])(?!NC|TN)(?P<v>{_PREFIX}{_SIX}{_GAP}[E-Z])(?![A-Z0-9]|[ ][a-z]|-[0-9])",
        valid=lambda text: nino_rules(text[:-1]),
        chance=0.982,
        score=0.3,
        need="context",
        context=listed("nino, ni number, ni no, ni, national insurance, national insurance number, nat ins, nat ins no, nirn"),
    ),
    _nino(  # prefixes of temporary and other offices' numbers
        regex=rf"(?<![A-Z0-9])(?P<v>(?:OO|CR|FY|MW|NC|PP|PY|PZ){_SIX}{_GAP}[A-D])(?![A-Z0-9])",
        score=0.2,
        need="context",
    ),
    _nino(  # made of the birth date and the sex where there is no number yet
        regex=rf"(?<![A-Z0-9])(?P<v>(?:NC|TN){_SIX}{_GAP}[MF])(?![A-Z0-9])",
        also=("demog.dob", "demog.gender"),
        valid=pension_number,
        chance=0.037,
        score=0.3,
        need="context",
    ),
    _nhs(
        regex=rf"{ALONE}(?P<v>[3-9][0-9]{{2}}[ .-]?[0-9]{{3}}[ .-]?[0-9]{{4}}){ENDS}",
        score=0.5,
        names=listed("nhs number, nhs no, nhs, nhs num, nhs id, nhsno, health and care number, hsc number, hcn"),
    ),
    _chi(
        regex=rf"{ALONE}(?P<v>[0-3][0-9][01](?:[0-9]{{3}}[ -]?|[ -][0-9]{{3}}[ -])[0-9]{{4}}){ENDS}",
        chance=0.045,
        score=0.5,
        names=listed("chi, chi number, chi no, chi num, community health index"),
    ),
    _chi(  # the leading zero lost in a numeric column
        regex=rf"{ALONE}(?P<v>[1-9][01][0-9]{{7}}){ENDS}",
        chance=0.055,
        score=0.4,
    ),
    _tax(
        entity="UK_UTR",
        title="Unique Taxpayer Reference",
        regex=rf"{ALONE}(?P<v>[1-9][0-9]{{4}}[ -]?[0-9]{{5}}[Kk]?|[1-9][0-9]{{2}}[ -][0-9]{{3}}[ -][0-9]{{4}}[Kk]?){ENDS}",
        valid=utr,
        chance=0.111,
        score=0.4,
        context=listed("utr, unique taxpayer reference, unique tax reference, taxpayer, self assessment, tax reference, tax ref, hmrc"),
        names=listed("utr, utr number, unique taxpayer reference, unique tax reference, tax reference, tax ref, taxpayer reference"),
        unless=_OTHER_NUMBERS,
        need="context",
        kinds=WORDS,
        test=lambda text: text[:10] in ("1123456789", "9000000001"),
    ),
    _tax(
        entity="UK_VAT",
        title="VAT registration number",
        regex=rf"{ALONE}(?P<v>(?:(?:GB|XI) ?)?(?:[0-9]{{3}} ?[0-9]{{4}} ?[0-9]{{2}}(?: ?[0-9]{{3}})?|"
        rf"GD[0-4][0-9]{{2}}|HA[5-9][0-9]{{2}})){ENDS}",
        valid=vat,
        chance=0.029,
        score=0.4,
        context=listed("vat, vat number, vat no, vat reg, vat registration"),
        names=listed("tax vat, taxvat, vat number, vat no, vat reg no, vat registration number, vat registration, vat reg, vat id"),
        unless=_OTHER_NUMBERS,
        need="context",
        kinds=WORDS,
        test=lambda text: "999999973" in text.replace(" ", ""),
    ),
    _tax(
        entity="UK_COUNCIL_TAX",
        title="Council tax reference",
        regex=r"(?<![0-9A-Za-z])(?:council[ _-]?tax|c/?tax)[ _-]?(?:account|acct?|a/c|bill|reference|ref|number|no)(?:[ _-]?(?:number|ref|"
        r"reference|"
        r"no))?[\"']?[ .:#=]{1,3}(?:is )?[\"']?(?P<v>[0-9]{8,10}[A-Z]?)(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.97,  # more than the bank account that a number of eight digits may be
        names=listed(
            "council tax ref, council tax reference, council tax number, council tax no, council tax account, "
            "council tax account number, council tax id, ctax ref"
        ),
        kinds=WORDS,
    ),
    _elector(
        regex=r"(?:elector(?:al)?(?:'s)?(?: roll| register| registration)?|poll) (?:number|no|ref)[ .:#=]{1,3}(?:is )?"
        r"(?P<v>[A-Z]{1,3}[0-9]{0,2}[ /-]?[0-9]{1,5}(?:/[0-9])?)(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.7,
        names=listed(
            "electoral roll number, electoral roll no, electoral number, elector number, electoral no, elector no, electoral roll, "
            "poll number"
        ),
        kinds=WORDS,
        sources=("Representation of the People (England and Wales) Regulations 2001",),
    ),
    Pattern(
        entity="UK_TRN",
        title="Temporary reference number (National Insurance)",
        category="id.national",
        regex=r"(?<![A-Z0-9])(?P<v>[0-9]{2}[ -]?[A-Z][ -]?[0-9][ -]?[0-9]{2}[ -]?[0-9]{2})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        score=0.4,
        context=listed("trn, temporary reference number, temporary reference, temporary ni, temporary national insurance"),
        names=listed("trn, temporary reference number, temporary ni number"),
        unless=PRODUCTS,
        need="context",
        sources=("HMRC National Insurance Manual NIM39110",),
    ),
    Pattern(
        entity="UK_UPRN",
        title="Unique Property Reference Number",
        category="location",
        names=listed("uprn, parent uprn, property reference number, unique property reference number"),
        score=0.7,
        need="name",
        kinds=WORDS,
        sources=("GeoPlace, UPRN", "BS 7666-2", *PERSONAL),
    ),
    *DOCUMENTS,
    *MORE,
)
