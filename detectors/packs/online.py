"""What somebody leaves behind online, addresses, cookies, clicks, browsers, logs, handles; with devices and places."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.devices import DEVICES
from detectors.packs.listed import PERSONAL, listed
from detectors.packs.places import PLACES
from detectors.packs.tokens import any_public_ip, example_ip, public_ip
from scanner.pattern import Pattern

_VERSIONS = listed("version, versions, ver, release, build, firmware, oid, section, paragraph, revision, snmp, mib, software, sdk")
_ip = partial(
    Pattern,
    entity="IP_ADDRESS",
    title="IP address",
    category="online.ip",
    context=listed("ip, ip address, remote addr, client ip, addr, from, host, visitor, login, logged in, x forwarded for"),
    unless=_VERSIONS,
    test=example_ip,
    mask="net",
    sources=("RFC 791", "RFC 4291", "IANA special-purpose address registries", "UK GDPR Recital 30"),
)
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IP4 = (
    r"(?<![0-9A-Za-z._-])(?<![A-Za-z]/)(?<!version )(?<!Version )(?<!section )(?<!Section )(?<!release )"
    rf"(?P<v>(?:{_OCTET}\.){{3}}{_OCTET})(?![0-9A-Za-z_]|\.[0-9]|/[0-9])"
)
_cookie = partial(Pattern, entity="COOKIE_ID", title="Cookie identifier", category="online.cookie", also=("online.visitor",))
_click = partial(
    Pattern, entity="CLICK_ID", title="Click or campaign identifier", category="online.journey", sources=("UK GDPR Recital 30",)
)
_url = partial(Pattern, title="Address of a page with personal data in it", mask="none", sources=("UK GDPR Art 4(1)", "RFC 3986"))
_agent = partial(Pattern, entity="USER_AGENT", category="device.technical", sources=("RFC 9110 s 10.1.5", "UK GDPR Recital 30"))
_HANDLE_SITES = (
    r"(?:twitter\.com|x\.com|instagram\.com|facebook\.com|tiktok\.com/@|linkedin\.com/in|threads\.net/@|"
    r"snapchat\.com/add|t\.me|github\.com|"
    r"bsky\.app/profile)"
)

DETECTORS = (
    *DEVICES,
    _ip(
        regex=_IP4,
        valid=public_ip,
        chance=0.86,
        score=0.65,
        names=listed(
            "ip, ip address, ip addr, ipaddress, ipaddr, client ip, remote addr, remote ip, user ip, source ip, "
            "login ip, ipv 4, ipv 6, ip v 4"
        ),
    ),
    _ip(regex=_IP4, valid=any_public_ip, chance=0.87, score=0.5, need="context"),  # four small numbers: address or version
    _ip(
        regex=r"(?<![0-9A-Za-z:.])(?P<v>[23][0-9a-f]{3}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4})(?![0-9A-Za-z:]|/[0-9])",
        flags=re.IGNORECASE,
        valid=public_ip,
        score=0.85,
    ),
    _cookie(
        regex=r"(?<![0-9A-Za-z.])(?P<v>GA1\.[0-9]\.[0-9]{6,11}\.[0-9]{10}|GS[12]\.[0-9]\.[sS]?[0-9]{10}[0-9A-Za-z.$]{0,60}|"
        r"fb\.[0-9]\.[0-9]{13}\.[0-9A-Za-z_-]{6,90}|"
        r"amp-[A-Za-z0-9_-]{22})(?![0-9A-Za-z])",
        score=0.9,
        context=listed("cookie, ga, fbp, set cookie"),
        names=listed(
            "cookie, cookie id, ga client id, fbp, fbc, visitor id, visitor cookie, tracking cookie, anonymous id, "
            "cookie value, device cookie"
        ),
        sources=("PECR 2003 reg 6", "UK GDPR Recital 30", "developers.google.com/analytics"),
    ),
    _click(
        regex=r"[?&](?:gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|yclid|mc_eid)=(?P<v>[A-Za-z0-9_.-]{8,250})",
        score=0.8,
        names=listed("gclid, fbclid, msclkid, click id, ttclid, dclid"),
    ),
    _click(
        regex=r"[?&]utm_(?:source|medium|campaign|term|content|id)=(?P<v>[^&\s#\"'<>]{1,120})",
        score=0.6,
        names=listed("utm source, utm medium, utm campaign, utm term, utm content, utm params"),
    ),
    _url(
        entity="PERSON",
        category="person.name",
        regex=r"[?&;](?:first_?name|last_?name|full_?name|sur_?name|fname|lname|given_?name|family_?name)=(?P<v>[^&\s#\"'<>;]{2,80})",
        flags=re.IGNORECASE,
        score=0.7,
    ),
    _url(
        entity="PHONE_NUMBER",
        category="contact.phone",
        regex=r"[?&;](?:phone|tel|telephone|mobile|msisdn)=(?P<v>(?:%2B)?[0-9](?:(?:%20|[+.-])?[0-9]){6,14})(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.7,
        test=lambda text: bool(re.search(r"7700900[0-9]{3}$", re.sub(r"%2[0B]|[^0-9]", "", text))),
    ),
    _url(
        entity="URL",
        category="online.visitor",
        names=listed("referrer, referer, landing page, referring url, referrer url"),
        score=0.6,
        need="name",
    ),
    _agent(
        title="Browser and operating system",
        regex=r"(?<![A-Za-z])(?P<v>(?:Mozilla/[45]\.0 \(|Opera/[0-9]{1,2}\.[0-9]{1,3} \(|"
        r"Dalvik/[0-9]\.[0-9.]{1,8} \()[^)\n]{3,250}\)[^\"'\n\t|]{0,200})",
        score=0.85,
        names=listed("user agent, useragent, ua, ua string, browser user agent, http user agent"),
        mask="none",
    ),
    _agent(
        title="Technical data of a visitor's device",
        names=listed(
            "browser, browser name, browser version, os version, operating system, device model, device type, screen resolution, device os"
        ),
        unless=listed("server, servers, asset, assets, test, tests, build, ci"),
        score=0.5,
        need="name",
        kinds=("text", "float", "integer"),
    ),
    Pattern(
        entity="ACCESS_LOG",
        title="Web server access log",
        category="online.visitor",
        regex=r"(?<![^\s\"])(?P<v>[0-9A-Za-z:.-]{3,100} [^\s]{1,64} [^\s]{1,64} \[[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+-][0-9]{4}\] "
        r"\"[A-Z]{3,8} [^\"\n]{1,2000}\" [0-9]{3} (?:[0-9]{1,12}|-))",
        score=0.9,
        context=("access log",),
        mask="none",
        sources=("Apache HTTP Server, common and combined log format", *PERSONAL),
    ),
    *PLACES,
    Pattern(
        entity="SOCIAL_HANDLE",
        title="Social media profile",
        category="profile",
        regex=rf"(?:https?://)?(?:www\.|m\.|[a-z]{{2}}\.)?(?<![\w-]){_HANDLE_SITES}/?(?P<v>@?[\w.-]{{2,60}})/?(?![\w/])",
        flags=re.IGNORECASE,
        valid=lambda text: text.lower() not in _PAGES.split(),
        score=0.6,
        context=listed("profile, follow, handle, twitter, instagram, linkedin, facebook, tiktok"),
        names=listed(
            "twitter, twitter handle, instagram, instagram handle, linkedin, linkedin url, facebook, tiktok, "
            "social handle, social media handle, skype"
        ),
        unless=("company", "companies", "supplier"),
        mask="none",
        sources=PERSONAL,
    ),
)
_PAGES = (
    "share sharer sharer.php intent home login signup search explore about privacy legal help hashtag watch "
    "groups events pages company p reel features"
)
