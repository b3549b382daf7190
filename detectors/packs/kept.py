"""Meetings, cases, safety records; recordings, pictures and scanned documents."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, SYSTEMS, listed
from detectors.packs.noted import CASE_NOTED, SAFETY_NOTED
from scanner.pattern import Pattern, Shape

_meeting = partial(Pattern, entity="MEETING_RECORD", title="Record of a meeting or decision", category="record.meeting", sources=PERSONAL)
_case = partial(Pattern, entity="CASE_RECORD", title="Investigation or case record", category="record.case", sources=PERSONAL)
_safety = partial(
    Pattern, entity="SAFETY_RECORD", title="Health and safety record", category="record.safety", sources=("RIDDOR 2013", *PERSONAL)
)
_BLANK = listed("template, templates, blank, guidance, policy, policies, procedure, example, test, tests")
_IT = (
    *SYSTEMS,
    *listed("outage, deployment, deploy, cve, bug, bugs, test, use, it, sre, pagerduty, jira, network, code, lint, sast, scan"),
)

KEPT: tuple[Pattern | Shape, ...] = (
    _meeting(
        names=listed(
            "minutes text, meeting minutes, meeting notes, attendees, attendee, apologies, decision, decision reason, "
            "decision made by, decision date, agreed at, action points, action items, meeting date, meeting notes text, decided by, "
            "meeting outcome, agenda, minute taker, invitees, participants, participant names, chaired by, board decision, "
            "panel decision, committee decision, decision notes, decision maker, decision text, decision letter date, appeal decision, "
            "appeal outcome, resolution passed, protokoll, teilnehmer, sitzungsprotokoll, proces verbal, compte rendu, "
            "participants reunion, acta, acta reunion, asistentes, verbale riunione, partecipanti, notulen, aanwezigen"
        ),
        unless=listed(
            "tree, boundary, room, rooms, model, trial, trials, study, race, experiment, loan model, credit, lending, underwriting"
        ),
        kinds=ANY,
        score=0.5,
    ),
    _meeting(
        names=("minutes",),
        unless=listed("duration, wait, usage, call, session, time, timeout, delay, interval, total, used, watch, late"),
        kinds=("text",),
        score=0.4,
    ),
    _meeting(
        regex=r"(?:^|[\n\r])[ \t#*]{0,4}(?P<v>(?:Present|In attendance|Attendees|Apologies(?: for absence)?|Action(?: points?| items?)?|"
        r"Chair(?:man|woman|person)?(?=: ?[A-Z][a-z]{1,20} [A-Z])|Minute[- ]taker|Matters arising)[ \t]{0,2}:[ \t]{0,2}(?=[A-Z]))",
        score=0.5,
    ),
    _meeting(
        regex=r"\b(?P<v>minutes of (?:the |a )?(?:[a-z]{2,20} ){0,4}meeting|minutes of the (?:[a-z]{2,20} ){0,3}(?:meeting|board|"
        r"committee|panel|council|governors|trustees|hearing|agm|forum)|apologies for absence|matters arising|any other business|"
        r"apologies (?:were )?received from|next meeting (?:will be|is|to be held)|actions? from (?:the )?last meeting|"
        r"it was (?:(?:agreed|resolved|decided) that|resolved to)|(?:the )?meeting (?:was )?closed at|notes of (?:the |a )?meeting|"
        r"date of next meeting)\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="MEETING_RECORD",
        title="Minutes or calendar",
        category="record.meeting",
        forms=("text/calendar",),
        sources=PERSONAL,
        score=0.8,
    ),
    Shape(
        entity="MEETING_RECORD",
        title="Minutes",
        category="record.meeting",
        names=listed("minutes, meeting minutes, meeting notes, board minutes, meetings, appeal hearing, panel decisions"),
        unless=(*_BLANK, "room", "rooms", "duration", "usage"),
        sources=PERSONAL,
        score=0.6,
    ),
    Shape(
        entity="MEETING_RECORD",
        title="Table of meetings",
        category="record.meeting",
        forms=("table",),
        columns=(
            listed("attendees, participants, attendee, minutes, apologies, chair"),
            listed("decision, decisions, outcome, agreed at, meeting date, actions, notes, meeting id"),
        ),
        sources=PERSONAL,
    ),
    _case(
        names=listed(
            "investigation, investigation notes, investigation status, investigation outcome, investigator, allegation, allegations, "
            "case ref, case reference, case no, case number, case id, case type, case status, case summary, case outcome, witness, "
            "witness name, witness statement, findings, disciplinary, disciplinary outcome, disciplinary date, grievance, "
            "grievance outcome, fraud flag, fraud case, fraud marker, fraud suspected, sar ref, sar reference, safeguarding case, "
            "tribunal, tribunal ref, whistleblower, suspension reason, exclusion reason, suspended at, pupil exclusion, school exclusion, "
            "sanction, sanctions hit, aml flag, pep flag, is pep, dispute reason, investigation id, investigation ref, "
            "investigation type, investigating officer, investigation summary, case notes, case worker, case officer, case handler, "
            "case manager, caseworker, caseworker notes, allegation type, allegation details, misconduct, misconduct type, "
            "disciplinary action, disciplinary sanction, disciplinary notes, warning level, written warning, grievance reason, "
            "grievance details, appeal reason, complainant statement, victim statement, fraud type, fraud score reason, fraud alert, "
            "fraud investigation, suspicious activity, suspicious activity report, sar filed, sar narrative, aml status, aml risk, "
            "pep status, sanctions status, sanctions match, watchlist match, dsar ref, dsar status, foi ref, subject access request, "
            "whistleblowing, whistleblower report, safeguarding case ref, expulsion reason, suspension days, exclusion category, "
            "eviction reason, asb case, asb type, antisocial behaviour, debt recovery case, court case no, court ref, claim no court, "
            "aktenzeichen, fallnummer, zeuge, zeugen, disziplinarmassnahme, ermittlung, numero dossier, temoin, enquete interne, "
            "expediente, numero expediente, testigo, investigacion, testimone, indagine, provvedimento disciplinare, zaaknummer, "
            "dossiernummer, getuige, onderzoek"
        )
        + CASE_NOTED,
        unless=(*_IT, *listed("letter, upper, lower, snake, camel, switch, title, lab, phone, watch, pillow")),
        kinds=ANY,
        score=0.6,
    ),
    _case(names=("incident", "incident description", "incident type", "incident report", "finding"), unless=_IT, score=0.35),
    _case(
        regex=r"\b(?P<v>witness statements?|witness (?:said|saw|stated|confirmed|reported)|investigation was (?:opened|launched|started)|"
        r"safeguarding enquir(?:y|ies)|subject access request received|statement of (?:the )?witness|(?:(?:made|making|denie[sd]|"
        r"deny|serious|an|the|following|of|further) allegations? (?:against|that|about|is|was|were|made)|allegations? (?:against|"
        r"that)|allegations? of (?:misconduct|bullying|harassment|discrimination|abuse|racism|neglect|fraud|theft|assault|bribery|"
        r"corruption|dishonesty|wrongdoing|sexual|unfair|victimisation|malpractice|negligence|mistreatment))|"
        r"disciplinary (?:hearing|action|meeting|process|procedure against|investigation|outcome)|grievance (?:hearing|against|"
        r"raised|meeting|outcome)|gross misconduct|under investigation|internal investigation|investigation (?:report|meeting|"
        r"into (?:his|her|their|the conduct|alleged|mr|mrs|ms))|employment tribunal|whistle ?blow(?:er|ing)|"
        r"subject access request (?:from|by|of|made)|suspected fraud|fraud(?:ulent)? (?:claim|investigation|case)|"
        r"suspended (?:from work|pending)|sexual harassment|(?:workplace |being |been |was |accused of |complaint of |"
        r"of )bull(?:ying|ied)(?: and harassment| by)?|(?:first|final|verbal) written warning|anti-?social behaviour (?:case|order|"
        r"complaint)|(?:unfair|constructive) dismissal|data subject access request (?:from|by)|suspicious activity report)\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="CASE_RECORD",
        title="Investigations or cases",
        category="record.case",
        names=listed(
            "investigation, investigations, case file, case files, disciplinary, disciplinaries, grievance, grievances, "
            "witness statements, witness statement, allegations, fraud cases, tribunal, subject access requests, sars, "
            "safeguarding cases"
        ),
        unless=(*_BLANK, *_IT),
        sources=PERSONAL,
    ),
    Shape(
        entity="CASE_RECORD",
        title="Table of cases",
        category="record.case",
        forms=("table",),
        names=("cases", "incidents", "disputes", "case"),
        columns=(listed("description, notes, summary, outcome, allegation, finding, details, resolution"),),
        person=True,
        unless=_IT,
        sources=PERSONAL,
    ),
    _safety(
        names=listed(
            "accident, accident date, accident details, accident description, accident location, accident type, near miss, near misses, "
            "riddor, riddor ref, riddor reportable, injury, injuries, injury type, injury details, injured person, body part injured, "
            "first aid given, first aider, safeguarding, safeguarding concern, safeguarding notes, days lost, lost time injury, "
            "exposure record, ppe issued, dse assessment, fire warden, accident no, accident ref, accident book no, accident report, "
            "accident time, injury description, injury severity, injury date, nature of injury, type of injury, injured party, "
            "injured body part, first aid, first aid treatment, safeguarding flag, safeguarding ref, safeguarding level, "
            "safeguarding referral, child protection plan, child protection, child protection flag, at risk register, "
            "dangerous occurrence, hse ref, hse report, work related injury, days away from work, osha recordable, osha case no, "
            "workers comp claim, workplace injury, unfallbericht, arbeitsunfall, unfalldatum, accident du travail, accident travail, "
            "accidente laboral, accidente trabajo, infortunio, infortunio sul lavoro, arbeidsongeval, ongeval"
        )
        + SAFETY_NOTED,
        unless=listed(
            "vehicle, vehicles, insurance, traffic, prevention, collision, road, severity index, player, players, football, roster"
        ),
        kinds=ANY,
        score=0.6,
    ),
    _safety(
        regex=r"\b(?P<v>accident (?:report|book|form|at work|record)|first aider (?:attended|called|treated)|first aid (?:was )?(?:given|"
        r"administered|provided|treatment)|near[- ]miss (?:report|reported|occurred)|RIDDOR|safeguarding (?:concern|referral|"
        r"incident|issue|alert|lead)s?|(?:slipped|tripped|fell) (?:and|on|over|from|off|down) (?:[a-z]{1,12} ){0,5}(?:injur|hurt|"
        r"broke|cut|bruis|sprain|wrist|ankle|knee|floor|stairs|ladder)[a-z]{0,6}|(?:was|were|been) injured|injured (?:his|her|their|"
        r"my)|industrial (?:injury|accident|disease)|risk assessment for (?:mr|mrs|ms|his|her))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="SAFETY_RECORD",
        title="Accidents and safety",
        category="record.safety",
        names=listed(
            "accident, accidents, accident book, accident reports, riddor, near misses, injuries, safeguarding, first aid log, "
            "incident forms"
        ),
        unless=(*_BLANK, "traffic", "insurance"),
        sources=("RIDDOR 2013",),
    ),
)
