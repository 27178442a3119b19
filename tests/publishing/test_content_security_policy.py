"""The policy of a page: what it admits, and that it admits nothing else."""

from __future__ import annotations

import pytest

from publishing.content_security_policy import add_policy, content_security_policy

# printf %s 'alert("Hello, world.");' | openssl dgst -sha256 -binary | base64
HELLO = "'sha256-95/2P1j1ZySEaTPvS2vdbldPcGJYZRvEeWm0x0qZqcQ='"
BASE = "script-src 'self'{}; style-src 'self'{};"


@pytest.mark.parametrize(
    ("body", "scripts", "styles"),
    [
        pytest.param('<script src="a.js"></script>', "", "", id="a script of the site needs no hash"),
        pytest.param('<script>alert("Hello, world.");</script>', f" {HELLO}", "", id="an inline script"),
        pytest.param(
            '<script type="module">alert("Hello, world.");</script>', f" {HELLO}", "", id="an inline module"
        ),
        pytest.param(
            '<script>alert("Hello, world.");</script>' * 2, f" {HELLO}", "", id="one hash for twins"
        ),
        pytest.param('<script type="application/ld+json">{}</script>', "", "", id="data are not run"),
        pytest.param('<style>alert("Hello, world.");</style>', "", f" {HELLO}", id="an inline style"),
        pytest.param(
            "<p style='alert(&quot;Hello, world.&quot;);'>",
            "",
            f" 'unsafe-hashes' {HELLO}",
            id="a style attribute, as its text is after entities",
        ),
        pytest.param('<p onclick="alert()">', "", "", id="a handler is never admitted"),
    ],
)
def test_blocks_of_the_page_are_admitted_by_hash(body: str, scripts: str, styles: str) -> None:
    assert BASE.format(scripts, styles) in content_security_policy(body)


def test_nothing_is_admitted_by_default_and_no_form_is_sent() -> None:
    policy = content_security_policy("")
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("form-action 'none'")
    assert "unsafe-inline" not in policy


def test_the_policy_stands_before_anything_that_it_governs() -> None:
    page = add_policy('<head><meta charset="utf-8"><script>1</script></head>')
    assert page.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="')


def test_a_page_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="no <meta charset"):
        add_policy("<p>Moved</p>")
