"""Children and adults whom schools, councils and courts look after, as their notes say it."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import CHILDREN, FOLD, PERSONAL, SPECIAL, listed
from scanner.pattern import Pattern

_SOCIAL = ("Children Act 1989 s 17, s 31, s 47", "Care Act 2014 s 42", "DfE: Working together to safeguard children")
_SCHOOL = ("Children and Families Act 2014 Part 3", "DfE: SEND code of practice", "DfE: school census, common basic data set")
_case = partial(Pattern, entity="CASE_RECORD", title="Case of social services or a school", category="record.case", score=0.6)
_child = partial(Pattern, entity="CHILD", title="Information about a child", category="subject.child", score=0.6)
_ABOUT = r"(?! (?:polic|procedure|training|guidance|handbook|team meeting|code of practice|timescale|templates?|process))"
#: Whose note it is, where the letters of a school mean something else elsewhere.
_PUPIL = listed(
    "pupil, pupils, student, reading age, year group, tutor, class teacher, fsm, eal, pp, ehcp, senco, send, attendance, mum, dad, "
    "parents, his, her, he, she, transition, attainment, phonics, ta support, differentiated, progress, dsl, looked after, adopted"
)

CASES: tuple[Pattern, ...] = (
    _case(
        regex=r"\b(?P<v>(?:section|s\.?) ?(?:47|42) (?:enquir(?:y|ies)|investigation|assessment|strategy)|strategy (?:meeting|"
        r"discussion)(?= (?:held|tomorrow|today|with|re|on|convened|booked|at|agreed|to be)\b|[.,;]? ?$)|(?:mash|lado|marac|mappa|channel|"
        r"prevent|nrm|camhs|early help|social services|social care|csc|safeguarding adults) (?:referrals?|referred|enquir(?:y|ies)|"
        r"contact)(?: (?:made|submitted|sent|completed|accepted|rejected|received|in))?|referr(?:ed|al made) to (?:mash|lado|marac|social "
        r"services|children's services|early help|prevent|channel)|(?:known|open|closed|stepped (?:up|down)) to (?:social (?:services|"
        r"care)|children's (?:services|social care)|csc|early help|ys|yot|yjs|cin|cp)|(?:interim |full )?care (?:order|proceedings)|"
        r"emergency protection order|special guardianship(?: order)?|child arrangements order|core group (?:meeting|held|on|due)|(?:icpc|"
        r"rcpc)(?= (?:on|held|outcome|booked|due)\b)|pre-proceedings|governors'? (?:disciplinary )?panel|adult safeguarding(?= (?:concern|"
        r"referral|enquiry|meeting)\b|:)|contact (?:is )?supervised|supervised contact|child protection conference|(?:lac|cla|pep|cin|cp|"
        r"iro|pathway plan) review|(?:fixed[- ]term|fixed[- ]period|permanent) (?:exclusion|suspension)|permanently excluded|"
        r"(?:excluded|suspended) from school|reintegration (?:meeting|mtg)|(?:cp|safeguarding|child protection) file)\b" + _ABOUT,
        flags=FOLD,
        sources=(*PERSONAL, *_SOCIAL),
    ),
)

PUPILS: tuple[Pattern, ...] = (
    _child(
        regex=r"\b(?P<v>(?:on|has|under|subject to|closed|open|stepped down (?:to|from)|made) (?:a |an |the |her |his )?(?:child in need|"
        r"cin|cp)(?: plan)?(?= |[.,;]|$)|(?:cin|child in need|cp) plan|(?:looked[- ]after|previously looked[- ]after|adopted|"
        r"unaccompanied(?: asylum[- ]seeking)?|young) (?:child|minor|young person|carer|pupil)(?:ren)?|care leaver|(?:reception|nursery|"
        r"ks[1-4]|sixth form) (?:child|pupil|student)|school refus(?:er|al|ing)|persistent absen(?:tee|ce)|predicted (?:grades?|[1-9]s)|"
        r"(?:fostered|adopted|placed|in care|in foster care) (?:since|from care|with|at (?:age )?[0-9]{1,2}|aged [0-9]{1,2})|(?:foster|"
        r"kinship|respite) (?:placement|carers?)|uasc|(?:is|was|now|currently) in (?:year|yr) [0-9]{1,2}|(?:year|yr) [0-9]{1,2} (?:pupil|"
        r"student|boy|girl|child|lad)|(?:in|from) (?:class|form) [0-9]{1,2}[a-z]{1,2}|(?:has|with|got|awaiting|applying for|requested|"
        r"needs|been given) (?:a |an )?(?:ehcp?|ehc plan|statement of sen)|ehcp (?:in place|issued|agreed|pending|refused|request(?:ed)?|"
        r"review|since|finalised|draft|band)|(?:send? support|send? register|sen k)(?= (?:since|due|pupil|re)\b)|on (?:the )?send? "
        r"(?:register|support)|(?:contact|lives|placement) with birth "
        r"(?:mum|mother|dad|father|parents|family))\b" + _ABOUT,
        flags=FOLD,
        sources=(*CHILDREN, *_SCHOOL, *_SOCIAL),
    ),
    _child(  # letters of a school's lists
        regex=r"(?<![\w-])(?P<v>SEND? (?:[Ss]upport|[Rr]egister|[Ss]tatus|K)|EHCP|EAL|FSM(?:6)?|LAC|CLA|PE[Xx]|[Aa]ttendance (?:is |at |of "
        r"|now )?[0-9]{2}(?:\.[0-9])? ?(?:%|percent)|[Yy](?:ear|r) ?(?:1[0-3]|[1-9]|R)|"
        r"[Pp]upil [Pp]remium)(?![\w-])" + _ABOUT,
        need="context",
        context=_PUPIL,
        score=0.4,
        sources=(*CHILDREN, *_SCHOOL),
    ),
)

NEEDS: tuple[Pattern, ...] = (
    Pattern(  # what a school gives somebody who needs more help
        entity="HEALTH_TERM",
        title="Special educational needs",
        category="special.health",
        regex=r"(?<![\w-])(?P<v>SEND? (?:[Ss]upport|[Rr]egister|[Ss]tatus|K|[Nn]eeds)|EHCP|EHC plan|ASD|ASC|SEMH|SLCN|SpLD|MLD|PMLD|ADHD|"
        r"PDA)(?![\w-])" + _ABOUT,
        need="context",
        context=_PUPIL,
        score=0.4,
        sources=(*SPECIAL, *_SCHOOL),
    ),
)
