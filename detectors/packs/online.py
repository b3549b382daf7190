"""What somebody leaves behind online: addresses, cookies, clicks, browsers, logs, handles; with devices and places."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.addresses import ADDRESSES
from detectors.packs.cookies import COOKIES
from detectors.packs.devices import DEVICES
from detectors.packs.listed import PERSONAL, listed
from detectors.packs.net_checks import browser
from detectors.packs.place_codes import PLACE_CODES
from detectors.packs.places import PLACES
from scanner.pattern import Pattern

_url = partial(Pattern, title="Address of a page with personal data in it", mask="none", sources=("UK GDPR Art 4(1)", "RFC 3986"))
_agent = partial(
    Pattern, entity="USER_AGENT", category="device.technical", mask="none", sources=("RFC 9110 s 10.1.5", "UK GDPR Recital 30")
)
_handle = partial(
    Pattern,
    entity="SOCIAL_HANDLE",
    title="Social media profile",
    category="profile",
    unless=("company", "companies", "supplier"),
    mask="none",
    sources=("UK GDPR Recital 30", *PERSONAL),
)
_SITES = (
    r"(?:twitter\.com|x\.com|instagram\.com|facebook\.com|fb\.com|tiktok\.com/@|linkedin\.com/in|threads\.(?:net|com)/@|snapchat\.com/add|"
    r"t\.me|github\.com|gitlab\.com|bsky\.app/profile|reddit\.com/u(?:ser)?|pinterest\.(?:com|co\.uk)|youtube\.com/@|twitch\.tv|"
    r"medium\.com/@|"
    r"mastodon\.social/@|vk\.com|wa\.me|paypal\.me|venmo\.com/u|cash\.app/\$|onlyfans\.com|patreon\.com|soundcloud\.com|flickr\.com/people|"
    r"stackoverflow\.com/users/[0-9]{1,9}|orcid\.org|xing\.com/profile|steamcommunity\.com/id)"
)
_CHATS = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|discord|telegram|kik|twitch|psn|xbox|gamertag)(?: (?:name|handle|user(?:name)?|"
    r"id|tag))?"
)
_PAGES = (
    "share sharer sharer.php intent home login signup sign_up search explore about privacy legal help hashtag watch tr dialog plugins "
    "groups events pages company p reel reels features i settings terms tos jobs download stories orgs topics marketplace sponsors "
    "apps blog contact pricing security enterprise collections trending notifications issues pulls tags joinchat addstickers s iv feed "
    "developers business ads policies careers en in status widgets.js l.php photo.php profile.php people hub directory"
)


def _profile(text: str) -> bool:
    """Whether the first part of a site's path is somebody's name there, and not one of its pages."""
    return text.lower().lstrip("@") not in _PAGES.split() and not text.lower().endswith((".js", ".php", ".html", ".png", ".git"))


DETECTORS = (
    *DEVICES,
    *ADDRESSES,
    *COOKIES,
    _url(
        entity="PERSON",
        category="person.name",
        regex=r"[?&;](?:first_?name|last_?name|full_?name|sur_?name|fname|lname|given_?name|family_?name|customer_?name)="
        r"(?P<v>(?!(?:true|false|null|undefined|asc|desc)(?:[&\s#\"'<>;]|$))[^&\s#\"'<>;{}$]{2,80})",
        flags=re.IGNORECASE,
        score=0.7,
    ),
    _url(
        entity="PHONE_NUMBER",
        category="contact.phone",
        regex=r"[?&;](?:phone|phone_?number|tel|telephone|mobile|msisdn|cell)="
        r"(?P<v>(?:%2B)?[0-9](?:(?:%20|[+.-])?[0-9]){6,14})(?![0-9A-Za-z])",
        flags=re.IGNORECASE,
        score=0.7,
        test=lambda text: bool(re.search(r"7700900[0-9]{3}$", re.sub(r"%2[0B]|[^0-9]", "", text))),
    ),
    _url(
        entity="URL",
        category="online.visitor",
        names=listed("referrer, referer, landing page, referring url, referrer url, http referer, entry page, exit page, referring domain"),
        score=0.6,
        need="name",
    ),
    _agent(
        title="Browser and operating system",
        regex=r"(?<![A-Za-z])(?P<v>(?:Mozilla/[45]\.0 \(|Opera/[0-9]{1,2}\.[0-9]{1,3} \(|Dalvik/[0-9]\.[0-9.]{1,8} \()"
        r"[^)\n]{3,250}\)[^\"'\n\t|]{0,200})",
        valid=browser,
        score=0.85,
        names=listed("user agent, useragent, ua, ua string, browser user agent, http user agent, agent string, client user agent"),
    ),
    _agent(  # apps, and the parts that browsers send since they stopped telling all in one line
        title="App and operating system",
        regex=r"(?<![A-Za-z0-9])(?P<v>[A-Za-z][\w.%-]{1,60}/[\w.-]{1,20} (?:CFNetwork/[0-9.]{1,12} Darwin/[0-9.]{1,10}|"
        r"\((?:iPhone|iPad|iPod|Android|Linux; U; Android)[^)\n]{2,150}\)[^\"'\n\t|]{0,80})|"
        r"(?:\"[^\"\n]{1,40}\";v=\"[0-9.]{1,20}\"(?:, )?){2,4})",
        valid=browser,
        score=0.8,
        sources=("RFC 9110 s 10.1.5", "W3C, User-Agent Client Hints", "UK GDPR Recital 30"),
    ),
    _agent(
        title="Technical data of a visitor's device",
        names=listed(
            "browser, browser name, browser version, os version, operating system, device model, device type, screen resolution, "
            "device os, browser language, accept language, screen size, viewport, device brand, device manufacturer, os name, "
            "platform version, mobile carrier, connection type, timezone offset, color depth, device category"
        ),
        unless=listed("server, servers, asset, assets, test, tests, build, ci, shipping, shipment, delivery, courier"),
        score=0.5,
        need="name",
        kinds=("text", "float", "integer"),
    ),
    Pattern(
        entity="ACCESS_LOG",
        title="Web server access log",
        category="online.visitor",
        regex=r"(?<![^\s\"])(?P<v>[0-9A-Za-z:.-]{3,100} [^\s]{1,64} [^\s]{1,64} \[[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+-][0-9]{4}\] "
        r"\"[A-Z]{3,8} [^\"\n]{1,2000}\" [0-9]{3} (?:[0-9]{1,12}|-)|"
        r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} (?:[^\s]{1,60} ){0,4}"
        r"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH) /[^\s]{0,2000} "
        r"[^\s]{1,2000} [0-9]{1,5} [^\s]{1,64} [0-9A-Fa-f:.]{3,45} )",
        score=0.9,
        context=("access log",),
        mask="none",
        sources=("Apache HTTP Server, common and combined log format", "Microsoft IIS, W3C extended log file format", *PERSONAL),
    ),
    *PLACES,
    *PLACE_CODES,
    _handle(
        regex=rf"(?<![\w.@-])(?:https?://)?(?:www\.|m\.|[a-z]{{2}}\.|old\.)?{_SITES}(?:/|(?<=[@$]))(?P<v>@?[\w.-]{{2,60}})/?(?![\w/@-]|"
        rf"\.\w)",
        flags=re.IGNORECASE,
        valid=_profile,
        score=0.6,
    ),
    _handle(  # an @ alone is also a decorator, a package, a mention of a brand
        regex=r"(?<![a-z@])(?:twitter|instagram|insta|tiktok|snapchat|telegram|threads|mastodon|bluesky|discord|youtube|"
        r"facebook|x (?:handle|account))"
        r"(?: (?:handle|username|account|profile|id|name))?(?: is|:| -|/)? {0,2}\(?(?P<v>@[a-z0-9_][\w.]{1,29}(?:@[\w.-]{4,40})?)(?![\w@])",
        flags=re.IGNORECASE | re.ASCII,
        score=0.6,
    ),
    _handle(  # my insta is jaymz.b92: told by whose it is, or by what no word holds
        regex=rf"\b(?:(?:my|add) {_CHATS} (?:is |- )?|{_CHATS}(?: is|'s|:| =| -) {{0,2}})"
        r"(?P<v>(?=[\w.]{0,28}(?:[0-9_]|\.[a-z]))[a-z][\w.]{2,28}\w)(?![\w@/]|\.\w)",
        flags=re.IGNORECASE | re.ASCII,
        score=0.6,
    ),
    _handle(
        names=listed(
            "twitter, twitter handle, instagram, instagram handle, linkedin, linkedin url, facebook, tiktok, "
            "social handle, social media handle, skype, github username, telegram, telegram username, snapchat, mastodon, bluesky, "
            "twitter username, instagram username, facebook url, linkedin profile, x handle, discord, discord id, steam id, psn id, "
            "xbox gamertag, whatsapp, github, mastodon handle, tiktok handle, bluesky handle, linkedin handle, telegram handle, "
            "discord handle, twitch handle"
        ),
        score=0.6,
        need="name",
    ),
)
