"""What lets somebody in: passwords, hashes, tokens, keys, answers to security questions. Nothing of a match is ever shown."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import PERSONAL, WORDS, listed
from detectors.packs.tokens import basic_credentials, jwt, password, password_hash, random_token
from scanner.pattern import Pattern

_LAW = ("UK GDPR Art 32(1)", "NCSC, password administration for system owners")
_password = partial(
    Pattern, entity="PASSWORD", title="Password in clear text", category="auth.secret", mask="none", clear=True, sources=_LAW
)
_hash = partial(
    Pattern,
    entity="PASSWORD_HASH",
    title="Password hash",
    category="auth.secret",
    mask="none",
    sources=(*_LAW, "NIST SP 800-63B s 5.1.1.2", "Openwall crypt_blowfish", "RFC 9106"),
)
_token = partial(Pattern, entity="SECRET_TOKEN", title="Key or token", category="auth.secret", mask="none", sources=(*_LAW, "RFC 6750"))
_answer = partial(
    Pattern, entity="SECURITY_ANSWER", title="Answer to a security question", category="account.security", mask="none", sources=PERSONAL
)

_PASSWORDS = listed(
    "password, passwd, pwd, passphrase, pass phrase, pass word, user password, login password, passcode, pass, "
    "wifi password, temp password, "
    "temporary password, initial password, default password, wpa key"
)
_KEYS = listed(
    "api key, apikey, secret, secret key, client secret, access token, refresh token, auth token, session token, "
    "reset token, bearer token, id token, "
    "private key, signing key, encryption key, otp secret, totp secret, mfa secret, webhook secret, access key, "
    "secret access key, token, session key"
)
_NO_ANSWERS = "and the for please correct wrong your that number was but not has"

DETECTORS = (
    _password(
        regex=r"(?<![^\s])(?P<v>[^\s](?:[^\r\n]{0,126}[^\s])?)(?![^\s])",
        valid=password,
        score=0.7,
        names=_PASSWORDS,
        unless=listed("reset, policy, changed, expires, expiry, last, hint, template, boarding, bus pass, ski pass, test results"),
        need="name",
        kinds=WORDS,
    ),
    _password(
        regex=r"(?<![A-Za-z])(?:password|passwd|passwort|pwd|passphrase|passcode|wpa[-_ ]?key)[\"']?(?: is|"
        r" was)?[ \t]{0,3}[:=][ \t]{0,3}[\"']?"
        r"(?P<v>[^\s\"'<>,;]{4,128})",
        flags=re.IGNORECASE,
        valid=password,
        score=0.75,
    ),
    _password(  # spoken or written in a sentence: only what cannot be a word
        regex=r"(?<![A-Za-z])(?:password|passphrase|passcode|pwd) (?:is|was|to|"
        r"will be)(?: now)?:? [\"']?(?P<v>(?=[^\s\"']{0,60}[0-9!@#$%^&*])[^\s\"',]{5,128})",
        flags=re.IGNORECASE,
        valid=password,
        score=0.7,
    ),
    _password(
        regex=r"[a-z][a-z0-9+.-]{1,20}://[^\s:/@\"'<>]{1,64}:(?P<v>[^\s/@\"'<>]{1,128})@[a-z0-9.\[-]",
        flags=re.IGNORECASE,
        valid=password,
        score=0.85,
    ),
    _hash(
        regex=r"(?<![A-Za-z0-9$])(?P<v>\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$[^\s\"']{20,200}|\$(?:1|5|"
        r"6|y|7|apr1|md5|P|H|s0|scrypt)\$[^\s\"']{16,200}|"
        r"(?:pbkdf2|bcrypt|argon2|scrypt|sha1|sha256|sha512)[a-z0-9_:.]{0,20}\$[^\s\"']{16,250}|\{(?:SSHA|SHA|SMD5|MD5|"
        r"SSHA256|SSHA512|CRYPT)\}[A-Za-z0-9+/=$./]{16,150})",
        score=0.95,
        names=listed(
            "password hash, pwd hash, passwd hash, hashed password, password digest, encrypted password, crypted password, pass hash"
        ),
    ),
    _hash(  # plain hexadecimal: only where the column says password
        regex=r"(?<![A-Za-z0-9])(?P<v>(?:0x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|"
        r"[0-9a-f]{128}))(?![A-Za-z0-9])",
        flags=re.IGNORECASE,
        valid=password_hash,
        score=0.7,
        names=listed(
            "password hash, pwd hash, password digest, password, passwd, pwd, pass, password md 5, password sha 1, "
            "password sha 256, password salt"
        ),
        need="name",
    ),
    _token(
        regex=r"(?<![A-Za-z0-9_])(?P<v>(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,80}|github_pat_[A-Za-z0-9_]{60,90}|"
        r"glpat-[A-Za-z0-9_-]{20,60}|"
        r"xox[abeprs]-[A-Za-z0-9-]{10,90}|AIza[0-9A-Za-z_-]{35}|(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,120}|"
        r"whsec_[A-Za-z0-9+/=]{24,60}|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,180}|"
        r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}|npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_-]{50,200}|"
        r"ya29\.[A-Za-z0-9_-]{20,200}|dop_v1_[0-9a-f]{64}|"
        r"hf_[A-Za-z0-9]{30,40}|AccountKey=[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9_])",
        score=0.95,
        clear=True,
        test=lambda text: "EXAMPLE" in text or "_test_" in text,
    ),
    _token(
        regex=r"(?:api[_-]?key|secret|token|access[_-]?key|authorization|x-api-key|session[_-]?id)[\"']?[ \t]{0,3}(?:=|:(?!:)|"
        r" bearer)[ \t]{0,3}(?:bearer )?[\"']?"
        r"(?P<v>[A-Za-z0-9_./+~=-]{16,250})",
        flags=re.IGNORECASE,
        valid=random_token,
        chance=0.6,
        score=0.7,
        clear=True,
    ),
    _token(
        regex=r"(?<![^\s\"'])(?P<v>[A-Za-z0-9_./+~=-]{16,500})(?![^\s\"'])",
        valid=random_token,
        chance=0.6,
        score=0.7,
        names=_KEYS,
        unless=listed("csrf, page, pagination, cursor, next, nlp, word, stripe, payment, card, push, device, count, public"),
        need="name",
    ),
    _token(
        regex=r"(?<![A-Za-z])basic (?P<v>[A-Za-z0-9+/]{8,200}={0,2})(?![A-Za-z0-9+/=])",
        flags=re.IGNORECASE,
        valid=basic_credentials,
        score=0.8,
        clear=True,
        context=("authorization",),
    ),
    Pattern(
        entity="JSON_WEB_TOKEN",
        title="JSON Web Token",
        category="auth.secret",
        regex=r"(?<![A-Za-z0-9_-])(?P<v>eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{4,4000}(?:\.[A-Za-z0-9_-]{0,1000}){0,3})(?![A-Za-z0-9_-])",
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
        regex=r"(?P<v>-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]: [a-z0-9-]{3,40})",
        score=0.95,
        names=listed("private key pem, ssh private key, pem private key"),
        mask="none",
        clear=True,
        sources=("RFC 7468", "RFC 4716", *_LAW),
    ),
    _answer(
        regex=r"(?:mother'?s maiden name|memorable (?:word|place|name|date)|(?:security|secret) answer)(?:[ :=]{1,3}| is |"
        r" was )[\"']?(?P<v>[A-Za-z0-9][\w'-]{2,40})",
        flags=re.IGNORECASE,
        valid=lambda text: (
            text.lower() not in ("and", "the", "for", "please", "correct", "wrong", "your", "that", "number", "was", "but", "not", "has")
        ),
        score=0.7,
        names=listed(
            "security answer, secret answer, mothers maiden name, mother maiden name, maternal maiden name, "
            "memorable word, memorable place, memorable date, "
            "memorable information, security answer hash, security question, secret question, security word, recovery answer, password hint"
        ),
        kinds=WORDS,
    ),
)
