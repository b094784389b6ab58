"""Reading one web page, carefully: a URL is the user's, but where it leads is not.

Every address is checked after name resolution and the connection goes to the very address that was checked,
so a name that changes its answer gains nothing. Redirects are checked anew. Size and time are limited for the
whole fetch. Proxy settings of the environment are not used: a proxy would resolve names unseen.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from .errors import FetchError

if TYPE_CHECKING:
    from .article import LoadOptions

MAX_REDIRECTS = 5
_READABLE = frozenset({"text/html", "text/plain", "application/xhtml+xml"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BLOCK = 65_536
_SAVE = "save the article as a file and give that"


class FetchedPage(NamedTuple):
    """The body, the URL it came from in the end, and the character set its server declared."""

    data: bytes
    url: str
    charset: str | None


class _Target(NamedTuple):
    scheme: str
    host: str
    port: int
    path: str
    address: str


def fetch(url: str, options: "LoadOptions") -> FetchedPage:
    """Read the page at *url* within `options.timeout` seconds and `options.max_bytes` bytes.

    Raises `FetchError` for anything but an HTML or text page, and for addresses that are not public unless
    `options.allow_private` is set.
    """
    deadline = time.monotonic() + options.timeout
    for _ in range(MAX_REDIRECTS + 1):
        target = _target(url, options.allow_private, deadline)
        with _translated(target, options.timeout, deadline), _response(target, deadline) as response:
            location = response.getheader("Location")
            if response.status not in _REDIRECTS or not location:
                _check(response, target.host)
                body = _body(response, options.max_bytes)
                _left(deadline)  # a body without a stated length ends silently when time is up
                return FetchedPage(body, url, response.headers.get_content_charset())
        url = urljoin(url, location)
    raise FetchError(
        f"{urlsplit(url).hostname} redirects too often", hint=f"more than {MAX_REDIRECTS} redirects"
    )


# --- Where to connect -----------------------------------------------------------------------------


def _target(url: str, allow_private: bool, deadline: float) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise FetchError("not a usable URL", hint="give it as https://host/path") from None
    if parts.scheme not in {"http", "https"}:
        raise FetchError(f"cannot read {parts.scheme or 'such'} addresses", hint="only http and https")
    if not host or parts.username is not None or any(not character.isprintable() for character in url):
        raise FetchError("not a usable URL", hint="give it as https://host/path, without a user name")
    port = port or (443 if parts.scheme == "https" else 80)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    if parts.query:
        path += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~[]")
    addresses = _resolve(host, port, deadline)
    if not allow_private and not all(map(is_public, addresses)):
        raise FetchError(
            f"{host} is a private or local address", hint="add --allow-private-addresses if you mean it"
        )
    return _Target(parts.scheme, host, port, path, addresses[0])


def is_public(address: str) -> bool:
    """Whether *address* is open to all: not private, loopback, link-local, reserved or multicast.

    An IPv4 address inside an IPv6 one (mapped, 6to4) is judged as well.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _resolve(host: str, port: int, deadline: float) -> list[str]:
    """The addresses of *host*. The system's resolver knows no time limit, so it is waited for in a thread."""
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(str(answer[4][0]) for answer in answers)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise FetchError(f"no answer about {host} from the name server in time", hint=_SAVE)
    if not found:
        raise FetchError(f"no such host: {host}", hint="check the address and the network")
    return found


# --- One request ----------------------------------------------------------------------------------


@contextmanager
def _response(target: _Target, deadline: float) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(target.host, target.port)
    raw = socket.create_connection((target.address, target.port), timeout=_left(deadline))
    # Shutting the socket down ends any read, also of a server that sends one byte now and then.
    watch = threading.Timer(_left(deadline), _shut_down, [raw])
    try:
        connection.sock = raw
        if target.scheme == "https":
            context = ssl.create_default_context()
            secured = context.wrap_socket(raw, server_hostname=target.host, do_handshake_on_connect=False)
            watch = threading.Timer(_left(deadline), _shut_down, [secured])
            connection.sock = secured
        watch.daemon = True
        watch.start()
        if isinstance(connection.sock, ssl.SSLSocket):
            connection.sock.do_handshake()
        connection.request("GET", target.path, headers=_HEADERS | {"Host": _host_header(target)})
        with connection.getresponse() as response:
            yield response
    finally:
        watch.cancel()
        connection.close()


_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; sitrep)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}


def _host_header(target: _Target) -> str:
    name = f"[{target.host}]" if ":" in target.host else target.host.encode("idna").decode()
    return name if target.port == (443 if target.scheme == "https" else 80) else f"{name}:{target.port}"


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _shut_down(connected: socket.socket) -> None:
    try:
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
    except OSError:
        return  # already closed: the answer came in time


@contextmanager
def _translated(target: _Target, timeout: float, deadline: float) -> Iterator[None]:
    """What the network raises, as one line. A failure past the deadline is a lack of time."""
    try:
        yield
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        host = target.host
        if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
            raise FetchError(f"{host} did not answer within {timeout:g} s", hint=_SAVE) from None
        if isinstance(error, ssl.SSLCertVerificationError):
            raise FetchError(f"cannot trust the certificate of {host}", hint=error.verify_message) from None
        if isinstance(error, ssl.SSLError):
            raise FetchError(f"no secure connection to {host}", hint=_SAVE) from None
        if isinstance(error, OSError):
            reason = error.strerror or "connection lost"
            raise FetchError(
                f"no connection to {host}: {reason}", hint="check the address and the network"
            ) from None
        raise FetchError(f"{host} sent a broken answer", hint=_SAVE) from None


# --- The answer -----------------------------------------------------------------------------------

_STATUS_HINTS = {
    401: "the page wants a login; " + _SAVE,
    402: "the page is paid for; " + _SAVE,
    403: "the site refuses programs; " + _SAVE,
    404: "there is no such page; check the address",
    410: "the page was taken down",
    429: "too many requests; wait a while",
    451: "the page is blocked for legal reasons",
}


def _check(response: http.client.HTTPResponse, host: str) -> None:
    if response.status != 200:
        hint = _STATUS_HINTS.get(response.status, "try again later" if response.status >= 500 else _SAVE)
        raise FetchError(f"{host} answered {response.status}", hint=hint)
    kind = response.headers.get_content_type()
    if kind not in _READABLE:
        raise FetchError(f"{host} sent {kind}, not a page of text", hint="give an HTML or plain text page")


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    """The whole body, unpacked; its size is checked as it grows, so no small answer can swell beyond it."""
    encoding = (response.getheader("Content-Encoding") or "identity").lower()
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(f"the page is packed as {encoding[:20]}", hint=_SAVE)
    unpacker = zlib.decompressobj(wbits=31) if encoding != "identity" else None
    body = bytearray()
    while block := response.read(_BLOCK):
        try:
            body += unpacker.decompress(block, most + 1) if unpacker else block
        except zlib.error:
            raise FetchError("the page is packed, and broken", hint=_SAVE) from None
        if len(body) > most:
            raise FetchError(f"the page is too large: more than {most:,} bytes", hint=_SAVE)
    if response.length or (unpacker and not unpacker.eof):
        raise http.client.IncompleteRead(b"")
    return bytes(body)
