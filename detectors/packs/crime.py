"""Criminal offence data: convictions, checks, endorsements and allegations (Art 10)."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import CRIME_ABROAD
from detectors.packs.listed import ANY, CRIMINAL, FOLD, coded, either, flagged, listed
from detectors.packs.noted import CRIME_NOTED
from scanner.pattern import Pattern, Shape

_crime = partial(
    Pattern,
    entity="CRIMINAL_OFFENCE",
    title="Criminal offence data",
    category="criminal.offence",
    sources=(*CRIMINAL, "Rehabilitation of Offenders Act 1974", "Police Act 1997 Part V"),
)

_OFFENCES = either(
    "theft, stealing, shoplifting, fraud, benefit fraud, insurance fraud, assault, common assault, battery of, burglary, robbery, gbh, "
    "abh, actual bodily harm, grievous bodily harm, wounding, murder, attempted murder, manslaughter, rape, sexual assault, "
    "sexual offences, sexual abuse, indecent assault, indecent exposure, indecent images, voyeurism, upskirting, possession of, "
    "drug possession, possession, drug dealing, drug offences, drug trafficking, supplying, drink driving, drunk driving, drug driving, "
    "dui, dangerous driving, careless driving, speeding, driving without insurance, driving without a licence, "
    "driving while disqualified, failing to stop, money laundering, tax evasion, harassment, stalking, arson, criminal damage, "
    "embezzlement, bribery, corruption, forgery, perjury, perverting the course of justice, contempt of court, domestic violence, "
    "domestic abuse, coercive control, terrorism, terrorist offences, violence, violent disorder, vandalism, kidnapping, extortion, "
    "blackmail, conspiracy, hate crime, child abuse, child cruelty, child neglect, child sex abuse, sex abuse, sexual offence, killing, "
    "stabbing, shooting, dealing drugs, dealing cocaine, drugs, grooming, human trafficking, modern slavery, handling stolen goods, "
    "identity theft, false accounting, fraud by false representation, public disorder, affray, trespass, racial abuse, animal cruelty, "
    "computer misuse, making threats, threatening behaviour, knife crime, offensive weapon, carrying a knife"
)
_GAP = r"(?:[a-z][a-z'-]{0,14} ){0,3}"
_DOERS = (
    r"(?:he|she|they|customer|employee|tenant|neighbour|staff|somebody|someone|ex|ex-partner|colleague|husband|partner|brother|son|manager|"
    r"driver|carer)"
)
#: All codes of the DVLA's list: a column of several of them beside people needs no name.
_CODES = {
    "ac": "10 20 30", "ba": "10 30 40 60", "cd": "10 20 30 33 40 50 60 70 80 90", "cu": "10 20 30 40 50 80", "dd": "10 40 60 80 90",
    "dg": "10 40 60", "dr": "10 20 30 31 40 50 60 61 70 80 90", "in": "10", "lc": "20 30 40 50", "mr": "09 19 29 39 49 59",
    "ms": "10 20 30 50 60 70 80 90", "mw": "10", "ne": "98 99", "pc": "10 20 30", "sp": "10 20 30 40 50", "ts": "10 20 30 40 50 60 70",
    "tt": "99", "ut": "50",
}  # fmt: skip
_ENDORSEMENTS = frozenset(f"{kind}{number}" for kind, numbers in _CODES.items() for number in numbers.split())
_ENDORSED = listed(
    "endorsement, endorsements, penalty points, points on licence, points on her licence, points on his licence, conviction, "
    "conviction code, offence, offence code, licence, driving licence, dvla, convictions, motoring"
)

CRIME: tuple[Pattern | Shape, ...] = (
    _crime(
        names=(
            *coded("conviction, criminal conviction, criminal record, criminal offence, offence, offense, arrest, alleged offence"),
            *flagged("convicted, criminal record, dbs, crb, cifas, unspent conviction, criminal conviction, sex offender, on bail, asbo"),
            *listed(
                "convictions, criminal convictions, unspent convictions, criminal history, offences, offenses, dbs, dbs check, "
                "dbs result, dbs check date, dbs issue date, dbs certificate, dbs certificate no, dbs certificate number, dbs no, "
                "dbs number, dbs expiry, dbs expiry date, dbs level, dbs disclosure, pvg, pvg scheme id, access ni, crb, crb check, "
                "police check, police caution, police cautions, cautions, custodial sentence, sentence length, sentence months, "
                "arrest date, arrests, arrest record, bail status, bail conditions, bail amount, probation officer, probation office, "
                "parole, parole date, cifas, cifas marker, crime reference, crime reference no, crime ref, crime ref no, crime number, "
                "crime no, police reference, police ref, pnc id, pnc no, pnc number, custody record, prison number, prisoner number, "
                "prisoner id, inmate id, inmate no, nomis id, security clearance, sc clearance, dv clearance, bpss, bpss status, "
                "vetting status, vetting result, vetting level, background check, background check result, background check status, "
                "criminal charges, alleged crime, prison, prison name, offender id, offender no, penalty points, licence points, "
                "driving convictions, motoring convictions, convictions 3 y, convictions 5 y, convictions last 5 years, "
                "motoring offences, speeding points, endorsement codes, driving endorsements, "
                "disqualified from driving, plea, charge sheet, custody status, restraining order, victim of crime, date of offence, "
                "offence date, date of conviction, "
                "conviction date, felony, felonies, misdemeanor, misdemeanors, charge degree, recidivism"
            ),
            *CRIME_NOTED,
            *CRIME_ABROAD,
        ),
        unless=listed("parking, pcn, animal, error, lint, game, card, ssl, cpu, index, policy, database, mysql, redis"),
        kinds=ANY,
        score=0.6,
    ),
    _crime(
        names=("caution", "sentence", "allegation", "allegations", "fraud flag", "fraud marker", "fraud suspected"),
        unless=listed(
            "label, labels, product, products, corpus, token, tokens, translation, translations, example, examples, text, nlp, "
            "annotation, annotations, utterance, word, words, language, hazard, warning, safety, card, index, id, start, end, order, "
            "orders, payment, transaction, grammar, dictionary, paragraph, document, documents, source, target, parallel, lesson"
        ),
        score=0.4,
    ),
    _crime(
        regex=rf"\b(?P<v>(?:convict(?:ed|ion)s? (?:of|for)|(?:found |pleaded |pled )?guilty (?:of|to)|(?:arrested|bailed|on probation|"
        rf"charged|cautioned|"
        rf"prosecuted|sentenced|jailed|imprisoned|wanted|investigated|suspended|dismissed|sacked|fined|banned|done|points|caught|"
        rf"questioned|reported|cautions?|wanted) (?:for|with|on suspicion of|over|about)|caught|police (?:were |was )?(?:called|"
        rf"involved|attended|informed)(?: (?:about|over|to|for))?|accused (?:him |her |them |me )?of|suspect(?:ed|s)? (?:of|him of|"
        rf"her of)|allegations? of|allegedly|alleged(?: to have)?(?: committed)?|admitted(?: to)?|victims? of|survivor of|committed|"
        rf"report(?:ed|ing) (?:a|the|for)?|history of|record for|offence of|charges? of) {_GAP}{_OFFENCES})\b"
        r"(?! (?:prevention|policy|team|department|insurance|cover|detection|alert))",
        flags=FOLD,
        score=0.7,
    ),
    _crime(
        regex=r"\b(?P<v>(?:was|were|been|is|being|got|and|previously) (?:convicted|sentenced to|cautioned by|arrested|imprisoned|jailed|"
        r"remanded|electronically tagged|disqualified from driving|banned from driving|bound over|acquitted|taken into custody)|"
        r"convicted of|criminal (?:records?|convictions?|offen[cs]es?|charges?|proceedings|history|background|past)|(?:spent|"
        r"unspent|previous|driving|motoring|no) convictions?|(?:enhanced|basic|standard|clear|valid|current|new) DBS|DBS (?:checks?|"
        r"certificates?|disclosures?|clearance|number|update service)|PVG (?:scheme|check|certificate)|probation (?:officer|"
        r"service)|prison sentence|(?:suspended|custodial|community|life|jail) sentence|community (?:service|payback) order|"
        r"pleaded (?:not )?guilty|[0-9]{1,2} points on (?:my|his|her|their|the) licen[cs]e|served time|"
        r"young offenders?'? institution|ex-?(?:offender|convict|con|prisoner)|(?:registered sex offender|"
        r"sex offenders?'? register)|cifas marker|(?:speed|drink drive) awareness course|security clearance (?:refused|denied|"
        r"granted))\b",
        flags=FOLD,
        score=0.6,
    ),
    _crime(
        regex=r"\b(?P<v>(?:simple |conditional |police )caution(?: (?:issued |given )?(?:for|in)|ed)|police (?:caution|record|"
        r"investigation|report)|(?:on|released on|breach of|skipped) (?:police )?bail|(?:is|was|he's|she's|out|released|while|"
        r"currently) on (?:parole|remand)|on licence from prison|restraining order|asbo|sent down for|released under investigation|"
        r"under arrest|cautions? (?:issued|given) (?:for|to)|fixed penalty(?: notice)?s? for|points on (?:his|her|my|their|"
        r"the) licen[cs]e|crime number|mappa|failed (?:a |the |his |her )?(?:breath|roadside drug|drugs?) test|charges? (?:was |"
        r"were )?dropped|(?:at|before) (?:[a-z]{3,14} )?(?:magistrates(?:'? court)?|crown court)|(?:drugs|cannabis|"
        r"weapons?) (?:found )?in (?:his|her|their|the)|smell of cannabis|cannabis smell|broke(?:n)? into (?:my|his|her|our|their|"
        r"the) [a-z]{2,9}|previous offen[cs]es?|enhanced disclosure|non[- ]molestation order|crime (?:reference|ref)(?: number|"
        r" no\.?)?|in prison(?! lane)|(?:in|at|from|to|of) HMP [a-z]{3,20}|(?:he's|she's|he is|she is|is|was|released|out|put|"
        r"currently) on (?:a |electronic )?tag(?! line)|electronic tag|(?:under|on|has|with) (?:a )?curfew|(?:caught|"
        r"been) (?:shoplifting|stealing)|(?:[0-9]{1,2}|three|six|nine) points for speeding|(?:subject to|given|"
        r"got) an? (?:community|supervision) order|(?:reported (?:it |this |him |her )?to|filed a report with|statement to|"
        r"called) the police|been (?:scammed|mugged|burgled|robbed|defrauded|conned)(?: out)?|my (?:[a-z]{2,12} ){1,3}?(?:was|were|"
        r"got|has been|have been|been|is) (?:stolen|burgled|cloned|vandalised|hacked|broken into)|(?:murdered|raped|stabbed|shot|"
        r"assaulted|attacked|robbed|mugged|harassed) by (?:a|an|her|his|my|the|their)|police (?:have |has )?arrest(?:ed)?|"
        r"released from (?:prison|jail|custody))\b",
        flags=FOLD,
        score=0.6,
    ),
    _crime(
        regex=rf"\b{_DOERS} (?:has |had |have |was |is |who )?(?P<v>stole|stolen|been stealing|stealing|assaulted|threatened (?:staff|him|"
        rf"her|me|them|us) with|beats? (?:her|him|me)|used my card|threatened to (?:kill|hurt|stab)|robbed|burgled|"
        r"raped|mugged|stabbed|murdered|forged|defrauded|been fiddling|been violent|shoplifted|groomed|stalked|stalking|blackmailed|"
        r"embezzled|vandalised|punched|hit (?:him|her|me)|harassed|harassing|falsified)\b(?! (?:the show|a glance|a look|the ball|base|"
        r"home))",
        flags=FOLD,
        score=0.5,
    ),
    _crime(
        regex=r"(?<![\w-])(?P<v>(?:AC|BA|CD|CU|DD|DG|DR|IN|LC|MR|MS|MW|PC|SP|TS|UT)[0-9]{2}|TT99)(?![\w-])",
        need="context",
        context=_ENDORSED,
        score=0.4,
        sources=(*CRIMINAL, "DVLA: penalty points (endorsements)"),
    ),
    _crime(
        values=_ENDORSEMENTS,
        need="distinct",
        person=True,
        score=0.6,
        unless=listed("product, products, item, items, sku, stock, part, parts, postcode, room, rooms, model, bay, slot"),
        sources=(*CRIMINAL, "DVLA: penalty points (endorsements)"),
    ),
    _crime(
        regex=rf"\b(?P<v>{_OFFENCES} by (?:(?:the|his|her|my|their|a|an) )?(?:tenant|neighbour|husband|wife|partner|ex|ex-husband|"
        rf"ex-partner|"
        r"manager|colleague|employee|staff|customer|father|stepfather|brother|driver|carer|teacher)s?)\b",
        flags=FOLD,
        score=0.6,
    ),
    _crime(
        regex=rf"\b(?P<v>{_OFFENCES})\b(?! (?:prevention|policy|team|department|insurance|cover|detection|alert))",
        flags=FOLD,
        need="context",
        context=listed(
            "police, court, trial, victim, witness, suspect, suspected, offender, arrested, prison, bail, magistrates, perpetrator, "
            "solicitor, neighbour, tenant, ex partner, ex husband, officer, cps, defendant, sentencing, misconduct, gross misconduct, "
            "dismissed, to the communal"
        ),
        score=0.4,
    ),
    Shape(
        entity="CRIMINAL_OFFENCE",
        title="Criminal record check",
        category="criminal.offence",
        names=listed(
            "dbs, dbs checks, dbs certificates, criminal records, convictions, offences, disclosure and barring, crb, background checks, "
            "arrests, offenders, inmates, custody records"
        ),
        unless=listed("template, templates, blank, guidance, parking, policy"),
        sources=CRIMINAL,
    ),
)
