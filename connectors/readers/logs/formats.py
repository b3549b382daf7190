"""Formats of log lines as regular expressions (RE2), with the name of a column for each group.

Sources: Apache mod_log_config, nginx ngx_http_log_module and error log, AWS documentation of S3, ELB and ALB access logs, HAProxy's
manual (8.2.3), Squid's native format, RFC 3164 and RFC 5424. The request is kept whole: its query string is what people typed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format; `regex` matches a whole line and has a group for each of `columns`."""

    name: str
    regex: str
    columns: tuple[str, ...]

    @property
    def named(self) -> str:
        """The expression with its groups named `c0`, `c1`, … as Arrow wants them."""
        first, *rest = self.regex.split("(=")
        return f"^{first}" + "".join(f"(?P<c{i}>{part}" for i, part in enumerate(rest)) + "$"


_W = "(=[^ ]*)"
_Q = r'"(=(?:[^"\\]|\\.)*)"'
_CLIENT = "(=[^ ]*[.:][^ ]*)"
_COMMON = rf"{_W} {_W} (=[^\[]*?) \[(=[^\]]*)\] {_Q} (=[0-9-]+) (=[0-9-]+)"
_COMMON_COLUMNS = ("client ip", "identity", "user", "time", "request", "status", "size")
_ELB = rf"(=[0-9T:.Z-]+) {_W} {_W} {_W} {_W} {_W} {_W} {_W} {_W} {_W} {_W} {_Q}"
_ELB_COLUMNS = (
    "time", "load balancer", "client ip", "target ip", "request seconds", "target seconds", "response seconds",
    "status", "target status", "received", "sent", "request",
)  # fmt: skip
_MONTH = r"[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?"

#: The first of those that fit most lines is taken: the most telling stand first.
FORMATS = (
    Format(
        "vhost combined",
        rf"(=[^ ]+:[0-9]+) {_CLIENT}{_COMMON[len(_W) :]} {_Q} {_Q}(=.*)",
        ("host", *_COMMON_COLUMNS, "referer", "user agent", "more"),
    ),
    Format("combined", rf"{_COMMON} {_Q} {_Q}(=.*)", (*_COMMON_COLUMNS, "referer", "user agent", "more")),
    Format("common", rf"{_COMMON}(=.*)", (*_COMMON_COLUMNS, "more")),
    Format(
        "s3",
        rf"{_W} {_W} \[(=[^\]]*)\] {_W} {_W} {_W} {_W} (=[^ ]*) {_Q} {_W} {_W} {_W} {_W} {_W} {_W} {_Q} {_Q} {_W}(=.*)",
        ("owner", "bucket", "time", "client ip", "requester", "request id", "operation", "key", "request", "status", "error",
         "sent", "object size", "total ms", "turnaround ms", "referer", "user agent", "version", "more"),
    ),
    Format(
        "alb",
        rf"(=h2|https?|grpcs|wss?) {_ELB} {_Q} {_W} {_W}(=.*)",
        ("type", *_ELB_COLUMNS, "user agent", "cipher", "protocol", "more"),
    ),
    Format("elb", rf"{_ELB}(?: {_Q} {_W} {_W})?", (*_ELB_COLUMNS, "user agent", "cipher", "protocol")),
    Format(
        "nginx error",
        r"(=[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9:]{8}) \[(=[a-z]+)\] (=[0-9]+#[0-9]+): (=.*)",
        ("time", "level", "process", "message"),
    ),
    Format(
        "apache error",
        r"\[(=[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9 :.]+)\] \[(=[a-z0-9_:]+)\](?: \[pid (=[^\]]*)\])?(?: \[client (=[^\]]*)\])? ?(=.*)",
        ("time", "level", "process", "client ip", "message"),
    ),
    Format(
        "haproxy",
        rf"(=(?:{_MONTH}|{_ISO}) [^ ]+ [^ :]+:) (=[^ ]+:[0-9]+) \[(=[^\]]*)\] {_W} {_W} {_W} (=[0-9-]+) {_W} {_W} {_W} {_W} {_W} {_W}"
        r'(=(?: \{[^}]*\})*) "(=.*)"',
        ("logged", "client ip", "time", "frontend", "backend", "timers", "status", "size", "request cookie", "response cookie",
         "termination", "connections", "queues", "headers", "request"),
    ),
    Format(
        "squid",
        rf"(=[0-9]{{9,11}}\.[0-9]{{3}}) +(=[0-9]+) {_W} (=[A-Z_]+/[0-9]+) (=[0-9]+) (=[A-Z_]+) {_W} {_W} {_W} {_W}(=.*)",
        ("time", "elapsed", "client ip", "result", "size", "method", "url", "user", "hierarchy", "content type", "more"),
    ),
    Format(
        "syslog",
        rf"<(=[0-9]{{1,3}})>1 {_W} {_W} {_W} {_W} {_W} (=-|\[.*?\])(= .*)?",
        ("priority", "time", "host", "application", "process", "message id", "data", "message"),
    ),
    Format(
        "bsd syslog",
        rf"(?:<(=[0-9]{{1,3}})>)?(={_MONTH}|{_ISO}) (=[^ ]+) (=[^ :\[]+)(?:\[(=[^\]]*)\])?: ?(=.*)",
        ("priority", "time", "host", "application", "process", "message"),
    ),
    Format(
        "levels",
        r"\[?(=[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)\]?[ ,|]+(?:-[ ]+)?\[?"
        r"(=TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\]?[: ,|-]*(=.*)",
        ("time", "level", "message"),
    ),
)  # fmt: skip
