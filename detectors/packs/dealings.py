"""What clubs, loyalty schemes, insurers and fleets call in short what somebody bought, paid, did and drove: beside people only."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CONSENT, MARKETING, PERSONAL, PRODUCTS, PROFILING, SYSTEMS, listed
from scanner.pattern import Pattern

_UNLESS = (*SYSTEMS, *PRODUCTS, *listed("supplier, suppliers, vendor, vendors, menu, recipe, weather, test, tests"))
_told = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=_UNLESS, sources=PERSONAL)

DEALINGS: tuple[Pattern, ...] = (
    _told(
        entity="PURCHASE",
        title="Purchase or service history",
        category="buy.history",
        names=listed(
            "basket val, basket value, basket total, bskt val, spend, total spend, tot spend, ytd spend, amount spent, items bought, "
            "item list, sku list, skus, pts earned, points earned, pts redeemed, points redeemed, pts bal, points bal, points balance, "
            "loyalty pts, plan code, plan cd, membership plan, mship type, mbrship type, tier code, last gift amt, last gift amount, "
            "last gift date, gift amt, gift amount, gift date, gift total, gift tot, lifetime giving, total giving, giving total, "
            "donation total, legacy pledge, leg pledge, premium, prem, annual premium, ann prem, monthly prem, ncb, ncd, ncb yrs, ncb "
            "years, no claims, no claims years, sum insured, cover type, cov type, policy type, pol type, pol no, pol start, pol end, "
            "inception date, incep date, renewal dt, claims made, claim count, prev claims, visits, n visits, num visits, last visit, "
            "last visit date, class booked, tenancy start, tncy start, tenancy end, tncy end, contract type, txn date, txn timestamp, "
            "trx date, purchases, n purchases, fav store, favourite store, home store, orders placed"
        ),
    ),
    _told(
        entity="PAYMENT_RECORD",
        title="Payment or invoice",
        category="pay.transaction",
        names=listed(
            "last pay date, last pay dt, last pay amt, last pay amount, last payment amount, last pmt, last pmt date, pay amt, "
            "claim paid, amount claimed, claim amt, claim amount, settlement amount, settled amount, payout, next coll date, "
            "next collection date, collection date, next payment, next pay date, monthly fee, mthly fee, monthly payment, instalment, "
            "instalment amount, deposit paid, deposit amount, refund amt, txn amt, txn val, txn value, trans amt, trans val, trans "
            "value, trx amt, weekly rent, wkly rent, rent paid"
        ),
    ),
    _told(
        entity="PAYMENT_METHOD",
        title="Way of paying",
        category="pay.method",
        names=listed(
            "pay method, pay mthd, pay meth, paym, payment method, pmt method, payment mthd, card 4, crd 4, last 4, card last "
            "4, card l 4, dd mandate, dd mandate ref, dd ref, dd reference, mandate no, mandate ref, card brand, card type, card scheme, "
            "payment card type"
        ),
    ),
    _told(
        entity="USAGE_EVENT",
        title="Usage data",
        category="online.usage",
        names=listed(
            "event name, evt name, evt nm, event type, evt type, evt ts, event ts, event time, event timestamp, event dt, "
            "log event, visit ts, last visit ts, last seen, last active, last used, app version last used, swipe time, swiped at, door "
            "swipe, checkin time, check in ts, harsh brake, harsh braking, harsh accel, harsh acceleration, hard brake, hard braking, "
            "freinage, freinage brusque, freinage brusq, speed, max speed, avg speed, vit max, vitesse, vitesse max, overspeed, "
            "overspeed count, speeding, speeding events, trip km, trip miles, trip dist, trip distance, distance km, miles driven, "
            "trip duration, idle time, drive time, dwell time, watch secs, watch time, listen time, play time, playtime"
        ),
    ),
    _told(
        entity="PROFILE",
        title="Profile information",
        category="profile",
        names=listed(
            "rfm, rfm score, seg, seg code, seg cd, segment cd, churn, churn prob, churn score, churn risk, propensity, propensity "
            "score, clv, ltv, cust value, lead score, driver score, score cond, score conducteur, driving score, risk score, risk band, "
            "affinity, mosaic, mosaic code, acorn, acorn code, polar 4, polar 4 q, tundra, hh size est, est income, lifestage, life "
            "stage, hobby, hobbies, interests, fav team"
        ),
        sources=PROFILING,
    ),
    _told(
        entity="USER_AGENT",
        title="Technical data",
        category="device.technical",
        names=listed(
            "os ver, os vers, os version, os name, device os, app ver, app vers, browser ver, device model, handset model, phone model"
        ),
    ),
    _told(
        entity="CONSENT_RECORD",
        title="Record of consent",
        category="pref.consent",
        names=listed(
            "tc accepted, tcs accepted, t and c accepted, tnc accepted, terms accepted, terms agreed, tc accepted ts, terms accepted at, "
            "terms ts, gdpr accepted, gdpr consent, privacy accepted, consent ts, cons date, cons given"
        ),
        sources=CONSENT,
    ),
    _told(
        entity="MARKETING_PREFERENCE",
        title="Marketing preference",
        category="pref.marketing",
        names=listed(
            "marketing, marketing flag, marketing ind, mkt, mkt flag, mkt opt, mkt ok, mail supp, mail suppress, mailing suppressed, "
            "email supp, sms supp, phone supp, tps, tps flag, mps, mps flag, fps flag, gone away, goneaway, do not mail, dnm, dnc"
        ),
        sources=MARKETING,
    ),
    _told(
        entity="FEEDBACK",
        title="Compliment, complaint or feedback",
        category="comms.feedback",
        names=listed(
            "satis scr, satis score, sat score, satisfaction, satisfaction score, csat, csat score, nps, nps score, cust sat, rating "
            "given, survey score, survey response, complaint type, complaint cat, compl type"
        ),
    ),
    _told(
        entity="LOGIN_RECORD",
        title="Logins and access",
        category="account.access",
        names=listed(
            "fob id, fob no, badge id, badge no, keycard, key card, access card, access card no, auth by, authorised by, authorized by, "
            "entered by, keyed by, handler, claim handler, case handler, handled by, hndl, hndlr, opened by, closed by, updated by, "
            "modified by, amended by"
        ),
    ),
    _told(
        entity="ACCOUNT_RECORD",
        title="Account information",
        category="account.profile",
        names=listed(
            "join date, join dt, joined, date joined, mbr since, member since, cancel date, cancel dt, cancel reason, cancel rsn, lapse "
            "date, lapsed date, mbr status, member status, cust status, signup date, sign up date, enrol date, tncy type, "
            "tncy typ, tenancy type, loyalty no, loyalty card, loyalty card no, loyalty number"
        ),
    ),
    *(
        Pattern(
            entity="GEO_COORDINATE",
            title="Coordinates",
            category="location",
            names=listed(names),
            need="beside",
            beside="GEO_COORDINATE",
            kinds=("text", "float", "integer"),
            score=0.7,
            mask="degrees",
            unless=listed("viewbox, bounding box, bbox, pixel, svg, embedding, weights"),
            sources=("WGS 84", *PERSONAL),
        )
        for names in ("lat anything, latitude anything", "lon anything, lng anything, longitude anything")
    ),
    _told(
        entity="GEO_COORDINATE",
        title="Where somebody was",
        category="location",
        names=listed(
            "start loc, end loc, start location, end location, stop location, trip start loc, trip end loc, pickup loc, dropoff loc, "
            "pick up location, drop off location, last gps, last position, current loc, whereabouts, geofence, beacon, easting, "
            "northing, ts dep, lieu depart, lieu arrivee"
        ),
    ),
)
