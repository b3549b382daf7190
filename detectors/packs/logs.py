"""User names as programs write them into their logs: behind the name of a field, in quotes, behind a domain of Windows."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, listed
from scanner.pattern import Pattern

_user = partial(Pattern, entity="USERNAME", title="User name", category="account.access", sources=PERSONAL)

#: What runs programs and is nobody; what stands where there is no name.
NOBODY = (
    r"(?:(?:root|admin(?:istrator)?|user(?:name)?|guest|anonymous|anon|system|daemon|nobody|none|null|nil|undefined|unknown|true|false|str|"
    r"string|int|text|name|id|test(?:er|user)?|demo|example|default|public|self|me|all|any|and|or|not|the|is|has|was|from|with|for|password|passwd|"
    r"login|account|service|svc|app|api|web|www|www-data|http|https|git|gitlab|github|jenkins|runner|ci|deploy(?:er)?|build|backup|cron|mail|postfix|dovecot|"
    r"nginx|apache|httpd|tomcat|node|django|rails|php|mysql|mariadb|postgres|postgresql|pg|redis|mongo(?:db)?|rabbitmq|elastic(?:search)?|"
    r"kibana|grafana|prometheus|zabbix|nagios|oracle|sa|dbo|db|sys|sshd|sudo|bin|docker|vagrant|ubuntu|centos|debian|ec2-user|azureuser|"
    r"hadoop|hdfs|hive|spark|kafka|airflow|ansible|terraform|vault|consul|operator|owner|member|customer|client|benutzername|utilisateur|"
    r"usuario|utente|identifiant)[0-9]{0,3}(?![\w.@-])|(?:svc|srv|sys|app|api|db|bot|system|service|nt)[._:-]|[\w.-]{0,30}(?:[._-](?:svc|app|bot|service|sync|"
    r"role|rw|ro)(?![\w.-])|\$)|[0-9]+(?![\w.@-]))"
)
_NAME = rf"(?P<v>(?!{NOBODY})[A-Za-z][\w.@-]{{2,40}})(?![\w@(\[$%{{}}\\-]|\.\w|::)"
_WORKS = listed(
    "login, logged in, logged out, logon, logoff, log in, signed in, sign in, auth, authentication, authenticated, authorization, "
    "unauthorized, session, sshd, sudo, su, failed, failure, success, succeeded, accepted, denied, granted, rejected, locked, unlocked, "
    "info, warn, warning, error, debug, notice, level, msg, audit, event, action, act, ip, addr, src, srcip, client ip, remote, request, "
    "method, path, status, opened, closed, viewed, deleted, updated, created, exported, downloaded, uploaded, accessed, changed, modified, "
    "permission, access, token, rhost, tty, logname, command, pwd, ssh, ssh 2, vpn, radius, ldap, kerberos, mfa, otp, host, hostname, "
    "workstation, terminal, timestamp, ts, time, authorized, authorised, scope, resource, record, duration, dur"
)

LOGS: tuple[Pattern, ...] = (
    _user(  # user=lbates in a line that tells what somebody did
        regex=r"(?<![\w.-])(?:user|uid|usr|usrname|actor|principal|subject|suser|duser|ruser|logname|remote_user|remoteuser|cs-username|"
        r"operator|"
        r"initiator|performed_by|updated_by|created_by|sub|upn|modified_by|approved_by|owner|login|identity)=[\"']?" + _NAME,
        flags=FOLD,
        need="context",
        context=_WORKS,
        score=0.6,
    ),
    _user(  # these are called so by programs of directories and firewalls alone
        regex=r"(?<![\w.-])(?:(?:Target|Subject|Caller)User(?:Name|Id)|SamAccountName|suser|duser|ruser|logname|cs-username|remote_user)"
        r"[\"']?[ \t]{0,2}[:=][ \t]{0,2}[\"']?" + _NAME,
        flags=FOLD,
        score=0.6,
    ),
    _user(  # of JSON
        regex=r"[\"'](?:user|uid|sub|login|actor|principal|user_?name|userId|"
        r"user_id)[\"'][ \t]{0,2}:[ \t]{0,2}[\"']" + _NAME + r"(?=[\"'])",
        flags=FOLD,
        need="context",
        context=_WORKS,
        score=0.6,
    ),
    _user(  # a name that no word is, behind what says that it is one
        regex=r"(?<![\w.-])(?:user[ _]?name|user[ _]?id|log[io]n(?: name| id)?|log[io]n is|"
        r"user[ _]?name is)[ ](?=[a-z._]{0,24}(?:[0-9]|[._][a-z0-9]))(?!page|step|screen|version|v[0-9]|attempt|form|error|code|"
        r"id[0-9]|tab)"
        r"(?P<v>[a-z]{1,16}(?:[._][a-z]{1,20})?[0-9]{0,4})(?![\w@(\[-]|\.\w)",
        flags=FOLD,
        need="context",
        context=listed(
            "password, pw, pwd, locked, reset, username, user name, user id, login, account, cannot, can't, sign in, log in, unlock, "
            "expired, new, their, his, her, my"
        ),
        score=0.5,
    ),
    _user(  # 'tmurray' locked after 5 attempts
        regex=r"\buser [\"'](?P<v>(?!"
        + NOBODY
        + r")[A-Za-z][\w.@-]{2,40})[\"'] (?:(?:has|is|was|has been) )?(?:locked|unlocked|logged|signed|"
        r"disabled|enabled|created|deleted|removed|added|denied|failed|authenticated|exceeded|expired|blocked|suspended|updated|changed|"
        r"does not|doesn't|opened|closed|viewed|exported|downloaded|requested|connected|disconnected)\b",
        flags=FOLD,
        score=0.6,
    ),
    _user(  # of sudo and of what opens tunnels
        regex=r"(?<![\w.-])(?:sudo(?:\[[0-9]{1,7}\])?: {1,6}|(?:open)?vpn(?:\[[0-9]{1,7}\])?: (?:user )?[\"']?)(?P<v>(?!"
        + NOBODY
        + r")[A-Za-z][\w.@-]{1,40})(?=[\"']? (?:: (?:TTY|PWD|USER|[0-9a-z])|connected|disconnected|authenticated|logged|has))",
        flags=FOLD,
        score=0.6,
    ),
    _user(  # a domain of Windows before it; what goes on is a path, and what has an N may be the end of a line
        regex=r"(?<![\w\\/.:-])(?!HK[A-Z]{1,4}\\|NT \w|BUILTIN|AUTHORITY|SERVICE\\|APPPOOL|WINDOW|ERROR|WARN|INFO|DEBUG|FATAL|"
        r"OK\\|FAIL|DONE)(?P<v>[A-Z][A-Z0-9-]{1,14}\\"
        r"(?![nrt](?![\w-]{0,30}[.0-9]))(?!(?i:" + NOBODY + r"))[A-Za-z][\w.-]{2,30})(?![\w\\.:*-]|\.\w)",
        need="context",
        context=(
            *_WORKS,
            *listed(
                "user, users, account, domain, member, group, owner, by, profile, logged on, logged, sid, security id, run as, "
                "impersonating"
            ),
        ),
        score=0.5,
    ),
)
