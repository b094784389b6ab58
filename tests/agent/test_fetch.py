"""A URL leads only to public pages of text, within its limits; what goes wrong is one clear line."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sitrep.agent.article import LoadOptions, load_article
from sitrep.agent.errors import FetchError
from sitrep.agent.fetch import MAX_REDIRECTS, fetch, is_public

LOCAL = LoadOptions(allow_private=True, timeout=10.0)
Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: bytes = b"", kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return send


def drip(request: BaseHTTPRequestHandler) -> None:
    """Send one byte now and then until the reader hangs up."""
    answer(b"", "text/plain")(request)
    pause = threading.Event()
    try:
        while not pause.wait(0.02):
            request.wfile.write(b"x")
            request.wfile.flush()
    except OSError:
        return


PAGES: dict[str, Answer] = {
    "/page": answer(b"<p>Two died.</p>", "text/html; charset=windows-1252"),
    "/text": answer(b"Two died near the bridge.", "text/plain"),
    "/a%20b?q=%C3%A9": answer(b"quoted"),
    "/packed": answer(gzip.compress(b"Two died."), Content_Encoding="gzip"),
    "/bomb": answer(gzip.compress(b"x" * 1_000_000), Content_Encoding="gzip"),
    "/broken": answer(b"\x1f\x8bnothing", Content_Encoding="gzip"),
    "/odd": answer(b"x", Content_Encoding="br"),
    "/pdf": answer(b"%PDF", "application/pdf"),
    "/moved": answer(status=302, Location="/page"),
    "/loop": answer(status=302, Location="/loop"),
    "/to-file": answer(status=302, Location="file:///etc/passwd"),
    "/gone": answer(status=404),
    "/walled": answer(status=403),
    "/down": answer(status=503),
    "/large": answer(b"x" * 10_000, "text/plain"),
    "/short": answer(b"half", Content_Length="100"),
    "/slow": drip,
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        PAGES[self.path](self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_comes_with_its_declared_character_set(site: str) -> None:
    page = fetch(f"{site}/page", LOCAL)
    assert page == (b"<p>Two died.</p>", f"{site}/page", "windows-1252")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("/a b?q=é", b"quoted", id="characters that need quoting"),
        pytest.param("/packed", b"Two died.", id="gzip"),
    ],
)
def test_pages_are_asked_for_and_unpacked_properly(site: str, path: str, body: bytes) -> None:
    assert fetch(site + path, LOCAL).data == body


def test_a_redirect_is_followed_to_its_final_address(site: str) -> None:
    assert fetch(f"{site}/moved", LOCAL).url == f"{site}/page"


def test_an_article_is_loaded_from_a_url(site: str) -> None:
    article = load_article(f"{site}/text", LOCAL)
    assert (article.text, article.source) == ("Two died near the bridge.", f"{site}/text")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/pdf", "application/pdf"),
        ("/loop", f"redirects too often .*{MAX_REDIRECTS}"),
        ("/to-file", "cannot read file"),
        ("/gone", "404 .*no such page"),
        ("/walled", "403 .*refuses"),
        ("/down", "503 .*later"),
        ("/bomb", "too large"),
        ("/large", "too large"),
        ("/broken", "broken"),
        ("/odd", "packed as br"),
        ("/short", "broken answer"),
    ],
)
def test_an_unusable_answer_is_one_clear_line(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as raised:
        fetch(site + path, replace(LOCAL, max_bytes=5_000))
    assert "\n" not in str(raised.value)


def test_the_time_limit_is_for_the_whole_fetch_however_busy_the_server(site: str) -> None:
    with pytest.raises(FetchError, match="did not answer within"):
        fetch(f"{site}/slow", replace(LOCAL, timeout=0.3))


def test_a_private_address_is_refused_before_any_connection(site: str) -> None:
    with pytest.raises(FetchError, match="private or local"):
        fetch(f"{site}/page", LoadOptions())


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/", "http://0/",
     "http://2130706433/", "http://0x7f.1/"],
)  # fmt: skip
def test_no_spelling_of_a_local_address_gets_through(url: str) -> None:
    with pytest.raises(FetchError, match=r"private or local|no such host"):
        fetch(url, LoadOptions())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_only_addresses_open_to_all_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "https://user:secret@example.org/",
        "http:///path",
        "http://example.org:99999/",
        "http://[::1/",
        "http://a\tb/",
    ],
)
def test_an_unusable_url_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(FetchError, match=r"not a usable URL|private|no such host") as raised:
        fetch(url, LoadOptions())
    assert "secret" not in str(raised.value)


def test_a_closed_port_is_reported_with_a_hint() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(FetchError, match=r"no connection to 127\.0\.0\.1"):
            fetch(f"http://127.0.0.1:{port}/", LOCAL)


def test_a_server_without_tls_gives_no_secure_connection(site: str) -> None:
    with pytest.raises(FetchError, match="no secure connection"):
        fetch(site.replace("http:", "https:") + "/page", LOCAL)
