"""British numbers of pupils and learners, offenders and families: schools, police, prisons and HMRC give them."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.checks import learner, police, upn
from detectors.packs.documents import ALONE, ENDS
from detectors.packs.labelled import LABELLED
from detectors.packs.listed import CHILDREN, CRIMINAL, PRODUCTS, WORDS, listed
from scanner.pattern import Pattern

_crime = partial(Pattern, category="criminal.offence", unless=PRODUCTS, need="context", flags=re.IGNORECASE)

MORE = (
    Pattern(
        entity="UK_ULN",
        title="Unique Learner Number",
        category="work.history",
        regex=rf"{ALONE}(?P<v>[1-9][0-9]{{2}}[ -]?[0-9]{{3}}[ -]?[0-9]{{4}}){ENDS}",
        valid=learner,
        chance=0.091,
        score=0.4,
        context=listed("uln, unique learner number, learner number, learner, learner record, learning records service"),
        names=listed("uln, unique learner number, learner number, learner reference number, learner ref"),
        unless=listed("phone, mobile, telephone, created, updated, timestamp, time, date, order, invoice, amount"),
        need="context",
        kinds=WORDS,
        shape=True,
        sources=("DfE, Learning Records Service: Unique Learner Number validation",),
    ),
    Pattern(
        entity="UK_UPN",
        title="Unique pupil number",
        category="subject.child",
        regex=r"(?<![A-Z0-9])(?P<v>[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z])(?![A-Z0-9])",
        flags=re.IGNORECASE,
        valid=upn,
        chance=0.043,
        score=0.5,
        context=listed("upn, unique pupil number, pupil, school, student"),
        names=listed("upn, unique pupil number, pupil number, former upn"),
        unless=PRODUCTS,
        need="context",
        shape=True,
        sources=("DfE, Unique pupil numbers: guidance",),
    ),
    _crime(
        entity="UK_PNC_ID",
        title="Police National Computer identifier",
        regex=r"(?<![0-9A-Z/])(?P<v>(?:(?:19|20)[0-9]{2}|[0-9]{2})/[0-9]{1,7}[A-HJ-NP-RT-Z])(?![0-9A-Z/])",
        valid=police,
        chance=0.043,
        score=0.5,
        context=listed(
            "pnc, pnc id, pncid, pnc no, police national computer, police, arrest, arrested, custody, offender, suspect, prisoner"
        ),
        names=listed("pnc, pnc id, pnc number, police national computer id"),
        sources=("Home Office, Police National Computer", *CRIMINAL),
    ),
    _crime(
        entity="UK_PRISON_NUMBER",
        title="Prison number",
        regex=r"(?<![0-9A-Z])(?P<v>[A-Z][0-9]{4}[A-Z]{2})(?![0-9A-Z])",
        score=0.4,
        context=listed("prison number, prison no, prisoner number, prisoner, noms, noms id, noms number, nomis, hmp, inmate, offender"),
        names=listed("prison number, prisoner number, noms number, noms id, nomis id, nomis number, noms no, offender no"),
        sources=("Ministry of Justice, HM Prison and Probation Service: prison number", *CRIMINAL),
    ),
    Pattern(
        entity="UK_CHILD_BENEFIT_NUMBER",
        title="Child Benefit number",
        category="subject.child",
        also=("pay.standing",),
        regex=r"(?<![A-Z0-9])(?P<v>CHB ?[0-9]{4} ?[0-9]{4} ?[A-Z]{2})(?![A-Z0-9])",
        flags=re.IGNORECASE,
        score=0.8,
        context=listed("child benefit"),
        names=listed("child benefit number, child benefit no, chb number, chb no, chb ref"),
        unless=PRODUCTS,
        shape=True,
        sources=("HMRC, Child Benefit: claim form CH2", *CHILDREN),
    ),
    *LABELLED,
)
