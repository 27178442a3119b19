"""What the checker makes of each way in which a server may behave."""

from __future__ import annotations

import gzip
import resource
import socket
import ssl
import time
import zlib
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import trustme

from external.run import DAY, NOW, QUICK, check, options_for, visit
from external.server import (
    Script,
    Server,
    by_method,
    endless,
    hang_up,
    in_turn,
    raw,
    redirect,
    reply,
    reset,
    silence,
)
from footcite.external.result import Result
from footcite.external.status import StatusFile
from footcite.issues import Code

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HTML + b"Transfer-Encoding: chunked\r\n\r\n"
SECTION = '<h2 id="there">'


@pytest.mark.parametrize(
    ("script", "result", "status"),
    [
        pytest.param(reply(200), Result.ALIVE, 200, id="200"),
        pytest.param(reply(204), Result.ALIVE, 204, id="204"),
        pytest.param(reply(404), Result.GONE, 404, id="404"),
        pytest.param(reply(410), Result.GONE, 410, id="410"),
        pytest.param(reply(401), Result.UNKNOWN, 401, id="401"),
        pytest.param(reply(403), Result.UNKNOWN, 403, id="403"),
        pytest.param(reply(429), Result.UNKNOWN, 429, id="429"),
        pytest.param(reply(500), Result.UNKNOWN, 500, id="500"),
        pytest.param(reply(503), Result.UNKNOWN, 503, id="503"),
        pytest.param(reply(999), Result.UNKNOWN, 999, id="999"),
        pytest.param(reply(301), Result.UNKNOWN, 301, id="redirect-to-nowhere"),
        pytest.param(silence, Result.UNKNOWN, None, id="silence"),
        pytest.param(hang_up, Result.UNKNOWN, None, id="hangs-up"),
        pytest.param(raw(b"HTTP/1.1 abc What\r\n\r\n"), Result.UNKNOWN, None, id="bad-status-line"),
        pytest.param(raw(b"220 smtp ready\r\n"), Result.UNKNOWN, None, id="not-http"),
        pytest.param(raw(HTML + b"X: " + b"a" * 20_000 + b"\r\n\r\n"), Result.UNKNOWN, None, id="long-field"),
        pytest.param(endless(HTML, b"X-Y: z\r\n"), Result.UNKNOWN, None, id="endless-header"),
        pytest.param(endless(HTML + b"X: ", b"y", 0.05), Result.UNKNOWN, None, id="dripping-header"),
        pytest.param(redirect("http://[::1"), Result.UNKNOWN, None, id="redirect-malformed"),
        pytest.param(redirect("\udcff\udcfe"), Result.UNKNOWN, None, id="redirect-not-utf8"),
        pytest.param(redirect("file:///etc/passwd"), Result.BLOCKED, None, id="redirect-file"),
        pytest.param(redirect("ftp://127.0.0.1/"), Result.BLOCKED, None, id="redirect-ftp"),
        pytest.param(redirect("javascript:alert(1)"), Result.BLOCKED, None, id="redirect-javascript"),
        pytest.param(redirect("gopher://127.0.0.1/"), Result.BLOCKED, None, id="redirect-gopher"),
        pytest.param(redirect("http://127.0.0.1:22/"), Result.BLOCKED, None, id="redirect-port"),
        pytest.param(redirect("http://a:b@127.0.0.1/"), Result.BLOCKED, None, id="redirect-user"),
        pytest.param(redirect("/page"), Result.UNKNOWN, None, id="redirect-loop"),
    ],
)
def test_an_answer_means(server: Server, script: Script, result: Result, status: int | None) -> None:
    server.routes["/page"] = script
    started = time.monotonic()
    record = visit(server)
    assert (record.result, record.http_status) == (result, status)
    assert time.monotonic() - started < 10, "no answer holds the run up"


@pytest.mark.parametrize(
    ("script", "anchors", "result"),
    [
        pytest.param(reply(200, SECTION), True, Result.ALIVE, id="there"),
        pytest.param(reply(200, "<h2 id=other>"), False, Result.ALIVE, id="missing"),
        pytest.param(reply(200, gzip.compress(SECTION.encode()), Content_Encoding="gzip"), True, Result.ALIVE, id="gzip"),
        pytest.param(reply(200, zlib.compress(b"<p>"), Content_Encoding="deflate"), False, Result.ALIVE, id="deflate"),
        pytest.param(reply(200, SECTION, Content_Encoding="br"), None, Result.ALIVE, id="unknown-encoding"),
        pytest.param(reply(200, b"<p>", Content_Encoding="gzip"), None, Result.UNKNOWN, id="not-gzip"),
        pytest.param(reply(200, gzip.compress(b"<p>")[:-9], Content_Encoding="gzip"), None, Result.ALIVE, id="half-gzip"),
        pytest.param(reply(200, SECTION, content_type="text/html; charset=none"), True, Result.ALIVE, id="charset"),
        pytest.param(reply(200, b"\xff" + SECTION.encode()), True, Result.ALIVE, id="not-utf8"),
        pytest.param(reply(200, SECTION.encode("utf-16"), content_type="text/html; charset=utf-16"), True, Result.ALIVE, id="utf16"),
        pytest.param(reply(200, "text", content_type="text/plain"), None, Result.ALIVE, id="no-html"),
        pytest.param(endless(HTML + b"\r\n", b"<p>" * 9999), None, Result.ALIVE, id="endless-body"),
        pytest.param(endless(HTML + b"\r\n", b"<p>", 0.05), None, Result.UNKNOWN, id="slow-drip"),
        pytest.param(raw(CHUNKED + b"5\r\nhello\r\nZZ\r\n"), None, Result.UNKNOWN, id="broken-chunks"),
        pytest.param(raw(CHUNKED + b"5\r\nhello\r\n"), None, Result.UNKNOWN, id="missing-chunk"),
        pytest.param(reset, None, Result.UNKNOWN, id="reset"),
    ],
)  # fmt: skip
def test_a_fragment_is_looked_for_in_the_page(
    server: Server, script: Script, anchors: bool | None, result: Result
) -> None:
    server.routes["/page"] = script
    record = visit(server, "/page#there")
    assert record.result is result
    assert record.anchors.get("there") is anchors
    assert server.asked("/page") == ["GET"]


def test_a_gzip_bomb_is_not_unpacked(server: Server) -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    server.routes["/page"] = reply(200, bomb, Content_Encoding="gzip")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert visit(server, "/page#there").anchors == {"there": None}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024, "kilobytes"


def test_head_alone_is_asked_where_it_works(server: Server) -> None:
    server.routes["/page"] = endless(HTML + b"\r\n", b"<p>")
    server.routes["/page"] = by_method(HEAD=reply(200), GET=server.routes["/page"])
    assert visit(server).result is Result.ALIVE
    assert server.asked("/page") == ["HEAD"]


@pytest.mark.parametrize("refused", [reply(405), reply(501), reply(403), reply(404), reply(500), hang_up])
def test_get_is_asked_where_head_fails(server: Server, refused: Script) -> None:
    server.routes["/page"] = by_method(HEAD=refused, GET=endless(HTML + b"\r\n", b"<p>" * 9999))
    assert visit(server).result is Result.ALIVE
    assert set(server.asked("/page")) == {"HEAD", "GET"}


def test_redirects_are_followed_to_the_fifth(server: Server) -> None:
    for hop in range(10):
        server.routes[f"/{hop}"] = redirect(f"../{hop + 1}", status=(301, 302, 303, 307, 308)[hop % 5])
    server.routes["/10"] = reply(200)
    assert visit(server, "/5").result is Result.ALIVE
    server.requests.clear()
    assert visit(server, "/4").result is Result.UNKNOWN
    assert not server.asked("/10")


def test_a_fragment_survives_a_redirect(server: Server) -> None:
    server.routes |= {"/page": redirect("/new"), "/new": reply(200, SECTION)}
    assert visit(server, "/page#there").anchors == {"there": True}


@pytest.mark.parametrize(
    ("seconds", "date"),
    [("1", None), ("0", None), (None, 1), (None, -100)],
    ids=["seconds", "zero", "date", "past-date"],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_that_is_asked_for_is_made(
    server: Server, status: int, seconds: str | None, date: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = NOW.now(NOW.tzinfo).replace(microsecond=0)
    wait = seconds or format_datetime(now + (date or 0) * DAY / 86_400, usegmt=True)
    server.routes["/page"] = in_turn(reply(status, Retry_After=wait), reply(200))
    assert visit(server).result is Result.ALIVE
    first, second = (request.time for request in server.requests if request.path == "/page")
    assert seconds != "1" or second - first >= 1


@pytest.mark.parametrize(
    "wait", ["999999", "9" * 400, "-1", "abc", "1.5", "", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_a_pause_too_long_or_unclear_is_not_made(server: Server, wait: str) -> None:
    server.routes["/page"] = reply(429, Retry_After=wait)
    server.routes["/robots.txt"] = reply(404)
    urls = [server.url(path) for path in ("/page", "/second", "/third")]
    status = StatusFile()
    issues = check(urls, options_for(server), status)
    assert [request.path for request in server.requests] == ["/robots.txt", "/page"], "the host is left alone"
    assert [issue.code for issue in issues] == [Code.URL_UNKNOWN] * 3
    assert list(status.records) == [urls[0]], "what was not asked is not recorded"
    server.routes |= dict.fromkeys(("/page", "/second", "/third"), reply(200))
    server.requests.clear()
    assert not check(urls, options_for(server), status)
    assert server.requests[-1].path == "/page", "what was left comes first in the next run"


def test_a_host_that_asks_twice_for_a_pause_is_left_alone(server: Server) -> None:
    server.routes["/a"] = server.routes["/b"] = reply(503, Retry_After="0")
    check([server.url("/a"), server.url("/b")], options_for(server))
    assert (server.asked("/a"), server.asked("/b")) == (["HEAD"] * 2, [])


FORBIDDEN = (
    "127.0.0.2 2130706434 0x7f.2 0177.0.0.2 0x7f000002 ①②⑦.0.0.2 １２７.0.0.2 127。0。0。2 [::ffff:127.0.0.2]"
    " [::ffff:7f00:2] [64:ff9b::7f00:2] [2002:7f00:2::] [::127.0.0.2] [fe80::1%25lo] 0.0.0.0 [::]"
    " private.test mapped.test private.test."
)


@pytest.mark.parametrize("host", FORBIDDEN.split())
@pytest.mark.parametrize("way", ["link", "redirect", "robots"])
def test_a_forbidden_address_is_never_contacted(
    host: str, way: str, names: dict[str, list[str]], contacted: list[str]
) -> None:
    names |= {"private.test": ["127.0.0.2"], "mapped.test": ["::ffff:127.0.0.2", "10.0.0.1"]}
    names["private.test."] = names["private.test"]
    with Server() as public, Server(address="127.0.0.2", port=public.port) as private:
        options = options_for(public)
        target = f"http://{host}:{public.port}/secret"
        public.routes["/page"] = redirect(target) if way == "redirect" else reply(200)
        public.routes["/robots.txt"] = redirect(target) if way == "robots" else reply(404)
        url = target if way == "link" else public.url("/page")
        issues = check([url], options)
        assert private.connections == 0
        assert set(contacted) <= {"127.0.0.1"}
    (issue,) = issues
    assert issue.code is (Code.URL_UNKNOWN if way == "robots" else Code.URL_BLOCKED)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "localhost.", "2130706433"])
def test_loopback_itself_is_forbidden_unless_allowed(server: Server, host: str) -> None:
    options = options_for(server, base=type(QUICK)(gap=0))
    (issue,) = check([f"http://{host}:{server.port}/"], options)
    assert issue.code is Code.URL_BLOCKED
    assert server.connections == 0


def test_only_the_public_addresses_of_a_host_are_used(
    server: Server, names: dict[str, list[str]], contacted: list[str]
) -> None:
    names["both.test"] = ["127.0.0.2", "10.1.2.3", "127.0.0.1"]
    server.routes["/"] = reply(200)
    assert not check([server.url("/", "both.test")], options_for(server))
    assert set(contacted) == {"127.0.0.1"}


def test_a_second_answer_of_the_name_server_is_judged_too(
    server: Server, contacted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])

    def rebind(host: str, port: int, *args: object, **options: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    server.routes["/robots.txt"] = raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    with Server(address="127.0.0.2", port=server.port) as private:
        (issue,) = check([server.url("/", "rebind.test")], options_for(server))
        assert private.connections == 0
    assert contacted == ["127.0.0.1"], "one lookup, one connection"
    assert list(answers) == ["127.0.0.2"], "what cannot be connected to is not tried again"
    assert issue.code is Code.URL_BLOCKED


@pytest.mark.parametrize(
    "url", ["http://h:22/", "http://h:6379/", "http://h:0/", "http:///x", "http://[::1", "http://h:99999/"]
)
def test_odd_addresses_are_blocked(url: str, contacted: list[str]) -> None:
    (issue,) = check([url], QUICK)
    assert issue.code is Code.URL_BLOCKED
    assert not contacted


@pytest.mark.parametrize("host", ["a..b.test", "a" * 70 + ".test"])
def test_impossible_host_names_do_no_harm(host: str) -> None:
    (issue,) = check([f"http://{host}/"], QUICK)
    assert issue.code is Code.URL_UNKNOWN
    assert "cannot be looked up" in issue.message


def test_the_deadline_is_for_all_hops_together(server: Server) -> None:
    def slow(location: str) -> Script:
        head = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n"
        return raw(b"", head.encode(), pause=0.2)

    server.routes |= {
        "/page": slow("/2"),
        "/2": slow("/3"),
        "/3": slow("/4"),
        "/4": slow("/5"),
        "/5": reply(200),
    }
    record = visit(server)
    assert (record.result, record.detail) == (Result.UNKNOWN, "no whole answer came in time")


def test_a_redirect_to_a_web_socket_is_not_followed(server: Server) -> None:
    server.routes["/page"] = redirect(f"ws://127.0.0.1:{server.port}/socket")
    assert visit(server).detail == "it redirects, but the scheme `ws` is not asked"
    assert not server.asked("/socket")


def test_the_reason_says_what_is_wrong(server: Server) -> None:
    server.routes["/page"] = redirect("http://[::1")
    assert visit(server).detail == "it redirects to a malformed address"


def test_cookies_are_not_kept(server: Server, names: dict[str, list[str]]) -> None:
    names["cookie.test"] = ["127.0.0.1"]
    server.routes["/page"] = reply(200, Set_Cookie="a=b")
    server.routes["/robots.txt"] = reply(404, Set_Cookie="c=d")
    assert not check([server.url("/page", "cookie.test")], options_for(server))
    assert ["cookie" in request.headers for request in server.requests] == [False, False]


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize(("name", "result"), [("good.test", Result.ALIVE), ("bad.test", Result.UNKNOWN)])
def test_certificates_are_checked_by_the_name_of_the_host(
    authority: trustme.CA,
    name: str,
    result: Result,
    names: dict[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names[name] = ["127.0.0.1"]
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("good.test").configure_cert(tls)
    with Server({"/": reply(200)}, tls=tls) as server:
        status = StatusFile()
        check([server.url("/", name)], options_for(server), status)
        record = status.find(server.url("/", name))
    assert record is not None
    assert record.result is result


def test_a_certificate_of_an_unknown_authority_is_no_proof_of_death(authority: trustme.CA) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with Server({"/page": reply(200)}, tls=tls) as server:
        assert visit(server).result is Result.UNKNOWN


def test_the_user_agent_is_polite(server: Server) -> None:
    visit(server)
    headers = server.requests[0].headers
    assert headers["user-agent"].startswith("footcite/")
    assert "+https://" in headers["user-agent"]
