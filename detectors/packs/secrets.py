"""What lets somebody in: passwords, hashes, tokens, keys, answers to security questions. Nothing of a match is ever shown."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.keys import KEYS
from detectors.packs.listed import PERSONAL, WORDS, listed
from detectors.packs.noted import DOORS
from detectors.packs.token_checks import given_password, password, password_hash, told_password, written_password
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
    sources=(*_LAW, "NIST SP 800-63B s 5.1.1.2", "Openwall crypt_blowfish", "RFC 9106", "RFC 2307"),
)
_answer = partial(
    Pattern, entity="SECURITY_ANSWER", title="Answer to a security question", category="account.security", mask="none", sources=PERSONAL
)
_PASSWORDS = listed(
    "password, passwd, pwd, passphrase, pass phrase, pass word, user password, login password, passcode, "
    "wifi password, temp password, "
    "temporary password, user pass, db pass, login pass, smtp pass, "
    "initial password, default password, wpa key, wpa passphrase, wifi key, pre shared key, psk, kennwort, passwort, "
    "mot de passe, contrasena, wachtwoord, senha, haslo, losenord, passord, "
    "adgangskode, kodeord, salasana, heslo, jelszo, sifre, kullanici sifresi, lozinka, zaporka, palavra passe, clave acceso, "
    "clave de acceso, parola acces, parola utilizator, "
    "clear password, plain password, plaintext password"
)
# A phrase in the table's name counts as well: none of these may be what a table of people is called.
_NO_PASSWORDS = listed(
    "password template, boarding pass, bus pass, ski pass, season pass, parking pass, test results, pass fail, pass rate"
)
_NO_ANSWERS = (
    "changed updated reset set required hint question missing incorrect forgotten "
    "and the for please correct wrong your that number was but not has"
)

DETECTORS = (
    _password(
        regex=r"(?<![^\s])(?P<v>[^\s](?:[^\r\n]{0,126}[^\s])?)(?![^\s])",
        valid=password,
        score=0.7,
        names=_PASSWORDS,
        unless=_NO_PASSWORDS,
        need="name",
        kinds=WORDS,
    ),
    _password(  # an opening quote must close behind it: what goes on is a sentence on a form
        regex=r"(?:password|passwd(?!: ?[a-z]{3,20}(?:-[a-z]{2,20}){1,4}(?![\w!@#$%^&*-])|:[ \t]{1,12}(?:files|compat|ldap|sss|systemd|db|"
        r"nis)\b)|passwort|kennwort|passphrase|passcode|mot de passe|contraseña|"
        r"wachtwoord|senha|has[lł]o|l[oö]senord|passord|adgangskode|salasana|heslo|jelsz[oó]|[sş]ifre|пароль|密码|密碼|パスワード|비밀번호|"
        r"(?<![A-Za-z0-9])(?:pwd|wpa[-_ ]?(?:key|psk)|psk))"
        r"(?:[\"']| is| was)?[ \t]{0,3}(?:[:=>]|=>)[ \t]{0,3}(?:[\"'](?=[^\s\"'<>]{4,128}[\"'])|(?![\"']))"
        r"(?P<v>(?:[^\s\"'<>,;&]|&(?![A-Za-z_]{1,30}=|[a-z]{2,6};)){4,128})",
        flags=re.IGNORECASE,
        valid=written_password,
        score=0.75,
    ),
    _password(  # who passes a test has a column of that name, too; in Italian it is a word
        names=("pass", "parola"),
        score=0.6,
        need="beside",
        beside="USERNAME",
        kinds=WORDS,
    ),
    _password(  # short words say password only before what looks like one
        regex=r"(?<![A-Za-z])(?:pass|pw|p/w|creds?|credentials|log[io]n)[ \t]?[:=][ \t]{0,3}[\"']?(?:[^\s:/\"'<>]{1,64} ?[/:] ?)?"
        r"(?P<v>(?=[^\s]{0,60}[0-9])(?=[^\s]{0,60}[A-Za-z])[^\s\"'<>,;&/:]{6,128})(?![^\s\"'<>,;&.])",
        flags=re.IGNORECASE,
        valid=written_password,
        score=0.6,
    ),
    _password(  # nothing between the word and what cannot be a word, as on a sticker
        regex=r"(?<![A-Za-z])(?<!one-time )(?<!one time )(?:(?:temp(?:orary)?|initial|default|new|old|current|my|your|his|her|their|its|"
        r"log[io]n|wi-?fi|guest|admin|user|account|email|laptop|master|router|hub|same|the|portal)[ _](?:pass ?code|pass)(?: is| was)?|"
        r"password|p/?w|"
        r"pwd|"
        r"(?:password|pwd?|p/w|(?:his|her|my|your|their|the|new|old|default) pass)(?:'s|(?: has been| was| is)?(?: now)? (?:changed|reset|"
        r"set|"
        r"updated|amended|is|was|now)(?: to)?)|wpa[23]? (?:key|password):?|user(?:name)?:? [^\s:/]{2,40},? pass|"
        r"log[io]n:? [^\s:/]{2,40} ?/|"
        r"(?:wi-?fi|network|ssid)(?::? [^\s:]{1,30}){1,3} (?:key|code|pw|pass)|passwor[dt] (?:lautet|ist|is|es|est)|wachtwoord is|"
        r"mot de passe est|contraseña es)[ \t:]{1,3}[\"']?(?P<v>(?=[^\s]{0,60}[A-Za-z])(?=[^\s]{0,60}[0-9])[^\s\"'<>,;]{6,64})",
        flags=re.IGNORECASE,
        valid=told_password,
        score=0.65,
    ),
    _password(
        title="PIN in clear text",
        regex=r"(?<![A-Za-z])(?:(?:PIN|Pin)(?: (?:number|no\.?))?(?: is| was|:|=| to)|(?:(?:my|your|his|her|their|the new|login|access|"
        r"account|security|voicemail|entry|sim|SIM|phone|app|tablet|laptop|till|unlock|screen) [Pp](?:in|IN)|PUK)(?: (?:number|code))?"
        r"(?: is| was|:| to)?)(?: now)? {0,2}"
        r"(?P<v>[0-9]{4,5}|[0-9]{7,8})(?![0-9A-Za-z]|[.,/:-][0-9])",
        score=0.6,
    ),
    _password(  # a post office's PIN code has six digits, too, and nobody calls it secure
        title="PIN in clear text",
        regex=r"(?<![A-Za-z])(?:(?:security|banking|login|voicemail) [Pp](?:in|IN)(?: (?:number|code))?|"
        r"(?<!one-time )(?<!one time )(?:[Pp]asscode|[Ss]ecurity number))(?: is| was|:| to)?(?: now)? {0,2}"
        r"(?P<v>[0-9]{6})(?![0-9A-Za-z]|[.,/:-][0-9])",
        score=0.6,
    ),
    _password(
        title="Code of a door, an alarm or a key safe",
        regex=r"(?<![A-Za-z])(?:(?:key ?safe|lock ?box|alarm|(?:front |back |main |side |communal )?door|door entry|entry(?: ?phone)?|"
        r"entrance|gate|garage|padlock|keypad)"
        r"(?: (?:code|pin|combination)(?: (?:number|no\.?))?(?: is| was|:| =)?|:)|(?:key ?safe|lock ?box|keypad)) {0,2}"
        r"(?P<v>[A-Z]?[0-9]{4,8}[A-Z]?|[0-9]{3,4}[XYZ])(?![0-9A-Za-z]|[.,/:-][0-9])",
        flags=re.IGNORECASE,
        score=0.6,
    ),
    _password(
        title="Code of a door, an alarm or a key safe",
        regex=r"^ {0,40}(?P<v>[A-Z#*]?[0-9]{4,8}[A-Z#]?) {0,40}$",
        names=DOORS,
        unless=listed("country, dialling, airport, flight, floor"),
        score=0.6,
        need="name",
        kinds=WORDS,
    ),
    _password(
        title="PIN in clear text",
        regex=r"^ {0,40}(?P<v>[0-9]{4,5}) {0,40}$",
        names=listed("pin, pin number, login pin, user pin, security pin, access pin, account pin, voicemail pin, entry pin"),
        unless=listed("gpio, board, chip, pinout, map, connector, postal, zip, address pin, bowling"),
        score=0.6,
        need="name",
        kinds=WORDS,
    ),
    _password(  # a word, or several, in quotes
        regex=r"(?<![A-Za-z])(?:(?:password|pwd|passcode)[ \t]{1,2}|pass ?phrase(?:[\"']?[ \t]{0,3}[:=])?[ \t]{0,3})"
        r"[\"'](?P<v>[^\"'\r\n]{4,60})[\"']",
        flags=re.IGNORECASE,
        valid=written_password,
        score=0.6,
    ),
    _password(  # spoken or written in a sentence: only what cannot be a word
        regex=r"(?<![A-Za-z])(?<!one-time )(?<!one time )(?:password|passphrase|passcode|pwd|psk|wpa key|wi-?fi (?:code|key))"
        r"(?:(?: for [^\s:]{1,40}(?: [^\s:]{1,40}){0,3})? (?:is|was|to|will be|set to|reset to)|"
        r" for [^\s:=]{1,40}(?: [^\s:=]{1,40}){0,3} ?[=:])"
        r"(?: now)?:? (?:[\"'](?=[^\s\"']{5,128}[\"'])|(?=[^\s\"']{0,60}[0-9!@#$%^&*]))(?P<v>[^\s\"',]{5,128})",
        flags=re.IGNORECASE,
        valid=written_password,
        score=0.7,
    ),
    _password(
        regex=r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://[^\s:/@\"'<>]{0,64}:(?P<v>[^\s/@\"'<>]{1,128})@[a-z0-9.\[-]",
        flags=re.IGNORECASE,
        valid=given_password,
        score=0.85,
    ),
    _password(  # on a command line: what everybody on that machine can read
        regex=r"(?<![^\s\"'`;|&(])(?:--?(?:password|passwd|pass|pwd)[= ]|(?:mysql|mysqldump|mysqladmin|mariadb)(?: [^\s]{1,60}){0,6} -p|"
        r"(?:curl|wget)(?: [^\s]{1,80}){0,6} (?:-u|--user)[= ][\"']?[^\s:\"']{1,64}:|sshpass -p ?|"
        r"login [^\s]{1,80} password |WIFI:[^\s]{0,80}?P:)[\"']?(?P<v>[^\s\"';-][^\s\"';]{3,127})",
        valid=written_password,
        score=0.75,
    ),
    _password(  # a constant of PHP
        regex=r"\bdefine\( ?[\"'][A-Z0-9_]{0,30}PASS(?:WORD|WD)?[\"'] ?, ?[\"'](?P<v>[^\"'\r\n]{4,128})(?=[\"'])",
        flags=re.IGNORECASE,
        valid=written_password,
        score=0.75,
    ),
    _password(  # a line of PostgreSQL's password file: host, port, database, user, password
        regex=r"(?<![^\s])(?:localhost|\*|[\w-]+(?:\.[\w-]+)+):(?:[0-9]{2,5}|\*):[\w*-]{1,63}:[\w.*-]{1,63}:(?P<v>[^\s:]{4,128})(?![^\s])",
        valid=written_password,
        score=0.75,
        sources=(*_LAW, "PostgreSQL: the password file (.pgpass)"),
    ),
    _hash(
        regex=r"(?<![A-Za-z0-9$])(?P<v>(?:\{(?:bcrypt|CRYPT|argon2)\}|\$wp)?\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{53}|"
        r"\$argon2(?:id|i|d)\$[A-Za-z0-9./+=$,_-]{20,200}|\$bcrypt-sha256\$[A-Za-z0-9./+=$,_-]{50,120}|"
        r"\$(?:[156789yPHS]|apr1|md5|gy|s0|sha1|scrypt|pbkdf2(?:-sha[0-9]{1,3})?|pbkdf2-digest)\$[A-Za-z0-9./+=$,_-]{16,200}|"
        r"(?:pbkdf2|bcrypt|argon2|scrypt|sha1|sha256|sha512|md5)[a-z0-9_:.]{0,20}\$[A-Za-z0-9./+=$,_-]{16,250}|sha(?:256|512):[0-9]{1,7}:[0-9A-Za-z]{8,64}:[0-9a-f]{64,128}|scrypt:[0-9:]{3,20}\$[A-Za-z0-9./+=$,_-]{16,200}|"
        r":pbkdf2:sha[0-9]{1,3}:[0-9]{3,8}:[0-9]{1,4}:[A-Za-z0-9+/=]{8,90}:[A-Za-z0-9+/=]{20,200}|:B:[0-9a-f]{1,16}:[0-9a-f]{32}|"
        r"!(?:bcrypt|sha512)![A-Za-z0-9./+=!]{40,200}|(?:MODE2|SHA1X|SSHA|PBKDF2):[0-9a-f]{40,128}|"
        r"\{(?:SSHA|SHA|SMD5|MD5|SSHA256|SSHA384|SSHA512|SHA256|SHA512|CRYPT|CRAM-MD5|DIGEST-MD5|SCRAM-SHA-(?:1|256)|PBKDF2(?:-SHA[0-9]{1,3})?|x-issha[^}]{0,20})\}[A-Za-z0-9+/=$./,:]{16,250}|"
        r"SCRAM-SHA-(?:1|256)\$[0-9]{1,7}:[^\s\"']{40,200}|AQAAAA[EI]AA[A-Za-z0-9+/]{70,110}={0,2}|"
        r"[0-9A-F]{32}:[0-9A-F]{32}(?=:::)|[0-9a-f]{32}:[0-9a-f]{32}(?=:::)|(?:[Aa][Aa][Dd]3[Bb]435[Bb]51404[Ee]{2}){2}:[0-9A-Fa-f]{32})(?![A-Za-z0-9])",
        score=0.95,
        names=listed(
            "password hash, pwd hash, passwd hash, hashed password, password digest, encrypted password, crypted password, pass hash, "
            "nt hash, ntlm hash, ntlm, lm hash, bcrypt, password bcrypt"
        ),
    ),
    _hash(  # plain hexadecimal: only where the column says password
        regex=r"(?<![A-Za-z0-9+/])(?P<v>\*[0-9A-F]{40}|[0-9a-f]{32,128}:[0-9a-z]{2,64}(?::[0-9]{1,3})?|(?:0x|md5)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|"
        r"[0-9a-f]{128}|[a-z0-9+/]{22}==|[a-z0-9+/]{27}=|[a-z0-9+/]{43}=|[a-z0-9+/]{86}==))(?![A-Za-z0-9=])",
        flags=re.IGNORECASE,
        valid=password_hash,
        score=0.7,
        names=listed(
            "password hash, pwd hash, password digest, password, passwd, pwd, pass, password md 5, password sha 1, "
            "ha 1, ha 1 b, digest ha 1, user salt, member salt, account salt, salt, "
            "password sha 256, password salt, passwordsalt, pwd salt, rolpassword, authentication string, nt hash, ntlm hash, ntlm, lm hash"
        ),
        need="name",
    ),
    *KEYS,
    _answer(
        regex=r"(?:mother'?s maiden name|maiden name of (?:my|your) mother|memorable (?:word|place|name|date)|(?:security|secret) answer|"
        r"answer to (?:the|my|your) (?:security|secret) question|(?:first|favourite|favorite) (?:pet'?s? name|school|teacher)|"
        r"(?:memorable|security|telephone) (?:info(?:rmation)?|word|phrase)|name of (?:my|your|his|her) first (?:pet|school|teacher))"
        r"(?: is | was |'s |[\"']?[ :=]{1,3}|[ ]-[ ])[\"']?(?P<v>[A-Za-z0-9][\w'-]{2,40})",
        flags=re.IGNORECASE,
        valid=lambda text: text.lower() not in _NO_ANSWERS.split(),
        score=0.88,  # more than the name that it is
    ),
    _answer(  # a question that banks ask, beside what says that it is one
        regex=r"\b(?:(?:first|favourite|favorite|childhood) (?:pet|school|teacher|car|street|job|concert|holiday|film|book|food|colour|"
        r"football team|best friend|friend)|(?:place|town|city) of birth|mother's middle name)(?:'s name)?"
        r"(?:[?] ?(?:a(?:nswer)?[:.] ?)?| is | was |[\"']?[ ]?[:=-][ ]?| )[\"']?(?P<v>(?!(?:is|was|and|for|the|security|"
        r"name)\b)[A-Za-z][\w'-]{2,40})",
        flags=re.IGNORECASE,
        valid=lambda text: text.lower() not in _NO_ANSWERS.split(),
        need="context",
        score=0.6,
        context=listed(
            "security question, security questions, secret question, security answer, security answers, memorable, passed security, "
            "security check, security checks, id v, dpa check, verified with"
        ),
    ),
    _answer(
        names=listed(
            "security answer, secret answer, mothers maiden name, mother maiden name, maternal maiden name, mothers maiden, first pet, "
            "memorable word, memorable place, memorable date, "
            "memorable information, security answer hash, security question, sec question, sec answer, secret question, "
            "security word, recovery answer, password hint"
        ),
        kinds=WORDS,
        score=0.7,
        need="name",
    ),
)
