"""What shops, landlords, insurers, utilities, clubs and charities call their dealings with people: beside people only."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CONSENT, KEYS, MARKETING, NOBODYS, PERSONAL, PRODUCTS, PROFILING, either_of, listed
from scanner.pattern import Pattern

_LEDGERS = listed("ledger, gl, journal, nominal, cost centre, purchase order, purchase orders, price list, asset, assets")
_kept = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=NOBODYS)
_paid = partial(_kept, category="pay.transaction", unless=(*NOBODYS, *_LEDGERS), sources=PERSONAL)

#: Who has a key, and how keys are called: `mem_no`, `PatientGuid`, `constituent_id`.
_KEYED = listed(
    "member, mem, patient, pat, constituent, supporter, occupant, proposer, lessee, learner, resident, pax, traveller, personal, borrower, "
    "subscriber, subs, player, guest"
)
_CHANNELS = listed("sms, text, email, post, mail, phone, telephone, tel, app, push, web, social, third party")

COUNTERS: tuple[Pattern, ...] = (
    _kept(
        entity="CUSTOMER_ID",
        title="Customer or account number",
        category="account.profile",
        names=(
            *either_of(_KEYED, KEYS),
            *listed(
                "per id, pers id, party number, party ref, partner number, business partner, business partner number, person number, "
                "customer urn, tenancy ref, tenancy reference, tenancy number, rent account, rent account number, rent account ref, "
                "account acc number, ct account, council tax account ref, library card number, library card, swipe card number, mpan core, "
                "supply number, joined date, date enrolled, enrolled date, activation date, moved in, moved in date, moved out"
            ),
        ),
        sources=PERSONAL,
    ),
    _paid(
        entity="PAYMENT_RECORD",
        title="Sum of money paid or owed",
        names=listed(
            "amount, amount gross, amount net, amount tax, amount vat, gross amount, net amount, tax amount, amount pence, amount gbp, "
            "charge amount, gross premium, gross prem, net premium, premium tax, premium amount, ipt, ipt amount, net rent, gross rent, "
            "rent amount, rent charge, weekly net rent, weekly charge, weekly fee, subs owed, fees owed, cost gbp, last bill amount, "
            "amount outstanding, amount received, donation, donation value, amount donated, direct debit amount, dd amount, collection "
            "amount, penalty amount, fine amount, fare, fare paid, fee paid, annual charge, tax due, settlement amount, instructed amount, "
            "intr bk sttlm amount, instd amount"
        ),
        unless=(
            *NOBODYS,
            *_LEDGERS,
            *listed("salary, pay, pension, benefit, hb, uc, loan, credit, tax credit, income, bonus, arrears, limit, deduction"),
        ),
        score=0.5,
    ),
    _paid(
        entity="PAYMENT_RECORD",
        title="Payment or invoice",
        names=listed(
            "donation date, gift aid claim, gift aid claimed, date donated, payment reference, pay ref, end to end id, remittance info, "
            "remittance information, rmt inf ustrd, payment narrative, pcn number, penalty charge number, receipt date"
        ),
        score=0.5,
    ),
    _kept(
        entity="PAYMENT_METHOD",
        title="Way of paying",
        category="pay.method",
        names=listed(
            "direct debit, direct debit flag, dd flag, dd indicator, dd ind, pays by dd, dd payer, payment plan type, fuel card, fuel card "
            "number, collection method, ppm indicator, prepayment meter, meter payment type"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="PURCHASE",
        title="Purchase or service history",
        category="buy.history",
        names=listed(
            "travel date, journey date, journey from, journey to, appt slot, appointment slot, smartcard number, smart card "
            "number, sum assured, hazardous pursuits, mem type, mem category, membership category, record locator, rloc, pnr locator, fare "
            "basis, fare class, cabin class, policy ref, policy reference, cover level, cover basis, excess amount, claim number, claim "
            "ref, claim status, claim type, date of loss, loss date, loss type, loss cause, cause of loss, loss description, fault claim, "
            "claims history, prior claims, tenure code, tenure type, tenancy start date, tenancy start, tenancy end date, tenancy type, "
            "occupancy start date, consignment number, tariff code, appeal code, campaign given, regular "
            "giving, pledge amount, legacy status, legacy amount, sessions booked, conf number, confirmation number, reservation name id, "
            "room nights, price plan, contract end date, contract start date, contr end date, class attended"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="LOGIN_RECORD",
        title="Logins and access",
        category="account.access",
        names=listed(
            "last swipe, last swipe date, swipe card, swipe in, swipe out, clock in, clock out, clocked in, clocked out, access group, "
            "door group, card uid, rfid uid, fob uid, turnstile, door access, last entry, entry log"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="MARKETING_PREFERENCE",
        title="Marketing preference",
        category="pref.marketing",
        names=(
            *either_of(listed("mkt, mktg, marketing, contact by, can contact by, requests no, do not"), _CHANNELS),
            *either_of(("no",), listed("sms, text, email, post, mail")),
            *listed(
                "solicit code, solicit codes, no solicit, opt out date, opted out date, opt in date, mailing exclude, no contact, no mail"
            ),
        ),
        sources=MARKETING,
    ),
    _kept(
        entity="CONSENT_RECORD",
        title="Record of consent",
        category="pref.consent",
        names=listed("share data, info sharing, information sharing, data sharing, permission to share"),
        unless=(*NOBODYS, *listed("marketing, planning, landlord, building")),
        sources=CONSENT,
    ),
    _kept(
        entity="STREET_ADDRESS",
        title="Postal address",
        category="contact.address",
        names=listed(
            "house number, house no, house name, house num, building number, building name, bldg number, bldg name, building no, street "
            "name, strt name, str name, street no, street number, str suppl, street supplement, flat number, flat no, apartment number, "
            "apartment no, apt no, sub building, sub building name, dependent locality, dep locality, double dependent locality, po box, "
            "po box no, town name, twn name, postal town, post town, thoroughfare, thoroughfare name, dependent thoroughfare"
        ),
        sources=("BS 7666-2", "Royal Mail: Postcode Address File", *PERSONAL),
    ),
    _kept(
        entity="PHONE_NUMBER",
        title="Telephone number",
        category="contact.phone",
        names=listed("phone area code, tel area code, telephone area code, dialling code, phone prefix, std code, phone std"),
        unless=(*NOBODYS, "country"),
        sources=PERSONAL,
    ),
    _kept(
        entity="DEVICE_ID",
        title="Identifier of a device",
        category="device.id",
        names=listed("ont serial, router serial, modem serial, set top box id, device fp, device fingerprint, meter serial, msn"),
        unless=PRODUCTS,
        sources=PERSONAL,
    ),
    _kept(
        entity="PROFILE",
        title="Profile information",
        category="profile",
        names=listed("risk rating, risk category, risk class, customer risk, kyc risk, aml risk rating, vip flag, behaviour score"),
        sources=PROFILING,
    ),
    _kept(
        entity="SECURITY_ANSWER",
        title="Answer to a security question",
        category="account.security",
        names=listed(
            "collect password, collection password, collect 1 password, doorstep password, telephone password, phone password, verbal "
            "password, call password, password hint, password prompt, pickup password, telephone banking word"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="USAGE_EVENT",
        title="Usage data",
        category="online.usage",
        names=listed(
            "call duration, dur sec, duration sec, duration secs, call start, call start time, total kwh, daily kwh, "
            "units used, meter reading, meter read, last reading, half hourly, data volume, data used, mb used, data mb anything, data gb "
            "anything, daily use, daily usage, usage anything, call minutes, minutes used, bytes up, bytes down"
        ),
        sources=PERSONAL,
    ),
)
