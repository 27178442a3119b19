from __future__ import annotations

import pytest

from footcite.issues import Code, Issue
from footcite.model import Place
from footcite.report.escapes import break_commands, redact
from footcite.report.excerpt import excerpt
from footcite.report.paths import relative_issues
from footcite.report.sarif import path_uri


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("https://a:b@c.example/d", "https://***@c.example/d", id="password"),
        pytest.param("https://ghp_x@c.example/", "https://*****@c.example/", id="name-alone"),
        pytest.param("https://a:p@ss@c.example/", "https://******@c.example/", id="at-sign-in-password"),
        pytest.param("https://c.example/@user", "https://c.example/@user", id="at-sign-in-path"),
        pytest.param("https://c.example see a@b.example", "https://c.example see a@b.example", id="e-mail"),
        pytest.param("?x=1&api_key=ab;y", "?x=1&api_key=**;y", id="key-of-an-interface"),
        pytest.param("?X-Amz-Signature=ab`", "?X-Amz-Signature=**`", id="signature"),
        pytest.param("issues/new?key=smith2020", "issues/new?key=smith2020", id="cite-key"),
        pytest.param("the token=ab", "the token=ab", id="no-query"),
    ],
)
def test_secrets_are_masked_character_by_character(text: str, expected: str) -> None:
    assert redact(text) == expected
    assert len(redact(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("::error::x", ": :error: :x", id="command"),
        pytest.param(":::", ": : :", id="three-colons"),
        pytest.param("##[error]", "## [error]", id="old-command"),
        pytest.param("##vso[task]", "## vso[task]", id="another-service"),
        pytest.param("## Heading [1]", "## Heading [1]", id="heading"),
        pytest.param("a: b", "a: b", id="colon"),
    ],
)
def test_commands_are_broken_up(text: str, expected: str) -> None:
    assert break_commands(text) == expected


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        pytest.param("abc", 1, ("abc", 0), id="first"),
        pytest.param("abc", 3, ("abc", 2), id="last"),
        pytest.param("abc", 4, ("abc", 3), id="end-of-line"),
        pytest.param("abc", 99, ("abc", 3), id="beyond"),
        pytest.param("", 1, ("", 0), id="empty"),
        pytest.param("\tabc", 2, ("    abc", 4), id="tab"),
        pytest.param("中文x", 3, ("中文x", 4), id="wide"),
        pytest.param("e\u0301x", 3, ("e\u0301x", 1), id="combining"),
        pytest.param("\x1bx", 2, ("\\x1bx", 4), id="control"),
        pytest.param("a\u00a0x", 3, ("a x", 2), id="no-break-space"),
        pytest.param("a::x", 3, ("a: :x", 3), id="broken-command"),
        pytest.param("a::x", 4, ("a: :x", 4), id="after-a-broken-command"),
        pytest.param("https://a:b@c x", 15, ("https://***@c x", 14), id="secret"),
        pytest.param("a" * 100, 100, ("a" * 100, 99), id="just-fits"),
        pytest.param("a" * 300, 1, ("a" * 100 + "…", 0), id="long-start"),
        pytest.param("a" * 300, 151, ("…" + "a" * 100 + "…", 61), id="long-middle"),
        pytest.param("a" * 300, 300, ("…" + "a" * 100, 100), id="long-end"),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, expected: tuple[str, int]) -> None:
    assert excerpt(line, column) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("docs/a.md", "sub/docs/a.md", id="relative-to-the-folder"),
        pytest.param("./docs//a.md", "sub/docs/a.md", id="dots"),
        pytest.param("../mkdocs.yml", "mkdocs.yml", id="above-the-folder"),
        pytest.param("/repo/docs/a.md", "docs/a.md", id="absolute"),
        pytest.param("/repository/a.md", "/repository/a.md", id="like-the-root"),
        pytest.param("../../x.bib", "../../x.bib", id="outside"),
        pytest.param("", "", id="none"),
    ],
)
def test_paths_are_relative_to_the_root(path: str, expected: str) -> None:
    issue = Issue(Code.LINK_NO_FILE, "message", Place(path, 1))
    (moved,) = relative_issues([issue], root="/repo", folder="/repo/sub")
    assert moved.place == Place(expected, 1)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("docs/a b#c?.md", "docs/a%20b%23c%3F.md", id="reserved"),
        pytest.param("javascript:x.md", "javascript%3Ax.md", id="scheme"),
        pytest.param("/etc/a b", "file:///etc/a%20b", id="absolute"),
        pytest.param("%2e%2e/x", "%252e%252e/x", id="percent"),
    ],
)
def test_paths_become_addresses(path: str, uri: str) -> None:
    assert path_uri(path) == uri
