"""United States: numbers of health care (HIPAA identifiers): Medicare, member and record numbers, prescribers and providers."""

from __future__ import annotations

from functools import partial

from detectors.packs.noted import HOSPITAL_NUMBERS
from detectors.packs.us_checks import dea, npi
from detectors.packs.world_forms import among, code, label, number

_LETTER = "[AC-HJKMNP-RT-Y]"
_EITHER = "[0-9AC-HJKMNP-RT-Y]"
_HIPAA = ("45 CFR 164.514(b)(2) (HIPAA identifiers)",)
_NUMBERED = "(?: ?(?:#|no|num|number|nr|id))?"
_mbi = partial(
    code,
    "US_MBI",
    "Medicare beneficiary identifier",
    "id.health",
    says="mbi, mbi number, medicare beneficiary identifier, medicare number, medicare id, medicare no, beneficiary id, "
    "medicare beneficiary id",
    near="medicare, beneficiary, cms, hicn",
    also=("special.health",),
    test=among("1EG4TE5MK72 1EG4TE5MK73"),
    sources=("CMS, Understanding the MBI format",),
)
_health = partial(label, category="id.health", also=("special.health",), sources=_HIPAA)

HEALTH = (
    _mbi(form=rf"[1-9]{_LETTER}{_EITHER}[0-9]-{_LETTER}{_EITHER}[0-9]-{_LETTER}{{2}}[0-9]{{2}}", need="", score=0.6),
    _mbi(form=rf"[1-9]{_LETTER}{_EITHER}[0-9][ -]?{_LETTER}{_EITHER}[0-9][ -]?{_LETTER}{{2}}[0-9]{{2}}", score=0.5),
    number(
        "US_NPI",
        "National provider identifier",
        "work.occupation",
        "[12][0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "npi, npi number, npi no, provider npi, national provider identifier, national provider id, prescriber npi, nppes npi",
        near="national provider, nppes, provider id, provider identifier",
        valid=npi,
        chance=0.1,
        test=among("1234567893"),
        sources=("45 CFR 162.406", "CMS, National Provider Identifier Standard"),
    ),
    code(  # a prescriber's, not a patient's: shows no category by itself
        "MEDICAL_LICENSE",
        "DEA registration number",
        "",
        "[ABCDEFGHJKLMPRSTUX][A-Z9][0-9]{7}",
        "dea, dea number, dea no, dea registration, dea registration number, dea id, dea license, prescriber dea",
        near="drug enforcement, controlled substance, controlled substances",
        valid=dea,
        chance=0.1,
        sources=("DEA, 21 CFR 1301.35",),
    ),
    _health(
        entity="MEDICAL_RECORD_NUMBER",
        title="Medical record number",
        words=rf"(?:mrn|medical rec(?:ord)?|med rec|patient (?:id|identifier|number|no|mrn)|hospital (?:number|no)|chart){_NUMBERED}",
        form="(?:[A-Z]{1,4}-?)?[0-9][0-9-]{2,13}[0-9]",
        context=("mrn", "medical record", "patient"),
        names=(
            *(
                "mrn",
                "mrn number",
                "medical record number",
                "medical record no",
                "medical record id",
                "med rec no",
                "medrec",
                "hospital number",
            ),
            *("hospital no", "patient mrn", "chart number", "chart no", "patient id", "patient number", "patient no", "patient identifier"),
            *HOSPITAL_NUMBERS,
        ),
        unless=(
            "customs",
            "declaration",
            "declarations",
            "shipment",
            "shipments",
            "consignment",
            "consignments",
            "freight",
            "cargo",
        ),  # an MRN of customs
    ),
    _health(
        entity="US_HEALTH_INSURANCE_MEMBER_ID",
        title="Health insurance member number",
        words=r"(?:(?:health )?(?:plan|insurance) (?:member|subscriber|policy)|member|subscriber|medicaid|insured|enrollee|beneficiary)"
        r"(?:'s)?(?: ?(?:#|no\.?|num|number|id|id number|identifier|identification number))",
        form="[A-Z]{0,4}-?[0-9][0-9A-Z]{4,13}(?:-[0-9]{1,3})?",
        need="context",
        score=0.5,
        context=(
            *("insurance", "health plan", "health insurance", "payer", "payor", "ppo", "hmo", "epo", "group number", "group no", "copay"),
            *("medicaid", "medicare", "rxbin", "rx bin", "rxgrp", "carrier", "coverage", "deductible", "premium", "claims", "provider"),
            *("bcbs", "blue cross", "blue shield", "health plan", "plan", "eligibility", "payer id"),
        ),
        names=(
            *("health insurance id", "health insurance number", "insurance member id", "subscriber id", "subscriber number", "medicaid id"),
            *("medicaid number", "health plan id", "health plan member id", "insurance policy member id", "payer member id", "medicaid no"),
            *("health plan beneficiary number", "enrollee id", "insurance subscriber id", "plan member id"),
        ),
        unless=("subscribers", "newsletter", "mailing list", "campaign"),
        sources=("CMS, sample insurance card", "T-MSIS, MEMBER-ID", *_HIPAA),
    ),
    _health(
        entity="US_PRESCRIPTION_NUMBER",
        title="Prescription number",
        words=r"(?:rx|prescription)(?: ?(?:#|no\.?|num|number|id))",
        form="(?:RX-?)?[0-9]{6,12}(?:-[0-9]{1,3})?",
        names=("rx number", "rx no", "prescription number", "prescription no", "prescription id", "rx num", "rx id", "rxnum"),
    ),
    _health(
        entity="US_CLAIM_NUMBER",
        title="Health claim number",
        words=r"(?:(?:medical|health(?:care)?|dental) claim|prior auth(?:orization)?)(?: ?(?:#|no\.?|num|number|id))",
        form="(?:[A-Z]{1,4}-?)?[0-9]{5,15}",
        names=(
            *(
                "medical claim number",
                "medical claim id",
                "health claim number",
                "healthcare claim id",
                "prior auth number",
                "dental claim id",
            ),
            *("prior authorization number", "preauthorization number", "dental claim number", "prior auth no", "hicn"),
        ),
        score=0.5,
    ),
)
