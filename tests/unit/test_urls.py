from __future__ import annotations

import pytest

from footcite.urls import doi_url, safe_url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://example.org", id="http"),
        pytest.param("https://example.org/", id="https"),
        pytest.param("HTTPS://EXAMPLE.org/", id="capitals"),
        pytest.param("https://example.org:8443/a", id="port"),
        pytest.param("https://example.org/~able/a_b-c.html", id="path"),
        pytest.param("https://example.org/a(b)'c;d,e", id="punctuation"),
        pytest.param("https://example.org/?a=1&b=2#c", id="query-and-fragment"),
        pytest.param("https://example.org/@able", id="at-sign-in-path"),
        pytest.param("https://example.org/?to=a@b.org", id="at-sign-in-query"),
        pytest.param("https://example.org/r%C3%ADo", id="percent"),
        pytest.param("https://example.org/río", id="letters-beyond-ascii"),
        pytest.param("https://xn--fsq.example/", id="encoded-host"),
        pytest.param("https://[2001:db8::1]/", id="ipv6"),
    ],
)
def test_allowed(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("JaVaScRiPt:alert(1)", id="script-in-mixed-case"),
        pytest.param("java\tscript:alert(1)", id="script-with-tab"),
        pytest.param("java\nscript:alert(1)", id="script-with-line-break"),
        pytest.param("\x01javascript:alert(1)", id="script-after-control-character"),
        pytest.param(" javascript:alert(1)", id="script-after-space"),
        pytest.param("java&#9;script:alert(1)", id="script-with-reference"),
        pytest.param("javascript://example.org/%0aalert(1)", id="script-with-host"),
        pytest.param("data:text/html,<script>alert(1)</script>", id="data"),
        pytest.param("data:image/png;base64,AAAA", id="data-image"),
        pytest.param("vbscript:x", id="vbscript"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("blob:https://example.org/1", id="blob"),
        pytest.param("ftp://example.org/", id="ftp"),
        pytest.param("//evil.example/x", id="no-scheme"),
        pytest.param("/page", id="path-alone"),
        pytest.param("page.html", id="relative"),
        pytest.param("#top", id="fragment"),
        pytest.param("https:", id="scheme-alone"),
        pytest.param("https://", id="no-host"),
        pytest.param("https:example.org", id="no-slashes"),
        pytest.param("https:///example.org", id="empty-host"),
        pytest.param("https://gov.example@evil.example/", id="user"),
        pytest.param("https://user:pass@host.example/", id="password"),
        pytest.param("https://@host.example/", id="empty-user"),
        pytest.param('https://ok.example/" onmouseover="alert(1)', id="quote"),
        pytest.param("https://ok.example/a b", id="space"),
        pytest.param("https://ok.example/\u00a0b", id="no-break-space"),
        pytest.param("https://ok.example/<b>", id="angle-brackets"),
        pytest.param("https:\\\\evil.example", id="backslashes"),
        pytest.param("https://ok.example\\@evil.example/", id="backslash-before-host"),
        pytest.param("https://ok.example/\x00", id="nul"),
        pytest.param("https://ok.example/\x7f", id="delete"),
        pytest.param("https://ok\u200b.example/", id="zero-width-space"),
        pytest.param("https://ok.example/\u202egpj", id="direction-override"),
        pytest.param("https://ok.example/\u2028", id="line-separator"),
        pytest.param("https://[bad/", id="broken-address-of-host"),
        pytest.param("https://ok.example:port/", id="port-that-is-no-number"),
        pytest.param("https://ok.example:0/", id="port-zero"),
        pytest.param("https://ok.example:65536/", id="port-beyond-the-last"),
    ],
)
def test_refused(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        pytest.param("10.1234/abc", "https://doi.org/10.1234/abc", id="bare"),
        pytest.param(" 10.1234/abc ", "https://doi.org/10.1234/abc", id="spaces-around"),
        pytest.param("doi:10.1234/abc", "https://doi.org/10.1234/abc", id="prefix"),
        pytest.param("DOI: 10.1234/abc", "https://doi.org/10.1234/abc", id="prefix-in-capitals"),
        pytest.param("https://doi.org/10.1234/abc", "https://doi.org/10.1234/abc", id="address"),
        pytest.param("http://dx.doi.org/10.1234/abc", "https://doi.org/10.1234/abc", id="old-address"),
        pytest.param(
            "10.1234/a/b(c)-d_e;f:g.h", "https://doi.org/10.1234/a/b(c)-d_e;f:g.h", id="punctuation"
        ),
        pytest.param("10.1234/<1:a>2#3?4%5", "https://doi.org/10.1234/%3C1:a%3E2%233%3F4%255", id="encoded"),
        pytest.param('10.1234/"x', "https://doi.org/10.1234/%22x", id="quote"),
        pytest.param("10.1000.10/123", "https://doi.org/10.1000.10/123", id="divided-registrant"),
    ],
)
def test_doi(doi: str, url: str) -> None:
    """https://www.doi.org/doi-handbook/HTML/numbering.html: the registrant's code may be divided."""
    assert doi_url(doi) == url


@pytest.mark.parametrize(
    "doi",
    [
        pytest.param("", id="nothing"),
        pytest.param("10/abc", id="no-registrant"),
        pytest.param("11.1234/abc", id="another-directory"),
        pytest.param("10.1234/", id="no-suffix"),
        pytest.param("10.1234", id="registrant-alone"),
        pytest.param("10.1234/a b", id="space"),
        pytest.param("https://example.org/10.1234/abc", id="another-address"),
        pytest.param("javascript:10.1234/abc", id="script"),
    ],
)
def test_no_doi(doi: str) -> None:
    assert doi_url(doi) is None
