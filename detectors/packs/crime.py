"""Criminal offence data: convictions, checks and allegations (Art 10)."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CRIMINAL, FOLD, either, listed
from scanner.pattern import Pattern, Shape

_crime = partial(Pattern, entity="CRIMINAL_OFFENCE", title="Criminal offence data", category="criminal.offence", sources=CRIMINAL)

_OFFENCES = either(
    "theft, stealing, fraud, assault, burglary, robbery, shoplifting, gbh, abh, murder, attempted murder, manslaughter, rape, "
    "sexual assault, drug possession, possession, drug dealing, drug offences, drink driving, drunk driving, dangerous driving, "
    "driving without insurance, driving while disqualified, money laundering, harassment, stalking, arson, criminal damage, "
    "embezzlement, bribery, forgery, perjury, domestic violence, domestic abuse, terrorism, terrorist offences, violence, vandalism, "
    "kidnapping, extortion, blackmail, conspiracy, hate crime, indecent exposure, child abuse, grooming, human trafficking, "
    "handling stolen goods, benefit fraud, identity theft, false accounting, public disorder, affray"
)
_GAP = r"(?:[a-z][a-z’'-]{0,14} ){0,3}"

CRIME: tuple[Pattern | Shape, ...] = (
    _crime(
        names=listed(
            "conviction, convictions, criminal conviction, criminal convictions, unspent convictions, unspent conviction, "
            "criminal record, criminal history, offence, offences, offense, offenses, offence code, offence type, dbs, dbs check, "
            "dbs status, dbs result, dbs check date, dbs expiry, dbs expiry date, dbs level, crb, crb check, police caution, "
            "police cautions, cautions, custodial sentence, arrest, arrests, arrest date, arrest record, bail status, "
            "probation officer, parole, cifas, cifas marker, crime reference, crime reference no, crime ref, crime number, "
            "police reference, security clearance, sc clearance, vetting status, vetting result, criminal charges, alleged offence, "
            "alleged crime, prison, prison name"
        ),
        unless=listed("parking, pcn, animal, error, lint"),
        kinds=ANY,
        score=0.6,
    ),
    _crime(
        names=("caution", "sentence", "allegation", "allegations", "fraud flag", "fraud marker", "fraud suspected"),
        unless=listed(
            "label, labels, product, products, corpus, token, tokens, translation, translations, example, examples, text, nlp, "
            "annotation, annotations, utterance, word, words, language, hazard, warning, safety, card, index, id, start, end, order, "
            "orders, payment, transaction"
        ),
        score=0.4,
    ),
    _crime(
        regex=rf"\b(?P<v>(?:convict(?:ed|ion)s? (?:of|for)|(?:found |pleaded |pled )?guilty (?:of|to)|(?:arrested|charged|cautioned|"
        rf"prosecuted|sentenced|jailed|imprisoned|wanted|investigated|suspended|dismissed) (?:for|with|on suspicion of|over)|"
        rf"accused of|suspect(?:ed|s)? (?:of|him of|her of)|allegations? of|alleged(?:ly)?(?: committed)?|admitted(?: to)?|"
        rf"victim of|committed|report(?:ed|ing) (?:a|the|for)?) {_GAP}{_OFFENCES})\b",
        flags=FOLD,
        score=0.7,
    ),
    _crime(
        regex=r"\b(?P<v>(?:was|were|been|is|being|got|and|previously) (?:convicted|sentenced to|cautioned by|arrested|imprisoned|"
        r"jailed|remanded)|convicted of|criminal (?:records?|convictions?|offen[cs]es?|charges?|proceedings|history|background)|"
        r"(?:spent|unspent|previous) convictions?|(?:enhanced|basic|standard|clear|valid|current) DBS|DBS (?:checks?|"
        r"certificates?|disclosures?|clearance|number)|police (?:caution|record|investigation)|(?:on|released on|breach of|"
        r"skipped) (?:police )?bail|on (?:parole|remand)|probation (?:officer|service)|restraining order|"
        r"crime reference(?: number)?|prison sentence|(?:suspended|custodial|community) sentence|pleaded (?:not )?guilty|"
        r"served time|ex-?offender|sex offenders?[’']? register)\b",
        flags=FOLD,
        score=0.6,
    ),
    _crime(
        regex=r"\b(?:he|she|they|customer|employee|tenant|neighbour|staff|somebody|someone|ex|colleague) (?:has |had |have |"
        r"was )?(?P<v>stole|stolen|been stealing|assaulted|threatened to kill|robbed|burgled|raped|mugged|stabbed|forged|"
        r"defrauded|been fiddling|been violent)\b",
        flags=FOLD,
        score=0.5,
    ),
    Shape(
        entity="CRIMINAL_OFFENCE",
        title="Criminal record check",
        category="criminal.offence",
        names=listed("dbs, dbs checks, dbs certificates, criminal records, convictions, offences, disclosure and barring, crb"),
        unless=listed("template, templates, blank, guidance, parking, policy"),
        sources=CRIMINAL,
    ),
)
