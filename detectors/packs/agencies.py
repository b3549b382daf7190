"""What councils, schools, police and licensing offices call what they keep of people: beside people only."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CHILDREN, CRIMINAL, KEYS, NOBODYS, PERSONAL, either_of, listed
from scanner.pattern import Pattern

_kept = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=NOBODYS)
_case = partial(_kept, entity="CASE_RECORD", title="Investigation or case record", category="record.case", sources=PERSONAL)
_CHILD_KEYED = listed("pupil, looked after child")

AGENCIES: tuple[Pattern, ...] = (
    _kept(
        entity="CHILD",
        title="Information about a child",
        category="subject.child",
        names=(
            *either_of(_CHILD_KEYED, KEYS),
            *listed(
                "child ref, child number, child urn, admission number, adm number, nc year actual, nc yr actual, nc year group, curriculum "
                "year, year group actual, reg class, registration group, looked after, in care, in care indicator, in care flag, care "
                "authority, young carer, previously looked after, post looked after arrangements, plaa, unaccompanied minor, uasc, uasc "
                "indicator, nursery class, early years class, birth register number, school lunch taken, traveller child, sibling in "
                "school"
            ),
        ),
        sources=CHILDREN,
    ),
    _case(
        names=listed(
            "cin need code, category of need, primary need code, cp category, child protection category, category of abuse, abuse "
            "category, abuse type, legal status code, placement type, placement code, placement start date, placement end date, placement "
            "reason, missing episodes, missing episode, missing episode date, episode ceased, reason episode ceased, cp plan start, cp "
            "plan end, cp start date, cin start date, cin plan start, cin end date, strategy discussion, strategy discussion date, section "
            "47, section 47 date, s 47, s 47 date, icpc date, conference date, lac start date, became looked after, excl category, excl "
            "reason, excl start date, exclusion start date, exclusion sessions, excl sessions, suspension category, suspension start date, "
            "suspension sessions, asb, asb flag, asb case number, pcn number, penalty charge notice, contravention, contravention code, "
            "contrav code, contravention date, contrav date, contravention description, representation date, appeal lodged, sanctions "
            "screening, sanction screening, sanctions screening result, sanct scrn result, adverse media, edd required, enforcement "
            "notice, eviction date, evict date, notice seeking possession, homeless reason, homelessness reason, duty owed, main duty, "
            "prevention duty date, relief duty date, referral outcome, assessment outcome, no further action, nfa reason, mash outcome, "
            "marac date, fraud referral, suspect, named suspect, complainant role, professional standards"
        ),
    ),
    _kept(
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=listed(
            "custody ref, custody number, custody reference, custody date, detained at, detention reason, remand status, court date, court "
            "outcome, next court date, next hearing date, bail date, bail to return, charge code, charge description, warn signals, "
            "warning signals, warn signal, pnc warning, co defendant, modus operandi, ncic, cjs reference, asn number, arrest summons "
            "number, nominal ref, nominal number, suspect status, crime number, crime type, crime category, crime classification, home "
            "office code, offence location, conviction type, licence conditions, tag number"
        ),
        sources=CRIMINAL,
    ),
    Pattern(  # codes of offences and what became of them: an officer has a code, too
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=listed("off code, off cd, off type, off desc, disp code, disp cd, disposal code, offence anything"),
        need="beside",
        beside="CRIMINAL_OFFENCE",
        kinds=ANY,
        score=0.6,
        sources=CRIMINAL,
    ),
    Pattern(  # of drivers: elsewhere points are won
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=listed("points, endorsements, disqualification, disqualified until"),
        need="beside",
        beside="UK_DRIVING_LICENCE",
        kinds=ANY,
        score=0.6,
        sources=(*CRIMINAL, "DVLA: penalty points (endorsements)"),
    ),
    Pattern(
        entity="UK_DRIVING_LICENCE",
        title="What a driving licence entitles to",
        category="id.driving",
        names=listed(
            "categories, licence categories, licence cats, vehicle categories, entitlement, entitlements, valid to, licence valid to, "
            "licence valid from, licence expiry, licence expiry date, licence issue number, tacho card, tacho card number, tachograph "
            "card, tachograph card number, digi card, digicard number, driver card number"
        ),
        need="beside",
        beside="UK_DRIVING_LICENCE",
        kinds=ANY,
        sources=("Road Traffic Act 1988 s 97", "DVLA: driving licence categories"),
    ),
    Pattern(  # what airlines tell borders of a passenger's document
        entity="ID_DOCUMENT",
        title="Identification document",
        category="id.document",
        names=listed(
            "doc number, document number, doc type, document type, doc expiry, document expiry, doc expiry date, doc exp date, document "
            "expiry date, doc issue country, doc iss country, document issuing country, doc issuer"
        ),
        need="beside",
        beside="NATIONALITY",
        kinds=ANY,
        score=0.6,
        sources=("ICAO Annex 9: advance passenger information", *PERSONAL),
    ),
    _kept(
        entity="ID_DOCUMENT",
        title="Identification document",
        category="id.document",
        names=listed(
            "id doc expiry, id doc exp date, id doc expiry date, id document expiry, id expiry date, id verified date, id doc type, id doc "
            "number, proof of id, proof of id type, identity document type, identity verified"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="TAX_REFERENCE",
        title="Tax reference",
        category="id.tax",
        names=listed(
            "tin, tin number, taxpayer id, taxpayer identification number, tax id number, tax identification number, w 8 ben, w 9"
        ),
        sources=("OECD Common Reporting Standard, taxpayer identification number", *PERSONAL),
    ),
    _kept(
        entity="NATIONALITY",
        title="Nationality or immigration status",
        category="demog.nationality",
        names=listed(
            "overseas visitor, overseas visitor status, chargeable overseas, ordinarily resident, nationality at birth, uasc, uasc "
            "indicator, asylum seeking, residency status, residence status, country of domicile, share code, rtr share code, rtr sharecode"
        ),
        sources=PERSONAL,
    ),
    _kept(
        entity="KINSHIP",
        title="Family or next of kin",
        category="family.third_party",
        names=(
            *either_of(listed("spouse, mother, father, guardian, carer, dependant, parent 1, parent 2"), KEYS),
            *listed(
                "par resp, parental resp code, collect 1, collect 2, authorised collector, collected by, collected from, collection "
                "contact, can collect, may collect, nominee, nominated person, appointee, deputy, attorney, household size, persons in "
                "household, persons in hh, number in household, adults in household, children in household, occupants, co applicant, joint "
                "applicant, additional driver, named driver relationship, ad 1 rel, relation code, relshp"
            ),
        ),
        unless=(*NOBODYS, *listed("award, prize, order, orders, parcel, ballot")),
        sources=PERSONAL,
    ),
    _kept(
        entity="UK_UPRN",
        title="Small area where somebody lives",
        category="location",
        names=listed(
            "lsoa, lsoa code, lsoa 01, lsoa 11, lsoa 21, msoa, msoa code, msoa 11, msoa 21, output area, oa code, oa 11, oa 21, grid ref, "
            "grid reference, os grid ref, os grid reference, cell id anything, first cell, last cell, serving cell, property ref, prop ref"
        ),
        sources=("ONS: census output areas", *PERSONAL),
    ),
)
