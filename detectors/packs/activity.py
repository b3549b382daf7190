"""What somebody does online: usage, visits, journeys."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, PERSONAL, listed
from scanner.pattern import Pattern, Shape

_usage = partial(Pattern, entity="USAGE_EVENT", title="Usage data", category="online.usage", sources=PERSONAL)
_visitor = partial(
    Pattern, entity="WEBSITE_VISITOR", title="Website visitor", category="online.visitor", sources=(*PERSONAL, "UK GDPR Recital 30")
)
_journey = partial(
    Pattern, entity="USER_JOURNEY", title="User journey", category="online.journey", sources=(*PERSONAL, "UK GDPR Recital 30")
)
WHEN = listed("at, timestamp, time, date, ts, created, when, occurred on, hour, day, epoch, datetime")
_WHO = listed(
    "user id, user, userid, customer id, customer no, customer, account id, member id, client id, email, username, person id, "
    "distinct id, anonymous id, visitor id, contact id, subscriber id"
)

ACTIVITY: tuple[Pattern | Shape, ...] = (
    _usage(
        names=listed(
            "event name, user event, user action, feature used, clicks, click count, opened at, open count, email opened at, clicked at, "
            "visit length, session length, session duration, session count, time on site, time on page, usage minutes, minutes used, "
            "data used, data usage, watch time, play count, plays, scroll depth, last activity, last activity at, meter reading, "
            "meter readings, reading kwh, kwh, consumption, swipes, app opens, event action, action name, last event, last action, "
            "usage count, usage hours, hours used, screen time, watched seconds, viewing time, call minutes used, data usage mb, mb used, "
            "texts sent, steps walked, daily steps, step count, distance walked, active minutes, verbrauch, zaehlerstand, consommation, "
            "consumo, consumi, verbruik, meterstand, lecturas, letture contatore"
        ),
        # A ticket, a case or an account is opened too; that is no e-mail.
        unless=listed(
            "ticket, case, investigation, incident, complaint, account, issue, claim, cpu, memory, ci, build, "
            "feature flag, feature store, model, ml, dataset, fuel, machine, server, disk, gene, test"
        ),
        kinds=ANY,
        score=0.4,
    ),
    Shape(
        entity="USAGE_EVENT",
        title="Events of users",
        category="online.usage",
        forms=("table",),
        columns=(_WHO, WHEN),
        # what ends so: the date of the last activity, or when an event was put into a calendar, are no event of a user
        last=(
            listed(
                "only event, user event, event name, event type, event action, event label, action, action type, activity, "
                "activity type, feature, clicks, "
                "event category"
            ),
        ),
        sources=PERSONAL,
        score=0.8,
    ),
    Shape(
        entity="USAGE_EVENT",
        title="Readings tied to people",
        category="online.usage",
        forms=("table",),
        names=listed(
            "readings, meter readings, telemetry, usage, consumption, events, activity, activities, clicks, opens, plays, views, "
            "watch history"
        ),
        columns=(_WHO, WHEN),
        sources=PERSONAL,
    ),
    _visitor(
        names=listed(
            "visitor id, visitor, visit id, visitor uuid, unique visitor id, referrer, referer, http referrer, referring url, "
            "referrer url, landing page, landing url, landing page url, entry page, first visit, first visit at, last visit, visit count, "
            "num visits, visitor ip, visitor key, first touch, first touch source, last touch, last touch source, traffic source, "
            "traffic source medium, original source, "
            "latest source, latest medium, first campaign, latest campaign, analytics source, first source, "
            "session source, entry url, exit url, is returning visitor, new visitor, besucher id, visiteur id, id visitante, "
            "id visitatore, bezoeker id"
        ),
        unless=listed(
            "site, gp, hospital, museum, reception, engineer, home visit, badge, patient, patients, clinic, surgery, date first visit, "
            "date last visit"
        ),
        kinds=("text", "integer", "date"),
        score=0.6,
    ),
    Shape(
        entity="WEBSITE_VISITOR",
        title="Visits to a website",
        category="online.visitor",
        forms=("table",),
        names=listed("visits, visitors, web visits, page views, pageviews, web sessions, web analytics, hits"),
        columns=(
            listed("url, page, path, referrer, referer, landing page, ip, user agent, page url"),
            (*WHEN, "visitor id", "session id"),
        ),
        sources=PERSONAL,
    ),
    _journey(
        names=listed(
            "page path, page url, page view, page views, page viewed, pages viewed, page title, utm source, utm medium, utm campaign, "
            "utm term, utm content, screen, screen name, screen viewed, step name, funnel step, exit page, previous page, next page, "
            "navigation path, journey, journey step, click path, url visited, visited url, search query, search term, search terms, "
            "search text, search phrase, query text, searched for, keyword searched, page name, page location, page referrer, "
            "browsing history, last page, last page viewed, clickstream, touchpoint, "
            "conversion path, abandoned step, utm id, suchbegriff, terme recherche, termino busqueda, termine ricerca, zoekterm"
        ),
        unless=listed(
            "cms, sitemap, fundraising, fundraiser, template, templates, wiki, product, products, books, crawler, monitor, recipe, "
            "workflow, dns, hardware, display"
        ),
        kinds=("text", "integer"),
        score=0.4,
    ),
    Shape(
        entity="USER_JOURNEY",
        title="Ordered pages per visitor",
        category="online.journey",
        forms=("table",),
        columns=(
            (*_WHO, "session id", "visit id", "cookie id", "visitor"),
            WHEN,
        ),
        # the address of a picture or of a receipt is no page that somebody visited
        last=(
            listed(
                "page, only path, page path, url path, request path, only url, page url, current url, request url, visited url, "
                "page location, "
                "page title, page name, screen, screen name, only step, journey step, funnel step, landing page"
            ),
        ),
        unless=listed(
            "crawler, sitemap, monitor, totp, otp, upload, uploads, uploadstash, subscription, subscriptions, webhook, webhooks, "
            "pusher, pushers"
        ),
        sources=PERSONAL,
        score=0.8,
    ),
)
