"""Logs: formats are known by their lines, their parts are columns, what does not fit is text."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from connectors.readers.kinds import kind
from connectors.readers.logs.formats import FORMATS
from tests.pace import seconds
from tests.structured import body, everything, read, rows

LOGS: dict[str, tuple[bytes, dict[str, str]]] = {
    'combined': (
        b'192.0.2.7 - jane [10/Oct/2026:13:55:36 +0000] "GET /a?email=jane@example.org HTTP/1.1" 200 2326 "http://example.org/" "Mozilla/5.0 \\"x\\""\n::1 - - [10/Oct/2026:13:55:36 +0000] "-" 408 - "-" "-"\nodd line\n',
        {'client ip': '192.0.2.7', 'user': 'jane', 'request': 'GET /a?email=jane@example.org HTTP/1.1', 'referer': 'http://example.org/', 'status': '200'},
    ),
    'vhost': (
        b'www.example.org:443 192.0.2.7 - Jane Example [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.1" 200 2326 "-" "curl"\n',
        {'host': 'www.example.org:443', 'client ip': '192.0.2.7', 'user': 'Jane Example'},
    ),
    'common': (
        b'192.0.2.7 - jane [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.1" 200 2326\n',
        {'user': 'jane', 'size': '2326'},
    ),
    'nginxerr': (
        b'2026/01/02 03:04:05 [error] 12#12: *3 open() failed, client: 192.0.2.7, server: x, request: "GET /?u=jane HTTP/1.1"\n',
        {'level': 'error', 'message': '*3 open() failed, client: 192.0.2.7, server: x, request: "GET /?u=jane HTTP/1.1"'},
    ),
    'iis': (
        b'#Software: Microsoft IIS\r\n#Version: 1.0\r\n#Fields: date time c-ip cs-username cs-uri-query sc-status\r\n2026-01-01 10:00:00 192.0.2.7 JANE q=1 200\r\n2026-01-01 10:00:00 192.0.2.7 - - 200\r\nshort line\r\n#Fields: date c-ip\r\n2026-01-01 192.0.2.9\r\n',
        {'c-ip': '192.0.2.7', 'cs-username': 'JANE', 'cs-uri-query': 'q=1'},
    ),
    'cloudfront': (
        b'#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)\n2026-01-01\t10:00:00\tLHR\t100\t192.0.2.7\tGET\texample.org\n',
        {'c-ip': '192.0.2.7', 'cs(Host)': 'example.org'},
    ),
    'alb': (
        b'https 2026-07-02T22:23:00.186641Z app/my-lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/?a=b HTTP/1.1" "curl/7.46.0" ECDHE-RSA TLSv1.2 arn:aws:x "Root=1" "www.example.com" "arn:y" 1 2026-07-02T22:22:48.364000Z "authenticate,forward" "-" "-"\n',
        {'client ip': '192.168.131.39:2817', 'request': 'GET https://www.example.com:443/?a=b HTTP/1.1', 'user agent': 'curl/7.46.0'},
    ),
    'elb': (
        b'2026-05-13T23:39:43.945958Z my-lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.38.0" - -\n',
        {'client ip': '192.168.131.39:2817', 'user agent': 'curl/7.38.0'},
    ),
    's3': (
        b'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be DOC-EXAMPLE [06/Feb/2026:00:00:38 +0000] 192.0.2.3 79a59 3E57427F3EXAMPLE REST.GET.VERSIONING - "GET /x?versioning HTTP/1.1" 200 - 113 - 7 - "-" "S3Console/0.4" - s9lzHYrFp76 SigV4\n',
        {'client ip': '192.0.2.3', 'requester': '79a59', 'request': 'GET /x?versioning HTTP/1.1'},
    ),
    'haproxy': (
        b'Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} "GET /index.html HTTP/1.1"\n',
        {'client ip': '10.0.1.2:33317', 'headers': ' {1wt.eu} {}', 'request': 'GET /index.html HTTP/1.1'},
    ),
    'squid': (
        b'1286536309.586    921 192.168.0.68 TCP_MISS/200 507 POST http://example.org/x jane HIER_DIRECT/192.0.2.1 application/xml\n',
        {'client ip': '192.168.0.68', 'user': 'jane', 'url': 'http://example.org/x'},
    ),
    '5424': (
        b'<34>1 2026-10-11T22:14:15.003Z mymachine.example.org su - ID47 - su root failed for jane\n<165>1 2026-10-11T22:14:15.003Z h evntslog - ID47 [exampleSDID@32473 iut="3"] An event\n',
        {'host': 'mymachine.example.org', 'message': ' su root failed for jane'},
    ),
    '3164': (
        b'Oct 11 22:14:15 mymachine sshd[123]: Accepted password for jane from 192.0.2.7\nOct  1 22:14:15 mymachine su: x\n',
        {'application': 'sshd', 'message': 'Accepted password for jane from 192.0.2.7'},
    ),
    'logfmt': (
        b'ts=2026-01-01T00:00:00Z level=info msg="signed in \\"x\\"" user=jane@example.org\nts=2026-01-01T00:00:00Z level=info msg=out user=jo@example.org and more\nts=2026-01-01T00:00:00Z level=warn msg=out user=jo@example.org\n',
        {'msg': 'signed in "x"', 'user': 'jane@example.org'},
    ),
    'app': (
        b'2026-01-01 10:00:00,123 - INFO - jane signed in\n[2026-01-01T10:00:00Z] ERROR: x\n',
        {'level': 'INFO', 'message': 'jane signed in'},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOGS)
def test_formats(name: str) -> None:
    data, expected = LOGS[name]
    found = read(data, "access_log")["access_log"]
    first = rows(found)[0]
    assert {column: first.get(column) for column in expected} == expected


@pytest.mark.parametrize("name", LOGS)
def test_formats_are_known_without_an_extension(name: str) -> None:
    assert kind(LOGS[name][0] * 2, "x") == "text/x-log"


def test_lines_that_do_not_fit_are_text() -> None:
    data = LOGS["combined"][0] + b"\x00odd jane@example.org\n" + LOGS["common"][0]
    assert body(read(data, "a.log")["a.log"])[0] == "odd line"
    assert "odd jane@example.org" in body(read(data, "a.log")["a.log"])[1]


def test_fields_may_change_within_a_log() -> None:
    found = read(LOGS["iis"][0], "a.log")["a.log"]
    assert rows(found)[-1] == {"date": "2026-01-01", "c-ip": "192.0.2.9"}
    assert "short line" in body(found)


def test_an_unknown_log_is_text() -> None:
    assert body(read(b"hello\nthis is text\n", "a.log")["a.log"]) == ["hello", "this is text"]
    assert kind(b"Dear Jane,\nthank you\n", "x") == "text/plain"


def test_every_format_names_its_groups() -> None:
    for one in FORMATS:
        found = pc.extract_regex(pa.array(["x"]), one.named)
        assert found.type.num_fields == len(one.columns), one.name


@pytest.mark.parametrize(
    "data",
    [
        b'1.1.1.1 - - [x] "' + b"\\" * 1_000_000,
        b"a=b " * 500_000,
        b"[" * 500_000,
        b"#Fields: " + b"a " * 300_000 + b"\nx\n",
        b'k="' * 300_000,
    ],
)
def test_hostile_lines(data: bytes) -> None:
    def look() -> None:
        for log in (data, LOGS["combined"][0] * 5 + data, LOGS["logfmt"][0] * 5 + data):
            assert len(everything(read(log, "a.log")["a.log"])) > len(data) // 2

    assert seconds(look, enough=8) < 8
