"""What somebody agreed to: marketing choices and records of consent."""

from __future__ import annotations

from functools import partial

from detectors.packs.activity import WHEN
from detectors.packs.listed import ANY, CONSENT, FLAGS, FOLD, MARKETING, PRODUCTS, among, listed
from scanner.pattern import Pattern, Shape

_marketing = partial(Pattern, entity="MARKETING_PREFERENCE", title="Marketing preference", category="pref.marketing", sources=MARKETING)
_consent = partial(Pattern, entity="CONSENT_RECORD", title="Record of consent", category="pref.consent", sources=CONSENT)


CHOICES: tuple[Pattern | Shape, ...] = (
    _marketing(
        names=listed(
            "opt in, opted in, opt out, opted out, email opt in, email opt out, sms opt in, sms opt out, phone opt in, post opt in, "
            "opt in at, opt out at, email opt in at, marketing opt in, marketing opt out, marketing, marketing consent, "
            "marketing emails, marketing preference, marketing preferences, marketing permission, marketing allowed, "
            "accepts marketing, email marketing, sms marketing, unsubscribed, unsubscribed at, unsubscribe reason, is unsubscribed, "
            "subscribed to newsletter, newsletter, newsletter subscribed, newsletter opt in, newsletter signup, do not call, "
            "do not contact, do not email, do not mail, do not track, contact preference, contact preferences, "
            "communication preference, communication preferences, preferred channel, preferred contact method, contact by email, "
            "contact by phone, contact by post, contact by sms, allow marketing, allow emails, receive emails, receive offers, "
            "mailing list, suppressed, suppression reason, tps, gdpr marketing"
        ),
        unless=listed("campaign, campaigns, budget, department, spend, cost, team, feature, beta, telemetry, template, issue, edition"),
        kinds=ANY,
        score=0.6,
    ),
    _marketing(
        values=among(
            "yes, no, opted in, opted out, opt-in, opt-out, in, out, subscribed, unsubscribed, email, sms, post, phone, all, none, "
            "true, false, y, n"
        ),
        context=listed(
            "marketing, marketing consent, newsletter, contact preference, preferred channel, communication preference, opt in, opt out"
        ),
        need="context",
        kinds=FLAGS,
        score=0.7,
    ),
    _marketing(
        regex=r"\b(?P<v>(?:unsubscribe|remove|take) me (?:from|off)|(?:take|remove) (?:me|my name|my email|my number) (?:off|from)|"
        r"stop (?:sending|emailing|calling|texting|ringing) me|do not (?:call|contact|email|phone) me|(?:don[’']?t|"
        r"no longer) (?:want|wish) to (?:receive|get|hear)|opt(?:ed)?[ -]out of (?:marketing|emails|calls|your)|(?:has|have|had|"
        r"i) (?:opted|unsubscribed)(?:[ -](?:in|out))? (?:of|from|to)|sign(?:ed)? me up (?:for|to) (?:your|the) (?:newsletter|"
        r"offers))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="MARKETING_PREFERENCE",
        title="Suppression or mailing list",
        category="pref.marketing",
        names=listed(
            "suppression, suppression list, suppressions, unsubscribes, unsubscribed, opt outs, optouts, do not call, do not contact, "
            "newsletter subscribers, mailing list, marketing preferences, contact preferences"
        ),
        unless=listed("lint, eslint, pylint, warnings, sast, cve"),
        sources=MARKETING,
    ),
    _consent(
        names=listed(
            "consent, consents, consent at, consented at, consent date, consent given, consent given at, consent text, "
            "consent wording, consent version, consent source, consent status, consent ip, consent withdrawn, consent withdrawn at, "
            "consent timestamp, gdpr consent, cookie consent, data consent, privacy consent, privacy accepted, privacy accepted at, "
            "privacy policy version, lawful basis, legal basis, terms accepted, terms accepted at, accepted terms, accepted terms at, "
            "tos accepted at, agreed to terms, consented"
        ),
        unless=listed("planning, landlord, building, informed consent form, marketing consent"),
        kinds=ANY,
        score=0.6,
    ),
    _consent(
        regex=r"\b(?P<v>(?:i|he|she|they|customer|patient|caller|client) (?:has |have |had )?(?:gave|given|give|gives|withdrew|"
        r"withdrawn|withdraw|confirmed|refused) (?:verbal |written |explicit |my |his |her |their )*consent|(?:i|"
        r"customer) consents? to|with (?:my|his|her|their) consent|consent (?:was )?(?:given|obtained|withdrawn|recorded) (?:on|"
        r"by|at|from))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="CONSENT_RECORD",
        title="Consent with wording and time",
        category="pref.consent",
        forms=("table",),
        columns=(
            listed("wording, version, text, consent text, policy version, source, consent version, purpose, channel"),
            (*WHEN, "consented at", "given at"),
            listed(
                "consent, consents, consent given, consent text, consent version, consented, consented at, consent at, consent type, "
                "granted, withdrawn at"
            ),
        ),
        person=True,
        unless=PRODUCTS,
        sources=CONSENT,
        score=0.8,
    ),
    Shape(
        entity="CONSENT_RECORD",
        title="Consents",
        category="pref.consent",
        forms=("table",),
        names=listed("consent, consents, consent log, consent records, consent history, gdpr consents"),
        person=True,
        sources=CONSENT,
        score=0.8,
    ),
)
