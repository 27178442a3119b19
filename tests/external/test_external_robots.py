"""RFC 9309, against a real server."""

from __future__ import annotations

import pytest

from external.run import QUICK, check, options_for, visit
from external.server import Script, Server, endless, hang_up, redirect, reply, silence
from footcite.external.result import Result
from footcite.external.status import StatusFile
from footcite.issues import Code


def robots(text: str | bytes, status: int = 200) -> Script:
    return reply(status, text, content_type="text/plain")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /", "/page", False, id="all"),
        pytest.param("User-agent: *\nDisallow:", "/page", True, id="empty-rule"),
        pytest.param("", "/page", True, id="empty"),
        pytest.param("User-agent: FootCite\nDisallow: /", "/page", False, id="case-of-the-name"),
        pytest.param("User-agent: other\nDisallow: /", "/page", True, id="another-agent"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: footcite\nAllow: /", "/page", True, id="own-group"),
        pytest.param("User-agent: a\nUser-agent: footcite\nDisallow: /", "/page", False, id="shared-group"),
        pytest.param("User-agent: footcite\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: footcite\nDisallow: /page", "/page", False, id="groups-join"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True, id="longest-match"),
        pytest.param("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False, id="longest-match-forbids"),
        pytest.param("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True, id="allow-wins-ties"),
        pytest.param("User-agent: *\nDisallow: /*.php$", "/x/y.php", False, id="star-and-dollar"),
        pytest.param("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", True, id="dollar-is-the-end"),
        pytest.param("User-agent: *\nDisallow: /a*b*c", "/axxbxxc/d", False, id="two-stars"),
        pytest.param("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", False, id="percent-encoding"),
        pytest.param("User-agent: *\nDisallow: /ä", "/%C3%A4", False, id="unicode"),
        pytest.param("User-agent: *\nDisallow: /Page", "/page", True, id="case-of-the-path"),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /page # why\r\n", "/page", False, id="bom-crlf-comment"),
        pytest.param("<html>Not found</html>", "/page", True, id="no-robots-at-all"),
        pytest.param(b"User-agent: *\n\xff\xfe\nDisallow: /page", "/page", False, id="not-utf8"),
        pytest.param("User-agent: *\nDisallow: /page?secret", "/page?secret=1", False, id="query"),
    ],
)  # fmt: skip
def test_a_rule_means(server: Server, text: str | bytes, path: str, allowed: bool) -> None:
    server.routes |= {"/robots.txt": robots(text), path: reply(200)}
    record = visit(server, path)
    assert record.result is (Result.ALIVE if allowed else Result.UNCHECKED)
    assert len(server.requests) == (2 if allowed else 1)


@pytest.mark.parametrize(
    ("script", "result"),
    [
        pytest.param(robots("User-agent: *\nDisallow: /", 404), Result.ALIVE, id="404"),
        pytest.param(robots("", 401), Result.ALIVE, id="401"),
        pytest.param(robots("", 403), Result.ALIVE, id="403"),
        pytest.param(robots("", 500), Result.UNKNOWN, id="500"),
        pytest.param(robots("", 503), Result.UNKNOWN, id="503"),
        pytest.param(silence, Result.UNKNOWN, id="timeout"),
        pytest.param(hang_up, Result.UNKNOWN, id="hangs-up"),
        pytest.param(redirect("/robots.txt"), Result.ALIVE, id="redirect-loop"),
        pytest.param(redirect("http://127.0.0.1:9/robots.txt"), Result.ALIVE, id="redirect-to-a-port-not-asked"),
        pytest.param(redirect("http://[::1"), Result.UNKNOWN, id="redirect-malformed"),
        pytest.param(
            robots(b"User-agent: *\nDisallow: /x\n" + b"#" * 520_000 + b"\nDisallow: /page"), Result.ALIVE, id="rule-beyond-the-cap"
        ),
        pytest.param(
            robots(b"User-agent: *\n#" + b"#" * (500 * 1024 - 31) + b"\nDisallow: /page-is-longer"), Result.ALIVE, id="rule-cut-by-the-cap"
        ),
        pytest.param(
            robots(b"User-agent: *\nDisallow: /page\n" + b"#" * 520_000), Result.UNCHECKED, id="rule-before-the-cap"
        ),
        pytest.param(
            endless(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /page\n", b"#" * 9999), Result.UNCHECKED, id="endless"
        ),
    ],
)  # fmt: skip
def test_an_answer_means(server: Server, script: Script, result: Result) -> None:
    server.routes |= {"/robots.txt": script, "/page": reply(200)}
    assert visit(server).result is result
    assert bool(server.asked("/page")) is (result is Result.ALIVE)


def test_five_redirects_are_followed(server: Server) -> None:
    server.routes |= {f"/r{hop}": redirect(f"/r{hop + 1}") for hop in range(1, 5)}
    server.routes |= {"/robots.txt": redirect("/r1"), "/r5": robots("User-agent: *\nDisallow: /")}
    server.routes["/page"] = reply(200)
    assert visit(server).result is Result.UNCHECKED


def test_each_site_is_asked_once_and_each_hop_obeys_its_own(
    server: Server, names: dict[str, list[str]]
) -> None:
    names |= {"a.test": ["127.0.0.1"], "b.test": ["127.0.0.1"]}
    server.routes |= {
        "a.test/robots.txt": robots(""),
        "b.test/robots.txt": robots("User-agent: *\nDisallow: /no"),
    }
    server.routes |= {f"a.test/{n}": redirect(server.url("/no", "b.test")) for n in range(9)}
    status = StatusFile()
    issues = check([server.url(f"/{n}", "a.test") for n in range(9)], options_for(server), status)
    assert {issue.code for issue in issues} == {Code.URL_UNCHECKED}
    assert len(server.asked("/robots.txt")) == 2
    assert not server.asked("/no")


def test_a_vanished_host_is_not_taken_for_one_that_forbids() -> None:
    status = StatusFile()
    check(["http://gone.test/"], QUICK, status)
    (record,) = status.records.values()
    assert record.result is Result.VANISHED
