"""Keys and tokens of services, whole private keys, JSON Web Tokens: by the form that their issuer gives them, or by what stands before."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import listed
from detectors.packs.token_checks import basic_credentials, drawn, example_key, jwt, random_token, secret_key
from scanner.pattern import Pattern

_LAW = ("UK GDPR Art 32(1)", "OWASP Secrets Management Cheat Sheet")
_token = partial(
    Pattern, entity="SECRET_TOKEN", title="Key or token", category="auth.secret", mask="none", clear=True, sources=(*_LAW, "RFC 6750")
)
_issued = partial(_token, valid=drawn, score=0.95, test=example_key)
_NAMES = listed(
    "api key, apikey, secret, secret key, client secret, access token, refresh token, auth token, session token, "
    "reset token, bearer token, id token, "
    "activation key, activation token, confirmation token, invitation token, invite token, password reset key, "
    "private key, signing key, encryption key, otp secret, totp secret, totp seed, otp seed, mfa secret, "
    "totp key, otp key, hotp secret, hotp key, pin seed, webhook secret, access key, "
    "secret access key, token, session key, personal access token, app secret, consumer secret, shared secret, account key, sas token, "
    "magic link token, remember token, verification token, api token, webhook url, recovery code, backup code, two factor secret, "
    "two factor recovery codes"
)
_L, _R = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z0-9_])"
_W = "[A-Za-z0-9_-]"

KEYS = (
    _issued(
        title="Key of a cloud provider",
        regex=rf"{_L}(?P<v>(?:AKIA|ASIA)[0-9A-Z]{{16}}|ABSK[A-Za-z0-9+/]{{100,170}}={{0,2}}|AIza{_W}{{35}}|GOCSPX-{_W}{{28}}|ya29\.{_W}{{20,400}}|"
        rf"[A-Za-z0-9_~.]{{3}}[78]Q~[A-Za-z0-9_~.-]{{31,34}}|(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{{42,86}}={{1,2}}|"
        r"do[opr]_v1_[0-9a-f]{64}|LTAI[A-Za-z0-9]{16,20}|dapi[0-9a-f]{32}(?:-[0-9])?|dp\.(?:pt|st|ct)\.[A-Za-z0-9._-]{40,60}|"
        rf"hv[sbr]\.{_W}{{24,300}}|HRKU-{_W}{{36,60}}|nfp_[A-Za-z0-9]{{36,40}}|pscale_(?:tkn|pw|oauth)_{_W}{{32,64}}|"
        rf"tskey-[a-z]{{3,10}}-{_W}{{20,60}}|FlyV1 fm[12]_[A-Za-z0-9+/=_,-]{{40,400}}|fm[12]_[A-Za-z0-9+/=_-]{{60,400}}|"
        rf"pul-[0-9a-f]{{40}}|dt0[a-z][0-9]{{2}}\.[A-Z0-9]{{24}}\.[A-Z0-9]{{64}}|SWMTKN-1-[a-z0-9]{{40,60}}-[a-z0-9]{{20,30}}|"
        rf"sbp_[0-9a-f]{{40}}|sb_secret_{_W}{{24,40}}|A3-[A-Z0-9]{{6}}-[A-Z0-9]{{6,11}}(?:-[A-Z0-9]{{5}}){{3,4}}|ops_eyJ[A-Za-z0-9_-]{{200,600}}){_R}",
        sources=(*_LAW, "AWS IAM identifiers", "Google Cloud API keys", "Microsoft Purview, Azure credential definitions"),
    ),
    _issued(
        title="Key of a code host or package registry",
        regex=rf"{_L}(?P<v>gh[pousr]_[A-Za-z0-9]{{36,251}}|github_pat_[A-Za-z0-9_]{{60,90}}|gl(?:pat|dt|rt|ptt|oas|cbt|agent|soat|ft|imt)-{_W}{{20,70}}|"
        rf"AT[ACB]TT?[0-9]?{_W}{{20,220}}=[0-9A-F]{{8}}|npm_[A-Za-z0-9]{{36}}|pypi-AgE{_W}{{50,250}}|rubygems_[0-9a-f]{{48}}|"
        rf"oy2[a-z0-9]{{43}}|cio[A-Za-z0-9]{{32}}|dckr_(?:pat|oat)_{_W}{{24,40}}|[A-Za-z0-9]{{14}}\.atlasv1\.{_W}{{60,70}}|"
        rf"glsa_[A-Za-z0-9]{{32}}_[0-9a-f]{{8}}|glc_[A-Za-z0-9+/]{{32,400}}={{0,2}}|NRAK-[A-Z0-9]{{27}}|sntry[su]_[A-Za-z0-9+/=_-]{{40,300}}|"
        rf"bk[ua]a_[0-9a-f]{{40}}|CCIPAT_[A-Za-z0-9]{{20,24}}_[0-9a-f]{{40}}|sgp_(?:[0-9a-f]{{16}}_)?[0-9a-f]{{40}}|sq[apu]_[0-9a-f]{{40}}|CFPAT-{_W}{{43}}|"
        rf"pnu_[A-Za-z0-9]{{36}}|AKCp[A-Za-z0-9]{{60,75}}|[12]/[0-9]{{16}}(?:/[0-9]{{16}})?:[0-9a-f]{{32}}|PMAK-[0-9a-f]{{24}}-[0-9a-f]{{34}}|lin_api_[A-Za-z0-9]{{40}}|figd_{_W}{{40}}|ntn_[A-Za-z0-9]{{43,50}}|pat[A-Za-z0-9]{{14}}\.[0-9a-f]{{64}}){_R}",
        sources=(
            *_LAW,
            "docs.github.com, about authentication to GitHub",
            "docs.gitlab.com, token overview",
            "docs.npmjs.com, access tokens",
        ),
    ),
    _issued(
        title="Key of a messaging or mail service",
        regex=rf"(?:{_L}|(?<=/bot))(?P<v>xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{{10,250}}|xapp-[0-9]-[A-Z0-9]{{8,14}}-[0-9]{{8,16}}-[0-9a-f]{{64}}|"
        rf"[MNO][A-Za-z0-9]{{23,25}}\.{_W}{{6}}\.{_W}{{27,38}}|[0-9]{{8,10}}:AA{_W}{{33}}|SG\.{_W}{{16,32}}\.{_W}{{16,64}}|"
        rf"[0-9a-f]{{32}}-us[0-9]{{1,2}}|key-[0-9a-f]{{32}}|xkeysib-[0-9a-f]{{64}}-[A-Za-z0-9]{{16}}|re_[A-Za-z0-9]{{8}}_[A-Za-z0-9]{{24}}|"
        rf"(?<![+/])EAA[A-Za-z0-9]{{80,300}}|AAAA{_W}{{7}}:APA91{_W}{{100,180}}){_R}",
        sources=(*_LAW, "docs.slack.dev, tokens", "core.telegram.org/bots/api", "docs.sendgrid.com, API keys"),
    ),
    _issued(
        title="Key of a payment or shop platform",
        regex=rf"{_L}(?P<v>(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{{16,250}}|whsec_[A-Za-z0-9+/=]{{24,60}}|sq0(?:atp|csp|idp)-{_W}{{22,43}}|"
        rf"access_token\$(?:production|sandbox)\$[0-9a-z]{{16}}\$[0-9a-f]{{32}}|shp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{{32}}|"
        rf"access-(?:production|development|sandbox)-[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|(?:live|sandbox)_{_W}{{40}}|"
        rf"AQE[a-z]h[A-Za-z0-9+/=_-]{{60,200}}|(?:live|test)_(?=[A-Za-z]{{0,34}}[0-9])[A-Za-z0-9]{{30,35}}|flw(?:sec|pub)k(?:_test)?-[0-9a-z]{{32,40}}-x){_R}",
        flags=re.ASCII,
        sources=(*_LAW, "docs.stripe.com/keys", "shopify.dev, access tokens", "developer.squareup.com, access tokens"),
    ),
    _issued(
        title="Key of an AI service",
        regex=rf"{_L}(?P<v>sk-(?:ant-(?:api|admin|sid)[0-9]{{2}}-|proj-|svcacct-|admin-|or-v1-|None-)?{_W}{{32,200}}|hf_[A-Za-z0-9]{{30,40}}|"
        rf"gsk_[A-Za-z0-9]{{48,60}}|pplx-[A-Za-z0-9]{{40,60}}|r8_[A-Za-z0-9]{{37}}|xai-[A-Za-z0-9]{{70,90}}|tvly-[A-Za-z0-9-]{{30,50}}|nvapi-{_W}{{60,75}}|pcsk_[A-Za-z0-9_]{{60,80}}|tgp_v1_{_W}{{40,50}}|rpa_[A-Z0-9]{{40,50}}|lsv2_(?:pt|sk)_[0-9a-f]{{32}}_[0-9a-f]{{10}}){_R}",
        sources=(*_LAW, "platform.openai.com, API keys", "docs.anthropic.com, API keys", "huggingface.co/docs, security tokens"),
    ),
    _token(
        title="Address that lets whoever has it in",
        regex=r"https://(?:hooks\.slack\.com/(?:services|workflows|triggers)/|(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/|"
        r"[a-z0-9-]{1,40}\.webhook\.office\.com/webhookb2/|hooks\.zapier\.com/hooks/catch/|outlook\.office\.com/webhook/|"
        r"chat\.googleapis\.com/v1/spaces/[^\s?]{5,40}/messages\?key=)(?P<v>[^\s\"'<>)\]]{20,250})",
        valid=drawn,
        score=0.95,
        sources=(*_LAW, "docs.slack.dev, incoming webhooks", "docs.discord.com, webhooks"),
    ),
    _token(
        title="Signature that opens a shared store",
        regex=r"[?&;](?:sig|signature|x-amz-signature|x-goog-signature)=(?P<v>[A-Za-z0-9%+/_-]{40,700}(?:%3D|=){0,2})(?![A-Za-z0-9%+/=_-])",
        flags=re.IGNORECASE | re.ASCII,
        valid=drawn,
        score=0.85,
        sources=(*_LAW, "Azure Storage, shared access signatures", "AWS Signature Version 4, query parameters"),
    ),
    _token(
        title="Secret key of a cloud provider",
        regex=r"(?<![A-Za-z0-9/+=_-])(?P<v>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])",
        valid=secret_key,
        score=0.6,
        context=listed("aws secret, aws secret access key, secret access key, secretaccesskey, secret key, aws secret key, secretkey"),
        need="context",
        test=example_key,
        sources=(*_LAW, "AWS IAM, access keys"),
    ),
    _token(
        regex=r"(?<!public)(?<!publickey)(?<!page)(?<!page_)(?<!next_)(?<!next)(?<!csrf)(?<!csrf_)(?<!csrf-)(?<!xsrf-)(?<!sync)(?<!sync_)(?<!continuation)"
        r"(?:api[ _-]?key|secret(?:[ _-]?(?:key|access[ _-]?key))?|token|access[ _-]?key|authorization|x-api-key|credential|"
        r"(?:sign(?:ing)?|account|storage|encryption|master|shared|subscription|service|deploy|admin|app|jwt|hmac|bot|webhook|consumer)[_-]?key)"
        r"[\"']?[ \t]{0,3}(?:=>?|:(?!:)| bearer)[ \t]{0,3}(?:bearer |token )?[\"']?(?P<v>[A-Za-z0-9_./+~=-]{16,250})(?![A-Za-z0-9_(])",
        flags=re.IGNORECASE | re.ASCII,
        valid=random_token,
        chance=0.6,
        score=0.7,
        test=example_key,
    ),
    _token(
        regex=r"(?<![^\s\"'])(?P<v>[A-Za-z0-9_./+~=-]{16,500})(?![^\s\"'])",
        valid=random_token,
        chance=0.6,
        score=0.7,
        names=_NAMES,
        unless=listed(
            "csrf token, page token, pagination token, cursor, next token, word token, stripe token, payment token, pay token, card token, "
            "push token, device token, token count, public key, public token, continuation token, sync token, tokenizer, tokens used, "
            "input token, output token, prompt token, completion token"
        ),
        need="name",
        clear=False,
    ),
    _token(
        title="Bearer token",
        regex=r"(?<![A-Za-z])bearer (?P<v>[A-Za-z0-9_./+~-]{16,500}={0,2})(?![A-Za-z0-9_(])",
        flags=re.IGNORECASE | re.ASCII,
        valid=random_token,
        chance=0.6,
        score=0.7,
        context=("authorization", "authorisation"),
        test=example_key,
        sources=(*_LAW, "RFC 6750"),
    ),
    _token(
        title="Token of a single sign-on service",
        regex=r"(?<![A-Za-z])SSWS (?P<v>[A-Za-z0-9_-]{30,60})(?![A-Za-z0-9_-])",
        valid=random_token,
        score=0.8,
        sources=(*_LAW, "developer.okta.com, API token"),
    ),
    _token(
        title="User name and password of HTTP basic authentication",
        regex=r"(?<![A-Za-z])basic (?P<v>[A-Za-z0-9+/]{6,200}={0,2})(?![A-Za-z0-9+/=])",
        flags=re.IGNORECASE | re.ASCII,
        valid=basic_credentials,
        score=0.8,
        context=("authorization",),
        sources=(*_LAW, "RFC 7617"),
    ),
    Pattern(
        entity="JSON_WEB_TOKEN",
        title="JSON Web Token",
        category="auth.secret",
        regex=r"(?<![A-Za-z0-9_-])(?P<v>eyJ[A-Za-z0-9_-]{8,2000}(?:\.[A-Za-z0-9_-]{2,4000}|\.(?=\.))(?:\.[A-Za-z0-9_-]{0,1000}){0,3})(?![A-Za-z0-9_-])",
        valid=jwt,
        score=0.9,
        names=listed("jwt, jwt token, json web token"),
        mask="none",
        sources=("RFC 7519", *_LAW),
    ),
    Pattern(
        entity="PRIVATE_KEY",
        title="Private key",
        category="auth.secret",
        regex=r"(?P<v>-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----|"
        r"PuTTY-User-Key-File-[23]: [a-z0-9-]{3,40}|AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}|"
        r"<RSAKeyValue>[^\s]{0,2000}<D>)",
        score=0.95,
        names=listed(
            "private key pem, ssh private key, pem private key, rsa private key, private key file, ssh key private, pgp private key"
        ),
        mask="none",
        clear=True,
        sources=("RFC 7468", "RFC 4716", "RFC 9580", "C2SP age", *_LAW),
    ),
)
