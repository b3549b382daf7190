"""What a server, or the library that speaks to it, refuses: a sentence part, without the text of the exception, which may hold anything."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from connectors.files.opening import VANISHED
from scanner.errors import Unreadable, unexpected

T = TypeVar("T")

DENIED = "permission denied"
SILENT = "the server did not answer in time"
CLOSED = "the server closed the connection"
AWAY = "the server cannot be reached"
CHANGED = "changed while it was read"
LOGIN = "the server does not accept the credentials"
HOST_KEY = "the server's key is not among the known hosts, or is another than it was"
_CERTIFICATE = "the server's certificate cannot be trusted"
_TLS = "no TLS connection can be made with the server"
_CREDENTIALS = "credentials are needed, and none were given or found"
_FULL = "this machine has no room for a private copy of it"
_ARCHIVED = "is archived: it must be restored before it can be read"
_OPTIONS = 'the library for this store does not understand its "options"'

#: By the name of a class, the library's own first: none of the libraries need be here to be understood.
_CLASSES = {
    # paramiko
    "BadHostKeyException": HOST_KEY,
    "AuthenticationException": LOGIN,
    "PasswordRequiredException": LOGIN,
    "NoValidConnectionsError": AWAY,
    "SSHException": CLOSED,
    # smbprotocol
    "LogonFailure": LOGIN,
    "SMBAuthenticationError": LOGIN,
    "AccessDenied": DENIED,
    "BadNetworkName": "the server has no such share",
    "SharingViolation": "is open elsewhere and locked",
    "SMBConnectionClosed": CLOSED,
    "IOTimeout": SILENT,
    # httpx, aiohttp, botocore, azure
    "NoCredentialsError": _CREDENTIALS,
    "PartialCredentialsError": _CREDENTIALS,
    "ClientAuthenticationError": LOGIN,
    "ResourceNotFoundError": VANISHED,
    "EndpointConnectionError": AWAY,
    "ConnectError": AWAY,
    "ClientConnectorError": AWAY,
    "ServiceRequestError": AWAY,
    "FSTimeoutError": SILENT,
    "ConnectTimeoutError": SILENT,
    "ReadTimeoutError": SILENT,
    "TimeoutException": SILENT,
    "ServerTimeoutError": SILENT,
    "IncompleteRead": CLOSED,
    "ResponseStreamingError": CLOSED,
    "ConnectionClosedError": CLOSED,
    "ClientPayloadError": CLOSED,
    "ServerDisconnectedError": CLOSED,
    "RemoteProtocolError": CLOSED,
    "ReadError": CLOSED,
    "gaierror": AWAY,
    "UnicodeDecodeError": "holds a name that is not UTF-8: not all of it could be listed",
    "FileNotFoundError": VANISHED,
    "PermissionError": DENIED,
    "ConnectionRefusedError": AWAY,
    "TimeoutError": SILENT,
    "ConnectionError": CLOSED,
    "EOFError": CLOSED,
}
_TLS_CLASSES = {"SSLCertVerificationError": _CERTIFICATE, "ClientConnectorCertificateError": _CERTIFICATE, "SSLError": _TLS}
_ERRNO = {
    errno.ENOENT: VANISHED,
    errno.ENOTDIR: VANISHED,
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
}
_STATUS = {401: LOGIN, 403: DENIED, 404: VANISHED, 407: "the proxy refuses", 412: CHANGED, 429: "the server asks to wait"}
_CODES = {
    "AccessDenied": DENIED,
    "AllAccessDisabled": DENIED,
    "InvalidAccessKeyId": LOGIN,
    "SignatureDoesNotMatch": LOGIN,
    "ExpiredToken": LOGIN,
    "InvalidToken": LOGIN,
    "NoSuchBucket": "the bucket does not exist",
    "NoSuchKey": VANISHED,
    "PreconditionFailed": CHANGED,
    "InvalidObjectState": _ARCHIVED,
    "PermanentRedirect": "the bucket is in another region: set its region_name or endpoint_url in the options",
}


@contextmanager
def refusals(*, connecting: bool = False) -> Iterator[None]:
    """Whatever goes wrong at a server as `Unreadable`. While `connecting`, what it does not know is not there rather than vanished."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 - each library has exceptions of its own; all end as the reason of an `Unread`
        reason = refusal(error)
        raise Unreadable("does not exist" if connecting and reason == VANISHED else reason) from None


@contextmanager
def understood() -> Iterator[None]:
    """While a store is made of a source's `options`: one that the library does not know."""
    try:
        yield
    except TypeError:
        raise Unreadable(_OPTIONS) from None


def again(open_: Callable[[], T], forget: Callable[[], None]) -> T:
    """What `open_` gives; once more on a new connection where the server has closed the one that there was, as it does after a while."""
    try:
        return open_()
    except Unreadable as error:
        if str(error) != CLOSED:
            raise
    forget()
    return open_()


def refusal(error: BaseException) -> str:
    """Why a server or the library that speaks to it did not do what was asked: a sentence part."""
    for each in _chain(error):
        response = getattr(each, "response", None)
        told = response.get("Error", {}).get("Code") if isinstance(response, dict) else None
        status = getattr(response, "status_code", None) or getattr(each, "status_code", None) or getattr(each, "code", None)
        found = _CODES.get(str(told)) or (_STATUS.get(status) if isinstance(status, int) else None)
        if found:
            return found
    for known in (_TLS_CLASSES, _CLASSES):
        for each in _chain(error):
            for kind in type(each).__mro__:
                if found := known.get(kind.__name__):
                    return found
    for each in _chain(error):
        if type(each) is OSError and str(each) == "Socket is closed":  # paramiko
            return CLOSED
        if isinstance(each, OSError) and (found := _ERRNO.get(each.errno or 0)):
            return found
    return f"cannot be read: {unexpected(error)}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it: the libraries wrap one another."""
    seen = 0
    while error is not None and seen < 8:
        yield error
        seen += 1
        error = error.__cause__ or error.__context__
