"""Accounts: who has one, who logs in, and what a profile says of its owner."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, PROFILING, SYSTEMS, WORDS, listed
from scanner.pattern import Pattern, Shape

_customer = partial(Pattern, entity="CUSTOMER_ID", title="Customer or account number", category="account.profile", sources=PERSONAL)
_account = partial(Pattern, entity="ACCOUNT_RECORD", title="Account information", category="account.profile", sources=PERSONAL)
_user = partial(Pattern, entity="USERNAME", title="User name", category="account.access", sources=PERSONAL)
_login = partial(Pattern, entity="LOGIN_RECORD", title="Logins and access", category="account.access", sources=PERSONAL)
_profile = partial(Pattern, entity="PROFILE", title="Profile information", category="profile", sources=PROFILING)

_LEDGERS = listed(
    "ledger, chart of accounts, gl, general ledger, bank, nominal, cost centre, aws, azure, gcp, cloud, storage, billing account, "
    "service account"
)
_ROLES = listed(
    "db, database, mysql, postgres, sql, smtp, ftp, sftp, ssh, git, docker, registry, proxy, system, service, root, default, config, "
    "configuration, jdbc, dsn"
)

ACCOUNTS: tuple[Pattern | Shape, ...] = (
    _customer(
        names=listed(
            "customer no, customer number, customer id, customer ref, customer reference, customer code, client no, client number, "
            "client id, client ref, client reference, member no, member number, member id, membership number, membership no, "
            "patient id, patient number, subscriber id, subscriber number, tenant ref, donor id, policyholder id, account holder id, "
            "crm id, contact id, person id, user id, account no, account number, account ref, account id"
        ),
        unless=(*_LEDGERS, *listed("oauth, oauth 2, api, app, sso, saml, openid, oidc, mqtt, kafka, tenancy, sort code, iban")),
        kinds=WORDS,
        score=0.4,
    ),
    _account(
        names=listed(
            "account status, customer status, client status, member status, registered at, registered on, registration date, "
            "registration source, signup source, sign up source, signup date, sign up date, signed up at, signed up on, joined at, "
            "joined on, date joined, member since, customer since, account opened, account opened at, account created, "
            "account created at, account closed, account closed at, account type, customer type, customer tier, loyalty tier, "
            "membership tier, account tier, churned at, cancelled at, deactivated at, account manager, referral code, referred by, "
            "referral source, onboarded at"
        ),
        unless=(*_LEDGERS, "company"),
        kinds=ANY,
        score=0.5,
    ),
    _account(
        regex=r"\b(?P<v>(?:my|his|her|your|the customer[’']s|their) (?:online |customer )?account (?:number|no\.?|ref(?:erence)?|"
        r"details|was (?:opened|closed|suspended)|is (?:closed|locked|suspended)))\b",
        flags=FOLD,
        score=0.5,
    ),
    _customer(
        regex=r"\b(?:customer|client|membership|account|policy) (?:number|no\.?|id|ref(?:erence)?)[ \t]{0,2}(?:is |:|#)[ \t]{0,2}"
        r"(?P<v>[A-Z]{0,4}-?\d{4,12})\b",
        flags=FOLD,
        score=0.6,
        mask="last4",
    ),
    Shape(
        entity="ACCOUNT_RECORD",
        title="One row per person with status and date",
        category="account.profile",
        forms=("table",),
        names=listed(
            "customer, customers, client, clients, member, members, user, users, account, accounts, subscribers, contacts, patients, "
            "tenants, donors, registrations"
        ),
        columns=(
            listed("status, active, is active, tier, type, plan, state, locked"),
            listed(
                "created at, created, created on, created date, registered at, registered on, joined, joined at, date joined, since, "
                "signup date, opened at"
            ),
        ),
        person=True,
        unless=(*_LEDGERS, *SYSTEMS),
        sources=PERSONAL,
    ),
    _user(
        names=listed(
            "username, user name, login, login name, user login, login id, screen name, account name, logon, logon name, "
            "sam account name, uid, user principal name, upn login, nickname"
        ),
        unless=(*_ROLES, *_LEDGERS, "page", "url", "uri", "endpoint", "template"),
        score=0.6,
    ),
    _user(
        regex=r"\b(?:user ?name|login(?: name| id)?)[ \t]{0,2}(?:is |[:=])[ \t]{0,2}[\"']?(?P<v>(?!password\b|and\b|or\b|"
        r"not\b)[A-Za-z][\w.@-]{2,40})",
        flags=FOLD,
        score=0.5,
    ),
    _user(
        regex=r"\b(?:(?:accepted|failed) (?:password|publickey|keyboard-interactive/pam) for (?:invalid user )?|"
        r"session opened for user |invalid user |(?:login|logon|authentication) (?:failed|failure|succeeded|successful|"
        r"attempt) (?:for|by|from) (?:user )?[\"']?)(?P<v>(?!root\b|user\b|the\b|from\b|admin\b)[A-Za-z][\w.@-]{1,40})",
        flags=FOLD,
        score=0.6,
    ),
    _login(
        regex=r"\b(?P<v>user:? [\"']?(?!(?:has|who|is|was|can|must|should|will|not)\b)[\w.@-]{2,40}[\"']? (?:has )?(?:logged|"
        r"signed) (?:in|out)|[\w.-]{2,30}@[\w.-]{3,60} (?:logged|signed) (?:in|out)|(?:login|logon) (?:from|"
        r"by) user [\w.@-]{2,40})\b",
        flags=FOLD,
        score=0.7,
    ),
    _login(
        names=listed(
            "last login, last login at, last login ip, last login date, last logged in, last logged in at, last sign in, "
            "last sign in at, current sign in at, sign in count, login count, login at, logged in at, logged out at, failed attempts, "
            "failed logins, failed login attempts, failed login count, login attempts, mfa enabled, mfa, mfa method, "
            "two factor enabled, 2 fa enabled, totp enabled, locked until, account locked, locked out, password changed at, "
            "password last changed, password updated at, password reset at, access level, last seen, last seen at, last active, "
            "last active at"
        ),
        unless=(*SYSTEMS, "feature", "flag"),
        kinds=ANY,
        score=0.6,
    ),
    Shape(
        entity="LOGIN_RECORD",
        title="Logins or audit of people",
        category="account.access",
        forms=("table",),
        names=listed(
            "login, logins, login history, login attempts, logons, audit, audit log, audit logs, audit trail, sign ins, signins, "
            "access log, access logs, sessions, user sessions"
        ),
        columns=(
            listed("user, user id, username, user name, login, email, account, actor, customer id"),
            listed("at, time, timestamp, date, created, ip, ip address"),
        ),
        sources=PERSONAL,
        score=0.8,
    ),
    Shape(
        entity="LOGIN_RECORD",
        title="Users with roles",
        category="account.access",
        forms=("table",),
        columns=(listed("username, user name, login"), listed("role, roles, is admin, permission, permissions, access level, group")),
        unless=_ROLES,
        sources=PERSONAL,
    ),
    _profile(
        names=listed(
            "segment, customer segment, segment name, persona, interests, interest, hobbies, hobby, lead score, customer score, "
            "churn score, churn risk, risk score, propensity score, propensity, engagement score, loyalty score, clv, ltv, "
            "customer lifetime value, rfm score, bio, biography, about me, avatar, avatar url, profile picture url, customer tags, "
            "user tags, preferences, user preferences, favourites, favorites, personality type, household type, acorn, mosaic group, "
            "lookalike score, nps segment, vip, is vip, likes, dislikes, profile notes, customer profile, audience"
        ),
        unless=listed(
            "network, route, memory, disk, market, product, products, cve, vulnerability, video, post, posts, article, code, git, "
            "repo, text, log, business, song, track, gis, road, line"
        ),
        kinds=ANY,
        score=0.5,
    ),
    _profile(
        context=("tag", "tags", "group", "stage", "lifecycle", "status", "customer", "contact"),
        need="context",
        values=frozenset(
            {"vip", "churn risk", "high value", "lapsed", "lead", "prospect", "hot", "warm", "cold", "at risk", "loyal", "new customer"}
        ),
        score=0.5,
    ),
    Shape(
        entity="PROFILE",
        title="Scores or segments of people",
        category="profile",
        forms=("table",),
        columns=(listed("score, segment, persona, lead score, churn risk, cluster, propensity, interests, tags"),),
        person=True,
        unless=listed("exam, exams, match, matches, game, games, search"),
        sources=PROFILING,
        score=0.6,
    ),
)
