"""What services for sales, marketing, support, shops, payments and analytics call what they keep of somebody: beside people only.

Their exports say in one word what the product is about: the `Plan` of a customer, the `Fee` of a payment, the `OS` of a visitor.
"""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CONSENT, MARKETING, PERSONAL, PROFILING, listed
from scanner.pattern import Pattern

_UNLESS = listed(
    "supplier, suppliers, vendor, vendors, stock, inventory, catalogue, catalog, price list, weather, test, tests, server, servers"
)
_kept = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=_UNLESS, sources=PERSONAL)
_seen = partial(_kept, entity="USER_AGENT", title="Technical data of a visitor's device", category="device.technical")

SERVICES: tuple[Pattern, ...] = (
    # What lists for advertising are uploaded with, hashed or not.
    _kept(entity="PERSON", title="Name of a person", category="person.name", names=listed("only fn, only ln"), mask="initials"),
    _kept(entity="GENDER", title="Gender", category="demog.gender", names=listed("only gen")),
    _kept(
        entity="DATE_OF_BIRTH", title="Date of birth", category="demog.dob", names=listed("doby, dobm, dobd, dob year, dob month, dob day")
    ),
    _kept(
        entity="PURCHASE",
        title="Purchase or service history",
        category="buy.history",
        names=listed(
            "mrr, only membership, last class, last order, last purchase at, transaction count, number of transactions, "
            "number of purchases, total purchases, purchase total, only visits, number of visits, booking reference, confirmation code, "
            "confirmation number, reservation code, number of nights, number of adults, trial ends on, trial end date, only plan, "
            "current plan, pricing plan, price plan, billing plan, subscription tier, total spent, amount spent, "
            "lifetime spend, "
            "lifetime spent, total revenue, lifetime revenue, purchase revenue, average order value, avg order value, aov, order count, "
            "number of orders, only orders, last order name, purchase name, purchase count, items purchased, item title, item name, "
            "item names, items ordered, product purchased, tickets purchased, seat, seats booked, course booked, class name booked, "
            "gift card code, voucher redeemed, "
            "coupon used, coupon code used, discount code used, trial start, trial end, trial started at, trial ends at, churned on"
        ),
    ),
    _kept(  # of an event; those of a help desk are none
        entity="PURCHASE",
        title="Purchase or service history",
        category="buy.history",
        names=listed(
            "only ticket, ticket reference, ticket price, ticket value, seat label, seat number, table booked, ticket type, "
            "ticket class, ticket tier, ticket name, ticket quantity, number of tickets"
        ),
        unless=(*_UNLESS, *listed("tickets, issues, help desk, helpdesk, support, requests, conversations")),
    ),
    _kept(
        entity="PAYMENT_RECORD",
        title="Payment or invoice",
        category="pay.transaction",
        names=listed(
            "gross debit, gross credit, net debit, net credit, excess payments, store credit, "
            "merchant reference, psp reference, payout reference, transaction total, only gross, only net, only fee, only amount, "
            "gross amount, net amount, fee amount, processing fee, processing fees, "
            "only balance, "
            "payment count, number of payments, only refunded, refunded amount, amount refunded, refunded volume, total volume, "
            "payment volume, total payment volume, total paid, only tip, tip amount, tips, only payout, payout amount, failure code, "
            "failure message, dispute reason, dispute status, amount captured, captured amount, amount remaining, amount outstanding, "
            "balance outstanding, outstanding balance, amount credited"
        ),
    ),
    _kept(
        entity="PAYMENT_METHOD",
        title="Way of paying",
        category="pay.method",
        names=listed(
            "funding source, payment method type, card iin, card bin, card funding, funding type, card network, card fingerprint, "
            "card wallet, card issuer, card bank, card country, wallet type, "
            "bank name, account number ending, account ending, bank last 4, bank account last 4, iban last 4, bacs ref, bacs reference, "
            "sepa mandate, payer id, payment method brand, payment method last 4, payment source"
        ),
    ),
    _kept(
        entity="SALARY",
        title="Financial standing",
        category="pay.standing",
        names=listed(
            "receive any of the following benefits, receive benefits, receive any benefits, claim benefits, is delinquent, delinquent, "
            "payment delinquent, salary expectation, salary expectations, salary requirement, "
            "salary requirements, minimum salary, credit on hold, on credit hold, bad debt, in collections"
        ),
    ),
    _kept(
        entity="PROFILE",
        title="Profile information",
        category="profile",
        names=listed(
            "sentiment score, sentiment, guest tags, subscriber tags, donor tags, legacy status, wealth band, wealth rating, "
            "propensity band, visitor score, lead scoring, relative score, fraud score, risk rating, favourite store, preferred store, "
            "only skills, "
            "lifecycle stage, customer lifecycle stage, only lifecycle, lead rating, lead grade, lead quality, lead temperature, "
            "only grade, "
            "member rating, contact rating, contact score, customer grade, hubspot score, pardot score, marketing score, fit score, "
            "intent score, health score, predictive score, predictive contact score, predictive lead score, churn probability, "
            "churn prediction, churn risk prediction, purchase probability, predicted revenue, predicted ltv, predicted clv, "
            "predicted lifetime value, historic clv, predicted age, propensity to buy, favourite colour, favorite color, "
            "favourite product, favorite product, favourite category, favorite category, favourite team, favorite team, affinities, "
            "only audience, audiences, audience name, only cohort, cohorts, smart list, smart lists, list memberships, only traits, "
            "follower count, followers count, twitter followers, klout score, instant messenger, only messenger, im handle, im username"
        ),
        unless=(
            *_UNLESS,
            *listed("pupil, pupils, exam, exams, patient, patients, steel, material, pay, salary, study, studies, employee, employees"),
        ),
        sources=PROFILING,
    ),
    _kept(
        entity="USAGE_EVENT",
        title="Usage data",
        category="online.usage",
        names=listed(
            "last opened on, last clicked on, average time spent, avg time spent, time spent, days visited, total actions, "
            "actions count, last open, last click, "
            "last open date, number of chats, number of sessions, only sessions, only session count, number of sessions, web sessions, "
            "app sessions, total sessions, sessions 7 d, "
            "sessions 30 d, "
            "number of page views, number of visits, last opened email, last clicked email, last email opened, last email clicked, "
            "email last opened, email last clicked, last open date, last click date, last email open, last email click, emails opened, "
            "emails clicked, email opens, email clicks, email opened date, email clicked date, email replied date, email open date, "
            "email click date, only opens, only clicks, open rate, click rate, only clicked, "
            "last seen on ios, last seen on android, last seen on web, last heard from, last session, last session at, last event at, "
            "days active, active days, days since last login, days since last seen, first seen, first seen at, first session, "
            "number of form submissions, forms submitted, files downloaded, videos watched, webinars attended"
        ),
    ),
    _kept(
        entity="ACCOUNT_RECORD",
        title="Account information",
        category="account.profile",
        names=listed(
            "only signed up, only registered, user registered, account reference, customer since date, signed up date, only joined"
        ),
    ),
    _kept(
        entity="LOGIN_RECORD",
        title="Logins and access",
        category="account.access",
        names=listed(
            "multifactor, multi factor, multifactor enrolled, mfa enrolled, mfa status, mfa result, mfa method, mfa factors, mfa type, "
            "multifactor authentication result, multifactor authentication auth method, 2 sv enrolled, 2 sv enforced, "
            "enrolled in 2 sv, 2 step verification, two step verification, authentication method, authentication methods, only amr, "
            "login result, sign in status, sign in error code, logon type, login type, failed sign ins"
        ),
    ),
    _kept(
        entity="CONSENT_RECORD",
        title="Record of consent",
        category="pref.consent",
        names=listed(
            "do you consent, i consent, i agree, i accept, i authorise, i give permission, data processing basis, processing basis, "
            "liability release, liability waiver, waiver signed, recording disclaimer response, recording consent response, optin time, "
            "opt in time, optin date, opt in date, optin timestamp, opt in timestamp, optin source, opt in source, "
            "confirm time, "
            "confirmed opt in, double opt in, double opt in at, opted in at, email opted in at, sms opted in at, push opted in at, "
            "opted out at, email opted out at, sms opted out at, legal basis for processing, basis for processing, "
            "lawful basis for processing, legal basis for communication, basis for processing contact s data, "
            "limit ad tracking, limited ad tracking, is limited ad tracking, ad tracking enabled, att status, tracking consent, "
            "give permission for us, give us permission, do you consent, consent to the, use your photo, share your photo, "
            "terms and conditions and the privacy notice, "
            "read the privacy policy, read the privacy notice, agree to the privacy policy, accept the privacy policy, "
            "accept the privacy notice, agree to the terms, accept the terms, agree to the terms and conditions, "
            "accept the terms and conditions, photographs of your child, photos of your child, photographs of my child, "
            "photos of my child, photographs of you, photos of you, photographs of me, photos of me"
        ),
        sources=CONSENT,
    ),
    _kept(
        entity="MARKETING_PREFERENCE",
        title="Marketing preference",
        category="pref.marketing",
        names=listed(
            "may we contact, can we contact, contact you after, contact you in, sponsors contact you, partners contact you, "
            "unsubscribed time, unsubscribed mode, unsubscribed date, unsubscribed reason, list status, subscription preferences, "
            "subscription preference, abandoned cart emails, review emails, marketing suspended, opt in for promotional emails, "
            "promotional emails, unsubscription reason, subscription types, post ok, like to hear from us, like to receive, "
            "hear about future, contact you again, contact you in future, "
            "contact you about, "
            "happy to be contacted, join our mailing list, "
            "sign up to our newsletter, receive our newsletter, contacted about future events, contacted about future offers, "
            "marketing status, marketing contact status, only opt in, "
            "only opt out, subscription status, subscription state, subscriber status, only subscribed, only unsubscribed, "
            "unsubscribe date, unsubscribe time, unsub time, unsub reason, unsub date, email status, sms status, opt in status, "
            "opt out status, opt out date, opt out reason, email suppressed, global suppression, communication opt out"
        ),
        unless=(*_UNLESS, *listed("invoice, invoices, delivery, message, messages, verification, plan, payment, charge")),
        sources=MARKETING,
    ),
    _seen(
        names=listed(
            "browser resolution, os code, config os, config resolution, os family, mobile brand name, mobile model name, "
            "mobile marketing name, operating system version, device family, "
            "device carrier, carrier name, screen height, screen width, screen dpi, screen density, viewport width, viewport height, "
            "window height, window width, user agent os, user agent browser, user agent device, client app, client device, client os, "
            "client browser, ios device, android device, ios os version, android os version, ios app version, android app version, "
            "device platform, app platform, browser major version, device vendor, device make, only carrier, "
            "browser family, network type, hardware model"
        ),
    ),
    *(_seen(names=listed("only os, only platform, only device"), need="beside", beside=known) for known in ("USER_AGENT", "IP_ADDRESS")),
    _kept(
        entity="LOCATION",
        title="Where somebody was when seen",
        category="location",
        names=listed(
            "device location, login location, sign in location, access location, ip location, visitor location, inferred city, "
            "inferred postal code, inferred country, inferred state region, ip country, ip region, ip state, ip state code, "
            "ip country code, ip city, ip zip, ip postcode, geo region, geo country, "
            "geo city, "
            "geo state, geoip country, geoip country name, geoip region, geoip region name, geoip subdivision 1 name, subdivision 1 name, "
            "geoip city, geoip city name, geoip postal code, location region, location country, location city, country iso, country by ip"
        ),
        mask="all",
    ),
)
