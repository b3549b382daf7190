"""What a browser carries from page to page: cookies, sessions, click and campaign identifiers."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import WORDS, listed
from detectors.packs.token_checks import minted
from scanner.pattern import Pattern

_LAW = ("PECR 2003 reg 6", "UK GDPR Recital 30")
_cookie = partial(
    Pattern,
    entity="COOKIE_ID",
    title="Cookie identifier",
    category="online.cookie",
    also=("online.visitor",),
)
_click = partial(Pattern, entity="CLICK_ID", title="Click or campaign identifier", category="online.journey", sources=_LAW)
_CLICKS = (
    "(?:gclid|gclsrc|gbraid|wbraid|dclid|gad_campaignid|fbclid|msclkid|ttclid|twclid|igshid|igsh|li_fat_id|epik|rdt_cid|scclid|sccid|yclid|"
    "ysclid|mc_eid|mc_cid|_hsenc|_hsmi|mkt_tok|vero_id|irclickid|cjevent|awc|ranSiteID|obclid|tblci|s_kwcid|_openstat|wickedid|oly_enc_id)"
)
_VISITORS = (  # names that set no more than an identifier; the makers' cookie lists
    "IDE|NID|MUID|MUIDB|ANID|DSID|1P_JAR|SAPISID|_gcl_(?:au|aw|dc|gb)|_gac_[A-Za-z0-9_-]{1,30}|_gid|_ga(?:_[A-Z0-9]{4,12})?|__utm[abvz]|"
    "_uet[sv]id|_clck|_clsk|_hjid|_hj(?:Session|SessionUser)_[0-9]{1,12}|_hjSessionUser|hubspotutk|__hs(?:tc|sc)|_mkto_trk|AMCV_[^=\\s]{1,60}|s_ecid|s_vi|demdex|"
    "_fb[pc]|datr|_ttp|_tt_enable_cookie|_pin_unauth|_pinterest_ct_ua|_scid|li_sugr|bcookie|bscookie|UserMatchHistory|personalization_id|"
    "guest_id|_rdt_uuid|_pk_id[.0-9a-z]{0,20}|ajs_(?:anonymous|user)_id|optimizelyEndUserId|mp_[0-9a-f]{32}_mixpanel|amplitude_id[_0-9a-z]{0,40}|"
    "AMP_[0-9a-f]{10}|intercom-(?:id|device-id|session)-[a-z0-9]{4,12}|_vwo_uuid(?:_v2)?|vuid|__cf_bm|__cfduid|cf_clearance|cto_bundle|uid(?!=[0-9]{1,7}(?![0-9A-Za-z-]))|uuid2|"
    "visitor_id[0-9]{0,8}|_derived_epik|yandexuid|_ym_uid|d_visitor|OptanonConsent"
)
_SESSIONS = (
    "PHPSESSID|JSESSIONID|jsessionid|sessid|sessionId|session-id|JSESSIONIDSSO|ASP\\.NET_SessionId|ASPSESSIONID[A-Z]{8}|connect\\.sid|express[.:]sid|sessionid|session_id|session|sid|laravel_session|"
    "ci_session|_session_id|_[a-z0-9_]{2,40}_session|SESSION|SSESS[0-9a-f]{32}|SESS[0-9a-f]{32}|wordpress_logged_in_[0-9a-f]{32}|"
    "wp_woocommerce_session_[0-9a-f]{32}|frontend|cfid|cftoken|CFID|CFTOKEN|AWSALB(?:CORS)?|__Host-[A-Za-z0-9_.-]{1,40}|__Secure-[A-Za-z0-9_.-]{1,40}"
)

#: Behind a cookie's name. A name of two letters is looked for with it.
_IS = r"(?:=|[\"']?: ?[\"'])"

COOKIES = (
    _cookie(
        regex=r"(?<![0-9A-Za-z.])(?P<v>GA1\.[0-9]\.[0-9]{6,11}\.[0-9]{10}|GS[12]\.[0-9]\.[sS]?[0-9]{10}[0-9A-Za-z.$]{0,80}|"
        r"fb\.[0-9]\.[0-9]{13}\.[0-9A-Za-z_-]{6,250}|"
        r"amp-[A-Za-z0-9_-]{22}|GCL\.[0-9]{10}\.[0-9A-Za-z_-]{8,200}|oeu[0-9]{13}r0\.[0-9]{10,18}|[0-9]{6,10}\.[0-9]{6,10}\.[0-9]{10}\.[0-9]{10}\.[0-9]{10}\.[0-9]{1,4}|"
        r"[0-9a-f]{16}\.[0-9]{10}\.[0-9]{1,4}\.[0-9]{10}\.[0-9]{10}\.?)(?![0-9A-Za-z])",
        score=0.9,
        context=listed("cookie, ga, fbp, set cookie"),
        sources=(*_LAW, "developers.google.com/analytics", "developers.facebook.com, fbp and fbc parameters", "matomo.org, cookies"),
    ),
    _cookie(
        regex=rf"(?<![0-9A-Za-z_.?&-])(?:(?:{_VISITORS}){_IS}|fr{_IS})(?P<v>(?=[^\s;\"',&]{{0,250}}[0-9])[^\s;\"',&]{{8,500}})",
        score=0.8,
        sources=(*_LAW, "policies.google.com/technologies/cookies", "HTTP State Management, RFC 6265"),
    ),
    _cookie(
        title="Session identifier",
        regex=rf"(?<![0-9A-Za-z_.-])(?:{_SESSIONS}){_IS}(?P<v>[A-Za-z0-9%._:!+/=-]{{8,500}})",
        valid=minted,
        score=0.7,
        sources=(*_LAW, "OWASP Session Management Cheat Sheet"),
    ),
    _cookie(
        title="Cookie header",
        regex=r"(?<![A-Za-z0-9-])(?:set-)?cookie2?[\"']?:[ \t]{0,3}[\"']?(?P<v>(?:[\w.$-]{1,64}=[^\s;\"']{0,15}; ?){0,8}[\w.$-]{1,64}="
        r"(?=[^\s;\"']{0,60}[0-9])[^\s;\"']{16,800})",
        flags=re.IGNORECASE | re.ASCII,
        score=0.8,
        sources=(*_LAW, "RFC 6265 s 4"),
    ),
    _cookie(
        names=listed(
            "cookie, cookie id, ga client id, fbp, fbc, visitor id, visitor cookie, tracking cookie, anonymous id, anon id, "
            "cookie value, device cookie, ga cookie, client id cookie, muid, ecid, hubspotutk, mixpanel distinct id, amplitude device id, "
            "session cookie, session id, sess id, session hash, session uuid, "
            "pseudo id, user pseudo id, amplitude id, network userid, domain userid, mcvisid, full visitor id, phpsessid, jsessionid, "
            "uetvid, distinct id, gclau, unique visitor id, browser id"
        ),
        score=0.6,
        need="name",
        kinds=WORDS,
        sources=_LAW,
    ),
    _cookie(  # the key of a table of sessions (`scanner.verdict.otherwise` tells those of a conference)
        title="Session identifier",
        names=("id of session", "key of session", "sid of session", "hash of session"),
        score=0.6,
        need="name",
        sources=(*_LAW, "OWASP Session Management Cheat Sheet"),
    ),
    _click(
        regex=rf"(?<![A-Za-z0-9_]){_CLICKS}[\"']?(?:=|: ?)[\"']?(?P<v>[A-Za-z0-9_.%-]{{8,500}})",
        score=0.8,
    ),
    _click(
        regex=r"(?<![A-Za-z0-9_])utm_(?:source|medium|campaign|term|content|id)(?:=|[\"']: ?[\"'])(?P<v>[^&\s#\"'<>]{1,120})",
        score=0.6,
    ),
    _click(
        names=listed(
            "gclid, fbclid, msclkid, click id, ttclid, dclid, wbraid, gbraid, twclid, li fat id, yclid, mc eid, clickid, google click id, "
            "facebook click id, ad click id, utm source, utm medium, utm campaign, utm term, utm content, utm params, utm id, utm"
        ),
        score=0.6,
        need="name",
        kinds=WORDS,
    ),
)
