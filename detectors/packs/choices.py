"""What somebody agreed to: marketing choices and records of consent."""

from __future__ import annotations

from functools import partial

from detectors.packs.activity import WHEN
from detectors.packs.listed import ANY, CONSENT, FLAGS, FOLD, MARKETING, PRODUCTS, among, listed
from detectors.packs.noted import CONSENT_NOTED, MARKETING_NOTED
from scanner.pattern import Pattern, Shape

_marketing = partial(Pattern, entity="MARKETING_PREFERENCE", title="Marketing preference", category="pref.marketing", sources=MARKETING)
_consent = partial(Pattern, entity="CONSENT_RECORD", title="Record of consent", category="pref.consent", sources=CONSENT)


CHOICES: tuple[Pattern | Shape, ...] = (
    _marketing(
        names=listed(
            "opt in, opted in, opt out, opted out, email opt in, email opt out, sms opt in, sms opt out, phone opt in, post opt in, "
            "opt in at, opt out at, email opt in at, marketing opt in, marketing opt out, marketing, marketing consent, marketing emails, "
            "marketing preference, marketing preferences, marketing permission, marketing allowed, accepts marketing, email marketing, "
            "sms marketing, unsubscribed, unsubscribed at, unsubscribe reason, is unsubscribed, subscribed to newsletter, newsletter, "
            "newsletter subscribed, newsletter opt in, newsletter signup, do not call, do not contact, do not email, do not mail, "
            "do not track, contact preference, contact preferences, communication preference, communication preferences, "
            "preferred channel, preferred contact method, contact by email, contact by phone, contact by post, contact by sms, "
            "allow marketing, allow emails, receive emails, receive offers, mailing list, suppressed, suppression reason, tps, ctps, mps, "
            "gdpr marketing, mktg opt in, mktg optin, mkt opt in, mkt consent, mktg flag, mktg pref, mktg consent, marketing flag, "
            "marketing ind, marketing yn, email flag, email pref, email permission, sms permission, phone permission, post permission, "
            "mail permission, third party marketing, third party opt in, partner offers, dnc, dnc flag, do not sms, do not phone, "
            "no marketing, no mailings, email opted out, has opted out of email, push opt in, push enabled, newsletter flag, "
            "newsletter status, subscribed at, subscribe status, contact permission, contact permissions, preferred contact, contactable, "
            "werbeeinwilligung, werbung erlaubt, newsletter abonniert, werbesperre, accord marketing, consentement marketing, "
            "abonne newsletter, opposition prospection, acepta publicidad, consentimiento marketing, boletin, consenso marketing, "
            "iscritto newsletter, toestemming marketing, nieuwsbrief, bel me niet, opted out of emails, has opted out of fax, "
            "opted out of fax, "
            "opted out of mobile, opted out of sms, opted out of phone, opted out of calls, opted out of mail, opted out of marketing, "
            "opted out of all, unsubscribed from email, unsubscribed from emails, unsubscribed from all email, "
            "unsubscribed from all emails, "
            "unsubscribed from all, unsubscribed from marketing, unsubscribed from sms, do not bulk email, do not bulk postal mail, "
            "do not postal mail, do not fax, do not send marketing material, preferred contact method code, push subscribe, "
            "email subscribe, "
            "sms subscribe, push subscription status, email subscription status, sms subscription status, gdpr opt out"
        )
        + MARKETING_NOTED,
        unless=listed(
            "campaign, campaigns, budget, department, spend, cost, team, feature, beta, telemetry, template, issue, edition, "
            "show suppressed, pause suppressed"
        ),
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
        regex=r"\b(?P<v>(?:unsubscribe|remove|take) me (?:from|off)|(?:take|remove) (?:me|my name|my email|my number|my details) (?:off|"
        r"from)|stop (?:sending|emailing|calling|texting|ringing|contacting|mailing) me|do not (?:call|contact|email|phone|text) me|"
        r"(?:don'?t|do not|doesn't|does not|no longer) (?:want|wish|wishes|wants) to (?:receive|hear from|be contacted|be called|"
        r"get (?:any |more |your |these ){0,2}(?:emails?|mail|marketing|calls|texts|offers|newsletters?))|(?:happy|wants?|agreed|"
        r"wishes|would like) to (?:receive|be sent|get) (?:your |our |the |any |marketing |special ){0,2}(?:emails?|offers|"
        r"newsletters?|updates|marketing)|opt(?:ed|s|ing)?[ -](?:out of|in to|into) (?:marketing|emails?|calls|texts|sms|your|our|"
        r"the newsletter|all)|(?:has|have|had|i) (?:opted|unsubscribed)(?:[ -](?:in|out))? (?:of|from)|sign(?:ed)? (?:me|him|"
        r"her)? ?up (?:for|to) (?:your|the|our) (?:newsletter|offers|mailing list)|(?:no|any) marketing (?:please|calls|emails|"
        r"texts)|(?:happy|content|prefers?|wishes|asked) (?:not )?to be (?:contacted|called|emailed|texted) (?:by|on|via|only|"
        r"about)|(?:registered with|on) the (?:telephone|mailing) preference service|(?:marketing|contact|"
        r"communication) preferences?(?: (?:are|is|set to))?[:=] ?[a-z]{2,12})\b",
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
            "consent, consents, consent at, consented at, consent date, consent given, consent given at, consent text, consent wording, "
            "consent version, consent source, consent status, consent ip, consent withdrawn, consent withdrawn at, consent timestamp, "
            "gdpr consent, cookie consent, data consent, privacy consent, privacy accepted, privacy accepted at, privacy policy version, "
            "lawful basis, legal basis, terms accepted, terms accepted at, accepted terms, accepted terms at, tos accepted at, "
            "agreed to terms, consented, consent flag, consent flg, consent ind, consent yn, consent id, consent type, consent method, "
            "consent channel, consent purpose, consent expiry, consent form, consent form signed, consent withdrawn date, "
            "withdrawal date consent, photo consent, media consent, parental consent, data sharing consent, research consent, "
            "share consent, terms version, t and c accepted, tnc accepted, gdpr accepted, gdpr flag, data protection consent, "
            "cookie preferences, analytics storage, ads storage, ad storage, ad user data, ad personalization, personalization storage, "
            "tcf consent, tc string, consent string, einwilligung, einwilligungsdatum, datenschutz akzeptiert, "
            "agb akzeptiert, consentement, date consentement, accepte cgu, consentimiento, fecha consentimiento, acepta terminos, "
            "consenso, consenso privacy, data consenso, toestemming, toestemming datum, akkoord voorwaarden"
        )
        + CONSENT_NOTED,
        unless=listed("planning, landlord, building, informed consent form, marketing consent, marketing, listed building"),
        kinds=ANY,
        score=0.6,
    ),
    _consent(
        regex=r"\b(?P<v>(?:i|he|she|they|we|customer|patient|caller|client|parent|mother|father|guardian|resident|employee) (?:has |have |"
        r"had |do |did not |does not )?(?:gave|given|give|gives|withdrew|withdrawn|withdraw|withdraws|confirmed|refused|"
        r"provided) (?:verbal |written |explicit |informed |my |his |her |their |full )*consent|(?:i|he|she|customer|patient|"
        r"parent) (?:hereby )?consent(?:s|ed)? to|with(?:out)? (?:my|his|her|their|the (?:customer|patient|client)'s) consent|"
        r"consent (?:was |has been )?(?:given|obtained|withdrawn|recorded|refused|revoked) (?:on|by|at|from|verbally|in writing)|"
        r"consent form (?:was )?(?:signed|returned|received|completed)|(?:verbal|written|explicit|"
        r"parental) consent (?:was )?(?:given|obtained|received|held)|agree(?:s|d)? to (?:the|your|our) (?:terms and conditions|"
        r"privacy (?:policy|notice)))\b",
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
