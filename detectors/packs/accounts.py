"""Accounts: who has one, and who logs in."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, SYSTEMS, WORDS, listed
from detectors.packs.logs import LOGS
from scanner.pattern import Pattern, Shape

_customer = partial(Pattern, entity="CUSTOMER_ID", title="Customer or account number", category="account.profile", sources=PERSONAL)
_account = partial(Pattern, entity="ACCOUNT_RECORD", title="Account information", category="account.profile", sources=PERSONAL)
_user = partial(Pattern, entity="USERNAME", title="User name", category="account.access", sources=PERSONAL)
_login = partial(Pattern, entity="LOGIN_RECORD", title="Logins and access", category="account.access", sources=PERSONAL)

_LEDGERS = listed(
    "ledger, chart of accounts, gl, general ledger, bank, nominal, cost centre, aws, azure, gcp, cloud, storage, billing account, "
    "service account"
)
_ROLES = listed(
    "db, database, mysql, postgres, sql, smtp, ftp, sftp, ssh, git, docker, registry, proxy, system, service, root, default, config, "
    "configuration, jdbc, dsn"
)

#: What stands for a user name where there is none: types, constants, placeholders.
#: What a program reads a user's name from.
_CODE = r"(?:await|async|new|yield)\b|(?:\w{1,30}\.){1,4}(?:user|user_?name|login|env|password)\b"
_NOBODY = (
    r"(?:password|passwd|pwd|pass|anonymous|and|or|not|none|null|nil|true|false|str|string|int|integer|text|varchar|any|optional|required|"
    r"invalid|missing|empty|your|app|svc|service|api|web|www-data|db|sa|postgres|mysql|nobody|system|daemon|nginx|apache|jenkins|ubuntu|ec2-user|oracle|(?:user|username|name|login|test|demo|admin|guest|root|example|self|config|account)[0-9]{0,3})"
)

ACCOUNTS: tuple[Pattern | Shape, ...] = (
    _customer(
        names=listed(
            "customer no, customer number, customer id, customer ref, customer reference, customer code, client no, client number, "
            "client id, client ref, client reference, member no, member number, member id, membership number, membership no, patient id, "
            "patient number, subscriber id, subscriber number, tenant ref, donor id, constituent number, constituent id, "
            "constituent ref, policyholder id, account holder id, crm id, "
            "contact id, person id, user id, account no, account number, account ref, account id, cust no, cust id, cust num, cust ref, "
            "customer key, acct no, acct id, acct num, subscriber no, loyalty no, loyalty number, loyalty card no, loyalty card number, "
            "frequent flyer no, frequent flyer number, guest id, household id, supporter id, policyholder no, claimant id, applicant id, "
            "candidate id, beneficiary id, driver id, ffp no, ffp number, mpan, mprn, meter point reference, "
            "meter point number, cif no, party id, kundennummer, kunden nr, kundennr, kunden id, mitgliedsnummer, "
            "numero client, numero de client, id client, code client, numero adherent, numero cliente, numero de cliente, id cliente, "
            "codigo cliente, codice cliente, numero socio, klantnummer, klant id, klantnr, lidnummer, relatienummer"
        ),
        unless=(
            *_LEDGERS,
            *listed(
                "oauth, oauth 2, api, app, sso, saml, openid, oidc, mqtt, kafka, tenancy, sort code, iban, domain user id, network user id"
            ),
        ),
        kinds=WORDS,
        score=0.4,
    ),
    _account(
        names=listed(
            "account status, customer status, client status, member status, registered at, registered on, registration date, "
            "registration source, signup source, sign up source, signup date, sign up date, signed up at, signed up on, joined at, "
            "joined on, date joined, date registered, member since, customer since, account opened, account opened at, account created, "
            "account created at, account closed, account closed at, account type, customer type, customer tier, loyalty tier, "
            "membership tier, account tier, churned at, cancelled at, deactivated at, account manager, referral code, referred by, "
            "referral source, onboarded at, acct status, acct type, cust status, cust type, cust since, customer segment code, "
            "customer group, member type, enrolled at, enrolment date, activation date, activated at, closed reason, closure reason, "
            "churn date, churn reason, kunde seit, client depuis, cliente desde, klant sinds, date inscription, fecha alta, "
            "data registrazione"
        ),
        # an order is cancelled and a device activated, too
        unless=(
            *_LEDGERS,
            *listed("company, case, cases, ticket, incident"),
            "order",
            "orders",
            "booking",
            "bookings",
            "invoice",
            "invoices",
            "meeting",
            "meetings",
        ),
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
        regex=r"(?<![0-9A-Za-z])(?:(?:customer|client|member(?:ship)?|subscriber|supporter|donor|tenancy|tenant|loyalty(?: card)?|"
        r"account|policy|policyholder)[ _-]?(?:number|no\.?|num|id|ref(?:erence)?)|kunden-?(?:nr|nummer)|kd\.? ?-?nr|mitgliedsnummer|"
        r"vertragsnummer|"
        r"(?:n°|num[eé]ro) (?:de )?(?:client|contrat|adh[eé]rent)|n[ºo°]\.? (?:de )?cliente|codice cliente|klantnummer|lidnummer|"
        r"kundnummer|kundenummer|"
        r"asiakasnumero)\.?[\"']?[ \t]{0,2}(?:is |:|#|=)?[ \t]{0,2}[\"']?"
        r"(?P<v>[A-Z]{1,4}[/-]?\d{4,12}|\d{4,14}(?:-\d{1,4})?)(?![0-9A-Za-z_]|[.,/-][0-9])",
        flags=FOLD,
        score=0.6,
        mask="last4",
    ),
    _customer(  # in parts, as insurers and lenders write them: capitals, for what is in small letters may be the name of a program
        regex=r"(?<![0-9A-Za-z])(?i:(?:customer|client|member(?:ship)?|tenancy|tenant|account|policy(?:holder)?|claim|loan|agreement)"
        r"[ _-]?(?:number|no\.?|num|id|ref(?:erence)?)\.?[\"']?[ \t]{0,2}(?:is |:|#|=)?[ \t]{0,2}[\"']?)"
        r"(?P<v>(?=[A-Z0-9/-]{0,16}[0-9]{3})(?=[0-9/-]{0,16}[A-Z])[A-Z0-9]{1,10}(?:[/-][A-Z0-9]{1,10}){1,4})(?![0-9A-Za-z_/-])",
        score=0.6,
        mask="last4",
    ),
    _customer(  # of a program's users: fewer digits are those of a machine's own users
        regex=r"(?<![0-9A-Za-z])user[ _-]?id[\"']?[ \t]{0,2}[:#=][ \t]{0,2}[\"']?(?P<v>[0-9]{5,14})(?![0-9A-Za-z_]|[.,/-][0-9])",
        flags=FOLD,
        score=0.5,
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
            "username, user name, login, login name, user login, login id, screen name, logon, logon name, "
            "sam account name, uid, user principal name, upn login, nickname, nick, logon id, user handle, twitter handle, gamertag, "
            "screenname, ad account, windows login, login email, benutzername, anmeldename, nom utilisateur, nom d utilisateur, "
            "nombre usuario, nombre de usuario, nome utente, nome de usuario, gebruikersnaam"
        ),
        unless=(*_ROLES, *_LEDGERS, "page", "url", "uri", "endpoint", "template", "metadata", "object"),
        score=0.6,
    ),
    _user(  # of a customer it is whose account it is: a firm, mostly
        names=listed("account name"),
        unless=(
            *_ROLES,
            *_LEDGERS,
            *listed(
                "contact, contacts, lead, leads, deal, deals, opportunity, opportunities, customer, customers, invoice, invoices, "
                "crm, case, cases"
            ),
        ),
        score=0.6,
    ),
    _user(
        regex=rf"\b(?:(?:my|your|his|her|their) (?:user ?name|login(?: name| id)?|user id) (?:is|was) |(?:user ?name|user id|"
        rf"login(?: name|"
        rf" id)?)[ \t]{{0,2}}[:=][ \t]{{0,2}})[\"']?(?P<v>(?!{_NOBODY}(?:@host\b|(?![\w@.-]))|{_CODE})[A-Za-z][\w.@-]{{2,40}})"
        r"(?![\w.@-]*[\[(])",
        flags=FOLD,
        score=0.88,  # more than the name that it may look like
    ),
    _user(
        regex=r"\b(?:(?:accepted|failed) (?:password|publickey|keyboard-interactive/pam) for (?:invalid user )?|"
        r"session (?:opened|closed) for user |invalid user (?=[^ ]{1,40} from )|"
        r"user (?!is\b|has\b|was\b|who\b|account)(?=[a-z][\w.@-]{1,40} (?:(?:has |is |was )?(?:failed log[io]n|locked out|"
        r"locked by)|cannot log in|can't log in))|"
        r"(?:login|logon|authentication) (?:failed|failure|succeeded|successful|"
        r"attempt) (?:for|by|from) (?:user )?[\"']?)(?P<v>(?!root\b|user\b|the\b|from\b|admin\b)[A-Za-z][\w.@-]{1,40})",
        flags=FOLD,
        score=0.6,
    ),
    _user(
        title="Matrix user",
        regex=r"(?<![\w@.-])(?P<v>@[a-z0-9._=/+-]{1,80}:[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?::[0-9]{2,5})?)(?![\w@])",
        score=0.8,
        sources=(*PERSONAL, "Matrix specification, appendices, user identifiers"),
    ),
    *LOGS,
    _login(
        regex=r"\b(?P<v>user:? [\"']?(?!(?:has|who|is|was|can|must|should|will|not)\b)[\w.@-]{2,40}[\"']? (?:has )?(?:logged|"
        r"signed) (?:in|out|on|off)|[\w.-]{2,30}@[\w.-]{3,60} (?:logged|signed) (?:in|out)|(?:login|logon) (?:from|"
        r"by) user [\w.@-]{2,40})\b",
        flags=FOLD,
        score=0.7,
    ),
    _login(
        names=listed(
            "last login, last access, last login at, failed login, failed login at, last failed login, last failed login at, "
            "last fail, first auth, last auth, last active ts, last seen ts, last seen time, "
            "last login ip, last login date, last logged in, last logged in at, last sign in, "
            "last sign in at, "
            "current sign in at, sign in count, login count, login at, logged in at, logged out at, failed attempts, failed logins, "
            "failed login attempts, failed login count, login attempts, mfa enabled, mfa, mfa method, two factor enabled, 2 fa enabled, "
            "totp enabled, locked until, account locked, locked out, password changed at, password last changed, password updated at, "
            "password reset at, access level, last seen, last seen at, last active, last active at, last logon, last logon date, "
            "last login dt, last login ts, last login time, login failures, failed login attempt count, bad password count, "
            "bad pwd count, lockout time, lockout end, is locked out, two factor, 2 fa, otp enabled, last password change, pwd last set, "
            "derniere connexion, letzter login, letzte anmeldung, ultimo acceso, ultimo accesso, laatste login, laatst ingelogd"
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
            "access log, access logs, sessions, user sessions, login event, login events, loginevent, access attempt, access "
            "attempts, accessattempt, "
            "login log, user log, auth log, authentication log, authentication logs, failed logins, access failure log, "
            "accessfailurelog, post auth, postauth"
        ),
        columns=(
            listed("user, user id, username, user name, login, email, account, actor, customer id"),
            listed("at, time, timestamp, date, datetime, authdate, created, ip, ip address, remote ip, remote addr"),
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
)
